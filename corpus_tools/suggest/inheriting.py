"""Who speaks where no frame says so: the sentence that a quote stands in, or the quote before it, may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Presentation
from corpus_tools.text.segment import paragraphs, sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.attribution.relation import Attribution
    from corpus_tools.suggest.found import QuoteDraft

MAX_BETWEEN = 160
"""Most code points of the narrator's between two quotes for the second to go on with the first one's speaker."""

MIN_RECOGNISED_WORDS = 2
"""Words by which a speaker is recognised at the least; a single one may be a title, or a chance."""


def with_inherited(
    text: str, drafts: Sequence[QuoteDraft], resolved: Sequence[tuple[Attribution, str | None]]
) -> Iterator[QuoteDraft]:
    """Yield quotes, those without a frame with the speaker of their sentence, or of the quote they go on from."""
    before: QuoteDraft | None = None
    inside, blocks = sentences(text), paragraphs(text)
    for one in drafts:
        own = one
        if _is_bare(one):
            own = (
                _from_sentence(one, resolved, inside)
                or _from_quote(text, one, before, blocks, inside)
                or _from_report(text, one, resolved, inside, blocks)
                or one
            )
        if own.presentation is Presentation.MARKED and own.around is None:
            before = own
        yield own


def recognised(
    text: str,
    one: QuoteDraft,
    resolved: Sequence[tuple[Attribution, str | None]],
    blocks: Sequence[Span],
    *,
    is_heading: bool,
) -> QuoteDraft:
    """Return a quote without a frame with the speaker whose words it has, where the article leaves no doubt.

    That is in a headline, and in a paragraph (one of ``blocks``) that has named the speaker as a source before.
    """
    speakers = {clause.place.said.speaker for clause in one.clauses if clause.place is not None}
    n_words = sum(len(part.of(text).split()) for part in one.content)
    if _is_framed(one) or len(speakers) != 1 or n_words < MIN_RECOGNISED_WORDS:
        return one
    start = one.content[0].start
    block = next((block for block in blocks if block.start <= start < block.end), None)
    is_named = block is not None and any(
        speaker in speakers and found.source is not None and block.start <= found.source.start < start
        for found, speaker in resolved
    )
    return replace(one, speaker=min(speakers)) if is_heading or is_named else one


def _is_framed(one: QuoteDraft) -> bool:
    return one.source is not None or one.speaker is not None or one.around is not None


def _is_bare(one: QuoteDraft) -> bool:
    return not _is_framed(one) and one.presentation in {Presentation.MARKED, Presentation.MIXED}


def _from_sentence(
    one: QuoteDraft, resolved: Sequence[tuple[Attribution, str | None]], inside: Sequence[Span]
) -> QuoteDraft | None:
    """Return a quote with the nearest source of its sentence, if one is known there and the quote has a cue."""
    around = next((span for span in inside if span.overlap(one.content[0])), None)
    if around is None:
        return None
    known = [
        (abs(found.source.start - (one.cue or one.content[0]).start), found.source, speaker)
        for found, speaker in resolved
        if found.source is not None and speaker is not None and found.source in around
    ]
    if not known:
        return None
    _, source, speaker = min(known, key=lambda item: item[:2])
    return replace(one, source=source, speaker=speaker)


def _from_quote(
    text: str, one: QuoteDraft, before: QuoteDraft | None, blocks: Sequence[Span], inside: Sequence[Span]
) -> QuoteDraft | None:
    """Return a whole quote with the speaker of the one before it, if that is near and in this paragraph or the last."""
    if before is None or before.speaker is None or one.presentation is not Presentation.MARKED or one.cue is not None:
        return None
    first, last = before.content[-1].end, one.content[0].start
    n_breaks = sum(first < block.start <= last for block in blocks)
    if n_breaks > 1 or last - first > MAX_BETWEEN or not first <= last or not _stands_alone(text, one, inside):
        return None
    return replace(one, source=before.source, cue=before.cue, speaker=before.speaker)


def _from_report(
    text: str,
    one: QuoteDraft,
    resolved: Sequence[tuple[Attribution, str | None]],
    inside: Sequence[Span],
    blocks: Sequence[Span],
) -> QuoteDraft | None:
    """Return a whole quote with the source of the sentence before it, if that reports something in its paragraph."""
    if one.presentation is not Presentation.MARKED or one.cue is not None or not _stands_alone(text, one, inside):
        return None
    start = one.content[0].start
    block = next((block for block in blocks if block.start <= start < block.end), None)
    earlier = [span for span in inside if span.end <= start and block is not None and span in block]
    if not earlier:
        return None
    known = [
        (found, speaker)
        for found, speaker in resolved
        if found.source is not None and speaker is not None and found.source in earlier[-1]
    ]
    if not known:
        return None
    found, speaker = known[-1]
    return replace(one, source=found.source, cue=found.cue, speaker=speaker)


def _stands_alone(text: str, one: QuoteDraft, inside: Sequence[Span]) -> bool:
    """Whether the sentences of a quote hold no word beside it, so that no frame was overlooked."""
    touched = [span for span in inside if any(span.overlap(part) for part in one.content)]
    whole = Span(touched[0].start, touched[-1].end) if touched else one.content[0]
    beside = text[whole.start : one.content[0].start] + text[one.content[-1].end : whole.end]
    return not any(map(str.isalnum, beside))
