"""Every rule has a broken corpus, and every broken corpus exactly its rule: `tests/cases/<CODE>-<what>/`.

A case is a patch of the tiny corpus (`case.yaml`) and the report it gets (`expected.txt`).
"""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from corpus_tools import editing, pipeline
from corpus_tools.diagnostics.catalogue import load_rules
from corpus_tools.diagnostics.diagnostic import Level
from corpus_tools.diagnostics.render import json as render_json
from corpus_tools.diagnostics.render import sarif
from corpus_tools.diagnostics.render.text import render

CASES = sorted(path.parent for path in (Path(__file__).parent.parent / "cases").glob("*/case.yaml"))

CONSEQUENCES = {"A220"}
"""Notes that say what a fault hides; they may stand beside any fault."""


ROOT = Path(__file__).parents[2]
REPORT = jsonschema.Draft202012Validator(json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8")))
SARIF_SCHEMA = ROOT / "tests/diagnostics/data/sarif-schema-2.1.0.json"
SARIF = jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))


def _code(case: Path) -> str:
    return case.name.partition("-")[0]


def _known_by(finding):
    """Return what a finding is known by, whatever its line is now."""
    return (finding.code, finding.location.file, finding.location.pointer, finding.target, finding.message)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_corpus_gets_its_code_and_no_other(case, broken, tiny, file_regression):
    patch = broken(case)
    report = pipeline.check(tiny, require_text=patch.get("require_text", False))
    found = {finding.code for finding in report.open}
    assert _code(case) in found
    assert found <= {_code(case), *patch.get("also", ()), *CONSEQUENCES}
    shown = render(report, lambda name: (tiny / name).read_bytes().decode("utf-8", "replace"))
    file_regression.check(shown, fullpath=case / "expected.txt")
    REPORT.validate(json.loads(render_json.render(report)))
    SARIF.validate(json.loads(sarif.render(report)))


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if "corpus-tools fix" in (case / "expected.txt").read_text()],
    ids=lambda case: case.name,
)
def test_what_is_said_to_be_mended_by_fix_is_mended_by_it(case, broken, tiny):
    patch = broken(case)
    promised = {_known_by(f) for f in pipeline.check(tiny).open if f.is_fixable}
    list(editing.fix(tiny))
    left = {_known_by(finding) for finding in pipeline.check(tiny).open}
    assert not promised & left, patch


def test_every_code_has_a_case():
    assert {_code(case) for case in CASES} >= {rule.code for rule in load_rules() if rule.level is not Level.RELEASE}


def test_every_case_names_a_code():
    assert {_code(case) for case in CASES} <= {rule.code for rule in load_rules()}


def test_tiny_corpus_loads_in_silence(tiny):
    assert pipeline.check(tiny, require_text=True).findings == ()
