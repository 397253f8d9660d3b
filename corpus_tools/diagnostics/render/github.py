"""A report for a code review on GitHub: workflow commands that become annotations of the changed files.

References:
    GitHub Actions, *Workflow commands*: ``error``, ``warning`` and ``notice`` take file, line and column; a
    column is refused where the place has several lines, and ten of each kind are shown a step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.diagnostics.render.grouping import Group, group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.diagnostics.diagnostic import Location
    from corpus_tools.diagnostics.report import Report

MAX_SHOWN = 10
"""Annotations of one kind that GitHub shows a step; the tenth of ours says how many more there are."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """Return a report as workflow commands, one a group of identical findings, errors first."""
    groups = group(report.open)
    lines = [line for severity in Severity for line in _commands(severity, groups)]
    return "".join(f"{line}\n" for line in lines)


def _commands(severity: Severity, groups: tuple[Group, ...]) -> Iterator[str]:
    own = [found for found in groups if found.first.severity is severity]
    if len(own) <= MAX_SHOWN:
        yield from (_command(found) for found in own)
        return
    yield from (_command(found) for found in own[: MAX_SHOWN - 1])
    left = own[MAX_SHOWN - 1 :]
    files = ", ".join(sorted({found.first.location.file for found in left}))
    n_left = sum(1 + len(found.others) for found in left)
    message = f"{n_left} more of this kind, in {files}; `corpus-tools check` prints them all"
    yield f"::{_COMMANDS[severity]} title=corpus-tools::{_data(escaped(message))}"


def _command(found: Group) -> str:
    finding = found.first
    title = f"{finding.code} {finding.rule.name}"
    message = escaped(finding.message)
    if found.others:
        message += f"\nalso at: {found.more}"
    if finding.help:
        message += f"\nhelp: {escaped(finding.help)}"
    properties = {**_place(finding.location), "title": title}
    joined = ",".join(f"{key}={_property(escaped(str(value)))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {joined}::{_data(message)}"


def _place(place: Location) -> dict[str, object]:
    known: dict[str, object] = {"file": place.file}
    if place.line is not None:
        known["line"] = place.line
        if place.end_line is not None and place.end_line != place.line:
            known["endLine"] = place.end_line
        elif place.column is not None:
            known |= {"col": place.column, "endColumn": max(place.column, (place.end_column or 0) - 1)}
    return known


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
