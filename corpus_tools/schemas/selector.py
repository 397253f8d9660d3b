"""Selectors: how a record points at words of a text.

One record holds both of W3C's selectors, as its own ``refinedBy`` would: the position
(``start``, ``end``) and, for open texts, the words (``exact``, ``prefix``, ``suffix``).

References:
    W3C Web Annotation Data Model (2017), §4.2.4 *Text Quote Selector*, §4.2.5 *Text Position Selector*.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from corpus_tools.schemas.base import Offset, Record, Slug
from corpus_tools.text.span import Span

MAX_CODE_POINTS = 20_000
"""Longest ``exact`` that a file may hold, in code points."""


class Place(Record):
    """Position and words, either of which may still be missing."""

    start: Offset | None = None
    """First code point, from 0."""
    end: Offset | None = None
    """Code point after the last one."""
    exact: Annotated[str, Field(min_length=1, max_length=MAX_CODE_POINTS)] | None = None
    """The words themselves (open texts only)."""
    prefix: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    """Words just before, where ``exact`` occurs more than once (open texts only)."""
    suffix: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    """Words just after (open texts only)."""

    @model_validator(mode="after")
    def _is_a_stretch(self) -> Self:
        if (self.start is None) != (self.end is None):
            message = "start and end belong together: write both or neither"
            raise ValueError(message)
        if self.start is not None and self.end is not None and self.end <= self.start:
            message = f"end must lie after start, found start {self.start}, end {self.end}"
            raise ValueError(message)
        return self

    @property
    def is_resolved(self) -> bool:
        """Whether the position is known."""
        return self.start is not None

    @property
    def span(self) -> Span:
        """The position.

        Raises:
            ValueError: if only the words are known; ``corpus-tools fix`` finds their position.
        """
        if self.start is None or self.end is None:
            message = f"no position yet for {self.exact!r}"
            raise ValueError(message)
        return Span(self.start, self.end)


class Selector(Place):
    """A span of a text, by position, by words, or by both (which must then agree).

    Example:
        >>> Selector(start=3, end=7).span
        Span(start=3, end=7)
    """

    @model_validator(mode="after")
    def _points_somewhere(self) -> Self:
        if self.start is None and self.exact is None:
            message = "a selector needs words (exact) or a position (start and end)"
            raise ValueError(message)
        return self


class RenderedPassage(Place):
    """What is rendered: a span of a statement, or a passage of the event by its id.

    A passage id serves where the statement's text is unavailable and witnesses stand in for it; an
    open statement is pointed at by position and words. Exactly one of the two is given.

    Example:
        >>> RenderedPassage(passage="held-responsible").passage
        'held-responsible'
    """

    statement: Slug | None = None
    """Id of the statement whose text the selector counts in."""
    passage: Slug | None = None
    """Id of a passage of the event."""

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        if (self.statement is None) == (self.passage is None):
            message = "name either a statement or a passage"
            raise ValueError(message)
        has_place = self.start is not None or self.exact is not None
        if has_place != (self.statement is not None):
            message = "a statement needs words or a position, a passage takes neither"
            raise ValueError(message)
        return self
