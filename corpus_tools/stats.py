"""What there is, counted: one event at a time, then added up; shown to people, aligned, and to programs, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import AnnotatorKind, Drift, Fidelity, Form, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus_tools.corpus import Corpus, Head
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.quote import Quote

NOT_COMPUTED = "not computed"
"""In place of a label that the tools have not written yet."""


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


_TOTALS = (
    *("events", "invented events", "articles", "texts published", "claims", "quotes", "mentions"),
    *("distorted mentions", "differences"),
)
_ORDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("totals", _TOTALS),
    ("quotes by form", tuple(Form)),
    ("quotes by fidelity", tuple(Fidelity)),
    ("mentions by relation", tuple(Relation)),
    ("differences by drift", tuple(Drift)),
    ("differences by severity", ("0", "1", "2", "3")),
)


def render_json(by_split: Mapping[str, Mapping[str, Counts]]) -> str:
    """Return counts by split and event (``{split: {event: counts}}``), with sums, as JSON."""
    content = {
        "total": _plain(add_up(counts for events in by_split.values() for counts in events.values())),
        "splits": {split: _plain(add_up(events.values())) for split, events in by_split.items()},
        "events": {
            event: {"split": split, **_plain(counts)}
            for split, events in by_split.items()
            for event, counts in events.items()
        },
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def render_text(by_split: Mapping[str, Mapping[str, Counts]]) -> str:
    """Return one column a split and one for all, a line a label; labels that do not occur are left out.

    Example:
        >>> from collections import Counter
        >>> from corpus_tools.stats import Counts
        >>> print(render_text({"train": {"ferry": Counts(totals=Counter({"events": 1, "quotes": 12}))}}), end="")
                train  all
        events      1    1
        quotes     12   12
        labelled by people: 0 of 12 quotes and mentions
    """
    sums = {split: add_up(events.values()) for split, events in by_split.items()}
    sums["all"] = add_up(sums.values())
    lines = [["", *sums]]
    for number, (title, order) in enumerate(_ORDER):
        rows = list(_rows([counts.parts()[number] for counts in sums.values()], order))
        lines += [[title] if number else [], *rows] if rows and number else rows
    return _aligned(lines) + _people(sums["all"])


def _rows(columns: list[Counter[str]], order: Iterable[str]) -> Iterator[list[str]]:
    for name in (*order, NOT_COMPUTED):
        if any(column[name] for column in columns):
            yield [name, *(str(column[name]) for column in columns)]


def _aligned(lines: list[list[str]]) -> str:
    tables = [line for line in lines if len(line) > 1]
    widths = [max(len(line[column]) for line in tables) for column in range(len(tables[0]))]
    text = ""
    for line in lines:
        cells = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=False)]
        text += "  ".join([line[0].ljust(widths[0]), *cells]) if cells else f"\n{line[0]}"
        text += "\n"
    return text


def _people(counts: Counts) -> str:
    n_all = counts.totals["quotes"] + counts.totals["mentions"]
    return f"labelled by people: {counts.totals['labelled by people']} of {n_all} quotes and mentions\n"


def _plain(counts: Counts) -> dict[str, dict[str, int]]:
    return {
        title: {name: counter[name] for name in (*order, NOT_COMPUTED) if counter[name]}
        for (title, order), counter in zip(_ORDER, counts.parts(), strict=True)
    }
