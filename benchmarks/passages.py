"""Prints how well reused passages are found: the first table of docs/suggest.md.

    python -m benchmarks.passages [--pairs 30]

From every open statement of the corpus articles are made: runs of one to four of its sentences, cut at either
end, shuffled, some of them twice, between sentences of the articles of another event. A share of the words of
what is reused is replaced by words of other events. A character of the article counts as found if it lies in an
aligned passage whose part of the statement touches the one it was taken from. The same articles are aligned
globally, word by word, with the fewest edits (rapidfuzz).
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

from corpus_tools.suggest.words import read
from corpus_tools.text.passages import find_reuse
from corpus_tools.text.segment import sentences, words
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHARES = (0.0, 0.10, 0.25, 0.40)
"""Shares of words replaced."""

SEED = 20_261_121

Aligned = list[tuple[Span, Span]]
"""Stretches of the article, each with the stretch of the statement it is said to come from."""


class Pair(NamedTuple):
    """An article made from a statement, and where its reused stretches come from."""

    article: str
    statement: str
    truth: Aligned


def make_pair(rng: random.Random, statement: str, fillers: Sequence[str], share: float) -> Pair:
    """Return an article that reuses a statement in shuffled runs of sentences."""
    found = sentences(statement)
    vocabulary = [span.of(text) for text in fillers for span in words(text)]
    parts, truth, length = [], [], 0
    for run in _runs(rng, statement, found):
        for words_, source in ((rng.choice(fillers), None), (run.of(statement), run)):
            printed = words_ if source is None else _replaced(rng, words_, vocabulary, share)
            if source is not None:
                truth.append((Span(length, length + len(printed)), source))
            parts.append(printed)
            length += len(printed) + 1
    return Pair(" ".join(parts), statement, truth)


def _runs(rng: random.Random, statement: str, found: Sequence[Span]) -> list[Span]:
    """Return runs of sentences, half of them cut at an end, in any order, one in six twice."""
    runs: list[Span] = []
    at = 0
    while at < len(found):
        last = min(len(found), at + rng.randint(1, 4)) - 1
        if rng.random() < 0.6:
            runs.append(_cut(rng, statement, Span(found[at].start, found[last].end)))
        at = last + 1
    runs += [run for run in runs if rng.random() < 1 / 6]
    rng.shuffle(runs)
    return runs


def _cut(rng: random.Random, statement: str, run: Span) -> Span:
    """Return a run without up to six words at its head or its tail, every other time."""
    inside = words(run.of(statement))
    n_words = rng.randint(1, 6)
    if rng.random() < 0.5 or len(inside) < 12:
        return run
    is_head = rng.random() < 0.5
    start, end = (inside[n_words].start, len(run)) if is_head else (0, inside[-1 - n_words].end)
    return Span(run.start + start, run.start + end)


def _replaced(rng: random.Random, text: str, vocabulary: Sequence[str], share: float) -> str:
    kept, at = [], 0
    for span in words(text):
        kept += [text[at : span.start], rng.choice(vocabulary) if rng.random() < share else span.of(text)]
        at = span.end
    return "".join([*kept, text[at:]])


def align_locally(pair: Pair) -> Aligned:
    """Return what `find_reuse` says, lemmas compared."""
    return [(one.article, one.statement) for one in find_reuse(pair.article, pair.statement, read=read)]


def align_surfaces(pair: Pair) -> Aligned:
    """Return what `find_reuse` says, plain words compared."""
    return [(one.article, one.statement) for one in find_reuse(pair.article, pair.statement)]


def align_globally(pair: Pair) -> Aligned:
    """Return equal and replaced words of the one alignment of both texts with the fewest edits."""
    ours, theirs = words(pair.article), words(pair.statement)
    steps = Levenshtein.opcodes([s.of(pair.article) for s in ours], [s.of(pair.statement) for s in theirs])
    return [
        (Span(ours[i].start, ours[k - 1].end), Span(theirs[j].start, theirs[m - 1].end))
        for tag, i, k, j, m in steps
        if tag in {"equal", "replace"}
    ]


def f1(pair: Pair, aligned: Aligned) -> float:
    """Return F1 of the aligned characters of the article."""
    right = sum(span.overlap(part) for span, source in aligned for part, origin in pair.truth if source.overlap(origin))
    found, wanted = sum(len(span) for span, _ in aligned), sum(len(part) for part, _ in pair.truth)
    return 2 * right / (found + wanted) if found + wanted else 1.0


def open_texts(root: Path) -> dict[str, tuple[str, list[str]]]:
    """Return the statement of every open event, and the sentences of its articles."""
    found = {}
    for folder in sorted((root / "raw").iterdir()):
        texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
        statement = texts.pop("statement-main")
        found[folder.name] = (statement, [span.of(text) for text in texts.values() for span in sentences(text)])
    return found


def pairs(root: Path, share: float, n_pairs: int) -> Iterator[Pair]:
    """Yield articles made from every statement in turn, the same ones for every share of words replaced."""
    texts = open_texts(root)
    for number in range(n_pairs):
        event = sorted(texts)[number % len(texts)]
        fillers = [one for other, (_, found) in texts.items() if other != event for one in found]
        yield make_pair(random.Random(SEED + number), texts[event][0], fillers, share)


def measure(root: Path, align: Callable[[Pair], Aligned], n_pairs: int) -> tuple[list[float], float]:
    """Return mean F1 at each share of words replaced, and the median milliseconds a pair takes."""
    means, times = [], []
    for share in SHARES:
        scores = []
        for pair in pairs(root, share, n_pairs):
            start = time.process_time()
            aligned = align(pair)
            times.append(1e3 * (time.process_time() - start))
            scores.append(f1(pair, aligned))
        means.append(statistics.mean(scores))
    return means, statistics.median(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=Path())
    parser.add_argument("--pairs", type=int, default=30)
    options = parser.parse_args()
    print("| alignment | 0 % | 10 % | 25 % | 40 % | ms |\n|---|---|---|---|---|---|")
    for name, align in (
        ("local and repeated, lemmas", align_locally),
        ("local and repeated, plain words", align_surfaces),
        ("global, fewest edits", align_globally),
    ):
        means, milliseconds = measure(options.corpus, align, options.pairs)
        print(f"| {name} | " + " | ".join(f"{mean:.3f}" for mean in means) + f" | {milliseconds:.1f} |")


if __name__ == "__main__":
    main()
