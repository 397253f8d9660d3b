"""``splits.tsv`` as text: one line an event, sorted; lines are added and never changed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.errors import UnknownNameError
from corpus_tools.schemas.head import SplitAssignment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.corpus import Head
    from corpus_tools.schemas.vocab import Split

COLUMNS = tuple(SplitAssignment.model_fields)
"""Columns, in order."""


def render_splits(assignments: Iterable[SplitAssignment]) -> str:
    r"""Return the contents of ``splits.tsv``.

    Example:
        >>> from corpus_tools.schemas.vocab import Split
        >>> render_splits([SplitAssignment(event="ferry", split=Split.TRAIN, since="0.1.0")])
        'event\tsplit\tsince\twithdrawn\treason\nferry\ttrain\t0.1.0\t\t\n'
    """
    lines = [COLUMNS, *(_cells(assignment) for assignment in sorted(assignments, key=lambda a: a.event))]
    return "".join("\t".join(line) + "\n" for line in lines)


def _cells(assignment: SplitAssignment) -> tuple[str, ...]:
    return tuple(str(getattr(assignment, column) or "") for column in COLUMNS)


def split_of(event_id: str, head: Head) -> Split | None:
    """Return the split an event is published in; null if it was withdrawn.

    Raises:
        UnknownNameError: if ``splits.tsv`` does not name the event.
    """
    assignment = head.splits.get(event_id)
    if assignment is None:
        kind = "split assigned (run `corpus-tools splits assign --write`) to an event"
        raise UnknownNameError(kind, event_id)
    return assignment.split if assignment.withdrawn is None else None
