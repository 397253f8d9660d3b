"""Identical findings of one file shown once, with the places of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Location

MAX_PLACES = 8
"""Further places that are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that differ in their place alone.

    Attributes:
        first: the first of them.
        others: places of the others, in order.
    """

    first: Diagnostic
    others: tuple[Location, ...]

    @property
    def more(self) -> str:
        """The places of the others, for people; empty if there are none."""
        listed = [position(place) for place in self.others[:MAX_PLACES]]
        n_more = len(self.others) - len(listed)
        return ", ".join(listed) + (f" and {n_more} more" if n_more else "")


def group(findings: Iterable[Diagnostic]) -> tuple[Group, ...]:
    """Return the findings in order of their first occurrence, identical ones of one file together."""
    groups: dict[tuple[str, str, str, str], list[Diagnostic]] = {}
    for finding in findings:
        key = (finding.location.file, finding.code, finding.message, finding.help)
        groups.setdefault(key, []).append(finding)
    return tuple(Group(found[0], tuple(other.location for other in found[1:])) for found in groups.values())


def position(place: Location) -> str:
    """Return line and column, or the pointer where they are not known."""
    if place.line is None:
        return "/".join(map(str, place.pointer)) or "the file"
    return f"{place.line}:{place.column}" if place.column is not None else str(place.line)
