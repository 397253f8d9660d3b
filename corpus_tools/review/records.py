"""Quotes and mentions as the page has them: where they are, what became of them, their labels, said next to printed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from corpus_tools.fidelity.receipt import describe_edits
from corpus_tools.review import labels, outcome
from corpus_tools.review.model import ClauseEntry, Comparison, DifferenceEntry, RecordEntry, Stretch
from corpus_tools.schemas.quote import Clause
from corpus_tools.schemas.vocab import Access, Rendering
from corpus_tools.tables.context import join_words
from corpus_tools.text.align import diff_words
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.fidelity.reference import Candidate, References
    from corpus_tools.schemas.claim import Difference, Mention
    from corpus_tools.schemas.quote import Quote
    from corpus_tools.schemas.selector import Place, RenderedPassage
    from corpus_tools.text.align import Edit

MAX_CANDIDATES = 8
"""Most ways to put witnesses together that are compared; the nearest is shown."""

PART_GAP, STRETCH_GAP = " ", " … "


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads the records of one article.

    Attributes:
        view: the article.
        passages: passages of the event.
        references: what records are compared with; None where positions are not known yet.
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
        """Return printed words next to those they render: the nearest of what the witnesses have, if there are several."""
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


def span_of(place: Place, text: str | None) -> Span | None:
    """Return where a selector points; words without a position count if they occur once in the text."""
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
        places: by statement id, each passage with where it is.
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


MIN_EQUAL = 1 / 3
"""Least share of printed words that must be equal for differences to be marked. Below it the marks cover nearly
everything and say nothing; 110 of the 542 mentions of the four events shipped are below, and 8 of 284 clauses."""

Pieces = tuple[tuple[str, bool], ...]


def compare(said: str, printed: str, source: str) -> Comparison:
    """Return two texts side by side.

    Example:
        >>> found = compare("The trees may be pruned.", "The trees must be pruned.", "statement main")
        >>> found.said
        (('The trees ', False), ('may', True), (' be pruned.', False))
        >>> found.printed
        (('The trees ', False), ('must', True), (' be pruned.', False))
    """
    edits = diff_words(said, printed)
    if shared(edits) < MIN_EQUAL:
        return Comparison(source, ((said, False),), ((printed, False),), is_other=True)
    ours = _pieces(said, [(edit.said, edit.kind != "equal") for edit in edits])
    theirs = _pieces(printed, [(edit.printed, edit.kind != "equal") for edit in edits])
    return Comparison(source, ours, theirs, is_other=False)


def shared(edits: Iterable[Edit]) -> float:
    """Return the share of printed words that are equal, from 0.0 to 1.0."""
    counts = {True: 0, False: 0}
    for edit in edits:
        counts[edit.kind == "equal"] += len(edit.printed.split())
    total = counts[True] + counts[False]
    return counts[True] / total if total else 0.0


def _pieces(text: str, runs: Iterable[tuple[str, bool]]) -> Pieces:
    """Return a text cut into its runs; what is between two runs is no difference."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for words, is_changed in runs:
        if words:
            start = text.index(words, at)
            pieces += [(text[at:start], False), (words, is_changed)]
            at = start + len(words)
    pieces.append((text[at:], False))
    return tuple(_joined(pieces))


def _joined(pieces: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Yield neighbours of one kind as one piece."""
    for is_changed, group in groupby(((words, kind) for words, kind in pieces if words), key=lambda piece: piece[1]):
        yield "".join(words for words, _ in group), is_changed
