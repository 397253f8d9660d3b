"""Config ``claim_drift``: a mention in context with its claim and the words said (task view)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.claim import Claim, Mention, MentionLabels
from corpus_tools.schemas.vocab import Relation
from corpus_tools.tables.claim_mentions import drift_names, label_values
from corpus_tools.tables.features import BOOL, CLASS, INT, SPANS, STRING, STRINGS, Column, Config, class_ids, describe
from corpus_tools.tables.reading import ARTICLE_COLUMNS, SAID_COLUMNS, counted_from, offsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.tables.reading import ArticleView, EventView, Row

CLAIM_DRIFT = Config(
    name="claim_drift",
    row="one mention in its context with its claim and the words said beside it",
    purpose="entailment, faithfulness",
    columns=(
        Column("mention", STRING, describe(Mention, "span")),
        Column("claim_text", STRING, describe(Claim, "text")),
        Column("said", STRING, "The words of the statement that the mention retells; null if it retells none of them."),
        Column("relation", CLASS, describe(MentionLabels, "relation"), labels=Relation),
        Column("distorted", BOOL, describe(MentionLabels, "distorted")),
        Column("severity", INT, describe(MentionLabels, "severity")),
        Column("drift", STRINGS, "Names of the differences, in order, each once."),
        Column("accept", STRINGS, describe(Mention, "accept")),
        Column("mode", STRING, describe(Mention, "mode")),
        Column("speakers", STRINGS, "Names of those who are said to have said it, outermost first."),
        Column("context", STRING, "Paragraphs of the article around the mention."),
        Column("spans", SPANS, "Parts of the mention, in order; offsets count in `context`."),
        Column("zone", STRING, "Zone of the first code point."),
        Column("claim_origin", STRING, describe(Claim, "origin")),
        *SAID_COLUMNS,
        Column("claim", STRING, describe(Mention, "claim")),
        Column("duplicate_of", STRING, f"{describe(Mention, 'duplicate_of')} Count such a group once."),
        Column("id", STRING, "Id of the mention in config `claim_mentions`: event/article/mention."),
        *ARTICLE_COLUMNS,
    ),
)

_RELATION = class_ids(Relation)


def rows(view: EventView) -> Iterator[Row]:
    """Yield one row a mention whose article's text is published."""
    for article in view.articles:
        if article.text is not None:
            for mention in article.record.mentions:
                yield _row(view, article, mention)


def _row(view: EventView, article: ArticleView, mention: Mention) -> Row:
    spans = [offsets(part) for part in mention.span]
    said = view.said(mention.renders)
    first, context = article.context(spans)
    claim = view.claims[mention.claim]
    relation, distorted, severity = label_values(mention.computed)
    return (
        article.words(spans),
        claim.text,
        said.words,
        _RELATION[relation],
        distorted,
        severity,
        drift_names(mention),
        mention.accept,
        mention.mode,
        [view.names.get(link.speaker, link.speaker) for link in mention.chain],
        context,
        counted_from(first, spans),
        article.zone(spans[0][0]),
        claim.origin,
        *said.place,
        mention.claim,
        f"{article.path}/{mention.duplicate_of}" if mention.duplicate_of is not None else None,
        f"{article.path}/{mention.id}",
        *article.tail,
    )
