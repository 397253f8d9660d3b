"""`docs/mutation.md`: the table of totals, one line a level, each written by the test that measures it."""

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


def row(level, results):
    """Return the line of a level: kinds, sites, and how many were found, at the right line, at the right column."""
    counts = [
        sum(column)
        for column in zip(*((1, r.n_sites, r.n_found, r.n_lines, r.n_columns) for r in results), strict=True)
    ]
    return f"| {level}, {LEVELS[level]} | {' | '.join(map(str, counts))} |"


def last_lines(page, *, n_neutral):
    """Return the line that adds up those of the levels, and the count of neutral changes."""
    rows = [line_of(page, f"{level}, {subject}") for level, subject in LEVELS.items()]
    counts = [
        sum(column) for column in zip(*([int(n) for n in re.findall(r"\d+", row)[1:]] for row in rows), strict=True)
    ]
    alarms = f"False alarms: none, on the sound events and on {n_neutral} kinds of neutral changes."
    return f"| all | {' | '.join(map(str, counts))} |", alarms


def line_of(page, beginning):
    """Return the line of the page's table that begins with some words, or another line that does."""
    return _line(beginning).search(page)[0]


def paste(page, beginning, line):
    """Return the page with another such line."""
    return _line(beginning).sub(lambda _: line, page)


def _line(beginning):
    return re.compile(rf"^(?:\| )?{re.escape(beginning)}.*$", re.MULTILINE)
