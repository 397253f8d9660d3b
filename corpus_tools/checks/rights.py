"""Levels 3 and 5, rights: what may be done with a text, and who vouches for one that may not be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.nearest import suggest
from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.diagnostics.catalogue import corpus_wide as rules
from corpus_tools.diagnostics.catalogue import receipts
from corpus_tools.diagnostics.catalogue.references import UNKNOWN_ANNOTATOR
from corpus_tools.diagnostics.diagnostic import Location, Related
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.rights import HeldText, agrees
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.corpus import ArticleDraft
    from corpus_tools.diagnostics.diagnostic import Diagnostic

OPEN_LICENCES = frozenset({
    "CC0-1.0", "CC-PDDC", "PDDL-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-2.0", "CC-BY-SA-2.5",
    "CC-BY-SA-3.0", "CC-BY-SA-4.0", "ODC-By-1.0", "ODbL-1.0", "CDLA-Permissive-2.0", "OGL-UK-2.0", "OGL-UK-3.0",
    "OGL-Canada-2.0", "NLOD-2.0", "etalab-2.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "GFDL-1.3-or-later",
})  # fmt: skip
"""SPDX identifiers of licences under which a text may be passed on whole, for any purpose."""

REFERENCE = "LicenseRef-"
"""How SPDX spells terms that have no identifier; here: a text that may not be passed on."""


def check_licence(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An article's licence must be known."""
    if not _is_known(view.record.rights.licence):
        message = f"licence {shown(view.record.rights.licence)} is not among the known ones"
        help_ = suggest(view.record.rights.licence, OPEN_LICENCES)
        place = view.place("rights", "licence")
        yield rules.LICENCE_UNKNOWN.found(message, place, target=view.target, help=help_)


def check_statement_licence(view: DraftView) -> Iterator[Diagnostic]:
    """An open statement's licence must be given and known."""
    for index, statement in enumerate(view.statements):
        if statement.access is Access.OPEN and statement.rights is None:
            message = f"the open statement {shown(statement.id)} has no `rights`"
            yield rules.LICENCE_UNKNOWN.found(message, view.place("statements", index), target=statement.id)
        elif statement.rights is not None and not _is_known(statement.rights.licence):
            message = f"licence {shown(statement.rights.licence)} is not among the known ones"
            place = view.place("statements", index, "rights", "licence")
            help_ = suggest(statement.rights.licence, OPEN_LICENCES)
            yield rules.LICENCE_UNKNOWN.found(message, place, target=statement.id, help=help_)


def _is_known(licence: str) -> bool:
    return licence in OPEN_LICENCES or licence.startswith(REFERENCE)


def check_licence_access(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """An open text needs an open licence, and a restricted one has none."""
    licence = view.record.rights.licence
    if _is_known(licence) and view.is_restricted == (licence in OPEN_LICENCES):
        message = f"licence {shown(licence)} for a text that is {view.record.access.value}"
        yield rules.LICENCE_ACCESS.found(message, view.place("rights", "licence"), target=view.target)


def check_statement_licence_access(view: DraftView) -> Iterator[Diagnostic]:
    """An open statement needs an open licence."""
    for index, statement in enumerate(view.statements):
        rights = statement.rights
        if statement.access is Access.OPEN and rights is not None and rights.licence.startswith(REFERENCE):
            message = f"licence {shown(rights.licence)} for a statement that is open"
            place = view.place("statements", index, "rights", "licence")
            yield rules.LICENCE_ACCESS.found(message, place, target=statement.id)


ENOUGH_HOLDERS = 2
"""How many people must vouch for a text before the mark ``one_holder`` goes."""

CODES = frozenset(rule.code for rule in (receipts.RECEIPT_MISSING, receipts.RECEIPT_DIFFERS, receipts.ONE_HOLDER))
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


def check_receipt(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A restricted article needs the receipt of a check without errors."""
    held = view.draft.receipts
    if not view.is_restricted or _is_one_unread(view) or any(receipt.record.is_clean for receipt in held):
        return
    faulty = [f"that of {receipt.record.holder} counts {_errors(receipt.record.findings.error)}" for receipt in held]
    message = f"no receipt of a check without errors: {', '.join(faulty)}" if faulty else "no receipt of a check"
    help_ = f"with the text at hand run `{command(view)}`"
    yield receipts.RECEIPT_MISSING.found(message, view.place("access"), target=view.target, help=help_)


def _is_one_unread(view: ArticleDraftView) -> bool:
    """Whether a receipt for the article could not be read, which has its own finding."""
    beginning = f"annotations/{view.event.target}/receipts/{view.target}."
    return any(finding.location.file.startswith(beginning) for finding in view.event.draft.findings)


def _errors(n_errors: int) -> str:
    return f"{n_errors} error{'' if n_errors == 1 else 's'}"


def command(view: ArticleDraftView) -> str:
    """Return what a holder types to vouch for an article."""
    return f"corpus-tools check {view.draft.file} --from DIR --receipt --holder NAME"


def check_agreement(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """A receipt must be of the text that the article records, and of the article that its name says."""
    recorded = HeldText.of(view.record.text) if view.record.text is not None else None
    for receipt in view.draft.receipts:
        named = {"event": view.event.target, "article": view.target, "holder": receipt.holder}
        for key, name in named.items():
            found = getattr(receipt.record, key)
            if found != name:
                message = f"{key} {shown(found)} in the receipt, {shown(name)} by the file's name"
                yield receipts.RECEIPT_DIFFERS.found(message, Location(receipt.file, (key,)), target=view.target)
        if recorded is not None and receipt.record.text != recorded:
            yield _differs(view, receipt.file, receipt.record.text, recorded)


def _differs(view: ArticleDraftView, file: str, held: HeldText, recorded: HeldText) -> Diagnostic:
    key = next(key for key in HeldText.model_fields if getattr(held, key) != getattr(recorded, key))
    message = f"{key} {_value(held, key)} in the receipt, {_value(recorded, key)} in the article"
    recorded_at = view.place("text", "blocks" if key == "n_blocks" else key)
    related = (Related(recorded_at, "the text that the article records"),)
    place = Location(file, ("text", key))
    return receipts.RECEIPT_DIFFERS.found(message, place, target=view.target, related=related)


def _value(text: HeldText, key: str) -> str:
    value = getattr(text, key)
    return f"{value[: 7 + N_SHOWN]}…" if isinstance(value, str) and value.startswith("sha256:") else str(value)


def check_holders(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Who holds a text must be listed in ``corpus.toml``."""
    known = view.event.draft.head.file.annotators
    for receipt in view.draft.receipts:
        if receipt.record.holder == receipt.holder not in known:
            message = f"no annotator {shown(receipt.record.holder)}"
            help_ = suggest(receipt.record.holder, known)
            place = Location(receipt.file, ("holder",))
            yield UNKNOWN_ANNOTATOR.found(message, place, target=view.target, help=help_)


def check_mark(view: ArticleDraftView) -> Iterator[Diagnostic]:
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
    yield receipts.ONE_HOLDER.found(message, place, target=view.target, help=help_)


def check_origin(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Address and archived copy of a restricted article should be known."""
    rights = view.record.rights
    missing = [key for key in ("address", "archived") if getattr(rights, key) is None]
    if view.is_restricted and missing:
        named = " and no ".join(f"`rights.{key}`" for key in missing)
        consequence = "the published text cannot be looked up" if "address" in missing else "the page may change or go"
        message = f"no {named}: {consequence}"
        yield receipts.ORIGIN_UNKNOWN.found(message, _at_rights(view), target=view.target)


def _at_rights(view: ArticleDraftView) -> Location:
    return Location(view.draft.file, ("rights",), on_key=True)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.LICENCE_UNKNOWN, check_licence),
    EventCheck(rules.LICENCE_UNKNOWN, check_statement_licence),
    ArticleCheck(rules.LICENCE_ACCESS, check_licence_access),
    EventCheck(rules.LICENCE_ACCESS, check_statement_licence_access),
    ArticleCheck(receipts.RECEIPT_MISSING, check_receipt, needs_all=True),
    ArticleCheck(receipts.RECEIPT_DIFFERS, check_agreement, needs_all=True),
    ArticleCheck(UNKNOWN_ANNOTATOR, check_holders, needs_all=True),
    ArticleCheck(receipts.ONE_HOLDER, check_mark, needs_all=True),
    ArticleCheck(receipts.ORIGIN_UNKNOWN, check_origin, needs_all=True),
)
"""In the order in which they run."""
