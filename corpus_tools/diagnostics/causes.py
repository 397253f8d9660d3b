"""Which findings follow from which, so that a reader is told of the cause and a program of both.

Everything is computed here, from the findings that are shown and from what they hold as data: rule, place, subject,
and what they rest on. No message is read. A consequence whose cause is not shown stands alone.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import corpus_wide, files, logic, references, splits
from corpus_tools.diagnostics.diagnostic import Kind, Level, Missing, Severity, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus_tools.diagnostics.diagnostic import Diagnostic

    Findings = tuple[Diagnostic, ...]
    Edges = dict[Diagnostic, Diagnostic]

SPLITS_FILE = "splits.tsv"
"""File of the splits."""

RECORD_LISTS = frozenset({"quotes", "mentions", "statements"})
"""Lists of a file whose members later checks can leave out."""


def find_causes(findings: Iterable[Diagnostic]) -> Mapping[Diagnostic, Diagnostic]:
    """Return the finding at the root of every finding that follows from another.

    Args:
        findings: those that are shown, in the order of the report.

    Example:
        >>> from corpus_tools.diagnostics.catalogue import find_rule
        >>> from corpus_tools.diagnostics.diagnostic import Location
        >>> cause = find_rule("F032").found("the line has 2 columns", Location("splits.tsv"), target="fair")
        >>> so = find_rule("R314").found("event 'fair' has no line", Location("a/event.yaml"), target="fair")
        >>> [root.code for root in find_causes([cause, so]).values()]
        ['F032']
    """
    findings = tuple(findings)
    direct: Edges = {}
    for find in (
        _without_line,
        _without_article,
        _below_closed,
        _copied,
        _without_meaning,
        _of_one_record,
        _between_sides,
        _resting,
    ):
        direct |= {finding: cause for finding, cause in find(findings).items() if finding != cause}
    roots = {finding: _root(cause, direct) for finding, cause in direct.items()}
    return {finding: root for finding, root in roots.items() if root not in direct}


def _root(cause: Diagnostic, direct: Edges) -> Diagnostic:
    """Follow causes to the first of them; a circle ends where it closes."""
    seen = {cause}
    while (before := direct.get(cause)) is not None and before not in seen:
        seen.add(before)
        cause = before
    return cause


def _without_line(findings: Findings) -> Edges:
    """Return why events have no line in the table of splits: it, its header or the whole file cannot be read.

    Where one event has no line and one line no event, the one was renamed.
    """
    faults = {finding.target: finding for finding in findings if finding.location.file == SPLITS_FILE}
    unread = next((finding for finding in faults.values() if finding.rule.hides_file), None)
    missing = [finding for finding in findings if finding.rule == references.SPLIT_MISSING]
    gone = [finding for finding in faults.values() if finding.rule == splits.EVENT_GONE]
    renamed = gone[0] if len(gone) == len(missing) == 1 else None
    return {finding: cause for finding in missing if (cause := unread or faults.get(finding.target) or renamed)}


def _without_article(findings: Findings) -> Edges:
    """Return why articles and statements are missed: a file is misnamed, else missing; else who misses it first."""
    parts = [f for f in findings if f.subject is not None and f.subject.kind in {Kind.ARTICLE, Kind.STATEMENT}]
    explaining = sorted((part for part in parts if part.rule.explains_absence), key=lambda part: part.code)
    causes: dict[Subject | None, Diagnostic] = {}
    by_event: dict[str, Diagnostic] = {}
    for one in explaining:
        causes.setdefault(one.subject, one)
        if one.subject is not None and one.subject.kind is Kind.ARTICLE:
            by_event.setdefault(one.subject.event, one)
    edges: Edges = {}
    for part in parts:
        cause = causes.get(part.subject, part)
        if cause.rule != part.rule:  # else it is the same once more
            edges[part] = cause
    for finding in findings:
        event = finding.rests_on[0].event if finding.rests_on else ""
        if finding.rule.needs_every_article and event in by_event:
            edges[finding] = by_event[event]
    return edges


def _below_closed(findings: Findings) -> Edges:
    """Return why files are missing: a folder above them is a link, or may not be listed."""
    closed = {finding.location.file: finding for finding in findings if finding.rule.hides_file}
    return {
        finding: closed[folder]
        for finding in findings
        if finding.rule.misses is not Missing.NOTHING
        for folder in map(str, PurePosixPath(_missed_by(finding)).parents)
        if folder in closed
    }


def _missed_by(finding: Diagnostic) -> str:
    """Return the name of the file that is missing; a statement's record is its event's file."""
    if finding.rule.misses is Missing.PLACE:
        return finding.location.file
    match finding.subject:
        case Subject(Kind.ARTICLE, event, article):
            return f"annotations/{event}/{article}.yaml"
        case Subject(_, event, _):
            return f"annotations/{event}/event.yaml"
        case None:
            return f"annotations/{finding.target}/event.yaml"


def _copied(findings: Findings) -> Edges:
    """Return why ids are used twice: the article was copied, else the record that they are in."""
    repeated = {_pair(finding): finding for finding in findings if finding.rule == corpus_wide.TEXT_REPEATED}
    reused = [finding for finding in findings if finding.rule == references.ID_REUSED]
    records = {(finding.location.file, finding.location.pointer): finding for finding in reused}
    causes = {
        finding: repeated.get(_pair(finding))
        or records.get((finding.location.file, (*finding.location.pointer[:2], "id")))
        for finding in reused
    }
    return {finding: cause for finding, cause in causes.items() if cause is not None}


def _pair(finding: Diagnostic) -> frozenset[str]:
    """Return the files that a finding compares."""
    return frozenset({finding.location.file, *(other.location.file for other in finding.related)})


def _without_meaning(findings: Findings) -> Edges:
    """Return why the fidelity of quotes differs from the written one: their meaning is not given."""
    meanings = {
        (finding.location.file, *finding.location.pointer): finding
        for finding in findings
        if finding.rule == logic.MEANING_MISSING
    }
    return {
        finding: cause
        for finding in findings
        if finding.rule == logic.LABEL_DIFFERS
        and finding.location.pointer[2:] == ("computed", "fidelity")
        and (cause := meanings.get((finding.location.file, *finding.location.pointer[:2])))
    }


def _of_one_record(findings: Findings) -> Edges:
    """Return the label of each record that the others of the record follow from: its own first, else a part's."""
    leads: dict[tuple[object, ...], Diagnostic] = {}
    differing = [finding for finding in findings if finding.rule == logic.LABEL_DIFFERS]
    own_first = sorted(differing, key=lambda finding: finding.location.pointer[2:3] != ("computed",))
    for finding in own_first:
        leads.setdefault((finding.location.file, *finding.location.pointer[:2]), finding)
    return {finding: leads[finding.location.file, *finding.location.pointer[:2]] for finding in differing}


def _between_sides(findings: Findings) -> Edges:
    """Return why the table of splits is out of order: both sides of an unfinished merge are in it."""
    merges = [f for f in findings if f.rule == files.CONFLICT_MARKER and f.location.file == SPLITS_FILE]
    return {finding: merges[0] for finding in findings if merges and finding.rule == splits.SPLITS_ORDER}


def _resting(findings: Findings) -> Edges:
    """Return the fault in the first of the things a finding rests on that has one."""
    faults: dict[Subject, Diagnostic] = {}
    for finding in findings:
        place = finding.location
        if finding.subject is not None:
            faults.setdefault(finding.subject, finding)
        if finding.severity is not Severity.ERROR:
            continue
        if finding.rule.level <= Level.SCHEMA:
            faults[Subject(Kind.FILE, "", place.file)] = finding  # the last of those that together keep it unread
        elif finding.rule.hides_record and RECORD_LISTS.intersection(place.pointer[:1]):
            faults[Subject(Kind.RECORDS, "", place.file)] = finding
    edges: Edges = {}
    for finding in findings:
        known = [faults[subject] for subject in finding.rests_on if subject in faults]
        if known and (not finding.rule.needs_every_article or len(known) == len(finding.rests_on)):
            edges[finding] = known[0]
    return edges
