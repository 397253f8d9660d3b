import json

from corpus_tools.stats import Counts, add_up, count, render_json, render_text
from tests.tables.invented import corpus


def test_counts_what_an_event_holds():
    counts = count(corpus(n_articles=3))
    assert counts.totals == {
        "events": 1,
        "invented events": 1,
        "articles": 3,
        "texts published": 3,
        "claims": 2,
        "quotes": 6,
        "mentions": 3,
        "distorted mentions": 3,
        "differences": 6,
        "labelled by people": 0,
    }
    assert counts.fidelities == {"reworded": 3, "fabricated": 3}
    assert counts.relations == {"narrower": 3}
    assert counts.severities == {"2": 3, "1": 3}


def test_restricted_articles_have_no_text():
    assert count(corpus(restricted=True)).totals["texts published"] == 0


def test_labels_by_people_are_counted():
    assert count(corpus(annotator="p1", n_articles=1)).totals["labelled by people"] == 3


def test_an_annotator_who_is_not_listed_is_no_person():
    assert count(corpus(annotator="nobody", n_articles=1)).totals["labelled by people"] == 0


def test_sums_of_nothing_are_zero():
    assert add_up([]) == Counts()


def test_text_has_a_column_for_each_split_and_for_all():
    by_split = {"train": {"mill": count(corpus())}, "real": {"coverage": count(corpus(restricted=True))}}
    lines = render_text(by_split).splitlines()
    assert lines[0].split() == ["train", "real", "all"]
    assert "quotes by fidelity" in lines
    assert lines[-1] == "labelled by people: 0 of 12 quotes and mentions"


def test_json_has_events_splits_and_the_total():
    content = json.loads(render_json({"train": {"mill": count(corpus())}}))
    assert content["events"]["mill"]["split"] == "train"
    assert content["total"] == content["splits"]["train"]


def test_text_of_an_empty_corpus_is_short():
    assert render_text({}).splitlines()[-1].startswith("labelled by people: 0 of 0")
