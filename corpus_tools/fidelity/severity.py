"""Severity: how grave a difference is, from its slot, its operation and whether it changes the meaning.

0 nothing changes meaning · 1 a slot nobody would check, or a tolerable degree · 2 a slot a fact-checker
would verify · 3 polarity or identity reversed, invented words inside quotation marks, or an instruction
made unusable. What needs more than slot and operation to be seen is said by an override with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Mode, Operation, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.schemas.claim import Difference

CHECKED = frozenset(
    {
        Slot.POLARITY,
        Slot.MODALITY,
        Slot.QUANTITY,
        Slot.TIME,
        Slot.PLACE,
        Slot.PARTICIPANT,
        Slot.PREDICATE,
        Slot.CONDITION,
        Slot.REFERENT,
        Slot.ATTRIBUTION,
    }
)
"""Slots that a fact-checker would verify: who, when, where, how much, how certain, whether it was said."""

TOLERABLE = frozenset({(Slot.QUANTITY, Operation.WEAKEN), (Slot.QUANTITY, Operation.DROP), (Slot.TIME, Operation.WEAKEN),
                       (Slot.TIME, Operation.DROP), (Slot.PLACE, Operation.WEAKEN), (Slot.PLACE, Operation.DROP),
                       (Slot.PREDICATE, Operation.WEAKEN), (Slot.PARTICIPANT, Operation.WEAKEN)})  # fmt: skip
"""A checked slot whose value is merely vaguer or unsaid: a degree that a reader tolerates."""

REVERSED = frozenset(
    {
        (Slot.POLARITY, Operation.REPLACE),
        (Slot.POLARITY, Operation.ADD),
        (Slot.POLARITY, Operation.DROP),
        (Slot.POLARITY, Operation.INVERT),
        (Slot.POLARITY, Operation.SWAP),
        (Slot.PREDICATE, Operation.INVERT),
        (Slot.PARTICIPANT, Operation.SWAP),
        (Slot.PARTICIPANT, Operation.INVERT),
        (Slot.ATTRIBUTION, Operation.SWAP),
        (Slot.ATTRIBUTION, Operation.INVERT),
        (Slot.CONDITION, Operation.INVERT),
    }
)
"""Polarity or identity turned round."""


def severity_of(difference: Difference, mode: Mode) -> int:
    """Return the severity of a difference, its override applied.

    Example:
        >>> from corpus_tools.schemas.claim import Difference
        >>> wrong_date = Difference(slot=Slot.TIME, operation=Operation.REPLACE, changes_meaning=True)
        >>> severity_of(wrong_date, Mode.ASSERTED)
        2
    """
    if difference.override is not None:
        return difference.override.severity
    return computed_severity(difference.slot, difference.operation, mode, changes_meaning=difference.changes_meaning)


def computed_severity(slot: Slot, operation: Operation, mode: Mode, *, changes_meaning: bool) -> int:
    """Return the severity that follows from the labels alone; there is one for every combination.

    Example:
        >>> computed_severity(Slot.POLARITY, Operation.DROP, Mode.ASSERTED, changes_meaning=True)
        3
        >>> computed_severity(Slot.SURFACE, Operation.REPLACE, Mode.ASSERTED, changes_meaning=True)
        1
        >>> computed_severity(Slot.LINK, Operation.ADD, Mode.ATTRIBUTED_DIRECT, changes_meaning=True)
        3
    """
    if not changes_meaning:
        return 0
    if (slot, operation) in REVERSED or (operation is Operation.ADD and mode is Mode.ATTRIBUTED_DIRECT):
        return 3
    return 2 if slot in CHECKED and (slot, operation) not in TOLERABLE else 1


def worst(differences: Iterable[Difference], mode: Mode) -> int:
    """Return the worst severity among differences that change the meaning, else 0."""
    return max((severity_of(found, mode) for found in differences if found.changes_meaning), default=0)
