"""Adding what a program proposes to an article's file, and confirming it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic_core import to_json

from corpus_tools.authoring.fix import fix_event
from corpus_tools.authoring.insert import ids_in, insert_records
from corpus_tools.authoring.layout import parse_tree, plain
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus_tools.authoring.anchoring import Question
    from corpus_tools.authoring.fix import EventSources
    from corpus_tools.authoring.insert import NewMention
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
        text: the article; None where its words may not be printed.
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
    mentions: Sequence[NewMention],
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
    taken = set().union(*map(ids_in, (sources.event, *sources.articles.values())))
    inserted = insert_records(
        old,
        quotes,
        mentions,
        words=words,
        statements=draft.statement_texts,
        taken=taken,
        choose=choose,
    )
    if not inserted.quotes and not inserted.mentions:
        return Suggested(article.file, old, old, (), (), words, ())
    done = fix_event(replace(sources, articles={**sources.articles, article_id: inserted.source}), choose=choose)
    new = done.articles[article_id]
    record = Article.model_validate_json(to_json(plain(parse_tree(new))))
    added_quotes = tuple(one for one in record.quotes if one.id in inserted.quotes)
    added_mentions = tuple(one for one in record.mentions if one.id in inserted.mentions)
    questions = done.questions.get(article_id, ())
    return Suggested(article.file, old, new, added_quotes, added_mentions, words, questions)
