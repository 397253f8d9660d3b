from __future__ import annotations

import pytest

from corpus_tools.loaders.texts.find import MAX_BYTES, TextSource, read_text
from corpus_tools.schemas.rights import TextRecord
from corpus_tools.text.digest import digest

FAULTS = {
    "byte-order-mark": ("\ufeffWheel\n".encode(), "F007", 1, 1, "Wheel\n"),
    "crlf": (b"One\r\ntwo\r\n", "F009", 1, 4, "One\ntwo\n"),
    "lone-cr": (b"One\rtwo\n", "F009", 1, 4, "One\ntwo\n"),
    "line-separator": ("One\ntwo\u2028three\n".encode(), "F009", 2, 4, "One\ntwo\u2028three\n"),
    "next-line": ("One\x85two\n".encode(), "F009", 1, 4, "One\x85two\n"),
    "decomposed": ("One\ncafe\u0301\n".encode(), "F008", 2, 4, "One\ncaf\u00e9\n"),
    "nul": (b"On\x00e\n", "F010", 1, 3, "On\x00e\n"),
    "escape": (b"One\n\x1b[31mtwo\n", "F010", 2, 1, "One\n\x1b[31mtwo\n"),
    "mark-inside": ("One \ufefftwo\n".encode(), "F010", 1, 5, "One \ufefftwo\n"),
    "override": ("One \u202etwo\n".encode(), "F011", 1, 5, "One \u202etwo\n"),
    "isolate": ("One \u2066two\u2069\n".encode(), "F011", 1, 5, "One \u2066two\u2069\n"),
    "conflict-marker": (b"One\n>>>>>>> other\n", "F017", 2, 1, "One\n>>>>>>> other\n"),
    "latin-1": (b"One\ncaf\xe9 two\n", "F006", 2, 4, None),
    "surrogate": (b"One \xed\xa0\x80\n", "F006", 1, 5, None),
    "empty": (b"", "F012", None, None, None),
    "blank": (" \n\u00a0\r\n".encode(), "F012", None, None, None),
}


@pytest.mark.parametrize(("data", "code", "line", "column", "text"), FAULTS.values(), ids=FAULTS.keys())
def test_names_each_fault_once_with_its_place_in_the_file(tmp_path, data, code, line, column, text):
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    read = read_text(path, "raw/e/a.txt", target="a")

    (finding,) = read.findings
    assert (finding.code, finding.location.line, finding.location.column) == (code, line, column)
    assert (finding.location.file, finding.target) == ("raw/e/a.txt", "a")
    assert read.text == text


@pytest.mark.parametrize(
    "text", ["One “two”\n", "a\u00a0b\tc", "\u05d0\u200f!\n", "a\u200bb — c\n", "<<<<<< no marker\n"]
)
def test_leaves_odd_but_honest_text_alone(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())

    assert read_text(path, "a.txt") == type(read_text(path, "a.txt"))(text, ())


def test_counts_how_often_a_fault_occurs(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\r\nc\r\n")

    assert [finding.count for finding in read_text(path, "a.txt").findings] == [3]


def test_looks_at_the_size_before_reading(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    (finding,) = read_text(path, "a.txt").findings

    assert finding.code == "F005"
    assert f"{MAX_BYTES:,}" in finding.message


def _record(text: str) -> TextRecord:
    return TextRecord(norm="nfc+lf/1", length=len(text), digest=digest(text))


def test_finds_a_text_by_its_digest_under_any_name_and_with_crlf(tmp_path):
    folder = tmp_path / "held"
    folder.mkdir()
    (folder / "zz.bin").write_bytes(b"One\r\ntwo\r\n")
    (folder / "aa.txt").write_bytes(b"Other\n")
    (folder / "bb.txt").write_bytes(b"\xff\xfe")

    source = TextSource((tmp_path / "absent", folder))

    assert source.find(_record("One\ntwo\n")) == "One\ntwo\n"
    assert source.find(_record("Other\n")) == "Other\n"
    assert source.find(_record("Third\n")) is None


def test_reads_each_file_once_before_it_gives_up(tmp_path):
    (tmp_path / "a.txt").write_text("One\n")
    source = TextSource((tmp_path,))
    assert source.find(_record("Two\n")) is None

    (tmp_path / "b.txt").write_text("Two\n")

    assert source.find(_record("Two\n")) is None


def test_searches_named_folders_before_the_corpus_s_own(tmp_path):
    source = TextSource.of(
        tmp_path / "corpus",
        search=("../seeds",),
        given=(tmp_path / "given",),
        environment={"CORPUS_TOOLS_TEXTS": str(tmp_path / "named")},
    )

    assert source.folders == (tmp_path / "given", tmp_path / "named", tmp_path / "corpus" / "../seeds")
