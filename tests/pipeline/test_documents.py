"""What README and DATASHEET say in figures is what the corpus holds."""

from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.stats.counts import add_up
from corpus_tools.stats.render import render_text

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def by_split():
    return pipeline.stats(ROOT)


def test_the_datasheet_has_the_current_figures(by_split):
    assert render_text(by_split) in (ROOT / "DATASHEET.md").read_text(encoding="utf-8"), (
        "put the output of `corpus-tools stats` into DATASHEET.md, section Figures"
    )


def test_the_datasheet_reports_who_wrote_every_text():
    datasheet = (ROOT / "DATASHEET.md").read_text(encoding="utf-8")
    for draft in pipeline.load(ROOT, texts=None):
        assert f"`{draft.event_id}`" in datasheet
        for key, article in draft.articles.items():
            assert f"`{key}`" in datasheet
            generation = article.record.rights.generation
            if generation is not None:
                assert (ROOT / "annotations" / draft.event_id / generation.plan).is_file()


def test_the_truth_box_counts_what_there_is(by_split):
    total = add_up(counts for events in by_split.values() for counts in events.values()).totals
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").replace("\n> ", " ").split())
    invented = total["invented events"]
    assert f"{invented} invented events ({total['texts published']} articles)" in readme
    assert f"{total['events'] - invented} real event ({total['articles'] - total['texts published']} articles" in readme
    assert f"{total['quotes']} quotes and {total['mentions']} mentions" in readme


def test_the_example_of_the_readme_is_in_the_corpus():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (draft,) = pipeline.load(ROOT, events=["carved-door-return-2026"], texts=None)
    quote = next(q for q in draft.articles["gallery-ledger"].record.quotes if q.id == "q5zvp")
    labels = quote.computed
    assert f"form `{labels.form}`" in readme
    assert f"meaning `{quote.meaning}`" in readme
    assert f"**fidelity `{labels.fidelity}`**" in readme
    assert all(f"`{flag}`" in readme for flag in labels.flags)
