"""A diagnostic: what is wrong, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus_tools.diagnostics.rule import Rule

Pointer = tuple[str | int, ...]
"""Path to a value inside a file, as in JSON Pointer: keys and positions from 0."""


class Severity(StrEnum):
    """How grave a finding is; only errors keep an event from being admitted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file of the corpus.

    Attributes:
        file: path relative to the corpus, with forward slashes.
        pointer: the value inside an annotation file; empty for the file as a whole.
        on_key: whether the key is meant and not its value.
        offset: first code point inside a text file; with ``end_offset`` a span.
        line, column: from 1, filled in from ``pointer`` or ``offset`` only where a finding is shown.
        end_line, end_column: end of the place, exclusive column, from 1.
    """

    file: str
    pointer: Pointer = ()
    on_key: bool = False
    offset: int | None = None
    end_offset: int | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        rule: the rule that was broken (code, name, level, severity).
        message: one sentence naming the value found and the value expected.
        location: where.
        target: id of the record concerned, for suppression; the file's own id if it is the file.
        help: what to type or run, one sentence; may be empty.
        related: further places.
        count: how many identical findings this one stands for.
        suppressed: the reason given in ``allow``, if the finding may stand.
    """

    rule: Rule
    message: str
    location: Location
    target: str = ""
    help: str = ""
    related: tuple[Related, ...] = field(default=())
    count: int = 1
    suppressed: str | None = None

    @property
    def code(self) -> str:
        """Code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """Severity of the rule."""
        return self.rule.severity

    def at(self, location: Location) -> Diagnostic:
        """Return the same finding at another (or a more precise) place."""
        return replace(self, location=location)
