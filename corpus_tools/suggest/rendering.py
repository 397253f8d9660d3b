"""Clauses of a quote, each with the smallest stretch of a statement that carries the same proposition.

The content is cut into pieces that can stand alone. Each piece has places where it may come from, and
what a speaker says goes on from what was said before: so the places of all pieces are chosen together.
Pieces of one sentence that render one passage are one clause; a piece that nothing speaks for is not in
the statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.suggest.edges import stretch_of
from corpus_tools.suggest.lexis import CONTENT_WEIGHT, weight_of
from corpus_tools.suggest.matching import Place
from corpus_tools.suggest.placing import choose_places, context_of, lexemes_in
from corpus_tools.suggest.propositions import can_stand, pieces, sentences_in
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.schemas.selector import RenderedPassage
    from corpus_tools.suggest.said import Said

SHORT_PIECE = 4
"""A piece of at most so many words belongs to the one before it, where no passages say otherwise."""

_SUBORDINATE = frozenset("if unless when while although though because since as until once".split())

LONG_PIECE = 3 * CONTENT_WEIGHT
"""A piece of at least this weight that nothing speaks for is a clause of its own."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as suggested.

    Attributes:
        parts: where it stands in the article, in order.
        renders: what it renders; empty where nothing was found.
        place: the place it comes from.
    """

    parts: tuple[Span, ...]
    renders: tuple[RenderedPassage, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class _Piece:
    parts: tuple[Span, ...]
    sentence: int


def render(  # noqa: PLR0913 - one quote and what is known of it
    text: str,
    content: Sequence[Span],
    said: Sequence[Said],
    *,
    before: Place | None = None,
    is_by_sentence: bool = False,
    is_fragment: bool = False,
) -> tuple[Clause, ...]:
    """Return the clauses of a quote's content, in order; together they cover it.

    Args:
        text: the article.
        content: parts of the quote.
        said: what it may render.
        before: the place that the quote before came from.
        is_by_sentence: whether every sentence is one clause, as in words absorbed without marks.
        is_fragment: whether the content is part of the narrator's sentence, so that its subject may stand outside.
    """
    found = list(_cut(text, content, is_by_sentence=is_by_sentence))
    parts = [piece.parts for piece in found]
    places = choose_places(text, parts, said, context=context_of(text, content), before=before)
    chosen = list(zip(found, places, strict=True))
    groups = _grouped(text, chosen, is_by_sentence=is_by_sentence)
    return tuple(_clause(text, content, group, is_fragment=is_fragment) for group in groups)


def _cut(text: str, content: Sequence[Span], *, is_by_sentence: bool) -> Iterator[_Piece]:
    """Yield the pieces of the content; what the frame interrupts is one piece if neither half can stand alone."""
    held: tuple[Span, ...] = ()
    n_sentences = 0
    for part in content:
        for sentence in sentences_in(text, part):
            is_new = not (sentence.start == part.start and text[part.start].islower())
            n_sentences += is_new
            for piece in (sentence,) if is_by_sentence else pieces(text, sentence):
                if held and (is_new or (can_stand(held[-1].of(text)) and can_stand(piece.of(text)))):
                    yield _Piece(held, n_sentences - is_new)
                    held = ()
                elif held and piece.start != part.start:
                    yield _Piece(held, n_sentences)
                    held = ()
                held = (*held, piece)
                is_new = False
    if held:
        yield _Piece(held, n_sentences)


def _grouped(
    text: str, chosen: Sequence[tuple[_Piece, Place | None]], *, is_by_sentence: bool
) -> list[list[tuple[_Piece, Place | None]]]:
    """Return the pieces joined into clauses."""
    groups = [[one] for one in chosen]
    if is_by_sentence or not groups:
        return groups
    joined = [groups[0]]
    for group in groups[1:]:
        if _is_one_clause(text, joined[-1][-1], group[0]):
            joined[-1].extend(group)
        else:
            joined.append(group)
    return joined


def _is_one_clause(text: str, one: tuple[_Piece, Place | None], other: tuple[_Piece, Place | None]) -> bool:
    (left, ours), (right, theirs) = one, other
    if ours is None and theirs is None:
        return True
    if left.sentence != right.sentence:
        return False
    if ours is None or theirs is None:
        alone = lexemes_in(text, (left if ours is None else right).parts)
        return weight_of(alone) < LONG_PIECE
    if ours.said is not theirs.said:
        return False
    passages = [place.said.passage_of(place.span) for place in (ours, theirs)]
    if None not in passages:
        return passages[0] == passages[1]
    is_same = ours.said.piece_at(ours.span.start) == theirs.said.piece_at(theirs.span.start)
    return is_same or (0 <= theirs.first - ours.last - 1 <= 1 and _hang_together(text, left, right))


def _hang_together(text: str, left: _Piece, right: _Piece) -> bool:
    """Whether one of two pieces says too little alone: a condition, or a few words that go on from the other."""
    heads = [lexemes_in(text, piece.parts) for piece in (left, right)]
    is_condition = bool(heads[0]) and heads[0][0].key in _SUBORDINATE
    return is_condition or len(heads[1]) <= SHORT_PIECE


def _clause(
    text: str, content: Sequence[Span], group: Sequence[tuple[_Piece, Place | None]], *, is_fragment: bool
) -> Clause:
    parts = _joined_parts([part for piece, _ in group for part in piece.parts], content)
    place = _joined_place(text, group, parts)
    if place is None:
        return Clause(parts, (), None)
    words = lexemes_in(text, parts)
    stretch = stretch_of(place, words, text, is_fragment=is_fragment)
    return Clause(parts, place.said.rendered(stretch), place)


def _joined_parts(parts: Sequence[Span], content: Sequence[Span]) -> tuple[Span, ...]:
    """Return parts with those made one that follow one another in one part of the content."""
    joined = [parts[0]]
    for one, other in pairwise(parts):
        if any(one in whole and other in whole for whole in content):
            joined[-1] = Span(joined[-1].start, other.end)
        else:
            joined.append(other)
    return tuple(joined)


def _joined_place(text: str, group: Sequence[tuple[_Piece, Place | None]], parts: Sequence[Span]) -> Place | None:
    """Return the places of pieces that are one clause as one place; its pairs count in the words of the clause."""
    words = {lexeme: at for at, lexeme in enumerate(lexemes_in(text, parts))}
    found = [(piece, place) for piece, place in group if place is not None]
    if not found:
        return None
    pairs: list[tuple[int, int]] = []
    for piece, place in found:
        own = lexemes_in(text, piece.parts)
        pairs += [(words[own[i]], j) for i, j in place.pairs if not pairs or j > pairs[-1][1]]
    first = found[0][1]
    return Place(first.said, tuple(pairs), sum(place.score for _, place in found), first.share)
