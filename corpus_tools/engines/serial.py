"""The engine at home: one item after the other, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus_tools.engines.mapper import Item, Result


class Serial:
    """Maps in this process, lazily; memory is that of one item and its result.

    Example:
        >>> list(Serial().map(abs, [-2, 1]))
        [2, 1]
    """

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield ``function(item)`` for every item, in order, each when it is asked for."""
        return map(function, items)
