"""Level 2, selectors: position and words agree, parts are in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.checks.nearest import MAX_SOUGHT, where_instead
from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.checks.view import text_of
from corpus_tools.diagnostics.catalogue import anchors as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Related
from corpus_tools.diagnostics.quoting import shown, unlike
from corpus_tools.text.seek import Seeker, stands_between
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus_tools.checks.view import Anchor, ArticleDraftView, DraftView
    from corpus_tools.diagnostics.diagnostic import Pointer
    from corpus_tools.schemas.selector import Place


def check_mismatch(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Position and words must agree; words that an edit of the text moved are counted by the rule on the text."""
    yield from _mismatches(view.event, _still(view), view.draft.file)


def check_event_mismatch(view: DraftView) -> Iterator[Diagnostic]:
    """Position and words must agree, in passages and witnesses too."""
    yield from _mismatches(view, _still(view), view.draft.file)


def _still(view: DraftView | ArticleDraftView) -> Iterator[Anchor]:
    moved = frozenset(anchor.pointer for anchor in view.moved)
    return (anchor for anchor in view.anchors if anchor.pointer not in moved)


def _mismatches(event: DraftView, anchors: Iterable[Anchor], file: str) -> Iterator[Diagnostic]:
    n_sought = 0
    for anchor in anchors:
        place = anchor.place
        if place.start is None or place.exact is None:
            continue
        text = text_of(event, anchor)
        if text is None or place.end is None or place.end > len(text):
            continue
        found = text[place.start : place.end]
        if found != place.exact:
            message = f"the text has {shown(found)} at {place.start}–{place.end}, expected {shown(place.exact)}"
            message += unlike(found, place.exact)
            n_sought += 1
            finding = rules.ANCHOR_MISMATCH.found(
                message,
                Location(file, anchor.pointer),
                target=anchor.target,
                help=where_instead(place, text) if n_sought <= MAX_SOUGHT else "",
                related=_in_text(event, anchor, Span(place.start, place.end), "the position points here"),
            )
            yield finding if place.exact in text else finding.for_a_person()


def check_outside(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A selector must end inside its text; the recorded length serves where the text is not at hand."""
    for anchor in _still(view):
        length = _length_of(view, anchor)
        if anchor.place.end is not None and length is not None and anchor.place.end > length:
            message = f"ends at {anchor.place.end}, but the text has {length} code points"
            yield rules.ANCHOR_OUTSIDE.found(message, view.place(*anchor.pointer), target=anchor.target)


def check_event_outside(view: DraftView) -> Iterator[Diagnostic]:
    """A selector of a passage or witness must end inside its text."""
    for anchor in _still(view):
        text = text_of(view, anchor)
        if anchor.place.end is not None and text is not None and anchor.place.end > len(text):
            message = f"ends at {anchor.place.end}, but the text has {len(text)} code points"
            yield rules.ANCHOR_OUTSIDE.found(message, view.place(*anchor.pointer), target=anchor.target)


def _length_of(view: ArticleDraftView, anchor: Anchor) -> int | None:
    text = text_of(view.event, anchor)
    if text is not None:
        return len(text)
    is_own = anchor.article == view.draft.id and view.record.text is not None
    return view.record.text.length if is_own and view.record.text else None


def check_incomplete(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every selector must have its position, and its words where the text is open; one finding an article."""
    yield from _incomplete(view.event, view.anchors, view.draft.file, view.target)


def check_event_incomplete(view: DraftView) -> Iterator[Diagnostic]:
    """Passages and witnesses must have their positions too."""
    yield from _incomplete(view, view.anchors, view.draft.file, view.target)


def _incomplete(event: DraftView, anchors: Sequence[Anchor], file: str, target: str) -> Iterator[Diagnostic]:
    sought = _sought(event, anchors)
    lacking = [(anchor, lack) for anchor in anchors if (lack := _lack(event, anchor, sought))]
    for kind in ("position", "words"):
        these = [anchor for anchor, lack in lacking if lack == kind]
        if these:
            shown_words = f", the first for {shown(these[0].place.exact)}" if kind == "position" else ""
            message = f"{_count(len(these), 'selector')} without {kind}{shown_words}"
            yield rules.ANCHOR_INCOMPLETE.found(message, Location(file, these[0].pointer), target=target)


def _lack(event: DraftView, anchor: Anchor, sought: Mapping[Pointer, list[Span]]) -> str | None:
    """Return what a selector lacks and ``fix`` will find; what it cannot find, another finding speaks of."""
    place = anchor.place
    if place.start is None:
        return "position" if len(sought.get(anchor.pointer, (None,))) == 1 else None
    return "words" if place.exact is None and _is_open(event, anchor) else None


def _sought(event: DraftView, anchors: Sequence[Anchor]) -> Mapping[Pointer, list[Span]]:
    """Return where ``fix`` may find the words of each selector without a position whose text is available."""
    found: dict[Pointer, list[Span]] = {}
    known: dict[tuple[Pointer, bool], list[Span]] = {}
    seekers: dict[tuple[str | None, str | None], Seeker] = {}
    for anchor in anchors if any(anchor.place.start is None for anchor in anchors) else ():
        text, place = text_of(event, anchor), anchor.place
        if text is None:
            continue
        belongs = known.setdefault((anchor.pointer[:2], anchor.statement is not None), [])
        if place.start is None:
            seeker = seekers.setdefault((anchor.article, anchor.statement), Seeker(text))
            windows = seeker.windows(anchor.role, belongs)
            places = seeker.places(place.exact or "", place.prefix, place.suffix, windows=windows)
            found[anchor.pointer] = places
        else:
            places = [place.span] if place.exact in {None, place.span.of(text)} else []
        if anchor.role in {"content", "span", "renders"} and len(places) == 1:
            belongs += places
    return found


def _is_open(event: DraftView, anchor: Anchor) -> bool:
    if anchor.statement is not None:
        return anchor.statement in event.draft.statement_texts
    article = event.draft.articles.get(anchor.article or "")
    return article is not None and article.record is not None and article.text_file is not None


def check_not_found(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Words without a position must occur in the text."""
    yield from _not_found(view.event, view.anchors, view.draft.file)


def check_event_not_found(view: DraftView) -> Iterator[Diagnostic]:
    """Words of passages and witnesses without a position must occur in the text."""
    yield from _not_found(view, view.anchors, view.draft.file)


def _not_found(event: DraftView, anchors: Sequence[Anchor], file: str) -> Iterator[Diagnostic]:
    sought, n_sought = _sought(event, anchors), 0
    for anchor in anchors:
        text = text_of(event, anchor)
        if text is not None and sought.get(anchor.pointer) == []:
            n_sought += 1
            yield rules.ANCHOR_NOT_FOUND.found(
                f"{shown(anchor.place.exact)} does not occur in the text{_beside(anchor.place)}",
                Location(file, (*anchor.pointer, "exact")),
                target=anchor.target,
                help=where_instead(anchor.place, text) if n_sought <= MAX_SOUGHT else "",
            )


def check_ambiguous(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Words without a position must occur once."""
    yield from _ambiguous(view.event, view.anchors, view.draft.file)


def check_event_ambiguous(view: DraftView) -> Iterator[Diagnostic]:
    """Words of passages and witnesses without a position must occur once."""
    yield from _ambiguous(view, view.anchors, view.draft.file)


def _ambiguous(event: DraftView, anchors: Sequence[Anchor], file: str) -> Iterator[Diagnostic]:
    sought = _sought(event, anchors)
    for anchor in anchors:
        places = sought.get(anchor.pointer, [])
        if len(places) > 1:
            message = f"{shown(anchor.place.exact)} occurs {len(places)} times, expected once"
            spots = [spot for span in places[:3] for spot in _in_text(event, anchor, span, "one of them")]
            place = Location(file, (*anchor.pointer, "exact"))
            yield rules.ANCHOR_AMBIGUOUS.found(message, place, target=anchor.target, related=tuple(spots))


def check_context(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Prefix and suffix must stand beside the words."""
    for anchor in view.anchors:
        place = anchor.place
        if place.start is None or place.end is None or (place.prefix is None and place.suffix is None):
            continue
        text = text_of(view.event, anchor)
        if text is None or text[place.start : place.end] != place.exact:
            continue
        if not stands_between(text, place.span, place.prefix, place.suffix) and not view.event.is_disturbed(anchor):
            before, after = text[max(0, place.start - 20) : place.start], text[place.end : place.end + 20]
            message = f"the words stand between {shown(before)} and {shown(after)}, expected{_beside(place)}"
            yield rules.CONTEXT_MISMATCH.found(message, view.place(*anchor.pointer), target=anchor.target)


def check_parts(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Parts of one record must stand in order and not overlap."""
    for pointer, places, target in _part_lists(view):
        for step, (first, second) in enumerate(pairwise(places), start=1):
            if first.end is not None and second.start is not None and second.start < first.end:
                message = f"this part starts at {second.start}, before the part before it ends ({first.end})"
                yield rules.PARTS_ORDER.found(message, view.place(*pointer, step), target=target)


def _part_lists(view: ArticleDraftView) -> Iterator[tuple[Pointer, tuple[Place, ...], str]]:
    for index, quote in enumerate(view.record.quotes):
        target = quote.id or view.target
        yield ("quotes", index, "content"), quote.content, target
        for number, clause in enumerate(quote.clauses):
            yield ("quotes", index, "clauses", number, "parts"), clause.parts, target
    for index, mention in enumerate(view.record.mentions):
        yield ("mentions", index, "span"), mention.span, mention.id or view.target


def check_unsealed(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """The file of a restricted article must carry no words of it; one finding an article."""
    if view.is_restricted:
        places: list[tuple[Pointer, Place]] = [(anchor.pointer, anchor.place) for anchor in view.anchors]
        wordy = [pointer for pointer, place in places if place.exact or place.prefix or place.suffix]
        zones = [("zones", index) for index, zone in enumerate(view.record.zones) if zone.opens]
        if wordy or zones:
            message = (
                f"{_count(len(wordy) + len(zones), 'selector or zone', 'selectors or zones')} with words of the text"
            )
            yield rules.RESTRICTED_WORDS_IN_FILE.found(message, view.place(*[*zones, *wordy][0]), target=view.target)


def check_event_unsealed(view: DraftView) -> Iterator[Diagnostic]:
    """Witnesses in restricted articles must be named by position alone."""
    for anchor in view.anchors:
        article = view.articles.get(anchor.article or "")
        if article is not None and article.is_restricted and (anchor.place.exact or anchor.place.prefix):
            message = f"a witness in the restricted article {shown(article.target)} is given with its words"
            yield rules.RESTRICTED_WORDS_IN_FILE.found(message, view.place(*anchor.pointer), target=anchor.target)


def _in_text(event: DraftView, anchor: Anchor, span: Span, message: str) -> tuple[Related, ...]:
    """Return a second place inside the text's own file, if it is open."""
    if anchor.statement is not None:
        file = event.draft.statement_files.get(anchor.statement)
    else:
        article = event.draft.articles.get(anchor.article or "")
        file = article.text_file if article else None
    return (Related(Location(file, offset=span.start, end_offset=span.end), message),) if file else ()


def _beside(place: Place) -> str:
    before = f" after {shown(place.prefix)}" if place.prefix else ""
    after = f" before {shown(place.suffix)}" if place.suffix else ""
    return before + after


def _count(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.ANCHOR_MISMATCH, check_mismatch, needs_text=True),
    EventCheck(rules.ANCHOR_MISMATCH, check_event_mismatch),
    ArticleCheck(rules.ANCHOR_INCOMPLETE, check_incomplete),
    EventCheck(rules.ANCHOR_INCOMPLETE, check_event_incomplete),
    ArticleCheck(rules.ANCHOR_AMBIGUOUS, check_ambiguous, needs_text=True),
    EventCheck(rules.ANCHOR_AMBIGUOUS, check_event_ambiguous),
    ArticleCheck(rules.ANCHOR_OUTSIDE, check_outside),
    EventCheck(rules.ANCHOR_OUTSIDE, check_event_outside),
    ArticleCheck(rules.ANCHOR_NOT_FOUND, check_not_found, needs_text=True),
    EventCheck(rules.ANCHOR_NOT_FOUND, check_event_not_found),
    ArticleCheck(rules.CONTEXT_MISMATCH, check_context, needs_text=True),
    ArticleCheck(rules.PARTS_ORDER, check_parts),
    ArticleCheck(rules.RESTRICTED_WORDS_IN_FILE, check_unsealed),
    EventCheck(rules.RESTRICTED_WORDS_IN_FILE, check_event_unsealed),
)
"""In the order in which they run."""
