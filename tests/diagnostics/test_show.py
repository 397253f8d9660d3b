"""The pages of ``show`` and the exit status of ``check``, held against golden files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus_tools.cli.main import main

TINY = Path(__file__).parent.parent / "corpora" / "tiny"


@pytest.mark.parametrize(
    "name",
    [
        "orchard-lease-2025",
        "orchard-lease-2025/vale-digest",
        "orchard-lease-2025/hillside-post",
        "harbour-lamp-2025/north-wire",
    ],
)
def test_page_is_readable(name, capsys, monkeypatch, file_regression):
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["show", name, "--corpus", str(TINY)]) == 0
    file_regression.check(capsys.readouterr().out, basename=f"show-{name.replace('/', '-')}")


def test_unknown_article_is_an_error_of_usage(capsys):
    assert main(["show", "orchard-lease-2025/nope", "--corpus", str(TINY)]) == 2
    assert "hillside-post, vale-digest" in capsys.readouterr().err


def test_sound_corpus_exits_with_zero(capsys):
    assert main(["check", "--corpus", str(TINY)]) == 0
    assert capsys.readouterr().out == "2 events: nothing wrong\n"


def test_one_article_can_be_checked_alone(capsys):
    assert main(["check", str(TINY / "annotations/orchard-lease-2025/vale-digest.yaml")]) == 0
    assert capsys.readouterr().out.startswith("1 event: nothing wrong\nnot compared with the other events: ")


def test_a_lone_cr_moves_no_caret_in_a_text(tmp_path, capsys):
    root = shutil.copytree(TINY, tmp_path / "tiny")
    file = root / "raw/orchard-lease-2025/vale-digest.txt"
    file.write_bytes(file.read_bytes().replace(b"lease runs", b"lease\rruns\x07"))
    assert main(["check", "--corpus", str(root)]) == 1
    lines = capsys.readouterr().out.split("\n")
    shown = next(at for at, line in enumerate(lines) if line.endswith("vale-digest.txt:1:19")) + 2
    assert lines[shown : shown + 2] == [" 1 | Orchard lease\\rruns\\x07 on", "   |                    ^^^^"]


def test_a_warning_alone_ends_in_status_one(tmp_path, capsys):
    root = shutil.copytree(TINY, tmp_path / "tiny")
    file = root / "annotations/orchard-lease-2025/vale-digest.yaml"
    allow = "depth: full\nallow:\n- {code: A206, target: qcccc, reason: It is meant so.}\n"
    file.write_text(file.read_text(encoding="utf-8").replace("depth: full\n", allow), encoding="utf-8")
    assert main(["check", "--corpus", str(root)]) == 1
    assert "2 events: 1 warning" in capsys.readouterr().out
