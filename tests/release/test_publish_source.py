"""What may be published at all, wherever to."""

import json
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus_tools.errors import ReleaseError, UsageError
from corpus_tools.release.folder.manifest import check_replaceable
from corpus_tools.release.folder.reading import parse_manifest
from corpus_tools.release.publish.address import find_target
from corpus_tools.release.publish.source import open_source
from tests.release.making import build, contents
from tests.release.publishing import change_manifest


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(tmp_path_factory.mktemp("built") / "release").path


@pytest.fixture
def release(built, tmp_path):
    return shutil.copytree(built, tmp_path / "release")


def test_a_whole_release_is_read_with_its_manifest_last(release):
    source = open_source(release)
    assert list(source.files)[-1] == "manifest.json"
    assert set(source.files) == set(contents(release))
    assert source.n_bytes == sum(map(len, contents(release).values()))
    assert source.tag == "v0.1.0"


def flip_a_byte(release):
    path = next(release.rglob("*.parquet"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def add_a_link(release):
    (release / "README.md").rename(release.parent / "card")
    (release / "README.md").symlink_to(release.parent / "card")


FAULTS = {
    "has changed": flip_a_byte,
    "README.md is missing": lambda release: (release / "README.md").unlink(),
    "notes.txt is not listed": lambda release: (release / "notes.txt").write_text("mine"),
    "README.md is a link": add_a_link,
    "has no manifest.json": lambda release: (release / "manifest.json").unlink(),
    "is not JSON": lambda release: (release / "manifest.json").write_text("{"),
    "no manifest.json of ours": lambda release: (release / "manifest.json").write_text("[]"),
    "is incomplete": lambda release: change_manifest(release, files=None),
    "found '1.0'|version '1.0'": lambda release: change_manifest(release, version="1.0"),
    "path inside the release": lambda release: change_manifest(
        release, files={"../x": {"size": 1, "sha256": "0" * 64}}
    ),
}


@pytest.mark.parametrize("said", FAULTS)
def test_what_is_no_whole_release_is_refused(release, said):
    FAULTS[said](release)
    with pytest.raises(ReleaseError, match=said):
        open_source(release)


def test_a_hydrated_release_is_refused_by_its_mark(release):
    change_manifest(release, local_only=True)
    with pytest.raises(ReleaseError, match="stays on this machine"):
        open_source(release)


def test_a_hydrated_release_is_refused_by_its_rows_where_the_mark_was_removed(release):
    path = next((release / "data" / "articles").glob("real-*"))
    table = pq.read_table(path)
    column = pa.array(["exact"] * table.num_rows)
    pq.write_table(table.set_column(table.schema.get_field_index("text_status"), "text_status", column), path)
    manifest = json.loads((release / "manifest.json").read_text())
    entry = manifest["files"][path.relative_to(release).as_posix()]
    import hashlib

    entry |= {"size": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    change_manifest(release, files=manifest["files"])
    with pytest.raises(ReleaseError, match="text_status exact"):
        open_source(release)


def test_a_release_of_newer_tools_names_the_version_that_reads_it(release):
    change_manifest(release, format="corpus-tools release/7", made_with={"tool_version": "9.3.0"})
    for read in (open_source, check_replaceable):
        with pytest.raises(ReleaseError, match=r"release/7.*this is corpus-tools .*release/1.*install 9\.3\.0"):
            read(release)


def test_a_newer_manifest_that_names_no_version_is_refused_all_the_same():
    with pytest.raises(ReleaseError, match="install a newer one"):
        parse_manifest(b'{"format": "corpus-tools release/2"}', "somewhere")


@pytest.mark.parametrize(
    "address", ["hub:quotedrift", "hf://someone/model", "hub:a/b@v1", "foo://bucket", "hub:../x/y"]
)
def test_an_address_that_names_no_place_is_refused(address):
    with pytest.raises(UsageError, match=address.split(":")[0]):
        find_target(address)
