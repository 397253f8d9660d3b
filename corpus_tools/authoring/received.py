"""A text as somebody brings it: read as UTF-8 and normalized, with what was changed; or refused, with what to do.

What a contributor has is a file saved from somewhere. Everything that can be put right without a guess is, and said;
a file in another encoding or format is refused in one message that names the command which converts it.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.errors import UsageError
from corpus_tools.loaders.files import LINE_BREAKS, find_character_faults
from corpus_tools.loaders.texts.find import MAX_BYTES
from corpus_tools.text.normalize import BYTE_ORDER_MARK, Undecodable, decode, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LISTED: Final = 3
"""Characters without a place in a text that one message names."""

STANDARD_INPUT: Final = "standard input"
"""What a text is called that comes through a pipe."""

N_AROUND: Final = 12
"""Bytes shown on either side of the one that is no UTF-8."""

_FORMATS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file", "pandoc --to plain --wrap none {0} --output {1}"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "soffice --headless --convert-to txt:Text:UTF8 {0}"),
    (b"{\\rtf", "an RTF file", "pandoc --to plain --wrap none {0} --output {1}"),
    (b"%PDF-", "a PDF", "pdftotext -enc UTF-8 {0} {1}"),
)
"""First bytes, what such a file is, and what makes plain text of it."""

_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
_HARD_BREAK = re.compile(f"[{LINE_BREAKS}]")
_BLANK = " \t\r\n\u00a0\u2028\u2029\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class Received:
    """A text that may stand in a corpus, and what was put right in it.

    Attributes:
        text: canonical text.
        changes: what was changed, one phrase each, such as ``"3 CRLF"``.
    """

    text: str
    changes: tuple[str, ...] = ()


def receive(data: bytes, name: str) -> Received:
    r"""Return the canonical text that a file's bytes spell.

    A byte order mark goes, every line ends in LF (U+2028 and its like too), letters are composed (NFC); all else
    stays as it was received.

    Args:
        data: the file.
        name: what it is called in messages and commands.

    Raises:
        UsageError: if it is no plain text in UTF-8; the message says what it is and what to type.

    Example:
        >>> receive("\ufeffcafe\u0301\r\nnoir\r\n".encode(), "a.txt")
        Received(text='café\nnoir\n', changes=('1 byte order mark', '2 CRLF', '1 letter composed'))
    """
    _refuse_other_formats(data, name)
    raw = decode(data)
    if isinstance(raw, Undecodable):
        raise UsageError(_undecodable(data, raw, name))
    if not raw.strip(_BLANK).strip():
        message = f"{escaped(name)} holds no words, expected the text of an article"
        raise UsageError(message)
    n_hard = len(_HARD_BREAK.findall(raw))
    lines = _HARD_BREAK.sub("\n", raw)
    text = normalize(lines).text
    faults = tuple(find_character_faults(text, name))
    if faults:
        listed = "; ".join(f"line {fault.location.line}: {fault.message}" for fault in faults[:MAX_LISTED])
        message = f"{escaped(name)} holds characters without a place in a text; delete them and try again: {listed}"
        raise UsageError(message)
    return Received(text, tuple(_changes(lines, n_hard)))


def _refuse_other_formats(data: bytes, name: str) -> None:
    file, (typed, plain) = escaped(name), _typed(name)
    if len(data) > MAX_BYTES:
        message = f"{file} has more than {MAX_BYTES:,} bytes; the longest articles stay below a tenth of that"
        raise UsageError(message)
    for first, what, command in _FORMATS:
        if data.startswith(first):
            message = f"{file} is {what}, expected plain text; `{command.format(typed, plain)}` makes one of it"
            raise UsageError(message)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(_convert(name, "UTF-16", "is in UTF-16, expected UTF-8"))
    if _PAGE.match(data[:512]):
        message = (
            f"{file} is the source of a web page, expected its words alone; copy them from the page as the browser "
            f"shows it, or `pandoc --from html --to plain --wrap none {typed} --output {plain}`"
        )
        raise UsageError(message)
    if b"\0" in data:
        message = f"{file} is no text: it holds NUL bytes"
        raise UsageError(message)


def _undecodable(data: bytes, fault: Undecodable, name: str) -> str:
    """Say where a file stops being UTF-8, how it reads in the likeliest other encoding, and what converts it."""
    line = data.count(b"\n", 0, fault.offset) + 1
    place = f"line {line}, byte 0x{data[fault.offset]:02X}"
    around = data[max(0, fault.offset - N_AROUND) : fault.offset + N_AROUND]
    encoding = "WINDOWS-1252" if _reads_as_windows(data) else "ISO-8859-1"
    seen = around.decode("cp1252" if encoding == "WINDOWS-1252" else "latin-1").split("\n")
    words = escaped(next((part for part in seen if not part.isascii()), "").strip())
    reason = f"is not UTF-8 ({place}); read as {encoding} it says “{words}”. If that is right"
    return _convert(name, encoding, reason)


def _reads_as_windows(data: bytes) -> bool:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True


def _convert(name: str, encoding: str, reason: str) -> str:
    typed, plain = _typed(name)
    return f"{escaped(name)} {reason}: `iconv -f {encoding} -t UTF-8 {typed} > {plain}`, then give {plain}"


def _typed(name: str) -> tuple[str, str]:
    """Return a file as a command names it, and a name for the plain text that is made of it."""
    if name == STANDARD_INPUT:
        return "FILE", "FILE.txt"
    stem = name.rpartition(".")[0] or name
    return shlex.quote(escaped(name)), shlex.quote(escaped(f"{stem}{'.utf8' if name.endswith('.txt') else ''}.txt"))


def _changes(raw: str, n_hard: int) -> Iterator[str]:
    n_marks = len(raw) - len(raw.lstrip(BYTE_ORDER_MARK))
    n_crlf = raw.count("\r\n")
    counted = (
        (n_marks, "byte order mark", "byte order marks"),
        (n_crlf, "CRLF", "CRLF"),
        (raw.count("\r") - n_crlf, "CR", "CR"),
        (n_hard, "line separator (U+2028 or its like)", "line separators (U+2028 or their like)"),
        (_n_composed(raw), "letter composed", "letters composed"),
    )
    for n, one, several in counted:
        if n:
            yield f"{n} {one if n == 1 else several}"


def _n_composed(raw: str) -> int:
    """Return how many letters with their marks another form stands for once they are composed."""
    if unicodedata.is_normalized("NFC", raw):
        return 0
    clusters = re.finditer(r"[^\W_][\u0300-\u036f]*|\S", raw)
    return sum(not unicodedata.is_normalized("NFC", found.group()) for found in clusters)
