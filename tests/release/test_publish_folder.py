import json
import shutil

import pytest

from tests.release.making import contents
from tests.release.publishing import change_manifest, publish_and_die, publish_here

pytestmark = pytest.mark.slow

FOLDER = "corpus_tools.release.publish.folder"


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "shelf"


def versions(shelf):
    return json.loads((shelf / "versions.json").read_text())


def test_a_version_stands_in_its_folder_byte_for_byte(built, shelf):
    assert publish_here(built / "first", shelf) == 0
    assert contents(shelf / "v0.1.0") == contents(built / "first")
    assert sorted(path.name for path in shelf.iterdir()) == ["v0.1.0", "versions.json"]


def test_versions_are_listed_lowest_first_and_the_latest_named(built, shelf):
    for name in ("second", "first"):
        assert publish_here(built / name, shelf) == 0
    assert list(versions(shelf)["versions"]) == ["0.1.0", "0.2.0"]
    assert versions(shelf)["latest"] == "0.2.0"
    assert versions(shelf)["versions"]["0.1.0"]["path"] == "v0.1.0"


def test_publishing_again_changes_nothing(built, shelf, capsys):
    publish_here(built / "first", shelf)
    before = contents(shelf)
    assert publish_here(built / "first", shelf) == 0
    assert "published already" in capsys.readouterr().out
    assert contents(shelf) == before


def test_a_version_with_other_content_is_refused(built, shelf, capsys):
    publish_here(built / "second", shelf)
    before = contents(shelf)
    assert publish_here(built / "other", shelf) == 2
    assert "0.2.0 is published" in capsys.readouterr().err
    assert contents(shelf) == before


def test_a_dry_run_lists_what_would_be_sent_and_writes_nothing(built, shelf, capsys):
    assert publish_here(built / "first", shelf, "--dry-run") == 0
    said = capsys.readouterr().out
    for path in contents(built / "first"):
        assert path in said
    size = sum(len(data) for data in contents(built / "first").values())
    assert f"{size:,} bytes; nothing was sent" in said
    assert not shelf.exists()


def test_a_dry_run_says_what_an_earlier_attempt_left(built, shelf, capsys):
    publish_and_die(built / "first", shelf, at=(FOLDER, "shutil.copyfile", 3))
    publish_here(built / "first", shelf, "--dry-run")
    said = capsys.readouterr().out
    assert said.count("\n  keep ") == 2
    assert "2 there before" in said


DYING_MOMENTS = {
    "first file": (FOLDER, "shutil.copyfile", 1),
    "fifth file": (FOLDER, "shutil.copyfile", 5),
    "all files written": (FOLDER, "find_fault", 1),
    "the folder is in its place": (FOLDER, "settle", 1),
    "the list is written beside its place": (FOLDER, "Path.replace", 1),
}


@pytest.mark.parametrize("moment", DYING_MOMENTS)
def test_killed_and_repeated_it_ends_in_the_same_state(built, shelf, tmp_path, moment):
    for name in ("first", "second"):
        publish_here(built / name, tmp_path / "unkilled")
    publish_here(built / "first", shelf)
    before = versions(shelf)
    module, name, number = DYING_MOMENTS[moment]
    at = ("pathlib", name, number) if name.startswith("Path.") else (module, name, number)
    publish_and_die(built / "second", shelf, at=at)
    assert versions(shelf) == before
    assert {path.name for path in shelf.glob("v*.*.*")} <= {"v0.1.0", "v0.2.0"}
    if (shelf / "v0.2.0").exists():
        assert contents(shelf / "v0.2.0") == contents(built / "second")
    assert publish_here(built / "second", shelf) == 0
    assert contents(shelf) == contents(tmp_path / "unkilled")


def test_what_an_attempt_with_other_content_left_goes_away(built, shelf):
    publish_and_die(built / "other", shelf, at=(FOLDER, "find_fault", 1))
    (shelf / ".v0.2.0.publishing" / "data" / "stray.parquet").write_text("stray")
    assert publish_here(built / "second", shelf) == 0
    assert contents(shelf / "v0.2.0") == contents(built / "second")


def test_another_dataset_needs_a_place_of_its_own(built, shelf, tmp_path, capsys):
    publish_here(built / "first", shelf)
    shutil.copytree(built / "second", tmp_path / "renamed")
    change_manifest(tmp_path / "renamed", name="another")
    assert publish_here(tmp_path / "renamed", shelf) == 2
    assert "place of its own" in capsys.readouterr().err


def test_a_list_of_somebody_else_stays(built, shelf, capsys):
    shelf.mkdir()
    (shelf / "versions.json").write_text('{"versions": "mine"}')
    assert publish_here(built / "first", shelf) == 2
    assert "versions.json" in capsys.readouterr().err
    assert contents(shelf) == {"versions.json": b'{"versions": "mine"}'}


def test_a_list_that_was_lost_comes_back(built, shelf):
    publish_here(built / "first", shelf)
    before = contents(shelf)
    (shelf / "versions.json").unlink()
    assert publish_here(built / "first", shelf) == 0
    assert contents(shelf) == before


def test_a_release_is_not_published_into_itself(built, capsys):
    assert publish_here(built / "first", built / "first" / "shelf") == 2
    assert "inside the release" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_one_line(built, tmp_path, capsys):
    (tmp_path / "file").write_text("mine")
    assert publish_here(built / "first", tmp_path / "file") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_corpus_is_no_place_to_publish_at(built, tmp_path, capsys):
    (tmp_path / "corpus.toml").touch()
    assert publish_here(built / "first", tmp_path) == 2
    assert "is the folder of a corpus" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.toml"]
