"""The news ladder: what a newspaper may do to a quote without altering it, rung by rung.

White space, glyphs, a final comma or period pulled inside the mark, the case of the first letter.
Everything is looked for at word boundaries; a quote interrupted by its reporting clause is looked
for as one stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Rung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_PARTS = 6
"""Most parts of an interrupted clause whose first letters are tried in either case."""

_BLANK = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]")
_ELLIPSIS = re.compile(r"[(\[]?(?:…|\.\s?\.\s?\.(?:\s?\.)?)[)\]]?")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ´`＇](?=\w)")
_MARKS = re.compile(r"\s*[\"“”„‟«»‹›「」『』＂](?=[\s,.;:!?)\]—–-]|$)|[\"“”„‟«»‹›「」『』＂]\s*|''|['’‘ʼ´`＇‚‛]")
_DASH = re.compile(r"\s*(?:--+|[‐‑‒–—―−⸺⸻])\s*|\s+-\s+|(?<=\w)-(?=\w)")
_EDGE = " \t.,;:!?-…"
_FINAL = ",. "


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a clause stands in its passage.

    Attributes:
        rung: the rung on which it was found.
        before: words of the passage before it, folded as far as the rung asks.
        after: words of the passage after it.
    """

    rung: Rung
    before: str
    after: str

    @property
    def trimmed(self) -> bool:
        """Whether words of the passage are left out at an edge."""
        return _has_word(self.before) or _has_word(self.after)


def climb(parts: Sequence[str], passage: str) -> Hit | None:
    """Return where the parts stand, as one stretch, in the passage, and on which rung; else ``None``.

    Example:
        >>> climb(["We refuse,"], "And so we refuse — for now.").rung.value
        'initial_case'
        >>> climb(["the “keys”"], "the ‘keys’ to it").rung.value
        'glyphs'
        >>> climb(["we accept"], "we refuse") is None
        True
    """
    hit = next(_hits(parts, passage), None)
    return hit if hit is None or hit.rung is Rung.EXACT else _unfolded(hit, passage)


def _unfolded(hit: Hit, passage: str) -> Hit:
    """Return the hit with the words around it as they stand; folding leaves every letter in its place."""
    start = _end_of(_n_letters(hit.before), passage)
    end = len(passage) - _end_of(_n_letters(hit.after), passage[::-1])
    return Hit(hit.rung, passage[:start], passage[end:])


def _n_letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _end_of(n_letters: int, text: str) -> int:
    """Return where the first so many letters of a text end, marks and white space behind them included."""
    if not n_letters:
        return 0
    at = 0
    for at, letter in enumerate(text):
        if letter.isalnum():
            n_letters -= 1
        if n_letters < 0:
            return at
    return at + 1


def _hits(parts: Sequence[str], passage: str) -> Iterator[Hit]:
    yield from _found(Rung.EXACT, " ".join(parts), passage)
    if not _can_stand(parts, passage):
        return
    spaced = [fold_space(part) for part in parts]
    passage = fold_space(passage)
    yield from _found(Rung.WHITE_SPACE, " ".join(spaced), passage)
    folded, passage = [fold_glyphs(part) for part in spaced], fold_glyphs(passage)
    yield from _found(Rung.GLYPHS, _joined(folded), passage)
    pointless = [_without_point(part) for part in folded]
    yield from _found(Rung.FINAL_POINT, _joined(pointless), passage)
    for variant in _either_case(folded):
        yield from _found(Rung.INITIAL_CASE, _joined(variant), passage)
    for variant in _either_case(pointless):
        yield from _found(Rung.INITIAL_CASE, _joined(variant), passage)


def _can_stand(parts: Sequence[str], passage: str) -> bool:
    """Whether the letters of the parts stand in the passage in one piece, which folding does not change.

    Spares folding where it cannot help. Letters that have no simple other case are not looked at.
    """
    letters = "".join(filter(str.isalnum, "".join(parts)))
    return not letters.isascii() or letters.upper() in _letters(passage)


@lru_cache(maxsize=256)
def _letters(passage: str) -> str:
    return "".join(filter(str.isalnum, passage)).upper()


@lru_cache(maxsize=256)
def fold_space(text: str) -> str:
    r"""Return the text with single spaces and without invisible characters.

    Example:
        >>> fold_space(" we\u00a0re\u00adfuse\n")
        'we refuse'
    """
    return _BLANK.sub(" ", _INVISIBLE.sub("", text)).strip()


@lru_cache(maxsize=256)
def fold_glyphs(text: str) -> str:
    """Return the text without quotation marks, with one dash, one apostrophe, no ellipsis at its edges.

    Example:
        >>> fold_glyphs("… the “safe – and sound” one’s")
        "the safe-and sound one's"
    """
    text = _ELLIPSIS.sub("…", _APOSTROPHE.sub("\x00", text))
    text = _MARKS.sub("", text).replace("\x00", "'")
    return _BLANK.sub(" ", _DASH.sub("-", text)).strip(" …-")


def _without_point(part: str) -> str:
    return part.rstrip(_FINAL) if part[-1:] in {",", "."} else part


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part for part in parts if part)


def _either_case(parts: Sequence[str]) -> Iterator[list[str]]:
    """Yield the parts with the case of any of their first letters changed."""
    if len(parts) <= MAX_PARTS:
        for flips in product((False, True), repeat=len(parts)):
            if any(flips):
                yield [
                    part[:1].swapcase() + part[1:] if flip else part for flip, part in zip(flips, parts, strict=True)
                ]


def _found(rung: Rung, words: str, passage: str) -> Iterator[Hit]:
    at = passage.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if _is_edge(passage, at) and _is_edge(passage, end):
            yield Hit(rung, passage[:at], passage[end:])
            return
        at = passage.find(words, at + 1)


def _is_edge(text: str, at: int) -> bool:
    """Whether no word runs across a position; a hyphen or an apostrophe inside a word is no edge."""
    return not (text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()) if 0 < at < len(text) else True


def _has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
