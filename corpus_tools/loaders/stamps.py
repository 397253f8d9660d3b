"""Stamps: what tells, without opening a file, that nothing changed since it was last read.

A stamp is a digest over name, size, inode and times of files. The time of the last change of status counts beside that
of the last change of contents: programs set the latter back (``cp -p``, ``touch -r``), but not the former.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.loaders.paths import CorpusPaths
    from corpus_tools.loaders.texts import TextSource

MARGIN_NANOSECONDS = 2_000_000_000
"""How old a change must be for a stamp to be trusted: some file systems count in steps of two seconds, and within one
step a second change of the same size cannot be seen."""

MAX_DEPTH = 4
"""How deep folders of an event are entered; nothing in them that is deeper is ever read."""

PACKAGE = Path(__file__).parent.parent
"""Folder of these tools."""

LIBRARIES = ("pydantic", "pydantic-core", "pyyaml", "rapidfuzz", "ryaml")
"""Libraries whose answers findings depend on."""

PACKAGE_FILES = (".py", ".txt", ".json", ".tsv")
"""Endings of the files whose contents decide what these tools find."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A digest over the state of some files.

    Attributes:
        digest: of names, sizes, inodes and times.
        is_settled: whether the last change lies long enough back for the digest to show any further one.
    """

    digest: bytes
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Stamps:
    """Stamps of the events of a corpus.

    Attributes:
        paths: the corpus.
        source: where restricted texts are looked for.
    """

    paths: CorpusPaths
    source: TextSource

    def of_folders(self, event: str) -> Stamp:
        """Return the stamp of an event's two folders: entries added, removed or replaced, not files written in place."""
        return _stamp(_own_state(self._folder(top, event)) for top in ("annotations", "raw"))

    def of_files(self, event: str) -> Stamp:
        """Return the stamp of an event's two folders and of every file in them."""
        return _stamp(
            state
            for top in ("annotations", "raw")
            for state in (_own_state(self._folder(top, event)), *_states(self._folder(top, event)))
        )

    def of_texts(self) -> Stamp:
        """Return the stamp of the folders in which restricted texts are looked for."""
        return _stamp(
            state
            for folder in self.source.folders
            for state in ((str(folder).encode("utf-8", "surrogatepass"),), *_states(str(folder), depth=1))
        )

    def _folder(self, top: str, event: str) -> str:
        return f"{self.paths.root}{os.sep}{top}{os.sep}{event}"


def stamp_tools() -> bytes:
    """Return a digest of these tools, of Python and of the libraries they judge with: others may find other things."""
    found = blake2b(f"{sys.version} {sys.byteorder}".encode(), digest_size=16)
    for library in LIBRARIES:
        found.update(f"{library} {version(library)}".encode())
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(PACKAGE_FILES):
                path = os.path.join(folder, name)  # noqa: PTH118 - os.walk speaks in strings
                with open(path, "rb") as file:  # noqa: PTH123 - likewise
                    found.update(f"{path}\0".encode("utf-8", "surrogatepass"))
                    found.update(blake2b(file.read()).digest())
    return found.digest()


def _stamp(states: Iterator[tuple[object, ...]]) -> Stamp:
    known = list(states)
    newest = max((time_ for state in known for time_ in state[-2:] if isinstance(time_, int)), default=0)
    return Stamp(
        blake2b(repr(known).encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        newest < time.time_ns() - MARGIN_NANOSECONDS,
    )


def _own_state(path: str) -> tuple[object, ...]:
    try:
        return _state("", os.stat(path, follow_symlinks=False))  # noqa: PTH116 - thousands of them
    except OSError:
        return ("absent",)


def _states(folder: str, *, depth: int = MAX_DEPTH) -> Iterator[tuple[object, ...]]:
    """Yield the state of everything in a folder, sorted; links are not followed."""
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
        for entry in entries:
            yield _state(entry.name, entry.stat(follow_symlinks=False))
            if depth > 1 and entry.is_dir(follow_symlinks=False):
                yield from _states(entry.path, depth=depth - 1)
    except OSError as error:
        yield ("unreadable", str(error.errno))


def _state(name: str, about: os.stat_result) -> tuple[object, ...]:
    return (name, about.st_mode, about.st_size, about.st_ino, about.st_mtime_ns, about.st_ctime_ns)
