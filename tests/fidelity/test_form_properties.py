"""What holds of every clause, whatever its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.fidelity.flags import flags_of
from corpus_tools.fidelity.form import judge, share_aligned
from corpus_tools.fidelity.reference import Candidate
from corpus_tools.schemas.vocab import Form, QuoteFlag

NOUNS = "ferry harbour river bridge keeper lantern sailor market engine letter garden winter island captain".split()
VERBS = "sinks opens repairs carries follows remembers paints builds guards".split()
WORDS = [*NOUNS, *VERBS, *"the a of and with under our we it slowly red cold".split()]

sentences = st.lists(st.sampled_from(WORDS), min_size=4, max_size=18).map(
    lambda words: " ".join(words).capitalize() + "."
)
PARALLEL = settings(max_examples=60, deadline=None)


def form_of(said: str, printed: str) -> Form:
    return judge([printed], Candidate((said,)), language="en").form


@PARALLEL
@given(sentences)
def test_what_was_said_is_verbatim(said: str) -> None:
    found = judge([said], Candidate((said,)), language="en")
    assert (found.form, found.rung, found.trimmed) == (Form.VERBATIM, "exact", False)


@PARALLEL
@given(sentences, st.data())
def test_a_piece_is_verbatim_and_trimmed(said: str, data: st.DataObject) -> None:
    words = said.rstrip(".").split()
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 2, len(words)))
    found = judge([" ".join(words[start:end])], Candidate((said,)), language="en")
    assert found.form is Form.VERBATIM
    assert found.trimmed == (end - start < len(words))


@PARALLEL
@given(sentences, st.data())
def test_marks_dashes_and_spaces_never_leave_the_ladder(said: str, data: st.DataObject) -> None:
    words = said.split()
    at = data.draw(st.integers(0, len(words) - 1))
    opening, closing = data.draw(st.sampled_from(["““", "””", '""', "‘’", "''", "«»", "”“"]))
    marked = " ".join([*words[:at], f"{opening}{words[at]}{closing}", *words[at + 1 :]])
    assert form_of(marked, marked.translate(str.maketrans("“”‘’«»", "‘’“”‹›"))) is Form.VERBATIM
    assert form_of(marked, said) is Form.VERBATIM
    assert form_of(said, marked) is (Form.GRAMMATICAL if len(words) > 1 else Form.VERBATIM)
    assert form_of(said, said.replace(" ", "\u00a0 \n")) is Form.VERBATIM


@PARALLEL
@given(sentences, sentences, st.sampled_from(["—", "–", " — ", " – ", " - ", "--", " -- "]))
def test_spacing_of_dashes_never_leaves_the_ladder(one: str, other: str, dash: str) -> None:
    said = one.rstrip(".") + " — " + other.lower()
    assert form_of(said, one.rstrip(".") + dash + other.lower()) is Form.VERBATIM


@PARALLEL
@given(sentences, st.data())
def test_an_inserted_negation_is_never_faithful(said: str, data: st.DataObject) -> None:
    words = said.split()
    at = data.draw(st.integers(1, len(words) - 1))
    found = judge([" ".join([*words[:at], "not", *words[at:]])], Candidate((said,)), language="en")
    assert found.form not in {Form.VERBATIM, Form.ORTHOGRAPHIC, Form.MARKED_EDIT}
    assert QuoteFlag.OPERATOR_CHANGE in set(flags_of(found, {}))


@PARALLEL
@given(sentences, st.data())
def test_an_inserted_content_word_is_at_least_substituted(said: str, data: st.DataObject) -> None:
    words = said.split()
    at = data.draw(st.integers(1, len(words) - 1))
    assert form_of(said, " ".join([*words[:at], "zebras", *words[at:]])) in {Form.SUBSTITUTED, Form.PARAPHRASE}


@PARALLEL
@given(sentences, sentences)
def test_every_pair_of_sentences_has_a_form_and_a_share(said: str, printed: str) -> None:
    found = judge([printed], Candidate((said,)), language="en")
    assert found.form not in {Form.FABRICATED, Form.UNVERIFIABLE, Form.NOT_APPLICABLE}
    assert found.comparison is None or 0.0 <= share_aligned(found.comparison) <= 1.0


@PARALLEL
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_no_text_breaks_the_rules(said: str, printed: str) -> None:
    found = judge([printed], Candidate((said,)), language="en")
    list(flags_of(found, {}))
    assert judge([said], Candidate((said,)), language="en").form is Form.VERBATIM
