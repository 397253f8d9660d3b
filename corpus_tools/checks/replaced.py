"""A text that is another one: most of the annotation's words are not in it, and every single one follows from that.

After an edit a person looks at each place whose words are gone. Where most are gone, as when one article's text was
saved over another's, there is one thing to mend.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import anchors as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus_tools.checks.view import ArticleView, EventView
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer

LOST = frozenset({rules.ANCHOR_MISMATCH.code, rules.ANCHOR_OUTSIDE.code, rules.ZONE_OPENING.code})
"""Codes of what is not where it was, and nowhere else."""

HELP = "most of its words are gone: is it another text? restore the one that was annotated, or annotate this one anew"

Text = tuple[str, str]
"""The file that records a text, and the id under which it is recorded."""


def under_replaced(view: EventView, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings, those on the words of a text that was replaced as what follows from it."""
    findings = tuple(findings)
    texts = dict(_texts(view))
    n_anchors = Counter(texts.values())
    n_lost = Counter(_text_of(finding, texts) for finding in findings if finding.code in LOST)
    changed = {
        (finding.location.file, finding.target): finding
        for finding in findings
        if finding.code == rules.TEXT_CHANGED.code
    }
    replaced = {text: one for text, one in changed.items() if n_lost[text] > n_anchors[text] / 2}
    for finding in findings:
        if finding in replaced.values():
            yield replace(finding.for_a_person(), help=HELP)
        elif finding.code in LOST:
            yield finding.following(replaced.get(_text_of(finding, texts)))
        else:
            yield finding


def _texts(view: EventView) -> Iterator[tuple[tuple[str, Pointer], Text]]:
    """Yield where selectors with words stand, and the text that each counts in."""
    owners: tuple[EventView | ArticleView, ...] = (view, *view.articles.values())
    for owner in owners:
        for anchor in owner.anchors:
            article = view.draft.articles.get(anchor.article or "")
            if anchor.place.exact is not None and anchor.statement is not None:
                yield (owner.draft.file, anchor.pointer), (view.draft.file, anchor.statement)
            elif anchor.place.exact is not None and article is not None:
                yield (owner.draft.file, anchor.pointer), (article.file, article.id)


def _text_of(finding: Diagnostic, texts: Mapping[tuple[str, Pointer], Text]) -> Text:
    """Return the text that a finding is about: that of its selector, for a zone that of its article."""
    place = finding.location
    return texts.get((place.file, place.pointer), (place.file, finding.target))
