"""Level 4, mentions: what a mention says about itself and its claim goes together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import (
    Mode,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleDraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.schemas.claim import Answers

ATTRIBUTED = frozenset({Mode.ATTRIBUTED_DIRECT, Mode.ATTRIBUTED_MIXED, Mode.ATTRIBUTED_INDIRECT})
"""Modes that name somebody."""


def check_equivalent(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An equivalent mention must have no difference that changes meaning."""
    for index, mention in view.mentions:
        if mention.answers.claim_entails_mention and mention.answers.mention_entails_claim:
            for number, difference in enumerate(mention.differences):
                if difference.changes_meaning:
                    message = (
                        f"the answers make the mention equivalent, but its {difference.slot.value} changes meaning"
                    )
                    place = view.place("mentions", index, "differences", number, "changes_meaning")
                    yield rules.EQUIVALENT_WITH_CHANGE.found(message, place, target=mention.id or view.target)


def check_answers(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """The four answers must be one of the six rows of the table."""
    for index, mention in view.mentions:
        fault = _answers_fault(mention.answers)
        if fault:
            place = view.place("mentions", index, "answers")
            yield rules.ANSWERS_COMBINATION.found(fault, place, target=mention.id or view.target)


def _answers_fault(answers: Answers) -> str:
    entailments = (answers.claim_entails_mention, answers.mention_entails_claim)
    if not answers.recoverable:
        idle = answers.compatible is not None or entailments != (None, None)
        return "not recoverable, so the later questions are idle" if idle else ""
    if answers.compatible is None:
        return "recoverable, but `compatible` is not answered"
    if not answers.compatible:
        return "not compatible, so the questions of entailment are idle" if entailments != (None, None) else ""
    return "compatible, but a question of entailment is not answered" if None in entailments else ""


def check_mode(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An attributed mention, and no asserted one, must name who is said to have said it."""
    for index, mention in view.mentions:
        target = mention.id or view.target
        if mention.mode in ATTRIBUTED and not mention.chain:
            message = f"mode {mention.mode.value} and no `chain`"
            yield rules.MODE_CHAIN.found(message, view.place("mentions", index, "mode"), target=target)
        elif mention.mode is Mode.ASSERTED and mention.chain:
            message = "mode asserted and a `chain`"
            yield rules.MODE_CHAIN.found(message, view.place("mentions", index, "chain"), target=target)


def check_accept(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """``accept`` must list further relations only, each once."""
    for index, mention in view.mentions:
        own = mention.computed.relation if mention.computed else None
        for step, relation in enumerate(mention.accept):
            if relation is own or relation in mention.accept[:step]:
                state = "is what the answers give already" if relation is own else "is listed twice"
                place = view.place("mentions", index, "accept", step)
                yield rules.ACCEPT_OWN.found(f"{relation.value} {state}", place, target=mention.id or view.target)


def check_differences(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A difference must point at least at one of its ends."""
    for index, mention in view.mentions:
        for number, difference in enumerate(mention.differences):
            if difference.at is None and difference.was is None:
                message = f"{difference.slot.value} {difference.operation.value} has neither `at` nor `was`"
                place = view.place("mentions", index, "differences", number)
                yield rules.DIFFERENCE_ENDS.found(message, place, target=mention.id or view.target)


def check_mention_quote(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A mention must touch the content of the quote it names."""
    contents = {quote.id: [part.span for part in quote.content] for _, quote in view.quotes if quote.id}
    for index, mention in view.mentions:
        content = contents.get(mention.quote or "")
        if content is not None and not any(part.span.overlap(span) for part in mention.span for span in content):
            message = f"no word of the mention stands in quote {shown(mention.quote)}"
            place = view.place("mentions", index, "quote")
            holds = [
                shown(i) for i, own in contents.items() if any(p.span.overlap(s) for p in mention.span for s in own)
            ]
            better = f"did you mean {' or '.join(holds)}?" if holds else "no quote holds its words: leave `quote` out"
            yield rules.MENTION_QUOTE.found(message, place, target=mention.id or view.target, help=better)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.EQUIVALENT_WITH_CHANGE, check_equivalent),
    ArticleCheck(rules.ANSWERS_COMBINATION, check_answers),
    ArticleCheck(rules.MODE_CHAIN, check_mode),
    ArticleCheck(rules.ACCEPT_OWN, check_accept),
    ArticleCheck(rules.DIFFERENCE_ENDS, check_differences),
    ArticleCheck(rules.MENTION_QUOTE, check_mention_quote, needs_all=True),
)
"""In the order in which they run."""
