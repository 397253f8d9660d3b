"""``errata.jsonl`` held against what the rows show, and written from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import release as rules
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.release.folder.release_folder import ERRATA
from corpus_tools.release.folder.version import Version
from corpus_tools.schemas.head import Erratum
from corpus_tools.schemas.vocab import Split
from corpus_tools.tables.tabulate import column_of, is_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.diff.changes import CellChange, RowChange


def own_content(change: RowChange) -> list[CellChange]:
    """Return the cells that change what a row itself says: a correction of what it repeats is told where that is."""
    columns = [(cell, column_of(change.config, cell.column)) for cell in change.content]
    return [cell for cell, column in columns if column is None or column.repeats is None]


class Errata:
    """The errata that land between two versions.

    Several of one row count as one: from the first old value to the last new one.

    Args:
        old, new: the two versions.
        lines: all errata there are.
    """

    def __init__(self, old: Version, new: Version, lines: Iterable[Erratum]) -> None:
        self._lines: dict[str, Erratum] = {}
        self._seen: set[str] = set()
        landing = (line for line in lines if old < Version.parse(line.version) <= new)
        for line in sorted(landing, key=lambda line: Version.parse(line.version)):
            self._lines[line.id] = _joined(self._lines.get(line.id), line)

    def unexplained(self, row_id: str, columns: Iterable[str], *, parent: str | None = None) -> set[str]:
        """Return the columns that no erratum speaks of.

        A row's own erratum speaks of the columns it names; that of its mention, its article or its event of all.
        """
        own = self._lines.get(row_id)
        rest = set(columns) - (own.old.keys() | own.new.keys() if own is not None else set())
        wholes = [parent] if parent is not None else []
        steps = row_id.split("/")
        wholes += ["/".join(steps[:length]) for length in range(1, len(steps))]
        return set() if any(whole in self._lines for whole in wholes) else rest

    def take(self, changes: Sequence[RowChange]) -> Iterator[Diagnostic]:
        """Yield the errata of an event's rows that say something else than the rows."""
        named = [change for change in changes if change.id in self._lines]
        for key in dict.fromkeys(change.id for change in named):
            self._seen.add(key)
            yield from self._contradictions(self._lines[key], [change for change in named if change.id == key])

    def find_idle(self) -> Iterator[Diagnostic]:
        """Yield the errata whose rows do not differ."""
        for key, line in self._lines.items():
            if key not in self._seen and any(line.old.get(c) != value for c, value in line.new.items()):
                message = f"{shown(key)} is listed for {line.version}, but the row is the same as before"
                yield rules.ERRATUM_IDLE.found(message, Location(ERRATA), target=key)

    @staticmethod
    def _contradictions(line: Erratum, changes: Sequence[RowChange]) -> Iterator[Diagnostic]:
        cells = {cell.column: cell for change in reversed(changes) for cell in change.cells}
        for column in dict.fromkeys((*line.old, *line.new)):
            stated = (line.old.get(column), line.new.get(column))
            found = (cells[column].old, cells[column].new) if column in cells else None
            if stated != found and not (found is None and stated[0] == stated[1]):
                really = f"{shown(found[0])} → {shown(found[1])}" if found else "no change"
                message = f"{shown(line.id)}: {column} {shown(stated[0])} → {shown(stated[1])}, the rows show {really}"
                yield rules.ERRATUM_IDLE.found(message, Location(ERRATA), target=line.id)
        stands = {split for c in changes for split in (c.old_split, c.new_split) if split is not None}
        if not stands <= set(line.splits):
            message = (
                f"{shown(line.id)}: splits {', '.join(line.splits)}, the row stands in {', '.join(sorted(stands))}"
            )
            yield rules.ERRATUM_IDLE.found(message, Location(ERRATA), target=line.id)


def draft_errata(changes: Iterable[RowChange], *, version: Version, reason: str) -> Iterator[Erratum]:
    """Yield an erratum for every row whose content changed, task views left out."""
    for change in changes:
        cells = own_content(change)
        if cells and not is_view(change.config):
            splits = {Split(s) for s in (change.old_split, change.new_split) if s is not None}
            values = {"old": {c.column: c.old for c in cells}, "new": {c.column: c.new for c in cells}}
            about = {"version": str(version), "id": change.id, "reason": reason, "splits": tuple(sorted(splits))}
            yield Erratum.model_validate(about | values)


def render_errata(lines: Iterable[Erratum]) -> str:
    """Return errata as lines of ``errata.jsonl``."""
    return "".join(line.model_dump_json() + "\n" for line in lines)


def _joined(first: Erratum | None, then: Erratum) -> Erratum:
    if first is None:
        return then
    splits = tuple(sorted({*first.splits, *then.splits}))
    return then.model_copy(update={"old": then.old | first.old, "new": first.new | then.new, "splits": splits})
