"""A report for a code review on GitHub: workflow commands that become annotations of the changed files.

References:
    GitHub Actions, *Workflow commands*: ``error``, ``warning`` and ``notice`` take file, line and column; a
    column is refused where the place has several lines. Ten of each kind are shown a step, fifty a job, and the
    runner cuts a message after 4,096 characters.
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

MAX_MESSAGE = 4_000
"""Code points of a message before it is escaped; a little under what the runner keeps."""

MAX_FILES = 20
"""Files that the line on what was left out names."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """Return a report as workflow commands, one a group of identical findings, errors first."""
    groups = group(report.open, by_file=True)
    lines = [line for severity in Severity for line in _commands(severity, groups)]
    lines += [f"::notice title=corpus-tools::{_data(escaped(note))}" for note in report.notes]
    return "".join(f"{line}\n" for line in lines)


def _commands(severity: Severity, groups: tuple[Group, ...]) -> Iterator[str]:
    own = [found for found in groups if found.first.severity is severity]
    if len(own) <= MAX_SHOWN:
        yield from (_command(found) for found in own)
        return
    yield from (_command(found) for found in own[: MAX_SHOWN - 1])
    left = own[MAX_SHOWN - 1 :]
    files = sorted({found.first.location.file for found in left})
    named = ", ".join(files[:MAX_FILES]) + (f" and {len(files) - MAX_FILES} more files" if files[MAX_FILES:] else "")
    n_left = sum(len(found.findings) for found in left)
    message = f"{n_left} more of this kind, in {named}; `corpus-tools check` prints them all"
    yield f"::{_COMMANDS[severity]} title=corpus-tools::{_data(escaped(message))}"


def _command(found: Group) -> str:
    finding = found.first
    title = f"{finding.code} {finding.rule.name}"
    lines = [finding.message, *([f"also at: {found.more}"] if found.more else [])]
    lines += [f"{kind}: {words}" for kind, words in found.notes]
    lines += [f"help: {finding.help}"] if finding.help else []
    properties = {**_place(finding.location), "title": title}
    joined = ",".join(f"{key}={_property(escaped(str(value)))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {joined}::{_data(_cut(lines))}"


def _cut(lines: list[str]) -> str:
    message = "\n".join(map(escaped, lines))
    return message if len(message) <= MAX_MESSAGE else f"{message[: MAX_MESSAGE - 1]}…"


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
