"""Config ``drift_spans``: one row is one difference between a mention and what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.claim import Claim, Difference, DifferenceLabels, Mention
from corpus_tools.tables.features import BOOL, INT, STRING, Column, Config, describe
from corpus_tools.tables.reading import ARTICLE_COLUMNS, offsets, start_and_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.tables.reading import ArticleView, EventView, Row

DRIFT_SPANS = Config(
    name="drift_spans",
    row="one difference between a mention and what was said",
    purpose="analysis of what changes, and where",
    columns=(
        Column("words", STRING, "The words that differ; null if something was dropped or the text is withheld."),
        Column("words_said", STRING, "The words said in their place; null if something was added, or without text."),
        Column("drift", STRING, describe(DifferenceLabels, "drift")),
        Column("slot", STRING, describe(Difference, "slot")),
        Column("operation", STRING, describe(Difference, "operation")),
        Column("severity", INT, describe(DifferenceLabels, "severity")),
        Column("changes_meaning", BOOL, describe(Difference, "changes_meaning")),
        Column("mention", STRING, f"{describe(Mention, 'span')} Null if the text is withheld."),
        Column("claim_text", STRING, describe(Claim, "text")),
        Column("override_reason", STRING, "Why the computed severity does not hold, where it was overridden."),
        Column("start", INT, "First code point of the words in the article."),
        Column("end", INT, "Code point after the last one."),
        Column("said_statement", STRING, "Statement that the words said stand in."),
        Column("said_start", INT, "First code point of the words said in the statement."),
        Column("said_end", INT, "Code point after the last one."),
        Column("said_passage", STRING, "Passage meant, where the statement's text is unavailable."),
        Column("claim", STRING, describe(Mention, "claim")),
        Column("note", STRING, describe(Difference, "note")),
        Column("mention_id", STRING, "Id of the mention in config `claim_mentions`."),
        Column("id", STRING, "Id of the difference in the whole corpus: event/article/difference."),
        *ARTICLE_COLUMNS,
    ),
)


def rows(view: EventView) -> Iterator[Row]:
    """Yield one row a difference, in the order of the files."""
    for article in view.articles:
        for mention in article.record.mentions:
            if mention.differences:
                yield from _rows(view, article, mention)


def _rows(view: EventView, article: ArticleView, mention: Mention) -> Iterator[Row]:
    words = article.words([offsets(part) for part in mention.span])
    for difference in mention.differences:
        was, labels, override = difference.was, difference.computed, difference.override
        yield (
            article.word(difference.at),
            view.words_said(was),
            labels.drift if labels is not None else None,
            difference.slot,
            difference.operation,
            labels.severity if labels is not None else None,
            difference.changes_meaning,
            words,
            view.claims[mention.claim].text,
            override.reason if override is not None else None,
            *start_and_end(difference.at),
            was.statement if was is not None else None,
            *start_and_end(was),
            was.passage if was is not None else None,
            mention.claim,
            difference.note,
            f"{article.path}/{mention.id}",
            f"{article.path}/{difference.id}",
            *article.tail,
        )
