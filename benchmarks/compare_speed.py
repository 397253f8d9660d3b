"""How fast `compare` is: CPU time as a ratio to rapidfuzz looking for the same quotes in the same source.

python -m benchmarks.compare_speed --words 1000 --source-words 5000
"""

from __future__ import annotations

import argparse
import random
import statistics
import time

from rapidfuzz import fuzz

from corpus_tools.quotecheck.texts import compare_texts

SUBJECTS = "the council,our union,the ferry line,a teacher,the museum,two farmers,the new plant,my brother".split(",")
VERBS = "may close,will open,did not sell,has to repair,never painted,hopes to visit,could lose,bought".split(",")
OBJECTS = "the old mill,some 1900 tickets,the north pier,twelve boats,the winter road,its last engine,a school".split(
    ","
)
TAILS = "in May,if the others agree,before the winter,with some luck,near Norburg,for two hundred crowns,again".split(
    ","
)


def sentence(choose: random.Random) -> str:
    """Return one invented sentence."""
    words = " ".join(map(choose.choice, (SUBJECTS, VERBS, OBJECTS, TAILS, TAILS)))
    return f"{words[0].upper()}{words[1:]}."


def measure(n_words: int, n_source: int, seed: int) -> tuple[float, float, int]:
    """Return CPU seconds of `compare` and of rapidfuzz for one article and one source, and the number of quotes."""
    choose = random.Random(seed)
    said = [sentence(choose) for _ in range(n_source // 11)]
    quotes = [choose.choice(said) if choose.random() < 0.7 else sentence(choose) for _ in range(n_words // 50)]
    filler = (
        "The paper asked around and heard much the same from nearly everybody it met on the way to the lake that day"
    )
    article = "\n\n".join(f"“{quote[:-1]},” Ana Berg said. {filler}." for quote in quotes)
    source = " ".join(said)
    start = time.process_time()
    report = compare_texts(article, source)
    ours = time.process_time() - start
    start = time.process_time()
    for quote in report.quotes:
        fuzz.partial_ratio_alignment(quote.quote, source)
    return ours, time.process_time() - start, len(report.quotes)


def main() -> None:
    """Print the figures of several runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=1_000)
    parser.add_argument("--source-words", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    measure(200, 500, 0)  # word lists are read once
    runs = [measure(options.words, options.source_words, seed) for seed in range(1, options.runs + 1)]
    ours, floor = (statistics.median(run[at] for run in runs) for at in (0, 1))
    print(f"{runs[0][2]} quotes, {options.words:,} words against {options.source_words:,}: {ours:.3f} s of CPU,")
    print(f"{ours / floor:.1f} x rapidfuzz.partial_ratio_alignment on the same quotes ({floor:.3f} s)")


if __name__ == "__main__":
    main()
