"""The receipt of a hydration: how much came back, by article, split and label; no clock, no path of the machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corpus_tools.loaders.texts.hydrate import hydrate_article
from corpus_tools.schemas.vocab import Access, Fidelity, Relation, Split, TextStatus
from corpus_tools.text.normalize import FOLD, NORM
from corpus_tools.text.span import Span
from corpus_tools.tool import tool_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus_tools.corpus import Draft
    from corpus_tools.loaders.texts.hydrate import Copies, Hydrated, PassedOver
    from corpus_tools.schemas.article import Article

RECEIPT_VERSION = 1
"""Version of the receipt's own format."""

STATUSES = (TextStatus.EXACT, TextStatus.MOVED, TextStatus.NORMALISED, TextStatus.LOST)

MARKS = {
    ".gitignore": "# These texts may not be passed on.\n*\n",
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# Made by corpus-tools; can be made again.\n",
}
"""Files that keep a folder which was written into a repository out of its commits, and out of backups and scans."""

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None
"""What a JSON file may hold, floating-point numbers left out."""


class Entry(Protocol):
    """What a receipt says of one article."""

    @property
    def event(self) -> str:
        """Event."""

    @property
    def article(self) -> str:
        """Article, unique within the event."""

    @property
    def split(self) -> Split | None:
        """Split of the event; None where none is assigned."""

    @property
    def digest(self) -> str | None:
        """Digest of the text; None if it was never sealed."""

    @property
    def is_whole(self) -> bool:
        """Whether the whole text came back."""

    def blocks(self) -> Iterable[tuple[str, int]]:
        """Return what became of every block, and its length in code points."""

    def quotes(self) -> Iterable[tuple[str, TextStatus]]:
        """Return fidelity and status of every quote."""

    def mentions(self) -> Iterable[tuple[str, TextStatus]]:
        """Return relation and status of every mention."""


@dataclass(frozen=True, slots=True)
class Line:
    """One article of a receipt, by its annotation file.

    Attributes:
        event, article: ids.
        split: its event's split; None where none is assigned.
        record: its annotation file.
        hydrated: what came back.
    """

    event: str
    article: str
    split: Split | None
    record: Article
    hydrated: Hydrated

    @property
    def digest(self) -> str | None:
        """Digest of the text; None if it was never sealed."""
        return self.record.text.digest if self.record.text is not None else None

    @property
    def is_whole(self) -> bool:
        """Whether the whole text came back."""
        return self.hydrated.text is not None

    def blocks(self) -> Iterator[tuple[str, int]]:
        """Yield what became of every block, and its length in code points."""
        for found in self.hydrated.blocks:
            yield found.recovery.value, len(Span(found.block.start, found.block.end))

    def quotes(self) -> Iterator[tuple[str, TextStatus]]:
        """Yield fidelity and status of every quote; the fidelity is empty where it was not computed."""
        for quote in self.record.quotes:
            label = quote.computed.fidelity if quote.computed else ""
            yield label, self.hydrated.status_of_parts(quote.content)

    def mentions(self) -> Iterator[tuple[str, TextStatus]]:
        """Yield relation and status of every mention; the relation is empty where it was not computed."""
        for mention in self.record.mentions:
            label = mention.computed.relation if mention.computed else ""
            yield label, self.hydrated.status_of_parts(mention.span)

    def annotations(self) -> Iterator[TextStatus]:
        """Yield the status of every quote and every mention."""
        yield from (status for _, status in self.quotes())
        yield from (status for _, status in self.mentions())


def hydrate_event(draft: Draft, copies: Copies) -> tuple[Line, ...]:
    """Return a line for each restricted article of an event whose file can be read, sorted by id."""
    assignment = draft.head.splits.get(draft.event_id)
    split = assignment.split if assignment is not None else None
    return tuple(
        Line(draft.event_id, key, split, article.record, hydrate_article(article.record, copies.copies))
        for key, article in sorted(draft.articles.items())
        if article.record is not None and article.record.access is Access.RESTRICTED
    )


def make_receipt(lines: Sequence[Entry], passed_over: Sequence[PassedOver], *, corpus: str, data_version: str) -> Json:
    """Return the receipt as what JSON can hold: the same lines give the same receipt.

    Args:
        lines: restricted articles, sorted by event and id.
        passed_over: files that could not be searched.
        corpus: name of the corpus.
        data_version: version of its data.
    """
    splits = sorted({line.split for line in lines}, key=str)
    return {
        "receipt": RECEIPT_VERSION,
        "tool": f"corpus-tools {tool_version()}",
        "norm": NORM,
        "fold": FOLD,
        "corpus": corpus,
        "version": data_version,
        "total": _coverage(lines),
        "articles": [_article(line) for line in lines],
        "splits": {split or "unassigned": _coverage([one for one in lines if one.split is split]) for split in splits},
        "fidelity": _by_label(Fidelity, (pair for line in lines for pair in line.quotes())),
        "relation": _by_label(Relation, (pair for line in lines for pair in line.mentions())),
        "passed_over": [{"file": file.name, "reason": file.reason} for file in passed_over],
    }


def _article(line: Entry) -> Json:
    return {
        "event": line.event,
        "article": line.article,
        "split": line.split,
        "digest": line.digest,
        "is_sealed": line.digest is not None,
        **_coverage([line]),
    }


def _coverage(lines: Sequence[Entry]) -> dict[str, Json]:
    """Return counts by status: of texts, blocks, code points, quotes and mentions."""
    blocks = [block for line in lines for block in line.blocks()]
    code_points: Counter[str] = Counter()
    for status, length in blocks:
        code_points[status] += length
    return {
        "texts": {"all": len(lines), "whole": sum(line.is_whole for line in lines)},
        "blocks": _counts(status for status, _ in blocks),
        "code_points": {status.value: code_points[status.value] for status in STATUSES},
        "quotes": _counts(status.value for line in lines for _, status in line.quotes()),
        "mentions": _counts(status.value for line in lines for _, status in line.mentions()),
    }


def _counts(statuses: Iterable[str]) -> Json:
    counted = Counter(statuses)
    return {status.value: counted[status.value] for status in STATUSES}


def _by_label(labels: Iterable[str], pairs: Iterable[tuple[str, TextStatus]]) -> Json:
    """Return counts by label, in the vocabulary's order; labels without a row are left out."""
    found = [(str(label), status.value) for label, status in pairs]
    order = [*map(str, labels), ""]
    present = sorted({label for label, _ in found}, key=order.index)
    return {label or "not computed": _counts(status for key, status in found if key == label) for label in present}
