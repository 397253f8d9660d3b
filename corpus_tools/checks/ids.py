"""Level 3, ids: every record has one, no two of an event share one, none that was withdrawn comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.diagnostics.catalogue import references as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Location, Related, Subject
from corpus_tools.diagnostics.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.diagnostics.diagnostic import Pointer
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.claim import Claim
    from corpus_tools.schemas.event import Conflict, Entity, Statement


class Named(NamedTuple):
    """A record, its id and where it stands.

    Attributes:
        kind: what it is; readable ids need only differ within a kind.
        id: None where it has none yet.
        file: the file it stands in.
        pointer: where in the file.
        target: id by which findings about it are allowed.
    """

    kind: str
    id: str | None
    file: str
    pointer: Pointer
    target: str


def _records(record: Article) -> Iterator[tuple[str | None, Pointer]]:
    for index, quote in enumerate(record.quotes):
        yield quote.id, ("quotes", index)
        for number, clause in enumerate(quote.clauses):
            yield clause.id, ("quotes", index, "clauses", number)
    for index, mention in enumerate(record.mentions):
        yield mention.id, ("mentions", index)
        for number, difference in enumerate(mention.differences):
            yield difference.id, ("mentions", index, "differences", number)


def check_missing(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every record must have an id; one finding an article."""
    lacking = [pointer for record_id, pointer in _records(view.record) if record_id is None]
    if lacking:
        message = f"{len(lacking)} record{'' if len(lacking) == 1 else 's'} without id"
        yield rules.ID_MISSING.found(message, view.place(*lacking[0]), target=view.target)


def check_reused(view: DraftView) -> Iterator[Diagnostic]:
    """An id must name one record of the event."""
    first: dict[tuple[str, str], Named] = {}
    for named in _named(view):
        if named.id is None:
            continue
        seen = first.setdefault((named.kind, named.id), named)
        if seen is not named:
            related = (Related(Location(seen.file, (*seen.pointer, "id")), "first used here"),)
            place = Location(named.file, (*named.pointer, "id"))
            message = f"id {shown(named.id)} is used already"
            subject = Subject(Kind.LIST, view.target, named.kind) if named.kind != "records" else None
            yield rules.ID_REUSED.found(
                message, place, target=named.target, related=related, help=_other_id(named), subject=subject
            )


def _other_id(named: Named) -> str:
    """Return what to do about a record's id; `fix` gives none to what people name."""
    return "" if named.kind == "records" else "give the newer record another id, or take it out if it is the same"


def check_withdrawn(view: DraftView) -> Iterator[Diagnostic]:
    """An id that was withdrawn must not be used again."""
    withdrawn = {stone.id: stone for stone in view.event.withdrawn} if view.event else {}
    for article in view.articles.values():
        withdrawn |= {stone.id: stone for stone in article.record.withdrawn}
    for named in _named(view) if withdrawn else ():
        if named.id in withdrawn:
            stone = withdrawn[named.id]
            place = Location(named.file, (*named.pointer, "id"))
            message = f"id {shown(named.id)} was withdrawn on {stone.date}: {shown(stone.reason)}"
            yield rules.ID_WITHDRAWN.found(message, place, target=named.target)


def _named(view: DraftView) -> Iterator[Named]:
    event = view.event
    lists: tuple[tuple[str, tuple[Entity | Statement | Claim | Conflict, ...]], ...] = (
        ("entities", event.entities if event else ()),
        ("statements", view.statements),
        ("claims", view.claims),
        ("conflicts", event.conflicts if event else ()),
    )
    for kind, records in lists:
        for index, record in enumerate(records):
            yield Named(kind, record.id, view.draft.file, (kind, index), record.id)
    for index, statement in enumerate(view.statements):
        for number, passage in enumerate(statement.passages):
            pointer: Pointer = ("statements", index, "passages", number)
            yield Named("passages", passage.id, view.draft.file, pointer, passage.id)
    for article in view.articles.values():
        for record_id, at in _records(article.record):
            yield Named("records", record_id, article.draft.file, at, record_id or article.target)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.ID_MISSING, check_missing),
    EventCheck(rules.ID_REUSED, check_reused),
    EventCheck(rules.ID_WITHDRAWN, check_withdrawn),
)
"""In the order in which they run."""
