"""A reporting clause, and what may belong to it besides source and cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.words import Word


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting clause as ranges of words.

    Attributes:
        start: its first word.
        end: the word behind its last one, adverbials included.
        cue: first and behind last word of the cue.
        source: first and behind last word of the source.
        is_opening: whether it stands before what it reports, as "According to her, …".
    """

    start: int
    end: int
    cue: tuple[int, int]
    source: tuple[int, int]
    is_opening: bool = False


def group_start(words: Sequence[Word], at: int) -> int:
    """Return the first word of the verb at ``at`` with its auxiliaries and adverbs."""
    while at > 0 and words[at - 1].kind is Kind.WORD and _is_of_group(words[at - 1]):
        at -= 1
    return at


def _is_of_group(word: Word) -> bool:
    return grammar.is_auxiliary(word.low) or grammar.is_adverb(word)


def is_adverbial(words: Sequence[Word], at: int) -> bool:
    """Whether an adverbial, a mark or nothing begins at ``at``."""
    if at >= len(words) or words[at].kind is not Kind.WORD:
        return True
    low = words[at].low
    is_day = low in {"this", "last", "next"} and at + 1 < len(words) and words[at + 1].low in grammar.TIMES
    is_opener = is_day or low in _OPENS_PHRASE
    return is_opener or grammar.is_adverb(words[at]) or low.endswith("ing")


def first_comma(words: Sequence[Word], at: int) -> int:
    """Return the first comma behind ``at`` that does not belong to a date or a place; the end if there is none."""
    for i in range(at + 1, len(words) - 1):
        is_inner = words[i + 1].low.isdigit() or (i + 2 < len(words) and words[i + 2].low == ",")
        if words[i].low == "," and not is_inner:
            return i
    return len(words)


def end_of_frame(words: Sequence[Word], at: int, *, is_told: bool = False, is_behind_quote: bool = False) -> int:
    """Return the index behind adverbials and hearers: "on Monday", "in a statement", "reporters".

    Args:
        words: words of the unit.
        at: first word behind cue and source.
        is_told: whether a hearer may stand there.
        is_behind_quote: whether the content stands before the frame in marks, so that none need follow.
    """
    if at < len(words) and not is_told and words[at].low in _OPENS_COMPLEMENT:
        return at
    has_adverbial = False
    for i in range(at, len(words)):
        word = words[i]
        is_hearer = i == at and is_told and is_behind_quote
        if _stops(words, i, may_be_title=(i > at and words[i - 1].low in _BEFORE_TITLES) or is_hearer):
            return i
        opens_content = word.low in {"that", "whether"} or (is_told and word.low in _OPENS_CONTENT)
        is_relative = (is_behind_quote and i > at) or (has_adverbial and word.low not in {"that", "whether"})
        if opens_content and not is_relative:
            return at
        has_adverbial = has_adverbial or word.low in grammar.TIMES or word.low in _OPENS_ADVERBIAL
    return len(words)


def _stops(words: Sequence[Word], i: int, *, may_be_title: bool) -> bool:
    """Whether a mark, a conjunction or a quoted stretch stands at ``i`` that is no title within the frame."""
    word = words[i]
    if word.kind is Kind.QUOTE:
        return not may_be_title or len(word.span) > _LONGEST_TITLE
    if word.kind is Kind.MARK:
        return word.low not in _INSIDE
    is_of_name = word.low == "and" and i + 1 < len(words) and words[i + 1].is_capital
    return word.low in {"because", "but", "and"} and not is_of_name


_LONGEST_TITLE = 40
"""Code points of the title of a programme in marks, as in: he said on “This Week.”"""
_OPENS_PHRASE = grammar.PREPOSITIONS | grammar.TIMES | {"when", "after", "before", "while"}
_BEFORE_TITLES = frozenset({"on", "to", "'s", "of", "for", "in"})
_INSIDE = frozenset("'/-&%$")
_OPENS_CONTENT = grammar.COMPLEMENTIZERS - {"when", "where", "who", "which"} | {"about"}
_OPENS_ADVERBIAL = frozenset("in on at during after before when while as with outside via through from".split())
_OPENS_COMPLEMENT = grammar.DETERMINERS - {"this", "a", "the"} | set(
    "he she they it we i there no his her their to".split()
)
