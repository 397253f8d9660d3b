"""The longest stretch of a recovered text around some spans that can be given without a gap.

Where the blocks under the spans are canonical, so is the stretch, and it ends at the next block that is not.
Where one of them was found by its folded digest only, the stretch is what the copy prints from the first to
the last block that follow one another there, and the spans are led into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.text.blocks import folded_edge, follows
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.text.blocks import FoundBlock, Recovered


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words without a gap, and where some spans lie in them.

    Attributes:
        text: the words: canonical, or as the copy prints them.
        spans: the spans asked for, in the order in which they were given; they count in ``text``.
    """

    text: str
    spans: tuple[Span, ...]


def stretch_around(recovered: Recovered, spans: Sequence[Span]) -> Stretch | None:
    """Return the stretch around some spans of the canonical text; null if what lies between them has a gap.

    Example:
        >>> from corpus_tools.text.blocks import Copy, find_blocks
        >>> from corpus_tools.text.digest import make_blocks
        >>> text = "Nobody who was there that morning remembers who rang the bell first. It rang."
        >>> found = find_blocks(make_blocks(text), [Copy.of("a", f"Page 1. {text}")])
        >>> stretch_around(found, [Span(0, 6)]).spans
        (Span(start=0, end=6),)
    """
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    blocks = recovered.blocks
    touched = [i for i, one in enumerate(blocks) if one.block.start < last and first < one.block.end]
    if not touched or blocks[touched[0]].block.start > first or blocks[touched[-1]].block.end < last:
        return None
    if all(blocks[i].text is not None for i in touched):
        return _canonical(blocks, touched, spans)
    if all(follows(one, other) for one, other in pairwise(blocks[touched[0] : touched[-1] + 1])):
        return _printed(blocks, touched, spans)
    return None


def _canonical(blocks: Sequence[FoundBlock], touched: Sequence[int], spans: Sequence[Span]) -> Stretch:
    first, last = touched[0], touched[-1]
    while first > 0 and blocks[first - 1].text is not None:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].text is not None:
        last += 1
    text = "".join(found.text or "" for found in blocks[first : last + 1])
    return Stretch(text, tuple(span.shift(-blocks[first].block.start) for span in spans))


def _printed(blocks: Sequence[FoundBlock], touched: Sequence[int], spans: Sequence[Span]) -> Stretch | None:
    first, last = touched[0], touched[-1]
    while first > 0 and follows(blocks[first - 1], blocks[first]):
        first -= 1
    while last + 1 < len(blocks) and follows(blocks[last], blocks[last + 1]):
        last += 1
    begin, finish = blocks[first].place, blocks[last].place
    if begin is None or finish is None:
        return None
    whole = begin.copy.folded.to_source(Span(begin.folded.start, finish.folded.end))
    places = [_place_in_copy(blocks, span) for span in spans]
    found = [place for place in places if place is not None and place in whole]
    if len(found) < len(spans):
        return None
    return Stretch(whole.of(begin.copy.text), tuple(place.shift(-whole.start) for place in found))


def _place_in_copy(blocks: Sequence[FoundBlock], span: Span) -> Span | None:
    """Return where the copy prints a span, white space at its edges left out; null if that is not determined."""
    touched = [one for one in blocks if one.block.start < span.end and span.start < one.block.end]
    start = folded_edge(touched[0], span.start, at_start=True)
    end = folded_edge(touched[-1], span.end, at_start=False)
    if touched[0].place is None or start is None or end is None or end <= start:
        return None
    copy = touched[0].place.copy
    place = copy.folded.to_source(Span(start, end))
    words = place.of(copy.text)
    begin = place.start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(words.strip())) if words.strip() else None
