"""Whatever a copy did to a text, no span gets other words than its own."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.text.blocks import Copy, Recovery, find_blocks
from corpus_tools.text.digest import make_blocks
from corpus_tools.text.normalize import fold, normalize
from corpus_tools.text.span import Span
from corpus_tools.text.stretch import stretch_around
from tests.text.invented import TEXT, retyped

BLOCKS = make_blocks(TEXT)

SENTENCES = [
    "The ferry sails at noon.",
    "“Nobody has to leave,” she said.",
    "He said: ‘We may — perhaps — pay 1,900 crowns… or none.’",
    "The old mill re-opens in spring, and the council asked every tenant to pay a small fee for the wheel.",
    "No.",
    "Fog.\n",
    "The ferry sails at noon and at nine in the evening, unless the wind is stronger than anybody likes.\n\n",
]


@st.composite
def texts(draw):
    """Articles of few sentences, so that they repeat themselves."""
    return normalize(" ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=14)))).text


@st.composite
def edits(draw, text):
    """A copy of a text to which several things were done, one after the other."""
    copy = text
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(len(copy) - 1, 0)))
        end = min(start + draw(st.integers(0, 160)), len(copy))
        copy = draw(st.sampled_from(DONE))(copy, start, end)
    return copy


def _respaced(text, space):
    return re.sub(r" ", space, text)


DONE = (
    lambda text, start, _: text[:start] + "x" + text[start:],
    lambda text, start, _: text[:start] + " not" + text[start:],
    lambda text, start, _: text[:start] + "\n\nAdvertisement\n\n" + text[start:],
    lambda text, start, end: text[:start] + text[end:],
    lambda text, start, end: text[:start] + text[start:end] * 2 + text[end:],
    lambda text, start, end: text[end:] + text[start:end] + text[:start],
    lambda text, start, end: text[:start] + text[start:end].upper() + text[end:],
    lambda text, start, end: text[:start] + text[start:end][::-1] + text[end:],
    lambda text, start, end: text[:start] + _respaced(text[start:end], "\n") + text[end:],
    lambda text, start, end: text[:start] + _respaced(text[start:end], "\u00a0 ") + text[end:],
    lambda text, start, end: text[:start] + text[start:end].replace("e", "e\u00ad\u200b") + text[end:],
    lambda text, start, end: text[:start] + unicodedata.normalize("NFD", text[start:end]) + text[end:],
    lambda text, start, end: text[:start] + re.sub("[“”‘’]", '"', text[start:end]) + text[end:],
    lambda text, start, end: text[:start] + text[start:end].replace("—", "--").replace("…", "...") + text[end:],
    lambda text, start, end: text[:start] + text[start:end].replace(" ", "") + text[end:],
    lambda text, start, end: text[:start] + text[start:end].replace("1,900", "9,100") + text[end:],
    lambda text, _start, _end: retyped(text, 50),
    lambda _text, _start, _end: "",
)


def bare(text):
    """Words once folded, without spaces."""
    return "".join(fold(text).text.split())


def assert_own_words(recovered, text, span):
    words, status = recovered.words(span), recovered.status(span)
    match status:
        case Recovery.LOST:
            assert words is None
        case Recovery.NORMALISED:
            assert words is not None and bare(words) == bare(span.of(text))
        case _:
            assert words == span.of(text)


def assert_own_places(recovered, text, spans):
    found = stretch_around(recovered, spans)
    if found is None:
        return
    assert bare(found.text) in bare(text)
    for span, place in zip(spans, found.spans, strict=True):
        assert bare(place.of(found.text)) == bare(span.of(text))
    if all(recovered.status(span) in {Recovery.EXACT, Recovery.MOVED} for span in _hull(spans)):
        assert found.text in text
        assert [place.of(found.text) for place in found.spans] == [span.of(text) for span in spans]


def _hull(spans):
    return [Span(min(span.start for span in spans), max(span.end for span in spans))]


def some_spans(text):
    """One to three spans of a text with words in them, whatever they cut."""
    one = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 70))
    spans = st.lists(one.map(lambda pair: Span(pair[0], min(sum(pair), len(text)))), min_size=1, max_size=3)
    return spans.map(lambda found: [span for span in found if bare(span.of(text))] or [Span(0, len(text))])


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_span_gets_other_words_whatever_was_done_to_the_copies(data):
    text = data.draw(texts(), label="text")
    copies = [data.draw(edits(text), label="copy") for _ in range(data.draw(st.integers(1, 2)))]
    recovered = find_blocks(make_blocks(text), [Copy.of(str(n), copy) for n, copy in enumerate(copies)])
    spans = data.draw(some_spans(text))
    for span in spans:
        assert_own_words(recovered, text, span)
    assert_own_places(recovered, text, spans)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_span_of_an_article_gets_other_words(data):
    copy = data.draw(edits(TEXT))
    recovered = find_blocks(BLOCKS, [Copy.of("copy", copy)])
    for start in range(0, len(TEXT) - 30, 40):
        assert_own_words(recovered, TEXT, Span(start, start + 30))
    assert_own_places(recovered, TEXT, data.draw(some_spans(TEXT)))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_copies_are_called_and_in_which_order_they_come_does_not_matter(data):
    copies = [data.draw(edits(TEXT)) for _ in range(3)]
    named = [Copy.of(name, copy) for name, copy in zip("abc", copies, strict=True)]
    renamed = [Copy.of(name, copy) for name, copy in zip("zxy", reversed(copies), strict=True)]
    one, other = find_blocks(BLOCKS, named), find_blocks(BLOCKS, renamed)
    for span in data.draw(some_spans(TEXT)):
        assert (one.status(span), one.words(span)) == (other.status(span), other.words(span))


def test_a_gap_between_the_spans_leaves_nothing_to_show():
    middle = BLOCKS[len(BLOCKS) // 2]
    copy = TEXT[: middle.start] + TEXT[middle.end :]
    recovered = find_blocks(BLOCKS, [Copy.of("copy", copy)])
    first, last = Span(0, 6), Span(len(TEXT) - 12, len(TEXT) - 6)
    assert stretch_around(recovered, [first, last]) is None
    assert stretch_around(recovered, [first]).text == TEXT[: middle.start]
    assert stretch_around(recovered, [last]).text == TEXT[middle.end :]


def test_a_span_beyond_the_text_has_no_stretch():
    recovered = find_blocks(BLOCKS, [Copy.of("copy", TEXT)])
    assert stretch_around(recovered, [Span(0, len(TEXT) + 1)]) is None


def test_what_a_page_puts_between_two_blocks_is_in_no_stretch():
    middle = BLOCKS[len(BLOCKS) // 2].start
    copy = retyped(TEXT[:middle]) + "\n\nAdvertisement\n\n" + retyped(TEXT[middle:])
    recovered = find_blocks(BLOCKS, [Copy.of("copy", copy)])
    for span in (Span(30, 60), Span(len(TEXT) - 60, len(TEXT) - 30)):
        assert recovered.status(span) is Recovery.NORMALISED
        found = stretch_around(recovered, [span])
        assert "Advertisement" not in found.text
        assert bare(found.text) in bare(TEXT)
    assert stretch_around(recovered, [Span(30, 60), Span(len(TEXT) - 60, len(TEXT) - 30)]) is None
