"""Running totals of a comparison: rows by config and split, labels by what became of them, the bump asked for.

Bounded, however much differs: labels are closed lists.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus_tools.release.diff.changes import Action
from corpus_tools.release.folder.version import Bump
from corpus_tools.schemas.vocab import Split
from corpus_tools.tables.tabulate import column_of, is_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus_tools.release.diff.changes import RowChange
    from corpus_tools.release.folder.rows import EventRows

MAX_TESTS = 500
"""Test items that differ and are named one by one; `RowCounts` counts all."""


@dataclass(slots=True)
class RowCounts:
    """Rows of one config and split.

    Attributes:
        old, new: rows there were, and are.
        added, removed: rows that only one of the two has.
        changed: rows whose content differs.
        moved: rows that came from another split.
        noted: rows in which only counts or bookkeeping differ.
    """

    old: int = 0
    new: int = 0
    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0
    noted: int = 0

    @property
    def is_touched(self) -> bool:
        """Whether any row came, went, moved or changed its content."""
        return bool(self.added or self.removed or self.changed or self.moved)

    @property
    def unchanged(self) -> int:
        """Rows that both have in this split with the same content."""
        return self.old - self.removed - self.changed


@dataclass(slots=True)
class Totals:
    """Totals over all events so far.

    Attributes:
        rows: by config and split.
        labels: how often a value became another, by config, column, old and new value; task views are left out.
        merged, split: claims that became part of another, or were cut out of one.
        tests: test items that differ, by task view and what became of them; at most `MAX_TESTS`.
        bump: what the changes ask for.
    """

    rows: dict[tuple[str, str], RowCounts] = field(default_factory=dict)
    labels: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    merged: int = 0
    split: int = 0
    has_licence_change: bool = False
    tests: dict[tuple[str, Action], list[str]] = field(default_factory=dict)
    bump: Bump = Bump.NONE

    def take(self, old: EventRows | None, new: EventRows | None, changes: Iterable[RowChange]) -> None:
        """Take one event."""
        for key, table in old.tables.items() if old is not None else ():
            self._counts(*key).old += table.num_rows
        for key, table in new.tables.items() if new is not None else ():
            self._counts(*key).new += table.num_rows
        for change in changes:
            self.bump = max(self.bump, change.bump)
            self._take_place(change)
            self._take_cells(change)
            self._take_test(change)
            self.merged += merged_into(change) is not None
            self.split += split_from(change) is not None

    def splits(self, config: str) -> Iterator[tuple[str, RowCounts]]:
        """Yield counts by split of one config."""
        for (name, split), counts in self.rows.items():
            if name == config:
                yield split, counts

    def _counts(self, config: str, split: str) -> RowCounts:
        return self.rows.setdefault((config, split), RowCounts())

    def _take_place(self, change: RowChange) -> None:
        match change.action:
            case Action.ADDED:
                self._counts(change.config, change.new_split or "").added += 1
            case Action.REMOVED:
                self._counts(change.config, change.old_split or "").removed += 1
            case Action.MOVED:
                self._counts(change.config, change.new_split or "").moved += 1
                self._counts(change.config, change.old_split or "").removed += 1
            case Action.CHANGED if change.content:
                self._counts(change.config, change.new_split or "").changed += 1
            case Action.CHANGED:
                self._counts(change.config, change.new_split or "").noted += 1

    def _take_test(self, change: RowChange) -> None:
        is_test = Split.TEST in {change.old_split, change.new_split}
        is_same = change.action is Action.CHANGED and not change.content
        if is_view(change.config) and is_test and not is_same and sum(map(len, self.tests.values())) < MAX_TESTS:
            self.tests.setdefault((change.config, change.action), []).append(change.id)

    def _take_cells(self, change: RowChange) -> None:
        for cell in change.cells:
            column = column_of(change.config, cell.column)
            self.has_licence_change |= column is not None and column.is_licence
            if column is not None and column.is_label and not is_view(change.config):
                self.labels[change.config, cell.column, shown_label(cell.old), shown_label(cell.new)] += 1


def shown_label(value: object) -> str:
    """Return a label as a diff names it.

    Example:
        >>> shown_label("verbatim"), shown_label(None), shown_label(True)
        ('verbatim', 'none', 'true')
    """
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)


def merged_into(change: RowChange) -> str | None:
    """Return the claim that a claim became part of by this change; None if it did not."""
    if change.config != "claims" or all(cell.column != "merged_into" for cell in change.cells):
        return None
    return change.kept.get("merged_into")


def split_from(change: RowChange) -> str | None:
    """Return the claim that a claim was cut out of by this change; None if it was not."""
    is_new = change.action is Action.ADDED or any(cell.column == "split_from" for cell in change.cells)
    return change.kept.get("split_from") if change.config == "claims" and is_new else None
