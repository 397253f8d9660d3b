"""Text of a Word document by the rule ``docx/1``: what offsets count in where a public collection holds .docx files.

The rule is our own and frozen, because the reading of a library may change under us and every offset with it:

- a paragraph with words is one line; one empty line stands between paragraphs; paragraphs without words are left out;
- a cell of a table is read like the body, row by row; a text box follows the paragraph that it is anchored in;
- the words of a hyperlink and the result of a field are kept, its address and its code are not;
- of alternate content the first choice is read, and the fallback only if that has no words;
- inserted text is kept; deleted, moved-away and hidden text (`w:vanish` of the run itself) is not;
- a tab is U+0009, a line break U+000A, a no-break hyphen U+2011, a soft hyphen U+00AD, a symbol of a font U+FFFD;
- headers, footers, footnotes, endnotes and comments are not read.

References:
    ECMA-376, *Office Open XML File Formats*, part 1 (WordprocessingML) and part 3 (markup compatibility).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from corpus_tools.errors import UnreadableTextError
from corpus_tools.text.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCX: Final = "docx/1"
"""Name and version of the rule."""

MAX_FILE = 50_000_000
"""Largest file in bytes; pictures take most of it."""

MAX_XML = 40_000_000
"""Most bytes of XML, counted while unpacking, whatever the archive says of itself."""

MAX_DEPTH = 200
"""Deepest nesting of elements. A table in a table in a text box has about forty."""

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE_DOCUMENT = "/officeDocument"
_CHARACTERS = {
    "tab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
    "sym": "\N{REPLACEMENT CHARACTER}",
}
_PASSED_OVER = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sectPr", "tblPr", "tcPr"}
)
_OFF = frozenset({"0", "false", "off"})


def read_docx(data: bytes) -> str:
    """Return the canonical text of a Word document by ``docx/1``; it ends with a line end unless it is empty.

    Args:
        data: bytes of the file.

    Raises:
        UnreadableTextError: if it is no Word document, or larger or nested deeper than any honest one.
    """
    blocks = [block for block in _blocks(_body(_document_xml(data))) if block.strip()]
    return normalize("\n\n".join(blocks) + "\n" if blocks else "").text


def _document_xml(data: bytes) -> bytes:
    """Return the XML of the main part."""
    if len(data) > MAX_FILE:
        message = f"the document has {len(data):,} bytes, expected at most {MAX_FILE:,}"
        raise UnreadableTextError(message)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpack(archive, _main_part(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        message = "not a Word document (.docx), or a damaged or encrypted one"
        raise UnreadableTextError(message) from error


def _main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that the package names as its document."""
    try:
        relations = _parse(_unpack(archive, "_rels/.rels"))
    except KeyError:
        return "word/document.xml"
    for relation in relations:
        if relation.get("Type", "").endswith(_OFFICE_DOCUMENT):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        data = part.read(MAX_XML + 1)
    if len(data) > MAX_XML:
        message = f"{name} unpacks to more than {MAX_XML:,} bytes"
        raise UnreadableTextError(message)
    return data


class _Builder(ET.TreeBuilder):
    """Builds the tree; refuses a document type, in which alone entities can be declared, and endless nesting."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse it: no program that writes Word documents writes one."""
        del name, pubid, system
        message = "the document declares a document type, which no Word document has"
        raise UnreadableTextError(message)

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        """Count the depth."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            message = f"the document is nested deeper than {MAX_DEPTH} elements"
            raise UnreadableTextError(message)
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        """Count the depth."""
        self._depth -= 1
        return super().end(tag)


def _parse(xml: bytes) -> ET.Element:
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - document types are refused, size and depth are bounded
    try:
        parser.feed(xml)
        root: ET.Element = parser.close()
    except ET.ParseError as error:
        message = f"the document's XML cannot be read: {error}"
        raise UnreadableTextError(message) from error
    return root


def _body(xml: bytes) -> ET.Element:
    root = _parse(xml)
    body = next((child for child in root if _name(child) == "body"), None)
    if body is None:
        message = "not a Word document: its main part has no body"
        raise UnreadableTextError(message)
    return body


def _blocks(element: ET.Element) -> Iterator[str]:
    """Yield the paragraphs below an element, in reading order; a text box comes after its paragraph."""
    for child in _children(element):
        if _name(child) == "p":
            boxes: list[ET.Element] = []
            yield "".join(_inline(child, boxes))
            for box in boxes:
                yield from _blocks(box)
        elif _name(child) not in _PASSED_OVER:
            yield from _blocks(child)


def _inline(element: ET.Element, boxes: list[ET.Element]) -> Iterator[str]:
    """Yield the characters of a paragraph or a part of it, and collect its text boxes."""
    for child in _children(element):
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name == "br":
            yield "" if _attribute(child, "type") in {"page", "column"} else "\n"
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _PASSED_OVER and not (name == "r" and _is_hidden(child)):
            yield from _inline(child, boxes)


def _children(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the children of an element, with one branch of alternate content in its place."""
    for child in element:
        if child.tag == f"{{{_COMPATIBILITY}}}AlternateContent":
            branches = [branch for branch in child if branch.tag.startswith(f"{{{_COMPATIBILITY}}}")]
            with_words = [branch for branch in branches if any(_name(one) == "t" for one in branch.iter())]
            yield from (with_words or branches)[:1]
        else:
            yield child


def _is_hidden(run: ET.Element) -> bool:
    properties = next((child for child in run if _name(child) == "rPr"), None)
    vanish = next((child for child in properties if _name(child) == "vanish"), None) if properties is not None else None
    return vanish is not None and _attribute(vanish, "val") not in _OFF


def _name(element: ET.Element) -> str:
    """Return the local name of an element of WordprocessingML; of any other its whole tag."""
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace[1:] in _WORD else element.tag


def _attribute(element: ET.Element, name: str) -> str | None:
    return next((element.get(f"{{{space}}}{name}") for space in _WORD if f"{{{space}}}{name}" in element.attrib), None)
