"""Which event belongs to which split, and to which fold: decided once, never moved.

A fold is a keyed hash of the event. A split is proposed once for every event that has none, then fixed in
``splits.tsv``: lines are added there and never changed or removed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from corpus_tools.errors import UnknownNameError
from corpus_tools.schemas.head import SplitAssignment
from corpus_tools.schemas.vocab import Access, Split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.corpus import Head
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.vocab import Rewriting

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


SHARES = {Split.TRAIN: 0.6, Split.VALIDATION: 0.2, Split.TEST: 0.2}
"""Share of the open events that each split aims at; on a tie the first named is served first."""

_EVERY = "every event"
"""Counted next to the rewriting types: the event itself."""


@dataclass(frozen=True, slots=True)
class EventProfile:
    """What of an event decides about its split.

    Attributes:
        event_id: the event.
        rewriting: types of rewriting among its articles.
        is_restricted: whether any of its articles is real, restricted coverage.
    """

    event_id: str
    rewriting: frozenset[Rewriting]
    is_restricted: bool

    @classmethod
    def of(cls, event_id: str, articles: Iterable[Article]) -> EventProfile:
        """Return the profile of an event with these articles."""
        records = list(articles)
        rewriting = frozenset(label for record in records for label in record.rewriting)
        return cls(event_id, rewriting, any(record.access is Access.RESTRICTED for record in records))


def propose_splits(events: Iterable[EventProfile], head: Head) -> tuple[SplitAssignment, ...]:
    """Return an assignment for each event that ``splits.tsv`` does not name, sorted by event.

    New events are taken in the order of a keyed hash of their ids; each goes to the split that is
    most short of its share of events and of each type of rewriting that the event has. Restricted
    coverage goes to ``real``. What is assigned already is counted, and never moved.
    """
    profiles = sorted(events, key=lambda profile: keyed_hash(profile.event_id, ORDER_KEY))
    held = {split: Counter[str]() for split in SHARES}
    for profile in profiles:
        standing = head.splits.get(profile.event_id)
        if standing is not None and standing.split in held and standing.withdrawn is None:
            held[standing.split].update(_kinds(profile))
    proposed = {}
    for profile in profiles:
        if profile.event_id not in head.splits:
            split = Split.REAL if profile.is_restricted else _most_short(profile, held)
            proposed[profile.event_id] = split
            if split in held:
                held[split].update(_kinds(profile))
    since = head.file.corpus.version
    return tuple(SplitAssignment(event=key, split=split, since=since) for key, split in sorted(proposed.items()))


def _kinds(profile: EventProfile) -> tuple[str, ...]:
    return (_EVERY, *sorted(profile.rewriting))


def _most_short(profile: EventProfile, held: dict[Split, Counter[str]]) -> Split:
    kinds = _kinds(profile)
    totals = {kind: 1 + sum(counts[kind] for counts in held.values()) for kind in kinds}

    def shortage(split: Split) -> float:
        """What is missing, relative to the aim: 1 for an empty split, 0 for a full one."""
        return sum(1 - held[split][kind] / (SHARES[split] * totals[kind]) for kind in kinds) / len(kinds)

    return max(SHARES, key=shortage)


COLUMNS = tuple(SplitAssignment.model_fields)
"""Columns, in order."""


def render_splits(assignments: Iterable[SplitAssignment]) -> str:
    r"""Return the contents of ``splits.tsv``.

    Example:
        >>> from corpus_tools.schemas.vocab import Split
        >>> render_splits([SplitAssignment(event="ferry", split=Split.TRAIN, since="0.1.0")])
        'event\tsplit\tsince\twithdrawn\treason\nferry\ttrain\t0.1.0\t\t\n'
    """
    rows = [list(COLUMNS)]
    for assignment in sorted(assignments, key=lambda a: a.event):
        rows += [[str(getattr(assignment, column) or "") for column in COLUMNS]]
    return "".join("\t".join(row) + "\n" for row in rows)


def split_of(event_id: str, head: Head) -> Split | None:
    """Return the split an event is published in; None if it was withdrawn.

    Raises:
        UnknownNameError: if ``splits.tsv`` does not name the event.
    """
    assignment = head.splits.get(event_id)
    if assignment is None:
        kind = "split assigned (run `corpus-tools splits assign --write`) to an event"
        raise UnknownNameError(kind, event_id)
    return assignment.split if assignment.withdrawn is None else None
