"""Claims of an event, their mentions in articles, and how a mention differs from its claim."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from corpus_tools.schemas.base import DifferenceId, IsoDate, MentionId, Prose, QuoteId, Record, Slug, Suggested
from corpus_tools.schemas.quote import ChainLink
from corpus_tools.schemas.selector import RenderedPassage, Selector
from corpus_tools.schemas.vocab import Drift, Mode, Operation, Origin, Relation, Slot

MAX_CLAIM_WORDS = 25
"""A claim is at most this many words, so that it can be judged at a glance."""


def _short(text: str) -> str:
    n_words = len(text.split())
    if n_words > MAX_CLAIM_WORDS:
        message = f"a claim has at most {MAX_CLAIM_WORDS} words, found {n_words}"
        raise ValueError(message)
    return text


Severity = Annotated[int, Field(ge=0, le=3)]
"""0 nothing changes meaning · 1 nobody would check · 2 a fact-checker would · 3 reversed, invented or made unusable."""


class Claim(Record):
    """One proposition about the event, stated once, understandable alone."""

    id: Slug
    """Id, never reused."""
    text: Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_short)]
    """The proposition in the annotator's own words, at most 25 of them."""
    origin: Origin
    """Where the claim comes from."""
    passages: tuple[Slug, ...] = ()
    """Passages of the statement that make it."""
    merged_into: Slug | None = None
    """The claim this one became part of; a merged claim has no mentions."""
    split_from: Slug | None = None
    """The claim this one was cut out of."""
    note: Prose | None = None
    """For the next reader, in own words."""


class Answers(Record):
    """The four questions about a mention; later ones are null where an earlier "no" makes them idle."""

    recoverable: bool
    """Can a proposition be read off the words?"""
    compatible: bool | None = None
    """Can mention and claim both be true of the same event?"""
    claim_entails_mention: bool | None = None
    """If the claim holds, must the mention hold?"""
    mention_entails_claim: bool | None = None
    """If the mention holds, must the claim hold?"""


class SeverityOverride(Record):
    """A severity other than the computed one, with its reason."""

    severity: Severity
    """The severity that holds."""
    reason: Annotated[str, Field(min_length=10, max_length=400)]
    """Why the computed one does not."""


class DifferenceLabels(Record):
    """What the tools computed for a difference."""

    drift: Drift
    """Derived name."""
    severity: Severity
    """Severity, the override applied."""


class Difference(Record):
    """One difference between a mention and what was said: slot and operation."""

    id: DifferenceId | None = None
    """Id, written once by the tools."""
    slot: Slot
    """What differs."""
    operation: Operation
    """What was done to it."""
    at: Selector | None = None
    """Where in the article; null where something was dropped."""
    was: RenderedPassage | None = None
    """Where in the statement, or the passage; null where something was added."""
    changes_meaning: bool
    """Whether the proposition is another because of it."""
    override: SeverityOverride | None = None
    """A severity other than the computed one."""
    note: Prose | None = None
    """For the next reader, in own words."""
    computed: DifferenceLabels | None = None
    """Never written by hand."""


class MentionLabels(Record):
    """What the tools computed for a mention."""

    relation: Relation
    """Derived from the four answers."""
    distorted: bool
    """Whether a difference that changes meaning has severity 2 or 3."""
    severity: Severity
    """Worst severity among the differences that change meaning, else 0."""


class Mention(Record):
    """A span of an article that makes a claim: one per claim per clause."""

    id: MentionId | None = None
    """Id, written once by the tools."""
    suggested: Suggested | None = None
    """What proposed the record, while nobody has confirmed it; delete the line once you have read and mended it."""
    span: Annotated[tuple[Selector, ...], Field(min_length=1)]
    """The words that make the claim; one or more parts, in order."""
    claim: Slug
    """Id of the claim."""
    mode: Mode
    """How the claim is presented."""
    chain: tuple[ChainLink, ...] = ()
    """Who is said to have said it, outermost first; empty for asserted mentions."""
    renders: tuple[RenderedPassage, ...] = ()
    """Passages of the statement that the mention retells."""
    answers: Answers
    """The four questions."""
    differences: tuple[Difference, ...] = ()
    """How the mention differs (depth ``full``)."""
    accept: tuple[Relation, ...] = ()
    """Further relations that a careful reader could defend."""
    quote: QuoteId | None = None
    """The quote whose content makes the claim, if one does."""
    duplicate_of: MentionId | None = None
    """The first occurrence, where the article repeats itself."""
    note: Prose | None = None
    """For the next reader, in own words."""
    computed: MentionLabels | None = None
    """Never written by hand."""


class Tombstone(Record):
    """An id that was used and may not be used again."""

    id: Slug
    """The withdrawn id: of a claim, a passage or another record of the event, or of one of its articles."""
    date: IsoDate
    """Day of withdrawal."""
    reason: Annotated[str, Field(min_length=10, max_length=400)]
    """Why."""


class RecordTombstone(Tombstone):
    """A tombstone in an article's file."""

    id: Annotated[str, Field(pattern=r"^[qcmd][a-z2-7]{4}$")]
    """The withdrawn id: of a quote, a clause, a mention or a difference."""
