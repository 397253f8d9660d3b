"""Level 4, quotation marks: what is printed as a quotation is annotated as one, and the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Related
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Presentation, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleView
    from corpus_tools.text.quotemarks import Quoted
    from corpus_tools.text.span import Span

MIN_COVERED = 0.5
"""Share of a quoted stretch that quotes must cover. Half: a stretch that a clause was cut out of is covered by more,
one that only touches a neighbouring quote by less (judged on the corpus's open events)."""


def check_presentation(view: ArticleView) -> Iterator[Diagnostic]:
    """Marked, mixed and scare quotes need marks at their words; words without marks must have none around them."""
    for index, quote in view.quotes:
        parts = [part.span for part in quote.content]
        touching = [part for part in parts if any(part.overlap(q.content) for q in view.quoted)]
        inside = [part for part in parts if any(part in q.content for q in view.quoted)]
        if quote.presentation is Presentation.FREE_UNMARKED and inside:
            message = f"free_unmarked, but the words at {inside[0].start}–{inside[0].end} stand inside quotation marks"
        elif quote.presentation is not Presentation.FREE_UNMARKED and not touching:
            message = f"{quote.presentation.value}, but no quotation marks stand around the words"
        else:
            continue
        place = view.place("quotes", index, "presentation")
        related = _at(view, inside[0] if inside else parts[0], "the words")
        yield rules.PRESENTATION_MARKS.found(message, place, target=quote.id or view.target, related=related)


def check_coverage(view: ArticleView) -> Iterator[Diagnostic]:
    """Every quoted stretch outside boilerplate must be covered by a quote."""
    parts = [part for quote in view.record.quotes for part in quote.content]
    if view.is_edited or any(part.start is None for part in parts):
        return
    spans = [part.span for part in parts]
    page = [(z.start or 0, z.end or 0) for z in view.record.zones if z.zone is Zone.BOILERPLATE]
    for quoted in view.quoted:
        is_report = not any(start <= quoted.content.start < end for start, end in page)
        if quoted.level == 0 and is_report and not _is_covered(quoted, spans):
            start, end = quoted.content.start, quoted.content.end
            words = f": {shown(quoted.content.of(view.text))}" if not view.is_restricted else ""
            message = f"code points {start}–{end} stand inside quotation marks and in no quote{words}"
            related = _at(view, quoted.content, "no quote covers this")
            yield rules.QUOTE_UNCOVERED.found(message, view.place("quotes"), target=view.target, related=related)


def _is_covered(quoted: Quoted, spans: list[Span]) -> bool:
    covered = sum(quoted.content.overlap(span) for span in spans)
    return covered >= MIN_COVERED * len(quoted.content) if not quoted.flags else covered > 0


def _at(view: ArticleView, span: Span, message: str) -> tuple[Related, ...]:
    file = view.draft.text_file
    return (Related(Location(file, offset=span.start, end_offset=span.end), message),) if file else ()


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.PRESENTATION_MARKS, check_presentation, needs_text=True),
    ArticleCheck(rules.QUOTE_UNCOVERED, check_coverage, needs_text=True),
)
"""In the order in which they run."""
