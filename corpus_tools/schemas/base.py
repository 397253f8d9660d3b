"""What records have in common: frozen, closed, strict; identifier types; who annotated; findings that are allowed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from corpus_tools.schemas.vocab import State


class Record(BaseModel):
    """A record as a file states it: no unknown keys, no coercion, no change after reading.

    Records are validated as JSON (``model_validate_json``), in which a label is a string and a tuple a list. Validators
    are built where they are first needed.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        use_attribute_docstrings=True,
        defer_build=True,
        hide_input_in_errors=True,
    )


def _real_date(value: str) -> str:
    date.fromisoformat(value)
    return value


IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_real_date)]
"""A calendar day, ``YYYY-MM-DD``, kept as text."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""A readable identifier: lower-case words and digits joined by hyphens."""

QuoteId = Annotated[str, StringConstraints(pattern=r"^q[a-z2-7]{4}$")]
ClauseId = Annotated[str, StringConstraints(pattern=r"^c[a-z2-7]{4}$")]
MentionId = Annotated[str, StringConstraints(pattern=r"^m[a-z2-7]{4}$")]
DifferenceId = Annotated[str, StringConstraints(pattern=r"^d[a-z2-7]{4}$")]

Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
"""Digest of a normalized text, ``sha256:`` and 64 hexadecimal digits."""

Licence = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]*$", max_length=80)]
"""An SPDX licence identifier, or ``LicenseRef-…`` where no licence is given."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""Words written by an annotator, in the annotator's own words."""

Suggested = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*/\d+$", max_length=40)]
"""What proposed a record and which version of its rules, as in ``suggest/1``; deleted by the person who confirms it."""

Offset = Annotated[int, Field(ge=0)]
"""A position in code points, from 0."""


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
