"""A draft as the checks look at it: one walk over its selectors, indexes made once, broken records set apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.fidelity.reference import References
from corpus_tools.schemas.vocab import Access
from corpus_tools.text.quotemarks import find_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus_tools.corpus import ArticleDraft, Draft
    from corpus_tools.diagnostics.diagnostic import Pointer
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.claim import Claim, Mention
    from corpus_tools.schemas.event import Event, Passage, Statement
    from corpus_tools.schemas.quote import ChainLink, Quote
    from corpus_tools.schemas.rights import TextRecord
    from corpus_tools.schemas.selector import Place, RenderedPassage
    from corpus_tools.text.quotemarks import Quoted
    from corpus_tools.text.seek import Role

RecordT = TypeVar("RecordT")

Item = tuple[str, int]
"""A record of a file: the key of its list and its position there, as in ``("quotes", 2)``."""


class Anchor(NamedTuple):
    """A selector, where it stands, and the text it counts in.

    Attributes:
        place: the selector itself.
        role: what it is for.
        pointer: where it stands in the file.
        target: id of the quote, mention or passage it belongs to.
        statement: id of the statement it counts in; None for an article's text.
        article: id of the article it counts in; None for a statement's text.
    """

    place: Place
    role: Role
    pointer: Pointer
    target: str
    statement: str | None
    article: str | None


@dataclass(frozen=True)
class DraftView:
    """An event's draft with its indexes.

    Attributes:
        draft: what was read.
        broken: records, by file, whose faults keep later checks from running on them.
    """

    draft: Draft
    broken: Mapping[str, frozenset[Item]] = field(default_factory=dict)

    @property
    def event(self) -> Event | None:
        """The event's file; None where it could not be read."""
        return self.draft.event

    @property
    def target(self) -> str:
        """Id under which findings about the event's own file are allowed."""
        return self.draft.event_id

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The event's statements, as far as they could be read."""
        return self.draft.event.statements if self.draft.event else ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claim registry, as far as it could be read."""
        return self.draft.event.claims if self.draft.event else ()

    @cached_property
    def articles(self) -> Mapping[str, ArticleDraftView]:
        """Articles whose file could be read, by id."""
        return {
            key: ArticleDraftView(self, article, article.record, self.broken.get(article.file, frozenset()))
            for key, article in self.draft.articles.items()
            if article.record is not None
        }

    @cached_property
    def statement_by_id(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """Passages of all statements by id."""
        return {passage.id: passage for statement in self.statements for passage in statement.passages}

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def entity_ids(self) -> frozenset[str]:
        """Ids of the entities."""
        return frozenset(entity.id for entity in self.event.entities) if self.event else frozenset()

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every selector of ``event.yaml``, in the order of the file."""
        return tuple(_event_anchors(self.statements))

    @cached_property
    def references(self) -> References | None:
        """What quotes are judged against; None where ``event.yaml`` is missing or its selectors are broken."""
        if self.draft.event is None or self.broken.get(self.draft.file):
            return None
        return References.of(
            self.draft.event,
            statement_texts=self.draft.statement_texts,
            articles={key: article.record for key, article in self.articles.items()},
            texts={key: article.text for key, article in self.draft.articles.items()},
        )

    @cached_property
    def faulty_files(self) -> frozenset[str]:
        """Files that something is wrong with as such; what their texts have elsewhere then is a consequence."""
        return frozenset(finding.location.file for finding in self.draft.findings)

    @cached_property
    def moved(self) -> tuple[Anchor, ...]:
        """Selectors of ``event.yaml`` whose words stand elsewhere since their text was edited."""
        return tuple(anchor for anchor in self.anchors if self.has_moved(anchor))

    def has_moved(self, anchor: Anchor) -> bool:
        """Whether the words of a selector stand elsewhere because of a fault that is found at their text.

        An edit moves words that the text still has; a fault of the text's file may also have changed them.
        """
        place, text = anchor.place, text_of(self, anchor)
        if text is None or place.exact is None or not place.is_resolved or place.span.of(text) == place.exact:
            return False
        return self._is_faulty(anchor) or (self.is_disturbed(anchor) and place.exact in text)

    def is_disturbed(self, anchor: Anchor) -> bool:
        """Whether the text that a selector counts in was edited, or its file has faults of its own."""
        text, record = text_of(self, anchor), self._source_of(anchor)[1]
        is_edited = record is not None and text is not None and record.length != len(text)
        return is_edited or self._is_faulty(anchor)

    def _is_faulty(self, anchor: Anchor) -> bool:
        return self._source_of(anchor)[0] in self.faulty_files

    def _source_of(self, anchor: Anchor) -> tuple[str | None, TextRecord | None]:
        """Return file and record of the text that a selector counts in."""
        if anchor.statement is not None:
            statement = self.statement_by_id.get(anchor.statement)
            return self.draft.statement_files.get(anchor.statement), statement.text if statement else None
        article = self.articles.get(anchor.article or "")
        return (article.draft.text_file, article.record.text) if article else (None, None)

    def place(self, *pointer: str | int) -> Location:
        """Return a place in ``event.yaml``."""
        return Location(self.draft.file, pointer)


@dataclass(frozen=True)
class ArticleDraftView:
    """An article's draft with its indexes.

    Attributes:
        event: the event it belongs to.
        draft: what was read.
        record: its file.
        broken: records whose faults keep later checks from running on them.
    """

    event: DraftView
    draft: ArticleDraft
    record: Article
    broken: frozenset[Item] = frozenset()

    @property
    def target(self) -> str:
        """Id under which findings about the file as a whole are allowed."""
        return self.draft.id

    @property
    def is_restricted(self) -> bool:
        """Whether the text may not be redistributed."""
        return self.record.access is Access.RESTRICTED

    @property
    def text(self) -> str:
        """The text; empty where it is not at hand (checks that need it are not run then)."""
        return self.draft.text or ""

    @property
    def is_edited(self) -> bool:
        """Whether the text is longer or shorter than the one recorded, so that words may have moved."""
        record = self.record.text
        return record is not None and self.draft.text is not None and record.length != len(self.draft.text)

    @cached_property
    def moved(self) -> tuple[Anchor, ...]:
        """Selectors whose words stand elsewhere since the text, or a statement's, was edited."""
        return tuple(anchor for anchor in self.anchors if self.event.has_moved(anchor))

    @property
    def is_faulty(self) -> bool:
        """Whether something is wrong with the text's file as such."""
        return self.draft.text_file in self.event.faulty_files

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every selector of the file, in the order of the file."""
        return tuple(_article_anchors(self.draft.id, self.record))

    @cached_property
    def quotes(self) -> tuple[tuple[int, Quote], ...]:
        """Quotes without broken ones, each with its position in the file."""
        return _sound("quotes", self.record.quotes, self.broken)

    @cached_property
    def mentions(self) -> tuple[tuple[int, Mention], ...]:
        """Mentions without broken ones, each with its position in the file."""
        return _sound("mentions", self.record.mentions, self.broken)

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """Stretches of the text inside quotation marks."""
        return find_quoted(self.text)

    def place(self, *pointer: str | int) -> Location:
        """Return a place in the annotation file."""
        return Location(self.draft.file, pointer)


def text_of(event: DraftView, anchor: Anchor) -> str | None:
    """Return the text that a selector counts in, if it is at hand."""
    if anchor.statement is not None:
        return event.draft.statement_texts.get(anchor.statement)
    article = event.draft.articles.get(anchor.article or "")
    return article.text if article else None


def links_of(record: Article) -> Iterator[tuple[ChainLink, Pointer, str]]:
    """Yield every step of every attribution chain, where it stands, and the id it belongs to."""
    lists: tuple[tuple[str, Sequence[Quote | Mention]], ...] = (
        ("quotes", record.quotes),
        ("mentions", record.mentions),
    )
    for key, units in lists:
        for index, unit in enumerate(units):
            for step, link in enumerate(unit.chain):
                yield link, (key, index, "chain", step), unit.id or ""


def rendered_of(record: Article) -> Iterator[tuple[RenderedPassage, Pointer, str]]:
    """Yield everything that is said to be rendered, where it stands, and the id it belongs to."""
    for index, quote in enumerate(record.quotes):
        for number, clause in enumerate(quote.clauses):
            for step, passage in enumerate(clause.renders):
                yield passage, ("quotes", index, "clauses", number, "renders", step), quote.id or ""
    for index, mention in enumerate(record.mentions):
        for step, passage in enumerate(mention.renders):
            yield passage, ("mentions", index, "renders", step), mention.id or ""
        for number, difference in enumerate(mention.differences):
            if difference.was is not None:
                yield difference.was, ("mentions", index, "differences", number, "was"), mention.id or ""


def _sound(key: str, records: Sequence[RecordT], broken: frozenset[Item]) -> tuple[tuple[int, RecordT], ...]:
    return tuple((index, record) for index, record in enumerate(records) if (key, index) not in broken)


def _article_anchors(article_id: str, record: Article) -> Iterator[Anchor]:
    for index, quote in enumerate(record.quotes):
        yield from _quote_anchors(quote, ("quotes", index), quote.id or article_id, article_id)
    for index, mention in enumerate(record.mentions):
        yield from _mention_anchors(mention, ("mentions", index), mention.id or article_id, article_id)


def _quote_anchors(quote: Quote, at: Pointer, target: str, article_id: str) -> Iterator[Anchor]:
    yield from _several(quote.content, "content", (*at, "content"), target, article_id)
    yield from _source_and_cue(quote, at, target, article_id)
    yield from _chain(quote.chain, (*at, "chain"), target, article_id)
    for number, clause in enumerate(quote.clauses):
        here = (*at, "clauses", number)
        yield from _several(clause.parts, "clause", (*here, "parts"), target, article_id)
        yield from _rendered(clause.renders, (*here, "renders"), target)


def _mention_anchors(mention: Mention, at: Pointer, target: str, article_id: str) -> Iterator[Anchor]:
    yield from _several(mention.span, "span", (*at, "span"), target, article_id)
    yield from _chain(mention.chain, (*at, "chain"), target, article_id)
    yield from _rendered(mention.renders, (*at, "renders"), target)
    for number, difference in enumerate(mention.differences):
        here = (*at, "differences", number)
        if difference.at is not None:
            yield Anchor(difference.at, "at", (*here, "at"), target, None, article_id)
        if difference.was is not None and difference.was.statement is not None:
            yield Anchor(difference.was, "was", (*here, "was"), target, difference.was.statement, None)


def _several(places: Iterable[Place], role: Role, at: Pointer, target: str, article_id: str) -> Iterator[Anchor]:
    for step, place in enumerate(places):
        yield Anchor(place, role, (*at, step), target, None, article_id)


def _source_and_cue(unit: Quote | ChainLink, at: Pointer, target: str, article_id: str) -> Iterator[Anchor]:
    if unit.source is not None:
        yield Anchor(unit.source, "source", (*at, "source"), target, None, article_id)
    if unit.cue is not None:
        yield Anchor(unit.cue, "cue", (*at, "cue"), target, None, article_id)


def _chain(links: Iterable[ChainLink], at: Pointer, target: str, article_id: str) -> Iterator[Anchor]:
    for step, link in enumerate(links):
        yield from _source_and_cue(link, (*at, step), target, article_id)


def _rendered(passages: Iterable[RenderedPassage], at: Pointer, target: str) -> Iterator[Anchor]:
    for step, passage in enumerate(passages):
        if passage.statement is not None:
            yield Anchor(passage, "renders", (*at, step), target, passage.statement, None)


def _event_anchors(statements: Iterable[Statement]) -> Iterator[Anchor]:
    for index, statement in enumerate(statements):
        for number, passage in enumerate(statement.passages):
            at: Pointer = ("statements", index, "passages", number)
            if passage.at is not None:
                yield Anchor(passage.at, "passage", (*at, "at"), passage.id, statement.id, None)
            for step, witness in enumerate(passage.witnesses):
                here = (*at, "witnesses", step, "parts")
                yield from _several(witness.parts, "witness", here, passage.id, witness.article)
