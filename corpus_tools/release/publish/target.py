"""What a place to publish at can do, and the plan it makes before it does anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus_tools.release.publish.source import Source


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing a release would do.

    Attributes:
        place: where the version will be found.
        sent: files to be sent, in this order.
        kept: files that are there already, with the same content.
        removed: files of an earlier attempt or an earlier version that go away.
        last: what makes the version visible, in this order; empty if it is visible.
        loading: the line of Python that loads it.
        base: state of the place that the plan was made for, where the place knows such a thing.
    """

    place: str
    sent: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    last: tuple[str, ...]
    loading: str
    base: str = ""

    @property
    def is_done(self) -> bool:
        """Whether the version is published already, and nothing is left to do."""
        return not (self.sent or self.removed or self.last)


class Target(Protocol):
    """A place to publish at."""

    def plan(self, source: Source) -> Plan:
        """Return what publishing would do; nothing is written.

        Raises:
            ReleaseError: if the version is published with other content, or the place holds something else.
        """

    def publish(self, source: Source, plan: Plan, *, on_step: Callable[[str], None]) -> None:
        """Carry a plan out; ``on_step`` is told of each file and each further step once it is done.

        Killed at any moment, it leaves what readers saw before; planned and carried out again, it ends
        in the same state as if it had not been killed.

        Raises:
            ReleaseError: if the place cannot be written, or changed meanwhile.
        """
