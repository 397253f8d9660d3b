"""What a program proposes for one article: quotes and mentions as records, none that touches what a person wrote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus_tools.errors import TextUnavailableError, UnknownNameError, UsageError
from corpus_tools.schemas.vocab import Depth
from corpus_tools.suggest.mentions import find_mentions
from corpus_tools.suggest.quotes import find_quotes
from corpus_tools.suggest.records import quote_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.corpus import Draft
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.event import Event
    from corpus_tools.schemas.quote import Quote
    from corpus_tools.schemas.selector import Selector
    from corpus_tools.suggest.mentions import MentionDraft
    from corpus_tools.text.span import Span


MIN_REPEATED_WORDS = 4
"""Words that a mention must repeat to be a duplicate of it; fewer are a coincidence, or a name."""


@dataclass(frozen=True, slots=True)
class ProposedMention:
    """A mention without the id of its quote.

    Attributes:
        record: the mention; it names its quote if that is in the file already.
        quote: position of its quote among those proposed; None if it has none there.
        duplicate_of: position, among the mentions proposed, of the first one with the same claim and words; None if
            there is none.
    """

    record: Mention
    quote: int | None = None
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be added to an article's file; every selector by position, no ids.

    Attributes:
        quotes: in the order of their first code point.
        mentions: likewise.
    """

    quotes: tuple[Quote, ...]
    mentions: tuple[ProposedMention, ...]


def propose(draft: Draft, article_id: str, *, with_claims: bool | None = None) -> Proposal:
    """Return what a program proposes for an article.

    Args:
        draft: the event.
        article_id: the article.
        with_claims: whether claims are linked too; by default where the article's depth promises them.

    Raises:
        UnknownNameError: if there is no such article.
        UsageError: if a file cannot be read, or claims are asked for where the article's depth holds none.
        TextUnavailableError: if the article's text is not available.
    """
    record, event, text = _readable(draft, article_id)
    if with_claims and record.depth is Depth.QUOTES:
        message = f"{article_id} has depth quotes, which holds no claims; write `depth: claims` into its file first"
        raise UsageError(message)
    found = find_quotes(draft, article_id)
    quotes = [quote_record(one, event) for one in found.quotes]
    taken = _taken(one.content for one in record.quotes)
    is_new = [_is_free(_spans(one.content), taken) for one in quotes]
    kept = tuple(one for one, new in zip(quotes, is_new, strict=True) if new)
    if with_claims is False or record.depth is Depth.QUOTES:
        return Proposal(kept, ())
    places = {at: sum(is_new[:at]) for at, new in enumerate(is_new) if new}
    own = _taken(one.span for one in record.mentions)
    mentions = [one for one in find_mentions(text, record, event, found) if _is_free(_spans(one.record.span), own)]
    linked = [_linked(one, places, record.quotes) for one in mentions]
    return Proposal(kept, tuple(_with_duplicates(text, linked)))


def _readable(draft: Draft, article_id: str) -> tuple[Article, Event, str]:
    """Return an article's record, its event's and its text, or say what is missing."""
    if article_id not in draft.articles:
        kind = "article"
        raise UnknownNameError(kind, article_id, tuple(sorted(draft.articles)))
    article = draft.articles[article_id]
    if article.record is None or draft.event is None:
        message = f"{article.file if draft.event is not None else draft.file} has mistakes; run `corpus-tools check`"
        raise UsageError(message)
    if article.text is None:
        name = f"{draft.event_id}/{article_id}"
        raise TextUnavailableError(name)
    return article.record, draft.event, article.text


def _spans(parts: Iterable[Selector]) -> list[Span]:
    return [part.span for part in parts if part.is_resolved]


def _taken(records: Iterable[Sequence[Selector]]) -> list[Span]:
    return [span for parts in records for span in _spans(parts)]


def _is_free(spans: Sequence[Span], taken: Sequence[Span]) -> bool:
    return not any(span.overlap(other) for span in spans for other in taken)


def _with_duplicates(text: str, mentions: Sequence[ProposedMention]) -> Iterator[ProposedMention]:
    """Yield mentions, those that repeat an earlier one to the letter with its position."""
    first: dict[tuple[str, str], int] = {}
    for at, one in enumerate(mentions):
        words = " ".join(span.of(text) for span in _spans(one.record.span))
        known = first.setdefault((one.record.claim, words), at)
        is_repeated = known < at and len(words.split()) >= MIN_REPEATED_WORDS
        yield replace(one, duplicate_of=known) if is_repeated else one


def _linked(one: MentionDraft, places: dict[int, int], existing: Sequence[Quote]) -> ProposedMention:
    """Return a mention with its quote: one that is proposed too, or the one in the file that it touches."""
    if one.quote is None:
        return ProposedMention(one.record)
    if one.quote in places:
        return ProposedMention(one.record, places[one.quote])
    spans = _spans(one.record.span)
    touched = [quote for quote in existing if not _is_free(spans, _spans(quote.content))]
    return ProposedMention(one.record.model_copy(update={"quote": touched[0].id}) if touched else one.record)
