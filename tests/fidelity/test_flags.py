"""Flags of cuts: what stands right beside the words that were taken."""

from __future__ import annotations

import pytest

from corpus_tools.fidelity.evidence import ClauseFinding
from corpus_tools.fidelity.flags import flags_of, is_cut_after_negation, is_cut_before_limiter
from corpus_tools.fidelity.form import judge
from corpus_tools.fidelity.reference import Candidate
from corpus_tools.schemas.quote import ClauseLabels


@pytest.mark.parametrize(
    "after",
    [", but only in May.", " — unless it rains.", " only if it rains", " as long as it rains", " except on Sunday",
     ". But not today.", ". However, we wait.", "”, though it hurts", " until the unions agree", " subject to a vote"],
)  # fmt: skip
def test_a_limiter_right_behind_the_cut_is_seen(after: str) -> None:
    assert is_cut_before_limiter(after)


@pytest.mark.parametrize(
    "after", ["", ".", " and more.", ", which is fine, but late.", ". If it rains, we stay.", "\n\nBut that is another story.",
              ". The subject is closed.", " as soon as it rains"],
)  # fmt: skip
def test_anything_else_is_no_limiter(after: str) -> None:
    assert not is_cut_before_limiter(after)


@pytest.mark.parametrize(
    "before",
    [
        "We never said that ",
        "It is not true that",
        "I deny ",
        "We can’t say that",
        "Nobody believes ",
        "We cannot agree that",
    ],
)
def test_a_negation_right_before_the_cut_is_seen(before: str) -> None:
    assert is_cut_after_negation(before)


@pytest.mark.parametrize(
    "before",
    ["", "We said that ", "We did not sleep. Today ", "We did not sleep, and ", "No: ", "It is not late because "],
)
def test_a_negation_of_something_else_is_not(before: str) -> None:
    assert not is_cut_after_negation(before)


def test_what_another_clause_prints_is_not_cut() -> None:
    assert not is_cut_before_limiter(", but only in May.", "So it is, but only in May")
    assert not is_cut_after_negation("We never said that ", "We never said that")


NAMES = {"berg": frozenset({"anna-berg"}), "owner": frozenset({"anna-berg"}), "vik": frozenset({"olaf-vik"})}


@pytest.mark.parametrize(
    ("said", "printed", "flags"),
    [
        ("We thank Berg for this.", "We thank Vik for this.", {"entity_change"}),
        ("We thank Berg for this.", "We thank Owner for this.", set()),
        ("We thank [her] for this.", "We thank Vik for this.", {"entity_change"}),
        ("We paid nearly 40 men.", "We paid 40 men.", {"operator_change"}),
        ("We paid 40 of 60 men.", "We paid 60 men.", set()),
        ("It will fail.", "It would fail.", {"operator_change"}),
        ("We go there in May.", "We go there in June.", set()),
        ("It is unlikely to hold.", "It is likely to hold.", {"operator_change"}),
    ],
)
def test_changes_are_flagged(said: str, printed: str, flags: set[str]) -> None:
    found = judge([printed], Candidate((said,)), language="en")
    assert set(flags_of(found, NAMES)) == flags


def test_a_whole_sentence_left_out_changes_no_operator() -> None:
    said = "The river is clean. None of us may ever doubt it, not even I. The fish are back."
    found = judge(["The river is clean. The fish are back."], Candidate((said,)), language="en")
    assert "operator_change" not in set(flags_of(found, {}))


def test_the_diff_shows_what_was_said_and_what_is_printed() -> None:
    candidate = Candidate(("Friends, we may close the mill in May.",))
    printed = ("we will close the mill",)
    judgement = judge(printed, candidate, language="en")
    finding = ClauseFinding(ClauseLabels(form=judgement.form), printed, judgement)
    assert [(edit.kind, edit.said, edit.printed) for edit in finding.edits] == [
        ("equal", "we", "we"),
        ("replace", "may", "will"),
        ("equal", "close the mill", "close the mill"),
    ]
