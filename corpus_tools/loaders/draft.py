"""One event as its files state it: right or wrong, it becomes a draft.

Of an article's file that breaks the schema in places, all but the records at fault is kept: one wrong label must not keep
everything else in the file from being checked in the same run. Faults inside a quote or a mention cost that record, an
unknown key elsewhere or one that no check reads costs the key; any other fault leaves nothing to go by.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import to_json

from corpus_tools.corpus import ArticleDraft, Draft, Head, ReceiptDraft, Salvaged
from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Location, Subject
from corpus_tools.diagnostics.quoting import escaped, shown
from corpus_tools.errors import UnknownNameError
from corpus_tools.loaders.files import read_contents
from corpus_tools.loaders.texts.find import TextRead, TextSource, read_text
from corpus_tools.loaders.yaml.schema_errors import describe_errors
from corpus_tools.loaders.yaml.values import MAX_BYTES, parse
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.base import Record
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.rights import Receipt
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus_tools.loaders.paths import CorpusPaths, EventListing
    from corpus_tools.schemas.event import Statement

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordRead(Generic[R]):
    """A record, or why there is none.

    Attributes:
        record: what the file says; None if there are findings.
        findings: levels 0 and 1.
        salvaged: what could be read of an article that breaks the schema in places.
    """

    record: R | None
    findings: tuple[Diagnostic, ...] = ()
    salvaged: Salvaged | None = None


def load_event(paths: CorpusPaths, head: Head, event_id: str, *, restricted: TextSource | None = None) -> Draft:
    """Return one event as its files state it.

    Args:
        paths: the corpus.
        head: what all events share.
        event_id: name of the event's folder.
        restricted: where texts are looked for that may not stand in the corpus.

    Raises:
        UnknownNameError: if there is no such event.
    """
    if not paths.has_event(event_id):
        raise UnknownNameError(kind="event", name=event_id, known=paths.events())
    listing = paths.listing(event_id)
    own = _read_own_file(paths, event_id, listing)
    articles = [
        _read_article(paths, event_id, article_id, listing, restricted)
        for article_id in sorted({*listing.articles, *listing.texts, *listing.refused})
    ]
    known = {article.id: article for article, _ in articles if article is not None}
    receipts, about_receipts = load_receipts(paths, listing.receipts, {key: one.record for key, one in known.items()})
    statements = _read_statements(paths, event_id, own.record, listing)
    return Draft(
        head=head,
        event_id=event_id,
        file=paths.event_file(event_id),
        event=own.record,
        articles={key: replace(one, receipts=receipts[key]) if key in receipts else one for key, one in known.items()},
        statement_texts={key: read.text for key, read in statements.items() if read.text is not None},
        statement_files=listing.statements,
        findings=(
            *listing.findings,
            *own.findings,
            *(finding for _, findings in articles for finding in findings),
            *about_receipts,
            *(finding for read in statements.values() for finding in read.findings),
        ),
    )


def read_record(paths: CorpusPaths, file: str, model: type[R], *, target: str) -> RecordRead[R]:
    """Return the record that an annotation file states, or findings."""
    contents = read_contents(paths.path(file), file, limit=MAX_BYTES, target=target)
    if contents.data is None:
        return RecordRead(None, contents.findings)
    parsed = parse(contents.data, file, target=target)
    if parsed.findings:
        return RecordRead(None, parsed.findings)
    try:
        return RecordRead(model.model_validate_json(to_json(parsed.value)))
    except ValidationError as error:
        findings = describe_errors(error, parsed.value, model, file, target=target)
        return RecordRead(None, findings, salvage(parsed.value, error) if model is Article else None)


def _read_own_file(paths: CorpusPaths, event_id: str, listing: EventListing) -> RecordRead[Event]:
    file = paths.event_file(event_id)
    if listing.has_event_file:
        return read_record(paths, file, Event, target=event_id)
    if _is_refused(paths, file):
        return RecordRead(None)
    message = f"{file} is missing; expected it beside the files of its articles"
    return RecordRead(None, (rules.EVENT_FILE_MISSING.found(message, Location(file), target=event_id),))


def _is_refused(paths: CorpusPaths, file: str) -> bool:
    """Whether something lies there that is no ordinary file, such as a link; that has its own finding."""
    return os.path.lexists(paths.path(file))


def _read_article(
    paths: CorpusPaths, event_id: str, article_id: str, listing: EventListing, restricted: TextSource | None
) -> tuple[ArticleDraft | None, tuple[Diagnostic, ...]]:
    file = paths.article_file(event_id, article_id)
    if article_id not in listing.articles and _is_refused(paths, file):
        return ArticleDraft(article_id, file, None, None, None), ()
    if article_id not in listing.articles:
        message = f"a text without a record; expected {file}"
        place = Location(listing.texts[article_id])
        subject = Subject(Kind.ARTICLE, event_id, article_id)
        return None, (rules.ANNOTATION_MISSING.found(message, place, target=article_id, subject=subject),)
    read = read_record(paths, file, Article, target=article_id)
    record = read.salvaged.record if read.salvaged is not None else read.record
    if record is not None and record.access is not Access.OPEN:
        text = _find_restricted(record, article_id, listing.texts.get(article_id), restricted)
        draft = ArticleDraft(article_id, file, None, read.record, text.text, salvaged=read.salvaged)
        return draft, (*read.findings, *text.findings)
    text_file = paths.text_file(event_id, article_id)
    subject = Subject(Kind.ARTICLE, event_id, article_id)
    text = _read_open(paths, text_file, subject, is_there=article_id in listing.texts)
    findings = text.findings if record is not None or text.text is not None else ()
    draft = ArticleDraft(article_id, file, text_file, read.record, text.text, salvaged=read.salvaged)
    return draft, (*read.findings, *findings)


def _read_open(paths: CorpusPaths, file: str, subject: Subject, *, is_there: bool) -> TextRead:
    if is_there:
        return read_text(paths.path(file), file, target=subject.name)
    if _is_refused(paths, file):
        return TextRead(None)
    message = f"{file} is missing; expected it, since the record says `access: open`"
    return TextRead(None, (rules.TEXT_MISSING.found(message, Location(file), target=subject.name, subject=subject),))


def _find_restricted(record: Article, article_id: str, file: str | None, restricted: TextSource | None) -> TextRead:
    findings = () if file is None else (_refuse_text(file, f"`access: {record.access}`", article_id),)
    if restricted is None or record.text is None:
        return TextRead(None, findings)
    return TextRead(restricted.find(record.text), findings)


def _refuse_text(file: str, reason: str, target: str) -> Diagnostic:
    message = f"a text stands in the corpus although its record says {reason}"
    return rules.RESTRICTED_TEXT.found(message, Location(file), target=target)


def _read_statements(
    paths: CorpusPaths, event_id: str, event: Event | None, listing: EventListing
) -> dict[str, TextRead]:
    """Return texts by statement id; where the event's file is broken, whatever texts there are."""
    records: dict[str, Statement] = {} if event is None else {record.id: record for record in event.statements}
    found = {}
    for key in sorted({*records, *listing.statements}):
        file, record = paths.statement_file(event_id, key), records.get(key)
        place, subject = Location(file), Subject(Kind.STATEMENT, event_id, key)
        if record is not None and record.access is not Access.OPEN:
            is_refused = key in listing.statements
            refusal = (_refuse_text(file, f"`access: {record.access}`", key),) if is_refused else ()
            found[key] = TextRead(None, refusal)
        elif record is None and event is not None:
            message = f"the text of a statement {key!r} that event.yaml does not name"
            fault = rules.ANNOTATION_MISSING.found(message, place, target=event_id, subject=subject)
            found[key] = TextRead(None, (fault,))
        else:
            found[key] = _read_open(paths, file, subject, is_there=key in listing.statements)
    return found


MAX_RECEIPT_BYTES = 16_000
"""Largest receipt; those that `check --receipt` writes have less than one thousand."""


def load_receipts(
    paths: CorpusPaths, found: Mapping[tuple[str, str], str], records: Mapping[str, Article | None]
) -> tuple[Mapping[str, tuple[ReceiptDraft, ...]], tuple[Diagnostic, ...]]:
    """Return the receipts of an event by article, and what is wrong with their files.

    Args:
        paths: the corpus.
        found: files of receipts by article and holder, sorted.
        records: the event's annotation files by article id; None for one that could not be read.
    """
    receipts: dict[str, tuple[ReceiptDraft, ...]] = {}
    findings: list[Diagnostic] = []
    for (article, holder), file in sorted(found.items()):
        reason = _without_place(article, records)
        if reason:
            message = f"{escaped(file)} has no place here: {reason}"
            subject = Subject(Kind.ARTICLE, file.split("/")[1], article) if article not in records else None
            findings.append(rules.UNKNOWN_FILE.found(message, Location(file), target=article, subject=subject))
            continue
        record, faults = _read_receipt(paths, file, target=article)
        findings += faults
        if record is not None:
            receipts[article] = (*receipts.get(article, ()), ReceiptDraft(holder, file, record))
    return receipts, tuple(findings)


def _without_place(article: str, records: Mapping[str, Article | None]) -> str:
    if article not in records:
        return f"the event has no article {shown(article)}"
    record = records[article]
    is_open = record is not None and record.access is Access.OPEN
    return f"the text of {shown(article)} is open, so nobody has to vouch for it" if is_open else ""


def _read_receipt(paths: CorpusPaths, file: str, *, target: str) -> tuple[Receipt | None, tuple[Diagnostic, ...]]:
    """Read a receipt under the rules of annotation files, and as JSON after that, which is stricter."""
    contents = read_contents(paths.path(file), file, limit=MAX_RECEIPT_BYTES, target=target)
    if contents.data is None:
        return None, contents.findings
    parsed = parse(contents.data, file, target=target)
    if parsed.findings:
        return None, parsed.findings
    try:
        json.loads(contents.data)
    except ValueError as error:
        return None, (_describe_json_error(error, file, target),)
    try:
        return Receipt.model_validate_json(contents.data), ()
    except ValidationError as error:
        return None, describe_errors(error, parsed.value, Receipt, file, target=target)


def _describe_json_error(error: ValueError, file: str, target: str) -> Diagnostic:
    said, place = "it cannot be read", Location(file)
    if isinstance(error, json.JSONDecodeError):
        said = f"{error.msg[:1].lower()}{error.msg[1:]}"
        place = Location(file, line=error.lineno, column=error.colno)
    help_ = "do not edit a receipt; `corpus-tools check ARTICLE --from DIR --receipt --holder NAME` writes it anew"
    return rules.YAML_SYNTAX.found(f"this is not JSON: {escaped(said)}", place, target=target, help=help_)


LISTS = ("quotes", "mentions")
"""Lists of records that stand alone."""

UNREAD = ("published", "note")
"""Keys that may be left out and that no check reads."""


def salvage(value: object, error: ValidationError) -> Salvaged | None:
    """Return the rest of an article's file, or None if a fault concerns the file as a whole.

    Args:
        value: the file's contents, as parsed.
        error: what the schema objected to.
    """
    faults = [(tuple(details["loc"]), details["type"]) for details in error.errors(include_url=False)]
    if not isinstance(value, dict):
        return None
    at_fault = {(place[0], place[1]) for place, _ in faults if len(place) > 1 and place[0] in LISTS}
    others = [(place, kind) for place, kind in faults if place[:2] not in at_fault]
    if not all(_is_dispensable(place, kind) for place, kind in others):
        return None
    rest: dict[str, object] = {key: item for key, item in value.items() if key not in {at[0] for at, _ in others}}
    kept = {key: _kept(rest[key], {at for name, at in at_fault if name == key}) for key in LISTS if key in rest}
    rest |= {key: [record for index, record in enumerate(_list(rest[key])) if index in kept[key]] for key in kept}
    try:
        record = Article.model_validate_json(to_json(rest))
    except ValidationError:
        return None
    return Salvaged(record, {key: tuple(places) for key, places in kept.items()})


def _is_dispensable(place: tuple[int | str, ...], kind: str) -> bool:
    """Whether nothing that is checked rests on the value at fault: an unknown key, or one that no check reads."""
    return len(place) == 1 and (kind == "extra_forbidden" or place[0] in UNREAD)


def _kept(records: object, at_fault: Iterable[int | str]) -> list[int]:
    lost = set(at_fault)
    return [index for index in range(len(_list(records))) if index not in lost]


def _list(records: object) -> list[object]:
    return records if isinstance(records, list) else []
