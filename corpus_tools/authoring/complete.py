"""Completing a file's tree: positions, ids and digests, all in place."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from corpus_tools.authoring.anchoring import offset_of
from corpus_tools.authoring.ids import new_id
from corpus_tools.authoring.layout import canonical, plain
from corpus_tools.schemas.rights import Block, TextRecord
from corpus_tools.text.digest import digest, folded_digest, make_blocks
from corpus_tools.text.normalize import NORM
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corpus_tools.authoring.anchoring import Anchors
    from corpus_tools.schemas.base import Record

Pointer = tuple[str | int, ...]


@dataclass(slots=True)
class EventAnchors:
    """Where an event's words are looked for.

    Attributes:
        articles: by article id, for articles whose text is at hand.
        statements: by statement id, for statements whose text is at hand.
    """

    articles: Mapping[str, Anchors]
    statements: Mapping[str, Anchors]


def items(tree: CommentedMap, *path: str | int) -> Iterator[tuple[Pointer, CommentedMap]]:
    """Yield the records of a list inside a tree, each with its pointer; nothing where there is no list."""
    node: object = tree
    for step in path:
        if (isinstance(node, CommentedMap) and step in node) or (
            isinstance(node, CommentedSeq) and isinstance(step, int)
        ):
            node = node[step]
        else:
            return
    if isinstance(node, CommentedSeq):
        for place, item in enumerate(node):
            if isinstance(item, CommentedMap):
                yield (*path, place), item


def complete_event(tree: CommentedMap, anchors: EventAnchors) -> None:
    """Fill in the positions of an event file's passages and witnesses, and its statements' digests."""
    for pointer, statement in items(tree, "statements"):
        known = anchors.statements.get(str(statement.get("id")))
        if known is not None:
            _put_after(statement, "text", text_record(known.text), after="rights")
        for place, passage in items(statement, "passages"):
            here = (*pointer, *place)
            if known is not None and isinstance(passage.get("at"), CommentedMap):
                known.anchor(passage["at"], (*here, "at"))
            for where, witness in items(passage, "witnesses"):
                article = anchors.articles.get(str(witness.get("article")))
                for last, part in items(witness, "parts") if article is not None else ():
                    article.anchor(part, (*here, *where, *last))  # type: ignore[union-attr] # guarded above


def complete_article(tree: CommentedMap, own: Anchors, anchors: EventAnchors) -> None:
    """Fill in every position of an article's file that can be found, and the text's length and digests."""
    _put_after(tree, "text", text_record(own.text, blocks=own.is_restricted), after="provenance")
    tile_zones(tree, own)
    for pointer, quote in items(tree, "quotes"):
        _complete_quote(quote, pointer, own, anchors)
    for pointer, mention in items(tree, "mentions"):
        _complete_mention(mention, pointer, own, anchors)


def mark_holder(tree: CommentedMap, *, is_marked: bool) -> None:
    """Write or take away the mark of a restricted text that fewer than two people vouch for."""
    rights = tree.get("rights")
    if not isinstance(rights, CommentedMap):
        return
    if is_marked and tree.get("access") == "restricted":
        rights["one_holder"] = True
    else:
        rights.pop("one_holder", None)


def text_record(text: str, *, blocks: bool = False) -> TextRecord:
    """Return the ``text`` record of a text; with blocks and the folded digest for a restricted one."""
    return TextRecord(
        norm=NORM,
        length=len(text),
        digest=digest(text),
        folded=folded_digest(text) if blocks else None,
        blocks=tuple(Block.model_validate(asdict(block)) for block in make_blocks(text)) if blocks else (),
    )


def complete_ids(tree: CommentedMap, taken: set[str], *, choose: Callable[[int], int]) -> int:
    """Give every record without an id one, and return how many were given."""
    n_given = 0
    for key, kind, inner, inner_kind in (("quotes", "q", "clauses", "c"), ("mentions", "m", "differences", "d")):
        for _, record in items(tree, key):
            n_given += _give_id(record, kind, taken, choose)
            n_given += sum(_give_id(item, inner_kind, taken, choose) for _, item in items(record, inner))
    return n_given


def tile_zones(tree: CommentedMap, own: Anchors) -> None:
    """Let every zone begin where its opening words stand and run to the next zone's start."""
    zones = [zone for _, zone in items(tree, "zones")]
    if not zones:
        return
    starts: list[int] = []
    for place, zone in enumerate(zones):
        start = _zone_start(zone, own.text, starts[-1] + 1 if starts else 0)
        if start is None and own.is_restricted:  # its words may not stay, whether or not they are right
            start = offset_of(zone, "start")
        if start is None:
            own.ask(("zones", place), f"the zone's first words {zone.get('opens')!r} do not stand in the text here")
            return
        starts.append(start)
    for zone, start, end in zip(zones, starts, [*starts[1:], len(own.text)], strict=True):
        own.n_moved += (zone.get("start"), zone.get("end")) != (start, end)
        zone["start"], zone["end"] = start, end
        if own.is_restricted:
            zone.pop("opens", None)
        elif isinstance(zone.get("opens"), str):
            zone.move_to_end("opens")


def _zone_start(zone: CommentedMap, text: str, at_least: int) -> int | None:
    opens = zone.get("opens")
    if at_least == 0:
        return 0
    start, end = offset_of(zone, "start"), offset_of(zone, "end")
    if start is not None and end is not None and end < start:
        start = end  # typed the wrong way round
    if not isinstance(opens, str) or not opens:
        return start if start is not None and at_least <= start < len(text) else None
    if start is not None and start >= at_least and text.startswith(opens, start):
        return start
    at_line = text.find(f"\n{opens}", at_least - 1)
    at = at_line + 1 if at_line >= 0 else text.find(opens, at_least)
    return at if at >= 0 else None


def _complete_quote(quote: CommentedMap, pointer: Pointer, own: Anchors, anchors: EventAnchors) -> None:
    content = _anchor_list(quote, "content", pointer, own)
    _complete_source_and_cue(quote, pointer, own, content)
    _complete_chain(quote, pointer, own, content)
    for place, clause in items(quote, "clauses"):
        here = (*pointer, *place)
        for last, part in items(clause, "parts"):
            own.anchor(part, (*here, *last), own.seeker.windows("clause", content))
        _complete_renders(clause, here, anchors)


def _complete_mention(mention: CommentedMap, pointer: Pointer, own: Anchors, anchors: EventAnchors) -> None:
    spans = _anchor_list(mention, "span", pointer, own)
    _complete_chain(mention, pointer, own, spans)
    _complete_renders(mention, pointer, anchors)
    for place, difference in items(mention, "differences"):
        here = (*pointer, *place)
        if isinstance(difference.get("at"), CommentedMap):
            own.anchor(difference["at"], (*here, "at"), own.seeker.windows("at", spans))
        if isinstance(difference.get("was"), CommentedMap):
            _anchor_rendered(difference["was"], (*here, "was"), anchors, _rendered_spans(mention))


def _anchor_list(record: CommentedMap, key: str, pointer: Pointer, own: Anchors) -> list[Span]:
    spans: list[Span] = []
    for place, part in items(record, key):
        span = own.anchor(part, (*pointer, *place), own.seeker.windows("content", spans))
        if span is not None:
            spans.append(span)
    return spans


def _complete_chain(record: CommentedMap, pointer: Pointer, own: Anchors, spans: list[Span]) -> None:
    for place, link in items(record, "chain"):
        _complete_source_and_cue(link, (*pointer, *place), own, spans)


def _complete_source_and_cue(record: CommentedMap, pointer: Pointer, own: Anchors, spans: list[Span]) -> None:
    for key in ("source", "cue"):
        if isinstance(record.get(key), CommentedMap):
            own.anchor(record[key], (*pointer, key), own.seeker.windows("cue", spans))


def _complete_renders(record: CommentedMap, pointer: Pointer, anchors: EventAnchors) -> None:
    for place, passage in items(record, "renders"):
        _anchor_rendered(passage, (*pointer, *place), anchors, [])


def _anchor_rendered(passage: CommentedMap, pointer: Pointer, anchors: EventAnchors, known: list[Span]) -> None:
    statement = anchors.statements.get(str(passage.get("statement")))
    if statement is not None:
        statement.anchor(passage, pointer, statement.seeker.windows("was", known))


def _rendered_spans(mention: CommentedMap) -> list[Span]:
    found = [(offset_of(one, "start"), offset_of(one, "end")) for _, one in items(mention, "renders")]
    return [Span(start, end) for start, end in found if start is not None and end is not None and start < end]


def _give_id(record: CommentedMap, kind: str, taken: set[str], choose: Callable[[int], int]) -> int:
    if record.get("id") is not None:
        return 0
    record.insert(0, "id", new_id(kind, taken, choose=choose))
    return 1


def _put_after(tree: CommentedMap, key: str, record: Record, *, after: str) -> None:
    values = record.model_dump(mode="json", exclude_defaults=True)
    if plain(tree.get(key)) == values:
        return
    node = canonical({key: values})[key]
    if key in tree:
        _replace(tree, key, node)
    else:
        tree.insert(list(tree).index(after) + 1 if after in tree else len(tree), key, node)


def _replace(tree: CommentedMap, key: str, node: object) -> None:
    """Let a record say something else, where it can value by value, so that the comments behind it stay."""
    old = tree[key]
    if not (isinstance(old, CommentedMap) and isinstance(node, CommentedMap) and old):
        tree[key] = node
    elif set(old) == set(node):
        for name in (name for name in node if plain(old[name]) != plain(node[name])):
            old[name] = node[name]
    else:
        behind = old.ca.items.get(list(old)[-1])
        if behind is not None:
            node.ca.items[list(node)[-1]] = behind
        tree[key] = node
