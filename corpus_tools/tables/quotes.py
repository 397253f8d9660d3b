"""Config ``quotes``: one row is one quote as annotated and computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.quote import Clause, ClauseLabels, Quote, QuoteLabels
from corpus_tools.schemas.vocab import (
    Attribution,
    EditRule,
    Fidelity,
    Form,
    Meaning,
    MeaningLocus,
    Presentation,
    PresentationFlag,
    QuoteFlag,
    Reference,
    Rendering,
    Rung,
    UnverifiableReason,
    Zone,
)
from corpus_tools.tables.column import BOOL, FLOAT, INT, SPANS, STRING, STRINGS, Column, Config, Part, Role, describe
from corpus_tools.tables.event import ARTICLE_COLUMNS, offsets, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.schemas.quote import EditStep, SaidAt
    from corpus_tools.tables.column import Cells
    from corpus_tools.tables.event import TabledArticle, TabledEvent

_CLAUSE = (
    Part("id", STRING),
    Part("rendering", STRING, Rendering),
    Part("form", STRING, Form, is_computed=True),
    Part("rung", STRING, Rung, is_computed=True),
    Part("trimmed", BOOL, is_computed=True),
    Part("reference", STRING, Reference, is_computed=True),
    Part("n_witnesses", INT, is_computed=True),
    Part("reason", STRING, UnverifiableReason, is_computed=True),
)
_RENDERED = (
    Part("clause", STRING),
    Part("statement", STRING, refers_to="statements"),
    Part("passage", STRING),
    Part("start", INT),
    Part("end", INT),
)
_CLAUSE_SPAN = (Part("clause", STRING), Part("start", INT), Part("end", INT))
_SAID_AT = (
    Part("clause", STRING),
    Part("statement", STRING, refers_to="statements", is_computed=True),
    Part("start", INT, is_computed=True),
    Part("end", INT, is_computed=True),
)
_EDIT = (
    Part("clause", STRING),
    Part("rule", STRING, EditRule, is_computed=True),
    Part("at", INT, is_computed=True),
    Part("said", STRING, is_computed=True),
    Part("printed", STRING, is_computed=True),
)


class TabledQuote:
    """A quote with its place in the article.

    Attributes:
        article: the article it is in.
        record: as annotated.
        spans: its parts, in order; offsets count in the article's text.
        home: where its row belongs.
    """

    __slots__ = ("article", "home", "labels", "record", "spans")

    def __init__(self, article: TabledArticle, record: Quote) -> None:
        self.article, self.record, self.home = article, record, article.home
        self.labels = record.computed
        self.spans = [offsets(part) for part in record.content]

    @property
    def speaker(self) -> str | None:
        """Name of the entity that the article gives the words to."""
        return self.article.event.names.get(self.record.speaker) if self.record.speaker is not None else None

    @property
    def renders(self) -> list[Cells]:
        """What the clauses render, in order."""
        rendered = self.article.event.rendered
        return [
            {"clause": clause.id} | rendered(passage) for clause in self.record.clauses for passage in clause.renders
        ]

    @property
    def receipts(self) -> list[tuple[str | None, SaidAt, tuple[EditStep, ...]]] | None:
        """Clause, place in a statement and edits of every receipt; None if the article's text is withheld.

        A receipt has words of the statement in it: where that is not published there is none to show.
        """
        if self.article.text is None:
            return None
        statements = self.article.event.statements
        labelled = ((clause.id, clause.computed) for clause in self.record.clauses)
        return [
            (clause, labels.said_at, labels.edits)
            for clause, labels in labelled
            if labels is not None
            and labels.said_at is not None
            and statements[labels.said_at.statement].text is not None
        ]

    @property
    def said_at(self) -> list[Cells] | None:
        """Where the receipts are replayed, as the table holds it."""
        statement_id, receipts = self.article.event.statement_id, self.receipts
        return (
            None
            if receipts is None
            else [
                {"clause": clause, "statement": statement_id(at.statement), "start": at.start, "end": at.end}
                for clause, at, _ in receipts
            ]
        )

    @property
    def edits(self) -> list[Cells] | None:
        """The edits of the receipts, as the table holds them."""
        receipts = self.receipts
        return (
            None
            if receipts is None
            else [
                {"clause": clause, "rule": edit.rule, "at": edit.at, "said": edit.said, "printed": edit.printed}
                for clause, _, edits in receipts
                for edit in edits
            ]
        )


def quotes_of(event: TabledEvent) -> Iterator[TabledQuote]:
    """Yield the quotes of an event, by article and first code point."""
    return (TabledQuote(article, quote) for article in event.articles for quote in article.record.quotes)


def _clause(clause: Clause) -> Cells:
    """Return a clause as the tables hold it: what was annotated, what was computed."""
    labels = clause.computed
    reason = labels.reason if labels is not None and labels.reason is not None else clause.reason
    return {
        "id": clause.id,
        "rendering": clause.rendering,
        "form": labels and labels.form,
        "rung": labels and labels.rung,
        "trimmed": labels and labels.trimmed,
        "reference": labels and labels.reference,
        "n_witnesses": labels and labels.n_witnesses,
        "reason": reason,
    }


QUOTES = Config[TabledQuote](
    name="quotes",
    noun="quote",
    row="one quote as annotated, restricted articles included",
    purpose="analysis, views of one's own",
    words="quote",
    columns=(
        Column(
            "quote",
            STRING,
            f"{describe(Quote, 'content')} Null if the text is withheld.",
            lambda q: q.article.words(q.spans),
            Role.INPUT,
            may_hold_words=True,
        ),
        Column(
            "speaker",
            STRING,
            "Name of the entity that the article gives the words to; null if it names nobody.",
            lambda q: q.speaker,
            Role.INPUT,
        ),
        Column(
            "presentation",
            STRING,
            describe(Quote, "presentation"),
            lambda q: q.record.presentation,
            Role.INPUT,
            vocabulary=Presentation,
        ),
        Column(
            "form",
            STRING,
            describe(QuoteLabels, "form"),
            lambda q: q.labels and q.labels.form,
            Role.DERIVED,
            vocabulary=Form,
            is_computed=True,
        ),
        Column(
            "flags",
            STRINGS,
            describe(QuoteLabels, "flags"),
            lambda q: q.labels and q.labels.flags,
            Role.DERIVED,
            vocabulary=QuoteFlag,
            is_computed=True,
        ),
        Column(
            "meaning",
            STRING,
            "What happened to the proposition; null where nothing gave reason to ask.",
            lambda q: q.record.meaning,
            Role.TARGET,
            vocabulary=Meaning,
        ),
        Column(
            "meaning_locus",
            STRING,
            describe(Quote, "meaning_locus"),
            lambda q: q.record.meaning_locus,
            Role.TARGET,
            vocabulary=MeaningLocus,
        ),
        Column(
            "attribution",
            STRING,
            "Whether the words are given to whoever said them.",
            lambda q: q.record.attribution,
            Role.TARGET,
            vocabulary=Attribution,
        ),
        Column(
            "fidelity",
            STRING,
            describe(QuoteLabels, "fidelity"),
            lambda q: q.labels and q.labels.fidelity,
            Role.TARGET,
            vocabulary=Fidelity,
            is_computed=True,
        ),
        Column("said_gist", STRING, describe(Quote, "said"), lambda q: q.record.said, Role.TARGET),
        Column("printed_gist", STRING, describe(Quote, "printed"), lambda q: q.record.printed, Role.TARGET),
        Column(
            "verified_share",
            FLOAT,
            describe(QuoteLabels, "verified_share"),
            lambda q: q.labels and q.labels.verified_share,
            Role.DERIVED,
            is_computed=True,
        ),
        Column(
            "reason",
            STRING,
            describe(QuoteLabels, "reason"),
            lambda q: q.labels and q.labels.reason,
            Role.DERIVED,
            vocabulary=UnverifiableReason,
            is_computed=True,
        ),
        Column(
            "source",
            STRING,
            f"{describe(Quote, 'source')} Null if the text is withheld.",
            lambda q: q.article.word(q.record.source),
            Role.INPUT,
            may_hold_words=True,
        ),
        Column(
            "cue",
            STRING,
            f"{describe(Quote, 'cue')} Null if the text is withheld.",
            lambda q: q.article.word(q.record.cue),
            Role.INPUT,
            may_hold_words=True,
        ),
        Column(
            "zone",
            STRING,
            "Zone of the first code point.",
            lambda q: q.article.zone(q.spans[0][0]),
            Role.INPUT,
            vocabulary=Zone,
        ),
        Column(
            "presentation_flags",
            STRINGS,
            describe(Quote, "presentation_flags"),
            lambda q: q.record.presentation_flags,
            Role.INPUT,
            vocabulary=PresentationFlag,
        ),
        Column(
            "clauses",
            _CLAUSE,
            f"{describe(Quote, 'clauses')} What a clause renders stands in `renders`.",
            lambda q: [_clause(clause) for clause in q.record.clauses],
            Role.DERIVED,
        ),
        Column(
            "renders",
            _RENDERED,
            f"{describe(Clause, 'renders')} Offsets count in the statement's text.",
            lambda q: q.renders,
            Role.TARGET,
        ),
        Column(
            "spans",
            SPANS,
            "Parts of the content, in order; offsets count in the article's text.",
            lambda q: spans_of(q.spans),
            Role.INPUT,
        ),
        Column(
            "source_start",
            INT,
            "First code point of the source.",
            lambda q: q.record.source and q.record.source.start,
            Role.INPUT,
        ),
        Column(
            "source_end",
            INT,
            "Code point after its last one.",
            lambda q: q.record.source and q.record.source.end,
            Role.INPUT,
        ),
        Column(
            "cue_start",
            INT,
            "First code point of the cue.",
            lambda q: q.record.cue and q.record.cue.start,
            Role.INPUT,
        ),
        Column(
            "cue_end",
            INT,
            "Code point after its last one.",
            lambda q: q.record.cue and q.record.cue.end,
            Role.INPUT,
        ),
        Column(
            "clause_spans",
            _CLAUSE_SPAN,
            describe(Clause, "parts"),
            lambda q: [{"clause": c.id, "start": p.start, "end": p.end} for c in q.record.clauses for p in c.parts],
            Role.TARGET,
        ),
        Column(
            "said_at",
            _SAID_AT,
            describe(ClauseLabels, "said_at"),
            lambda q: q.said_at,
            Role.DERIVED,
        ),
        Column(
            "edits",
            _EDIT,
            f"{describe(ClauseLabels, 'edits')} `at` counts in the words at `said_at`.",
            lambda q: q.edits,
            Role.DERIVED,
            may_hold_words=True,
        ),
        Column("speaker_id", STRING, describe(Quote, "speaker"), lambda q: q.record.speaker, Role.BOOKKEEPING),
        Column(
            "chain",
            STRINGS,
            describe(Quote, "chain"),
            lambda q: [q.article.event.names.get(link.speaker, link.speaker) for link in q.record.chain],
            Role.INPUT,
        ),
        Column(
            "duplicate_of",
            STRING,
            describe(Quote, "duplicate_of"),
            lambda q: q.article.id_of(q.record.duplicate_of),
            Role.BOOKKEEPING,
            refers_to="quotes",
        ),
        Column("note", STRING, describe(Quote, "note"), lambda q: q.record.note, Role.BOOKKEEPING),
        Column(
            "id",
            STRING,
            "Id of the quote in the whole corpus: event/article/quote.",
            lambda q: q.article.id_of(q.record.id),
            Role.BOOKKEEPING,
        ),
        *ARTICLE_COLUMNS,
    ),
)
