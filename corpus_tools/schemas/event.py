"""An event's file: entities, statements, claims, conflicts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from corpus_tools.schemas.base import Allow, IsoDate, MentionId, Prose, Provenance, Record, Slug
from corpus_tools.schemas.claim import Claim, Tombstone
from corpus_tools.schemas.rights import Rights, TextRecord
from corpus_tools.schemas.selector import Selector
from corpus_tools.schemas.vocab import Access, EntityKind


class Witness(Record):
    """Spans of an article that carry the speaker's words of a passage."""

    article: Slug
    """Article of the same event."""
    parts: Annotated[tuple[Selector, ...], Field(min_length=1)]
    """Where, in order."""
    reason: Annotated[str, Field(min_length=10, max_length=400)]
    """Why this article can be trusted for this passage."""


class Passage(Record):
    """A stretch of the statement that carries one proposition."""

    id: Slug
    """Id."""
    gist: Prose
    """What it says, in the annotator's own words."""
    at: Selector | None = None
    """Where in the statement (open statements)."""
    joined: bool = False
    """Whether it follows directly on the passage before it in the list."""
    witnesses: tuple[Witness, ...] = ()
    """Articles that carry its words (unavailable statements)."""


class Statement(Record):
    """One utterance of one speaker on one occasion."""

    id: Slug
    """Id; an open statement's text is ``raw/<event>/statement-<id>.txt``."""
    speaker: Slug
    """Entity that spoke."""
    date: IsoDate
    """Day of the utterance."""
    occasion: Prose
    """Where and how it was made public, in own words."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    """BCP 47 tag."""
    access: Access
    """``open`` or ``unavailable``."""
    rights: Rights | None = None
    """Licence and provenance of the text (open statements)."""
    text: TextRecord | None = None
    """Length and digests (open statements); written by ``fix``."""
    passages: tuple[Passage, ...] = ()
    """Passages, in the order of the statement."""


class Entity(Record):
    """Somebody or something that speaks or is spoken of."""

    id: Slug
    """Id."""
    kind: EntityKind
    """Kind."""
    name: Annotated[str, Field(min_length=1, max_length=120)]
    """Usual name."""
    aliases: tuple[str, ...] = ()
    """Other names in use, wrong ones included."""


class MentionRef(Record):
    """A mention in one of the event's articles."""

    article: Slug
    """Article."""
    mention: MentionId
    """Mention."""


class Reading(Record):
    """One of several readings that exclude one another."""

    gist: Prose
    """The reading, in own words."""
    mentions: Annotated[tuple[MentionRef, ...], Field(min_length=1)]
    """Mentions that have it."""


class Conflict(Record):
    """Readings of one claim that exclude one another; no verdict on what is true."""

    id: Slug
    """Id."""
    claim: Slug
    """The claim they are readings of."""
    readings: Annotated[tuple[Reading, ...], Field(min_length=2)]
    """The readings."""
    resolution: Prose | None = None
    """What in the articles resolves it, in own words; null if nothing does."""
    resolved_by: tuple[MentionRef, ...] = ()
    """Mentions that the resolution rests on."""


class Event(Record):
    """The happening that a group of articles covers; the unit of everything."""

    title: Annotated[str, Field(min_length=1, max_length=160)]
    """Title in own words."""
    date: IsoDate
    """Day of the happening."""
    fiction: bool
    """Whether the event is invented."""
    provenance: Provenance
    """Where the event's records come from."""
    entities: Annotated[tuple[Entity, ...], Field(min_length=1)]
    """Entities, sorted by id."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """Statements."""
    claims: tuple[Claim, ...] = ()
    """Claim registry."""
    conflicts: tuple[Conflict, ...] = ()
    """Conflicts between articles."""
    withdrawn: tuple[Tombstone, ...] = ()
    """Ids that may not be used again."""
    allow: tuple[Allow, ...] = ()
    """Findings that may stand."""
    note: Prose | None = None
    """For the next reader, in own words."""
