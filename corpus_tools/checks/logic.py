"""Level 4, logic: labels, lists and records go together, and nothing is left unconfirmed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.diagnostic import Kind, Subject
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import (
    Access,
    BoilerplateKind,
    Depth,
    Origin,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.schemas.article import ZoneSpan
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.event import Statement
    from corpus_tools.schemas.quote import Quote
    from corpus_tools.schemas.selector import Selector


def check_depth(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An article must hold no more than its depth promises."""
    depth = view.record.depth
    if depth is Depth.QUOTES and view.record.mentions:
        message = f"depth quotes, but there are {len(view.record.mentions)} mentions"
        yield rules.DEPTH_EXCEEDED.found(message, view.place("depth"), target=view.target)
    n_differences = sum(len(mention.differences) for mention in view.record.mentions)
    if depth is Depth.CLAIMS and n_differences:
        message = f"depth claims, but there are {n_differences} differences"
        yield rules.DEPTH_EXCEEDED.found(message, view.place("depth"), target=view.target)


def check_zone_kinds(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A boilerplate zone, and no other, must have a kind."""
    for index, zone in enumerate(view.record.zones):
        if (zone.zone is Zone.BOILERPLATE) != (zone.kind is not None):
            state = "has no kind" if zone.kind is None else f"has kind {shown(zone.kind.value)}"
            message = f"zone {shown(zone.zone.value)} {state}"
            better = f"add `kind`: {', '.join(BoilerplateKind)}" if zone.kind is None else "remove `kind`"
            yield rules.ZONE_KIND.found(message, view.place("zones", index), target=view.target, help=better)


def check_boilerplate(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Quotes and mentions must not begin in boilerplate."""
    zones = [z for z in view.record.zones if z.zone is Zone.BOILERPLATE and z.start is not None and z.end is not None]
    firsts = [(("quotes", index), quote.content[0], quote.id) for index, quote in view.quotes]
    firsts += [(("mentions", index), mention.span[0], mention.id) for index, mention in view.mentions]
    for pointer, part, target in firsts:
        zone = next((z for z in zones if (z.start or 0) <= part.span.start < (z.end or 0)), None)
        if zone is not None:
            message = f"begins in boilerplate ({zone.kind.value if zone.kind else 'no kind'})"
            yield rules.UNIT_IN_BOILERPLATE.found(message, view.place(*pointer), target=target or view.target)


def check_claim_origin(view: DraftView) -> Iterator[Diagnostic]:
    """A claim of the statement must name its passages; one that the coverage added has none."""
    for index, claim in enumerate(view.claims):
        if claim.merged_into is not None:
            continue
        if claim.origin is Origin.STATEMENT and not claim.passages:
            fault = "a claim of the statement names no passage"
        elif claim.origin is Origin.COVERAGE and claim.passages:
            fault = "a claim that the coverage added names a passage"
        else:
            continue
        yield rules.CLAIM_PASSAGES.found(fault, view.place("claims", index), target=claim.id)


def check_claims_mentioned(view: DraftView) -> Iterator[Diagnostic]:
    """Say which claims no article mentions, once every article's claims are annotated; one note an event."""
    articles = view.articles.values()
    if len(articles) != len(view.draft.articles) or any(a.record.depth is Depth.QUOTES for a in articles):
        return
    mentioned = {mention.claim for article in articles for mention in article.record.mentions}
    idle = [(i, claim.id) for i, claim in enumerate(view.claims) if not claim.merged_into and claim.id not in mentioned]
    if idle and articles:
        names = ", ".join(shown(name) for _, name in idle)
        message = f"no article mentions {names}"
        place, claims = view.place("claims", idle[0][0]), [Subject(Kind.CLAIM, view.target, name) for _, name in idle]
        yield rules.CLAIM_UNMENTIONED.found(message, place, target=idle[0][1], rests_on=tuple(claims))


def check_statement_access(view: DraftView) -> Iterator[Diagnostic]:
    """Open statements have spans and rights, unavailable ones witnesses."""
    for index, statement in enumerate(view.statements):
        for message, pointer in _access_faults(statement):
            place = view.place("statements", index, *pointer)
            yield rules.ACCESS_RECORDS.found(message, place, target=statement.id)


def _access_faults(statement: Statement) -> Iterator[tuple[str, Pointer]]:
    is_open = statement.access is Access.OPEN
    if statement.access is Access.RESTRICTED:
        yield "a statement is open or unavailable", ("access",)
    if not is_open and statement.text is not None:
        yield f"a {statement.access.value} statement has `text`", ("text",)
    for number, passage in enumerate(statement.passages):
        if is_open and passage.at is None:
            yield "a passage of an open statement has no `at`", ("passages", number)
        if is_open and passage.witnesses:
            yield "a passage of an open statement needs no witnesses", ("passages", number, "witnesses")
        if not is_open and passage.at is not None:
            yield f"a passage of an {statement.access.value} statement has `at`", ("passages", number, "at")


def check_article_access(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An article is open or restricted."""
    if view.record.access is Access.UNAVAILABLE:
        message = "an article is open or restricted"
        yield rules.ACCESS_RECORDS.found(message, view.place("access"), target=view.target)


def check_entity_order(view: DraftView) -> Iterator[Diagnostic]:
    """Entities are sorted by id; one finding a list."""
    entities = view.event.entities if view.event else ()
    for index, (first, second) in enumerate(pairwise(entities), start=1):
        if second.id < first.id:
            message = f"entity {shown(second.id)} stands after {shown(first.id)}"
            yield rules.LIST_ORDER.found(message, view.place("entities", index), target=view.target)
            return


def check_units(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Quotes and mentions stand in the order of their first code point, longer ones first; one finding a list."""
    for key, firsts in (
        ("quotes", [(index, quote.content[0]) for index, quote in view.quotes]),
        ("mentions", [(index, mention.span[0]) for index, mention in view.mentions]),
    ):
        late = [index for (_, a), (index, b) in pairwise(firsts) if _place(b) < _place(a)]
        if late:
            message = f"{key} {', '.join(map(str, late))} (from 0) start before the one listed before them"
            yield rules.LIST_ORDER.found(message, view.place(key, late[0]), target=view.target)


def _place(part: Selector) -> tuple[int, int]:
    return part.span.start, -part.span.end


def check_confirmed(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """No zone, quote or mention is left as it was suggested."""
    record = view.record
    yield from _unconfirmed(view, "zones", record.zones)
    yield from _unconfirmed(view, "quotes", record.quotes)
    yield from _unconfirmed(view, "mentions", record.mentions)


def _unconfirmed(
    view: ArticleDraftView, key: str, records: Sequence[ZoneSpan | Quote | Mention]
) -> Iterator[Diagnostic]:
    for index, one in enumerate(records):
        if one.suggested is not None:
            message = f"proposed by {one.suggested} and not confirmed yet"
            target = getattr(one, "id", None) or view.target
            yield rules.SUGGESTION_OPEN.found(message, view.place(key, index, "suggested"), target=target)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.DEPTH_EXCEEDED, check_depth),
    EventCheck(rules.CLAIM_PASSAGES, check_claim_origin),
    EventCheck(rules.LIST_ORDER, check_entity_order),
    EventCheck(rules.CLAIM_UNMENTIONED, check_claims_mentioned),
    ArticleCheck(rules.ZONE_KIND, check_zone_kinds),
    EventCheck(rules.ACCESS_RECORDS, check_statement_access),
    ArticleCheck(rules.ACCESS_RECORDS, check_article_access),
    ArticleCheck(rules.UNIT_IN_BOILERPLATE, check_boilerplate),
    ArticleCheck(rules.LIST_ORDER, check_units, needs_all=True),
    ArticleCheck(rules.SUGGESTION_OPEN, check_confirmed),
)
"""In the order in which they run."""
