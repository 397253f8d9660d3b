"""Changes in words: one line a quote, mention, claim or text, under its article and its event."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from corpus_tools.diagnostics.quoting import shown
from corpus_tools.release.diff.changes import Action, CellChange
from corpus_tools.release.diff.totals import merged_into, shown_label, split_from
from corpus_tools.tables.tabulate import CONFIGS, column_of, is_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus_tools.release.diff.changes import RowChange
    from corpus_tools.release.diff.comparison import EventDiff
    from corpus_tools.release.folder.tombstones import Tombstones

MAX_WORDS = 40
"""Code points of a longer value that a line shows."""

MAX_INNER = 3
"""Values inside a list of records that are named one by one."""


class Line(NamedTuple):
    """A line of a description: 0 an event, 1 an article or a record of the event, 2 a record of the article."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Describer:
    """Puts what differs into words.

    Attributes:
        tombstones: say why a row is gone.
        quoted: returns words of a corpus as the format can hold them.
    """

    tombstones: Tombstones
    quoted: Callable[[str], str] = str

    def lines(self, diff: EventDiff) -> Iterator[Line]:
        """Yield the lines of one event."""
        yield Line(0, self._head(diff))
        if diff.action is not Action.CHANGED:
            return
        for article, found in groupby(sorted(diff.changes, key=_place), key=lambda change: change.article):
            changes = list(found)
            if article is None:
                yield from (Line(1, text) for text in self._records(changes))
            else:
                yield from self._article(article, changes)

    def _head(self, diff: EventDiff) -> str:
        splits = sorted({c.new_split or c.old_split or "" for c in diff.changes})
        match diff.action:
            case Action.ADDED:
                return f"{diff.event}: event added to {', '.join(splits)} ({_contents(diff.changes)})"
            case Action.REMOVED:
                return f"{diff.event}: event removed from {', '.join(splits)}{self._why(diff.event)}"
            case Action.MOVED:
                olds = sorted({c.old_split or "" for c in diff.changes})
                return f"{diff.event}: event moved {', '.join(olds)} → {', '.join(splits)}"
            case Action.CHANGED:
                return f"{diff.event} ({', '.join(splits)})"

    def _article(self, article: str, changes: Sequence[RowChange]) -> Iterator[Line]:
        own = next((change for change in changes if change.config == "articles"), None)
        if own is not None and own.action in {Action.ADDED, Action.REMOVED}:
            why = self._why(own.id) if own.action is Action.REMOVED else ""
            rest = [change for change in changes if change is not own]
            yield Line(1, f"{article}: article {own.action}{f' ({_contents(rest)})' if rest else ''}{why}")
            return
        yield Line(1, article)
        yield from (Line(2, text) for text in self._records(changes))

    def _records(self, changes: Sequence[RowChange]) -> Iterator[str]:
        ids = dict.fromkeys(change.id for change in changes)
        for key in ids:
            found = [change for change in changes if change.id == key]
            if any(change.action is not Action.CHANGED or list(_told(change)) for change in found):
                yield self._record(found)

    def _record(self, changes: Sequence[RowChange]) -> str:
        """Describe one record by its rows: its own first, then what only its task view shows."""
        ordered = sorted(changes, key=lambda change: is_view(change.config))
        first = ordered[0]
        name = f"{_noun(first.config)} {first.id.rpartition('/')[2]}"
        match first.action:
            case Action.ADDED:
                source = split_from(first)
                return f"{name} added" + (f", split from {_last(source)}" if source is not None else "")
            case Action.REMOVED:
                return f"{name} removed{self._why(first.id, first.parent)}"
            case _:
                moved = f"moved {first.old_split} → {first.new_split}; " if first.action is Action.MOVED else ""
                return f"{name}: {moved}{self._cells(ordered)}"

    def _cells(self, changes: Sequence[RowChange]) -> str:
        target = merged_into(changes[0])
        found = [f"merged into {_last(target)}"] if target is not None else []
        told: set[str] = {"merged_into"} if target is not None else set()
        for change in changes:
            found += [self.cell(cell, change.config) for cell in _told(change) if cell.column not in told]
            told.update(cell.column for cell in change.cells)
        return "; ".join(found)

    def cell(self, cell: CellChange, config: str = "") -> str:
        """Return what became of one value of a row of a config.

        Example:
            >>> from corpus_tools.release.diff.changes import CellChange
            >>> from corpus_tools.release.folder.tombstones import Tombstones
            >>> say = Describer(Tombstones()).cell
            >>> say(CellChange("form", "substituted", "verbatim"))
            'form `substituted` → `verbatim`'
            >>> say(CellChange("spans", [{"start": 4, "end": 9}], [{"start": 7, "end": 12}]))
            'spans +3'
            >>> say(CellChange("flags", ["weak"], ["number_change"]))
            'flags −`weak` +`number_change`'
        """
        old, new = cell.old, cell.new
        if cell.column.endswith(("start", "end")) and isinstance(old, int) and isinstance(new, int):
            return f"{cell.column} {new - old:+}"
        if isinstance(old, list) and isinstance(new, list):
            return f"{cell.column} {self._lists(old, new)}"
        column = column_of(config, cell.column)
        if column is not None and column.refers_to is not None:
            old, new = (_last(value) if isinstance(value, str) else value for value in (old, new))
        is_label = column is not None and column.is_label
        return f"{cell.column} {self._value(old, is_label=is_label)} → {self._value(new, is_label=is_label)}"

    def _lists(self, old: list[object], new: list[object]) -> str:
        shift = _shift(old, new)
        if shift is not None:
            return f"{shift:+}"
        if all(isinstance(value, str) for value in (*old, *new)):
            return self._strings([str(value) for value in old], [str(value) for value in new])
        if len(old) == len(new):
            inner = list(self._inner(old, new))
            if len(inner) <= MAX_INNER:
                return ", ".join(inner)
            return f"{', '.join(inner[:MAX_INNER])} and {len(inner) - MAX_INNER} more"
        return f"{len(old)} → {len(new)} entries"

    def _strings(self, old: list[str], new: list[str]) -> str:
        gone = [f"−`{self.quoted(value)}`" for value in old if value not in new]
        come = [f"+`{self.quoted(value)}`" for value in new if value not in old]
        return " ".join([*gone, *come]) or "in another order"

    def _inner(self, old: list[object], new: list[object]) -> Iterator[str]:
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            if isinstance(before, dict) and isinstance(after, dict):
                for key in after:
                    if before.get(key) != after[key]:
                        yield self.cell(CellChange(f"[{number}].{key}", before.get(key), after[key]))

    def _value(self, value: object, *, is_label: bool) -> str:
        is_short = value is None or isinstance(value, bool | int | float)
        if is_label or is_short or (isinstance(value, str) and value.isidentifier()):
            return f"`{shown_label(value)}`"
        return self.quoted(shown(value, limit=MAX_WORDS))

    def _why(self, *ids: str | None) -> str:
        tombstone = self.tombstones.covering(*ids)
        return f" (withdrawn {tombstone.date}: {self.quoted(tombstone.reason)})" if tombstone is not None else ""


def _told(change: RowChange) -> Iterator[CellChange]:
    """Yield the cells that are told here and not at another record."""
    for cell in change.cells:
        column = column_of(change.config, cell.column)
        if column is None or column.repeats not in CONFIGS:
            yield cell


def _noun(config: str) -> str:
    return CONFIGS[config].noun if config in CONFIGS else config


def _last(row_id: str) -> str:
    """Return a row's own name, which is the last step of its id."""
    return row_id.rpartition("/")[2]


def _place(change: RowChange) -> str:
    return change.article or ""


def _contents(changes: Sequence[RowChange]) -> str:
    """Count rows by what they are, task views left out.

    Example:
        >>> from corpus_tools.release.diff.changes import RowChange
        >>> _contents([RowChange("quotes", f"ferry/post/qaaa{end}", "post", Action.ADDED, None, "train") for end in "ab"])
        '2 quotes'
    """
    counts = Counter(change.config for change in changes if not is_view(change.config))
    return ", ".join(f"{n} {_noun(name)}{'' if n == 1 else 's'}" for name in CONFIGS if (n := counts[name]))


def _shift(old: list[object], new: list[object]) -> int | None:
    """Return by how much all offsets of spans moved; None if not all by the same."""
    if not old or len(old) != len(new):
        return None
    shifts: set[int] = set()
    for before, after in zip(old, new, strict=True):
        if not isinstance(before, dict) or not isinstance(after, dict):
            return None
        if {key: v for key, v in before.items() if key not in {"start", "end"}} != {
            key: v for key, v in after.items() if key not in {"start", "end"}
        }:
            return None
        if any(not isinstance(row.get(key), int) for row in (before, after) for key in ("start", "end")):
            return None
        shifts |= {after[key] - before[key] for key in ("start", "end")}
    return shifts.pop() if len(shifts) == 1 else None
