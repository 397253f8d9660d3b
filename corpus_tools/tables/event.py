"""An event read once for all configs: names, zones, words, and what every row ends with."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corpus_tools.schemas.article import Article
from corpus_tools.schemas.base import Provenance
from corpus_tools.schemas.rights import Rights
from corpus_tools.schemas.vocab import Depth, State, TextStatus
from corpus_tools.splits import fold
from corpus_tools.tables.column import INT, STRING, STRINGS, Column, Role, Weight, describe
from corpus_tools.tables.context import join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus_tools.corpus import Corpus
    from corpus_tools.schemas.claim import Claim
    from corpus_tools.schemas.event import Statement
    from corpus_tools.schemas.selector import Place, RenderedPassage, Selector
    from corpus_tools.tables.column import Cells

Offsets = tuple[int, int]

PART_GAP = " "
"""Between the parts of what an article prints: the words are given as they read with the frame left out."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a row belongs, and how it came about.

    Attributes:
        event: id of the event.
        article: id of the article in the whole corpus; None if the row belongs to no article.
        fold: of the event, for cross-validation.
        depth: how far the article is annotated; None without an article.
        text_status: what became of the text that the row is about.
        provenance: of the labels.
        licence: of labels and annotators' words, SPDX.
        text_licence: of the text; None if there is none.
    """

    event: str
    article: str | None
    fold: int | None
    depth: Depth | None
    text_status: TextStatus
    provenance: Provenance
    licence: str
    text_licence: str | None


class AtHome(Protocol):
    """What a row is made from, if it knows where the row belongs."""

    @property
    def home(self) -> Home:
        """Where the row belongs."""


_EVENT: Column[AtHome] = Column(
    "event",
    STRING,
    "Event: the unit of splitting, and of resampling in statistics.",
    lambda row: row.home.event,
    Role.BOOKKEEPING,
)
_FOLD: Column[AtHome] = Column(
    "fold", INT, "Fold for cross-validation, 0 to 4, by event.", lambda row: row.home.fold, Role.BOOKKEEPING
)
_ORIGIN: tuple[Column[AtHome], ...] = (
    Column(
        "text_status",
        STRING,
        "What became of the text: `open` if published, `withheld` if restricted; once hydrated, instead of the latter, "
        "`exact`, `moved`, `normalised` (words as the copy prints them) or `lost`.",
        lambda row: row.home.text_status,
        Role.BOOKKEEPING,
        vocabulary=TextStatus,
        weight=Weight.CIRCUMSTANCE,
    ),
    Column(
        "annotators",
        STRINGS,
        describe(Provenance, "annotators"),
        lambda row: row.home.provenance.annotators,
        Role.BOOKKEEPING,
        weight=Weight.CIRCUMSTANCE,
    ),
    Column(
        "guideline",
        STRING,
        "Version of the guidelines the annotators followed.",
        lambda row: row.home.provenance.guideline,
        Role.BOOKKEEPING,
        weight=Weight.CIRCUMSTANCE,
    ),
    Column(
        "state",
        STRING,
        describe(Provenance, "state"),
        lambda row: row.home.provenance.state,
        Role.BOOKKEEPING,
        vocabulary=State,
        weight=Weight.CIRCUMSTANCE,
    ),
    Column(
        "license",
        STRING,
        "Licence of labels and annotators' words, SPDX.",
        lambda row: row.home.licence,
        Role.BOOKKEEPING,
        is_licence=True,
    ),
    Column(
        "text_license",
        STRING,
        f"{describe(Rights, 'licence')} Null if there is no text.",
        lambda row: row.home.text_licence,
        Role.BOOKKEEPING,
        is_licence=True,
    ),
    Column(
        "version_added",
        STRING,
        "Version of the data that brought the row; null until releases are compared.",
        lambda _: None,
        Role.BOOKKEEPING,
        weight=Weight.VERSION,
    ),
    Column(
        "version_changed",
        STRING,
        "Version of the data that last changed it; null until releases are compared.",
        lambda _: None,
        Role.BOOKKEEPING,
        weight=Weight.VERSION,
    ),
)

EVENT_COLUMNS: tuple[Column[AtHome], ...] = (_EVENT, _FOLD, *_ORIGIN)
"""What a row about an event ends with, after its id."""

ARTICLE_COLUMNS: tuple[Column[AtHome], ...] = (
    _EVENT,
    Column(
        "article",
        STRING,
        "Id of the article in config `articles`: event/article.",
        lambda row: row.home.article,
        Role.BOOKKEEPING,
        refers_to="articles",
    ),
    _FOLD,
    Column(
        "depth",
        STRING,
        f"{describe(Article, 'depth')} A row that is missing means something only within the depth.",
        lambda row: row.home.depth,
        Role.BOOKKEEPING,
        vocabulary=Depth,
    ),
    *_ORIGIN,
)
"""What a row about an article ends with, after its id."""


class TabledStatement:
    """A statement with its text, if it is published.

    Attributes:
        id: of the statement in the whole corpus.
        event: the event it belongs to.
        record: as annotated.
        text: the text; None if it is not published.
        home: where its row belongs.
    """

    __slots__ = ("event", "home", "id", "record", "text")

    def __init__(self, event: TabledEvent, record: Statement) -> None:
        self.id = event.statement_id(record.id)
        self.event, self.record = event, record
        self.text = event.corpus.statement_texts.get(record.id)
        status = TextStatus.OPEN if self.text is not None else TextStatus.WITHHELD
        self.home = event.home(status, record.rights)


class TabledArticle:
    """An article with its text, if it is published, and its zones.

    Attributes:
        id: of the article in the whole corpus.
        event: the event it belongs to.
        record: the annotation file.
        text: the text; None if it is withheld.
        home: where its rows belong.
    """

    __slots__ = ("_zone_names", "_zone_starts", "event", "home", "id", "record", "text")

    def __init__(self, event: TabledEvent, name: str, record: Article) -> None:
        self.event, self.record = event, record
        self.id = event.id_of(name)
        self.text = event.corpus.texts.get(name)
        self._zone_starts = [zone.start or 0 for zone in record.zones]
        self._zone_names = [zone.zone for zone in record.zones]
        self.home = Home(
            event=event.id,
            article=self.id,
            fold=event.fold,
            depth=record.depth,
            text_status=TextStatus.WITHHELD if self.text is None else TextStatus.OPEN,
            provenance=record.provenance,
            licence=event.corpus.head.file.licences.annotations,
            text_licence=record.rights.licence,
        )

    def id_of(self, name: str | None) -> str | None:
        """Return the id in the whole corpus of a record of the article."""
        return f"{self.id}/{name}" if name is not None else None

    def zone(self, offset: int) -> str:
        """Return the zone of a code point."""
        return self._zone_names[bisect_right(self._zone_starts, offset) - 1]

    def words(self, spans: Sequence[Offsets]) -> str | None:
        """Return the words at these places as one; None if the text is withheld."""
        return None if self.text is None else join_words(self.text, spans, PART_GAP)

    def word(self, place: Selector | None) -> str | None:
        """Return the words at one place; None without place or text."""
        return None if self.text is None or place is None else self.text[place.start : place.end]


class TabledEvent:
    """An event with everything its rows look up.

    Attributes:
        corpus: the event as admitted.
        id: of the event.
        fold: for cross-validation.
        names: name by entity id.
        claims: claim by id within the event.
        statements: by id within the event, in the order of the file.
        articles: sorted by id.
    """

    __slots__ = ("articles", "claims", "corpus", "fold", "id", "names", "statements")

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.id = corpus, corpus.event_id
        self.fold = fold(corpus.event_id)
        self.names = {entity.id: entity.name for entity in corpus.event.entities}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in corpus.event.claims}
        self.statements = {record.id: TabledStatement(self, record) for record in corpus.event.statements}
        self.articles = [TabledArticle(self, name, corpus.articles[name]) for name in sorted(corpus.articles)]

    def id_of(self, name: str) -> str:
        """Return the id in the whole corpus of a claim or an article of the event."""
        return f"{self.id}/{name}"

    def statement_id(self, name: str | None) -> str | None:
        """Return the id in the whole corpus of a statement of the event."""
        return f"{self.id}/statement-{name}" if name is not None else None

    def home(self, status: TextStatus, rights: Rights | None) -> Home:
        """Return where a row about the event belongs."""
        return Home(
            event=self.id,
            article=None,
            fold=self.fold,
            depth=None,
            text_status=status,
            provenance=self.corpus.event.provenance,
            licence=self.corpus.head.file.licences.annotations,
            text_licence=rights.licence if rights is not None else None,
        )

    def words_said(self, passage: RenderedPassage | None) -> str | None:
        """Return the words of one place in a statement; None if there is none, or no text."""
        if passage is None or passage.statement is None:
            return None
        text = self.statements[passage.statement].text
        return None if text is None else text[passage.start : passage.end]

    def rendered(self, passage: RenderedPassage) -> Cells:
        """Return what is rendered as the tables hold it: a stretch of a statement or a passage by its id."""
        return {
            "statement": self.statement_id(passage.statement),
            "passage": passage.passage,
            "start": passage.start,
            "end": passage.end,
        }


def offsets(place: Place) -> Offsets:
    """Return first code point and the one after the last.

    Raises:
        ValueError: if the position is not known; that of an admitted corpus always is.
    """
    if place.start is None or place.end is None:
        return (place.span.start, place.span.end)
    return (place.start, place.end)


def spans_of(places: Iterable[Offsets]) -> list[Cells]:
    """Return places as the tables hold them."""
    return [{"start": start, "end": end} for start, end in places]
