"""Level 4, computed labels: what is written is what text and annotation give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpus_tools.checks.languages import language_of
from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.checks.view import rendered_of
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.diagnostic import Kind, Subject
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.fidelity.labels import label_article, label_mention, relabel_by_clauses
from corpus_tools.schemas.vocab import Form, Reference, Rendering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleDraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.schemas.base import Record
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.quote import Clause, Quote


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


NEEDS_TEXT = "run `corpus-tools fix` where the text is, with --from DIR"


def check_following(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """Without the text, every label must be the one that follows from answers and from the labels of clauses."""
    quotes = tuple(relabel_by_clauses(quote) for _, quote in view.quotes)
    mentions = tuple(label_mention(mention) for _, mention in view.mentions)
    for written, computed in zip(_written(view), _labelled(view, quotes, mentions), strict=True):
        if written.labels is not None and computed.labels is not None and written.labels != computed.labels:
            yield from _differences(view, written, computed.labels)
    for index, quote in view.quotes:
        for number, clause in enumerate(quote.clauses):
            for key, message in _clause_faults(view, clause):
                place = view.place("quotes", index, "clauses", number, "computed", key)
                found = rules.LABEL_DIFFERS.found(message, place, target=quote.id or view.target, help=NEEDS_TEXT)
                yield found.for_a_person()  # `fix` computes labels of clauses with the text alone


def _clause_faults(view: ArticleDraftView, clause: Clause) -> Iterator[tuple[str, str]]:
    """Yield what cannot be of the labels of a clause, whatever its text: key and message."""
    labels, references = clause.computed, view.event.references
    if labels is None or references is None:
        return
    if (labels.rung is not None) != (labels.form is Form.VERBATIM):
        yield "rung", f"rung of this clause is {_spelled(labels.rung)}, and its form is {labels.form}"
    if labels.trimmed and labels.form is not Form.VERBATIM:
        yield "trimmed", f"trimmed is said of verbatim clauses alone, and the form of this one is {labels.form}"
    if labels.form is Form.UNVERIFIABLE or clause.rendering is not Rendering.RENDERED:
        return
    kind, n_others = references.testimony(clause, view.draft.id)
    if labels.reference is not kind:
        yield "reference", f"reference of this clause is {_spelled(labels.reference)}, what it renders is a {kind}'s"
    n_least = int(kind is Reference.WITNESS)
    if (labels.n_witnesses is None) != (n_least == 0) or not n_least <= (labels.n_witnesses or n_least) <= n_others:
        n_written = _spelled(labels.n_witnesses)
        yield (
            "n_witnesses",
            f"n_witnesses of this clause is {n_written}, other articles that bear witness are {n_others}",
        )


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
    ArticleCheck(rules.LABEL_DIFFERS, check_same, needs_text=True, needs_all=True, without_text=check_following),
)
"""In the order in which they run."""
