"""The nearest name or place to what was written, for "did you mean"."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.text.span import Span

MAX_LISTED = 6
"""Names listed where none is near; more do not help."""


def suggest(name: str, known: Iterable[str]) -> str:
    """Return a sentence that offers the nearest known name, or lists the names there are.

    Example:
        >>> suggest("ines-okafr", ["ines-okafor", "ferry-union"])
        "did you mean 'ines-okafor'?"
        >>> suggest("x", ["a", "b"]), suggest("x", [])
        ("there are: 'a', 'b'", '')
    """
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.7)
    if near:
        return f"did you mean {shown(near[0])}?"
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
    match resolve(text, exact=words) if words else NotFound(0.0):
        case NotFound():
            return None
        case Ambiguous(candidates=candidates):
            return candidates[0].span
        case found:
            return found.span
