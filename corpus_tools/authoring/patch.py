"""Changing values of an annotation file where they are written: every other character stays as it is.

The file is composed into nodes that know their first and last character. Old and new values are compared key by key,
and only what differs is cut out and written anew: a scalar, a value, an entry of a mapping. Comments, layout and
quoting of everything else cannot change, since nothing else is touched.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from corpus_tools.authoring.layout import canonical, flow_text, parse_tree, plain, render_tree
from corpus_tools.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.nodes import Node

    from corpus_tools.authoring.layout import Plain


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of the source and what replaces it; an empty stretch inserts."""

    start: int
    end: int
    words: str


def patch(source: str, values: Plain) -> str:
    """Return a file that holds other values, changed nowhere but where they differ.

    Args:
        source: the file as it is.
        values: what it is to hold; keys that are new come after the key before them.

    Raises:
        UsageError: if a comment would be lost or a value could not be read back; the file must be edited by hand.
    """
    if plain(parse_tree(source)) == values:
        return source
    whole = source if source.endswith("\n") else f"{source}\n"
    cuts = sorted(_cuts(whole, _compose(whole), plain(parse_tree(whole)), values), key=lambda cut: (cut.start, cut.end))
    written = whole
    for cut in reversed(cuts):
        written = written[: cut.start] + cut.words + written[cut.end :]
    try:
        is_whole = plain(parse_tree(written)) == values
    except UsageError:
        is_whole = False
    lost = comments_of(whole) - comments_of(written) if is_whole else Counter[str]()
    if not is_whole or lost:
        what = (
            f"without losing the comment {next(iter(lost))!r}"
            if lost
            else "where they are written in an unusual layout"
        )
        message = f"values cannot be changed {what}; write the record on lines of its own, or move the comment above it"
        raise UsageError(message)
    return written


def comments_of(source: str) -> Counter[str]:
    r"""Return the comments of a file, each with how often it occurs.

    Example:
        >>> sorted(comments_of("# one\na: 'no # none' # two\nb: |-\n  no # none\n").elements())
        ['# one', '# two']
    """
    inside = [
        (node.start_mark.index, _end(source, node)) for node in _nodes(_compose(source)) if isinstance(node, ScalarNode)
    ]
    found: Counter[str] = Counter()
    spans = iter([*sorted(inside), (len(source) + 1, len(source) + 1)])
    start, end = next(spans)
    comment_end = 0
    for match in re.finditer(r"(?<![^\s])#", source):
        at = match.start()
        while end <= at:
            start, end = next(spans)
        if at >= comment_end and at < start:
            comment_end = source.find("\n", at) + 1 or len(source)
            found[source[at:comment_end].rstrip()] += 1
    return found


def _compose(source: str) -> Node | None:
    try:
        return YAML(typ="rt", pure=True).compose(source)  # type: ignore[no-any-return] # the library has no types here
    except YAMLError as error:
        message = f"a file is not YAML that can be edited: {str(error).splitlines()[0]}"
        raise UsageError(message) from error


def _nodes(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    yield node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key
            yield from _nodes(value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _nodes(item)


def _end(source: str, node: Node) -> int:
    """Return where a node's last character is behind; for block style without the comments that follow."""
    if isinstance(node, ScalarNode):
        return _end_of_block_scalar(source, node) if node.style in {"|", ">"} else int(node.end_mark.index)
    if isinstance(node, MappingNode) and node.value and not node.flow_style:
        return _Entry.of(source, *node.value[-1]).end
    if isinstance(node, SequenceNode) and node.value and not node.flow_style:
        return _end(source, node.value[-1])
    return int(node.end_mark.index)


def _end_of_block_scalar(source: str, node: ScalarNode) -> int:
    """Return the end of the last line that is indented like the scalar's first."""
    at = source.index("\n", node.start_mark.index) + 1
    end, indent = at - 1, None
    while at < len(source):
        line_end = source.find("\n", at)
        line_end = len(source) if line_end < 0 else line_end
        line = source[at:line_end]
        own = len(line) - len(line.lstrip(" "))
        if line.strip():
            indent = own if indent is None else indent
            if own < indent or own <= _indent_of(source, node.start_mark.index):
                break
            end = line_end
        at = line_end + 1
    return end


def _indent_of(source: str, index: int) -> int:
    """Return how far the line that an index is in is indented."""
    line = source[source.rfind("\n", 0, index) + 1 : index]
    return len(line) - len(line.lstrip(" "))


def _cuts(source: str, node: Node | None, before: Plain, after: Plain) -> Iterator[_Cut]:
    """Yield what has to be cut out and written anew for a node to hold other values."""
    if node is None or before == after:
        return
    if isinstance(node, MappingNode) and isinstance(before, dict) and isinstance(after, dict) and before and after:
        yield from _entry_cuts(source, node, before, after)
    elif (
        isinstance(node, SequenceNode)
        and isinstance(before, list)
        and isinstance(after, list)
        and len(before) == len(after)
    ):
        for item, old, new in zip(node.value, before, after, strict=True):
            yield from _cuts(source, item, old, new)
    else:
        start, end = int(node.start_mark.index), _end(source, node)
        yield _Cut(start, end, _written(source, node, after))


def _written(source: str, node: Node, value: Plain) -> str:
    """Return a value as it is written in the place of a node."""
    is_block = isinstance(node, SequenceNode) and not node.flow_style
    if not (is_block and isinstance(value, list) and value):
        return flow_text(value)
    column = int(node.start_mark.index) - source.rfind("\n", 0, node.start_mark.index) - 1
    lines = render_tree(canonical({"_": value})).split("\n")[1:-1]
    return f"\n{' ' * column}".join(lines)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a mapping: where it starts, where its value starts and where that ends."""

    name: str
    start: int
    end: int
    value: Node | None

    @classmethod
    def of(cls, source: str, key: Node, value: Node) -> _Entry:
        """Return an entry; one without a value ends with its colon, wherever the parser says its nothing is."""
        start = int(key.start_mark.index)
        if isinstance(value, ScalarNode) and value.style is None and not value.value:
            return cls(str(key.value), start, source.index(":", int(key.end_mark.index)) + 1, None)
        return cls(str(key.value), start, _end(source, value), value)


def _entry_cuts(source: str, node: MappingNode, before: dict[str, Plain], after: dict[str, Plain]) -> Iterator[_Cut]:
    """Yield the cuts of a mapping: values changed in place, entries removed, entries added after the one before them."""
    entries = {str(key.value): _Entry.of(source, key, value) for key, value in node.value}
    if not any(name in after for name in entries):
        message = "all of a record would be replaced; write it anew by hand"
        raise UsageError(message)
    for name, entry in entries.items():
        if name in after and entry.value is not None:
            yield from _cuts(source, entry.value, before[name], after[name])
        elif name in after and after[name] is not None:
            yield _Cut(entry.end, entry.end, f" {flow_text(after[name])}")
    yield from _removals(source, node, list(entries.values()), after)
    previous: _Entry | None = None
    waiting: dict[str, Plain] = {}
    for name, value in after.items():
        if name not in entries:
            waiting[name] = value
            continue
        yield from _additions(source, node, previous, waiting, entries[name])
        previous, waiting = entries[name], {}
    yield from _additions(source, node, previous, waiting, None)


def _additions(
    source: str, node: MappingNode, previous: _Entry | None, values: dict[str, Plain], following: _Entry | None
) -> Iterator[_Cut]:
    """Yield the cut that adds entries after one that stays, or before the first."""
    if not values:
        return
    if node.flow_style:
        words = flow_text(values)[1:-1]
        if previous is not None:
            yield _Cut(previous.end, previous.end, f", {words}")
        elif following is not None:
            yield _Cut(following.start, following.start, f"{words}, ")
        return
    first = int(node.value[0][0].start_mark.index)
    margin = " " * (first - source.rfind("\n", 0, first) - 1)
    lines = render_tree(canonical(values)).split("\n")[:-1]
    if previous is not None:
        at = source.find("\n", previous.end) + 1
        yield _Cut(at, at, "".join(f"{margin}{line}\n" for line in lines))
    elif following is not None:
        yield _Cut(following.start, following.start, f"\n{margin}".join(lines) + f"\n{margin}")


def _removals(source: str, node: MappingNode, entries: list[_Entry], after: dict[str, Plain]) -> Iterator[_Cut]:
    """Yield the cuts of entries that go: their lines, or their words and one comma each."""
    last_kept = max(at for at, entry in enumerate(entries) if entry.name in after)
    for at, entry in enumerate(entries):
        if entry.name in after:
            continue
        if not node.flow_style:
            yield _line_cut(source, entry)
        elif at < last_kept:
            comma = re.compile(r"\s*,[ \t]*").match(source, entry.end)
            end = comma.end() if comma is not None else entry.end
            yield _Cut(entry.start, end, " " * (source[end : end + 1] == "#"))
        else:
            comma = re.compile(r"\s*,[ \t]*").match(source, entries[at - 1].end)
            if comma is not None and comma.end() == entry.start:
                yield _Cut(comma.start(), entry.end, "")
            else:
                yield from [] if comma is None else [_Cut(comma.start(), comma.end(), " ")]
                yield _Cut(entry.start, entry.end, "")


def _line_cut(source: str, entry: _Entry) -> _Cut:
    line_start = source.rfind("\n", 0, entry.start) + 1
    if source[line_start : entry.start].strip():  # the first entry after a dash: the next one moves up to it
        following = re.compile(r"\s*").match(source, entry.end)
        return _Cut(entry.start, following.end() if following is not None else entry.end, "")
    return _Cut(line_start, source.find("\n", entry.end) + 1, "")
