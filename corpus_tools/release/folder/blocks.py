"""``blocks.jsonl``: by what the restricted texts of a release are recognised again; it holds no word of them.

One line an article: event, article, and the record of its text as the annotation file states it, by positions
and digests. Blocks shorter than `MIN_BLOCK` are left out, since a dictionary could read them off their digest.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from pydantic import ValidationError, model_validator

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import MAX_LINES_BYTES, read_words
from corpus_tools.schemas.base import Record
from corpus_tools.schemas.rights import Block, TextRecord
from corpus_tools.schemas.vocab import Access
from corpus_tools.text.blocks import folded_length
from corpus_tools.text.digest import MIN_BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from corpus_tools.corpus import Corpus

BLOCKS_FILE = "blocks.jsonl"

MIN_FOLDED = 48
"""Shortest folded form, in code points: a block that white space alone makes long is none."""


class SealedText(Record):
    """A line of ``blocks.jsonl``."""

    event: str
    """Event."""
    article: str
    """Article, unique within the event."""
    text: TextRecord
    """Length, digests and blocks of the text."""

    @model_validator(mode="after")
    def _blocks_tile_the_text(self) -> Self:
        ends = [0, *(block.end for block in self.text.blocks)]
        starts = [*(block.start for block in self.text.blocks), self.text.length]
        if self.text.blocks and (starts != ends or any(map(is_guessable, self.text.blocks))):
            message = f"the blocks do not tile the text, or one is shorter than {MIN_BLOCK} code points"
            raise ValueError(message)
        return self


def sealed_texts(corpus: Corpus) -> tuple[SealedText, ...]:
    """Return what an event's restricted texts are recognised by, sorted by article."""
    return tuple(
        SealedText(event=corpus.event_id, article=key, text=_publishable(record.text))
        for key, record in sorted(corpus.articles.items())
        if record.access is Access.RESTRICTED and record.text is not None
    )


def _publishable(text: TextRecord) -> TextRecord:
    """Return the record without blocks if one of them is too short, as in a text that is shorter than a block."""
    is_short = any(map(is_guessable, text.blocks))
    return text.model_copy(update={"blocks": (), "folded": None}) if is_short else text


def is_guessable(block: Block) -> bool:
    """Whether a dictionary could read a block off its digests, since it is short or mostly white space.

    Example:
        >>> same = "sha256:" + "0" * 64
        >>> [is_guessable(Block(start=0, end=end, digest=same, folded=same)) for end in (63, 64)]
        [True, False]
    """
    return block.end - block.start < MIN_BLOCK or folded_length(block) < MIN_FOLDED


def append_blocks(folder: Path, sealed: Iterable[SealedText]) -> None:
    """Add lines to the file; without any there is no file."""
    lines = "".join(one.model_dump_json(exclude_none=True) + "\n" for one in sealed)
    if lines:
        with (folder / BLOCKS_FILE).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(lines)


def read_blocks(folder: Path) -> Iterator[SealedText]:
    """Yield the lines of a release, in order; none if it has no restricted text.

    Raises:
        ReleaseError: if a line cannot be read.
    """
    path = folder / BLOCKS_FILE
    if not os.path.lexists(path):
        return
    for number, line in enumerate(read_words(path, limit=MAX_LINES_BYTES).splitlines(), start=1):
        try:
            yield SealedText.model_validate_json(line)
        except (ValidationError, ValueError) as error:
            message = f"{BLOCKS_FILE}, line {number}: not a record of a restricted text"
            raise ReleaseError(message) from error
