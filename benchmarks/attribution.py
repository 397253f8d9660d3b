"""Scores the attributions that are found in a text: the tables of docs/suggest.md.

    python -m benchmarks.attribution --polnear DIR --part dev
    python -m benchmarks.attribution --corpus .

PolNeAR (Newell, Margolin and Ruths, LREC 2018) is read from a copy that the caller has; nothing of it is kept.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools import pipeline
from corpus_tools.attribution import SetOff, find_attributions
from corpus_tools.schemas.vocab import Presentation, PresentationFlag, Zone
from corpus_tools.text.quotemarks import find_quoted
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corpus_tools.attribution.relation import Attribution

N_RESAMPLES = 1_000
"""Bootstrap samples of documents for an interval of 95 %."""

Parts = tuple[tuple[int, int], ...]
"""Disjoint half-open intervals in the order of the text."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution: content, cue and source, each as intervals of code points."""

    content: Parts
    cue: Parts = ()
    source: Parts = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its reference."""

    name: str
    text: str
    gold: tuple[Relation, ...]


def read_polnear(folder: Path, part: str) -> Iterator[Document]:
    """Yield the documents of a part, each with the layer of its first annotator in alphabetical order.

    Raises:
        ValueError: if the words recorded for an annotation are not those at its offsets.
    """
    for path in sorted((folder / part / "text").glob("*.txt")):
        layers = sorted((folder / part / "attributions").glob(f"{path.stem}_????.ann"))
        text = path.read_bytes().decode("utf-8")
        yield Document(path.stem, text, tuple(_relations(layers[0].read_bytes().decode("utf-8"), text)))


def _relations(layer: str, text: str) -> Iterator[Relation]:
    marks: dict[str, Parts] = {}
    for key, where, words in re.findall(r"^(T\d+)\t\S+ ([\d ;]+)\t(.*(?:\n(?![A-Z#]\d+\t).*)*)", layer, re.MULTILINE):
        parts = tuple(sorted((int(a), int(b)) for a, b in (pair.split() for pair in where.split(";"))))
        covered = [" ".join(text[int(a) : int(b)] for a, b in (pair.split() for pair in where.split(";")))]
        if "".join(covered[0].split()) != "".join(words.split()):
            message = f"{key}: {words!r} is recorded, {covered[0]!r} stands at its offsets"
            raise ValueError(message)
        marks[key] = parts
    for event in re.findall(r"^E\d+\t(.*)$", layer, re.MULTILINE):
        roles: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for role, key in re.findall(r"([A-Za-z]+)\d*:(T\d+)", event):
            roles[role] += marks[key]
        if roles["Content"]:
            yield Relation(*(tuple(sorted(roles[role])) for role in ("Content", "Cue", "Source")))


def exported(attributions: Sequence[Attribution], text: str) -> tuple[Relation, ...]:
    """Return attributions in PolNeAR's manner: with their outer marks, one relation over all its paragraphs.

    What marks alone set off, titles and terms among it, is no attribution there.
    """
    groups: list[list[Attribution]] = []
    outer = {one.content: one.outer for one in find_quoted(text)}
    for one in attributions:
        if one.is_continued and groups:
            groups[-1].append(one)
        elif one.presentation is not SetOff.TERM:
            groups.append([one])
    return tuple(_merged(group, outer) for group in groups if any(one.cue for one in group))


def _merged(group: Sequence[Attribution], outer: Mapping[Span, Span]) -> Relation:
    parts = [outer.get(part, part) for one in group for part in one.content]
    first = next(one for one in group if one.cue)
    return Relation(_pairs(parts), _pairs([first.cue]), _pairs([first.source]))


def _pairs(spans: Iterable[Span | None]) -> Parts:
    return tuple((span.start, span.end) for span in spans if span is not None)


def marks_only(text: str) -> tuple[Relation, ...]:
    """Return what a pattern for quotation marks finds, and nothing else."""
    pattern = re.compile(r'“[^”\n]+”|"[^"\n]+"|\'\'[^\n]+?\'\'')
    return tuple(Relation((match.span(),)) for match in pattern.finditer(text))


THRESHOLDS = (0.3, 0.8, 1.0)
"""Intersection over union of code points from which two contents count as one; 1.0 is the exact span."""


def iou(left: Parts, right: Parts) -> float:
    """Return the intersection over union of two sets of intervals, in code points."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)
    union = sum(b - a for a, b in left) + sum(d - c for c, d in right) - shared
    return shared / union if union else 0.0


def n_matched(gold: Sequence[Parts], found: Sequence[Parts], threshold: float) -> int:
    """Return the greatest number of pairs of one gold and one found item whose overlap reaches a threshold.

    A maximum matching by augmenting paths: every found item has at most one partner, every gold item too, so that
    nothing counts twice, and no other choice of pairs gives more.
    """
    reached = [[j for j, other in enumerate(found) if iou(one, other) >= threshold - 1e-9] for one in gold]
    partner: dict[int, int] = {}
    return sum(_augment(i, reached, partner, set()) for i in range(len(gold)))


def _augment(i: int, reached: Sequence[Sequence[int]], partner: dict[int, int], tried: set[int]) -> bool:
    """Find a partner for a gold item, giving others new partners where they have one to spare."""
    for j in reached[i]:
        if j not in tried:
            tried.add(j)
            if j not in partner or _augment(partner[j], reached, partner, tried):
                partner[j] = i
                return True
    return False


SYSTEMS: dict[str, Callable[[str], tuple[Relation, ...]]] = {
    "find_attributions": lambda text: exported(find_attributions(text), text),
    "marks only": marks_only,
}
"""What is compared: the finder, and a pattern for quotation marks."""

Counts = dict[str, tuple[int, int, int]]
"""By measure: items of the reference, items found, pairs."""


def count(document: Document, found: Sequence[Relation]) -> Counts:
    """Return the counts of one document, for contents at every threshold and for cues and sources at the lowest."""
    contents = [one.content for one in document.gold], [one.content for one in found]
    counts = {
        f"content {threshold:g}": (len(contents[0]), len(contents[1]), n_matched(*contents, threshold))
        for threshold in THRESHOLDS
    }
    for role in ("cue", "source"):
        pair = [[getattr(one, role) for one in side if getattr(one, role)] for side in (document.gold, found)]
        counts[f"{role} {THRESHOLDS[0]:g}"] = (len(pair[0]), len(pair[1]), n_matched(*pair, THRESHOLDS[0]))
    return counts


def scores(counts: Sequence[Counts], measure: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 over documents, in percent."""
    n_gold, n_found, n_pairs = (sum(one[measure][i] for one in counts) for i in range(3))
    return (
        100 * n_pairs / max(1, n_found),
        100 * n_pairs / max(1, n_gold),
        200 * n_pairs / max(1, n_gold + n_found),
    )


def interval(counts: Sequence[Counts], measure: str) -> tuple[float, float]:
    """Return the bounds of F1 within which 95 % of resamples of the documents lie."""
    draw = random.Random(1)
    resampled = sorted(scores(draw.choices(counts, k=len(counts)), measure)[2] for _ in range(N_RESAMPLES))
    return resampled[int(0.025 * N_RESAMPLES)], resampled[int(0.975 * N_RESAMPLES) - 1]


def report_polnear(folder: Path, part: str) -> None:
    """Print the table of a part of PolNeAR."""
    documents = list(read_polnear(folder, part))
    if not documents:
        message = f"no texts in {folder / part / 'text'}: --polnear wants the folder `data` of a copy of PolNeAR"
        raise SystemExit(message)
    n_words = sum(len(one.text.split()) for one in documents)
    print(f"PolNeAR {part}: {len(documents)} documents, {sum(len(one.gold) for one in documents)} attributions")
    for name, system in SYSTEMS.items():
        begin = time.process_time()
        found = [system(one.text) for one in documents]
        seconds = time.process_time() - begin
        counts = [count(one, relations) for one, relations in zip(documents, found, strict=True)]
        n_found, n_per_thousand = sum(map(len, found)), 1000 * seconds / n_words * 1000
        print(f"\n{name}: {n_found} found, {n_per_thousand:.0f} ms of CPU time per 1,000 words")
        for measure in counts[0]:
            low, high = interval(counts, measure)
            precision, recall, f1 = scores(counts, measure)
            print(f"  {measure:12} P {precision:4.1f}  R {recall:4.1f}  F1 {f1:4.1f}  [{low:.1f}, {high:.1f}]")


def read_corpus(root: Path) -> Iterator[tuple[str, Document, tuple[Relation, ...]]]:
    """Yield event, document and what is found, for the marked and mixed quotes of every text at hand.

    The content of such a quote are the words inside marks. Boilerplate is left out, and so are quotes that stand
    inside others.
    """
    for draft in pipeline.load(root):
        for key, article in sorted(draft.articles.items()):
            if article.text is None or article.record is None:
                continue
            left_out = [
                Span(one.start or 0, one.end or 0) for one in article.record.zones if one.zone is Zone.BOILERPLATE
            ]
            gold = tuple(
                Relation(_pairs(part.span for part in one.content))
                for one in article.record.quotes
                if one.presentation in QUOTED and PresentationFlag.NESTED not in one.presentation_flags
            )
            found = _quoted(find_attributions(article.text), left_out)
            yield draft.event_id, Document(key, article.text, gold), found


QUOTED = frozenset({Presentation.MARKED, Presentation.MIXED})
"""Presentations of quotes that are scored on the corpus."""


def _quoted(attributions: Sequence[Attribution], left_out: Sequence[Span]) -> tuple[Relation, ...]:
    found: list[Relation] = []
    for one in attributions:
        if one.presentation not in QUOTED or any(one.quoted[0] in span for span in left_out):
            continue
        content = _pairs(one.quoted)
        if one.is_continued and found:
            found[-1] = Relation(found[-1].content + content)
        else:
            found.append(Relation(content))
    return tuple(found)


def report_corpus(root: Path) -> None:
    """Print a line for every event of the corpus."""
    by_event: defaultdict[str, list[Counts]] = defaultdict(list)
    for event, document, found in read_corpus(root):
        by_event[event].append(count(document, found))
    for event, counts in by_event.items():
        n_gold, n_found = (sum(one["content 1"][i] for one in counts) for i in range(2))
        overlap, exact = (scores(counts, f"content {threshold:g}")[2] for threshold in THRESHOLDS[1:])
        print(f"{event}: {n_gold} quotes, {n_found} found, F1 {overlap:.1f} at 0.8, {exact:.1f} exact")


def main() -> None:
    """Score what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--polnear", type=Path, help="folder that holds train, dev and test")
    parser.add_argument("--part", choices=("train", "dev", "test"), default="train")
    parser.add_argument("--corpus", type=Path, help="folder of a corpus")
    options = parser.parse_args()
    if options.polnear:
        report_polnear(options.polnear, options.part)
    if options.corpus:
        report_corpus(options.corpus)


if __name__ == "__main__":
    main()
