"""Flags of cuts: what stands right beside the words that were taken."""

from __future__ import annotations

import pytest

from corpus_tools.fidelity.cuts import is_cut_after_limiter, is_cut_before_limiter
from corpus_tools.fidelity.evidence import ClauseFinding
from corpus_tools.fidelity.flags import flags_of
from corpus_tools.fidelity.form import judge
from corpus_tools.fidelity.reference import Candidate
from corpus_tools.schemas.quote import ClauseLabels

KEPT = "We will close the mill"


@pytest.mark.parametrize(
    "after",
    [" if they agree.", " unless it rains.", ", maybe.", ", but only in May.", ", probably.", " at least for now.",
     ". But not today.", ". Unless it rains.", " or sell it.", ", I think.", ", some say.", ", or so they claim.",
     ", but that is not certain.", ", though it hurts", " until May.", " subject to a vote", " as long as it rains",
     " except on Sunday", ". Maybe.", " in theory.", ", if the wind turns", " — unless it rains.", " only if it rains",
     ". If they agree.", " until the unions agree", "”, though it hurts"],
)  # fmt: skip
def test_a_limiter_after_the_cut_is_seen(after: str) -> None:
    assert is_cut_before_limiter(after, KEPT)


@pytest.mark.parametrize(
    "after",
    ["", ".", " and more.", ", and the pilots may object.", ", but the unions may object.", " and row home.", " in May.",
     "; the unions may object.", ". If it rains, we stay.", " on Monday and Tuesday.", ", which is fine.",
     ". The unions may not agree.", ". However, we wait for it.", "\n\nBut that is another story.",
     " because the boats are old.", " as soon as it rains", ". Although it rains, we sail.", ". Only the mill is shut.",
     ". Maybe the unions object.", ". Until then, wait for us.", ". Unless it rains, we stay.", " even if it rains."],
)  # fmt: skip
def test_anything_else_is_no_limiter(after: str) -> None:
    assert not is_cut_before_limiter(after, KEPT)


@pytest.mark.parametrize(
    ("before", "kept"),
    [("If the unions agree, ", KEPT), ("Only ", "the old boats are unsafe"), ("Maybe ", KEPT), ("You think ", "we lied"),
     ("Some say ", "the mill is shut"), ("At least ", "40 men left"), ("We hope to ", "close the mill"),
     ("We may ", "close the mill"), ("Some of ", "the boats are unsafe"), ("It is not true that ", "we lied"),
     ("Almost ", "all boats sank"), ("We will not ", "sell the boats"), ("I think ", "we should sell"),
     ("Unless it rains, ", "we sail"), ("If they agree and the wind turns, ", "we sail"), ("Most ", "boats leak"),
     ("We may close the mill and ", "row home"), ("About ", "40 men left"), ("Critics claim ", "the mill is shut"),
     ("It is not late because ", "we waited"), ("We can’t say that ", "the boats leak"), ("I deny ", "any of it")],
)  # fmt: skip
def test_a_limiter_before_the_cut_is_seen(before: str, kept: str) -> None:
    assert is_cut_after_limiter(before, kept)


@pytest.mark.parametrize(
    ("before", "kept"),
    [("", KEPT), ("The unions may object, but ", KEPT), ("We did not sleep, and ", "we close the mill"), ("And so ", "we refuse"),
     ("We did not sleep. Today ", "we row"), ("It is not late: ", "we will row"), ("No, ", "we will row"),
     ("Well, ", "we will row"), ("We said that ", "we will row"), ("Maybe they go; ", "we stay"), ("Today, ", "we row"),
     ("The boats may leave on Monday, and ", "the mill will close"), ("The pilots only sleep, so ", "we row"),
     ("In the old ", "harbour of Norburg"), ("Even if it rains, ", "we sail"), ("No: ", "we row")],
)  # fmt: skip
def test_a_limiter_of_something_else_is_not(before: str, kept: str) -> None:
    assert not is_cut_after_limiter(before, kept)


def test_what_another_clause_prints_is_not_cut() -> None:
    assert not is_cut_before_limiter(", but only in May.", KEPT, "So it is, but only in May")
    assert not is_cut_after_limiter("We never said that ", "the boats leak", "We never said that")


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
        ("We go there in May.", "We go there in June.", {"number_change"}),
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
    assert {flag for flag in flags_of(found, NAMES) if not flag.startswith("cut_")} == flags


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
    assert "cut_after_limiter" not in set(flags_of(found, {}))


def test_a_paraphrase_is_asked_for_no_cut() -> None:
    said = "Nobody thinks that the pilots will leave us, but only in May."
    paraphrase = judge(["The pilots stay on board, I trust"], Candidate((said,)), language="en")
    fragment = judge(["the pilots will leave us"], Candidate((said,)), language="en")
    assert paraphrase.form == "paraphrase"
    assert not {"cut_after_limiter", "cut_before_limiter"} & set(flags_of(paraphrase, {}))
    assert {"cut_after_limiter", "cut_before_limiter"} <= set(flags_of(fragment, {}))
