"""Config ``quotes``: one row is one quote as annotated and computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.quote import Clause, Quote, QuoteLabels
from corpus_tools.tables.features import BOOL, FLOAT, INT, SPANS, STRING, STRINGS, Column, Config, describe, struct_list
from corpus_tools.tables.reading import ARTICLE_COLUMNS, offsets, start_and_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus_tools.schemas.selector import RenderedPassage
    from corpus_tools.tables.reading import ArticleView, EventView, Row

CLAUSE = struct_list(
    id=STRING,
    rendering=STRING,
    form=STRING,
    rung=STRING,
    trimmed=BOOL,
    reference=STRING,
    n_witnesses=INT,
    reason=STRING,
)
RENDERED = struct_list(clause=STRING, statement=STRING, passage=STRING, start=INT, end=INT)

QUOTES = Config(
    name="quotes",
    row="one quote as annotated, restricted articles included",
    purpose="analysis, views of one's own",
    columns=(
        Column("quote", STRING, f"{describe(Quote, 'content')} Null if the text is withheld."),
        Column("speaker", STRING, "Name of the entity that the article gives the words to; null if it names nobody."),
        Column("presentation", STRING, describe(Quote, "presentation")),
        Column("form", STRING, describe(QuoteLabels, "form")),
        Column("flags", STRINGS, describe(QuoteLabels, "flags")),
        Column("meaning", STRING, "What happened to the proposition; null where nothing gave reason to ask."),
        Column("meaning_locus", STRING, describe(Quote, "meaning_locus")),
        Column("attribution", STRING, "Whether the words are given to whoever said them."),
        Column("fidelity", STRING, describe(QuoteLabels, "fidelity")),
        Column("said_gist", STRING, describe(Quote, "said")),
        Column("printed_gist", STRING, describe(Quote, "printed")),
        Column("verified_share", FLOAT, describe(QuoteLabels, "verified_share")),
        Column("reason", STRING, describe(QuoteLabels, "reason")),
        Column("source", STRING, f"{describe(Quote, 'source')} Null if the text is withheld."),
        Column("cue", STRING, f"{describe(Quote, 'cue')} Null if the text is withheld."),
        Column("zone", STRING, "Zone of the first code point."),
        Column("presentation_flags", STRINGS, describe(Quote, "presentation_flags")),
        Column("clauses", CLAUSE, f"{describe(Quote, 'clauses')} What a clause renders stands in `renders`."),
        Column("renders", RENDERED, f"{describe(Clause, 'renders')} Offsets count in the statement's text."),
        Column("spans", SPANS, "Parts of the content, in order; offsets count in the article's text."),
        Column("source_start", INT, "First code point of the source."),
        Column("source_end", INT, "Code point after its last one."),
        Column("cue_start", INT, "First code point of the cue."),
        Column("cue_end", INT, "Code point after its last one."),
        Column("clause_spans", struct_list(clause=STRING, start=INT, end=INT), describe(Clause, "parts")),
        Column("speaker_id", STRING, describe(Quote, "speaker")),
        Column("chain", STRINGS, describe(Quote, "chain")),
        Column("duplicate_of", STRING, describe(Quote, "duplicate_of")),
        Column("note", STRING, describe(Quote, "note")),
        Column("id", STRING, "Id of the quote in the whole corpus: event/article/quote."),
        *ARTICLE_COLUMNS,
    ),
)


def rows(view: EventView) -> Iterator[Row]:
    """Yield one row a quote, by article and first code point."""
    for article in view.articles:
        for quote in article.record.quotes:
            yield _row(view, article, quote)


def _row(view: EventView, article: ArticleView, quote: Quote) -> Row:
    spans = [offsets(part) for part in quote.content]
    labels = quote.computed
    return (
        article.words(spans),
        view.names.get(quote.speaker) if quote.speaker is not None else None,
        quote.presentation,
        labels.form if labels is not None else None,
        labels.flags if labels is not None else None,
        quote.meaning,
        quote.meaning_locus,
        quote.attribution,
        labels.fidelity if labels is not None else None,
        quote.said,
        quote.printed,
        labels.verified_share if labels is not None else None,
        labels.reason if labels is not None else None,
        article.word(quote.source),
        article.word(quote.cue),
        article.zone(spans[0][0]),
        quote.presentation_flags,
        [clause_cells(clause) for clause in quote.clauses],
        [(clause.id, *cells) for clause in quote.clauses for cells in rendered_cells(clause.renders)],
        spans,
        *start_and_end(quote.source),
        *start_and_end(quote.cue),
        [(clause.id, part.start, part.end) for clause in quote.clauses for part in clause.parts],
        quote.speaker,
        [view.names.get(link.speaker, link.speaker) for link in quote.chain],
        f"{article.path}/{quote.duplicate_of}" if quote.duplicate_of is not None else None,
        quote.note,
        f"{article.path}/{quote.id}",
        *article.tail,
    )


def clause_cells(clause: Clause) -> Row:
    """Return a clause as the tables hold it: what was annotated, what was computed."""
    labels = clause.computed
    if labels is None:
        return (clause.id, clause.rendering, None, None, None, None, None, clause.reason)
    reason = labels.reason if labels.reason is not None else clause.reason
    computed = (labels.form, labels.rung, labels.trimmed, labels.reference, labels.n_witnesses)
    return (clause.id, clause.rendering, *computed, reason)


def rendered_cells(renders: Iterable[RenderedPassage]) -> list[Row]:
    """Return what is rendered as the tables hold it: a stretch of a statement or a passage by its id."""
    return [(rendered.statement, rendered.passage, rendered.start, rendered.end) for rendered in renders]
