"""Config ``drift_spans``: one row is one difference between a mention and what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.claim import Claim, Difference, DifferenceLabels, Mention
from corpus_tools.schemas.vocab import Drift, Operation, Slot
from corpus_tools.tables.column import BOOL, INT, STRING, Column, Config, Role, describe
from corpus_tools.tables.event import ARTICLE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus_tools.tables.claim_mentions import TabledMention


class TabledDifference:
    """A difference of a mention.

    Attributes:
        mention: the mention that differs.
        record: as annotated.
        labels: as computed.
        home: where its row belongs.
    """

    __slots__ = ("home", "labels", "mention", "record")

    def __init__(self, mention: TabledMention, record: Difference) -> None:
        self.mention, self.record, self.home = mention, record, mention.home
        self.labels = record.computed

    @property
    def statement(self) -> str | None:
        """Id of the statement that the words said are in."""
        was = self.record.was
        return self.mention.article.event.statement_id(was.statement) if was is not None else None


def differences_of(mentions: Iterable[TabledMention]) -> Iterator[TabledDifference]:
    """Yield the differences of mentions, in their order."""
    for mention in mentions:
        for difference in mention.record.differences:
            yield TabledDifference(mention, difference)


DRIFT_SPANS = Config[TabledDifference](
    name="drift_spans",
    noun="difference",
    row="one difference between a mention and what was said",
    purpose="analysis of what changes, and where",
    words="mention",
    part_of="mention_id",
    columns=(
        Column(
            "words",
            STRING,
            "The words that differ; null if something was dropped or the text is withheld.",
            lambda d: d.mention.article.word(d.record.at),
            Role.INPUT,
            may_hold_words=True,
        ),
        Column(
            "words_said",
            STRING,
            "The words said in their place; null if something was added, or without text.",
            lambda d: d.mention.article.event.words_said(d.record.was),
            Role.INPUT,
        ),
        Column(
            "drift",
            STRING,
            describe(DifferenceLabels, "drift"),
            lambda d: d.labels and d.labels.drift,
            Role.DERIVED,
            vocabulary=Drift,
            is_computed=True,
        ),
        Column("slot", STRING, describe(Difference, "slot"), lambda d: d.record.slot, Role.TARGET, vocabulary=Slot),
        Column(
            "operation",
            STRING,
            describe(Difference, "operation"),
            lambda d: d.record.operation,
            Role.TARGET,
            vocabulary=Operation,
        ),
        Column(
            "severity",
            INT,
            describe(DifferenceLabels, "severity"),
            lambda d: d.labels and d.labels.severity,
            Role.TARGET,
            is_computed=True,
        ),
        Column(
            "changes_meaning",
            BOOL,
            describe(Difference, "changes_meaning"),
            lambda d: d.record.changes_meaning,
            Role.TARGET,
        ),
        Column(
            "mention",
            STRING,
            f"{describe(Mention, 'span')} Null if the text is withheld.",
            lambda d: d.mention.words,
            Role.INPUT,
            repeats="claim_mentions",
            may_hold_words=True,
        ),
        Column(
            "claim_text",
            STRING,
            describe(Claim, "text"),
            lambda d: d.mention.claim.text,
            Role.INPUT,
            repeats="claims",
        ),
        Column(
            "override_reason",
            STRING,
            "Why the computed severity does not hold, where it was overridden.",
            lambda d: d.record.override and d.record.override.reason,
            Role.TARGET,
        ),
        Column(
            "start",
            INT,
            "First code point of the words in the article.",
            lambda d: d.record.at and d.record.at.start,
            Role.INPUT,
        ),
        Column("end", INT, "Code point after the last one.", lambda d: d.record.at and d.record.at.end, Role.INPUT),
        Column(
            "said_statement",
            STRING,
            "Id of the statement in config `statements` that the words said are in.",
            lambda d: d.statement,
            Role.INPUT,
            refers_to="statements",
        ),
        Column(
            "said_start",
            INT,
            "First code point of the words said in the statement.",
            lambda d: d.record.was and d.record.was.start,
            Role.INPUT,
        ),
        Column(
            "said_end",
            INT,
            "Code point after the last one.",
            lambda d: d.record.was and d.record.was.end,
            Role.INPUT,
        ),
        Column(
            "said_passage",
            STRING,
            "Passage meant, where the statement's text is unavailable.",
            lambda d: d.record.was and d.record.was.passage,
            Role.INPUT,
        ),
        Column(
            "claim",
            STRING,
            describe(Mention, "claim"),
            lambda d: d.mention.article.event.id_of(d.mention.record.claim),
            Role.BOOKKEEPING,
            refers_to="claims",
            repeats="claim_mentions",
        ),
        Column("note", STRING, describe(Difference, "note"), lambda d: d.record.note, Role.BOOKKEEPING),
        Column(
            "mention_id",
            STRING,
            "Id of the mention in config `claim_mentions`.",
            lambda d: d.mention.article.id_of(d.mention.record.id),
            Role.BOOKKEEPING,
            refers_to="claim_mentions",
        ),
        Column(
            "id",
            STRING,
            "Id of the difference in the whole corpus: event/article/difference.",
            lambda d: d.mention.article.id_of(d.record.id),
            Role.BOOKKEEPING,
        ),
        *ARTICLE_COLUMNS,
    ),
)
