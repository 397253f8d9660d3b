"""A statement: the public utterance that coverage retells."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from corpus_tools.schemas.base import IsoDate, Prose, Record, Slug
from corpus_tools.schemas.rights import Rights, TextRecord
from corpus_tools.schemas.selector import Selector
from corpus_tools.schemas.vocab import Access


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
