"""Levels 2 and 4, quotation marks: what is printed as a quotation is annotated as one, without its marks and white space."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.checks.view import text_of
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.catalogue.anchors import CONTENT_MARKS, EDGE_SPACE
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Related
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Presentation, Zone
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.checks.view import Anchor, ArticleDraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.text.quotemarks import Quoted

MIN_COVERED = 0.5
"""Share of a quoted stretch that quotes must cover. Half: a stretch that a clause was cut out of is covered by more,
one that only touches a neighbouring quote by less (judged on the corpus's open events)."""

MIN_PIECE = 10
"""Fewest code points around an inner stretch that count as words of the outer one: two words, not a comma."""

MAX_UNCOVERED = 50
"""Most uncovered stretches of a text that are listed; whoever has more begins with these."""


def check_presentation(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Marked, mixed and scare quotes need marks at their words; words without marks must have none around them."""
    for index, quote in view.quotes:
        parts = [part.span for part in quote.content]
        if _is_as_presented(view.text, parts, quote.presentation):
            continue
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


def _is_as_presented(text: str, parts: Sequence[Span], presentation: Presentation) -> bool:
    """Whether the characters next to the words bear the presentation out, whichever marks were paired with which."""
    if presentation is Presentation.FREE_UNMARKED:
        return all(_is_between_stretches(text, part) for part in parts)
    return _opens(text, parts[0].start) or _closes(text, parts[-1].end)


def _opens(text: str, at: int) -> bool:
    """Whether an opening mark, or one that may be either, is right before a place, a bracket or spaces apart."""
    before = text[max(0, at - REACH) : at].rstrip(" \u00a0([")
    return before[-1:] in {*OPENING_MARKS, "»", "›"}  # which open where they point inwards, as in German


def _closes(text: str, at: int) -> bool:
    """Whether a closing mark, or one that may be either, is right after a place, final marks or spaces apart."""
    after = text[at : at + REACH].lstrip(" \u00a0.,;:!?…)]")
    return after[:1] in {*CLOSING_MARKS, "«", "‹"} - {"’"} or text[at : at + 1] == "’"


def _is_between_stretches(text: str, part: Span) -> bool:
    """Whether the double marks of the paragraph before a place close and those after it open."""
    before, after = text[: part.start].rpartition("\n\n")[2], text[part.end :].partition("\n\n")[0]
    last = next((mark for mark in reversed(before) if mark in "“”„«»"), "”")
    following = next((mark for mark in after if mark in "“”„«»"), "“")
    return last in "”»" and following in "“„«" and '"' not in before + after and not set("“”„«»") & set(part.of(text))


def check_coverage(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every quoted stretch outside boilerplate must be covered by a quote."""
    parts = [part for quote in view.record.quotes for part in quote.content]
    is_placed = all(part.start is not None for part in parts) and all(z.start is not None for z in view.record.zones)
    if view.is_edited or not is_placed:
        return
    spans = [part.span for part in parts]
    lost = [
        part.exact
        for at, quote in enumerate(view.record.quotes)
        if ("quotes", at) in view.broken
        for part in quote.content
        if part.exact
    ]
    page = [(z.start or 0, z.end or 0) for z in view.record.zones if z.zone is Zone.BOILERPLATE]
    bare = [
        quoted
        for quoted, own in _own_words(view.quoted)
        if not any(start <= quoted.content.start < end for start, end in page)
        and not _is_covered(quoted, own, spans)
        and not _is_mispaired(view.text, quoted, spans)
        and not any(words in quoted.content.of(view.text) or quoted.content.of(view.text) in words for words in lost)
    ]
    for quoted in bare[:MAX_UNCOVERED]:
        start, end = quoted.content.start, quoted.content.end
        words = f": {shown(quoted.content.of(view.text))}" if not view.is_restricted else ""
        message = f"code points {start}–{end} stand inside quotation marks and in no quote{words}"
        if len(bare) > MAX_UNCOVERED and quoted is bare[MAX_UNCOVERED - 1]:
            message += f" ({len(bare) - MAX_UNCOVERED} more in this text)"
        related = _at(view, quoted.content, "no quote covers this")
        yield rules.QUOTE_UNCOVERED.found(message, view.place("quotes"), target=view.target, related=related)


def _is_mispaired(text: str, quoted: Quoted, spans: Sequence[Span]) -> bool:
    """Whether a stretch was made of marks that belong to annotated quotes, so that it is none itself.

    Its opening mark closes a quote, or a quote inside it is set off by marks of its own kind, which do not nest.
    """
    mark = quoted.opening
    if mark is None:
        return False
    return any(
        (span in quoted.content and text[span.start - 1] == mark.of(text) and _closes(text, span.end))
        or (span.end <= mark.start and not text[span.end : mark.start].strip(" .,;:!?…") and _opens(text, span.start))
        for span in spans
    )


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


def _at(view: ArticleDraftView, span: Span, message: str) -> tuple[Related, ...]:
    file = view.draft.text_file
    return (Related(Location(file, offset=span.start, end_offset=span.end), message),) if file else ()


OPENING_MARKS = frozenset('"“„‟«‹‘‚')
CLOSING_MARKS = frozenset('"”“»›’')

REACH = 4
"""Code points next to words in which their quotation mark is looked for: a mark, a bracket, two spaces."""


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.PRESENTATION_MARKS, check_presentation, needs_text=True),
    ArticleCheck(rules.QUOTE_UNCOVERED, check_coverage, needs_text=True, needs_all=True),
)
"""Of level 4, in the order in which they run."""


def check_content_marks(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Content must leave its outer quotation marks out, at either end."""
    contents = [anchor for anchor in view.anchors if anchor.role == "content"]
    quoted = view.quoted if contents else ()
    opened, closed = {one.outer.start: one for one in quoted}, {one.outer.end: one for one in quoted}
    for anchor in contents:
        words, start = _covered(view, anchor), anchor.place.start
        first, last = _inner_edges(words, start, opened, closed)
        if (first, last) == (0, len(words)):
            continue
        what = "its marks" if first and last < len(words) else "its opening mark" if first else "its closing mark"
        message = f"the content includes {what}: {shown(words)}"
        where = f": the words stand at {start + first}–{start + last}" if start is not None else " of `exact`"
        better = f"leave the outer marks out{where}"
        yield CONTENT_MARKS.found(message, view.place(*anchor.pointer), target=anchor.target, help=better)


def _inner_edges(
    words: str, start: int | None, opened: dict[int, Quoted], closed: dict[int, Quoted]
) -> tuple[int, int]:
    """Return where content begins and ends inside its words once its own marks are left out."""
    if _has_outer_marks(words):
        return 1, len(words) - 1
    if start is None or not words:
        return 0, len(words)
    end = start + len(words)
    one, other = opened.get(start), closed.get(end)
    first, last = start, end
    if one is not None and end <= one.content.end:
        first = one.content.start
    if other is not None and other.content.start <= start:
        last = other.content.end
    return first - start, last - start


def _has_outer_marks(words: str) -> bool:
    """Whether words are wrapped in one pair of marks.

    Example:
        >>> _has_outer_marks("“stay”"), _has_outer_marks("“stay” or “go”"), _has_outer_marks("stay”")
        (True, False, False)
    """
    if len(words) < 3 or words[0] not in OPENING_MARKS or words[-1] not in CLOSING_MARKS:
        return False
    return not any(mark in OPENING_MARKS | CLOSING_MARKS - {"’", "‘"} for mark in words[1:-1])


def check_edge_space(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A selector must begin and end with something that can be seen."""
    for anchor in view.anchors:
        words = _covered(view, anchor)
        if words and (words[0].isspace() or words[-1].isspace()):
            start = (anchor.place.start or 0) + len(words) - len(words.lstrip())
            message = f"{shown(words)} {'begins' if words[0].isspace() else 'ends'} with white space"
            better = f"the words alone stand at {start}–{start + len(words.strip())}"
            yield EDGE_SPACE.found(message, view.place(*anchor.pointer), target=anchor.target, help=better)


def _covered(view: ArticleDraftView, anchor: Anchor) -> str:
    """Return the words of a selector; nothing where position and words disagree, which is a finding of its own."""
    place = anchor.place
    text = text_of(view.event, anchor)
    if place.start is None or text is None:
        return place.exact or ""
    words = text[place.start : place.end]
    return words if place.exact in {None, words} else ""


EDGE_CHECKS: tuple[Check, ...] = (
    ArticleCheck(CONTENT_MARKS, check_content_marks, needs_text=True),
    ArticleCheck(EDGE_SPACE, check_edge_space, needs_text=True),
)
"""Of level 2, in the order in which they run."""
