from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.text.blocks import Copy, Recovery, find_blocks
from corpus_tools.text.digest import MIN_BLOCK, digest, folded_digest, make_blocks, tile
from corpus_tools.text.normalize import fold, normalize
from corpus_tools.text.segment import sentences, tokens
from corpus_tools.text.span import Span
from corpus_tools.text.stretch import stretch_around
from tests.text.invented import TEXT, retyped

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
BLOCKS = make_blocks(TEXT)
WORDS = tokens(TEXT)
EXACT, MOVED, NORMALISED, LOST = Recovery

REPEATED = "The town council welcomed the letter and said it would meet the company in April. "


def recover(*copies, blocks=BLOCKS):
    return find_blocks(blocks, [Copy.of(str(number), copy) for number, copy in enumerate(copies)])


def spans(text=TEXT, step=3, length=7):
    """Spans of whole words, all over a text."""
    edges = tokens(text)
    return [Span(edges[i].start, edges[min(i + length, len(edges)) - 1].end) for i in range(0, len(edges), step)]


def assert_none_wrong(recovered, text=TEXT, among=None):
    for span in among or spans(text):
        words, expected = recovered.words(span), span.of(text)
        match recovered.status(span):
            case Recovery.LOST:
                assert words is None
            case Recovery.NORMALISED:
                assert fold(words).text == fold(expected).text
            case _:
                assert words == expected


def touched(recovered, edited):
    """Blocks that an edited stretch lies in."""
    return [found for found in recovered.blocks if found.block.start <= edited.end and edited.start <= found.block.end]


@given(st.text(alphabet='Ab .,!?\n"”…19', max_size=400))
def test_blocks_tile_a_text_and_none_is_short(text):
    spans = tile(text)
    assert "".join(span.of(text) for span in spans) == text
    assert all(one.end == other.start for one, other in pairwise(spans))
    assert all(len(span) >= MIN_BLOCK for span in spans) or len(spans) == 1


def test_a_digest_depends_on_the_rule_and_the_text():
    assert digest("fog") != folded_digest("fog")
    assert digest("fog") != digest("fog ")
    assert digest("\ud800").startswith("sha256:")


def test_blocks_give_no_word_away():
    assert {type(value) for block in BLOCKS for fold in block.folds for value in fold} == {int}


def test_the_text_itself_is_exact():
    recovered = recover(TEXT)
    assert recovered.text == TEXT
    assert {found.recovery for found in recovered.blocks} == {EXACT}


def test_line_ends_and_byte_order_mark_of_a_copy_do_not_matter():
    recovered = recover("\ufeff" + TEXT.replace("\n", "\r\n"))
    assert (recovered.text, {found.recovery for found in recovered.blocks}) == (TEXT, {EXACT})


def test_a_text_inside_another_is_moved_and_whole():
    recovered = recover("Page 3\n\n" + TEXT + "\n\nPage 4")
    assert (recovered.text, {found.recovery for found in recovered.blocks}) == (TEXT, {MOVED})


def test_blocks_are_found_whatever_the_sentences_of_the_copy():
    pieces = [Span(block.start, block.end).of(TEXT) for block in BLOCKS]
    recovered = recover("and so on: ".join(reversed(pieces)))
    assert recovered.text == TEXT


def test_a_better_copy_serves_where_another_is_damaged():
    recovered = recover(TEXT.replace("Thursday", "Friday"), TEXT.replace("Lake Sellan", "Lake Orrin"))
    assert recovered.text == TEXT
    assert {found.recovery for found in recovered.blocks} == {EXACT, MOVED}


@pytest.mark.parametrize("position", range(0, len(TEXT), 41))
def test_a_letter_inserted_loses_its_block_alone(position):
    recovered = recover(TEXT[:position] + "x" + TEXT[position:])
    for found in recovered.blocks:
        block = found.block
        if block.start < position < block.end:
            assert found.recovery is LOST
        elif block.end < position:
            assert found.recovery is EXACT
        elif block.start > position:
            assert found.recovery is MOVED
    assert_none_wrong(recovered)


@pytest.mark.parametrize("sentence", [s for s in sentences(TEXT) if TEXT.count(s.of(TEXT)) == 1], ids=str)
def test_a_sentence_removed_loses_the_blocks_it_stood_in(sentence):
    recovered = recover(TEXT[: sentence.start] + TEXT[sentence.end :])
    lost = {found.block for found in recovered.blocks if found.recovery is LOST}
    assert lost == {b for b in BLOCKS if b.start < sentence.end and sentence.start < b.end}
    assert_none_wrong(recovered)


REPEATED_BLOCKS = [i for i, block in enumerate(BLOCKS) if TEXT[block.start : block.end] == REPEATED]


def test_repeated_blocks_are_given_out_in_order():
    recovered = recover("x " + TEXT)
    starts = [recovered.blocks[i].place.folded.start for i in REPEATED_BLOCKS]
    assert len(set(starts)) == len(starts) == 2
    assert starts == sorted(starts)


@pytest.mark.parametrize("damaged", [0, 1])
def test_of_two_repeated_blocks_the_damaged_one_is_lost(damaged):
    position = BLOCKS[REPEATED_BLOCKS[damaged]].start + 12
    recovered = recover(TEXT[:position] + "x" + TEXT[position:])
    lost = [i for i, found in enumerate(recovered.blocks) if found.recovery is LOST]
    assert lost == [REPEATED_BLOCKS[damaged]]


def test_a_passage_inside_another_block_is_not_taken_for_one_that_is_gone():
    text = "Fog. " + REPEATED + REPEATED
    blocks = make_blocks(text)
    damaged = text[:-20] + "x" + text[-20:]
    assert [found.recovery for found in recover(damaged, blocks=blocks).blocks] == [EXACT, LOST]


def test_a_repeated_sentence_removed_once_is_lost_once():
    recovered = recover(TEXT.replace(REPEATED, "", 1))
    assert [found.recovery for found in recovered.blocks].count(LOST) == 1
    assert_none_wrong(recovered)


def test_a_retyped_copy_is_normalised_and_none_is_wrong():
    recovered = recover(retyped(TEXT))
    statuses = [recovered.status(span) for span in spans()]
    assert statuses.count(NORMALISED) >= 0.95 * len(statuses)
    assert recovered.text is None
    assert_none_wrong(recovered)


def test_normalised_words_are_those_the_copy_prints():
    recovered = recover(retyped(TEXT))
    start = TEXT.index("We have run")
    span = Span(start, TEXT.index("strike") + 6)
    assert recovered.status(span) is NORMALISED
    assert " ".join(recovered.words(span).split()) == "We have run through floods -- and through one very long strike"


def test_a_span_across_blocks_that_were_torn_apart_is_lost():
    cut = BLOCKS[4].end
    recovered = recover(retyped(TEXT[:cut]) + "\n\nAn advertisement.\n\n" + retyped(TEXT[cut:]))
    span = Span(cut - 20, cut + 20)
    assert recovered.status(span) is LOST
    assert recovered.words(span) is None


@pytest.mark.parametrize("number", range(1, len(BLOCKS) - 1))
def test_a_span_across_blocks_that_the_copy_glues_together_is_lost(number):
    cut = BLOCKS[number].end
    recovered = recover(retyped(TEXT[:cut]).rstrip() + retyped(TEXT[cut:]))
    span = Span(cut - 20, cut + 20)
    assert recovered.status(span) is LOST
    assert stretch_around(recovered, [span]) is None
    assert_none_wrong(recovered, among=[span])


def test_an_edge_inside_a_folded_dash_is_lost():
    dash = TEXT.index(" — and through")
    recovered = recover(retyped(TEXT))
    assert recovered.status(Span(dash - 6, dash)) is NORMALISED
    assert recovered.status(Span(dash + 1, dash + 9)) is LOST


@pytest.mark.parametrize("copies", [(), ("[deleted]",), ("",), ("An unrelated text. " * 20,)])
def test_nothing_comes_of_nothing(copies):
    recovered = recover(*copies)
    assert recovered.text is None
    assert {recovered.status(span) for span in spans()} == {LOST}


def test_a_span_outside_the_text_is_lost():
    assert recover(TEXT).status(Span(0, len(TEXT) + 1)) is LOST


EDIT = st.tuples(
    st.integers(0, len(TEXT)),
    st.sampled_from([0, 0, 1, 7, 80, 300]),
    st.sampled_from(["", "x", " ", "\n", "—", " - ", "\u200b", '"', "...", "twice", "retyped"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(EDIT, max_size=5))
def test_no_edit_of_a_copy_yields_a_wrong_span(edits):
    copy = TEXT
    for position, length, new in edits:
        old = copy[position : position + length]
        copy = copy[:position] + {"twice": old * 2, "retyped": retyped(old)}.get(new, new) + copy[position + length :]
    assert_none_wrong(recover(copy))


@settings(max_examples=25, deadline=None)
@given(
    st.permutations(range(len(BLOCKS))),
    st.sampled_from([str, retyped]),
    st.sampled_from(["", " ", "\n\n", "Read on. "]),
)
def test_no_order_of_the_blocks_yields_a_wrong_span(order, change, gap):
    assert_none_wrong(recover(gap.join(change(TEXT[BLOCKS[i].start : BLOCKS[i].end]) for i in order)))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="restricted texts are not at hand")
class TestRestrictedTexts:
    texts = tuple(normalize(path.read_text(encoding="utf-8")).text for path in sorted(SEEDS.glob("*.txt")))

    def test_are_found_among_one_another_with_other_line_ends(self):
        copies = [Copy.of(str(number), text.replace("\n", "\r\n")) for number, text in enumerate(reversed(self.texts))]
        for text in self.texts:
            assert find_blocks(make_blocks(text), copies).text == text

    def test_are_normalised_when_retyped(self):
        for text in self.texts:
            recovered = recover(retyped(text), blocks=make_blocks(text))
            among = spans(text, step=2, length=9)
            statuses = [recovered.status(span) for span in among]
            assert statuses.count(NORMALISED) >= 0.95 * len(statuses)
            assert_none_wrong(recovered, text, among)

    def test_lose_one_block_to_one_letter(self):
        for text in self.texts:
            blocks = make_blocks(text)
            position = blocks[len(blocks) // 2].start + 30
            recovered = recover(text[:position] + "x" + text[position:], blocks=blocks)
            assert [found.recovery for found in recovered.blocks].count(LOST) == 1
            assert_none_wrong(recovered, text)
