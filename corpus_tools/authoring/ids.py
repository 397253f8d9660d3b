"""Ids of records inside an article: a kind letter and four random base-32 characters."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
"""RFC 4648 base 32 in lower case: no 0, 1, 8 or 9 to be taken for letters."""

N_RANDOM = 4


def new_id(kind: str, taken: set[str], *, choose: Callable[[int], int] = secrets.randbelow) -> str:
    """Return an id that is not taken, and take it.

    Args:
        kind: the kind letter, ``q``, ``c``, ``m`` or ``d``.
        taken: ids in use and withdrawn ids of the event; the new one is added.
        choose: number below its argument; the one permitted randomness, to be replaced in tests.

    Example:
        >>> new_id("q", {"qaaaa"}, choose=lambda n: n - 1)
        'q7777'
    """
    while True:
        name = kind + "".join(ALPHABET[choose(len(ALPHABET))] for _ in range(N_RANDOM))
        if name not in taken:
            taken.add(name)
            return name
