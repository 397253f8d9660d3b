"""How far a rendered stretch reaches beyond the words that are shared: the smallest stretch with the proposition."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from corpus_tools.suggest.propositions import has_verb
from corpus_tools.text.closed_class import MODALS
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.suggest.matching import Place
    from corpus_tools.suggest.said import Said
    from corpus_tools.text.passages import Lexeme

SLACK = 2
"""Words by which the statement may have more than twice what the article has, at an edge where both have others."""

SUBJECT_WORDS = 12
"""Most words of a subject that stands outside the marks."""

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
        is_fragment: whether the subject may stand outside the clause.
    """
    lexemes = place.said.lexemes
    first, last = place.first - _before(place), place.last + _behind(place, words)
    if first and place.pairs[0][0] and words[0].key in _JOINS and lexemes[first - 1].key == words[0].key:
        first -= 1
    if is_fragment and not _has_subject(words):
        first = min(first, _subject_start(place.said, first))
        if not has_verb([lexeme.span.of(place.said.text).casefold() for lexeme in lexemes[first : last + 1]]):
            last = max(last, _predicate_end(place.said, last))
    start, end = lexemes[first].span.start, lexemes[last].span.end
    return Span(start, _with_point(place.said, end, words, text))


def _room(said: Said, at: int, *, is_before: bool) -> int:
    """Return how many words the piece has before or behind one of its words."""
    piece = said.piece_at(said.lexemes[at].span.start)
    if is_before:
        return at - bisect_left(said.lexemes, piece.start, key=lambda lexeme: lexeme.span.start)
    return bisect_right(said.lexemes, piece.end, key=lambda lexeme: lexeme.span.end) - 1 - at


def _before(place: Place) -> int:
    """Return how many words before the first shared one belong to the stretch: as many as the clause has there."""
    return _reach(place.pairs[0][0], _room(place.said, place.first, is_before=True))


def _behind(place: Place, words: Sequence[Lexeme]) -> int:
    return _reach(len(words) - 1 - place.pairs[-1][0], _room(place.said, place.last, is_before=False))


def _reach(n_printed: int, n_said: int) -> int:
    if not n_printed:
        return 0
    return n_said if n_said <= 2 * n_printed + SLACK else n_printed


def _has_subject(words: Sequence[Lexeme]) -> bool:
    return words[0].key in _SUBJECTS


def _subject_start(said: Said, first: int) -> int:
    """Return where the clause begins that holds a word: behind a comma or "that", else at the head of the piece."""
    room = _room(said, first, is_before=True)
    for at in range(first, first - min(room, SUBJECT_WORDS) - 1, -1):
        key, before = said.lexemes[at].key, said.lexemes[at - 1].key if at > first - room else ""
        is_behind_comma = said.text[: said.lexemes[at].span.start].rstrip().endswith(",")
        if (is_behind_comma and key in _SUBJECTS | _OPENERS) or (before == "that" and key in _SUBJECTS):
            return at
    if room > SUBJECT_WORDS:
        return first
    start = first - room
    while start < first and said.lexemes[start].key in _JOINS:
        start += 1
    return start


def _predicate_end(said: Said, last: int) -> int:
    """Return the end of the predicate that follows directly on a bare subject."""
    room = _room(said, last, is_before=False)
    is_verb = room > 0 and said.lexemes[last + 1].key in _VERBS
    return last + room if is_verb else last


def _with_point(said: Said, end: int, words: Sequence[Lexeme], text: str) -> int:
    """Return the end with the point that closes the sentence there, if the clause has one in its place."""
    printed = text[words[-1].span.end : words[-1].span.end + 1]
    has_point = said.text[end : end + 1] and said.text[end] in _CLOSING
    return end + 1 if has_point and printed in {*_CLOSING, ","} and printed else end
