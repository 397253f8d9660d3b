"""Where records stand: positions of their words, and the passages that they render."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.review.model import Stretch
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus_tools.checks.view import DraftView
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.selector import Place, RenderedPassage


def span_of(place: Place, text: str | None) -> Span | None:
    """Return where a selector points; words without a position count where they stand once in the text."""
    if place.is_resolved:
        return place.span if text is None or place.span.end <= len(text) else None
    words = place.exact
    if text is None or words is None or text.count(words) != 1:
        return None
    start = text.index(words)
    return Span(start, start + len(words))


def stretch_of(place: Place, text: str | None, *, is_open: bool) -> Stretch:
    """Return a selector as the page has it; words of a restricted text are left out."""
    span = span_of(place, text)
    if span is not None:
        return Stretch(span.start, span.end)
    return Stretch(None, None, place.exact if is_open else None)


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of an event, by what points at them.

    Attributes:
        texts: canonical text by statement id.
        places: by statement id, each passage with where it stands.
        ids: every passage, in the order of the statements.
    """

    texts: Mapping[str, str]
    places: Mapping[str, tuple[tuple[str, Span], ...]]
    ids: tuple[str, ...]

    @classmethod
    def of(cls, view: DraftView) -> Passages:
        """Return the passages of an event."""
        texts = view.draft.statement_texts
        places = {
            statement.id: tuple(
                (passage.id, span)
                for passage in statement.passages
                if passage.at is not None and (span := span_of(passage.at, texts.get(statement.id))) is not None
            )
            for statement in view.statements
        }
        return cls(texts, places, tuple(view.passages))

    def rendered(self, renders: Iterable[RenderedPassage]) -> tuple[str, ...]:
        """Return the passages that are rendered, in the order of the statements, each once.

        A stretch of a statement renders every passage that it shares a letter or a digit with.
        """
        found = {passage for one in renders for passage in self._touched(one)}
        return tuple(passage for passage in self.ids if passage in found)

    def retold(self, mention: Mention, of_claim: Iterable[str]) -> tuple[str, ...]:
        """Return the passages that a mention retells: those it renders, else those that make its claim."""
        if mention.renders:
            return self.rendered(mention.renders)
        wanted = set(of_claim)
        return tuple(passage for passage in self.ids if passage in wanted)

    def _touched(self, rendered: RenderedPassage) -> list[str]:
        if rendered.passage is not None:
            return [rendered.passage]
        text = self.texts.get(rendered.statement or "")
        span = span_of(rendered, text)
        if span is None:
            return []
        places = self.places.get(rendered.statement or "", ())
        return [passage for passage, place in places if _shares_a_word(span, place, text)]


def _shares_a_word(one: Span, other: Span, text: str | None) -> bool:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return start < end and (text is None or any(map(str.isalnum, text[start:end])))
