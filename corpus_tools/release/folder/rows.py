"""The rows of a release event by event, all configs and splits side by side, in bounded memory.

A release is sorted by event, so one open row group a config and split is enough. Class labels come
back as their names, whatever numbers they have in this release.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

import pyarrow as pa

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.digest import type_name
from corpus_tools.release.folder.labels import label_names, named
from corpus_tools.release.folder.limits import open_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus_tools.release.folder.labels import Labels
    from corpus_tools.release.folder.release_folder import ReleaseFolder

BATCH_ROWS = 1_024
"""Rows decoded at a time from each open file."""


@dataclass(slots=True)
class EventRows:
    """All rows of one event.

    Attributes:
        event: the event.
        tables: rows by config and split, class labels as names.
    """

    event: str
    tables: dict[tuple[str, str], pa.Table] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConfigColumns:
    """Columns of a config as a release has them.

    Attributes:
        kinds: name of the type by column, in order.
        labels: names of class labels by path.
    """

    kinds: Mapping[str, str]
    labels: Labels

    @classmethod
    def of(cls, schema: pa.Schema) -> ConfigColumns:
        """Return the columns that a schema with the metadata of ``datasets`` describes."""
        return cls({column.name: type_name(column.type) for column in schema}, label_names(schema))


def read_columns(release: ReleaseFolder) -> dict[str, ConfigColumns]:
    """Return the columns of every config of a release."""
    return {
        config: ConfigColumns.of(_schema(release.path / next(iter(splits.values()))[0]))
        for config, splits in release.splits.items()
    }


def _schema(path: Path) -> pa.Schema:
    with open_rows(path) as file:
        return file.schema_arrow


def read_events(release: ReleaseFolder) -> Iterator[EventRows]:
    """Yield the rows of every event, by event.

    Raises:
        ReleaseError: if rows are not sorted by event, or a file cannot be read.
    """
    keys = [(config, split) for config, splits in release.splits.items() for split in splits]
    streams = {key: _runs(release, *key) for key in keys}
    waiting = {key: run for key in keys if (run := next(streams[key], None)) is not None}
    while waiting:
        event = min(name for name, _ in waiting.values())
        found = EventRows(event)
        for key in [key for key, (name, _) in waiting.items() if name == event]:
            found.tables[key] = waiting.pop(key)[1]
            run = next(streams[key], None)
            if run is not None:
                waiting[key] = run
        yield found


def _runs(release: ReleaseFolder, config: str, split: str) -> Iterator[tuple[str, pa.Table]]:
    """Yield event and rows of one config and split, each event once."""
    event, held = "", list[pa.RecordBatch]()
    for batch in _batches(release, config, split):
        for name, run in _cut(batch):
            if name < event:
                message = f"{release.path}: rows of {config}/{split} are not sorted by event ({name} after {event})"
                raise ReleaseError(message)
            if name != event and held:
                yield event, pa.Table.from_batches(held)
                held = []
            event = name
            held.append(run)
    if held:
        yield event, pa.Table.from_batches(held)


def _batches(release: ReleaseFolder, config: str, split: str) -> Iterator[pa.RecordBatch]:
    for name in release.splits[config][split]:
        with open_rows(release.path / name) as file:
            labels = label_names(file.schema_arrow)
            for key in ("id", "event"):
                if key not in file.schema_arrow.names or not pa.types.is_string(file.schema_arrow.field(key).type):
                    message = f"{release.path / name} has no column {key!r} of strings: it holds no rows of a release"
                    raise ReleaseError(message)
            for batch in file.iter_batches(BATCH_ROWS):
                yield from named(pa.Table.from_batches([batch]), labels).replace_schema_metadata(None).to_batches()


def _cut(batch: pa.RecordBatch) -> Iterator[tuple[str, pa.RecordBatch]]:
    """Yield stretches of one event."""
    start = 0
    for name, run in groupby(batch.column("event").to_pylist()):
        length = sum(1 for _ in run)
        yield str(name), batch.slice(start, length)
        start += length
