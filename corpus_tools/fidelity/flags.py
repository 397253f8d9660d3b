"""Flags: what else a program can see in a quote, so that a person is asked about its meaning."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus_tools.fidelity.words import Kinship, kinship
from corpus_tools.schemas.vocab import Form, QuoteFlag
from corpus_tools.text.closed_class import (
    AMBIGUOUS,
    APPROXIMATELY,
    APPROXIMATORS,
    CALENDAR,
    FRAGMENT_LIMITERS,
    FRESH_LIMITERS,
    FUNCTION_WORDS,
    LIMITERS,
    LONG_LIMITERS,
    LONG_OPERATORS,
    NEGATING,
    NEGATIONS,
    OPERATORS,
)
from corpus_tools.text.lexicon import is_word
from corpus_tools.text.quantities import YEARS, years_of
from corpus_tools.text.spelling import is_prefixed

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
_CLOSING = " \n\"'’”»)]"
_OPERATOR_HEADS = OPERATORS.keys() | APPROXIMATORS | {head for head, _ in LONG_OPERATORS}
_LIMITER_HEADS = LIMITERS | {long[0] for long in LONG_LIMITERS}


def in_order(flags: Iterable[QuoteFlag]) -> tuple[QuoteFlag, ...]:
    """Return each flag once, in the order of the vocabulary."""
    return tuple(sorted(set(flags), key=_RANK.__getitem__))


def flags_of(judgement: Judgement, names: Mapping[str, frozenset[str]], *, elsewhere: str = "") -> Iterator[QuoteFlag]:
    """Yield what can be seen in a judged clause.

    Args:
        judgement: the clause compared with its passage.
        names: entity ids by lower-case word of their names.
        elsewhere: words that the other clauses of the quote print or stand for; they are not cut off.

    Cuts are looked for where words were taken. A paraphrase was written anew: the words beside the place
    it is nearest to say nothing about it.
    """
    if judgement.is_reordered:
        yield QuoteFlag.REORDERED
    if judgement.comparison is not None:
        yield from _changes(judgement.comparison, names)
    if judgement.form is Form.PARAPHRASE:
        return
    if is_cut_before_limiter(judgement.after, elsewhere, said=judgement.said):
        yield QuoteFlag.CUT_BEFORE_LIMITER
    if is_cut_after_negation(judgement.before, elsewhere):
        yield QuoteFlag.CUT_AFTER_NEGATION


def _changes(found: Comparison, names: Mapping[str, frozenset[str]]) -> Iterator[QuoteFlag]:
    changed = [difference for difference in found.differences if not difference.is_marked]
    if _operators(_said(found), found.said) != _operators(_printed(found), found.printed) or any(
        map(_is_negated, changed)
    ):
        yield QuoteFlag.OPERATOR_CHANGE
    if any(_changes_number(difference, found) for difference in changed):
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
    """Count the operators among words, those of one force as one."""
    wanted = frozenset(words)
    found: Counter[str] = Counter()
    end = 0
    for at in [at for at, word in enumerate(context) if word.key in _OPERATOR_HEADS] if wanted else ():
        operator, n_words = _operator_at(context, at) if at >= end else ("", 1)
        if operator:
            end = at + n_words
            found[operator] += not wanted.isdisjoint(context[at:end])
    return +found


def _operator_at(context: Sequence[Word], at: int) -> tuple[str, int]:
    """Return the operator that begins at a word, if any, and of how many words it is.

    Approximators are operators right before a number only. What one does "not have to" do, one may
    still do: under a negation that is another operator than "must".
    """
    word = context[at]
    keys = [other.key for other in context[at : at + 2]]
    long = LONG_OPERATORS.get((keys[0], keys[-1]))
    if long is not None and (keys[-1] != "than" or _is_amount(context, at + 2)):
        is_negated = long == "must" and any(other.key in NEGATIONS for other in context[max(0, at - 2) : at])
        return " ".join(keys) if is_negated else long, 2
    if word.key in APPROXIMATORS and _is_amount(context, at + 1):
        return APPROXIMATELY.get(word.key, word.key), 1
    is_share = word.key == "half" and _is_amount(context, at)
    return "" if word.is_name or is_share else OPERATORS.get(word.key, ""), 1


def _is_amount(context: Sequence[Word], at: int) -> bool:
    """Whether a number begins at a word, or "a century" and the like."""
    keys = [word.key for word in context[at : at + 3]]
    return bool(keys) and (keys[0][0] == "#" or any(years_of(keys[n], keys[:n]) for n in range(1, len(keys))))


def _is_negated(difference: Difference) -> bool:
    """Whether a word was replaced by one that differs in a negative prefix or in -ful and -less."""
    return any(is_prefixed(said.key, word.key) for said in difference.said for word in difference.printed)


def _changes_number(difference: Difference, found: Comparison) -> bool:
    printed = _numbers(difference.printed, found.printed)
    if not printed:
        return False
    said = _numbers(_whole(difference.said, found), found.said)
    return bool(printed - said) and (bool(said) or not difference.said or printed.keys() != {"#1"})


def _whole(words: Sequence[Word], found: Comparison) -> Sequence[Word]:
    """Return said words that differ, those put back that were trimmed off behind the last match."""
    at = found.said.index(words[-1]) + 1 if words else 0
    is_inside = found.pairs and at <= found.pairs[-1][0]
    return words if not words or is_inside else (*words, *found.said[at : at + 2])


def _numbers(words: Sequence[Word], context: Sequence[Word]) -> Counter[str]:
    """Count the numbers among words; a century is a hundred years."""
    found = Counter(word.key for word in words if word.is_number)
    for word in words:
        before = context[: context.index(word)] if word.key in YEARS else ()
        years = years_of(word.key, [other.key for other in before[-2:]])
        if years is not None:
            found[years] += 1
            found[before[-1].key] -= before[-1].is_number
    return +found


def _changes_name(difference: Difference, found: Comparison, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name was put in that the passage does not have; other names of one entity are the same name."""
    new = [word for word in difference.printed if word.is_name or word.key in names]
    there = {word.key for word in found.said} if new else set()
    new = [word for word in new if word.key not in there and _is_name(word, names, found.printed)]
    entities = frozenset(entity for key in there for entity in names.get(key, ())) if new else frozenset()
    return any(not entities & names.get(word.key, frozenset()) for word in new)


def _is_name(word: Word, names: Mapping[str, frozenset[str]], context: Sequence[Word]) -> bool:
    """Whether a word names somebody: by its capital, or listed.

    A listed word that is in the dictionary too ("board") names nobody in small letters; in a title, where
    everything has a capital, a word of the dictionary has to be listed.
    """
    if word.key in names and word.key not in FUNCTION_WORDS:
        return word.is_name or word.opens_sentence or not is_word(word.key)
    if not word.is_name or word.key in CALENDAR:
        return False
    is_title = all(other.is_name or other.opens_sentence or not other.is_content for other in context)
    return not (is_title and is_word(word.key))


def _is_rearranged(found: Comparison, changed: Sequence[Difference]) -> bool:
    """Whether a printed word that goes with nothing stands unmatched elsewhere in the passage's stretch."""
    left = {j for j, _ in found.pairs}
    low, high = (min(left), max(left)) if left else (0, -1)
    unmatched = {
        word.key for j, word in enumerate(found.said) if j not in left and low <= j <= high and word.is_content
    }
    return any(word.key in unmatched for d in changed for word in d.printed if word.is_content)


def is_cut_before_limiter(after: str, elsewhere: str = "", *, said: str = "") -> bool:
    """Return whether the reference goes on with a limiting word that the quote has nowhere else.

    Across the end of a sentence only words count that take back what was said before it.

    Args:
        after: words of the reference behind the clause.
        elsewhere: words that the other clauses of the quote print or stand for.
        said: words of the reference that the clause stands for, to see whether they end a sentence.

    Example:
        >>> is_cut_before_limiter(", but only in May."), is_cut_before_limiter(" and in June.")
        (True, False)
        >>> is_cut_before_limiter(". However, we wait."), is_cut_before_limiter(". If it rains, we stay.")
        (True, False)
        >>> is_cut_before_limiter(" Until then we wait.", said="We close the plant.")
        False
        >>> is_cut_before_limiter(", but only in May.", "but only in May")
        False
    """
    first = _WORD.search(after)
    if first is None or first[0].lower() not in _LIMITER_HEADS:
        return False
    gap = after[: first.start()]
    rest = after[first.start() :]
    keys = _words(rest[:SEEN])[:N_WORDS_ELSEWHERE]
    if first[0][0].isupper() and (_SENTENCE_END.search(gap) or _ends_sentence(said)):
        is_limiter = "\n" not in gap and _takes_back(keys[0], rest)
    else:
        is_limiter = keys[0] in LIMITERS or any(tuple(keys[: len(long)]) == long for long in LONG_LIMITERS)
    return is_limiter and not _stands_in(keys, elsewhere)


def _ends_sentence(said: str) -> bool:
    return said.rstrip(_CLOSING).endswith((".", "?", "!"))


def _takes_back(word: str, sentence: str) -> bool:
    """Whether a sentence that opens with a word limits the one before; a comma shows a main clause of its own."""
    is_fragment = "," not in _SENTENCE_END.split(sentence)[0]
    return word in FRESH_LIMITERS or (word in FRAGMENT_LIMITERS and is_fragment)


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
