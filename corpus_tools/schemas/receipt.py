"""A holder's receipt: one person's own check of a restricted text that they hold, without a word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field

from corpus_tools.schemas.base import Digest, IsoDate, Offset, Record, Slug
from corpus_tools.text.digest import digest

if TYPE_CHECKING:
    from corpus_tools.schemas.rights import TextRecord

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
