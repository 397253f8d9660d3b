"""Facts about the local, repeated alignment: what is reused is found, wherever and however often it stands."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.text.passages import find_reuse, read_plain
from corpus_tools.text.segment import sentences

STATEMENT = (
    "The harbour lamp was lit in the spring of last year. Nobody had cleaned its copper roof since the great flood. "
    "We will paint the tower before winter, and twelve volunteers have promised to help. "
    "The keeper retires in March. Her successor comes from a village beyond the northern marshes. "
    "Ships that pass after midnight must sound their horn twice."
)
UNRELATED = (
    "Bakers met on Tuesday.", "Prices of flour doubled again.", "An oven exploded near the station.",
    "Children drew pictures of bread.",
)  # fmt: skip

WORDS = st.sampled_from("lamp tower keeper roof copper horn the of and we ship winter paint flood a in".split())
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
ORDERS = st.permutations(range(len(sentences(STATEMENT))))


def said_at(statement, reuse):
    return [read_plain(statement)[j].key for _, j in reuse.pairs]


@given(TEXTS, TEXTS)
def test_every_span_lies_in_its_text_and_no_printed_word_is_used_twice(article, statement):
    found = find_reuse(article, statement)
    for reuse in found:
        assert 0 <= reuse.article.start < reuse.article.end <= len(article)
        assert 0 <= reuse.statement.start < reuse.statement.end <= len(statement)
    used = [i for reuse in found for i, _ in reuse.pairs]
    assert len(used) == len(set(used))
    assert all(one.article.end <= other.article.start for one, other in pairwise(found))


@given(TEXTS, TEXTS)
def test_pairs_are_equal_words_in_the_order_of_both_texts(article, statement):
    for reuse in find_reuse(article, statement):
        assert [read_plain(article)[i].key for i, _ in reuse.pairs] == said_at(statement, reuse)
        assert all(a < c and b < d for (a, b), (c, d) in zip(reuse.pairs, reuse.pairs[1:], strict=False))


def test_a_text_aligns_wholly_with_itself():
    (reuse,) = find_reuse(STATEMENT, STATEMENT)
    assert reuse.article == reuse.statement
    assert reuse.article.of(STATEMENT) == STATEMENT


@given(ORDERS)
def test_sentences_are_found_in_any_order(order):
    said = [span.of(STATEMENT) for span in sentences(STATEMENT)]
    article = " ".join(f"{said[at]} {UNRELATED[n % len(UNRELATED)]}" for n, at in enumerate(order))
    found = find_reuse(article, STATEMENT)
    for sentence in said:
        start = article.index(sentence)
        covered = [one for one in found if one.article.start <= start and start + len(sentence) <= one.article.end]
        assert any(one.statement.of(STATEMENT).find(sentence) >= 0 for one in covered)


@given(st.integers(2, 5))
def test_a_passage_that_is_repeated_is_found_each_time(n):
    passage = "Nobody had cleaned its copper roof since the great flood."
    article = f" {UNRELATED[0]} ".join([passage] * n)
    found = find_reuse(article, STATEMENT)
    assert [one.article.of(article) for one in found] == [passage] * n
    assert {one.statement.of(STATEMENT) for one in found} == {passage}


def test_words_that_were_replaced_lie_inside_the_passage():
    article = "We will repaint the tower before summer, and twelve volunteers have offered to help."
    (reuse,) = find_reuse(article, STATEMENT)
    assert reuse.article.of(article) == article
    assert reuse.statement.of(STATEMENT).startswith("We will paint")
    assert reuse.statement.of(STATEMENT).endswith("to help.")


def test_texts_without_anything_in_common_share_nothing():
    assert find_reuse(" ".join(UNRELATED), STATEMENT) == ()
    assert find_reuse("", STATEMENT) == find_reuse(STATEMENT, "") == ()


def test_what_the_narrator_adds_at_an_edge_is_left_out():
    article = "According to a note, the keeper retires in March, as she told us."
    (reuse,) = find_reuse(article, STATEMENT)
    assert reuse.article.of(article) == "the keeper retires in March"
    assert reuse.statement.of(STATEMENT) == "The keeper retires in March"
