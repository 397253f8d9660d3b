"""A line of a file with a caret under what is meant."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    from corpus_tools.diagnostics.diagnostic import Location

MAX_WIDTH = 100
"""Columns of a source line that are shown; wide enough for most, narrow enough for a review page."""

CONTEXT = 30
"""Columns kept before the place where a line is cut."""

_WITHOUT_WIDTH = frozenset({"Mn", "Me"})
"""Categories of what is written over, under or around the character before it; selectors of variants are among them."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of a file.

    Attributes:
        number: line number, from 1.
        source: the line, escaped and cut to `MAX_WIDTH`.
        indent: columns before the caret.
        length: columns of the caret line, at least 1.
    """

    number: int
    source: str
    indent: int
    length: int


def snip(contents: str, place: Location) -> Snippet | None:
    r"""Return the line of a place; None where the place has no line or the file no such line.

    Example:
        >>> from corpus_tools.diagnostics.diagnostic import Location
        >>> snip("a: 1\nb: two\n", Location("x.yaml", line=2, column=4, end_line=2, end_column=7))
        Snippet(number=2, source='b: two', indent=3, length=3)
    """
    lines = contents.split("\n")
    if place.line is None or not 0 < place.line <= len(lines):
        return None
    line = lines[place.line - 1].removesuffix("\r")
    start = min((place.column or 1) - 1, len(line))
    ends_here = place.end_line == place.line and place.end_column is not None
    end = min(place.end_column - 1, len(line)) if ends_here and place.end_column else len(line.rstrip())
    before, words, after = _cut(line, start, max(start, end))
    return Snippet(place.line, before + words + after, width(before), max(1, width(words)))


def _cut(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before, at and after the place, escaped, together at most about `MAX_WIDTH` wide."""
    before, words, after = escaped(line[:start]), escaped(line[start:end]), escaped(line[end:])
    if _is_within(before + words + after, MAX_WIDTH):
        return before, words, after
    if not _is_within(before, CONTEXT):
        before = "…" + _clipped(before[: -CONTEXT - 1 : -1], CONTEXT - 1)[::-1]
    room = MAX_WIDTH - width(before)
    if not _is_within(words, room):
        return before, _clipped(words, room - 1) + "…", ""
    room -= width(words)
    return before, words, after if _is_within(after, room) else _clipped(after, room - 1) + "…"


def _is_within(text: str, room: int) -> bool:
    """Whether a text takes so many columns at most; of a long one only what can decide it is looked at."""
    return _clipped(text, room) == text


def _clipped(text: str, room: int) -> str:
    """Return the first characters of a text that some columns hold."""
    columns = 0
    for at, character in enumerate(text):
        columns += _columns(character)
        if columns > room:
            return text[:at]
    return text


def width(text: str) -> int:
    """Return how many columns a terminal gives a text.

    Example:
        >>> width("ab"), width("日本"), width("e\u0301")
        (2, 4, 1)
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
