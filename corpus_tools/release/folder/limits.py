"""The one reader of a release that somebody else made: ordinary files of honest size, and every failure one line."""

from __future__ import annotations

import json
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from corpus_tools.errors import ReleaseError
from corpus_tools.loaders.files import read_contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_DOCUMENT_BYTES = 64 << 20
"""Largest file beside the rows that is read whole; that of a thousand configs would be a hundredth of it."""

MAX_LINES_BYTES = 512 << 20
"""Largest file of one line an item (ids, blocks); five million ids have about as much."""

MAX_COLUMN_BYTES = 128 << 20
"""Most bytes of one column in one row group, unpacked. A builder ends a group after 8 MiB, or with its event."""

ROWS_FAILURES = (OSError, pa.ArrowException, ValueError, TypeError, KeyError, OverflowError)
"""What reading rows raises that are none, or none of ours."""

_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader of the library that `datasets` reads cards with; its C form is ten times faster, where there is one."""


def is_ordinary(path: Path) -> bool:
    """Return whether an ordinary file is there: no link, pipe or device, which could be read for ever."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def read_document(path: Path, *, limit: int = MAX_DOCUMENT_BYTES) -> bytes:
    """Return the bytes of a file of a release.

    Raises:
        ReleaseError: if it is no ordinary file, larger than ``limit``, or cannot be read.
    """
    contents = read_contents(path, path.name, limit=limit)
    if contents.data is None:
        message = f"{path}: {contents.findings[0].message}"
        raise ReleaseError(message)
    return contents.data


def read_words(path: Path, *, limit: int = MAX_DOCUMENT_BYTES) -> str:
    """Return the text of a file of a release.

    Raises:
        ReleaseError: if it cannot be read within limits, or is not UTF-8.
    """
    try:
        return read_document(path, limit=limit).decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path}: the file is not UTF-8"
        raise ReleaseError(message) from error


def parse_json(source: bytes | str, place: str) -> object:
    """Return what JSON says.

    Raises:
        ReleaseError: if it is none, nests too deep, or holds a number of thousands of digits.
    """
    try:
        content: object = json.loads(source)
    except (ValueError, RecursionError) as error:
        reason = "it nests too deep" if isinstance(error, RecursionError) else str(error).partition(";")[0]
        message = f"{place} is not JSON: {reason}"
        raise ReleaseError(message) from error
    return content


def parse_front_matter(card: str) -> dict[str, object] | None:
    """Return what the front matter of a card says; None if there is none that can be read.

    Aliases are refused: with them a few lines may stand for gigabytes.
    """
    parts = card.split("---\n", 2)
    try:
        if len(parts) < 3 or parts[0] or _has_aliases(parts[1]):
            return None
        content = yaml.load(parts[1], Loader=_YAML_LOADER)  # noqa: S506 - safe
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _has_aliases(source: str) -> bool:
    return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(source, Loader=_YAML_LOADER))


@contextmanager
def open_rows(path: Path) -> Iterator[pq.ParquetFile]:
    """Open a file of rows.

    Raises:
        ReleaseError: if it is no ordinary file, not Parquet, or one of its columns unpacks to more than any honest
            one; and whatever is wrong with its rows, while they are read.
    """
    if not is_ordinary(path):
        message = f"{path} is not an ordinary file"
        raise ReleaseError(message)
    try:
        with pq.ParquetFile(path, pre_buffer=False) as file:
            _refuse_large(file, path)
            yield file
    except ReleaseError:
        raise
    except ROWS_FAILURES as error:
        message = f"{path} cannot be read: {' '.join(str(error).split())[:200]}"
        raise ReleaseError(message) from error


def _refuse_large(file: pq.ParquetFile, path: Path) -> None:
    metadata = file.metadata
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    sizes = (group.column(number).total_uncompressed_size for group in groups for number in range(group.num_columns))
    largest = max(sizes, default=0)
    if largest > MAX_COLUMN_BYTES:
        message = f"{path} holds a column of {largest:,} bytes in one row group, expected at most {MAX_COLUMN_BYTES:,}"
        raise ReleaseError(message)
