"""Which findings follow from which, so that a reader is told of the cause and a program of both.

Where a check knows what its finding follows from, it says so (`Diagnostic.because`). What only shows when findings of
different files are held against each other is found here: a line of ``splits.tsv`` that cannot be read leaves its
event without a split, and an article whose file is missing or misnamed is missed wherever it is named. What was copied
brings the ids of all it holds, and without a meaning there is no telling how far a quote is from what was said.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import anchors, corpus_wide, files, logic, references, splits
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

_UNREAD = frozenset({
    rule.code
    for rule in (files.UNREADABLE_FILE, files.LINK, files.FILE_TOO_LARGE, files.NOT_UTF8, splits.SPLITS_HEADER)
})  # fmt: skip
"""Codes of faults that leave nothing of the table of splits."""

_MISSING = frozenset({
    files.TEXT_MISSING.code, files.ANNOTATION_MISSING.code, files.EVENT_FILE_MISSING.code, splits.EVENT_GONE.code, NOT_RUN
})  # fmt: skip
"""Codes that say of a file, or of an event, that it is not there to be read."""

_CLOSED = frozenset({files.LINK.code, files.UNREADABLE_FILE.code})
"""Codes of a folder that is not looked into."""

_STATEMENT = "statement-"
_NO_ARTICLE = re.compile(r"no article '([^']*)'")
_NO_STATEMENT = re.compile(r"no statement '([^']*)'")
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
    kinds = (_without_line, _without_part, _below_closed, _copied, _without_meaning)
    direct = {key: cause for kind in kinds for key, cause in kind(findings).items()}
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
    """Return why events have no line in the table of splits: it, its header or the whole file cannot be read.

    Where one event has no line and one line no event, the one was renamed.
    """
    faults = {finding.target: finding for finding in findings if finding.location.file == SPLITS_FILE}
    unread = next((finding for finding in faults.values() if finding.code in _UNREAD), None)
    missing = [finding for finding in findings if finding.code == references.SPLIT_MISSING.code]
    gone = [finding for finding in faults.values() if finding.code == splits.EVENT_GONE.code]
    renamed = gone[0] if len(gone) == len(missing) == 1 else None
    return {finding.key: cause for finding in missing if (cause := unread or faults.get(finding.target) or renamed)}


def _below_closed(findings: tuple[Diagnostic, ...]) -> dict[Key, Diagnostic]:
    """Return why files are missing: a folder above them is a link, or may not be listed."""
    closed = {finding.location.file: finding for finding in findings if finding.code in _CLOSED}
    return {
        finding.key: closed[folder]
        for finding in findings
        if finding.code in _MISSING
        for folder in map(str, PurePosixPath(_missed_by(finding)).parents)
        if folder in closed
    }


def _missed_by(finding: Diagnostic) -> str:
    """Return the name of the file that is missing: of a text without a record the record, of an event its own file."""
    file = finding.location.file
    if finding.code == splits.EVENT_GONE.code:
        return f"annotations/{finding.target}/event.yaml"
    return file.replace("raw/", "annotations/", 1) if finding.code == files.ANNOTATION_MISSING.code else file


def _without_part(findings: tuple[Diagnostic, ...]) -> dict[Key, Diagnostic]:
    """Return why articles and statements are missed: a file of theirs is misnamed, else missing; else the first to miss it.

    That no article mentions a claim follows from any that is missing from the event.
    """
    order = (files.BAD_FILE_NAME, files.ANNOTATION_MISSING, references.UNKNOWN_ARTICLE)
    causes: dict[Part, Diagnostic] = {}
    for rule in order:
        for finding in findings:
            part = _part(finding) if finding.code == rule.code else None
            if part is not None:
                causes.setdefault(part, finding)
    articles = [(event, cause) for (event, name), cause in causes.items() if not name.startswith(_STATEMENT)]
    by_event = dict(reversed(articles))
    found: dict[Key, Diagnostic] = {}
    for finding in findings:
        part = _part(finding)
        cause = causes.get(part) if part is not None else None
        if finding.code == logic.CLAIM_UNMENTIONED.code:
            cause = by_event.get(PurePosixPath(finding.location.file).parent.name)
        if cause is not None and (cause.code, cause.message) != (finding.code, finding.message):
            found[finding.key] = cause
    return found


def _copied(findings: tuple[Diagnostic, ...]) -> dict[Key, Diagnostic]:
    """Return why ids are used twice: the article was copied, else the record that they stand in."""
    repeated = {_pair(finding): finding for finding in findings if finding.code == corpus_wide.TEXT_REPEATED.code}
    reused = [finding for finding in findings if finding.code == references.ID_REUSED.code]
    records = {(finding.location.file, finding.location.pointer): finding for finding in reused}
    found: dict[Key, Diagnostic] = {}
    for finding in reused:
        file, pointer = finding.location.file, finding.location.pointer
        cause = repeated.get(_pair(finding)) or records.get((file, (*pointer[:2], "id")))
        if cause is not None and cause.key != finding.key:
            found[finding.key] = cause
    return found


def _pair(finding: Diagnostic) -> frozenset[str]:
    """Return the files that a finding holds against each other."""
    return frozenset({finding.location.file, *(other.location.file for other in finding.related)})


def _without_meaning(findings: tuple[Diagnostic, ...]) -> dict[Key, Diagnostic]:
    """Return why the fidelity of quotes differs from the written one: their meaning is not given."""
    meanings = {
        (finding.location.file, *finding.location.pointer): finding
        for finding in findings
        if finding.code == logic.MEANING_MISSING.code
    }
    return {
        finding.key: cause
        for finding in findings
        if finding.code == logic.LABEL_DIFFERS.code
        and finding.location.pointer[2:] == ("computed", "fidelity")
        and (cause := meanings.get((finding.location.file, *finding.location.pointer[:2])))
    }


def _part(finding: Diagnostic) -> Part | None:
    """Return the article or statement that a finding says is missing or misnamed, if it says that of one."""
    parts = PurePosixPath(finding.location.file).parts
    if len(parts) < 3:
        return None
    event, stem = parts[1], parts[-1].partition(".")[0]
    if finding.code == files.BAD_FILE_NAME.code:
        return event, "-".join(_ID.findall(stem.lower()))
    if finding.code == references.UNKNOWN_ARTICLE.code:
        named = _NO_ARTICLE.fullmatch(finding.message)
        return (event, named[1]) if named else None
    if finding.code == references.UNKNOWN_STATEMENT.code:
        named = _NO_STATEMENT.fullmatch(finding.message)
        return (event, f"{_STATEMENT}{named[1]}") if named else None
    is_orphan = finding.code == files.UNKNOWN_FILE.code and "receipts" in parts
    is_missing = finding.code in {files.ANNOTATION_MISSING.code, files.TEXT_MISSING.code}
    return (event, stem) if is_orphan or is_missing else None
