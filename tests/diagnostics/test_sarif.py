"""SARIF: valid against the schema of OASIS, within GitHub's limits, recognisable in the next run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from corpus_tools.diagnostics.catalogue import find_rule, load_rules
from corpus_tools.diagnostics.diagnostic import Location, Severity
from corpus_tools.diagnostics.render import sarif
from corpus_tools.diagnostics.report import Report
from tests.diagnostics.sample import at, sample

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def _run(report, **more):
    log = json.loads(sarif.render(report, **more))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


def _moved(finding, by):
    place = finding.location
    if place.line is None:
        return finding
    return finding.at(replace(place, line=place.line + by, end_line=place.end_line + by))


def test_the_sample_is_valid():
    _run(sample(), repository="https://forge.example/quotedrift")


def test_an_empty_report_is_valid():
    assert _run(Report())["results"] == []


def test_every_rule_is_valid():
    every = Report.of(rule.found("wrong", Location("a.yaml")) for rule in load_rules())
    rules = _run(every)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in load_rules()]
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules)


def test_a_file_name_is_percent_encoded():
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in _run(sample())["results"]}
    assert "annotations/e/a.yaml" in uris
    [result] = _run(Report.of([find_rule("F002").found("a link", Location("raw/e/a b%?#é.txt"))]))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "raw/e/a%20b%25%3F%23%C3%A9.txt"


def test_a_region_has_all_four_numbers():
    for result in _run(sample())["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def test_fingerprints_survive_a_shift_of_lines():
    moved = Report.of(_moved(finding, 40) for finding in sample().findings)

    def prints(report):
        return sorted(result["partialFingerprints"]["corpusTools/v1"] for result in _run(report)["results"])

    assert prints(sample()) == prints(moved)
    assert len(set(prints(sample()))) == len(sample().findings)


def test_what_is_allowed_is_suppressed_with_its_reason():
    found = {result["ruleId"]: result["suppressions"] for result in _run(sample())["results"] if result["suppressions"]}
    assert found["F009"][0] == {"kind": "external", "status": "accepted", "justification": "The page has it so."}
    assert found["R301"][0]["kind"] == "inSource"


@pytest.mark.parametrize("limit", [1, 4, 9])
def test_what_is_cut_is_the_least_grave_and_is_said(limit):
    run = _run(sample(), max_results=limit)
    kept = [Severity(result["level"]) for result in run["results"]]
    assert len(kept) == limit
    assert kept.count(Severity.ERROR) == min(limit, sample().n_errors)
    [notice] = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith(
        f"{len(sample().findings) - limit} of {len(sample().findings)} findings"
    )


def test_a_message_is_cut():
    found = find_rule("R301").found("no entity 'x'", at(1, 1, 2), help="y" * 99_999)
    [result] = _run(Report.of([found]))["results"]
    assert len(result["message"]["text"]) == sarif.MAX_TEXT


def test_no_link_and_no_placeholder_is_read_out_of_a_value():
    found = find_rule("R301").found("no entity '[l](javascript:1) {0}'", at(1, 1, 2), help="did you mean 'x'?")
    [result] = _run(Report.of([found]))["results"]
    assert result["message"]["text"] == "no entity '[l] (javascript:1) {{0}}'. Did you mean 'x'?"


def test_the_same_report_gives_the_same_bytes():
    assert sarif.render(sample()) == sarif.render(sample())
