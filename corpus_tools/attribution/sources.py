"""The words that name who is said to have said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.words import Word

_LONGEST_APPOSITION = 30
"""Words between the commas of "Okafor, who …, said"."""


def subject_before(words: Sequence[Word], at: int, floor: int = 0) -> tuple[int, int] | None:
    """Return the noun phrase that ends before ``at``, as a range of words, or nothing.

    Args:
        words: words of the unit.
        at: first word of the group of verbs.
        floor: word at which the phrase begins at the earliest.
    """
    end = at
    while (
        end > floor
        and words[end - 1].kind is Kind.WORD
        and words[end - 1].low in {"also", "both", "all", "then", "himself", "herself", "themselves"}
    ):
        end -= 1
    if end <= floor:
        return None
    if words[end - 1].low in grammar.RELATIVES:
        return end - 1, end
    if words[end - 1].low in {"and", "but", "then"}:
        return first_subject(words, floor, end - 1)
    is_closed = words[end - 1].low in {",", ")", "—", "--", "-", "–"}
    head_end = _before_apposition(words, end - 1, floor) if is_closed else end
    if head_end is None:
        return None
    start = _phrase_start(words, head_end, floor)
    return (start, end) if start < head_end else None


def first_subject(words: Sequence[Word], floor: int, limit: int) -> tuple[int, int] | None:
    """Return the noun phrase before the first finite verb from ``floor`` on, or nothing: "Okafor rose and …"."""
    for i in range(floor + 1, min(limit, floor + _LONGEST_SUBJECT)):
        word = words[i]
        if (
            word.kind is Kind.WORD
            and not word.is_capital
            and (grammar.is_auxiliary(word.low) or grammar.is_past(word.low))
        ):
            start = _phrase_start(words, i, floor)
            return (start, i) if start < i else None
    return None


_LONGEST_SUBJECT = 16
"""Words from the start of a sentence in which its first verb is looked for."""


def _before_apposition(words: Sequence[Word], close: int, floor: int) -> int | None:
    """Return the end of the phrase that the apposition closed at ``close`` belongs to."""
    opening = {")": "(", ",": ","}.get(words[close].low, words[close].low)
    nearest = _mark_before(words, opening, close, floor)
    if nearest is None or opening != ",":
        return nearest
    later = close
    while (further := _mark_before(words, ",", nearest, floor)) is not None:
        if later - nearest > _SHORT and nearest - further > _SHORT:
            break
        later, nearest = nearest, further
    return nearest


_SHORT = 4
"""Words with the comma of a party, an age or a state after a name: such a comma has another one before it."""


def _mark_before(words: Sequence[Word], mark: str, at: int, floor: int) -> int | None:
    for i in range(at - 1, max(floor, at - _LONGEST_APPOSITION), -1):
        if words[i].low == mark and grammar.is_nominal(words[i - 1]) and words[i - 1].low not in grammar.TIMES:
            return i
        if words[i].low in {";", ":"}:
            return None
    return None


def _phrase_start(words: Sequence[Word], end: int, floor: int) -> int:
    """Return where the noun phrase that ends at ``end`` begins."""
    i = end
    while i > floor:
        word = words[i - 1]
        if word.kind is Kind.QUOTE or (word.kind is Kind.MARK and word.low not in _INSIDE):
            break
        if word.kind is Kind.WORD and _stops(words, i - 1, end):
            break
        i -= 1
    return _trimmed(words, i, end)


_INSIDE = frozenset({"%", "$", "&", "/", "-", "(", ")", "'"})
_INNER = frozenset("of and for at from in on to with by against between & near".split())


def _stops(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the word at ``at`` is not part of the phrase."""
    word = words[at]
    low = word.low
    if low in grammar.SUBORDINATORS or low in {"who", "which", "whom", "but", "so", "yet", "or", "nor", "not"}:
        return True
    has_object = at + 1 < end and words[at + 1].low in grammar.DETERMINERS | grammar.POSSESSIVES
    return not word.is_capital and (grammar.is_auxiliary(low) or (grammar.is_past(low) and has_object))


def _trimmed(words: Sequence[Word], start: int, end: int) -> int:
    """Return the start without what cannot open a subject: "In March", "And"."""
    while start < end and (words[start].low in grammar.CONJUNCTIONS or words[start].kind is Kind.MARK):
        start += 1
    if start < end and words[end - 1].low in grammar.SUBJECTS:
        return end - 1
    if start < end and words[start].low in grammar.PREPOSITIONS:
        for i in range(start + 1, end):
            is_new = words[i].low in grammar.DETERMINERS or (words[i].is_capital and not words[i - 1].is_capital)
            if i > start + 1 and is_new and words[i - 1].low not in _INNER and words[i].low not in grammar.TIMES:
                return i
    while start < end - 1 and words[start].kind is Kind.WORD and grammar.is_adverb(words[start]):
        start += 1
    return start


def possessor_before(words: Sequence[Word], at: int, floor: int = 0) -> tuple[int, int] | None:
    """Return whose noun the one at ``at`` is, as a range of words, or nothing: "her", "the mayor's"."""
    for i in range(at - 1, max(floor - 1, at - 5), -1):
        word = words[i]
        if word.kind is not Kind.WORD or word.low in grammar.PREPOSITIONS or word.low in grammar.DETERMINERS:
            return None
        if grammar.is_possessive(word):
            return (i, i + 1) if word.low in grammar.POSSESSIVES else (_phrase_start(words, i + 1, floor), i + 1)
    return None


def phrase_after(words: Sequence[Word], at: int, *, is_loose: bool = False) -> int:
    """Return the index after the noun phrase that begins at ``at``; ``at`` itself where none does.

    Args:
        words: words of the unit.
        at: first word.
        is_loose: whether prepositions of place and time belong to it.
    """
    i = at
    has_apposition = False
    while i < len(words) and (not _parts(words[i]) or (is_loose and _is_title(words, at, i))):
        if words[i].low == ",":
            if not _is_apposition(words, i + 1):
                break
            has_apposition = True
        elif i > at and not is_loose and not has_apposition and _is_outer(words[i].low):
            break
        i += 1
    while i > at and words[i - 1].low == ",":
        i -= 1
    return i


def _is_title(words: Sequence[Word], at: int, i: int) -> bool:
    """Whether the title of a book or the like stands at ``i``."""
    return words[i].kind is Kind.QUOTE and i > at and len(words[i].span) <= _LONGEST_TITLE and words[i - 1].low != ","


_LONGEST_TITLE = 40
"""Code points of a title in marks within a source: according to his book “The Long Pier”."""


def _parts(word: Word) -> bool:
    """Whether a mark stands here that no noun phrase goes over."""
    return word.kind is Kind.QUOTE or word.low in {".", ";", ":", "—", "--", "–", "?", "!"}


def _is_outer(low: str) -> bool:
    """Whether a word begins an adverbial or a clause outside the phrase."""
    return low in _OUTER or low in grammar.TIMES or grammar.is_auxiliary(low)


_OUTER = frozenset(
    """in on during at via through after before last this late early yesterday as to about that because while but when if
    although though whether why how what""".split()
)


def _is_apposition(words: Sequence[Word], at: int) -> bool:
    """Whether what follows a comma describes the name before it."""
    if at >= len(words) or words[at].kind is not Kind.WORD:
        return False
    word = words[at]
    is_clause = word.low in grammar.SUBORDINATORS | grammar.CONJUNCTIONS | grammar.SUBJECTS
    is_verb = word.low.endswith("ing") or grammar.is_auxiliary(word.low)
    return not (is_clause or is_verb or word.low in grammar.PREPOSITIONS or grammar.is_adverb(word))
