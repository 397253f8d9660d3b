import hashlib
import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from corpus_tools.errors import ReleaseError
from corpus_tools.release.build import Builder
from corpus_tools.release.verify.run import verify_release
from corpus_tools.schemas.vocab import Split
from corpus_tools.tables.tabulate import tabulate
from tests.release.making import build, contents
from tests.tables.invented import corpus, head

pytestmark = pytest.mark.slow


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def add_all(out, events, tables=lambda: tabulate(corpus())):
    with Builder(out, head()) as builder:
        for event_id in events:
            builder.add(event_id, Split.TRAIN, dict(tables()))


def test_two_builds_are_equal_byte_for_byte(tmp_path):
    build(tmp_path / "one")
    build(tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_a_build_in_another_process_is_equal_byte_for_byte(tmp_path):
    build(tmp_path / "one")
    code = f"from pathlib import Path; from tests.release.making import build; build(Path({str(tmp_path / 'other')!r}))"
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_nothing_of_this_machine_is_in_a_release(tmp_path):
    build(tmp_path / "release")
    for name, data in contents(tmp_path / "release").items():
        assert str(tmp_path).encode() not in data, name


def test_a_rebuild_leaves_nothing_of_the_old_release(tmp_path):
    build(tmp_path / "release")
    build(tmp_path / "release", splits={"mill": "train"})
    assert not list((tmp_path / "release").rglob("test-*"))
    assert names(tmp_path) == ["release"]


def test_the_manifest_lists_every_file_with_size_checksum_and_rows(tmp_path):
    build(tmp_path / "release")
    found = contents(tmp_path / "release")
    manifest = json.loads(found.pop("manifest.json"))
    assert set(manifest["files"]) == set(found)
    for name, data in found.items():
        entry = manifest["files"][name]
        assert entry["size"] == len(data)
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert ("rows" in entry) == name.endswith(".parquet")
    assert manifest["made_with"]["norm"] == "nfc+lf/1"


def test_digests_change_with_a_label_and_only_there(tmp_path):
    def digests(folder):
        return json.loads((folder / "manifest.json").read_text())["configs"]

    build(tmp_path / "one")
    build(tmp_path / "other", fidelity="distorted")
    one, other = digests(tmp_path / "one"), digests(tmp_path / "other")
    assert {name for name in one if one[name] != other[name]} == {"quote_fidelity", "quotes"}


def test_licences_and_datasheet_come_along(tmp_path):
    root = tmp_path / "corpus"
    root.mkdir()
    for name in ("LICENSE", "LICENSE-DATA", "DATASHEET.md", "notes.txt"):
        (root / name).write_text(name)
    build(tmp_path / "release", documents=root)
    assert {"DATASHEET.md", "LICENSE-DATA"} <= set(names(tmp_path / "release"))
    assert not {"LICENSE", "notes.txt"} & set(names(tmp_path / "release"))


def test_a_link_in_the_corpus_is_not_followed(tmp_path):
    root = tmp_path / "corpus"
    root.mkdir()
    (tmp_path / "secret").write_text("secret")
    (root / "DATASHEET.md").symlink_to(tmp_path / "secret")
    build(tmp_path / "release", documents=root)
    assert "DATASHEET.md" not in names(tmp_path / "release")


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "release").mkdir()
    build(tmp_path / "release")
    assert "manifest.json" in names(tmp_path / "release")


@pytest.mark.parametrize("manifest", [None, "{}", "not JSON", '{"format": "another/1", "files": {}}'])
def test_a_folder_that_is_no_release_stays(tmp_path, manifest):
    out = tmp_path / "release"
    out.mkdir()
    (out / "thesis.txt").write_text("three years of work")
    if manifest is not None:
        (out / "manifest.json").write_text(manifest)
    before = contents(out)
    with pytest.raises(ReleaseError, match="not a release"):
        build(out)
    assert contents(out) == before
    assert names(tmp_path) == ["release"]


def test_a_release_with_a_file_of_somebody_else_stays(tmp_path):
    build(tmp_path / "release")
    (tmp_path / "release" / "notes.txt").write_text("mine")
    with pytest.raises(ReleaseError, match=r"notes\.txt"):
        build(tmp_path / "release")


def test_a_file_or_a_link_stays(tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    for name in ("file", "link"):
        with pytest.raises(ReleaseError, match="not a folder"):
            build(tmp_path / name)


def test_nothing_to_build_is_an_error_and_leaves_the_old_release(tmp_path):
    build(tmp_path / "release")
    before = contents(tmp_path / "release")
    with pytest.raises(ReleaseError, match="no rows"):
        build(tmp_path / "release", splits={})
    assert contents(tmp_path / "release") == before


def test_a_fault_on_the_way_leaves_the_old_release(tmp_path):
    build(tmp_path / "release")
    before = contents(tmp_path / "release")

    def tables():
        yield from tabulate(corpus()).items()
        message = "no disk"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="disk"):
        add_all(tmp_path / "release", ("mill",), tables)
    assert contents(tmp_path / "release") == before
    assert names(tmp_path) == ["release"]


@pytest.mark.parametrize("second", ["bridge", "mill"])
def test_events_come_in_order_and_once(tmp_path, second):
    with pytest.raises(ValueError, match="ascending"):
        add_all(tmp_path / "release", ("mill", second))


LOADED = """
    import sys
    from pathlib import Path
    from tests.release.making import build
    build(Path({out!r}))
    print(*(name for name in sys.modules if name.startswith("corpus_tools.release.")))
"""


def test_a_build_without_a_release_before_does_not_load_what_compares(tmp_path):
    code = textwrap.dedent(LOADED).format(out=str(tmp_path / "release"))
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = done.stdout.split()
    assert "corpus_tools.release.build" in loaded
    for floor in ("diff", "verify", "publish", "hydrate"):
        assert not [name for name in loaded if name.startswith(f"corpus_tools.release.{floor}")]


KILLED = """
    import os, signal
    from pathlib import Path
    import corpus_tools.release.{module} as module
    from tests.release.making import build
    def die(*arguments, **options):
        os.kill(os.getpid(), signal.SIGKILL)
    module.{name} = die
    build(Path({out!r}), fidelity="distorted")
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("build", "write_manifest"),
        ("folder.parquet", "RowsDigest.update"),  # half a file is written
        ("folder.exchange", "shutil.rmtree"),  # the new release is in place, the old one not yet removed
    ],
)
def test_a_killed_build_leaves_a_whole_release(tmp_path, module, name):
    out = tmp_path / "release"
    build(out)
    old = contents(out)
    build(tmp_path / "new", fidelity="distorted")
    new = contents(tmp_path / "new")
    code = textwrap.dedent(KILLED).format(module=module, name=name, out=str(out))
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    assert contents(out) in (old, new)
    build(out, fidelity="distorted")
    assert contents(out) == new
    assert names(tmp_path) == ["new", "release"]


def test_a_second_build_for_one_place_is_refused_and_the_first_goes_on(tmp_path):
    def tables():
        with pytest.raises(ReleaseError, match="another build for .*/release is running"):
            add_all(tmp_path / "release", ("water",))
        add_all(tmp_path / "other", ("water",))
        return tabulate(corpus())

    add_all(tmp_path / "release", ("mill",), tables)
    assert names(tmp_path) == ["other", "release"]


BUILDING = """
import sys
from pathlib import Path
from corpus_tools.cli.main import main
from corpus_tools.release import build
started, corpus, out = sys.argv[1:]
Path(started).touch()
while not Path(started).with_name("go").exists():
    pass
sys.exit(main(["build", "--corpus", corpus, "--out", out]))
"""


@pytest.mark.slow
def test_of_builds_started_at_one_moment_one_goes_through(tmp_path):
    tiny = Path(__file__).parents[1] / "corpora/tiny"
    out = tmp_path / "out" / "release"
    for number in range(4):
        place = tmp_path / str(number)
        place.mkdir()
        started = [place / name for name in ("one", "two", "three")]
        running = [
            subprocess.Popen(
                [sys.executable, "-c", BUILDING, file, tiny, out], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            for file in started
        ]
        while not all(file.exists() for file in started):
            assert all(process.poll() is None for process in running)
        (place / "go").touch()
        said = [process.communicate()[1].decode() for process in running]
        statuses = [process.returncode for process in running]
        assert 0 in statuses and set(statuses) <= {0, 2}, said
        assert all("is running; wait for it" in text for text, code in zip(said, statuses, strict=True) if code)
        assert names(tmp_path / "out") == ["release"]
        assert verify_release(out).findings == ()
