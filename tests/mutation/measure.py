"""Planting the faults of a kind one by one, and judging what the check says of each."""

from __future__ import annotations

import io
import json
import shutil
from contextlib import redirect_stdout
from dataclasses import dataclass

from corpus_tools import pipeline
from corpus_tools.cli.main import main
from corpus_tools.diagnostics.render.json import render
from tests.mutation.ground import choose
from tests.mutation.planting import Place, apply, write

HIDDEN = "A220"
"""The note that says what a fault hides; it may follow from any fault."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a kind: sites tried, found, found at the right line, at the right column, and what went wrong."""

    kind: object
    n_sites: int
    n_found: int
    n_lines: int
    n_columns: int
    faults: tuple[str, ...]


def measure(kind, sources, corpus, work):
    """Plant a kind at its sites, one after the other, and return what became of it."""
    sites = choose(kind, sources)
    judged = [_judge(kind, sources, one, corpus, work, is_first=not number) for number, one in enumerate(sites)]
    counts = [sum(one[step] for one in judged) for step in range(3)]
    return Result(kind, len(sites), *counts, tuple(fault for *_, faults in judged for fault in faults))


def _judge(kind, sources, planting, corpus, work, *, is_first):
    """Plant a fault and judge what is found; the first of a kind by the command itself, for its exit status."""
    changed, (places,) = apply(sources, [planting])
    root = work / "planted"
    shutil.copytree(corpus.parent, root, symlinks=True)
    try:
        write(root / corpus.name, changed, planting.puts)
        events = _events(kind, planting)
        if is_first or events is None:
            status, found = check(
                root / corpus.name, *(f"annotations/{one}" for one in events or ()), options=kind.options
            )
        else:
            status, found = None, look(root / corpus.name, events)
    finally:
        shutil.rmtree(root)
    return judge(kind, places, status, found, meant=planting.meant)


def judge(kind, places, status, found, *, meant=""):
    """Return whether a fault was found, at its line, at its column, and everything that went wrong in words."""
    own = [one for one in found if one["code"] == kind.code]
    others = [one for one in found if one["code"] not in {kind.code, HIDDEN, *kind.also}]
    seen = {Place(one["file"], one["line"], one["column"]) for one in own}
    wanted = None if status is None else 1 if any(one["severity"] != "note" for one in found) else 0
    faults = [
        f"{kind.name}: expected {kind.code} at {place}, found {_brief(found)}" for place in places if place not in seen
    ]
    faults += [f"{kind.name}: not expected: {_brief([one])}" for one in others]
    faults += [f"{kind.name}: {len(own)} times {kind.code}: {_brief(own)}"] if len(own) > len(places) else []
    is_proposed = any(meant in one["message"] + one["help"] for one in own)
    faults += (
        [] if is_proposed or not own else [f"{kind.name}: {meant!r} not proposed: {own[0]['message']} {own[0]['help']}"]
    )
    faults += [f"{kind.name}: exit status {status}"] if status != wanted else []
    return (
        {p.file for p in places} <= {p.file for p in seen},
        {(p.file, p.line) for p in places} <= {(p.file, p.line) for p in seen},
        set(places) <= seen,
        faults,
    )


def check(root, *paths, options=()):
    """Return the exit status of a check and its findings, those that may stand left out."""
    words = [
        "check",
        "--corpus",
        str(root),
        "--format",
        "json",
        *options,
        *(str(root / path) for path in paths),
    ]
    with redirect_stdout(io.StringIO()) as out:
        status = main(words)
    return status, [one for one in json.loads(out.getvalue())["findings"] if one["suppressed"] is None]


def look(root, events):
    """Return the findings on some events, as the report in JSON has them."""
    report = json.loads(render(pipeline.check(root, events=events)))
    return [one for one in report["findings"] if one["suppressed"] is None]


def _events(kind, planting):
    """Return the event that was touched; null where all are needed to find the fault."""
    touched = {file.split("/")[1] if "/" in file else "" for file in planting.files}
    return None if kind.is_whole or kind.level == 5 or len(touched) > 1 or "" in touched else sorted(touched)


def _brief(found):
    return (
        "; ".join(f"{one['code']} {one['file']}:{one['line']}:{one['column']} {one['message']}" for one in found)
        or "nothing"
    )
