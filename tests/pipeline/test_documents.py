"""What README and DATASHEET say in figures is what the corpus holds."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.cli.main import main
from corpus_tools.stats import add_up, render_text

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def by_split():
    return pipeline.stats(ROOT)


def test_the_datasheet_has_the_current_figures(by_split):
    assert render_text(by_split) in (ROOT / "DATASHEET.md").read_text(encoding="utf-8"), (
        "put the output of `corpus-tools stats` into DATASHEET.md, section Figures"
    )


def test_the_datasheet_reports_who_wrote_every_text():
    datasheet = (ROOT / "DATASHEET.md").read_text(encoding="utf-8")
    for draft in pipeline.load(ROOT, texts=None):
        assert f"`{draft.event_id}`" in datasheet
        for key, article in draft.articles.items():
            assert f"`{key}`" in datasheet
            generation = article.record.rights.generation
            if generation is not None:
                assert (ROOT / "annotations" / draft.event_id / generation.plan).is_file()


def test_the_truth_box_counts_what_there_is(by_split):
    total = add_up(counts for events in by_split.values() for counts in events.values()).totals
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").replace("\n> ", " ").split())
    invented = total["invented events"]
    assert f"{invented} invented events ({total['texts published']} articles)" in readme
    assert f"{total['events'] - invented} real event ({total['articles'] - total['texts published']} articles" in readme
    assert f"{total['quotes']} quotes and {total['mentions']} mentions" in readme


def blocks(language):
    """The blocks of README.md in one language, in order."""
    return re.findall(
        rf"^```{language}\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def test_the_first_screen_shows_what_the_command_prints(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    shown = blocks("")[0]
    command, _, printed = shown.partition("\n")
    assert main(command.removeprefix("$ corpus-tools ").split()) == 1
    assert capsys.readouterr().out == printed


@pytest.mark.slow
def test_the_example_in_python_prints_what_it_says(tmp_path):
    (code,) = blocks("python")
    pipeline.build(ROOT, tmp_path / "release")
    environment = {**os.environ, "HF_HOME": str(tmp_path / "hf"), "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert [f"# {line}" for line in done.stdout.splitlines()] == re.findall(r"^# .*$", code, re.MULTILINE)
