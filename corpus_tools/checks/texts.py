"""Level 2, texts: the text is the one that was annotated, and zones and blocks tile it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.diagnostics.catalogue import anchors as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Location, Related, Subject
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Access
from corpus_tools.text.damage import locate_damage
from corpus_tools.text.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus_tools.checks.view import Anchor, ArticleDraftView, DraftView
    from corpus_tools.schemas.article import ZoneSpan
    from corpus_tools.schemas.rights import TextRecord

N_SHOWN = 12
"""Hexadecimal digits of a digest that a message shows."""


def check_text(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Length and digest must be those of the text."""
    message = _changed(view.record.text, view.draft.text)
    if message and not view.is_faulty:
        message += _moved(anchor for anchor in view.moved if anchor.article == view.draft.id)
        related = (Related(Location(view.draft.text_file), "the text"),) if view.draft.text_file else ()
        subject = Subject(Kind.ARTICLE_TEXT, view.event.target, view.target)
        yield rules.TEXT_CHANGED.found(
            message, view.place("text"), target=view.target, related=related, subject=subject
        )


def check_statement_text(view: DraftView) -> Iterator[Diagnostic]:
    """Length and digest of a statement must be those of its text."""
    for index, statement in enumerate(view.statements):
        message = _changed(statement.text, view.draft.statement_texts.get(statement.id))
        if message and view.draft.statement_files.get(statement.id) not in view.faulty_files:
            owners: tuple[DraftView | ArticleDraftView, ...] = (view, *view.articles.values())
            message += _moved(anchor for owner in owners for anchor in owner.moved if anchor.statement == statement.id)
            related = (Related(Location(view.draft.statement_files[statement.id]), "the text"),)
            place = view.place("statements", index, "text")
            subject = Subject(Kind.STATEMENT_TEXT, view.target, statement.id)
            yield rules.TEXT_CHANGED.found(message, place, target=statement.id, related=related, subject=subject)


def _moved(anchors: Iterable[Anchor]) -> str:
    n_moved = sum(1 for _ in anchors)
    return f"; {n_moved} selector{' is' if n_moved == 1 else 's are'} elsewhere now" if n_moved else ""


def _changed(record: TextRecord | None, text: str | None) -> str:
    if record is None or text is None:
        return ""
    if record.length != len(text):
        return f"the text has {len(text)} code points, recorded are {record.length}"
    found = digest(text)
    if found != record.digest:
        return f"the text's digest is {found[: 7 + N_SHOWN]}…, recorded is {record.digest[: 7 + N_SHOWN]}…"
    return ""


def check_damage(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A text must hold nothing that its way here has left in it; of a restricted one the place is not shown."""
    for span, sentence in locate_damage(view.text):
        file = view.draft.text_file
        place = Location(file, offset=span.start, end_offset=span.end) if file else view.place("text")
        yield rules.TEXT_DAMAGED.found(f"the text looks damaged: {sentence}", place, target=view.target)


def check_statement_damage(view: DraftView) -> Iterator[Diagnostic]:
    """A statement's text must hold nothing that its way here has left in it."""
    for key, text in sorted(view.draft.statement_texts.items()):
        for span, sentence in locate_damage(text):
            place = Location(view.draft.statement_files[key], offset=span.start, end_offset=span.end)
            yield rules.TEXT_DAMAGED.found(f"the text looks damaged: {sentence}", place, target=key)


def check_text_recorded(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An article must record its text."""
    if view.record.text is None:
        yield rules.TEXT_UNRECORDED.found("no `text:`: length and digest are missing", view.place(), target=view.target)


def check_statement_recorded(view: DraftView) -> Iterator[Diagnostic]:
    """An open statement must record its text."""
    for index, statement in enumerate(view.statements):
        if statement.access is Access.OPEN and statement.text is None:
            message = f"statement {shown(statement.id)} has no `text:`: length and digest are missing"
            yield rules.TEXT_UNRECORDED.found(message, view.place("statements", index), target=statement.id)


def check_zone_gaps(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Zones must leave no code point out; that they stand in order is looked at elsewhere."""
    placed = [(z.start, z.end, index) for index, z in enumerate(view.record.zones) if z.start is not None and z.end]
    if len(placed) < len(view.record.zones):
        return
    reached = last = 0
    for start, end, index in sorted(placed):
        if start > reached:
            yield _gap(view, reached, start, index)
        reached, last = max((reached, last), (end, index))
    lengths = _lengths(view)
    if lengths and reached < min(lengths):
        yield _gap(view, reached, min(lengths), last)


def _gap(view: ArticleDraftView, start: int, end: int, index: int) -> Diagnostic:
    words = f": {shown(view.text[start:end])}" if view.text and not view.is_restricted else ""
    message = f"code points {start}–{end} belong to no zone{words}"
    return rules.ZONE_GAP.found(message, view.place("zones", index), target=view.target)


def check_zone_overlaps(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Zones must stand in order, share nothing, and end where the text ends."""
    reached = 0
    for index, zone in enumerate(view.record.zones):
        if zone.start is None or zone.end is None:
            return
        if zone.start < reached:
            message = (
                f"zone {shown(zone.zone.value)} starts at {zone.start}, before {reached}, where zones already reach"
            )
            yield rules.ZONE_OVERLAP.found(message, view.place("zones", index), target=view.target)
        reached = max(reached, zone.end)
    lengths = _lengths(view)
    if lengths and reached > max(lengths):
        message = f"zones reach to {reached}, but the text has {max(lengths)} code points"
        place = view.place("zones", len(view.record.zones) - 1, "end")
        yield rules.ZONE_OVERLAP.found(message, place, target=view.target)


def _lengths(view: ArticleDraftView) -> tuple[int, ...]:
    """Return the recorded length and that of the text, as far as they are known; that they agree is looked at elsewhere."""
    recorded = () if view.record.text is None else (view.record.text.length,)
    return recorded if view.draft.text is None else (*recorded, len(view.draft.text))


def check_zones_placed(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every zone must have its position; one finding an article."""
    lacking = [index for index, zone in enumerate(view.record.zones) if zone.start is None]
    if lacking:
        message = f"{len(lacking)} zone{'' if len(lacking) == 1 else 's'} without position"
        yield rules.ANCHOR_INCOMPLETE.found(message, view.place("zones", lacking[0]), target=view.target)


def check_zone_openings(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A zone's first words must stand where it starts."""
    for index, zone in enumerate(view.record.zones):
        message = _opening_fault(zone, view.text)
        is_moved = view.is_faulty or (view.is_edited and zone.opens and zone.opens in view.text)
        if message and not is_moved:
            help_ = _STARTS_THERE if zone.opens and zone.opens in view.text else ""
            yield rules.ZONE_OPENING.found(message, view.place("zones", index, "opens"), target=view.target, help=help_)


_STARTS_THERE = "if the zone starts with these words, run `corpus-tools fix`, which moves it there"


def _opening_fault(zone: ZoneSpan, text: str) -> str:
    if zone.opens is None:
        return ""
    if zone.start is None:
        return "" if zone.opens in text else f"{shown(zone.opens)} does not occur in the text"
    found = text[zone.start : zone.start + len(zone.opens)]
    return "" if found == zone.opens else f"the zone starts with {shown(found)}, expected {shown(zone.opens)}"


def check_open_without_blocks(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An open text needs no blocks."""
    record = view.record.text
    if not view.is_restricted and record is not None and (record.blocks or record.folded):
        key = "blocks" if record.blocks else "folded"
        message = f"an open text has `{key}`"
        yield rules.BLOCKS_IN_OPEN.found(message, view.place("text", key), target=view.target)


def check_blocks(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Blocks must tile a restricted text and have the digests of its pieces."""
    record = view.record.text
    if not view.is_restricted or record is None:
        return
    reached = 0
    for index, block in enumerate(record.blocks):
        if block.start != reached or block.end <= block.start:
            message = f"block {index} covers {block.start}–{block.end}, expected to start at {reached}"
            yield rules.BLOCKS_TILE.found(message, view.place("text", "blocks", index), target=view.target)
        reached = block.end
    if reached != record.length:
        message = (
            f"blocks reach to {reached}, expected {record.length}"
            if record.blocks
            else "a restricted text without blocks"
        )
        yield rules.BLOCKS_TILE.found(message, view.place("text"), target=view.target)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.TEXT_CHANGED, check_text, needs_text=True),
    EventCheck(rules.TEXT_CHANGED, check_statement_text),
    ArticleCheck(rules.TEXT_DAMAGED, check_damage, needs_text=True),
    EventCheck(rules.TEXT_DAMAGED, check_statement_damage),
    ArticleCheck(rules.TEXT_UNRECORDED, check_text_recorded),
    EventCheck(rules.TEXT_UNRECORDED, check_statement_recorded),
    ArticleCheck(rules.ANCHOR_INCOMPLETE, check_zones_placed),
    ArticleCheck(rules.ZONE_GAP, check_zone_gaps),
    ArticleCheck(rules.ZONE_OVERLAP, check_zone_overlaps),
    ArticleCheck(rules.ZONE_OPENING, check_zone_openings, needs_text=True),
    ArticleCheck(rules.BLOCKS_IN_OPEN, check_open_without_blocks),
    ArticleCheck(rules.BLOCKS_TILE, check_blocks),
)
"""In the order in which they run."""
