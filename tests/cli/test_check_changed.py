"""`check --changed` and `check PATH…`: what is shown, what is left alone, what is not compared."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from corpus_tools.cli.main import main

CORPORA = Path(__file__).parents[1] / "corpora"
ORCHARD, HARBOUR = "orchard-lease-2025", "harbour-lamp-2025"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    (tmp_path / "gitconfig").write_text("[user]\nname = Somebody\nemail = somebody@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def corpus(tmp_path):
    """Return the tiny corpus, its restricted texts beside it, on a branch that left main."""
    shutil.copytree(CORPORA / "tiny-texts", tmp_path / "tiny-texts")
    root = Path(shutil.copytree(CORPORA / "tiny", tmp_path / "corpus"))
    for words in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["commit", "-q", "-m", "base"],
        ["checkout", "-q", "-b", "w"],
    ):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    return root


@pytest.fixture
def check(corpus, capsys):
    """Return a function that runs the verb and returns its status and what it printed."""

    def run(*words, where=None):
        status = main(["check", "--corpus", str(where or corpus), *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def break_annotation(corpus, event=ORCHARD, name="vale-digest"):
    path = corpus / "annotations" / event / f"{name}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("depth: full", "depth: fool", 1), encoding="utf-8")


def echo(corpus, event):
    """Write an article that prints another event's text again."""
    text = "An orchard stays\n\nNothing else is known.\n"
    record = (
        "outlet: hillside-post\nlanguage: en\naccess: open\nrights: {licence: CC0-1.0, fiction: true}\n"
        "rewriting: [unknown]\ndepth: full\n"
        "provenance: {annotators: [tester], guideline: '0.1', date: 2025-06-01, state: single}\n"
        "text:\n  norm: nfc+lf/1\n  length: 41\n"
        "  digest: sha256:ca57b4ee170cf4573cb0d76809aee7414539c40ad2e119ed817057dfccf73496\n"
        "zones:\n- {zone: headline, start: 0, end: 18, opens: An orchard}\n"
        "- {zone: body, start: 18, end: 41, opens: Nothing}\n"
    )
    (corpus / "raw" / event).mkdir(exist_ok=True)
    (corpus / "raw" / event / "echo.txt").write_text(text)
    (corpus / "annotations" / event / "echo.yaml").write_text(record)


@needs_git
def test_nothing_changed_is_said_and_is_no_fault(check):
    assert check("--changed") == (0, "nothing changed since main\n", "")


@needs_git
def test_nothing_changed_as_json_is_a_report_without_findings(check):
    status, out, _ = check("--changed", "--format", "json")
    assert status == 0
    assert json.loads(out)["findings"] == []


@needs_git
def test_a_fault_in_what_changed_is_found(check, corpus):
    break_annotation(corpus)
    status, out, _ = check("--changed")
    assert status == 1
    assert "S103" in out
    assert "1 event changed since main" in out


@needs_git
def test_a_fault_that_the_base_has_already_is_left_alone(check, corpus):
    break_annotation(corpus)
    subprocess.run(["git", "-C", str(corpus), "commit", "-aqm", "fault"], check=True)
    path = corpus / "annotations" / HARBOUR / "event.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    status, out, _ = check("--changed", "HEAD")
    assert (status, "S103" in out) == (0, False)


@needs_git
def test_a_change_of_the_event_that_breaks_an_unchanged_article_is_shown(check, corpus):
    path = corpus / "annotations" / ORCHARD / "event.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: mira-tolland", "id: mira-t", 1), encoding="utf-8")
    for words in (["--changed"], [path]):
        status, out, _ = check(*words)
        assert status == 1
        assert f"annotations/{ORCHARD}/hillside-post.yaml" in out


@pytest.mark.parametrize("form", ["text", "markdown", "json", "github", "sarif"])
def test_a_check_of_some_events_says_that_they_were_not_compared_with_the_others(check, corpus, form):
    echo(corpus, ORCHARD)
    echo(corpus, HARBOUR)
    status, out, _ = check(corpus / "annotations" / HARBOUR, "--format", form)
    assert (status, "C501" in out, "not compared with the other events" in out) == (1, False, True)
    status, out, _ = check("--format", form)
    assert (status, "C501" in out, "not compared with the other events" in out) == (1, True, False)


@needs_git
def test_what_changed_is_not_compared_with_the_other_events_and_says_so(check, corpus):
    path = corpus / "annotations" / HARBOUR / "event.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    status, out, _ = check("--changed")
    assert (status, "not compared with the other events" in out) == (0, True)


def restricted_words():
    return " ".join((CORPORA / "tiny-texts" / "north-wire.txt").read_text(encoding="utf-8").split()[:20])


@needs_git
def test_restricted_words_are_found_in_the_files_of_an_event_that_changed(check, corpus):
    (corpus / "annotations" / HARBOUR / "plan").mkdir()
    (corpus / "annotations" / HARBOUR / "plan" / "north-wire.md").write_text(f"It said: {restricted_words()}\n")
    status, out, _ = check("--changed")
    assert (status, "C505" in out, restricted_words() in out) == (1, True, False)


@pytest.mark.parametrize("paths", [(), (f"annotations/{HARBOUR}",)])
def test_every_file_of_the_repository_is_searched_for_restricted_words_where_texts_are_required(check, corpus, paths):
    (corpus / "NOTES.md").write_text(restricted_words())
    named = [corpus / path for path in paths]
    assert check(*named)[0] == 0
    status, out, _ = check(*named, "--require-text")
    assert (status, "NOTES.md" in out, restricted_words() in out) == (1, True, False)


@needs_git
def test_a_folder_that_can_be_no_event_is_found(check, corpus):
    (corpus / "annotations" / "Late News").mkdir()
    (corpus / "annotations" / "Late News" / "event.yaml").write_text("title: x\n")
    status, out, _ = check("--changed")
    assert (status, "F004" in out) == (1, True)


@needs_git
def test_an_event_that_is_gone_is_named(check, corpus):
    for top in ("annotations", "raw"):
        shutil.rmtree(corpus / top / ORCHARD, ignore_errors=True)
    status, _, err = check("--changed")
    assert status == 0
    assert f"{ORCHARD} is gone; its line in splits.tsv stays" in err


@needs_git
def test_changed_and_paths_do_not_go_together(check, corpus):
    status, _, err = check(corpus / "raw", "--changed")
    assert status == 2
    assert "leave out PATH" in err


@needs_git
def test_an_unknown_base_is_a_matter_of_usage(check):
    status, _, err = check("--changed", "nowhere")
    assert status == 2
    assert "nowhere" in err


@needs_git
def test_from_a_folder_of_the_corpus(corpus, capsys, monkeypatch):
    break_annotation(corpus)
    monkeypatch.chdir(corpus / "raw" / ORCHARD)
    assert main(["check", "--changed"]) == 1
    assert "S103" in capsys.readouterr().out


def test_many_paths_and_a_text_stands_for_its_annotation(check, corpus):
    break_annotation(corpus)
    names = sorted(path for top in ("annotations", "raw") for path in (corpus / top).glob("*/*.*"))
    assert check(*names * 40)[0] == 1
    assert check(corpus / "raw" / ORCHARD / "vale-digest.txt")[0] == 1
    assert check(corpus / "raw" / ORCHARD / "hillside-post.txt")[0] == 0


def test_a_statement_stands_for_its_event(check, corpus):
    break_annotation(corpus)
    assert check(corpus / "raw" / ORCHARD / "statement-main.txt")[0] == 1


def test_a_head_that_cannot_be_read_is_said_whatever_was_asked_for(check, corpus):
    (corpus / "corpus.toml").write_text("[corpus\n")
    status, out, _ = check(corpus / "annotations" / ORCHARD)
    assert (status, "F030" in out) == (1, True)
