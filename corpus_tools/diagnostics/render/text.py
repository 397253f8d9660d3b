"""A report for people at a terminal: what, where, the line itself, and what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.diagnostics.render.grouping import Group, group, position, summarize
from corpus_tools.diagnostics.render.snippet import Snippet, snip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Location
    from corpus_tools.diagnostics.report import Report

    Painter = Callable[[str, str], str]

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_BOLD, _FAINT = "1", "34"


def render(report: Report, read: Callable[[str], str | None], *, subject: str = "", is_coloured: bool = False) -> str:
    """Return a report as text: a paragraph a cause, a line of counts, and a line that says what to do next.

    Args:
        report: findings with line and column filled in, as far as they are known.
        read: returns the contents of a file by its name relative to the corpus; None if there is none to show.
        subject: what was looked at, for the last line, e.g. ``"3 articles in 1 event"``.
        is_coloured: whether to add colours of a terminal.
    """
    paint = _paint if is_coloured else _plain
    groups = group(report.open)
    blocks = ["\n".join(_finding(found, read, paint)) for found in groups]
    allowed = [_allowed(finding, paint) for finding in report.findings if finding.suppressed is not None]
    if allowed:
        blocks.append("\n".join(allowed))
    summary = summarize(report, groups)
    counts = paint(_BOLD, f"{subject}: {summary.counts}" if subject else summary.counts)
    last_lines = filter(None, (counts, *map(escaped, report.notes), summary.next_step))
    return "\n\n".join([*blocks, "\n".join(last_lines)]) + "\n"


def _finding(found: Group, read: Callable[[str], str | None], paint: Painter) -> Iterator[str]:
    finding = found.first
    times = f" ({found.n_findings} times)" if found.n_findings > 1 else ""
    severity = paint(_COLOURS[finding.severity], f"{finding.severity.value}[{finding.code}]")
    yield f"{severity} {paint(_BOLD, f'{finding.rule.name}: {escaped(finding.message)}{times}')}"
    snippet = _snippet(finding, finding.location, read)
    gutter = " " * max([2, *(len(str(place.line)) for place in _places(finding) if place.line is not None)])
    bar = paint(_FAINT, "|")
    yield f"{gutter}{paint(_FAINT, '-->')} {_where(finding.location)}"
    if snippet:
        yield f"{gutter} {bar}"
        yield f"{paint(_FAINT, str(snippet.number).rjust(len(gutter)))} {bar} {snippet.source}"
        yield f"{gutter} {bar} {' ' * snippet.indent}{paint(_COLOURS[finding.severity], '^' * snippet.length)}"
    yield from _below(found, gutter, read, paint)


def _below(found: Group, gutter: str, read: Callable[[str], str | None], paint: Painter) -> Iterator[str]:
    equals, bar = paint(_FAINT, "="), paint(_FAINT, "|")
    for related in found.first.related:
        snippet = _snippet(found.first, related.location, read)
        yield f"{gutter}{paint(_FAINT, ':::')} {_where(related.location)}: {escaped(related.message)}"
        if snippet:
            yield f"{paint(_FAINT, str(snippet.number).rjust(len(gutter)))} {bar} {snippet.source}"
            yield f"{gutter} {bar} {' ' * snippet.indent}{paint(_FAINT, '-' * snippet.length)}"
    if found.more:
        yield f"{gutter} {equals} also at: {escaped(found.more)}"
    for kind, words in found.notes:
        yield f"{gutter} {equals} {kind}: {escaped(words)}"
    if found.first.help:
        yield f"{gutter} {equals} help: {escaped(found.first.help)}"


def _places(finding: Diagnostic) -> tuple[Location, ...]:
    return (finding.location, *(related.location for related in finding.related))


def _snippet(finding: Diagnostic, place: Location, read: Callable[[str], str | None]) -> Snippet | None:
    contents = read(place.file) if place.line is not None and finding.rule.may_show_source else None
    return snip(contents, place) if contents is not None else None


def _where(place: Location) -> str:
    at = position(place) if place.line is not None or place.pointer else ""
    return escaped(f"{place.file}:{at}" if at else place.file)


def _allowed(finding: Diagnostic, paint: Painter) -> str:
    head = paint(_FAINT, f"allowed[{finding.code}]")
    return f"{head} {_where(finding.location)}: {escaped(finding.message)} ({escaped(finding.suppressed or '')})"


def _plain(_: str, text: str) -> str:
    return text


def _paint(style: str, text: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"
