"""Putting records in their order by moving their lines: each takes the comments above it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from corpus_tools.authoring.layout import parse_tree, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ORDERED = (("quotes", "content"), ("mentions", "span"), ("entities", "id"))
"""Lists in the order of the text with the selectors that say where a record is, and one in the order of its ids."""


def is_in_order(tree: CommentedMap) -> bool:
    """Whether every list is in its order, as far as that is known."""
    return not any(_orders(tree))


def in_order(source: str) -> str:
    r"""Return a file with its lists in order; to the letter as it was, where they are.

    A list stays as it is while one of its records has no place: where that belongs a person decides.

    Example:
        >>> source = "quotes:\n- content: [{start: 9}]\n# the first\n- content: [{start: 2}]\n"
        >>> print(in_order(source), end="")
        quotes:
        # the first
        - content: [{start: 2}]
        - content: [{start: 9}]
    """
    for key, order in _orders(parse_tree(source)):
        source = _moved(source, key, order)
    return source


def _orders(tree: CommentedMap) -> Iterator[tuple[str, list[int]]]:
    """Yield each list that is out of order, with its records' positions in the right order."""
    for key, first in _ORDERED:
        records = tree.get(key)
        starts = [_start(record, first) for record in records] if isinstance(records, CommentedSeq) else [None]
        if None not in starts:
            order = sorted(range(len(starts)), key=lambda at, starts=starts: (starts[at], at))  # type: ignore[misc] # bound now
            if order != list(range(len(starts))):
                yield key, order


def _start(record: object, first: str) -> tuple[str, int, int] | None:
    """Return what a record is sorted by; None if it has no place."""
    parts = record.get(first) if isinstance(record, CommentedMap) else None
    if isinstance(parts, str):
        return (parts, 0, 0)
    part = parts[0] if isinstance(parts, CommentedSeq) and parts else None
    if not isinstance(part, CommentedMap) or not isinstance(part.get("start"), int):
        return None
    end = part.get("end")
    return ("", int(part["start"]), -end if isinstance(end, int) else 0)


def _moved(source: str, key: str, order: Sequence[int]) -> str:
    tree = parse_tree(source)
    records, lines = tree[key], source.splitlines(keepends=True)
    edges = _edges(tree, key, records, lines)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    moved = [line for at in order for line in lines[edges[at] : edges[at + 1]]]
    done = "".join((*lines[: edges[0]], *moved, *lines[edges[-1] :]))
    tree[key] = [records[at] for at in order]
    return done if plain(parse_tree(done)) == plain(tree) else source


def _edges(tree: CommentedMap, key: str, records: CommentedSeq, lines: Sequence[str]) -> list[int]:
    """Return the line where each record begins, its comments included, and the line where the last one ends."""
    dashes = [_dash(lines, records.lc.item(at)[0]) for at in range(len(records))]
    indent = _indent(lines[dashes[0]])
    keys = list(tree)
    following = keys[keys.index(key) + 1 :]
    end = tree.lc.key(following[0])[0] if following else len(lines)
    return [_above(lines, line, indent) for line in (*dashes, end)]


def _dash(lines: Sequence[str], line: int) -> int:
    while not lines[line].lstrip().startswith("-"):
        line -= 1
    return line


def _above(lines: Sequence[str], line: int, indent: int) -> int:
    """Return where the comments that stand right above a line begin; deeper ones belong to the record before."""
    while line and lines[line - 1].lstrip().startswith("#") and _indent(lines[line - 1]) <= indent:
        line -= 1
    return line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
