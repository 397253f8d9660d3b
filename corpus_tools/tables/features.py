"""Columns and configs: each table's schema, written once, as Arrow and as Hugging Face features.

Label vocabularies are plain strings in the data configs; only the task views use class labels,
whose ids are stored as ``int64`` with null for "no label". Every field is nullable, and there are
no dictionary and no map types: both load wrongly or not at all with ``datasets``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable

    import datasets
    from pydantic import BaseModel

    from corpus_tools.schemas.vocab import Vocabulary

STRING, BOOL, INT, FLOAT, CLASS = pa.string(), pa.bool_(), pa.int32(), pa.float64(), pa.int64()
STRINGS = pa.list_(STRING)
SPANS = pa.list_(pa.struct([("start", INT), ("end", INT)]))


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a config.

    Attributes:
        name: as readers see it.
        kind: Arrow type.
        description: one or two sentences.
        labels: vocabulary of a class label (task views only), in the order of its ids.
    """

    name: str
    kind: pa.DataType
    description: str
    labels: type[Vocabulary] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Config:
    """One loadable table.

    Attributes:
        name: name of the config, its folder and its module.
        row: what one row is.
        purpose: what the config is for.
        columns: in the order of the rows' values.
        schema: the columns as Arrow schema; field metadata hold the descriptions.
        row_type: the same as the type of one row.
    """

    name: str
    row: str
    purpose: str
    columns: tuple[Column, ...]
    schema: pa.Schema = field(init=False)
    row_type: pa.StructType = field(init=False)

    def __post_init__(self) -> None:
        fields = [pa.field(c.name, c.kind, metadata={"description": c.description}) for c in self.columns]
        object.__setattr__(self, "schema", pa.schema(fields))
        object.__setattr__(self, "row_type", pa.struct(fields))

    def batch(self, rows: Iterable[tuple[object, ...]]) -> pa.RecordBatch:
        """Return rows (values in the order of the columns) as one batch.

        One conversion of all rows takes about two thirds of the time of one a column (measured on news rows).
        """
        structs = pa.array(list(rows), self.row_type)
        return pa.RecordBatch.from_struct_array(cast("pa.StructArray", structs))


def struct_list(**fields: pa.DataType) -> pa.DataType:
    """Return the type of a list of flat structs."""
    return pa.list_(pa.struct(list(fields.items())))


def describe(model: type[BaseModel], name: str) -> str:
    """Return what the schema says of a field, so that a column that mirrors it says the same."""
    description = model.model_fields[name].description
    if description is None:
        message = f"{model.__name__}.{name} has no description"
        raise ValueError(message)
    return description


def class_ids(labels: type[Vocabulary]) -> dict[str | None, int | None]:
    """Return the id of each label; null has none.

    Example:
        >>> from corpus_tools.schemas.vocab import Access
        >>> class_ids(Access)
        {None: None, 'open': 0, 'restricted': 1, 'unavailable': 2}
    """
    return {None: None} | {label.value: number for number, label in enumerate(labels)}


def features(config: Config) -> datasets.Features:
    """Return the config's Hugging Face features, class labels included."""
    from datasets import ClassLabel, Features  # noqa: PLC0415 - two seconds to import

    found = Features.from_arrow_schema(config.schema)
    for column in config.columns:
        if column.labels is not None:
            found[column.name] = ClassLabel(names=[label.value for label in column.labels])
    return found
