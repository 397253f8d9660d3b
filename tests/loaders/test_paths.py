from __future__ import annotations

import os

import pytest

from corpus_tools.errors import CorpusNotFoundError
from corpus_tools.loaders.files import read_contents
from corpus_tools.loaders.paths import CorpusPaths, find_root


def test_finds_the_nearest_root_upwards(tiny):
    assert find_root(tiny.root / "raw" / "mill-race") == tiny.root.resolve()


def test_says_so_where_there_is_no_root(tmp_path):
    with pytest.raises(CorpusNotFoundError, match=r"no corpus\.toml"):
        find_root(tmp_path)


def test_events_are_folders_of_either_side_and_never_the_schemas(tiny):
    tiny.write("raw/alder-bridge/a.txt", "x")
    tiny.write("annotations/zinc-roof/event.yaml", "x")
    tiny.write("annotations/schema/event.schema.json", "{}")
    tiny.write("annotations/GUIDELINES.md", "x")

    assert tiny.paths.events() == ("alder-bridge", "mill-race", "zinc-roof")
    assert tiny.paths.misplaced() == ()


def test_names_are_relative_with_forward_slashes(tiny):
    paths = tiny.paths

    assert paths.listing("mill-race").articles == {"mill-gazette": tiny.article_file}
    assert paths.text_file("mill-race", "mill-gazette") == tiny.text_file
    assert paths.statement_file("mill-race", "main") == tiny.statement_file
    assert paths.event_file("mill-race") == tiny.event_file


def test_layers_and_plans_are_known(tiny):
    tiny.write("annotations/mill-race/layers/lm1/mill-gazette.yaml", "x: 1")
    tiny.write("annotations/mill-race/plan/mill-gazette.md", "x")

    assert tiny.places() == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("annotations/mill-race/mill-post.yml", "F003"),
        ("annotations/mill-race/notes/a.yaml", "F003"),
        ("annotations/mill-race/statement-main.yaml", "F003"),
        ("raw/mill-race/mill-gazette.txt~", "F003"),
        ("raw/mill-race/.hidden", "F003"),
        ("raw/stray.txt", "F003"),
        ("annotations/mill-race/Mill Post.yaml", "F004"),
        ("annotations/mill-race/a\x1b[31mb\u202e.yaml", "F004"),
        ("raw/mill-race/" + "a" * 61 + ".txt", "F004"),
        ("raw/mill-race/statement-Main.txt", "F004"),
        ("raw/Mill Race/a.txt", "F004"),
    ],
)
def test_what_has_no_place_is_a_finding(tiny, name, code):
    tiny.write(name, "x")

    (finding,) = tiny.findings()

    assert finding.code == code
    assert name.startswith(finding.location.file)
    assert finding.message.isprintable()


def test_a_file_name_that_is_no_utf8_is_a_finding(tiny):
    path = os.fsencode(tiny.root / "raw" / "mill-race") + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(b"x")

    (finding,) = tiny.findings()

    assert finding.code == "F004"
    assert finding.message.encode()


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("raw/mill-race/mill-post.txt", "{outside}/secret.txt"),
        ("annotations/mill-race/mill-post.yaml", "{outside}/secret.txt"),
        ("annotations/mill-race/plan", "{outside}"),
        ("raw/other-event", "{outside}"),
        ("annotations/schema2", "{outside}"),
        ("raw/mill-race/loop.txt", "loop.txt"),
        ("raw/mill-race/inner.txt", "mill-gazette.txt"),
    ],
)
def test_no_link_is_followed(tiny, tmp_path_factory, name, target):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("The word is marmalade.\n")
    (tiny.root / name).symlink_to(target.format(outside=outside))

    (finding,) = tiny.findings()

    assert (finding.code, finding.location.file) == ("F002", name)
    assert "marmalade" not in repr(tiny.load())


@pytest.mark.parametrize("name", ["text_file", "article_file", "event_file", "statement_file"])
def test_a_link_in_the_place_of_a_known_file_is_one_finding(tiny, tmp_path_factory, name):
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text("The word is marmalade.\n")
    path = tiny.root / getattr(tiny, name)
    path.unlink()
    path.symlink_to(secret)

    assert [finding.code for finding in tiny.findings()] == ["F002"]
    assert "marmalade" not in repr(tiny.load())


def test_a_linked_top_folder_holds_no_events(tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "alder-bridge").mkdir()
    corpus = CorpusPaths(tmp_path_factory.mktemp("corpus"))
    (corpus.root / "raw").symlink_to(outside)

    assert corpus.events() == ()
    assert [finding.code for finding in corpus.misplaced()] == ["F002"]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")

    contents = read_contents(tmp_path / "pipe.yaml", "pipe.yaml", limit=10)

    assert contents.data is None
    assert [finding.code for finding in contents.findings] == ["F001"]


def test_a_missing_file_is_a_finding(tmp_path):
    (finding,) = read_contents(tmp_path / "a", "a", limit=10).findings

    assert (finding.code, finding.message) == ("F001", "the file cannot be read: no such file or directory")
