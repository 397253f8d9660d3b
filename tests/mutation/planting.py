"""How a fault is planted: words typed into a file's source, with a caret where the finding must stand.

A kind of fault is a name, a code and a function from the sources of a corpus to plantings. A planting types
words into sources, or puts something into the tree. Whoever types knows where: the expected line and column are
counted from the caret in the mutated source, never asked of the code under test.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

CARET = "‸"
"""Stands in typed words before the character where the finding must stand; taken out before anything is written."""

YAML = r"annotations/.*\.yaml"
EVENT = r"annotations/.*/event\.yaml"
OPEN_EVENT = r"annotations/(?!harbour).*/event\.yaml"
ARTICLE = r"annotations/.*/(?!event)[^/]*\.yaml"
OPEN = r"annotations/(?!harbour).*/(?!event)[^/]*\.yaml"
SEALED = r"annotations/harbour.*/(?!event)[^/]*\.yaml"
TEXT, ARTICLE_TEXT, STATEMENT = r"raw/.*", r"raw/.*/(?!statement)[^/]*", r"raw/.*/statement[^/]*"
CORPUS, SPLITS = r"corpus\.toml", r"splits\.tsv"
"""Patterns of the names of files; of the ground's events the one at the harbour is restricted."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words typed over a stretch of a source; with a caret where a finding is expected."""

    file: str
    start: int
    end: int
    typed: str


@dataclass(frozen=True, slots=True)
class Put:
    """Something that is put at a place of the tree, whatever lay there: a file, a link, a folder, a pipe, or nothing.

    Attributes:
        file: the place.
        what: ``file``, ``link``, ``folder``, ``pipe``, ``nothing`` or ``locked`` (what lies there, unreadable).
        contents: of a file; of a link, where it leads.
    """

    file: str
    what: str
    contents: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding must stand; line and column from 1, null for a file as a whole."""

    file: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Planting:
    """One fault at one site.

    Attributes:
        edits: words to be typed.
        puts: what is put into the tree.
        wholes: files that the finding must speak of as a whole.
        meant: what the finding must propose; empty if nothing.
    """

    edits: tuple[Edit, ...] = ()
    puts: tuple[Put, ...] = ()
    wholes: tuple[str, ...] = ()
    meant: str = ""

    @property
    def files(self) -> frozenset[str]:
        """Files that are touched."""
        return frozenset({one.file for one in (*self.edits, *self.puts)})

    @property
    def site(self) -> str:
        """Name of the site, by its first touched file."""
        return min(self.files)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault.

    Attributes:
        code: the code it must be found under.
        name: what is done, as the table prints it.
        sites: everywhere it could be planted.
        also: codes of what may follow from it.
        is_whole: whether it takes all events together to find it.
        options: further options of the check.
    """

    code: str
    name: str
    sites: Callable[[Mapping[str, str]], Iterable[Planting]]
    also: frozenset[str] = field(default=frozenset())
    is_whole: bool = False
    options: tuple[str, ...] = ()

    @classmethod
    def of(cls, code, name, sites, *also, whole=False, options=()):
        """Return a kind; ``also`` are the codes of its consequences."""
        return cls(code, name, sites, frozenset(also), whole, options)

    @property
    def level(self) -> int:
        """Level of the check, the first digit of its code."""
        return int(self.code[1])


def typed(pattern, new, *, files=OPEN, keep=None, meant=""):
    """Return sites: each match of a pattern in the files, typed over.

    Args:
        pattern: regular expression, multi-line.
        new: template with groups and a caret, or a function from the match to the words with a caret.
        files: pattern of file names.
        keep: which matches will do.
        meant: template of what the finding must propose.
    """
    compiled = re.compile(pattern, re.MULTILINE)

    def sites(sources):
        for file, source in matching(sources, files):
            for match in compiled.finditer(source):
                if keep is None or keep(match):
                    words = new(match) if callable(new) else match.expand(new)
                    yield Planting((Edit(file, match.start(), match.end(), words),), meant=match.expand(meant))

    return sites


def put(what, place, contents="", *, at=None, files=OPEN):
    """Return sites: beside each file, something is put into the tree.

    Args:
        what: see `Put`.
        place: function from a file's name to the place.
        contents: see `Put`; may be a function from the file's name.
        at: function from a file's name to the file that the finding must name; the place by default.
        files: pattern of file names.
    """

    def sites(sources):
        for file, _ in matching(sources, files):
            words = contents(file) if callable(contents) else contents
            yield Planting(puts=(Put(place(file), what, words),), wholes=((at or place)(file),))

    return sites


def matching(sources, files):
    """Yield names and sources of the files whose names fit a pattern, sorted."""
    return ((name, source) for name, source in sorted(sources.items()) if re.fullmatch(files, name))


def apply(sources, plantings) -> tuple[dict[str, str], list[tuple[Place, ...]]]:
    """Return the changed sources, and the places expected of each planting."""
    edits = [(edit, number) for number, planting in enumerate(plantings) for edit in planting.edits]
    changed, places = {}, [[*map(Place, planting.wholes), *_in_puts(planting)] for planting in plantings]
    for file in sorted({edit.file for edit, _ in edits}):
        source, carets = sources[file], []
        for edit, number in sorted(((e, n) for e, n in edits if e.file == file), key=lambda one: -one[0].start):
            before, found, _ = edit.typed.partition(CARET)
            words = edit.typed.replace(CARET, "")
            moved = len(words) - (edit.end - edit.start)
            carets = [(at + moved, owner) for at, owner in carets]
            carets += [(edit.start + len(before), number)] if found else []
            source = source[: edit.start] + words + source[edit.end :]
        changed[file] = source
        for at, number in carets:
            places[number].append(_place(file, source, at))
    return changed, [tuple(expected) for expected in places]


def _in_puts(planting):
    return [_place(one.file, one.contents, one.contents.index(CARET)) for one in planting.puts if CARET in one.contents]


def _place(file, source, at):
    return Place(file, source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at))


def write(root: Path, changed: Mapping[str, str], puts: Iterable[Put]) -> None:
    """Write changed sources and put things into the tree; a lone ``\\udcNN`` stands for the byte NN."""
    for file, source in changed.items():
        (root / file).write_bytes(source.encode("utf-8", "surrogateescape"))
    for one in puts:
        _put(root / one.file, one)


def _put(path: Path, one: Put) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if one.what == "locked":
        path.chmod(0)
        return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    match one.what:
        case "file":
            path.write_bytes(one.contents.replace(CARET, "").encode("utf-8", "surrogateescape"))
        case "link":
            path.symlink_to(one.contents)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
