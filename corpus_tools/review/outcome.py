"""What became of a passage, in one letter: derived from the labels of the quotes and mentions that render it.

A *clause* of a quote comes to

1. ``invented`` where its rendering is ``not_in_statement``;
2. else to what its own fidelity comes to: the label that `corpus_tools.fidelity.verdict.fidelity_of` gives for
   the form of this clause, with the attribution of the quote and its meaning. ``faithful`` and ``edited_marked``
   are ``kept``, ``unverifiable`` (or no label yet) is ``not judged``, every other one is ``bent``. A meaning is said
   of the whole quote: where it comes from the quoted words, and some clause has changed words or a flag, it is
   counted against those clauses alone.

A *mention* comes to

1. ``not judged`` where it has no labels yet;
2. ``invented`` where it renders no passage and its claim was added by the coverage;
3. ``not judged`` where it renders no passage and its claim is background;
4. ``bent`` where it is distorted, or its relation is neither ``equivalent`` nor ``broader``;
5. else ``kept``: everything it says follows from the claim, and nothing that a fact-checker would ask for is lost.

A *cell* is ``bent`` if anything in it is, else ``kept`` if anything is, else ``not judged`` if there is
anything; where there is nothing, ``dropped``, or ``not judged`` for an article of which only quotes are
annotated. In the last row, for what is in no passage, ``invented`` comes first and nothing is ``none``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.fidelity.verdict import fidelity_of
from corpus_tools.schemas.vocab import (
    Depth,
    Fidelity,
    Form,
    Meaning,
    MeaningLocus,
    Origin,
    Relation,
    Rendering,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from corpus_tools.schemas.claim import Claim, Mention
    from corpus_tools.schemas.quote import Clause, Quote


class Outcome(Vocabulary):
    """What became of a passage, or of what an article adds; the letter is what the page shows."""

    KEPT = "K", "Rendered, and nothing said of it is bent."
    BENT = "B", "Words inside quotation marks, or the sense, were changed."
    DROPPED = "D", "Not rendered anywhere in the article."
    INVENTED = "I", "Added by the article; in no passage."
    UNJUDGED = "U", "Nothing to compare with, or not judged."
    NONE = "N", "Nothing is added."


BY_FIDELITY: Mapping[Fidelity, Outcome] = {
    Fidelity.MISATTRIBUTED: Outcome.BENT,
    Fidelity.FABRICATED: Outcome.INVENTED,
    Fidelity.DISTORTED: Outcome.BENT,
    Fidelity.CONFLATED: Outcome.BENT,
    Fidelity.PARAPHRASED: Outcome.BENT,
    Fidelity.REWORDED: Outcome.BENT,
    Fidelity.ADAPTED: Outcome.BENT,
    Fidelity.EDITED_MARKED: Outcome.KEPT,
    Fidelity.FAITHFUL: Outcome.KEPT,
    Fidelity.UNVERIFIABLE: Outcome.UNJUDGED,
}
"""What each label of a quote comes to."""

FOLLOWS = frozenset({Relation.EQUIVALENT, Relation.BROADER})
"""Relations in which the claim entails the mention."""

_UNCHANGED = frozenset({Form.VERBATIM, Form.ORTHOGRAPHIC, Form.MARKED_EDIT})
_WORST_FIRST = (Outcome.BENT, Outcome.KEPT, Outcome.UNJUDGED)
_WORST_ADDED = (Outcome.INVENTED, Outcome.BENT, Outcome.UNJUDGED, Outcome.KEPT)


def of_quote(quote: Quote) -> Outcome:
    """Return what a whole quote comes to; what its one label says."""
    return BY_FIDELITY[quote.computed.fidelity] if quote.computed is not None else Outcome.UNJUDGED


def of_clause(quote: Quote, clause: Clause) -> Outcome:
    """Return what a clause of a quote comes to."""
    if clause.rendering is Rendering.NOT_IN_STATEMENT:
        return Outcome.INVENTED
    if clause.computed is None:
        return Outcome.UNJUDGED
    meaning = quote.meaning if _is_blamed(quote, clause) else None
    return BY_FIDELITY[fidelity_of(clause.computed.form, meaning, quote.attribution)]


def _is_blamed(quote: Quote, clause: Clause) -> bool:
    """Whether a change of meaning is counted against a clause."""
    if quote.meaning in {None, Meaning.PRESERVED, Meaning.UNCLEAR} or quote.meaning_locus is not MeaningLocus.QUOTE:
        return True
    return _is_changed(clause) or not any(map(_is_changed, quote.clauses))


def _is_changed(clause: Clause) -> bool:
    labels = clause.computed
    return labels is not None and (labels.form not in _UNCHANGED or bool(labels.flags))


def of_mention(mention: Mention, claim: Claim | None, *, is_rendering: bool) -> Outcome:
    """Return what a mention comes to.

    Args:
        mention: the mention.
        claim: its claim; None where the event has none of that name.
        is_rendering: whether it retells a passage.
    """
    labels = mention.computed
    if labels is None:
        return Outcome.UNJUDGED
    if not is_rendering:
        is_added = claim is not None and claim.origin is Origin.COVERAGE
        return Outcome.INVENTED if is_added else Outcome.UNJUDGED
    return Outcome.BENT if labels.distorted or labels.relation not in FOLLOWS else Outcome.KEPT


def of_cell(found: Collection[Outcome], depth: Depth) -> Outcome:
    """Return what a passage comes to in an article.

    Example:
        >>> of_cell([Outcome.KEPT, Outcome.BENT], Depth.FULL).name, of_cell([], Depth.FULL).name
        ('BENT', 'DROPPED')
        >>> of_cell([], Depth.QUOTES).name
        'UNJUDGED'
    """
    if not found:
        return Outcome.UNJUDGED if depth is Depth.QUOTES else Outcome.DROPPED
    seen = {Outcome.BENT if one is Outcome.INVENTED else one for one in found}
    return next(outcome for outcome in _WORST_FIRST if outcome in seen)


def of_additions(found: Collection[Outcome]) -> Outcome:
    """Return what everything comes to that an article says and no passage does.

    Example:
        >>> of_additions([Outcome.UNJUDGED, Outcome.INVENTED]).name, of_additions([]).name
        ('INVENTED', 'NONE')
    """
    return next((outcome for outcome in _WORST_ADDED if outcome in found), Outcome.NONE)
