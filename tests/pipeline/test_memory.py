"""What a check remembers changes nothing that it finds, whatever was edited and whatever became of the file."""

from __future__ import annotations

import importlib.util
import os
import random
import re
import shutil
import sqlite3
import sys
import time
from array import array
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import pipeline
from corpus_tools.checks.memory import Known, Memory
from corpus_tools.loaders import stamps
from corpus_tools.loaders.cache_file import cache_file
from corpus_tools.loaders.paths import CorpusPaths

TESTS = Path(__file__).parents[1]
CASES = sorted(path.parent for path in (TESTS / "cases").glob("*/case.yaml"))
CHOSEN = [case for at, case in enumerate(CASES) if at % 14 == 0 or case.name.startswith(("C50", "F01", "R31", "F03"))]
HEAD_FILES = ("corpus.toml", "splits.tsv")

_spec = importlib.util.spec_from_file_location("checks_conftest", TESTS / "checks" / "conftest.py")
patching = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(patching)


@pytest.fixture(autouse=True, scope="module")
def quick_margin(tmp_path_factory):
    """Trust stamps soon, keep what is remembered out of the user's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamps, "MARGIN_NANOSECONDS", 15_000_000)
        patch.setenv("CORPUS_TOOLS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@contextmanager
def tiny_corpus():
    with TemporaryDirectory() as folder:
        shutil.copytree(TESTS / "corpora" / "tiny-texts", Path(folder) / "tiny-texts")
        yield Path(shutil.copytree(TESTS / "corpora" / "tiny", Path(folder) / "tiny"))


def remembering(root, **options):
    time.sleep(0.03)
    with pipeline.remembered(root) as memory:
        return pipeline.check(root, memory=memory, **options)


def about(report, event):
    """Return the findings of a report that concern an event."""
    folders = (f"annotations/{event}/", f"raw/{event}/")
    return [
        one
        for one in report.findings
        if any(place.file.startswith(folders) for place in (one.location, *(two.location for two in one.related)))
    ]


@pytest.mark.parametrize("case", CHOSEN, ids=lambda case: case.name)
def test_a_broken_corpus_is_as_broken_to_a_check_that_remembers(case):
    patch = yaml.safe_load((case / "case.yaml").read_text(encoding="utf-8"))
    with tiny_corpus() as root:
        remembering(root)
        for edit in patch["edits"]:
            patching._apply(root, edit)
        options = {"require_text": patch.get("require_text", False)}
        fresh = pipeline.check(root, **options)
        for event in CorpusPaths(root).events():
            part = remembering(root, events=[event], **options)
            assert about(part, event) == about(fresh, event)
            assert {one.location.file for one in part.findings} <= {one.location.file for one in fresh.findings}
        for _ in range(2):
            assert remembering(root, **options) == fresh


FILES = sorted(
    str(path.relative_to(TESTS / "corpora" / "tiny")) for path in (TESTS / "corpora" / "tiny").glob("*/*/**/*.*")
)
EDITS = st.tuples(
    st.sampled_from(["cut", "swap", "append", "delete", "copy", "restore", "touch"]),
    st.sampled_from([*FILES, *HEAD_FILES]),
    st.sampled_from(FILES),
    st.integers(0, 2**32),
)


def apply(root, kind, name, other, seed):
    path, chance = root / name, random.Random(seed)  # noqa: S311
    data = path.read_bytes() if path.exists() else b""
    at = chance.randrange(len(data) + 1)
    if kind == "delete" and name not in HEAD_FILES:
        path.unlink(missing_ok=True)
    elif kind == "touch" and path.exists():
        os.utime(path, (seed, seed))
    elif kind == "swap" and len(data) > 2:
        at = min(at, len(data) - 2)
        times = path.stat()
        path.write_bytes(data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :])
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # the same size and, so it says, the same time
    elif kind == "copy" and name not in HEAD_FILES:
        target = root / name.replace(name.rsplit("/", 1)[1], other.rsplit("/", 1)[1])
        target.write_bytes(data)
    else:
        original = (TESTS / "corpora" / "tiny" / name).read_bytes()
        new = {"cut": data[:at] + data[at + chance.randrange(9) :], "append": data + b"\nx: 1\n"}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new.get(kind, original))


@given(st.lists(EDITS, min_size=1, max_size=4))
@settings(max_examples=12)
def test_whatever_is_edited_remembering_changes_nothing(edits):
    with tiny_corpus() as root:
        remembering(root)
        for edit in edits:
            apply(root, *edit)
            assert remembering(root) == pipeline.check(root)


def test_what_did_not_change_is_not_read_again(monkeypatch):
    with tiny_corpus() as root:
        read = []
        load = pipeline.load_event
        monkeypatch.setattr(
            pipeline, "load_event", lambda *words, **more: read.append(words[2]) or load(*words, **more)
        )
        remembering(root)
        remembering(root)
        assert read == [
            "harbour-lamp-2025",
            "orchard-lease-2025",
            "harbour-lamp-2025",
        ]  # restricted texts are always read
        (root / "raw" / "orchard-lease-2025" / "vale-digest.txt").write_text("Other words.\n")
        read.clear()
        remembering(root)
        assert read == ["harbour-lamp-2025", "orchard-lease-2025"]


def test_what_was_written_a_moment_ago_is_not_remembered(monkeypatch):
    monkeypatch.setattr(stamps, "MARGIN_NANOSECONDS", 10**12)
    with tiny_corpus() as root:
        remembering(root)
        with pipeline.remembered(root) as memory:
            assert memory.all() == {}


def test_a_remembered_leak_is_found_again():
    """Two events in different splits share a statement; only one of them is read anew."""
    case = yaml.safe_load((TESTS / "cases" / "C502-again" / "case.yaml").read_text(encoding="utf-8"))
    with tiny_corpus() as root:
        for edit in case["edits"]:
            patching._apply(root, edit)
        fresh = [one for one in pipeline.check(root).findings if one.code == "C502"]
        assert fresh
        remembering(root)
        for event in ("orchard-again-2025", "orchard-lease-2025"):
            assert [one for one in remembering(root, events=[event]).findings if one.code == "C502"] == fresh


def test_an_old_fingerprint_raises_no_false_alarm():
    case = yaml.safe_load((TESTS / "cases" / "C502-again" / "case.yaml").read_text(encoding="utf-8"))
    with tiny_corpus() as root:
        for edit in case["edits"]:
            patching._apply(root, edit)
        remembering(root)
        (root / "raw" / "orchard-again-2025" / "statement-main.txt").write_text("Quite other words.\n")
        found = remembering(root, events=["orchard-lease-2025"]).findings
        assert "C502" not in {one.code for one in found}


def test_a_text_that_is_gone_is_compared_with_nothing_even_where_its_record_breaks_the_schema():
    with tiny_corpus() as root:
        record = root / "annotations" / "harbour-lamp-2025" / "north-wire.yaml"
        record.write_text(record.read_text(encoding="utf-8").replace("mode: asserted", "mode: x", 1), encoding="utf-8")
        words = (root.parent / "tiny-texts" / "north-wire.txt").read_text(encoding="utf-8")
        (root / "raw" / "orchard-lease-2025" / "statement-main.txt").write_text(words, encoding="utf-8")
        (root / "annotations" / "harbour-lamp-2025" / "lamp-gazette.yaml").unlink()
        assert "C502" in {one.code for one in remembering(root).findings}
        (root.parent / "tiny-texts" / "north-wire.txt").unlink()
        found = remembering(root, events=["orchard-lease-2025"]).findings
        assert "C502" not in {one.code for one in found}


def test_a_run_of_other_tools_takes_over_what_an_earlier_one_began(tmp_path):
    known = Known(b"1", b"2", b"", b"3", (), "event.yaml", (), array("I", [7]))
    ours = Memory(tmp_path / "x.sqlite", tools=b"ours")
    ours.add("before", known)
    ours._write()
    theirs = Memory(tmp_path / "x.sqlite", tools=b"theirs")
    theirs.add("theirs", known)
    theirs._write()
    ours.add("after", known)
    ours.add_searched(["after"])
    assert (ours.all(), ours.searched()) == ({}, frozenset())
    ours.close()
    assert (theirs.all(), theirs.searched()) == ({"theirs": replace(known, articles=[])}, frozenset())
    theirs.close()


def test_every_library_that_checks_ask_is_among_those_whose_version_counts():
    package = Path(pipeline.__file__).parent
    parts = ("text", "schemas", "diagnostics", "fidelity", "loaders", "checks")
    sources = "".join(path.read_text(encoding="utf-8") for part in parts for path in (package / part).glob("**/*.py"))
    imported = set(re.findall(r"^ *(?:import|from) (\w+)(?=[\w.]* import |[\w.]*(?:  #.*)?$)", sources, re.MULTILINE))
    libraries = imported - sys.stdlib_module_names - {"corpus_tools"}
    assert libraries == {name.replace("-", "_").replace("pyyaml", "yaml") for name in stamps.LIBRARIES}


def _alter(base, command):
    connection = sqlite3.connect(base)
    with connection:
        connection.execute(command)
    connection.close()


DAMAGES = {
    "empty": lambda file: file.write_bytes(b""),
    "no database": lambda file: file.write_bytes(b"words " * 999),
    "torn": lambda file: file.write_bytes(file.read_bytes()[:5000]),
    "noise": lambda file: file.write_bytes(file.read_bytes()[:4096] + os.urandom(8192)),
    "row": lambda file: _alter(file, "UPDATE known SET row = zeroblob(300)"),
    "exchanged": lambda file: _alter(file, "UPDATE known SET event = 'x' || event"),
    "types": lambda file: _alter(file, "UPDATE known SET row = 7"),
    "table": lambda file: _alter(file, "DROP TABLE searched"),
    "trigger": lambda file: _alter(file, "CREATE TRIGGER t AFTER INSERT ON known BEGIN DELETE FROM known; END"),
    "layout": lambda file: _alter(file, "PRAGMA user_version = 99"),
    "folder": lambda file: (file.unlink(), file.mkdir()),
    "link": lambda file: (file.rename(file.with_suffix(".x")), file.symlink_to(file.with_suffix(".x"))),
    "other tools": lambda file: _alter(file, "UPDATE made_by SET tools = x'00'"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_that_was_tampered_with_is_as_good_as_none(damage):
    with tiny_corpus() as root:
        path = root / "annotations" / "orchard-lease-2025" / "vale-digest.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("depth: full", "depth: fool", 1), encoding="utf-8")
        fresh = pipeline.check(root)
        remembering(root)
        DAMAGES[damage](cache_file(root))
        assert remembering(root) == fresh
        assert remembering(root) == fresh


def test_only_so_many_corpora_are_remembered(tmp_path, monkeypatch):
    monkeypatch.setenv("CORPUS_TOOLS_CACHE", str(tmp_path))
    for number in range(60):
        file = cache_file(tmp_path / str(number))
        file.write_bytes(b"")
        os.utime(file, (number, number))
        file.with_name(f"{file.name}-journal").write_bytes(b"")  # as a killed run leaves it
    assert len(list(tmp_path.glob("*.sqlite"))) == len(list(tmp_path.glob("*-journal"))) == 50
    assert cache_file(tmp_path / "0").exists() is False


def test_without_a_folder_of_caches_nothing_is_remembered(monkeypatch):
    monkeypatch.setenv("CORPUS_TOOLS_CACHE", "")
    assert cache_file(Path()) is None
