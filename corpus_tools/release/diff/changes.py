"""What differs between an event's rows in two releases: values, one a row, one a cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus_tools.release.folder.version import Bump, column_bump
from corpus_tools.schemas.vocab import TextStatus
from corpus_tools.tables.articles import ARTICLES
from corpus_tools.tables.tabulate import CONFIGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow as pa

    from corpus_tools.release.folder.labels import Labels
    from corpus_tools.release.folder.rows import ConfigColumns, EventRows

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


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that differs.

    Attributes:
        config: the config it stands in.
        id: of the row in the whole corpus.
        article: id of its article within the event; None for statements and claims.
        action: what became of it; a row that was moved may have been changed too.
        old_split, new_split: where it stood and where it stands; None where it does not.
        cells: values that differ, in the order of the columns.
        kept: ids of the rows that the row refers to other than its article, by column.
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
            return max(column_bump(self.config, cell.column) for cell in self.cells)
        return Bump.MINOR if self.action is Action.ADDED else Bump.MAJOR

    @property
    def content(self) -> tuple[CellChange, ...]:
        """Cells that change what the row says."""
        return tuple(cell for cell in self.cells if column_bump(self.config, cell.column) is Bump.MAJOR)

    @property
    def parent(self) -> str | None:
        """Id of the row that the row is a part of, as a difference is of its mention; None if it is of none."""
        part_of = CONFIGS[self.config].part_of if self.config in CONFIGS else None
        return self.kept.get(part_of) if part_of is not None else None


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column, or a whole config, that differs.

    Attributes:
        config: the config.
        column: the column; None if the config came or went as a whole.
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
        if not _is_same(config, before, after):
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
        names = (_labels_of(old, column), _labels_of(new, column))
        if before is None:
            yield ColumnChange(config, column, f"column added ({after})", Bump.MINOR)
        elif after is None:
            yield ColumnChange(config, column, f"column removed ({before})", Bump.MAJOR)
        elif before != after:
            yield ColumnChange(config, column, f"type {before} → {after}", Bump.MAJOR)
        elif names[0] != names[1]:
            yield _other_labels(config, column, *names)


def _labels_of(columns: ConfigColumns, column: str) -> Labels:
    """Return the class labels of a column and its parts."""
    return {path: names for path, names in columns.labels.items() if path.partition(".")[0] == column}


def _other_labels(config: str, column: str, old: Labels, new: Labels) -> ColumnChange:
    added: list[str] = []
    for path, names in old.items():
        if new.get(path, ())[: len(names)] != names:
            return ColumnChange(config, column, "class labels have other numbers", Bump.MAJOR)
        added += new[path][len(names) :]
    if old.keys() != new.keys():
        return ColumnChange(config, column, "class labels have other numbers", Bump.MAJOR)
    return ColumnChange(config, column, f"class labels added: {', '.join(added)}", Bump.MINOR)


def _is_same(config: str, before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> bool:
    """Return whether nothing differs, by comparing whole columns: most events of most releases."""
    if before.keys() != after.keys():
        return False
    return all(_compared(config, before[split]).equals(_compared(config, after[split])) for split in before)


def _compared(config: str, table: pa.Table) -> pa.Table:
    return table.select([name for name in table.schema.names if column_bump(config, name) is not Bump.NONE])


def _placed(tables: Mapping[str, pa.Table]) -> Placed:
    return {str(row["id"]): (split, row) for split, table in tables.items() for row in table.to_pylist()}


def _compare_rows(config: str, before: Placed, after: Placed) -> Iterator[RowChange]:
    for key, (split, row) in after.items():
        if key not in before:
            yield _change(config, row, Action.ADDED, (None, split))
            continue
        old_split, old_row = before[key]
        cells = tuple(_cells(config, old_row, row))
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
    columns = CONFIGS[config].columns if config in CONFIGS else ()
    references = [column.name for column in columns if column.refers_to not in {None, ARTICLES.name}]
    kept = {name: str(row[name]) for name in references if row.get(name) is not None}
    article = str(row["article"]).rpartition("/")[2] if row.get("article") is not None else None
    return RowChange(config, str(row["id"]), article, action, *splits, tuple(cells), kept)


def _cells(config: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[CellChange]:
    statuses = {old.get("text_status"), new.get("text_status")}
    is_hydration = len(statuses) > 1 and bool(statuses & _HYDRATED) and TextStatus.OPEN not in statuses
    for column, value in new.items():
        if column not in old or old[column] == value or column_bump(config, column) is Bump.NONE:
            continue
        if not (is_hydration and (value is None or old[column] is None)):
            yield CellChange(column, old[column], value)
