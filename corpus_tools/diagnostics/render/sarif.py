"""A report for code scanning: SARIF 2.1.0, one run, no clock and no path of this machine.

References:
    OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*, errata 01;
    GitHub, *SARIF support for code scanning*, for what it requires and where it cuts.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from corpus_tools.diagnostics.causes import find_causes
from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.diagnostics.render.fingerprint import fingerprints
from corpus_tools.diagnostics.render.pages import FAMILIES, address_of, page_of, render_markdown, render_text
from corpus_tools.tool import NAME, tool_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Rule
    from corpus_tools.diagnostics.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""Address of the schema, by which readers tell the version."""

MAX_RESULTS = 25_000
"""Results that GitHub takes a run; it refuses a file with more."""

MAX_RELATED = 100
"""Further locations that GitHub shows a result."""

MAX_DESCRIPTION = 1_024
"""Code points of a rule's description that GitHub shows."""

MAX_TEXT = 4_000
"""Code points of a message or a reason; nobody reads more."""

ROOT = "%SRCROOT%"
"""What names of files are relative to: the root of the corpus."""

FINGERPRINT = "corpusTools/v1"
"""Name of our fingerprint; the line hash that GitHub goes by is added by its own action."""


def render(
    report: Report, *, version: str | None = None, repository: str | None = None, max_results: int = MAX_RESULTS
) -> str:
    """Return a report as SARIF, notes as notes and what is allowed as suppressed; what is cut is said in the run.

    Args:
        report: findings with line and column filled in, as far as they are known.
        version: of the tools; that of the installed ones if None.
        repository: address of the repository, for links to the pages of rules; no links if None.
        max_results: results that are listed, errors first.
    """
    shown = _most_grave(report.findings, max_results)
    rules = sorted({finding.rule for finding in shown}, key=lambda rule: (rule.level, rule.code))
    index = {rule.code: at for at, rule in enumerate(rules)}
    prints = dict(zip(map(id, report.findings), fingerprints(report.findings), strict=True))
    causes = _causes(report, prints)
    driver: dict[str, object] = {
        "name": NAME,
        "semanticVersion": tool_version() if version is None else version,
        **({"informationUri": address_of(repository)} if repository else {}),
        "rules": [_rule(rule, repository) for rule in rules],
    }
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report, len(shown))],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the corpus, or of the release."}}},
        "results": [_result(finding, index[finding.code], prints[id(finding)], causes) for finding in shown],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=True) + "\n"


def _most_grave(findings: tuple[Diagnostic, ...], limit: int) -> tuple[Diagnostic, ...]:
    """Return at most ``limit`` findings in their order: open before allowed, errors before warnings and notes."""
    if len(findings) <= limit:
        return findings
    grades = list(Severity)
    ranked = sorted(
        enumerate(findings), key=lambda pair: (pair[1].suppressed is not None, grades.index(pair[1].severity))
    )
    return tuple(finding for _, finding in sorted(ranked[:limit], key=lambda pair: pair[0]))


def _causes(report: Report, prints: Mapping[int, str]) -> Mapping[Diagnostic, str]:
    return {finding: prints[id(cause)] for finding, cause in find_causes(report.open).items()}


def _invocation(report: Report, n_shown: int) -> dict[str, object]:
    notices = [{"level": "note", "message": {"text": f"{note}."}} for note in report.notes]
    n_cut = len(report.findings) - n_shown
    if n_cut:
        files = Counter(finding.location.file for finding in report.findings)
        said = (
            f"{n_cut} of {len(report.findings)} findings in {len(files)} files are not listed, the least severe of them"
        )
        text = f"{said}; `corpus-tools check` prints them all."
        notices.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": True, **({"toolExecutionNotifications": notices} if notices else {})}


def _rule(rule: Rule, repository: str | None) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name.title().replace("-", ""),
        "shortDescription": {"text": _cut(rule.summary, MAX_DESCRIPTION)},
        "fullDescription": {"text": _cut(f"{rule.summary} {rule.why}", MAX_DESCRIPTION)},
        "help": {"text": render_text(rule), "markdown": render_markdown(rule)},
        **({"helpUri": page_of(rule.code, repository)} if repository else {}),
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [f"level-{int(rule.level)}", FAMILIES[rule.level].partition(":")[0], rule.name]},
    }


def _result(finding: Diagnostic, index: int, print_: str, causes: Mapping[Diagnostic, str]) -> dict[str, object]:
    said = f"{finding.message}. {finding.help[:1].upper()}{finding.help[1:]}" if finding.help else finding.message
    related = [_location(other.location, other.message, at) for at, other in enumerate(finding.related[:MAX_RELATED])]
    cause = causes.get(finding)
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": _literal(said)},
        "locations": [_location(finding.location)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {FINGERPRINT: print_},
        **({"occurrenceCount": finding.count} if finding.count > 1 else {}),
        "suppressions": [] if finding.suppressed is None else [_suppression(finding)],
        "properties": {
            "target": finding.target,
            "isFixable": finding.is_fixable,
            **({"causedBy": cause} if cause else {}),
        },
    }


def _suppression(finding: Diagnostic) -> dict[str, object]:
    """Return an ``allow``: it stands in the annotation file, which is beside a text and not in it."""
    is_inside = PurePosixPath(finding.location.file).suffix == ".yaml"
    reason = _cut(escaped(finding.suppressed or ""), MAX_TEXT)
    return {"kind": "inSource" if is_inside else "external", "status": "accepted", "justification": reason}


def _location(place: Location, message: str = "", number: int | None = None) -> dict[str, object]:
    return {
        **({"id": number} if number is not None else {}),
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.file, safe="/", errors="surrogatepass"), "uriBaseId": ROOT},
            "region": _region(place),
        },
        **({"message": {"text": _literal(message)}} if message else {}),
    }


def _region(place: Location) -> dict[str, int]:
    """Return a region with all four numbers, which GitHub requires; a file as a whole is the point where it begins."""
    line, column = place.line or 1, (place.line and place.column) or 1
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": place.end_line or line,
        "endColumn": place.end_column or column,
    }


def _literal(message: str) -> str:
    """Return words as a message in which no link and no placeholder is read (SARIF 2.1.0, 3.11.5 and 3.11.6).

    Example:
        >>> _literal("[x](javascript:1) {0}")
        '[x] (javascript:1) {{0}}'
    """
    shown = _cut(escaped(message), MAX_TEXT)
    return shown.replace("](", "] (").replace("{", "{{").replace("}", "}}")


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
