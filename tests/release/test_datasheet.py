"""The datasheet's figures are those of the corpus, in the repository and in every release."""

import shutil
from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.cli.main import main
from corpus_tools.release.documents.datasheet import DatasheetFacts, fill
from corpus_tools.splits import split_of
from corpus_tools.stats import render_text

CORPORA = Path(__file__).parents[1] / "corpora"
ROOT = Path(__file__).parents[2]
SHEET = """# Datasheet for tiny <!-- version -->?<!-- /version -->

<!-- generation -->
old
<!-- /generation -->

By hand: 17 \\1 <!-- colour -->red<!-- /colour -->

<!-- figures -->
<!-- /figures -->
"""


@pytest.fixture
def tiny(tmp_path):
    root = Path(shutil.copytree(CORPORA / "tiny", tmp_path / "tiny"))
    (root / "DATASHEET.md").write_text(SHEET, encoding="utf-8")
    return root


def test_a_release_carries_the_figures_of_its_own_corpus(tiny, tmp_path):
    pipeline.build(tiny, tmp_path / "release")
    sheet = (tmp_path / "release" / "DATASHEET.md").read_text(encoding="utf-8")
    assert render_text(pipeline.stats(tiny)) in sheet
    assert sheet.startswith("# Datasheet for tiny <!-- version -->0.1.0<!-- /version -->\n")
    assert "By hand: 17 \\1 <!-- colour -->red<!-- /colour -->" in sheet
    assert "\nold\n" not in sheet
    assert (
        "| `harbour-lamp-2025`, `lamp-gazette` | its speaker or outlet; not distributed | `tester`, single | – |"
        in sheet
    )
    assert (tiny / "DATASHEET.md").read_text(encoding="utf-8") == SHEET


@pytest.mark.slow
def test_a_changed_corpus_has_other_figures(tiny, tmp_path):
    pipeline.build(tiny, tmp_path / "one")
    path = tiny / "splits.tsv"
    path.write_text(path.read_text().replace("orchard-lease-2025\ttrain", "orchard-lease-2025\ttest"))
    pipeline.build(tiny, tmp_path / "other")
    one, other = ((tmp_path / name / "DATASHEET.md").read_text(encoding="utf-8") for name in ("one", "other"))
    assert "train  real  all" in one
    assert "test  real  all" in other


def test_filling_in_twice_changes_nothing(tiny, capsys):
    assert main(["stats", "--write", "--corpus", str(tiny)]) == 0
    assert "filled in" in capsys.readouterr().err
    filled = (tiny / "DATASHEET.md").read_bytes()
    assert main(["stats", "--write", "--corpus", str(tiny)]) == 0
    assert "current" in capsys.readouterr().err
    assert (tiny / "DATASHEET.md").read_bytes() == filled


def test_a_corpus_without_a_datasheet_cannot_be_filled_in(tiny, capsys):
    (tiny / "DATASHEET.md").unlink()
    assert main(["stats", "--write", "--corpus", str(tiny)]) == 2
    assert "no DATASHEET.md" in capsys.readouterr().err


def test_a_mark_without_its_end_is_left_alone():
    assert fill("<!-- figures --> and more", {"figures": "x"}) == "<!-- figures --> and more"


def test_words_of_a_corpus_are_shown_and_do_nothing_else(tiny, tmp_path):
    path = tiny / "annotations/orchard-lease-2025/hillside-post.yaml"
    old = "rights: {licence: CC0-1.0, fiction: true}"
    new = "rights: {licence: CC0-1.0, fiction: true, generation: {model: 'x | <b> <!-- /generation -->', date: '2025-01-01'}}"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    pipeline.build(tiny, tmp_path / "release")
    sheet = (tmp_path / "release" / "DATASHEET.md").read_text(encoding="utf-8")
    assert "x \\| &lt;b&gt;" in sheet
    assert sheet.count("<!-- /generation -->") == 1


@pytest.mark.slow
def test_the_repository_s_datasheet_is_current():
    sheet = (ROOT / "DATASHEET.md").read_text(encoding="utf-8")
    facts = DatasheetFacts()
    for corpus in pipeline.admitted(ROOT):
        facts.add(corpus, split_of(corpus.event_id, corpus.head))
    assert fill(sheet, facts.sections()) == sheet, "run `corpus-tools stats --write`"
    assert all(f"<!-- /{name} -->" in sheet for name in facts.sections())
