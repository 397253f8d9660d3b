"""YAML files read under the rules of YAML 1.2, without anything that surprises.

A fast parser reads every file; whatever looks as if it could be refused is looked at again by
:mod:`corpus_tools.loaders.yaml.faults`, which knows lines and columns. ``no``, ``12:30:45`` and
``2026-11-21`` are text.

References:
    YAML Ain't Markup Language, version 1.2.2 (2021), §10.3 *Core Schema*.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ryaml

from corpus_tools.loaders.files import BIDI_CONTROLS, CONTROLS, LINE_BREAKS

if TYPE_CHECKING:
    from corpus_tools.diagnostics.diagnostic import Diagnostic

MAX_BYTES = 4_000_000
"""Largest annotation file; an article of 100,000 words annotated in full has about half of it."""

MAX_DEPTH = 32
"""Deepest nesting; the deepest record of the schemas has 9 levels."""

Value = dict[str, "Value"] | list["Value"] | str | int | float | bool | None
"""What a file can hold."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's value, or why there is none.

    Attributes:
        value: what the file says; None if there are findings.
        findings: why it could not be read, with line and column.
    """

    value: Value
    findings: tuple[Diagnostic, ...] = ()


_INDICATOR = re.compile(rb"(?:\A|[\r\n\[{,:?-])[ \t]*[&*!]|(?:\A|[\r\n])%|<<")
"""Where an anchor, alias, tag, directive or merge key could stand: where a value can begin.

Words like "AT&T", "Fox & Hound" or "Stop!" do not match.
"""

_LONG_NUMBER = re.compile(rb"\d{39}")
"""Digits that could be a whole number beyond 128 bits, which the fast parser takes for text."""

_PLAIN_ESCAPE = re.compile(rb'\\[nt"\\]')
"""Escapes of a quoted value that cannot bring in a character to be refused."""

_ALLOWED_BYTES = bytes({*b"\t\n\r", *range(0x20, 0x7F), *range(0x80, 0x100)})

_ODD_CHARACTER = re.compile(f"[{CONTROLS}{BIDI_CONTROLS}{LINE_BREAKS}\ufeff]")


def parse(data: bytes, file: str, *, target: str = "") -> Parsed:
    r"""Return what a file says, or findings with their places.

    Example:
        >>> parse(b"answer: no\nat: 12:30:45\non: 2026-11-21\n", "a.yaml").value
        {'answer': 'no', 'at': '12:30:45', 'on': '2026-11-21'}
        >>> [finding.code for finding in parse(b"a: 1\na: 2\n", "a.yaml").findings]
        ['F021']
    """
    if _is_deep(data) and (findings := _faults(data, file, target)):
        return Parsed(None, findings)
    try:
        text = data.decode("utf-8")
        value: Value = ryaml.loads(text)  # type: ignore[attr-defined]  # re-exported at run time
    except (ValueError, OverflowError, RecursionError) as error:
        return Parsed(None, _faults(data, file, target, cause=str(error)))
    if _is_suspicious(data, text) or not _is_plain(value):
        findings = _faults(data, file, target)
        return Parsed(None, findings) if findings else Parsed(value)
    return Parsed(value)


def _faults(data: bytes, file: str, target: str, cause: str = "") -> tuple[Diagnostic, ...]:
    from corpus_tools.loaders.yaml.faults import find_faults  # noqa: PLC0415 - a clean corpus is checked without it

    return find_faults(data, file, max_depth=MAX_DEPTH, target=target, cause=cause)


_NOT_BRACKETS = bytes(sorted({*range(0x100)} - {*b"[]{}"}))


def _is_deep(data: bytes) -> bool:
    """Whether brackets could be nested too deep; the fast parser takes quadratic time over those."""
    brackets = data.translate(None, _NOT_BRACKETS)
    for _ in range(MAX_DEPTH):
        shorter = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    return brackets.count(b"[") + brackets.count(b"{") > MAX_DEPTH


def _is_suspicious(data: bytes, text: str) -> bool:
    if data.translate(None, _ALLOWED_BYTES) or (b"\\" in data and b"\\" in _PLAIN_ESCAPE.sub(b"", data)):
        return True
    if (b"&" in data or b"*" in data or b"!" in data or b"%" in data or b"<<" in data) and _INDICATOR.search(data):
        return True
    return _LONG_NUMBER.search(data) is not None or (not text.isascii() and _ODD_CHARACTER.search(text) is not None)


def _is_plain(value: Value) -> bool:
    """Whether a value is a mapping or a list of honest depth, with text as keys and finite numbers."""
    level: list[Value] = [value]
    kinds_of_keys: set[type] = set()
    for _ in range(MAX_DEPTH + 1):
        below: list[Value] = []
        for item in level:
            if type(item) is dict:
                kinds_of_keys.update(map(type, item))
                below += item.values()
            elif type(item) is list:
                below += item
            elif type(item) is float and not math.isfinite(item):
                return False
        if not below:
            return value is not None and kinds_of_keys <= {str}
        level = below
    return False
