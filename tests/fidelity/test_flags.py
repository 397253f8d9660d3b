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
     ". But not today.", ". However, we wait.", "”, though it hurts", " until the unions agree", " subject to a vote",
     ". Unless it rains.", ". Yet nobody asked.", ", if the wind turns"],
)  # fmt: skip
def test_a_limiter_right_behind_the_cut_is_seen(after: str) -> None:
    assert is_cut_before_limiter(after)


@pytest.mark.parametrize(
    "after", ["", ".", " and more.", ", which is fine, but late.", ". If it rains, we stay.", "\n\nBut that is another story.",
              ". The subject is closed.", " as soon as it rains", ". Unless it rains, we stay.", ". Until then, wait.",
              ". Although it rains, we sail.", ". Only the mill is shut.", ". Until the wind turns we wait."],
)  # fmt: skip
def test_anything_else_is_no_limiter(after: str) -> None:
    assert not is_cut_before_limiter(after)


@pytest.mark.parametrize(
    "after", [" Until the wind turns, wait.", " If they are, we sail.", " Unless it rains, we stay."]
)
def test_a_full_stop_that_was_printed_ends_the_sentence_too(after: str) -> None:
    assert not is_cut_before_limiter(after, said="We are ready.")
    assert not is_cut_before_limiter(after, said="We said “ready.”")


def test_what_takes_back_the_sentence_before_counts_behind_a_printed_full_stop() -> None:
    assert is_cut_before_limiter(" But the pilots are not.", said="We are ready.")
    assert is_cut_before_limiter(" but the pilots are not.", said="We are ready at 6 p.m.")


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
        ("We stood there for more than a century.", "We stood there for over 100 years.", set()),
        ("We stood there for nearly half a century.", "We stood there for almost 50 years.", set()),
        ("We stood there for two centuries.", "We stood there for 300 years.", {"number_change"}),
        ("We stood there for three decades.", "We stood there for 30 years.", set()),
        ("We stood there for decades.", "We stood there for long.", set()),
        ("We leave on 15 November.", "We leave on November 15.", set()),
        ("We leave on the 15th of November.", "We leave on November 15.", set()),
        ("We leave on 15 November.", "We leave on November 16.", {"number_change"}),
        ("We should sell the boat.", "We ought to sell the boat.", set()),
        ("We must sell the boat.", "We have to sell the boat.", set()),
        ("We must not sell the boat.", "We do not have to sell the boat.", {"operator_change"}),
        ("We have to sell the boat.", "We sell the boat.", {"operator_change"}),
        ("We may sell the boat.", "We could sell the boat.", {"operator_change"}),
        ("We must sell the boat.", "We should sell the boat.", {"operator_change"}),
        ("Every boat leaks.", "Each boat leaks.", set()),
        ("All boats leak.", "Every boat leaks.", {"operator_change"}),
        ("We wait until the wind turns.", "We wait till the wind turns.", set()),
        ("Nobody may sell it.", "No one may sell it.", set()),
        ("Nobody may sell it.", "Everyone may sell it.", {"operator_change"}),
        ("About 40 men left.", "Roughly 40 men left.", set()),
        ("More than 40 men left.", "Nearly 40 men left.", {"operator_change"}),
        ("We sold the boat to Vik.", "and We sold Our boat to Vik.", set()),
        ("We met some men at the end of the pier.", "We met men of the pier, and a few at sea.", {"operator_change"}),
        ("We asked the crew of the ferry.", "We asked the owner of the ferry.", set()),
        ("We asked the crew of the ferry.", "We asked the Owner of the ferry.", {"entity_change"}),
        ("six boats that come", "Six Ships That Arrive", set()),
        ("six boats that come", "Six Boats From Vik", {"entity_change"}),
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


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("No one will go to the old mill.", "Nobody will go to the old mill."),
        ("But no one has ever seen the mill.", "In the end nobody has seen the mill at all."),
        ("It is not the wind that we fear in the harbour.", "What scares our pilots there was never a storm."),
    ],
)
def test_a_negation_that_is_printed_in_other_words_was_not_cut(said: str, printed: str) -> None:
    found = judge([printed], Candidate((said,)), language="en")
    assert "cut_after_negation" not in set(flags_of(found, {}))


def test_a_paraphrase_is_asked_for_no_cut() -> None:
    said = "Nobody thinks that the pilots will leave us, but the cooks may."
    paraphrase = judge(["The pilots stay on board, I trust"], Candidate((said,)), language="en")
    fragment = judge(["the pilots will leave us"], Candidate((said,)), language="en")
    assert paraphrase.form == "paraphrase"
    assert not {"cut_after_negation", "cut_before_limiter"} & set(flags_of(paraphrase, {}))
    assert {"cut_after_negation", "cut_before_limiter"} <= set(flags_of(fragment, {}))
