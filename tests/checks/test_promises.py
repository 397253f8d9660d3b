"""What `check` says of words without a position is what `fix` does with them: it finds them, or asks."""

from __future__ import annotations

import pytest

from corpus_tools import editing, pipeline
from tests.checks.typing_in import edit

VALE = "annotations/orchard-lease-2025/vale-digest.yaml"
WORDS = ("the", "e", "The", "offers", "i", "must", "x")
SELECTORS = {
    "source": "source: {start: 62, end: 71, exact: its chair}",
    "cue": "cue: {start: 119, end: 128, exact: explained}",
    "at": "at: {start: 50, end: 52, exact: '50'}",
    "was": "was: {start: 71, end: 74, statement: main, exact: may}",
    "renders": "{start: 163, end: 172, statement: main, exact: 40 offers}",
}


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("key", SELECTORS)
def test_check_says_of_words_without_a_position_what_fix_does(tiny, key, words):
    statement = "statement: main, " if "statement" in SELECTORS[key] else ""
    before = SELECTORS[key].partition("{")[0]
    edit(tiny, VALE, (SELECTORS[key], f"{before}{{{statement}exact: '{words}'}}"))
    told = {finding.code for finding in pipeline.check(tiny).open if finding.code in {"A202", "A203", "A205"}}
    list(editing.fix(tiny))
    is_found = f"{{{statement}exact: " not in (tiny / VALE).read_text(encoding="utf-8")
    assert told == ({"A202"} if is_found else told - {"A202"})
    assert len(told) == 1
