"""An engine that shows how far another one has come: on a terminal, and nowhere else."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

from corpus_tools.engines.serial import Serial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus_tools.engines.mapper import Item, Mapper, Result

SECONDS_BETWEEN = 0.2
"""How often the line is written again; oftener is not read."""


class Progress:
    """Maps with another engine and keeps a line ``12 of 400 events`` on a terminal while it does.

    Args:
        noun: what is counted, in the plural.
        engine: does the work; this process by default.
        stream: where the line is written, standard error by default; nothing is written to a pipe or file.
    """

    def __init__(self, noun: str, *, engine: Mapper | None = None, stream: TextIO | None = None) -> None:
        self._noun = noun
        self._engine = engine or Serial()
        self._stream = sys.stderr if stream is None else stream

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield ``function(item)`` for every item, in order."""
        if not self._stream.isatty():
            yield from self._engine.map(function, items)
            return
        known = list(items)
        written_at = 0.0
        try:
            for n_done, result in enumerate(self._engine.map(function, known)):
                if time.monotonic() - written_at > SECONDS_BETWEEN:
                    written_at = time.monotonic()
                    self._write(f"{n_done} of {len(known)} {self._noun}")
                yield result
        finally:
            self._write("")

    def _write(self, words: str) -> None:
        self._stream.write(f"\r\x1b[2K{words}")
        self._stream.flush()
