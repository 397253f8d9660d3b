"""New records in an annotation file, and the marks of suggestions taken off: every other line stays as it is."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from corpus_tools.authoring.ids import new_id
from corpus_tools.authoring.layout import canonical, parse_tree, plain, render_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from corpus_tools.authoring.layout import Plain
    from corpus_tools.schemas.base import Record

_ORDER = ("zones", "quotes", "mentions")
_FIRST = {"quotes": "content", "mentions": "span"}
_ID = re.compile(r"\b[qcmd][a-z2-7]{4}\b")
_SUGGESTED = re.compile(r"\s+suggested: [a-z/0-9-]+\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class NewMention:
    """A mention to be added.

    Attributes:
        record: the mention.
        quote: position of its quote among the quotes added; None if it has none there.
        duplicate_of: position of the mention that it repeats among those added, if it does.
    """

    record: Record
    quote: int | None = None
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True)
class Inserted:
    """An annotation file with new records in it.

    Attributes:
        source: the file.
        quotes: ids of the quotes added, in order.
        mentions: ids of the mentions added, in order.
    """

    source: str
    quotes: tuple[str, ...]
    mentions: tuple[str, ...]


def insert_records(  # noqa: PLR0913 - what a new record needs
    source: str,
    quotes: Sequence[Record],
    mentions: Sequence[NewMention],
    *,
    words: str | None,
    statements: Mapping[str, str],
    taken: set[str],
    choose: Callable[[int], int] = secrets.randbelow,
) -> Inserted:
    """Return an article's file with new quotes and mentions in their places, ids given.

    Args:
        source: the file as it stands.
        quotes: quotes, selectors by position.
        mentions: likewise.
        words: the article's text, from which selectors take their words; None if the file may hold none.
        statements: text of each open statement, by id.
        taken: ids in use in the event; the new ones are added.
        choose: randomness for new ids.
    """
    texts = _Texts(words, statements)
    quote_ids = [new_id("q", taken, choose=choose) for _ in quotes]
    rows = [texts.filled(_row(one, key)) for one, key in zip(quotes, quote_ids, strict=True)]
    for row in rows:
        _give_ids(row, taken, choose)
    mention_ids = [new_id("m", taken, choose=choose) for _ in mentions]
    others = [
        texts.filled(_row(one.record, key) | _links(one, quote_ids, mention_ids))
        for one, key in zip(mentions, mention_ids, strict=True)
    ]
    source = _with_list(_with_list(source, "quotes", rows), "mentions", others)
    return Inserted(source, tuple(quote_ids), tuple(mention_ids))


def ids_in(source: str) -> set[str]:
    """Return everything in a file that looks like an id of a record; a word too many does no harm.

    Example:
        >>> sorted(ids_in("- {id: qa2b3, clauses: [{id: cx2y3}]}"))
        ['cx2y3', 'qa2b3']
    """
    return set(_ID.findall(source))


def _links(one: NewMention, quotes: Sequence[str], mentions: Sequence[str]) -> dict[str, Plain]:
    """Return the ids of the quote that a mention belongs to, and of the mention that it repeats."""
    found: dict[str, Plain] = {}
    if one.quote is not None:
        found["quote"] = quotes[one.quote]
    if one.duplicate_of is not None:
        found["duplicate_of"] = mentions[one.duplicate_of]
    return found


def _row(record: Record, key: str) -> dict[str, Plain]:
    values = record.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    row: dict[str, Plain] = {"id": key, "suggested": values.pop("suggested", None), **values}
    return {name: value for name, value in row.items() if value is not None}


def _give_ids(row: dict[str, Plain], taken: set[str], choose: Callable[[int], int]) -> None:
    clauses = row.get("clauses")
    if isinstance(clauses, list):
        row["clauses"] = [{"id": new_id("c", taken, choose=choose), **one} for one in clauses if isinstance(one, dict)]


@dataclass(frozen=True, slots=True)
class _Texts:
    """Where selectors take their words from."""

    words: str | None
    statements: Mapping[str, str]

    def filled(self, row: dict[str, Plain]) -> dict[str, Plain]:
        """Return a record whose selectors hold the words at their positions, as far as files may hold them."""
        found = self._filled(row)
        return found if isinstance(found, dict) else row

    def _filled(self, node: Plain) -> Plain:
        if isinstance(node, list):
            return [self._filled(item) for item in node]
        if not isinstance(node, dict):
            return node
        filled = {key: self._filled(value) for key, value in node.items()}
        start, end = node.get("start"), node.get("end")
        text = self.statements.get(str(node["statement"])) if "statement" in node else self.words
        if isinstance(start, int) and isinstance(end, int):
            head: dict[str, Plain] = {"start": start, "end": end}
            filled = head | {key: value for key, value in filled.items() if key not in head}
            return filled | {"exact": text[start:end]} if text is not None else filled
        return filled


def _with_list(source: str, key: str, rows: Sequence[Mapping[str, Plain]]) -> str:
    """Return a file with records added to one of its lists, in the order of their first code point."""
    if not rows:
        return source
    tree = parse_tree(source)
    records = tree.get(key)
    if not isinstance(records, CommentedSeq) or not records or records.fa.flow_style():
        return _with_new_list(tree, key, rows)
    lines = source.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    indent = " " * (records.lc.item(0)[1] - 2)
    places = []
    for row in rows:
        at = next((n for n, one in enumerate(records) if _start(one, key) > _start(row, key)), len(records))
        places.append((_line_before(lines, records, at, tree, key), _rendered(row, key, indent=indent)))
    for line, block in reversed(places):
        lines.insert(line, block)
    return "".join(lines)


def _with_new_list(tree: CommentedMap, key: str, rows: Sequence[Mapping[str, Plain]]) -> str:
    """Return the file of a tree in which a list was missing, empty or written on one line."""
    existing = tree.get(key)
    every = [*(plain(existing) if isinstance(existing, CommentedSeq) else []), *map(dict, rows)]  # type: ignore[misc]
    node = canonical({key: sorted(every, key=lambda row: _start(row, key))})[key]
    if key in tree:
        tree[key] = node
    else:
        before = [name for name in _ORDER[: _ORDER.index(key)] if name in tree]
        tree.insert(list(tree).index(before[-1]) + 1 if before else len(tree), key, node)
    return render_tree(tree)


def _start(row: object, key: str) -> tuple[int, int]:
    parts = row.get(_FIRST[key]) if isinstance(row, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], dict) else {}
    start, end = first.get("start"), first.get("end")
    return (start if isinstance(start, int) else -1), -(end if isinstance(end, int) else -1)


def _line_before(lines: Sequence[str], records: CommentedSeq, at: int, tree: CommentedMap, key: str) -> int:
    """Return the line before which a record is to stand: above the comments that lead into the one behind it."""
    if at < len(records):
        line = int(records.lc.item(at)[0])
        while lines[line - 1].lstrip().startswith("#"):
            line -= 1
        return line
    names = list(tree)
    following = names[names.index(key) + 1 :]
    line = int(tree.lc.key(following[0])[0]) if following else len(lines)
    while not lines[line - 1].strip() or (following and lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line


def _rendered(row: Mapping[str, Plain], key: str, *, indent: str) -> str:
    whole = render_tree(canonical({key: [dict(row)]}))
    return "".join(f"{indent}{line}" for line in whole.splitlines(keepends=True)[1:])


ZONES, ALL = "zones", "all"
"""Names that stand for every zone, and for everything that is suggested."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An annotation file without the marks of some suggestions.

    Attributes:
        source: the file.
        names: what was confirmed: ids, and ``zones`` where zones were.
        unknown: names asked for that are no suggestion of the file.
    """

    source: str
    names: tuple[str, ...]
    unknown: tuple[str, ...]


def confirm(source: str, names: Sequence[str]) -> Confirmed:
    """Return a file with the ``suggested`` lines of some records deleted, and nothing else.

    Args:
        source: the file as it stands.
        names: ids of quotes and mentions; ``zones`` for every zone, ``all`` for everything.
    """
    open_ones = [name for name, _ in _suggestions(parse_tree(source))]
    wanted = open_ones if ALL in names else [name for name in open_ones if name in names]
    unknown = [name for name in names if name not in {*open_ones, ALL}]
    for name in dict.fromkeys(wanted):
        for _ in range(open_ones.count(name)):
            tree = parse_tree(source)
            source = _without_mark(source, tree, next(one for key, one in _suggestions(tree) if key == name))
    return Confirmed(source, tuple(dict.fromkeys(wanted)), tuple(unknown))


def _suggestions(tree: CommentedMap) -> Iterator[tuple[str, CommentedMap]]:
    for key in _ORDER:
        for record in tree.get(key) or ():
            if isinstance(record, CommentedMap) and "suggested" in record:
                yield ZONES if key == "zones" else str(record.get("id")), record


def _without_mark(source: str, tree: CommentedMap, record: CommentedMap) -> str:
    """Return a file without the mark of one record: a line less, or that record written anew."""
    lines = source.splitlines(keepends=True)
    line = int(record.lc.key("suggested")[0])
    if _SUGGESTED.fullmatch(lines[line].rstrip("\n")):
        return "".join(lines[:line] + lines[line + 1 :])
    del record["suggested"]
    return render_tree(tree)
