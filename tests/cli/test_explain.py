"""``explain`` on the command line, and the formats of ``check``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus_tools.cli.main import main
from corpus_tools.diagnostics.render.markdown import MARKER

TINY = Path(__file__).parents[1] / "corpora" / "tiny"


def test_a_code_is_explained(capsys):
    assert main(["explain", "anchor-mismatch"]) == 0
    assert capsys.readouterr().out.startswith("A201 anchor-mismatch (error, level 2: anchoring")


def test_all_codes_are_listed(capsys):
    assert main(["explain"]) == 0
    assert "A201" in capsys.readouterr().out


def test_a_mistyped_code_gets_the_nearest_ones(capsys):
    assert main(["explain", "A2O1"]) == 2
    said = capsys.readouterr().err
    assert "no rule named 'A2O1'" in said and "A201" in said and said.count("\n") == 1


def test_pages_are_written_where_they_are_wanted(tmp_path):
    assert main(["explain", "--write", str(tmp_path / "docs" / "checks")]) == 0
    assert (tmp_path / "docs" / "checks" / "A201.md").read_text(encoding="utf-8").count(
        "\n# A201 anchor-mismatch\n"
    ) == 1


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_programs_read_is_json_and_nothing_else(form, capsys):
    assert main(["check", "--corpus", str(TINY), "--format", form]) == 0
    assert json.loads(capsys.readouterr().out)


def test_markdown_begins_with_its_marker(capsys):
    assert main(["check", "--corpus", str(TINY), "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith(f"{MARKER}\n\n### 2 events: nothing wrong\n")


def test_links_lead_to_the_repository_that_is_named(tmp_path, capsys):
    corpus = tmp_path / "corpus.toml"
    corpus.write_text("x = [", encoding="utf-8")
    assert (
        main(["check", "--corpus", str(tmp_path), "--format", "markdown", "--repository", "https://forge.example/c"])
        == 1
    )
    assert "](https://forge.example/c/blob/HEAD/docs/checks/F030.md)" in capsys.readouterr().out
