"""Identical findings of one file shown once, with the places of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.diagnostic import Severity

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
    """Return the findings by file and first occurrence, identical ones together, notes on the whole file last."""
    groups: dict[tuple[str, str, str, str], list[Diagnostic]] = {}
    for finding in findings:
        key = (finding.location.file, finding.code, finding.message, finding.help)
        groups.setdefault(key, []).append(finding)
    ordered = sorted(groups.values(), key=lambda found: (found[0].location.file, _is_remark(found[0])))
    return tuple(Group(found[0], tuple(other.location for other in found[1:])) for found in ordered)


def _is_remark(finding: Diagnostic) -> bool:
    """Whether a finding is a note on a whole file, which is read after what is wrong in the file."""
    return finding.severity is Severity.NOTE and finding.location.line is None


def position(place: Location) -> str:
    """Return line and column, or the pointer where they are not known."""
    if place.line is None:
        return "/".join(map(str, place.pointer)) or "the file"
    return f"{place.line}:{place.column}" if place.column is not None else str(place.line)
