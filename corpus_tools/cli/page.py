"""The pages of ``show``: plain lines, everything out of a file escaped."""

from __future__ import annotations

import textwrap
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.checks.view import DraftView
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.fidelity.receipt import describe_edits
from corpus_tools.text.align import diff_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.checks.view import ArticleDraftView
    from corpus_tools.corpus import Draft
    from corpus_tools.schemas.article import Article, ZoneSpan
    from corpus_tools.schemas.claim import Difference, Mention
    from corpus_tools.schemas.quote import Clause, Quote
    from corpus_tools.schemas.selector import Place

INDENT = 7
"""Columns before what is said of a record: its id stands there."""


def event_page(draft: Draft, *, width: int) -> str:
    """Return an event: its statements, claims and articles."""
    if draft.event is None:
        return f"{draft.file} cannot be read; `corpus-tools check` says why\n"
    view, event = DraftView(draft), draft.event
    assignment = draft.head.splits.get(draft.event_id)
    state = "fiction" if event.fiction else "real"
    lines = [
        f"{draft.event_id} · {event.date} · {state} · {assignment.split.value if assignment else 'no split'}",
        event.title,
    ]
    for statement in event.statements:
        lines += ["", _rule(f"statement {statement.id} · {statement.speaker} · {statement.access.value}", width)]
        text = draft.statement_texts.get(statement.id)
        lines += _wrapped(text, width) if text else [f"{p.id}: {p.gist}" for p in statement.passages]
    lines += ["", _rule("claims", width), *(f"{claim.id}: {claim.text}" for claim in event.claims)]
    lines += ["", _rule("articles", width)]
    lines += [_summary(key, article.record) for key, article in view.articles.items()]
    return _joined(lines)


def _summary(key: str, record: Article) -> str:
    forms = Counter(quote.computed.fidelity.value for quote in record.quotes if quote.computed)
    relations = Counter(mention.computed.relation.value for mention in record.mentions if mention.computed)
    counts = "; ".join(
        ", ".join(f"{n} {label}" for label, n in sorted(found.items())) for found in (forms, relations) if found
    )
    return f"{key} ({', '.join(label.value for label in record.rewriting)}, {record.access.value}): {counts or 'no labels'}"


def article_page(draft: Draft, article_id: str, *, width: int) -> str:
    """Return an article: its text by zone with the quotes marked, then quotes and mentions one by one."""
    article = draft.articles[article_id]
    if article.record is None:
        return f"{article.file} cannot be read; `corpus-tools check` says why\n"
    view = DraftView(draft).articles[article_id]
    lines = [*_head(view), "", *_body(view, width)]
    lines += ["", _rule("quotes", width)]
    for quote in view.record.quotes:
        lines += [*_quote(view, quote, width), ""]
    lines += [_rule("mentions", width)]
    for mention in view.record.mentions:
        lines += [*_mention(view, mention, width), ""]
    return _joined(lines[:-1])


def _head(view: ArticleDraftView) -> Iterator[str]:
    record, event = view.record, view.event
    rewriting = ", ".join(label.value for label in record.rewriting)
    yield f"{event.draft.event_id}/{view.target} · {record.outlet} · {record.published or 'no date'} · {rewriting}"
    yield f"depth {record.depth.value} · {record.access.value} · {record.rights.licence}"
    if view.is_restricted:
        is_here = view.draft.text is not None
        yield "restricted: " + (
            "the words below may not be passed on" if is_here else "the text is not at hand; --from DIR shows it"
        )


def _body(view: ArticleDraftView, width: int) -> Iterator[str]:
    for zone in view.record.zones:
        name = zone.zone.value + (f" ({zone.kind.value})" if zone.kind else "")
        if zone.start is None or zone.end is None:
            yield _rule(f"{name} · no position yet", width)
            continue
        yield _rule(f"{name} · {zone.start}–{zone.end}", width)
        if view.draft.text is not None:
            yield from _wrapped(_marked(view, zone), width)


def _marked(view: ArticleDraftView, zone: ZoneSpan) -> str:
    """Return a zone's words with ``⟦`` and ``⟧id`` around the content of quotes."""
    start, end = zone.start or 0, zone.end or 0
    marks: list[tuple[int, int, str]] = []
    for quote in view.record.quotes:
        for part in quote.content:
            if part.is_resolved and start <= part.span.start and part.span.end <= end:
                marks += [(part.span.start, 1, "⟦"), (part.span.end, 0, f"⟧{quote.id or ''}")]
    cuts = sorted([(start, -1, ""), *marks, (end, 2, "")])
    return "".join(mark + view.text[at:until] for (at, _, mark), (until, _, _) in pairwise(cuts))


def _quote(view: ArticleDraftView, quote: Quote, width: int) -> Iterator[str]:
    labels = quote.computed
    verdict = f"{labels.form.value} → {labels.fidelity.value}" if labels else "not labelled yet"
    flags = f" · {', '.join(flag.value for flag in labels.flags)}" if labels and labels.flags else ""
    share = f" · {labels.verified_share:.0%} judged" if labels and labels.verified_share < 1 else ""
    yield f"{quote.id or '?':<{INDENT}}{verdict}{flags}{share}"
    yield from _indented(_words(view, quote.content), width)
    yield from _indented(
        f"{quote.presentation.value}, by {quote.speaker or 'nobody'} ({quote.attribution.value})", width
    )
    for clause in quote.clauses:
        yield from _indented(_clause(view, quote, clause), width)
        if clause.computed is not None and clause.computed.said_at is not None and view.text:
            yield from _indented(f"receipt: {describe_edits(clause.computed.edits)}", width)
    if quote.meaning:
        locus = f" ({quote.meaning_locus.value})" if quote.meaning_locus else ""
        yield from _indented(f"{quote.meaning.value}{locus}: said “{quote.said}”, printed “{quote.printed}”", width)


def _clause(view: ArticleDraftView, quote: Quote, clause: Clause) -> str:
    labels = clause.computed
    form = labels.form.value if labels else clause.rendering.value
    rung = f" ({labels.rung.value})" if labels and labels.rung else ""
    said = _said(view, clause)
    printed = _covered(view, clause.parts or quote.content)
    reason = (labels.reason if labels else None) or clause.reason
    head = f"{form}{rung}" + (f", {reason.value}" if reason else "")
    return f"{head}: {_diff(said, printed)}" if said and printed else head


def _said(view: ArticleDraftView, clause: Clause) -> str | None:
    """Return the words that a clause renders: of the statement, or of the first witness in another article."""
    pieces: list[str] = []
    for passage in clause.renders:
        if passage.statement is not None and passage.is_resolved:
            pieces.append(passage.span.of(view.event.draft.statement_texts.get(passage.statement, "")))
        elif passage.passage is not None and passage.passage in view.event.passages:
            witnesses = view.event.passages[passage.passage].witnesses
            texts = [
                (w, view.event.draft.articles[w.article].text)
                for w in witnesses
                if w.article in view.event.draft.articles
            ]
            found = [(w, text) for w, text in texts if text and w.article != view.target]
            pieces += [" ".join(part.span.of(text) for part in w.parts if part.is_resolved) for w, text in found[:1]]
    return " ".join(piece for piece in pieces if piece) or None


def _diff(said: str, printed: str) -> str:
    """Return both in one line, what was dropped and added in brackets.

    Example:
        >>> _diff("The trees may be pruned", "The trees must be pruned,")
        'The trees [-may-] {+must+} be pruned {+,+}'
    """
    pieces: list[str] = []
    for edit in diff_words(said, printed):
        if edit.kind == "equal":
            pieces.append(edit.printed)
        else:
            pieces += [f"[-{edit.said}-]"] * bool(edit.said) + [f"{{+{edit.printed}+}}"] * bool(edit.printed)
    return " ".join(pieces)


def _mention(view: ArticleDraftView, mention: Mention, width: int) -> Iterator[str]:
    labels = mention.computed
    verdict = labels.relation.value if labels else "not labelled yet"
    drift = (
        f" · severity {labels.severity}{', distorted' if labels.distorted else ''}"
        if labels and labels.severity
        else ""
    )
    also = f" · also {', '.join(label.value for label in mention.accept)}" if mention.accept else ""
    yield f"{mention.id or '?':<{INDENT}}{verdict}{drift}{also}"
    yield from _indented(_words(view, mention.span), width)
    claim = view.event.claim_by_id.get(mention.claim)
    yield from _indented(f"{mention.claim}: {claim.text if claim else 'no such claim'}", width)
    chain = " → ".join(link.speaker for link in mention.chain)
    yield from _indented(mention.mode.value + (f", {chain}" if chain else ""), width)
    for difference in mention.differences:
        yield from _indented(_difference(view, difference), width)


def _difference(view: ArticleDraftView, difference: Difference) -> str:
    labels = difference.computed
    drift = f" ({labels.drift.value}, severity {labels.severity})" if labels else ""
    was = ""
    if difference.was is not None and difference.was.statement is not None and difference.was.is_resolved:
        was = difference.was.span.of(view.event.draft.statement_texts.get(difference.was.statement, ""))
    now = _covered(view, [difference.at]) if difference.at is not None else ""
    shown = " ".join([*[f"[-{was}-]"] * bool(was), *[f"{{+{now}+}}"] * bool(now)])
    keeps = "" if difference.changes_meaning else ", keeps the meaning"
    return f"{difference.slot.value} {difference.operation.value}{drift}{keeps}" + (f": {shown}" if shown else "")


def _words(view: ArticleDraftView, parts: Sequence[Place]) -> str:
    """Return the words of a record in quotation marks, or its positions."""
    covered = _covered(view, parts)
    return f"“{covered}”" if covered else ", ".join(_position(part) for part in parts)


def _covered(view: ArticleDraftView, parts: Iterable[Place]) -> str:
    found = [part.span.of(view.text) if part.is_resolved and view.text else (part.exact or "") for part in parts]
    return " … ".join(words for words in found if words)


def _position(part: Place) -> str:
    return f"{part.start}–{part.end}" if part.is_resolved else "no position"


def _rule(title: str, width: int) -> str:
    return f"── {title} ".ljust(min(width, 72), "─")


def _wrapped(text: str, width: int) -> list[str]:
    return [piece for line in text.strip("\n").split("\n") for piece in (textwrap.wrap(escaped(line), width) or [""])]


def _indented(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        escaped(" ".join(text.split())), width, initial_indent=" " * INDENT, subsequent_indent=" " * (INDENT + 2)
    )


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{escaped(line)}\n" for line in lines)
