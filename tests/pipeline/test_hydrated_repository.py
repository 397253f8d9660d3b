"""The repository's dataset with its restricted texts, where they are at hand; nothing of them is written into the tree."""

from pathlib import Path

import pytest

from corpus_tools import lifecycle, pipeline
from corpus_tools.loaders.texts.find import TextSource
from tests.release.making import contents

import datasets  # isort: skip - after the variables that keep it off line are set

ROOT = Path(__file__).parents[2]
TEXTS = [folder for folder in TextSource.of(ROOT, search=("../shared/seeds",)).folders if folder.is_dir()]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not TEXTS, reason="the restricted texts are not at hand")]


@pytest.fixture(scope="module")
def hydrated(tmp_path_factory):
    return lifecycle.build_hydrated(ROOT, tmp_path_factory.mktemp("hydrated") / "quotedrift", texts=TEXTS)[0]


@pytest.fixture(scope="module")
def loaded(hydrated, tmp_path_factory):
    cache = str(tmp_path_factory.mktemp("cache"))
    configs = dict.fromkeys(written.config for written in hydrated.release.splits)
    return {name: datasets.load_dataset(str(hydrated.release.path), name, cache_dir=cache) for name in configs}


def test_every_restricted_text_came_back_whole(hydrated):
    assert hydrated.lines
    assert all(line.is_whole for line in hydrated.lines)


@pytest.mark.parametrize(("view", "records", "words"), [
    ("quote_fidelity", "quotes", "quote"), ("claim_drift", "claim_mentions", "mention"),
])  # fmt: skip
def test_the_task_views_have_every_row_of_the_split_real(loaded, view, records, words):
    rows = loaded[view]["real"].to_list()
    assert [row["id"] for row in rows] == loaded[records]["real"]["id"]
    texts = {row["article"]: row["text"] for row in loaded["articles"]["real"]}
    places = {row["id"]: row["spans"] for row in loaded[records]["real"]}
    for row in rows:
        assert row["text_status"] == "exact"
        assert row["context"] in texts[row["article"]]
        for inside, whole in zip(row["spans"], places[row["id"]], strict=True):
            piece = row["context"][inside["start"] : inside["end"]]
            assert piece == texts[row["article"]][whole["start"] : whole["end"]]
            assert piece in row[words]


def test_the_texts_are_not_in_what_is_built_without_the_word(loaded, tmp_path):
    built = pipeline.build(ROOT, tmp_path / "quotedrift")
    rows = datasets.load_dataset(str(built.path), "articles", split="real", cache_dir=str(tmp_path / "cache"))
    assert set(rows["text"]) == set(rows["headline"]) == {None}
    texts = [text for text in loaded["articles"]["real"]["text"] if text is not None]
    lines = [line.encode() for text in texts for line in text.splitlines() if len(line) > 40]
    for name, data in contents(built.path).items():
        assert not any(line in data for line in lines), name
