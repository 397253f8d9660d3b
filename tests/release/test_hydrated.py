import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus_tools import lifecycle, pipeline
from corpus_tools.errors import ReleaseError
from corpus_tools.loaders.texts.hydrate import find_copies
from corpus_tools.release.folder.blocks import BLOCKS_FILE, SealedText, read_blocks
from corpus_tools.release.folder.labels import named
from corpus_tools.release.folder.release_folder import ReleaseFolder
from corpus_tools.release.hydrate import RECEIPT, hydrate_release
from corpus_tools.tables.tabulate import CONFIGS
from corpus_tools.text.digest import MIN_BLOCK
from tests.release.making import build, contents
from tests.text.invented import retyped

import datasets  # isort: skip - after the variables that keep it off line are set

pytestmark = pytest.mark.slow

CORPORA = Path(__file__).parents[1] / "corpora"
TINY, TEXTS = CORPORA / "tiny", CORPORA / "tiny-texts"


@pytest.fixture(autouse=True)
def _no_texts_elsewhere(monkeypatch):
    monkeypatch.delenv("CORPUS_TOOLS_TEXTS", raising=False)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return pipeline.build(TINY, tmp_path_factory.mktemp("published") / "tiny").path


@pytest.fixture(scope="module")
def whole(published, tmp_path_factory):
    return hydrate_release(published, tmp_path_factory.mktemp("hydrated") / "tiny", find_copies([TEXTS]))


def held(folder, change=lambda text: text, names="{}"):
    """The texts as somebody else holds them."""
    folder.mkdir()
    for number, path in enumerate(sorted(TEXTS.glob("*.txt"), reverse=True)):
        (folder / names.format(number)).write_bytes(change(path.read_text("utf-8")).encode())
    return folder


def rows(folder, config, split="real"):
    """Rows as `datasets` gives them, class labels as names."""
    cache = str(folder.parent / "cache")
    loaded = datasets.load_dataset(str(folder), config, split=split, cache_dir=cache)
    return named(loaded.with_format("arrow")[:], CONFIGS[config].labels).to_pylist()


def damaged(published, folder, name, change):
    """The release with one file changed."""
    shutil.copytree(published, folder)
    path = folder / name
    path.write_bytes(change(path.read_bytes()))
    return folder


def test_the_release_says_by_what_its_restricted_texts_are_recognised(published):
    lines = list(read_blocks(published))
    assert [(line.event, line.article) for line in lines] == [
        ("harbour-lamp-2025", "lamp-gazette"),
        ("harbour-lamp-2025", "north-wire"),
    ]
    assert all(block.end - block.start >= MIN_BLOCK for line in lines for block in line.text.blocks)
    assert BLOCKS_FILE in json.loads((published / "manifest.json").read_text())["files"]


def test_blocks_hold_positions_and_digests_and_nothing_else(published):
    def leaves(value):
        if isinstance(value, dict | list):
            for child in value.values() if isinstance(value, dict) else value:
                yield from leaves(child)
        else:
            yield value

    known = {"nfc+lf/1", "harbour-lamp-2025", "lamp-gazette", "north-wire"}
    for line in (published / BLOCKS_FILE).read_text("utf-8").splitlines():
        for leaf in leaves(json.loads(line)):
            assert isinstance(leaf, int) or leaf in known or leaf.startswith("sha256:")


def test_a_release_without_restricted_texts_has_no_blocks(tmp_path):
    assert not (build(tmp_path / "release", splits={"mill": "train"}).path / BLOCKS_FILE).exists()


def test_a_text_shorter_than_a_block_gets_none():
    same = "sha256:" + "0" * 64
    short = {"start": 0, "end": 40, "digest": same, "folded": same}
    record = {
        "event": "e",
        "article": "a",
        "text": {"norm": "nfc+lf/1", "length": 40, "digest": same, "blocks": [short]},
    }
    with pytest.raises(ValueError, match="shorter than 64"):
        SealedText.model_validate_json(json.dumps(record))


def test_nothing_restricted_is_in_a_build_without_the_word(published):
    texts = [path.read_text("utf-8").encode() for path in TEXTS.glob("*.txt")]
    for name, data in contents(published).items():
        for text in texts:
            assert not any(line in data for line in text.splitlines() if len(line) > 30), name


def test_rows_come_back_with_their_words(published, whole):
    texts = {path.stem: path.read_text("utf-8") for path in TEXTS.glob("*.txt")}
    before = {row["id"]: row for row in rows(published, "quotes")}
    for row in rows(whole.release.path, "quotes"):
        parts = [texts[row["article"].rpartition("/")[2]][span["start"] : span["end"]] for span in row["spans"]]
        assert row["quote"].startswith(parts[0]) and row["quote"].endswith(parts[-1])
        kept = {"quote", "source", "cue", "text_status"}
        assert {k: v for k, v in row.items() if k not in kept} == {
            k: v for k, v in before[row["id"]].items() if k not in kept
        }
    assert {row["text"] for row in rows(whole.release.path, "articles")} == set(texts.values())


def test_the_task_views_get_the_split_real(published, whole):
    names = [(written.config, written.split) for written in whole.release.splits]
    for config in ("quote_fidelity", "claim_drift"):
        assert (config, "real") in names
        assert "real" not in datasets.get_dataset_split_names(str(published), config)
        for row in rows(whole.release.path, config):
            assert row["text_status"] == "exact"
            assert row["said"] is None and row["statement"] is not None
            words = row["quote" if config == "quote_fidelity" else "mention"]
            first = row["spans"][0]
            assert words.startswith(row["context"][first["start"] : first["end"]])


def test_open_rows_stay_as_they_were_published(published, whole):
    for config in ("quote_fidelity", "quotes", "articles", "claims"):
        assert rows(published, config, "train") == rows(whole.release.path, config, "train")


def test_two_holders_of_the_same_texts_get_the_same_rows(published, whole, tmp_path):
    folder = held(tmp_path / "held", lambda text: text.replace("\n", "\r\n"), names="page-{}.dat")
    other = hydrate_release(published, tmp_path / "other", find_copies([folder])).release
    assert ReleaseFolder.open(other.path).digest == ReleaseFolder.open(whole.release.path).digest
    assert contents(other.path) == contents(whole.release.path)
    assert ReleaseFolder.open(other.path).digest != ReleaseFolder.open(published).digest


def test_two_holders_of_the_same_two_copies_get_the_same_rows(published, tmp_path):
    found = []
    for number, names in enumerate(("a{}", "z{}")):
        one = held(tmp_path / f"one-{number}", lambda text: retyped(text, 60), names)
        other = held(tmp_path / f"other-{number}", lambda text: retyped(text, 44).replace('"', "”"), "m{}")
        done = hydrate_release(published, tmp_path / f"out-{number}", find_copies([one, other]))
        found.append(ReleaseFolder.open(done.release.path).digest)
    assert found[0] == found[1]


def test_a_build_from_the_corpus_gives_the_same_folder(whole, tmp_path):
    done, _ = lifecycle.build_hydrated(TINY, tmp_path / "built", texts=[TEXTS])
    assert contents(done.release.path) == contents(whole.release.path)


def test_a_hydrated_folder_says_that_it_stays_here(whole):
    manifest = json.loads((whole.release.path / "manifest.json").read_text())
    assert manifest["local_only"] is True
    assert manifest["hydrated_from"]["version"] == manifest["version"]
    assert "Do not pass this folder on" in (whole.release.path / "README.md").read_text()
    assert "\n*\n" in (whole.release.path / ".gitignore").read_text()


def test_a_hydrated_folder_is_not_published(whole, tmp_path):
    with pytest.raises(ReleaseError, match=r"local_only|restricted"):
        lifecycle.publish(whole.release.path, str(tmp_path / "shelf"))
    assert not (tmp_path / "shelf").exists()


def test_a_retyped_copy_gives_words_as_it_prints_them_and_no_text(published, tmp_path):
    copies = find_copies([held(tmp_path / "held", retyped)])
    done = hydrate_release(published, tmp_path / "out", copies)
    assert {row["text"] for row in rows(done.release.path, "articles")} == {None}
    statuses = [row["text_status"] for row in rows(done.release.path, "quote_fidelity")]
    assert "normalised" in statuses
    assert set(statuses) <= {"exact", "moved", "normalised"}


def test_without_the_texts_every_row_is_lost_and_the_receipt_says_so(published, tmp_path):
    (tmp_path / "held").mkdir()
    done = hydrate_release(published, tmp_path / "out", find_copies([tmp_path / "held"]))
    assert {row["text_status"] for row in rows(done.release.path, "quotes")} == {"lost"}
    receipt = json.loads((tmp_path / "out" / RECEIPT).read_text())
    assert receipt["total"]["texts"] == {"all": 2, "whole": 0}
    assert receipt["splits"].keys() == {"real"}
    assert ("quote_fidelity", "real") not in [(one.config, one.split) for one in done.release.splits]


def test_the_receipt_is_that_of_the_corpus(whole, tmp_path):
    from corpus_tools.cli.main import main

    main(["hydrate", "--corpus", str(TINY), "--from", str(TEXTS), "--out", str(tmp_path)])
    assert (tmp_path / RECEIPT).read_bytes() == (whole.release.path / RECEIPT).read_bytes()


def test_a_hydrated_release_is_replaced_by_another(published, tmp_path):
    copies = find_copies([TEXTS])
    first = hydrate_release(published, tmp_path / "out", copies)
    before = contents(first.release.path)
    hydrate_release(published, tmp_path / "out", copies)
    assert contents(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_a_published_release_is_never_replaced_by_a_hydrated_one(published, tmp_path):
    shutil.copytree(published, tmp_path / "out")
    before = contents(tmp_path / "out")
    with pytest.raises(ReleaseError, match="without restricted texts"):
        hydrate_release(published, tmp_path / "out", find_copies([TEXTS]))
    for place in (tmp_path / "out", tmp_path / "out" / "inside", tmp_path):
        with pytest.raises(ReleaseError, match="in one another"):
            hydrate_release(tmp_path / "out", place, find_copies([TEXTS]))
    assert contents(tmp_path / "out") == before


def test_a_hydrated_release_is_not_hydrated_again(whole, tmp_path):
    with pytest.raises(ReleaseError, match="hydrated already"):
        hydrate_release(whole.release.path, tmp_path / "out", find_copies([TEXTS]))


@pytest.mark.parametrize("name", [BLOCKS_FILE, "data/quotes/real-00000-of-00001.parquet"])
def test_a_file_that_the_manifest_does_not_know_is_not_trusted(published, tmp_path, name):
    broken = damaged(published, tmp_path / "broken", name, lambda data: data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(ReleaseError, match=name):
        hydrate_release(broken, tmp_path / "out", find_copies([TEXTS]))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_no_release_is_said(tmp_path):
    with pytest.raises(ReleaseError, match="not a release"):
        hydrate_release(tmp_path, tmp_path / "out", find_copies([TEXTS]))


def test_a_release_is_fetched_from_the_hub_by_its_name(published, tmp_path, monkeypatch):
    asked = []

    def snapshot(name, *, local_dir, **options):
        asked.append((name, options))
        shutil.copytree(published, local_dir, dirs_exist_ok=True)

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot)
    done, _ = lifecycle.hydrate_release("someone/tiny@v0.1.0", tmp_path / "out", texts=[TEXTS])
    assert asked == [("someone/tiny", {"repo_type": "dataset", "revision": "v0.1.0"})]
    assert len(done.lines) == 2


def test_a_release_is_fetched_from_an_address(published, whole, tmp_path):
    done, _ = lifecycle.hydrate_release(f"file://{published}", tmp_path / "out", texts=[TEXTS])
    assert contents(done.release.path) == contents(whole.release.path)


def test_a_hydrated_release_holds_what_it_claims(whole):
    report = lifecycle.verify(str(whole.release.path))
    assert [finding.message for finding in report.findings] == []


def test_what_a_killed_run_leaves_is_kept_out_of_commits_and_removed_by_the_next(published, tmp_path):
    copies = find_copies([TEXTS])
    code = f"""
import os, signal
from pathlib import Path
from corpus_tools.loaders.texts.hydrate import find_copies
from corpus_tools.release import hydrate
hydrate.make_receipt = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
hydrate.hydrate_release(Path({str(published)!r}), Path({str(tmp_path / "out")!r}), find_copies([Path({str(TEXTS)!r})]))
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert list(left.glob("data/quotes/*.parquet")) and (left / ".gitignore").read_text().endswith("*\n")
    hydrate_release(published, tmp_path / "out", copies)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
