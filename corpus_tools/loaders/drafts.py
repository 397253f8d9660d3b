"""One event, read from its two folders: right or wrong, it becomes a draft."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import to_json

from corpus_tools.corpus import ArticleDraft, Draft, Head, Salvaged
from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Location, Subject
from corpus_tools.errors import UnknownNameError
from corpus_tools.loaders.files import read_contents
from corpus_tools.loaders.holders import load_receipts
from corpus_tools.loaders.salvage import salvage
from corpus_tools.loaders.schema_errors import describe_errors
from corpus_tools.loaders.texts import TextRead, TextSource, read_text
from corpus_tools.loaders.yaml_values import MAX_BYTES, parse
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.base import Record
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from corpus_tools.loaders.paths import CorpusPaths, EventListing
    from corpus_tools.schemas.statement import Statement

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordRead(Generic[R]):
    """A record, or why there is none.

    Attributes:
        record: what the file says; null if there are findings.
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
