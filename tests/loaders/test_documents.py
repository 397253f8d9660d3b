"""Documents of any kind as text, or one line that says why not."""

import io
import zipfile
from pathlib import Path

import pytest

from corpus_tools.errors import UnreadableTextError, UsageError
from corpus_tools.loaders.texts.documents import find_damage, read_document
from tests.loaders.test_docx import document, p, r

HTML = """<!doctype html><html><head><title>Mill</title><script>var x = "We are broke";</script></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Mill stays open</h1>
<p>&ldquo;Nobody was hurt,&rdquo; Ana Berg said on Monday, when the mill by the lake had been closed for three weeks.</p>
<p>&ldquo;We may open again in the autumn,&rdquo; she added, and thanked the crew for what they had done that night.</p></article>
<footer>Copyright</footer></body></html>"""
RTF = (
    r"{\rtf1\ansi\deff0 {\fonttbl {\f0 Times;}}\f0 He said \ldblquote Nobody was hurt\rdblquote\par Then he left.\par}"
)


def pdf(words):
    """A PDF of one page, as small as there can be."""
    content = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "“Nobody was hurt”".encode()),
        ("a.md", "\ufeff“Nobody was hurt”\r\n".encode()),
        ("a", "“Nobody was hurt”".encode()),
        ("a.docx", document(p(r("“Nobody was hurt”")))),
        ("a.html", HTML.encode()),
        ("a.HTM", HTML.encode()),
        ("a.pdf", pdf("Nobody was hurt")),
        ("a.rtf", RTF.encode()),
    ],
)
def test_every_kind_is_read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert "Nobody was hurt" in read_document(path).text
    assert "We are broke" not in read_document(path).text


def test_a_converter_is_named(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(HTML)
    assert any("trafilatura" in note for note in read_document(path).notes)


def test_a_converter_that_is_not_installed_is_asked_for(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("x"))
    monkeypatch.setattr("corpus_tools.loaders.texts.documents.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'corpus-tools\[documents\]'"):
        read_document(path)


def odt():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"caf\xe9 \x93so\x94", "is not UTF-8"),
        ("a.txt", b" \n\n", "holds no words"),
        ("a.docx", odt(), "not a Word document"),
        ("a.pdf", b"%PDF-1.4 nonsense", "cannot be read as .pdf"),
        ("a.pdf", pdf(" "), "its pages may be pictures"),
        ("a.txt", document(p(r("x"))), "is not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path, name, data, message):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableTextError, match=message) as caught:
        read_document(path)
    assert "\n" not in str(caught.value)


def test_what_is_not_there_is_a_usage_fault(tmp_path):
    with pytest.raises(UsageError, match="no file"):
        read_document(tmp_path / "a.txt")
    with pytest.raises(UsageError, match="no ordinary file"):
        read_document(tmp_path)
    with pytest.raises(UsageError):
        read_document(Path("/dev/null/x"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("&quot;It is fair,&quot; she said.", "&quot;"),
        ("It&#8217;s fair", "&#8217;"),
        ("&#x27;fair&#x27;", "&#x27;"),
        ("â€œIt is fair,â€\x9d she said.", "â€œ"),
        ("CafÃ© on the pier", "Ã©"),
    ],
)
def test_debris_is_said(text, word):
    assert any(word in note for note in find_damage(text))


@pytest.mark.parametrize("text", ["AT&T; and R&D;", "fish & chips; tea", "Â is a letter", "“It is fair,” she said."])
def test_what_only_looks_like_debris_is_not(text):
    assert find_damage(text) == ()
