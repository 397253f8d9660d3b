"""Running the checks of an event, level by level; what a fault hides is said, what is allowed stays visible."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus_tools.checks import (
    anchors,
    dates,
    labels,
    logic,
    marks,
    mentions,
    quotes,
    references,
    repeated,
    rights,
    texts,
)
from corpus_tools.checks.nearest import suggest
from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.checks.view import DraftView
from corpus_tools.diagnostics.catalogue import anchors as rules
from corpus_tools.diagnostics.catalogue import load_rules
from corpus_tools.diagnostics.catalogue.corpus_wide import ALLOW_IDLE
from corpus_tools.diagnostics.catalogue.files import TEXT_MISSING
from corpus_tools.diagnostics.causes import RECORD_LISTS, find_causes
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Level, Location, Subject
from corpus_tools.diagnostics.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus_tools.checks.view import ArticleDraftView, Item
    from corpus_tools.corpus import Draft
    from corpus_tools.diagnostics.diagnostic import Pointer
    from corpus_tools.schemas.base import Allow

PHASES: tuple[tuple[Check, ...], ...] = (
    (*texts.CHECKS, *anchors.CHECKS, *marks.EDGE_CHECKS, *references.CHECKS),
    (*quotes.CHECKS, *mentions.CHECKS, *logic.CHECKS, *repeated.CHECKS, *dates.CHECKS, *marks.CHECKS, *rights.CHECKS),
    labels.CHECKS,
)
"""Every check of an event; a record with a hiding fault is kept out of the phases after the one that found it."""

CHECKS: tuple[Check, ...] = tuple(check for phase in PHASES for check in phase)
"""Every check of an event, in the order in which they run."""

PHASES_OF_PARTS: tuple[tuple[ArticleCheck, ...], ...] = tuple(
    tuple(check for check in phase if isinstance(check, ArticleCheck) and not check.needs_all) for phase in PHASES
)
"""Checks of an article of which a quote or mention could not be read."""

ANOTHER_TEXT = (
    "most of its words are gone: is it another text? restore the one that was annotated, or annotate this one anew"
)
"""What to do about a text with which most of the annotation's words were lost."""


def run_checks(draft: Draft, *, require_text: bool = False) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with an event, findings of its loading included: each once, in no particular order.

    Args:
        draft: the event as it was read.
        require_text: whether a restricted text that is not at hand is an error.
    """
    view = DraftView(draft)
    found = _find(view, PHASES, tuple(view.articles), require_text=require_text)
    rest = _find_in_rest(draft, require_text=require_text)
    return tuple(
        dict.fromkeys(_suppress(draft, (*draft.findings, *found, *_unread(view), *_missing_text(view), *rest)))
    )


def _find(
    view: DraftView, phases: Iterable[Iterable[Check]], articles: tuple[str, ...], *, require_text: bool
) -> Iterator[Diagnostic]:
    """Yield what the checks find, phase by phase, and what they could not look at."""
    findings: list[Diagnostic] = []
    for phase in phases:
        findings += _run(view, phase, articles)
        broken = _broken(view, findings)
        view = view if broken == view.broken else replace(view, broken=broken)
    yield from _under_replaced(view, findings) if any(f.rule == rules.TEXT_CHANGED for f in findings) else findings
    yield from _without_text(view, require_text=require_text)
    yield from _faulty_text(view)
    yield from _left_out(view)


def _find_in_rest(draft: Draft, *, require_text: bool) -> Iterator[Diagnostic]:
    """Yield what is wrong in files that break the schema in places, with the records that are not at fault."""
    partial = {
        key: (replace(article, record=article.salvaged.record), article.salvaged.kept)
        for key, article in draft.articles.items()
        if article.record is None and article.salvaged is not None
    }
    if not partial:
        return
    view = DraftView(replace(draft, articles={**draft.articles, **{key: one for key, (one, _) in partial.items()}}))
    kept = {article.file: places for article, places in partial.values()}
    for finding in _find(view, PHASES_OF_PARTS, tuple(partial), require_text=require_text):
        place = finding.location
        if place.file in kept:
            yield finding.at(replace(place, pointer=_whole_pointer(place.pointer, kept[place.file])))


def _whole_pointer(pointer: Pointer, kept: Mapping[str, tuple[int, ...]]) -> Pointer:
    """Return a pointer counted in the whole file, for one that was counted without the records at fault."""
    match pointer:
        case (str() as key, int() as index, *inner) if key in kept:
            return (key, kept[key][index], *inner)
        case _:
            return pointer


def _run(view: DraftView, checks: Iterable[Check], articles: tuple[str, ...]) -> Iterator[Diagnostic]:
    for check in checks:
        if isinstance(check, EventCheck):
            if view.event is not None:
                yield from check.run(view)
            continue
        for article in (view.articles[key] for key in articles):
            if not check.needs_text or (article.draft.text is not None and not _waits_for_text(check, article)):
                yield from check.run(article)
            elif check.without_text is not None and article.draft.text is None:
                yield from check.without_text(article)


def _waits_for_text(check: ArticleCheck, article: ArticleDraftView) -> bool:
    """Whether a check reads labels off a text whose file has faults of its own."""
    return article.is_faulty and check.rule.level >= Level.LOGIC


def _broken(view: DraftView, findings: Iterable[Diagnostic]) -> Mapping[str, frozenset[Item]]:
    """Return the records that have a hiding fault or a selector without position, by file."""
    pointers = [(f.location.file, f.location.pointer) for f in findings if f.rule.hides_record]
    owners: tuple[DraftView | ArticleDraftView, ...] = (view, *view.articles.values())
    for owner in owners:
        pointers += [(owner.draft.file, anchor.pointer) for anchor in owner.anchors if not anchor.place.is_resolved]
        pointers += [(owner.draft.file, anchor.pointer) for anchor in owner.moved]
    items: dict[str, set[Item]] = defaultdict(set)
    for file, pointer in pointers:
        item = _item(pointer)
        if item is not None and item[0] in RECORD_LISTS:
            items[file].add(item)
    return {file: frozenset(found) for file, found in items.items()}


def _item(pointer: Pointer) -> Item | None:
    match pointer:
        case (str() as key, int() as index, *_):
            return key, index
        case _:
            return None


def _under_replaced(view: DraftView, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings; where most words of a text are gone, every lost word rests on that the text changed.

    After an edit a person looks at each place whose words are gone. Where most are gone, as when one article's text was
    saved over another's, there is one thing to fix.
    """
    findings, texts = tuple(findings), dict(_texts(view))
    n_anchors = Counter(texts.values())
    n_lost = Counter(_text_of(view, finding, texts) for finding in findings if finding.rule.loses_words)
    changed = {finding.subject for finding in findings if finding.rule == rules.TEXT_CHANGED and finding.subject}
    replaced = {text for text in changed if n_lost[text] > n_anchors[text] / 2}
    for finding in findings:
        if finding.subject in replaced:
            yield replace(finding.for_a_person(), help=ANOTHER_TEXT)
        elif finding.rule.loses_words and (text := _text_of(view, finding, texts)) in replaced:
            yield replace(finding, rests_on=(text,))
        else:
            yield finding


def _texts(view: DraftView) -> Iterator[tuple[tuple[str, Pointer], Subject]]:
    """Yield where selectors with words are, and the text that each counts in."""
    owners: tuple[DraftView | ArticleDraftView, ...] = (view, *view.articles.values())
    for owner in owners:
        for anchor in owner.anchors:
            if anchor.place.exact is not None and anchor.statement is not None:
                yield (owner.draft.file, anchor.pointer), Subject(Kind.STATEMENT_TEXT, view.target, anchor.statement)
            elif (
                anchor.place.exact is not None and anchor.article is not None and anchor.article in view.draft.articles
            ):
                yield (owner.draft.file, anchor.pointer), Subject(Kind.ARTICLE_TEXT, view.target, anchor.article)


def _text_of(view: DraftView, finding: Diagnostic, texts: Mapping[tuple[str, Pointer], Subject]) -> Subject:
    """Return the text that a finding is about: that of its selector, for a zone that of its article."""
    place = finding.location
    return texts.get((place.file, place.pointer)) or Subject(Kind.ARTICLE_TEXT, view.target, finding.target)


def _file(name: str) -> Subject:
    return Subject(Kind.FILE, "", name)


def _unread(view: DraftView) -> Iterator[Diagnostic]:
    """Say of every file that could not be read how many checks that kept from running."""
    if view.event is None:
        n_checks = sum(isinstance(check, EventCheck) for check in CHECKS)
        message = f"{n_checks} checks of the event and of its labels not run: the file could not be read"
        rests_on = (_file(view.draft.file),)
        yield rules.CHECKS_NOT_RUN.found(message, view.place(), target=view.target, rests_on=rests_on)
    for article in view.draft.articles.values():
        if article.record is None:
            n_checks = sum(isinstance(c, ArticleCheck) and (c.needs_all or not article.salvaged) for c in CHECKS)
            unread = "part of the file" if article.salvaged else "the file"
            message = f"{n_checks} checks not run: {unread} could not be read"
            place, rests_on = Location(article.file), (_file(article.file),)
            yield rules.CHECKS_NOT_RUN.found(message, place, target=article.id, rests_on=rests_on)


def unread_corpus(file: str) -> Diagnostic:
    """Return the note that the file all events share could not be read, so that none was looked at."""
    message = "nothing else was checked: the file could not be read"
    return rules.CHECKS_NOT_RUN.found(message, Location(file), target=file, rests_on=(_file(file),))


def _without_text(view: DraftView, *, require_text: bool) -> Iterator[Diagnostic]:
    n_checks = sum(isinstance(check, ArticleCheck) and check.needs_text for check in CHECKS)
    rule = rules.TEXT_REQUIRED if require_text else rules.TEXT_NOT_AT_HAND
    for article in view.articles.values():
        if article.is_restricted and article.draft.text is None:
            yield rule.found(f"{n_checks} checks not run: text not at hand", article.place(), target=article.target)


def _missing_text(view: DraftView) -> Iterator[Diagnostic]:
    """Say of every text that should be there and is not that nothing was compared with it."""
    for finding in view.draft.findings:
        if finding.rule == TEXT_MISSING:
            message = "checks of its words and of labels that rest on them not run: the text is missing"
            place, rests_on = Location(finding.location.file), (_file(finding.location.file),)
            yield rules.CHECKS_NOT_RUN.found(message, place, target=finding.target, rests_on=rests_on)


def _faulty_text(view: DraftView) -> Iterator[Diagnostic]:
    """Say of every text with faults of its own how many checks that kept from running."""
    for article in view.articles.values():
        if article.is_faulty and article.draft.text is not None and article.draft.text_file is not None:
            n_checks = sum(isinstance(c, ArticleCheck) and c.needs_text and _waits_for_text(c, article) for c in CHECKS)
            message = f"{n_checks} checks of labels not run: mend the text first"
            rests_on = (_file(article.draft.text_file),)
            yield rules.CHECKS_NOT_RUN.found(message, article.place(), target=article.target, rests_on=rests_on)


def _left_out(view: DraftView) -> Iterator[Diagnostic]:
    """Say of every file which records later checks left out because of the errors in them."""
    n_checks = sum(isinstance(check, ArticleCheck) and check.rule.level >= Level.LOGIC for check in CHECKS)
    for file, items in sorted(view.broken.items()):
        article = next((article for article in view.articles.values() if article.draft.file == file), None)
        place, target = (article.place(), article.target) if article else (view.place(), view.target)
        message = f"{n_checks} checks of labels not run on {_names(items)}: mend the errors there first"
        rests_on = (Subject(Kind.RECORDS, "", file), *_moving(view, article))
        yield rules.CHECKS_NOT_RUN.found(message, place, target=target, rests_on=rests_on)


def _moving(view: DraftView, article: ArticleDraftView | None) -> Iterator[Subject]:
    """Yield what may have moved the words of a file whose own records are without fault: its text, or a statement's."""
    statements = [Subject(Kind.STATEMENT_TEXT, view.target, statement.id) for statement in view.statements]
    if article is None:
        yield from reversed(statements)
    else:
        yield Subject(Kind.ARTICLE_TEXT, view.target, article.target)
        if article.draft.text_file is not None:
            yield _file(article.draft.text_file)
    yield from map(_file, view.draft.statement_files.values())
    yield from statements


def _names(items: Iterable[Item]) -> str:
    counts = Counter(key for key, _ in items)
    return ", ".join(f"{n} {key.removesuffix('s') if n == 1 else key}" for key, n in sorted(counts.items()))


def _suppress(draft: Draft, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings, those that an ``allow`` of their file covers marked, and each ``allow`` that covers none."""
    findings, allowed = tuple(findings), dict(_allows(draft))
    used: set[tuple[str, str, str]] = set()
    owners = _owners(draft)
    for finding in findings:
        owner = owners.get(finding.location.file, finding.location.file)
        key = (owner, finding.code, finding.target)
        if key in allowed and finding.rule.may_be_allowed:
            used.add(key)
            yield replace(finding, suppressed=allowed[key][1].reason)
        else:
            yield finding
    unread = {article.file for article in draft.articles.values() if article.record is None}
    for key, (index, allow) in allowed.items():
        if key not in used and key[0] not in unread:
            refused = _refused(allow.code)
            message = refused or f"nothing to allow: no {allow.code} found for target {shown(allow.target)}"
            place, better = Location(key[0], ("allow", index)), _meant(draft, allow, key[0], findings)
            yield ALLOW_IDLE.found(message, place, target=allow.target, help=better)


def _refused(code: str) -> str:
    """Return why a code cannot be allowed; empty if it can, or if there is no such code."""
    rule = next((rule for rule in load_rules() if rule.code == code), None)
    return "" if rule is None or rule.may_be_allowed else f"{code} {rule.name} cannot be allowed"


def _meant(draft: Draft, allow: Allow, file: str, findings: Iterable[Diagnostic]) -> str:
    """Return what an idle ``allow`` probably meant: a code that there is, or one that was found for its target."""
    known = {rule.code: rule for rule in load_rules()}
    owners = _owners(draft)
    following = find_causes(findings)
    own = [f for f in findings if owners.get(f.location.file, f.location.file) == file and f not in following]
    codes = {finding.code for finding in own if finding.target == allow.target}
    targets = {finding.target for finding in own if finding.code == allow.code}
    has = f"{shown(allow.target)} has {', '.join(sorted(codes))}" if codes else ""
    if allow.code not in known:
        return f"there is no {allow.code}; {has or suggest(allow.code, known)}"
    if not known[allow.code].may_be_allowed:
        return known[allow.code].fix
    return f"{allow.code} was found for {', '.join(map(shown, sorted(targets)))}" if targets else has


def _allows(draft: Draft) -> Iterator[tuple[tuple[str, str, str], tuple[int, Allow]]]:
    """Yield every ``allow`` by file, code and target, with its position in the file."""
    if draft.event is not None:
        for index, allow in enumerate(draft.event.allow):
            yield (draft.file, allow.code, allow.target), (index, allow)
    for article in draft.articles.values():
        record = article.salvaged.record if article.salvaged is not None else article.record
        if record is not None:
            for index, allow in enumerate(record.allow):
                yield (article.file, allow.code, allow.target), (index, allow)


def _owners(draft: Draft) -> Mapping[str, str]:
    """Return the annotation files whose ``allow`` speaks for other files: for texts and receipts that of the article."""
    owners = dict.fromkeys(draft.statement_files.values(), draft.file)
    for article in draft.articles.values():
        beside = [receipt.file for receipt in article.receipts]
        beside += [] if article.text_file is None else [article.text_file]
        owners |= dict.fromkeys(beside, article.file)
    return owners
