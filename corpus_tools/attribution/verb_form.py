"""As which form of a verb a word is used, guessed from the word before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar, lexicon
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.words import Word

_PRONOUN_LIKE = frozenset("some many most few all both several another those".split())
_LOOK_BACK = 12
"""Words before a comma in which a plural subject is looked for."""


def verb_form(words: Sequence[Word], at: int) -> str | None:
    """Return as which form of a verb the word at ``at`` is used; nothing if it is a noun or an adjective there.

    Returns:
        "base", "s", "past", "passive" or "ing".

    Example:
        >>> from corpus_tools.attribution.words import read_units
        >>> words = next(read_units("She claims that her claims were denied.")).words
        >>> [verb_form(words, at) for at in (1, 4, 6)]
        ['s', None, 'passive']
    """
    low = words[at].low
    forms = {grammar.form(low, verb) for verb in lexicon.cue_verbs(low)}
    left = grammar.before(words, at)
    if left < 0:
        return _first_form(forms, at)
    if "past" in forms and _may_be_past(words[at], words[left]):
        return "passive" if _is_passive(words[left].low) else "past"
    if "ing" in forms and _may_be_ing(words[left]):
        return "ing"
    if "s" in forms and _may_be_s(words, at, words[left]):
        return "s"
    if "base" in forms and _may_be_base(words, left):
        return "base"
    return (
        "past"
        if low in {"read", "put"} and words[left].kind is Kind.WORD and _may_be_past(words[at], words[left])
        else None
    )


def _first_form(forms: set[str], at: int) -> str | None:
    """Return the form of a word that nothing but adverbs stands before."""
    for one in ("ing", "past"):
        if one in forms:
            return one
    return "s" if "s" in forms and at > 0 else None


def _is_passive(low: str) -> bool:
    return low in grammar.BE or (low.endswith(("'s", "'re", "'m")) and low[:-2] in {"it", "that", "he", "she", "there"})


def _may_be_past(word: Word, previous: Word) -> bool:
    low = previous.low
    if grammar.is_auxiliary(low) or grammar.is_contraction(low):
        return low not in grammar.DO and low not in grammar.MODAL
    if word.low == "called" and low == "so":
        return False
    is_adjective = grammar.is_determiner_like(previous) and previous.kind is Kind.WORD and low not in _PRONOUN_LIKE
    return not is_adjective and (low not in grammar.PREPOSITIONS or low in {"as", "than", "after", "before"})


def _may_be_ing(previous: Word) -> bool:
    return not (previous.low in grammar.DETERMINERS or grammar.is_possessive(previous))


def _may_be_s(words: Sequence[Word], at: int, previous: Word) -> bool:
    low = previous.low
    if previous.kind is not Kind.WORD:
        return previous.kind is Kind.QUOTE or low in {")", ",", "—", "--", "-", "–"}
    if low in {"he", "she", "it", "who", "which", "that", "and", "but", "or", "one", "what"}:
        return True
    if words[at].low in {"states", "needs"} and (words[at].is_capital or not _marks_follow(words, at)):
        return False
    return not _cannot_be_subject(previous) and (previous.is_capital or not grammar.is_plural(previous))


def _cannot_be_subject(word: Word) -> bool:
    low = word.low
    return (
        low in grammar.PREPOSITIONS | grammar.SUBORDINATORS
        or grammar.is_auxiliary(low)
        or grammar.is_determiner_like(word)
    )


def _marks_follow(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and (words[at + 1].kind is Kind.QUOTE or words[at + 1].low in {"that", "to", ":"})


def _may_be_base(words: Sequence[Word], left: int) -> bool:
    previous = words[left]
    low = previous.low
    if previous.kind is not Kind.WORD:
        return low in {")", ","} and left > 1 and any(map(grammar.is_plural, words[max(0, left - _LOOK_BACK) : left]))
    if low in _BEFORE_BASE or low in grammar.MODAL or low in grammar.DO or low.endswith(("n't", "'ll", "'d")):
        return True
    if low in {"there", "here"}:
        return left > 0 and grammar.is_plural(words[left - 1])
    is_other = low in _BEFORE_NOUNS or grammar.is_auxiliary(low)
    return not (is_other or grammar.is_possessive(previous)) and grammar.is_plural(previous)


_LINKING = grammar.PREPOSITIONS | grammar.SUBORDINATORS
_BEFORE_NOUNS = grammar.PREPOSITIONS | grammar.DETERMINERS | grammar.CONJUNCTIONS
_BEFORE_BASE = frozenset({"to", "i", "we", "you", "they", "who"}) | _PRONOUN_LIKE
