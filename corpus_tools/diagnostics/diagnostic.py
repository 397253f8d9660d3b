"""A diagnostic: what is wrong, where, and how to mend it; and the rule that says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum

Pointer = tuple[str | int, ...]
"""Path to a value inside a file, as in JSON Pointer: keys and positions from 0."""


class Severity(StrEnum):
    """How grave a finding is; only errors keep an event from being admitted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Level(IntEnum):
    """Order of the checks; each level assumes that the former ones hold."""

    FILES = 0
    SCHEMA = 1
    ANCHORING = 2
    REFERENCES = 3
    LOGIC = 4
    CORPUS = 5
    RELEASE = 6


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


Key = tuple[str, str, Pointer, int | None, str, str]
"""What a finding is known by, wherever its file's lines are: code, file, pointer, offset, target and message."""


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for; the same words are printed by ``explain`` and on the documentation page.

    Attributes:
        code: family letter and three digits, the first of which is the level; never reused.
        name: reads after "allow", e.g. ``anchor-mismatch``.
        level: when it runs.
        severity: error, warning or note.
        summary: one sentence.
        why: what goes wrong for whom if it is let pass.
        wrong: an example of a file that breaks it.
        right: the same example, mended.
        fix: what to do.
        fixable: whether ``corpus-tools fix`` mends it safely.
        may_stand: whether an ``allow`` covers it.
    """

    code: str
    name: str
    level: Level
    severity: Severity
    summary: str
    why: str
    wrong: str
    right: str
    fix: str
    fixable: bool = False
    may_stand: bool = True

    def found(
        self,
        message: str,
        location: Location,
        *,
        target: str = "",
        help: str = "",  # noqa: A002 - the word of the field it fills
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Return a finding under this rule."""
        return Diagnostic(
            rule=self, message=message, location=location, target=target, help=help or self.fix, related=related
        )


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
        because: the finding that this one follows from; mend that and this one is gone.
        needs_person: whether ``fix`` leaves this one alone although it mends others under the rule.
    """

    rule: Rule
    message: str
    location: Location
    target: str = ""
    help: str = ""
    related: tuple[Related, ...] = field(default=())
    count: int = 1
    suppressed: str | None = None
    because: Key | None = None
    needs_person: bool = False

    @property
    def code(self) -> str:
        """Code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """Severity of the rule."""
        return self.rule.severity

    @property
    def key(self) -> Key:
        """What the finding is known by; the same before and after lines were looked up."""
        place = self.location
        return (self.code, place.file, place.pointer, place.offset, self.target, self.message)

    @property
    def is_fixable(self) -> bool:
        """Whether ``corpus-tools fix`` mends it."""
        return self.rule.fixable and not self.needs_person

    def at(self, location: Location) -> Diagnostic:
        """Return the same finding at another (or a more precise) place."""
        return replace(self, location=location)

    def following(self, cause: Diagnostic | None) -> Diagnostic:
        """Return the same finding as one that follows from another; unchanged where none is given."""
        return self if cause is None else replace(self, because=cause.key)

    def for_a_person(self) -> Diagnostic:
        """Return the same finding as one that ``fix`` leaves alone."""
        return replace(self, needs_person=True)
