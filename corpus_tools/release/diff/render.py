"""A comparison as text, as Markdown (``CHANGES.md``) or as JSON.

What differs is written event by event to a temporary file first, so that a comparison of any size
is rendered in bounded memory, and the summary can stand before it.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.release.diff.describe import Describer
from corpus_tools.release.documents.card import plain
from corpus_tools.release.folder.version import Bump
from corpus_tools.tables.tabulate import CONFIGS, is_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus_tools.diagnostics.diagnostic import Rule
    from corpus_tools.release.diff.comparison import EventDiff, Summary
    from corpus_tools.release.diff.describe import Line
    from corpus_tools.release.diff.totals import RowCounts
    from corpus_tools.release.folder.tombstones import Tombstones

MAX_LISTED = 2_000
"""Lines that text and Markdown list; JSON lists everything."""

MAX_LABELS = 40
"""Transitions of labels that a summary lists, most frequent first."""

MAX_FINDINGS = 10
"""Findings of one rule that the text lists."""

_IN_MEMORY = 8 << 20


@dataclass(frozen=True, slots=True)
class Format:
    """How a comparison is written.

    Attributes:
        line: one line of a description.
        quoted: words of a corpus as the format can hold them.
        head: the summary, if it stands before what differs.
        tail: the summary, if it stands behind.
    """

    line: Callable[[Line], str]
    quoted: Callable[[str], str]
    head: Callable[[Summary], Iterator[str]]
    tail: Callable[[Summary], Iterator[str]]


class DiffWriter:
    """Writes a comparison: events as they come, then all of it.

    Args:
        format_name: ``text``, ``markdown`` or ``json``.
        tombstones: say why a row is gone.
        limit: lines that are listed; all if None.
    """

    def __init__(self, format_name: str, tombstones: Tombstones, *, limit: int | None = MAX_LISTED) -> None:
        self._spool: IO[str] = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed by `finish`
        self._is_json = format_name == "json"
        self._format = FORMATS["markdown" if format_name == "markdown" else "text"]
        self._describer = Describer(tombstones, self._format.quoted)
        self._limit, self._n_lines, self._n_left = limit, 0, 0

    def add(self, diff: EventDiff) -> None:
        """Take what differs in one event."""
        if self._is_json:
            self._spool.write(("," if self._n_lines else "") + "\n  " + json.dumps(_event(diff), ensure_ascii=False))
            self._n_lines += 1
            return
        for line in self._describer.lines(diff):
            if self._limit is None or self._n_lines < self._limit:
                self._spool.write(self._format.line(line) + "\n")
                self._n_lines += 1
            else:
                self._n_left += line.depth > 0

    def finish(self, summary: Summary, out: IO[str]) -> None:
        """Write everything to ``out``."""
        self._spool.seek(0)
        if self._is_json:
            out.write('{\n "summary": ' + json.dumps(summary_values(summary), ensure_ascii=False) + ',\n "events": [')
            shutil.copyfileobj(self._spool, out)
            out.write("\n ]\n}\n")
        else:
            out.writelines(f"{line}\n" for line in self._format.head(summary))
            shutil.copyfileobj(self._spool, out)
            if self._n_left:
                out.write(f"\n… and {self._n_left} more records; `corpus-tools diff --format json` lists them all\n")
            out.writelines(f"{line}\n" for line in self._format.tail(summary))
        self._spool.close()


def summary_values(summary: Summary) -> dict[str, object]:
    """Return a summary as JSON can hold it."""
    totals = summary.totals
    return {
        "old": str(summary.old.version),
        "new": str(summary.new.version),
        "bump": summary.bump.name,
        "needed": str(summary.needed),
        "rows": [{"config": config, "split": split} | asdict(counts) for (config, split), counts in _ordered(summary)],
        "labels": [
            {"config": config, "column": column, "old": old, "new": new, "n": n}
            for (config, column, old, new), n in sorted(totals.labels.items())
        ],
        "claims": {"merged": totals.merged, "split": totals.split},
        "tests": [
            {"config": config, "action": action, "ids": ids} for (config, action), ids in sorted(totals.tests.items())
        ],
        "licences_changed": totals.has_licence_change,
        "columns": [asdict(change) | {"bump": change.bump.name} for change in summary.columns],
        "other": list(summary.noted),
        "findings": [
            {"code": f.code, "name": f.rule.name, "message": f.message, "target": f.target, "help": f.help}
            for f in summary.report.findings
        ],
    }


def title(summary: Summary) -> str:
    """Return versions and verdict in one line."""
    low = "" if summary.new.version >= summary.needed else f", expected at least {summary.needed}"
    verdict = "nothing changed" if summary.bump is Bump.NONE else f"{summary.bump.name} change"
    return f"{summary.old.name} {summary.old.version} → {summary.new.version}: {verdict}{low}"


def comparability(summary: Summary) -> Iterator[str]:
    """Yield, in Markdown, which items of each task a score of both versions has in common."""
    yield from ("| task | split | same | changed | added | gone |", "|---|---|--:|--:|--:|--:|")
    tasks = [(key, counts) for key, counts in _ordered(summary) if is_view(key[0])]
    for (config, split), counts in tasks:
        cells = (counts.unchanged, counts.changed, counts.added + counts.moved, counts.removed)
        yield f"| `{config}` | {split} | {' | '.join(map(str, cells))} |"
    tests = [counts for (_, split), counts in tasks if split == "test"]
    yield ""
    if any(counts.is_touched for counts in tests):
        yield f"Scores on `test` of {summary.old.version} and {summary.new.version} are not of the same items. Compare"
        yield f"them on the items that are the same, which `ids/<task>-<split>-same.txt` of {summary.new.version} lists;"
        yield "`ids/<task>-<split>.txt` of each version lists all its items."
    else:
        yield f"No test item differs: scores on `test` of {summary.old.version} and {summary.new.version} compare as they are."


def _tests(summary: Summary) -> Iterator[str]:
    """Yield the test items that differ, a line a task and what became of them."""
    for (config, action), ids in sorted(summary.totals.tests.items()):
        yield f"{config}, {action}: {', '.join(f'`{key}`' for key in ids)}"


def _event(diff: EventDiff) -> dict[str, object]:
    changes = [asdict(change) | {"bump": change.bump.name} for change in diff.changes]
    return {"event": diff.event, "action": diff.action, "changes": changes}


def _ordered(summary: Summary) -> list[tuple[tuple[str, str], RowCounts]]:
    order = {name: number for number, name in enumerate(CONFIGS)}
    splits = {name: number for number, name in enumerate(("train", "validation", "test", "real"))}
    return sorted(
        summary.totals.rows.items(), key=lambda item: (order.get(item[0][0], 99), splits.get(item[0][1], 99), item[0])
    )


def _touched(summary: Summary) -> list[tuple[tuple[str, str], RowCounts]]:
    return [(key, counts) for key, counts in _ordered(summary) if counts.is_touched or counts.noted]


def _labels(summary: Summary) -> Iterator[str]:
    found = sorted(summary.totals.labels.items(), key=lambda item: (-item[1], item[0]))
    for (config, column, old, new), n in found[:MAX_LABELS]:
        yield f"{config}.{column} `{old}` → `{new}`: {n}"
    if len(found) > MAX_LABELS:
        yield f"and {len(found) - MAX_LABELS} other changes of labels"


def _others(summary: Summary) -> Iterator[str]:
    totals = summary.totals
    yield from (f"{c.config}{f'.{c.column}' if c.column else ''}: {c.message}" for c in summary.columns)
    if totals.merged or totals.split:
        yield f"claims: {totals.merged} merged into another, {totals.split} split from another"
    if totals.has_licence_change:
        yield "licences of rows changed"
    yield from summary.noted


def _text_tail(summary: Summary) -> Iterator[str]:
    touched = _touched(summary)
    if touched:
        heads = ("old", "new", "added", "removed", "changed", "moved", "noted")
        width = max(len(f"{config}/{split}") for (config, split), _ in touched)
        yield from ("", "rows".ljust(width) + "".join(head.rjust(9) for head in heads))
        for (config, split), counts in touched:
            yield f"{config}/{split}".ljust(width) + "".join(
                str(getattr(counts, head) or "–").rjust(9) for head in heads
            )
    for label, lines in (("labels", list(_labels(summary))), ("also", list(_others(summary)))):
        if lines:
            yield from ("", label, *(f"  {line}" for line in lines))
    tests = [(key, c) for key, c in touched if is_view(key[0]) and key[1] == "test" and c.is_touched]
    if tests:
        yield from ("", "test items touched")
        yield from (
            f"  {config}: {c.changed} changed, {c.added + c.moved} added, {c.removed} gone; {c.unchanged} the same"
            for (config, _), c in tests
        )
        yield from (f"  {line}" for line in _tests(summary))
    yield from _text_findings(summary)
    yield from ("", title(summary))


def _text_findings(summary: Summary) -> Iterator[str]:
    by_rule: dict[Rule, list[str]] = {}
    for finding in summary.report.findings:
        by_rule.setdefault(finding.rule, []).append(finding.message)
    for rule, messages in by_rule.items():
        yield from ("", f"{rule.severity.value}[{rule.code}] {rule.name}: {messages[0]}")
        yield from (f"  {message}" for message in messages[1:MAX_FINDINGS])
        if len(messages) > MAX_FINDINGS:
            yield f"  and {len(messages) - MAX_FINDINGS} more; `--format json` lists them"
        yield f"   = help: {rule.fix}"


def _markdown_head(summary: Summary) -> Iterator[str]:
    yield from (f"# Changes: {plain(title(summary))}", "")
    yield from ("## Comparability", "", *comparability(summary), "")
    if summary.totals.tests:
        yield from ("Test items that differ:", "", *(f"- {line}" for line in _tests(summary)), "")
    touched = _touched(summary)
    if touched:
        yield from ("## Rows", "", "Rows in which only counts or bookkeeping differ are *noted*.", "")
        heads = ("old", "new", "added", "removed", "changed", "moved", "noted")
        yield f"| config | split | {' | '.join(heads)} |"
        yield f"|---|---|{'--:|' * len(heads)}"
        for (config, split), counts in touched:
            yield f"| `{config}` | {split} | {' | '.join(str(getattr(counts, head)) for head in heads)} |"
        yield ""
    for label, lines in (("Labels", list(_labels(summary))), ("Also", list(_others(summary)))):
        if lines:
            yield from (f"## {label}", "", *(f"- {line}" for line in lines), "")
    errors = summary.report.findings
    if errors:
        yield from ("## Findings", "", *(f"- {f.code} {f.rule.name}: {plain(f.message)}" for f in errors), "")
    if touched:
        yield from ("## Events", "")


def _text_line(line: Line) -> str:
    return "  " * line.depth + line.text


def _markdown_line(line: Line) -> str:
    return f"{'  ' * line.depth}- {line.text}"


FORMATS = {
    "text": Format(_text_line, escaped, lambda _: iter(()), _text_tail),
    "markdown": Format(_markdown_line, plain, _markdown_head, lambda _: iter(())),
}
"""Formats for people; JSON is for programs."""
