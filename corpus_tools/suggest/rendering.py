"""Clauses of a quote, each with the smallest stretch of a statement that carries the same proposition.

The content is cut into pieces that can stand alone. Each piece has places where it may come from, and
what a speaker says goes on from what was said before: so the places of all pieces are chosen together.
Pieces of one sentence that render one passage are one clause; a piece that nothing speaks for is not in
the statement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.suggest.place import Place, choose_places, context_of, lexemes_in
from corpus_tools.suggest.words import CONTENT_WEIGHT, can_stand, has_verb, pieces, sentences_in, weight_of
from corpus_tools.text.closed_class import MODALS
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.schemas.selector import RenderedPassage
    from corpus_tools.suggest.utterance import Utterance
    from corpus_tools.text.passages import Lexeme

SHORT_PIECE = 4
"""A piece of at most so many words belongs to the one before it, where no passages say otherwise."""

_SUBORDINATE = frozenset("if unless when while although though because since as until once".split())

LONG_PIECE = 3 * CONTENT_WEIGHT
"""A piece of at least this weight that nothing speaks for is a clause of its own."""


@dataclass(frozen=True, slots=True)
class RenderedClause:
    """A clause as suggested.

    Attributes:
        parts: where it is in the article, in order.
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
    said: Sequence[Utterance],
    *,
    before: Place | None = None,
    is_by_sentence: bool = False,
    is_fragment: bool = False,
) -> tuple[RenderedClause, ...]:
    """Return the clauses of a quote's content, in order; together they cover it.

    Args:
        text: the article.
        content: parts of the quote.
        said: what it may render.
        before: the place that the quote before came from.
        is_by_sentence: whether every sentence is one clause, as in words absorbed without marks.
        is_fragment: whether the content is part of the narrator's sentence, so that its subject may be outside.
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
    """Whether two pieces that follow one another belong to one clause."""
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
    condition, following = (lexemes_in(text, piece.parts) for piece in (left, right))
    return (bool(condition) and condition[0].key in _SUBORDINATE) or len(following) <= SHORT_PIECE


def _clause(
    text: str, content: Sequence[Span], group: Sequence[tuple[_Piece, Place | None]], *, is_fragment: bool
) -> RenderedClause:
    parts = _joined_parts([part for piece, _ in group for part in piece.parts], content)
    place = _joined_place(text, group, parts)
    if place is None:
        return RenderedClause(parts, (), None)
    words = lexemes_in(text, parts)
    stretch = stretch_of(place, words, text, is_fragment=is_fragment)
    return RenderedClause(parts, place.said.rendered(stretch), place)


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


SLACK = 2
"""Words by which the statement may have more than twice what the article has, at an edge where both have others."""

SUBJECT_WORDS = 12
"""Most words of a subject outside the marks."""

_SUBJECTS = frozenset("i we you he she it they that this there no nobody nothing".split())
_OPENERS = frozenset("for if because unless except provided although though while since who which".split())
_JOINS = frozenset("and but or so yet nor".split())
_VERBS = MODALS | frozenset("am is are was were has have had do does did".split())
_CLOSING = ".!?…"


def stretch_of(place: Place, words: Sequence[Lexeme], text: str, *, is_fragment: bool) -> Span:
    """Return the stretch of the statement that a clause renders.

    Args:
        place: where its words come from.
        words: all words of the clause.
        text: the article.
        is_fragment: whether the subject may be outside the clause.
    """
    lexemes = place.said.lexemes
    n_after = len(words) - 1 - place.pairs[-1][0]
    first = place.first - _reach(place.pairs[0][0], _room(place.said, place.first, is_before=True))
    last = place.last + _reach(n_after, _room(place.said, place.last, is_before=False))
    if first and place.pairs[0][0] and words[0].key in _JOINS and lexemes[first - 1].key == words[0].key:
        first -= 1
    if is_fragment and words[0].key not in _SUBJECTS:
        first = min(first, _subject_start(place.said, first))
        if not has_verb([lexeme.span.of(place.said.text).casefold() for lexeme in lexemes[first : last + 1]]):
            last = max(last, _predicate_end(place.said, last))
    start, end = lexemes[first].span.start, lexemes[last].span.end
    return Span(start, _with_point(place.said, end, words, text))


def _room(said: Utterance, at: int, *, is_before: bool) -> int:
    """Return how many words the piece has before or after one of its words."""
    piece = said.piece_at(said.lexemes[at].span.start)
    if is_before:
        return at - bisect_left(said.lexemes, piece.start, key=lambda lexeme: lexeme.span.start)
    return bisect_right(said.lexemes, piece.end, key=lambda lexeme: lexeme.span.end) - 1 - at


def _reach(n_printed: int, n_said: int) -> int:
    """Return how many words beyond the shared ones belong to the stretch: as many as the clause has there."""
    if not n_printed:
        return 0
    return n_said if n_said <= 2 * n_printed + SLACK else n_printed


def _subject_start(said: Utterance, first: int) -> int:
    """Return where the clause begins that holds a word: after a comma or "that", else at the head of the piece."""
    room = _room(said, first, is_before=True)
    for at in range(first, first - min(room, SUBJECT_WORDS) - 1, -1):
        key, before = said.lexemes[at].key, said.lexemes[at - 1].key if at > first - room else ""
        is_after_comma = said.text[: said.lexemes[at].span.start].rstrip().endswith(",")
        if (is_after_comma and key in _SUBJECTS | _OPENERS) or (before == "that" and key in _SUBJECTS):
            return at
    if room > SUBJECT_WORDS:
        return first
    start = first - room
    while start < first and said.lexemes[start].key in _JOINS:
        start += 1
    return start


def _predicate_end(said: Utterance, last: int) -> int:
    """Return the end of the predicate that follows directly on a bare subject."""
    room = _room(said, last, is_before=False)
    is_verb = room > 0 and said.lexemes[last + 1].key in _VERBS
    return last + room if is_verb else last


def _with_point(said: Utterance, end: int, words: Sequence[Lexeme], text: str) -> int:
    """Return the end with the point that closes the sentence there, if the clause has one in its place."""
    printed = text[words[-1].span.end : words[-1].span.end + 1]
    has_point = said.text[end : end + 1] and said.text[end] in _CLOSING
    return end + 1 if has_point and printed in {*_CLOSING, ","} and printed else end
