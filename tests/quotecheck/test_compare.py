"""One quote: the verdict, and the sentence that says what was changed."""

import pytest

import corpus_tools
from corpus_tools.quotecheck.compare import Verdict, compare

KEPT = [
    ("Nobody was hurt.", "Nobody was hurt,"),
    ("We sold two hundred and fifty boats.", "We sold 250 boats"),
    ("We won't analyse the colour.", "We will not analyze the color"),
    ("We start at 9am.", "We start at 9 a.m."),
    ("And so, on Monday, we sail.", "we sail"),
    ("We row and swim and sail.", "We row … and sail"),
    ("They will sail.", "[The pilots] will sail"),
]


@pytest.mark.parametrize(("said", "printed"), KEPT)
def test_what_a_receipt_derives_is_kept(said, printed):
    found = compare(said, printed)
    assert found.verdict is Verdict.KEPT
    assert found.explanation


CHANGED = [
    ("We hope to open in May.", "We will open in May", "“hope to” became “will”"),
    ("We may close the mill.", "We will close the mill", "“may” became “will”"),
    ("We will not sell.", "We will sell", "drops “not”"),
    ("We sail.", "We never sail", "adds “never”"),
    ("It cost 1,900 crowns.", "It cost 9,100 crowns", "“1,900” became “9,100”"),
    ("Growth was -0.5 percent.", "Growth was 0.5 percent", "“-0.5” became “0.5”"),
    (
        "If the unions agree, we will close the old mill.",
        "we will close the old mill",
        "“If the unions agree,” is left out before it",
    ),
    ("We will close the mill if they agree.", "We will close the mill", "“if they agree” is left out after it"),
    ("You think we lied?", "We lied", "left out"),
    ("Neither letter was answered.", "Either letter was answered", "“Neither” became “Either”"),
    ("Ana Berg will pay.", "Anna Borg will pay", "“Ana Berg” became “Anna Borg”"),
    ("We sold 12 boats.", "We sold [120] boats", "12"),
    (
        "Then two of the younger goats got so angry that they tore our gate down.",
        "rip our gate down",
        "“tore” became “rip”",
    ),
]


@pytest.mark.parametrize(("said", "printed", "explanation"), CHANGED)
def test_what_no_receipt_derives_is_changed_and_said_in_words(said, printed, explanation):
    found = compare(said, printed)
    assert found.verdict is Verdict.CHANGED
    assert explanation in found.explanation


def test_many_changes_are_counted_not_listed():
    said = "The mill on the hill will close in May and the boats will go to the north of the lake."
    printed = "A mill under the hill may open in June and some boats could stay in the south of a lake"
    assert "more changes" in compare(said, printed).explanation


def test_words_left_out_around_a_quote_are_given_whether_or_not_they_limit_it():
    found = compare("Last year, in the autumn, we sailed to Norburg with the whole crew.", "we sailed to Norburg")
    assert (found.left_out_before, found.left_out_after) == ("Last year, in the autumn,", "with the whole crew")


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Um, I think, you know, we should, uh, sell the boats.", "I think we should sell the boats"),
        ("We we will close the mill.", "We will close the mill"),
        ("I mean, the mill— the mill is past saving.", "the mill is past saving"),
    ],
)
def test_cleanup_passes_over_what_house_styles_tidy_and_says_so(said, printed):
    assert compare(said, printed).verdict is Verdict.CHANGED or compare(said, printed).left_out_before
    tidied = compare(said, printed, policy="cleanup")
    assert tidied.verdict is Verdict.KEPT


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Um, we will not sell.", "We will sell"),
        ("I think, you know, we may sell.", "I think we will sell"),
        ("We like boats.", "We boats"),
    ],
)
def test_cleanup_excuses_nothing_else(said, printed):
    assert compare(said, printed, policy="cleanup").verdict is Verdict.CHANGED


def test_in_a_language_without_a_lexicon_only_equal_words_are_kept():
    assert compare("Wir schließen das Werk.", "Wir schließen das Werk", language="de").verdict is Verdict.KEPT
    assert compare("Wir schließen das Werk.", "Wir schlossen das Werk", language="de").verdict is Verdict.CHANGED


def test_the_door_leads_here():
    assert corpus_tools.compare("We sail.", "We sail").verdict == "kept"
