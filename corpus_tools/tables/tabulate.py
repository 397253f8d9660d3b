"""One admitted event through all configs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.corpus import Corpus
from corpus_tools.tables import (
    articles,
    claim_drift,
    claim_mentions,
    claims,
    drift_spans,
    quote_fidelity,
    quotes,
    statements,
)
from corpus_tools.tables.reading import EventView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pyarrow as pa

    from corpus_tools.tables.features import Config
    from corpus_tools.tables.reading import Row

_ROWS: tuple[tuple[Config, Callable[[EventView], Iterator[Row]]], ...] = (
    (quote_fidelity.QUOTE_FIDELITY, quote_fidelity.rows),
    (claim_drift.CLAIM_DRIFT, claim_drift.rows),
    (articles.ARTICLES, articles.rows),
    (statements.STATEMENTS, statements.rows),
    (quotes.QUOTES, quotes.rows),
    (claims.CLAIMS, claims.rows),
    (claim_mentions.CLAIM_MENTIONS, claim_mentions.rows),
    (drift_spans.DRIFT_SPANS, drift_spans.rows),
)

CONFIGS: Mapping[str, Config] = {config.name: config for config, _ in _ROWS}
"""All configs, in the order in which they are listed; the first with rows is the default."""


def tabulate(corpus: Corpus) -> dict[str, pa.RecordBatch]:
    """Return the event's rows by config; a config without rows is left out.

    A pure, picklable function of the event: what an engine maps. Rows stand in the order of
    articles and offsets.

    Raises:
        TypeError: if something other than an admitted event is given.
    """
    if not isinstance(corpus, Corpus):
        message = f"only a Corpus made by admit() can be tabulated, found {type(corpus).__name__}"
        raise TypeError(message)
    view = EventView(corpus)
    batches = {config.name: config.batch(rows(view)) for config, rows in _ROWS}
    return {name: batch for name, batch in batches.items() if batch.num_rows}
