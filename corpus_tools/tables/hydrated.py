"""Published rows of restricted articles with their words filled in, and the task views that follow from them.

A pure function of an event's rows and of what came back of its texts: the same for a release that was
downloaded and for one that was built from the corpus. Nothing but words, contexts and `text_status` changes;
labels, ids and offsets stay those that were published.

`said` stays null where nobody has the statement: what its witnesses print is a quotation too, not the words
of the speaker, and is in `quotes` as what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.loaders.texts.hydrate import Hydrated
from corpus_tools.schemas.vocab import TextStatus, Zone
from corpus_tools.tables.articles import ARTICLES
from corpus_tools.tables.claim_mentions import CLAIM_MENTIONS
from corpus_tools.tables.context import Paragraphs, join_words
from corpus_tools.tables.drift_spans import DRIFT_SPANS
from corpus_tools.tables.event import PART_GAP
from corpus_tools.tables.quotes import QUOTES
from corpus_tools.tables.statements import STATEMENTS
from corpus_tools.tables.tabulate import VIEWS
from corpus_tools.tables.views import StatementTexts, WholeText, derive_view
from corpus_tools.text.blocks import Recovered
from corpus_tools.text.span import Span
from corpus_tools.text.stretch import stretch_around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus_tools.tables.column import Cells
    from corpus_tools.tables.event import Offsets
    from corpus_tools.tables.views import Surroundings

_WORST_LAST = (TextStatus.EXACT, TextStatus.MOVED, TextStatus.NORMALISED, TextStatus.LOST)


def hydrate_rows(rows: Mapping[str, Sequence[Cells]], texts: Mapping[str, Hydrated]) -> dict[str, list[Cells]]:
    """Return one event's rows by config with the words of its restricted articles.

    The task views get a row for every quote and mention whose words can be given together with what lies
    between their parts. What a withheld article's texts do not give back is null, its status `lost`.

    Args:
        rows: published rows by config; those of open articles come back as they are.
        texts: what came back, by id of the article; one that is missing counts as lost.
    """
    nothing = Hydrated(None, Recovered(()))
    filled = {
        row["id"]: FilledArticle(texts.get(row["id"], nothing)) for row in rows[ARTICLES.name] if is_withheld(row)
    }

    def fill(config: str, key: str, cells: Callable[[Cells, FilledArticle], Cells]) -> list[Cells]:
        """Return rows with their new cells; a row itself if its article is open."""
        found = ((row, filled.get(row[key])) for row in rows.get(config, ()))
        return [row if article is None else row | cells(row, article) for row, article in found]

    done = {name: list(found) for name, found in rows.items()}
    done[ARTICLES.name] = fill(ARTICLES.name, "id", _article_cells)
    done[QUOTES.name] = fill(QUOTES.name, "article", _quote_cells)
    done[CLAIM_MENTIONS.name] = fill(CLAIM_MENTIONS.name, "article", _mention_cells)
    mentions = {row["id"]: row for row in done[CLAIM_MENTIONS.name]}
    done[DRIFT_SPANS.name] = fill(
        DRIFT_SPANS.name, "article", lambda row, article: _difference_cells(row, article, mentions[row["mention_id"]])
    )
    whole = {row["id"]: WholeText(row["text"]) for row in rows[ARTICLES.name] if not is_withheld(row)}
    sources = filled | whole
    statements = StatementTexts(rows.get(STATEMENTS.name, ()))
    for view in VIEWS:
        records = done.get(view.view_of or "", ())
        derived = derive_view(view, records, statements, lambda row, *spans: sources[row["article"]].context(*spans))
        done[view.name] = derived.rows()
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
        """Return the words of one span; None without a position, or if they are lost."""
        return None if start is None or end is None else self.hydrated.words_of(Span(start, end))

    def words(self, spans: Sequence[Offsets]) -> str | None:
        """Return the words of the parts of an annotation as one; None if one of them is lost."""
        pieces = [self.word(*span) for span in spans]
        held = [piece for piece in pieces if piece is not None]
        if not held or len(held) < len(pieces):
            return None
        stretch = stretch_around(self.hydrated.recovered, _spans(spans)) if len(held) > 1 else None
        if stretch is None:
            return PART_GAP.join(held)
        return join_words(stretch.text, [(span.start, span.end) for span in stretch.spans], PART_GAP)

    def context(self, needed: Sequence[Offsets], wished: Sequence[Offsets] = ()) -> Surroundings | None:
        """Return the paragraphs around some spans, and the spans counted in them; None if there is a gap between.

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


def _offsets(spans: Iterable[Mapping[str, int]]) -> list[Offsets]:
    return [(span["start"], span["end"]) for span in spans]
