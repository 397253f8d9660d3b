"""The frozen lexicon: irregular lemmas, dictionary words, and what counts as the same word."""

from __future__ import annotations

import time
from importlib import resources

import pytest

from corpus_tools.fidelity.words import Kinship, kinship, read_words
from corpus_tools.text import lexicon
from corpus_tools.text.spelling import canonical, is_prefixed, is_slip


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("held", "hold"), ("children", "child"), ("was", "be"), ("went", "go"), ("better", "good"), ("worse", "bad"),
     ("left", "leave"), ("saw", "see"), ("mice", "mouse"), ("analyses", "analysis"), ("criteria", "criterion"),
     ("smartphones", "smartphone"), ("blogged", "blog"), ("vlogging", "vlog"), ("bought", "buy")],
)  # fmt: skip
def test_forms_have_their_lemma(form: str, lemma: str) -> None:
    assert lemma in lexicon.lemmas(form)


@pytest.mark.parametrize(
    ("one", "other"), [("held", "sold"), ("sing", "sink"), ("bus", "bu"), ("news", "new"), ("wrong", "worse")]
)
def test_different_words_share_no_lemma(one: str, other: str) -> None:
    assert not lexicon.lemmas(one) & lexicon.lemmas(other)


def test_every_listed_form_is_found() -> None:
    forms = [line.split()[0] for line in lexicon._data().decode().splitlines() if line]
    assert forms == sorted(set(forms))
    assert all(lexicon.is_word(form) for form in forms[::97])
    assert not any(lexicon.is_word(form + "qz") for form in forms[::97])


def test_the_data_ships_with_its_licence_and_stays_small() -> None:
    data = resources.files("corpus_tools.text").joinpath("data")
    assert "MIT License" in data.joinpath("LICENSE-english.txt").read_text(encoding="utf-8")
    assert len(data.joinpath("english.txt").read_bytes()) < 1_500_000


def test_loading_takes_no_time_to_speak_of() -> None:
    lexicon._data.cache_clear()
    start = time.process_time()
    lexicon._listed("held")
    assert time.process_time() - start < 0.06


@pytest.mark.parametrize(
    ("one", "other"),
    [("colour", "color"), ("organisation", "organization"), ("analysed", "analyzed"), ("travelling", "traveling"),
     ("theatre", "theater"), ("defence", "defense"), ("grey", "gray"), ("paediatric", "pediatric"), ("naïve", "naive"),
     ("neighbourhood", "neighborhood"), ("towards", "toward"), ("manoeuvres", "maneuvers")],
)  # fmt: skip
def test_variants_are_one_spelling(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("hour", "hor"), ("filling", "filing"), ("prise", "prize"), ("tour", "tor")]
)
def test_different_words_stay_two_spellings(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("receive", "recieve"),
        ("government", "goverment"),
        ("the", "teh"),
        ("definately", "definitely"),
        ("don't", "dont"),
    ],
)
def test_a_slip_is_a_slip(said: str, printed: str) -> None:
    assert is_slip(said, printed)


@pytest.mark.parametrize(
    ("said", "printed"),
    [("form", "farm"), ("cause", "clause"), ("legal", "illegal"), ("googleable", "ungoogleable"), ("war", "raw"), ("we", "me"),
     ("blogs", "blogged"), ("were", "we're"), ("1945", "1954")],
)  # fmt: skip
def test_another_word_is_no_slip(said: str, printed: str) -> None:
    assert not is_slip(said, printed)


def test_short_names_are_not_mistaken_for_one_another() -> None:
    assert not is_slip("nork", "nork's", is_name=True)
    assert not is_slip("vega", "vegu", is_name=True)
    assert is_slip("brandenko", "brandinko", is_name=True)


def test_negative_prefixes_are_seen() -> None:
    assert is_prefixed("likely", "unlikely")
    assert is_prefixed("careless", "careful")
    assert not is_prefixed("port", "report")
    assert not is_prefixed("board", "aboard")


@pytest.mark.parametrize(
    ("said", "printed"),
    [("950M", "950 million"), ("950M", "950,000,000"), ("five", "5"), ("twenty-four", "24"), ("12.5%", "12.5 per cent"),
     ("$5m", "5 million dollars"), ("5km", "five kilometres"), ("3rd", "third"), ("2bn", "two billion"), ("U.S.", "US"),
     ("€1,200", "1200 euros")],
)  # fmt: skip
def test_numbers_have_one_notation(said: str, printed: str) -> None:
    assert [word.key for word in read_words(said)] == [word.key for word in read_words(printed)]


@pytest.mark.parametrize(
    ("said", "printed"), [("5", "6"), ("950M", "950"), ("5 million", "5 billion"), ("$5", "€5"), ("3rd", "3")]
)
def test_other_numbers_have_another(said: str, printed: str) -> None:
    assert [word.key for word in read_words(said)] != [word.key for word in read_words(printed)]


def test_kinship_names_the_nearest_tie() -> None:
    pairs = zip(read_words("held colour the boat's may"), read_words("holds color the boat's will"), strict=True)
    assert [kinship(*pair) for pair in pairs] == [
        Kinship.INFLECTION, Kinship.SPELLING, Kinship.SAME, Kinship.SAME, None,
    ]  # fmt: skip


@pytest.mark.parametrize("date", ["24 February", "24th of February", "February 24", "Feb. 24"])
def test_words_of_a_date_stay_in_the_order_of_the_text(date):
    words = read_words(f"by {date} it was shut")
    assert [word.key for word in words[1:3]] in (["february", "#24"], ["feb", "#24"])
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert words[2].end == 3 + len(date)
