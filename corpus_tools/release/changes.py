"""What differs between an event's rows in two releases: values, one a row, one a cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus_tools.release.version import Bump, column_bump
from corpus_tools.schemas.vocab import TextStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow as pa

    from corpus_tools.release.rows import ConfigColumns, EventRows

NOT_COMPARED = frozenset({"version_added", "version_changed"})
"""Columns that a comparison itself fills in."""

KEPT = ("claim", "mention_id", "merged_into", "split_from")
"""Values that say what a row belongs to; kept of every change."""

VIEWS = {"quote_fidelity": "quotes", "claim_drift": "claim_mentions"}
"""Task views, and the config whose rows they show again under the same ids."""

_HYDRATED = frozenset({TextStatus.EXACT, TextStatus.MOVED, TextStatus.NORMALISED, TextStatus.LOST})


class Action(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One value that differs.

    Attributes:
        column: name of the column.
        old, new: values as Python has them; class labels by name.
    """

    column: str
    old: object
    new: object

    @property
    def bump(self) -> Bump:
        """What the change asks for."""
        return column_bump(self.column)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that differs.

    Attributes:
        config: the config it stands in.
        id: of the row in the whole corpus.
        article: id of its article within the event; null for statements and claims.
        action: what became of it; a row that was moved may have been changed too.
        old_split, new_split: where it stood and where it stands; null where it does not.
        cells: values that differ, in the order of the columns.
        kept: what the row belongs to, by the columns of `KEPT` that it has.
    """

    config: str
    id: str
    article: str | None
    action: Action
    old_split: str | None
    new_split: str | None
    cells: tuple[CellChange, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def bump(self) -> Bump:
        """What the change asks for."""
        if self.action is Action.CHANGED:
            return max(cell.bump for cell in self.cells)
        return Bump.MINOR if self.action is Action.ADDED else Bump.MAJOR

    @property
    def content(self) -> tuple[CellChange, ...]:
        """Cells that change what the row says."""
        return tuple(cell for cell in self.cells if cell.bump is Bump.MAJOR)


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column, or a whole config, that differs.

    Attributes:
        config: the config.
        column: the column; null if the config came or went as a whole.
        message: what happened to it.
        bump: what that asks for.
    """

    config: str
    column: str | None
    message: str
    bump: Bump


Placed = dict[str, tuple[str, dict[str, object]]]
"""Split and values of a row by its id."""


def compare_event(old: EventRows | None, new: EventRows | None) -> Iterator[RowChange]:
    """Yield every row of an event that differs, by config, in the order of the new rows; removed ones last."""
    sides = [side.tables if side is not None else {} for side in (old, new)]
    for config in dict.fromkeys(config for side in reversed(sides) for config, _ in side):
        before, after = ({s: table for (c, s), table in side.items() if c == config} for side in sides)
        if not _is_same(before, after):
            yield from _compare_rows(config, _placed(before), _placed(after))


def compare_columns(old: Mapping[str, ConfigColumns], new: Mapping[str, ConfigColumns]) -> Iterator[ColumnChange]:
    """Yield what differs between the columns of two releases."""
    for config in sorted(old.keys() | new.keys()):
        if config not in old or config not in new:
            is_added = config not in old
            yield ColumnChange(
                config, None, "config added" if is_added else "config removed", Bump.MINOR if is_added else Bump.MAJOR
            )
        else:
            yield from _compare_kinds(config, old[config], new[config])


def _compare_kinds(config: str, old: ConfigColumns, new: ConfigColumns) -> Iterator[ColumnChange]:
    for column in dict.fromkeys((*old.kinds, *new.kinds)):
        before, after = old.kinds.get(column), new.kinds.get(column)
        names = (old.labels.get(column, ()), new.labels.get(column, ()))
        if before is None:
            yield ColumnChange(config, column, f"column added ({after})", Bump.MINOR)
        elif after is None:
            yield ColumnChange(config, column, f"column removed ({before})", Bump.MAJOR)
        elif before != after:
            yield ColumnChange(config, column, f"type {before} → {after}", Bump.MAJOR)
        elif names[0] and names[1][: len(names[0])] == names[0] != names[1]:
            added = ", ".join(names[1][len(names[0]) :])
            yield ColumnChange(config, column, f"class labels added: {added}", Bump.MINOR)
        elif names[0] != names[1]:
            yield ColumnChange(config, column, "class labels have other numbers", Bump.MAJOR)


def _is_same(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> bool:
    """Return whether nothing differs, by comparing whole columns: most events of most releases."""
    if before.keys() != after.keys():
        return False
    return all(_compared(before[split]).equals(_compared(after[split])) for split in before)


def _compared(table: pa.Table) -> pa.Table:
    return table.select([name for name in table.schema.names if name not in NOT_COMPARED])


def _placed(tables: Mapping[str, pa.Table]) -> Placed:
    return {str(row["id"]): (split, row) for split, table in tables.items() for row in table.to_pylist()}


def _compare_rows(config: str, before: Placed, after: Placed) -> Iterator[RowChange]:
    for key, (split, row) in after.items():
        if key not in before:
            yield _change(config, row, Action.ADDED, (None, split))
            continue
        old_split, old_row = before[key]
        cells = tuple(_cells(old_row, row))
        if old_split != split or cells:
            action = Action.MOVED if old_split != split else Action.CHANGED
            yield _change(config, row, action, (old_split, split), cells)
    for key, (split, row) in before.items():
        if key not in after:
            yield _change(config, row, Action.REMOVED, (split, None))


def _change(
    config: str,
    row: Mapping[str, object],
    action: Action,
    splits: tuple[str | None, str | None],
    cells: Iterable[CellChange] = (),
) -> RowChange:
    kept = {name: str(row[name]) for name in KEPT if row.get(name) is not None}
    article = row.get("article")
    name = str(article) if article is not None else _own_article(config, str(row["id"]))
    return RowChange(config, str(row["id"]), name, action, *splits, tuple(cells), kept)


def _own_article(config: str, row_id: str) -> str | None:
    return row_id.rpartition("/")[2] if config == "articles" else None


def _cells(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[CellChange]:
    statuses = {old.get("text_status"), new.get("text_status")}
    is_hydration = len(statuses) > 1 and bool(statuses & _HYDRATED) and TextStatus.OPEN not in statuses
    for column, value in new.items():
        if column in NOT_COMPARED or column not in old or old[column] == value:
            continue
        if not (is_hydration and (value is None or old[column] is None)):
            yield CellChange(column, old[column], value)
