"""What quotation marks tell of an annotation: the characters next to its words count, whichever marks were paired."""

from __future__ import annotations

import pytest

from corpus_tools.checks.marks import _is_as_presented, _is_mispaired
from corpus_tools.schemas.vocab import Presentation
from corpus_tools.text.quotemarks import find_quoted
from corpus_tools.text.span import Span


def span_of(words, text):
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “We stay.", "We stay."),
        ('He said: "We stay" and left.', "We stay"),
        ("»We stay«, he said.", "We stay"),
    ],
)
def test_words_next_to_a_mark_are_marked(text, words):
    assert _is_as_presented(text, [span_of(words, text)], Presentation.MARKED)


def test_words_without_a_mark_are_not_marked():
    assert not _is_as_presented("He said we stay.", [span_of("we stay", "He said we stay.")], Presentation.MARKED)


def test_words_between_a_closing_and_an_opening_mark_are_unmarked():
    text = "“We stay,” he said. I am not going anywhere. “Nor are you.”"
    assert _is_as_presented(text, [span_of("I am not going anywhere", text)], Presentation.FREE_UNMARKED)
    assert not _is_as_presented(text, [span_of("We stay", text)], Presentation.FREE_UNMARKED)


def test_a_stretch_that_begins_with_the_closing_mark_of_a_quote_is_none():
    text = '5" of rain. "We stay," he said. "You go," she said.'
    spans = [span_of("We stay,", text), span_of("You go,", text)]
    bare = [one for one in find_quoted(text) if not any(one.content.overlap(span) for span in spans)]
    assert all(_is_mispaired(text, one, spans) for one in bare)


def test_a_quote_that_nobody_annotated_is_not_excused_by_its_neighbour():
    text = "“We stay,” he said. “You go,” she said."
    first, second = find_quoted(text)
    assert not _is_mispaired(text, second, [first.content])
