"""Clauses of quotes: they cover the content, stay inside it, and render what carries their proposition."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.suggest.rendering import render
from corpus_tools.suggest.utterance import find_utterances
from corpus_tools.suggest.words import pieces
from corpus_tools.text.segment import words
from corpus_tools.text.span import Span
from tests.suggest.invented import STATEMENT, draft

SAID = find_utterances(draft("Head\n\nBody."), "weir-post")
VOCABULARY = [span.of(STATEMENT) for span in words(STATEMENT)] + ["nobody", "lamp,", "and", "—", "she left.", "…"]
CONTENTS = st.lists(
    st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=14).map(" ".join), min_size=1, max_size=3
)


def rendered(text, *content, **options):
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in content or (text,)]
    return [
        ([part.of(text) for part in clause.parts], [STATEMENT[one.start : one.end] for one in clause.renders])
        for clause in render(text, spans, SAID, **options)
    ]


@settings(max_examples=60)
@given(CONTENTS, st.booleans(), st.booleans())
def test_clauses_cover_the_content_and_nothing_else(parts, by_sentence, fragment):
    text, content = "", []
    for part in parts:
        content.append(Span(len(text) + 1, len(text) + 1 + len(part)))
        text += f"“{part}” she said. "
    clauses = render(text, content, SAID, is_by_sentence=by_sentence, is_fragment=fragment)
    covered = [at for clause in clauses for part in clause.parts for at in range(part.start, part.end)]
    assert len(covered) == len(set(covered))
    inside = {at for part in content for at in range(part.start, part.end)}
    assert set(covered) <= inside
    assert not any(text[at].isalnum() for at in inside - set(covered))
    for clause in clauses:
        assert all(any(part in whole for whole in content) for part in clause.parts)
        assert all(0 <= one.start < one.end <= len(STATEMENT) for one in clause.renders)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody will lose a job", "Nobody will lose a job"),
        ("No one will lose a job, but four posts may move to Brindle", "four posts will move to the yard in Brindle"),
        ("The new turbine will cost 40,000 crowns.", "The new turbine may cost 400,000 crowns."),
        ("the wheel was left to rot to save a penny", "wheel rot to save a penny"),
    ],
)
def test_a_reworded_passage_is_found(text, expected):
    assert any(expected in span for _, spans in rendered(text) for span in spans)


def test_a_fragment_is_led_to_the_head_of_its_clause():
    assert rendered("for ninety years", is_fragment=True) == [
        (["for ninety years"], ["We have run it for ninety years"])
    ]


def test_words_from_two_places_are_two_clauses():
    found = rendered("Nobody will lose a job, and we are not selling the mill.")
    assert [spans for _, spans in found] == [["Nobody will lose a job"], ["We are not selling the mill."]]


def test_halves_that_cannot_stand_alone_are_one_clause():
    (clause,) = rendered(
        "“The new turbine,” she said, “may cost 400,000 crowns.”", "The new turbine,", "may cost 400,000 crowns."
    )
    assert clause[0] == ["The new turbine,", "may cost 400,000 crowns."]
    assert clause[1] == ["The new turbine may cost 400,000 crowns."]


def test_what_the_statement_lacks_renders_nothing():
    assert rendered("Every worker gets a gold watch and a ham.") == [
        (["Every worker gets a gold watch and a ham."], [])
    ]


def test_pieces_tile_a_stretch():
    found = pieces(STATEMENT, Span(0, len(STATEMENT)))
    assert "".join(STATEMENT.split()) == "".join("".join(piece.of(STATEMENT).split()) for piece in found)
