"""Word runs as numbers: what two texts share is seen without keeping either."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"\w+")
"""A word, for counting runs: punctuation, marks and line breaks do not interrupt one."""


def runs_of(text: str, size: int) -> Iterator[bytes]:
    """Return every run of ``size`` consecutive folded words of a text, in order.

    Example:
        >>> list(runs_of("“We’ll stay,” she SAID.", 4))
        [b'we ll stay she', b'll stay she said']
    """
    encoded = " ".join(WORD.findall(text)).casefold().encode("utf-8", "surrogatepass")
    starts = [0, *accumulate(len(word) + 1 for word in encoded.split(b" "))]
    ends = (behind - 1 for behind in starts[size:])
    return map(encoded.__getitem__, map(slice, starts, ends))


def quick_hashes_of(text: str, size: int) -> Iterator[int]:
    """Return the quick hash of every run of a text, in order."""
    return map(crc32, runs_of(text, size))


def quick_hash(run: bytes) -> int:
    """Return a 32-bit hash: cheap, the same everywhere, to be confirmed where one hit counts."""
    return crc32(run)


def sure_hash(run: bytes) -> bytes:
    """Return a 128-bit hash, which two runs share only if they are the same."""
    return blake2b(run, digest_size=16).digest()
