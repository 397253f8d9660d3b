"""`import corpus_tools`: a few names, typed, loaded when they are used."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import corpus_tools

TINY = Path(__file__).parent / "corpora" / "tiny"


@pytest.mark.parametrize("name", corpus_tools.__all__)
def test_every_name_leads_somewhere_and_has_a_docstring(name):
    found = getattr(corpus_tools, name)
    assert found.__doc__
    assert name in dir(corpus_tools)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        corpus_tools.chekc  # noqa: B018


def test_types_and_homes_agree():
    """What a type checker is told is what is loaded."""
    source = Path(corpus_tools.__file__).read_text(encoding="utf-8")
    for name, home in corpus_tools._HOMES.items():
        assert getattr(importlib.import_module(home), name) is getattr(corpus_tools, name)
        assert f"from {home} import" in source
    assert set(corpus_tools._HOMES) == set(corpus_tools.__all__)


def test_importing_it_loads_nothing():
    code = "import sys; before = set(sys.modules); import corpus_tools; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = [name for name in eval(done.stdout) if name.startswith("corpus_tools")]  # noqa: S307 - our own output
    assert loaded == ["corpus_tools"]


def test_the_journey_in_four_names():
    report = corpus_tools.check(TINY)
    assert isinstance(report, corpus_tools.Report)
    events = list(corpus_tools.load(TINY))
    assert [draft.event_id for draft in events] == sorted(draft.event_id for draft in events)
    quotes = [quote for draft in events for article in draft.articles.values() for quote in article.record.quotes]
    assert all(isinstance(quote, corpus_tools.Quote) for quote in quotes)
