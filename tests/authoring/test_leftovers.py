"""What a killed run leaves is removed by the next one, and nothing else is."""

import os
import subprocess
import sys

import pytest

from corpus_tools import editing, pipeline
from corpus_tools.authoring.files import remove_leftovers, write_files
from corpus_tools.errors import UsageError

EVENT = "orchard-lease-2025"


@pytest.fixture
def dead():
    """Number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_the_next_fix_removes_what_a_killed_run_left(tiny, dead):
    left = tiny / f"annotations/{EVENT}/.hillside-post.yaml.corpus-tools-{dead}~"
    text = tiny / f"raw/{EVENT}/.hillside-post.txt.corpus-tools-{dead}~"
    left.write_text("half of")
    text.write_text("half of")
    list(editing.fix(tiny, events=[EVENT]))
    assert not left.exists()
    assert not text.exists()
    assert pipeline.check(tiny, events=[EVENT]).n_errors == 0


def test_what_a_running_process_writes_and_what_is_no_leftover_stay(tmp_path, dead):
    running = tmp_path / f".a.yaml.corpus-tools-{os.getppid()}~"
    own = tmp_path / f".a.yaml.corpus-tools-{dead}"
    link = tmp_path / f".b.yaml.corpus-tools-{dead}~"
    running.write_text("")
    own.write_text("")
    link.symlink_to(own)
    remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([running.name, own.name, link.name])


def test_a_fault_while_writing_leaves_nothing_behind(tmp_path):
    (tmp_path / "annotations/x/a.yaml").mkdir(parents=True)
    with pytest.raises(UsageError):
        write_files(tmp_path, {"annotations/x/a.yaml": "x"})
    assert [path.name for path in (tmp_path / "annotations/x").iterdir()] == ["a.yaml"]


def test_texts_are_written_before_what_refers_to_them(tmp_path, monkeypatch):
    order = []
    monkeypatch.setattr("corpus_tools.authoring.files._write_file", lambda path, _: order.append(path.name))
    write_files(
        tmp_path, dict.fromkeys(["annotations/e/a.yaml", "annotations/e/event.yaml", "corpus.toml", "raw/e/a.txt"], "")
    )
    assert order == ["a.txt", "corpus.toml", "event.yaml", "a.yaml"]
