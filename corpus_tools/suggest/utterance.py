"""What may have been said: the texts of an event's statements, or the words that witnesses have of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING

from corpus_tools.fidelity.reference import UNTRUSTED, join_parts
from corpus_tools.schemas.selector import RenderedPassage
from corpus_tools.schemas.vocab import Access
from corpus_tools.suggest.words import pieces, read
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus_tools.corpus import Draft
    from corpus_tools.schemas.event import Passage, Statement
    from corpus_tools.text.passages import Lexeme

ADDED = 0.2
"""Share of a stretch that a second passage must add to what the first one covers for both to be rendered."""


@dataclass(frozen=True)
class Utterance:
    """One utterance as far as its words are known.

    Attributes:
        statement: id of the statement.
        speaker: entity that spoke.
        text: the statement, or the words that one witness has of it, one testimony a paragraph.
        passages: where each passage lies in the text, with its id.
        witness: the article whose words they are; None where the text is the statement itself.
    """

    statement: str
    speaker: str
    text: str
    passages: tuple[tuple[Span, str], ...]
    witness: str | None

    @cached_property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """The words of the text."""
        return read(self.text)

    @cached_property
    def gains(self) -> tuple[float, ...]:
        """What each word says about its place: its weight, less where it occurs in several."""
        counts: dict[str, int] = {}
        for lexeme in self.lexemes:
            counts[lexeme.key] = counts.get(lexeme.key, 0) + 1
        return tuple(lexeme.weight / sqrt(counts[lexeme.key]) for lexeme in self.lexemes)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Where each word occurs, by key."""
        found: dict[str, list[int]] = {}
        for at, lexeme in enumerate(self.lexemes):
            found.setdefault(lexeme.key, []).append(at)
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def pieces(self) -> tuple[Span, ...]:
        """The text cut wherever a proposition or a passage begins or ends."""
        edges = {edge for span, _ in self.passages for edge in (span.start, span.end)}
        cut = pieces(self.text, Span(0, len(self.text)))
        return tuple(part for piece in cut for part in _cut_at(self.text, piece, edges))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    def piece_at(self, offset: int) -> Span:
        """Return the piece that holds an offset."""
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]

    def passage_of(self, span: Span) -> str | None:
        """Return the passage that a span lies in, or most of it, if any; of two that hold it the shorter one."""
        best = max(
            self.passages, key=lambda one: (one[0].overlap(span) / max(1, len(span)), -len(one[0])), default=None
        )
        return best[1] if best is not None and 2 * best[0].overlap(span) >= len(span) else None

    def passages_in(self, span: Span) -> tuple[str, ...]:
        """Return the passages that a span covers: the one that holds most of it, and whatever others add enough."""
        ranked = sorted(self.passages, key=lambda one: (-one[0].overlap(span), len(one[0]), one[0]))
        chosen: list[tuple[Span, str]] = []
        for place, key in ranked:
            shared = place.overlap(span)
            fresh = shared - sum(_shared(place, other, span) for other, _ in chosen)
            if shared and (not chosen or (2 * fresh >= len(place) and fresh >= ADDED * len(span))):
                chosen.append((place, key))
        return tuple(key for _, key in sorted(chosen))

    def rendered(self, span: Span) -> tuple[RenderedPassage, ...]:
        """Return how a record points at a stretch of the text."""
        if self.witness is None:
            return (RenderedPassage(statement=self.statement, start=span.start, end=span.end),)
        return tuple(RenderedPassage(passage=key) for key in self.passages_in(span))


def _shared(one: Span, other: Span, third: Span) -> int:
    """Return how many code points three spans have in common."""
    return max(0, min(one.end, other.end, third.end) - max(one.start, other.start, third.start))


def find_utterances(draft: Draft, article_id: str) -> tuple[Utterance, ...]:
    """Return what the quotes of an article may render, the longest text first.

    Of a statement whose text is not available there is one version for each witness, the article itself last.
    """
    if draft.event is None:
        return ()
    found: list[Utterance] = []
    for statement in draft.event.statements:
        text = draft.statement_texts.get(statement.id)
        if statement.access is not Access.OPEN:
            found += _versions(draft, statement)
        elif text is not None:
            places = [(one.at.span, one.id) for one in statement.passages if one.at is not None and one.at.is_resolved]
            found.append(Utterance(statement.id, statement.speaker, text, tuple(places), witness=None))
    return tuple(
        sorted(found, key=lambda one: (one.witness == article_id, -len(one.text), one.statement, one.witness or ""))
    )


def _versions(draft: Draft, statement: Statement) -> Iterator[Utterance]:
    """Yield the words that each witness has of a statement, in the order of its passages."""
    for article_id in sorted({witness.article for passage in statement.passages for witness in passage.witnesses}):
        places: list[tuple[Span, str]] = []
        words = ""
        for passage in statement.passages:
            testimony = _testimony(draft, passage, article_id)
            if testimony:
                words += "\n\n" if words else ""
                places.append((Span(len(words), len(words) + len(testimony)), passage.id))
                words += testimony
        if words:
            yield Utterance(statement.id, statement.speaker, words, tuple(places), witness=article_id)


def _testimony(draft: Draft, passage: Passage, article_id: str) -> str:
    """Return the words that an article has of a passage, nothing if it cannot be trusted or is not available."""
    article = draft.articles.get(article_id)
    if article is None or article.text is None or article.record is None:
        return ""
    parts = [part for one in passage.witnesses if one.article == article_id for part in one.parts]
    is_known = all(part.is_resolved and part.span.end <= len(article.text) for part in parts)
    if not parts or not is_known or not UNTRUSTED.isdisjoint(article.record.rewriting):
        return ""
    return join_parts([part.span.of(article.text) for part in parts])


def _cut_at(text: str, piece: Span, edges: set[int]) -> Iterator[Span]:
    """Yield the parts of a piece between some edges; a part without a letter stays with the one before it."""
    start = piece.start
    for edge in sorted(edge for edge in edges if piece.start < edge < piece.end):
        is_wordless = not any(map(str.isalnum, text[edge : piece.end]))
        if any(map(str.isalnum, text[start:edge])) and not is_wordless:
            yield Span(start, edge)
            start = edge
    yield Span(start, piece.end)
