"""Flags: what else a program can see in a quote, so that a person is asked about its meaning."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.fidelity.closed_class import (
    AMBIGUOUS,
    APPROXIMATORS,
    CALENDAR,
    FRESH_LIMITERS,
    LIMITERS,
    LONG_LIMITERS,
    NEGATING,
    OPERATORS,
)
from corpus_tools.fidelity.spelling import is_prefixed
from corpus_tools.fidelity.words import Kinship, kinship
from corpus_tools.schemas.vocab import QuoteFlag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus_tools.fidelity.comparison import Comparison, Difference
    from corpus_tools.fidelity.form import Judgement
    from corpus_tools.fidelity.words import Word

MAX_SCOPE_WORDS = 6
"""Farthest that a negation before a cut is looked for, in words, inside one clause of the sentence."""
N_WORDS_ELSEWHERE = 3
"""Words beside a cut that must stand in another clause of the quote for it to be no cut."""
SEEN = 90
"""Code points that are looked at on either side of a cut; more than any seven words of news take."""
WEAK_WORDS = 3
"""Content of fewer words is weak."""

_RANK = {flag: rank for rank, flag in enumerate(QuoteFlag)}
_CLAUSE_END = re.compile(r"[.,;:?!()\n—–]|(?<=\s)-(?=\s)|--|\b(?:but|because|so|while|whereas)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_HYPHENATED = re.compile(r"\w+(?:['’-]\w+)*")
_NEGATED = re.compile(r"(\w+?)n['’]t\b|\bcannot\b")
_SENTENCE_END = re.compile(r"[.?!]\W*\s|\n")
_LIMITER_HEADS = LIMITERS | {long[0] for long in LONG_LIMITERS}


def in_order(flags: Iterable[QuoteFlag]) -> tuple[QuoteFlag, ...]:
    """Return each flag once, in the order of the vocabulary."""
    return tuple(sorted(set(flags), key=_RANK.__getitem__))


def flags_of(judgement: Judgement, names: Mapping[str, frozenset[str]], *, elsewhere: str = "") -> Iterator[QuoteFlag]:
    """Yield what can be seen in a judged clause.

    Args:
        judgement: the clause compared with its passage.
        names: entity ids by lower-case word of their names.
        elsewhere: words printed in the other clauses of the quote; what stands there is not cut off.
    """
    if judgement.is_reordered:
        yield QuoteFlag.REORDERED
    if judgement.comparison is not None:
        yield from _changes(judgement.comparison, names)
    if is_cut_before_limiter(judgement.after, elsewhere):
        yield QuoteFlag.CUT_BEFORE_LIMITER
    if is_cut_after_negation(judgement.before, elsewhere):
        yield QuoteFlag.CUT_AFTER_NEGATION


def _changes(found: Comparison, names: Mapping[str, frozenset[str]]) -> Iterator[QuoteFlag]:
    changed = [difference for difference in found.differences if not difference.is_marked]
    if _operators(_said(found), found.said) != _operators(_printed(found), found.printed) or any(
        map(_is_negated, changed)
    ):
        yield QuoteFlag.OPERATOR_CHANGE
    if any(map(_changes_number, changed)):
        yield QuoteFlag.NUMBER_CHANGE
    if any(_changes_name(difference, found, names) for difference in changed):
        yield QuoteFlag.ENTITY_CHANGE
    if _is_rearranged(found, changed):
        yield QuoteFlag.REORDERED


def _said(found: Comparison) -> list[Word]:
    """Return the said words that differ, those of sentences left out as a whole not among them."""
    inflected = [said for said, word in found.matched if _is_inflected(said, word)]
    return inflected + [word for difference in found.differences for word in difference.torn]


def _printed(found: Comparison) -> list[Word]:
    """Return the printed words that differ."""
    inflected = [word for said, word in found.matched if _is_inflected(said, word)]
    return inflected + [word for difference in found.differences for word in difference.printed]


def _is_inflected(said: Word, printed: Word) -> bool:
    """Whether two words that go together differ in more than spelling; ``'s`` and ``'d`` may be anything."""
    is_open = said.key in AMBIGUOUS or printed.key in AMBIGUOUS
    return not is_open and kinship(said, printed) is Kinship.INFLECTION


def _operators(words: Sequence[Word], context: Sequence[Word]) -> Counter[str]:
    """Count the operators among words; approximators count right before a number only."""
    found = Counter(OPERATORS[word.key] for word in words if word.key in OPERATORS and not word.is_name)
    for word, following in pairwise(context):
        if word.key in APPROXIMATORS and following.is_number and word in words:
            found[word.key] = max(found[word.key], 1)
    return found


def _is_negated(difference: Difference) -> bool:
    """Whether a word was replaced by one that differs in a negative prefix or in -ful and -less."""
    return any(is_prefixed(said.key, word.key) for said in difference.said for word in difference.printed)


def _changes_number(difference: Difference) -> bool:
    said = Counter(word.key for word in difference.said if word.is_number)
    printed = Counter(word.key for word in difference.printed if word.is_number)
    return bool(printed - said) and (bool(said) or not difference.said or printed.keys() != {"#1"})


def _changes_name(difference: Difference, found: Comparison, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name was put in that the passage does not have; other names of one entity are the same name."""
    there = {word.key for word in found.said}
    entities = frozenset(entity for key in there for entity in names.get(key, ()))
    new = (word for word in difference.printed if word.key not in there and _is_name(word, names))
    return any(not entities & names.get(word.key, frozenset()) for word in new)


def _is_name(word: Word, names: Mapping[str, frozenset[str]]) -> bool:
    return word.key in names or (word.is_name and word.key not in CALENDAR)


def _is_rearranged(found: Comparison, changed: Sequence[Difference]) -> bool:
    """Whether a printed word that goes with nothing stands unmatched elsewhere in the passage's stretch."""
    left = {j for j, _ in found.pairs}
    low, high = (min(left), max(left)) if left else (0, -1)
    unmatched = {
        word.key for j, word in enumerate(found.said) if j not in left and low <= j <= high and word.is_content
    }
    return any(word.key in unmatched for d in changed for word in d.printed if word.is_content)


def is_cut_before_limiter(after: str, elsewhere: str = "") -> bool:
    """Return whether the reference goes on with a limiting word that is not printed elsewhere in the quote.

    Example:
        >>> is_cut_before_limiter(", but only in May."), is_cut_before_limiter(" and in June.")
        (True, False)
        >>> is_cut_before_limiter(". However, we wait."), is_cut_before_limiter(". If it rains, we stay.")
        (True, False)
        >>> is_cut_before_limiter(", but only in May.", "but only in May")
        False
    """
    first = _WORD.search(after)
    if first is None or first[0].lower() not in _LIMITER_HEADS:
        return False
    keys = _words(after[: first.start() + SEEN])[:N_WORDS_ELSEWHERE]
    is_limiter = keys[0] in LIMITERS or any(tuple(keys[: len(long)]) == long for long in LONG_LIMITERS)
    gap = after[: first.start()]
    if _SENTENCE_END.search(gap):
        is_limiter = keys[0] in FRESH_LIMITERS and "\n" not in gap
    return is_limiter and not _stands_in(keys, elsewhere)


def is_cut_after_negation(before: str, elsewhere: str = "") -> bool:
    """Return whether the words before the cut negate what is quoted, and are not printed elsewhere in the quote.

    Only the same clause of the same sentence is looked at, at most six words back.

    Example:
        >>> is_cut_after_negation("We never said that"), is_cut_after_negation("It is not so. We said")
        (True, False)
    """
    words = _words(_CLAUSE_END.split(before[-SEEN:].rstrip())[-1])[-MAX_SCOPE_WORDS:]
    return not NEGATING.isdisjoint(words) and not _stands_in(words[-N_WORDS_ELSEWHERE:], elsewhere)


def _words(text: str) -> list[str]:
    """Return the lower-case words of a text, a negation that is part of a contraction apart."""
    return [piece for word in _WORD.findall(text.lower()) for piece in _NEGATED.sub(r"\1 not", word).split()]


def _stands_in(words: Sequence[str], text: str) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(_words(text))} " if text else False


def is_weak(parts: Sequence[str]) -> bool:
    """Return whether a quote's content has too few words to say anything about.

    Example:
        >>> is_weak(["misguided approach"]), is_weak(["a misguided approach"])
        (True, False)
    """
    n_words = 0
    for part in parts:
        for _ in _HYPHENATED.finditer(part):
            n_words += 1
            if n_words == WEAK_WORDS:
                return False
    return True
