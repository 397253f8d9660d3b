"""Who annotated, under which version of the guidelines, how far it has come; and what may stand in spite of a check."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from corpus_tools.schemas.base import IsoDate, Record, Slug
from corpus_tools.schemas.vocab import State


class Provenance(Record):
    """Where an annotation file's labels come from."""

    annotators: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Pseudonyms, as listed in corpus.toml."""
    guideline: Annotated[str, Field(pattern=r"^\d+\.\d+$")]
    """Version of the guidelines they followed."""
    date: IsoDate
    """Day of the last decision."""
    state: State
    """How far the annotation has come."""


class Allow(Record):
    """A finding that may stand, with the reason why; it stays visible in every report."""

    code: Annotated[str, Field(pattern=r"^[A-Z]\d{3}$")]
    """Code of the check."""
    target: str
    """Id of the record it was found in, or the file's own id."""
    reason: Annotated[str, Field(min_length=10, max_length=400)]
    """Why it may stand, for the next reader."""
