"""Making a holder's receipt: what somebody's own check of a restricted text says, without a word of the text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.authoring.complete import text_record
from corpus_tools.checks.rights import CODES
from corpus_tools.checks.run import run_checks
from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.report import Report
from corpus_tools.errors import UnknownNameError
from corpus_tools.schemas.rights import RECEIPT_VERSION, FindingCounts, HeldText, Receipt
from corpus_tools.schemas.vocab import Access
from corpus_tools.tool import tool_version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from corpus_tools.corpus import ArticleDraft, Draft
    from corpus_tools.diagnostics.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class ReceiptMade:
    """A receipt for one article, or why there is none.

    Attributes:
        article: id of the article.
        receipt: what to write; None if there is a reason.
        reason: why there is none, as the end of a sentence.
    """

    article: str
    receipt: Receipt | None
    reason: str = ""


def make_receipts(draft: Draft, *, holder: str, date: str, articles: Collection[str] = ()) -> Iterator[ReceiptMade]:
    """Yield a receipt for each restricted article of an event, in the order of ids.

    Args:
        draft: the event, with the texts that are at hand.
        holder: who holds the texts.
        date: day of the check.
        articles: ids to keep to; all restricted articles by default.

    Raises:
        UnknownNameError: if the event has no such article.
    """
    for key in sorted(frozenset(articles) - frozenset(draft.articles)):
        raise UnknownNameError("article", key, tuple(sorted(draft.articles)))
    findings = [finding for finding in Report(run_checks(draft)).open if finding.code not in CODES]
    for key, article in draft.articles.items():
        if key in articles or (not articles and _is_restricted(article)):
            counts = _count(finding for finding in findings if finding.location.file in {article.file, draft.file})
            yield _make(draft, article, counts, holder=holder, date=date)


def _is_restricted(article: ArticleDraft) -> bool:
    return article.text_file is None


def _make(draft: Draft, article: ArticleDraft, counts: FindingCounts, *, holder: str, date: str) -> ReceiptMade:
    reason = _why_not(article, counts)
    if reason or article.text is None:
        return ReceiptMade(article.id, None, reason)
    receipt = Receipt(
        receipt=RECEIPT_VERSION,
        event=draft.event_id,
        article=article.id,
        holder=holder,
        date=date,
        text=HeldText.of(text_record(article.text, blocks=True)),
        guideline=draft.head.file.corpus.guideline,
        tool=f"corpus-tools {tool_version()}",
        findings=counts,
    )
    return ReceiptMade(article.id, receipt)


def _why_not(article: ArticleDraft, counts: FindingCounts) -> str:
    if article.record is None:
        return "its file cannot be read"
    if article.record.access is Access.OPEN:
        return "its text is open, so nobody has to vouch for it"
    if article.text is None:
        return "no text with the recorded digest is at hand; `corpus-tools hydrate` says how much of yours is the same"
    if counts.error:
        return f"the check finds {counts.error} error{'' if counts.error == 1 else 's'}; mend these first"
    return ""


def _count(findings: Iterator[Diagnostic]) -> FindingCounts:
    severities = [finding.severity for finding in findings]
    return FindingCounts(**{severity.value: severities.count(severity) for severity in Severity})


def render_receipt(receipt: Receipt) -> str:
    """Return a receipt as indented JSON that ends in a newline: the same receipt gives the same bytes."""
    return json.dumps(receipt.model_dump(mode="json"), indent=1) + "\n"
