from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.text.segment import paragraphs, sentences, tokens, words


def split(text):
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Oke met Dr. J. K. Vale at 9 a.m. on Aug. 25 in St. Orrin.",
        "It cost $5.5 million, i.e. 3.2 per cent. of the budget, etc., etc.",
        "The U.S. Senate and the U.N. General Assembly disagree.",
        'He asked "Why now?" and left.',
        "“Why now?” he asked.",
        "Harrow Inc. Chair Lio Brandt agreed.",
        "See Fig. 3 and no. 12 at example.org today.",
        "1. The first point stands alone.",
        "He paused … and went on.",
        "The board—no. 5 on the list—met at 5:30 p.m. Monday.",
        "Version 2.0.1 of the file was v. Old",
    ],
)
def test_keeps_a_sentence_whole(sentence):
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        'It had ended.|"So," she said, "it goes."|"And then?"|Nobody knew.',
        "The law.|In a letter he wrote “so be it.”|Then he left.",
        "Users are safe.|I hope so.",
        "The rate was 950M.|Nobody asked.",
    ],
)
@pytest.mark.parametrize("gap", ["", " ", "\n", "\n\n"])
def test_parts_sentences_with_and_without_a_space(text, gap):
    parts = text.split("|")
    if gap == "" and "950M" in text:
        pytest.skip("950M.Nobody could be an address")
    assert split(gap.join(parts)) == parts


def test_a_closing_mark_goes_with_its_sentence():
    assert split("“It ended.” She left. (He stayed.) So.") == ["“It ended.”", "She left.", "(He stayed.)", "So."]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_begins_one():
    assert split("He lives in the U.S. The others left at 9 p.m. They slept.") == [
        "He lives in the U.S.",
        "The others left at 9 p.m.",
        "They slept.",
    ]


def test_full_width_points_need_no_space():
    assert split("霧だ。船はない。") == ["霧だ。", "船はない。"]


def test_hard_line_ends_inside_a_sentence_part_nothing():
    text = "A long sentence that was\nbroken by hand.\nAnother one."
    assert [span.of(text) for span in paragraphs(text)] == ["A long sentence that was\nbroken by hand.", "Another one."]


def test_a_title_without_a_point_is_a_paragraph():
    assert split("Fog on the lake\nThe ferry waits.") == ["Fog on the lake", "The ferry waits."]


def test_apostrophes_points_and_units_stay_in_their_token():
    text = "don’t 950M 5.5 12:30 U.S. l'été ... #tag"
    assert [span.of(text) for span in tokens(text)] == [
        "don’t",
        "950M",
        "5.5",
        "12:30",
        "U.S.",
        "l'été",
        "...",
        "#",
        "tag",
    ]


def test_words_leave_punctuation_out():
    assert words("– … “”") == ()


@given(st.text(alphabet="Ab .,!?\n\"'“”…19", max_size=60) | st.text(max_size=40))
def test_segments_are_in_order_and_hold_every_visible_character(text):
    for segment in (paragraphs, sentences, tokens):
        spans = segment(text)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


def test_no_sentence_begins_with_a_closing_guillemet_that_a_space_sets_off():
    text = "Léa dit : « Bonjour ! Je pars. Et toi\u00a0? » Marc répond : « Salut\u202f! » Il part."
    assert [span.of(text)[0] for span in sentences(text)] == ["L", "J", "E", "M", "I"]
