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
from corpus_tools.release.digest import RowsDigest
from corpus_tools.release.parquet import WrittenSplit
from corpus_tools.release.verify.reading import batches
from corpus_tools.release.verify.tally import Cell
from corpus_tools.schemas.vocab import (
    Access,
    Attribution,
    BoilerplateKind,
    Depth,
    Drift,
    Fidelity,
    Form,
    Meaning,
    MeaningLocus,
    Mode,
    Operation,
    Origin,
    Presentation,
    PresentationFlag,
    QuoteFlag,
    Reference,
    Relation,
    Rendering,
    Rewriting,
    Rung,
    Slot,
    State,
    TextStatus,
    UnverifiableReason,
    Vocabulary,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus_tools.release.verify.reading import Shards
    from corpus_tools.release.verify.tally import Tally

VOCABULARIES: dict[str, type[Vocabulary]] = {
    "accept": Relation,
    "access": Access,
    "attribution": Attribution,
    "claim_origin": Origin,
    "depth": Depth,
    "drift": Drift,
    "fidelity": Fidelity,
    "flags": QuoteFlag,
    "form": Form,
    "kind": BoilerplateKind,
    "meaning": Meaning,
    "meaning_locus": MeaningLocus,
    "mode": Mode,
    "operation": Operation,
    "origin": Origin,
    "presentation": Presentation,
    "presentation_flags": PresentationFlag,
    "reason": UnverifiableReason,
    "reference": Reference,
    "relation": Relation,
    "rendering": Rendering,
    "rewriting": Rewriting,
    "rung": Rung,
    "slot": Slot,
    "state": State,
    "text_status": TextStatus,
    "zone": Zone,
}
"""Vocabulary by name of a column of strings, or of a field of its structs: a name means the same in every config."""

WORDS = {
    "articles": ("text", "headline"),
    "claim_drift": ("mention", "context"),
    "claim_mentions": ("mention",),
    "drift_spans": ("mention", "words"),
    "quote_fidelity": ("quote", "context"),
    "quotes": ("quote", "source", "cue"),
    "statements": ("text",),
}
"""Columns that hold words of the text that `text_status` speaks of; the first is never null where it is open."""

WITHOUT_WORDS = (TextStatus.WITHHELD.value, "lost")
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


def check_columns(folder: Path, shards: Shards, tally: Tally) -> Passed:
    """Read all rows once, and tell the tally what is wrong with them."""
    schema = shards.schema.remove_metadata()
    digest, ids, n_bytes = RowsDigest(schema, shards.labels), _Ids(shards.config, tally), 0
    for name in shards.files:
        for first, batch in batches(folder, name):
            with suppress(ValueError, TypeError, AttributeError, pa.ArrowException):  # columns that are none of ours
                digest.update(batch)
            n_bytes += batch.nbytes
            ids.take(name, first, batch)
            for check in (_check_classes, _check_vocabularies, _check_licence, _check_words):
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

    def __init__(self, config: str, tally: Tally) -> None:
        self._config, self._tally = config, tally
        self._last: tuple[str, str] = ("", "")
        self._seen: set[str] = set()
        self.events: list[str] = []
        self.is_in_order = True

    def take(self, file: str, first: int, batch: pa.RecordBatch) -> None:
        ids, events, articles = (_texts(batch, name) for name in ("id", "event", "article"))
        for number, (own, event, article) in enumerate(zip(ids, events, articles, strict=True), first):
            home = "/".join(part for part in (event, article) if part is not None)
            if own is None or event is None or not (own == home or own.startswith(f"{home}/")):
                message = f"the id is {shown(own)}, its event and article {shown(home)}"
                self._tally.add(ROW_ID_MISSING, message, Cell(file, number, "id", own))
            self._order(file, number, str(own), (str(event), str(article)))

    def _order(self, file: str, number: int, own: str, place: tuple[str, str]) -> None:
        if place < self._last:
            self.is_in_order = False
            message = f"{'/'.join(place)} comes after {'/'.join(self._last)}"
            self._tally.add(ROWS_OUT_OF_ORDER, message, Cell(file, number, "event", own))
        if place[0] != self._last[0]:
            self.events.append(place[0])
            self._seen = set()
        if own in self._seen:
            self._tally.add(ROW_ID_REPEATED, "an earlier row has this id too", Cell(file, number, "id", own))
        self._seen.add(own)
        self._last = place


def _check_classes(shards: Shards, batch: pa.RecordBatch) -> Iterator[Fault]:
    for column, names in shards.labels.items():
        values = batch.column(column) if column in batch.schema.names else None
        if values is None or not pa.types.is_integer(values.type) or not len(values):
            continue
        held = [value for value in values.to_pylist() if value is not None]
        if held and (min(held) < 0 or max(held) >= len(names)):
            for number, value in enumerate(values.to_pylist()):
                if value is not None and not 0 <= value < len(names):
                    message = f"the class id is {value}, there are names for 0 to {len(names) - 1}"
                    yield number, column, LABEL_OUTSIDE_VOCABULARY, message


def _check_vocabularies(shards: Shards, batch: pa.RecordBatch) -> Iterator[Fault]:
    del shards
    for name, array in zip(batch.schema.names, batch.columns, strict=True):
        for path, values in _strings(name, array):
            vocabulary = VOCABULARIES.get(path.rpartition(".")[2])
            if vocabulary is not None:
                known = {label.value for label in vocabulary}
                for wrong in sorted(
                    {str(value) for value in pc.unique(values).to_pylist() if value is not None} - known
                ):
                    legal = ", ".join(sorted(known))
                    message = f"{shown(wrong)} is no {vocabulary.__name__.lower()} ({legal})"
                    yield _row_with(array, wrong), path, LABEL_OUTSIDE_VOCABULARY, message


def _strings(path: str, array: pa.Array[Any]) -> Iterator[tuple[str, pa.Array[Any]]]:
    if pa.types.is_list(array.type):
        yield from _strings(path, pc.list_flatten(array))
    elif pa.types.is_struct(array.type):
        for number in range(array.type.num_fields):
            yield from _strings(f"{path}.{array.type.field(number).name}", pc.struct_field(array, number))
    elif pa.types.is_string(array.type):
        yield path, array


def _row_with(array: pa.Array[Any], wrong: str) -> int:
    return next((number for number, value in enumerate(array.to_pylist()) if _holds(value, wrong)), 0)


def _holds(value: object, wrong: str) -> bool:
    if isinstance(value, list):
        return any(_holds(item, wrong) for item in value)
    if isinstance(value, dict):
        return any(_holds(item, wrong) for item in value.values())
    return value == wrong


def _check_licence(shards: Shards, batch: pa.RecordBatch) -> Iterator[Fault]:
    del shards
    for number, licence in enumerate(_values(batch, "license")):
        if licence is None:
            yield number, "license", LICENCE_DIFFERS, "the row states no licence"


def _check_words(shards: Shards, batch: pa.RecordBatch) -> Iterator[Fault]:
    columns = WORDS.get(shards.config, ())
    states = _values(batch, "text_status")
    for column in columns:
        held = batch.column(column).is_valid().to_pylist() if column in batch.schema.names else []
        for number, (state, has_words) in enumerate(zip(states, held, strict=False)):
            if state in WITHOUT_WORDS and has_words:
                yield number, column, WORDS_AGAINST_STATUS, f"words in `{column}`, and the text is {state}"
            elif state == TextStatus.OPEN and not has_words and column == columns[0]:
                yield number, column, WORDS_AGAINST_STATUS, f"no words in `{column}`, and the text is open"


def _values(batch: pa.RecordBatch, name: str) -> list[Any]:
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
