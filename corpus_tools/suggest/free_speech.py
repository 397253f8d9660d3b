"""Words of the statement that an article prints without quotation marks, the speaker's first person included."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.suggest.words import read
from corpus_tools.text.passages import align_passages
from corpus_tools.text.segment import paragraphs
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.suggest.utterance import Utterance

FIRST_PERSON = frozenset("i we me us my our mine ours myself ourselves".split())
"""Words by which a speaker names herself."""

OWN_SHARE = 0.40
"""Least share of a sentence's weight that must be the statement's for it to be taken for the speaker's words."""

NEXT_SHARE = 0.25
"""The same for a sentence next to one that is."""

MAX_BRIDGE = 4
"""Most sentences without the statement's words or the first person between two that have them, for all to be one."""

MIN_FIRST_PERSON = 2
"""Sentences of a stretch in which the speaker must name herself, unless it has one sentence alone."""

LONE_SHARE = 0.70
"""Share that a sentence on its own must reach."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences that follow one another and give a speaker's words without marks.

    Attributes:
        parts: where they stand, one part a paragraph.
        said: the statement they come from.
    """

    parts: tuple[Span, ...]
    said: Utterance


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    share: float
    is_first_person: bool
    is_open: bool


def find_free_speech(
    text: str, sentences: Sequence[Span], said: Sequence[Utterance], *, cues: Sequence[Span], quoted: Sequence[Span]
) -> tuple[Stretch, ...]:
    """Return the stretches of free speech among some sentences, in the order of the text.

    Args:
        text: the article.
        sentences: sentences that may be free speech, in order; an empty span parts two zones.
        said: what they may come from.
        cues: words that attribute something to a speaker of a statement; a sentence that holds one is the narrator's.
        quoted: words in marks; a sentence of which they are half or more is a quote's, unless the speaker names herself
            next to them.
    """
    found: list[Stretch] = []
    for one in said:
        shares = _shares(text, sentences, one)
        rated = [
            _Sentence(span, shares[span], _is_first_person(span.of(text)), _is_open(text, span, cues, quoted))
            for span in sentences
        ]
        found += [Stretch(_by_paragraph(text, run), one) for run in _runs(rated)]
    return tuple(sorted(_without_overlaps(found), key=lambda stretch: stretch.parts))


def _shares(text: str, sentences: Sequence[Span], said: Utterance) -> dict[Span, float]:
    """Return how much of the weight of each sentence lies in passages taken from a statement."""
    lexemes = read(text)
    matched = {i for reuse in align_passages(text, lexemes, said.text, said.lexemes) for i, _ in reuse.pairs}
    found = {}
    for sentence in sentences:
        first = bisect_left(lexemes, sentence.start, key=lambda one: one.span.start)
        last = bisect_left(lexemes, sentence.end, key=lambda one: one.span.start)
        whole = sum(lexeme.weight for lexeme in lexemes[first:last])
        found[sentence] = sum(lexemes[i].weight for i in range(first, last) if i in matched) / max(1, whole)
    return found


def _is_first_person(words: str) -> bool:
    return not FIRST_PERSON.isdisjoint(lexeme.key for lexeme in read(words))


def _is_open(text: str, span: Span, cues: Sequence[Span], quoted: Sequence[Span]) -> bool:
    """Whether a sentence may be the speaker's own: no cue, and hardly a word in marks unless she names herself next to them."""
    if len(span) == 0 or any(span.overlap(cue) for cue in cues):
        return False
    inside = [other for other in quoted if span.overlap(other)]
    if 2 * sum(span.overlap(other) for other in inside) < len(span):
        return True
    first, last = min(other.start for other in inside), max(other.end for other in inside)
    outside = text[span.start : max(span.start, first)] + " " + text[min(span.end, last) : span.end]
    return _is_first_person(outside)


def _runs(rated: Sequence[_Sentence]) -> list[list[_Sentence]]:
    """Return the stretches of neighbouring sentences that are free speech."""
    runs: list[list[_Sentence]] = [[]]
    for sentence in rated:
        if sentence.is_open:
            runs[-1].append(sentence)
        elif runs[-1]:
            runs.append([])
    cut = [part for run in runs for part in _without_gaps(run)]
    return [run for run in cut if _is_speech(run)]


def _without_gaps(run: Sequence[_Sentence]) -> list[list[_Sentence]]:
    """Return the parts of a run that begin and end with the statement's words or the first person, with short gaps."""
    parts: list[list[_Sentence]] = []
    held: list[_Sentence] = []
    for sentence in run:
        held.append(sentence)
        if sentence.share < NEXT_SHARE and not sentence.is_first_person:
            continue
        if parts and len(held) <= MAX_BRIDGE + 1:
            parts[-1] += held
        else:
            parts.append([sentence])
        held = []
    return parts


def _is_speech(run: Sequence[_Sentence]) -> bool:
    own = [one for one in run if one.is_first_person and one.share >= OWN_SHARE]
    if len(run) == 1:
        return bool(own) and run[0].share >= LONE_SHARE
    return len(own) >= MIN_FIRST_PERSON


def _by_paragraph(text: str, run: Sequence[_Sentence]) -> tuple[Span, ...]:
    whole = Span(run[0].span.start, run[-1].span.end)
    parts = []
    for paragraph in paragraphs(text):
        start, end = max(paragraph.start, whole.start), min(paragraph.end, whole.end)
        if start < end:
            parts.append(Span(start, end))
    return tuple(parts)


def _without_overlaps(found: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches without those that overlap a longer one."""
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda one: (one.parts[0].start - one.parts[-1].end, one.parts)):
        if not any(part.overlap(other) for part in stretch.parts for one in kept for other in one.parts):
            kept.append(stretch)
    return kept
