"""`check --receipt`: what is written, what is said, and what is refused."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus_tools.cli.main import main

CORPORA = Path(__file__).parents[1] / "corpora"
EVENT = "harbour-lamp-2025"
GAZETTE = f"annotations/{EVENT}/receipts/lamp-gazette.tester.json"
WIRE = f"annotations/{EVENT}/receipts/north-wire.tester.json"


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    for name in ("tiny", "tiny-texts"):
        shutil.copytree(CORPORA / name, tmp_path / name)
    monkeypatch.chdir(tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.fixture
def without(tiny):
    shutil.rmtree(tiny / "annotations" / EVENT / "receipts")
    return tiny


@pytest.mark.parametrize("path", [EVENT, f"annotations/{EVENT}", f"annotations/{EVENT}/event.yaml"])
@pytest.mark.usefixtures("without")
def test_an_event_gets_a_receipt_for_each_restricted_article(capsys, path):
    assert main(["check", path, "--receipt", "--holder", "tester"]) == 0
    assert capsys.readouterr().err.splitlines() == [f"wrote {GAZETTE}", f"wrote {WIRE}"]


@pytest.mark.parametrize("path", [f"annotations/{EVENT}/north-wire.yaml", f"{EVENT}/north-wire.yaml"])
@pytest.mark.usefixtures("without")
def test_an_article_gets_its_own_alone(capsys, path):
    assert main(["check", path, "--receipt", "--holder", "tester"]) == 0
    assert capsys.readouterr().err.splitlines() == [f"wrote {WIRE}"]


def test_the_day_is_today_unless_it_is_given(without):
    main(["check", EVENT, "--receipt", "--holder", "tester"])
    assert json.loads((without / WIRE).read_text())["date"] == date.today().isoformat()  # noqa: DTZ011
    main(["check", EVENT, "--receipt", "--holder", "tester", "--date", "2025-10-10"])
    assert json.loads((without / WIRE).read_text())["date"] == "2025-10-10"


def test_a_text_that_is_not_at_hand_is_said(without, capsys):
    (without.parent / "tiny-texts" / "north-wire.txt").unlink()
    assert main(["check", EVENT, "--receipt", "--holder", "tester"]) == 1
    assert f"no receipt for {EVENT}/north-wire: no text with the recorded digest" in capsys.readouterr().err
    assert not (without / WIRE).exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--receipt", "--holder", "tester"], "needs the event or article"),
        ([EVENT, "--receipt"], "and --holder NAME"),
        ([EVENT, "--holder", "tester"], "go with --receipt"),
        ([EVENT, "--receipt", "--holder", "testre"], "no annotator named 'testre'"),
        ([EVENT, "--receipt", "--holder", "../x"], "no annotator named '../x'"),
        ([EVENT, "--receipt", "--holder", "tester", "--date", "10 October"], "YYYY-MM-DD"),
        ([EVENT, "--receipt", "--holder", "tester", "--date", "2025-02-30"], "YYYY-MM-DD"),
        ([f"annotations/{EVENT}/nobody.yaml", "--receipt", "--holder", "tester"], "no article named 'nobody'"),
    ],
)
def test_what_does_not_go_together_is_refused(tiny, capsys, words, said):
    before = (tiny / WIRE).read_text()
    assert main(["check", *words]) == 2
    assert said in capsys.readouterr().err
    assert (tiny / WIRE).read_text() == before


def test_an_event_or_article_may_be_named_by_its_id(tiny, capsys):
    (tiny / WIRE).write_text((tiny / WIRE).read_text().replace('"length": 355', '"length": 356'))
    for path, status in ((EVENT, 1), (f"{EVENT}/north-wire", 1), (f"{EVENT}/lamp-gazette", 0)):
        assert main(["check", path]) == status
        assert ("R320" in capsys.readouterr().out) == bool(status)
