"""Config ``articles``: one row is one text that retells."""

from __future__ import annotations

from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.rights import Address, Generation, Rights, TextRecord
from corpus_tools.schemas.vocab import Access, BoilerplateKind, Rewriting, Zone
from corpus_tools.tables.column import BOOL, INT, STRING, STRINGS, Column, Config, Part, Role, Weight, describe
from corpus_tools.tables.event import ARTICLE_COLUMNS, TabledArticle

_ZONE = (Part("zone", STRING, Zone), Part("kind", STRING, BoilerplateKind), Part("start", INT), Part("end", INT))


def headline(article: TabledArticle) -> str | None:
    """Return the words of the first headline zone."""
    zone = next((zone for zone in article.record.zones if zone.zone is Zone.HEADLINE), None)
    if article.text is None or zone is None:
        return None
    return article.text[zone.start : zone.end].strip()


def outlet(article: TabledArticle) -> str:
    """Return the name of the outlet."""
    listed = article.event.corpus.head.file.outlets.get(article.record.outlet)
    return listed.name if listed is not None else article.record.outlet


ARTICLES = Config[TabledArticle](
    name="articles",
    noun="article",
    row="one text that retells",
    purpose="whole texts, with zones",
    words="text",
    columns=(
        Column(
            "headline",
            STRING,
            "The words of the first headline zone; null if the text is withheld or has none.",
            headline,
            Role.INPUT,
            may_hold_words=True,
        ),
        Column(
            "text",
            STRING,
            "The whole text, in the normalization `norm`; every offset counts in it.",
            lambda article: article.text,
            Role.INPUT,
            may_hold_words=True,
        ),
        Column("outlet", STRING, "Name of the outlet.", outlet, Role.INPUT, repeats="outlet"),
        Column("published", STRING, describe(Article, "published"), lambda a: a.record.published, Role.INPUT),
        Column("language", STRING, describe(Article, "language"), lambda a: a.record.language, Role.INPUT),
        Column(
            "rewriting",
            STRINGS,
            describe(Article, "rewriting"),
            lambda a: a.record.rewriting,
            Role.TARGET,
            vocabulary=Rewriting,
        ),
        Column(
            "event_title",
            STRING,
            describe(Event, "title"),
            lambda a: a.event.corpus.event.title,
            Role.INPUT,
            repeats="event",
        ),
        Column(
            "event_date",
            STRING,
            describe(Event, "date"),
            lambda a: a.event.corpus.event.date,
            Role.INPUT,
            repeats="event",
        ),
        Column("fiction", BOOL, describe(Rights, "fiction"), lambda a: a.record.rights.fiction, Role.BOOKKEEPING),
        Column(
            "access",
            STRING,
            describe(Article, "access"),
            lambda a: a.record.access,
            Role.BOOKKEEPING,
            vocabulary=Access,
        ),
        Column(
            "zones",
            _ZONE,
            describe(Article, "zones"),
            lambda a: [{"zone": z.zone, "kind": z.kind, "start": z.start, "end": z.end} for z in a.record.zones],
            Role.TARGET,
        ),
        Column(
            "n_quotes",
            INT,
            "Quotes annotated in the article.",
            lambda a: len(a.record.quotes),
            Role.BOOKKEEPING,
            weight=Weight.COUNT,
        ),
        Column(
            "n_mentions",
            INT,
            "Mentions of claims annotated in the article.",
            lambda a: len(a.record.mentions),
            Role.BOOKKEEPING,
            weight=Weight.COUNT,
        ),
        Column("outlet_id", STRING, describe(Article, "outlet"), lambda a: a.record.outlet, Role.BOOKKEEPING),
        Column(
            "length",
            INT,
            describe(TextRecord, "length"),
            lambda a: a.record.text and a.record.text.length,
            Role.BOOKKEEPING,
        ),
        Column(
            "digest",
            STRING,
            describe(TextRecord, "digest"),
            lambda a: a.record.text and a.record.text.digest,
            Role.BOOKKEEPING,
        ),
        Column(
            "norm",
            STRING,
            describe(TextRecord, "norm"),
            lambda a: a.record.text and a.record.text.norm,
            Role.BOOKKEEPING,
        ),
        Column(
            "address_host",
            STRING,
            f"{describe(Address, 'host')} Restricted texts only.",
            lambda a: a.record.rights.address and a.record.rights.address.host,
            Role.BOOKKEEPING,
        ),
        Column(
            "address_digest",
            STRING,
            f"{describe(Address, 'digest')} Restricted texts only.",
            lambda a: a.record.rights.address and a.record.rights.address.digest,
            Role.BOOKKEEPING,
        ),
        Column(
            "generation_model",
            STRING,
            f"{describe(Generation, 'model')} Invented texts only.",
            lambda a: a.record.rights.generation and a.record.rights.generation.model,
            Role.BOOKKEEPING,
        ),
        Column(
            "generation_date",
            STRING,
            "Day on which an invented text was written.",
            lambda a: a.record.rights.generation and a.record.rights.generation.date,
            Role.BOOKKEEPING,
        ),
        Column("note", STRING, describe(Article, "note"), lambda a: a.record.note, Role.BOOKKEEPING),
        Column(
            "id",
            STRING,
            "Id of the article in the whole corpus: event/article.",
            lambda a: a.id,
            Role.BOOKKEEPING,
        ),
        *ARTICLE_COLUMNS,
    ),
)
