"""Where in a statement printed words may come from; the places of several pieces are chosen together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from corpus_tools.suggest.words import is_function, read, weight_of
from corpus_tools.text.align import match
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus_tools.suggest.utterance import Utterance
    from corpus_tools.text.passages import Lexeme

N_PLACES, N_PLACES_SHORT = 6, 20
"""Places of a statement that are looked at for one stretch of printed words, and for one of `SHORT` words or fewer."""
SHORT = 6

WIDTH = 1.6
"""Width of a place, in lengths of the printed words, and `WIDER` words more: a retelling leaves words out."""
WIDER = 4

IN_A_ROW = 0.5
"""Gain of each pair of words that follows directly on another in both texts."""

SAME_SURFACE = 1.0
"""Gain of a word of content that is printed just as it was said: "goes" is rather "goes" than "go"."""

CONTEXT_SHARE = 0.35
"""Share of its weight that a word next to the printed ones gains where it occurs near the place; together never more
than the printed words themselves."""
CONTEXT_WORDS = 12
"""Words to either side of a place that count as near."""

MAX_LEAP = 9
"""Most words of the statement between two matched ones; what is farther off is another piece or a chance hit."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Words of an article whose place in a statement is looked for.

    Attributes:
        text: the article.
        lexemes: the words.
        context: weight of the words around them, by key.
    """

    text: str
    lexemes: tuple[Lexeme, ...]
    context: Mapping[str, int]

    @property
    def weight(self) -> int:
        """Weight of all words."""
        return sum(lexeme.weight for lexeme in self.lexemes)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a statement that some printed words may come from.

    Attributes:
        said: the statement.
        pairs: positions of the words that go together: (printed, said).
        score: what the pairs gain together with the context.
        share: weight of the matched printed words, divided by the weight of all.
    """

    said: Utterance
    pairs: tuple[tuple[int, int], ...]
    score: float
    share: float

    @property
    def first(self) -> int:
        """First word of the statement."""
        return self.pairs[0][1]

    @property
    def last(self) -> int:
        """Last word of the statement."""
        return self.pairs[-1][1]

    @property
    def span(self) -> Span:
        """Where it lies in the statement."""
        lexemes = self.said.lexemes
        return Span(lexemes[self.first].span.start, lexemes[self.last].span.end)


def places_of(said: Utterance, printed: Printed) -> tuple[Place, ...]:
    """Return the places that printed words may come from, best first."""
    if not printed.lexemes or not said.lexemes:
        return ()
    found: dict[tuple[int, int], Place] = {}
    for start, end in _windows(said, printed):
        place = _place(said, printed, start, end)
        if place is not None and (place.first, place.last) not in found:
            found[place.first, place.last] = place
    return tuple(sorted(found.values(), key=lambda place: (-place.score, place.first)))


def _windows(said: Utterance, printed: Printed) -> list[tuple[int, int]]:
    """Return stretches of the statement that hold most of the printed words, none inside another's middle."""
    width = int(WIDTH * len(printed.lexemes)) + WIDER
    hits = [0.0] * len(said.lexemes)
    for key in {lexeme.key for lexeme in printed.lexemes}:
        for at in said.places.get(key, ()):
            hits[at] = said.gains[at]
    sums = [0.0, *accumulate(hits)]
    starts = range(max(1, len(hits) - width + 1))
    totals = {start: sums[min(len(hits), start + width)] - sums[start] for start in starts}
    ranked = sorted((start for start in starts if totals[start] > 0), key=lambda start: (-totals[start], start))
    n_places = N_PLACES if len(printed.lexemes) > SHORT else N_PLACES_SHORT
    chosen: list[int] = []
    for start in ranked:
        if all(abs(start - other) > width // 2 for other in chosen):
            chosen.append(start)
            if len(chosen) == n_places:
                break
    margin = width // 3
    return [(max(0, start - margin), min(len(hits), start + width + margin)) for start in chosen]


def _place(said: Utterance, printed: Printed, start: int, end: int) -> Place | None:
    pairs = _compact([(i, j + start) for j, i in match(said.lexemes[start:end], printed.lexemes, _score)], said)
    if not pairs:
        return None
    matched = sum(printed.lexemes[i].weight for i, _ in pairs)
    in_a_row = sum((i + 1, j + 1) == other for (i, j), other in pairwise(pairs))
    score = sum(said.gains[j] + _surface(said, printed, i, j) for i, j in pairs) + IN_A_ROW * in_a_row
    score += min(score, _context(said, printed, pairs[0][1], pairs[-1][1]))
    return Place(said, tuple(pairs), score, matched / printed.weight)


def _score(said: Lexeme, printed: Lexeme) -> int | None:
    return printed.weight + 2 if said.key == printed.key else None


def _surface(said: Utterance, printed: Printed, i: int, j: int) -> float:
    ours, theirs = printed.lexemes[i], said.lexemes[j]
    is_same = not is_function(ours) and ours.span.of(printed.text).casefold() == theirs.span.of(said.text).casefold()
    return SAME_SURFACE if is_same else 0.0


def _compact(pairs: list[tuple[int, int]], said: Utterance) -> list[tuple[int, int]]:
    """Return the group of pairs without a leap in the statement that gains most."""
    groups: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if not groups or pair[1] - groups[-1][-1][1] - 1 > MAX_LEAP:
            groups.append([])
        groups[-1].append(pair)
    return max(groups, key=lambda group: sum(said.gains[j] for _, j in group), default=[])


def _context(said: Utterance, printed: Printed, first: int, last: int) -> float:
    """Return what the words around the printed ones gain near a place."""
    near = {
        lexeme.key
        for at in (*range(max(0, first - CONTEXT_WORDS), first), *range(last + 1, last + 1 + CONTEXT_WORDS))
        if at < len(said.lexemes) and not is_function(lexeme := said.lexemes[at])
    }
    return CONTEXT_SHARE * sum(weight for key, weight in printed.context.items() if key in near)


REFUSED = 0.40
"""A place is refused if its score is below this share of the weight of the printed words (set on the train event)."""

LEAST = 3.0
"""Least score that a place may be refused at, so that a lone function word finds none."""

LEAST_SHARE = 0.18
"""Least share of the printed words' weight that a place must have, wherever it is."""

GOES_ON = 4.0
"""Gain of a place that goes on where the last piece of the quote ended."""
GOES_ON_QUOTE = 3.0
"""The same from one quote to the next."""
NEAR_WORDS = 8
"""Words between two places for the second to go on from the first."""
LATER = 1.0
"""Gain of a place somewhere after the last piece's."""

CONTEXT_REACH = 220
"""Code points to either side of a quote from which its context is taken."""

_State = tuple[float, list["Place | None"], "Place | None"]
"""Gain so far, the places chosen, and the last place there was."""


def choose_places(
    text: str,
    pieces: Sequence[Sequence[Span]],
    said: Sequence[Utterance],
    *,
    context: Mapping[str, int],
    before: Place | None = None,
) -> list[Place | None]:
    """Return the places that together gain most, ``None`` for a piece that nothing speaks for.

    Args:
        text: the article.
        pieces: parts of each piece, in order.
        said: what they may come from.
        context: weight of the words around, by key.
        before: the place that what comes before it is from.
    """
    states: list[_State] = [(0.0, [], before)]
    for number, parts in enumerate(pieces):
        words = lexemes_in(text, parts)
        printed = Printed(text, words, context)
        places = [place for one in said for place in places_of(one, printed) if place.share >= LEAST_SHARE]
        refused = max(LEAST, REFUSED * weight_of(words))
        states = _following(states, places, refused, GOES_ON if number else GOES_ON_QUOTE)
    return max(states, key=lambda state: state[0])[1]


def _following(states: Sequence[_State], places: Sequence[Place], refused: float, goes_on: float) -> list[_State]:
    """Return the best ways to each place of the next piece, and to none."""
    total, path, last = max(states, key=lambda state: state[0])
    following: list[_State] = [(total, [*path, None], last)]
    for place in places:
        total, path = max(
            ((score + _transition(last, place, goes_on), path) for score, path, last in states),
            key=lambda one: one[0],
        )
        following.append((total + place.score - refused, [*path, place], place))
    return following


def _transition(last: Place | None, place: Place, goes_on: float) -> float:
    if last is None or last.said is not place.said:
        return 0.0
    n_between = place.first - last.last - 1
    return goes_on if 0 <= n_between <= NEAR_WORDS else LATER if n_between > 0 else 0.0


def lexemes_in(text: str, parts: Sequence[Span]) -> tuple[Lexeme, ...]:
    """Return the words of a text that stand in some parts of it."""
    every = read(text)
    found: list[Lexeme] = []
    for part in parts:
        at = bisect_left(every, part.start, key=lambda lexeme: lexeme.span.start)
        while at < len(every) and every[at].span.end <= part.end:
            found.append(every[at])
            at += 1
    return tuple(found)


def context_of(text: str, content: Sequence[Span]) -> dict[str, int]:
    """Return the words of content around a quote, with their weights."""
    around = Span(max(0, content[0].start - CONTEXT_REACH), min(len(text), content[-1].end + CONTEXT_REACH))
    near = lexemes_in(text, [around])
    return {
        lexeme.key: lexeme.weight
        for lexeme in near
        if not is_function(lexeme) and not any(lexeme.span in part for part in content)
    }
