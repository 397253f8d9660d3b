"""Bytes of one file, an ordinary file of honest size, and the characters that no file of a corpus may hold."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.loaders.positions import locate_offset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Rule
    from corpus_tools.text.normalize import Undecodable

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Not through a link, and without waiting for the other end of a pipe."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file held, or why it could not be read.

    Attributes:
        data: its bytes; None if there are findings.
        findings: why not.
    """

    data: bytes | None
    findings: tuple[Diagnostic, ...] = ()


def read_contents(path: Path, name: str, *, limit: int, target: str = "") -> Contents:
    """Return the bytes of a file, whose size is looked at before it is read.

    Args:
        path: where it lies.
        name: its name in findings, relative to the corpus.
        limit: most bytes it may hold.
        target: id of what the file is about.
    """
    place = Location(name)
    if os.path.islink(path):  # noqa: PTH114 - unlike pathlib says no where it may not look
        message = f"{escaped(path.name)} is a link, expected an ordinary file"
        return Contents(None, (rules.LINK.found(message, place, target=target),))
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        return _unreadable(place, (error.strerror or "cannot be opened").lower(), target)
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        return _unreadable(place, "not an ordinary file", target)
    with os.fdopen(descriptor, "rb") as file:
        if about.st_size > limit:
            message = f"the file has {about.st_size:,} bytes, expected at most {limit:,}"
            return Contents(None, (rules.FILE_TOO_LARGE.found(message, place, target=target),))
        try:
            return Contents(file.read(limit))
        except OSError as error:
            return _unreadable(place, (error.strerror or "cannot be read").lower(), target)


def _unreadable(place: Location, reason: str, target: str) -> Contents:
    message = f"the file cannot be read: {reason}"
    return Contents(None, (rules.UNREADABLE_FILE.found(message, place, target=target),))


LINE_BREAKS = "\x85\u2028\u2029"
"""Line ends that some readers see and others do not."""

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
"""C0 and C1 without tab, LF, CR and NEL; and the two noncharacters that a wrong byte order leaves behind."""

BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates; the marks U+200E, U+200F and U+061C, which scripts need, are no controls."""

_SUSPICIOUS = re.compile(rf"[{CONTROLS}{BIDI_CONTROLS}{LINE_BREAKS}\r\ufeff]|<{{7}}|>{{7}}|[|]{{7}}")
"""Anything that a fault could begin with, so that a clean text is looked through once."""

_FAULTS: tuple[tuple[Rule, re.Pattern[str], str], ...] = (
    (rules.BYTE_ORDER_MARK, re.compile("\\A\ufeff"), "a byte order mark, expected the first word"),
    (rules.LINE_BREAK, re.compile(f"\r\n?|[{LINE_BREAKS}]"), "expected LF (U+000A) at the end of a line"),
    (rules.CONTROL_CHARACTER, re.compile(f"[{CONTROLS}]|(?<!\\A)\ufeff"), "expected words, tabs and line ends only"),
    (rules.BIDI_CONTROL, re.compile(f"[{BIDI_CONTROLS}]"), "expected text in the order in which it is read"),
    (
        rules.CONFLICT_MARKER,
        re.compile(r"^(?:<{7}|>{7}|[|]{7})(?= |\n|\Z)", re.MULTILINE),
        "a marker of an unfinished merge, expected one side of it",
    ),
)
_WHOLE_MESSAGE = frozenset({rules.BYTE_ORDER_MARK.code, rules.CONFLICT_MARKER.code})
_CR_IS_FINE = re.compile(f"[{LINE_BREAKS}]")


OR_FIX = ", or run `corpus-tools fix`"
"""How the advice about a character ends where ``fix`` mends it in texts."""


def find_character_faults(raw: str, name: str, *, target: str = "", is_cr_fine: bool = False) -> Iterator[Diagnostic]:
    r"""Yield one finding for each kind of character that may not be there.

    Args:
        raw: the file as it lies there.
        name: its name, relative to the corpus.
        target: id of what it is about.
        is_cr_fine: whether lines may end in CRLF, as they may in YAML, which reads them as LF.

    Example:
        >>> [(f.code, f.location.line, f.count) for f in find_character_faults("a\r\nb\x07\r\n", "a.txt")]
        [('F009', 1, 2), ('F010', 2, 1)]
    """
    if not _SUSPICIOUS.search(raw):
        return
    for rule, pattern, expected in _FAULTS:
        if is_cr_fine and rule.code == rules.LINE_BREAK.code:
            pattern = _CR_IS_FINE  # noqa: PLW2901 - the same rule, asked less strictly
        places = [found.start() for found in pattern.finditer(raw)]
        if places:
            character = "" if rule.code in _WHOLE_MESSAGE else f"{name_character(raw[places[0]])}, "
            finding = rule.found(f"found {character}{expected}", place_at(name, raw, places[0]), target=target)
            finding = replace(finding, count=len(places))
            is_left = rule.code == rules.LINE_BREAK.code and any(raw[at] != "\r" for at in places)
            if not name.endswith(".txt") or is_left:  # `fix` rewrites texts alone, and their CR alone
                finding = replace(finding.for_a_person(), help=finding.help.removesuffix(OR_FIX))
            yield finding


def find_uncomposed(raw: str, name: str, *, target: str = "") -> Iterator[Diagnostic]:
    """Yield a finding at the first character that is not in normal form C, if there is one."""
    if unicodedata.is_normalized("NFC", raw):
        return
    composed = unicodedata.normalize("NFC", raw)
    pairs = enumerate(zip(raw, composed, strict=False))
    first = next((i for i, (one, other) in pairs if one != other), min(len(raw), len(composed)) - 1)
    message = f"{name_character(raw[first])} is not in normal form C here, expected its composed form"
    yield rules.NOT_NFC.found(message, place_at(name, raw, first), target=target)


def describe_undecodable(data: bytes, fault: Undecodable, name: str, *, target: str = "") -> Diagnostic:
    """Return the finding about bytes that are not UTF-8, placed at the first wrong byte."""
    before = data[: fault.offset].decode("utf-8")
    message = f"found the byte 0x{data[fault.offset]:02X}, expected UTF-8 ({fault.reason})"
    return rules.NOT_UTF8.found(message, place_at(name, before, len(before)), target=target)


def name_character(character: str) -> str:
    r"""Return number and name of a character.

    Example:
        >>> name_character("\u202e"), name_character("\x07")
        ('U+202E (right-to-left override)', 'U+0007')
    """
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def place_at(name: str, raw: str, offset: int) -> Location:
    """Return the place of one character in a file as it lies there."""
    place = locate_offset(raw, offset)
    return Location(name, line=place.line, column=place.column, end_line=place.line, end_column=place.column + 1)
