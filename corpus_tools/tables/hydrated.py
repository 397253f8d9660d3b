"""Published rows of restricted articles with their words filled in, and the task views' rows that follow from them.

A pure function of an event's rows and of what came back of its texts: the same for a release that was
downloaded and for one that was built from the corpus. Nothing but words, contexts and `text_status` changes;
labels, ids and offsets stay those that were published. Class labels are names here.

`said` stays null where nobody holds the statement: what its witnesses print is a quotation too, not the words
of the speaker, and stands in `quotes` as what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus_tools.loaders.texts.hydrate import Hydrated
from corpus_tools.schemas.vocab import Rung, TextStatus, Zone
from corpus_tools.tables.articles import ARTICLES
from corpus_tools.tables.claim_drift import CLAIM_DRIFT
from corpus_tools.tables.claim_mentions import CLAIM_MENTIONS
from corpus_tools.tables.context import Paragraphs, join_words
from corpus_tools.tables.drift_spans import DRIFT_SPANS
from corpus_tools.tables.quote_fidelity import QUOTE_FIDELITY
from corpus_tools.tables.quotes import QUOTES
from corpus_tools.tables.reading import PART_GAP, PASSAGE_GAP
from corpus_tools.tables.statements import STATEMENTS
from corpus_tools.tables.word_diff import word_diff
from corpus_tools.text.blocks import Recovered
from corpus_tools.text.span import Span
from corpus_tools.text.stretch import stretch_around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus_tools.tables.features import Config
    from corpus_tools.tables.reading import Offsets

Cells = dict[str, Any]
"""A row by column, class labels as names."""

_WORST_LAST = (TextStatus.EXACT, TextStatus.MOVED, TextStatus.NORMALISED, TextStatus.LOST)
_RUNGS = [rung.value for rung in Rung]


def hydrate_rows(rows: Mapping[str, Sequence[Cells]], texts: Mapping[str, Hydrated]) -> dict[str, list[Cells]]:
    """Return one event's rows by config with the words of its restricted articles.

    The task views get a row for every quote and mention whose words can be given together with what lies
    between their parts. What a withheld article's texts do not give back is null, its status `lost`.

    Args:
        rows: published rows by config; those of open articles come back as they are.
        texts: what came back, by article; one that is missing counts as lost.
    """
    articles = _Filled({row["article"] for row in rows[ARTICLES.name] if is_withheld(row)}, texts)
    said = _Statements(rows.get(STATEMENTS.name, ()))
    done = {name: list(found) for name, found in rows.items()}
    done[ARTICLES.name] = [articles.fill(row, _article_cells) for row in rows[ARTICLES.name]]
    for config, fill in ((QUOTES, _quote_cells), (CLAIM_MENTIONS, _mention_cells)):
        done[config.name] = [articles.fill(row, fill) for row in rows.get(config.name, ())]
    mentions = {row["id"]: row for row in done[CLAIM_MENTIONS.name]}
    done[DRIFT_SPANS.name] = [
        articles.fill(row, lambda row, text: _difference_cells(row, text, mentions[row["mention_id"]]))
        for row in rows.get(DRIFT_SPANS.name, ())
    ]
    for view, records, make in ((QUOTE_FIDELITY, QUOTES, _quote_view), (CLAIM_DRIFT, CLAIM_MENTIONS, _mention_view)):
        made = [make(row, text, said) for row in done[records.name] if (text := articles.get(row)) is not None]
        found = [*rows.get(view.name, ()), *(row for row in made if row is not None)]
        done[view.name] = sorted(found, key=lambda row: str(row["article"]))
    return {name: found for name, found in done.items() if found}


def is_withheld(row: Cells) -> bool:
    """Whether a row is about a text that may not be passed on."""
    return bool(row["text_status"] == TextStatus.WITHHELD.value)


class FilledArticle:
    """A restricted article as far as it came back, to be asked for words."""

    __slots__ = ("_paragraphs", "hydrated")

    def __init__(self, hydrated: Hydrated) -> None:
        self.hydrated = hydrated
        self._paragraphs: dict[str, Paragraphs] = {}

    def status(self, spans: Iterable[Offsets]) -> str:
        """Return the worst status among some spans; lost without any."""
        found = [self.hydrated.status_of(Span(*span)) for span in spans]
        return max(found, key=_WORST_LAST.index, default=TextStatus.LOST).value

    def word(self, start: int | None, end: int | None) -> str | None:
        """Return the words of one span; null without a position, or if they are lost."""
        return None if start is None or end is None else self.hydrated.words_of(Span(start, end))

    def words(self, spans: Sequence[Offsets]) -> str | None:
        """Return the words of the parts of an annotation as one; null if one of them is lost."""
        pieces = [self.word(*span) for span in spans]
        held = [piece for piece in pieces if piece is not None]
        if not held or len(held) < len(pieces):
            return None
        stretch = stretch_around(self.hydrated.recovered, _spans(spans)) if len(held) > 1 else None
        if stretch is None:
            return PART_GAP.join(held)
        return join_words(stretch.text, [(span.start, span.end) for span in stretch.spans], PART_GAP)

    def context(self, needed: Sequence[Offsets], wished: Sequence[Offsets] = ()) -> tuple[str, list[Cells]] | None:
        """Return the paragraphs around some spans, and the spans counted in them; null if there is a gap between.

        Args:
            needed: spans that must lie in the context.
            wished: further ones, left out if there is a gap on the way to them.
        """
        for among in ([*needed, *wished], needed):
            stretch = stretch_around(self.hydrated.recovered, _spans(among))
            if stretch is not None:
                paragraphs = self._paragraphs.setdefault(stretch.text, Paragraphs(stretch.text))
                start, end = min(stretch.spans).start, max(span.end for span in stretch.spans)
                first, last = paragraphs.around(start, end)
                spans = [span.shift(-first) for span in stretch.spans[: len(needed)]]
                return stretch.text[first:last], [{"start": span.start, "end": span.end} for span in spans]
        return None


def _spans(several: Iterable[Offsets]) -> list[Span]:
    return [Span(*one) for one in several]


class _Filled:
    """The withheld articles of an event; every other one is left as it is."""

    def __init__(self, withheld: Iterable[str], texts: Mapping[str, Hydrated]) -> None:
        nothing = Hydrated(None, Recovered(()))
        self._articles = {key: FilledArticle(texts.get(key, nothing)) for key in withheld}

    def get(self, row: Cells) -> FilledArticle | None:
        """Return the article a row is about, if it was withheld."""
        return self._articles.get(row["article"])

    def fill(self, row: Cells, cells: Callable[[Cells, FilledArticle], Cells]) -> Cells:
        """Return a row with its new cells; the row itself if its article is open."""
        article = self.get(row)
        return row if article is None else row | cells(row, article)


def _article_cells(row: Cells, article: FilledArticle) -> Cells:
    zone = next((zone for zone in row["zones"] if zone["zone"] == Zone.HEADLINE.value), None)
    headline = article.word(zone["start"], zone["end"]) if zone is not None else None
    return {
        "headline": headline.strip() if headline is not None else None,
        "text": article.hydrated.text,
        "text_status": article.status([(0, row["length"])] if row["length"] else ()),
    }


def _quote_cells(row: Cells, article: FilledArticle) -> Cells:
    spans = _offsets(row["spans"])
    return {
        "quote": article.words(spans),
        "source": article.word(row["source_start"], row["source_end"]),
        "cue": article.word(row["cue_start"], row["cue_end"]),
        "text_status": article.status(spans),
    }


def _mention_cells(row: Cells, article: FilledArticle) -> Cells:
    spans = _offsets(row["spans"])
    return {"mention": article.words(spans), "text_status": article.status(spans)}


def _difference_cells(row: Cells, article: FilledArticle, mention: Cells) -> Cells:
    at = [(row["start"], row["end"])] if row["start"] is not None else []
    status = article.status([*_offsets(mention["spans"]), *at])
    return {"words": article.word(row["start"], row["end"]), "mention": mention["mention"], "text_status": status}


def _quote_view(row: Cells, article: FilledArticle, statements: _Statements) -> Cells | None:
    pairs = ((row["source_start"], row["source_end"]), (row["cue_start"], row["cue_end"]))
    around = article.context(_offsets(row["spans"]), [pair for pair in pairs if pair[0] is not None])
    if row["quote"] is None or around is None:
        return None
    said = statements.said(row["renders"])
    diff = word_diff(said["said"], row["quote"]) if said["said"] is not None else None
    rungs = [clause["rung"] for clause in row["clauses"]]
    rung = None if None in rungs else max(rungs, key=_RUNGS.index, default=None)
    return _shared(QUOTE_FIDELITY, row) | said | {"diff": diff, "rung": rung, "context": around[0], "spans": around[1]}


def _mention_view(row: Cells, article: FilledArticle, statements: _Statements) -> Cells | None:
    around = article.context(_offsets(row["spans"]))
    if row["mention"] is None or around is None:
        return None
    said = statements.said(row["renders"])
    return _shared(CLAIM_DRIFT, row) | said | {"context": around[0], "spans": around[1]}


def _shared(view: Config, row: Cells) -> Cells:
    """Return the cells that a view takes over from the record's own row: columns of the same name."""
    return {column.name: row[column.name] for column in view.columns if column.name in row}


def _offsets(spans: Iterable[Mapping[str, int]]) -> list[Offsets]:
    return [(span["start"], span["end"]) for span in spans]


class _Statements:
    """Statements of an event, as far as their texts are published; they say what stands beside a retelling."""

    def __init__(self, rows: Iterable[Cells]) -> None:
        self._texts: dict[str, str | None] = {row["id"]: row["text"] for row in rows}
        self._paragraphs = {key: Paragraphs(text) for key, text in self._texts.items() if text is not None}

    def said(self, renders: Iterable[Cells]) -> Cells:
        """Return the words rendered and their surroundings, of the first statement named if there are several."""
        places: dict[str, dict[Offsets, None]] = {}
        for one in renders:
            if one["statement"] is not None:
                places.setdefault(self._id(one["statement"]), {})[one["start"], one["end"]] = None
        only = next(iter(self._texts)) if len(self._texts) == 1 else None
        statement, spans = next(iter(places.items()), (only, {}))
        text = self._texts.get(statement or "")
        if statement is None or text is None or not spans:
            return _said(statement)
        start, end = min(start for start, _ in spans), max(end for _, end in spans)
        first, last = self._paragraphs[statement].around(start, end)
        return _said(
            statement, join_words(text, list(spans), PASSAGE_GAP), text[first:last], start - first, end - first
        )

    def _id(self, name: str) -> str:
        return next((key for key in self._texts if key.endswith(f"/statement-{name}")), name)


def _said(
    statement: str | None,
    words: str | None = None,
    context: str | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Cells:
    return {"said": words, "said_context": context, "said_start": start, "said_end": end, "statement": statement}
