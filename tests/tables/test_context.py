from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.tables.context import Paragraphs, join_words
from corpus_tools.tables.word_diff import word_diff

TEXTS = st.text(alphabet="ab. \n\u00a0😀", min_size=1, max_size=60)


@given(TEXTS, st.data())
def test_the_context_holds_the_span(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        first, last = Paragraphs(text).around(start, end)
        assert first <= start < end <= last <= len(text)


def test_the_first_paragraph_has_no_neighbour_before():
    text = "One.\nTwo.\nThree.\nFour."
    assert Paragraphs(text).around(0, 3) == (0, 9)


def test_a_span_over_paragraphs_keeps_them_all():
    text = "One.\nTwo.\nThree.\nFour.\nFive."
    first, last = Paragraphs(text).around(6, 14)
    assert text[first:last] == "One.\nTwo.\nThree.\nFour."


def test_words_in_reversed_order_are_parted():
    assert join_words("to be or not", [(9, 12), (0, 2)], " … ") == "not … to"


def test_marks_and_case_are_no_difference():
    assert word_diff("“Nobody,” she wrote", '"nobody" she wrote,') is None


def test_a_number_is_a_difference():
    assert word_diff("by 5 percent", "by 50 percent") == "by [-5-] {+50+} percent"


def test_an_added_word_stands_alone():
    assert word_diff("we wait", "we never wait") == "we {+never+} wait"
