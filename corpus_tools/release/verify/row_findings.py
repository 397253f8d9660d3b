"""Many rows with one fault as one finding: the first row is shown, the others are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.diagnostic import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Rule


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a file of rows.

    Attributes:
        file: path relative to the release.
        row: number, from 0 within the file.
        column: name.
        id: of the row; None if it has none.
    """

    file: str
    row: int
    column: str
    id: str | None


class RowFindings:
    """Findings in rows, gathered by rule, file and column.

    Example:
        >>> from corpus_tools.diagnostics.catalogue.release_folder import SPAN_OFF
        >>> tally = RowFindings()
        >>> tally.add(SPAN_OFF, "outside the text", Cell("train.parquet", 3, "spans", "ferry/a/q1"))
        >>> tally.add(SPAN_OFF, "outside the text", Cell("train.parquet", 5, "spans", "ferry/a/q2"))
        >>> [(found.message, found.location.pointer) for found in tally.findings()]
        [('ferry/a/q1: outside the text; likewise 1 more row(s)', ('row 3', 'spans'))]
    """

    def __init__(self) -> None:
        self._first: dict[tuple[str, str, str], tuple[Rule, str, Cell]] = {}
        self._n_rows: dict[tuple[str, str, str], int] = {}

    def add(self, rule: Rule, message: str, cell: Cell) -> None:
        """Take one finding."""
        key = (rule.code, cell.file, cell.column)
        self._first.setdefault(key, (rule, message, cell))
        self._n_rows[key] = self._n_rows.get(key, 0) + 1

    def findings(self) -> Iterator[Diagnostic]:
        """Yield one finding a rule, file and column."""
        for key, (rule, message, cell) in self._first.items():
            n_more = self._n_rows[key] - 1
            said = f"{cell.id or 'a row without id'}: {message}" + (
                f"; likewise {n_more} more row(s)" if n_more else ""
            )
            yield rule.found(said, Location(cell.file, pointer=(f"row {cell.row}", cell.column)), target=cell.id or "")
