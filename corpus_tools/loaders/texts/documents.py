"""Documents of any kind that people have, as text: what ``compare`` and ``new`` are given.

Plain text and Markdown are read as they are and .docx by ``docx/1``; HTML, PDF and RTF go through converters that an
extra installs. What a converter makes of a document is not canonical: a text that enters the corpus is saved first.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from corpus_tools.errors import UnreadableTextError, UsageError
from corpus_tools.loaders.texts.docx import read_docx
from corpus_tools.text.damage import find_damage
from corpus_tools.text.normalize import Undecodable, decode, normalize

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 100_000_000
"""Largest document; a report of a thousand pages with pictures stays below it."""

CONVERTERS = {".html": "trafilatura", ".htm": "trafilatura", ".pdf": "pypdf", ".rtf": "striprtf"}
"""Package that reads each kind of document."""

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text.

    Attributes:
        name: what it was called.
        text: canonical text.
        notes: what a reader should know of it, one sentence each: what converted it, what looks damaged.
    """

    name: str
    text: str
    notes: tuple[str, ...] = ()


def read_document(path: Path) -> Document:
    """Return the text of a document; ``-`` is standard input, read as plain text.

    Raises:
        UnreadableTextError: if it is damaged, too large, no UTF-8, or has no words.
        UsageError: if there is no such file, or the converter for its kind is not installed.
    """
    name = str(path)
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if name == STANDARD_INPUT else _read(path)
    if len(data) > MAX_BYTES:
        message = f"{name} has more than {MAX_BYTES:,} bytes"
        raise UnreadableTextError(message)
    suffix = path.suffix.lower()
    notes: list[str] = []
    if suffix == ".docx":
        raw = _from_docx(name, data)
    elif suffix in CONVERTERS:
        raw = _convert(name, suffix, data)
        notes.append(f"read through {CONVERTERS[suffix]}; the words are the document's, the layout is not")
    else:
        raw = _decoded(name, data)
    text = normalize(raw).text
    if not text.strip():
        message = f"{name} holds no words" + (": its pages may be pictures" if suffix == ".pdf" else "")
        raise UnreadableTextError(message)
    return Document(name, text, (*notes, *find_damage(text)))


def _read(path: Path) -> bytes:
    if not path.is_file():
        message = f"no file {path}" if not path.exists() else f"{path} is no ordinary file"
        raise UsageError(message)
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}"
        raise UsageError(message) from error


def _decoded(name: str, data: bytes) -> str:
    raw = decode(data)
    if isinstance(raw, Undecodable):
        message = f"{name} is not UTF-8 text; save it as UTF-8, or give it the suffix of its kind (.docx, .html, .pdf)"
        raise UnreadableTextError(message)
    return raw


def _from_docx(name: str, data: bytes) -> str:
    try:
        return read_docx(data)
    except UnreadableTextError as error:
        message = f"{name}: {error}"
        raise UnreadableTextError(message) from error


def _convert(name: str, suffix: str, data: bytes) -> str:
    package = CONVERTERS[suffix]
    if find_spec(package) is None:
        message = f"to read {name}, install what reads {suffix} files: pip install 'corpus-tools[documents]'"
        raise UsageError(message)
    try:
        return {"trafilatura": _from_html, "pypdf": _from_pdf, "striprtf": _from_rtf}[package](data)
    except Exception as error:  # whatever a converter stumbles over is the document's fault, and one line
        message = f"{name} cannot be read as {suffix}: {type(error).__name__}"
        raise UnreadableTextError(message) from error


def _from_html(data: bytes) -> str:
    import trafilatura  # noqa: PLC0415 - an extra

    found = trafilatura.extract(data, include_comments=False, favor_recall=True)
    return found or trafilatura.html2txt(data)


def _from_pdf(data: bytes) -> str:
    import io  # noqa: PLC0415 - with the extra

    import pypdf  # noqa: PLC0415 - an extra

    pages = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", "\n\n".join(pages))


def _from_rtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - an extra

    return str(rtf_to_text(data.decode("cp1252", "replace")))  # type: ignore[no-untyped-call] # it ships no types
