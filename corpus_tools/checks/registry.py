"""What a check is: a rule and the function that finds what breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Rule


@dataclass(frozen=True, slots=True)
class ArticleCheck:
    """A check of one article.

    Attributes:
        rule: what is checked.
        run: yields what breaks the rule.
        needs_text: whether it cannot run unless the article's text is at hand.
        needs_all: whether it cannot run on a file of which a quote or mention could not be read.
        without_text: what is run in its place where the text is not at hand: as much as can be told without.
    """

    rule: Rule
    run: Callable[[ArticleDraftView], Iterator[Diagnostic]]
    needs_text: bool = False
    needs_all: bool = False
    without_text: Callable[[ArticleDraftView], Iterator[Diagnostic]] | None = None


@dataclass(frozen=True, slots=True)
class EventCheck:
    """A check of an event as a whole; not run where ``event.yaml`` could not be read.

    Attributes:
        rule: what is checked.
        run: yields what breaks the rule.
    """

    rule: Rule
    run: Callable[[DraftView], Iterator[Diagnostic]]


Check = ArticleCheck | EventCheck
