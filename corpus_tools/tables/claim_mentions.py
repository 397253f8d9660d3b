"""Config ``claim_mentions``: one row is one mention of a claim as annotated and computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.claim import Answers, Claim, Mention, MentionLabels
from corpus_tools.schemas.quote import ChainLink
from corpus_tools.schemas.vocab import Depth, Drift, Mode, Origin, Relation, Zone
from corpus_tools.tables.column import BOOL, INT, SPANS, STRING, STRINGS, Column, Config, Part, Role, Weight, describe
from corpus_tools.tables.event import ARTICLE_COLUMNS, offsets, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.tables.column import Cells
    from corpus_tools.tables.event import TabledArticle, TabledEvent

_LINK = (
    Part("speaker", STRING),
    Part("factive", BOOL),
    Part("source_start", INT),
    Part("source_end", INT),
    Part("cue_start", INT),
    Part("cue_end", INT),
)
_RENDERED = (
    Part("statement", STRING, refers_to="statements"),
    Part("passage", STRING),
    Part("start", INT),
    Part("end", INT),
)


class TabledMention:
    """A mention with its place in the article and its claim.

    Attributes:
        article: the article it is in.
        record: as annotated.
        labels: as computed.
        claim: the claim it makes.
        spans: its parts, in order; offsets count in the article's text.
        words: its words; None if the text is withheld.
        home: where its row belongs.
    """

    __slots__ = ("article", "claim", "home", "labels", "record", "spans", "words")

    def __init__(self, article: TabledArticle, record: Mention) -> None:
        self.article, self.record, self.home = article, record, article.home
        self.labels = record.computed
        self.claim = article.event.claims[record.claim]
        self.spans = [offsets(part) for part in record.span]
        self.words = article.words(self.spans)

    @property
    def speakers(self) -> list[str]:
        """Names of those who are said to have said it, outermost first."""
        names = self.article.event.names
        return [names.get(link.speaker, link.speaker) for link in self.record.chain]

    @property
    def drift(self) -> list[str]:
        """Names of the differences, in order, each once."""
        differences = self.record.differences
        return list(dict.fromkeys(d.computed.drift for d in differences if d.computed is not None))


def mentions_of(event: TabledEvent) -> Iterator[TabledMention]:
    """Yield the mentions of an event, by article and first code point."""
    return (TabledMention(article, mention) for article in event.articles for mention in article.record.mentions)


def _link(link: ChainLink) -> Cells:
    """Return a step of an attribution chain as the table holds it."""
    return {
        "speaker": link.speaker,
        "factive": link.factive,
        "source_start": link.source and link.source.start,
        "source_end": link.source and link.source.end,
        "cue_start": link.cue and link.cue.start,
        "cue_end": link.cue and link.cue.end,
    }


CLAIM_MENTIONS = Config[TabledMention](
    name="claim_mentions",
    noun="mention",
    row="one mention of a claim as annotated, restricted articles included",
    purpose="analysis, views of one's own",
    words="mention",
    columns=(
        Column(
            "mention",
            STRING,
            f"{describe(Mention, 'span')} Null if the text is withheld.",
            lambda m: m.words,
            Role.INPUT,
            may_hold_words=True,
        ),
        Column("claim_text", STRING, describe(Claim, "text"), lambda m: m.claim.text, Role.INPUT, repeats="claims"),
        Column("mode", STRING, describe(Mention, "mode"), lambda m: m.record.mode, Role.INPUT, vocabulary=Mode),
        Column(
            "relation",
            STRING,
            describe(MentionLabels, "relation"),
            lambda m: m.labels and m.labels.relation,
            Role.TARGET,
            vocabulary=Relation,
            is_computed=True,
        ),
        Column(
            "distorted",
            BOOL,
            describe(MentionLabels, "distorted"),
            lambda m: m.labels and m.labels.distorted,
            Role.TARGET,
            is_computed=True,
        ),
        Column(
            "severity",
            INT,
            describe(MentionLabels, "severity"),
            lambda m: m.labels and m.labels.severity,
            Role.TARGET,
            is_computed=True,
        ),
        Column(
            "drift",
            STRINGS,
            "Names of the differences, in order, each once.",
            lambda m: m.drift,
            Role.DERIVED,
            vocabulary=Drift,
            is_computed=True,
        ),
        Column(
            "accept",
            STRINGS,
            describe(Mention, "accept"),
            lambda m: m.record.accept,
            Role.TARGET,
            vocabulary=Relation,
        ),
        Column(
            "recoverable",
            BOOL,
            describe(Answers, "recoverable"),
            lambda m: m.record.answers.recoverable,
            Role.TARGET,
        ),
        Column(
            "compatible",
            BOOL,
            describe(Answers, "compatible"),
            lambda m: m.record.answers.compatible,
            Role.TARGET,
        ),
        Column(
            "claim_entails_mention",
            BOOL,
            describe(Answers, "claim_entails_mention"),
            lambda m: m.record.answers.claim_entails_mention,
            Role.TARGET,
        ),
        Column(
            "mention_entails_claim",
            BOOL,
            describe(Answers, "mention_entails_claim"),
            lambda m: m.record.answers.mention_entails_claim,
            Role.TARGET,
        ),
        Column(
            "speakers",
            STRINGS,
            "Names of those who are said to have said it, outermost first.",
            lambda m: m.speakers,
            Role.INPUT,
            repeats="entity",
        ),
        Column(
            "zone",
            STRING,
            "Zone of the first code point.",
            lambda m: m.article.zone(m.spans[0][0]),
            Role.INPUT,
            vocabulary=Zone,
        ),
        Column(
            "claim_origin",
            STRING,
            describe(Claim, "origin"),
            lambda m: m.claim.origin,
            Role.INPUT,
            vocabulary=Origin,
            repeats="claims",
        ),
        Column(
            "chain",
            _LINK,
            f"{describe(Mention, 'chain')} A `factive` cue: {describe(ChainLink, 'factive')}",
            lambda m: [_link(link) for link in m.record.chain],
            Role.INPUT,
        ),
        Column(
            "renders",
            _RENDERED,
            f"{describe(Mention, 'renders')} Offsets count in the statement's text.",
            lambda m: [m.article.event.rendered(passage) for passage in m.record.renders],
            Role.TARGET,
        ),
        Column(
            "spans",
            SPANS,
            "Parts of the mention, in order; offsets count in the article's text.",
            lambda m: spans_of(m.spans),
            Role.INPUT,
        ),
        Column(
            "n_differences",
            INT,
            "Differences annotated; null unless the depth is `full`.",
            lambda m: len(m.record.differences) if m.home.depth is Depth.FULL else None,
            Role.BOOKKEEPING,
            weight=Weight.COUNT,
        ),
        Column(
            "claim",
            STRING,
            describe(Mention, "claim"),
            lambda m: m.article.event.id_of(m.record.claim),
            Role.BOOKKEEPING,
            refers_to="claims",
        ),
        Column(
            "quote",
            STRING,
            f"{describe(Mention, 'quote')} An id of config `quotes`.",
            lambda m: m.article.id_of(m.record.quote),
            Role.BOOKKEEPING,
            refers_to="quotes",
        ),
        Column(
            "duplicate_of",
            STRING,
            describe(Mention, "duplicate_of"),
            lambda m: m.article.id_of(m.record.duplicate_of),
            Role.BOOKKEEPING,
            refers_to="claim_mentions",
        ),
        Column("note", STRING, describe(Mention, "note"), lambda m: m.record.note, Role.BOOKKEEPING),
        Column(
            "id",
            STRING,
            "Id of the mention in the whole corpus: event/article/mention.",
            lambda m: m.article.id_of(m.record.id),
            Role.BOOKKEEPING,
        ),
        *ARTICLE_COLUMNS,
    ),
)
