"""Counts of an event, which add up to counts of a split and of the corpus."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import AnnotatorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.corpus import Corpus, Head
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.quote import Quote

NOT_COMPUTED = "not computed"
"""Stands for a label that the tools have not written yet."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures of one event or of many.

    Attributes:
        totals: events, articles, texts published, claims, quotes, mentions, differences, and how many
            quotes and mentions are ``distorted``, repeated, or labelled by people.
        forms, fidelities: quotes by label.
        relations: mentions by label.
        drifts: differences by name.
        severities: differences by severity.
    """

    totals: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    fidelities: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    drifts: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(mine + theirs for mine, theirs in zip(self.parts(), other.parts(), strict=True)))

    def parts(self) -> tuple[Counter[str], ...]:
        """Return the counters, in the order of the attributes."""
        return (self.totals, self.forms, self.fidelities, self.relations, self.drifts, self.severities)


def add_up(counts: Iterable[Counts]) -> Counts:
    """Return the sum, of nothing if there is nothing."""
    return sum(counts, Counts())


def count(corpus: Corpus) -> Counts:
    """Return the counts of one event."""
    quotes = [quote for article in corpus.articles.values() for quote in article.quotes]
    mentions = [mention for article in corpus.articles.values() for mention in article.mentions]
    labels = [d.computed for mention in mentions for d in mention.differences]
    return Counts(
        totals=_totals(corpus, quotes, mentions),
        forms=Counter(q.computed.form.value if q.computed is not None else NOT_COMPUTED for q in quotes),
        fidelities=Counter(q.computed.fidelity.value if q.computed is not None else NOT_COMPUTED for q in quotes),
        relations=Counter(m.computed.relation.value if m.computed is not None else NOT_COMPUTED for m in mentions),
        drifts=Counter(d.drift.value if d is not None else NOT_COMPUTED for d in labels),
        severities=Counter(str(d.severity) if d is not None else NOT_COMPUTED for d in labels),
    )


def _totals(corpus: Corpus, quotes: list[Quote], mentions: list[Mention]) -> Counter[str]:
    articles = corpus.articles.values()
    by_people = [a for a in articles if any(is_person(name, corpus.head) for name in a.provenance.annotators)]
    return Counter(
        {
            "events": 1,
            "invented events": int(corpus.event.fiction),
            "articles": len(corpus.articles),
            "texts published": len(corpus.texts),
            "claims": len(corpus.event.claims),
            "quotes": len(quotes),
            "mentions": len(mentions),
            "distorted mentions": sum(m.computed is not None and m.computed.distorted for m in mentions),
            "differences": sum(len(mention.differences) for mention in mentions),
            "labelled by people": sum(len(article.quotes) + len(article.mentions) for article in by_people),
        }
    )


def is_person(annotator: str, head: Head) -> bool:
    """Return whether an annotator, by pseudonym, is a person; one who is not listed is not counted as one."""
    known = head.file.annotators.get(annotator)
    return known is not None and known.kind is AnnotatorKind.PERSON
