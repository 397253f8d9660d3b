"""The repository's own corpus is a test too."""

from pathlib import Path

import pytest

from corpus_tools import editing, pipeline
from corpus_tools.schemas.vocab import Form, Rewriting

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
EVENT = "durov-statement-2024"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the restricted texts are not at hand")


def real_quotes():
    (draft,) = pipeline.load(ROOT, events=[EVENT])
    for key, article in draft.articles.items():
        for quote in article.record.quotes:
            yield key, article.record, quote


def row(quote):
    labels = quote.computed
    first, last = quote.content[0].span, quote.content[-1].span
    line = f"{first.start}-{last.end} {quote.presentation} {labels.form} {labels.fidelity}"
    return f"{line} {labels.reason}" if labels.reason else line


def test_the_corpus_is_sound():
    report = pipeline.check(ROOT)
    assert [(finding.code, finding.message) for finding in report.open if finding.severity == "error"] == []


@needs_seeds
def test_the_corpus_is_sound_with_every_restricted_text_at_hand():
    report = pipeline.check(ROOT, texts=[SEEDS], require_text=True)
    assert [(finding.code, finding.location.file) for finding in report.open if finding.severity == "error"] == []


def test_quotes_of_the_real_event_keep_their_labels(data_regression):
    listing = {}
    for key, _, quote in real_quotes():
        listing.setdefault(key, []).append(row(quote))
    data_regression.check(listing, basename="real_quotes")


def test_no_quote_of_a_faithful_article_is_called_altered():
    kept = {Form.VERBATIM, Form.ORTHOGRAPHIC, Form.UNVERIFIABLE}
    retold = {Rewriting.MACHINE_PARAPHRASE, Rewriting.SPUN}
    forms = {q.computed.form for _, record, q in real_quotes() if not retold & set(record.rewriting)}
    assert forms <= kept


def test_every_altered_quote_of_a_rewritten_article_is_named():
    altered = {Form.GRAMMATICAL, Form.SUBSTITUTED, Form.PARAPHRASE, Form.CONFLATED, Form.UNMARKED_CUT}
    marked = [
        quote.computed.form
        for _, record, quote in real_quotes()
        if Rewriting.MACHINE_PARAPHRASE in record.rewriting and quote.presentation in {"marked", "mixed"}
    ]
    assert len(marked) == 5
    assert set(marked) <= altered


def test_mending_the_corpus_changes_nothing():
    for _, done, changes in editing.fix(ROOT, is_written=False):
        assert not done.questions
        assert not changes


def test_each_split_of_invented_events_has_one():
    splits = [line.split("\t")[1] for line in (ROOT / "splits.tsv").read_text().splitlines()[1:]]
    assert {"train", "validation", "test", "real"} <= set(splits)
