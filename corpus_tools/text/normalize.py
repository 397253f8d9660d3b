"""The text that offsets count in, its folded form, and offset maps that lead back and forth.

Two rules, each with a name and a version that digests carry:

- `NORM` (``nfc+lf/1``) makes the canonical text: no byte order mark, NFC, LF line ends, otherwise as received;
- `FOLD` (``fold/1``) makes texts alike that differ in typography alone, so that a reprint is recognised.

References:
    Unicode Standard Annex 15, *Unicode Normalization Forms* (NFC, stability of composition).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NORM: Final = "nfc+lf/1"
"""Name and version of the rule that makes the canonical text."""

FOLD = "fold/1"
"""Name and version of the rule that makes the folded form of a canonical text."""

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

Edit = tuple[int, int, int]
"""A stretch that was rewritten: first offset before, length before, length after."""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """How offsets before an edit of a text correspond to offsets after it.

    Only rewritten stretches are kept, and of these not the single characters that another one replaced.
    Offsets inside a stretch have no partner of their own: a start goes to its start and an end to its end.

    Attributes:
        edits: rewritten stretches, in order, without overlap.
    """

    edits: tuple[Edit, ...]
    _befores: tuple[tuple[int, int], ...]
    _afters: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> OffsetMap:
        """Return the map of an edit script.

        Example:
            >>> OffsetMap.of([(3, 2, 1)]).forward(Span(3, 6))
            Span(start=3, end=5)
        """
        edits = tuple(edits)
        befores, afters, gained = [], [], 0
        for start, before, after in edits:
            befores.append((start, start + before))
            afters.append((start + gained, start + gained + after))
            gained += after - before
        return cls(edits, tuple(befores), tuple(afters))

    def forward(self, span: Span) -> Span:
        """Return the smallest span after the edit that holds all of a span before it."""
        return _carry_span(span, self._befores, self._afters)

    def back(self, span: Span) -> Span:
        """Return the smallest span before the edit that holds all of a span after it."""
        return _carry_span(span, self._afters, self._befores)

    def splits(self, offset: int) -> Span | None:
        """Return the stretch (after the edit) that an offset (before it) falls strictly inside of, if any."""
        i = bisect_left(self._befores, offset, key=_start) - 1
        if i < 0 or not self._befores[i][0] < offset < self._befores[i][1]:
            return None
        return Span(*self._afters[i])


def _carry_span(span: Span, sources: tuple[tuple[int, int], ...], targets: tuple[tuple[int, int], ...]) -> Span:
    start = _carry_start(span.start, sources, targets)
    return Span(start, max(start, _carry_end(span.end, sources, targets)))


def _carry_start(offset: int, sources: tuple[tuple[int, int], ...], targets: tuple[tuple[int, int], ...]) -> int:
    i = bisect_right(sources, offset, key=_start) - 1
    if i < 0:
        return offset
    if offset < sources[i][1]:
        return targets[i][0]
    return targets[i][1] + offset - sources[i][1]


def _carry_end(offset: int, sources: tuple[tuple[int, int], ...], targets: tuple[tuple[int, int], ...]) -> int:
    i = bisect_left(sources, offset, key=_start) - 1
    if i < 0:
        return offset
    return targets[i][1] + max(0, offset - sources[i][1])


def _start(stretch: tuple[int, int]) -> int:
    return stretch[0]


@dataclass(frozen=True, slots=True)
class Normalized:
    """A canonical text and the way back to what was read.

    Attributes:
        text: the canonical text.
        offsets: map from what was read to the canonical text.
    """

    text: str
    offsets: OffsetMap

    def to_source(self, span: Span) -> Span:
        """Return where a span of the canonical text stood in what was read."""
        return self.offsets.back(span)


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded form of a canonical text and the way back.

    Attributes:
        text: the folded form.
        offsets: map from the canonical text to the folded form.
    """

    text: str
    offsets: OffsetMap

    def to_source(self, span: Span) -> Span:
        """Return where a span of the folded form stands in the canonical text."""
        return self.offsets.back(span)

    def to_folded(self, span: Span) -> Span:
        """Return where a span of the canonical text stands in the folded form."""
        return self.offsets.forward(span)


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that are not UTF-8.

    Attributes:
        offset: first wrong byte, from 0.
        reason: what is wrong with it.
    """

    offset: int
    reason: str


def decode(data: bytes) -> str | Undecodable:
    r"""Return the text that UTF-8 bytes spell, or where they stop being UTF-8.

    Example:
        >>> decode("Ö".encode())
        'Ö'
        >>> decode(b"caf\xe9 noir")
        Undecodable(offset=3, reason='invalid continuation byte')
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Undecodable(error.start, error.reason)


def is_normalized(text: str) -> bool:
    r"""Whether a text is canonical as it stands.

    Example:
        >>> is_normalized("café\n"), is_normalized("cafe\u0301\n"), is_normalized("café\r\n")
        (True, False, False)
    """
    return not text.startswith(BYTE_ORDER_MARK) and "\r" not in text and unicodedata.is_normalized("NFC", text)


def normalize(raw: str) -> Normalized:
    r"""Return the canonical text under `NORM` with its offset map.

    A leading byte order mark goes, CRLF and lone CR become LF, the rest is composed (NFC). Nothing else is
    touched: odd quotation marks, no-break spaces and doubled sentences are what the corpus is about.

    Example:
        >>> found = normalize("cafe\u0301\r\nnoir")
        >>> found.text, found.to_source(Span(5, 9))
        ('café\nnoir', Span(start=7, end=11))
    """
    if is_normalized(raw):
        return Normalized(raw, OffsetMap.of(()))
    finely = _rewrite(raw, _normalizing_edits(raw, _CLUSTER))
    if is_normalized(finely[0]):
        return Normalized(*finely)
    return Normalized(*_rewrite(raw, _normalizing_edits(raw, _RUN)))


_RUN = re.compile("[\x00-\u02ff]?[^\x00-\u02ff]+")
"""A stretch outside of which nothing composes: no character below U+0300 combines with the one before it."""

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+|" + _RUN.pattern)
"""The common case first: one base character with its marks; then whole runs, where scripts compose otherwise."""


def _normalizing_edits(raw: str, unit: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    changes = re.compile(rf"(?P<mark>\A{BYTE_ORDER_MARK}+)|(?P<line>\r\n?)|{unit.pattern}")
    for found in changes.finditer(raw):
        match found.lastgroup:
            case "mark":
                new = ""
            case "line":
                new = "\n"
            case _:
                new = unicodedata.normalize("NFC", found.group())
        if new != found.group():
            yield found.start(), found.end(), new


_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"
"""Soft hyphen, zero-width characters, word joiner, variation selectors: lost or gained by any copy."""

_SINGLE_MARKS = "'\u2018\u2019\u201a\u201b\u2039\u203a`\u00b4\u02bc\u2032\uff07"
_DOUBLE_MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u300c\u300d\u300e\u300f'
_DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"

_FOLDING = re.compile(
    rf"(?P<edge>\A[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+\Z)"
    rf"|(?P<dash>[\s{_INVISIBLE}]*[{_DASHES}][\s{_INVISIBLE}{_DASHES}]*)"
    rf"|(?P<space>[{_INVISIBLE}]*\s[\s{_INVISIBLE}]*)"
    rf"|(?P<nothing>[{_INVISIBLE}]+)"
    rf"|(?P<ellipsis>\.(?:[\s{_INVISIBLE}]*\.){{2,}}|\u2026)"
    rf"|(?P<mark>[{_SINGLE_MARKS}{_DOUBLE_MARKS}])"
)

_FOLDED = {"edge": "", "dash": "-", "space": " ", "nothing": "", "ellipsis": "\u2026", "mark": "'"}


def fold(text: str) -> Folded:
    r"""Return the folded form of a canonical text under `FOLD`, with its offset map.

    - a run of white space (no-break spaces and line ends included) becomes one space, none at the edges;
    - soft hyphens, zero-width characters and variation selectors go;
    - every quotation mark, single or double, straight, curly, low, angular or corner, becomes ``'``;
    - a run of hyphens and dashes with the white space around it becomes ``-``;
    - three or more points become an ellipsis.

    Case, accents, words and all other punctuation stay. Folding twice changes nothing more.

    Example:
        >>> folded = fold("He said: “Wait\u00a0 … no — never.”\n")
        >>> folded.text
        "He said: 'Wait … no-never.'"
        >>> folded.to_source(Span(17, 25))
        Span(start=18, end=28)
    """
    return Folded(*_rewrite(text, _folding_edits(text)))


def _folding_edits(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _FOLDING.finditer(text):
        new = _FOLDED[found.lastgroup or "nothing"]
        if new != found.group():
            yield found.start(), found.end(), new


def _rewrite(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
    pieces, changed, done = [], [], 0
    for start, end, new in edits:
        pieces += [text[done:start], new]
        if not len(new) == end - start == 1:
            changed.append((start, end - start, len(new)))
        done = end
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap.of(changed)
