"""Counts for people, aligned, and for programs, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Drift, Fidelity, Form, Relation
from corpus_tools.stats.counts import NOT_COMPUTED, add_up

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping

    from corpus_tools.stats.counts import Counts

_TOTALS = (
    *("events", "invented events", "articles", "texts published", "claims", "quotes", "mentions"),
    *("distorted mentions", "differences"),
)
_ORDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("totals", _TOTALS),
    ("quotes by form", tuple(Form)),
    ("quotes by fidelity", tuple(Fidelity)),
    ("mentions by relation", tuple(Relation)),
    ("differences by drift", tuple(Drift)),
    ("differences by severity", ("0", "1", "2", "3")),
)


def render_json(by_split: Mapping[str, Mapping[str, Counts]]) -> str:
    """Return counts by split and event (``{split: {event: counts}}``), with sums, as JSON."""
    content = {
        "total": _plain(add_up(counts for events in by_split.values() for counts in events.values())),
        "splits": {split: _plain(add_up(events.values())) for split, events in by_split.items()},
        "events": {
            event: {"split": split, **_plain(counts)}
            for split, events in by_split.items()
            for event, counts in events.items()
        },
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def render_text(by_split: Mapping[str, Mapping[str, Counts]]) -> str:
    """Return one column a split and one for all, a line a label; labels that do not occur are left out.

    Example:
        >>> from collections import Counter
        >>> from corpus_tools.stats.counts import Counts
        >>> print(render_text({"train": {"ferry": Counts(totals=Counter({"events": 1, "quotes": 12}))}}), end="")
                train  all
        events      1    1
        quotes     12   12
        labelled by people: 0 of 12 quotes and mentions
    """
    sums = {split: add_up(events.values()) for split, events in by_split.items()}
    sums["all"] = add_up(sums.values())
    lines = [["", *sums]]
    for number, (title, order) in enumerate(_ORDER):
        rows = list(_rows([counts.parts()[number] for counts in sums.values()], order))
        lines += [[title] if number else [], *rows] if rows and number else rows
    return _aligned(lines) + _people(sums["all"])


def _rows(columns: list[Counter[str]], order: Iterable[str]) -> Iterator[list[str]]:
    for name in (*order, NOT_COMPUTED):
        if any(column[name] for column in columns):
            yield [name, *(str(column[name]) for column in columns)]


def _aligned(lines: list[list[str]]) -> str:
    tables = [line for line in lines if len(line) > 1]
    widths = [max(len(line[column]) for line in tables) for column in range(len(tables[0]))]
    text = ""
    for line in lines:
        cells = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=False)]
        text += "  ".join([line[0].ljust(widths[0]), *cells]) if cells else f"\n{line[0]}"
        text += "\n"
    return text


def _people(counts: Counts) -> str:
    n_all = counts.totals["quotes"] + counts.totals["mentions"]
    return f"labelled by people: {counts.totals['labelled by people']} of {n_all} quotes and mentions\n"


def _plain(counts: Counts) -> dict[str, dict[str, int]]:
    return {
        title: {name: counter[name] for name in (*order, NOT_COMPUTED) if counter[name]}
        for (title, order), counter in zip(_ORDER, counts.parts(), strict=True)
    }
