"""A report for programs: one JSON object, findings in the order of the report.

References:
    ``docs/report.schema.json`` describes it; RFC 6901, *JSON Pointer*.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.causes import find_causes
from corpus_tools.diagnostics.render.fingerprint import fingerprints
from corpus_tools.tool import NAME, tool_version

if TYPE_CHECKING:
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Location
    from corpus_tools.diagnostics.report import Report

VERSION = 1
"""Version of the report's form: raised when a key changes its meaning or goes, not when one is added."""


def render(report: Report, *, version: str | None = None) -> str:
    """Return a report as JSON: who made it, ``counts`` of the open findings by severity, ``notes``, all ``findings``.

    Args:
        report: findings with line and column filled in, as far as they are known.
        version: of the tools; that of the installed ones if None.
    """
    counts = {severity.value: n for severity, n in sorted(report.count().items())}
    prints = fingerprints(report.findings)
    known = dict(zip(report.findings, prints, strict=True))
    causes = {finding: known[cause] for finding, cause in find_causes(report.open).items()}
    findings = [
        {"fingerprint": print_, "caused_by": causes.get(finding), **_finding(finding)}
        for finding, print_ in zip(report.findings, prints, strict=True)
    ]
    about = {"report": VERSION, "tool": f"{NAME} {tool_version() if version is None else version}"}
    n_suppressed = len(report.findings) - len(report.open)
    data = {**about, "counts": counts, "suppressed": n_suppressed, "notes": report.notes, "findings": findings}
    return json.dumps(data, indent=1, ensure_ascii=True) + "\n"


def _finding(finding: Diagnostic) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "level": int(finding.rule.level),
        "message": finding.message,
        **_place(finding.location),
        "target": finding.target,
        "help": finding.help,
        "is_fixable": finding.is_fixable,
        "count": finding.count,
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
