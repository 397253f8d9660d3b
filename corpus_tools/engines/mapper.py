"""What an engine can do: map a function over items, results in the order of the items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

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
