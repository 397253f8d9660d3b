"""Running the checks of an event, level by level; what a fault hides is said, what may stand stays visible."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus_tools.checks import anchors, labels, logic, marks, order, references, rights, suggested, texts
from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.checks.view import EventView
from corpus_tools.diagnostics.catalogue import anchors as rules
from corpus_tools.diagnostics.catalogue.corpus_wide import ALLOW_IDLE
from corpus_tools.diagnostics.diagnostic import Diagnostic, Level, Location
from corpus_tools.diagnostics.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus_tools.checks.view import ArticleView, Item
    from corpus_tools.corpus import Draft
    from corpus_tools.diagnostics.diagnostic import Pointer
    from corpus_tools.schemas.annotator import Allow

PHASES: tuple[tuple[Check, ...], ...] = (
    (*texts.CHECKS, *anchors.CHECKS, *references.CHECKS),
    (*logic.CHECKS, *marks.CHECKS, *order.CHECKS, *rights.CHECKS, *suggested.CHECKS),
    labels.CHECKS,
)
"""Every check of an event; a record with a hiding fault is kept out of the phases after the one that found it."""

CHECKS: tuple[Check, ...] = tuple(check for phase in PHASES for check in phase)
"""Every check of an event, in the order in which they run."""

_HIDING = frozenset(check.rule.code for check in CHECKS if check.hides)


def run_checks(draft: Draft, *, require_text: bool = False) -> Report:
    """Return everything that is wrong with an event, findings of its loading included.

    Args:
        draft: the event as it was read.
        require_text: whether a restricted text that is not at hand is an error.
    """
    view = EventView(draft)
    findings = list(draft.findings)
    for phase in PHASES:
        findings += _run(view, phase)
        broken = _broken(view, findings)
        view = view if broken == view.broken else replace(view, broken=broken)
    notes = (*_unread(view), *_without_text(view, require_text=require_text), *_left_out(view))
    return Report.of(_suppress(draft, (*findings, *notes)))


def _run(view: EventView, checks: Iterable[Check]) -> Iterator[Diagnostic]:
    for check in checks:
        if isinstance(check, EventCheck):
            if view.event is not None:
                yield from check.run(view)
            continue
        for article in view.articles.values():
            if article.draft.text is not None or not check.needs_text:
                yield from check.run(article)


def _broken(view: EventView, findings: Iterable[Diagnostic]) -> Mapping[str, frozenset[Item]]:
    """Return the records that have a hiding fault or a selector without position, by file."""
    pointers = [(f.location.file, f.location.pointer) for f in findings if f.code in _HIDING]
    owners: tuple[EventView | ArticleView, ...] = (view, *view.articles.values())
    for owner in owners:
        pointers += [(owner.draft.file, anchor.pointer) for anchor in owner.anchors if not anchor.place.is_resolved]
    for article in view.articles.values():
        pointers += [(article.draft.file, anchor.pointer) for anchor in article.moved]
    items: dict[str, set[Item]] = defaultdict(set)
    for file, pointer in pointers:
        item = _item(pointer)
        if item is not None and item[0] in {"quotes", "mentions", "statements"}:
            items[file].add(item)
    return {file: frozenset(found) for file, found in items.items()}


def _item(pointer: Pointer) -> Item | None:
    match pointer:
        case (str() as key, int() as index, *_):
            return key, index
        case _:
            return None


def _unread(view: EventView) -> Iterator[Diagnostic]:
    """Say of every file that could not be read how many checks that kept from running."""
    if view.event is None:
        n_checks = sum(isinstance(check, EventCheck) for check in CHECKS)
        message = f"{n_checks} checks of the event and of its labels not run: the file could not be read"
        yield rules.CHECKS_NOT_RUN.found(message, view.place(), target=view.target)
    for article in view.draft.articles.values():
        if article.record is None:
            n_checks = sum(isinstance(check, ArticleCheck) for check in CHECKS)
            message = f"{n_checks} checks not run: the file could not be read"
            yield rules.CHECKS_NOT_RUN.found(message, Location(article.file), target=article.id)


def _without_text(view: EventView, *, require_text: bool) -> Iterator[Diagnostic]:
    n_checks = sum(isinstance(check, ArticleCheck) and check.needs_text for check in CHECKS)
    rule = rules.TEXT_REQUIRED if require_text else rules.TEXT_NOT_AT_HAND
    for article in view.articles.values():
        if article.is_restricted and article.draft.text is None:
            yield rule.found(f"{n_checks} checks not run: text not at hand", article.place(), target=article.target)


def _left_out(view: EventView) -> Iterator[Diagnostic]:
    """Say of every file which records later checks left out because of the errors in them."""
    n_checks = sum(isinstance(check, ArticleCheck) and check.rule.level >= Level.LOGIC for check in CHECKS)
    for file, items in sorted(view.broken.items()):
        article = next((article for article in view.articles.values() if article.draft.file == file), None)
        place, target = (article.place(), article.target) if article else (view.place(), view.target)
        records = _names(items)
        message = f"{n_checks} checks of labels not run on {records}: mend the errors there first"
        yield rules.CHECKS_NOT_RUN.found(message, place, target=target)


def _names(items: Iterable[Item]) -> str:
    counts = Counter(key for key, _ in items)
    return ", ".join(f"{n} {key.removesuffix('s') if n == 1 else key}" for key, n in sorted(counts.items()))


def _suppress(draft: Draft, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings, those that an ``allow`` of their file covers marked, and each ``allow`` that covers none."""
    allowed = dict(_allows(draft))
    used: set[tuple[str, str, str]] = set()
    for finding in findings:
        owner = _owner(draft, finding.location.file)
        key = (owner, finding.code, finding.target)
        if key in allowed:
            used.add(key)
            yield replace(finding, suppressed=allowed[key][1].reason)
        else:
            yield finding
    for key, (index, allow) in allowed.items():
        if key not in used:
            message = f"nothing to allow: no {allow.code} found for target {allow.target!r}"
            yield ALLOW_IDLE.found(message, Location(key[0], ("allow", index)), target=allow.target)


def _allows(draft: Draft) -> Iterator[tuple[tuple[str, str, str], tuple[int, Allow]]]:
    """Yield every ``allow`` by file, code and target, with its position in the file."""
    if draft.event is not None:
        for index, allow in enumerate(draft.event.allow):
            yield (draft.file, allow.code, allow.target), (index, allow)
    for article in draft.articles.values():
        if article.record is not None:
            for index, allow in enumerate(article.record.allow):
                yield (article.file, allow.code, allow.target), (index, allow)


def _owner(draft: Draft, file: str) -> str:
    """Return the annotation file whose ``allow`` speaks for a file: a text's is that of its record."""
    if file in draft.statement_files.values():
        return draft.file
    return next((article.file for article in draft.articles.values() if article.text_file == file), file)
