"""One person's words are never given to another; each case is an example of a kind."""

import pytest

from corpus_tools.attribution.finder import find_attributions


def read(text):
    """Content in marks, cue and source of every quote found."""
    return [
        (
            [part.of(text) for part in found.quoted],
            found.cue and found.cue.of(text),
            found.source and found.source.of(text),
        )
        for found in find_attributions(text)
        if found.quoted
    ]


TWO_SPEAKERS = [
    "Ms Berg told the council: “The mill is past saving.” Mr Dahl responded: “That is nonsense.”",
    "Ms Berg told the council, “The mill is past saving.” Mr Dahl responded: “That is nonsense.”",
    "Berg asked: “Who owns the boat?” Dahl replied: “I do.”",
    "Berg wrote: “Sold at last!” Dahl said the buyer was “no friend of ours.”",
    "Berg said: “The mill is past saving”. Dahl said: “It is fine”.",
    "Berg said, “We have no boat.” Dahl said, “We have two.”",
    "According to Berg, “we have no boat.” Dahl said: “We have two.”",
    "Berg: “We go.” Dahl: “We stay.”",
    "“The mill is past saving,” Berg said. Dahl answered: “It is not.”",
]


@pytest.mark.parametrize("text", TWO_SPEAKERS)
def test_two_speakers_in_one_paragraph_are_two_attributions(text):
    found = read(text)
    assert [len(parts) for parts, _, _ in found] == [1, 1]
    assert "Berg" in found[0][2]
    assert "Dahl" in found[1][2] and "Berg" not in found[1][2]


def test_a_question_belongs_to_whoever_asked_and_the_answer_to_whoever_gave_it():
    assert read("Berg asked: “Who owns the boat?” He replied: “I do.”") == [
        (["Who owns the boat?"], "asked:", "Berg"),
        (["I do."], "replied:", "He"),
    ]


@pytest.mark.parametrize(
    "text", ["“Why now?” Okafor asked.", "“Sold at last!” Okafor wrote on Monday.", "“We sail.” Okafor said."]
)
def test_a_frame_after_a_whole_sentence_in_marks_still_reports_it(text):
    assert read(text)[0][2] == "Okafor"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She never said “we are broke.”", "we are broke."),
        ("Berg did not say “the mill will close”.", "the mill will close"),
        ("Berg denied that it was “a joke”.", "a joke"),
    ],
)
def test_denied_words_are_a_term_that_nobody_said(text, words):
    assert read(text) == [([words], None, None)]


@pytest.mark.parametrize(
    "text", ["Berg did not deny saying “we are broke.”", "Berg never denied that it was “a joke”."]
)
def test_what_is_not_denied_stays_said(text):
    assert read(text)[0][2] == "Berg"


@pytest.mark.parametrize(
    "text",
    [
        "North ward, Monday: “The new pump cut losses by twelve percent.” Nobody asked.",
        "“The new pump cut losses by twelve percent.” Nobody asked.",
        "“The new pump works.” None replied.",
    ],
)
def test_the_narrator_is_no_source(text):
    assert read(text)[0][2] is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mill boss: “The mill is past saving”", "Mill boss"),
        ("Council leader: ‘We had no choice’", "Council leader"),
        ("Union spokeswoman: “This is nonsense”", "Union spokeswoman"),
        ("“It holds.” — Ana Berg, pilot", "Ana Berg"),
        ("“It holds” – Ana Berg", "Ana Berg"),
    ],
)
def test_a_name_or_a_role_with_a_colon_or_a_dash_is_a_source(text, source):
    assert read(text)[0][2] == source


@pytest.mark.parametrize(
    "text",
    ["The verdict: “A masterpiece of noise”", "Monday night: “The mill is past saving”", "“I saw it” — and so did we."],
)
def test_a_topic_or_a_day_with_a_colon_is_none(text):
    assert read(text)[0][2] is None
