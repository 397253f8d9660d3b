import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.text.normalize import Undecodable, decode, fold, is_normalized, normalize
from corpus_tools.text.span import Span

ODD = "ab e\u0301\u0323\u1100\u1161\u11a8\u212b\r\n\ufeff\u0344\u09c7\u09be\u00e9-—.…'”\u200d\u00a0\u00ad\u30ab\u3099\U0001f64f"
TEXTS = st.text(alphabet=ODD, max_size=20) | st.text(max_size=20)


def reference(raw):
    return unicodedata.normalize("NFC", raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def spans_of(text):
    offsets = st.integers(0, len(text))
    return st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))


@given(TEXTS)
def test_agrees_with_the_plain_definition(raw):
    found = normalize(raw)
    assert found.text == reference(raw)
    assert is_normalized(found.text)


@given(TEXTS)
def test_normalizing_twice_changes_nothing(raw):
    once = normalize(raw).text
    assert normalize(once).text == once


@given(st.data(), TEXTS)
def test_a_span_leads_to_the_source_and_back(data, raw):
    found = normalize(raw)
    span = data.draw(spans_of(found.text))
    source = found.to_source(span)
    assert source.end <= len(raw)
    assert span in found.offsets.forward(source)


@given(st.data(), TEXTS)
def test_what_stands_in_the_source_becomes_what_the_span_covers(data, raw):
    found = normalize(raw)
    whole = found.offsets.forward(found.to_source(data.draw(spans_of(found.text))))
    source = found.to_source(whole).of(raw)
    assert whole.of(found.text) == normalize(source).text or source.startswith("\ufeff") or raw.startswith("\ufeff")


@given(st.data(), TEXTS)
def test_maps_keep_order(data, raw):
    found = normalize(raw)
    one, two = sorted([data.draw(spans_of(raw)), data.draw(spans_of(raw))])
    assert found.offsets.forward(one).start <= found.offsets.forward(two).start


def test_a_text_that_is_normal_costs_no_breakpoints():
    assert normalize("Çok güzel — “so”\u00a0!\n").offsets.edits == ()


def test_quotation_marks_spaces_and_dashes_stay_as_received():
    odd = "”Odd\u00a0— marks“  and 'so'… \u200bon"
    assert normalize(odd).text == odd


@pytest.mark.parametrize("raw", ["a\r\nb", "a\rb", "\ufeffa\nb", "a\n\rb"])
def test_line_ends_and_byte_order_mark(raw):
    assert normalize(raw).text == reference(raw)


def test_a_mark_inside_the_text_is_kept():
    assert normalize("a\r\n\ufeffb").text == "a\n\ufeffb"


def test_composition_in_other_scripts():
    decomposed = unicodedata.normalize("NFD", "한국어 がぎ कि Ångström")
    assert normalize(decomposed).text == unicodedata.normalize("NFC", decomposed)


def test_positions_behind_a_composed_letter_are_shifted_by_one():
    found = normalize("cafe\u0301 noir")
    assert found.offsets.forward(Span(6, 10)) == Span(5, 9)
    assert found.to_source(Span(3, 4)) == Span(3, 5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“So,” he said", '"So," he said'),
        ("«So», said ‘he’", "'So', said „he“"),
        ("calm — and safe", "calm--and safe"),
        ("calm—and\nsafe", "calm - and  safe"),
        ("wait… what", "wait... what"),
        ("wait . . . what", "wait … what"),
        ("a\u00a0b\u2009c", "a b\n c"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("❤\ufe0f thanks", "❤ thanks"),
        ("  edges \n", "edges"),
    ],
)
def test_reprints_fold_alike(one, other):
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("one", "other"), [("So", "so"), ("naïve", "naive"), ("5.5", "55"), ("calm, and", "calm and")])
def test_words_case_accents_and_points_do_not_fold(one, other):
    assert fold(one).text != fold(other).text


@given(TEXTS)
def test_folding_twice_changes_nothing(raw):
    once = fold(normalize(raw).text).text
    assert fold(once).text == once


@given(st.data(), TEXTS)
def test_a_folded_span_leads_back_to_text_that_folds_to_it(data, raw):
    text = normalize(raw).text
    folded = fold(text)
    span = data.draw(spans_of(folded.text))
    source = folded.to_source(span)
    assert folded.to_folded(source) == span or len(source) == 0
    assert fold(source.of(text)).text == span.of(folded.text).strip()


@given(st.binary(max_size=12))
def test_decoding_says_where_utf8_ends(data):
    match decode(data):
        case Undecodable(offset=offset):
            assert data[:offset].decode("utf-8") is not None
        case text:
            assert text.encode() == data
