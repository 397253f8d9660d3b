"""Rows to Parquet: one writer a config and split, row groups that end where events end."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from corpus_tools.release.folder.digest import RowsDigest
from corpus_tools.tables.column import features

if TYPE_CHECKING:
    from pathlib import Path

    from corpus_tools.schemas.vocab import Split
    from corpus_tools.tables.column import Config

TARGET_ROWS = 2_000
"""Rows a group aims at: one event is then read from 3.4 MB instead of 30 (20,000 nested news rows)."""
MIN_ROWS, MAX_ROWS = 500, 6_000
"""No group ends before the one, and none goes on after the other but to finish its event."""
MAX_GROUP_BYTES = 8 << 20
"""Nor after this many bytes in memory, which bounds what a writer holds back."""
SHARD_BYTES = 256 << 20
"""A file ends with the first group that brings it to this size."""
COMPRESSION_LEVEL = 3
"""Of zstd; level 9 wrote three times slower for a tenth less."""


@dataclass(frozen=True, slots=True)
class WrittenSplit:
    """What was written for one config and split.

    Attributes:
        config: name of the config.
        split: name of the split.
        n_rows: rows.
        n_bytes: their size in memory.
        n_file_bytes: size of the files.
        digest: identity of schema and rows.
        files: rows by path relative to the release, in order.
    """

    config: str
    split: str
    n_rows: int
    n_bytes: int
    n_file_bytes: int
    digest: str
    files: dict[str, int]


class SplitWriter:
    """An open writer for one config and split; events come in ascending order.

    Where a group ends depends on the events around it alone: a hash of the event's id says so with a
    chance of one in `TARGET_ROWS` a row. After an insertion the groups fall into step again, and
    all others keep their bytes.
    """

    def __init__(self, folder: Path, config: Config[Any], split: Split) -> None:
        self._folder, self._config, self._split = folder, config, split
        self._schema = config.schema.with_metadata(features(config).arrow_schema.metadata)
        self._digest = RowsDigest(config.schema, config.labels)
        self._held: list[pa.RecordBatch] = []
        self._held_rows = self._held_bytes = self._n_bytes = 0
        self._shard_rows: list[int] = []
        self._sink: IO[bytes] | None = None
        self._writer: pq.ParquetWriter | None = None

    def add(self, event_id: str, batch: pa.RecordBatch) -> None:
        """Take all rows of one event."""
        self._held.append(batch)
        self._held_rows += batch.num_rows
        self._held_bytes += batch.get_total_buffer_size()
        if (
            self._held_rows >= MAX_ROWS
            or self._held_bytes >= MAX_GROUP_BYTES
            or (self._held_rows >= MIN_ROWS and ends_group(event_id, batch.num_rows))
        ):
            self._write_group()

    def close(self) -> WrittenSplit:
        """Write what is held back, name the files, and say what was written."""
        if self._held:
            self._write_group()
        self.abort()
        total, files, size = len(self._shard_rows), {}, 0
        for number, n_rows in enumerate(self._shard_rows):
            name = f"{self._split}-{number:05}-of-{total:05}.parquet"
            size += self._part(number).rename(self._folder / name).stat().st_size
            files[f"data/{self._config.name}/{name}"] = n_rows
        n_rows = sum(files.values())
        key = (self._config.name, self._split.value)
        return WrittenSplit(*key, n_rows, self._n_bytes, size, self._digest.digest(), files)

    def abort(self) -> None:
        """Close the open file, whole or not."""
        if self._writer is not None and self._sink is not None:
            self._writer.close()
            self._sink.close()
        self._writer = self._sink = None

    def discard(self) -> None:
        """Close the open file, whatever becomes of it: nobody wants it any more, and the disk may be full."""
        for stream in (self._writer, self._sink):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._writer = self._sink = None

    def _part(self, number: int) -> Path:
        return self._folder / f"{self._split}-{number:05}.part"

    def _write_group(self) -> None:
        rows = pa.Table.from_batches(self._held).combine_chunks()
        if self._writer is None or self._sink is None:
            self._sink = self._part(len(self._shard_rows)).open("wb")
            self._writer = pq.ParquetWriter(
                self._sink,
                self._schema,
                compression="zstd",
                compression_level=COMPRESSION_LEVEL,
                write_page_index=True,
            )
            self._shard_rows.append(0)
        self._writer.write_table(rows.replace_schema_metadata(self._schema.metadata), row_group_size=rows.num_rows)
        for batch in rows.to_batches():
            self._digest.update(batch)
        self._shard_rows[-1] += rows.num_rows
        self._n_bytes += rows.nbytes
        self._held, self._held_rows, self._held_bytes = [], 0, 0
        if self._sink.tell() >= SHARD_BYTES:
            self.abort()


def ends_group(event_id: str, n_rows: int) -> bool:
    """Return whether a row group may end with this event, which brings ``n_rows`` rows.

    Example:
        >>> ends_group("harbour-bridge", TARGET_ROWS), ends_group("harbour-bridge", 0)
        (True, False)
    """
    chance = int.from_bytes(sha256(event_id.encode()).digest()[:8], "big") / 2**64
    return chance < n_rows / TARGET_ROWS
