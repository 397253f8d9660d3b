"""Sentences cut into pieces that may each carry a proposition, by points and by the words behind them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.text.closed_class import MODALS
from corpus_tools.text.lexicon import lemmas
from corpus_tools.text.segment import sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINS = "and|but|or|so|yet|nor"
_SUBJECTS = "i|we|you|he|she|it|they|that|this|there|these|those|nobody|no one|everyone|someone"
_LINKS = (
    "which|who|where|when|because|if|unless|except|provided|although|though|while|whereas|since|for|until|as|however"
)
_BOUNDARY = re.compile(
    rf"\s*[–—;:]\s+|\s*—\s*|\s+-\s+|,\s+(?=(?:{_JOINS})\s+(?!that\b|to\b))|,\s+(?=(?:{_SUBJECTS}|{_LINKS})\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FINITE = MODALS | frozenset(
    "am is are was were be been has have had do does did isn't aren't wasn't weren't don't doesn't didn't won't can't cannot".split()
)
_OBJECTS = frozenset("a an the it them her him us me his my our its their".split())
"""Words that follow on a verb in -s ("gets a", "leaves the"), and hardly ever on a plural."""
_SUBJECT = re.compile(rf"(?:(?:{_JOINS})\s+)?(?:{_SUBJECTS})\b", re.IGNORECASE)
_MIN_WORDS = 3


def pieces(text: str, span: Span) -> tuple[Span, ...]:
    """Return the pieces of a stretch, in order, without white space at their edges; points stay with the piece before.

    Example:
        >>> text = "The pump broke, and nobody came – we paid for it. It was old, rusty and loud."
        >>> [piece.of(text) for piece in pieces(text, Span(0, len(text)))]
        ['The pump broke,', 'and nobody came –', 'we paid for it.', 'It was old, rusty and loud.']
    """
    return tuple(piece for sentence in sentences_in(text, span) for piece in _cut(text, sentence))


def sentences_in(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of a stretch, which may begin and end inside one."""
    return tuple(sentence.shift(span.start) for sentence in sentences(span.of(text)))


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for found in _BOUNDARY.finditer(text, sentence.start, sentence.end):
        before, behind = Span(start, found.end()), Span(found.end(), sentence.end)
        if can_stand(before.of(text)) and can_stand(_up_to_boundary(text, behind)):
            yield _stripped(text, before)
            start = found.end()
    yield _stripped(text, Span(start, sentence.end))


def _up_to_boundary(text: str, behind: Span) -> str:
    found = _BOUNDARY.search(text, behind.start, behind.end)
    return text[behind.start : found.start() if found else behind.end]


def can_stand(words: str) -> bool:
    """Whether some words may carry a proposition: there is a verb that looks finite, or a subject before others.

    Example:
        >>> [can_stand(words) for words in ("and loud", "she left", "the pump broke down", "nine vessels")]
        [False, True, True, False]
    """
    found = [word.casefold().replace("’", "'") for word in _WORD.findall(words)]
    if len(found) < _MIN_WORDS:
        return len(found) > 1 and _SUBJECT.match(words) is not None
    return has_verb(found) or _SUBJECT.match(words) is not None


def has_verb(words: list[str]) -> bool:
    """Whether one of some lower-case words, not the first, looks like a finite verb."""
    is_present = any(one.endswith("s") and other in _OBJECTS for one, other in pairwise(words[1:]))
    return is_present or bool(_FINITE.intersection(words)) or any(_is_inflected(word) for word in words[1:])


def _is_inflected(word: str) -> bool:
    """Whether a word is a past form, or another form that a noun's plural is not."""
    found = lemmas(word)
    return any(lemma != word for lemma in found) and not word.endswith(("s", "ing"))


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
