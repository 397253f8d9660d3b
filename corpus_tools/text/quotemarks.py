"""Quoted stretches in real prose: nested, unbalanced, reversed and doubled marks, apostrophes set apart.

Every mark is read twice: what its glyph says (an opening, a closing or a straight mark) and what its neighbours
say (white space before it, a letter behind it). Where both agree there is nothing to decide; where they do not,
the marks already open decide, and the stretch says so in its flags. Marks are paired paragraph by paragraph; one
that is still open at the end of a paragraph goes on in the next if that begins with a mark of its kind.

A straight or raised comma between letters, in a plural possessive, before a clipped word ('em, '90s) or after one
(no' oor fault) is an apostrophe, as long as a better closing mark follows. A mark after a figure is a unit (6'2", 5")
if nothing is open or a better closing mark follows, an angular mark with nothing open parts the steps of a menu
(Home › News).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from corpus_tools.text.segment import paragraphs, sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class MarkFlag(StrEnum):
    """What is odd about the marks of a quoted stretch."""

    UNBALANCED = "unbalanced"
    """The opening or the closing mark is missing."""
    REVERSED = "reversed"
    """A closing glyph opens it, or an opening glyph closes it."""
    DOUBLED = "doubled"
    """A mark stands beside its opening or closing mark that pairs with none."""
    MISMATCHED = "mismatched"
    """Opening and closing mark are of different styles (curly and straight)."""
    CONTINUES_PREVIOUS = "continues_previous"
    """It goes on from the paragraph before, whose mark was left open."""
    CONTINUES_NEXT = "continues_next"
    """It goes on in the next paragraph, so that its own closing mark is missing by convention."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of text inside quotation marks.

    Attributes:
        content: the words without their marks and without white space at the edges.
        opening: the opening mark; null where it is missing.
        closing: the closing mark; null where it is missing.
        level: number of quoted stretches around this one, from 0.
        flags: what is odd about the marks, in the order of `MarkFlag`.
    """

    content: Span
    opening: Span | None
    closing: Span | None
    level: int
    flags: tuple[MarkFlag, ...] = ()

    @property
    def outer(self) -> Span:
        """The stretch with its marks."""
        return Span((self.opening or self.content).start, (self.closing or self.content).end)


class _Family(StrEnum):
    DOUBLE = "double"
    SINGLE = "single"
    ANGULAR = "angular"
    SINGLE_ANGULAR = "single angular"
    CORNER = "corner"
    WHITE_CORNER = "white corner"


class _Side(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


_GLYPHS = {
    '"': (_Family.DOUBLE, _Side.EITHER),
    "\uff02": (_Family.DOUBLE, _Side.EITHER),
    "“": (_Family.DOUBLE, _Side.OPEN),
    "‟": (_Family.DOUBLE, _Side.OPEN),
    "„": (_Family.DOUBLE, _Side.OPEN),
    "”": (_Family.DOUBLE, _Side.CLOSE),
    "``": (_Family.DOUBLE, _Side.OPEN),
    "''": (_Family.DOUBLE, _Side.EITHER),
    "'": (_Family.SINGLE, _Side.EITHER),
    "\uff07": (_Family.SINGLE, _Side.EITHER),
    "`": (_Family.SINGLE, _Side.OPEN),
    "‘": (_Family.SINGLE, _Side.OPEN),
    "‛": (_Family.SINGLE, _Side.OPEN),
    "‚": (_Family.SINGLE, _Side.OPEN),
    "’": (_Family.SINGLE, _Side.CLOSE),
    "´": (_Family.SINGLE, _Side.EITHER),
    "«": (_Family.ANGULAR, _Side.OPEN),
    "»": (_Family.ANGULAR, _Side.CLOSE),
    "‹": (_Family.SINGLE_ANGULAR, _Side.OPEN),
    "›": (_Family.SINGLE_ANGULAR, _Side.CLOSE),
    "「": (_Family.CORNER, _Side.OPEN),
    "」": (_Family.CORNER, _Side.CLOSE),
    "『": (_Family.WHITE_CORNER, _Side.OPEN),
    "』": (_Family.WHITE_CORNER, _Side.CLOSE),
}

_SWAPPED = {_Side.OPEN: _Side.CLOSE, _Side.CLOSE: _Side.OPEN}
_STRAIGHT = frozenset("\"'´\uff02\uff07") | {"''"}
_LOW = frozenset("„‚")

_MARK = re.compile("``|''|[" + "".join(glyph for glyph in _GLYPHS if len(glyph) == 1) + "]")

_ALWAYS_CLIPPED = re.compile(r"(?:n|\d\ds)\b", re.IGNORECASE)
"""What follows an apostrophe and never an opening mark: rock 'n' roll, the '90s."""

_CLIPPED = re.compile(r"(?:tis|twas|twere|em|til|cause|bout|round|\d\d)\b", re.IGNORECASE)
"""What follows an apostrophe at the head of a clipped word or year, unless the mark has a closing one of its own."""

_BEFORE_YEAR = re.compile(r"\b(?:the|an?|in|of|since|from|until|early|late)\s$", re.IGNORECASE)
"""What stands before a clipped year: an '07 Camry, in '98."""

_INCHES = re.compile(r"\d['\u2019\u2032]\s?\d+$")
"""Feet and inches before a mark: 5'10"."""

_LOOK_AHEAD = 40
"""Marks that are looked at to find a partner. Stretches hold at most ten in the texts at hand; a hostile text of 300 kB
full of marks still takes seconds."""

_POSSESSIVE = frozenset("sSzZxX")
"""Last letters of words whose possessive may be a bare apostrophe."""

_BEFORE_OPENING = frozenset("([{<=/—–¿¡")
_BEHIND_CLOSING = frozenset(")]}>,.;:!?…—–-/")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark with what its glyph and its neighbours say.

    ``left`` and ``right`` are the nearest characters that are not marks, empty at an edge of the paragraph.
    """

    span: Span
    glyph: str
    family: _Family
    side: _Side
    context: _Side
    left: str
    right: str

    @property
    def leans(self) -> _Side:
        """What the mark is if nothing else is known."""
        return self.side if self.context is _Side.EITHER else self.context


@dataclass(frozen=True, slots=True)
class _Open:
    """A stretch whose closing mark is still looked for."""

    mark: _Mark
    flags: frozenset[MarkFlag]


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Return the quoted stretches of a canonical text, in order of their first code point, outer ones first.

    A quote interrupted by its reporting clause is two stretches. An empty pair of marks is none.

    Example:
        >>> text = '“It’s the users’ choice,” she said, “not ‘ours,’ and that”'
        >>> for quoted in find_quoted(text): print(quoted.level, quoted.content.of(text))
        0 It’s the users’ choice,
        0 not ‘ours,’ and that
        1 ours,
    """
    found: list[Quoted] = []
    pending: int | None = None
    is_swapped = _is_swapped(text)
    for paragraph in paragraphs(text):
        marks = _read_marks(text, paragraph, is_swapped=is_swapped)
        reader = _Reader(text, paragraph, marks, found[pending] if pending is not None else None)
        reader.read()
        if pending is not None and reader.continues:
            found[pending] = _reflag(found[pending], {MarkFlag.UNBALANCED}, {MarkFlag.CONTINUES_NEXT})
        left_open = reader.left_open()
        pending = len(found) + left_open if left_open is not None else None
        found += reader.done
    return tuple(sorted(found, key=lambda quoted: (quoted.content.start, -quoted.content.end)))


def _is_swapped(text: str) -> bool:
    """Whether angular marks point inwards, as in German and Danish: »so«."""
    return len(re.findall(r"(?<!\S)[»›]\S", text)) > len(re.findall(r"(?<!\S)[«‹]", text))


def _read_marks(text: str, paragraph: Span, *, is_swapped: bool) -> list[_Mark]:
    """Return the marks of a paragraph; marks side by side see past one another."""
    spans = [Span(*match.span()) for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
    lefts, rights = [""] * len(spans), [""] * len(spans)
    for i, span in enumerate(spans):
        is_beside = i > 0 and spans[i - 1].end == span.start
        lefts[i] = lefts[i - 1] if is_beside else text[max(paragraph.start, span.start - 1) : span.start]
    for i in reversed(range(len(spans))):
        is_beside = i + 1 < len(spans) and spans[i].end == spans[i + 1].start
        rights[i] = rights[i + 1] if is_beside else text[spans[i].end : min(paragraph.end, spans[i].end + 1)]
    return [
        _Mark(
            span,
            span.of(text),
            *_family_and_side(span.of(text), is_swapped=is_swapped),
            _context(left, right),
            left,
            right,
        )
        for span, left, right in zip(spans, lefts, rights, strict=True)
    ]


def _family_and_side(glyph: str, *, is_swapped: bool) -> tuple[_Family, _Side]:
    family, side = _GLYPHS[glyph]
    if is_swapped and family in {_Family.ANGULAR, _Family.SINGLE_ANGULAR}:
        return family, _SWAPPED[side]
    return family, side


def _context(left: str, right: str) -> _Side:
    is_free_left, is_free_right = not left or left.isspace(), not right or right.isspace()
    if is_free_left != is_free_right:
        return _Side.OPEN if is_free_left else _Side.CLOSE
    if is_free_left:
        return _Side.EITHER
    if left in _BEFORE_OPENING and right not in _BEHIND_CLOSING:
        return _Side.OPEN
    if right in _BEHIND_CLOSING and left not in _BEFORE_OPENING:
        return _Side.CLOSE
    return _Side.EITHER


def _may_end_word(mark: _Mark) -> bool:
    """Whether a closing mark may as well be the apostrophe of a plural possessive: the unions’ veto."""
    return mark.left in _POSSESSIVE and mark.right.isspace()


def _reflag(quoted: Quoted, without: set[MarkFlag], with_: set[MarkFlag]) -> Quoted:
    return replace(quoted, flags=_in_order((set(quoted.flags) - without) | with_))


def _in_order(flags: Iterable[MarkFlag]) -> tuple[MarkFlag, ...]:
    return tuple(sorted(flags, key=list(MarkFlag).index))


class _Reader:
    """Pairs the marks of one paragraph.

    Attributes:
        done: stretches found so far.
        continues: whether the paragraph takes up the stretch that the one before left open.
    """

    def __init__(self, text: str, paragraph: Span, marks: list[_Mark], pending: Quoted | None) -> None:
        self._text, self._paragraph, self._marks = text, paragraph, marks
        self._pending_glyph = pending.opening.of(text) if pending is not None and pending.opening is not None else ""
        self._stack: list[_Open] = []
        self._seen: set[_Family] = set()
        self._unclosed: list[int] = []
        self._by_end: dict[int, int] = {}
        self._last_end = 0
        self.done: list[Quoted] = []
        self.continues = False

    def read(self) -> None:
        """Pair all marks."""
        for i, mark in enumerate(self._marks):
            if mark.family is _Family.SINGLE and self._is_apostrophe(i):
                continue
            if mark.glyph == '"' and self._is_unit(i):
                continue
            if self._side(i) is _Side.OPEN:
                self._open(i)
            else:
                self._close(i)
            self._seen.add(mark.family)
        while self._stack:
            self._give_up(self._paragraph.end)

    def left_open(self) -> int | None:
        """Return which stretch is still open at the end of the paragraph, the outermost if there are several."""
        at_end = [i for i in self._unclosed if self.done[i].content.end == self._paragraph.end]
        return min(at_end, key=lambda i: self.done[i].level, default=None)

    def _depth(self, family: _Family) -> int | None:
        """Return where in the stack the innermost open mark of a family is."""
        return next((i for i in reversed(range(len(self._stack))) if self._stack[i].mark.family is family), None)

    def _later(self, i: int) -> list[_Mark]:
        return self._marks[i + 1 : i + 1 + _LOOK_AHEAD]

    def _next(self, i: int, family: _Family) -> Iterator[_Mark]:
        """Yield later marks of a family; those between letters are apostrophes."""
        return (mark for mark in self._later(i) if mark.family is family and not self._is_inside_word(mark))

    def _is_inside_word(self, mark: _Mark) -> bool:
        before, after = self._text[mark.span.start - 1 : mark.span.start], self._text[mark.span.end : mark.span.end + 1]
        return mark.family is _Family.SINGLE and before.isalnum() and after.isalnum() and mark.span.start > 0

    def _is_apostrophe(self, i: int) -> bool:
        mark = self._marks[i]
        if self._is_inside_word(mark):
            return True
        is_open = self._depth(_Family.SINGLE) is not None
        if mark.context is _Side.OPEN and not (is_open and mark.side is _Side.OPEN):
            if _ALWAYS_CLIPPED.match(self._text, mark.span.end):
                return True
            if _CLIPPED.match(self._text, mark.span.end):
                return not self._has_own_closer(i)
            return mark.side is not _Side.OPEN and not any(later.context is _Side.CLOSE for later in self._within(i))
        if mark.context is _Side.CLOSE and mark.left.isalnum():
            return not is_open or self._is_clipped_end(i)
        return not is_open and mark.side is not _Side.OPEN and mark.context is _Side.EITHER

    def _within(self, i: int) -> Iterator[_Mark]:
        """Yield later single marks up to the mark that closes the stretch around them."""
        around = self._stack[-1].mark.family if self._stack else None
        for mark in self._later(i):
            if mark.family is around and mark.family is not _Family.SINGLE and mark.leans is _Side.CLOSE:
                # A single mark directly before the outer closing mark was yielded already.
                return
            if mark.family is _Family.SINGLE and not self._is_inside_word(mark):
                yield mark

    def _has_own_closer(self, i: int) -> bool:
        """Whether the next single mark closes what a mark before a clipped word opens: '20 boats', 'Tis late,'."""
        later = next(self._within(i), None)
        if later is None or later.context is not _Side.CLOSE:
            return False
        mark = self._marks[i]
        is_count = mark.right.isdigit() and not _BEFORE_YEAR.search(
            self._text, max(0, mark.span.start - 8), mark.span.start
        )
        return is_count or not _may_end_word(later)

    def _is_clipped_end(self, i: int) -> bool:
        """Whether a mark after a letter is an apostrophe, since a better closing mark follows before the next opening.

        So it is in a plural possessive (the owners’ plan …) and after a dropped letter (no’ oor fault.’). What comes
        after the mark must go on inside a sentence.
        """
        mark = self._marks[i]
        is_possessive = mark.left in _POSSESSIVE
        if not (mark.right.isspace() or (is_possessive and mark.right == ",")):
            return False
        goes_on = self._text[mark.span.end :][:2].lstrip(" ,\u00a0")[:1]
        for later in self._within(i):
            if later.context is _Side.OPEN:
                return False
            if later.context is _Side.CLOSE and not later.left.isspace():
                if not later.left.isalnum():
                    return is_possessive or goes_on.islower()
                if is_possessive and mark.right.isspace() and not _may_end_word(later):
                    return True
        return False

    def _is_unit(self, i: int) -> bool:
        """Whether a straight mark after a figure is inches or seconds: 51°28'38"N, 5'10" doors."."""
        mark = self._marks[i]
        if not mark.left.isdigit():
            return False
        is_open = self._depth(_Family.DOUBLE) is not None
        if not is_open:
            return mark.right.isalnum()
        is_measure = _INCHES.search(self._text, max(0, mark.span.start - 8), mark.span.start) is not None
        following = next(self._next(i, _Family.DOUBLE), None)
        return is_measure and following is not None and following.context is _Side.CLOSE

    def _side(self, i: int) -> _Side:
        """Return whether a mark opens or closes: what glyph and neighbours agree on, else what makes pairs."""
        mark = self._marks[i]
        depth = self._depth(mark.family)
        if depth is not None and self._stack[depth].mark.glyph in _LOW and mark.glyph not in _LOW:
            return _Side.CLOSE
        match mark.context, mark.side, depth is not None:
            case (_Side.OPEN | _Side.EITHER, _Side.OPEN, _) | (_Side.OPEN | _Side.EITHER, _Side.EITHER, False):
                return _Side.OPEN
            case (_Side.OPEN, _Side.CLOSE, False):
                return _Side.OPEN
            case (_Side.OPEN, _, True) | (_Side.CLOSE, _Side.OPEN, False):
                return self._by_the_next(i)
            case (_Side.EITHER, _Side.CLOSE, False) if mark.right.isalnum():
                return self._by_the_next(i)
            case _:
                return _Side.CLOSE

    def _by_the_next(self, i: int) -> _Side:
        """Return the side that makes a pair with the next mark of the family."""
        following = next(self._next(i, self._marks[i].family), None)
        return _Side.OPEN if following is not None and following.leans is _Side.CLOSE else _Side.CLOSE

    def _open(self, i: int) -> None:
        mark = self._marks[i]
        flags = {MarkFlag.REVERSED} if mark.side is _Side.CLOSE else set()
        depth = self._depth(mark.family)
        if depth is not None and self._stack[depth].mark.span.end == mark.span.start:
            flags |= {MarkFlag.DOUBLED, *self._stack[depth].flags}
            del self._stack[depth:]
        elif depth is not None and not self._is_nested(i):
            while len(self._stack) > depth:
                self._give_up(mark.span.start)
        if mark.span.start == self._paragraph.start and self._takes_up(mark):
            flags.add(MarkFlag.CONTINUES_PREVIOUS)
            self.continues = True
        self._stack.append(_Open(mark, frozenset(flags)))

    def _takes_up(self, mark: _Mark) -> bool:
        return self._pending_glyph in _GLYPHS and _GLYPHS[self._pending_glyph][0] is mark.family

    def _is_nested(self, i: int) -> bool:
        """Whether a mark inside a stretch of its own kind has a closing mark of its own."""
        later = [mark.leans for mark in self._next(i, self._marks[i].family)][:2]
        return later == [_Side.CLOSE, _Side.CLOSE]

    def _close(self, i: int) -> None:
        mark = self._marks[i]
        depth = self._depth(mark.family)
        if depth is None:
            self._stray(mark)
            return
        while len(self._stack) > depth + 1:
            self._give_up(mark.span.start)
        opened = self._stack.pop()
        flags = set(opened.flags)
        if mark.side is _Side.OPEN and opened.mark.glyph not in _LOW:
            flags.add(MarkFlag.REVERSED)
        if (mark.glyph in _STRAIGHT) != (opened.mark.glyph in _STRAIGHT):
            flags.add(MarkFlag.MISMATCHED)
        self._add(opened.mark.span.end, mark.span.start, opened.mark.span, mark.span, flags)

    def _stray(self, mark: _Mark) -> None:
        """Account for a closing mark with nothing open."""
        beside = self._by_end.get(mark.span.start)
        if beside is not None:
            self.done[beside] = _reflag(self.done[beside], set(), {MarkFlag.DOUBLED, MarkFlag.UNBALANCED})
        elif self._takes_up(mark) and mark.family not in self._seen:
            self.continues = True
            self._add(self._paragraph.start, mark.span.start, None, mark.span, {MarkFlag.CONTINUES_PREVIOUS})
        elif mark.family is _Family.DOUBLE and not mark.left.isdigit():
            self._add(self._sentence_start(mark), mark.span.start, None, mark.span, {MarkFlag.UNBALANCED})

    def _sentence_start(self, mark: _Mark) -> int:
        """Return where the sentence of a stray closing mark begins, at the earliest behind the last stretch."""
        at = bisect_left(self._sentence_starts, mark.span.start) - 1
        return max(self._sentence_starts[max(0, at)], self._last_end)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        inside = self._paragraph.of(self._text)
        return [self._paragraph.start, *(self._paragraph.start + one.start for one in sentences(inside))]

    def _give_up(self, end: int) -> None:
        """End the innermost open stretch without its closing mark; a lone straight comma was an apostrophe."""
        opened = self._stack.pop()
        if opened.mark.family is _Family.SINGLE and opened.mark.side is not _Side.OPEN:
            return
        n_before = len(self.done)
        self._add(opened.mark.span.end, end, opened.mark.span, None, {*opened.flags, MarkFlag.UNBALANCED})
        self._unclosed += range(n_before, len(self.done))

    def _add(self, start: int, end: int, opening: Span | None, closing: Span | None, flags: set[MarkFlag]) -> None:
        inner = self._text[start:end]
        start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
        if start < end:
            self._last_end = max(self._last_end, closing.end if closing is not None else end)
            if closing is not None:
                self._by_end[closing.end] = len(self.done)
            self.done.append(Quoted(Span(start, end), opening, closing, len(self._stack), _in_order(flags)))
