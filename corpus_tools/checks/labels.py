"""Level 4, computed labels: what is written is what text and annotation give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus_tools.checks.languages import language_of
from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.checks.view import rendered_of
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.diagnostic import Kind, Subject
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.fidelity.labels import label_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleDraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.schemas.base import Record
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.quote import Quote


class Labelled(NamedTuple):
    """A record that carries computed labels.

    Attributes:
        kind: what it is, for people.
        labels: the labels; None where there are none.
        pointer: where the record stands.
        target: id by which findings about it are allowed.
    """

    kind: str
    labels: Record | None
    pointer: Pointer
    target: str


def _labelled(view: ArticleDraftView, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]) -> Iterator[Labelled]:
    """Yield the labelled records of some quotes and mentions, which stand where the view's sound ones stand."""
    for (index, _), quote in zip(view.quotes, quotes, strict=True):
        target = quote.id or view.target
        yield Labelled("quote", quote.computed, ("quotes", index), target)
        for number, clause in enumerate(quote.clauses):
            yield Labelled("clause", clause.computed, ("quotes", index, "clauses", number), target)
    for (index, _), mention in zip(view.mentions, mentions, strict=True):
        target = mention.id or view.target
        yield Labelled("mention", mention.computed, ("mentions", index), target)
        for number, difference in enumerate(mention.differences):
            pointer = ("mentions", index, "differences", number)
            yield Labelled("difference", difference.computed, pointer, target)


def _written(view: ArticleDraftView) -> Iterator[Labelled]:
    return _labelled(view, tuple(quote for _, quote in view.quotes), tuple(mention for _, mention in view.mentions))


def check_given(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every record must carry its computed labels; one finding an article."""
    lacking = [record for record in _written(view) if record.labels is None]
    if lacking:
        one = len(lacking) == 1
        message = f"{len(lacking)} record{'' if one else 's'} without computed labels, the first a {lacking[0].kind}"
        yield rules.LABEL_MISSING.found(message, view.place(*lacking[0].pointer), target=view.target)


def check_same(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Every computed label must be the one that is computed now."""
    references = view.event.references
    if references is None:
        return
    quotes, mentions = (tuple(unit for _, unit in units) for units in (view.quotes, view.mentions))
    sound = view.record.model_copy(update={"quotes": quotes, "mentions": mentions})
    now = label_article(view.draft.id, sound, text=view.draft.text, references=references)
    for written, computed in zip(_written(view), _labelled(view, now.quotes, now.mentions), strict=True):
        if written.labels is computed.labels or written.labels is None or computed.labels is None:
            continue
        if written.labels != computed.labels:
            yield from _differences(view, written, computed.labels)


def _differences(view: ArticleDraftView, written: Labelled, computed: Record) -> Iterator[Diagnostic]:
    if written.labels is None:
        return
    rendered = (passage for passage, pointer, _ in rendered_of(view.record) if pointer[:2] == written.pointer[:2])
    passages = dict.fromkeys(passage.passage for passage in rendered if passage.passage is not None)
    rests_on = (*(Subject(Kind.PASSAGE, view.event.target, passage) for passage in passages), language_of(view))
    for key in type(computed).model_fields:
        old, new = getattr(written.labels, key), getattr(computed, key)
        if old != new:
            message = f"{key} of this {written.kind} is written as {_spelled(old)}, computed is {_spelled(new)}"
            is_written = key in written.labels.model_fields_set
            place = view.place(*written.pointer, "computed", *([key] if is_written else []))
            yield rules.LABEL_DIFFERS.found(message, place, target=written.target, rests_on=rests_on)


def _spelled(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return shown(str(value)) if isinstance(value, str) else shown(value)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.LABEL_MISSING, check_given, needs_all=True),
    ArticleCheck(rules.LABEL_DIFFERS, check_same, needs_text=True, needs_all=True),
)
"""In the order in which they run."""
