"""Ten faults of different kinds in one copy of the corpus: each is reported once, with file, line and column."""

import json
import shutil
from pathlib import Path

import pytest

from corpus_tools.cli.main import main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
WATER = "annotations/hill-town-water-2026"
DOOR = "annotations/carved-door-return-2026"
FERRY = "annotations/lake-ferry-winter-2026"
REAL = "annotations/durov-statement-2024"

# code, file, words in the file, words planted in their place, words that the finding points at
PLANTED = [
    ("A201", f"{WATER}/hallow-valley-post.yaml", "exact: Nobody asked me to wait", "exact: Nobody told me to wait", None),
    ("R301", f"{WATER}/newsbrook-daily.yaml", "  speaker: maren-tillack", "  speaker: maren-tilack", "maren-tilack"),
    ("R302", f"{WATER}/upland-meridian.yaml", "  claim: stays-during-notice", "  claim: stays-in-ofice", "stays-in-ofice"),
    ("S101", f"{DOOR}/pellerton-brief.yaml", "\noutlet: ", "\ncolour: red\noutlet: ", "colour"),
    ("S103", f"{DOOR}/gallery-ledger.yaml", "\ndepth: full", "\ndepth: fully", "fully"),
    ("A209", f"{FERRY}/vessby-ledger.yaml", "end: 87,", "end: 86,", None),
    ("L401", f"{FERRY}/orsill-beacon.yaml", "fidelity: faithful", "fidelity: reworded", "reworded"),
    ("F021", f"{FERRY}/tollhythe-online.yaml", "\nlanguage: en", "\nlanguage: en\nlanguage: en", None),
    ("F010", "raw/hill-town-water-2026/upland-meridian.txt", "\n\n", "\n\x07", None),
    ("S105", f"{REAL}/sputnikglobe.yaml", "digest: sha256:", "digest: sha265:", "sha265"),
]  # fmt: skip


@pytest.fixture
def copy(tmp_path):
    for name in ("raw", "annotations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("corpus.toml", "splits.tsv"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def plant(root, file, old, new):
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return text.index(old)


def place_of(root, file, words, from_offset):
    text = (root / file).read_text(encoding="utf-8")
    at = text.index(words, from_offset)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def findings(root, capsys):
    status = main(["check", "--corpus", str(root), "--format", "json"])
    return status, json.loads(capsys.readouterr().out)


def test_ten_faults_are_reported_once_each_in_one_run(copy, capsys):
    offsets = [plant(copy, file, old, new) for _, file, old, new, _ in PLANTED]
    status, report = findings(copy, capsys)
    errors = [found for found in report["findings"] if found["severity"] == "error"]
    assert status == 1
    found = {(error["code"], error["file"]): error for error in errors}
    assert sorted(found) == sorted((code, file) for code, file, *_ in PLANTED)
    assert len(errors) == len(PLANTED)
    for (code, file, _, _, words), offset in zip(PLANTED, offsets, strict=True):
        place = found[code, file]
        assert place["line"]
        assert place["column"]
        if words is not None:
            assert (place["line"], place["column"]) == place_of(copy, file, words, offset), code


def test_the_copy_is_clean_before_anything_is_planted(copy, capsys):
    status, report = findings(copy, capsys)
    assert status == 0
    assert [found for found in report["findings"] if found["severity"] == "error"] == []
