import json
import shutil
from pathlib import Path

import pytest

from corpus_tools.cli.main import main

pytestmark = pytest.mark.slow

CORPORA = Path(__file__).parents[1] / "corpora"


@pytest.fixture
def tiny(tmp_path):
    shutil.copytree(CORPORA / "tiny", tmp_path / "tiny")
    return tmp_path / "tiny"


def test_build_prints_rows_and_how_to_load_them(tiny, tmp_path, capsys):
    assert main(["build", "--corpus", str(tiny), "--out", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "quote_fidelity" in out
    assert "load_dataset(" in out
    assert (tmp_path / "out" / "README.md").is_file()


def test_a_corpus_with_errors_is_not_built_and_nothing_is_replaced(tiny, tmp_path, capsys):
    out = tmp_path / "out"
    main(["build", "--corpus", str(tiny), "--out", str(out)])
    before = (out / "manifest.json").read_bytes()
    path = tiny / "annotations/orchard-lease-2025/hillside-post.yaml"
    path.write_text(path.read_text().replace("fidelity: faithful", "fidelity: reworded", 1))
    assert main(["build", "--corpus", str(tiny), "--out", str(out)]) == 2
    assert "corpus-tools check" in capsys.readouterr().err
    assert (out / "manifest.json").read_bytes() == before


def test_splits_are_proposed_and_written_on_request(tiny, capsys):
    table = tiny / "splits.tsv"
    lines = table.read_text().splitlines(keepends=True)
    table.write_text("".join(line for line in lines if not line.startswith("orchard")))
    assert main(["splits", "assign", "--corpus", str(tiny)]) == 0
    assert "without a split" in capsys.readouterr().out
    assert "orchard" not in table.read_text()
    assert main(["splits", "assign", "--write", "--corpus", str(tiny)]) == 0
    assert "orchard-lease-2025\ttrain" in table.read_text()


def test_stats_count_as_json(tiny, capsys):
    assert main(["stats", "--corpus", str(tiny), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"]["totals"]["articles"] == 4


def test_a_corpus_whose_own_files_are_wrong_is_not_built(tiny, tmp_path, capsys):
    table = tiny / "splits.tsv"
    table.write_text(table.read_text().replace("since", "sinse", 1))
    assert main(["build", "--corpus", str(tiny), "--out", str(tmp_path / "out")]) == 2
    assert "corpus-tools check" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_build_says_which_restricted_texts_are_not_at_hand(tiny, tmp_path, capsys):
    main(["build", "--corpus", str(tiny), "--out", str(tmp_path / "out")])
    assert "texts not at hand: harbour-lamp-2025/lamp-gazette, harbour-lamp-2025/north-wire" in capsys.readouterr().out
    shutil.copytree(CORPORA / "tiny-texts", tmp_path / "tiny-texts")
    main(["build", "--corpus", str(tiny), "--out", str(tmp_path / "out")])
    assert "not at hand" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["b[1]", "b*", "b?", "a::b", "[in]/release"])
def test_what_could_not_be_loaded_is_not_built(tmp_path, name, capsys):
    assert main(["build", "--corpus", str(CORPORA / "tiny"), "--out", str(tmp_path / name), "--load"]) == 2
    said = capsys.readouterr().err
    assert "takes" in said and "for a pattern; name another folder" in said and len(said.splitlines()) == 1
    assert not list(tmp_path.iterdir())
