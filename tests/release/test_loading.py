"""What users do with a release, and what `datasets` does to folders that are not made like this one."""

import json
import os
import subprocess
import sys

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.release.making import SPLITS, build

import datasets  # isort: skip - after the variables that keep it off line are set

from corpus_tools.tables.features import features
from corpus_tools.tables.tabulate import CONFIGS

pytestmark = pytest.mark.slow

TASK_VIEWS = {"quote_fidelity", "claim_drift"}
LOADABLE = [
    (config, split)
    for config in CONFIGS
    for split in ("train", "validation", "test", "real")
    if not (config in TASK_VIEWS and split == "real")
]


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    return build(tmp_path_factory.mktemp("built") / "quotedrift")


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def loaded(release, cache):
    return {name: datasets.load_dataset(str(release.path), name, cache_dir=cache) for name in CONFIGS}


def files_of(release, config, split):
    return sorted((release.path / "data" / config).glob(f"{split}-*.parquet"))


def test_exactly_what_was_written_is_listed(release, loaded):
    assert [(written.config, written.split) for written in release.splits] == LOADABLE
    assert [(name, split) for name, rows in loaded.items() for split in rows] == LOADABLE


@pytest.mark.parametrize(("config", "split"), LOADABLE)
def test_rows_are_those_of_the_files(release, loaded, config, split):
    rows = loaded[config][split].to_list()
    assert rows
    assert rows == pq.read_table(files_of(release, config, split)).to_pylist()


@pytest.mark.parametrize(("config", "split"), LOADABLE)
def test_streaming_gives_the_same_rows(release, loaded, config, split):
    stream = datasets.load_dataset(str(release.path), config, split=split, streaming=True)
    assert list(stream) == loaded[config][split].to_list()
    assert stream.features == loaded[config][split].features


@pytest.mark.parametrize("config", CONFIGS)
def test_features_are_those_of_the_tables(loaded, config):
    for rows in loaded[config].values():
        assert rows.features == features(CONFIGS[config])


@pytest.mark.parametrize("config", CONFIGS)
def test_features_stand_in_the_files_too(release, cache, config):
    files = [str(path) for path in files_of(release, config, "train")]
    rows = datasets.load_dataset("parquet", data_files={"train": files}, split="train", cache_dir=cache)
    assert rows.features == features(CONFIGS[config])


@pytest.mark.parametrize(("config", "split"), LOADABLE)
def test_duckdb_and_polars_read_the_same_rows(release, loaded, config, split):
    rows = loaded[config][split].to_list()
    paths = [str(path) for path in files_of(release, config, split)]
    assert pl.read_parquet(paths).to_dicts() == rows
    found = duckdb.sql(f"select * from read_parquet({paths!r})")  # noqa: S608 - our own paths
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == rows


def test_the_default_is_the_first_door(release, cache):
    rows = datasets.load_dataset(str(release.path), cache_dir=cache)
    assert rows["train"].features == features(CONFIGS["quote_fidelity"])
    assert (release.path / "README.md").read_text().count("default: true") == 1


def test_class_ids_are_in_range(loaded):
    for config in TASK_VIEWS:
        for rows in loaded[config].values():
            for name, kind in rows.features.items():
                if isinstance(kind, datasets.ClassLabel):
                    assert all(number is None or 0 <= number < kind.num_classes for number in rows[name])


def test_a_label_reads_as_its_name(loaded):
    rows = loaded["quote_fidelity"]["train"]
    names = {rows.features["fidelity"].int2str(number) for number in rows["fidelity"]}
    assert names == {"reworded", "fabricated"}


def test_restricted_coverage_is_never_the_first_row(loaded):
    for rows in loaded.values():
        assert next(iter(rows)) == "train"
        assert rows["train"][0]["text_status"] == "open"


def test_no_dictionary_types_and_no_empty_file(release):
    for path in release.path.rglob("*.parquet"):
        schema = pq.read_schema(path)
        assert not [field for field in schema if pa.types.is_dictionary(field.type)]
        assert pq.read_metadata(path).num_rows


def test_the_version_is_that_of_the_data(tmp_path):
    release = build(tmp_path / "quotedrift", version="0.3.1")
    rows = datasets.load_dataset(str(release.path), "claims", cache_dir=str(tmp_path / "cache"))
    assert str(rows["train"].version) == "0.3.1"


def test_a_rebuilt_folder_gives_the_new_label_from_the_same_cache(tmp_path):
    def labels():
        rows = datasets.load_dataset(str(tmp_path / "release"), cache_dir=str(tmp_path / "cache"))["train"]
        return {rows.features["fidelity"].int2str(number) for number in rows["fidelity"]}

    build(tmp_path / "release", fidelity="reworded")
    assert labels() == {"reworded", "fabricated"}
    build(tmp_path / "release", fidelity="distorted")
    assert labels() == {"distorted", "fabricated"}


def test_another_folder_of_the_same_name_gives_its_own_rows(tmp_path):
    def ids(folder):
        rows = datasets.load_dataset(str(folder), "articles", cache_dir=str(tmp_path / "cache"))["train"]
        return set(rows["event"])

    build(tmp_path / "one" / "release", splits={"bridge": "train"})
    build(tmp_path / "other" / "release", splits={"mill": "train"})
    assert ids(tmp_path / "one" / "release") == {"bridge"}
    assert ids(tmp_path / "other" / "release") == {"mill"}


def test_a_row_that_moves_to_another_split_is_seen(tmp_path):
    def split_of_mill():
        rows = datasets.load_dataset(str(tmp_path / "release"), "claims", cache_dir=str(tmp_path / "cache"))
        return [split for split in rows if "mill" in rows[split]["event"]]

    build(tmp_path / "release", splits={"bridge": "train", "mill": "train"})
    assert split_of_mill() == ["train"]
    build(tmp_path / "release", splits={"bridge": "train", "mill": "test"})
    assert split_of_mill() == ["test"]


def test_a_fresh_interpreter_with_a_fresh_home_loads_it(release, tmp_path):
    code = f"import datasets; print(len(datasets.load_dataset({str(release.path)!r}, split='test')))"
    environment = os.environ | {"HF_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "4\n"


def test_rows_on_the_card_are_rows_in_the_manifest_and_in_the_files(release, loaded):
    manifest = json.loads((release.path / "manifest.json").read_text())
    for config, splits in manifest["configs"].items():
        assert {split: counts["rows"] for split, counts in splits.items()} == {
            split: len(rows) for split, rows in loaded[config].items()
        }


def test_a_corpus_of_restricted_coverage_alone_loads(tmp_path):
    release = build(tmp_path / "release", splits={"coverage": "real"})
    assert release.default == "articles"
    rows = datasets.load_dataset(str(release.path), cache_dir=str(tmp_path / "cache"))
    assert list(rows) == ["real"]


def test_the_invented_splits_are_all_there():
    assert {split for _, split in LOADABLE} == set(SPLITS.values())
