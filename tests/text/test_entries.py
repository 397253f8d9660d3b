"""Entries: none runs in a circle, and each holds."""

from __future__ import annotations

import pytest

from corpus_tools.text import entries
from corpus_tools.text.entries import is_abbreviation, is_contraction


def test_every_entry_is_written_out() -> None:
    for short, full in entries._entries().items():
        for words in full:
            assert is_contraction(short, words), (short, words)


def test_entries_that_lead_back_to_each_other_end(monkeypatch: pytest.MonkeyPatch) -> None:
    circle = {"yon": frozenset({"yonder"}), "yonder": frozenset({"yond"}), "yond": frozenset({"yon"})}
    monkeypatch.setattr(entries, "_entries", lambda: circle)
    entries._written_out.cache_clear()
    assert is_contraction("yon", "yond")
    entries._written_out.cache_clear()


@pytest.mark.parametrize(("said", "printed"), [("PhD", "Ph.D."), ("Ms", "Ms."), ("MSc", "M.Sc."), ("Mrs.", "Mrs")])
def test_a_title_may_lose_its_points(said: str, printed: str) -> None:
    assert is_abbreviation(said, printed)


@pytest.mark.parametrize(
    ("said", "printed", "following", "same"),
    [("we would", "we'd", " leave", True), ("we had", "we'd", " left", True), ("we had", "we'd", " leave", False),
     ("we would", "we'd", " come", False)],
)  # fmt: skip
def test_what_d_stands_for_is_read_by_the_next_word(said: str, printed: str, following: str, *, same: bool) -> None:
    assert is_contraction(said, printed, following) == same
