"""The corpus's own files: ``corpus.toml``, ``splits.tsv`` and ``errata.jsonl``; what all events share."""

from __future__ import annotations

from collections.abc import Container  # noqa: TC003 - pydantic reads the annotations of the class
from typing import Annotated, Self

from pydantic import Field, JsonValue, model_validator

from corpus_tools.schemas.base import Digest, IsoDate, Licence, Record, Slug
from corpus_tools.schemas.vocab import AnnotatorKind, Split


class Outlet(Record):
    """A publisher of articles."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    """Name."""
    invented: bool
    """Whether the outlet is invented."""


class Annotator(Record):
    """Who annotates, under a pseudonym."""

    kind: AnnotatorKind
    """Kind."""
    description: Annotated[str, Field(min_length=1, max_length=400)]
    """What a reader of the datasheet should know: training, model, version."""


class CorpusSection(Record):
    """Name and versions."""

    name: Slug
    """Name of the dataset."""
    title: Annotated[str, Field(min_length=1, max_length=160)]
    """One line for the card."""
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Version of the data, SemVer."""
    schema_version: Annotated[int, Field(ge=1)]
    """Version of the file format."""
    repository: Annotated[str, Field(pattern=r"^https://[^\s\"'<>]+$", max_length=200)] | None = None
    """Address of the repository, for links that open a prefilled form for a dispute; null where it has none yet."""
    needs_tools: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")] | None = None
    """Lowest version of the tools that reads the corpus; older ones name it when they refuse."""
    guideline: Annotated[str, Field(pattern=r"^\d+\.\d+$")]
    """Version of the guidelines."""
    form_rules: Annotated[str, Field(pattern=r"^form/\d+$")]
    """Version of the rules that compute form."""


class LicencesSection(Record):
    """Default licences."""

    texts: Licence
    """Licence of invented texts."""
    annotations: Licence
    """Licence of annotations and guidelines."""


class TextsSection(Record):
    """Where restricted texts are looked for."""

    search: tuple[str, ...] = ()
    """Folders, relative to the corpus."""


class LeakSection(Record):
    """How much of a restricted text may be read off what is published."""

    max_run_words: Annotated[int, Field(ge=1)] = 7
    """Longest run of consecutive words of a restricted text that may occur anywhere."""
    max_share: Annotated[float, Field(ge=0.0, le=1.0)] = 0.12
    """Largest share of a restricted text's code points that may be read off everything published together. Five real
    articles whose claims, gists and notes are all in own words gave away 2 to 10 % (names, dates, set phrases)."""


class PreviousSection(Record):
    """The release that the next one is held against."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Version of its data."""
    digest: Digest
    """Identity of its rows, as `build` printed it."""


class CorpusFile(Record):
    """``corpus.toml``."""

    corpus: CorpusSection
    licences: LicencesSection
    texts: TextsSection = TextsSection()
    leak: LeakSection = LeakSection()
    previous: PreviousSection | None = None
    outlets: dict[Slug, Outlet]
    annotators: dict[Slug, Annotator]


class SplitAssignment(Record):
    """One line of ``splits.tsv``: where an event stands, since when."""

    event: Slug
    """Event."""
    split: Split
    """Split; never changes."""
    since: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Version of the data that assigned it."""
    withdrawn: IsoDate | None = None
    """Day of withdrawal, if the event was withdrawn."""
    reason: str | None = None
    """Why it was withdrawn."""

    @model_validator(mode="after")
    def _says_when_and_why(self) -> Self:
        if (self.withdrawn is None) != (self.reason is None):
            message = "withdrawn and reason belong together: fill in both columns or neither"
            raise ValueError(message)
        return self


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
