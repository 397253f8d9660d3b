"""Labels of a restricted article whose text is not available: what follows without it is computed all the same."""

import shutil
from pathlib import Path

import pytest

from corpus_tools import pipeline

CORPORA = Path(__file__).parents[1] / "corpora"
FILE = "annotations/harbour-lamp-2025/north-wire.yaml"
CLAUSE = "form: verbatim, rung: final_point, reference: witness, n_witnesses: 1"

FALSE = {
    "a share": ("verified_share: 1.0", "verified_share: 0.2"),
    "more witnesses than there are": ("n_witnesses: 1", "n_witnesses: 3"),
    "no witnesses": (", n_witnesses: 1", ""),
    "a statement that nobody has": ("reference: witness", "reference: statement"),
    "a form with another's rung": (CLAUSE, CLAUSE.replace("verbatim", "orthographic")),
    "a worse fidelity": ("fidelity: faithful", "fidelity: adapted"),
    "a relation": ("relation: equivalent", "relation: broader"),
    "a severity": ("severity: 0", "severity: 2"),
}


@pytest.mark.parametrize("name", FALSE)
def test_a_false_label_is_found(tmp_path, monkeypatch, name):
    monkeypatch.delenv("CORPUS_TOOLS_TEXTS", raising=False)
    root = shutil.copytree(CORPORA / "tiny", tmp_path / "tiny")
    source = (root / FILE).read_text(encoding="utf-8")
    old, new = FALSE[name]
    assert old in source
    (root / FILE).write_text(source.replace(old, new, 1), encoding="utf-8")
    report = pipeline.check(root)
    assert {finding.code for finding in report.findings if finding.severity.value == "error"} == {"L401"}
    assert {finding.location.file for finding in report.findings if finding.code == "L401"} == {FILE}


def test_right_labels_are_not_found(tmp_path, monkeypatch):
    monkeypatch.delenv("CORPUS_TOOLS_TEXTS", raising=False)
    root = shutil.copytree(CORPORA / "tiny", tmp_path / "tiny")
    assert {finding.code for finding in pipeline.check(root).findings} == {"A218"}
