"""One admitted event through all configs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus_tools.corpus import Corpus
from corpus_tools.tables.articles import ARTICLES
from corpus_tools.tables.claim_drift import CLAIM_DRIFT
from corpus_tools.tables.claim_mentions import CLAIM_MENTIONS, mentions_of
from corpus_tools.tables.claims import CLAIMS, claims_of
from corpus_tools.tables.drift_spans import DRIFT_SPANS, differences_of
from corpus_tools.tables.event import TabledEvent
from corpus_tools.tables.quote_fidelity import QUOTE_FIDELITY
from corpus_tools.tables.quotes import QUOTES, quotes_of
from corpus_tools.tables.statements import STATEMENTS
from corpus_tools.tables.views import StatementTexts, WholeText, derive_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from corpus_tools.tables.column import Column, Config

VIEWS = (QUOTE_FIDELITY, CLAIM_DRIFT)
"""Task views, made from the rows of the others."""

CONFIGS: Mapping[str, Config[Any]] = {
    config.name: config for config in (*VIEWS, ARTICLES, STATEMENTS, QUOTES, CLAIMS, CLAIM_MENTIONS, DRIFT_SPANS)
}
"""All configs, in the order in which they are listed; the first with rows is the default."""


def column_of(config: str, name: str) -> Column[Any] | None:
    """Return a column by config and name; None if these tools do not know it, as of a release that others made."""
    return CONFIGS[config].by_name.get(name) if config in CONFIGS else None


def is_computed(config: str, name: str) -> bool:
    """Whether the rules compute a column or a part of it."""
    column = column_of(config, name)
    return column is not None and column.has_computed


def is_view(config: str) -> bool:
    """Whether a config is a task view."""
    return config in CONFIGS and CONFIGS[config].view_of is not None


def tabulate(corpus: Corpus) -> dict[str, pa.RecordBatch]:
    """Return the event's rows by config; a config without rows is left out.

    A pure, picklable function of the event: what an engine maps. Rows are in the order of articles and offsets.

    Raises:
        TypeError: if something other than an admitted event is given.
    """
    if not isinstance(corpus, Corpus):
        message = f"only a Corpus made by admit() can be tabulated, found {type(corpus).__name__}"
        raise TypeError(message)
    event = TabledEvent(corpus)
    mentions = list(mentions_of(event))
    tables = {
        ARTICLES.name: ARTICLES.read(event.articles),
        STATEMENTS.name: STATEMENTS.read(event.statements.values()),
        QUOTES.name: QUOTES.read(quotes_of(event)),
        CLAIMS.name: CLAIMS.read(claims_of(event)),
        CLAIM_MENTIONS.name: CLAIM_MENTIONS.read(mentions),
        DRIFT_SPANS.name: DRIFT_SPANS.read(differences_of(mentions)),
    }
    texts = {article.id: WholeText(article.text) for article in event.articles if article.text is not None}
    statements = StatementTexts(tables[STATEMENTS.name].rows())
    for view in VIEWS:
        records = tables[view.view_of or ""].rows() if texts else ()
        tables[view.name] = derive_view(
            view, records, statements, lambda record, *spans: texts[record["article"]].context(*spans)
        )
    return {name: tables[name].batch() for name in CONFIGS if tables[name]}
