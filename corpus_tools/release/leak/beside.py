"""Strings that stand beside positions in an article: whoever reads them knows where in the text to put them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.release.leak.sources import strings
from corpus_tools.text.dictionary import is_digest
from corpus_tools.text.leakage import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus_tools.release.leak.sources import Pointer, Source

Pairs = list[tuple[int, int]]
"""Positions: first code point, code point behind."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Strings of one record, beside positions in one article.

    Attributes:
        event: id of the event.
        article: id of the article.
        pieces: the strings, in order.
        spans: the positions that the record states.
    """

    event: str
    article: str
    pieces: list[Piece]
    spans: Pairs


@dataclass(frozen=True, slots=True)
class DigestedSpan:
    """A span of an article that has a digest.

    Attributes:
        event: id of the event.
        article: id of the article.
        start: first code point.
        end: code point behind.
        where: where the digest stands.
    """

    event: str
    article: str
    start: int
    end: int
    where: str


@dataclass(frozen=True, slots=True)
class _Record:
    """An object, and the event and article that it, or what it stands in, names."""

    pointer: Pointer
    value: dict[str, object]
    event: str | None
    article: str | None


def strings_beside(source: Source, mentions: Mapping[tuple[str, str, str], Pairs]) -> Iterator[Beside]:
    """Yield the strings of every record of a file that states positions, wherever in the record either stands.

    Args:
        source: the file or table.
        mentions: positions by event, article and id, for records that name a mention without its position.
    """
    for record in _records(source.tree, (), *_named_by(source)):
        if record.event is None or not record.pointer or isinstance(record.pointer[-1], str):
            continue
        by_article: dict[str, Pairs] = {}
        for article, start, end in positions(record.value, record.article, mentions, event=record.event):
            by_article.setdefault(article, []).append((start, end))
        found = strings(record.value, record.pointer) if by_article else ()
        pieces = [Piece(source.where(pointer), text) for pointer, text in found]
        yield from (Beside(record.event, article, pieces, spans) for article, spans in sorted(by_article.items()))


def digested_spans(source: Source) -> Iterator[DigestedSpan]:
    """Yield every span for which an object states both ends and a digest, such as a block."""
    for record in _records(source.tree, (), *_named_by(source)):
        pairs = list(_pairs(record.value)) if record.event is not None and record.article is not None else []
        digests = (
            [key for key, value in record.value.items() if isinstance(value, str) and is_digest(value)] if pairs else []
        )
        if record.event is not None and record.article is not None and digests:
            where = source.where((*record.pointer, digests[0]))
            yield from (DigestedSpan(record.event, record.article, *pair, where) for pair in pairs)


def _named_by(source: Source) -> tuple[str | None, str | None]:
    """Return the event and the article that an annotation file is about, by its name."""
    parts = source.name.split("/")
    if parts[0] != "annotations" or len(parts) < 3 or not parts[-1].endswith(".yaml"):
        return None, None
    return parts[1], parts[-1].removesuffix(".yaml") if parts[-1] != "event.yaml" else None


def _records(value: object, pointer: Pointer, event: str | None, article: str | None) -> Iterator[_Record]:
    """Yield every object, at any depth, outer ones first."""
    if isinstance(value, dict):
        event = value["event"] if isinstance(value.get("event"), str) else event
        article = _within(event, value["article"]) if isinstance(value.get("article"), str) else article
        yield _Record(pointer, value, event, article)
        for key, child in value.items():
            yield from _records(child, (*pointer, str(key)), event, article)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _records(child, (*pointer, index), event, article)


def _within(event: str | None, article: str) -> str:
    """Return the id of an article within its event: files of annotations give it so, rows give the whole id."""
    return article.removeprefix(f"{event}/")


def positions(
    value: object, article: str | None, mentions: Mapping[tuple[str, str, str], Pairs], *, event: str
) -> Iterator[tuple[str, int, int]]:
    """Yield every position in an article that a nested value states: article, first code point, code point behind.

    Positions that count in a statement are left out.

    Args:
        value: a record or a row; ``start`` and ``end`` (or ``…_start`` and ``…_end``) in any object of it.
        article: id of the article in which positions count, unless an object names another under ``article``.
        mentions: positions by event, article and id, for objects that name a mention without its position.
        event: id of the event.

    Example:
        >>> list(positions({"parts": [{"start": 3, "end": 9}]}, "courier", {}, event="fair"))
        [('courier', 3, 9)]
    """
    if isinstance(value, dict):
        named = value.get("article")
        article = _within(event, named) if isinstance(named, str) else article
        if article is not None:
            if not isinstance(value.get("statement"), str) and value.get("passage") is None:
                yield from ((article, start, end) for start, end in _pairs(value))
            yield from ((article, *pair) for pair in mentions.get((event, article, str(value.get("mention"))), ()))
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from positions(child, article, mentions, event=event)


def _pairs(value: dict[str, object]) -> Iterator[tuple[int, int]]:
    for key, start in value.items():
        if key.endswith("start") and isinstance(start, int):
            end = value.get(f"{key.removesuffix('start')}end")
            if isinstance(end, int) and end > start >= 0:
                yield start, end
