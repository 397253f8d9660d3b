"""Folds for cross-validation: a keyed hash of the event, so that nothing ever moves."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

N_FOLDS = 5
"""Folds; with fewer than five events some stay empty."""

FOLD_KEY = b"quotedrift fold/1"
"""Key of the hash; another key would be another partition."""

ORDER_KEY = b"quotedrift split order/1"
"""Key of the order in which events are given a split."""


def keyed_hash(event_id: str, key: bytes) -> int:
    """Return 64 bits that depend on the event's id and the key alone."""
    return int.from_bytes(blake2b(event_id.encode(), key=key, digest_size=8).digest(), "big")


@lru_cache(maxsize=1024)
def fold(event_id: str) -> int:
    """Return the event's fold, from 0 to 4.

    Example:
        >>> fold("harbour-bridge"), fold("harbour-bridge")
        (3, 3)
    """
    return keyed_hash(event_id, FOLD_KEY) % N_FOLDS
