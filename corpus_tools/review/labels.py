"""The labels of a record as the page lists them: axis and value, in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.review.model import Label
from corpus_tools.schemas import vocab

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus_tools.schemas.claim import Difference, Mention
    from corpus_tools.schemas.quote import ChainLink, Clause, Quote

AXES: Mapping[str, type[vocab.Vocabulary]] = {
    "fidelity": vocab.Fidelity,
    "form": vocab.Form,
    "flag": vocab.QuoteFlag,
    "meaning": vocab.Meaning,
    "meaning_locus": vocab.MeaningLocus,
    "attribution": vocab.Attribution,
    "presentation": vocab.Presentation,
    "presentation_flag": vocab.PresentationFlag,
    "rendering": vocab.Rendering,
    "rung": vocab.Rung,
    "reference": vocab.Reference,
    "reason": vocab.UnverifiableReason,
    "relation": vocab.Relation,
    "accept": vocab.Relation,
    "mode": vocab.Mode,
    "slot": vocab.Slot,
    "operation": vocab.Operation,
    "drift": vocab.Drift,
    "origin": vocab.Origin,
    "zone": vocab.Zone,
    "kind": vocab.BoilerplateKind,
    "rewriting": vocab.Rewriting,
    "depth": vocab.Depth,
    "access": vocab.Access,
    "state": vocab.State,
    "entity": vocab.EntityKind,
}
"""Axes with a closed vocabulary; every other one is answered by yes, no, a number or a name."""

QUESTIONS = ("recoverable", "compatible", "claim_entails_mention", "mention_entails_claim")
"""The four questions about a mention, in order."""


def of_quote(quote: Quote) -> Iterator[Label]:
    """Yield the labels of a whole quote."""
    labels = quote.computed
    if labels is not None:
        yield from (Label("fidelity", labels.fidelity), Label("form", labels.form))
        yield from (Label("flag", flag) for flag in labels.flags)
        if labels.verified_share < 1:
            yield Label("verified_share", f"{labels.verified_share:g}")
        if labels.reason is not None:
            yield Label("reason", labels.reason)
    if quote.meaning is not None:
        yield Label("meaning", quote.meaning)
    if quote.meaning_locus is not None:
        yield Label("meaning_locus", quote.meaning_locus)
    yield Label("attribution", quote.attribution)
    yield Label("speaker", quote.speaker or "nobody")
    yield from _chain(quote.chain)
    yield Label("presentation", quote.presentation)
    yield from (Label("presentation_flag", flag) for flag in quote.presentation_flags)
    if quote.duplicate_of is not None:
        yield Label("duplicate_of", quote.duplicate_of)


def of_clause(clause: Clause) -> Iterator[Label]:
    """Yield the labels of one clause."""
    labels = clause.computed
    if labels is not None:
        yield Label("form", labels.form)
        if labels.rung is not None:
            yield Label("rung", labels.rung)
        if labels.trimmed:
            yield Label("trimmed", "yes")
        yield from (Label("flag", flag) for flag in labels.flags)
    yield Label("rendering", clause.rendering)
    if labels is not None and labels.reference is not None:
        yield Label("reference", labels.reference)
    if labels is not None and labels.n_witnesses is not None:
        yield Label("n_witnesses", str(labels.n_witnesses))
    reason = (labels.reason if labels is not None else None) or clause.reason
    if reason is not None:
        yield Label("reason", reason)


def of_mention(mention: Mention) -> Iterator[Label]:
    """Yield the labels of a mention, its differences left out."""
    labels = mention.computed
    if labels is not None:
        yield Label("relation", labels.relation)
        yield from (Label("distorted", _yes(labels.distorted)), Label("severity", str(labels.severity)))
    yield Label("claim", mention.claim)
    yield Label("mode", mention.mode)
    yield from _chain(mention.chain)
    for question in QUESTIONS:
        answer: bool | None = getattr(mention.answers, question)
        if answer is not None:
            yield Label(question, _yes(answer))
    yield from (Label("accept", relation) for relation in mention.accept)
    if mention.quote is not None:
        yield Label("quote", mention.quote)
    if mention.duplicate_of is not None:
        yield Label("duplicate_of", mention.duplicate_of)


def of_difference(difference: Difference) -> Iterator[Label]:
    """Yield the labels of a difference."""
    yield from (Label("slot", difference.slot), Label("operation", difference.operation))
    if difference.computed is not None:
        yield Label("drift", difference.computed.drift)
        yield Label("severity", str(difference.computed.severity))
    yield Label("changes_meaning", _yes(difference.changes_meaning))
    if difference.override is not None:
        yield Label("override", f"{difference.override.severity}: {difference.override.reason}")


def definitions() -> dict[str, dict[str, str]]:
    """Return the definition of every label, by axis and value, in the vocabularies' order.

    Example:
        >>> definitions()["origin"]["coverage"]
        'An article added it.'
    """
    return {axis: {str(one): one.definition for one in words} for axis, words in AXES.items()}


def _chain(chain: tuple[ChainLink, ...]) -> Iterator[Label]:
    for link in chain:
        yield Label("chain", link.speaker)
        if link.factive:
            yield Label("factive", "yes")


def _yes(answer: bool) -> str:  # noqa: FBT001 - the answer is the subject
    return "yes" if answer else "no"
