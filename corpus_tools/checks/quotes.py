"""Level 4, quotes: what a quote says about itself and its clauses goes together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.fidelity.flags import HARMLESS
from corpus_tools.schemas.vocab import (
    Access,
    Attribution,
    Form,
    Meaning,
    MeaningLocus,
    QuoteFlag,
    Rendering,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleDraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.schemas.quote import Clause, Quote
    from corpus_tools.schemas.selector import Selector
    from corpus_tools.text.span import Span

CHANGED_FORMS = frozenset(
    {Form.GRAMMATICAL, Form.UNMARKED_CUT, Form.CONFLATED, Form.SUBSTITUTED, Form.PARAPHRASE, Form.NOT_APPLICABLE}
)
"""Forms of a rendered clause that are worse than ``marked_edit``, or say nothing about its words."""

TELLING_FLAGS = frozenset(QuoteFlag) - HARMLESS
"""Flags that ask for a judgement of meaning; the others speak of marks and length alone."""

UNCHANGED = frozenset({Meaning.PRESERVED, Meaning.UNCLEAR})
"""Meanings without a locus."""


def _clauses(view: ArticleDraftView) -> Iterator[tuple[Clause, Pointer, str]]:
    for index, quote in view.quotes:
        for number, clause in enumerate(quote.clauses):
            yield clause, ("quotes", index, "clauses", number), quote.id or view.target


def check_reasons(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An unverifiable clause, and no other, must have a reason."""
    for clause, pointer, target in _clauses(view):
        is_unverifiable = clause.rendering is Rendering.UNVERIFIABLE
        if is_unverifiable != (clause.reason is not None):
            state = "has no reason" if is_unverifiable else "has a reason why it is not judged"
            message = f"this clause is {clause.rendering.value} and {state}"
            yield rules.REASON_MISPLACED.found(message, view.place(*pointer), target=target)


def check_renders(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A rendered clause, and no other, must name what it renders."""
    for clause, pointer, target in _clauses(view):
        if (clause.rendering is Rendering.RENDERED) != bool(clause.renders):
            state = "names something it renders" if clause.renders else "names nothing it renders"
            message = f"this clause is {clause.rendering.value} and {state}"
            yield rules.RENDERS_MISPLACED.found(message, view.place(*pointer), target=target)


def check_statement_read(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Only an open statement can lack something or be pointed into."""
    unread = {s.id for s in view.event.statements if s.access is not Access.OPEN}
    is_any_open = len(unread) < len(view.event.statements)
    for clause, pointer, target in _clauses(view):
        if clause.rendering is Rendering.NOT_IN_STATEMENT and unread and not is_any_open:
            message = "not_in_statement, but no statement of the event can be read"
            yield rules.STATEMENT_UNREAD.found(message, view.place(*pointer, "rendering"), target=target)
        for step, passage in enumerate(clause.renders):
            if passage.statement in unread:
                message = f"points into statement {shown(passage.statement)}, which cannot be read"
                yield rules.STATEMENT_UNREAD.found(message, view.place(*pointer, "renders", step), target=target)


def check_clause_overlap(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Clauses must not share words, nor reach outside the content."""
    for index, quote in view.quotes:
        taken: list[tuple[Span, int]] = []
        content = [part.span for part in quote.content]
        for number, clause in enumerate(quote.clauses):
            for span in _parts(clause, quote):
                fault = ""
                if not any(span in part for part in content):
                    fault = f"clause {number} reaches outside the content ({span.start}–{span.end})"
                elif any(span.overlap(other) for other, owner in taken if owner != number):
                    fault = f"clause {number} shares words with one before it ({span.start}–{span.end})"
                if fault:
                    place = view.place("quotes", index, "clauses", number)
                    yield rules.CLAUSE_COVER.found(fault, place, target=quote.id or view.target)
                taken.append((span, number))


def check_clause_gaps(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every word of the content must be in a clause."""
    for index, quote in view.quotes:
        covered = sorted(span for clause in quote.clauses for span in _parts(clause, quote))
        for start, end in _gaps([part.span for part in quote.content], covered):
            words = view.text[start:end]
            if any(character.isalnum() for character in words):
                where = f" ({shown(words.strip())})" if not view.is_restricted else ""
                message = f"code points {start}–{end} of the content{where} are in no clause"
                place = view.place("quotes", index, "clauses")
                yield rules.CLAUSE_COVER.found(message, place, target=quote.id or view.target)


def _parts(clause: Clause, quote: Quote) -> list[Span]:
    parts: tuple[Selector, ...] = clause.parts or quote.content
    return [part.span for part in parts]


def _gaps(content: list[Span], covered: list[Span]) -> Iterator[tuple[int, int]]:
    for part in content:
        reached = part.start
        for span in covered:
            if span.end <= reached or span.start >= part.end:
                continue
            if span.start > reached:
                yield reached, span.start
            reached = max(reached, span.end)
        if reached < part.end:
            yield reached, part.end


def check_meaning_given(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Where rendered words changed, the meaning must be judged."""
    for index, quote in view.quotes:
        reason = _asks_for_meaning(quote)
        if reason and quote.meaning is None:
            message = f"a clause is {reason}, and no `meaning` is given"
            place, target = view.place("quotes", index), quote.id or view.target
            yield rules.MEANING_MISSING.found(message, place, target=target, help=_JUDGE)


_JUDGE = f"{rules.MEANING_MISSING.fix}: {', '.join(Meaning)}"


def _asks_for_meaning(quote: Quote) -> str:
    for clause in quote.clauses:
        labels = clause.computed
        if labels is not None and clause.rendering is Rendering.RENDERED:
            if labels.form in CHANGED_FORMS:
                return labels.form.value
            flags = [flag.value for flag in labels.flags if flag in TELLING_FLAGS]
            if flags:
                return f"flagged {flags[0]}"
    return ""


def check_meaning_complete(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A meaning must come with its two propositions, and a changed one with its locus."""
    for index, quote in view.quotes:
        fault = _meaning_fault(quote)
        if fault:
            place = view.place("quotes", index, "meaning" if quote.meaning else "meaning_locus")
            help_ = _LOCUS if fault.endswith("without meaning_locus") else _SAME if fault.endswith("the same") else ""
            yield rules.MEANING_INCOMPLETE.found(fault, place, target=quote.id or view.target, help=help_)


_SAME = "write the two propositions so that they show what changed, or `meaning: preserved`"
_LOCUS = f"add `meaning_locus`, where the change comes from: {', '.join(MeaningLocus)}"


def _meaning_fault(quote: Quote) -> str:
    needs_locus = quote.meaning is not None and quote.meaning not in UNCHANGED
    lacking = [key for key, value in (("said", quote.said), ("printed", quote.printed)) if not value]
    if quote.meaning is not None and needs_locus and quote.meaning_locus is None:
        lacking.append("meaning_locus")
    if quote.meaning is not None and lacking:
        return f"meaning {quote.meaning.value} without {' and '.join(lacking)}"
    if needs_locus and quote.meaning is not None and quote.said and quote.said == quote.printed:
        return f"meaning {quote.meaning.value}, but `said` and `printed` are the same"
    if quote.meaning_locus is not None and not needs_locus:
        return f"meaning_locus {quote.meaning_locus.value} without a changed meaning"
    return ""


def check_speaker(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A quote that names nobody must say so in its attribution, and the reverse."""
    for index, quote in view.quotes:
        is_nobody = quote.attribution in {Attribution.NONE, Attribution.ANONYMOUS}
        if quote.speaker is None and not is_nobody:
            message = f"no speaker, but attribution {quote.attribution.value}"
        elif quote.speaker is not None and quote.attribution is Attribution.NONE:
            message = f"attribution none, but speaker {shown(quote.speaker)}"
        else:
            continue
        place = view.place("quotes", index, "attribution")
        yield rules.SPEAKER_ATTRIBUTION.found(message, place, target=quote.id or view.target)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.REASON_MISPLACED, check_reasons),
    ArticleCheck(rules.RENDERS_MISPLACED, check_renders),
    ArticleCheck(rules.STATEMENT_UNREAD, check_statement_read),
    ArticleCheck(rules.CLAUSE_COVER, check_clause_overlap),
    ArticleCheck(rules.CLAUSE_COVER, check_clause_gaps, needs_text=True),
    ArticleCheck(rules.MEANING_MISSING, check_meaning_given),
    ArticleCheck(rules.MEANING_INCOMPLETE, check_meaning_complete),
    ArticleCheck(rules.SPEAKER_ATTRIBUTION, check_speaker),
)
"""In the order in which they run."""
