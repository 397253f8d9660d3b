"""Lines and columns of findings: looked up only where a finding is shown, each file parsed once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import yaml

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Pointer

MAX_PLACED_CODE_POINTS = 4_000_000
"""Largest file that is parsed for the sake of a line number; larger ones were refused before."""

MAX_PLACED_DEPTH = 64
"""Deepest nesting likewise; the deepest record of the schemas has 9 levels."""


@dataclass(frozen=True, slots=True)
class LineSpan:
    """A stretch of a file as people count: lines and columns from 1, in code points, end column exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def locate_offset(text: str, offset: int, end: int | None = None) -> LineSpan:
    r"""Return where a stretch of a text stands; lines end with LF alone.

    Example:
        >>> locate_offset("one\ntwo", 5)
        LineSpan(line=2, column=2, end_line=2, end_column=3)
    """
    line, column = _line_and_column(text, offset)
    end_line, end_column = _line_and_column(text, offset + 1 if end is None else max(end, offset))
    return LineSpan(line, column, end_line, end_column)


def locate_toml(data: str, pointer: Pointer) -> LineSpan:
    """Return the line of a key of a TOML file: of the key itself, or of the innermost table that is there.

    The standard library's reader knows no places, so headers and keys are searched for as people write
    them: one a line, bare or quoted. A value inside an inline table is placed at its table's line.
    """
    best = (0, LineSpan(1, 1, 1, 2))
    table: tuple[str, ...] = ()
    for number, line in enumerate(data.split("\n"), start=1):
        if found := _TOML_HEADER.match(line):
            table = _toml_keys(found["keys"])
            steps = table
        elif found := _TOML_KEY.match(line):
            steps = (*table, *_toml_keys(found["keys"]))
        else:
            continue
        n_shared = min(len(steps), len(pointer))
        if steps[:n_shared] == tuple(map(str, pointer[:n_shared])) and n_shared > best[0]:
            best = (n_shared, LineSpan(number, found.start("keys") + 1, number, found.end("keys") + 1))
    return best[1]


def place_findings(findings: Iterable[Diagnostic], read: Callable[[str], str]) -> tuple[Diagnostic, ...]:
    """Return the findings with line and column filled in, in the same order.

    Args:
        findings: those that have a line already stay as they are.
        read: returns the contents of a file by its name relative to the corpus; a text in its canonical form.
            May raise ``OSError`` or ``ValueError``, which leaves the findings of that file without a line.
    """
    findings = tuple(findings)
    lookups = _Lookups(read)
    return tuple(_placed(finding, lookups) for finding in findings)


class _Lookups:
    """Files opened for their lines, each read and parsed once."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._texts: dict[str, str | None] = {}
        self._roots: dict[str, yaml.Node | None] = {}

    def place(self, location: Location) -> Location:
        if location.line is not None or (not location.pointer and location.offset is None):
            return location
        text = self._text(location.file)
        place = None if text is None else self._place_in(text, location)
        if place is None:
            return location
        return replace(
            location, line=place.line, column=place.column, end_line=place.end_line, end_column=place.end_column
        )

    def _place_in(self, text: str, location: Location) -> LineSpan | None:
        if location.offset is not None:
            return locate_offset(text, location.offset, location.end_offset)
        if location.file.endswith(".toml"):
            return locate_toml(text, location.pointer)
        if location.file not in self._roots:
            self._roots[location.file] = _compose(text)
        root = self._roots[location.file]
        return None if root is None else _find(root, location.pointer, on_key=location.on_key)

    def _text(self, file: str) -> str | None:
        if file not in self._texts:
            try:
                self._texts[file] = self._read(file)
            except (OSError, ValueError):
                self._texts[file] = None
        return self._texts[file]


def _placed(finding: Diagnostic, lookups: _Lookups) -> Diagnostic:
    location = lookups.place(finding.location)
    related = tuple(replace(other, location=lookups.place(other.location)) for other in finding.related)
    if location is finding.location and not related:
        return finding
    return replace(finding, location=location, related=related)


def _compose(data: str) -> yaml.Node | None:
    import yaml  # noqa: PLC0415 - a clean corpus is checked without it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if len(data) > MAX_PLACED_CODE_POINTS:
        return None
    try:
        return None if _is_deep(data, loader) else yaml.compose(data, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


_COULD_BE_DEEP = re.compile(
    rf"^[ ?:-]{{{2 * MAX_PLACED_DEPTH}}}|(?:[\[{{][^\[\]{{}}]*){{{MAX_PLACED_DEPTH}}}", re.MULTILINE
)


def _is_deep(data: str, loader: type[yaml.SafeLoader]) -> bool:
    """Whether values are nested so deep that composing them would overrun the C stack."""
    import yaml  # noqa: PLC0415 - likewise

    depth = 0
    for event in yaml.parse(data, Loader=loader) if _COULD_BE_DEEP.search(data) else ():
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_PLACED_DEPTH:
            return True
    return False


def _find(node: yaml.Node, pointer: Pointer, *, on_key: bool) -> LineSpan:
    """Follow a pointer as far as it leads; what is missing is placed where it is missing from."""
    key: yaml.Node | None = None
    for step in pointer:
        found = _child(node, step)
        if found is None:
            return _place_of(node)
        key, node = found
    return _place_of(key if on_key and key is not None else node)


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    import yaml  # noqa: PLC0415 - likewise

    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None


def _place_of(node: yaml.Node) -> LineSpan:
    """Return a node's place; of a collection over several lines, that of its first key or item."""
    import yaml  # noqa: PLC0415 - likewise

    start, end = node.start_mark, node.end_mark
    while start.line != end.line and isinstance(node, yaml.CollectionNode) and node.value:
        first = node.value[0]
        node = first[0] if isinstance(first, tuple) else first
        end = node.end_mark
    return LineSpan(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text.rfind("\n", 0, offset)
    return text.count("\n", 0, offset) + 1, offset - before


_TOML_KEYS = r"""(?P<keys>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)"""
_TOML_HEADER = re.compile(rf"\s*\[\[?\s*{_TOML_KEYS}\s*\]")
_TOML_KEY = re.compile(rf"\s*{_TOML_KEYS}\s*=")
_TOML_STEP = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def _toml_keys(keys: str) -> tuple[str, ...]:
    return tuple(step.strip("\"'") for step in _TOML_STEP.findall(keys))
