"""Computed labels of an article: every ``computed`` record filled in from text, renderings and answers.

A pure function, so that comparing what a file states with what follows from it is ``==``. Where a text
that is needed is not at hand, what the file states is left as it is.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus_tools.fidelity.drift import drift_of
from corpus_tools.fidelity.evidence import ClauseFinding, examine, printed_parts
from corpus_tools.fidelity.flags import in_order, is_weak
from corpus_tools.fidelity.form import ORDER
from corpus_tools.fidelity.junction import gaps_of
from corpus_tools.fidelity.marks import MarkReader
from corpus_tools.fidelity.reference import BACK, FAR, MAX_GAP_WORDS
from corpus_tools.fidelity.relation import relation_of
from corpus_tools.fidelity.severity import severity_of, worst
from corpus_tools.fidelity.verdict import fidelity_of
from corpus_tools.schemas.claim import DifferenceLabels, MentionLabels
from corpus_tools.schemas.quote import ClauseLabels, QuoteLabels
from corpus_tools.schemas.vocab import Access, Form, QuoteFlag, UnverifiableReason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.fidelity.reference import References
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.claim import Difference, Mention
    from corpus_tools.schemas.quote import Clause, Quote
    from corpus_tools.schemas.vocab import Drift, Fidelity, Mode, Relation

DISTORTED = 2
"""Least severity of a difference that changes the meaning for its mention to count as distorted."""

UNJUDGED = frozenset({Form.UNVERIFIABLE, Form.NOT_APPLICABLE})
"""Forms that say nothing about the words."""


def label_article(article_id: str, article: Article, *, text: str | None, references: References) -> Article:
    """Return the article with every computed label filled in.

    Args:
        article_id: id of the article; it is no witness for itself.
        article: its file.
        text: its canonical text; without it the labels of its clauses are left as they are, and those of its quotes
            follow from them.
        references: what the event's quotes are judged against.
    """
    quotes = article.quotes if text is not None else tuple(map(relabel_by_clauses, article.quotes))
    if text is not None and quotes:
        marks = MarkReader(text)
        is_open = article.access is Access.OPEN
        quotes = tuple(
            label_quote(
                article_id, quote, marks=marks, language=article.language, references=references, is_open=is_open
            )
            for quote in quotes
        )
    return article.model_copy(update={"quotes": quotes, "mentions": tuple(map(label_mention, article.mentions))})


def label_quote(  # noqa: PLR0913 - a quote with everything it is judged by
    article_id: str, quote: Quote, *, marks: MarkReader, language: str, references: References, is_open: bool = False
) -> Quote:
    """Return the quote with the computed labels of its clauses and its own.

    A quote whose position, or whose reference, is not available is returned as it is. Receipts have words of article
    and statement in them: they are stored only where both are open (``is_open`` says so of the article).
    """
    parts = printed_parts(quote, marks)
    if parts is None:
        return quote
    findings = examine(article_id, quote, parts, language=language, references=references)
    gaps = None if findings is None else gaps_of(quote, findings, marks=marks, references=references)
    if findings is None or gaps is None:
        return quote
    clauses = tuple(
        _with_labels(clause, found.with_receipt() if is_open else found.labels)
        for clause, found in zip(quote.clauses, findings, strict=True)
    )
    flags = [flag for finding in findings for flag in finding.labels.flags] + list(marks.flags_of(quote))
    if is_weak([words for finding in findings for words in finding.parts]):
        flags.append(QuoteFlag.WEAK)
    if any(gap > BACK - FAR for gap in gaps):
        flags.append(QuoteFlag.REORDERED)
    is_conflated = any(gap > MAX_GAP_WORDS for gap in gaps)
    computed = summed_up(quote, findings, in_order(flags), is_conflated=is_conflated)
    if computed == quote.computed and clauses == quote.clauses:
        return quote
    return quote.model_copy(update={"clauses": clauses, "computed": computed})


def _with_labels(clause: Clause, labels: ClauseLabels) -> Clause:
    return clause if clause.computed == labels else clause.model_copy(update={"computed": labels})


def summed_up(
    quote: Quote, findings: Sequence[ClauseFinding], flags: tuple[QuoteFlag, ...], *, is_conflated: bool = False
) -> QuoteLabels:
    """Return the labels of a quote from those of its clauses.

    The worst clause that could be judged decides; but where some could not, and the judged ones are no
    worse than orthographic, the quote could not be judged. Clauses that meet inside one pair of marks
    though their passages do not (``is_conflated``) make the quote ``conflated`` at least.
    """
    form, reason = _form_of([finding.labels for finding in findings], is_conflated=is_conflated)
    n_judged = sum(finding.n_code_points for finding in findings if finding.labels.form not in UNJUDGED)
    share = round(n_judged / max(1, sum(finding.n_code_points for finding in findings)), 3)
    return _summary(form, flags, share, reason, fidelity_of(form, quote.meaning, quote.attribution))


def relabel_by_clauses(quote: Quote) -> Quote:
    """Return the quote with the labels of its own that follow from those of its clauses; no text is needed.

    Whether clauses meet over a gap, what the marks look like, and the share of a quote that was judged in part are
    taken as they are written.
    """
    stated, labels = quote.computed, [clause.computed for clause in quote.clauses if clause.computed is not None]
    if stated is None or len(labels) < len(quote.clauses):
        return quote
    is_conflated = stated.form is Form.CONFLATED and len(labels) > 1
    form, reason = _form_of(labels, is_conflated=is_conflated)
    n_judged = sum(label.form not in UNJUDGED for label in labels)
    share = stated.verified_share if 0 < n_judged < len(labels) else float(n_judged > 0)
    flags = in_order([flag for label in labels for flag in label.flags] + [f for f in stated.flags if f in OF_A_QUOTE])
    computed = _summary(form, flags, share, reason, fidelity_of(form, quote.meaning, quote.attribution))
    return quote if computed == stated else quote.model_copy(update={"computed": computed})


OF_A_QUOTE = frozenset({QuoteFlag.REORDERED, QuoteFlag.UNBALANCED_MARKS, QuoteFlag.REVERSED_MARK, QuoteFlag.WEAK})
"""Flags that a quote may have though none of its clauses has them."""


def _form_of(labels: Sequence[ClauseLabels], *, is_conflated: bool) -> tuple[Form, UnverifiableReason | None]:
    """Return the form of a quote from the labels of its clauses, and why it could not be judged, if so."""
    at_least = Form.CONFLATED if is_conflated else Form.VERBATIM
    judged = [label.form for label in labels if label.form not in UNJUDGED]
    worst_form = max((at_least, *judged), key=ORDER.__getitem__)
    if len(judged) == len(labels) or ORDER[worst_form] > ORDER[Form.ORTHOGRAPHIC]:
        return worst_form, None
    reasons = [label.reason for label in labels if label.form is Form.UNVERIFIABLE]
    return (Form.UNVERIFIABLE, reasons[0]) if reasons else (Form.NOT_APPLICABLE, None)


@lru_cache(maxsize=1_000)
def _summary(
    form: Form, flags: tuple[QuoteFlag, ...], share: float, reason: UnverifiableReason | None, fidelity: Fidelity
) -> QuoteLabels:
    """Return labels; equal ones are one record, since there are few of them and many quotes."""
    return QuoteLabels(form=form, flags=flags, verified_share=share, reason=reason, fidelity=fidelity)


def label_mention(mention: Mention) -> Mention:
    """Return the mention with its computed labels and those of its differences.

    Where the answers do not go together there is no relation, and the mention's labels are left out.
    """
    relation = relation_of(mention.answers)
    labels = None if relation is None else _mention_labels(relation, worst(mention.differences, mention.mode))
    differences = tuple(label_difference(difference, mention.mode) for difference in mention.differences)
    if labels == mention.computed and differences == mention.differences:
        return mention
    return mention.model_copy(update={"differences": differences, "computed": labels})


@cache
def _mention_labels(relation: Relation, severity: int) -> MentionLabels:
    return MentionLabels(relation=relation, distorted=severity >= DISTORTED, severity=severity)


def label_difference(difference: Difference, mode: Mode) -> Difference:
    """Return the difference with its drift and its severity."""
    labels = _difference_labels(drift_of(difference.slot, difference.operation), severity_of(difference, mode))
    return difference if difference.computed == labels else difference.model_copy(update={"computed": labels})


@cache
def _difference_labels(drift: Drift, severity: int) -> DifferenceLabels:
    return DifferenceLabels(drift=drift, severity=severity)
