"""What the page is made from: plain values that `dataclasses.asdict` turns into JSON, key for key.

Positions count code points; the page's script turns them into positions of its own. Words of an article are
given once, as its text; where a text is not available there are positions alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where words are.

    Attributes:
        start: first code point; null where the position is not known yet.
        end: code point after the last one.
        words: the words as the file has them, only where the position is not known and the text is open.
    """

    start: int | None
    end: int | None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """One label.

    Attributes:
        axis: what it answers, a key of the page's vocabulary or a plain word.
        value: the answer.
    """

    axis: str
    value: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Words said next to words printed; the pieces of either side are its whole text, in order.

    Attributes:
        source: where the words said come from: ``statement main`` or ``article north-wire``.
        said: pieces, each with whether it has no equal on the other side.
        printed: likewise.
        is_other: whether so little is equal that differences are not marked.
    """

    source: str
    said: tuple[tuple[str, bool], ...]
    printed: tuple[tuple[str, bool], ...]
    is_other: bool


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """A clause of a quote.

    Attributes:
        key: its id, or where it is in the file.
        outcome: its letter.
        parts: where in the article.
        passages: passages it renders.
        labels: in the order in which they are shown.
        comparison: with what it renders; null where either text is not available.
        receipt: the edits that turn the words said into those printed, in one line; null without a receipt.
    """

    key: str
    outcome: str
    parts: tuple[Stretch, ...]
    passages: tuple[str, ...]
    labels: tuple[Label, ...]
    comparison: Comparison | None
    receipt: str | None


@dataclass(frozen=True, slots=True)
class DifferenceEntry:
    """A difference of a mention: its labels, and where in article and statement.

    Attributes:
        key: its id, or where it is in the file.
        at: where in the article; null where something was dropped.
        was: words of the statement; null where something was added or the text is not available.
        passage: the passage, where that is named instead of words.
        labels: in the order in which they are shown.
        note: for the next reader.
    """

    key: str
    at: Stretch | None
    was: str | None
    passage: str | None
    labels: tuple[Label, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A quote or a mention.

    Attributes:
        key: its id, or where it is in the file.
        kind: ``quote`` or ``mention``.
        outcome: its letter.
        suggested: what proposed it, while nobody has confirmed it.
        spans: where in the article, in order.
        source: the words that name who speaks.
        cue: the words that attribute.
        speakers: entities it is given to, outermost first.
        passages: passages it renders.
        claim: claim of a mention.
        labels: in the order in which they are shown.
        clauses: of a quote.
        differences: of a mention.
        comparison: of a mention, with what it renders.
        said: proposition of the passage, in the annotator's words.
        printed: proposition of the quote, likewise.
        note: for the next reader.
    """

    key: str
    kind: Literal["quote", "mention"]
    outcome: str
    suggested: str | None
    spans: tuple[Stretch, ...]
    source: Stretch | None
    cue: Stretch | None
    speakers: tuple[str, ...]
    passages: tuple[str, ...]
    claim: str | None
    labels: tuple[Label, ...]
    clauses: tuple[ClauseEntry, ...]
    differences: tuple[DifferenceEntry, ...]
    comparison: Comparison | None
    said: str | None
    printed: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ZoneEntry:
    """A zone of an article."""

    zone: str
    kind: str | None
    start: int
    end: int
    suggested: str | None


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article.

    Attributes:
        id: its id.
        outlet: name of the outlet.
        published: day, as far as known.
        language: BCP 47 tag of the text.
        access: ``open`` or ``restricted``.
        rewriting: how it came to be.
        depth: how far it is annotated.
        state: how far its annotation has come.
        licence: licence of the text.
        file: its annotation file.
        text: its text; null where it is not available.
        length: code points of the text; null where nobody has counted yet.
        zones: in order; zones without a position are left out.
        records: quotes, then mentions, in the order of the file.
        note: for the next reader.
    """

    id: str
    outlet: str
    published: str | None
    language: str
    access: str
    rewriting: tuple[str, ...]
    depth: str
    state: str
    licence: str
    file: str
    text: str | None
    length: int | None
    zones: tuple[ZoneEntry, ...]
    records: tuple[RecordEntry, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage of a statement.

    Attributes:
        id: its id.
        gist: what it says, in the annotator's words.
        start: first code point in the statement; null where its text is unavailable.
        end: code point after the last one.
        is_joined: whether it follows directly on the passage before it.
        witnesses: articles that carry its words.
    """

    id: str
    gist: str
    start: int | None
    end: int | None
    is_joined: bool
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """A statement; its text is null where it is not available."""

    id: str
    speaker: str
    date: str
    occasion: str
    language: str
    access: str
    text: str | None
    passages: tuple[PassageEntry, ...]


@dataclass(frozen=True, slots=True)
class CellEntry:
    """What became of a passage in an article.

    Attributes:
        outcome: its letter.
        items: what is in the cell: key of a record, letter, and number of the clause (null for a mention).
    """

    outcome: str
    items: tuple[tuple[str, str, int | None], ...]


@dataclass(frozen=True, slots=True)
class RowEntry:
    """A row of the grid: a passage (null in the last row) and a cell for each article, in their order."""

    passage: str | None
    cells: tuple[CellEntry, ...]


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim, with the best relation that each article has to it (null where it is left out)."""

    id: str
    text: str
    origin: str
    passages: tuple[str, ...]
    coverage: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """One of several readings that exclude one another; mentions as ``article/key``."""

    gist: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """Readings of one claim that exclude one another, and what in the articles resolves them."""

    id: str
    claim: str
    readings: tuple[ReadingEntry, ...]
    resolution: str | None
    resolved_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """Somebody or something that speaks or is spoken of."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows.

    Attributes:
        event: id of the event.
        title: its title.
        date: its day.
        is_fiction: whether it is invented.
        split: its split; null where it has none.
        corpus: name and version of the corpus.
        repository: address of the repository, for forms; null where the corpus names none.
        unreadable: annotation files that could not be read.
        vocabulary: definition by axis and value.
    """

    event: str
    title: str
    date: str
    is_fiction: bool
    split: str | None
    corpus: str
    repository: str | None
    unreadable: tuple[str, ...]
    note: str | None
    entities: tuple[EntityEntry, ...]
    statements: tuple[StatementEntry, ...]
    articles: tuple[ArticleEntry, ...]
    grid: tuple[RowEntry, ...]
    claims: tuple[ClaimEntry, ...]
    conflicts: tuple[ConflictEntry, ...]
    vocabulary: Mapping[str, Mapping[str, str]]

    @property
    def holds_restricted_text(self) -> bool:
        """Whether the page has words that may not be passed on."""
        return any(article.access != "open" and article.text is not None for article in self.articles)
