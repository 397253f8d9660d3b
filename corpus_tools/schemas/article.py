"""An article's annotation file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from corpus_tools.schemas.base import Allow, IsoDate, Offset, Prose, Provenance, Record, Slug, Suggested
from corpus_tools.schemas.claim import Mention, RecordTombstone
from corpus_tools.schemas.quote import Quote
from corpus_tools.schemas.rights import Rights, TextRecord
from corpus_tools.schemas.vocab import Access, BoilerplateKind, Depth, Rewriting, Zone


class ZoneSpan(Record):
    """One stretch of an article that belongs to a zone; zones tile the text."""

    zone: Zone
    """Which zone."""
    kind: BoilerplateKind | None = None
    """Kind of boilerplate; null for every other zone."""
    start: Offset | None = None
    """First code point."""
    end: Offset | None = None
    """Code point after the last one; white space belongs to the zone before it."""
    suggested: Suggested | None = None
    """What proposed the record, while nobody has confirmed it; delete the line once you have read and mended it."""
    opens: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    """First words of the zone (open texts only); ``fix`` finds ``start`` and ``end`` by them."""


class Article(Record):
    """One published text of one outlet about an event, and what is said of it."""

    outlet: Slug
    """Outlet, as listed in corpus.toml."""
    published: IsoDate | None = None
    """Day of publication, as far as known."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    """BCP 47 tag."""
    access: Access
    """``open`` or ``restricted``."""
    rights: Rights
    """Licence and provenance of the text."""
    rewriting: Annotated[tuple[Rewriting, ...], Field(min_length=1)]
    """How the article came to be."""
    depth: Depth
    """How far it is annotated."""
    provenance: Provenance
    """Where the labels come from."""
    text: TextRecord | None = None
    """Length and digests of the text; written by ``fix`` or ``seal``."""
    zones: Annotated[tuple[ZoneSpan, ...], Field(min_length=1)]
    """Zones, in order; together they cover every code point."""
    quotes: tuple[Quote, ...] = ()
    """Quotes, in order of their first code point."""
    mentions: tuple[Mention, ...] = ()
    """Mentions of claims, in order of their first code point."""
    withdrawn: tuple[RecordTombstone, ...] = ()
    """Ids that may not be used again."""
    allow: tuple[Allow, ...] = ()
    """Findings that may stand."""
    note: Prose | None = None
    """For the next reader, in own words."""
