"""Writes constructed pairs as JSON lines: ``python -m benchmarks.quote_pairs --seed 1 --n 10000``."""

from __future__ import annotations

import argparse
import json
import sys

from benchmarks.quote_pairs.pair import generate


def main() -> None:
    """Write the pairs of a seed to standard output, one JSON object a line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quote_pairs", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed, other pairs (default: 1)")
    parser.add_argument("--n", type=int, default=10_000, help="how many pairs (default: 10000)")
    parser.add_argument("--round", type=int, default=1, help="which templates, 1 or 2 (default: 1)")
    options = parser.parse_args()
    try:
        pairs = generate(options.seed, options.n, round_number=options.round)
    except ValueError as error:
        parser.error(str(error))
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text file always here
    for pair in pairs:
        print(json.dumps(pair.to_dict(), ensure_ascii=False))


if __name__ == "__main__":
    main()
