"""Which events somebody asks for: by paths, or by what changed since a branch left another.

Committed, staged, unstaged and untracked files count alike.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.errors import UnknownNameError, UsageError
from corpus_tools.loaders.git import find_commit, read_at, run_git, without_filters
from corpus_tools.loaders.head import parse_splits
from corpus_tools.loaders.paths import CORPUS_FILE, SPLITS_FILE, TOP_FOLDERS, CorpusPaths, is_id
from corpus_tools.text.normalize import Undecodable, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus_tools.schemas.head import SplitAssignment

_LISTS = ("outlets", "annotators")
"""Sections of ``corpus.toml`` to which a line may be added without concerning any event there is."""

_READ = (*_LISTS, "leak", "texts", "licences")
"""Sections of ``corpus.toml`` that checks of events read; `[corpus]` but for ``guideline``, and `[previous]`, concern
releases."""


@dataclass(frozen=True, slots=True)
class ChangedEvents:
    """What a run is kept to.

    Attributes:
        base: what the changes are counted from.
        events: ids, sorted; None for all.
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
    """Return the events that some paths (events, or files in them) lie in; None for "all".

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


def changed(root: Path, base: str | None = None) -> ChangedEvents:
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
    return ChangedEvents(
        base=changes.base,
        events=None if is_all else tuple(sorted(there)),
        files=changes.files,
        gone=tuple(sorted(touched - there)),
    )


def _event_of(name: str) -> str | None:
    """Return the event that a file of the corpus belongs to; None for a file of none.

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
    return _guideline(before) != _guideline(after)


def _guideline(sections: Mapping[str, object]) -> object:
    corpus = sections.get("corpus")
    return corpus.get("guideline") if isinstance(corpus, dict) else None


def _sections(data: bytes | None) -> dict[str, object] | None:
    try:
        return None if data is None else tomllib.loads(data.decode())
    except (ValueError, RecursionError):
        return None


DEFAULT_BASES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where a branch is taken to come from; before them its upstream, unless that is the branch itself, pushed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between a base and the files as they lie there now.

    Attributes:
        base: what was named, or found, as the base.
        commit: where the two histories parted.
        files: names relative to the corpus, those of deleted files included, sorted; one that ends in a slash is a
            repository of its own that lies there, of which git does not say more.
    """

    base: str
    commit: str
    files: tuple[str, ...]


def find_changes(root: Path, base: str | None = None) -> Changes:
    """Return the files of a corpus that changed since its branch left a base.

    Both names of a renamed file are among them. Files that git ignores are not.

    Args:
        root: folder of the corpus.
        base: a branch, tag or commit; the branch's upstream, ``origin/HEAD`` or ``main`` by default.

    Raises:
        UsageError: if there is no git, no repository, no such base, or no history in common.
    """
    around = run_git(root, "rev-parse", "--git-dir")
    if around.returncode != 0:
        said = " ".join(around.stderr.decode(errors="replace").split())
        message = f"git knows nothing of {root} ({said or 'no reason given'}); name paths instead"
        raise UsageError(message)
    name = base if base is not None else _default_base(root)
    commit = _merge_base(root, name)
    files = sorted({*_differing(root, commit), *_untracked(root)})
    if not files:
        _refuse_ignored(root)
    return Changes(name, commit, tuple(files))


def _default_base(root: Path) -> str:
    upstream, branch = _named(root, "@{upstream}"), _named(root, "HEAD")
    is_itself = upstream is not None and branch is not None and upstream.partition("/")[2] == branch
    first = [upstream] if upstream is not None and not is_itself else []
    for name in [*first, *DEFAULT_BASES]:
        if find_commit(root, name) is not None:
            return name
    if upstream is not None:
        return upstream
    message = (
        "no branch to compare with (no upstream, no origin/HEAD, no main): name one, as in "
        "`corpus-tools check --changed origin/main`, after `git fetch origin main` if need be"
    )
    raise UsageError(message)


def _named(root: Path, revision: str) -> str | None:
    """Return the short name of a branch that a revision stands for; None if it stands for none."""
    done = run_git(root, "rev-parse", "--abbrev-ref", "--verify", "--quiet", revision)
    name = done.stdout.decode(errors="replace").strip()
    return name if done.returncode == 0 and name not in {"", "HEAD"} else None


def _merge_base(root: Path, base: str) -> str:
    commit = find_commit(root, base)
    if commit is None:
        message = f"git knows no branch, tag or commit {base!r}; `git fetch` first, or name another with --changed BASE"
        raise UsageError(message)
    if find_commit(root, "HEAD") is None:
        message = "the branch has no commit yet, so that everything is new: run `corpus-tools check`"
        raise UsageError(message)
    done = run_git(root, "merge-base", "HEAD", commit)
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if run_git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        message = (
            f"this clone is shallow and does not reach back to where its branch left {base}: "
            "run `git fetch --unshallow` (in a workflow: `fetch-depth: 0`)"
        )
    else:
        message = f"the branch has no history in common with {base}; name another with --changed BASE"
    raise UsageError(message)


def _differing(root: Path, commit: str) -> Iterator[str]:
    """Yield the tracked files that differ between a commit and the working tree."""
    options = ("--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv", "--no-color")
    done = run_git(root, *without_filters(root), "diff", *options, "--ignore-submodules=all", commit, "--", ".")
    yield from _names(done.returncode, done.stdout, done.stderr)


def _untracked(root: Path) -> Iterator[str]:
    """Yield the files that git neither tracks nor ignores."""
    done = run_git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    yield from _names(done.returncode, done.stdout, done.stderr)


def _names(status: int, out: bytes, errors: bytes) -> list[str]:
    if status != 0:
        message = f"git cannot list what changed: {errors.decode(errors='replace').strip()}"
        raise UsageError(message)
    return [os.fsdecode(name) for name in out.split(b"\0") if name]


def _refuse_ignored(root: Path) -> None:
    """Refuse a corpus that the repository around it ignores: nothing in it would ever seem to change."""
    if run_git(root, "check-ignore", "--quiet", "--", CORPUS_FILE).returncode == 0:
        message = f"the git repository around {root} ignores the corpus; name paths instead"
        raise UsageError(message)
