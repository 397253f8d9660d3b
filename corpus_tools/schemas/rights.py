"""What may be done with a text, where it came from, how it is recognised without its words, and who vouches for it."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from corpus_tools.schemas.base import Digest, IsoDate, Licence, Offset, Prose, Record, Slug
from corpus_tools.text.digest import digest

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

    host: Annotated[str, Field(max_length=253, pattern=r"^([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$")]
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


RECEIPT_VERSION: Final = 1
"""Version of the receipt's own format."""


class HeldText(Record):
    """The text that somebody holds, by what tells it from every other."""

    norm: Literal["nfc+lf/1"]
    """Name and version of the normalization rule."""
    length: Annotated[int, Field(ge=1)]
    """Length in code points."""
    digest: Digest
    """Digest of the whole normalized text."""
    folded: Digest | None
    """Digest of its folded form."""
    n_blocks: Offset
    """How many blocks tile it."""
    blocks: Digest
    """Digest of the digests of its blocks, one a line."""

    @classmethod
    def of(cls, record: TextRecord) -> HeldText:
        """Return what a receipt says of the text that a record describes."""
        return cls(
            norm=record.norm,
            length=record.length,
            digest=record.digest,
            folded=record.folded,
            n_blocks=len(record.blocks),
            blocks=digest("\n".join(block.digest for block in record.blocks)),
        )


class FindingCounts(Record):
    """What the check found in the article's file and in ``event.yaml``; findings that may stand are left out."""

    error: Offset
    """Errors."""
    warning: Offset
    """Warnings."""
    note: Offset
    """Notes."""


class Receipt(Record):
    """``annotations/<event>/receipts/<article>.<holder>.json``; written by ``check --receipt``, never by hand."""

    receipt: Literal[1]
    """Version of this format."""
    event: Slug
    """Event."""
    article: Slug
    """Article."""
    holder: Slug
    """Who holds the text and checked it: a pseudonym, as listed in corpus.toml."""
    date: IsoDate
    """Day of the check."""
    text: HeldText
    """The holder's own text."""
    guideline: Annotated[str, Field(pattern=r"^\d+\.\d+$")]
    """Version of the guidelines at the time."""
    tool: Annotated[str, Field(pattern=r"^corpus-tools \S+$", max_length=60)]
    """What checked: name and version of the tools."""
    findings: FindingCounts
    """What the check found."""

    @property
    def is_clean(self) -> bool:
        """Whether the check found no error."""
        return self.findings.error == 0


def agrees(receipt: Receipt, text: TextRecord | None) -> bool:
    """Whether a receipt vouches for the text that an article records: the same digests, and no error found."""
    return text is not None and receipt.is_clean and receipt.text == HeldText.of(text)
