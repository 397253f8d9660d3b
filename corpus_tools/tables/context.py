"""The words around a span: the paragraphs it lies in and their neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.text.segment import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

N_NEIGHBOURS = 1
"""Paragraphs shown before and after: news paragraphs are often one sentence, and the sentence that
names a speaker or a date stands in the one before."""


class Paragraphs:
    r"""The paragraphs of a text, ready to be asked for surroundings.

    Example:
        >>> text = "One.\n\nTwo.\nThree.\nFour.\nFive."
        >>> Paragraphs(text).around(12, 14)
        (6, 23)
        >>> text[6:23]
        'Two.\nThree.\nFour.'
    """

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = paragraphs(text)
        self.starts = [span.start for span in spans]
        self.ends = [span.end for span in spans]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return where the paragraphs that hold ``[start, end)`` and their neighbours begin and end."""
        first = max(bisect_right(self.starts, start) - 1 - N_NEIGHBOURS, 0)
        last = min(bisect_left(self.ends, end) + N_NEIGHBOURS, len(self.ends) - 1)
        return min(self.starts[first], start), max(self.ends[last], end)


def join_words(text: str, spans: Sequence[tuple[int, int]], gap: str) -> str:
    """Return the words of the spans; what lies between them is shown as ``gap`` unless it is white space.

    Example:
        >>> join_words("to be or not", [(0, 2), (3, 5), (9, 12)], " … ")
        'to be … not'
    """
    words = text[spans[0][0] : spans[0][1]]
    if len(spans) == 1:
        return words
    for (_, before), (start, end) in pairwise(spans):
        between = text[before:start] if before <= start else gap
        words += (between if between.isspace() or not between else gap) + text[start:end]
    return words
