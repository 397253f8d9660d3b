"""Level 5, rights: every text has a licence that fits its access."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.nearest import suggest
from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.diagnostics.catalogue import corpus_wide as rules
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleView, EventView
    from corpus_tools.diagnostics.diagnostic import Diagnostic

OPEN_LICENCES = frozenset({
    "CC0-1.0", "CC-PDDC", "PDDL-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-2.0", "CC-BY-SA-2.5",
    "CC-BY-SA-3.0", "CC-BY-SA-4.0", "ODC-By-1.0", "ODbL-1.0", "CDLA-Permissive-2.0", "OGL-UK-2.0", "OGL-UK-3.0",
    "OGL-Canada-2.0", "NLOD-2.0", "etalab-2.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "GFDL-1.3-or-later",
})  # fmt: skip
"""SPDX identifiers of licences under which a text may be passed on whole, for any purpose."""

REFERENCE = "LicenseRef-"
"""How SPDX spells terms that have no identifier; here: a text that may not be passed on."""


def check_licence(view: ArticleView) -> Iterator[Diagnostic]:
    """An article's licence must be known."""
    if not _is_known(view.record.rights.licence):
        message = f"licence {shown(view.record.rights.licence)} is not among the known ones"
        help_ = suggest(view.record.rights.licence, OPEN_LICENCES)
        place = view.place("rights", "licence")
        yield rules.LICENCE_UNKNOWN.found(message, place, target=view.target, help=help_)


def check_statement_licence(view: EventView) -> Iterator[Diagnostic]:
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


def check_licence_access(view: ArticleView) -> Iterator[Diagnostic]:
    """An open text needs an open licence, and a restricted one has none."""
    licence = view.record.rights.licence
    if _is_known(licence) and view.is_restricted == (licence in OPEN_LICENCES):
        message = f"licence {shown(licence)} for a text that is {view.record.access.value}"
        yield rules.LICENCE_ACCESS.found(message, view.place("rights", "licence"), target=view.target)


def check_statement_licence_access(view: EventView) -> Iterator[Diagnostic]:
    """An open statement needs an open licence."""
    for index, statement in enumerate(view.statements):
        rights = statement.rights
        if statement.access is Access.OPEN and rights is not None and rights.licence.startswith(REFERENCE):
            message = f"licence {shown(rights.licence)} for a statement that is open"
            place = view.place("statements", index, "rights", "licence")
            yield rules.LICENCE_ACCESS.found(message, place, target=statement.id)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.LICENCE_UNKNOWN, check_licence),
    EventCheck(rules.LICENCE_UNKNOWN, check_statement_licence),
    ArticleCheck(rules.LICENCE_ACCESS, check_licence_access),
    EventCheck(rules.LICENCE_ACCESS, check_statement_licence_access),
)
"""In the order in which they run."""
