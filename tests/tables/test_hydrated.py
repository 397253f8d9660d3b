"""Hydrated rows against the rows of the same articles, had they been open."""

from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.corpus import Corpus
from corpus_tools.loaders.texts.hydrate import hydrate_text
from corpus_tools.schemas.vocab import Access
from corpus_tools.tables.hydrated import hydrate_rows
from corpus_tools.text.blocks import Copy
from corpus_tools.text.digest import make_blocks
from tests.pages.recovery import bare, seal_text
from tests.tables.invented import named_rows as rows
from tests.text.invented import retyped

ROOT = Path(__file__).parents[2]
STATUS_OF = {"articles", "quotes", "claim_mentions", "drift_spans", "quote_fidelity", "claim_drift"}


def opened(draft):
    """The event with its texts, whether or not its labels are as the checks want them."""
    records = {key: article.record for key, article in draft.articles.items()}
    texts = {key: article.text for key, article in draft.articles.items()}
    return Corpus(draft.head, draft.event_id, draft.event, records, texts, draft.statement_texts)


def sealed(corpus):
    """The same event with its articles restricted."""
    records = {}
    for key, record in corpus.articles.items():
        text = seal_text(corpus.texts[key])
        records[key] = record.model_copy(update={"access": Access.RESTRICTED, "text": text})
    return Corpus(corpus.head, corpus.event_id, corpus.event, records, {}, corpus.statement_texts)


def hydrated(corpus, *copies):
    """Rows of the sealed event, hydrated from copies."""
    closed = sealed(corpus)
    read = [Copy.of(str(number), copy) for number, copy in enumerate(copies)]
    return hydrate_rows(
        rows(closed), {f"{corpus.event_id}/{key}": hydrate_text(one.text, read) for key, one in closed.articles.items()}
    )


RECEIPT = ("said_at", "edits")
"""Columns that restricted articles have no values in, whoever has the text."""

EVENTS = [opened(draft) for draft in pipeline.load(ROOT, texts=None) if draft.event.fiction]
by_event = pytest.mark.parametrize("corpus", EVENTS, ids=lambda corpus: corpus.event_id)


def without(several, *columns):
    return [{name: cell for name, cell in row.items() if name not in columns} for row in several]


@by_event
def test_from_whole_copies_come_the_rows_of_an_open_event(corpus):
    found, expected = hydrated(corpus, *corpus.texts.values()), rows(corpus)
    assert found.keys() == expected.keys()
    for name in expected:
        left_out = ("text_status", "access", *RECEIPT) if name in STATUS_OF else RECEIPT
        assert without(found[name], *left_out) == without(expected[name], *left_out)
        if name in STATUS_OF:
            assert {row["text_status"] for row in found[name]} == {"exact"}


@by_event
def test_without_copies_every_word_is_null_and_the_views_are_empty(corpus):
    found = hydrated(corpus)
    assert "quote_fidelity" not in found and "claim_drift" not in found
    for row in found["quotes"]:
        assert (row["quote"], row["source"], row["cue"], row["text_status"]) == (None, None, None, "lost")
    assert {row["text"] for row in found["articles"]} == {row["headline"] for row in found["articles"]} == {None}
    assert {row["mention"] for row in (*found["claim_mentions"], *found["drift_spans"])} == {None}


@by_event
def test_a_retyped_copy_fills_the_views_with_its_own_glyphs(corpus):
    found, expected = hydrated(corpus, *map(retyped, corpus.texts.values())), rows(corpus)
    for name, column in (("quote_fidelity", "quote"), ("claim_drift", "mention")):
        words = {row["id"]: row[column] for row in expected[name]}
        assert len(found[name]) >= 0.9 * len(words)
        assert {row["text_status"] for row in found[name]} <= {"exact", "moved", "normalised"}
        for row in found[name]:
            assert bare(row[column]) == bare(words[row["id"]])
            assert_spans_hold_the_words(row, column)
    assert {row["text"] for row in found["articles"]} == {None}


def assert_spans_hold_the_words(row, column):
    """The words at the spans of a context are those of the row."""
    pieces = [row["context"][span["start"] : span["end"]] for span in row["spans"]]
    assert all(pieces)
    rest = row[column]
    for piece in pieces:
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :]
    assert len(row["spans"]) > 1 or row[column] == pieces[0]


@by_event
def test_a_lost_block_cuts_contexts_and_nothing_else(corpus):
    expected = rows(corpus)
    texts = {}
    for key, text in corpus.texts.items():
        blocks = make_blocks(text)
        middle = blocks[len(blocks) // 2]
        texts[key] = text[: middle.start + 30] + "x" + text[middle.start + 30 :]
    found = hydrated(corpus, *texts.values())
    for name, column in (("quotes", "quote"), ("claim_mentions", "mention")):
        words = {row["id"]: row[column] for row in expected[name]}
        assert {row["text_status"] for row in found[name]} == {"exact", "moved", "lost"}
        assert all(row[column] == (None if row["text_status"] == "lost" else words[row["id"]]) for row in found[name])
    contexts = {row["id"]: row["context"] for row in expected["quote_fidelity"]}
    for row in found["quote_fidelity"]:
        assert row["context"] in contexts[row["id"]]
        assert_spans_hold_the_words(row, "quote")


def test_open_articles_of_the_event_are_left_as_they_are():
    corpus = EVENTS[0]
    closed = sealed(corpus)
    first, *_ = sorted(corpus.articles)
    mixed = Corpus(
        corpus.head, corpus.event_id, corpus.event, closed.articles | {first: corpus.articles[first]},
        {first: corpus.texts[first]}, corpus.statement_texts,
    )  # fmt: skip
    read = [Copy.of(key, text) for key, text in corpus.texts.items()]
    texts = {
        f"{corpus.event_id}/{key}": hydrate_text(one.text, read) for key, one in closed.articles.items() if key != first
    }
    found, expected = hydrate_rows(rows(mixed), texts), rows(corpus)
    assert [row["id"] for row in found["quote_fidelity"]] == [row["id"] for row in expected["quote_fidelity"]]
    assert {row["text_status"] for row in found["quotes"] if row["article"] == f"{corpus.event_id}/{first}"} == {"open"}


def test_a_difference_is_lost_with_the_words_it_points_at():
    text = EVENTS[0].texts[min(EVENTS[0].texts)]
    blocks = make_blocks(text)
    hydrated_text = hydrate_text(seal_text(text), [Copy.of("copy", text[: blocks[-1].start])])
    about = {"article": "a", "text_status": "withheld"}
    mention = about | {"id": "m", "spans": [{"start": 0, "end": 5}], "renders": []}
    place = {"start": blocks[-1].start + 1, "end": blocks[-1].start + 6}
    given = {
        "articles": [about | {"id": "a", "zones": [], "length": len(text)}],
        "claim_mentions": [mention],
        "drift_spans": [about | {"mention_id": "m", **place}, about | {"mention_id": "m", "start": 0, "end": 3}],
    }
    found = hydrate_rows(given, {"a": hydrated_text})["drift_spans"]
    assert [(row["words"], row["text_status"]) for row in found] == [(None, "lost"), (text[:3], "exact")]
    assert {row["mention"] for row in found} == {text[:5]}
