"""An event's draft as the page has it, its grid included: which records render a passage in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.view import DraftView
from corpus_tools.fidelity.coverage import coverage
from corpus_tools.review import model
from corpus_tools.review.labels import definitions
from corpus_tools.review.outcome import Outcome, of_additions, of_cell
from corpus_tools.review.records import Passages, RecordReader, span_of
from corpus_tools.schemas.vocab import Depth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.checks.view import ArticleDraftView
    from corpus_tools.corpus import Draft
    from corpus_tools.fidelity.reference import References
    from corpus_tools.schemas.event import Conflict, Event, Statement


def page_of(draft: Draft) -> model.Page | None:
    """Return what the page of an event shows; None where ``event.yaml`` could not be read.

    Articles whose file could not be read are named and left out. Words of restricted texts are in the page
    if, and only if, the draft has them.
    """
    event = draft.event
    if event is None:
        return None
    view, passages = DraftView(draft), Passages.of(DraftView(draft))
    references = _references(view)
    articles = tuple(_article(one, RecordReader(one, passages, references)) for one in view.articles.values())
    assignment = draft.head.splits.get(draft.event_id)
    about = draft.head.file.corpus
    return model.Page(
        event=draft.event_id,
        title=event.title,
        date=event.date,
        is_fiction=event.fiction,
        split=assignment.split if assignment is not None else None,
        corpus=f"{about.name} {about.version}",
        repository=about.repository,
        unreadable=tuple(one.file for one in draft.articles.values() if one.record is None),
        note=event.note,
        entities=tuple(model.EntityEntry(one.id, one.kind, one.name) for one in event.entities),
        statements=tuple(_statement(one, draft) for one in event.statements),
        articles=articles,
        grid=tuple(_grid(passages.ids, articles)),
        claims=tuple(_claims(view, event)),
        conflicts=tuple(map(_conflict, event.conflicts)),
        vocabulary=definitions() | {"outcome": {str(one): one.definition for one in Outcome}},
    )


def _references(view: DraftView) -> References | None:
    """Return what records are compared with; None while a position of a passage or witness is not known."""
    return view.references if all(anchor.place.is_resolved for anchor in view.anchors) else None


def _statement(statement: Statement, draft: Draft) -> model.StatementEntry:
    text = draft.statement_texts.get(statement.id)
    return model.StatementEntry(
        id=statement.id,
        speaker=statement.speaker,
        date=statement.date,
        occasion=statement.occasion,
        language=statement.language,
        access=statement.access,
        text=text,
        passages=tuple(_passages(statement, text)),
    )


def _passages(statement: Statement, text: str | None) -> Iterator[model.PassageEntry]:
    for passage in statement.passages:
        span = span_of(passage.at, text) if passage.at is not None else None
        yield model.PassageEntry(
            id=passage.id,
            gist=passage.gist,
            start=span.start if span is not None else None,
            end=span.end if span is not None else None,
            is_joined=passage.joined,
            witnesses=tuple(witness.article for witness in passage.witnesses),
        )


def _article(view: ArticleDraftView, reader: RecordReader) -> model.ArticleEntry:
    record, text = view.record, view.draft.text
    outlet = view.event.draft.head.file.outlets.get(record.outlet)
    recorded = record.text.length if record.text is not None else None
    return model.ArticleEntry(
        id=view.target,
        outlet=outlet.name if outlet is not None else record.outlet,
        published=record.published,
        language=record.language,
        access=record.access,
        rewriting=record.rewriting,
        depth=record.depth,
        state=record.provenance.state,
        licence=record.rights.licence,
        file=view.draft.file,
        text=text,
        length=len(text) if text is not None else recorded,
        zones=tuple(_zones(view)),
        records=tuple(reader.records()),
        note=record.note,
    )


def _zones(view: ArticleDraftView) -> Iterator[model.ZoneEntry]:
    for zone in view.record.zones:
        if zone.start is not None and zone.end is not None:
            yield model.ZoneEntry(zone.zone, zone.kind, zone.start, zone.end, zone.suggested)


def _claims(view: DraftView, event: Event) -> Iterator[model.ClaimEntry]:
    articles = {key: article.record for key, article in view.articles.items()}
    found = coverage(event, articles)
    for claim in event.claims:
        if claim.id in found:
            best = {key: str(relation) if relation is not None else None for key, relation in found[claim.id].items()}
            yield model.ClaimEntry(claim.id, claim.text, claim.origin, claim.passages, best)


def _conflict(conflict: Conflict) -> model.ConflictEntry:
    return model.ConflictEntry(
        id=conflict.id,
        claim=conflict.claim,
        readings=tuple(
            model.ReadingEntry(one.gist, tuple(f"{ref.article}/{ref.mention}" for ref in one.mentions))
            for one in conflict.readings
        ),
        resolution=conflict.resolution,
        resolved_by=tuple(f"{ref.article}/{ref.mention}" for ref in conflict.resolved_by),
    )


Item = tuple[str, str, int | None]
"""Key of a record, its letter, and the number of the clause (None for a mention)."""


def _grid(passages: Sequence[str], articles: Sequence[model.ArticleEntry]) -> Iterator[model.RowEntry]:
    """Yield a row for each passage, in the order given, and the last one for what is in none of them."""
    by_article = [(_by_passage(article.records), Depth(article.depth)) for article in articles]
    for passage in passages:
        cells = [(items.get(passage, ()), depth) for items, depth in by_article]
        yield model.RowEntry(
            passage, tuple(model.CellEntry(of_cell(_outcomes(items), depth), tuple(items)) for items, depth in cells)
        )
    added = [items.get(None, ()) for items, _ in by_article]
    yield model.RowEntry(None, tuple(model.CellEntry(of_additions(_outcomes(items)), tuple(items)) for items in added))


def _outcomes(items: Sequence[Item]) -> list[Outcome]:
    return [Outcome(letter) for _, letter, _ in items]


def _by_passage(records: Sequence[model.RecordEntry]) -> dict[str | None, list[Item]]:
    """Return mentions and clauses by the passages that they render, by None if they render none."""
    found: dict[str | None, list[Item]] = {}
    for record in records:
        items: list[tuple[tuple[str, ...], Item]] = (
            [(record.passages, (record.key, record.outcome, None))]
            if record.kind == "mention"
            else [(one.passages, (record.key, one.outcome, number)) for number, one in enumerate(record.clauses)]
        )
        for passages, item in items:
            for passage in passages or (None,):
                found.setdefault(passage, []).append(item)
    return found
