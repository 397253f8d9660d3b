"""Level 5, restricted words: no file may hold a run of words of a text that may not be passed on.

Runs of words are kept as hashes alone, and words are never printed: a finding says where they are and how many.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, groupby
from typing import TYPE_CHECKING
from zlib import crc32

import ryaml

from corpus_tools.diagnostics.catalogue.corpus_wide import RESTRICTED_WORDS
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer


@dataclass(frozen=True, slots=True)
class RestrictedRuns:
    """Word runs that may stand nowhere, as hashes.

    Attributes:
        size: words of a run.
        hashes: sure hashes by quick hash.
    """

    size: int
    hashes: Mapping[int, frozenset[bytes]]

    @classmethod
    def of(cls, several: Iterable[Mapping[int, frozenset[bytes]]], *, size: int) -> RestrictedRuns:
        """Return the runs of several events as one."""
        merged: dict[int, frozenset[bytes]] = {}
        for hashes in several:
            for key, found in hashes.items():
                merged[key] = merged.get(key, frozenset()) | found
        return cls(size, merged)

    def __bool__(self) -> bool:
        return bool(self.hashes)

    def __contains__(self, run: object) -> bool:
        if not isinstance(run, bytes):
            return False
        found = self.hashes.get(quick_hash(run))
        return found is not None and sure_hash(run) in found


def find_restricted(runs: RestrictedRuns, files: Iterable[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Yield each stretch of a file that holds restricted words, in the raw file and in its parsed values."""
    for name, contents in files:
        stretches = list(find_stretches(runs, contents))
        for span, n_words in stretches:
            yield RESTRICTED_WORDS.found(_message(n_words), Location(name, offset=span.start, end_offset=span.end))
        if not stretches and "\\" in contents and name.endswith((".yaml", ".yml")):
            yield from _in_values(runs, name, contents)


def _in_values(runs: RestrictedRuns, name: str, contents: str) -> Iterator[Diagnostic]:
    """Yield values that hold restricted words which escapes hide from a look at the raw file."""
    for pointer, value in _strings(_parse(contents)):
        for _, n_words in find_stretches(runs, value):
            yield RESTRICTED_WORDS.found(_message(n_words), Location(name, pointer))


def _message(n_words: int) -> str:
    return f"{n_words} consecutive words of a restricted text"


def find_stretches(runs: RestrictedRuns, text: str) -> Iterator[tuple[Span, int]]:
    """Yield every stretch of restricted words in a text, with the number of its words.

    Example:
        >>> hashes = {quick_hash(run): frozenset({sure_hash(run)}) for run in (b"a b c", b"b c d")}
        >>> list(find_stretches(RestrictedRuns(3, hashes), "x A, b c (d) e"))
        [(Span(start=2, end=11), 4)]
    """
    hashes = runs.hashes
    if hashes.keys().isdisjoint(quick_hashes_of(text, runs.size)):
        return
    hits = [at for at, run in enumerate(runs_of(text, runs.size)) if quick_hash(run) in hashes and run in runs]
    words = [match.span() for match in WORD.finditer(text)]
    for _, group in groupby(enumerate(hits), key=lambda pair: pair[1] - pair[0]):
        stretch = [at for _, at in group]
        first, last = stretch[0], stretch[-1] + runs.size - 1
        yield Span(words[first][0], words[last][1]), last - first + 1


def _parse(contents: str) -> object:
    try:
        return ryaml.loads(contents)  # type: ignore[attr-defined]  # re-exported at run time
    except (ValueError, RecursionError):  # level 0 says what is wrong with the file
        return None


def _strings(value: object, pointer: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _strings(child, (*pointer, str(key)))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _strings(child, (*pointer, index))


SEEN_DOT_FOLDERS = frozenset({".ci", ".github"})
"""Folders with a leading dot that hold files of the project; all others are caches or tools' own."""

SKIPPED_FOLDERS = frozenset({"__pycache__", "build", "dist", "node_modules", "venv"})
"""Folders of what was made or installed."""

MARKS_OF_MADE = ("CACHEDIR.TAG", "pyvenv.cfg")
"""A folder with one of these files was made by a tool."""

MAX_BYTES = 16_000_000
"""Largest file that is looked at; level 0 refuses larger ones in the corpus's own folders."""


def read_tree(root: Path) -> Iterator[tuple[str, str]]:
    """Yield name (relative, with forward slashes) and contents of every text file, sorted; links are not followed."""
    for path in _walk(root):
        contents = _read(path)
        if contents is not None:
            yield _name(root, path), contents


def read_files(root: Path, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield name and contents of some of the files that `read_tree` yields: those named, or in folders named."""
    for name in sorted(set(names)):
        *folders, _ = steps = name.split("/")
        if not all(_is_ours(os.path.join(root, *steps[:at]), step) for at, step in enumerate(folders)):  # noqa: PTH118
            continue
        path = os.path.join(root, *steps)  # noqa: PTH118 - as in `read_tree`
        is_folder = os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114 - likewise
        for file in _walk(path) if is_folder else (path,):
            contents = _read(file)
            if contents is not None:
                yield _name(root, file), contents


def names_in(root: Path) -> Iterator[str]:
    """Yield the name of every file that `read_tree` comes across, links and what is no text included."""
    for path in _walk(root):
        yield _name(root, path)


def _walk(root: Path | str) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if _is_ours(folder, name))
        for name in sorted(names):
            yield os.path.join(folder, name)  # noqa: PTH118 - os.walk speaks in strings


def _name(root: Path, path: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def _is_ours(folder: str, name: str) -> bool:
    if name in SKIPPED_FOLDERS or (name.startswith(".") and name not in SEEN_DOT_FOLDERS):
        return False
    return not any(os.path.exists(os.path.join(folder, name, mark)) for mark in MARKS_OF_MADE)  # noqa: PTH110, PTH118


def _read(path: str) -> str | None:
    """Return a file's contents, universal line ends kept; None for what is no text, a link or too large."""
    try:
        if os.path.islink(path) or not os.path.isfile(path) or os.path.getsize(path) > MAX_BYTES:  # noqa: PTH113, PTH114, PTH202
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read()
    except OSError:
        return None
    return None if b"\0" in data[:8192] else data.decode("utf-8", "replace")


WORD = re.compile(r"\w+")
"""A word, for counting runs: punctuation, marks and line breaks do not interrupt one."""


def runs_of(text: str, size: int) -> Iterator[bytes]:
    """Return every run of ``size`` consecutive folded words of a text, in order.

    Example:
        >>> list(runs_of("“We’ll stay,” she SAID.", 4))
        [b'we ll stay she', b'll stay she said']
    """
    encoded = " ".join(WORD.findall(text)).casefold().encode("utf-8", "surrogatepass")
    starts = [0, *accumulate(len(word) + 1 for word in encoded.split(b" "))]
    ends = (behind - 1 for behind in starts[size:])
    return map(encoded.__getitem__, map(slice, starts, ends))


def quick_hashes_of(text: str, size: int) -> Iterator[int]:
    """Return the quick hash of every run of a text, in order."""
    return map(crc32, runs_of(text, size))


def quick_hash(run: bytes) -> int:
    """Return a 32-bit hash: cheap, the same everywhere, to be confirmed where one hit counts."""
    return crc32(run)


def sure_hash(run: bytes) -> bytes:
    """Return a 128-bit hash, which two runs share only if they are the same."""
    return blake2b(run, digest_size=16).digest()
