"""Prints how near suggestions come to what annotators wrote: the tables of docs/suggest.md.

    python -m benchmarks.suggest [--corpus .] [--from ../shared/seeds]

Every article of every event whose text is at hand is stripped of its quotes and mentions (and, where it is a
witness, of its testimony), suggested anew, and compared. Only figures are printed, never a word of a text.

- *quotes*: F1 of content spans, one suggestion to one annotation, the best pairs first: exact, and at a character
  intersection over union of 0.8 or more; beside it the same for plain quotation marks;
- on quotes paired at 0.8: *speaker*, *attribution*, *presentation* are the same; *rendering*: each annotated clause
  against the suggested one that shares most with it: both render nothing, or what they render has an intersection
  over union of 0.8 or more (characters of a statement; ids of passages); *form*: the computed form is the same;
- *claims*: a mention of the same claim that shares a word; of those, the same *mode*.

In parentheses 95 % intervals over articles (percentiles of 1,000 resamples): items of one article are not independent.
With three to five articles an event they are rough.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from corpus_tools import pipeline
from corpus_tools.fidelity.labels import label_article
from corpus_tools.fidelity.reference import References
from corpus_tools.suggest.propose import propose
from corpus_tools.text.quotemarks import find_quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus_tools.corpus import Draft
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.quote import Clause, Quote

NEAR = 0.8
N_RESAMPLES = 1_000


@dataclass
class Tally:
    """Counts of one event, article by article."""

    articles: list[Counter[str]] = field(default_factory=list)

    def __getitem__(self, name: str) -> int:
        return sum(counts[name] for counts in self.articles)

    def f1(self, name: str, found: str = "quotes found") -> str:
        """Return F1 of a kind of match."""
        return self._with_interval({name: 2}, (found, "quotes"))

    def share(self, name: str, of: str) -> str:
        """Return a share."""
        return self._with_interval({name: 1}, (of,))

    def _with_interval(self, above: Mapping[str, int], below: Sequence[str]) -> str:
        value = _ratio(self.articles, above, below)
        if value is None:
            return "–"
        draw = Random(0)
        drawn = (_ratio(draw.choices(self.articles, k=len(self.articles)), above, below) for _ in range(N_RESAMPLES))
        ordered = sorted(one for one in drawn if one is not None)
        low, high = ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered))]
        return f"{value:.3f} ({low:.2f}–{high:.2f})"


def _ratio(articles: Sequence[Counter[str]], above: Mapping[str, int], below: Sequence[str]) -> float | None:
    whole = sum(counts[name] for counts in articles for name in below)
    part = sum(n * counts[name] for counts in articles for name, n in above.items())
    return part / whole if whole else None


def stripped(draft: Draft, article_id: str) -> Draft:
    """Return an event as it was before somebody annotated one of its articles."""
    article = draft.articles[article_id]
    bare = article.record.model_copy(update={"quotes": (), "mentions": ()}) if article.record else None
    statements = tuple(
        one.model_copy(
            update={
                "passages": tuple(
                    passage.model_copy(
                        update={"witnesses": tuple(w for w in passage.witnesses if w.article != article_id)}
                    )
                    for passage in one.passages
                )
            }
        )
        for one in (draft.event.statements if draft.event else ())
    )
    event = draft.event.model_copy(update={"statements": statements}) if draft.event else None
    return replace(draft, event=event, articles={**draft.articles, article_id: replace(article, record=bare)})


def code_points(record: Quote | Mention) -> set[int]:
    """Return the code points that a quote's content or a mention covers."""
    parts = record.span if hasattr(record, "span") else record.content
    return {at for part in parts for at in range(part.span.start, part.span.end)}


def iou(one: set, other: set) -> float:
    """Return intersection over union."""
    return len(one & other) / len(one | other) if one | other else 1.0


def paired(wanted: Sequence[set[int]], found: Sequence[set[int]], least: float) -> list[tuple[int, int]]:
    """Return pairs of items that overlap enough, each used once, the best first."""
    scores = sorted(
        ((iou(a, b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(found) if a & b),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    pairs, ours, theirs = [], set(), set()
    for score, i, j in scores:
        if score >= least and i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            pairs.append((i, j))
    return pairs


def rendered(clause: Clause) -> set[object]:
    """Return what a clause renders: code points of statements, ids of passages."""
    return {
        item
        for one in clause.renders
        for item in (
            [one.passage] if one.passage else [(one.statement, at) for at in range(one.span.start, one.span.end)]
        )
    }


def clause_points(clause: Clause, quote: Quote) -> set[int]:
    """Return the code points of an article that a clause covers."""
    return {at for part in (clause.parts or quote.content) for at in range(part.span.start, part.span.end)}


def compare_quotes(tally: Counter[str], wanted: Sequence[Quote], found: Sequence[Quote], text: str) -> None:
    """Count what two lists of quotes have in common."""
    ours, theirs = [code_points(one) for one in wanted], [code_points(one) for one in found]
    marks = [set(range(q.content.start, q.content.end)) for q in find_quoted(text) if q.level == 0]
    tally["quotes"] += len(ours)
    tally["quotes found"] += len(theirs)
    tally["marks found"] += len(marks)
    tally["exact"] += len(paired(ours, theirs, 1.0))
    tally["marks exact"] += len(paired(ours, marks, 1.0))
    tally["marks near"] += len(paired(ours, marks, NEAR))
    for i, j in paired(ours, theirs, NEAR):
        one, other = wanted[i], found[j]
        tally["near"] += 1
        for name in ("speaker", "attribution", "presentation"):
            tally[name] += getattr(one, name) == getattr(other, name)
        tally["form"] += _form(one) == _form(other)
        for clause in one.clauses:
            points = clause_points(clause, one)
            best = max(other.clauses, key=lambda c: len(points & clause_points(c, other)))
            tally["clauses"] += 1
            tally["rendering"] += (
                bool(clause.renders) == bool(best.renders) and iou(rendered(clause), rendered(best)) >= NEAR
            )


def _form(quote: Quote) -> str | None:
    return quote.computed.form.value if quote.computed else None


def compare_mentions(tally: Counter[str], wanted: Sequence[Mention], found: Sequence[Mention]) -> None:
    """Count what two lists of mentions have in common."""
    tally["mentions"] += len(wanted)
    tally["mentions found"] += len(found)
    for claim in {one.claim for one in wanted}:
        ours = [one for one in wanted if one.claim == claim]
        theirs = [one for one in found if one.claim == claim]
        for i, j in paired([code_points(one) for one in ours], [code_points(one) for one in theirs], 0.0):
            tally["linked"] += 1
            tally["mode"] += ours[i].mode == theirs[j].mode


def measure(draft: Draft) -> Tally:
    """Return the counts of one event."""
    tally = Tally()
    for key, article in draft.articles.items():
        record, text = article.record, article.text
        if record is None or text is None:
            continue
        bare = stripped(draft, key)
        proposal = propose(bare, key)
        suggested = record.model_copy(update={"quotes": proposal.quotes, "mentions": ()})
        counts: Counter[str] = Counter()
        compare_quotes(counts, record.quotes, labelled(bare, key, suggested).quotes, text)
        compare_mentions(counts, record.mentions, [one.record for one in proposal.mentions])
        tally.articles.append(counts)
    return tally


def labelled(draft: Draft, key: str, record: Article) -> Article:
    """Return an article with the labels that follow from its renderings."""
    if draft.event is None:
        return record
    articles = {name: one.record for name, one in draft.articles.items() if one.record is not None}
    texts = {name: one.text for name, one in draft.articles.items()}
    references = References.of(draft.event, statement_texts=draft.statement_texts, articles=articles, texts=texts)
    return label_article(key, record, text=texts[key], references=references)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=Path())
    parser.add_argument("--from", dest="texts", action="append", type=Path, default=[])
    options = parser.parse_args()
    splits = pipeline.read_head(pipeline.CorpusPaths(options.corpus)).splits
    tallies = {d.event_id: measure(d) for d in pipeline.load(options.corpus, texts=options.texts)}
    tallies = {key: one for key, one in tallies.items() if one["quotes"]}
    print("| event | split | quotes | exact | at 0.8 | marks exact | marks at 0.8 |\n|---|---|---|---|---|---|---|")
    for key, one in tallies.items():
        marks = [one.f1(name, "marks found") for name in ("marks exact", "marks near")]
        row = [splits[key].split.value, one["quotes"], one.f1("exact"), one.f1("near"), *marks]
        print(f"| {key} | " + " | ".join(map(str, row)) + " |")
    names = ("speaker", "attribution", "presentation", "form")
    print("\n| event | " + " | ".join((*names, "clauses", "rendering")) + " |\n|" + "---|" * 7)
    for key, one in tallies.items():
        row = [*(one.share(name, "near") for name in names), one["clauses"], one.share("rendering", "clauses")]
        print(f"| {key} | " + " | ".join(map(str, row)) + " |")
    print("\n| event | mentions | precision | recall | mode |\n|---|---|---|---|---|")
    for key, one in tallies.items():
        shares = [one.share("linked", "mentions found"), one.share("linked", "mentions"), one.share("mode", "linked")]
        print(f"| {key} | {one['mentions']} | " + " | ".join(shares) + " |")


if __name__ == "__main__":
    main()
