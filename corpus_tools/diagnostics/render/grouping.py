"""What a reader is told: identical findings once with all their places, each with what follows; counts, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.causes import find_causes
from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Location
    from corpus_tools.diagnostics.report import Report

MAX_PLACES = 8
"""Further places that are listed; the rest is counted."""

MAX_ALIKE = 3
"""Findings under one rule in one file that are shown in full where ``fix`` mends them; the rest is counted."""

MAX_FOLLOWING = 4
"""Findings that follow from one and are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that differ in their place alone, with what follows from them.

    Attributes:
        first: the first of them.
        others: the others, in order.
        following: findings that are gone once these are mended, in order.
        alike: further findings under the rule in the file, with other messages, which ``fix`` mends as well.
    """

    first: Diagnostic
    others: tuple[Diagnostic, ...] = ()
    following: tuple[Diagnostic, ...] = ()
    alike: tuple[Diagnostic, ...] = ()

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All but what follows."""
        return (self.first, *self.others, *self.alike)

    @property
    def n_findings(self) -> int:
        """How many findings differ in their place alone, those that were counted where they were found included."""
        return sum(finding.count for finding in (self.first, *self.others))

    @property
    def places(self) -> tuple[str, ...]:
        """Where the first of the others are, for people; a file is named where it changes."""
        names: list[str] = []
        file = self.first.location.file
        for other in self.others[:MAX_PLACES]:
            at, here = position(other.location), other.location.file
            names.append(here if at == WHOLE else at if here == file else f"{here}:{at}")
            file = here
        return tuple(names)

    @property
    def n_more(self) -> int:
        """How many others `places` does not name."""
        return self.n_findings - 1 - len(self.places)

    @property
    def more(self) -> str:
        """Where the others are, in one line; empty if there are none."""
        return in_a_row(self.places, self.n_more)

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """What is counted or follows, for people: ``note`` or ``follows``, and a sentence."""
        lines = [("note", self._alike)] if self.alike else []
        lines += [_said(self.first, finding) for finding in self.following[:MAX_FOLLOWING]]
        n_more = len(self.following) - MAX_FOLLOWING
        if n_more > 0:
            lines.append(("follows", f"{n_more} more, which `--format json` lists"))
        return tuple(lines)

    @property
    def _alike(self) -> str:
        ordered = sorted(self.alike, key=lambda finding: (finding.location.line or 0, finding.location.column or 0))
        places = [position(finding.location) for finding in ordered]
        at = in_a_row(places[:MAX_PLACES], max(0, len(places) - MAX_PLACES))
        return f"{len(places)} more like it in this file, which `corpus-tools fix` mends as well: {at}"


WHOLE = "the file"
"""Position of a finding on a file as a whole."""


def group(findings: Iterable[Diagnostic], *, by_file: bool = False) -> tuple[Group, ...]:
    """Return the findings by file and first occurrence: identical ones together, under each what follows from it.

    Notes on a whole file are read after what is wrong in the file.

    Args:
        findings: open ones, in the order of the report.
        by_file: whether identical findings in different files stay apart.
    """
    findings = tuple(findings)
    causes = find_causes(findings)
    following: dict[Diagnostic, list[Diagnostic]] = {}
    groups: dict[tuple[str, ...], list[Diagnostic]] = {}
    for finding in findings:
        cause = causes.get(finding)
        if cause is not None:
            following.setdefault(cause, []).append(finding)
            continue
        file = finding.location.file if by_file else ""
        groups.setdefault((file, finding.code, finding.message, finding.help), []).append(finding)
    ordered = sorted(groups.values(), key=lambda found: (found[0].location.file, _is_remark(found[0])))
    return _abridged(_group(found, following) for found in ordered)


def _abridged(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the groups, of those under one rule in one file that ``fix`` mends the first few and one for the rest."""
    kept: list[Group] = []
    seen: dict[tuple[str, str], list[int]] = {}
    for found in groups:
        places = seen.setdefault((found.first.location.file, found.first.code), [])
        if not found.first.is_fixable or len(places) < MAX_ALIKE:
            places += [len(kept)] if found.first.is_fixable else []
            kept.append(found)
            continue
        last = kept[places[-1]]
        alike, following = (*last.alike, *found.findings), (*last.following, *found.following)
        kept[places[-1]] = replace(last, alike=alike, following=following)
    return tuple(kept)


def _group(found: list[Diagnostic], following: dict[Diagnostic, list[Diagnostic]]) -> Group:
    own = sorted(
        (so for cause in found for so in following.get(cause, ())), key=lambda so: so.severity is Severity.NOTE
    )
    return Group(found[0], tuple(found[1:]), tuple(own))


def _said(cause: Diagnostic, finding: Diagnostic) -> tuple[str, str]:
    if finding.severity is Severity.NOTE:
        other = finding.location.file if finding.location.file != cause.location.file else ""
        return "note", finding.message + (f" ({other})" if other else "")
    at, file = position(finding.location), finding.location.file
    if file != cause.location.file:
        at = file if at == WHOLE else f"{file}:{at}"
    code = "" if finding.code == cause.code else f"{finding.code} "
    return "follows", f"{code}at {at}: {finding.message}"


def _is_remark(finding: Diagnostic) -> bool:
    """Whether a finding is a note on a whole file, which is read after what is wrong in the file."""
    return finding.severity is Severity.NOTE and finding.location.line is None


def position(place: Location) -> str:
    """Return line and column, or the pointer where they are not known."""
    if place.line is None:
        return "/".join(map(str, place.pointer)) or WHOLE
    return f"{place.line}:{place.column}" if place.column is not None else str(place.line)


def in_a_row(places: Sequence[str], n_more: int) -> str:
    """Return places as a sentence names them, with the number of those that it does not name.

    Example:
        >>> in_a_row(["4:1", "9:1"], 0), in_a_row(["4:1"], 2), in_a_row([], 2)
        ('4:1, 9:1', '4:1 and 2 more', '2 more places in the file')
    """
    if not places:
        return f"{n_more} more place{'' if n_more == 1 else 's'} in the file" if n_more else ""
    return ", ".join(places) + (f" and {n_more} more" if n_more else "")


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
