"""Publishing to URLs: file systems in memory, and an S3-compatible server on the loopback."""

import itertools
import json
import subprocess
import sys

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from corpus_tools.release.publish.url import UrlTarget
from tests.release.making import contents
from tests.release.publishing import clean_environment, publish, publish_and_die, publish_here

pytestmark = pytest.mark.slow

URL = "corpus_tools.release.publish.url"
NUMBERS = itertools.count()
KEYS = {"AWS_ACCESS_KEY_ID": "invented", "AWS_SECRET_ACCESS_KEY": "invented", "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture
def memory():
    """Return a URL of an empty file system in memory."""
    fsspec.filesystem("memory").store.clear()
    return "memory://shelf/data"


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture(scope="module")
def s3(server):
    options = {"key": "invented", "secret": "invented", "endpoint_url": server}
    return fsspec.filesystem("s3", **options, use_listings_cache=False)


@pytest.fixture(scope="module", autouse=True)
def environment(server):
    """Tell this process where S3 is, as its users do; return the environment for others."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**KEYS, "AWS_ENDPOINT_URL": server}.items():
            patch.setenv(name, value)
        yield clean_environment(**KEYS, AWS_ENDPOINT_URL=server)


@pytest.fixture
def bucket(s3):
    """Return a URL in an empty bucket."""
    name = f"bucket-{next(NUMBERS)}"
    s3.mkdir(name)
    return f"s3://{name}/quotedrift"


def stored(files, url):
    """Return everything below a URL by its path there."""
    root = url.partition("://")[2]
    return {path.lstrip("/").removeprefix(f"{root}/"): files.cat_file(path) for path in files.find(root)}


def in_memory(url):
    return stored(fsspec.filesystem("memory"), url)


def versions(found):
    return json.loads(found["versions.json"])["versions"]


def in_folder(folder, release):
    return {f"{folder}/{name}": data for name, data in contents(release).items()}


def test_a_version_stands_below_its_name_byte_for_byte(built, memory):
    assert publish_here(built / "first", memory) == 0
    found = in_memory(memory)
    assert list(versions(found)) == ["0.1.0"]
    del found["versions.json"]
    assert found == in_folder("v0.1.0", built / "first")


def test_the_manifest_and_then_the_list_come_last(built, memory, monkeypatch):
    seen = []
    files = type(fsspec.filesystem("memory"))
    real_put, real_pipe = files.put_file, files.pipe_file
    monkeypatch.setattr(files, "put_file", lambda self, a, b, **k: (seen.append(b), real_put(self, a, b, **k))[1])
    monkeypatch.setattr(files, "pipe_file", lambda self, a, b, **k: (seen.append(a), real_pipe(self, a, b, **k))[1])
    publish_here(built / "first", memory)
    assert [path.rpartition("/")[2] for path in seen[-2:]] == ["manifest.json", "versions.json"]


def test_publishing_again_sends_nothing(built, memory, capsys):
    publish_here(built / "first", memory)
    before = in_memory(memory)
    assert publish_here(built / "first", memory, "--dry-run") == 0
    assert "published already" in capsys.readouterr().out
    assert publish_here(built / "first", memory) == 0
    assert in_memory(memory) == before


def test_a_version_with_other_content_is_refused(built, memory, capsys):
    publish_here(built / "second", memory)
    before = in_memory(memory)
    assert publish_here(built / "other", memory) == 2
    assert "other content; raise the version" in capsys.readouterr().err
    assert in_memory(memory) == before


def test_a_file_that_was_damaged_or_lost_is_sent_again(built, memory):
    publish_here(built / "first", memory)
    before = in_memory(memory)
    files = fsspec.filesystem("memory")
    path = next(name for name in before if "quotes/train" in name)
    files.pipe_file(f"/shelf/data/{path}", before[path][:-1] + b"?")
    files.rm_file("/shelf/data/v0.1.0/README.md")
    assert publish_here(built / "first", memory) == 0
    assert in_memory(memory) == before


def test_what_another_publisher_lists_meanwhile_is_listed(built, memory, monkeypatch):
    """The list of one publisher is overwritten by another's older one; the last to look puts it right."""
    publish_here(built / "second", memory)
    real, calls = UrlTarget.write_versions, []

    def write(self, content):
        calls.append(content)
        return real(self, b"{}" if len(calls) == 1 else content)

    monkeypatch.setattr(UrlTarget, "write_versions", write)
    assert publish_here(built / "first", memory) == 0
    assert len(calls) == 2
    assert list(versions(in_memory(memory))) == ["0.1.0", "0.2.0"]


def test_what_a_file_system_says_is_one_line(built, memory, monkeypatch, capsys):
    def fail(*_arguments, **_options):
        message = "the disk\nis full"
        raise RuntimeError(message)

    monkeypatch.setattr(type(fsspec.filesystem("memory")), "put_file", fail)
    assert publish_here(built / "first", memory) == 2
    assert "memory://shelf/data: the disk is full; readers see what they saw before" in capsys.readouterr().err


def test_s3_takes_options_from_the_environment(built, bucket, s3, environment):
    done = publish(built / "first", bucket, environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    found = stored(s3, bucket)
    del found["versions.json"]
    assert found == in_folder("v0.1.0", built / "first")


def test_s3_takes_options_in_the_way_of_fsspec(built, bucket, s3, server):
    options = {"endpoint_url": server, "key": "invented", "secret": "invented"}
    done = publish(built / "first", bucket, "--dry-run", environment=clean_environment(FSSPEC_S3=json.dumps(options)))
    assert (done.returncode, done.stderr) == (0, "")
    assert stored(s3, bucket) == {}


@pytest.mark.parametrize(
    "at",
    [
        ("s3fs", "S3FileSystem.put_file", 4),
        ("s3fs", "S3FileSystem.put_file", -1),  # the manifest
        (URL, "UrlTarget.write_versions", 1),
    ],
    ids=["fourth file", "manifest", "list"],
)
def test_s3_killed_and_repeated_ends_in_the_same_state(built, bucket, s3, environment, at):
    publish_here(built / "first", bucket)
    before = stored(s3, bucket)
    root = bucket.removeprefix("s3://")
    s3.put_file(str(built / "other" / "README.md"), f"{root}/v0.2.0/README.md")  # an attempt with other content
    s3.put_file(str(built / "second" / "README.md"), f"{root}/v0.2.0/data/stray.parquet")
    s3.pipe_file(f"{root}/v0.2.0/manifest.json.part", b"")
    at = (*at[:2], len(contents(built / "second")) if at[2] == -1 else at[2])
    publish_and_die(built / "second", bucket, at=at, environment=environment)
    killed = stored(s3, bucket)
    assert killed["versions.json"] == before["versions.json"]
    assert {path: killed[path] for path in before} == before
    assert publish_here(built / "second", bucket) == 0
    found = stored(s3, bucket)
    assert list(versions(found)) == ["0.1.0", "0.2.0"]
    del found["versions.json"]
    assert found == in_folder("v0.1.0", built / "first") | in_folder("v0.2.0", built / "second")


def test_s3_without_a_bucket_is_one_line(built, capsys):
    assert publish_here(built / "first", "s3://no-such-bucket/x") == 2
    assert capsys.readouterr().err.count("\n") == 1


LOAD = """
import sys
import datasets
from corpus_tools.tables.features import features
from corpus_tools.tables.tabulate import CONFIGS
datasets.disable_progress_bars()
for version in sys.argv[2:]:
    files = {"train": f"{sys.argv[1]}/{version}/data/quote_fidelity/train-*.parquet"}
    rows = datasets.load_dataset("parquet", data_files=files, split="train", storage_options={"anon": False})
    assert rows.features == features(CONFIGS["quote_fidelity"])
    print(sorted({rows.features["fidelity"].int2str(number) for number in rows["fidelity"]}))
"""


def test_rows_are_loaded_from_s3_by_version_with_their_features(built, bucket, environment, tmp_path):
    for name in ("first", "second"):
        assert publish_here(built / name, bucket) == 0
    command = [sys.executable, "-c", LOAD, bucket, "v0.1.0", "v0.2.0", "v0.1.0"]
    home = {"HF_HOME": str(tmp_path), "HF_ENDPOINT": "http://127.0.0.1:9"}  # nobody there
    done = subprocess.run(command, env=environment | home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, second = "['fabricated', 'reworded']", "['distorted', 'fabricated']"
    assert done.stdout.splitlines() == [first, second, first]


def test_a_version_copied_from_s3_is_the_release(built, bucket, s3, tmp_path):
    publish_here(built / "first", bucket)
    s3.get(f"{bucket}/v0.1.0", str(tmp_path / "v0.1.0"), recursive=True)
    assert contents(tmp_path / "v0.1.0") == contents(built / "first")
