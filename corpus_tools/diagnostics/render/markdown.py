"""A report for a pull request: a comment or a step's summary in GitHub's Markdown.

Nothing out of a file comes alive in it: values are code (see `markup`), lines of files stand in fenced blocks.

References:
    GitHub takes comments of 65,536 characters and step summaries of 1 MiB, and refuses longer ones whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.render.grouping import Group, group, in_a_row, position, summarize
from corpus_tools.diagnostics.render.markup import code, fenced, prose
from corpus_tools.diagnostics.render.pages import page_of
from corpus_tools.diagnostics.render.snippet import snip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Related
    from corpus_tools.diagnostics.report import Report

    Reader = Callable[[str], str | None]

MARKER = "<!-- corpus-tools: report -->"
"""First line of every report, by which a workflow finds the comment that it wrote before."""

MAX_BYTES = 65_000
"""Longest report, in bytes of UTF-8: a little under what GitHub takes as a comment, which it counts in characters."""

TAIL_BYTES = 600
"""Room kept for the lines that say what was left out."""

ALL = "`corpus-tools check` prints them all"


def render(
    report: Report,
    read: Reader,
    *,
    subject: str = "",
    repository: str | None = None,
    limit: int = MAX_BYTES,
) -> str:
    """Return a report as Markdown: counts, what to do next, findings by file with the gravest first, what is allowed.

    Args:
        report: findings with line and column filled in, as far as they are known.
        read: returns the contents of a file by its name relative to the corpus; None if there is none to show.
        subject: what was looked at, for the headline, e.g. ``"3 events"``.
        repository: address of the repository, for links to the pages of rules; relative links if None.
        limit: longest report in bytes of UTF-8.
    """
    groups = _ordered(group(report.open))
    summary = summarize(report, groups)
    head = [MARKER, f"### {f'{prose(subject)}: ' if subject else ''}{summary.counts}"]
    head += [f"Note: {prose(note)}." for note in report.notes]
    head += [f"Next: {prose(summary.next_step)}."] if summary.next_step else []
    allowed = [finding for finding in report.findings if finding.suppressed is not None]
    text = "\n\n".join(head)
    blocks, n_left = _fitting(_blocks(groups, read, repository), limit - len(text.encode()) - TAIL_BYTES)
    text = "\n\n".join([text, *blocks])
    if n_left:
        text += f"\n\n**{_more(n_left)}**"
    lines, n_hidden = _fitting(((1, _allowed(finding)) for finding in allowed), limit - len(text.encode()) - TAIL_BYTES)
    return text + _folded(lines, len(allowed), n_hidden) + "\n"


def _ordered(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups by file: files with errors first, errors first in each."""
    grades = list(Severity)
    grade = {found: grades.index(found.first.severity) for found in groups}
    worst: dict[str, int] = {}
    for found in groups:
        file = found.first.location.file
        worst[file] = min(grade[found], worst.get(file, len(grades)))
    return tuple(
        sorted(groups, key=lambda found: (worst[found.first.location.file], found.first.location.file, grade[found]))
    )


def _blocks(groups: Iterable[Group], read: Reader, repository: str | None) -> Iterator[tuple[int, str]]:
    """Yield each group as Markdown, with the number of its findings; the first of a file begins with its name."""
    file = None
    for found in groups:
        heading = f"#### {code(found.first.location.file)}\n\n" if found.first.location.file != file else ""
        file = found.first.location.file
        yield len(found.findings), heading + "\n\n".join(_parts(found, read, repository))


def _parts(found: Group, read: Reader, repository: str | None) -> Iterator[str]:
    finding = found.first
    link = f"[{finding.code}]({page_of(finding.code, repository)})"
    at = position(finding.location)
    times = f" · {found.n_findings} times" if found.n_findings > 1 else ""
    where = f" · {code(at)}" if finding.location.line is not None or finding.location.pointer else ""
    yield f"**{finding.severity.value}** {link} {finding.rule.name}{where}{times}: {prose(finding.message)}"
    shown = _source(finding, read)
    if shown:
        yield fenced(shown, "text")
    notes = [*_related(finding.related), *_notes(found)]
    if finding.help:
        notes.append(f"- help: {prose(finding.help)}")
    if notes:
        yield "\n".join(notes)


def _source(finding: Diagnostic, read: Reader) -> str:
    """Return the line of a finding with a caret under it, and those of related places."""
    places: list[tuple[Location, str]] = [(finding.location, "^")]
    places += [(other.location, "-") for other in finding.related]
    if not finding.rule.may_show_source:
        return ""
    lines: list[str] = []
    for place, mark in places:
        contents = read(place.file) if place.line is not None else None
        snippet = snip(contents, place) if contents is not None else None
        if snippet:
            gutter = len(str(snippet.number))
            name = [] if place.file == finding.location.file else [f"{place.file}:"]
            caret = f"{' ' * gutter} | {' ' * snippet.indent}{mark * snippet.length}"
            lines += [*name, f"{snippet.number} | {snippet.source}", caret]
    return "\n".join(lines)


def _related(related: Iterable[Related]) -> Iterator[str]:
    for other in related:
        at = other.location.file if other.location.line is None else f"{other.location.file}:{position(other.location)}"
        yield f"- see {code(at)}: {prose(other.message)}"


def _notes(found: Group) -> Iterator[str]:
    if found.more:
        yield f"- also at {in_a_row([code(place) for place in found.places], found.n_more)}"
    for kind, words in found.notes:
        yield f"- {kind}: {prose(words)}"


def _allowed(finding: Diagnostic) -> str:
    at = "" if finding.location.line is None else f":{position(finding.location)}"
    where = code(f"{finding.location.file}{at}")
    return f"- {finding.code} {where}: {prose(finding.message)}; allowed: {prose(finding.suppressed or '')}"


def _fitting(blocks: Iterable[tuple[int, str]], room: int) -> tuple[list[str], int]:
    """Return the first blocks that fit into some bytes, and how many findings the others stand for."""
    kept: list[str] = []
    n_left = 0
    for n_findings, block in blocks:
        room -= len(block.encode()) + 2
        if room < 0 or n_left:
            n_left += n_findings
        else:
            kept.append(block)
    return kept, n_left


def _folded(lines: list[str], n_allowed: int, n_hidden: int) -> str:
    """Return what is allowed, folded up, so that it is seen by whoever looks for it."""
    if not n_allowed:
        return ""
    shown = "\n".join([*lines, *([f"- {_more(n_hidden)}"] if n_hidden else [])])
    return f"\n\n<details><summary>{n_allowed} allowed</summary>\n\n{shown}\n\n</details>"


def _more(n_left: int) -> str:
    return f"{n_left} more finding{'' if n_left == 1 else 's'} not shown here; {ALL}."
