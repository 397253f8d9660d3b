"""A split for every event that has none: proposed once, then fixed in ``splits.tsv``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.schemas.head import SplitAssignment
from corpus_tools.schemas.vocab import Access, Split
from corpus_tools.splits.folds import ORDER_KEY, keyed_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.corpus import Head
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.vocab import Rewriting

SHARES = {Split.TRAIN: 0.6, Split.VALIDATION: 0.2, Split.TEST: 0.2}
"""Share of the open events that each split aims at; on a tie the first named is served first."""

_EVERY = "every event"
"""Counted beside the rewriting types: the event itself."""


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


def propose(events: Iterable[EventProfile], head: Head) -> tuple[SplitAssignment, ...]:
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
