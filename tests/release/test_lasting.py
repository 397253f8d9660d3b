"""A release is the same wherever and whenever it is built, and whole whatever happens to a build."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus_tools.cli.main import main
from tests.release.making import build, contents

pytestmark = pytest.mark.slow

CORPORA = Path(__file__).parents[1] / "corpora"
ROOT = Path(__file__).parents[2]

PLACES = {
    "here": ({"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}, 0o022),
    "far": (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1"},
        0o077,
    ),
    "elsewhere": (
        {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.ISO-8859-1", "PYTHONHASHSEED": "4242",
         "OMP_NUM_THREADS": "1", "USER": "nobody", "SOURCE_DATE_EPOCH": "1"},
        0o002,
    ),
}  # fmt: skip
"""Environment and umask by the name of a place."""


def modes(folder):
    return {path.relative_to(folder).as_posix(): oct(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}


def scattered_copy(corpus, place, *, is_backwards):
    """Copy a corpus file by file, in one order or the other, so that folders list it in another."""
    for path in sorted(corpus.rglob("*"), reverse=is_backwards):
        if path.is_file():
            target = place / path.relative_to(corpus)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (len(path.name) * 10**6, 10**9 - is_backwards))


def built_in(place, environment, umask):
    """Build the tiny corpus in a place, with its environment, by the command line."""
    scattered_copy(CORPORA / "tiny", place / "corpus", is_backwards=environment["PYTHONHASHSEED"] != "0")
    (place / "corpus" / "DATASHEET.md").write_text("# Datasheet\n<!-- figures -->\n<!-- /figures -->\n")
    command = [sys.executable, "-m", "corpus_tools", "build", "--corpus", "corpus", "--out", str(place / "out")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONHASH"))}
    path = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH", ""), str(ROOT)]))
    done = subprocess.run(
        command, env=kept | environment | {"PYTHONPATH": path}, umask=umask, cwd=place, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return place / "out"


def test_place_zone_locale_umask_and_hash_seed_do_not_show(tmp_path):
    folders = {"here": "a", "far": "b/deeper and spaced", "elsewhere": "ünïcode"}
    for name, folder in folders.items():
        (tmp_path / folder).mkdir(parents=True)
        folders[name] = built_in(tmp_path / folder, *PLACES[name])
    first, *others = (contents(folder) for folder in folders.values())
    for other in others:
        assert sorted(other) == sorted(first)
        assert [name for name in first if first[name] != other[name]] == []
    assert modes(folders["far"]) == modes(folders["here"]) == modes(folders["elsewhere"])


def test_modes_are_those_of_published_things(tmp_path):
    before = os.umask(0o077)
    try:
        build(tmp_path / "release")
    finally:
        os.umask(before)
    found = modes(tmp_path / "release")
    assert {mode for name, mode in found.items() if (tmp_path / "release" / name).is_file()} == {"0o100644"}
    assert {mode for name, mode in found.items() if (tmp_path / "release" / name).is_dir()} == {"0o40755"}


def test_killed_at_twenty_moments_it_leaves_a_whole_release(tmp_path):
    command = [sys.executable, "-m", "tests.release.killing", str(tmp_path), "20261121", "20"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    moments = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(moments) == 20
    assert sum(moment["ended"] == -signal.SIGKILL for moment in moments) >= 15
    for moment in moments:
        assert moment["held"] in {"old", "new"}, moment
        assert set(moment["litter"]) <= {
            "release",
            ".release.building",
            ".release.exchanging",
            ".release.lock",
            ".release.old",
        }, moment
        assert moment["rebuilt"], moment
        assert moment["left"] == ["release"], moment
    assert {moment["held"] for moment in moments} >= {"old"}
    assert any(".release.building" in moment["litter"] for moment in moments)


BUILD = """
import os, resource, sys
from pathlib import Path
from corpus_tools.cli.main import main
import datasets, pyarrow.parquet, corpus_tools.release.build, corpus_tools.tables.tabulate
corpus, *jobs = sys.argv[1:]
for out, limit in zip(jobs[::2], map(int, jobs[1::2])):
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        os.dup2(os.open(out + ".said", os.O_WRONLY | os.O_CREAT, 0o644), 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        os._exit(main(["build", "--corpus", corpus, "--out", out]))
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""
"""Builds a corpus several times in one process without threads: each to a folder, with a limit to the size of files."""


def environment():
    path = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH", ""), str(ROOT)]))
    return os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


def built_with(corpus, *jobs):
    """Return the exit statuses of builds, and what each said, by folder and limit."""
    command = [sys.executable, "-c", BUILD, str(corpus), *(str(value) for job in jobs for value in job)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    said = [Path(f"{out}.said").read_text(encoding="utf-8") for out, _ in jobs]
    return [int(line) for line in done.stdout.split()], said


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """Return a release of the tiny corpus."""
    out = tmp_path_factory.mktemp("before") / "release"
    assert built_with(CORPORA / "tiny", (out, 0))[0] == [0]
    return out


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """Return a copy of the tiny corpus with another claim."""
    other = Path(shutil.copytree(CORPORA / "tiny", tmp_path_factory.mktemp("other") / "changed"))
    path = other / "annotations/orchard-lease-2025/event.yaml"
    path.write_text(path.read_text().replace("The trust declined forty offers.", "Forty offers were declined."))
    return other


def test_files_that_may_not_grow_end_in_one_line_and_the_old_release(tmp_path, before, changed):
    largest = max(len(data) for data in contents(before).values())
    limits = [200, 5_000, 14_000, largest - 1]
    outs = [Path(shutil.copytree(before, tmp_path / str(limit) / "release")) for limit in limits]
    codes, said = built_with(changed, *zip(outs, limits, strict=True))
    assert codes == [2] * len(limits)
    for out, line in zip(outs, said, strict=True):
        assert "could not be written: file too large" in line
        assert len(line.splitlines()) == 1, line
        assert contents(out) == contents(before)
        assert sorted(path.name for path in out.parent.iterdir()) == ["release", "release.said"]


FULL = """
set -e
mount -t tmpfs -o size=4096k tmpfs "$PLACE"
cp -r "$BEFORE" "$PLACE/release"
dd if=/dev/zero of="$PLACE/filler" bs=1k count=$FILLER status=none
ln -s "$KEPT/said" "$PLACE/release.said"
python_build() { "$PYTHON" -c "$BUILD" "$CHANGED" "$PLACE/release" 0 >> "$KEPT/status"; }
python_build
cp -r "$PLACE/release" "$KEPT/after"
ls -A "$PLACE" > "$KEPT/listing"
cp "$KEPT/said" "$KEPT/said-full"
rm "$PLACE/filler"
python_build
ls -A "$PLACE" >> "$KEPT/listing"
"""


def can_mount():
    try:
        return not subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode
    except OSError:
        return False


@pytest.mark.skipif(not can_mount(), reason="no file system of our own may be mounted here")
@pytest.mark.parametrize("free", [0, 32])
def test_a_full_disk_ends_in_one_line_and_the_old_release(tmp_path, before, changed, free):
    place, kept = tmp_path / "disk", tmp_path / "kept"
    place.mkdir()
    kept.mkdir()
    (kept / "said").touch()
    options = {"PLACE": place, "KEPT": kept, "BEFORE": before, "CHANGED": changed, "PYTHON": sys.executable,
               "BUILD": BUILD, "FILLER": 4096 - taken(before) - free}  # fmt: skip
    variables = environment() | {name: str(value) for name, value in options.items()}
    done = subprocess.run(
        ["unshare", "-rm", "bash", "-c", FULL], env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (kept / "status").read_text().split() == ["2", "0"]
    said = (kept / "said-full").read_text()
    assert "could not be written: no space left on device" in said
    assert len(said.splitlines()) == 1
    assert contents(kept / "after") == contents(before)
    assert (kept / "listing").read_text().split() == ["filler", *["release", "release.said"] * 2]


def taken(folder):
    """Return how many kB a folder takes on a file system with pages of 4 kB."""
    return sum(-(-path.stat().st_size // 4096) * 4 for path in folder.rglob("*") if path.is_file())


def test_a_place_that_cannot_be_written_is_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("mine")
    assert main(["build", "--corpus", str(CORPORA / "tiny"), "--out", str(tmp_path / "file" / "release")]) == 2
    assert "could not be written: file exists" in capsys.readouterr().err
