"""What may be done with a text, where it came from, and how it is recognised without its words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from corpus_tools.schemas.base import Digest, IsoDate, Licence, Offset, Prose, Record

Fold = Annotated[tuple[Offset, Offset, Offset], Field(description="Offset in the block, length, length once folded.")]
"""A stretch that folding shortens: offset in the block, length, length once folded."""


class Block(Record):
    """A run of whole sentences of a restricted text, recognisable by digest alone."""

    start: Offset
    """First code point."""
    end: Offset
    """Code point after the last one."""
    digest: Digest
    """Digest of the block's normalized text."""
    folded: Digest
    """Digest of its folded form: white space, quotation marks and dashes made alike."""
    folds: tuple[Fold, ...] = ()
    """Stretches that folding shortens, in order (mostly the white space at the end): with them, positions lead
    from the canonical text to the folded form of a copy."""


class TextRecord(Record):
    """The text that an article's or a statement's offsets count in."""

    norm: Literal["nfc+lf/1"]
    """Name and version of the normalization rule."""
    length: Annotated[int, Field(ge=1)]
    """Length in code points."""
    digest: Digest
    """Digest of the whole normalized text."""
    folded: Digest | None = None
    """Digest of its folded form (restricted texts)."""
    blocks: tuple[Block, ...] = ()
    """Blocks that tile the text, in order (restricted texts only)."""


class Address(Record):
    """Where a restricted text was published, without the words of the address."""

    host: Annotated[str, Field(min_length=1, max_length=253)]
    """Host name."""
    digest: Digest
    """Digest of the whole address."""


class Generation(Record):
    """How an invented text came to be."""

    model: Annotated[str, Field(min_length=1, max_length=120)]
    """What wrote the text."""
    date: IsoDate
    """When."""
    plan: str | None = None
    """File of the plan it was written under, inside the event's folder."""
    note: Prose | None = None
    """Anything else a reader of the datasheet should know."""


class Rights(Record):
    """Licence and provenance of one text."""

    licence: Licence
    """Licence of the text (not of its annotations), SPDX."""
    fiction: bool
    """Whether people, organisations and happenings are invented."""
    address: Address | None = None
    """Where the text was published (restricted texts)."""
    archived: IsoDate | None = None
    """Day of the archived copy at that address (restricted texts)."""
    one_holder: bool = False
    """Whether fewer than two people's receipts vouch for the text (restricted texts); written by ``fix``."""
    generation: Generation | None = None
    """How an invented text came to be."""
