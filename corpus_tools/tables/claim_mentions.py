"""Config ``claim_mentions``: one row is one mention of a claim as annotated and computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.claim import Answers, Claim, Mention, MentionLabels
from corpus_tools.schemas.quote import ChainLink
from corpus_tools.tables.features import BOOL, INT, SPANS, STRING, STRINGS, Column, Config, describe, struct_list
from corpus_tools.tables.quotes import rendered_cells
from corpus_tools.tables.reading import ARTICLE_COLUMNS, offsets, start_and_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.tables.reading import ArticleView, EventView, Row

_LINK = struct_list(speaker=STRING, factive=BOOL, source_start=INT, source_end=INT, cue_start=INT, cue_end=INT)
_RENDERED = struct_list(statement=STRING, passage=STRING, start=INT, end=INT)

CLAIM_MENTIONS = Config(
    name="claim_mentions",
    row="one mention of a claim as annotated, restricted articles included",
    purpose="analysis, views of one's own",
    columns=(
        Column("mention", STRING, f"{describe(Mention, 'span')} Null if the text is withheld."),
        Column("claim_text", STRING, describe(Claim, "text")),
        Column("mode", STRING, describe(Mention, "mode")),
        Column("relation", STRING, describe(MentionLabels, "relation")),
        Column("distorted", BOOL, describe(MentionLabels, "distorted")),
        Column("severity", INT, describe(MentionLabels, "severity")),
        Column("drift", STRINGS, "Names of the differences, in order, each once."),
        Column("accept", STRINGS, describe(Mention, "accept")),
        Column("recoverable", BOOL, describe(Answers, "recoverable")),
        Column("compatible", BOOL, describe(Answers, "compatible")),
        Column("claim_entails_mention", BOOL, describe(Answers, "claim_entails_mention")),
        Column("mention_entails_claim", BOOL, describe(Answers, "mention_entails_claim")),
        Column("speakers", STRINGS, "Names of those who are said to have said it, outermost first."),
        Column("zone", STRING, "Zone of the first code point."),
        Column("claim_origin", STRING, describe(Claim, "origin")),
        Column("chain", _LINK, f"{describe(Mention, 'chain')} A `factive` cue: {describe(ChainLink, 'factive')}"),
        Column("renders", _RENDERED, f"{describe(Mention, 'renders')} Offsets count in the statement's text."),
        Column("spans", SPANS, "Parts of the mention, in order; offsets count in the article's text."),
        Column("n_differences", INT, "Differences annotated; null unless the depth is `full`."),
        Column("claim", STRING, describe(Mention, "claim")),
        Column("quote", STRING, f"{describe(Mention, 'quote')} An id of config `quotes`."),
        Column("duplicate_of", STRING, describe(Mention, "duplicate_of")),
        Column("note", STRING, describe(Mention, "note")),
        Column("id", STRING, "Id of the mention in the whole corpus: event/article/mention."),
        *ARTICLE_COLUMNS,
    ),
)


def rows(view: EventView) -> Iterator[Row]:
    """Yield one row a mention, by article and first code point."""
    for article in view.articles:
        for mention in article.record.mentions:
            yield _row(view, article, mention)


def _row(view: EventView, article: ArticleView, mention: Mention) -> Row:
    spans = [offsets(part) for part in mention.span]
    claim, labels, answers = view.claims[mention.claim], mention.computed, mention.answers
    return (
        article.words(spans),
        claim.text,
        mention.mode,
        *label_values(labels),
        drift_names(mention),
        mention.accept,
        answers.recoverable,
        answers.compatible,
        answers.claim_entails_mention,
        answers.mention_entails_claim,
        [view.names.get(link.speaker, link.speaker) for link in mention.chain],
        article.zone(spans[0][0]),
        claim.origin,
        [link_cells(link) for link in mention.chain],
        rendered_cells(mention.renders),
        spans,
        len(mention.differences) if article.is_full else None,
        mention.claim,
        f"{article.path}/{mention.quote}" if mention.quote is not None else None,
        f"{article.path}/{mention.duplicate_of}" if mention.duplicate_of is not None else None,
        mention.note,
        f"{article.path}/{mention.id}",
        *article.tail,
    )


def label_values(labels: MentionLabels | None) -> tuple[str | None, bool | None, int | None]:
    """Return relation, `distorted` and severity."""
    return (labels.relation, labels.distorted, labels.severity) if labels is not None else (None, None, None)


def drift_names(mention: Mention) -> list[str]:
    """Return the names of a mention's differences, in order, each once."""
    if not mention.differences:
        return []
    return list(dict.fromkeys(d.computed.drift for d in mention.differences if d.computed is not None))


def link_cells(link: ChainLink) -> Row:
    """Return a step of an attribution chain as the table holds it."""
    return (link.speaker, link.factive, *start_and_end(link.source), *start_and_end(link.cue))
