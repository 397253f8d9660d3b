"""What was read (`Draft`) and what passed every check (`Corpus`); only `admit` turns one into the other.

Both hold one event, beside a small head that all events share, so that a corpus of any size
streams through memory event by event.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus_tools.errors import NotAdmittedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.diagnostics.report import Report
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.event import Event
    from corpus_tools.schemas.head import CorpusFile, SplitAssignment
    from corpus_tools.schemas.rights import Receipt


@dataclass(frozen=True, slots=True)
class Head:
    """What all events share: ``corpus.toml`` and ``splits.tsv``.

    Attributes:
        file: the corpus's own file.
        splits: assignment by event id, in the order of ``splits.tsv``.
        restricted_words: word 8-grams of restricted texts at hand that must not occur anywhere
            (hashes of folded words; empty where no such text is at hand).
    """

    file: CorpusFile
    splits: Mapping[str, SplitAssignment]


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """A holder's receipt as its file states it.

    Attributes:
        holder: who holds the text, by the file's name.
        file: path of the receipt, relative to the corpus.
        record: the parsed file.
    """

    holder: str
    file: str
    record: Receipt


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a file that breaks the schema in places; to be checked, never to be admitted.

    Attributes:
        record: the file without the records at fault.
        kept: by key of a list, where each record that is left stands in the file.
    """

    record: Article
    kept: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article's file as far as it could be read.

    Attributes:
        id: name of the file without its ending.
        file: path of the annotation file, relative to the corpus.
        text_file: path of the text, relative to the corpus; None for restricted articles.
        record: the parsed file; None where it could not be read or broke the schema.
        text: canonical text, normalized; None where it is not at hand (or not readable).
        receipts: of those who hold a restricted text, by holder; those that could not be read are missing.
        salvaged: what could be read of the file, where it broke the schema in places.
    """

    id: str
    file: str
    text_file: str | None
    record: Article | None
    text: str | None
    receipts: tuple[ReceiptDraft, ...] = ()
    salvaged: Salvaged | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One event as it was read, right or wrong.

    Attributes:
        head: what all events share.
        event_id: name of the event's folder.
        file: path of ``event.yaml``, relative to the corpus.
        event: the parsed file; None where it could not be read or broke the schema.
        articles: by id, sorted.
        statement_texts: canonical text by statement id; unavailable ones are missing.
        statement_files: path by statement id, relative to the corpus.
        findings: what loading found (levels 0 and 1).
    """

    head: Head
    event_id: str
    file: str
    event: Event | None
    articles: Mapping[str, ArticleDraft]
    statement_texts: Mapping[str, str] = field(default_factory=dict)
    statement_files: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """One event that passed every check; made by `admit` alone.

    Attributes:
        head: what all events share.
        event_id: name of the event's folder.
        event: its file.
        articles: records by article id, sorted.
        texts: canonical text by article id; restricted articles are missing.
        statement_texts: canonical text by statement id; unavailable ones are missing.
    """

    head: Head
    event_id: str
    event: Event
    articles: Mapping[str, Article]
    texts: Mapping[str, str]
    statement_texts: Mapping[str, str]


def admit(draft: Draft, report: Report) -> Corpus:
    """Return the event as a corpus.

    Restricted texts are left behind here: what is admitted carries only what may be published.

    Raises:
        NotAdmittedError: if the report holds an error that no ``allow`` covers.
    """
    articles = {key: article.record for key, article in draft.articles.items() if article.record is not None}
    if report.n_errors or draft.event is None or len(articles) != len(draft.articles):
        raise NotAdmittedError(draft.event_id, report.n_errors)
    texts = {
        key: article.text
        for key, article in draft.articles.items()
        if article.text is not None and article.text_file is not None
    }
    return Corpus(
        head=draft.head,
        event_id=draft.event_id,
        event=draft.event,
        articles=articles,
        texts=texts,
        statement_texts=draft.statement_texts,
    )
