"""Level 4, suggestions: what a program proposed counts once a person has confirmed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.diagnostics.catalogue import logic as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.checks.view import ArticleView
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.schemas.article import ZoneSpan
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.quote import Quote


def check_confirmed(view: ArticleView) -> Iterator[Diagnostic]:
    """No zone, quote or mention is left as it was suggested."""
    record = view.record
    yield from _unconfirmed(view, "zones", record.zones)
    yield from _unconfirmed(view, "quotes", record.quotes)
    yield from _unconfirmed(view, "mentions", record.mentions)


def _unconfirmed(view: ArticleView, key: str, records: Sequence[ZoneSpan | Quote | Mention]) -> Iterator[Diagnostic]:
    for index, one in enumerate(records):
        if one.suggested is not None:
            message = f"proposed by {one.suggested} and not confirmed yet"
            target = getattr(one, "id", None) or view.target
            yield rules.SUGGESTION_OPEN.found(message, view.place(key, index, "suggested"), target=target)


CHECKS: tuple[Check, ...] = (ArticleCheck(rules.SUGGESTION_OPEN, check_confirmed),)
"""In the order in which they run."""
