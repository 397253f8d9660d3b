"""The words of a sentence as the search for cues sees them: what stands inside quotation marks is one opaque word."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus_tools.text.quotemarks import MarkFlag, find_quoted
from corpus_tools.text.segment import paragraphs, sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.text.quotemarks import Quoted

_SHAPE = (
    r"(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*"  # U.S., U.S.-born
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Capt|Sgt|Rev|Hon|St|Mt|[A-Z])\.(?=\s+[^\W\d_])"
    r"|(?:Jr|Sr|Inc|Co|Corp|Ltd|Bros|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?=,?\s+[a-z\d])"
    r"|\d+(?:[.,:]\d+)*(?:[-\u2010\u2011]?[^\W_]+)*%?"
    r"|[^\W_]+(?:['\u2019\-\u2010\u2011][^\W_]+)*(?:(?<=s)['\u2019](?=\s))?"
    r"|--+|\.{2,}|[^\w\s]|_+"
)


class Kind(Enum):
    """What a word is, seen from outside."""

    WORD = auto()
    """Letters or figures."""
    QUOTE = auto()
    """A stretch inside quotation marks, with them."""
    MARK = auto()
    """Punctuation."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a punctuation mark or a quoted stretch.

    Attributes:
        span: where it stands.
        low: its letters in lower case with straight apostrophes; nothing for a quoted stretch.
        kind: which of the three it is.
        is_capital: whether it begins with a capital letter.
        inner: of a quoted stretch, what stands inside the marks.
        tail: of a quoted stretch, the last code point inside the marks.
        is_continuation: whether a quoted stretch goes on from the paragraph before.
        goes_on: whether a quoted stretch goes on in the next paragraph.
    """

    span: Span
    low: str
    kind: Kind
    is_capital: bool = False
    inner: Span | None = None
    tail: str = ""
    is_continuation: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence; one that a quoted stretch goes over is not parted inside that.

    Attributes:
        words: its words in order, at least one.
        paragraph: number of its paragraph, from 0.
    """

    words: tuple[Word, ...]
    paragraph: int


def read_units(text: str, names: Sequence[str] = ()) -> Iterator[Unit]:
    """Yield the sentences of a text.

    Args:
        text: the text.
        names: names that are one word each, whatever words they are made of.

    Example:
        >>> for unit in read_units("“It is. It was,” he said. Then it rained."): print([word.low for word in unit.words])
        ['', 'he', 'said', '.']
        ['then', 'it', 'rained', '.']
    """
    pattern = _pattern(tuple(sorted(names)))
    quoted = [one for one in find_quoted(text) if one.level == 0]
    starts = [one.outer.start for one in quoted]
    ends = _sentence_ends(text, quoted, starts)
    for number, paragraph in enumerate(paragraphs(text)):
        inside = quoted[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        words = _words_of(text, paragraph, inside, pattern)
        yield from _units_of(words, paragraph, number, ends)


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what a word looks like; longer names before the shorter ones that they begin with."""
    longer = sorted((name for name in names if " " in name.strip()), key=len, reverse=True)
    known = "|".join(re.escape(name.strip()) for name in longer)
    return re.compile(rf"(?<!\w)(?:{known})(?:['\u2019]s)?(?!\w)|{_SHAPE}" if known else _SHAPE)


def _sentence_ends(text: str, quoted: Sequence[Quoted], starts: Sequence[int]) -> list[int]:
    """Return where sentences end, but for the ends inside marks."""
    found = []
    for sentence in sentences(text):
        at = bisect_left(starts, sentence.end) - 1
        if at < 0 or sentence.end >= quoted[at].outer.end:
            found.append(sentence.end)
    return found


def _units_of(found: Iterator[Word], paragraph: Span, number: int, ends: Sequence[int]) -> Iterator[Unit]:
    words: list[Word] = []
    at = bisect_left(ends, paragraph.start + 1)
    for word in found:
        while at < len(ends) and ends[at] <= word.span.start:
            at += 1
            if words:
                yield Unit(tuple(words), number)
                words = []
        if len(words) == _LONGEST_UNIT:
            yield Unit(tuple(words), number)
            words = []
        words.append(word)
    if words:
        yield Unit(tuple(words), number)


_LONGEST_UNIT = 200
"""Words after which a sentence without an end is parted, so that the time stays proportional to the text's length."""


def _words_of(text: str, paragraph: Span, quoted: Sequence[Quoted], pattern: re.Pattern[str]) -> Iterator[Word]:
    at = paragraph.start
    for one in quoted:
        if one.outer.start < at:
            continue
        yield from _plain_words(text, at, one.outer.start, pattern)
        is_capital, tail = text[one.content.start].isupper(), text[one.content.end - 1]
        is_continuation, goes_on = (flag in one.flags for flag in _OVER_PARAGRAPHS)
        yield Word(one.outer, "", Kind.QUOTE, is_capital, one.content, tail, is_continuation, goes_on)
        at = one.outer.end
    yield from _plain_words(text, at, paragraph.end, pattern)


_OVER_PARAGRAPHS = (MarkFlag.CONTINUES_PREVIOUS, MarkFlag.CONTINUES_NEXT)


def _plain_words(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Word]:
    for match in pattern.finditer(text, start, end):
        word = match.group()
        kind = Kind.WORD if any(c.isalnum() for c in word) else Kind.MARK
        yield Word(Span(*match.span()), word.lower().replace("\u2019", "'"), kind, is_capital=word[0].isupper())
