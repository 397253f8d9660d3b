"""`docs/mutation.md`: one section a level, each written by the test that measures it."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "mutation.md"

LEVELS = {
    "0": "bytes, files, YAML",
    "1": "schema",
    "2": "anchors",
    "3": "references",
    "4": "labels",
    "5": "the corpus",
}

HEAD = "| Code | Fault | Sites | Found | Right line | Right column |\n|---|---|---:|---:|---:|---:|\n"
_ROW = re.compile(r"^\| [A-Z]\d{3} \| .* \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def section(results):
    """Return the table of a level."""
    rows = (
        f"| {one.kind.code} | {one.kind.name} | {one.n_sites} | {one.n_found} | {one.n_lines} | {one.n_columns} |"
        for one in results
    )
    return HEAD + "\n".join(rows) + "\n"


def totals(page, *, n_neutral):
    """Return the table of totals, added up from the tables of the page, and the count of neutral changes."""
    lines = ["| Level | Kinds | Sites | Found | Right line | Right column |", "|---|---:|---:|---:|---:|---:|"]
    sums = [0] * 5
    for level, subject in LEVELS.items():
        rows = [tuple(map(int, row)) for row in _ROW.findall(cut(page, f"level {level}"))]
        counts = [len(rows), *(sum(column) for column in zip(*rows, strict=True))]
        sums = [one + other for one, other in zip(sums, counts, strict=True)]
        lines.append(f"| {level}, {subject} | {' | '.join(map(str, counts))} |")
    alarms = f"False alarms: none, on the sound events and on {n_neutral} kinds of neutral changes."
    return "\n".join([*lines, f"| all | {' | '.join(map(str, sums))} |", "", alarms]) + "\n"


def cut(page, name):
    """Return what stands between the marks of a section."""
    return _between(name).search(page)[2]


def paste(page, name, contents):
    """Return the page with another section."""
    return _between(name).sub(lambda m: m[1] + contents + m[3], page)


def _between(name):
    return re.compile(rf"(<!-- {name} -->\n\n)([\s\S]*?)(\n<!-- end of {name} -->)")
