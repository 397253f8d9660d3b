"""Where the words of a selector are looked for: next to the record it belongs to first, in the whole text last.

A cue such as "said" occurs all over an article; next to its quote it occurs once. `check` says by this what `fix` will
find, and `fix` finds it by this.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from corpus_tools.text.segment import paragraphs, sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Role = Literal["content", "clause", "source", "cue", "span", "at", "renders", "was", "passage", "witness"]
"""What a selector is for."""


@dataclass(frozen=True)
class Seeker:
    """A text in which words are looked for.

    Attributes:
        text: the text, normalized.
    """

    text: str

    def windows(self, role: Role, known: Sequence[Span] = ()) -> tuple[Span, ...]:
        """Return where the words of a selector are looked for, narrowest first; the first that holds them decides.

        Args:
            role: what the selector is for.
            known: spans that it belongs to: of the content of its quote or of its mention (for further parts, of those
                before them); for the words that a difference changed, of the passages that the mention renders.
        """
        hull = Span(min(span.start for span in known), max(span.end for span in known)) if known else None
        match role:
            case "content" | "span":
                return self.around(hull)[1:] or self.around(None)
            case "source" | "cue":
                return self.around(hull)
            case "clause" | "at":
                return (*known, *self.around(hull))
            case "was":
                return (*known, *self.around(None))
            case "renders" | "passage" | "witness":
                return self.around(None)

    def around(self, inner: Span | None) -> tuple[Span, ...]:
        """Return windows about a span: itself, its sentences, the sentences next to them, its paragraph, the text."""
        whole = Span(0, len(self.text))
        if inner is None:
            return (whole,)
        near = _hull(inner, self._sentences)
        beside = _hull(Span(max(0, near.start - 1), min(len(self.text), near.end + 1)), self._sentences)
        return (inner, near, beside, _hull(inner, self._paragraphs), whole)

    def places(
        self, exact: str, prefix: str | None = None, suffix: str | None = None, *, windows: Sequence[Span] = ()
    ) -> list[Span]:
        """Return where words may be: all their places inside the first window that holds them, else all there are.

        Example:
            >>> text = "“No,” she said. She said more: “Yes,” he said."
            >>> [span.start for span in Seeker(text).places("said")]
            [10, 20, 41]
            >>> seeker = Seeker(text)
            >>> [span.start for span in seeker.places("said", windows=seeker.windows("cue", [Span(1, 4)]))]
            [10]
        """
        found = [place for place in _occurrences(self.text, exact) if stands_between(self.text, place, prefix, suffix)]
        for window in windows:
            if inside := [place for place in found if place in window]:
                return inside
        return found

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return sentences(self.text)

    @cached_property
    def _paragraphs(self) -> tuple[Span, ...]:
        return paragraphs(self.text)


def stands_between(text: str, place: Span, prefix: str | None, suffix: str | None) -> bool:
    """Whether a place has the given words before and after it, white space apart."""
    before = not prefix or text[: place.start].rstrip().endswith(prefix.rstrip())
    return before and (not suffix or text[place.end :].lstrip().startswith(suffix.lstrip()))


def _occurrences(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


def _hull(inner: Span, pieces: Sequence[Span]) -> Span:
    touched = [piece for piece in pieces if piece.overlap(inner)]
    if not touched:
        return inner
    return Span(min(inner.start, touched[0].start), max(inner.end, touched[-1].end))
