"""Annotation files as trees that keep their comments and layout, and the canonical layout of new ones.

References:
    YAML 1.2.2; the trees are ruamel.yaml's round-trip types.
"""

from __future__ import annotations

import io
import json
import re
from datetime import date
from typing import TYPE_CHECKING

import ryaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from corpus_tools.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ruamel.yaml.nodes import ScalarNode as RoundTripScalar

MAX_FLOW_CODE_POINTS = 110
"""A record that fits on one line of this length is written on one line."""

_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-([01]\d|2[0-8])")
"""A day that every calendar has; other texts of this form are quoted."""

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


class _Constructor(RoundTripConstructor):
    """Reads a day that no calendar has as text, which the schema then objects to; the library would give up."""

    def construct_yaml_timestamp(  # type: ignore[override] # text as well
        self, node: RoundTripScalar, values: object = None
    ) -> object:
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError:
            return str(node.value)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_timestamp)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Constructor = _Constructor
    yaml.width = 1 << 20  # words are never re-wrapped
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def parse_tree(source: str) -> CommentedMap:
    """Return a file's tree, comments included.

    Raises:
        UsageError: if the file is not YAML, or not a mapping.
    """
    try:
        tree = _yaml().load(source)
    except (YAMLError, ValueError, RecursionError) as error:
        said = str(error).splitlines() or [type(error).__name__]
        message = f"a file is not YAML that can be edited: {said[0]}"
        raise UsageError(message) from error
    if not isinstance(tree, CommentedMap):
        message = "the file is not a mapping"
        raise UsageError(message)
    return tree


def render_tree(tree: CommentedMap) -> str:
    """Return the file for a tree, having proven that it reads back as the same values.

    Raises:
        ValueError: if it does not (a value that YAML cannot carry).
    """
    stream = io.StringIO()
    _yaml().dump(tree, stream)
    written = stream.getvalue()
    if ryaml.loads(written) != plain(tree):  # type: ignore[attr-defined]  # re-exported at run time
        message = "a value cannot be written as YAML and read back"
        raise ValueError(message)
    return written


def plain(node: object) -> Plain:
    """Return the values of a tree as plain lists, dictionaries and scalars."""
    match node:
        case dict():
            return {str(key): plain(value) for key, value in node.items()}
        case list() | tuple():
            return [plain(value) for value in node]
        case bool() | None:
            return node
        case int():
            return int(node)
        case float():
            return float(node)
        case _:
            return str(node)


def canonical(values: Plain) -> CommentedMap:
    """Return a tree in canonical layout: block style, short records on one line, words as block scalars.

    Example:
        >>> print(render_tree(canonical({"zones": [{"zone": "body", "start": 0, "end": 9}]})), end="")
        zones:
        - {zone: body, start: 0, end: 9}
    """
    if not isinstance(values, dict):
        message = "a file is a mapping"
        raise TypeError(message)
    return _block_map(values)


def flow(values: Mapping[str, Plain]) -> CommentedMap:
    """Return a record that is written on one line."""
    tree = CommentedMap()
    for key, value in values.items():
        tree[key] = _flow_item(value)
    tree.fa.set_flow_style()
    return tree


def flow_text(value: Plain) -> str:
    """Return a value on one line, as it is written inside braces.

    Example:
        >>> flow_text({"id": "no", "parts": [1, None], "opens": "why? “so”"})
        "{id: 'no', parts: [1, null], opens: 'why? “so”'}"
    """
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow_text(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow_text, value)) + "]"
        case None | bool() | int() | float():
            return json.dumps(value)
        case str() if is_plain_safe(value):
            return value
        case str() if _ONE_LINE.fullmatch(value):
            return "'" + value.replace("'", "''") + "'"
        case _:
            return double_quoted(value)


_ONE_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*")
"""Words that single quotes can hold: no control characters and no line ends of any kind."""

_PLAIN = re.compile(r"[^\W\d_](?:(?:[\w \u00a0.()/+“”‘’…–—;!$€£%°-]|:(?=\w))*[\w.)”’…!%])?")
"""Words without any sign that YAML gives a meaning to in some place."""

_RESOLVER = Resolver()


def is_plain_safe(value: str) -> bool:
    """Whether every YAML reader takes words without quotes as these words, whatever their place and its version.

    Example:
        >>> [is_plain_safe(words) for words in ("the mill", "no", "2026-11-21", "1e5", "why?", "a: b")]
        [True, False, True, False, False, False]
    """
    if _DAY.fullmatch(value):
        return True
    if not _PLAIN.fullmatch(value) or not _ONE_LINE.fullmatch(value):
        return False
    return _resolves_to(value) == _TEXT and _reads_as_text(value)


_LITERAL = re.compile(r"(?=\S)(?:[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\n(?! *\n| *$))*")
"""Lines that a block scalar can hold in every reader: none blank, none that begins the whole with a space."""


def _resolves_to(value: str) -> str:
    """Return what YAML 1.1 takes a plain scalar for; YAML 1.2 is asked by reading."""
    return str(_RESOLVER.resolve(ScalarNode, value, (True, False)))  # type: ignore[no-untyped-call] # types say nothing


_TEXT = "tag:yaml.org,2002:str"


def double_quoted(value: str) -> str:
    """Return words in double quotes, everything that is not plainly visible as an escape."""
    words = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda match: f"\\u{ord(match.group()):04x}", words)


def _flow_list(values: Sequence[Plain]) -> CommentedSeq:
    items = CommentedSeq([_flow_item(value) for value in values])
    items.fa.set_flow_style()
    return items


def _flow_item(value: Plain) -> object:
    match value:
        case dict():
            return flow(value)
        case list():
            return _flow_list(value)
        case _:
            return _scalar(value)


def _block_map(values: Mapping[str, Plain]) -> CommentedMap:
    return CommentedMap((key, _node(value)) for key, value in values.items())


def _node(value: Plain) -> object:
    match value:
        case dict():
            return flow(value) if _fits(value) else _block_map(value)
        case list() if not any(isinstance(item, dict) for item in value):
            return _flow_list(value)
        case list():
            return CommentedSeq([_node(item) for item in value])
        case _:
            return _scalar(value)


def _fits(value: Mapping[str, Plain]) -> bool:
    return len(repr(value)) <= MAX_FLOW_CODE_POINTS and "\n" not in str(value)


def _scalar(value: object) -> object:
    if not isinstance(value, str):
        return value
    if _DAY.fullmatch(value):
        return date.fromisoformat(value)  # written without quotes, read as text
    if is_plain_safe(value):
        return value
    if _ONE_LINE.fullmatch(value):
        return SingleQuotedScalarString(value)
    if "\n" in value and _LITERAL.fullmatch(value):
        return LiteralScalarString(value)
    return DoubleQuotedScalarString(value)


def _reads_as_text(value: str) -> bool:
    """Whether a plain scalar with these words reads back as the same words."""
    try:
        return bool(ryaml.loads(f"[{value}]") == [value])  # type: ignore[attr-defined]  # re-exported at run time
    except ValueError:
        return False
