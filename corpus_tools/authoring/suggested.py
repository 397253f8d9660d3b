"""Adding what a program proposes to an article's file, and confirming it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import to_json

from corpus_tools.authoring.fix import EventSources, fix_event
from corpus_tools.authoring.insert import NewMention, ids_in, insert_records
from corpus_tools.authoring.layout import parse_tree, plain
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus_tools.authoring.anchoring import Question
    from corpus_tools.corpus import Draft
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.quote import Quote


@dataclass(frozen=True, slots=True)
class Suggested:
    """An article's file with suggestions in it.

    Attributes:
        file: its path, relative to the corpus.
        old: the file as it stood.
        new: the file with the suggestions, positions and computed labels filled in.
        quotes: the quotes added, as the file now states them.
        mentions: the mentions added, likewise.
        text: the article; null where its words may not be printed.
        questions: what only a person can decide, in records that were there.
    """

    file: str
    old: str
    new: str
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    text: str | None
    questions: tuple[Question, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything was added."""
        return bool(self.quotes or self.mentions)


def add_suggestions(  # noqa: PLR0913 - what a suggestion needs
    draft: Draft,
    article_id: str,
    sources: EventSources,
    quotes: Sequence[Quote],
    mentions: Sequence[tuple[Mention, int | None]],
    *,
    choose: Callable[[int], int] = secrets.randbelow,
) -> Suggested:
    """Return an article's file with quotes and mentions added and everything filled in that a program can know.

    Args:
        draft: the event.
        article_id: the article.
        sources: the event's files as they stand.
        quotes: quotes to be added, selectors by position.
        mentions: mentions to be added, each with the position of its quote among those, if it has one there.
        choose: randomness for new ids.
    """
    article = draft.articles[article_id]
    old = sources.articles[article_id]
    is_open = article.record is not None and article.record.access is Access.OPEN
    words = article.text if is_open else None
    taken = ids_in(plain(parse_tree(sources.event))).union(
        *(ids_in(plain(parse_tree(source))) for source in sources.articles.values())
    )
    inserted = insert_records(
        old,
        quotes,
        [NewMention(record, quote) for record, quote in mentions],
        words=words,
        statements=draft.statement_texts,
        taken=taken,
        choose=choose,
    )
    if not inserted.quotes and not inserted.mentions:
        return Suggested(article.file, old, old, (), (), words, ())
    files = {**sources.articles, article_id: inserted.source}
    done = fix_event(EventSources(sources.event, files, sources.texts, sources.statements), choose=choose)
    record = Article.model_validate_json(to_json(plain(parse_tree(done.articles[article_id]))))
    return Suggested(
        article.file,
        old,
        done.articles[article_id],
        tuple(one for one in record.quotes if one.id in inserted.quotes),
        tuple(one for one in record.mentions if one.id in inserted.mentions),
        words,
        done.questions.get(article_id, ()),
    )
