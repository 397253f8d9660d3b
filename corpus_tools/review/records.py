"""Quotes and mentions as the page has them: where, what became of them, their labels, said beside printed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from corpus_tools.fidelity.receipt import describe_edits
from corpus_tools.review import labels, outcome
from corpus_tools.review.comparing import compare, shared
from corpus_tools.review.model import ClauseEntry, DifferenceEntry, RecordEntry
from corpus_tools.review.places import Passages, span_of, stretch_of
from corpus_tools.schemas.quote import Clause
from corpus_tools.schemas.vocab import Access, Rendering
from corpus_tools.tables.context import join_words
from corpus_tools.text.align import diff_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.checks.view import ArticleDraftView
    from corpus_tools.fidelity.reference import Candidate, References
    from corpus_tools.review.model import Comparison, Stretch
    from corpus_tools.schemas.claim import Difference, Mention
    from corpus_tools.schemas.quote import Quote
    from corpus_tools.schemas.selector import Place, RenderedPassage

MAX_CANDIDATES = 8
"""Most ways to put witnesses together that are compared; the nearest is shown."""

PART_GAP, STRETCH_GAP = " ", " … "


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads the records of one article.

    Attributes:
        view: the article.
        passages: passages of the event.
        references: what records are compared with; null where positions are not known yet.
    """

    view: ArticleDraftView
    passages: Passages
    references: References | None

    def records(self) -> Iterator[RecordEntry]:
        """Yield the article's quotes, then its mentions."""
        for index, quote in enumerate(self.view.record.quotes):
            yield self._quote(quote, quote.id or f"quotes-{index}")
        for index, mention in enumerate(self.view.record.mentions):
            yield self._mention(mention, mention.id or f"mentions-{index}")

    def _quote(self, quote: Quote, key: str) -> RecordEntry:
        clauses = tuple(
            self._clause(quote, clause, clause.id or f"{key}-{index}") for index, clause in enumerate(quote.clauses)
        )
        return RecordEntry(
            key=key,
            kind="quote",
            outcome=outcome.of_quote(quote),
            suggested=quote.suggested,
            spans=self._stretches(quote.content),
            source=self._stretch(quote.source),
            cue=self._stretch(quote.cue),
            speakers=(*(link.speaker for link in quote.chain), *([quote.speaker] if quote.speaker else [])),
            passages=tuple(one for one in self.passages.ids if any(one in clause.passages for clause in clauses)),
            claim=None,
            labels=tuple(labels.of_quote(quote)),
            clauses=clauses,
            differences=(),
            comparison=None,
            said=quote.said,
            printed=quote.printed,
            note=quote.note,
        )

    def _clause(self, quote: Quote, clause: Clause, key: str) -> ClauseEntry:
        parts, computed = clause.parts or quote.content, clause.computed
        comparison = self._comparison(clause, self._words(parts))
        has_receipt = comparison is not None and computed is not None and computed.said_at is not None
        return ClauseEntry(
            key=key,
            outcome=outcome.of_clause(quote, clause),
            parts=self._stretches(parts),
            passages=self.passages.rendered(clause.renders),
            labels=tuple(labels.of_clause(clause)),
            comparison=comparison,
            receipt=describe_edits(computed.edits) if has_receipt and computed is not None else None,
        )

    def _mention(self, mention: Mention, key: str) -> RecordEntry:
        claim = self.view.event.claim_by_id.get(mention.claim)
        passages = self.passages.retold(mention, claim.passages if claim is not None else ())
        retold = Clause(rendering=Rendering.RENDERED, renders=mention.renders)
        return RecordEntry(
            key=key,
            kind="mention",
            outcome=outcome.of_mention(mention, claim, is_rendering=bool(passages)),
            suggested=mention.suggested,
            spans=self._stretches(mention.span),
            source=self._stretch(mention.chain[-1].source if mention.chain else None),
            cue=self._stretch(mention.chain[-1].cue if mention.chain else None),
            speakers=tuple(link.speaker for link in mention.chain),
            passages=passages,
            claim=mention.claim,
            labels=tuple(labels.of_mention(mention)),
            clauses=(),
            differences=tuple(
                self._difference(one, one.id or f"{key}-{index}") for index, one in enumerate(mention.differences)
            ),
            comparison=self._comparison(retold, self._words(mention.span)),
            said=None,
            printed=None,
            note=mention.note,
        )

    def _difference(self, difference: Difference, key: str) -> DifferenceEntry:
        return DifferenceEntry(
            key=key,
            at=self._stretch(difference.at),
            was=self._was(difference.was),
            passage=difference.was.passage if difference.was is not None else None,
            labels=tuple(labels.of_difference(difference)),
            note=difference.note,
        )

    def _was(self, was: RenderedPassage | None) -> str | None:
        text = self.passages.texts.get(was.statement or "") if was is not None else None
        span = span_of(was, text) if was is not None else None
        return span.of(text) if span is not None and text is not None else None

    def _comparison(self, clause: Clause, printed: str | None) -> Comparison | None:
        """Return printed words beside those they render: the nearest of what the witnesses have, if there are several."""
        if self.references is None or not printed or not clause.renders:
            return None
        candidates = list(islice(self.references.resolve(clause, self.view.target).candidates, MAX_CANDIDATES))
        if not candidates:
            return None
        best = max(candidates, key=lambda one: shared(diff_words(_said(one), printed)))
        return compare(_said(best), printed, _source(best, clause)) if _said(best) else None

    def _words(self, parts: Sequence[Place]) -> str | None:
        text = self.view.draft.text
        spans = [span_of(part, text) for part in parts]
        if text is None or None in spans:
            return None
        return join_words(text, [(span.start, span.end) for span in spans if span is not None], PART_GAP)

    def _stretches(self, places: Sequence[Place]) -> tuple[Stretch, ...]:
        is_open = self.view.record.access is Access.OPEN
        return tuple(stretch_of(place, self.view.draft.text, is_open=is_open) for place in places)

    def _stretch(self, place: Place | None) -> Stretch | None:
        return self._stretches([place])[0] if place is not None else None


def _said(candidate: Candidate) -> str:
    return STRETCH_GAP.join(candidate.stretches)


def _source(candidate: Candidate, clause: Clause) -> str:
    if candidate.articles:
        return "article " + ", ".join(dict.fromkeys(candidate.articles))
    return "statement " + ", ".join(dict.fromkeys(one.statement or "" for one in clause.renders if one.statement))
