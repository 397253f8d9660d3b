"""Receipts are read like everything in a pull request: whatever lies there ends in a finding with its place."""

from __future__ import annotations

import os

import pytest

FOLDER = "annotations/mill-race/receipts"
NAME = f"{FOLDER}/mill-gazette.lm1.json"


@pytest.fixture
def restricted(tiny):
    """Return the corpus with its article restricted, so that a receipt has a place."""
    tiny.change(tiny.article_file, "access: open", "access: restricted")
    (tiny.root / tiny.text_file).unlink()
    return tiny


@pytest.mark.parametrize(
    ("contents", "place"),
    [
        (b"", f"F012 {NAME}:None:None"),
        (b"\xff\xfe{}", f"F006 {NAME}:1:1"),
        (b'{"receipt": 1,, }', f"F020 {NAME}:1:15"),
        (b"receipt: 1\n", f"F020 {NAME}:1:1"),
        (b'{"receipt": 1, "receipt": 1}', f"F021 {NAME}:1:16"),
        (b'{"a": ' * 40 + b"1" + b"}" * 40, f"F027 {NAME}:1:193"),
        (b"[" * 9_000, f"F027 {NAME}:1:33"),
        (b'{"a": &x [1], "b": *x}', f"F022 {NAME}:1:7"),
        (b'{"a": NaN}', f"S102 {NAME}:1:1"),
        (b'{"note": "\\u001b[31m"}', f"F010 {NAME}:1:10"),
        (b"a" * 20_000, f"F005 {NAME}:None:None"),
        (b"[]", f"S104 {NAME}:None:None"),
        (b"3", f"S104 {NAME}:None:None"),
    ],
)
def test_whatever_it_holds_ends_in_a_finding_with_its_place(restricted, contents, place):
    restricted.write(NAME, contents)
    assert restricted.places()[:1] == [place]


@pytest.mark.parametrize(
    "name", ["mill-gazette.json", "mill-gazette.lm1.yaml", "Mill.lm1.json", "mill-gazette.lm1.x.json", "a/b.lm1.json"]
)
def test_a_name_that_is_none_of_a_receipt_has_no_place(restricted, name):
    restricted.write(f"{FOLDER}/{name}", "{}")
    assert [place.split()[0] for place in restricted.places()] == ["F003"]


def test_no_link_is_followed_to_a_receipt(restricted, tmp_path):
    (tmp_path / "secret").write_text("{}")
    (restricted.root / FOLDER).mkdir()
    (restricted.root / NAME).symlink_to(tmp_path / "secret")
    assert restricted.places() == [f"F002 {NAME}:None:None"]


def test_the_folder_of_receipts_is_no_link(restricted, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mill-gazette.lm1.json").write_text("{}")
    (restricted.root / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert f"F002 {FOLDER}:None:None" in restricted.places()
    assert not any("lm1.json" in place for place in restricted.places())


def test_a_pipe_is_no_receipt(restricted):
    (restricted.root / FOLDER).mkdir()
    os.mkfifo(restricted.root / NAME)
    assert [place.split()[0] for place in restricted.places()] == ["F003"]


def test_an_open_article_has_no_receipts(tiny):
    tiny.write(NAME, "{}")
    (finding,) = tiny.findings()
    assert (finding.code, finding.target) == ("F003", "mill-gazette")
    assert "open" in finding.message
