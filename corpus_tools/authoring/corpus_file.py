"""``corpus.toml`` with one more outlet or annotator: added at its place, everything else left to the letter.

The file is edited as text, since no writer of TOML keeps comments and layout; what comes out is read back, and must
be what stood there and the new record.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

from corpus_tools.errors import UsageError
from corpus_tools.loaders.paths import CORPUS_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = re.compile(r"^[ \t]*\[\[?[ \t]*(?P<name>[^\]\n]*?)[ \t]*\]", re.MULTILINE)

Value = str | bool

MAX_OUTLET_NAME, MAX_DESCRIPTION = 120, 400
"""Longest name of an outlet and description of an annotator, as in `corpus_tools.schemas.head`."""


def add_table(source: str, family: str, name: str, values: Mapping[str, Value]) -> str:
    r"""Return the file with ``[family.name]``, before the first table of the family that sorts after it.

    Args:
        source: the file as it stands.
        family: ``outlets`` or ``annotators``.
        name: id of the new record.
        values: what the record says.

    Raises:
        UsageError: if the table cannot be added so; the message holds the lines to add by hand.

    Example:
        >>> print(add_table('[outlets.a]\nname = "A"\n\n[outlets.c]\nname = "C"\n', "outlets", "b", {"name": "B"}), end="")
        [outlets.a]
        name = "A"
        <BLANKLINE>
        [outlets.b]
        name = "B"
        <BLANKLINE>
        [outlets.c]
        name = "C"
    """
    _refuse_long(values)
    table = _render(family, name, values)
    end = "\r\n" if "\r\n" in source else "\n"
    at, is_last = _place(source, family, name)
    before, after = source[:at].rstrip("\r\n"), source[at:].lstrip("\r\n")
    new = f"{before}\n\n{table}" + ("" if is_last and not after else f"\n{after}")
    new = new.replace("\r\n", "\n").replace("\n", end)
    if not _is_sound(source, new, family, name, values):
        message = f"{CORPUS_FILE} is laid out in a way that this command cannot add to; add by hand:\n{table.rstrip()}"
        raise UsageError(message)
    return new


def _refuse_long(values: Mapping[str, Value]) -> None:
    for key, limit in (("name", MAX_OUTLET_NAME), ("description", MAX_DESCRIPTION)):
        value = values.get(key, "-")
        if isinstance(value, str) and not (0 < len(value.strip()) <= len(value) <= limit and value.isprintable()):
            message = f"{key} in {CORPUS_FILE} is one line of at most {limit} code points; found {value[:80]!r}"
            raise UsageError(message)


def _render(family: str, name: str, values: Mapping[str, Value]) -> str:
    lines = [
        f"[{family}.{name}]",
        *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()),
    ]
    return "".join(f"{line}\n" for line in lines)


def _place(source: str, family: str, name: str) -> tuple[int, bool]:
    """Return where the table goes, and whether that is the end of the file."""
    tables = [(found.start(), found["name"]) for found in _TABLE.finditer(source)]
    last = None
    for i, (start, found) in enumerate(tables):
        head, _, own = found.partition(".")
        if head != family or not own:
            continue
        if own > name:
            return _above_comments(source, start), False
        last = i
    if last is None or last + 1 == len(tables):
        return len(source), True
    return _above_comments(source, tables[last + 1][0]), False


def _above_comments(source: str, start: int) -> int:
    """Return where the comment lines begin that stand directly above a table: they are the table's."""
    while start:
        line = source.rfind("\n", 0, start - 1) + 1
        if not source[line:start].lstrip().startswith("#"):
            return start
        start = line
    return start


def _is_sound(source: str, new: str, family: str, name: str, values: Mapping[str, Value]) -> bool:
    try:
        before, after = tomllib.loads(source), tomllib.loads(new)
    except tomllib.TOMLDecodeError:
        return False
    return after == {**before, family: {**before.get(family, {}), name: dict(values)}}
