"""Config ``articles``: one row is one text that retells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.rights import Address, Generation, Rights, TextRecord
from corpus_tools.schemas.vocab import Zone
from corpus_tools.tables.features import BOOL, INT, STRING, STRINGS, Column, Config, describe, struct_list
from corpus_tools.tables.reading import ARTICLE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.tables.reading import ArticleView, EventView, Row

ARTICLES = Config(
    name="articles",
    row="one text that retells",
    purpose="whole texts, with zones",
    columns=(
        Column("headline", STRING, "The words of the first headline zone; null if the text is withheld or has none."),
        Column("text", STRING, "The whole text, in the normalization `norm`; every offset counts in it."),
        Column("outlet", STRING, "Name of the outlet."),
        Column("published", STRING, describe(Article, "published")),
        Column("language", STRING, describe(Article, "language")),
        Column("rewriting", STRINGS, describe(Article, "rewriting")),
        Column("event_title", STRING, describe(Event, "title")),
        Column("event_date", STRING, describe(Event, "date")),
        Column("fiction", BOOL, describe(Rights, "fiction")),
        Column("access", STRING, describe(Article, "access")),
        Column("zones", struct_list(zone=STRING, kind=STRING, start=INT, end=INT), describe(Article, "zones")),
        Column("n_quotes", INT, "Quotes annotated in the article."),
        Column("n_mentions", INT, "Mentions of claims annotated in the article."),
        Column("outlet_id", STRING, describe(Article, "outlet")),
        Column("length", INT, describe(TextRecord, "length")),
        Column("digest", STRING, describe(TextRecord, "digest")),
        Column("norm", STRING, describe(TextRecord, "norm")),
        Column("address_host", STRING, f"{describe(Address, 'host')} Restricted texts only."),
        Column("address_digest", STRING, f"{describe(Address, 'digest')} Restricted texts only."),
        Column("generation_model", STRING, f"{describe(Generation, 'model')} Invented texts only."),
        Column("generation_date", STRING, "Day on which an invented text was written."),
        Column("note", STRING, describe(Article, "note")),
        Column("id", STRING, "Id of the article in the whole corpus: event/article."),
        *ARTICLE_COLUMNS,
    ),
)


def rows(view: EventView) -> Iterator[Row]:
    """Yield one row an article, sorted by id."""
    for article in view.articles:
        record = article.record
        outlet = view.corpus.head.file.outlets.get(record.outlet)
        yield (
            headline(article),
            article.text,
            outlet.name if outlet is not None else record.outlet,
            record.published,
            record.language,
            record.rewriting,
            view.corpus.event.title,
            view.corpus.event.date,
            record.rights.fiction,
            record.access,
            [(zone.zone, zone.kind, zone.start, zone.end) for zone in record.zones],
            len(record.quotes),
            len(record.mentions),
            record.outlet,
            *_text_values(record.text),
            *_origin_values(record.rights),
            record.note,
            article.path,
            *article.tail,
        )


def headline(article: ArticleView) -> str | None:
    """Return the words of the first headline zone."""
    zone = next((zone for zone in article.record.zones if zone.zone is Zone.HEADLINE), None)
    if article.text is None or zone is None:
        return None
    return article.text[zone.start : zone.end].strip()


def _text_values(text: TextRecord | None) -> Row:
    return (text.length, text.digest, text.norm) if text is not None else (None, None, None)


def _origin_values(rights: Rights) -> Row:
    address, generation = rights.address, rights.generation
    return (
        *((address.host, address.digest) if address is not None else (None, None)),
        *((generation.model, generation.date) if generation is not None else (None, None)),
    )
