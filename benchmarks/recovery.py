"""Prints what comes back of articles that were put into web pages and taken out again: the table of docs/releases.md.

    python -m benchmarks.recovery

Three page designs, two extractors, every open article of the corpus; see `tests/pages`.
"""

from importlib.metadata import version

from tests.pages.recovery import measure, open_articles, table

if __name__ == "__main__":
    articles = list(open_articles())
    counts, faults = measure(articles)
    print("\n".join(table(counts)))
    extractors = ", ".join(f"{name} {version(name)}" for name in ("trafilatura", "readability-lxml"))
    print(f"\n{len(articles)} articles; {extractors}; wrong spans: {len(faults)}")
