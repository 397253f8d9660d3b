"""Coverage: which article retells which claim, and how well at best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.fidelity.relation import relation_of
from corpus_tools.schemas.vocab import Depth, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.event import Event

BEST_FIRST = (
    Relation.EQUIVALENT,
    Relation.NARROWER,
    Relation.BROADER,
    Relation.OVERLAPS,
    Relation.CONTRADICTS,
    Relation.UNRECOVERABLE,
)
"""Order of relations, the best retelling first."""

_RANK = {relation: rank for rank, relation in enumerate(BEST_FIRST)}


def coverage(event: Event, articles: Mapping[str, Article]) -> Mapping[str, Mapping[str, Relation | None]]:
    """Return, by claim and article, the best relation of a mention, or ``None`` where the claim is omitted.

    Only articles whose claims are annotated are listed; merged claims are not. A mention whose
    answers do not go together counts for nothing. Claims stand in the event's order, articles sorted.
    """
    best = {
        article_id: _best(article)
        for article_id, article in sorted(articles.items())
        if article.depth is not Depth.QUOTES
    }
    return {
        claim.id: {article_id: found.get(claim.id) for article_id, found in best.items()}
        for claim in event.claims
        if claim.merged_into is None
    }


def _best(article: Article) -> dict[str, Relation]:
    best: dict[str, Relation] = {}
    for mention in article.mentions:
        relation = relation_of(mention.answers)
        if relation is not None:
            best[mention.claim] = min(relation, best.get(mention.claim, relation), key=_RANK.__getitem__)
    return best
