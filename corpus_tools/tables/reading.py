"""An event read once for all configs: names, zones, paragraphs, and what every row ends with."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.schemas.annotator import Provenance
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.rights import Rights
from corpus_tools.schemas.vocab import Depth, TextStatus
from corpus_tools.splits.folds import fold
from corpus_tools.tables.context import Paragraphs, join_words
from corpus_tools.tables.features import INT, STRING, STRINGS, Column, describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus_tools.corpus import Corpus
    from corpus_tools.schemas.claim import Claim
    from corpus_tools.schemas.selector import Place, RenderedPassage
    from corpus_tools.schemas.statement import Statement

Offsets = tuple[int, int]
Row = tuple[object, ...]

PART_GAP = " "
"""Between the parts of what an article prints: the words are given as they read with the frame left out."""

PASSAGE_GAP = " … "
"""Between passages of a statement that do not follow on one another."""

_STATUS = Column(
    "text_status",
    STRING,
    "What became of the text: `open` if published, `withheld` if restricted; once hydrated, instead of the latter, "
    "`exact`, `moved`, `normalised` (words as the copy prints them) or `lost`.",
)
_LABELS = (
    Column("annotators", STRINGS, describe(Provenance, "annotators")),
    Column("guideline", STRING, "Version of the guidelines the annotators followed."),
    Column("state", STRING, describe(Provenance, "state")),
    Column("license", STRING, "Licence of labels and annotators' words, SPDX."),
    Column("text_license", STRING, f"{describe(Rights, 'licence')} Null if there is no text."),
    Column("version_added", STRING, "Version of the data that brought the row; null until releases are compared."),
    Column("version_changed", STRING, "Version of the data that last changed it; null until releases are compared."),
)
_EVENT = Column("event", STRING, "Event: the unit of splitting, and of resampling in statistics.")
_FOLD = Column("fold", INT, "Fold for cross-validation, 0 to 4, by event.")

EVENT_COLUMNS = (_EVENT, _FOLD, _STATUS, *_LABELS)
"""What a row about an event ends with, after its id."""

ARTICLE_COLUMNS = (
    _EVENT,
    Column("article", STRING, "Article, unique within the event."),
    _FOLD,
    Column(
        "depth", STRING, f"{describe(Article, 'depth')} A row that is missing means something only within the depth."
    ),
    _STATUS,
    *_LABELS,
)
"""What a row about an article ends with, after its id."""

SAID_COLUMNS = (
    Column("said_context", STRING, "Paragraphs of the statement around the words said."),
    Column("said_start", INT, "First code point of the words said in `said_context`."),
    Column("said_end", INT, "Code point after their last one in `said_context`."),
    Column("statement", STRING, "Id of the statement in config `statements`; given if it is known which one is meant."),
)
"""What stands beside a retelling, after the words said themselves."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a statement that something renders, null where there are none to show.

    Attributes:
        words: the passages rendered, in the order of the retelling.
        place: `said_context`, `said_start`, `said_end`, `statement`.
    """

    words: str | None
    place: tuple[str | None, int | None, int | None, str | None]


class StatementView:
    """A statement with its text, if it is published."""

    __slots__ = ("_said", "id", "paragraphs", "record", "text")

    def __init__(self, corpus: Corpus, record: Statement) -> None:
        self.record = record
        self._said: dict[tuple[Offsets, ...], Said] = {}
        self.id = f"{corpus.event_id}/statement-{record.id}"
        self.text = corpus.statement_texts.get(record.id)
        self.paragraphs = Paragraphs(self.text) if self.text is not None else None

    def words(self, start: int | None, end: int | None) -> str | None:
        """Return the words at one place; null if the text is not held."""
        return None if self.text is None else self.text[start:end]

    def said(self, spans: tuple[Offsets, ...]) -> Said:
        """Return the words at these places; several retellings ask for the same ones."""
        found = self._said.get(spans)
        if found is None:
            found = self._said[spans] = self._read(spans)
        return found

    def _read(self, spans: Sequence[Offsets]) -> Said:
        if self.text is None or self.paragraphs is None or not spans:
            return Said(None, (None, None, None, self.id))
        start, end = min(start for start, _ in spans), max(end for _, end in spans)
        first, last = self.paragraphs.around(start, end)
        context = self.text[first:last]
        return Said(join_words(self.text, spans, PASSAGE_GAP), (context, start - first, end - first, self.id))


class ArticleView:
    """An article with its text, if it is published, its zones, and what its rows end with.

    Attributes:
        id: of the article, unique within the event.
        path: id of the article in the whole corpus.
        record: the annotation file.
        text: the text; null if it is withheld.
        paragraphs: of the text; null if it is withheld.
        tail: values of `ARTICLE_COLUMNS`.
    """

    __slots__ = ("_zone_names", "_zone_starts", "id", "paragraphs", "path", "record", "tail", "text")

    def __init__(self, corpus: Corpus, article_id: str, record: Article) -> None:
        self.id, self.record = article_id, record
        self.path = f"{corpus.event_id}/{article_id}"
        self.text = corpus.texts.get(article_id)
        self.paragraphs = Paragraphs(self.text) if self.text is not None else None
        self._zone_starts = [zone.start or 0 for zone in record.zones]
        self._zone_names = [zone.zone for zone in record.zones]
        status = TextStatus.WITHHELD if self.text is None else TextStatus.OPEN
        labels = label_values(corpus, record.provenance, record.rights)
        self.tail: Row = (
            *(corpus.event_id, article_id, fold(corpus.event_id), record.depth, status),
            *labels,
        )

    def zone(self, offset: int) -> str:
        """Return the zone of a code point."""
        return self._zone_names[bisect_right(self._zone_starts, offset) - 1]

    def words(self, spans: Sequence[Offsets]) -> str | None:
        """Return the words at these places; null if the text is withheld."""
        return None if self.text is None else join_words(self.text, spans, PART_GAP)

    @property
    def is_full(self) -> bool:
        """Whether every difference is annotated."""
        return self.record.depth is Depth.FULL

    def context(self, spans: Sequence[Offsets]) -> tuple[int, str]:
        """Return the paragraphs around the spans, and where they begin; nothing if the text is withheld."""
        if self.text is None or self.paragraphs is None:
            return (0, "")
        start, end = spans[0] if len(spans) == 1 else (min(spans)[0], max(end for _, end in spans))
        first, last = self.paragraphs.around(start, end)
        return (first, self.text[first:last])

    def word(self, place: Place | None) -> str | None:
        """Return the words at one place; null without place or text."""
        return None if self.text is None or place is None else self.text[place.start : place.end]


class EventView:
    """An event with everything its rows look up.

    Attributes:
        corpus: the event as admitted.
        names: name by entity id.
        claims: claim by id.
        statements: views by statement id, in the order of the file.
        articles: views, sorted by id.
    """

    __slots__ = ("_nothing_said", "articles", "claims", "corpus", "names", "statements")

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.names = {entity.id: entity.name for entity in corpus.event.entities}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in corpus.event.claims}
        self.statements = {record.id: StatementView(corpus, record) for record in corpus.event.statements}
        only = next(iter(self.statements.values())).id if len(self.statements) == 1 else None
        self._nothing_said = Said(None, (None, None, None, only))
        self.articles = [ArticleView(corpus, key, corpus.articles[key]) for key in sorted(corpus.articles)]

    def tail(self, rights: Rights | None, status: TextStatus) -> Row:
        """Return the values of `EVENT_COLUMNS`."""
        event_id = self.corpus.event_id
        labels = label_values(self.corpus, self.corpus.event.provenance, rights)
        return (event_id, fold(event_id), status, *labels)

    def words_said(self, passage: RenderedPassage | None) -> str | None:
        """Return the words of one place in a statement; null if there is none, or no text."""
        if passage is None or passage.statement is None:
            return None
        return self.statements[passage.statement].words(passage.start, passage.end)

    def said(self, rendered: Sequence[RenderedPassage]) -> Said:
        """Return the words rendered, of the first statement named if there are several.

        Where nothing is rendered, the event's only statement is still named.
        """
        if len(rendered) == 1 and rendered[0].statement is not None:  # nearly always
            return self.statements[rendered[0].statement].said((offsets(rendered[0]),))
        places: dict[str, dict[Offsets, None]] = {}
        for passage in rendered:
            if passage.statement is not None:
                places.setdefault(passage.statement, {})[offsets(passage)] = None
        for statement, spans in places.items():
            return self.statements[statement].said(tuple(spans))
        return self._nothing_said


def label_values(corpus: Corpus, provenance: Provenance, rights: Rights | None) -> Row:
    """Return annotators, guideline, state, both licences, and the two versions."""
    return (
        list(provenance.annotators),
        provenance.guideline,
        provenance.state,
        corpus.head.file.licences.annotations,
        rights.licence if rights is not None else None,
        None,
        None,
    )


def offsets(place: Place) -> Offsets:
    """Return first code point and the one after the last.

    Raises:
        ValueError: if the position is not known; that of an admitted corpus always is.
    """
    if place.start is None or place.end is None:
        return (place.span.start, place.span.end)
    return (place.start, place.end)


def counted_from(origin: int, spans: Iterable[Offsets]) -> list[Offsets]:
    """Return the spans counted from ``origin``.

    Example:
        >>> counted_from(10, [(12, 15)])
        [(2, 5)]
    """
    return [(start - origin, end - origin) for start, end in spans]


def start_and_end(place: Place | None) -> tuple[int | None, int | None]:
    """Return both offsets of a place, null if there is none."""
    return (place.start, place.end) if place is not None else (None, None)
