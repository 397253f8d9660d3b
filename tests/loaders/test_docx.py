"""The rule ``docx/1``, construct by construct, and as it is frozen on a public collection."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from corpus_tools.errors import UnreadableTextError
from corpus_tools.loaders.texts.docx import MAX_DEPTH, read_docx
from corpus_tools.text.digest import digest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
COLLECTION = Path(__file__).parents[2].parent / "shared" / "real" / "insciout" / "events"


def document(body: str, *, head: str = "", part: str = "word/document.xml", relations: str | None = None) -> bytes:
    """Return a Word document whose body is given as XML."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, xml)
        if relations is not None:
            archive.writestr("_rels/.rels", relations)
    return buffer.getvalue()


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("", "", id="no words, no line end"),
        pytest.param(
            p(r("The mill ")) + p(r(" ")) + p(r("is shut."), r(" Today.")),
            "The mill \n\nis shut. Today.\n",
            id="paragraphs",
        ),
        pytest.param(
            p("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"),
            "one\ntwo\tthree\n",
            id="breaks and tabs",
        ),
        pytest.param(
            p("<w:r><w:t>one</w:t><w:br w:type='page'/><w:t> two</w:t></w:r>"),
            "one two\n",
            id="a page break is no line break",
        ),
        pytest.param(
            p("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op man</w:t><w:softHyphen/><w:t>ual</w:t></w:r>"),
            "co\u2011op man\u00adual\n",
            id="hyphens",
        ),
        pytest.param(
            p("<w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>", r("x")), "\ufffdx\n", id="a symbol of a font"
        ),
        pytest.param(
            p(r("see "), f"<w:hyperlink>{r('the page')}</w:hyperlink>", r(".")), "see the page.\n", id="hyperlink"
        ),
        pytest.param(
            p("<w:r><w:fldChar/><w:instrText>HYPERLINK x</w:instrText></w:r>", r("link"), "<w:r><w:fldChar/></w:r>"),
            "link\n",
            id="field: its result",
        ),
        pytest.param(
            p(
                f"<w:ins>{r('kept')}</w:ins>",
                "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
                f"<w:moveFrom>{r('moved')}</w:moveFrom>",
            ),
            "kept\n",
            id="tracked changes",
        ),
        pytest.param(
            p(r("Bottom of Form", "<w:vanish/>"), r("seen", "<w:vanish w:val='0'/>")), "seen\n", id="hidden text"
        ),
        pytest.param(
            p(r("before"))
            + f"<w:tbl><w:tblPr/><w:tr><w:tc>{p(r('a1'))}{p(r('a2'))}</w:tc><w:tc>{p(r('b'))}</w:tc></w:tr></w:tbl>"
            + p(r("after")),
            "before\n\na1\n\na2\n\nb\n\nafter\n",
            id="table, cell by cell",
        ),
        pytest.param(
            p(
                r("anchor "),
                f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>{p(r('box'))}</w:txbxContent></mc:Choice>"
                f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p(r('box'))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
                r("end"),
            ),
            "anchor end\n\nbox\n",
            id="alternate content is read once, a box after its paragraph",
        ),
        pytest.param(
            p(
                f"<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>"
            ),
            "old\n",
            id="fallback where the choice is empty",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p(r('controlled'))}</w:sdtContent></w:sdt>", "controlled\n", id="content control"
        ),
        pytest.param(p(r("cafe\u0301&#xA0;“x”")), "café\u00a0“x”\n", id="composed, otherwise as received"),
    ],
)
def test_each_construct_has_one_reading(body, text):
    assert read_docx(document(body)) == text


def test_the_main_part_may_have_another_name():
    relations = '<Relationships xmlns="x"><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    assert read_docx(document(p(r("here")), part="word/document2.xml", relations=relations)) == "here\n"


def deep() -> bytes:
    return document("<w:sdt>" * MAX_DEPTH + "</w:sdt>" * MAX_DEPTH)


def without_its_end() -> bytes:
    return document(p(r("x")))[:-40]


def bomb() -> bytes:
    return document(p(r("x")), head='<!DOCTYPE w [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>')


def endless() -> bytes:
    return document(p(r("x" * 45_000_000)))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", without_its_end(), document("<w:p"), document("")[:200], bomb(), deep(), endless()]
)
def test_what_is_no_word_document_is_refused_in_one_line(data):
    with pytest.raises(UnreadableTextError) as caught:
        read_docx(data)
    assert "\n" not in str(caught.value)


def test_an_archive_of_something_else_is_no_word_document():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(UnreadableTextError):
        read_docx(buffer.getvalue())


@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the collection's files are not here")
def test_the_rule_is_frozen_on_the_collection(file_regression):
    """Digest of each file, digest and length of its text: no later reading may differ by a character."""
    lines = []
    for path in COLLECTION.glob("*/*.docx"):
        data = path.read_bytes()
        text = read_docx(data)
        lines.append(f"{hashlib.sha256(data).hexdigest()[:16]} {len(text):>6} {digest(text)}\n")
    file_regression.check("".join(sorted(lines)), basename="docx-1")
