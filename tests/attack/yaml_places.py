"""Where the parts of a YAML source are: every value, pair, record and line, so that a mutation types over just that."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from tests.attack.reading import base


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value.

    Attributes:
        path: keys and numbers from the top of the file to the value.
        key: offsets of the key.
        value: offsets of the value, the line breaks after it left out.
        node: what PyYAML composed.
        flow: inside braces.
        after: offset of the next key of the record; None for the last.
        before: offset of the end of the pair before; None for the first.
    """

    path: tuple
    key: tuple[int, int]
    value: tuple[int, int]
    node: yaml.Node
    flow: bool
    after: int | None
    before: int | None

    @property
    def name(self):
        """The key."""
        return self.path[-1]

    @property
    def is_leaf(self):
        """Whether the value is a scalar."""
        return isinstance(self.node, yaml.ScalarNode)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its offsets, from its dash if it has one."""

    path: tuple
    start: int
    end: int
    node: yaml.Node
    flow: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Everything in a source that can be typed over."""

    pairs: tuple[Pair, ...]
    items: tuple[Item, ...]
    collections: tuple[yaml.Node, ...]

    def leaves(self, *names):
        """Return the pairs whose value is a scalar, of some keys or of all."""
        return [pair for pair in self.pairs if pair.is_leaf and (not names or pair.name in names)]


def places(source):
    """Return the places of a source, or None if PyYAML cannot compose it."""
    try:
        root = yaml.compose(source, Loader=base(source))
    except (yaml.YAMLError, ValueError):
        return None
    pairs, items, collections = [], [], []
    todo = [((), root)]
    while todo:
        path, node = todo.pop(0)
        if isinstance(node, yaml.MappingNode):
            collections.append(node)
            known = node.value
            for number, (key, value) in enumerate(known):
                name = str(key.value)
                pairs.append(
                    Pair(
                        (*path, name),
                        (key.start_mark.index, key.end_mark.index),
                        (value.start_mark.index, end_of(value, source)),
                        value,
                        bool(node.flow_style),
                        known[number + 1][0].start_mark.index if number + 1 < len(known) else None,
                        end_of(known[number - 1][1], source) if number else None,
                    )
                )
                todo.append(((*path, name), value))
        elif isinstance(node, yaml.SequenceNode):
            collections.append(node)
            for number, value in enumerate(node.value):
                start = value.start_mark.index
                if not node.flow_style:
                    start = source.rfind("-", 0, start)
                items.append(Item((*path, number), start, end_of(value, source), value, bool(node.flow_style)))
                todo.append(((*path, number), value))
    return Places(tuple(pairs), tuple(items), tuple(collections))


def end_of(node, source):
    """Return the offset after a value, without the line breaks and comments that PyYAML counts to it."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark.index
    return node.start_mark.index + len(source[node.start_mark.index : end].rstrip())


def indent_of(source, offset):
    """Return the white space that begins the line of an offset."""
    start = source.rfind("\n", 0, offset) + 1
    line = source[start:].split("\n", 1)[0]
    return line[: len(line) - len(line.lstrip(" "))]


def column_of(source, offset):
    """Return how many characters of its line come before an offset."""
    return offset - source.rfind("\n", 0, offset) - 1
