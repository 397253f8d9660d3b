"""Level 3, receipts: somebody who holds a restricted text has checked it, and the file says whether it was one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.nearest import suggest
from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.diagnostics.catalogue import receipts as rules
from corpus_tools.diagnostics.catalogue.references import UNKNOWN_ANNOTATOR
from corpus_tools.diagnostics.diagnostic import Location, Related
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.receipt import HeldText, agrees
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleView
    from corpus_tools.corpus import ArticleDraft
    from corpus_tools.diagnostics.diagnostic import Diagnostic

ENOUGH_HOLDERS = 2
"""How many people must vouch for a text before the mark ``one_holder`` goes."""

CODES = frozenset(rule.code for rule in (rules.RECEIPT_MISSING, rules.RECEIPT_DIFFERS, rules.ONE_HOLDER))
"""Rules that a new receipt may mend, and which it therefore does not count."""

N_SHOWN = 12
"""Hexadecimal digits of a digest that a message shows."""


def holders_of(article: ArticleDraft) -> tuple[str, ...]:
    """Return who vouches for an article's text, sorted: a receipt with the recorded digests and without errors."""
    text = article.record.text if article.record is not None else None
    return tuple(sorted({receipt.record.holder for receipt in article.receipts if agrees(receipt.record, text)}))


def needs_mark(article: ArticleDraft) -> bool:
    """Whether an article must say that fewer than two people vouch for its text."""
    is_restricted = article.record is not None and article.record.access is Access.RESTRICTED
    return is_restricted and len(holders_of(article)) < ENOUGH_HOLDERS


def check_receipt(view: ArticleView) -> Iterator[Diagnostic]:
    """A restricted article needs the receipt of a check without errors."""
    receipts = view.draft.receipts
    if not view.is_restricted or _is_one_unread(view) or any(receipt.record.is_clean for receipt in receipts):
        return
    faulty = [
        f"that of {receipt.record.holder} counts {_errors(receipt.record.findings.error)}" for receipt in receipts
    ]
    message = f"no receipt of a check without errors: {', '.join(faulty)}" if faulty else "no receipt of a check"
    help_ = f"with the text at hand run `{command(view)}`"
    yield rules.RECEIPT_MISSING.found(message, view.place("access"), target=view.target, help=help_)


def _is_one_unread(view: ArticleView) -> bool:
    """Whether a receipt for the article could not be read, which has its own finding."""
    beginning = f"annotations/{view.event.target}/receipts/{view.target}."
    return any(finding.location.file.startswith(beginning) for finding in view.event.draft.findings)


def _errors(n_errors: int) -> str:
    return f"{n_errors} error{'' if n_errors == 1 else 's'}"


def command(view: ArticleView) -> str:
    """Return what a holder types to vouch for an article."""
    return f"corpus-tools check {view.draft.file} --from DIR --receipt --holder NAME"


def check_agreement(view: ArticleView) -> Iterator[Diagnostic]:
    """A receipt must be of the text that the article records, and of the article that its name says."""
    recorded = HeldText.of(view.record.text) if view.record.text is not None else None
    for receipt in view.draft.receipts:
        named = {"event": view.event.target, "article": view.target, "holder": receipt.holder}
        for key, name in named.items():
            found = getattr(receipt.record, key)
            if found != name:
                message = f"{key} {shown(found)} in the receipt, {shown(name)} by the file's name"
                yield rules.RECEIPT_DIFFERS.found(message, Location(receipt.file, (key,)), target=view.target)
        if recorded is not None and receipt.record.text != recorded:
            yield _differs(view, receipt.file, receipt.record.text, recorded)


def _differs(view: ArticleView, file: str, held: HeldText, recorded: HeldText) -> Diagnostic:
    key = next(key for key in HeldText.model_fields if getattr(held, key) != getattr(recorded, key))
    message = f"{key} {_value(held, key)} in the receipt, {_value(recorded, key)} in the article"
    recorded_at = view.place("text", "blocks" if key == "n_blocks" else key)
    related = (Related(recorded_at, "the text that the article records"),)
    place = Location(file, ("text", key))
    return rules.RECEIPT_DIFFERS.found(message, place, target=view.target, related=related)


def _value(text: HeldText, key: str) -> str:
    value = getattr(text, key)
    return f"{value[: 7 + N_SHOWN]}…" if isinstance(value, str) and value.startswith("sha256:") else str(value)


def check_holders(view: ArticleView) -> Iterator[Diagnostic]:
    """Who holds a text must be listed in ``corpus.toml``."""
    known = view.event.draft.head.file.annotators
    for receipt in view.draft.receipts:
        if receipt.record.holder == receipt.holder not in known:
            message = f"no annotator {shown(receipt.record.holder)}"
            help_ = suggest(receipt.record.holder, known)
            place = Location(receipt.file, ("holder",))
            yield UNKNOWN_ANNOTATOR.found(message, place, target=view.target, help=help_)


def check_mark(view: ArticleView) -> Iterator[Diagnostic]:
    """``one_holder`` must stand while fewer than two people vouch for a restricted text, and nowhere else."""
    is_marked, is_needed = view.record.rights.one_holder, needs_mark(view.draft)
    if is_marked == is_needed or _is_one_unread(view) or any(check_agreement(view)):
        return
    holders = holders_of(view.draft)
    who = f"{' and '.join(holders) or 'nobody'} vouch{'' if len(holders) > 1 else 'es'} for the text"
    wanted = "`one_holder: true`" if is_needed else "no `one_holder`"
    message = f"{who if view.is_restricted else 'the text is open'}; expected {wanted}"
    what = "write `one_holder: true` into" if is_needed else "delete `one_holder` from"
    help_ = f"{what} `rights`, or run `corpus-tools fix {view.event.target}`"
    place = view.place("rights", "one_holder") if is_marked else _at_rights(view)
    yield rules.ONE_HOLDER.found(message, place, target=view.target, help=help_)


def check_origin(view: ArticleView) -> Iterator[Diagnostic]:
    """Address and archived copy of a restricted article should be known."""
    rights = view.record.rights
    missing = [key for key in ("address", "archived") if getattr(rights, key) is None]
    if view.is_restricted and missing:
        named = " and no ".join(f"`rights.{key}`" for key in missing)
        consequence = "the published text cannot be looked up" if "address" in missing else "the page may change or go"
        message = f"no {named}: {consequence}"
        yield rules.ORIGIN_UNKNOWN.found(message, _at_rights(view), target=view.target)


def _at_rights(view: ArticleView) -> Location:
    return Location(view.draft.file, ("rights",), on_key=True)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.RECEIPT_MISSING, check_receipt, needs_all=True),
    ArticleCheck(rules.RECEIPT_DIFFERS, check_agreement, needs_all=True),
    ArticleCheck(UNKNOWN_ANNOTATOR, check_holders, needs_all=True),
    ArticleCheck(rules.ONE_HOLDER, check_mark, needs_all=True),
    ArticleCheck(rules.ORIGIN_UNKNOWN, check_origin, needs_all=True),
)
"""In the order in which they run."""
