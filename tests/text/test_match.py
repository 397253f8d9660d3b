import random

import pytest

from corpus_tools.text.match import ACCEPT, Ambiguous, Match, NotFound, Rung, resolve
from corpus_tools.text.segment import tokens
from corpus_tools.text.span import Span
from tests.text.invented import TEXT

QUOTE = "We have run through floods — and through one very long strike"


def span_of(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_a_position_that_still_holds_the_words_is_believed():
    found = resolve(TEXT, exact=QUOTE, hint=span_of(QUOTE))
    assert (found.span, found.rung) == (span_of(QUOTE), Rung.POSITION)


def test_a_position_that_no_longer_holds_is_forgotten():
    found = resolve("Late: " + TEXT, exact=QUOTE, hint=span_of(QUOTE))
    assert (found.span, found.rung) == (span_of(QUOTE).shift(6), Rung.EXACT)


def test_repeated_words_are_ambiguous():
    found = resolve(TEXT, exact="The town council")
    assert isinstance(found, Ambiguous)
    assert (found.n_candidates, [one.span.start for one in found.candidates]) == (
        2,
        sorted(c.span.start for c in found.candidates),
    )


@pytest.mark.parametrize("prefix", ["she added.\n\n", "added.", "she  added. “"])
def test_context_decides_between_repeated_words_whatever_stands_between(prefix):
    found = resolve(TEXT, exact="The town council", prefix=prefix)
    assert found.span.start == TEXT.index("The town council")


def test_context_that_fits_no_place_decides_nothing():
    assert isinstance(resolve(TEXT, exact="The town council", prefix="zzz qqq"), Ambiguous)


def test_a_few_words_found_once_beside_the_wrong_words_are_asked_about():
    found = resolve(TEXT, exact="floods", prefix="the price of bread and of")
    assert isinstance(found, Ambiguous)
    assert found.n_candidates == 1


def test_many_words_found_once_need_no_context():
    assert resolve(TEXT, exact=QUOTE, prefix="quite other words").rung is Rung.EXACT


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("We have run through fires — and through one very long strike", QUOTE),
        ("We've run through floods - and through one very long strike", QUOTE),
        ("The letter was then read out in the harbor office", "The letter was read out in the harbour office"),
    ],
)
def test_changed_words_are_found_to_the_token(words, there):
    found = resolve(TEXT, exact=words)
    assert isinstance(found, Match)
    assert (found.span, found.rung) == (span_of(there), Rung.APPROXIMATE)
    assert found.score >= ACCEPT


def test_much_changed_words_are_asked_about():
    found = resolve(TEXT, exact="Nobody wondered about the cost of a yearly ticket, which had been frozen for years")
    assert isinstance(found, Ambiguous)
    assert found.candidates[0].span.overlap(span_of("Nobody asked about the price of a season ticket")) > 20


@pytest.mark.parametrize(
    "words", ["An entirely different sentence about the weather in the mountains", "zzz", "", "≠≠≠≠"]
)
def test_foreign_words_are_refused(words):
    assert isinstance(resolve(TEXT, exact=words), NotFound)


def test_two_nearly_equal_places_are_ambiguous_and_context_tells_them_apart():
    words = "The town council welcomed the letters and said it would meet"
    assert isinstance(resolve(TEXT, exact=words), Ambiguous)
    found = resolve(TEXT, exact=words, prefix="passenger for patience,” she added.")
    assert found.span.start == TEXT.index("The town council")


@pytest.mark.parametrize("text", ["", " ", "Fog."])
def test_a_text_shorter_than_the_words_is_no_trouble(text):
    assert isinstance(resolve(text, exact=QUOTE), NotFound)


def iou(one, other):
    shared = one.overlap(other)
    return shared / (len(one) + len(other) - shared)


def test_a_fifth_of_the_characters_may_be_wrong():
    chance = random.Random(5)  # noqa: S311 - noise, no secret
    edges = tokens(TEXT)
    n_right = 0
    for start in range(0, len(edges) - 20, 3):
        span = Span(edges[start].start, edges[start + 19].end)
        noisy = "".join(chance.choice("aeiou") if chance.random() < 0.2 else c for c in span.of(TEXT))
        found = resolve(TEXT, exact=noisy)
        places = found.candidates if isinstance(found, Ambiguous) else [found] if isinstance(found, Match) else []
        n_right += any(iou(place.span, span) >= 0.9 for place in places)
    assert n_right >= 0.95 * len(range(0, len(edges) - 20, 3))
