"""Two releases compared: a merge over events, one event in memory at a time.

`compare` yields what differs, event by event; the `Comparison` it works on has the totals, and once
all events have passed the verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue.release_folder import VERSIONS_DIFFER
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.report import Report
from corpus_tools.release.diff.changes import Action, compare_columns, compare_event
from corpus_tools.release.diff.errata import Errata, draft_errata, render_errata
from corpus_tools.release.diff.release_info import ReleaseInfo, find_noted
from corpus_tools.release.diff.totals import Totals
from corpus_tools.release.diff.violations import Violations
from corpus_tools.release.folder.limits import parse_json, read_document
from corpus_tools.release.folder.manifest import MANIFEST
from corpus_tools.release.folder.release_folder import ReleaseFolder
from corpus_tools.release.folder.rows import read_columns, read_events
from corpus_tools.release.folder.version import Bump

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.diff.changes import ColumnChange, RowChange
    from corpus_tools.release.folder.rows import ConfigColumns, EventRows
    from corpus_tools.release.folder.version import Version


@dataclass(frozen=True, slots=True)
class EventDiff:
    """What differs in one event.

    Attributes:
        event: the event.
        action: what became of the event as a whole.
        changes: rows that differ.
    """

    event: str
    action: Action
    changes: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A comparison as a whole.

    Attributes:
        old, new: what the two sides say of themselves.
        totals: totals over all rows.
        columns: columns and configs that differ.
        noted: what differs beside rows and columns, one line each.
        bump: what all of it asks for.
        report: what may not happen between two releases, and did.
    """

    old: ReleaseInfo
    new: ReleaseInfo
    totals: Totals
    columns: tuple[ColumnChange, ...]
    noted: tuple[str, ...]
    bump: Bump
    report: Report

    @property
    def needed(self) -> Version:
        """The lowest version that the newer one may have."""
        return self.old.version.after(self.bump)


class Comparison:
    """Takes events of two releases and keeps the totals.

    Args:
        old, new: what the two sides say of themselves.
    """

    def __init__(self, old: ReleaseInfo, new: ReleaseInfo) -> None:
        self._old, self._new = old, new
        self._totals, self._violations = Totals(), Violations(old, new)

    def take(self, old: EventRows | None, new: EventRows | None) -> EventDiff | None:
        """Take the rows of one event and return what differs; None if nothing does."""
        changes = tuple(compare_event(old, new))
        self._totals.take(old, new, changes)
        if not changes:
            return None
        event = next(side.event for side in (new, old) if side is not None)
        self._violations.take(event, changes, is_gone=new is None)
        action = Action.ADDED if old is None else Action.REMOVED if new is None else _event_action(changes)
        return EventDiff(event, action, changes)

    def close(
        self,
        old_columns: Mapping[str, ConfigColumns],
        new_columns: Mapping[str, ConfigColumns],
        noted: Iterable[str],
    ) -> Summary:
        """Return the whole, once every event has passed."""
        columns, lines = tuple(compare_columns(old_columns, new_columns)), tuple(noted)
        bump = max(self._totals.bump, *(c.bump for c in columns), Bump.PATCH if lines else Bump.NONE, Bump.NONE)
        report = self._violations.report(bump)
        return Summary(self._old, self._new, self._totals, columns, lines, bump, report)


class ReleaseDiff:
    """Two release folders, compared while they are iterated over.

    Args:
        old, new: the two releases.
    """

    def __init__(self, old: ReleaseFolder, new: ReleaseFolder) -> None:
        self._old, self._new = old, new
        self._sides = ReleaseInfo.of(old), ReleaseInfo.of(new)
        self._comparison = Comparison(*self._sides)

    def __iter__(self) -> Iterator[EventDiff]:
        """Yield what differs, by event; to be run through once, before `summary`."""
        for old, new in pair(read_events(self._old), read_events(self._new)):
            found = self._comparison.take(old, new)
            if found is not None:
                yield found

    def draft_errata(self, diff: EventDiff, *, reason: str) -> list[str]:
        """Return lines of ``errata.jsonl`` for the rows of an event that changed and have none."""
        version = max(self._new.version, self._old.version.after(Bump.MAJOR))
        known = Errata(self._old.version, version, self._new.errata)
        lines = draft_errata(diff.changes, version=version, reason=reason)
        rests = ((line, known.unexplained(line.id, line.new)) for line in lines)
        return [render_errata([line.about(rest)]) for line, rest in rests if rest]

    def summary(self) -> Summary:
        """Return totals and verdict, once all events have been iterated over."""
        noted = [
            *find_noted(*self._sides, old_folder=self._old.path, new_folder=self._new.path),
            *_other_bytes(self._old, self._new),
        ]
        return self._comparison.close(read_columns(self._old), read_columns(self._new), noted)


def summarise(old: ReleaseFolder, new: ReleaseFolder) -> Summary:
    """Return totals and verdict of two releases, without what differs row by row."""
    diff = ReleaseDiff(old, new)
    for _ in diff:
        pass
    return diff.summary()


def pair(old: Iterable[EventRows], new: Iterable[EventRows]) -> Iterator[tuple[EventRows | None, EventRows | None]]:
    """Yield the rows of the same event on both sides, by event; None where a side has none."""
    olds, news = iter(old), iter(new)
    before, after = next(olds, None), next(news, None)
    while before is not None or after is not None:
        event = min(side.event for side in (before, after) if side is not None)
        here = before if before is not None and before.event == event else None
        there = after if after is not None and after.event == event else None
        yield here, there
        if here is not None:
            before = next(olds, None)
        if there is not None:
            after = next(news, None)


def _event_action(changes: Iterable[RowChange]) -> Action:
    return Action.MOVED if all(change.action is Action.MOVED for change in changes) else Action.CHANGED


def _other_bytes(old: ReleaseFolder, new: ReleaseFolder) -> Iterator[str]:
    """Yield splits with the same rows in other bytes, although the same writer wrote both."""
    if old.made_with.get("pyarrow") != new.made_with.get("pyarrow"):
        return
    for config, digests in sorted(old.digests.items()):
        for split, digest in sorted(digests.items()):
            names = old.splits[config][split]
            if new.digests.get(config, {}).get(split) == digest and [old.checksums[n] for n in names] != [
                new.checksums.get(n) for n in new.splits[config][split]
            ]:
                yield f"{config}/{split}: the same rows, written in another way"


def check_succession(folder: Path, previous: Path) -> Report:
    """Return what may not happen between two releases and did, the one before being named wrongly included.

    Raises:
        ReleaseError: if one of them cannot be read.
    """
    before, now = ReleaseFolder.open(previous), ReleaseFolder.open(folder)
    return Report.of([*summarise(before, now).report.findings, *_check_named(folder, before)])


def _check_named(folder: Path, before: ReleaseFolder) -> Iterator[Diagnostic]:
    content = parse_json(read_document(folder / MANIFEST), MANIFEST)
    named = content.get("previous") if isinstance(content, dict) else None
    if isinstance(named, dict) and (named.get("version"), named.get("digest")) != (str(before.version), before.digest):
        message = (
            f"the release before is named as {named.get('version')} with other rows than those of {before.version}"
        )
        yield VERSIONS_DIFFER.found(message, Location(MANIFEST, pointer=("previous",)))
