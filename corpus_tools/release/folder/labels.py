"""Class labels in rows: the names that a file states for them, and rows with names instead of numbers.

Labels are addressed by path: a column, or a part of the records that a column lists as ``column.part``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Labels = dict[str, tuple[str, ...]]
"""Names of classes by path, in the order of their numbers."""


def label_names(schema: pa.Schema) -> Labels:
    """Return the labels that ``datasets`` wrote into a file's metadata; none where those cannot be read."""
    try:
        features = json.loads((schema.metadata or {})[b"huggingface"])["info"]["features"]
        return {path: names for name, feature in features.items() for path, names in _stated(name, feature)}
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return {}


def _stated(path: str, feature: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    kind = feature.get("_type")
    if kind == "ClassLabel":
        yield path, tuple(map(str, feature["names"]))
    elif isinstance(kind, str) and isinstance(feature.get("feature"), dict):
        yield from _stated(path, feature["feature"])
    elif not isinstance(kind, str):
        for name, part in feature.items():
            yield from _stated(f"{path}.{name}", part)


def named(table: pa.Table, labels: Mapping[str, Sequence[str]]) -> pa.Table:
    """Return a table with class labels as names; a number that no class has becomes null.

    Example:
        >>> named(pa.table({"form": [1, None]}), {"form": ("verbatim", "trimmed")})["form"].to_pylist()
        ['trimmed', None]
        >>> rows = pa.table({"clauses": [[{"id": "c", "form": 0}], None, []]})
        >>> named(rows, {"clauses.form": ("verbatim",)})["clauses"].to_pylist()
        [[{'id': 'c', 'form': 'verbatim'}], None, []]
    """
    for column in dict.fromkeys(path.partition(".")[0] for path in labels):
        number = table.schema.get_field_index(column)
        if number >= 0:
            values = pa.chunked_array(
                [_named(chunk, column, labels) for chunk in table.column(number).chunks],
                None if table.num_rows else _named(pa.array([], table.schema.field(number).type), column, labels).type,
            )
            table = table.set_column(number, column, values)
    return table


def numbers(array: pa.Array[Any], path: str) -> Iterator[tuple[str, pa.Array[Any]]]:
    """Yield path and values of everything in a column that is no list and no record."""
    if pa.types.is_list(array.type):
        yield from numbers(pc.list_flatten(array), path)
    elif pa.types.is_struct(array.type):
        for number in range(array.type.num_fields):
            yield from numbers(pc.struct_field(array, number), f"{path}.{array.type.field(number).name}")
    else:
        yield path, array


def _named(array: pa.Array[Any], path: str, labels: Mapping[str, Sequence[str]]) -> pa.Array[Any]:
    mask = array.is_null() if array.null_count else None
    if pa.types.is_list(array.type):
        ends = pc.cumulative_sum(pc.fill_null(pc.list_value_length(array), 0))
        offsets = pa.concat_arrays([pa.array([0], pa.int32()), ends.cast(pa.int32())])
        return pa.ListArray.from_arrays(offsets, _named(pc.list_flatten(array), path, labels), mask=mask)
    if pa.types.is_struct(array.type):
        fields = [array.type.field(number).name for number in range(array.type.num_fields)]
        parts = [_named(pc.struct_field(array, number), f"{path}.{name}", labels) for number, name in enumerate(fields)]
        return pa.StructArray.from_arrays(parts, fields, mask=mask)
    if path not in labels or not pa.types.is_integer(array.type):
        return array
    known = pc.index_in(array, value_set=pa.array(range(len(labels[path])), array.type))
    return pc.take(pa.array(list(labels[path]), pa.string()), known)
