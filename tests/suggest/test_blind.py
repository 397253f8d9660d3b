"""The event that suggestions are measured on: sound, and gone through to the end."""

from pathlib import Path

from benchmarks.suggest import stripped
from corpus_tools import pipeline
from corpus_tools.suggest.propose import propose

BLIND = Path(__file__).parents[2] / "benchmarks" / "blind"


def test_nothing_is_wrong_with_it():
    assert pipeline.check(BLIND).findings == ()


def test_every_article_gets_quotes_and_mentions():
    for draft in pipeline.load(BLIND):
        for key in draft.articles:
            proposal = propose(stripped(draft, key), key)
            assert proposal.quotes
            assert proposal.mentions
