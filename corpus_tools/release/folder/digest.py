"""Identity of a table's rows: the same for the same schema and rows, whatever wrote the files.

Every column is taken apart into streams of plain little-endian values (which values are there, how
long each one is, what it holds), each stream has a SHA-256, and the digest is that of the schema
and the streams. How rows are cut into batches, row groups or files does not show.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from hashlib import _Hash


class RowsDigest:
    """Digest of rows that arrive in order, some at a time.

    Args:
        schema: of all rows.
        labels: names of the class labels by path (a column, or ``column.part``), which give their numbers a meaning.

    Example:
        >>> whole, parts = RowsDigest(pa.schema([("a", pa.string())]), {}), RowsDigest(pa.schema([("a", pa.string())]), {})
        >>> whole.update(pa.record_batch({"a": ["x", None, "yz"]}))
        >>> parts.update(pa.record_batch({"a": ["x"]}))
        >>> parts.update(pa.record_batch({"a": [None, "yz"]}))
        >>> whole.digest() == parts.digest()
        True
    """

    def __init__(self, schema: pa.Schema, labels: Mapping[str, Sequence[str]]) -> None:
        self._schema = [[field.name, type_name(field.type), list(labels.get(field.name, ()))] for field in schema]
        self._schema += [[path, "part", list(names)] for path, names in sorted(labels.items()) if "." in path]
        self._streams: dict[str, _Hash] = {}
        self._n_rows = 0

    def update(self, rows: pa.RecordBatch) -> None:
        """Take more rows."""
        self._n_rows += rows.num_rows
        for name, column in zip(rows.schema.names, rows.columns, strict=True):
            self._feed(name, column)

    def digest(self) -> str:
        """Return ``sha256:…`` of schema and rows."""
        streams = {path: stream.hexdigest() for path, stream in sorted(self._streams.items())}
        content = json.dumps([self._schema, self._n_rows, streams], ensure_ascii=False, sort_keys=True)
        return f"sha256:{sha256(content.encode()).hexdigest()}"

    def _feed(self, path: str, array: pa.Array[Any]) -> None:
        self._take(f"{path} valid", _validity(array))
        kind = array.type
        if pa.types.is_list(kind):
            self._take(f"{path} length", _values(pc.list_value_length(array)))
            self._feed(f"{path}[]", pc.list_flatten(array))
        elif pa.types.is_struct(kind):
            for number in range(kind.num_fields):
                self._feed(f"{path}.{kind.field(number).name}", pc.struct_field(array, number))
        elif pa.types.is_string(kind):
            self._take(f"{path} length", _values(pc.binary_length(cast("pa.StringArray", array))))
            self._take(path, _words(array))
        else:
            self._take(path, _values(array.cast(pa.uint8()) if pa.types.is_boolean(kind) else array))

    def _take(self, path: str, content: pa.Buffer | bytes) -> None:
        self._streams.setdefault(path, sha256()).update(content)


def type_name(kind: pa.DataType) -> str:
    """Return a type's name without what differs between writers.

    Example:
        >>> type_name(pa.list_(pa.field("element", pa.struct([("start", pa.int32())]))))
        'list<struct<start: int32>>'
    """
    if pa.types.is_list(kind):
        return f"list<{type_name(kind.value_type)}>"
    if pa.types.is_struct(kind):
        fields = [kind.field(number) for number in range(kind.num_fields)]
        return f"struct<{', '.join(f'{field.name}: {type_name(field.type)}' for field in fields)}>"
    return str(kind)


def _validity(array: pa.Array[Any]) -> pa.Buffer | bytes:
    return _values(array.is_valid().cast(pa.uint8())) if array.null_count else b"\x01" * len(array)


def _values(array: pa.Array[Any]) -> pa.Buffer | bytes:
    if not len(array):
        return b""
    width = array.type.bit_width // 8
    filled = array.fill_null(0) if array.null_count else array
    return cast("pa.Buffer", filled.buffers()[1]).slice(filled.offset * width, len(filled) * width)


def _words(array: pa.Array[Any]) -> pa.Buffer | bytes:
    held = array.drop_null() if array.null_count else array
    _, offsets, content = held.buffers()
    if not len(held) or offsets is None or content is None:
        return b""
    bounds = memoryview(offsets).cast("i")
    start, end = bounds[held.offset], bounds[held.offset + len(held)]
    return content.slice(start, end - start)
