"""Level 4, quotation marks: what is printed as a quotation is annotated as one, and the reverse."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Related
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Presentation, Zone
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.checks.view import ArticleView
    from corpus_tools.text.quotemarks import Quoted

MIN_COVERED = 0.5
"""Share of a quoted stretch that quotes must cover. Half: a stretch that a clause was cut out of is covered by more,
one that only touches a neighbouring quote by less (judged on the corpus's open events)."""

MIN_PIECE = 10
"""Fewest code points around an inner stretch that count as words of the outer one: two words, not a comma."""

MAX_UNCOVERED = 50
"""Most uncovered stretches of a text that are listed; whoever has more begins with these."""


def check_presentation(view: ArticleView) -> Iterator[Diagnostic]:
    """Marked, mixed and scare quotes need marks at their words; words without marks must have none around them."""
    for index, quote in view.quotes:
        parts = [part.span for part in quote.content]
        n_marked = sum(part.overlap(q.content) for part in parts for q in view.quoted if q.level == 0)
        least = MIN_COVERED * sum(map(len, parts)) if quote.presentation is not Presentation.MIXED else 1
        inside = [part for part in parts if any(part in q.content for q in view.quoted)]
        if quote.presentation is Presentation.FREE_UNMARKED and inside:
            message = f"free_unmarked, but the words at {inside[0].start}–{inside[0].end} stand inside quotation marks"
        elif quote.presentation is not Presentation.FREE_UNMARKED and n_marked < least:
            message = f"{quote.presentation.value}, but no quotation marks stand around the words"
        else:
            continue
        place = view.place("quotes", index, "presentation")
        related = _at(view, inside[0] if inside else parts[0], "the words")
        yield rules.PRESENTATION_MARKS.found(message, place, target=quote.id or view.target, related=related)


def check_coverage(view: ArticleView) -> Iterator[Diagnostic]:
    """Every quoted stretch outside boilerplate must be covered by a quote."""
    parts = [part for quote in view.record.quotes for part in quote.content]
    is_placed = all(part.start is not None for part in parts) and all(z.start is not None for z in view.record.zones)
    if view.is_edited or not is_placed:
        return
    spans = [part.span for part in parts]
    page = [(z.start or 0, z.end or 0) for z in view.record.zones if z.zone is Zone.BOILERPLATE]
    bare = [
        quoted
        for quoted, own in _own_words(view.quoted)
        if not any(start <= quoted.content.start < end for start, end in page) and not _is_covered(quoted, own, spans)
    ]
    for quoted in bare[:MAX_UNCOVERED]:
        start, end = quoted.content.start, quoted.content.end
        words = f": {shown(quoted.content.of(view.text))}" if not view.is_restricted else ""
        message = f"code points {start}–{end} stand inside quotation marks and in no quote{words}"
        if len(bare) > MAX_UNCOVERED and quoted is bare[MAX_UNCOVERED - 1]:
            message += f" ({len(bare) - MAX_UNCOVERED} more in this text)"
        related = _at(view, quoted.content, "no quote covers this")
        yield rules.QUOTE_UNCOVERED.found(message, view.place("quotes"), target=view.target, related=related)


def _is_covered(quoted: Quoted, own: Sequence[Span], spans: Sequence[Span]) -> bool:
    covered = sum(piece.overlap(span) for piece in own for span in spans)
    return covered >= MIN_COVERED * sum(map(len, own)) if not quoted.flags else covered > 0


def _own_words(stretches: Sequence[Quoted]) -> Iterator[tuple[Quoted, Sequence[Span]]]:
    """Yield each outer stretch without the stretches inside it, which have quotes of their own."""
    inner = sorted(quoted.outer for quoted in stretches if quoted.level == 1)
    for quoted in stretches:
        if quoted.level == 0:
            first = bisect_left(inner, quoted.content.start, key=lambda span: span.start)
            last = bisect_left(inner, quoted.content.end, key=lambda span: span.start)
            pieces = _between(quoted.content, inner[first:last])
            yield quoted, [piece for piece in pieces if len(piece) >= MIN_PIECE] or [quoted.content]


def _between(whole: Span, inner: Iterable[Span]) -> Iterator[Span]:
    reached = whole.start
    for span in inner:
        if span.start > reached:
            yield Span(reached, span.start)
        reached = max(reached, span.end)
    if reached < whole.end:
        yield Span(reached, whole.end)


def _at(view: ArticleView, span: Span, message: str) -> tuple[Related, ...]:
    file = view.draft.text_file
    return (Related(Location(file, offset=span.start, end_offset=span.end), message),) if file else ()


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.PRESENTATION_MARKS, check_presentation, needs_text=True),
    ArticleCheck(rules.QUOTE_UNCOVERED, check_coverage, needs_text=True, needs_all=True),
)
"""In the order in which they run."""
