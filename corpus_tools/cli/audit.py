"""``corpus-tools audit``: how much of each restricted text can be read off everything that is published."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus
from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from corpus_tools.release.audit.measure import ArticleLeak, Audit
    from corpus_tools.schemas.head import LeakSection

MAX_NAMED = 5
"""Most files that are named as unread."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--release", type=Path, metavar="FOLDER", help="a release, audited together with the "
                        "repository (default: one is built for it and removed again)")  # fmt: skip
    parser.add_argument("--from", dest="texts", type=Path, action="append", default=[], metavar="DIR",
                        help="folder with restricted texts; may be repeated")  # fmt: skip
    parser.add_argument("--require-text", action="store_true", help="make a text that is not at hand an error")
    parser.add_argument("--write", action="store_true", help="keep the figures in audit.toml, which the card quotes")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="for people or for programs")
    add_corpus(parser)


def run(options: argparse.Namespace) -> int:
    """Audit, print a table and what is over the budget; exit status 1 if something is."""
    from corpus_tools import lifecycle, pipeline  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.cli.build import stay_off_line  # noqa: PLC0415 - likewise

    stay_off_line()
    root = pipeline.find_root(options.corpus or Path.cwd())
    audit, budget = lifecycle.audit(
        root,
        texts=options.texts,
        release=options.release,
        require_text=options.require_text,
        is_written=options.write,
    )
    if options.format == "json":
        from corpus_tools.diagnostics.render.json import render as render_json  # noqa: PLC0415 - one format a run

        sys.stdout.write(render_json(audit.report))
    else:
        from corpus_tools.cli.rendering import is_coloured  # noqa: PLC0415 - likewise
        from corpus_tools.diagnostics.render.text import render  # noqa: PLC0415 - likewise

        print("\n".join(_table(audit, budget)))
        subject = f"{len(audit.articles)} restricted article{'' if len(audit.articles) == 1 else 's'}"
        print()
        print(render(audit.report, lambda _: None, subject=subject, is_coloured=is_coloured()), end="")
    return int(audit.report.n_errors > 0)


def _table(audit: Audit, budget: LeakSection) -> Iterator[str]:
    """Yield a line an article, aligned, and what was not read."""
    yield from _aligned([
        ["article", "words", "can be read off", "longest run", "where"],
        *map(_line, audit.articles),
        ["budget", "", f"{budget.max_share:.1%}", f"{budget.max_run_words} words", ""],
    ])  # fmt: skip
    if audit.unread:
        named = ", ".join(map(escaped, audit.unread[:MAX_NAMED]))
        more = f" and {len(audit.unread) - MAX_NAMED} more" if len(audit.unread) > MAX_NAMED else ""
        yield f"not read, being neither text nor Parquet: {named}{more}"


def _line(article: ArticleLeak) -> list[str]:
    name = f"{article.event}/{article.article}"
    if article.share is None:
        return [name, "?", "?", "?", "text not at hand"]
    run = f"{article.n_longest} word{'' if article.n_longest == 1 else 's'}"
    where = escaped(article.where[0]) if article.where else ""
    more = f" (+{len(article.where) - 1})" if len(article.where) > 1 else ""
    return [name, str(article.n_words), f"{article.share:.1%}", run, f"{where}{more}"]


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for first, *middle, last in rows:
        cells = [cell.rjust(width) for cell, width in zip(middle, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells, last]).rstrip()
