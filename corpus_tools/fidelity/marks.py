"""The quotation marks around a quote: which words they enclose, and what is odd about them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Presentation, QuoteFlag
from corpus_tools.text.quotemarks import MarkFlag, Quoted, find_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.schemas.quote import Quote
    from corpus_tools.text.span import Span

_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_ALL = frozenset('“”„‟"«»‹›「」『』＂')
_SINGLE = frozenset("‘’'`")

FLAGS = {
    MarkFlag.UNBALANCED: QuoteFlag.UNBALANCED_MARKS,
    MarkFlag.DOUBLED: QuoteFlag.UNBALANCED_MARKS,
    MarkFlag.REVERSED: QuoteFlag.REVERSED_MARK,
}
"""What a quote's flag says of the marks; styles that do not match are no fault."""


class MarkReader:
    """Quotation marks of one text, read only when a quote asks for them.

    Attributes:
        text: the canonical text.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """Quoted stretches of the text."""
        return find_quoted(self.text)

    def inside(self, span: Span) -> list[Span]:
        """Return the outermost quoted stretches that lie inside a span, or the span itself if there are none.

        Words that stand inside marks as a whole are what the marks enclose.
        """
        if _ALL.isdisjoint(span.of(self.text)) and _SINGLE.isdisjoint(span.of(self.text)):
            return [span]
        if any(span in found.content for found in self.quoted):
            return [span]
        found = [quoted.content for quoted in self.quoted if quoted.outer in span]
        return [one for one in found if not any(one in other and one != other for other in found)] or [span]

    def flags_of(self, quote: Quote) -> Iterator[QuoteFlag]:
        """Yield what is odd about the marks around a quote's content."""
        if quote.presentation in {Presentation.MARKED, Presentation.MIXED}:
            spans = [place.span for place in quote.content if place.is_resolved]
            for span in spans:
                if not self._is_plain(span):
                    yield from self._odd(span)

    def _is_plain(self, span: Span) -> bool:
        """Whether a span stands between one opening and one closing mark, with none of their kind inside."""
        opening, closing = self.text[span.start - 1 : span.start], self.text[span.end : span.end + 1]
        around = self.text[max(0, span.start - 2) : span.start - 1] + self.text[span.end + 1 : span.end + 2]
        is_pair = opening != "" and _PAIRS.get(opening) == closing
        return is_pair and _ALL.isdisjoint(around + span.of(self.text)) and opening not in _SINGLE

    def _odd(self, span: Span) -> Sequence[QuoteFlag]:
        touching = [found for found in self.quoted if found.content.overlap(span)]
        return [FLAGS[flag] for found in touching for flag in found.flags if flag in FLAGS]
