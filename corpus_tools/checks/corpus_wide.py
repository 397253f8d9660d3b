"""Level 5, the corpus: what only shows when events are compared with each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import combinations, groupby, pairwise
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import corpus_wide as rules
from corpus_tools.diagnostics.diagnostic import Location, Related
from corpus_tools.diagnostics.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.checks.fingerprints import Fingerprint
    from corpus_tools.diagnostics.diagnostic import Diagnostic

MIN_SHARED = 3
"""Sampled runs that two events in different splits may not share. One in eight runs of eight words is kept, so three
stand for some thirty words in a row, or more in pieces: a single stock phrase or a quoted title gives one at most,
a shared statement some fifty."""

MAX_HOLDERS = 50
"""Events that may hold a run before it counts as a stock phrase; keeps the fold linear where an outlet repeats itself."""


RUN_LIMIT = 1 << 32
"""Runs are unsigned 32-bit numbers."""

PART_RUNS = 100_000
"""Runs that are sorted at a time, some 4 MB; all of 20,000 articles at once would be a hundred."""


def find_repeated(fingerprints: Sequence[Fingerprint]) -> Iterator[Diagnostic]:
    """Yield every article whose text another article has already."""
    texts = sorted(
        (text for print_ in fingerprints for text in print_.texts), key=lambda text: (text.digest, text.file)
    )
    for _, group in groupby(texts, key=lambda text: text.digest):
        first, *others = group
        for other in others:
            message = f"the text of {shown(other.target)} is that of {shown(first.target)}"
            related = (Related(Location(first.file, ("text",)), "the same text"),)
            place = Location(other.file, ("text",))
            yield rules.TEXT_REPEATED.found(message, place, target=other.target, related=related)


def find_leaks(fingerprints: Sequence[Fingerprint]) -> Iterator[Diagnostic]:
    """Yield every event that shares words with an event in another split."""
    for (first, second), n_shared in sorted(_shared(fingerprints).items()):
        one, other = fingerprints[first], fingerprints[second]
        if n_shared >= MIN_SHARED:
            message = (
                f"{shown(other.event_id)} ({other.split}) shares long runs of words with "
                f"{shown(one.event_id)} ({one.split}): {n_shared} of its {len(other.runs)} sampled ones"
            )
            related = (Related(Location(one.file), f"in split {one.split}"),)
            yield rules.SPLIT_LEAK.found(message, Location(other.file), target=other.event_id, related=related)


def _shared(fingerprints: Sequence[Fingerprint]) -> Counter[tuple[int, int]]:
    """Return how many sampled runs each two events in different splits share, by their positions."""
    shared: Counter[tuple[int, int]] = Counter()
    n_parts = 1 + sum(len(print_.runs) for print_ in fingerprints) // PART_RUNS
    bounds = [part * RUN_LIMIT // n_parts for part in range(n_parts + 1)]
    for low, high in pairwise(bounds):
        for events in _holders(fingerprints, low, high):
            shared.update(
                pair for pair in combinations(events, 2) if fingerprints[pair[0]].split != fingerprints[pair[1]].split
            )
    return shared


def _holders(fingerprints: Sequence[Fingerprint], low: int, high: int) -> Iterator[list[int]]:
    """Yield the positions of the events that hold a run, for every run from ``low`` to below ``high`` with several."""
    packed = sorted(
        run << 32 | at
        for at, print_ in enumerate(fingerprints)
        for run in print_.runs[bisect_left(print_.runs, low) : bisect_left(print_.runs, high)]
    )
    for _, group in groupby(packed, key=lambda holder: holder >> 32):
        events = [holder & 0xFFFFFFFF for holder in group]
        if 1 < len(events) <= MAX_HOLDERS:
            yield events
