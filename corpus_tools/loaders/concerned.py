"""Which events somebody asks for: by paths, or by what changed since a branch left another."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.errors import UnknownNameError
from corpus_tools.loaders.changes import find_changes
from corpus_tools.loaders.git import read_at
from corpus_tools.loaders.head import parse_splits
from corpus_tools.loaders.paths import CORPUS_FILE, SPLITS_FILE, TOP_FOLDERS, CorpusPaths, is_id
from corpus_tools.text.normalize import Undecodable, decode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus_tools.loaders.changes import Changes
    from corpus_tools.schemas.head import SplitAssignment

_LISTS = ("outlets", "annotators")
"""Sections of ``corpus.toml`` to which a line may be added without concerning any event there is."""

_READ = (*_LISTS, "leak", "texts", "licences")
"""Sections of ``corpus.toml`` that checks of events read; ``[corpus]`` and ``[previous]`` concern releases."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """What a run is kept to.

    Attributes:
        base: what the changes are counted from.
        events: ids, sorted; null for all.
        files: names of the changed files, sorted.
        gone: events of which no file is left.
    """

    base: str
    events: tuple[str, ...] | None
    files: tuple[str, ...]
    gone: tuple[str, ...] = ()

    @property
    def scope(self) -> tuple[str, ...]:
        """Files and folders that findings are wanted about, those that should be an event's included; none means all."""
        if self.events is None:
            return ()
        folders = (f"{top}/{event}" for event in self.events for top in TOP_FOLDERS)
        above = {"/".join(steps[:2]) for steps in (name.split("/") for name in self.files) if len(steps) > 2}
        return (*folders, *sorted(above), *self.files)


def events_of(root: Path, paths: Sequence[Path]) -> tuple[str, ...] | None:
    """Return the events that some paths (events, or files in them) lie in; null for "all".

    No path at all means every event, and so does a path that concerns them all, such as ``corpus.toml``.

    Raises:
        UnknownNameError: if a path lies in no event.
    """
    corpus = CorpusPaths(root)
    found: set[str] = set()
    for path in paths:
        whole = path.resolve()
        parts = whole.relative_to(root).parts if whole.is_relative_to(root) else path.parts
        if parts in {(), ("annotations",), ("raw",), (CORPUS_FILE,), (SPLITS_FILE,)}:
            return None
        named = [part for part in parts[:2] if part in found or corpus.has_event(part)]
        if not named:
            name = parts[1] if parts[0] in TOP_FOLDERS and len(parts) > 1 else str(path)
            raise UnknownNameError("event", name, corpus.events())
        found.update(named)
    return tuple(sorted(found)) if paths else None


def changed(root: Path, base: str | None = None) -> Concerned:
    """Return what changed since the branch left a base: the events whose files, or whose split, differ.

    A change of ``corpus.toml`` concerns every event, unless it only adds outlets or annotators or is about releases.

    Args:
        root: folder of the corpus.
        base: a branch, tag or commit; the branch's upstream, ``origin/HEAD`` or ``main`` by default.

    Raises:
        UsageError: if git cannot say.
    """
    changes = find_changes(root, base)
    touched = {event for name in changes.files if (event := _event_of(name)) is not None}
    if SPLITS_FILE in changes.files:
        touched |= _reassigned(root, changes)
    corpus = CorpusPaths(root)
    there = {event for event in touched if corpus.has_event(event)}
    is_all = CORPUS_FILE in changes.files and _concerns_all(root, changes)
    return Concerned(
        base=changes.base,
        events=None if is_all else tuple(sorted(there)),
        files=changes.files,
        gone=tuple(sorted(touched - there)),
    )


def _event_of(name: str) -> str | None:
    """Return the event that a file of the corpus belongs to; null for a file of none.

    Example:
        >>> _event_of("raw/fair/courier.txt"), _event_of("annotations/GUIDELINES.md"), _event_of("README.md")
        ('fair', None, None)
    """
    top, _, rest = name.partition("/")
    event, slash, _ = rest.partition("/")
    return event if top in TOP_FOLDERS and slash and is_id(event) and event != "schema" else None


def _reassigned(root: Path, changes: Changes) -> set[str]:
    """Return the events whose lines of ``splits.tsv`` differ."""
    path = root / SPLITS_FILE
    now = path.read_bytes() if path.is_file() else b""
    before, after = _splits(read_at(root, changes.commit, SPLITS_FILE) or b""), _splits(now)
    return {event for event in before.keys() | after.keys() if before.get(event) != after.get(event)}


def _splits(data: bytes) -> dict[str, SplitAssignment]:
    raw = decode(data)
    return {} if isinstance(raw, Undecodable) else parse_splits(raw)[0]


def _concerns_all(root: Path, changes: Changes) -> bool:
    path = root / CORPUS_FILE
    before, after = _sections(read_at(root, changes.commit, CORPUS_FILE)), _sections(path.read_bytes())
    if before is None or after is None:
        return True
    for section in _READ:
        old, new = before.get(section, {}), after.get(section, {})
        if section in _LISTS and isinstance(old, dict) and isinstance(new, dict):
            new = {key: value for key, value in new.items() if key in old}
        if old != new:
            return True
    return False


def _sections(data: bytes | None) -> dict[str, object] | None:
    try:
        return None if data is None else tomllib.loads(data.decode())
    except (ValueError, RecursionError):
        return None
