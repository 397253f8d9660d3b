"""Which findings follow from which, so that a reader is told of the cause and a program of both.

Where a check knows what its finding follows from, it says so (`Diagnostic.because`). What only shows when findings of
different files are held against each other is found here: a line of ``splits.tsv`` that cannot be read leaves its
event without a split, and an article whose file is missing or misnamed is missed wherever it is named.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import anchors, files, logic, references
from corpus_tools.diagnostics.diagnostic import Level, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Key

SPLITS_FILE = "splits.tsv"
"""File of the splits."""

Part = tuple[str, str]
"""Ids of an event and of an article or statement's text in it."""

NOT_RUN = anchors.CHECKS_NOT_RUN.code
"""Code of the notes on what the errors of a file kept from being checked."""

_NO_ARTICLE = re.compile(r"no article '([^']*)'")
_ID = re.compile("[a-z0-9]+")


def find_causes(findings: Iterable[Diagnostic]) -> Mapping[Key, Diagnostic]:
    """Return the finding at the root of every finding that follows from another, by the key of the latter.

    Example:
        >>> from corpus_tools.diagnostics.catalogue import find_rule
        >>> from corpus_tools.diagnostics.diagnostic import Location
        >>> cause = find_rule("F032").found("the line has 2 columns", Location("splits.tsv"), target="fair")
        >>> so = find_rule("R314").found("event 'fair' has no line", Location("a/event.yaml"), target="fair")
        >>> [root.code for root in find_causes([cause, so]).values()]
        ['F032']
    """
    findings = tuple(findings)
    known = {finding.key: finding for finding in findings}
    direct = {**_without_line(findings), **_without_article(findings)}
    for finding in findings:
        cause = known.get(finding.because) if finding.because else None
        if cause is not None and cause.key != finding.key:
            direct[finding.key] = _last_like(cause, findings) if finding.code == NOT_RUN else cause
    roots = {key: _root(cause, direct) for key, cause in direct.items()}
    return {key: root for key, root in roots.items() if root.key not in direct}


def _root(cause: Diagnostic, direct: Mapping[Key, Diagnostic]) -> Diagnostic:
    """Follow causes to the first of them; a circle ends where it closes."""
    seen = {cause.key}
    while (before := direct.get(cause.key)) is not None and before.key not in seen:
        seen.add(before.key)
        cause = before
    return cause


def _last_like(cause: Diagnostic, findings: tuple[Diagnostic, ...]) -> Diagnostic:
    """Return the last of the errors that together keep a file from being read; any other cause is itself."""
    if cause.rule.level > Level.SCHEMA:
        return cause
    own = [f for f in findings if f.location.file == cause.location.file and f.severity is Severity.ERROR]
    return [f for f in own if f.rule.level <= Level.SCHEMA][-1]


def _without_line(findings: tuple[Diagnostic, ...]) -> dict[Key, Diagnostic]:
    """Return why events have no line in the table of splits: the line, or the header, cannot be read."""
    faults = {finding.target: finding for finding in findings if finding.location.file == SPLITS_FILE}
    header = next((finding for finding in faults.values() if finding.code == files.SPLITS_HEADER.code), None)
    return {
        finding.key: cause
        for finding in findings
        if finding.code == references.SPLIT_MISSING.code and (cause := header or faults.get(finding.target))
    }


def _without_article(findings: tuple[Diagnostic, ...]) -> dict[Key, Diagnostic]:
    """Return why articles are missed: a file of theirs is misnamed, else missing; else where they are first named.

    That no article mentions a claim follows from any that is missing from the event.
    """
    order = (files.BAD_FILE_NAME, files.ANNOTATION_MISSING, references.UNKNOWN_ARTICLE)
    causes: dict[Part, Diagnostic] = {}
    for rule in order:
        for finding in findings:
            part = _part(finding) if finding.code == rule.code else None
            if part is not None:
                causes.setdefault(part, finding)
    by_event = {event: cause for (event, _), cause in reversed(causes.items())}
    found: dict[Key, Diagnostic] = {}
    for finding in findings:
        part = _part(finding)
        cause = causes.get(part) if part is not None else None
        if finding.code == logic.CLAIM_UNMENTIONED.code:
            cause = by_event.get(PurePosixPath(finding.location.file).parent.name)
        if cause is not None and (cause.code, cause.message) != (finding.code, finding.message):
            found[finding.key] = cause
    return found


def _part(finding: Diagnostic) -> Part | None:
    """Return the article that a finding says is missing or misnamed, if it says that of one."""
    parts = PurePosixPath(finding.location.file).parts
    if len(parts) < 3:
        return None
    event, stem = parts[1], parts[-1].partition(".")[0]
    if finding.code == files.BAD_FILE_NAME.code:
        return event, "-".join(_ID.findall(stem.lower()))
    if finding.code == references.UNKNOWN_ARTICLE.code:
        named = _NO_ARTICLE.fullmatch(finding.message)
        return (event, named[1]) if named else None
    is_orphan = finding.code == files.UNKNOWN_FILE.code and "receipts" in parts
    is_missing = finding.code in {files.ANNOTATION_MISSING.code, files.TEXT_MISSING.code}
    return (event, stem) if is_orphan or is_missing else None
