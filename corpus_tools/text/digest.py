"""Digests of canonical texts, and the blocks by which a restricted text is recognised without its words.

A digest hashes the name of the rule with the text, so that texts under two rules never compare equal. Blocks
are sentences joined until no dictionary of phrases can read their digest back; spans have no digest of their
own, since that of a few words can be guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from corpus_tools.text.normalize import FOLD, NORM, Edit, Folded, fold
from corpus_tools.text.segment import sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_BLOCK = 64
"""Shortest block in code points. Shorter ones are read off their digest with a list of stock phrases: docs/design.md."""


@dataclass(frozen=True, slots=True)
class BlockPrint:
    """A block by which a text is recognised; `corpus_tools.schemas.rights.Block` mirrors it field by field.

    Attributes:
        start: first code point in the canonical text.
        end: code point after the last one.
        digest: digest of the block's text.
        folded: digest of its folded form.
        folds: stretches that folding shortens, as ``(offset in the block, length, folded length)``: mostly the
            white space at the end. They give no word away, and with them a position in the canonical text leads
            to one in the folded form even where only the folded form is at hand.
    """

    start: int
    end: int
    digest: str
    folded: str
    folds: tuple[Edit, ...] = ()


def digest(text: str) -> str:
    """Return the digest of a canonical text.

    Example:
        >>> digest("No ferry today.")
        'sha256:fb04bbd51f318dcbb51dfe87ae697df62e20a13e40f7d90bf3ea919d4b4c0fa2'
    """
    return f"sha256:{sha256(hashed_bytes(text, NORM)).hexdigest()}"


def folded_digest(text: str) -> str:
    """Return the digest of a canonical text's folded form: alike for copies that differ in typography alone.

    Example:
        >>> folded_digest("He said: “No…”") == folded_digest('He  said: "No..."')
        True
    """
    return digest_of_folded(fold(text).text)


def digest_of_folded(folded: str) -> str:
    """Return the digest of a text that is folded already."""
    return f"sha256:{sha256(hashed_bytes(folded, FOLD)).hexdigest()}"


def hashed_bytes(text: str, rule: str) -> bytes:
    """Return the bytes that a digest hashes: name of the rule, a line end, the text in UTF-8.

    A text with lone surrogates, which no file in UTF-8 can hold, still has a digest.
    """
    return f"{rule}\n{text}".encode("utf-8", "surrogatepass")


def tile(text: str) -> tuple[Span, ...]:
    r"""Return blocks that tile a text exactly: whole sentences, joined until there are `MIN_BLOCK` code points.

    White space belongs to the sentence before it. The last block is joined to the one before if it is too short.

    Example:
        >>> tile("Short. " * 20)
        (Span(start=0, end=70), Span(start=70, end=140))
    """
    if not text:
        return ()
    ends = [*(sentence.start for sentence in sentences(text)[1:]), len(text)]
    blocks: list[Span] = []
    start = 0
    for end in ends:
        if end - start >= MIN_BLOCK:
            blocks.append(Span(start, end))
            start = end
    if start < len(text):
        first = blocks.pop().start if blocks else 0
        blocks.append(Span(first, len(text)))
    return tuple(blocks)


def make_blocks(text: str) -> tuple[BlockPrint, ...]:
    """Return the blocks that tile a canonical text, in order."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[BlockPrint]:
    for span in tile(text):
        words = span.of(text)
        folded: Folded = fold(words)
        yield BlockPrint(span.start, span.end, digest(words), digest_of_folded(folded.text), folded.offsets.edits)
