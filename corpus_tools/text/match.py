"""Anchoring words in an open text: position, then exact words with context, then the nearest words there are.

The last rung finds a neighbourhood with ``rapidfuzz.fuzz.partial_ratio_alignment`` and then moves both edges,
token by token, to where the words agree best. docs/peers.md §3 found edlib's infix alignment better than bare
rapidfuzz, whose windows have the length of the needle; but edlib has no wheel for current Pythons and fails
above 256 symbols. What it was better at is the edges, and those the refinement supplies: in the trials of
docs/peers.md §3 (20 % of the words replaced; 20 % of the characters changed) 96 and 97 % of the quotes are found
within an intersection over union of 0.9 and 83 and 91 % exactly, against 95 and 99, 59 and 86 % for edlib with
context, at some 15 ms a quote in 20 kB.

Nothing is anchored in silence: the rung is recorded, and two places that are equally good are an answer.

References:
    W3C Web Annotation Data Model (2017), §4.2.4 *Text Quote Selector*.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from corpus_tools.text.normalize import fold
from corpus_tools.text.segment import tokens
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ACCEPT = 0.80
"""Anchor from here on. Half of 150 quotes of 5-60 words with 20 % of their words replaced, or of their characters
changed, reach it in a text of 19 kB (medians 0.83 and 0.81)."""

ASK = 0.60
"""Ask from here on, refuse below. The nearest place for words of another text scored at most 0.54 in 200 trials
(0.57 in docs/peers.md §3), true quotes with 20 % of their characters changed have their first percentile at 0.71."""

MARGIN = 0.05
"""How much better than the second place the best one must be, unless the context tells them apart (docs/peers.md §3)."""

CONTEXT_AGREES = 0.60
"""Share of the given context that must stand beside a place. Chosen so that one of two context words may change."""

SELF_EVIDENT_WORDS = 4
"""Words that occur exactly, once, and are at least so many need no context: four words in a row are not chance."""

MAX_CANDIDATES = 5
"""Places that an ambiguous answer names."""

_REACH = 0.35
"""How far, in lengths of the words looked for, an edge is moved in search of a better one."""

_SLACK = 12
"""Code points of white space and marks that may stand between words and their context."""

_ROUNDS = 4
"""Rounds of moving both edges; a bound only, they come to rest by themselves."""


class Rung(StrEnum):
    """How words were found, strictest first."""

    POSITION = "position"
    EXACT = "exact"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True)
class Match:
    """The one place where the words stand.

    Attributes:
        span: where.
        rung: how they were found.
        score: agreement of the words, from 0.0 to 1.0.
        context: agreement of the context, from 0.0 to 1.0; null where none was given.
    """

    span: Span
    rung: Rung
    score: float = 1.0
    context: float | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places, or one that is not certain: somebody has to choose.

    Attributes:
        candidates: places, best first, at most `MAX_CANDIDATES`.
        n_candidates: how many there are.
    """

    candidates: tuple[Match, ...]
    n_candidates: int


@dataclass(frozen=True, slots=True)
class NotFound:
    """The words are not in the text.

    Attributes:
        best: agreement of the nearest words there are, from 0.0 to 1.0.
    """

    best: float


def resolve(
    text: str, *, exact: str, prefix: str | None = None, suffix: str | None = None, hint: Span | None = None
) -> Match | Ambiguous | NotFound:
    """Return where words stand in a text.

    Args:
        text: canonical text.
        exact: the words.
        prefix: words just before, as far as given.
        suffix: words just after, as far as given.
        hint: where they stood when last seen; believed only if they still do.

    Example:
        >>> text = "The bridge stays open. The bridge stays shut at night."
        >>> resolve(text, exact="stays open")
        Match(span=Span(start=11, end=21), rung=<Rung.EXACT: 'exact'>, score=1.0, context=None)
        >>> resolve(text, exact="The bridge").n_candidates
        2
        >>> resolve(text, exact="The bridge", suffix="stays shut").span
        Span(start=23, end=33)
        >>> resolve(text, exact="The bridge stays shut all night")
        Match(span=Span(start=23, end=53), rung=<Rung.APPROXIMATE: 'approximate'>, score=0.935, context=None)
    """
    if not exact:
        return NotFound(0.0)
    if hint is not None and hint.end <= len(text) and hint.of(text) == exact:
        return Match(hint, Rung.POSITION, 1.0, _context(text, hint, prefix, suffix))
    places = [Match(span, Rung.EXACT, 1.0, _context(text, span, prefix, suffix)) for span in occurrences(text, exact)]
    if places:
        return _choose_exact(places, n_words=len(exact.split()))
    return _resolve_approximately(text, exact, prefix, suffix)


def occurrences(text: str, exact: str) -> tuple[Span, ...]:
    """Return every place where words stand exactly, overlapping ones included.

    Example:
        >>> occurrences("so it was so", "so")
        (Span(start=0, end=2), Span(start=10, end=12))
    """
    return tuple(_occurrences(text, exact))


def _occurrences(text: str, exact: str) -> Iterator[Span]:
    start = text.find(exact)
    while exact and start >= 0:
        yield Span(start, start + len(exact))
        start = text.find(exact, start + 1)


def _choose_exact(places: Sequence[Match], *, n_words: int) -> Match | Ambiguous:
    ranked = sorted(places, key=lambda place: (-(place.context or 0.0), place.span))
    best = ranked[0]
    if len(ranked) == 1:
        is_certain = best.context is None or best.context >= CONTEXT_AGREES or n_words >= SELF_EVIDENT_WORDS
        return best if is_certain else _ambiguous(ranked)
    return best if _context_decides(best, ranked[1]) else _ambiguous(ranked)


def _context_decides(best: Match, second: Match) -> bool:
    if best.context is None or second.context is None:
        return False
    return best.context >= CONTEXT_AGREES and best.context - second.context >= MARGIN


def _ambiguous(ranked: Sequence[Match]) -> Ambiguous:
    return Ambiguous(tuple(ranked[:MAX_CANDIDATES]), len(ranked))


def _context(text: str, span: Span, prefix: str | None, suffix: str | None) -> float | None:
    """Return how much of the given context stands beside a place; typography and white space do not count."""
    scores = []
    if prefix:
        wanted = _bare(prefix)
        scores.append(
            _agreement(wanted, _bare(text[max(0, span.start - len(prefix) - _SLACK) : span.start])[-len(wanted) :])
        )
    if suffix:
        wanted = _bare(suffix)
        scores.append(_agreement(wanted, _bare(text[span.end : span.end + len(suffix) + _SLACK])[: len(wanted)]))
    return sum(scores) / len(scores) if scores else None


def _bare(text: str) -> str:
    return fold(text).text.strip("' ")


def _agreement(wanted: str, there: str) -> float:
    return 1.0 if wanted == there else Levenshtein.normalized_similarity(wanted, there)


def _resolve_approximately(
    text: str, exact: str, prefix: str | None, suffix: str | None
) -> Match | Ambiguous | NotFound:
    places = _nearest(text, exact, prefix, suffix)
    if not places:
        return NotFound(0.0)
    ranked = sorted(places, key=lambda place: (-place.score, place.span))
    best = ranked[0]
    if best.score < ASK:
        return NotFound(round(best.score, 3))
    rivals = [place for place in ranked if place.score > best.score - MARGIN]
    if len(rivals) > 1:
        rivals.sort(key=lambda place: (-(place.context or 0.0), -place.score, place.span))
        if not _context_decides(rivals[0], rivals[1]):
            return _ambiguous(rivals)
    if rivals[0].score < ACCEPT:
        return _ambiguous([place for place in ranked if place.score >= ASK])
    return rivals[0]


def _nearest(text: str, exact: str, prefix: str | None, suffix: str | None) -> list[Match]:
    """Return the best place, and the best ones before and behind it."""
    edges = _edges(text)
    found: list[Match] = []
    best = _best_place(text, exact, Span(0, len(text)), edges)
    if best is None:
        return []
    for part in (Span(0, best[0].start), Span(best[0].end, len(text))):
        other = _best_place(text, exact, part, edges)
        if other is not None:
            found.append(_approximate(text, other, prefix, suffix))
    return [_approximate(text, best, prefix, suffix), *found]


def _approximate(text: str, place: tuple[Span, float], prefix: str | None, suffix: str | None) -> Match:
    span, score = place
    return Match(span, Rung.APPROXIMATE, round(score, 3), _context(text, span, prefix, suffix))


def _edges(text: str) -> list[tuple[int, int]]:
    """Return starts and ends of all tokens."""
    return [(span.start, span.end) for span in tokens(text)]


def _best_place(text: str, exact: str, part: Span, edges: Sequence[tuple[int, int]]) -> tuple[Span, float] | None:
    window = part.of(text)
    if not window.strip():
        return None
    rough = _rough_places(window, exact)
    refined = [_refine(text, exact, span.shift(part.start), part, edges) for span in rough]
    return max(refined, key=lambda place: (place[1], -place[0].start), default=None)


def _rough_places(window: str, exact: str) -> set[Span]:
    """Return neighbourhoods to refine: of all the words, and of their first and second half.

    A half is found where the other half was rewritten.
    """
    half = len(exact) // 2
    found = set()
    for needle, before, after in ((exact, 0, 0), (exact[:half], 0, len(exact) - half), (exact[half:], half, 0)):
        if 0 < len(needle) <= len(window):
            alignment = fuzz.partial_ratio_alignment(needle, window)
            if alignment is not None:
                start = max(0, alignment.dest_start - before)
                found.add(Span(start, max(start, min(len(window), alignment.dest_end + after))))
    return found or {Span(0, len(window))}


def _refine(text: str, exact: str, rough: Span, part: Span, edges: Sequence[tuple[int, int]]) -> tuple[Span, float]:
    """Move both edges to token edges where the words agree best; one after the other, until neither moves."""
    reach = max(8, int(len(exact) * _REACH))
    starts = [s for s, _ in edges if abs(s - rough.start) <= reach and part.start <= s] or [rough.start]
    ends = [e for _, e in edges if abs(e - rough.end) <= reach and e <= part.end] or [rough.end]
    start, end = min(starts, key=lambda s: abs(s - rough.start)), min(ends, key=lambda e: abs(e - rough.end))
    for _ in range(_ROUNDS):
        before = (start, end)
        start = max((s for s in starts if s < end), key=lambda s: (score(exact, text[s:end]), s), default=start)
        end = max((e for e in ends if e > start), key=lambda e: (score(exact, text[start:e]), -e), default=end)
        if before == (start, end):
            break
    span = Span(start, max(start, end))
    return span, score(exact, span.of(text))


def score(wanted: str, there: str) -> float:
    """Return how far two stretches agree: one minus edits by the longer length, from 0.0 to 1.0.

    Example:
        >>> score("kept open", "kept shut") < score("kept open", "keep open") < 1.0
        True
    """
    return Levenshtein.normalized_similarity(wanted, there)
