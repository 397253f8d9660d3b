"""What an engine maps travels to other processes and brings back what this process would have found."""

from __future__ import annotations

import pickle
import shutil
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.errors import (
    CorpusNotFoundError,
    NotAdmittedError,
    ReleaseRefusedError,
    TextUnavailableError,
    UnknownNameError,
    UsageError,
)
from corpus_tools.loaders.head import load_head
from corpus_tools.loaders.paths import CorpusPaths
from corpus_tools.loaders.texts.find import TextSource

CORPORA = Path(__file__).parents[1] / "corpora"


class Processes:
    """Maps in two fresh processes."""

    def map(self, function, items):
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            yield from pool.map(function, items)


@pytest.fixture
def corpus(tmp_path):
    """Return the tiny corpus with one fault in each event, its restricted texts in a folder beside it."""
    shutil.copytree(CORPORA / "tiny-texts", tmp_path / "tiny-texts")
    root = Path(shutil.copytree(CORPORA / "tiny", tmp_path / "tiny"))
    for name in ("orchard-lease-2025/vale-digest", "harbour-lamp-2025/north-wire"):
        path = root / "annotations" / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("depth: full", "depth: fool", 1), encoding="utf-8")
    return root


def function_of(root):
    paths = CorpusPaths(root)
    head, _ = load_head(paths)
    return partial(pipeline.check_event, paths, head, TextSource.of(root, search=head.file.texts.search))


def test_the_function_and_its_result_survive_pickling(corpus):
    function = function_of(corpus)
    other = pickle.loads(pickle.dumps(function))  # noqa: S301 - our own bytes
    for event in CorpusPaths(corpus).events():
        result = function(event)
        assert result.findings
        assert pickle.loads(pickle.dumps(other(event))) == result  # noqa: S301 - likewise


def test_no_process_reads_the_restricted_texts_again_to_find_one(corpus, monkeypatch):
    sent = pickle.loads(pickle.dumps(function_of(corpus)))  # noqa: S301 - our own bytes
    monkeypatch.setattr("corpus_tools.loaders.texts.find._files", lambda _: pytest.fail("folders were read again"))
    assert sent("harbour-lamp-2025").fingerprint.restricted


@pytest.mark.slow
def test_other_processes_find_what_this_one_finds(corpus):
    assert pipeline.check(corpus, engine=Processes()) == pipeline.check(corpus)


@pytest.mark.slow
def test_other_processes_build_what_this_one_builds(tmp_path):
    one = pipeline.build(CORPORA / "tiny", tmp_path / "one")
    other = pipeline.build(CORPORA / "tiny", tmp_path / "other", engine=Processes())
    files = sorted(path.relative_to(one.path) for path in one.path.rglob("*") if path.is_file())
    assert [(one.path / name).read_bytes() for name in files] == [(other.path / name).read_bytes() for name in files]


@pytest.mark.slow
def test_what_another_process_cannot_admit_is_refused_as_here(corpus):
    with pytest.raises(NotAdmittedError) as here:
        list(pipeline.admitted(corpus))
    with pytest.raises(NotAdmittedError) as there:
        list(pipeline.admitted(corpus, engine=Processes()))
    assert str(here.value) == str(there.value)


@pytest.mark.parametrize(
    "error",
    [
        NotAdmittedError("fair", 2),
        UnknownNameError("event", "fery", ("ferry",)),
        CorpusNotFoundError("fair"),
        TextUnavailableError("fair"),
        ReleaseRefusedError("0.1.0", ("too low",)),
        UsageError("no such base"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_travels_between_processes(error):
    other = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(other), str(other), vars(other)) == (type(error), str(error), vars(error))
