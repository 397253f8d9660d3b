import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.text.digest import digest
from corpus_tools.text.normalize import normalize
from corpus_tools.text.quotemarks import MarkFlag, find_quoted

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
GOLDEN = Path(__file__).with_name("quoted_in_seeds.json")

UNBALANCED, REVERSED, DOUBLED = MarkFlag.UNBALANCED, MarkFlag.REVERSED, MarkFlag.DOUBLED


def read(text):
    return [(quoted.level, quoted.content.of(text)) for quoted in find_quoted(text)]


def flags(text):
    return [quoted.flags for quoted in find_quoted(text)]


PLAIN = [
    ("straight", 'She called it "a mild fog," and left.', ["a mild fog,"]),
    ("curly", "She called it “a mild fog,” and left.", ["a mild fog,"]),
    ("single straight", "She called it 'a mild fog,' and left.", ["a mild fog,"]),
    ("single curly", "She called it ‘a mild fog’: a joke.", ["a mild fog"]),
    ("guillemets", "Elle parle d’« un léger brouillard » ici.", ["un léger brouillard"]),
    ("guillemets inwards", "Er sprach von »leichtem Nebel« hier.", ["leichtem Nebel"]),
    ("low and high", "Er sprach von „leichtem Nebel“ hier.", ["leichtem Nebel"]),
    ("low and high, English closer", "Er sprach von „leichtem Nebel” hier.", ["leichtem Nebel"]),
    ("corner", "彼女は「霧だ」と言った。", ["霧だ"]),
    ("typewriter pairs", "She called it ``a mild fog'' and left.", ["a mild fog"]),
    ("two in a row", '"Fog," she said, "is mild."', ["Fog,", "is mild."]),
    ("glued to the sentence before", 'Nobody came."Fog," she said, "is mild."He left.', ["Fog,", "is mild."]),
    ("glued to one another", 'It "lifts by noon.""It never did," he said.', ["lifts by noon.", "It never did,"]),
    ("in brackets", "The board (“a mild body”) met.", ["a mild body"]),
    ("after a dash", "One word—“fog”—was said.", ["fog"]),
    ("before a dash", "“It was—” she began.", ["It was—"]),
    ("with an ellipsis first", "“…and then fog,” she said.", ["…and then fog,"]),
    ("whole text", "“fog”", ["fog"]),
    ("letters of a name", "The “O” ring and the “I” beam.", ["O", "I"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PLAIN], ids=[case[0] for case in PLAIN])
def test_finds_each_kind_of_mark(text, expected):
    assert [content for _, content in read(text)] == expected
    assert all(set(found) <= {MarkFlag.MISMATCHED} for found in flags(text))


APOSTROPHES = [
    "It's the dogs' bowl, and Ross' too, in the '90s; 'tis rock 'n' roll, so get 'em.",
    "It’s the dogs’ bowl, and Ross’ too, in the ’90s; ’tis rock ’n’ roll, so get ’em.",
    "The prosecutors’ notice and the users' wish don't differ.",
    'He is 6\'2" tall and the board is 5" wide.',
    "O’Hara’s l'été and d’accord.",
    "rockin' and rollin' all night",
    "Home › News › Lake » Ferry",
    "a lone ' between words",
    "the ‘90s and ‘em",
]


@pytest.mark.parametrize("text", APOSTROPHES)
def test_apostrophes_inches_and_menus_are_no_quotes(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“It’s the users’ choice, they don’t care,” she said.",
        "\"It's the users' choice, they don't care,\" she said.",
        "'It's the users' choice, they don't care,' she said.",
        "‘It’s the users’ choice, they don’t care,’ she said.",
    ],
)
def test_apostrophes_inside_a_quote_do_not_close_it(text):
    assert [content[-5:] for _, content in read(text)] == ["care,"]


def test_a_bare_possessive_may_be_the_last_word_of_a_quote():
    assert read("He wrote 'the gulls' on the door.") == [(0, "the gulls")]


@pytest.mark.parametrize(
    "text",
    [
        "“He told me ‘no fog,’ twice,” she said.",
        "\"He told me 'no fog,' twice,\" she said.",
        "‘He told me “no fog,” twice,’ she said.",
        "'He told me \"no fog,\" twice,' she said.",
        "„He told me ‚no fog,‘ twice,“ she said.",
        "“He told me “no fog,” twice,” she said.",
    ],
)
def test_nested_marks_have_a_level(text):
    assert read(text) == [(0, text[1 : text.index("twice,") + 6]), (1, "no fog,")]
    assert flags(text) == [(), ()]


@pytest.mark.parametrize("closing", ["’”", "'”", "'\""])
def test_nested_quotes_may_end_together(closing):
    opening = '"' if closing[1] == '"' else "“"
    inner = "‘" if closing[0] == "’" else "'"
    found = find_quoted(f"{opening}Look for {inner}fog on the lake,{closing} she said.")
    assert [(quoted.level, len(quoted.content)) for quoted in found] == [(0, 27), (1, 16)]


def test_three_levels():
    assert [level for level, _ in read("“He said ‘she said “fog” to me’ once.”")] == [0, 1, 2]


def test_mixed_styles_are_one_stretch_and_said_to_be_mixed():
    assert flags("“Look for ‘fog on the lake,'” she said.") == [(), (MarkFlag.MISMATCHED,)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She added that ”the lake is calm,” as ever.", "the lake is calm,"),
        ("She added that “the lake is calm,“ as ever.", "the lake is calm,"),
        ("She added that ”the lake is calm,“ as ever.", "the lake is calm,"),
    ],
)
def test_reversed_marks_are_paired_and_named(text, content):
    assert read(text) == [(0, content)]
    assert flags(text) == [(REVERSED,)]


def test_a_reversed_mark_between_right_ones_takes_nothing_from_its_neighbours():
    text = "“One fog,” she said. He added ”two fogs,” and “three fogs.”"
    assert read(text) == [(0, "One fog,"), (0, "two fogs,"), (0, "three fogs.")]


def test_a_doubled_closing_mark_belongs_to_the_stretch_before_it():
    text = "“The lake is calm.”” “The fog is not,” she said."
    assert read(text) == [(0, "The lake is calm."), (0, "The fog is not,")]
    assert flags(text) == [(UNBALANCED, DOUBLED), ()]


def test_a_doubled_opening_mark_is_one_opening():
    text = "““The lake is calm,” she said."
    assert read(text) == [(0, "The lake is calm,")]
    assert flags(text) == [(DOUBLED,)]


def test_an_outer_closing_mark_without_an_opening_one_is_said_of_the_inner_stretch():
    text = "She told us to look for ‘fog on the lake.’” Then she left."
    assert read(text) == [(0, "fog on the lake.")]
    assert flags(text) == [(UNBALANCED, DOUBLED)]


def test_a_stretch_that_is_not_closed_ends_before_the_next_one():
    text = "“The lake is calm. “The fog is not,” she said."
    assert read(text) == [(0, "The lake is calm."), (0, "The fog is not,")]
    assert flags(text) == [(UNBALANCED,), ()]


def test_a_stray_closing_mark_closes_its_sentence():
    text = "The gulls had left. The lake is calm,” she said."
    assert read(text) == [(0, "The lake is calm,")]
    assert flags(text) == [(UNBALANCED,)]


def test_an_open_mark_goes_on_over_a_paragraph_break():
    text = "“The lake is calm.\n\n“The fog is not.\n“Nobody came,” she said."
    assert read(text) == [(0, "The lake is calm."), (0, "The fog is not."), (0, "Nobody came,")]
    goes_on, takes_up = MarkFlag.CONTINUES_NEXT, MarkFlag.CONTINUES_PREVIOUS
    assert flags(text) == [(goes_on,), (takes_up, goes_on), (takes_up,)]


def test_an_open_mark_may_be_closed_in_the_next_paragraph():
    text = "“The lake is calm.\n\nThe fog is not,” she said."
    assert read(text) == [(0, "The lake is calm."), (0, "The fog is not,")]
    assert flags(text) == [(MarkFlag.CONTINUES_NEXT,), (MarkFlag.CONTINUES_PREVIOUS,)]


def test_an_open_mark_that_nothing_takes_up_is_unbalanced():
    text = "“The lake is calm.\n\nThe fog is not.\n“Nobody came,” she said."
    assert flags(text) == [(UNBALANCED,), ()]


def test_a_fault_in_one_paragraph_leaves_the_next_alone():
    text = '"The lake is calm, she said.\nThe "fog" is "mild" today.'
    assert read(text)[1:] == [(0, "fog"), (0, "mild")]
    assert flags(text)[1:] == [(), ()]


def test_a_straight_mark_that_opens_again_shows_that_one_was_not_closed():
    text = 'She said "the lake is calm. He said "the fog is not," and left.'
    assert read(text) == [(0, "the lake is calm. He said"), (0, "the fog is not,")]
    assert flags(text) == [(UNBALANCED,), ()]


def test_an_empty_pair_is_no_stretch():
    assert read('A "" and a “ ” and a ‘’ end.') == []


def test_marks_are_where_they_say():
    text = "She said “no fog,” twice."
    [quoted] = find_quoted(text)
    assert (quoted.opening.of(text), quoted.closing.of(text), quoted.outer.of(text)) == ("“", "”", "“no fog,”")


@given(st.text(alphabet="ab. ,\n\"'“”‘’«»„s", max_size=40))
def test_every_stretch_lies_in_the_text_between_its_marks(text):
    text = normalize(text).text
    for quoted in find_quoted(text):
        content = quoted.content.of(text)
        assert content == content.strip() != ""
        assert quoted.opening is None or quoted.opening.end <= quoted.content.start
        assert quoted.closing is None or quoted.closing.start >= quoted.content.end
        assert (quoted.opening is None) <= bool(quoted.flags)


@given(st.text(alphabet='ab. ,"“”', max_size=40))
def test_no_mark_serves_two_stretches(text):
    marks = [mark for quoted in find_quoted(text) for mark in (quoted.opening, quoted.closing) if mark is not None]
    assert len(marks) == len(set(marks))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="restricted texts are not at hand")
def test_stretches_of_the_restricted_texts_are_the_golden_positions():
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    texts = [normalize(path.read_text(encoding="utf-8")).text for path in sorted(SEEDS.glob("*.txt"))]
    found = {
        digest(text): [
            [quoted.content.start, quoted.content.end, quoted.level, *quoted.flags] for quoted in find_quoted(text)
        ]
        for text in texts
    }
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("‘40 boats at risk’ as mill talks fail", ["40 boats at risk"]),
        ("She said '20 boats' and '30 men' were lost.", ["20 boats", "30 men"]),
        ("‘Round-the-clock’ care promised by minister", ["Round-the-clock"]),
        ("‘Bout time we knew,’ said Rab.", ["Bout time we knew,"]),
        ("'Tis late,' she said.", ["Tis late,"]),
        ("He left in the early '60s in an '07 Camry 'cause 'twas cold; rock 'n' roll, tell 'em.", []),
        ("In the ‘90s the pilots’ union had a boat in every port.", []),
    ],
)
def test_a_mark_before_a_number_or_a_clipped_word_opens_if_it_is_closed(text, stretches):
    assert [quoted.content.of(text) for quoted in find_quoted(text)] == stretches


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("The ‘yes’ vote won, the pilots’ union said.", ["yes"]),
        ("the ‘bosses’ of the workers’ party met", ["bosses"]),
        ("‘Ah dinnae ken,’ said Rab. ‘It’s no’ oor fault.’", ["Ah dinnae ken,", "It’s no’ oor fault."]),
        ("'I'm goin' hame wi' the boats,' said Rab.", ["I'm goin' hame wi' the boats,"]),
        ("'It is the owners', not ours,' she said.", ["It is the owners', not ours,"]),
        ("‘The owners’ plan is dead,’ he said. ‘Ours is not.’", ["The owners’ plan is dead,", "Ours is not."]),
        ("The ‘bosses’, he said, are ‘gone’.", ["bosses", "gone"]),
    ],
)
def test_an_apostrophe_at_the_end_of_a_word_is_told_from_a_closing_mark(text, stretches):
    assert [quoted.content.of(text) for quoted in find_quoted(text)] == stretches


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ('He said "I duck under 5\'10" doors" to us.', ["I duck under 5'10\" doors"]),
        ('The wreck lies at 51°28\'38"N 0°00\'05"W, said Dahl: "Nobody dives there."', ["Nobody dives there."]),
        ('She said "I am 40" and "he is 12" at once.', ["I am 40", "he is 12"]),
        ("Hawai\u02bbi is far, ‘so far’.", ["so far"]),
        ("She called it ´fair´ and ´just´.", ["fair", "just"]),
    ],
)
def test_inches_seconds_and_letters_that_look_like_marks_are_none(text, stretches):
    assert [quoted.content.of(text) for quoted in find_quoted(text)] == stretches
