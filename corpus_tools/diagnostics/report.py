"""A report: all findings of a run, sorted, with those that may stand marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


def _order(finding: Diagnostic) -> tuple[str, int, tuple[tuple[int, str], ...], str, tuple[int, ...], str]:
    """Return what findings are sorted by: where they stand, and, of one rule at one place, where they point to."""
    place = finding.location
    pointer = tuple((step, "") if isinstance(step, int) else (-1, step) for step in place.pointer)
    pointed = tuple(one.location.offset or one.location.line or 0 for one in finding.related)
    return (place.file, place.line or place.offset or 0, pointer, finding.code, pointed, finding.message)


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in order of file and place.

    Attributes:
        findings: sorted, suppressed ones included.
        notes: what the run did not look at, a sentence each without a full stop.
    """

    findings: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Diagnostic], *, notes: tuple[str, ...] = ()) -> Report:
        """Return a sorted report, each identical finding once."""
        return cls(tuple(sorted(dict.fromkeys(findings), key=_order)), notes)

    @property
    def open(self) -> tuple[Diagnostic, ...]:
        """Findings that no ``allow`` covers."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)

    def count(self) -> Counter[Severity]:
        """Return how many open findings there are of each severity."""
        return Counter(dict.fromkeys(Severity, 0) | Counter(f.severity for f in self.open))

    @property
    def n_errors(self) -> int:
        """Open errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.open)

    def __add__(self, other: Report) -> Report:
        return Report.of((*self.findings, *other.findings), notes=(*self.notes, *other.notes))
