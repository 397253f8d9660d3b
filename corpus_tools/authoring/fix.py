"""``fix``: everything in an event's files that a program knows better than a person.

Positions, ids, digests, order and computed labels are filled in; comments and layout stay. Nothing
that a person decided is changed, and running it twice changes nothing.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from pydantic_core import to_json

from corpus_tools.authoring.anchoring import Anchors, Question
from corpus_tools.authoring.complete import (
    EventAnchors,
    complete_article,
    complete_event,
    complete_ids,
    items,
    mark_holder,
)
from corpus_tools.authoring.layout import flow, parse_tree, plain
from corpus_tools.authoring.order import in_order, is_in_order
from corpus_tools.authoring.patch import patch
from corpus_tools.fidelity.labels import label_article
from corpus_tools.fidelity.reference import References
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.base import Record
from corpus_tools.schemas.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ruamel.yaml.comments import CommentedMap

    from corpus_tools.schemas.selector import Place


M = TypeVar("M", bound=Record)


@dataclass(frozen=True, slots=True)
class EventSources:
    """The files of one event, as they stand.

    Attributes:
        event: source of ``event.yaml``.
        articles: source of each annotation file, by article id.
        texts: canonical text by article id, as far as at hand.
        statements: canonical text by statement id, as far as at hand.
        one_holder: whether fewer than two people vouch for a restricted text, by article id; where an id is missing, the mark stays.
    """

    event: str
    articles: Mapping[str, str]
    texts: Mapping[str, str]
    statements: Mapping[str, str]
    one_holder: Mapping[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class EventFix:
    """What the files should say, and what only a person can decide.

    Attributes:
        event: new source of ``event.yaml``.
        articles: new source of each annotation file, by article id.
        questions: by article id (``""`` for ``event.yaml``).
        n_moved: positions filled in or changed.
        n_ids: ids given.
    """

    event: str
    articles: dict[str, str]
    questions: dict[str, tuple[Question, ...]] = field(default_factory=dict)
    n_moved: int = 0
    n_ids: int = 0


def fix_event(
    sources: EventSources,
    *,
    is_approximate_allowed: bool = False,
    choose: Callable[[int], int] = secrets.randbelow,
) -> EventFix:
    """Return the event's files with everything filled in that a program can know.

    Args:
        sources: the files as they stand.
        is_approximate_allowed: whether words that changed a little may replace a selector's words.
        choose: randomness for new ids.

    Raises:
        ValueError: if a file is not YAML that can be edited; `corpus-tools check` says where.
    """
    trees = {key: parse_tree(source) for key, source in sorted(sources.articles.items())}
    event_tree = parse_tree(sources.event)
    anchors = EventAnchors(
        articles={
            key: Anchors(text, trees[key].get("access") == "restricted", is_approximate_allowed)
            for key, text in sources.texts.items()
        },
        statements={
            key: Anchors(text, is_approximate_allowed=is_approximate_allowed)
            for key, text in sources.statements.items()
        },
    )
    done = EventFix(event="", articles={})
    _complete(done, trees, event_tree, anchors, choose)
    for key, is_marked in sources.one_holder.items():
        mark_holder(trees[key], is_marked=is_marked)
    _label(done, trees, event_tree, sources)
    done.event = _render(event_tree, sources.event)
    done.articles = {key: _render(tree, sources.articles[key]) for key, tree in trees.items()}
    return done


def _complete(
    done: EventFix,
    trees: Mapping[str, CommentedMap],
    event_tree: CommentedMap,
    anchors: EventAnchors,
    choose: Callable[[int], int],
) -> None:
    complete_event(event_tree, anchors)
    _collect(done, "", anchors)
    taken = {name for tree in (event_tree, *trees.values()) for name in _ids(tree)}
    for key, tree in trees.items():
        if key in anchors.articles:
            complete_article(tree, anchors.articles[key], anchors)
        elif tree.get("access") == "restricted" and _has_words(tree):
            done.questions[key] = (Question((), _NO_TEXT),)
        done.n_ids += complete_ids(tree, taken, choose=choose)
        _collect(done, key, anchors)


_NO_TEXT = "words wait for their positions, and the text is not at hand; name its folder with --from DIR"


def _has_words(node: object) -> bool:
    """Whether a record gives words of its own text; those of a statement are not meant."""
    match node:
        case dict():
            return ("exact" in node and "statement" not in node) or any(_has_words(value) for value in node.values())
        case list():
            return any(_has_words(value) for value in node)
        case _:
            return False


def _collect(done: EventFix, key: str, anchors: EventAnchors) -> None:
    """Take what was asked since the last call as questions of this file."""
    found: list[Question] = []
    for known in (*anchors.articles.values(), *anchors.statements.values()):
        found += known.questions
        done.n_moved += known.n_moved
        known.questions, known.n_moved = [], 0
    if found:
        done.questions[key] = tuple(found)


def _ids(node: object) -> set[str]:
    match node:
        case dict():
            own = {str(node["id"])} if "id" in node else set()
            return own.union(*(_ids(value) for value in node.values()))
        case list():
            return set().union(*(_ids(value) for value in node))
        case _:
            return set()


def _label(done: EventFix, trees: Mapping[str, CommentedMap], event_tree: CommentedMap, sources: EventSources) -> None:
    event = _read(Event, event_tree, "", done)
    articles = {key: article for key, tree in trees.items() if (article := _read(Article, tree, key, done)) is not None}
    if event is None:
        return
    references = References.of(
        event,
        statement_texts=sources.statements,
        articles=articles,
        texts={key: sources.texts.get(key) for key in articles},
    )
    for key, article in articles.items():
        if all(place.is_resolved for place in _places(article)):
            labelled = label_article(key, article, text=sources.texts.get(key), references=references)
            write_labels(trees[key], labelled, without=_asked_about(done.questions.get(key, ()), article))


def _places(article: Article) -> Iterator[Place]:
    """Yield the selectors that labels are computed from."""
    for quote in article.quotes:
        yield from quote.content
        for clause in quote.clauses:
            yield from clause.parts
            yield from (passage for passage in clause.renders if passage.statement is not None)


def _asked_about(questions: Iterable[Question], article: Article) -> frozenset[tuple[str, int]]:
    """Return the records whose words are not found, and the mentions inside such a quote, as list and position.

    Their positions are stale, so labels computed from them would be about other words.
    """
    asked = {(str(one.pointer[0]), int(one.pointer[1])) for one in questions if len(one.pointer) > 1}
    quotes = {quote.id for at, quote in enumerate(article.quotes) if ("quotes", at) in asked}
    inside = {("mentions", at) for at, mention in enumerate(article.mentions) if mention.quote in quotes}
    return frozenset(asked | inside)


def write_labels(tree: CommentedMap, article: Article, *, without: frozenset[tuple[str, int]] = frozenset()) -> None:
    """Write an article's computed labels into its tree, but for the records named by list and position."""
    for outer, records, inner in (("quotes", article.quotes, "clauses"), ("mentions", article.mentions, "differences")):
        for at, ((_, node), record) in enumerate(zip(items(tree, outer), records, strict=True)):
            if (outer, at) in without:
                continue
            _write(node, record.computed)  # type: ignore[attr-defined] # quotes and mentions both have it
            for (_, piece), part in zip(items(node, inner), getattr(record, inner), strict=True):
                _write(piece, part.computed)


def _write(node: CommentedMap, labels: Record | None) -> None:
    if labels is None:
        return
    values = labels.model_dump(mode="json", exclude_defaults=True)
    if plain(node.get("computed")) != values:
        node["computed"] = flow(values)


def _read(model: type[M], tree: CommentedMap, key: str, done: EventFix) -> M | None:
    try:
        return model.model_validate_json(to_json(plain(tree)))
    except ValidationError:
        message = "no labels computed: the file breaks the schema; `corpus-tools check` says where"
        done.questions[key] = (*done.questions.get(key, ()), Question((), message))
        return None


def _render(tree: CommentedMap, source: str) -> str:
    """Return the new source; the old one to the letter where no value changed and all records stand in order."""
    written = patch(source, plain(tree))
    return written if is_in_order(tree) else in_order(written)
