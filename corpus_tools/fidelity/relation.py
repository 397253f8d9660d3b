"""Relation of a mention to its claim: four yes/no questions, one derived label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus_tools.schemas.claim import Answers

BY_ENTAILMENT: Mapping[tuple[bool, bool], Relation] = {
    (True, True): Relation.EQUIVALENT,
    (True, False): Relation.BROADER,
    (False, True): Relation.NARROWER,
    (False, False): Relation.OVERLAPS,
}
"""By (claim entails mention, mention entails claim), of a mention that is compatible with its claim."""


def relation_of(answers: Answers) -> Relation | None:
    """Return the relation that the answers come to; ``None`` where they do not go together.

    After a "no" to *recoverable* or to *compatible* the later questions stay unanswered; after a
    "yes" the next one must be answered.

    Example:
        >>> from corpus_tools.schemas.claim import Answers
        >>> relation_of(Answers(recoverable=True, compatible=False)).value
        'contradicts'
        >>> relation_of(Answers(recoverable=True)) is None
        True
    """
    entailment = (answers.claim_entails_mention, answers.mention_entails_claim)
    if not answers.recoverable:
        return Relation.UNRECOVERABLE if answers.compatible is None and entailment == (None, None) else None
    if answers.compatible is False:
        return Relation.CONTRADICTS if entailment == (None, None) else None
    if answers.compatible is None or entailment[0] is None or entailment[1] is None:
        return None
    return BY_ENTAILMENT[entailment[0], entailment[1]]
