"""Quotes as found in an article, and the records made of them, each marked as suggested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.schemas.quote import ChainLink, Clause, Quote
from corpus_tools.schemas.selector import Selector
from corpus_tools.schemas.vocab import Access, Attribution, EntityKind, Presentation, Rendering, UnverifiableReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus_tools.attribution import relation
    from corpus_tools.schemas.event import Entity, Event
    from corpus_tools.schemas.vocab import PresentationFlag
    from corpus_tools.suggest.rendering import RenderedClause
    from corpus_tools.suggest.utterance import Utterance
    from corpus_tools.text.span import Span


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """One quote as found.

    Attributes:
        content: parts, in order.
        presentation: how the content is set off.
        flags: what else holds of that.
        source: the words that name who speaks.
        cue: the words that attribute.
        speaker: entity that speaks; None if that is not sure.
        clauses: pieces of the content with what they render.
        around: the quote that this one is inside of, if any.
    """

    content: tuple[Span, ...]
    presentation: Presentation
    flags: tuple[PresentationFlag, ...] = ()
    source: Span | None = None
    cue: Span | None = None
    speaker: str | None = None
    clauses: tuple[RenderedClause, ...] = ()
    around: QuoteDraft | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article.

    Attributes:
        quotes: in the order of their first code point, outer ones first.
        indirect: attributions without marks, or with marks around a part of the content; each with its speaker.
        said: what the article may render.
    """

    quotes: tuple[QuoteDraft, ...]
    indirect: tuple[tuple[relation.Attribution, str | None], ...]
    said: tuple[Utterance, ...]


VERSION = "suggest/1"
"""The value of ``suggested`` in every record: this program, and the version of its rules."""

OTHERS_SHARE = 0.5
"""Share of its words that somebody else's quote must have in common with the statement to be taken for a rendering."""
OTHERS_PAIRS = 4
"""Words that it must have in common with it; two are enough where it has no others."""

_BY_KIND = {
    EntityKind.UNKNOWN: Attribution.ANONYMOUS,
    EntityKind.GROUP: Attribution.COLLECTIVE,
    EntityKind.ORGANISATION: Attribution.COLLECTIVE,
    EntityKind.PERSON: Attribution.WRONG_SPEAKER,
}
"""Attribution of the statement's words to somebody who did not make it."""


def quote_record(draft: QuoteDraft, event: Event) -> Quote:
    """Return the record of a quote."""
    entities = {entity.id: entity for entity in event.entities}
    clauses = tuple(_clause(one, draft, event) for one in draft.clauses)
    if len(clauses) == 1:
        clauses = (clauses[0].model_copy(update={"parts": ()}),)
    return Quote(
        suggested=VERSION,
        content=selectors(draft.content),
        source=selector(draft.source),
        cue=selector(draft.cue),
        speaker=draft.speaker,
        chain=tuple(_outer(draft)),
        presentation=draft.presentation,
        presentation_flags=draft.flags,
        clauses=clauses,
        attribution=_attribution(draft, clauses, event, entities),
    )


def selector(span: Span | None) -> Selector | None:
    """Return a selector by position."""
    return None if span is None else Selector(start=span.start, end=span.end)


def selectors(spans: Sequence[Span]) -> tuple[Selector, ...]:
    """Return selectors by position."""
    return tuple(Selector(start=span.start, end=span.end) for span in spans)


def _outer(draft: QuoteDraft) -> Iterator[ChainLink]:
    """Yield the speakers around a nested quote, outermost first."""
    around = draft.around
    if around is not None:
        yield from _outer(around)
        if around.speaker is not None:
            yield ChainLink(speaker=around.speaker, source=selector(around.source), cue=selector(around.cue))


def _clause(one: RenderedClause, draft: QuoteDraft, event: Event) -> Clause:
    parts = selectors(one.parts)
    if one.renders and _is_credible(one, draft, event):
        return Clause(parts=parts, rendering=Rendering.RENDERED, renders=one.renders)
    reason = _reason(draft, event)
    if reason is None:
        return Clause(parts=parts, rendering=Rendering.NOT_IN_STATEMENT)
    return Clause(parts=parts, rendering=Rendering.UNVERIFIABLE, reason=reason)


def _is_credible(one: RenderedClause, draft: QuoteDraft, event: Event) -> bool:
    """Whether words given to somebody else have enough in common with the statement to be its words."""
    own = {statement.speaker for statement in event.statements}
    if draft.speaker is None or draft.speaker in own or one.place is None:
        return True
    n_pairs = len(one.place.pairs)
    return (one.place.share >= OTHERS_SHARE and n_pairs >= OTHERS_PAIRS) or (one.place.share == 1.0 and n_pairs > 1)


def _reason(draft: QuoteDraft, event: Event) -> UnverifiableReason | None:
    """Return why words that no statement has cannot be judged; None where their absence can be seen."""
    own = [one for one in event.statements if one.speaker == draft.speaker]
    if draft.speaker is not None and not own:
        return UnverifiableReason.OTHER_OCCASION
    is_read = all(one.access is Access.OPEN for one in own or event.statements)
    return None if is_read else UnverifiableReason.NO_REFERENCE


def _attribution(
    draft: QuoteDraft, clauses: Sequence[Clause], event: Event, entities: Mapping[str, Entity]
) -> Attribution:
    if draft.speaker is None:
        is_named = draft.source is not None or draft.around is not None
        is_none = not is_named or draft.presentation is Presentation.SCARE_OR_TITLE
        return Attribution.NONE if is_none else Attribution.ANONYMOUS
    kind = entities[draft.speaker].kind
    own = {statement.speaker for statement in event.statements}
    rendered = [
        found.place.said.speaker
        for found, clause in zip(draft.clauses, clauses, strict=True)
        if clause.rendering is Rendering.RENDERED and found.place is not None
    ]
    is_nobody_known = not rendered and kind is EntityKind.UNKNOWN
    if draft.speaker in (rendered or own) or not (rendered or is_nobody_known):
        return Attribution.CORRECT
    return _BY_KIND.get(kind, Attribution.CORRECT)
