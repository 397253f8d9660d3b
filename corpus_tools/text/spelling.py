"""When two spellings are one word: variants, accents, typing errors.

References:
    Optimal string alignment as in rapidfuzz; the pairs of variants are entries of ``data/variants.txt``.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from corpus_tools.text.lexicon import is_word, lemmas, variants

MIN_LETTERS_FOR_ONE = 3
"""Shortest word in which one slip may be a typing error ("teh")."""
MIN_LETTERS_FOR_TWO = 6
"""Shortest word in which two may; in shorter ones two slips leave too little of the word."""
MIN_LETTERS_OF_NAME = 6
"""Shortest name in which one slip may be one: shorter names are too close to one another (Iran, Iraq)."""

_MONTHS = {
    "jan": "january", "feb": "february", "apr": "april", "aug": "august", "sept": "september", "sep": "september",
    "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip

_NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "de", "mis", "anti")
"""Without "a": for each "atypical" there are many like "aboard" and "across"."""


@lru_cache(maxsize=20_000)
def canonical(word: str) -> str:
    """Return one spelling for all variants of a lower-case word.

    Example:
        >>> canonical("colour"), canonical("organised"), canonical("travelling"), canonical("café"), canonical("four")
        ('color', 'organized', 'traveling', 'cafe', 'four')
    """
    plain = unaccented(word)
    return variants().get(plain) or _MONTHS.get(plain, plain)


def unaccented(word: str) -> str:
    """Return the word without accents and other marks on its letters.

    Example:
        >>> unaccented("naïve")
        'naive'
    """
    if word.isascii():
        return word
    letters = unicodedata.normalize(
        "NFKD", word.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae")
    )
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=20_000)
def is_slip(said: str, printed: str, *, is_name: bool = False) -> bool:
    """Return whether ``printed`` is ``said`` with a typing error, or the other way round.

    One of the two must be no word of the dictionary; an inflected form or a negative prefix is
    never an error of typing.

    Example:
        >>> is_slip("receive", "recieve"), is_slip("legal", "lethal"), is_slip("Iran", "Iraq", is_name=True)
        (True, False, False)
    """
    shorter = min(len(said), len(printed))
    limit = _allowed(shorter, is_name=is_name)
    if not limit or not (said.isalpha() or "'" in said + printed):
        return False
    if OSA.distance(said, printed, score_cutoff=limit) > limit or is_prefixed(said, printed):
        return False
    return not (_known(said) and _known(printed)) and not lemmas(said) & lemmas(printed)


def _allowed(n_letters: int, *, is_name: bool) -> int:
    if is_name:
        return int(n_letters >= MIN_LETTERS_OF_NAME)
    return (n_letters >= MIN_LETTERS_FOR_ONE) + (n_letters >= MIN_LETTERS_FOR_TWO)


def _known(word: str) -> bool:
    return is_word(word.replace("'", ""))


def is_prefixed(one: str, other: str) -> bool:
    """Return whether one word is the other with a negative prefix, or the two differ in -ful and -less.

    Example:
        >>> is_prefixed("legal", "illegal"), is_prefixed("harmful", "harmless"), is_prefixed("act", "react")
        (True, True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if longer.endswith(shorter) and longer[: len(longer) - len(shorter)] in _NEGATIVE_PREFIXES:
        return len(shorter) > 2
    return any(full.endswith("ful") and full[:-3] + "less" == less for full, less in ((one, other), (other, one)))
