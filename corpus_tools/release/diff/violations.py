"""What may not happen between two releases: findings of level 6, gathered as events pass."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import release as rules
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.diagnostics.report import Report
from corpus_tools.release.diff.changes import Action
from corpus_tools.release.diff.errata import Errata, own_content
from corpus_tools.release.folder.release_folder import ERRATA
from corpus_tools.release.folder.version import Bump, Version
from corpus_tools.tables.tabulate import CONFIGS, is_computed, is_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.diff.changes import RowChange
    from corpus_tools.release.diff.release_info import ReleaseInfo

MAX_SHOWN = 100
"""Findings of one code that are listed; a renumbered corpus has one a row. The count goes on."""

FIRST_STABLE = Version(1, 0, 0)
"""From here on a changed row needs an erratum."""


class Violations:
    """Holds changes against the rules, event by event.

    Args:
        old: what the older release says of itself.
        new: what the newer one says; its tombstones may still grow, but know an event before its rows pass.
    """

    def __init__(self, old: ReleaseInfo, new: ReleaseInfo) -> None:
        self._old, self._new = old, new
        self._errata = Errata(old.version, new.version, new.errata)
        self._has_other_rules = old.made_with.get("form_rules") != new.made_with.get("form_rules")
        self._findings: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()

    def take(self, event: str, changes: Sequence[RowChange], *, is_gone: bool) -> None:
        """Take the changes of one event; ``is_gone`` says that the newer release has no row of it."""
        self._keep(self._find_vanished(event, changes, is_gone=is_gone))
        self._keep(_find_moved(event, changes))
        self._keep(self._errata.take(changes))
        if self._old.version >= FIRST_STABLE:
            self._keep(self._find_unexplained(changes))

    def report(self, bump: Bump) -> Report:
        """Return everything found, now that all events have passed and the bump is known."""
        self._keep(self._errata.find_idle())
        self._keep(self._find_lost())
        self._keep(self._find_low(bump))
        more = (
            _more(finding, self._counts[finding.code] - MAX_SHOWN)
            for finding in {finding.code: finding for finding in self._findings}.values()
            if self._counts[finding.code] > MAX_SHOWN
        )
        return Report.of([*self._findings, *more])

    def _keep(self, findings: Iterator[Diagnostic]) -> None:
        for finding in findings:
            self._counts[finding.code] += 1
            if self._counts[finding.code] <= MAX_SHOWN:
                self._findings.append(finding)

    def _find_low(self, bump: Bump) -> Iterator[Diagnostic]:
        needed = self._old.version.after(bump)
        if self._new.version < needed:
            early = "" if self._old.version >= FIRST_STABLE else " (before 1.0.0 any change is MINOR)"
            message = (
                f"version {self._new.version} after {self._old.version} with {_BUMPS[bump]}, expected {needed}{early}"
            )
            yield rules.VERSION_TOO_LOW.found(message, Location("corpus.toml"), target=str(self._new.version))

    def _find_vanished(self, event: str, changes: Sequence[RowChange], *, is_gone: bool) -> Iterator[Diagnostic]:
        tombstones = self._new.tombstones
        gone = [c for c in changes if c.action is Action.REMOVED and not is_view(c.config)]
        bare = [c for c in gone if tombstones.covering(c.id, c.parent) is None]
        if bare and is_gone:
            message = f"event {shown(event)} is gone without a tombstone"
            yield rules.ROW_VANISHED.found(message, Location("splits.tsv"), target=event)
            return
        articles = {c.article for c in bare if c.config == "articles"}
        for change in bare:
            if change.config == "articles" or change.article not in articles:
                message = f"{_noun(change)} {shown(change.id)} is gone without a tombstone"
                yield rules.ROW_VANISHED.found(message, _file(event, change), target=change.id)

    def _find_unexplained(self, changes: Sequence[RowChange]) -> Iterator[Diagnostic]:
        by_id = {change.id: change for change in changes if change.content}
        for change in changes:
            columns = {cell.column for cell in own_content(change)}
            if self._has_other_rules:
                columns -= {name for name in columns if is_computed(change.config, name)}
            columns = self._errata.unexplained(change.id, columns, parent=change.parent)
            if columns and not is_view(change.config) and (change.parent or "") not in by_id:
                message = f"{shown(change.id)} differs in {', '.join(sorted(columns))}, and no erratum says so"
                yield rules.ERRATUM_MISSING.found(message, Location(ERRATA), target=change.id)

    def _find_lost(self) -> Iterator[Diagnostic]:
        for key, tombstone in sorted(self._old.tombstones.items()):
            kept = self._new.tombstones.covering(key)
            if kept is None or kept.split != tombstone.split:
                state = "is gone" if kept is None else f"says {shown(kept.split)}, expected {shown(tombstone.split)}"
                message = f"the tombstone of {shown(key)} {state}"
                yield rules.TOMBSTONE_LOST.found(message, Location("splits.tsv"), target=key)


_BUMPS = {
    Bump.NONE: "nothing changed",
    Bump.PATCH: "a PATCH change",
    Bump.MINOR: "a MINOR change",
    Bump.MAJOR: "a MAJOR change",
}


def _find_moved(event: str, changes: Sequence[RowChange]) -> Iterator[Diagnostic]:
    places = {(c.old_split, c.new_split) for c in changes if c.action is Action.MOVED}
    for old, new in sorted((old or "", new or "") for old, new in places):
        message = f"event {shown(event)} stands in {shown(new)}, expected {shown(old)} as before"
        yield rules.SPLIT_MOVED.found(message, Location("splits.tsv"), target=event)


def _more(last: Diagnostic, n_more: int) -> Diagnostic:
    message = f"and {n_more} more of this kind"
    return last.rule.found(message, Location(last.location.file))


def _noun(change: RowChange) -> str:
    return CONFIGS[change.config].noun if change.config in CONFIGS else change.config.removesuffix("s")


def _file(event: str, change: RowChange) -> Location:
    is_own = change.article is not None and change.config != "articles"
    return Location(f"annotations/{event}/{change.article if is_own else 'event'}.yaml")
