"""The last lines of a report for people: how many findings there are, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.diagnostics.render.grouping import Group
    from corpus_tools.diagnostics.report import Report

MAX_NAMED = 3
"""Events that the command in the last line names; above it mends all."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reader takes away.

    Attributes:
        counts: e.g. ``"2 errors, 1 warning, 1 allowed"``; ``"nothing wrong"`` if there is nothing.
        next_step: what to type, a sentence without a full stop; empty if there is nothing to do.
    """

    counts: str
    next_step: str


def summarize(report: Report, groups: Sequence[Group]) -> Summary:
    """Return counts and next step of a report; what follows from another finding is counted apart."""
    causes = [finding for found in groups for finding in found.findings]
    n_following = sum(so.severity is not Severity.NOTE for found in groups for so in found.following)
    said = [_counted(severity, causes) for severity in Severity]
    if n_following:
        said.append(f"{n_following} that follow{'s' if n_following == 1 else ''}")
    n_allowed = len(report.findings) - len(report.open)
    said.append(f"{n_allowed} allowed" if n_allowed else "")
    counts = ", ".join(words for words in said if words)
    return Summary(counts or "nothing wrong", _next_step(causes))


def _counted(severity: Severity, findings: Iterable[Diagnostic]) -> str:
    n_found = sum(finding.severity is severity for finding in findings)
    return f"{n_found} {severity.value}{'' if n_found == 1 else 's'}" if n_found else ""


def _next_step(causes: Sequence[Diagnostic]) -> str:
    wrong = [finding for finding in causes if finding.severity is not Severity.NOTE]
    if not wrong:
        return ""
    mended = [finding for finding in wrong if finding.is_fixable]
    left = next((finding.code for finding in wrong if not finding.is_fixable), "")
    steps = []
    if mended:
        share = "all" if len(mended) == len(wrong) else f"{len(mended)} of {len(wrong)}"
        command = f"`corpus-tools fix{_events(mended)}`"
        steps.append(f"{command} mends it" if len(wrong) == 1 else f"{command} mends {share}")
    if left:
        steps.append(f"`corpus-tools explain {left}` says more about {left}")
    return "; ".join(steps)


def _events(findings: Iterable[Diagnostic]) -> str:
    """Return the events that some findings lie in, as arguments of a command; none for "all"."""
    parts = [finding.location.file.split("/") for finding in findings]
    named = sorted({part[1] for part in parts if len(part) > 2 and part[0] in {"annotations", "raw"}})
    is_all = len(named) > MAX_NAMED or any(len(part) < 3 for part in parts)
    return "" if is_all else "".join(f" {escaped(name)}" for name in named)
