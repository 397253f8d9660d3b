"""Publishing to the Hub: the unmodified client against a loopback server over a real git repository."""

import shutil
import subprocess
import sys

import pytest

from tests.release.hub_server import Hub, running
from tests.release.making import build, contents
from tests.release.publishing import clean_environment, publish, publish_and_die, run_several, words

pytestmark = pytest.mark.slow

NAME = "someone/quotedrift"
HUB = f"hub:{NAME}"

LOAD = """
import sys
import datasets
datasets.disable_progress_bars()
for word in sys.argv[2:]:
    how, _, revision = word.partition("=")
    rows = datasets.load_dataset(sys.argv[1], split="train", revision=revision or None, streaming=how == "stream")
    names = rows.features["fidelity"].int2str
    print(sorted({names(row["fidelity"]) for row in rows}), rows.version)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return releases of two versions, one of the first version with another label, and an older one."""
    home = tmp_path_factory.mktemp("built")
    build(home / "first")
    build(home / "second", version="0.2.0", fidelity="distorted", splits={"bridge": "train", "mill": "train"})
    build(home / "other", fidelity="distorted")
    build(home / "oldest", version="0.0.9", splits={"mill": "train"})
    return home


@pytest.fixture(scope="module")
def stocked(built, tmp_path_factory):
    """Return the folder of a Hub on which the first version is published."""
    home = tmp_path_factory.mktemp("stocked")
    (home / "hub").mkdir()
    with running(home / "hub") as server:
        done = publish(built / "first", HUB, environment=client(server, home))
    assert (done.returncode, done.stderr) == (0, "")
    return home / "hub"


@pytest.fixture
def hub(stocked, tmp_path):
    with running(shutil.copytree(stocked, tmp_path / "hub")) as server:
        yield server


def client(hub, home):
    """Return the environment of an unmodified client of this server, with a home of its own."""
    variables = {"HF_ENDPOINT": hub.url, "HF_HOME": str(home / "client"), "HF_TOKEN": "hf_invented"}
    return clean_environment(**variables, HF_HUB_DISABLE_XET="1", HF_HUB_DISABLE_TELEMETRY="1")


def at_tag(hub, tag):
    """Return the files of a tag by path, LFS pointers replaced by what they point to."""
    found = {}
    for entry in hub.entries(NAME, tag):
        oid = entry.get("lfs", {}).get("oid")
        data = hub.object(oid).read_bytes() if oid else hub.git(NAME, "cat-file", "blob", entry["oid"])
        found[entry["path"]] = data
    del found[".gitattributes"]
    return found


def tags(hub):
    return [ref["name"] for ref in hub.refs(NAME, "tags")]


def n_commits(hub):
    return len(hub.git(NAME, "rev-list", "main").split())


def load(environment, *words):
    command = [sys.executable, "-c", LOAD, NAME, *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_two_versions_are_made_tagged_and_loaded(built, hub, tmp_path):
    environment = client(hub, tmp_path)
    assert publish(built / "second", f"hf://datasets/{NAME}", environment=environment).returncode == 0
    assert tags(hub) == ["v0.1.0", "v0.2.0"]
    assert n_commits(hub) == 3  # the Hub's own, and one a version
    assert at_tag(hub, "v0.1.0") == contents(built / "first")
    assert at_tag(hub, "v0.2.0") == contents(built / "second")  # files that the second one lacks are gone
    commit = hub.revision(NAME, "v0.1.0")
    first, second = "['fabricated', 'reworded'] 0.1.0", "['distorted', 'fabricated'] 0.2.0"
    found = load(environment, "rows=v0.1.0", f"rows={commit}", "stream=v0.1.0", "rows=v0.2.0", "rows=", "stream=")
    assert found == [first, first, first, second, second, second]


def test_large_files_are_pointers_in_git(built, hub):
    path = "data/quotes/train-00000-of-00001.parquet"
    assert hub.git(NAME, "show", f"v0.1.0:{path}").startswith(b"version https://git-lfs.github.com/spec/v1\n")
    assert hub.git(NAME, "show", "v0.1.0:manifest.json") == (built / "first" / "manifest.json").read_bytes()


@pytest.fixture(scope="module")
def answers(built, stocked, tmp_path_factory):
    """Return the Hub, and what several commands met there, by name: status, standard output and error."""
    home = tmp_path_factory.mktemp("asked")
    with running(shutil.copytree(stocked, home / "hub")) as server:
        head = server.revision(NAME, "main")
        for other in ("someone/else", "someone/newer"):
            shutil.copytree(server.root / NAME, server.root / other)
            server.git(other, "tag", "--delete", "v0.1.0")
        rows = server.blob("someone/else", b"x")
        server.commit("someone/else", {"rows.csv": rows, "manifest.json": None}, "mine", head)
        lines = {
            "new": words(built / "first", "hub:someone/new", "--dry-run"),
            "again": words(built / "first", HUB),
            "other content": words(built / "other", HUB),
            "something else": words(built / "second", "hub:someone/else"),
            "older": words(built / "oldest", "hub:someone/newer"),
        }
        said = run_several(list(lines.values()), environment=client(server, home))
        yield server, dict(zip(lines, said, strict=True))


def test_a_dry_run_and_refusals_change_nothing(stocked, answers):
    server, _ = answers
    assert {method for method, _ in server.requests} <= {"GET", "HEAD"}
    assert not (server.root / "someone" / "new").exists()
    assert server.git(NAME, "show-ref") == Hub(stocked).git(NAME, "show-ref")


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("new", 0, "tag v0.1.0"),
        ("again", 0, "published already"),
        ("other content", 2, "a tag is never moved: raise the version"),
        ("something else", 2, "it is not a release"),
        ("older", 2, "shows 0.1.0, which is newer than 0.0.9"),
    ],
)
def test_what_is_there_already_is_respected(answers, name, status, said):
    found = answers[1][name]
    assert found[0] == status
    assert said in found[2 if status else 1]


@pytest.mark.parametrize(
    "at",
    [
        ("huggingface_hub._commit_api", "lfs_upload", 2),
        ("huggingface_hub._commit_api", "_send_commit", 1),
        ("huggingface_hub.hf_api", "HfApi.create_tag", 1),
    ],
    ids=["between files", "before the commit", "before the tag"],
)
def test_killed_and_repeated_it_ends_in_the_same_state(built, hub, tmp_path, at):
    environment = client(hub, tmp_path)
    publish_and_die(built / "second", HUB, at=at, environment=environment)
    assert tags(hub) == ["v0.1.0"]
    assert at_tag(hub, "v0.1.0") == contents(built / "first")
    assert at_tag(hub, "main") in (contents(built / "first"), contents(built / "second"))  # one of them, whole
    assert publish(built / "second", HUB, environment=environment).returncode == 0
    assert tags(hub) == ["v0.1.0", "v0.2.0"]
    assert at_tag(hub, "v0.2.0") == at_tag(hub, "main") == contents(built / "second")
    assert n_commits(hub) == 3


MEANWHILE = """
import sys
from huggingface_hub import HfApi
from corpus_tools.cli.main import main
real = getattr(HfApi, sys.argv[1])
def late(self, repository, *arguments, **options):
    setattr(HfApi, sys.argv[1], real)
    if sys.argv[1] == "create_commit":
        self.upload_file(path_or_fileobj=b"x", path_in_repo="notes.txt", repo_id=repository, repo_type="dataset")
    else:
        self.create_tag(repository, tag="v0.2.0", repo_type="dataset")
    return real(self, repository, *arguments, **options)
setattr(HfApi, sys.argv[1], late)
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize(
    ("call", "said"),
    [("create_commit", "somebody else committed meanwhile"), ("create_tag", "somebody made it at the same moment")],
)
def test_what_somebody_else_does_meanwhile_is_explained(built, hub, tmp_path, call, said):
    command = [sys.executable, "-c", MEANWHILE, call, *words(built / "second", HUB)]
    done = subprocess.run(command, env=client(hub, tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[-1]
    assert tags(hub) == (["v0.1.0"] if call == "create_commit" else ["v0.1.0", "v0.2.0"])


def test_a_hub_that_cannot_be_reached_is_one_line(built, hub, tmp_path):
    done = publish(built / "first", HUB, environment=client(hub, tmp_path) | {"HF_HUB_OFFLINE": "1"})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
