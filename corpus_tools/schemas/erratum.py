"""A line of ``errata.jsonl``: a row that was corrected, in which version, and why."""

from __future__ import annotations

from collections.abc import Container  # noqa: TC003 - pydantic reads the annotations of the class
from typing import Annotated, Self

from pydantic import Field, JsonValue

from corpus_tools.schemas.base import Record
from corpus_tools.schemas.vocab import Split


class Erratum(Record):
    """One correction of a row that a version has published."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Version of the data in which the correction lands."""
    id: Annotated[str, Field(min_length=1, max_length=200)]
    """Id of the row in the whole corpus."""
    old: Annotated[dict[str, JsonValue], Field(min_length=1)]
    """Values before, by column; the columns that matter are enough."""
    new: Annotated[dict[str, JsonValue], Field(min_length=1)]
    """Values from then on, by the same columns."""
    reason: Annotated[str, Field(min_length=10, max_length=400)]
    """Why the old ones were wrong, in own words."""
    splits: Annotated[tuple[Split, ...], Field(min_length=1)]
    """Splits in which the row stands."""

    def about(self, columns: Container[str]) -> Self:
        """Return the erratum as far as it is about some columns."""
        values = {name: {c: v for c, v in getattr(self, name).items() if c in columns} for name in ("old", "new")}
        return self.model_copy(update=values)
