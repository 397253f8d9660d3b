from pathlib import Path

import pytest

from corpus_tools.cli.main import main

pytestmark = pytest.mark.slow

CORPORA = Path(__file__).parents[1] / "corpora"
TINY, TEXTS = str(CORPORA / "tiny"), str(CORPORA / "tiny-texts")


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch):
    monkeypatch.delenv("CORPUS_TOOLS_TEXTS", raising=False)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    out = tmp_path_factory.mktemp("published") / "tiny"
    assert main(["build", "--corpus", TINY, "--out", str(out)]) == 0
    return str(out)


def test_a_release_is_hydrated_and_the_rows_are_shown(published, tmp_path, capsys):
    assert main(["hydrate", "--release", published, "--from", TEXTS, "--out", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "harbour-lamp-2025/north-wire" in out
    assert "whole" in out
    assert "this machine only" in out
    assert "load_dataset(" in out


def test_lost_words_are_a_finding(published, tmp_path, capsys):
    (tmp_path / "held").mkdir()
    command = ["hydrate", "--release", published, "--from", str(tmp_path / "held"), "--out", str(tmp_path / "out")]
    assert main(command) == 1
    assert "none" in capsys.readouterr().out


def test_the_place_of_a_hydrated_release_has_a_default(published, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["hydrate", "--release", published, "--from", TEXTS]) == 0
    assert (tmp_path / "hydrated" / "hydration-receipt.json").is_file()


def test_the_environment_names_the_texts(published, tmp_path, monkeypatch):
    monkeypatch.setenv("CORPUS_TOOLS_TEXTS", TEXTS)
    assert main(["hydrate", "--release", published, "--out", str(tmp_path / "out")]) == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--release", "nowhere", "--from", TEXTS], "not a release"),
        (["--release", TINY, "--from", "nowhere"], "no folder"),
        (["--release", TINY, "--from", TEXTS], "not a release"),
        (["--release", TINY], "--from DIR"),
        (["--release", TINY, "--corpus", TINY], "goes with neither"),
    ],
)
def test_what_cannot_be_hydrated_is_said_in_a_line(tmp_path, monkeypatch, capsys, options, said):
    monkeypatch.chdir(tmp_path)
    assert main(["hydrate", *options]) == 2
    assert said in capsys.readouterr().err


def test_build_hydrated_builds_from_the_corpus(tmp_path, capsys):
    assert main(["build", "--hydrated", "--corpus", TINY, "--from", TEXTS, "--out", str(tmp_path / "out")]) == 0
    assert "this machine only" in capsys.readouterr().out
    assert '"local_only": true' in (tmp_path / "out" / "manifest.json").read_text()


def test_texts_are_named_for_a_hydrated_build_alone(tmp_path, capsys):
    assert main(["build", "--corpus", TINY, "--from", TEXTS, "--out", str(tmp_path / "out")]) == 2
    assert "--hydrated" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
