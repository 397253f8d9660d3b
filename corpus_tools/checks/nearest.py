"""The nearest name or place to what was written, for "did you mean"."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.quoting import shown, unlike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.schemas.selector import Place
    from corpus_tools.text.span import Span

MAX_LISTED = 6
"""Names listed where none is near; more do not help."""

MAX_SOUGHT = 50
"""Selectors of a file whose words are sought elsewhere; whoever has more wrong has another text, or runs ``fix``."""

REACH = 20_000
"""Code points to either side of a position that are looked through for words much like those written."""


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant; None if none is near.

    Example:
        >>> nearest_name("ines-okafr", ["ines-okafor", "ferry-union"]), nearest_name("x", ["a"])
        ('ines-okafor', None)
    """
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.7)), None)


def suggest(name: str, known: Iterable[str]) -> str:
    """Return a sentence that offers the nearest known name, or lists the names there are.

    Example:
        >>> suggest("ines-okafr", ["ines-okafor", "ferry-union"])
        "did you mean 'ines-okafor'?"
        >>> suggest("x", ["a", "b"]), suggest("x", [])
        ("there are: 'a', 'b'", '')
    """
    names = sorted(known)
    near = nearest_name(name, names)
    if near is not None:
        return f"did you mean {shown(near)}?"
    more = f" and {len(names) - MAX_LISTED} more" if len(names) > MAX_LISTED else ""
    return f"there are: {', '.join(shown(known_name) for known_name in names[:MAX_LISTED])}{more}" if names else ""


def nearest_place(words: str, text: str, *, around: int | None = None) -> Span | None:
    """Return where the words, or words much like them, stand in a text; the nearest to ``around`` if exact.

    Example:
        >>> nearest_place("two fewer sailings a day", "There will be two less sailings a day.")
        Span(start=14, end=37)
    """
    from corpus_tools.text.match import Ambiguous, NotFound, occurrences, resolve  # noqa: PLC0415 - only for a finding

    exact = occurrences(text, words)
    if exact:
        return min(exact, key=lambda span: abs(span.start - (around or 0)))
    first = max(0, (around or 0) - REACH)
    match resolve(text[first : first + 2 * REACH], exact=words) if words else NotFound(0.0):
        case NotFound():
            return None
        case Ambiguous(candidates=candidates):
            return candidates[0].span.shift(first)
        case found:
            return found.span.shift(first)


def where_instead(place: Place, text: str) -> str:
    """Return a sentence on where the words of a selector stand, or words much like them; empty if nowhere near."""
    near = nearest_place(place.exact or "", text, around=place.start)
    if near is None:
        return ""
    words = near.of(text)
    if words == place.exact:
        return f"these words stand at {near.start}–{near.end}; `corpus-tools fix` corrects the position"
    return f"nearest words: {shown(words)} at {near.start}–{near.end}{unlike(words, place.exact or '')}"
