"""The places of several pieces of an article, chosen together: who tells goes on from what was told before."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus_tools.suggest.lexis import read, weight_of
from corpus_tools.suggest.matching import Place, Printed, places_of
from corpus_tools.suggest.said import is_function
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus_tools.suggest.said import Said
    from corpus_tools.text.passages import Lexeme

REFUSED = 0.40
"""A place is refused if its score is below this share of the weight of the printed words (set on the train event)."""

LEAST = 3.0
"""Least score that a place may be refused at, so that a lone function word finds none."""

LEAST_SHARE = 0.18
"""Least share of the printed words' weight that a place must have, wherever it stands."""

GOES_ON = 4.0
"""Gain of a place that goes on where the last piece of the quote ended."""
GOES_ON_QUOTE = 3.0
"""The same from one quote to the next."""
NEAR_WORDS = 8
"""Words between two places for the second to go on from the first."""
LATER = 1.0
"""Gain of a place somewhere behind the last piece's."""

CONTEXT_REACH = 220
"""Code points to either side of a quote from which its context is taken."""

_State = tuple[float, list["Place | None"], "Place | None"]
"""Gain so far, the places chosen, and the last place there was."""


def choose_places(
    text: str,
    pieces: Sequence[Sequence[Span]],
    said: Sequence[Said],
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
        before: the place that what stands before comes from.
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
