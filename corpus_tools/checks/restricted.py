"""Level 5, restricted words: no file of the corpus may hold a run of words of a text that may not be passed on.

Words are never printed: a finding says where they stand and how many they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import ryaml

from corpus_tools.checks.shingles import WORD, quick_hash, quick_hashes_of, runs_of, sure_hash
from corpus_tools.diagnostics.catalogue.corpus_wide import RESTRICTED_WORDS
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
