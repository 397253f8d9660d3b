"""Config ``quote_fidelity``: a quote in its context with the words said beside it (task view)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.quote import ClauseLabels, Quote, QuoteLabels
from corpus_tools.schemas.vocab import Attribution, Fidelity, Form, Meaning, Rung
from corpus_tools.tables.features import CLASS, FLOAT, SPANS, STRING, STRINGS, Column, Config, class_ids, describe
from corpus_tools.tables.quotes import CLAUSE, clause_cells
from corpus_tools.tables.reading import ARTICLE_COLUMNS, SAID_COLUMNS, counted_from, offsets
from corpus_tools.tables.word_diff import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.tables.reading import ArticleView, EventView, Row

QUOTE_FIDELITY = Config(
    name="quote_fidelity",
    row="one quote in its context with the words said beside it",
    purpose="training and testing quote checkers",
    columns=(
        Column("quote", STRING, describe(Quote, "content")),
        Column("said", STRING, "The words of the statement that the quote renders; null if it renders none of them."),
        Column("diff", STRING, "Both in one line, `[-said-] {+printed+}`; null if no word differs or none was said."),
        Column("fidelity", CLASS, "What became of the words, in one label computed from the axes.", labels=Fidelity),
        Column("form", CLASS, "What happened to the words, computed; that of the worst clause.", labels=Form),
        Column(
            "meaning", CLASS, "What happened to the proposition; null where nothing gave reason to ask.", labels=Meaning
        ),
        Column("attribution", CLASS, "Whether the words are given to whoever said them.", labels=Attribution),
        Column("speaker", STRING, "Name of the entity that the article gives the words to; null if it names nobody."),
        Column("context", STRING, "Paragraphs of the article around the quote, its source and its cue."),
        Column("spans", SPANS, "Parts of the quote, in order; offsets count in `context`."),
        Column("presentation", STRING, describe(Quote, "presentation")),
        Column("flags", STRINGS, describe(QuoteLabels, "flags")),
        Column("rung", STRING, f"{describe(ClauseLabels, 'rung')} Of several clauses the loosest."),
        Column("verified_share", FLOAT, describe(QuoteLabels, "verified_share")),
        Column("reason", STRING, describe(QuoteLabels, "reason")),
        Column("clauses", CLAUSE, describe(Quote, "clauses")),
        *SAID_COLUMNS,
        Column("duplicate_of", STRING, f"{describe(Quote, 'duplicate_of')} Count such a group once."),
        Column("id", STRING, "Id of the quote in config `quotes`: event/article/quote."),
        *ARTICLE_COLUMNS,
    ),
)

_FIDELITY, _FORM = class_ids(Fidelity), class_ids(Form)
_MEANING, _ATTRIBUTION = class_ids(Meaning), class_ids(Attribution)
_RUNGS = {rung: number for number, rung in enumerate(Rung)}


def rows(view: EventView) -> Iterator[Row]:
    """Yield one row a quote whose article's text is published."""
    for article in view.articles:
        if article.text is not None:
            for quote in article.record.quotes:
                yield _row(view, article, quote)


def _row(view: EventView, article: ArticleView, quote: Quote) -> Row:
    spans = [offsets(part) for part in quote.content]
    words = article.words(spans) or ""
    said = view.said([passage for clause in quote.clauses for passage in clause.renders])
    first, context = article.context([*spans, *(offsets(p) for p in (quote.source, quote.cue) if p is not None)])
    labels = quote.computed
    return (
        words,
        said.words,
        word_diff(said.words, words) if said.words is not None else None,
        _FIDELITY[labels.fidelity if labels is not None else None],
        _FORM[labels.form if labels is not None else None],
        _MEANING[quote.meaning],
        _ATTRIBUTION[quote.attribution],
        view.names.get(quote.speaker) if quote.speaker is not None else None,
        context,
        counted_from(first, spans),
        quote.presentation,
        labels.flags if labels is not None else None,
        loosest_rung(quote),
        labels.verified_share if labels is not None else None,
        labels.reason if labels is not None else None,
        [clause_cells(clause) for clause in quote.clauses],
        *said.place,
        f"{article.path}/{quote.duplicate_of}" if quote.duplicate_of is not None else None,
        f"{article.path}/{quote.id}",
        *article.tail,
    )


def loosest_rung(quote: Quote) -> str | None:
    """Return the loosest rung of a quote's clauses; null if any of them is not verbatim."""
    rungs = [clause.computed.rung if clause.computed is not None else None for clause in quote.clauses]
    found = [rung for rung in rungs if rung is not None]
    return max(found, key=_RUNGS.__getitem__) if len(found) == len(rungs) else None
