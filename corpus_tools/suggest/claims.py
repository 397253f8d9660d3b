"""Which claims of an event a piece of an article likely makes: by shared words, the telling ones counting most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from corpus_tools.suggest.lexis import read
from corpus_tools.suggest.said import is_function

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus_tools.schemas.event import Event
    from corpus_tools.suggest.said import Said

ACCEPTED = 0.40
"""Least share of a claim's telling words, or of its passage's, that a piece must have (set on the train event)."""

IN_PASSAGE = 0.18
"""What is added where the piece renders the passage of the claim."""

OWN_TEXT = 0.3
"""What the share of the claim's own words counts beside the better of both shares: claims of one passage differ there."""

SAID_SHARE = 0.7
"""What a word of the statement counts for that the piece does not print, in the stretch that it renders."""

UNCLAIMED = 0.5
"""Least share of the shared words that no better claim of the same piece has used already."""

LEAST_WEIGHT = 4.0
"""Least weight of the shared words, so that one common word makes no claim."""

LEAST_WORDS = 2
"""Fewest words of content that a piece must share with a claim whose passage it does not render closely."""

LEAST_GAIN = 1.0
"""Gain of a word of content; what less is gained by is in a claim, but in many others too, or has no content."""

MAX_CLAIMS = 4
"""Claims that one piece makes at most."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The words by which a claim is known.

    Attributes:
        id: id of the claim.
        sets: gain by word: of its own text, and of the passages that make it.
        passages: ids of those passages.
    """

    id: str
    sets: tuple[Mapping[str, float], ...]
    passages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likely:
    """A claim that a piece likely makes.

    Attributes:
        claim: id of the claim.
        score: how likely; compared with `ACCEPTED`.
        keys: printed words that speak for it.
        said_keys: words of the statement that do, in the stretch that the piece renders.
    """

    claim: str
    score: float
    keys: frozenset[str]
    said_keys: frozenset[str]


def profiles_of(event: Event, said: Sequence[Said]) -> tuple[Profile, ...]:
    """Return the profiles of an event's claims; a word counts less the more claims have it."""
    passages = dict(_passage_texts(said))
    claims = [claim for claim in event.claims if claim.merged_into is None]
    texts = {claim.id: (claim.text, " ".join(passages.get(key, "") for key in claim.passages)) for claim in claims}
    counts = Counter(key for own in texts.values() for key in {lexeme.key for text in own for lexeme in read(text)})
    return tuple(
        Profile(
            claim.id,
            tuple(_gains(text, counts) for text in texts[claim.id] if text.strip()),
            frozenset(claim.passages),
        )
        for claim in claims
    )


def _passage_texts(said: Sequence[Said]) -> Iterator[tuple[str, str]]:
    for one in said:
        for span, key in reversed(one.passages):
            yield key, span.of(one.text)


def _gains(text: str, counts: Counter[str]) -> dict[str, float]:
    return {
        lexeme.key: lexeme.weight / sqrt(counts[lexeme.key]) * (0.3 if is_function(lexeme) else 1.0)
        for lexeme in read(text)
    }


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a piece says, and what it renders.

    Attributes:
        keys: its words.
        said_keys: the words of the stretch of the statement that it renders.
        passage: the passage that it renders, if any.
        is_close: whether most of its words stand in that stretch.
    """

    keys: frozenset[str]
    said_keys: frozenset[str]
    passage: str | None
    is_close: bool


def likely_claims(evidence: Evidence, profiles: Sequence[Profile]) -> tuple[Likely, ...]:
    """Return the claims that a piece likely makes, best first.

    A piece that renders a passage closely makes the likeliest claim of the passage that they share a word of content with.
    """
    rated = [(_likely(evidence, profile), profile) for profile in profiles]
    rated.sort(key=lambda pair: (-pair[0].score, pair[0].claim))
    found: list[Likely] = []
    used: set[str] = set()
    for one, profile in rated:
        if one.score < ACCEPTED or len(found) == MAX_CLAIMS:
            break
        own = profile.sets[0]
        shared = set((one.keys | one.said_keys) & own.keys())
        weight, fresh = sum(own[key] for key in shared), sum(own[key] for key in shared - used)
        is_there = evidence.is_close and evidence.passage in profile.passages
        is_enough = weight >= LEAST_WEIGHT and (is_there or _n_content(one, profile) >= LEAST_WORDS)
        if is_enough and fresh >= UNCLAIMED * weight:
            found.append(one)
            used |= shared
    return tuple(found) or tuple(_of_passage(evidence, rated))[:1]


def _n_content(one: Likely, profile: Profile) -> int:
    """Return how many words of content the piece shares with a claim."""
    return len({key for key in one.keys for own in profile.sets if own.get(key, 0.0) >= LEAST_GAIN})


def _of_passage(evidence: Evidence, rated: Sequence[tuple[Likely, Profile]]) -> Iterator[Likely]:
    """Yield the claims of the passage that a piece renders closely, best first."""
    for one, profile in rated:
        if evidence.is_close and evidence.passage in profile.passages and _has_own(one, profile):
            yield one


def _has_own(one: Likely, profile: Profile) -> bool:
    """Whether a word of content of the claim's own text speaks for it: a passage may hold more than its claims say."""
    own = profile.sets[0]
    return any(own.get(key, 0.0) >= LEAST_GAIN for key in one.keys | one.said_keys)


def _likely(evidence: Evidence, profile: Profile) -> Likely:
    """Return how likely a claim is made: what the statement has in that place counts for somewhat less."""
    is_there = evidence.passage is not None and evidence.passage in profile.passages
    keys, said = evidence.keys, evidence.said_keys if is_there else frozenset()
    shares = [
        sum(gain * (1.0 if key in keys else SAID_SHARE) for key, gain in own.items() if key in keys or key in said)
        / sum(own.values())
        for own in profile.sets
    ]
    every = frozenset(key for own in profile.sets for key in own)
    score = max(shares) + OWN_TEXT * shares[0] + (IN_PASSAGE if is_there else 0.0)
    return Likely(profile.id, score, every & keys, every & said)
