import dataclasses

import pytest

from corpus_tools.schemas.quote import EditStep, SaidAt
from corpus_tools.schemas.vocab import EditRule
from corpus_tools.tables.tabulate import CONFIGS, tabulate
from tests.tables.invented import SAID, TEXT, corpus, named_rows

TASK_VIEWS = {"quote_fidelity", "claim_drift"}
WORDS = {"quote", "source", "cue", "mention", "words", "words_said", "text", "headline"}


@pytest.fixture(scope="module")
def rows():
    return named_rows(corpus())


def test_every_config_has_rows(rows):
    assert list(rows) == list(CONFIGS)


def test_quote_offsets_count_in_the_context(rows):
    row = rows["quote_fidelity"][0]
    pieces = [row["context"][span["start"] : span["end"]] for span in row["spans"]]
    assert pieces == ["The old mill will reopen in spring,", "and nobody has to leave."]
    assert row["quote"] == " ".join(pieces)


def test_words_said_stand_beside_the_quote(rows):
    row = rows["quote_fidelity"][0]
    assert row["said"] == "The old mill will reopen in spring … Nobody has to leave."
    assert row["said_context"][row["said_start"] : row["said_end"]] == SAID
    assert row["diff"] == "The old mill will reopen in spring {+and+} nobody has to leave"
    assert row["statement"] == rows["statements"][0]["id"]


def test_labels_are_those_of_the_record(rows):
    row = rows["quote_fidelity"][0]
    assert (row["fidelity"], row["form"], row["meaning"]) == ("reworded", "substituted", None)
    assert rows["claim_drift"][0]["relation"] == "narrower"
    assert named_rows(corpus(meaning="reversed"))["quote_fidelity"][0]["meaning"] == "reversed"


def test_words_that_nobody_said_have_none_beside_them(rows):
    row = rows["quote_fidelity"][1]
    assert (row["said"], row["diff"], row["said_context"]) == (None, None, None)
    assert row["statement"] == "mill/statement-main"
    assert row["duplicate_of"] == "mill/post-0/qaaaa"


def test_article_offsets_lead_to_the_words(rows):
    text = {row["id"]: row["text"] for row in rows["articles"]}
    for row in rows["quotes"]:
        pieces = [text[row["article"]][s["start"] : s["end"]] for s in row["spans"]]
        assert row["quote"] == " ".join(pieces)
    for row in rows["drift_spans"]:
        if row["start"] is not None:
            assert row["words"] == TEXT[row["start"] : row["end"]]


def test_statement_offsets_lead_to_the_words(rows):
    row = rows["drift_spans"][0]
    assert row["words_said"] == SAID[row["said_start"] : row["said_end"]] == "may"


def test_clauses_keep_what_was_computed(rows):
    first, second = rows["quotes"][0]["clauses"]
    assert first == {
        "id": "caaaa",
        "rendering": "rendered",
        "form": "verbatim",
        "rung": "glyphs",
        "trimmed": False,
        "reference": "statement",
        "n_witnesses": None,
        "reason": None,
    }
    assert second["form"] == "substituted"
    assert rows["quotes"][0]["renders"][1]["clause"] == "caaab"


def with_receipt(**options):
    """The invented event with a receipt for the first clause of the first quote."""
    event = corpus(n_articles=1, **options)
    ((key, article),) = event.articles.items()
    quote = article.quotes[0]
    step = EditStep(rule=EditRule.FINAL_POINT, at=34, said="", printed=",")
    labels = quote.clauses[0].computed.model_copy(
        update={"said_at": SaidAt(statement="main", start=0, end=34), "edits": (step,)}
    )
    clauses = (quote.clauses[0].model_copy(update={"computed": labels}), *quote.clauses[1:])
    quotes = (quote.model_copy(update={"clauses": clauses}), *article.quotes[1:])
    return dataclasses.replace(event, articles={key: article.model_copy(update={"quotes": quotes})})


def test_a_receipt_is_shown_where_both_texts_are_published():
    event = with_receipt()
    for config in ("quotes", "quote_fidelity"):
        row = named_rows(event)[config][0]
        assert row["edits"] == [{"clause": "caaaa", "rule": "final_point", "at": 34, "said": "", "printed": ","}]
        assert [at["clause"] for at in row["said_at"]] == ["caaaa"]


def test_no_receipt_is_shown_without_the_text_of_article_or_statement():
    withheld = named_rows(with_receipt(restricted=True))["quotes"][0]
    assert (withheld["edits"], withheld["said_at"]) == (None, None)
    unsaid = named_rows(dataclasses.replace(with_receipt(), statement_texts={}))["quotes"][0]
    assert (unsaid["edits"], unsaid["said_at"]) == ([], [])


def test_mentions_point_to_claims_and_zones(rows):
    row = rows["claim_mentions"][0]
    assert row["claim"] in {claim["claim"] for claim in rows["claims"]}
    assert (row["zone"], row["drift"], row["accept"]) == ("body", ["modality", "omission_of_context"], ["overlaps"])
    assert rows["drift_spans"][0]["mention_id"] == row["id"]


def test_headline_is_read_off_the_zones(rows):
    assert rows["articles"][0]["headline"] == "Mill to reopen"


def test_ids_are_unique(rows):
    for name, found in rows.items():
        ids = [row["id"] for row in found]
        assert len(ids) == len(set(ids)), name


def test_restricted_events_have_no_words_and_no_task_rows():
    found = named_rows(corpus(restricted=True))
    assert not TASK_VIEWS & set(found)
    for name in ("articles", "quotes", "claim_mentions", "drift_spans"):
        for row in found[name]:
            assert row["text_status"] == "withheld"
            assert not [column for column in WORDS & set(row) if row[column] is not None], name
    assert found["quotes"][0]["spans"]
    assert found["claims"][0]["text"]


def test_an_event_without_differences_has_no_such_table():
    event = corpus()
    bare = {key: a.model_copy(update={"mentions": ()}) for key, a in event.articles.items()}
    assert set(CONFIGS) - set(tabulate(dataclasses.replace(event, articles=bare))) == {
        "claim_drift",
        "claim_mentions",
        "drift_spans",
    }


def test_only_an_admitted_event_is_taken():
    with pytest.raises(TypeError, match="Corpus"):
        tabulate(object())


def test_fold_and_licences_are_on_every_row(rows):
    for name, found in rows.items():
        assert {row["fold"] for row in found} == {found[0]["fold"]}, name
        assert {row["license"] for row in found} == {"CC-BY-4.0"}, name
    assert rows["articles"][0]["text_license"] == "CC0-1.0"
    assert rows["claims"][0]["text_license"] is None
