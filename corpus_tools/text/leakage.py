"""How much of a text can be read off strings that are published without it.

Three ways lead to its words. A *run* of words that a published string shares with the text gives itself away
from `MIN_RUN` words on. A string that is published *beside a position* in the text needs fewer, since a reader
knows where to look. And what is read in pieces is put together: exposed words that follow one another in the
text count as one stretch, whichever strings they came from.

References:
    Zeldes, *The GUM corpus*: 28.5 % of its withheld tokens can be read from other columns (docs/peers.md).
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.text.span import Span

MIN_RUN = 4
"""Fewest words in a row that a string without position gives away. Of five real news texts (450 to 840 words), runs of
three words that stand in files which know nothing of them cover 2.7 to 5.2 %, runs of four 0.7 % of one and nothing of
the other four."""

MIN_PLACED_RUN = 3
"""Fewest words in a row that a string beside a position gives away, unless they fill the span that it stands beside.
Pairs of words are shared by any two accounts of one thing: names, "the police"."""

CONTEXT_WORDS = 12
"""Words on either side of a position that a string beside it may give away: about a sentence."""

_WORD = re.compile(r"[^\W_]+")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|[nrt])")
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])


def words_of(text: str) -> list[str]:
    r"""Return the words of a published string as a reader would see them: folded, escapes undone.

    Example:
        >>> words_of("lamp-stays_lit.txt: We\u2019LL \\u0073tay &amp; s\u00adee%20it")
        ['lamp', 'stays', 'lit', 'txt', 'we', 'll', 'stay', 'see', 'it']
    """
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if "%" in text:
        text = unquote(text, errors="replace")
    return _WORD.findall(_folded(html.unescape(text) if "&" in text else text))


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else " "


def _folded(text: str) -> str:
    if text.isascii():  # most of what is published, and three times faster
        return text.lower()
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold()


@dataclass(frozen=True, slots=True)
class Piece:
    """A published string.

    Attributes:
        where: where it stands, e.g. ``annotations/fair/courier.yaml#/quotes/3/note``.
        text: the string.
    """

    where: str
    text: str


class Exposure:
    """A text, and which of its words can be read off.

    Args:
        name: what it is called in the result.
        text: the canonical text.

    Example:
        >>> lamp = Exposure("lamp", "Nobody will put this lamp out.")
        >>> Runs([lamp]).mark([Piece("a", "nobody will"), Piece("b", "put this fire out")])
        >>> lamp.n_longest, lamp.where, round(lamp.share, 2)
        (4, ('a',), 0.67)
    """

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        matches = [(match.span(), word) for match in _WORD.finditer(text) for word in _WORD.findall(_folded(match[0]))]
        self.words = tuple(word for _, word in matches)
        self.starts, self.ends = [start for (start, _), _ in matches], [end for (_, end), _ in matches]
        self._sources: list[str | None] = [None] * len(self.words)

    def expose(self, first: int, behind: int, where: str) -> None:
        """Note that some words (positions among the words) can be read at a place; the first place found is kept."""
        for at in range(first, behind):
            if self._sources[at] is None:
                self._sources[at] = where

    def expose_span(self, span: Span, where: str) -> None:
        """Note that the words that a span touches can be read at a place."""
        self.expose(*self.within(span), where)

    def within(self, span: Span) -> tuple[int, int]:
        """Return the first word that a span touches and the word after the last one, as positions."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def mark_beside(self, pieces: Iterable[Piece], spans: Sequence[Span]) -> None:
        """Note what strings give away that are published beside positions in this text.

        The strings are read in a row too, as the values of one record are.
        """
        words, owners = _joined(pieces)
        for first, behind in sorted({self.within(span) for span in spans}) if words else ():
            if first < behind:
                self._mark_near(words, owners, first, behind)

    def _mark_near(self, words: Sequence[str], owners: Sequence[str], first: int, behind: int) -> None:
        low, high = max(0, first - CONTEXT_WORDS), behind + CONTEXT_WORDS
        near = _grams(self.words[low:high], MIN_PLACED_RUN)
        whole = {self.words[first:behind]: [first - low]}
        for size, grams in ((MIN_PLACED_RUN, near), (behind - first, whole)):
            for at in range(len(words) - size + 1):
                for found in grams.get(tuple(words[at : at + size]), ()):
                    self.expose(low + found, low + found + size, owners[at])

    @property
    def share(self) -> float:
        """Share of the text's code points that can be read off, from 0.0 to 1.0."""
        n_read = sum(self.ends[behind - 1] - self.starts[first] for first, behind in self._stretches())
        return n_read / len(self.text) if self.text else 0.0

    @property
    def n_longest(self) -> int:
        """Words of the longest stretch that can be read off."""
        first, behind = self._longest()
        return behind - first

    @property
    def where(self) -> tuple[str, ...]:
        """Places at which the longest stretch is read, in the order of its words."""
        return tuple(dict.fromkeys(where for where in self._sources[slice(*self._longest())] if where is not None))

    @property
    def heaviest(self) -> tuple[str, ...]:
        """Places at which words are read, those first that give most of them away."""
        n_words = Counter(where for where in self._sources if where is not None)
        return tuple(sorted(n_words, key=lambda where: (-n_words[where], where)))

    def _longest(self) -> tuple[int, int]:
        return max(self._stretches(), key=lambda stretch: stretch[1] - stretch[0], default=(0, 0))

    def _stretches(self) -> Iterator[tuple[int, int]]:
        edges = [
            at
            for at, (before, now) in enumerate(pairwise([None, *self._sources, None]))
            if (before is None) != (now is None)
        ]
        yield from zip(edges[::2], edges[1::2], strict=True)


class Runs:
    """Word runs of several texts, looked up together."""

    def __init__(self, texts: Sequence[Exposure], *, size: int = MIN_RUN) -> None:
        self._size = size
        self._grams: dict[tuple[str, ...], list[tuple[Exposure, int]]] = {}
        for text in texts:
            for gram, places in _grams(text.words, size).items():
                self._grams.setdefault(gram, []).extend((text, at) for at in places)

    def mark(self, pieces: Iterable[Piece]) -> None:
        """Note every run that strings share with the texts, read one after the other as if they were one string."""
        words, owners = _joined(pieces)
        for at, gram in enumerate(zip(*(words[offset:] for offset in range(self._size)), strict=False)):
            for text, found in self._grams.get(gram, ()):
                text.expose(found, found + self._size, owners[at])


def _joined(pieces: Iterable[Piece]) -> tuple[list[str], list[str]]:
    """Return the words of strings in a row, and for each word where it stands."""
    words: list[str] = []
    owners: list[str] = []
    for piece in pieces:
        found = words_of(piece.text)
        words += found
        owners += [piece.where] * len(found)
    return words, owners


def _grams(words: Sequence[str], size: int) -> dict[tuple[str, ...], list[int]]:
    grams: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - size + 1):
        grams.setdefault(tuple(words[at : at + size]), []).append(at)
    return grams
