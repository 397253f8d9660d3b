"""Level 3, names: every speaker, claim, statement, passage, outlet, annotator and article that is named is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from corpus_tools.checks import ids, languages
from corpus_tools.checks.nearest import nearest_name, suggest
from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.checks.view import links_of, rendered_of
from corpus_tools.diagnostics.catalogue import references as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Location, Subject
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import EntityKind, Rewriting, Split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.diagnostics.diagnostic import Pointer, Rule
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.event import Conflict, MentionRef
    from corpus_tools.schemas.quote import Quote

NO_WITNESS = frozenset({Rewriting.MACHINE_PARAPHRASE, Rewriting.SPUN})
"""How an article must not have come to be if it is to bear witness (GUIDELINES.md, axis 0)."""


MUTE = frozenset({EntityKind.PLACE, EntityKind.PRODUCT})
"""Kinds of entities that do not speak."""


def _unknown(rule: Rule, name: str, known: Iterable[str], place: Location, target: str) -> Diagnostic:
    kind = rule.name.removeprefix("unknown-")
    return rule.found(f"no {kind} {shown(name)}", place, target=target, help=suggest(name, known))


def _listed(view: DraftView, key: str) -> tuple[Subject]:
    """Return the list of ``event.yaml`` that a name should be in: where an id there is typed over, the name is missed."""
    return (Subject(Kind.LIST, view.target, key),)


def check_entities(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every speaker must be an entity of the event."""
    known = view.event.entity_ids
    if view.event.event is None:
        return
    for index, quote in enumerate(view.record.quotes):
        if quote.speaker is not None and quote.speaker not in known:
            place = view.place("quotes", index, "speaker")
            yield _unknown_speaker(view.event, quote.speaker, place, quote.id or view.target)
    for link, pointer, target in links_of(view.record):
        if link.speaker not in known:
            place = view.place(*pointer, "speaker")
            yield _unknown_speaker(view.event, link.speaker, place, target or view.target)


def _unknown_speaker(view: DraftView, name: str, place: Location, target: str) -> Diagnostic:
    """Say that nobody has this id, and how whoever speaks for the first time is added."""
    offer, file = suggest(name, view.entity_ids), view.draft.file
    if nearest_name(name, view.entity_ids) is None:
        offer += (
            f"{'; ' if offer else ''}for a new one add {{id: {name}, kind: person, name: …}} to `entities` of {file}"
        )
    message = f"no entity {shown(name)}"
    return rules.UNKNOWN_ENTITY.found(message, place, target=target, help=offer, rests_on=_listed(view, "entities"))


def check_statement_speakers(view: DraftView) -> Iterator[Diagnostic]:
    """Whoever made a statement must be an entity of the event."""
    for index, statement in enumerate(view.statements):
        if statement.speaker not in view.entity_ids:
            place = view.place("statements", index, "speaker")
            yield _unknown_speaker(view, statement.speaker, place, statement.id)


def check_claims(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every mention's claim must be in the registry."""
    if view.event.event is None:
        return
    known = view.event.claim_by_id
    withdrawn = {tombstone.id: tombstone for tombstone in view.event.event.withdrawn}
    for index, mention in enumerate(view.record.mentions):
        if mention.claim not in known:
            place, tombstone = view.place("mentions", index, "claim"), withdrawn.get(mention.claim)
            meant = nearest_name(mention.claim, known) if tombstone is None else None
            subject = Subject(Kind.CLAIM, view.event.target, meant) if meant is not None else None
            finding = _unknown(rules.UNKNOWN_CLAIM, mention.claim, known, place, mention.id or view.target)
            better = (
                f"it was withdrawn on {tombstone.date} ({shown(tombstone.reason)}); name another"
                if tombstone
                else finding.help
            )
            rests_on = _listed(view.event, "claims")
            yield replace(finding, help=better, subject=subject, rests_on=rests_on)


def check_claim_origins(view: DraftView) -> Iterator[Diagnostic]:
    """Claims that were merged, split or are in conflict must be in the registry."""
    named: list[tuple[str | None, Pointer, str]] = []
    for index, claim in enumerate(view.claims):
        named.append((claim.merged_into, ("claims", index, "merged_into"), claim.id))
        named.append((claim.split_from, ("claims", index, "split_from"), claim.id))
    for index, conflict in enumerate(view.event.conflicts if view.event else ()):
        named.append((conflict.claim, ("conflicts", index, "claim"), conflict.id))
    for name, pointer, target in named:
        if name is not None and name not in view.claim_by_id:
            finding = _unknown(rules.UNKNOWN_CLAIM, name, view.claim_by_id, view.place(*pointer), target)
            yield replace(finding, rests_on=_listed(view, "claims"))


def _circle(view: DraftView, start: str, key: Literal["merged_into", "split_from"]) -> list[str]:
    """Return the claims by which a claim leads back to itself, itself first; empty if it does not."""
    way = [start]
    while (claim := view.claim_by_id.get(way[-1])) is not None and (name := getattr(claim, key)) is not None:
        if name == start:
            return way
        if name in way:  # a circle further on, which is found there
            return []
        way.append(name)
    return []


def check_claim_circles(view: DraftView) -> Iterator[Diagnostic]:
    """No claim may lead back to itself; one finding a circle, at the first of its claims."""
    keys: tuple[Literal["merged_into", "split_from"], ...] = ("merged_into", "split_from")
    for key in keys:
        told: set[str] = set()
        for index, claim in enumerate(view.claims):
            way = _circle(view, claim.id, key)
            if way and claim.id not in told:
                told.update(way)
                by = f" by way of {', '.join(map(shown, way[1:]))}" if len(way) > 1 else ""
                message = f"`{key}` of {shown(claim.id)} leads back to itself{by}"
                yield rules.CLAIM_CIRCLE.found(message, view.place("claims", index, key), target=claim.id)


def check_places(view: DraftView) -> Iterator[Diagnostic]:
    """A place or product does not speak; found where it does, or, where it does so often, at its `kind`."""
    mute = {
        one.id: (at, one.kind) for at, one in enumerate(view.event.entities if view.event else ()) if one.kind in MUTE
    }
    spoken: dict[str, list[tuple[Location, str]]] = {}
    for index, statement in enumerate(view.statements):
        spoken.setdefault(statement.speaker, []).append((view.place("statements", index, "speaker"), statement.id))
    for article in view.articles.values() if mute else ():
        for index, quote in enumerate(article.record.quotes):
            place = article.place("quotes", index, "speaker")
            spoken.setdefault(quote.speaker or "", []).append((place, quote.id or article.target))
        for link, pointer, target in links_of(article.record):
            spoken.setdefault(link.speaker, []).append((article.place(*pointer, "speaker"), target or article.target))
    for name, (at, kind) in mute.items():
        places = spoken.get(name, [])
        if places:
            often = f", in {len(places)} places" if len(places) > 1 else ""
            place, target = (view.place("entities", at, "kind"), name) if often else places[0]
            message = f"{shown(name)}, a {kind.value}, speaks{often}"
            yield rules.PLACE_SPEAKS.found(message, place, target=target)


def check_guideline(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An article must follow guidelines that the corpus has."""
    yield from _guideline(
        view.event, view.record.provenance.guideline, view.place("provenance", "guideline"), view.target
    )


def check_event_guideline(view: DraftView) -> Iterator[Diagnostic]:
    """The event's own file must follow guidelines that the corpus has."""
    if view.event is not None:
        yield from _guideline(view, view.event.provenance.guideline, view.place("provenance", "guideline"), view.target)


def _guideline(view: DraftView, followed: str, place: Location, target: str) -> Iterator[Diagnostic]:
    current = view.draft.head.file.corpus.guideline
    if tuple(map(int, followed.split("."))) > tuple(map(int, current.split("."))):
        message = f"guideline {shown(followed)}, but the corpus is at {shown(current)}"
        yield rules.GUIDELINE_UNKNOWN.found(message, place, target=target)


def check_merged_claims(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A merged claim must have no mentions."""
    for index, mention in enumerate(view.record.mentions):
        claim = view.event.claim_by_id.get(mention.claim)
        if claim is not None and claim.merged_into is not None and not _circle(view.event, claim.id, "merged_into"):
            message = f"claim {shown(claim.id)} was merged into {shown(claim.merged_into)}"
            place = view.place("mentions", index, "claim")
            help_, subject = f"write {claim.merged_into}", Subject(Kind.CLAIM, view.event.target, claim.merged_into)
            yield rules.CLAIM_MERGED.found(
                message, place, target=mention.id or view.target, help=help_, subject=subject
            )


def check_statements(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every statement that is rendered must be one of the event's."""
    if view.event.event is None:
        return
    known = view.event.statement_by_id
    for passage, pointer, target in rendered_of(view.record):
        if passage.statement is not None and passage.statement not in known:
            place = view.place(*pointer, "statement")
            subject = Subject(Kind.STATEMENT, view.event.target, passage.statement)
            finding = _unknown(rules.UNKNOWN_STATEMENT, passage.statement, known, place, target or view.target)
            yield replace(finding, subject=subject)


def check_passages(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every passage that is rendered must be one of the event's."""
    if view.event.event is None:
        return
    known = view.event.passages
    for passage, pointer, target in rendered_of(view.record):
        if passage.passage is not None and passage.passage not in known:
            place = view.place(*pointer, "passage")
            finding = _unknown(rules.UNKNOWN_PASSAGE, passage.passage, known, place, target or view.target)
            yield replace(finding, rests_on=_listed(view.event, "passages"))


def check_claim_passages(view: DraftView) -> Iterator[Diagnostic]:
    """Every passage that a claim names must be one of the event's."""
    for index, claim in enumerate(view.claims):
        for step, passage in enumerate(claim.passages):
            if passage not in view.passages:
                place = view.place("claims", index, "passages", step)
                finding = _unknown(rules.UNKNOWN_PASSAGE, passage, view.passages, place, claim.id)
                yield replace(finding, rests_on=_listed(view, "passages"))


def check_outlet(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """The outlet must be listed in ``corpus.toml``."""
    known = view.event.draft.head.file.outlets
    if view.record.outlet not in known:
        yield _unknown(rules.UNKNOWN_OUTLET, view.record.outlet, known, view.place("outlet"), view.target)


def check_annotators(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """The annotators of an article must be listed in ``corpus.toml``."""
    yield from _annotators(view.event, view.record.provenance.annotators, view.draft.file, view.target)


def check_event_annotators(view: DraftView) -> Iterator[Diagnostic]:
    """The annotators of the event's own file must be listed in ``corpus.toml``."""
    names = view.event.provenance.annotators if view.event else ()
    yield from _annotators(view, names, view.draft.file, view.target)


def _annotators(event: DraftView, names: Iterable[str], file: str, target: str) -> Iterator[Diagnostic]:
    known = event.draft.head.file.annotators
    for index, name in enumerate(names):
        if name not in known:
            place = Location(file, ("provenance", "annotators", index))
            yield _unknown(rules.UNKNOWN_ANNOTATOR, name, known, place, target)


def check_duplicates(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """``duplicate_of`` and ``quote`` must name a record of the article."""
    quotes = {quote.id for quote in view.record.quotes if quote.id}
    mentions = {mention.id for mention in view.record.mentions if mention.id}
    for index, quote in enumerate(view.record.quotes):
        place, target = view.place("quotes", index, "duplicate_of"), quote.id or view.target
        yield from _no_record("quote", quote.duplicate_of, quotes, place, target=target)
    for index, mention in enumerate(view.record.mentions):
        place, target = view.place("mentions", index, "duplicate_of"), mention.id or view.target
        yield from _no_record("mention", mention.duplicate_of, mentions, place, target=target)
        place = view.place("mentions", index, "quote")
        yield from _no_record("quote", mention.quote, quotes, place, target=target)


def _no_record(kind: str, name: str | None, known: set[str], place: Location, *, target: str) -> Iterator[Diagnostic]:
    if name is not None and name not in known:
        message = f"no {kind} {shown(name)} in this article"
        yield rules.UNKNOWN_RECORD.found(message, place, target=target, help=suggest(name, known))


def check_duplicate_order(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """``duplicate_of`` must name the first occurrence."""
    lists: tuple[tuple[str, Sequence[Quote | Mention]], ...] = (
        ("quotes", view.record.quotes),
        ("mentions", view.record.mentions),
    )
    for key, units in lists:
        firsts: set[str] = set()
        known = {unit.id for unit in units if unit.id}
        for index, unit in enumerate(units):
            first = unit.duplicate_of
            if first is not None and first in known and first not in firsts:
                message = f"{shown(first)} is not the first occurrence"
                place = view.place(key, index, "duplicate_of")
                meant = next((other.duplicate_of for other in units if other.id == first), None)
                better = f"write {meant}" if meant in firsts else ""
                yield rules.DUPLICATE_ORDER.found(message, place, target=unit.id or view.target, help=better)
            if first is None and unit.id:
                firsts.add(unit.id)


def check_conflicts(view: DraftView) -> Iterator[Diagnostic]:
    """A conflict must list mentions that exist."""
    for ref, pointer, conflict in _conflict_refs(view):
        article = view.articles.get(ref.article)
        if article is None:
            continue
        known = {mention.id for mention in article.record.mentions if mention.id}
        if ref.mention not in known:
            message = f"no mention {shown(ref.mention)} in article {shown(ref.article)}"
            help_ = suggest(ref.mention, known)
            place = view.place(*pointer, "mention")
            yield rules.UNKNOWN_RECORD.found(message, place, target=conflict.id, help=help_)


def check_conflict_claims(view: DraftView) -> Iterator[Diagnostic]:
    """The readings of a conflict must be mentions of its claim; a claim that nobody knows is found where it stands."""
    for ref, pointer, conflict in _conflict_refs(view):
        article = view.articles.get(ref.article)
        found = next((m for m in article.record.mentions if m.id == ref.mention), None) if article else None
        if found is None or "readings" not in pointer or found.claim not in view.claim_by_id:
            continue
        if found.claim != conflict.claim:
            message = f"{shown(ref.mention)} is a mention of {shown(found.claim)}, expected {shown(conflict.claim)}"
            yield rules.CONFLICT_CLAIM.found(message, view.place(*pointer, "mention"), target=conflict.id)


def _conflict_refs(view: DraftView) -> Iterator[tuple[MentionRef, Pointer, Conflict]]:
    for index, conflict in enumerate(view.event.conflicts if view.event else ()):
        for number, reading in enumerate(conflict.readings):
            for step, ref in enumerate(reading.mentions):
                yield ref, ("conflicts", index, "readings", number, "mentions", step), conflict
        for step, ref in enumerate(conflict.resolved_by):
            yield ref, ("conflicts", index, "resolved_by", step), conflict


def check_articles(view: DraftView) -> Iterator[Diagnostic]:
    """Witnesses and conflicts must name articles of the event."""
    known = view.draft.articles
    named = [(ref.article, (*pointer, "article"), conflict.id) for ref, pointer, conflict in _conflict_refs(view)]
    named += [(article, (*pointer, "article"), passage) for article, pointer, passage in _witnesses(view)]
    for name, pointer, target in named:
        if name not in known:
            subject = Subject(Kind.ARTICLE, view.target, name)
            finding = _unknown(rules.UNKNOWN_ARTICLE, name, known, view.place(*pointer), target)
            yield replace(finding, subject=subject)


def check_witnesses(view: DraftView) -> Iterator[Diagnostic]:
    """A witness must not be an article that was rewritten by a program."""
    for name, pointer, passage in _witnesses(view):
        article = view.articles.get(name)
        bad = sorted(NO_WITNESS.intersection(article.record.rewriting)) if article else []
        if bad:
            message = f"{shown(name)} is {bad[0].value}, so it cannot bear witness"
            place, subject = view.place(*pointer, "article"), Subject(Kind.PASSAGE, view.target, passage)
            yield rules.WITNESS_REWRITTEN.found(message, place, target=passage, subject=subject)


def check_witness_once(view: DraftView) -> Iterator[Diagnostic]:
    """An article bears witness to a passage once."""
    seen: set[tuple[str, str]] = set()
    for name, pointer, passage in _witnesses(view):
        if (passage, name) in seen:
            message = f"{shown(name)} is named twice as a witness of {shown(passage)}"
            yield rules.WITNESS_REPEATED.found(message, view.place(*pointer, "article"), target=passage)
        seen.add((passage, name))


def _witnesses(view: DraftView) -> Iterator[tuple[str, Pointer, str]]:
    for index, statement in enumerate(view.statements):
        for number, passage in enumerate(statement.passages):
            for step, witness in enumerate(passage.witnesses):
                yield witness.article, ("statements", index, "passages", number, "witnesses", step), passage.id


def check_split(view: DraftView) -> Iterator[Diagnostic]:
    """The event must have a line in ``splits.tsv``, and one that was withdrawn has no files."""
    event, assignment = view.draft.event_id, view.draft.head.splits.get(view.draft.event_id)
    if assignment is None:
        message = f"event {shown(event)} has no line in splits.tsv"
        yield rules.SPLIT_MISSING.found(message, view.place(), target=view.target)
    elif assignment.withdrawn is not None:
        message = f"event {shown(event)} was withdrawn on {assignment.withdrawn} by its line in splits.tsv, and its files are here"
        better = (
            f"remove annotations/{event} and raw/{event}, or empty the columns `withdrawn` and `reason` of its line"
        )
        yield rules.SPLIT_MISSING.found(message, view.place(), target=view.target, help=better)


def check_split_fits(view: DraftView) -> Iterator[Diagnostic]:
    """``real`` is for restricted coverage of real events, and for nothing else; one finding an event."""
    assignment = view.draft.head.splits.get(view.draft.event_id)
    if assignment is None or view.event is None:
        return
    is_real, split = assignment.split is Split.REAL, shown(assignment.split.value)
    sealed = next((article for article in view.articles.values() if article.is_restricted), None)
    if is_real == view.event.fiction:
        message = f"split {split} for an event with fiction: {str(view.event.fiction).lower()}"
        yield rules.SPLIT_MISPLACED.found(message, view.place("fiction"), target=view.target)
    elif sealed is not None and not is_real:
        message = f"a restricted article in an event of split {split}"
        yield rules.SPLIT_MISPLACED.found(message, sealed.place("access"), target=sealed.target)


def check_fiction(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An invented text belongs to an invented event, and a real one to a real event."""
    event = view.event.event
    if event is not None and view.record.rights.fiction != event.fiction:
        message = f"fiction: {str(view.record.rights.fiction).lower()}, but the event says {str(event.fiction).lower()}"
        yield rules.SPLIT_MISPLACED.found(message, view.place("rights", "fiction"), target=view.target)


def check_statement_fiction(view: DraftView) -> Iterator[Diagnostic]:
    """An invented statement belongs to an invented event, and a real one to a real event."""
    for index, statement in enumerate(view.statements):
        if view.event is not None and statement.rights is not None and statement.rights.fiction != view.event.fiction:
            is_invented = str(statement.rights.fiction).lower()
            message = f"fiction: {is_invented}, but the event says {str(view.event.fiction).lower()}"
            place = view.place("statements", index, "rights", "fiction")
            yield rules.SPLIT_MISPLACED.found(message, place, target=statement.id)


def check_invented_outlet(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """No outlet that exists may be given words that it never printed."""
    outlet = view.event.draft.head.file.outlets.get(view.record.outlet)
    if outlet is not None and not outlet.invented and view.record.rights.fiction:
        message = f"an invented article in {shown(view.record.outlet)}, which corpus.toml says is no invented outlet"
        yield rules.SPLIT_MISPLACED.found(message, view.place("outlet"), target=view.target, help=_INVENTED)


_INVENTED = "name an invented outlet, or write `invented = true` at this one in corpus.toml if it is"


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.UNKNOWN_ENTITY, check_entities),
    EventCheck(rules.UNKNOWN_ENTITY, check_statement_speakers),
    ArticleCheck(rules.UNKNOWN_CLAIM, check_claims),
    EventCheck(rules.UNKNOWN_CLAIM, check_claim_origins),
    ArticleCheck(rules.CLAIM_MERGED, check_merged_claims),
    ArticleCheck(rules.UNKNOWN_STATEMENT, check_statements),
    ArticleCheck(rules.UNKNOWN_PASSAGE, check_passages),
    EventCheck(rules.UNKNOWN_PASSAGE, check_claim_passages),
    ArticleCheck(rules.UNKNOWN_OUTLET, check_outlet),
    ArticleCheck(rules.UNKNOWN_ANNOTATOR, check_annotators),
    EventCheck(rules.UNKNOWN_ANNOTATOR, check_event_annotators),
    ArticleCheck(rules.UNKNOWN_RECORD, check_duplicates, needs_all=True),
    EventCheck(rules.UNKNOWN_RECORD, check_conflicts),
    ArticleCheck(rules.DUPLICATE_ORDER, check_duplicate_order, needs_all=True),
    EventCheck(rules.CONFLICT_CLAIM, check_conflict_claims),
    EventCheck(rules.UNKNOWN_ARTICLE, check_articles),
    EventCheck(rules.WITNESS_REWRITTEN, check_witnesses),
    EventCheck(rules.WITNESS_REPEATED, check_witness_once),
    EventCheck(rules.SPLIT_MISSING, check_split),
    EventCheck(rules.SPLIT_MISPLACED, check_split_fits),
    ArticleCheck(rules.SPLIT_MISPLACED, check_fiction),
    EventCheck(rules.SPLIT_MISPLACED, check_statement_fiction),
    ArticleCheck(rules.SPLIT_MISPLACED, check_invented_outlet),
    EventCheck(rules.CLAIM_CIRCLE, check_claim_circles),
    EventCheck(rules.PLACE_SPEAKS, check_places),
    ArticleCheck(rules.GUIDELINE_UNKNOWN, check_guideline),
    EventCheck(rules.GUIDELINE_UNKNOWN, check_event_guideline),
    *languages.CHECKS,
    *ids.CHECKS,
)
"""In the order in which they run."""
