"""The ways of docs/releases.md to load a version, and that no cache serves another one."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from corpus_tools import lifecycle, pipeline
from tests.release.making import build

import datasets  # isort: skip - after the variables that keep it off line are set

pytestmark = pytest.mark.slow

TINY = Path(__file__).parents[1] / "corpora" / "tiny"


@pytest.fixture
def load(tmp_path):
    """Return a function that loads the default config from a folder, through one cache, and returns its labels."""

    def labels(folder):
        rows = datasets.load_dataset(str(folder), split="train", cache_dir=str(tmp_path / "cache"))
        return sorted({rows.features["fidelity"].int2str(n) for n in rows["fidelity"]}), str(rows.version)

    return labels


FIRST, SECOND = ["fabricated", "reworded"], ["distorted", "fabricated"]


def test_versions_side_by_side_in_a_folder_keep_their_rows(tmp_path, load):
    shelf = tmp_path / "shelf"
    for version, label in (("0.1.0", "reworded"), ("0.2.0", "distorted")):
        build(tmp_path / "release", version=version, fidelity=label)
        lifecycle.publish(tmp_path / "release", str(shelf))
    for _ in range(2):
        assert load(shelf / "v0.1.0") == (FIRST, "0.1.0")
        assert load(shelf / "v0.2.0") == (SECOND, "0.2.0")
    latest = json.loads((shelf / "versions.json").read_text())["latest"]
    assert load(shelf / f"v{latest}") == (SECOND, "0.2.0")


def test_folders_of_the_same_name_on_two_shelves_keep_their_rows(tmp_path, load):
    for shelf, label in (("one", "reworded"), ("other", "distorted")):
        build(tmp_path / "release", fidelity=label)
        lifecycle.publish(tmp_path / "release", str(tmp_path / shelf))
    assert load(tmp_path / "one" / "v0.1.0") == (FIRST, "0.1.0")
    assert load(tmp_path / "other" / "v0.1.0") == (SECOND, "0.1.0")
    assert load(tmp_path / "one" / "v0.1.0") == (FIRST, "0.1.0")


def test_a_local_folder_that_is_built_again_is_never_served_from_the_cache(tmp_path, load):
    out = tmp_path / "release"
    for label, expected in (("reworded", FIRST), ("distorted", SECOND), ("reworded", FIRST)):
        build(out, fidelity=label)
        assert load(out) == (expected, "0.1.0")
    build(out, version="0.1.1")
    assert load(out) == (FIRST, "0.1.1")


def git(root, *words):
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "-C", str(root), *identity, *words], check=True, capture_output=True)


def test_a_git_tag_is_built_and_loaded(tmp_path):
    root = shutil.copytree(TINY, tmp_path / "corpus")
    event, head = root / "annotations/orchard-lease-2025/event.yaml", root / "corpus.toml"
    git(root, "init", "--quiet")
    for version, words in (("0.1.0", "The"), ("0.2.0", "Since then the")):
        head.write_text(head.read_text().replace('version = "0.1.0"', f'version = "{version}"'))
        event.write_text(event.read_text().replace("text: The", f"text: {words}"))
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", version)
        git(root, "tag", f"v{version}")
    for version, expected in (("0.1.0", "The"), ("0.2.0", "Since then the")):
        git(root, "worktree", "add", "--detach", str(tmp_path / "at"), f"v{version}")
        pipeline.build(tmp_path / "at", tmp_path / "release")
        git(root, "worktree", "remove", str(tmp_path / "at"))
        cache = str(tmp_path / "cache")
        rows = datasets.load_dataset(str(tmp_path / "release"), "claims", split="train", cache_dir=cache)
        assert str(rows.version) == version
        assert any(text.startswith(f"{expected} ") for text in rows["text"])
        assert version == "0.2.0" or not any(text.startswith("Since") for text in rows["text"])
