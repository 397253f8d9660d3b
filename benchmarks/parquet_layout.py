"""Measures how a config is best laid out in Parquet: level of zstd, where row groups end, what an insertion changes.

    python benchmarks/parquet_layout.py --articles 3000

Rows are those of `claim_mentions` of a generated corpus (benchmarks/generate.py), sorted by event, in one split.
For each layout it prints, as a Markdown table:

- the size of the file, and the time to write it as a multiple of zstd 3;
- *changed*: bytes of the file, footer included, that do not stand in the file before once an event was inserted;
- *one event*: bytes that a reader fetches for the rows of one event (its row groups and the footer), on average.
"""

from __future__ import annotations

import argparse
import io
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from corpus_tools import pipeline
from corpus_tools.release.folder.parquet import MAX_ROWS, MIN_ROWS, TARGET_ROWS, ends_group
from corpus_tools.tables.tabulate import tabulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Events = list[tuple[str, pa.RecordBatch]]

CONFIG = "claim_mentions"
SAMPLED = 50


@dataclass(frozen=True)
class Layout:
    """A way to write rows.

    Attributes:
        name: how it is called in the table.
        groups: cuts events into row groups.
        compression: codec and level.
        has_index: whether a page index is written.
    """

    name: str
    groups: Callable[[Events], Iterator[pa.Table]]
    compression: tuple[str, int | None] = ("zstd", 3)
    has_index: bool = True

    def write(self, events: Events) -> bytes:
        """Return the file."""
        sink = io.BytesIO()
        codec, level = self.compression
        with pq.ParquetWriter(
            sink, events[0][1].schema, compression=codec, compression_level=level, write_page_index=self.has_index
        ) as writer:
            for table in self.groups(events):
                writer.write_table(table, row_group_size=table.num_rows)
        return sink.getvalue()


def at_events(events: Events) -> Iterator[pa.Table]:
    """Cut as a release does: at the end of an event, by a hash of its id."""
    held: list[pa.RecordBatch] = []
    n_rows = 0
    for event, batch in events:
        held.append(batch)
        n_rows += batch.num_rows
        if n_rows >= MAX_ROWS or (n_rows >= MIN_ROWS and ends_group(event, batch.num_rows)):
            yield pa.Table.from_batches(held).combine_chunks()
            held, n_rows = [], 0
    if held:
        yield pa.Table.from_batches(held).combine_chunks()


def fixed(size: int) -> Callable[[Events], Iterator[pa.Table]]:
    """Cut after a number of rows."""

    def cut(events: Events) -> Iterator[pa.Table]:
        whole = pa.Table.from_batches([batch for _, batch in events]).combine_chunks()
        for start in range(0, whole.num_rows, size):
            yield whole.slice(start, size).combine_chunks()

    return cut


def each(events: Events) -> Iterator[pa.Table]:
    """Cut after every event."""
    for _, batch in events:
        yield pa.Table.from_batches([batch])


LAYOUTS = (
    Layout("released: zstd 3, groups at events", at_events),
    Layout("fixed groups of 2,000 rows", fixed(TARGET_ROWS)),
    Layout("one group", fixed(10**9)),
    Layout("one group an event", each),
    Layout("no page index", at_events, has_index=False),
    Layout("zstd 1", at_events, ("zstd", 1)),
    Layout("zstd 9", at_events, ("zstd", 9)),
    Layout("zstd 19", at_events, ("zstd", 19)),
    Layout("snappy", at_events, ("snappy", None)),
)


def footer_size(data: bytes) -> int:
    """Return the size of what a reader must read first: the footer with its length and mark."""
    return int.from_bytes(data[-8:-4], "little") + 8


def chunks(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row group, first byte and byte behind of every column chunk."""
    about = pq.read_metadata(io.BytesIO(data))
    for group in range(about.num_row_groups):
        for number in range(about.num_columns):
            column = about.row_group(group).column(number)
            start = column.dictionary_page_offset or column.data_page_offset
            yield group, start, start + column.total_compressed_size


def changed(before: bytes, after: bytes) -> int:
    """Return how many bytes of a file do not stand in the one before: column chunks, and all that is no chunk."""
    known = {before[start:end] for _, start, end in chunks(before)}
    kept = sum(end - start for _, start, end in chunks(after) if after[start:end] in known)
    return len(after) - kept


def read_for(data: bytes, event: str) -> int:
    """Return how many bytes a reader fetches for one event's rows."""
    file = pq.ParquetFile(io.BytesIO(data))
    column = file.schema_arrow.names.index("event")
    wanted = set()
    for group in range(file.metadata.num_row_groups):
        about = file.metadata.row_group(group).column(column_number(file, column)).statistics
        if about is not None and about.min <= event <= about.max:
            wanted.add(group)
    return footer_size(data) + sum(end - start for group, start, end in chunks(data) if group in wanted)


def column_number(file: pq.ParquetFile, column: int) -> int:
    """Return the number of a flat column among the leaves of a schema."""
    name = file.schema_arrow.names[column]
    return next(n for n in range(file.metadata.num_columns) if file.metadata.schema.column(n).path == name)


def measure(layout: Layout, events: Events, chance: random.Random, repeat: int) -> tuple[int, float, float, float]:
    """Return size, seconds, share of bytes changed by an insertion, and bytes read for an event."""
    seconds, data = [], b""
    for _ in range(repeat):
        started = time.process_time()
        data = layout.write(events)
        seconds.append(time.process_time() - started)
    places = [chance.randrange(1, len(events) - 1) for _ in range(5)]
    without = [layout.write(events[:at] + events[at + 1 :]) for at in places]
    share = statistics.mean(changed(before, data) / len(data) for before in without)
    read = statistics.mean(read_for(data, chance.choice(events)[0]) for _ in range(SAMPLED))
    return len(data), min(seconds), share, read


def main() -> None:
    """Generate, write under every layout, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        generator = Path(__file__).with_name("generate.py")
        subprocess.run([sys.executable, str(generator), str(corpus), "--articles", str(options.articles)], check=True)
        events = [(event.event_id, tabulate(event)[CONFIG]) for event in pipeline.admitted(corpus)]
    n_rows = sum(batch.num_rows for _, batch in events)
    print(f"{len(events)} events, {n_rows} rows of `{CONFIG}`, pyarrow {pa.__version__}\n")
    print("| layout | MB | time | changed | one event, kB |\n|---|--:|--:|--:|--:|")
    first = None
    for layout in LAYOUTS:
        size, seconds, share, read = measure(layout, events, random.Random(7), options.repeat)
        first = first or seconds
        print(f"| {layout.name} | {size / 1e6:.2f} | {seconds / first:.2f} | {share:.0%} | {read / 1e3:.0f} |")


if __name__ == "__main__":
    main()
