"""Drift: the name of a difference, from its slot and its operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Drift, Operation, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

BY_OPERATION: Mapping[Operation, Drift] = {
    Operation.SPIN: Drift.LEXICAL_SPIN,
    Operation.GARBLE: Drift.LEXICAL_SPIN,
    Operation.REPEAT: Drift.DUPLICATION,
    Operation.MERGE: Drift.CONFLATION,
}
"""Operations that name the drift whatever the slot; asked first."""

BY_BOTH: Mapping[tuple[Slot, Operation], Drift] = {
    (Slot.PARTICIPANT, Operation.SWAP): Drift.ROLE_SWAP,
    (Slot.PARTICIPANT, Operation.INVERT): Drift.ROLE_SWAP,
    (Slot.ATTRIBUTION, Operation.DROP): Drift.ATTRIBUTION_LOSS,
    (Slot.ATTRIBUTION, Operation.WEAKEN): Drift.ATTRIBUTION_LOSS,
    (Slot.MODALITY, Operation.DROP): Drift.MODALITY,
    (Slot.MODALITY, Operation.ADD): Drift.MODALITY,
    (Slot.POLARITY, Operation.DROP): Drift.NEGATION,
    (Slot.POLARITY, Operation.ADD): Drift.NEGATION,
    (Slot.LINK, Operation.DROP): Drift.DISCOURSE_LINK,
    (Slot.LINK, Operation.ADD): Drift.DISCOURSE_LINK,
    (Slot.ATTRIBUTION, Operation.ADD): Drift.ATTRIBUTION_SHIFT,
    (Slot.PREDICATE, Operation.INVERT): Drift.NEGATION,
}
"""Pairs with a name of their own; asked second."""

ADDED_OR_DROPPED: Mapping[Operation, Drift] = {
    Operation.ADD: Drift.FABRICATED_ADDITION,
    Operation.DROP: Drift.OMISSION_OF_CONTEXT,
}
"""What was put in or left out, whichever other slot it filled; asked third."""

BY_SLOT: Mapping[Slot, Drift] = {
    Slot.POLARITY: Drift.NEGATION,
    Slot.MODALITY: Drift.MODALITY,
    Slot.QUANTITY: Drift.NUMERIC,
    Slot.TIME: Drift.TEMPORAL,
    Slot.PLACE: Drift.LOCATION,
    Slot.PARTICIPANT: Drift.ENTITY,
    Slot.PREDICATE: Drift.TERM_SUBSTITUTION,
    Slot.CONDITION: Drift.MODALITY,
    Slot.REFERENT: Drift.REFERENT_SHIFT,
    Slot.LINK: Drift.DISCOURSE_LINK,
    Slot.ATTRIBUTION: Drift.ATTRIBUTION_SHIFT,
    Slot.COMPOSITION: Drift.CONFLATION,
    Slot.SURFACE: Drift.LEXICAL_SPIN,
}
"""Everything else goes by its slot."""


def drift_of(slot: Slot, operation: Operation) -> Drift:
    """Return the name of a difference; there is one for every slot and operation.

    Example:
        >>> drift_of(Slot.TIME, Operation.REPLACE).value, drift_of(Slot.CONDITION, Operation.DROP).value
        ('temporal', 'omission_of_context')
    """
    return (
        BY_OPERATION.get(operation)
        or BY_BOTH.get((slot, operation))
        or ADDED_OR_DROPPED.get(operation)
        or BY_SLOT[slot]
    )
