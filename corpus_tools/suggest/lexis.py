"""The words of a text as suggestions compare them: by lemma, numbers in one notation, with a weight each."""

from __future__ import annotations

from functools import lru_cache

from corpus_tools.fidelity.words import ELLIPSIS, expanded, read_words
from corpus_tools.text.closed_class import FUNCTION_WORDS, LIMITERS
from corpus_tools.text.lexicon import lemmas
from corpus_tools.text.passages import Lexeme
from corpus_tools.text.span import Span
from corpus_tools.text.spelling import canonical

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
    return _lemma(key), NAME_WEIGHT if is_name else CONTENT_WEIGHT


def _lemma(word: str) -> str:
    """Return one lemma for all forms of a word: of several the first that is not the form itself."""
    found = sorted(lemmas(word))
    return canonical(next((lemma for lemma in found if lemma != word), word))


def weight_of(lexemes: tuple[Lexeme, ...]) -> int:
    """Return how much some words weigh together."""
    return sum(lexeme.weight for lexeme in lexemes)
