"""A text as suggestions read it: its words by lemma, each with a weight, and its sentences cut into pieces."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.fidelity.words import ELLIPSIS, expanded, read_words
from corpus_tools.text.closed_class import FUNCTION_WORDS, LIMITERS, MODALS
from corpus_tools.text.lexicon import lemmas
from corpus_tools.text.passages import Lexeme
from corpus_tools.text.segment import sentences
from corpus_tools.text.span import Span
from corpus_tools.text.spelling import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

FUNCTION_WEIGHT, CONTENT_WEIGHT, NAME_WEIGHT = 1, 4, 5
"""Weights of words: those that turn up everywhere, those of content, names and numbers."""

_LITTLE = FUNCTION_WORDS | LIMITERS


@lru_cache(maxsize=64)
def read(text: str) -> tuple[Lexeme, ...]:
    """Return the words of a text, contractions written out.

    Example:
        >>> [(lexeme.key, lexeme.weight) for lexeme in read("We’ve held 1.2M crowns")]
        [('we', 1), ('have', 1), ('hold', 4), ('#1200000', 5), ('crown', 4)]
    """
    return tuple(
        Lexeme(Span(word.start, word.end), *_key_and_weight(word.key, is_name=word.is_name or word.is_number))
        for word in expanded(read_words(text))
        if word.key not in {ELLIPSIS, "sic"}
    )


@lru_cache(maxsize=20_000)
def _key_and_weight(key: str, *, is_name: bool) -> tuple[str, int]:
    if key in _LITTLE and not is_name:
        return key, FUNCTION_WEIGHT
    if key[0] == "#":
        return key, NAME_WEIGHT
    lemma = next((lemma for lemma in sorted(lemmas(key)) if lemma != key), key)  # one for all forms of a word
    return canonical(lemma), NAME_WEIGHT if is_name else CONTENT_WEIGHT


def is_function(lexeme: Lexeme) -> bool:
    """Whether a word carries no content."""
    return lexeme.weight == FUNCTION_WEIGHT


def weight_of(lexemes: tuple[Lexeme, ...]) -> int:
    """Return how much some words weigh together."""
    return sum(lexeme.weight for lexeme in lexemes)


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
        before = Span(start, found.end())
        following = _BOUNDARY.search(text, found.end(), sentence.end)
        after = text[found.end() : following.start() if following else sentence.end]
        if can_stand(before.of(text)) and can_stand(after):
            yield _stripped(text, before)
            start = found.end()
    yield _stripped(text, Span(start, sentence.end))


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
    is_present = any(word.endswith("s") and following in _OBJECTS for word, following in pairwise(words[1:]))
    is_past = any(  # or another form that a noun's plural is not
        not word.endswith(("s", "ing")) and any(lemma != word for lemma in lemmas(word)) for word in words[1:]
    )
    return is_present or is_past or bool(_FINITE.intersection(words))


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
