"""Config ``claims``: one row is one proposition about an event."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.schemas.claim import Claim
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.vocab import Origin, TextStatus
from corpus_tools.tables.column import BOOL, INT, STRING, STRINGS, Column, Config, Role, Weight, describe
from corpus_tools.tables.event import EVENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.tables.event import Home, TabledEvent


@dataclass(frozen=True, slots=True)
class TabledClaim:
    """A claim, and how often the event's articles make it.

    Attributes:
        event: the event it is about.
        record: as annotated.
        n_mentions: mentions of it.
        home: where its row belongs.
    """

    event: TabledEvent
    record: Claim
    n_mentions: int
    home: Home

    def id_of(self, name: str | None) -> str | None:
        """Return the id in the whole corpus of a claim of the event."""
        return self.event.id_of(name) if name is not None else None


def claims_of(event: TabledEvent) -> Iterator[TabledClaim]:
    """Yield the claims of an event, sorted by id."""
    n_mentions = Counter(mention.claim for article in event.articles for mention in article.record.mentions)
    home = event.home(TextStatus.OPEN, None)
    for key, claim in sorted(event.claims.items()):
        yield TabledClaim(event, claim, n_mentions[key], home)


CLAIMS = Config[TabledClaim](
    name="claims",
    noun="claim",
    row="one proposition about an event, in the annotator's words",
    purpose="the registry that mentions point to",
    columns=(
        Column("text", STRING, describe(Claim, "text"), lambda c: c.record.text, Role.INPUT),
        Column("origin", STRING, describe(Claim, "origin"), lambda c: c.record.origin, Role.TARGET, vocabulary=Origin),
        Column("passages", STRINGS, describe(Claim, "passages"), lambda c: c.record.passages, Role.TARGET),
        Column(
            "n_mentions",
            INT,
            "Mentions of the claim in the event's articles.",
            lambda c: c.n_mentions,
            Role.BOOKKEEPING,
            weight=Weight.COUNT,
        ),
        Column(
            "event_title",
            STRING,
            describe(Event, "title"),
            lambda c: c.event.corpus.event.title,
            Role.INPUT,
            repeats="event",
        ),
        Column("fiction", BOOL, describe(Event, "fiction"), lambda c: c.event.corpus.event.fiction, Role.BOOKKEEPING),
        Column(
            "claim",
            STRING,
            "Id of the claim, as in every config that refers to it: the same as `id`.",
            lambda c: c.id_of(c.record.id),
            Role.BOOKKEEPING,
            refers_to="claims",
        ),
        Column(
            "merged_into",
            STRING,
            describe(Claim, "merged_into"),
            lambda c: c.id_of(c.record.merged_into),
            Role.TARGET,
            refers_to="claims",
        ),
        Column(
            "split_from",
            STRING,
            describe(Claim, "split_from"),
            lambda c: c.id_of(c.record.split_from),
            Role.TARGET,
            refers_to="claims",
        ),
        Column("note", STRING, describe(Claim, "note"), lambda c: c.record.note, Role.BOOKKEEPING),
        Column(
            "id",
            STRING,
            "Id of the claim in the whole corpus: event/claim.",
            lambda c: c.id_of(c.record.id),
            Role.BOOKKEEPING,
        ),
        *EVENT_COLUMNS,
    ),
)
