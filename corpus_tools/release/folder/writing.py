"""A release's folder while it is written: beside its place, exchanged with what stood there at the end."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from corpus_tools.errors import CorpusToolsError, ReleaseError
from corpus_tools.release.folder.exchange import building_place, exchange, only_builder, repair, settle_modes
from corpus_tools.release.folder.manifest import check_replaceable
from corpus_tools.release.folder.parquet import SplitWriter
from corpus_tools.schemas.vocab import Split
from corpus_tools.tables.tabulate import CONFIGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    import pyarrow as pa

    from corpus_tools.release.folder.parquet import WrittenSplit

DOCUMENTS = ("DATASHEET.md", "CITATION.cff", "LICENSE-*", "errata.jsonl")
"""What is copied from the corpus into a release, where it is there."""

IDS = "ids"
"""Folder of the lists of ids: ``<task>-<split>.txt`` has those of all rows of a task view, in the order of the rows."""

_SPLIT_ORDER = {split: number for number, split in enumerate(Split)}


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was built.

    Attributes:
        path: its folder.
        splits: what was written, in the order of configs and splits.
    """

    path: Path
    splits: tuple[WrittenSplit, ...]

    @property
    def default(self) -> str:
        """The config that is loaded if none is named."""
        return self.splits[0].config


class ReleaseWriter:
    """Takes rows event by event and leaves a whole release, or what stood there before.

    Used as a context manager; events are added in ascending order of their ids, splits mixed. Left by
    an exception, it removes what it wrote; killed, it leaves what the next build removes. Either
    way the release that stood at ``out`` stays whole. What is written beside the rows is for `_finish` to say.

    Args:
        out: folder of the release; a release there is replaced, anything else is not.

    Raises:
        ReleaseError: if ``out`` is not a release, or there are no rows.
    """

    def __init__(self, out: Path) -> None:
        self._out = out.absolute()
        self._building = building_place(self._out)
        self._writers: dict[tuple[str, Split], SplitWriter] = {}
        self._last = ""
        self._lock = ExitStack()
        self._release: Release | None = None

    @property
    def release(self) -> Release:
        """What was built, once the context has been left."""
        if self._release is None:
            message = f"{self._out} has not been built"
            raise ReleaseError(message)
        return self._release

    def __enter__(self) -> Self:
        with self._explained(), ExitStack() as lock:
            self._out.parent.mkdir(parents=True, exist_ok=True)
            lock.enter_context(only_builder(self._out))
            repair(self._out)
            check_replaceable(self._out)
            self._building.mkdir()
            self._lock = lock.pop_all()
        return self

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say of a disk that is full, or cannot be written to, what that means for the release."""
        try:
            yield
        except CorpusToolsError:
            raise
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            message = f"{self._out} could not be written: {reason}; a release that stood there is still whole"
            raise ReleaseError(message) from error

    def _add_rows(self, event_id: str, split: Split, tables: Mapping[str, pa.RecordBatch]) -> None:
        """Write one event's tables to its split.

        Raises:
            ValueError: if events do not come in ascending order, each once.
        """
        if event_id <= self._last:
            message = f"events come in ascending order, found {event_id!r} after {self._last!r}"
            raise ValueError(message)
        self._last = event_id
        with self._explained():
            for config, batch in tables.items():
                if batch.num_rows:
                    self._writer(config, split).add(event_id, batch)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                with self._explained():
                    self._finish()
        finally:
            for writer in self._writers.values():
                writer.discard()
            with self._lock:
                if self._building.exists():
                    shutil.rmtree(self._building)

    def _finish(self) -> None:
        """Close the files, write what stands beside them, put the folder in its place."""
        raise NotImplementedError

    def _close_files(self) -> list[WrittenSplit]:
        written = [self._writers[key].close() for key in sorted(self._writers, key=_position)]
        if not written:
            message = "there are no rows to build a release from: every event is withdrawn, or there is none"
            raise ReleaseError(message)
        return written

    def _put_in_place(self, written: list[WrittenSplit]) -> None:
        settle_modes(self._building)
        exchange(self._out)
        self._release = Release(self._out, tuple(written))

    def _writer(self, config: str, split: Split) -> SplitWriter:
        if (config, split) not in self._writers:
            folder = self._building / "data" / config
            folder.mkdir(parents=True, exist_ok=True)
            self._writers[config, split] = SplitWriter(folder, CONFIGS[config], split)
        return self._writers[config, split]

    def _copy_documents(self, source: Path) -> None:
        for pattern in DOCUMENTS:
            for path in sorted(source.glob(pattern)):
                if path.is_file() and not path.is_symlink():
                    shutil.copyfile(path, self._building / path.name)


def ids_of(rows: pa.RecordBatch | pa.Table) -> list[str]:
    """Return the ids of rows, in their order."""
    return [str(key) for key in rows.column("id").to_pylist()]


def append_lines(path: Path, lines: Iterable[str]) -> None:
    """Add lines to a file."""
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines)


def _position(key: tuple[str, Split]) -> tuple[int, int]:
    return (list(CONFIGS).index(key[0]), _SPLIT_ORDER[key[1]])
