"""Files nobody can read end in a diagnostic or in a line about usage: never in a traceback, a hang, or a full memory."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.cli.main import main
from corpus_tools.diagnostics.render.grouping import group
from corpus_tools.loaders.paths import CorpusPaths
from tests.hostile.files import ESCAPES, HEADS, NAMES, RECEIPTS, RECORD, RECORDS, SPLITS, TEXTS
from tests.hostile.running import MEMORY_OF_ARROW, run

pytestmark = pytest.mark.slow

CORPORA = Path(__file__).parents[1] / "corpora"
EVENT = "orchard-lease-2025"
SEALED = "harbour-lamp-2025"
FORMATS = ("text", "json", "github", "sarif", "markdown")
HEAVY = ("many-", "wrong-", "long-", "too-")
ANY = (0, 1, 2)


@pytest.fixture
def tiny(tmp_path):
    """A copy of the tiny corpus, its restricted texts beside it."""
    shutil.copytree(CORPORA / "tiny-texts", tmp_path / "tiny-texts")
    return shutil.copytree(CORPORA / "tiny", tmp_path / "tiny")


def records(corpus):
    return corpus / "annotations" / EVENT


def texts(corpus):
    return corpus / "raw" / EVENT


def put(corpus, name, record, text=b"word\n"):
    (records(corpus) / f"{name}.yaml").write_bytes(record)
    (texts(corpus) / f"{name}.txt").write_bytes(text)


def every_verb(corpus, folder):
    """Return a command for each verb that reads a corpus."""
    return [
        ["fix", "--corpus", corpus],
        ["fix", "--corpus", corpus, "--diff"],
        ["show", "--corpus", corpus, EVENT],
        ["show", "--corpus", corpus, f"{EVENT}/vale-digest"],
        ["show", "--corpus", corpus, EVENT, "--html", folder / "page.html"],
        ["suggest", "--corpus", corpus, f"{EVENT}/vale-digest"],
        ["stats", "--corpus", corpus],
        ["splits", "assign", "--corpus", corpus],
        ["hydrate", "--corpus", corpus, "--from", corpus.parent / "tiny-texts", "--out", folder / "hydrated"],
        ["seal", "--corpus", corpus, "--from", texts(corpus), records(corpus)],
    ]


def found_in(out):
    """Return files with an error in a report in JSON."""
    return {one["file"] for one in json.loads(out)["findings"] if one["severity"] == "error"}


@pytest.mark.parametrize("form", FORMATS)
def test_a_check_says_of_every_record_what_is_wrong(form, tiny):
    light = {name: data for name, data in RECORDS.items() if not name.startswith(HEAVY)}
    for name, data in light.items():
        put(tiny, f"x-{name}", data)
    done = run(["check", "--corpus", tiny, "--format", form], statuses=(1,))
    if form == "json":
        assert found_in(done.out) >= {f"annotations/{EVENT}/x-{name}.yaml" for name in light}


@pytest.mark.parametrize("start", HEAVY)
def test_a_check_of_large_records_ends(start, tiny):
    heavy = {name: data for name, data in RECORDS.items() if name.startswith(start)}
    for name, data in heavy.items():
        put(tiny, f"x-{name}", data)
    done = run(["check", "--corpus", tiny, "--format", "json"], statuses=(1,))
    assert found_in(done.out) >= {f"annotations/{EVENT}/x-{name}.yaml" for name in heavy}


def test_texts_of_every_kind_are_checked_mended_and_checked_again(tiny):
    for name, data in TEXTS.items():
        put(tiny, name, RECORD.encode(), data)
    commands = [[verb, "--corpus", tiny, "--format", "json"] for verb in ("check",)]
    run(*commands, ["fix", "--corpus", tiny], *commands, ["show", "--corpus", tiny, EVENT], statuses=ANY)


def test_corpus_toml_of_every_kind_is_refused_by_every_verb(tiny, tmp_path):
    commands = []
    for name, data in HEADS.items():
        corpus = shutil.copytree(tiny, tmp_path / f"with-{name}")
        (corpus / "corpus.toml").write_bytes(data)
        later = every_verb(corpus, tmp_path) if name in {"escape", "deep-array", "empty"} else ()
        commands += [["check", "--corpus", corpus], *later]
    run(*commands)


def test_splits_of_every_kind_are_refused(tiny, tmp_path):
    commands = []
    for name, data in SPLITS.items():
        corpus = shutil.copytree(tiny, tmp_path / f"with-{name}")
        (corpus / "splits.tsv").write_bytes(data)
        commands += [["check", "--corpus", corpus], ["splits", "assign", "--corpus", corpus]]
    done = run(*commands, statuses=ANY)
    assert set(done.statuses[::2]) == {1}


def test_names_of_every_kind_are_findings(tiny, tmp_path):
    for name in NAMES:
        (records(tiny) / f"{name}.yaml").write_text("x: 1\n")
        (texts(tiny) / f"{name}.txt").write_text("x\n")
        (tiny / "annotations" / name).mkdir()
    checks = [["check", "--corpus", tiny, "--format", form] for form in FORMATS]
    run(*checks, *every_verb(tiny, tmp_path), statuses=ANY)


def test_names_of_every_kind_are_refused_on_the_command_line(tiny, tmp_path):
    commands = [["check", "--corpus", tiny, f"./{name}"] for name in NAMES]
    commands += [["check", "--corpus", f"./{name}"] for name in NAMES]
    commands += [[verb, "--corpus", tiny, f"./{name}"] for name in NAMES for verb in ("show", "fix")]
    commands += [["explain", f"x{name}"] for name in NAMES]
    commands += [["hydrate", "--corpus", tiny, "--from", f"./{name}"] for name in NAMES]
    run(*commands, cwd=tmp_path, statuses=(2,))


def test_links_pipes_and_devices_are_not_followed(tiny, tmp_path):
    folder = records(tiny)
    for number, target in enumerate(("/etc/passwd", "/dev/zero", "loop-a.yaml", "..", "/", "/proc/self/environ")):
        (folder / f"link-{number}.yaml").symlink_to(target)
        (texts(tiny) / f"link-{number}.txt").symlink_to(target)
    (folder / "loop-a.yaml").symlink_to("loop-b.yaml")
    (folder / "loop-b.yaml").symlink_to("loop-a.yaml")
    os.mkfifo(folder / "pipe.yaml")
    os.mkfifo(texts(tiny) / "pipe.txt")
    (folder / "folder.yaml").mkdir()
    (texts(tiny) / "folder.txt").mkdir()
    (tiny / "annotations" / "linked-event").symlink_to(folder)
    (tiny / "raw" / "root").symlink_to("/")
    checks = [["check", "--corpus", tiny, "--format", form] for form in FORMATS]
    done = run(*checks, *every_verb(tiny, tmp_path), statuses=ANY)
    assert "root:" not in done.out


@pytest.mark.parametrize("name", ["corpus.toml", "splits.tsv"])
def test_a_head_that_is_no_file_is_refused(name, tiny, tmp_path):
    for number, make in enumerate((os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero"))):
        shutil.move(tiny / name, tmp_path / f"{number}-{name}")
        make(tiny / name)
        run(["check", "--corpus", tiny], ["splits", "assign", "--corpus", tiny], statuses=ANY)


def test_a_link_in_place_of_a_head_is_called_one(tiny, tmp_path):
    shutil.move(tiny / "splits.tsv", tmp_path / "splits.tsv")
    (tiny / "splits.tsv").symlink_to(tmp_path / "splits.tsv")
    codes = [finding.code for finding in pipeline.check(tiny).open]
    assert "F002" in codes and "F001" not in codes


def test_what_is_no_text_in_the_folder_of_texts_is_passed_over(tiny, tmp_path):
    folder = tmp_path / "tiny-texts"
    for name, data in (TEXTS | RECORDS).items():
        (folder / f"a-{name}.txt").write_bytes(data[:2_000_000])
    with (folder / "a-sparse.txt").open("wb") as file:
        file.truncate(50_000_000)
    os.mkfifo(folder / "a-pipe.txt")
    (folder / "a-zero.txt").symlink_to("/dev/zero")
    (folder / "a-loop.txt").symlink_to("a-loop.txt")
    (folder / f"a-{ESCAPES.replace('/', '')}.txt").write_text("words\n")
    hydrate = ["hydrate", "--corpus", tiny, "--from", folder, "--out", tmp_path / "hydrated"]
    done = run(["check", "--corpus", tiny, "--require-text"], hydrate, statuses=ANY)
    assert done.statuses[0] == 0


def test_fifty_megabytes_are_refused_unread(tiny):
    for path in (records(tiny) / "vale-digest.yaml", texts(tiny) / "vale-digest.txt", tiny / "corpus.toml"):
        before = path.read_bytes()
        with path.open("r+b") as file:
            file.truncate(50_000_000)
        done = run(["check", "--corpus", tiny], ["fix", "--corpus", tiny], ["stats", "--corpus", tiny], statuses=ANY)
        assert "F005" in done.out
        path.write_bytes(before)


def test_ten_thousand_files_in_an_event_are_findings(tiny):
    for number in range(5_000):
        (records(tiny) / f"n{number}.yaml").write_bytes(b"")
        (texts(tiny) / f"m{number}.txt").write_bytes(b"")
    run(["check", "--corpus", tiny], statuses=(1,))


@pytest.mark.parametrize("path", ["records", "texts", "head"])
def test_terminal_escapes_in_values_never_reach_a_terminal(path, tiny, tmp_path):
    escaped = "\\u001b[31mred\\u0007\\u009b2J\\u202e"
    if path == "records":
        for file in (records(tiny) / "vale-digest.yaml", records(tiny) / "event.yaml"):
            source = file.read_text()
            words = (
                "Mira Tolland",
                "Pruning is obligatory.",
                "Orchard lease runs on",
                "Read out at the yearly meeting.",
                "vale-digest",
            )
            for word in words:
                source = source.replace(f": {word}", f': "{escaped}"')
            file.write_text(source)
    elif path == "texts":
        file = texts(tiny) / "vale-digest.txt"
        file.write_text(file.read_text() + ESCAPES + "\n")
    else:
        file = tiny / "corpus.toml"
        file.write_text(file.read_text().replace("Vale Digest", escaped).replace("Writes annotations", escaped))
    checks = [["check", "--corpus", tiny, "--format", form] for form in FORMATS]
    build = ["build", "--corpus", tiny, "--out", tmp_path / "built"]
    done = run(*checks, *every_verb(tiny, tmp_path), build, statuses=ANY, memory=MEMORY_OF_ARROW)
    assert set(done.statuses[: len(FORMATS)]) == {1}
    assert done.statuses[-1] == 2


def test_receipts_of_every_kind_are_findings(tiny):
    folder = tiny / "annotations" / SEALED / "receipts"
    folder.mkdir(exist_ok=True)
    for name, data in RECEIPTS.items():
        (folder / f"north-wire.x-{name}.json").write_bytes(data)
    (folder / "north-wire.link.json").symlink_to("/dev/zero")
    os.mkfifo(folder / "north-wire.pipe.json")
    (folder / "north-wire.folder.json").mkdir()
    done = run(*(["check", "--corpus", tiny, "--format", form] for form in ("text", "json")), statuses=(1,))
    report = json.loads(done.out[done.out.index("\n{\n") :])
    named = {one["file"].rpartition("/")[2] for one in report["findings"]}
    assert named >= {f"north-wire.x-{name}.json" for name in RECEIPTS}


def test_texts_of_every_kind_begin_an_article_or_are_refused(tiny, tmp_path):
    files = []
    for name, data in (TEXTS | {"sparse": b"\0" * 50_000_000}).items():
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_bytes(data)
    files += ["/dev/zero", "/", tmp_path / "nowhere"]
    options = "--annotator tester --outlet vale-digest --licence CC0-1.0 --access open".split()
    commands = []
    for number, path in enumerate(files):
        corpus = shutil.copytree(tiny, tmp_path / f"corpus-{number}")
        commands.append(["new", EVENT, "--corpus", corpus, "--text", path, "--article", "begun", *options])
    run(*commands, statuses=ANY)


def test_a_file_that_goes_between_listing_and_reading_is_a_finding(tiny, monkeypatch):
    listing = CorpusPaths.listing

    def vanish(self, event):
        found = listing(self, event)
        for name in (*found.articles.values(), *found.texts.values()):
            self.path(name).unlink(missing_ok=True)
        return found

    monkeypatch.setattr(CorpusPaths, "listing", vanish)
    codes = {finding.code for finding in pipeline.check(tiny).open}
    assert "F001" in codes


def test_words_that_are_sought_everywhere_in_a_long_text_are_given_up(tiny):
    (texts(tiny) / "vale-digest.txt").write_text("may " * 240_000 + "\n")
    file = records(tiny) / "vale-digest.yaml"
    source = file.read_text()
    mentions = "".join(
        f"- span: [{{start: {n * 99}, end: {n * 99 + 60}, exact: {'not there at all ' * 4}}}]\n  claim: lease-renewed\n"
        "  mode: asserted\n  answers: {recoverable: false}\n"
        for n in range(1_000)
    )
    file.write_text(f"{source}{mentions}")
    run(["check", "--corpus", tiny], statuses=(1,))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o311])
@pytest.mark.parametrize("name", ["annotations", "raw", f"annotations/{EVENT}", f"annotations/{SEALED}/receipts"])
def test_a_folder_that_may_not_be_looked_into_is_a_finding(name, mode, tiny):
    (tiny / name).chmod(mode)
    try:
        done = run(["check", "--corpus", tiny], statuses=(1,))
    finally:
        (tiny / name).chmod(0o755)
    assert "F001" in done.out


@pytest.mark.parametrize("name", ["annotations", "raw", f"annotations/{EVENT}", f"annotations/{SEALED}/receipts"])
def test_a_folder_that_cannot_be_listed_is_why_its_files_are_missing(name, tiny, monkeypatch):
    scandir = os.scandir

    def refuse(path):
        if Path(path) == tiny / name:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    told = [one.first for one in group(pipeline.check(tiny).open) if one.first.code not in {"R319", "C505"}]
    assert [(one.code, one.location.file) for one in told] == [("F001", name)]


def test_a_defect_of_ours_is_no_finding(tiny, monkeypatch, capsys):
    def fail(*_, **__):
        raise ZeroDivisionError(ESCAPES)

    monkeypatch.setattr(pipeline, "check", fail)
    assert main(["check", "--corpus", str(tiny)]) == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "\x1b" not in said
