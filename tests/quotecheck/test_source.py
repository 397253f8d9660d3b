"""Where the words of a quote are looked for."""

from corpus_tools.quotecheck.source import MAX_PLACES, Source

RELEASE = (
    "The mill is old. We hope to open in the autumn, probably in late September. Nobody was hurt. "
    "Tickets already bought, some 1,900 of them, remain valid.\n\nWe will close the old mill if the unions agree."
)


def said(printed, text=RELEASE):
    return [place.said for place in Source("release", text).find_places(printed)]


def test_the_sentence_that_shares_most_words_comes_first():
    assert said("some 9,100 of them remain valid")[0] == "Tickets already bought, some 1,900 of them, remain valid."
    assert said("We will open in the autumn")[0].startswith("We hope to open in the autumn")


def test_a_quote_over_two_sentences_gets_both():
    assert said("probably in late September. Nobody was hurt")[0].endswith("late September. Nobody was hurt.")


def test_words_that_are_not_there_have_no_place():
    assert said("Penguins juggle marmalade") == []
    assert said("") == []
    assert said("anything", "") == []


def test_the_share_says_how_much_of_the_quote_is_there():
    source = Source("release", RELEASE)
    assert source.find_places("We will close the old mill")[0].share > 0.95
    assert source.find_places("We sold the boats to nobody in the old days")[0].share < 0.5


def test_words_that_occur_more_often_have_several_places_and_never_too_many():
    text = " ".join(f"In week {number} we will close the mill." for number in range(50))
    assert 1 < len(said("we will close the mill", text)) <= MAX_PLACES


def test_a_place_is_found_wherever_in_a_long_source_it_is():
    filler = " ".join(
        f"Paragraph {number} is about sheep, wool and {number * 7} other things." for number in range(3000)
    )
    for at in (0, len(filler) // 2, len(filler)):
        text = (
            filler[:at].rpartition(". ")[0]
            + ". We hope to open in the autumn, probably. "
            + filler[at:].partition(". ")[2]
        )
        assert any("We hope to open" in place for place in said("We will open in the autumn", text))


def test_of_a_source_that_quotes_somebody_only_what_is_inside_the_marks_was_said():
    text = "“We hope to open,” Berg said, “in the autumn.” Dahl said that the mill is old."
    assert said("We hope to open", text)[0] == "We hope to open,"
    assert said("We hope to open in the autumn", text)[0] == "We hope to open, in the autumn."
    assert said("the mill is old", text)[0] == "Dahl said that the mill is old."
