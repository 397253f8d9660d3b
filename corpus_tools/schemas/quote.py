"""Quotes: one attribution relation each, with the axes of fidelity.

References:
    Source, cue and content as in PARC (Pareti 2012) and PolNeAR (Newell et al. 2018).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from corpus_tools.schemas.base import ClauseId, Offset, Prose, QuoteId, Record, Slug, Suggested
from corpus_tools.schemas.selector import RenderedPassage, Selector
from corpus_tools.schemas.vocab import (
    Attribution,
    EditRule,
    Fidelity,
    Form,
    Meaning,
    MeaningLocus,
    Presentation,
    PresentationFlag,
    QuoteFlag,
    Reference,
    Rendering,
    Rung,
    UnverifiableReason,
)


class EditStep(Record):
    """One named edit of a receipt."""

    rule: EditRule
    """Line of the table of edits."""
    at: Offset
    """Code point of the words said at which it is made, from 0."""
    said: str = ""
    """The words said there."""
    printed: str = ""
    """The words printed in their place; ``¶`` where the reporting clause is between them."""


class SaidAt(Record):
    """The sentences of a statement that a clause took its words from."""

    statement: Slug
    """Statement."""
    start: Offset
    """First code point."""
    end: Offset
    """Code point after the last one."""


class ClauseLabels(Record):
    """What the tools computed for a clause under ``form/2``; written by ``corpus-tools fix``."""

    form: Form
    """What happened to the words."""
    rung: Rung | None = None
    """The loosest kind of edit it needed, for a verbatim clause."""
    trimmed: bool = False
    """Whether a verbatim clause leaves out words at an edge of the passage."""
    flags: tuple[QuoteFlag, ...] = ()
    """What else can be seen, in the vocabulary's order."""
    reference: Reference | None = None
    """What the clause was judged against; null when it was not judged."""
    n_witnesses: Annotated[int, Field(ge=0)] | None = None
    """Witnesses in other articles, where witnesses were the reference."""
    reason: UnverifiableReason | None = None
    """Why the clause could not be judged."""
    said_at: SaidAt | None = None
    """What the receipt is replayed on; null without a receipt, and where a text may not be shown."""
    edits: tuple[EditStep, ...] = ()
    """The receipt: named edits that turn the words said into the words printed; what is between them is the same."""


class Clause(Record):
    """A piece of a quote's content that renders one passage; every clause stands alone."""

    id: ClauseId | None = None
    """Id, written once by the tools."""
    parts: tuple[Selector, ...] = ()
    """Where in the article; empty when the clause is the whole content."""
    rendering: Rendering
    """Axis 0, as annotated."""
    renders: tuple[RenderedPassage, ...] = ()
    """The passages rendered, in the order of the clause."""
    reason: UnverifiableReason | None = None
    """Why there is nothing to compare with, if ``unverifiable`` was annotated."""
    computed: ClauseLabels | None = None
    """Labels computed from text and renderings; never written by hand."""


class QuoteLabels(Record):
    """What the tools computed for a quote; written by ``corpus-tools fix``."""

    form: Form
    """Form of the worst clause; ``conflated`` at least where clauses are joined over a gap without a mark."""
    flags: tuple[QuoteFlag, ...] = ()
    """Flags of the clauses and of the marks, in the vocabulary's order."""
    verified_share: Annotated[float, Field(ge=0.0, le=1.0)]
    """Code points judged, divided by all, to three places."""
    reason: UnverifiableReason | None = None
    """Why the quote could not be judged, where it could not."""
    fidelity: Fidelity
    """The one label for single-label use."""


class ChainLink(Record):
    """One step of an attribution chain."""

    speaker: Slug
    """Entity that speaks at this step."""
    source: Selector | None = None
    """The words that name the speaker."""
    cue: Selector | None = None
    """The words that attribute."""
    factive: bool = False
    """Whether the cue takes its content for true ("revealed", "admitted")."""


class Quote(Record):
    """One attribution relation: source, cue, content, resolved to a speaker."""

    id: QuoteId | None = None
    """Id, written once by the tools."""
    suggested: Suggested | None = None
    """What proposed the record, while nobody has confirmed it; delete the line once you have read and mended it."""
    content: Annotated[tuple[Selector, ...], Field(min_length=1)]
    """The attributed words without their outer marks; one or more parts, in order."""
    source: Selector | None = None
    """The words that name who speaks."""
    cue: Selector | None = None
    """The words that attribute."""
    speaker: Slug | None = None
    """Entity that the article gives the words to; null when it names nobody."""
    chain: tuple[ChainLink, ...] = ()
    """Outer speakers of a nested report, outermost first, the quote's own speaker left out."""
    presentation: Presentation
    """How the content is set off."""
    presentation_flags: tuple[PresentationFlag, ...] = ()
    """What else holds of the presentation."""
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    """Pieces of the content, in order; together they cover it."""
    meaning: Meaning | None = None
    """Axis 2; asked only where form, a flag or the frame gives reason to."""
    meaning_locus: MeaningLocus | None = None
    """Where the change of meaning comes from."""
    said: Prose | None = None
    """Proposition of the passage, in one line of the annotator's own words."""
    printed: Prose | None = None
    """Proposition of the quote, in one line of the annotator's own words."""
    attribution: Attribution
    """Axis 3."""
    duplicate_of: QuoteId | None = None
    """The first occurrence, where the article repeats itself."""
    note: Prose | None = None
    """For the next reader, in own words."""
    computed: QuoteLabels | None = None
    """Labels computed from the axes; never written by hand."""
