"""Every construction that the finder knows, in invented sentences."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.attribution.finder import find_attributions
from corpus_tools.attribution.lexicon import HEARSAY, SPEECH, THING, WISH
from corpus_tools.attribution.relation import SetOff

INDIRECT, MARKED, MIXED, LABEL = None, SetOff.MARKED, SetOff.MIXED, SetOff.TERM


def read(text, names=()):
    """Content, cue, source of everything found."""
    found = find_attributions(text, names=names)
    return [
        ([part.of(text) for part in one.content], one.cue and one.cue.of(text), one.source and one.source.of(text))
        for one in found
    ]


def presentations(text):
    return [one.presentation for one in find_attributions(text)]


INDIRECT_CASES = [
    ("that", "Okafor said that the ferry leaks.", "that the ferry leaks", "said", "Okafor"),
    ("no that", "Okafor said the ferry leaks.", "the ferry leaks", "said", "Okafor"),
    ("whether", "She did not say whether it leaks.", "whether it leaks", "did not say", "She"),
    ("question word", "They wondered why the boat was late.", "why the boat was late", "wondered", "They"),
    ("infinitive", "The board plans to sell the ferry.", "to sell the ferry", "plans", "The board"),
    ("thing", "Vale criticized the new timetable.", "the new timetable", "criticized", "Vale"),
    ("preposition", "Vale called for a second test.", "a second test", "called for", "Vale"),
    ("particle", "Vale lashed out at the board.", "the board", "lashed out at", "Vale"),
    ("hearer", "Vale told reporters that the pier is safe.", "that the pier is safe", "told", "Vale"),
    ("hearer, no that", "Vale told them she would stay.", "she would stay", "told", "Vale"),
    ("day", "Vale said Monday that the pier is safe.", "that the pier is safe", "said", "Vale"),
    ("statement", "Vale said in a statement that it leaks.", "that it leaks", "said", "Vale"),
    ("according to, behind", "The pier is safe, according to Vale.", "The pier is safe", "according to", "Vale"),
    ("according to, before", "According to Vale, the pier is safe.", "the pier is safe", "According to", "Vale"),
    ("as per", "As per the mayor, the pier is safe.", "the pier is safe", "As per", "the mayor"),
    ("as … noted", "As the mayor noted, the pier is safe.", "the pier is safe", "noted", "the mayor"),
    (
        "in the words of",
        "The pier is safe, in the words of the mayor.",
        "The pier is safe",
        "in the words",
        "the mayor",
    ),
    ("behind", "The pier is safe, Vale said.", "The pier is safe", "said", "Vale"),
    ("behind, with an opener", "But the pier is safe, Vale said.", "the pier is safe", "said", "Vale"),
    ("behind, inverted", "The pier is safe, said a spokesman.", "The pier is safe", "said", "a spokesman"),
    ("adjective", "Vale was confident that it would hold.", "that it would hold", "was confident", "Vale"),
    ("noun", "Her claim that the pier holds was new.", "that the pier holds was new", "claim", "Her"),
    ("noun and preposition", "His criticism of the board was loud.", "the board was loud", "criticism of", "His"),
    ("poll", "The survey shows a slim lead for the yes camp.", "a slim lead for the yes camp", "shows", "The survey"),
    ("role like an adjective", "The secretary said the pier is safe.", "the pier is safe", "said", "The secretary"),
    ("conjunction", "Vale said the pier is safe, but nobody came.", "the pier is safe", "said", "Vale"),
    ("apposition", "Ida Vale, who runs the line, said it leaks.", "it leaks", "said", "Ida Vale, who runs the line,"),
    ("medium", "Vale denied the report in an interview with the Courier.", "the report", "denied", "Vale"),
    ("title with a colon", "Vale: The pier is safe", "The pier is safe", ":", "Vale"),
    ("spun", "The pier is safe, she conveyed.", "The pier is safe", "conveyed", "she"),
]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"), [one[1:] for one in INDIRECT_CASES], ids=[one[0] for one in INDIRECT_CASES]
)
def test_finds_an_indirect_report(text, content, cue, source):
    assert read(text) == [([content], cue, source)]
    assert presentations(text) == [INDIRECT]


MARKED_CASES = [
    ("behind", "“We sail,” Okafor said.", ["We sail,"], "said", "Okafor"),
    ("straight marks", '"We sail," Okafor said.', ["We sail,"], "said", "Okafor"),
    ("doubled marks", "''We sail,'' Okafor said.", ["We sail,"], "said", "Okafor"),
    ("inverted", "“We sail,” said Okafor, a pilot in Vessby.", ["We sail,"], "said", "Okafor, a pilot in Vessby"),
    ("before", "Okafor said: “We sail.”", ["We sail."], "said:", "Okafor"),
    ("before, comma", "Okafor said, “We sail.”", ["We sail."], "said", "Okafor"),
    ("before, adverbial", "Okafor said on Monday: “We sail.”", ["We sail."], "said on Monday:", "Okafor"),
    ("interrupted", "“We sail,” she said, “and we sail soon.”", ["We sail,", "and we sail soon."], "said", "she"),
    ("goes on", "“We sail,” she said. “We sail soon.”", ["We sail,", "We sail soon."], "said", "she"),
    ("question", "“Do we sail?” Okafor asked.", ["Do we sail?"], "asked", "Okafor"),
    ("two sentences", "“We sail. We sail soon,” she said.", ["We sail. We sail soon,"], "said", "she"),
    ("initials", "“We sail,” Dr. J. Smith Jr. said.", ["We sail,"], "said", "Dr. J. Smith Jr."),
    ("nested", "“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"], "said", "she"),
    ("hearer", "“We sail,” she told a crowd of 200.", ["We sail,"], "told", "she"),
    ("title in the frame", "“We sail,” she said on “Lake Talk.” “Soon.”", ["We sail,", "Soon."], "said", "she"),
    ("noun and colon", "Her advice: “Stay calm.”", ["Stay calm."], "advice:", "Her"),
    ("cue first", "Said Okafor: “We sail.”", ["We sail."], "Said", "Okafor"),
    ("headline", "Okafor: ‘We sail’", ["We sail"], ":", "Okafor"),
    ("went on", "“We sail,” she went on.", ["We sail,"], "went on", "she"),
    ("read", "“We sail,” the statement read.", ["We sail,"], "read", "the statement"),
    ("clause in the frame", "“We sail,” she said as a dog barked.", ["We sail,"], "said", "she"),
    ("relative clause in the frame", "“We sail,” she said of a plan that cost her.", ["We sail,"], "said", "she"),
    ("another verb", "“We sail,” Okafor said and left.", ["We sail,"], "said", "Okafor"),
    (
        "uncommon verb, inverted",
        "“We sail,” acknowledged pilot Ida Vale.",
        ["We sail,"],
        "acknowledged",
        "pilot Ida Vale",
    ),
    ("week", "“We sail,” Okafor wrote this week.", ["We sail,"], "wrote", "Okafor"),
    ("spun", "“We sail,” he expressed.", ["We sail,"], "expressed", "he"),
    ("role like an adjective", "“We sail,” the chief executive said.", ["We sail,"], "said", "the chief executive"),
    ("verb of anything, comma inside", "“We sail,” she sobbed. “Now.”", ["We sail,", "Now."], "sobbed", "she"),
    ("hearer of any verb", "“Sail,” Okafor urged visitors. “Now.”", ["Sail,", "Now."], "urged", "Okafor"),
]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"), [one[1:] for one in MARKED_CASES], ids=[one[0] for one in MARKED_CASES]
)
def test_finds_a_quote_in_marks(text, content, cue, source):
    assert read(text) == [(content, cue, source)]
    assert presentations(text) == [MARKED]


def test_joins_what_a_frame_parts():
    assert read("The ferry, Okafor said, will sail.") == [(["The ferry", "will sail"], "said", "Okafor")]


def test_reads_two_frames_in_one_sentence():
    assert read("“We sail,” he said, “and then,” he added, “we rest.”") == [
        (["We sail,", "and then,"], "said", "he"),
        (["we rest."], "added", "he"),
    ]


def test_verbs_joined_by_and_share_their_source():
    assert read("Vale announced new fares and promised a second boat.") == [
        (["new fares"], "announced", "Vale"),
        (["a second boat"], "promised", "Vale"),
    ]
    assert read("“We sail,” she said, adding that the pier is safe.") == [
        (["We sail,"], "said", "she"),
        (["that the pier is safe"], "adding", "she"),
    ]


def test_relative_clause_of_the_source_is_not_its_content():
    assert read("Vale, who thinks the pier is safe, denied the report.")[0] == (["the pier is safe"], "thinks", "who")


def test_relative_pronoun_is_part_of_what_is_said_of_it():
    assert read("What she called “a fog” was smoke.") == [(["What", "a fog"], "called", "she")]
    assert read("He sold the boat, which the mayor said was late.") == [(["which", "was late"], "said", "the mayor")]


def test_words_of_the_sentence_around_put_it_are_mixed_with_its_quote():
    text = "We are, as she put it, “late and proud of it”."
    assert read(text) == [(["We are", "late and proud of it"], "put it", "she")]
    assert presentations(text) == [MIXED]


def test_asked_about_takes_nothing_of_the_main_clause():
    assert read("Asked about jobs, bosses insisted that nobody goes.") == [
        (["jobs"], "Asked about", None),
        (["that nobody goes"], "insisted", "bosses"),
    ]


def test_hearer_of_a_passive_is_not_its_content():
    assert read("Vale was asked by a reporter whether it leaks.") == [(["whether it leaks"], "was asked", "a reporter")]


def test_cue_at_the_end_of_a_text_has_no_content():
    assert find_attributions("Vale talked about") == ()


def test_hearsay_needs_no_source():
    assert read("Vale reportedly sold the boat.") == [(["Vale", "sold the boat"], "reportedly", None)]


def test_seeming_attributes_to_nobody():
    assert read("The board seems to agree.") == [(["The board", "to agree"], "seems", None)]


def test_takes_the_outermost_of_nested_reports():
    assert [one[1] for one in read("Vale said the board thinks that the pier is safe.")] == ["said"]


def test_passive_has_its_content_before_it():
    assert read("Vale is expected to resign.") == [(["Vale", "to resign"], "is expected", None)]
    assert read("The plan was rejected by the board.") == [(["The plan"], "was rejected", "the board")]


def test_mixed_report_keeps_the_marked_words_apart():
    text = "She promised “a fleet of nine” by May."
    (found,) = find_attributions(text)
    assert found.presentation is MIXED
    assert [part.of(text) for part in found.content] == ["“a fleet of nine” by May"]
    assert [part.of(text) for part in found.quoted] == ["a fleet of nine"]


def test_fragment_in_marks_is_mixed():
    assert presentations("It was, she said, “my decision”.") == [MIXED]


def test_terms_and_titles_in_marks_have_no_cue():
    assert presentations("The “truce” held until noon.") == [LABEL]
    assert presentations("“Ferry Tales” won a prize.") == [LABEL]
    assert presentations("The tour “Winter Light” is late, Okafor said.") == [INDIRECT, LABEL]


@pytest.mark.parametrize(
    "text", ["The board called in a “pilot” and called off the trip.", "“Limits,” the show that opened in May, closed."]
)
def test_what_only_looks_like_a_frame_is_none(text):
    assert [(one.cue, one.presentation) for one in find_attributions(text)] == [(None, LABEL)]


def test_title_is_no_part_of_what_is_quoted():
    text = "The tour “Winter Light” is “not cancelled,” Okafor said."
    quoted = {one.presentation: [part.of(text) for part in one.quoted] for one in find_attributions(text)}
    assert quoted == {MIXED: ["not cancelled,"], LABEL: ["Winter Light"]}


def test_quote_goes_on_over_paragraphs():
    text = "“We sail,” she said. “We sail soon.\n\n“And we rest.”"
    first, second = find_attributions(text)
    assert not first.is_continued
    assert second.is_continued
    assert second.content[0].of(text) == "And we rest."


def test_quote_whose_frame_comes_a_paragraph_later_is_no_term():
    text = "“We sail.\n\n“And we rest,” she said."
    first, second = find_attributions(text)
    assert (first.presentation, first.cue, second.is_continued) == (MARKED, None, True)


def test_names_of_several_words_are_not_parted():
    text = "The pier is safe, Board and Harbour of Vessby said."
    assert read(text, names=["Board and Harbour of Vessby"]) == [
        (["The pier is safe"], "said", "Board and Harbour of Vessby")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails at nine.",
        "The claims were filed in May.",
        "The United States joined the talks.",
        "Her plans are on the table.",
        "The so-called truce held.",
        "He did not comment.",
        "",
        "\n\n",
    ],
)
def test_finds_nothing_where_nobody_is_said_to_have_said_anything(text):
    assert find_attributions(text) == ()


def test_source_and_cue_stand_outside_the_content():
    for text in (case[1] for case in (*INDIRECT_CASES, *MARKED_CASES)):
        for one in find_attributions(text):
            for frame in (one.cue, one.source):
                assert frame is None or not any(frame.overlap(part) for part in one.content)


def test_groups_of_verbs_hold_lemmas():
    assert {"say", "tell"} <= SPEECH
    assert "criticize" in THING
    assert "plan" in WISH
    assert "reportedly" in HEARSAY


GLYPHS = "“”‘’\"'«»—–-:;,.?!()[]%$\n\t\u00a0\u2028é𝕏字"
WORDS = (
    "-- '' Okafor Dr. she who which that said says say told asked to by and but in on Monday was is not claim claims the"
    " of according as per words reportedly seems sure criticized plans 9.5 U.S."
)
PIECES = st.sampled_from([*GLYPHS, *WORDS.split(), " ", "\n\n"])
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200)
)


@given(text=TEXTS)
def test_spans_lie_in_the_text_and_do_not_overlap_in_one_attribution(text):
    for one in find_attributions(text):
        assert one.content
        spans = [*one.content, *(span for span in (one.cue, one.source) if span is not None)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
        assert all(part.of(text) == part.of(text).strip() for part in one.content)
        assert all(any(part in whole for whole in one.content) for part in one.quoted)


@given(text=TEXTS)
def test_same_text_gives_the_same_attributions(text):
    assert find_attributions(text) == find_attributions(text)


def n_calls(text):
    """How many functions are called to read a text."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        find_attributions(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "Okafor said that the ferry leaks, and Vale denied it. ",
        "“We sail,” she said, ",
        "said ",
        "really ",
        "“no?” ",
        ", who said that ",
        "plans to ",
    ],
)
def test_work_grows_in_proportion_to_the_text(piece):
    find_attributions(piece * 40)  # fills what is remembered about words
    small, large = n_calls(piece * 400), n_calls(piece * 1_600)
    assert large < 5 * small
