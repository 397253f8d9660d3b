"""Config ``claims``: one row is one proposition about an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.claim import Claim
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.vocab import TextStatus
from corpus_tools.tables.features import BOOL, INT, STRING, STRINGS, Column, Config, describe
from corpus_tools.tables.reading import EVENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.tables.reading import EventView, Row

CLAIMS = Config(
    name="claims",
    row="one proposition about an event, in the annotator's words",
    purpose="the registry that mentions point to",
    columns=(
        Column("text", STRING, describe(Claim, "text")),
        Column("origin", STRING, describe(Claim, "origin")),
        Column("passages", STRINGS, describe(Claim, "passages")),
        Column("n_mentions", INT, "Mentions of the claim in the event's articles."),
        Column("event_title", STRING, describe(Event, "title")),
        Column("fiction", BOOL, describe(Event, "fiction")),
        Column("claim", STRING, "The claim, unique within the event."),
        Column("merged_into", STRING, describe(Claim, "merged_into")),
        Column("split_from", STRING, describe(Claim, "split_from")),
        Column("note", STRING, describe(Claim, "note")),
        Column("id", STRING, "Id of the claim in the whole corpus: event/claim."),
        *EVENT_COLUMNS,
    ),
)


def rows(view: EventView) -> Iterator[Row]:
    """Yield one row a claim, sorted by id."""
    n_mentions = dict.fromkeys(view.claims, 0)
    for article in view.articles:
        for mention in article.record.mentions:
            n_mentions[mention.claim] += 1
    tail = view.tail(None, TextStatus.OPEN)
    for key, claim in sorted(view.claims.items()):
        yield (
            claim.text,
            claim.origin,
            claim.passages,
            n_mentions[key],
            view.corpus.event.title,
            view.corpus.event.fiction,
            key,
            claim.merged_into,
            claim.split_from,
            claim.note,
            f"{view.corpus.event_id}/{key}",
            *tail,
        )
