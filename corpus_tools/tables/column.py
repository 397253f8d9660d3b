"""Columns and configs: everything that is known of a table, written once.

A `Column` says what it is called, what it holds, how its value is read, what it is for, which words it may hold and
what it refers to. Features, card, Croissant, comparison, version rule, verification and hydration read that here and
keep no lists of their own.

In Python a row is a dictionary by column in which a label is its name. In a release a label of a closed vocabulary
is stored as the number of its class (``int64``, null for no label), in lists and in lists of records too. Every field
is nullable, and there are no dictionary and no map types: both load wrongly or not at all with ``datasets``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import datasets
    from pydantic import BaseModel

    from corpus_tools.schemas.vocab import Vocabulary

STRING, BOOL, INT, FLOAT = pa.string(), pa.bool_(), pa.int32(), pa.float64()
STRINGS = pa.list_(STRING)
_CLASS = pa.int64()

Cells = dict[str, Any]
"""A row by column, or a record of a list by part; labels as names."""

RecordT_contra = TypeVar("RecordT_contra", contravariant=True)


class Role(Enum):
    """What a column is for, in the order in which a task view has its columns."""

    INPUT = "input"
    """What a model is shown."""
    TARGET = "target"
    """What somebody decided, and a model is to find."""
    DERIVED = "derived"
    """What follows from inputs and targets, and so gives targets away."""
    BOOKKEEPING = "bookkeeping"
    """Where the row belongs and how it came about."""


class Weight(Enum):
    """What a change of a column's value in an existing row amounts to."""

    CONTENT = "content"
    """The row says something else."""
    COUNT = "count"
    """Other rows came or went; judged with those."""
    CIRCUMSTANCE = "circumstance"
    """How the row came about is told differently, not what it says."""
    VERSION = "version"
    """Nothing: a comparison of releases fills the column in."""


@dataclass(frozen=True, slots=True)
class Part:
    """One value of every record that a column lists.

    Attributes:
        name: as readers see it.
        kind: Arrow type; of a label, the type of its name.
        vocabulary: of a class label.
        refers_to: config whose ids the values are.
        is_computed: whether the rules compute it.
    """

    name: str
    kind: pa.DataType
    vocabulary: type[Vocabulary] | None = None
    refers_to: str | None = None
    is_computed: bool = False


SPANS = (Part("start", INT), Part("end", INT))


@dataclass(frozen=True, slots=True)
class Column(Generic[RecordT_contra]):
    """One column of a config.

    Attributes:
        name: as readers see it.
        kind: Arrow type (of a label, that of its name), or the parts of the records that a value lists.
        description: one or two sentences.
        value: reads the value off what a row is made from.
        role: what it is for.
        vocabulary: of a class label, or of a list of them; classes are numbered in its order.
        refers_to: config whose ids the values are.
        repeats: whose value is told here again: that of a row of this config, or of ``event``, ``outlet``, ``entity``.
        weight: what a change of a value amounts to.
        is_computed: whether the rules compute it.
        is_licence: whether it names the licence of something.
        may_hold_words: whether it may hold words of the text that the row's `text_status` speaks of.
    """

    name: str
    kind: pa.DataType | tuple[Part, ...]
    description: str
    value: Callable[[RecordT_contra], object]
    role: Role
    vocabulary: type[Vocabulary] | None = None
    refers_to: str | None = None
    repeats: str | None = None
    weight: Weight = Weight.CONTENT
    is_computed: bool = False
    is_licence: bool = False
    may_hold_words: bool = False

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the records that a value lists; none if it lists no records."""
        return self.kind if isinstance(self.kind, tuple) else ()

    @property
    def is_list(self) -> bool:
        """Whether a value is a list."""
        return isinstance(self.kind, tuple) or pa.types.is_list(self.kind)

    @property
    def is_label(self) -> bool:
        """Whether a value is one out of few, so that it is worth counting which became which."""
        is_grade = self.role is Role.TARGET and self.kind in {BOOL, INT}
        is_closed = self.vocabulary is not None or self.is_licence or is_grade
        return is_closed and not self.is_list and self.repeats is None and self.weight is Weight.CONTENT

    @property
    def has_computed(self) -> bool:
        """Whether the rules compute the value or a part of it."""
        return self.is_computed or any(part.is_computed for part in self.parts)

    @property
    def vocabularies(self) -> dict[str, type[Vocabulary]]:
        """Vocabularies by path: that of the column, or of a part as ``column.part``."""
        own = {} if self.vocabulary is None else {self.name: self.vocabulary}
        return own | {f"{self.name}.{p.name}": p.vocabulary for p in self.parts if p.vocabulary is not None}

    @property
    def stored(self) -> pa.DataType:
        """Arrow type as a release stores it, classes as numbers."""
        if isinstance(self.kind, tuple):
            return pa.list_(pa.struct([(p.name, _CLASS if p.vocabulary is not None else p.kind) for p in self.kind]))
        if self.vocabulary is None:
            return self.kind
        return pa.list_(_CLASS) if self.is_list else _CLASS

    def references(self, value: Any) -> Iterator[tuple[str, str]]:
        """Yield config and id for every row that a value refers to."""
        if self.refers_to is not None and value is not None:
            yield self.refers_to, str(value)
        for part in self.parts:
            if part.refers_to is not None:
                yield from ((part.refers_to, row[part.name]) for row in value or () if row[part.name] is not None)

    def encoded(self, values: Sequence[Any]) -> Sequence[object]:
        """Return values with the numbers of their classes.

        Raises:
            KeyError: if a label is not in the vocabulary.
        """
        if self.vocabulary is not None:
            ids = _numbers(self.vocabulary)
            if self.is_list:
                return [labels and [ids[label] for label in labels] for labels in values]
            return [ids[label] for label in values]
        if not self.parts:
            return values
        read = itemgetter(*(part.name for part in self.parts))  # tuples are converted faster than dictionaries
        numbers = [_numbers(part.vocabulary) if part.vocabulary is not None else None for part in self.parts]
        if not any(numbers):
            return [records and [read(record) for record in records] for records in values]
        return [
            records
            and [
                tuple([value if ids is None else ids[value] for value, ids in zip(read(record), numbers, strict=True)])
                for record in records
            ]
            for records in values
        ]


@dataclass(frozen=True, eq=False)
class Config(Generic[RecordT_contra]):
    """One loadable table.

    Attributes:
        name: name of the config, its folder and its module.
        noun: what a row is called in a comparison.
        row: what one row is.
        purpose: what the config is for.
        columns: in the order in which readers see them.
        words: column with the words that a row is about, never null where the row's text is open; None if a row is
            about no words of a text.
        view_of: config whose rows this one, a task view, shows again under the same ids.
        part_of: column with the id of the row that a row is a part of.
        by_name: the columns by name.
        labels: names of classes by path, in the order of their numbers.
        schema: the columns as Arrow schema; field metadata hold the descriptions.
        row_type: the same as the type of one row.
    """

    name: str
    noun: str
    row: str
    purpose: str
    columns: tuple[Column[RecordT_contra], ...]
    words: str | None = None
    view_of: str | None = None
    part_of: str | None = None
    by_name: Mapping[str, Column[RecordT_contra]] = field(init=False, repr=False)
    labels: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)
    schema: pa.Schema = field(init=False, repr=False)
    row_type: pa.StructType = field(init=False, repr=False)

    def __post_init__(self) -> None:
        labels = {
            path: tuple(label.value for label in vocabulary)
            for column in self.columns
            for path, vocabulary in column.vocabularies.items()
        }
        fields = [pa.field(c.name, c.stored, metadata={"description": c.description}) for c in self.columns]
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})
        object.__setattr__(self, "labels", labels)
        object.__setattr__(self, "schema", pa.schema(fields))
        object.__setattr__(self, "row_type", pa.struct(fields))

    def read(self, records: Iterable[RecordT_contra]) -> Table:
        """Return the table with one row for each record."""
        several = list(records)
        return Table(self, [[*map(column.value, several)] for column in self.columns])

    def table(self, rows: Sequence[Cells]) -> Table:
        """Return the table of these rows; a column that a row does not have is null in it."""
        return Table(self, [[row.get(column.name) for row in rows] for column in self.columns])


@dataclass(frozen=True)
class Table:
    """Rows of a config.

    Attributes:
        config: the config.
        cells: values by column, in the order of the config's columns; labels as names.
    """

    config: Config[Any]
    cells: Sequence[Sequence[object]]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.cells[0])

    def rows(self) -> list[Cells]:
        """Return the rows by column."""
        names = self.config.schema.names
        return [dict(zip(names, values, strict=True)) for values in zip(*self.cells, strict=True)]

    def batch(self) -> pa.RecordBatch:
        """Return the rows as one batch, labels as numbers.

        One conversion of all rows takes about two thirds of the time of one a column (measured on news rows).

        Raises:
            KeyError: if a label is in no vocabulary of its column.
        """
        cells = [column.encoded(values) for column, values in zip(self.config.columns, self.cells, strict=True)]
        structs = pa.array(list(zip(*cells, strict=True)), self.config.row_type)
        return pa.RecordBatch.from_struct_array(cast("pa.StructArray", structs))


def describe(model: type[BaseModel], name: str) -> str:
    """Return what the schema says of a field, so that a column that mirrors it says the same."""
    description = model.model_fields[name].description
    if description is None:
        message = f"{model.__name__}.{name} has no description"
        raise ValueError(message)
    return description


def features(config: Config[Any]) -> datasets.Features:
    """Return the config's Hugging Face features, class labels included."""
    from datasets import ClassLabel, Features, List  # noqa: PLC0415 - two seconds to import

    found = Features.from_arrow_schema(config.schema)
    for column in config.columns:
        if column.vocabulary is not None:
            label = ClassLabel(names=list(config.labels[column.name]))
            found[column.name] = List(label) if column.is_list else label
        for part in column.parts:
            if part.vocabulary is not None:
                names = config.labels[f"{column.name}.{part.name}"]
                found[column.name].feature[part.name] = ClassLabel(names=list(names))
    return found


@cache
def _numbers(vocabulary: type[Vocabulary]) -> dict[str | None, int | None]:
    """Return the number of each label; None has none."""
    return {None: None} | {label.value: number for number, label in enumerate(vocabulary)}
