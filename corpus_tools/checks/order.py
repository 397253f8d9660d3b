"""Level 4, order: lists stand in the order of the text, so that two files can be compared line by line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.diagnostics.catalogue.logic import LIST_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleView
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.schemas.selector import Selector


def check_units(view: ArticleView) -> Iterator[Diagnostic]:
    """Quotes and mentions stand in the order of their first code point, longer ones first; one finding a list."""
    for key, firsts in (
        ("quotes", [(index, quote.content[0]) for index, quote in view.quotes]),
        ("mentions", [(index, mention.span[0]) for index, mention in view.mentions]),
    ):
        late = [index for (_, a), (index, b) in pairwise(firsts) if _place(b) < _place(a)]
        if late:
            message = f"{key} {', '.join(map(str, late))} (from 0) start before the one listed before them"
            yield LIST_ORDER.found(message, view.place(key, late[0]), target=view.target)


def _place(part: Selector) -> tuple[int, int]:
    return part.span.start, -part.span.end


CHECKS: tuple[Check, ...] = (ArticleCheck(LIST_ORDER, check_units, needs_all=True),)
"""In the order in which they run."""
