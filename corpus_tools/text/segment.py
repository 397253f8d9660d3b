r"""Paragraphs, sentences and tokens of a canonical text, as spans.

Rules, not a model: the same text gives the same spans on every machine, and nothing is loaded. Scraped pages
are the ordinary case, so sentences may be glued to one another without a space, and abbreviations, decimals,
list numbers and closing marks after the period are told from the end of a sentence.

Blocks of restricted texts are built on sentences once, when a text is sealed; their positions are recorded, so
that a later version of these rules moves none of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SEGMENT = "segment/1"
"""Name and version of these rules."""

_TITLES = frozenset(
    "adm atty brig capt cmdr col cpl dr fr gen gov hon lt maj messrs mlle mme mr mrs ms mt mx ofc pres prof rep rev sen "
    "sgt supt vs viz cf dept vol vols pp figs".split()
)
"""Abbreviations that the sentence goes on after, whatever follows."""

_BEFORE_NUMBERS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos nr art arts sec ch cap pt fig p v".split()
)
"""Abbreviations that the sentence goes on after if a number follows."""

_EITHER_WAY = frozenset("approx bros ca co corp est esq etc ft inc jr llc ltd plc sr st al ed eds v".split())
"""Abbreviations that may end a sentence; they do only before a word that begins one. So do those with points."""

_BEGINNERS = frozenset(
    "a after all also although an and another as at because before but by during each even for from he her here his "
    "how however i if in it its last many meanwhile more most my new no not now of on once one only or other our "
    "several she since so some such that the their then there these they this those though through to today two "
    "under until we what when where while who why with yet you".split()
)
"""Words that are capitalised in the middle of a sentence only inside a name."""

_OPENERS = "\"'“‘„‚«‹([{「『¿¡"
_CLOSERS = "\"'”’“»›)]}」』"

_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*|[。！？｡]+[{re.escape(_CLOSERS)}]*")
"""Points that may end a sentence, with the closing marks behind them."""

_SPACE = re.compile(r"\s*")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")
_NEXT_WORD = re.compile(rf"\s*[{re.escape(_OPENERS)}]*([^\W_][\w’']*)?")
_LOOK_BACK = 24
"""No abbreviation above is longer than this, in code points."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., e.g.
    r"|\d+(?:[.,:]\d+)*[^\W_]*"  # 950, 5.5, 12:30, 950M, 3rd
    r"|[^\W_][\w\u0300-\u036f]*(?:['\u2019][^\W\d_]+)*"  # words, don't
    r"|\.{2,}|[^\w\s]|_+"
)


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the paragraphs of a text, without white space at their edges.

    A line end parts paragraphs unless it stands inside a sentence: after something other than a point, and
    before a small letter, as in text with hard line ends.

    Example:
        >>> [span.of("A title\n\nOne line\nthat goes on.\nTwo.") for span in paragraphs("A title\n\nOne line\nthat goes on.\nTwo.")]
        ['A title', 'One line\nthat goes on.', 'Two.']
    """
    found: list[Span] = []
    for line in _lines(text):
        if found and _goes_on(text, found[-1], line):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"\S(?:[^\n]*\S)?", text):
        yield Span(*match.span())


def _goes_on(text: str, before: Span, line: Span) -> bool:
    gap = text[before.end : line.start]
    return gap.count("\n") == 1 and text[line.start].islower() and text[before.end - 1] not in ".!?…:;" + _CLOSERS


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text, without white space at their edges; none crosses a paragraph.

    Example:
        >>> text = 'It had gone unanswered."This," Dr. Vale said at 9 a.m. on Aug. 25, "cost $5.5 million."He left.'
        >>> for span in sentences(text): print(span.of(text))
        It had gone unanswered.
        "This," Dr. Vale said at 9 a.m. on Aug. 25, "cost $5.5 million."
        He left.
    """
    return tuple(sentence for paragraph in paragraphs(text) for sentence in _sentences_of(text, paragraph))


def _sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    marks = _StraightMarks(text, paragraph)
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        end = _end_of_closers(text, start, match, marks)
        guillemet = _SPACED_GUILLEMET.match(text, end)
        end = guillemet.end() if guillemet else end
        if end < paragraph.end and _Point.of(text, start, match.start(), end).ends_sentence:
            yield Span(start, end)
            start = _end_of_space(text, end)
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _end_of_space(text: str, offset: int) -> int:
    found = _SPACE.match(text, offset)
    return found.end() if found else offset


class _StraightMarks:
    """Where marks stand whose side depends on how many stand before; counting them again would be quadratic."""

    def __init__(self, text: str, paragraph: Span) -> None:
        inside = paragraph.of(text)
        self._offsets = {
            mark: [match.start() + paragraph.start for match in re.finditer(mark, inside)] for mark in "\"'„"
        }

    def count(self, mark: str, start: int, end: int) -> int:
        """Return how many marks stand between two offsets."""
        return bisect_left(self._offsets[mark], end) - bisect_left(self._offsets[mark], start)


def _end_of_closers(text: str, start: int, match: re.Match[str], marks: _StraightMarks) -> int:
    """Return where the closing marks end: a mark that opens the next sentence is none of them.

    A straight mark closes if an odd number of them stands before it in the sentence; a raised opening mark
    closes only what a low one opened. At the end of a word and before white space every mark closes.
    """
    end = match.end()
    after = text[end : end + 1]
    if not after or after.isspace():
        return end
    for i in range(match.start(), end):
        mark = text[i]
        if mark == '"' and marks.count(mark, start, i) % 2 == 0:
            return i
        if mark == "“" and not marks.count("„", start, i):
            return i
        if mark == "'" and i + 1 == end and after.isalnum() and marks.count(mark, start, i) % 2 == 0:
            return i
    return end


_SPACED_GUILLEMET = re.compile(r"[ \u00a0\u202f]»(?!\w)")
"""A closing mark that a space sets off, as in French: « Je pars ! »."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A place where a sentence may end.

    Attributes:
        glyph: first code point of what ends it.
        is_single: whether nothing follows that glyph, neither another point nor a closing mark.
        last: word directly before it, or nothing.
        is_first: whether nothing but that word stands before it in the sentence.
        following: code point behind it.
        word: next word; null where none follows.
    """

    glyph: str
    is_single: bool
    last: str
    is_first: bool
    following: str
    word: str | None

    @classmethod
    def of(cls, text: str, start: int, point: int, end: int) -> _Point:
        """Return what is known about the point of a sentence that begins at ``start``."""
        before = _LAST_WORD.search(text, max(start, point - _LOOK_BACK), point)
        last = before.group() if before else ""
        is_first = start == point - len(last)
        following = _NEXT_WORD.match(text, end)
        return cls(text[point], end - point == 1, last, is_first, text[end], following and following.group(1))

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends here."""
        if self.glyph in "。！？｡":
            return True
        if self.word is not None and self.word[0].islower():
            return False
        if not self.following.isspace():
            return self._ends_glued
        return self.glyph != "." or not self.is_single or not self._is_abbreviation

    @property
    def _ends_glued(self) -> bool:
        """Whether a point without white space behind it ends a sentence, as in "…the law.In a letter"."""
        if self.following in ",;:-–—)/" or self.word is None or not self.word[0].isupper():
            return False
        is_plain = len(self.word) == 1 or not self.word.isupper()
        return not self.is_single or (len(self.last) > 1 and self.last[-1].islower() and is_plain)

    @property
    def _is_abbreviation(self) -> bool:
        """Whether the point belongs to the word before it rather than to the sentence."""
        low, word = self.last.lower(), self.word or ""
        if low in _TITLES or (low in _BEFORE_NUMBERS and word[:1].isdigit()):
            return True
        if self.last.isdigit():
            return self.is_first
        is_initial = len(self.last) == 1 and self.last.isupper()
        return (low in _EITHER_WAY or "." in low or is_initial) and word.lower() not in _BEGINNERS


def tokens(text: str) -> tuple[Span, ...]:
    """Return words, numbers and single punctuation marks; white space is in none.

    Apostrophes stay inside words, points inside abbreviations and numbers; hyphens part words.

    Example:
        >>> text = "The U.S. didn't pay $5.5 million (950M) pre-war."
        >>> " ".join(span.of(text) for span in tokens(text))
        "The U.S. didn't pay $ 5.5 million ( 950M ) pre - war ."
    """
    return tuple(Span(*match.span()) for match in _TOKEN.finditer(text))


def words(text: str) -> tuple[Span, ...]:
    """Return the tokens that hold a letter or a digit.

    Example:
        >>> [span.of("Well – 3 of us!") for span in words("Well – 3 of us!")]
        ['Well', '3', 'of', 'us']
    """
    return tuple(span for span in tokens(text) if text[span.start].isalnum())
