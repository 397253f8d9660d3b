"""Today's tools read every earlier release, and every earlier schema of the corpus, that lies in `data/`.

``data/<name>-<version>/`` is a release as the tools of its time built it; ``data/schema-<n>/`` is a corpus
of that ``schema_version``. Nothing there is ever edited or built again; new ones are added beside them.
"""

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from corpus_tools import lifecycle, pipeline
from corpus_tools.cli.main import main
from corpus_tools.errors import ReleaseError
from corpus_tools.loaders.head import SCHEMA_VERSION
from corpus_tools.release.folder import ReleaseFolder
from corpus_tools.release.publish.source import open_source
from corpus_tools.release.reading import read_manifest
from tests.release.making import build, contents
from tests.release.publishing import change_manifest

import datasets  # isort: skip - after the variables that keep it off line are set

pytestmark = pytest.mark.slow

DATA = Path(__file__).parent / "data"
RELEASES = sorted(path.parent for path in DATA.glob("*/manifest.json"))
SCHEMAS = sorted(path.parent for path in DATA.glob("schema-*/corpus.toml"))


def name(path):
    return path.name


def test_there_is_a_corpus_of_every_schema_and_a_release():
    assert [path.name for path in SCHEMAS] == [f"schema-{number}" for number in range(1, SCHEMA_VERSION + 1)]
    assert RELEASES


@pytest.mark.parametrize("release", RELEASES, ids=name)
def test_an_earlier_release_loads_with_the_rows_it_lists(release, tmp_path):
    manifest = json.loads((release / "manifest.json").read_text())
    for config, splits in manifest["configs"].items():
        rows = datasets.load_dataset(str(release), config, cache_dir=str(tmp_path / "cache"))
        assert {split: len(part) for split, part in rows.items()} == {s: c["rows"] for s, c in splits.items()}
        for split, part in rows.items():
            files = sorted((release / "data" / config).glob(f"{split}-*.parquet"))
            assert part.to_list() == pq.read_table(files).to_pylist()


@pytest.mark.parametrize("release", RELEASES, ids=name)
def test_an_earlier_release_is_published_as_it_is(release, tmp_path):
    source, plan = lifecycle.publish(release, str(tmp_path / "shelf"))
    assert f"{source.manifest.name}-{source.version}" == release.name
    assert contents(Path(plan.place)) == contents(release)


@pytest.mark.parametrize("release", RELEASES, ids=name)
def test_an_earlier_release_is_compared_with_one_of_today(release, tmp_path, capsys):
    pipeline.build(SCHEMAS[0], tmp_path / "today")
    assert main(["diff", str(release), str(tmp_path / "today"), "--format", "json"]) in {0, 1}
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("release", RELEASES, ids=name)
def test_an_earlier_release_is_hydrated_and_then_not_published(release, tmp_path):
    texts = Path(__file__).parents[1] / "corpora" / "tiny-texts"
    lifecycle.hydrate_release(str(release), tmp_path / "hydrated", texts=[texts])
    with pytest.raises(ReleaseError, match="stays on this machine"):
        lifecycle.publish(tmp_path / "hydrated", str(tmp_path / "shelf"))


@pytest.mark.parametrize("release", RELEASES, ids=name)
def test_an_earlier_release_may_be_replaced_by_a_new_one(release, tmp_path):
    out = shutil.copytree(release, tmp_path / "release")
    build(out)
    assert read_manifest(out).name != read_manifest(release).name


@pytest.mark.parametrize("root", SCHEMAS, ids=name)
def test_a_corpus_of_an_earlier_schema_passes_its_checks_and_is_built(root, tmp_path):
    assert [finding for finding in pipeline.check(root).findings if finding.severity == "error"] == []
    built = pipeline.build(root, tmp_path / "release")
    assert {written.config for written in built.splits} >= {"quotes", "claims", "articles"}


@pytest.mark.parametrize(
    "reading", [read_manifest, ReleaseFolder.open, open_source, build], ids=lambda f: f.__qualname__
)
def test_a_release_of_newer_tools_names_the_version_that_reads_it(tmp_path, reading):
    release = shutil.copytree(RELEASES[0], tmp_path / "release")
    change_manifest(release, format="corpus-tools release/7", made_with={"tool_version": "9.3.0"})
    with pytest.raises(ReleaseError, match=r"release/7.*install 9\.3\.0, which made it, or a newer one"):
        reading(release)
