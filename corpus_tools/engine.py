"""Engines: what maps a function over events, with results in the order of the events."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")


class Mapper(Protocol):
    """An engine: one callable over many items, in one process or on many machines."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield ``function(item)`` for every item, in the order of the items.

        Args:
            function: picklable (a module-level function or a :func:`functools.partial` of one), a
                pure function of its item.
            items: picklable; taken one by one, so that a generator is never exhausted ahead of need.

        An exception of the function leaves the iterator at its item's place.
        """
        ...


class Serial:
    """Maps in this process, lazily; memory is that of one item and its result.

    Example:
        >>> list(Serial().map(abs, [-2, 1]))
        [2, 1]
    """

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield ``function(item)`` for every item, in order, each when it is asked for."""
        return map(function, items)


class Progress:
    """Maps with another engine and shows on a terminal how far it has come; a pipe or a file gets nothing.

    Args:
        noun: what is counted, in the plural.
        engine: does the work; this process by default.
        stream: where the bar is written, standard error by default.
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
        from tqdm import tqdm  # noqa: PLC0415 - for a terminal alone

        known = list(items)
        results = self._engine.map(function, known)
        yield from tqdm(results, total=len(known), unit=f" {self._noun}", file=self._stream, leave=False)
