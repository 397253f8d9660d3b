"""A diagnostic: what is wrong, where, and how to fix it; and the rule that says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum

Pointer = tuple[str | int, ...]
"""Path to a value inside a file, as in JSON Pointer: keys and positions from 0."""


class Severity(StrEnum):
    """How severe a finding is; only errors keep an event from being admitted."""

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


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding."""

    location: Location
    message: str


class Kind(StrEnum):
    """What a finding can be about."""

    ARTICLE = "article"
    STATEMENT = "statement"
    CLAIM = "claim"
    PASSAGE = "passage"
    ARTICLE_TEXT = "article text"
    STATEMENT_TEXT = "statement text"
    FILE = "file"
    RECORDS = "records"
    KEY = "key"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that findings are about, by which they are known to belong together.

    Attributes:
        kind: what it is.
        event: the event it belongs to; empty for what has a file's name.
        name: its id, unique in the event for its kind; the file's name for `Kind.FILE` and for `Kind.RECORDS`, the
            quotes, mentions and statements of a file; file and place for `Kind.KEY`, a key of a mapping; the key for
            `Kind.LIST`, a list of the event's file whose ids others name.
    """

    kind: Kind
    event: str
    name: str


class Missing(StrEnum):
    """Which file, if any, a finding says is not there."""

    NOTHING = "nothing"
    PLACE = "place"
    """The file that the finding is placed in."""
    SUBJECT = "subject"
    """The file of its subject, or of the event that is its target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a code stands for, and everything that other modules need to know about its findings.

    The words are printed by ``explain`` and on the documentation page.

    Attributes:
        code: family letter and three digits, the first of which is the level; never reused.
        name: reads after "allow", e.g. ``anchor-mismatch``.
        severity: error, warning or note.
        summary: one sentence.
        why: what goes wrong for whom if it is let pass.
        wrong: an example of a file that breaks it.
        right: the same example, corrected.
        fix: what to do.
        may_show_source: whether a report may print the lines that its findings point to. No default: a rule that
            points to words of restricted texts, or to a place beside them, must say no.
        fixable: whether ``corpus-tools fix`` fixes it safely.
        may_be_allowed: whether an ``allow`` covers it. Not an error that `fix` fixes, nor one that keeps the labels of
            a record from being compared: what is computed would be published otherwise than it is computed.
        is_always_shown: whether its findings are shown whichever files were asked for.
        hides_record: whether later checks leave out the quote, mention or statement that the finding points to.
        loses_words: whether it says that words are not where they were.
        hides_file: whether nothing of the file, or folder, can be read.
        misses: which file it says is not there.
        explains_absence: whether it tells why its subject is missed elsewhere; of several the one with the lowest
            code does.
        needs_every_article: whether it says what no article of the event has, so that a missing article explains it.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    wrong: str
    right: str
    fix: str
    may_show_source: bool
    fixable: bool = False
    may_be_allowed: bool = True
    is_always_shown: bool = False
    hides_record: bool = False
    loses_words: bool = False
    hides_file: bool = False
    misses: Missing = Missing.NOTHING
    explains_absence: bool = False
    needs_every_article: bool = False

    @property
    def level(self) -> Level:
        """When it runs."""
        return Level(int(self.code[1]))

    def found(  # noqa: PLR0913 - the fields of a finding
        self,
        message: str,
        location: Location,
        *,
        target: str = "",
        help: str = "",  # noqa: A002 - the word of the field it fills
        related: tuple[Related, ...] = (),
        subject: Subject | None = None,
        rests_on: tuple[Subject, ...] = (),
    ) -> Diagnostic:
        """Return a finding under this rule."""
        return Diagnostic(
            rule=self,
            message=message,
            location=location,
            target=target,
            help=help or self.fix,
            related=related,
            subject=subject,
            rests_on=rests_on,
        )


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    What follows from what is computed from these fields, never from the words (`corpus_tools.diagnostics.causes`).

    Attributes:
        rule: the rule that was broken (code, name, level, severity).
        message: one sentence naming the value found and the value expected.
        location: where.
        target: id of the record concerned, for suppression; the file's own id if it is the file.
        help: what to type or run, one sentence; may be empty.
        related: further places.
        count: how many identical findings this one stands for.
        suppressed: the reason given in ``allow``, if the finding is allowed.
        subject: what it is about, where other findings may follow from that; None if none do.
        rests_on: what must be in order before this can be; a finding about one of them is its cause, the first that
            has one.
        needs_person: whether ``fix`` leaves this one alone although it fixes others under the rule.
    """

    rule: Rule
    message: str
    location: Location
    target: str = ""
    help: str = ""
    related: tuple[Related, ...] = field(default=())
    count: int = 1
    suppressed: str | None = None
    subject: Subject | None = None
    rests_on: tuple[Subject, ...] = ()
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
    def is_fixable(self) -> bool:
        """Whether ``corpus-tools fix`` fixes it."""
        return self.rule.fixable and not self.needs_person

    def at(self, location: Location) -> Diagnostic:
        """Return the same finding at another (or a more precise) place."""
        return replace(self, location=location)

    def for_a_person(self) -> Diagnostic:
        """Return the same finding as one that ``fix`` leaves alone."""
        return replace(self, needs_person=True)
