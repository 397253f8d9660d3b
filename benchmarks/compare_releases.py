"""Time and memory of comparing two releases of a million rows.

    python benchmarks/compare_releases.py FOLDER [--rows 1000000] [--every 50]

Writes a pair of invented releases into FOLDER (one event in `--every` relabelled, one in five hundred added), compares them
in a process of its own and prints rows, seconds and peak memory; then the same for a pair of a tenth.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from corpus_tools.release.build import Builder
from corpus_tools.schemas.vocab import Split
from corpus_tools.tables.tabulate import CONFIGS, tabulate
from tests.tables.invented import corpus, head

N_ARTICLES = 20


def renamed(config: str, batch: pa.RecordBatch, event: str) -> pa.RecordBatch:
    """Return the rows of the event ``mill`` as those of another event."""
    for place, column in enumerate(CONFIGS[config].columns):
        if column.name in {"id", "event"} or column.refers_to is not None:
            values = pc.replace_substring_regex(batch.column(place), r"^mill(/|$)", rf"{event}\1")
            batch = batch.set_column(place, batch.schema.field(place), values)
    return batch


def write(folder: Path, n_events: int, *, every: int, is_new: bool) -> int:
    """Write one of the pair and return its rows."""
    the_head = head({"mill": "train"}, version="0.2.0" if is_new else "0.1.0")
    plain = tabulate(corpus(n_articles=N_ARTICLES, the_head=the_head))
    other = tabulate(corpus(n_articles=N_ARTICLES, the_head=the_head, fidelity="distorted"))
    with Builder(folder, the_head) as builder:
        for number in range(n_events):
            if number % 500 == 499 and not is_new:
                continue
            event = f"event-{number:07}"
            tables = other if is_new and number % every == 0 else plain
            split = (Split.TRAIN, Split.TRAIN, Split.VALIDATION, Split.TEST)[number % 4]
            builder.add(event, split, {name: renamed(name, batch, event) for name, batch in tables.items()})
    return sum(split.n_rows for split in builder.release.splits)


def compare(old: Path, new: Path) -> None:
    """Compare, and print seconds and peak memory of this process as JSON."""
    from corpus_tools.release.diff.comparison import ReleaseDiff  # noqa: PLC0415 - measured in this process alone
    from corpus_tools.release.diff.render import DiffWriter  # noqa: PLC0415 - likewise
    from corpus_tools.release.folder.release_folder import ReleaseFolder  # noqa: PLC0415 - likewise

    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    diff = ReleaseDiff(ReleaseFolder.open(old), found := ReleaseFolder.open(new))
    writer = DiffWriter("json", found.tombstones, limit=None)
    n_changed = 0
    for event in diff:
        n_changed += len(event.changes)
        writer.add(event)
    with (new.parent / "diff.json").open("w", encoding="utf-8") as out:
        writer.finish(diff.summary(), out)
    seconds, after = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps({"changed": n_changed, "cpu_s": round(seconds, 1), "mb": after // 1024, "mb_start": before // 1024})
    )


def main() -> None:
    """Write pairs, compare each in a process of its own, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--every", type=int, default=50, help="one event in so many is relabelled")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"))
    options = parser.parse_args()
    if options.compare:
        compare(*options.compare)
        return
    for n_rows in (options.rows // 10, options.rows):
        place = options.folder / str(n_rows)
        n_events = n_rows // 183
        rows = [write(place / name, n_events, every=options.every, is_new=name == "new") for name in ("old", "new")]
        command = [sys.executable, __file__, str(place), "--compare", str(place / "old"), str(place / "new")]
        print(rows, subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(), flush=True)


if __name__ == "__main__":
    main()
