"""The frozen English lexicon: lemmas and dictionary words, read only when an early rung has failed.

The data file is searched as it lies (one sorted form a line), so that loading costs one read and
a look-up some microseconds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOWEL = frozenset("aeiouy")


@cache
def _data(name: str = "english.txt") -> bytes:
    return files("corpus_tools.text").joinpath("data", name).read_bytes()


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(_data(name).decode().split())


@cache
def variants() -> dict[str, str]:
    """Return one spelling by another, for words that have several (British and American ones, most of them)."""
    lines = _data("variants.txt").decode().splitlines()
    return dict(line.split() for line in lines)


def can_be_verb(word: str) -> bool:
    """Return whether a lower-case word is a form of a verb, perhaps beside others.

    Example:
        >>> can_be_verb("sold"), can_be_verb("river")
        (True, False)
    """
    return not _list("verbs.txt").isdisjoint(lemmas(word))


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """Return the lemmas of a lower-case word; a word that is not listed is stripped of regular endings.

    Example:
        >>> sorted(lemmas("held")), sorted(lemmas("saw")), sorted(lemmas("smartphones"))
        (['hold'], ['saw', 'see'], ['smartphone', 'smartphones'])
    """
    return _listed(word) or _stripped(word)


def is_word(word: str) -> bool:
    """Return whether a lower-case word is in the dictionary, as it stands or regularly inflected.

    Example:
        >>> is_word("held"), is_word("hled")
        (True, False)
    """
    return bool(_listed(word)) or word in _list("words.txt")


def _listed(word: str) -> frozenset[str]:
    if not (word.isascii() and word.isalpha()):
        return frozenset()
    data, needle = _data(), word.encode()
    low, high = 0, len(data) - 1
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2 + 1)
        end = data.find(b"\n", start + 1)
        form, *found = data[start + 1 : end].split()
        if form == needle:
            return frozenset(lemma.decode() for lemma in found or (form,))
        if form < needle:
            low = end
        else:
            high = start
    return frozenset()


def _stripped(word: str) -> frozenset[str]:
    return frozenset((word, *(stem for stem in _stems(word) if len(stem) > 2 and _VOWEL.intersection(stem))))


def _stems(word: str) -> Iterator[str]:
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1]
        if word.endswith(("ses", "xes", "zes", "ches", "shes")):
            yield word[:-2]
    elif word.endswith(("ed", "ing")):
        stem = word[:-2] if word.endswith("ed") else word[:-3]
        yield from (stem, stem + "e", _undoubled(stem))


def _undoubled(stem: str) -> str:
    return stem[:-1] if len(stem) > 1 and stem[-1] == stem[-2] else stem
