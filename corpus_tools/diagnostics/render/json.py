"""A report for programs: one JSON object, findings in the order of the report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Location
    from corpus_tools.diagnostics.report import Report


def render(report: Report) -> str:
    """Return a report as JSON: ``findings`` and ``counts`` of the open ones by severity."""
    counts = {severity.value: n for severity, n in sorted(report.count().items())}
    findings = [_finding(finding) for finding in report.findings]
    return json.dumps({"counts": counts, "findings": findings}, indent=1, ensure_ascii=True) + "\n"


def _finding(finding: Diagnostic) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "message": finding.message,
        **_place(finding.location),
        "target": finding.target,
        "help": finding.help,
        "is_fixable": finding.rule.fixable,
        "related": [{"message": other.message, **_place(other.location)} for other in finding.related],
        "suppressed": finding.suppressed,
    }


def _place(place: Location) -> dict[str, object]:
    return {
        "file": place.file,
        "pointer": "".join(f"/{_token(step)}" for step in place.pointer),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _token(step: str | int) -> str:
    """Return a step of a pointer as RFC 6901 writes it."""
    return str(step).replace("~", "~0").replace("/", "~1")
