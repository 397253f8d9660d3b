"""The rows of a release as they stand in its files, and event by event, whatever is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from corpus_tools.diagnostics.catalogue.release_folder import ROWS_UNREADABLE
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.digest import type_name
from corpus_tools.release.folder.labels import label_names, named
from corpus_tools.release.folder.limits import open_rows
from corpus_tools.release.verify.row_findings import Cell
from corpus_tools.schemas.vocab import Split
from corpus_tools.tables.tabulate import CONFIGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.folder.labels import Labels
    from corpus_tools.release.verify.claimed import Claimed

BATCH_ROWS = 4_096
"""Rows read at a time: news rows of two kilobytes make eight megabytes."""

_NAME = re.compile(r"data/(?P<config>\w+)/(?P<split>\w+)-(?P<part>\d{5})-of-(?P<total>\d{5})\.parquet")


@dataclass(frozen=True, slots=True)
class Shards:
    """The files of one config and split that can be read.

    Attributes:
        config, split: names, as the files' names say.
        schema: of the first file, with its metadata.
        files: rows by path relative to the release, in order.
        schemas: likewise, with their metadata.
    """

    config: str
    split: str
    schema: pa.Schema
    files: dict[str, int] = field(default_factory=dict)
    schemas: dict[str, pa.Schema] = field(default_factory=dict)

    @property
    def labels(self) -> Labels:
        """Names of class labels by path, as the first file states them for ``datasets``."""
        return label_names(self.schema)


@dataclass(frozen=True, slots=True)
class Row:
    """A row and where it stands.

    Attributes:
        file: path relative to the release.
        number: from 0 within the file.
        values: by column; class labels by name.
    """

    file: str
    number: int
    values: dict[str, Any]

    @property
    def id(self) -> str | None:
        """Id of the row."""
        return self.values.get("id")

    def at(self, column: str) -> Cell:
        """Return the place of a value."""
        return Cell(self.file, self.number, column, self.id)


EventTables = dict[str, list[Row]]
"""The rows of one event by config."""


def find_shards(claimed: Claimed) -> tuple[list[Shards], list[Diagnostic]]:
    """Return all rows there are, in the order of configs and splits, and which files cannot be read."""
    found: dict[tuple[str, str], Shards] = {}
    findings: list[Diagnostic] = []
    for name in (name for name in claimed.names if name.startswith("data/")):
        match, header = _NAME.fullmatch(name), _header(claimed.folder / name)
        if match is None or isinstance(header, str) or match["config"] not in CONFIGS or match["split"] not in _SPLITS:
            message = header if isinstance(header, str) else "the name is not data/CONFIG/SPLIT-00000-of-00001.parquet"
            findings.append(ROWS_UNREADABLE.found(message, Location(name)))
            continue
        key = (match["config"], match["split"])
        shards = found.setdefault(key, Shards(*key, header[0]))
        shards.schemas[name], shards.files[name] = header
    return [found[key] for key in sorted(found, key=_position)], findings


def is_of_known_types(shards: Shards) -> bool:
    """Whether the columns that rows are joined by and spans are read from are there and of their config's types."""
    known = {field.name: type_name(field.type) for field in CONFIGS[shards.config].schema}
    held = {field.name: type_name(field.type) for field in shards.schema}
    return {"id", "event"} <= held.keys() and all(known.get(name, kind) == kind for name, kind in held.items())


def batches(folder: Path, name: str) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Yield the rows of a file with the number of the first one; a file that breaks off gives what there is."""
    first = 0
    try:
        with open_rows(folder / name) as file:
            for batch in file.iter_batches(BATCH_ROWS):
                yield first, batch
                first += batch.num_rows
    except ReleaseError:
        return


def read_events(folder: Path, tables: Sequence[Shards]) -> Iterator[tuple[str, EventTables]]:
    """Yield the rows of each event of one split, by event; files have to be in order."""
    streams = {shards.config: _events(folder, shards) for shards in tables}
    waiting = {config: found for config, stream in streams.items() if (found := next(stream, None)) is not None}
    while waiting:
        event = min(found[0] for found in waiting.values())
        rows = {config: waiting[config][1] for config in list(waiting) if waiting[config][0] == event}
        yield event, rows
        for config in rows:
            found = next(streams[config], None)
            if found is None:
                del waiting[config]
            else:
                waiting[config] = found


def _events(folder: Path, shards: Shards) -> Iterator[tuple[str, list[Row]]]:
    for event, rows in groupby(_rows(folder, shards), key=lambda row: str(row.values.get("event"))):
        yield event, list(rows)


def _rows(folder: Path, shards: Shards) -> Iterator[Row]:
    labels = shards.labels
    for name in shards.files:
        for first, batch in batches(folder, name):
            rows = named(pa.Table.from_batches([batch]), labels).to_pylist()
            yield from (Row(name, number, values) for number, values in enumerate(rows, first))


def _header(path: Path) -> tuple[pa.Schema, int] | str:
    """Return schema and rows of a file, or why it has none."""
    try:
        with open_rows(path) as file:
            return file.schema_arrow, file.metadata.num_rows
    except ReleaseError as error:
        return str(error).removeprefix(str(path)).strip()


_SPLITS = [split.value for split in Split]


def _position(key: tuple[str, str]) -> tuple[int, int]:
    return (list(CONFIGS).index(key[0]), _SPLITS.index(key[1]))
