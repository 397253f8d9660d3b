"""Level 4, repetitions: nothing is there twice that must be counted once, and quotes share words only by nesting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.diagnostics.catalogue import repeated as rules
from corpus_tools.diagnostics.diagnostic import Location, Related
from corpus_tools.diagnostics.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.schemas.selector import Place, Selector
    from corpus_tools.text.span import Span


def check_records(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """No two quotes may have the same words, and no two mentions the same words and claim."""
    for key, kind, keyed in (
        ("quotes", "quote", [(at, quote.id, _spans(quote.content)) for at, quote in view.quotes]),
        ("mentions", "mention", [(at, one.id, (one.claim, _spans(one.span))) for at, one in view.mentions]),
    ):
        first: dict[Hashable, int] = {}
        names = {at: name for at, name, _ in keyed}
        for at, name, same in keyed:
            seen = first.setdefault(same, at)
            if seen != at and (name is None or names[seen] != name):  # else the id is reused, which is found as such
                what = "words" if kind == "quote" else "words and claim"
                message = (
                    f"this {kind} has the same {what} as {shown(names[seen]) if names[seen] else 'an earlier one'}"
                )
                related = (Related(view.place(key, seen), "the first one"),)
                target = name or view.target
                yield rules.RECORD_REPEATED.found(message, view.place(key, at), target=target, related=related)


def check_passages(view: DraftView) -> Iterator[Diagnostic]:
    """No two passages of a statement may have the same words."""
    for index, statement in enumerate(view.statements):
        first: dict[Span, tuple[int, str]] = {}
        for number, passage in enumerate(statement.passages):
            if passage.at is None or not passage.at.is_resolved:
                continue
            seen, name = first.setdefault(passage.at.span, (number, passage.id))
            if seen != number:
                message = f"passage {shown(passage.id)} has the same words as {shown(name)}"
                at: Pointer = ("statements", index, "passages")
                related = (Related(view.place(*at, seen), "the first one"),)
                yield rules.RECORD_REPEATED.found(message, view.place(*at, number), target=passage.id, related=related)


def _spans(parts: Iterable[Selector]) -> tuple[Span, ...]:
    return tuple(part.span for part in parts)


def check_overlaps(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Quotes may share words only where one lies inside the other."""
    reaching: list[tuple[int, int, tuple[Span, ...]]] = []
    for at, parts in sorted(((at, _spans(quote.content)) for at, quote in view.quotes), key=lambda one: one[1]):
        reaching = [one for one in reaching if one[0] > parts[0].start]
        crossed = next((other for _, other, own in reaching if _cross(own, parts)), None)
        if crossed is not None:
            later, earlier = max(at, crossed), min(at, crossed)
            other = view.record.quotes[earlier].id
            message = f"this quote shares words with {shown(other) if other else 'an earlier one'} and goes on past it"
            related = (Related(view.place("quotes", earlier), "the other quote"),)
            target = view.record.quotes[later].id or view.target
            yield rules.QUOTES_OVERLAP.found(message, view.place("quotes", later), target=target, related=related)
        reaching.append((max(part.end for part in parts), at, parts))


def _cross(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two quotes share words while neither lies inside the other."""
    is_shared = any(part.overlap(own) for part in one for own in other)
    return is_shared and not _lies_in(one, other) and not _lies_in(other, one)


def _lies_in(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    return all(any(part in whole for whole in outer) for part in inner)


def check_claims(view: DraftView) -> Iterator[Diagnostic]:
    """No two claims may have the same text, capitals, spaces and the final point apart; merged ones are no longer one."""
    first: dict[str, int] = {}
    for index, claim in enumerate(view.claims):
        if claim.merged_into is None:
            seen = first.setdefault(" ".join(claim.text.casefold().split()).rstrip(". "), index)
            if seen != index and view.claims[seen].id != claim.id:
                message = f"claim {shown(claim.id)} has the text of {shown(view.claims[seen].id)}"
                related = (Related(view.place("claims", seen, "text"), "the first one"),)
                place = view.place("claims", index, "text")
                yield rules.CLAIM_REPEATED.found(message, place, target=claim.id, related=related)


def check_lists(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """No list of an article's file may name a thing twice, and source and cue are different words."""
    yield from _twice(_article_lists(view), view.draft.file)
    for index, quote in view.quotes:
        yield from _one_span(view, quote.source, quote.cue, ("quotes", index), quote.id)
        for step, link in enumerate(quote.chain):
            yield from _one_span(view, link.source, link.cue, ("quotes", index, "chain", step), quote.id)
    for index, mention in view.mentions:
        for step, link in enumerate(mention.chain):
            yield from _one_span(view, link.source, link.cue, ("mentions", index, "chain", step), mention.id)


def _one_span(
    view: ArticleDraftView, source: Place | None, cue: Place | None, at: Pointer, target: str | None
) -> Iterator[Diagnostic]:
    if (
        source is not None
        and cue is not None
        and source.is_resolved
        and (source.start, source.end) == (cue.start, cue.end)
    ):
        message = f"source and cue are the same words, those at {cue.start}–{cue.end}"
        place, better = view.place(*at, "cue"), "let `source` be who speaks and `cue` the word that attributes"
        yield rules.LISTED_TWICE.found(message, place, target=target or view.target, help=better)


def check_apart(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Source and cue of a quote must share no words with each other, nor with its content."""
    for index, quote in view.quotes:
        placed = [
            (key, place.span) for key, place in (("source", quote.source), ("cue", quote.cue)) if place is not None
        ]
        spans = [("content", part.span) for part in quote.content]
        for key, span in placed:
            crossed = next((other for other, own in spans if own.overlap(span) and own != span), None)
            if crossed is not None:
                message = f"{key} and {crossed} of the quote share words"
                yield rules.SPANS_SHARED.found(
                    message, view.place("quotes", index, key), target=quote.id or view.target
                )
            spans.append((key, span))


def check_duplicate_words(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A quote that repeats another must have its words, capitals and marks apart."""
    words = {quote.id: _words(view.text, quote.content) for _, quote in view.quotes if quote.id}
    for index, quote in view.quotes:
        first = words.get(quote.duplicate_of or "")
        if first is not None and first != _words(view.text, quote.content):
            message = f"a duplicate of {shown(quote.duplicate_of)}, which has other words"
            place = view.place("quotes", index, "duplicate_of")
            yield rules.DUPLICATE_DIFFERS.found(message, place, target=quote.id or view.target)


def _words(text: str, parts: Iterable[Selector]) -> list[str]:
    return re.findall(r"\w+", " ".join(part.span.of(text) for part in parts).casefold())


def check_event_lists(view: DraftView) -> Iterator[Diagnostic]:
    """No list of ``event.yaml`` may name a thing twice."""
    yield from _twice(_event_lists(view), view.draft.file)


Listed = tuple[str, "Pointer", str, "Sequence[tuple[str, Hashable]]"]
"""What a list holds, where it is, the id it belongs to, and each member's name for people with what it is known by."""


def _twice(lists: Iterable[Listed], file: str) -> Iterator[Diagnostic]:
    for what, pointer, target, members in lists:
        seen: set[Hashable] = set()
        for step, (name, same) in enumerate(members):
            if same in seen:
                place = Location(file, (*pointer, step))
                yield rules.LISTED_TWICE.found(f"{what} {name} is listed twice", place, target=target)
            seen.add(same)


def _article_lists(view: ArticleDraftView) -> Iterator[Listed]:
    record, own = view.record, view.target
    yield "annotator", ("provenance", "annotators"), own, _named(record.provenance.annotators)
    yield "rewriting", ("rewriting",), own, _named(record.rewriting)
    for index, quote in view.quotes:
        target = quote.id or own
        yield "flag", ("quotes", index, "presentation_flags"), target, _named(quote.presentation_flags)
        for number, clause in enumerate(quote.clauses):
            yield "passage", ("quotes", index, "clauses", number, "renders"), target, _placed(clause.renders)
    for index, mention in view.mentions:
        target = mention.id or own
        yield "passage", ("mentions", index, "renders"), target, _placed(mention.renders)
        differences = [
            (f"{one.slot.value} {one.operation.value}", (one.slot, one.operation, _key(one.at), _key(one.was)))
            for one in mention.differences
        ]
        yield "difference", ("mentions", index, "differences"), target, differences


def _event_lists(view: DraftView) -> Iterator[Listed]:
    if view.event is None:
        return
    yield "annotator", ("provenance", "annotators"), view.target, _named(view.event.provenance.annotators)
    for index, entity in enumerate(view.event.entities):
        yield "alias", ("entities", index, "aliases"), entity.id, _named(entity.aliases)
    for index, claim in enumerate(view.claims):
        yield "passage", ("claims", index, "passages"), claim.id, _named(claim.passages)
    for index, conflict in enumerate(view.event.conflicts):
        for number, reading in enumerate(conflict.readings):
            refs = [
                (f"{shown(ref.article)} {shown(ref.mention)}", (ref.article, ref.mention)) for ref in reading.mentions
            ]
            yield "mention", ("conflicts", index, "readings", number, "mentions"), conflict.id, refs


def _named(names: Iterable[str]) -> list[tuple[str, Hashable]]:
    return [(shown(str(name)), name) for name in names]


def _placed(places: Iterable[Place]) -> list[tuple[str, Hashable]]:
    return [(f"at {place.start}–{place.end}" if place.is_resolved else "", _key(place)) for place in places]


def _key(place: Place | None) -> Hashable:
    """Return what a selector points at; words without a position are known by their context too."""
    if place is None:
        return None
    words = (place.exact, place.prefix, place.suffix) if place.start is None else ()
    return (place.start, place.end, getattr(place, "statement", None), getattr(place, "passage", None), *words)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.RECORD_REPEATED, check_records),
    EventCheck(rules.RECORD_REPEATED, check_passages),
    ArticleCheck(rules.QUOTES_OVERLAP, check_overlaps),
    EventCheck(rules.CLAIM_REPEATED, check_claims),
    ArticleCheck(rules.LISTED_TWICE, check_lists),
    EventCheck(rules.LISTED_TWICE, check_event_lists),
    ArticleCheck(rules.SPANS_SHARED, check_apart),
    ArticleCheck(rules.DUPLICATE_DIFFERS, check_duplicate_words, needs_text=True),
)
"""In the order in which they run."""
