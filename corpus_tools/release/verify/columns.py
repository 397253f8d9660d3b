"""What shows in the files of one config and split alone: ids, order, class ids, vocabularies, licences, withheld words."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from corpus_tools.diagnostics.catalogue.release_folder import (
    LABEL_OUTSIDE_VOCABULARY,
    LICENCE_DIFFERS,
    ROW_ID_MISSING,
    ROW_ID_REPEATED,
    ROWS_OUT_OF_ORDER,
    WORDS_AGAINST_STATUS,
)
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.release.folder.digest import RowsDigest
from corpus_tools.release.folder.labels import named, numbers
from corpus_tools.release.folder.parquet import WrittenSplit
from corpus_tools.release.verify.reading import batches
from corpus_tools.release.verify.row_findings import Cell
from corpus_tools.schemas.vocab import TextStatus
from corpus_tools.tables.tabulate import CONFIGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus_tools.release.verify.reading import Shards
    from corpus_tools.release.verify.row_findings import RowFindings

WITHOUT_WORDS = (TextStatus.WITHHELD, TextStatus.LOST)
"""States in which a row holds none of its text's words."""


@dataclass(frozen=True, slots=True)
class Passed:
    """What was seen of the rows of one config and split.

    Attributes:
        written: counts and digest, as the builder would have stated them.
        events: in the order of the rows, each as often as it begins anew.
        is_in_order: whether rows are sorted.
    """

    written: WrittenSplit
    events: tuple[str, ...]
    is_in_order: bool


def check_columns(folder: Path, shards: Shards, tally: RowFindings) -> Passed:
    """Read all rows once, and tell the tally what is wrong with them."""
    schema = shards.schema.remove_metadata()
    digest, ids, n_bytes = RowsDigest(schema, shards.labels), _Ids(shards.config, tally), 0
    for name in shards.files:
        for first, batch in batches(folder, name):
            with suppress(ValueError, TypeError, AttributeError, pa.ArrowException):  # columns that are none of ours
                digest.update(batch)
            n_bytes += batch.nbytes
            ids.take(name, first, batch)
            for check in (_check_classes, _check_licence, _check_words):
                for number, column, rule, message in check(shards, batch):
                    tally.add(rule, message, Cell(name, first + number, column, _value(batch, "id", number)))
    size = sum((folder / name).stat().st_size for name in shards.files)
    n_rows = sum(shards.files.values())
    written = WrittenSplit(shards.config, shards.split, n_rows, n_bytes, size, digest.digest(), dict(shards.files))
    return Passed(written, tuple(ids.events), ids.is_in_order)


Fault = tuple[int, str, Any, str]
"""Row within the batch, column, rule, message."""


class _Ids:
    """Ids and order of rows that arrive in order, some at a time."""

    def __init__(self, config: str, tally: RowFindings) -> None:
        self._config, self._tally = config, tally
        self._last: tuple[str, str] = ("", "")
        self._seen: set[str] = set()
        self.events: list[str] = []
        self.is_in_order = True

    def take(self, file: str, first: int, batch: pa.RecordBatch) -> None:
        ids, events, articles = (_texts(batch, name) for name in ("id", "event", "article"))
        for number, (own, event, article) in enumerate(zip(ids, events, articles, strict=True), first):
            home = article if article is not None else event
            if (
                own is None
                or event is None
                or not f"{own}/".startswith(f"{home}/")
                or not f"{home}/".startswith(f"{event}/")
            ):
                message = f"the id is {shown(own)}, its event {shown(event)}, its article {shown(article)}"
                self._tally.add(ROW_ID_MISSING, message, Cell(file, number, "id", own))
            self._order(file, number, str(own), (str(event), article or ""))

    def _order(self, file: str, number: int, own: str, place: tuple[str, str]) -> None:
        if place < self._last:
            self.is_in_order = False
            message = f"{_place(place)} comes after {_place(self._last)}"
            self._tally.add(ROWS_OUT_OF_ORDER, message, Cell(file, number, "event", own))
        if place[0] != self._last[0]:
            self.events.append(place[0])
            self._seen = set()
        if own in self._seen:
            self._tally.add(ROW_ID_REPEATED, "an earlier row has this id too", Cell(file, number, "id", own))
        self._seen.add(own)
        self._last = place


def _place(place: tuple[str, str]) -> str:
    """Return the article of a place, or its event where it is in none."""
    event, article = place
    return article or event


def _check_classes(shards: Shards, batch: pa.RecordBatch) -> Iterator[Fault]:
    for column, array in zip(batch.schema.names, batch.columns, strict=True):
        for path, values in numbers(array, column):
            names = shards.labels.get(path)
            if names is None or not pa.types.is_integer(values.type):
                continue
            for wrong in sorted({value for value in pc.unique(values).to_pylist() if value is not None}):
                if not 0 <= wrong < len(names):
                    row = next(number for number, value in enumerate(array.to_pylist()) if _holds(value, path, wrong))
                    message = f"the class id is {wrong}, there are names for 0 to {len(names) - 1}"
                    yield row, path, LABEL_OUTSIDE_VOCABULARY, message


def _holds(value: Any, path: str, wrong: int) -> bool:
    """Return whether a value, or the part of it that a path names, is or lists this number."""
    if isinstance(value, list):
        return any(_holds(item, path, wrong) for item in value)
    if isinstance(value, dict):
        return _holds(value.get(path.rpartition(".")[2]), path, wrong)
    return bool(value == wrong)


def _check_licence(shards: Shards, batch: pa.RecordBatch) -> Iterator[Fault]:
    del shards
    for number, licence in enumerate(_values(batch, "license")):
        if licence is None:
            yield number, "license", LICENCE_DIFFERS, "the row states no licence"


def _check_words(shards: Shards, batch: pa.RecordBatch) -> Iterator[Fault]:
    config = CONFIGS[shards.config]
    states = named(pa.Table.from_batches([batch]).select(_present(batch, "text_status")), shards.labels)
    for column in config.columns:
        if not column.may_hold_words or column.name not in batch.schema.names:
            continue
        held = batch.column(column.name).is_valid().to_pylist()
        for number, (state, has_words) in enumerate(zip(_values(states, "text_status"), held, strict=False)):
            if state in WITHOUT_WORDS and has_words:
                message = f"words in `{column.name}`, and the text is {state}"
                yield number, column.name, WORDS_AGAINST_STATUS, message
            elif state == TextStatus.OPEN and not has_words and column.name == config.words:
                message = f"no words in `{column.name}`, and the text is open"
                yield number, column.name, WORDS_AGAINST_STATUS, message


def _present(batch: pa.RecordBatch, *names: str) -> list[str]:
    return [name for name in names if name in batch.schema.names]


def _values(batch: pa.RecordBatch | pa.Table, name: str) -> list[Any]:
    return batch.column(name).to_pylist() if name in batch.schema.names else [None] * batch.num_rows


def _texts(batch: pa.RecordBatch, name: str) -> list[str | None]:
    return [str(value) if value is not None else None for value in _values(batch, name)]


def _value(batch: pa.RecordBatch, name: str, number: int) -> str | None:
    value = batch.column(name)[number].as_py() if name in batch.schema.names else None
    return str(value) if value is not None else None


def runs(batch: pa.RecordBatch) -> Iterator[tuple[str, pa.RecordBatch]]:
    """Yield stretches of rows of one event."""
    start = 0
    for event, same in groupby(_values(batch, "event")):
        length = len(list(same))
        yield str(event), batch.slice(start, length)
        start += length
