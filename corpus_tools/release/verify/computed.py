"""Computed labels against the rows they follow from: the records are put together again, labelled, and compared.

There is one derivation of labels (`corpus_tools.fidelity.labels`); what it needs and a release does not publish (a
withheld text, the witnesses of a passage, the names of entities) limits what is proven: of such a quote the labels
follow from those of its clauses, and the flag for names is taken as it is. A receipt is replayed by the kernel, on
the words of statement and article.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from corpus_tools.diagnostics.catalogue.release_folder import LABEL_DOES_NOT_FOLLOW, RECEIPT_BROKEN
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.fidelity.flags import WITH_RECEIPT
from corpus_tools.fidelity.labels import label_mention, label_quote, relabel_by_clauses
from corpus_tools.fidelity.marks import MarkReader
from corpus_tools.fidelity.receipt import FRAME, Edit, ReceiptError, replay
from corpus_tools.fidelity.reference import References
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.base import Record
from corpus_tools.schemas.claim import Answers, Difference, Mention, SeverityOverride
from corpus_tools.schemas.event import Event, Passage, Statement
from corpus_tools.schemas.quote import Clause, ClauseLabels, Quote, QuoteLabels
from corpus_tools.schemas.selector import RenderedPassage, Selector
from corpus_tools.schemas.vocab import (
    Access,
    Attribution,
    Form,
    Meaning,
    Mode,
    Operation,
    Presentation,
    QuoteFlag,
    Reference,
    Rendering,
    Rewriting,
    Rung,
    Slot,
    TextStatus,
    UnverifiableReason,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus_tools.release.verify.reading import EventTables, Row
    from corpus_tools.release.verify.row_findings import RowFindings
    from corpus_tools.schemas.vocab import Vocabulary

Values = dict[str, Any]
RecordT = TypeVar("RecordT", bound=Record)

GARBLED = (AttributeError, KeyError, TypeError, ValueError)
"""What a row raises that is no record: a label that is missing or none of its vocabulary, a position without an end."""

OF_CLAUSES = ("form", "rung", "trimmed", "reference", "n_witnesses", "reason")
OF_QUOTES = ("form", "flags", "verified_share", "reason", "fidelity")
OF_MENTIONS = ("relation", "distorted", "severity")
OF_DIFFERENCES = ("drift", "severity")
"""Computed columns, which are called like the fields of the labels."""


def check_computed(tables: EventTables, tally: RowFindings) -> None:
    """Tell the tally of every label of an event that is not the one its row comes to, and every receipt that fails."""
    differences: dict[str, list[Row]] = defaultdict(list)
    for row in tables.get("drift_spans", ()):
        differences[str(row.values.get("mention_id"))].append(row)
    for row in tables.get("claim_mentions", ()):
        _check(_mention_faults(row, differences[str(row.id)]), row, "relation", tally)
    try:
        event = _Published(tables)
    except GARBLED as error:
        for row in tables.get("quotes", ())[:1]:
            tally.add(LABEL_DOES_NOT_FOLLOW, _unreadable(error), row.at("form"))
        return
    for row in tables.get("quotes", ()):
        _check(event.faults(row), row, "form", tally)
        for column, message in event.receipt_faults(row.values):
            tally.add(RECEIPT_BROKEN, message, row.at(column))


def _check(faults: Iterator[Fault], row: Row, column: str, tally: RowFindings) -> None:
    try:
        for place, name, message in faults:
            tally.add(LABEL_DOES_NOT_FOLLOW, message, place.at(name))
    except GARBLED as error:
        tally.add(LABEL_DOES_NOT_FOLLOW, _unreadable(error), row.at(column))


def _unreadable(error: Exception) -> str:
    return f"no labels can be computed from the row: {shown(str(error), limit=100)}"


Fault = tuple["Row", str, str]
"""Row, column and message."""


def _differing(row: Row, columns: Sequence[str], labels: object) -> Iterator[Fault]:
    for name in columns:
        if name in row.values:
            yield from _unless_equal(row, name, row.values[name], getattr(labels, name, None))


def _unless_equal(row: Row, column: str, stated: object, expected: object, path: str = "") -> Iterator[Fault]:
    wanted = list(expected) if isinstance(expected, tuple) else expected
    if stated != wanted:
        yield row, column, f"`{path or column}` is {_said(stated)}, the row comes to {_said(wanted)}"


def _said(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else shown(value)


def _record(model: type[RecordT], **fields: object) -> RecordT:
    """Return a record that holds what a release publishes of one."""
    construct: Any = model.model_construct  # the checker's own reading of it knows the fields of one model alone
    record: RecordT = construct(**fields)
    return record


def _label(vocabulary: type[Vocabulary], value: str | None) -> Any:
    return None if value is None else vocabulary(value)


def _mention_faults(row: Row, rows: Sequence[Row]) -> Iterator[Fault]:
    """Yield the labels of a mention and its differences that do not follow from answers, slots and operations."""
    names = ("recoverable", "compatible", "claim_entails_mention", "mention_entails_claim")
    mention = label_mention(
        _record(
            Mention,
            answers=_record(Answers, **{name: row.values[name] for name in names}),
            mode=Mode(row.values["mode"]),
            differences=tuple(_difference(one.values) for one in rows),
        )
    )
    yield from _differing(row, OF_MENTIONS, mention.computed)
    labels = [difference.computed for difference in mention.differences]
    drift = list(dict.fromkeys(one.drift for one in labels if one is not None))
    yield from _unless_equal(row, "drift", row.values["drift"], drift)
    for one, computed in zip(rows, labels, strict=True):
        yield from _differing(one, OF_DIFFERENCES, computed)


def _difference(values: Values) -> Difference:
    is_overridden = values["override_reason"] is not None
    severity = values["severity"]
    if is_overridden and severity not in range(4):
        message = f"severity {severity}"
        raise ValueError(message)
    return _record(
        Difference,
        slot=Slot(values["slot"]),
        operation=Operation(values["operation"]),
        changes_meaning=values["changes_meaning"],
        override=_record(SeverityOverride, severity=severity, reason="") if is_overridden else None,
    )


class _Published:
    """What a release publishes of an event that its quotes are judged against."""

    def __init__(self, tables: EventTables) -> None:
        self._statements = {str(row.id): row.values for row in tables.get("statements", ())}
        self._articles = {str(row.id): row.values for row in tables.get("articles", ())}
        self._marks = {key: MarkReader(row["text"]) for key, row in self._articles.items() if row["text"] is not None}
        self._references = References.of(
            _record(Event, statements=tuple(map(_statement, self._statements.values())), entities=()),
            statement_texts={key: text for key in self._statements if (text := self._said(key)) is not None},
            articles={
                key: _record(Article, rewriting=tuple(map(Rewriting, row["rewriting"] or ())))
                for key, row in self._articles.items()
            },
            texts={},
        )
        self._at = {
            passage["id"]: (key, passage["start"])
            for key, row in self._statements.items()
            for passage in row["passages"] or ()
        }

    def _said(self, statement: str | None) -> str | None:
        text: str | None = self._statements.get(str(statement), {}).get("text")
        return text

    def faults(self, row: Row) -> Iterator[Fault]:
        """Yield the labels of a quote and its clauses that do not follow from texts, renderings and answers."""
        values = row.values
        article = self._articles[values["article"]]
        quote, marks = _quote(values), self._marks.get(values["article"])
        if marks is not None and all(map(self._is_published, values["renders"] or ())):
            labelled = label_quote(
                values["article"], quote, marks=marks, language=article["language"], references=self._references
            )
            is_whole = True
        else:
            labelled, is_whole = relabel_by_clauses(quote), False  # the flags of a clause are not published
        for name in OF_QUOTES if is_whole else [name for name in OF_QUOTES if name != "flags"]:
            stated, expected = values[name], getattr(labelled.computed, name)
            if name == "flags":  # an entity's other names are not published
                stated, expected = (
                    [flag for flag in flags or () if flag != QuoteFlag.ENTITY_CHANGE] for flags in (stated, expected)
                )
            yield from _unless_equal(row, name, stated, expected)
        for clause, computed in zip(values["clauses"], labelled.clauses, strict=True):
            for name in OF_CLAUSES if is_whole else ():
                expected = getattr(computed.computed, name)
                path = f"clauses.{name}"
                yield from _unless_equal(row, "clauses", clause[name], expected, path)
            if not is_whole and (clause["rung"] is None) is (clause["form"] == Form.VERBATIM):
                message = f"`clauses.rung` is {shown(clause['rung'])}, and the clause is {clause['form']}"
                yield row, "clauses", message

    def _is_published(self, rendered: Values) -> bool:
        """Whether the text of what is rendered is published, with its place."""
        if rendered["statement"] is not None:
            return self._said(rendered["statement"]) is not None
        statement, start = self._at.get(rendered["passage"], (None, None))
        return start is not None and self._said(statement) is not None

    def receipt_faults(self, values: Values) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the receipts of a quote: column and message."""
        if "said_at" not in values:
            return
        places, edits = values["said_at"], values["edits"]
        if (places is None) is not (edits is None):
            yield "edits", "receipts are given in part: one of `said_at` and `edits` is null"
            return
        clauses = {clause["id"]: clause for clause in values["clauses"] or ()}
        proven = [place["clause"] for place in places or ()]
        for key in dict.fromkeys([*proven, *(edit["clause"] for edit in edits or ())]):
            if proven.count(key) != 1 or key not in clauses:
                yield "said_at", f"clause {shown(key)} has {proven.count(key)} places for its edits, expected one"
        for place in places or ():
            own = [edit for edit in edits if edit["clause"] == place["clause"]]
            clause = clauses.get(place["clause"])
            fault = self._fault(values, clause, place, own) if clause is not None else None
            if fault is not None:
                yield "edits", f"the receipt of clause {shown(place['clause'])} fails: {fault}"
        for key, clause in clauses.items():
            if key not in proven and self._needs_receipt(values, clause):
                yield "edits", f"clause {shown(key)} is {clause['form']}, which is said with a receipt, and has none"

    def _fault(self, values: Values, clause: Values, place: Values, edits: Sequence[Values]) -> str | None:
        """Return why a receipt does not prove the labels of a clause; None if it does."""
        text, marks = self._said(place["statement"]), self._marks.get(values["article"])
        if text is None or marks is None:
            return "a text is not published"
        try:
            said = text[place["start"] : place["end"]]
            parts = _printed(values, clause, marks)
            printed = said if parts == [said] else FRAME.join(part.strip() for part in parts)
            found = replay(said, printed, [Edit(one["rule"], one["at"], one["said"], one["printed"]) for one in edits])
        except ReceiptError as error:
            return str(error)
        except GARBLED as error:
            return _unreadable(error)
        if (found.form, found.rung) != (clause["form"], clause["rung"]):
            return f"it comes to {found.form.value}, {found.rung}; stated are {clause['form']}, {clause['rung']}"
        return None

    def _needs_receipt(self, values: Values, clause: Values) -> bool:
        """Whether a clause is kept, and judged by one statement that is published like its article."""
        rendered = [one for one in values["renders"] or () if one["clause"] == clause["id"]]
        statements = {one["statement"] or self._at.get(one["passage"], ("",))[0] for one in rendered}
        return (
            clause["form"] in WITH_RECEIPT
            and clause["reference"] == Reference.STATEMENT
            and values["text_status"] == TextStatus.OPEN
            and len(statements) == 1
            and all(map(self._is_published, rendered))
        )


def _statement(values: Values) -> Statement:
    return _record(
        Statement,
        id=values["id"],
        speaker=values["speaker_id"],
        language=values["language"],
        access=Access(values["access"]),
        passages=tuple(
            _record(
                Passage,
                id=passage["id"],
                at=_place(passage) if passage["start"] is not None else None,
                joined=passage["joined"],
                witnesses=(),
            )
            for passage in values["passages"] or ()
        ),
    )


def _place(values: Mapping[str, Any]) -> Selector:
    return Selector(start=values["start"], end=values["end"])


def _quote(values: Values) -> Quote:
    """Return a quote as annotated, with the labels that its row states."""
    return _record(
        Quote,
        content=tuple(map(_place, values["spans"])),
        presentation=Presentation(values["presentation"]),
        speaker=values["speaker_id"],
        meaning=_label(Meaning, values["meaning"]),
        attribution=Attribution(values["attribution"]),
        clauses=tuple(_clause(values, clause) for clause in values["clauses"]),
        computed=_record(
            QuoteLabels,
            form=Form(values["form"]),
            flags=tuple(map(QuoteFlag, values["flags"] or ())),
            verified_share=values["verified_share"],
            reason=_label(UnverifiableReason, values["reason"]),
            fidelity=values["fidelity"],
        ),
    )


def _clause(values: Values, clause: Values) -> Clause:
    reason = _label(UnverifiableReason, clause["reason"])
    return _record(
        Clause,
        id=clause["id"],
        parts=tuple(_place(span) for span in values["clause_spans"] or () if span["clause"] == clause["id"]),
        rendering=Rendering(clause["rendering"]),
        renders=tuple(
            _record(
                RenderedPassage, statement=one["statement"], passage=one["passage"], start=one["start"], end=one["end"]
            )
            for one in values["renders"] or ()
            if one["clause"] == clause["id"]
        ),
        reason=reason,
        computed=_record(
            ClauseLabels,
            form=Form(clause["form"]),
            rung=_label(Rung, clause["rung"]),
            trimmed=clause["trimmed"],
            reference=_label(Reference, clause["reference"]),
            n_witnesses=clause["n_witnesses"],
            reason=reason,
        ),
    )


def _printed(values: Values, clause: Values, marks: MarkReader) -> list[str]:
    """Return the words that a clause prints, part by part; of an indirect report only what is inside marks."""
    own = [span for span in values["clause_spans"] or () if span["clause"] == clause["id"]]
    spans = [_place(span).span for span in own or values["spans"]]
    if values["presentation"] == Presentation.MIXED:
        spans = [inner for span in spans for inner in marks.inside(span)]
    return [span.of(marks.text) for span in spans]
