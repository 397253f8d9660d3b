"""``corpus-tools diff``: what changed between two versions, and which version that asks for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.errors import CorpusNotFoundError, UsageError

if TYPE_CHECKING:
    import argparse

MIN_REASON = 10
"""Shortest reason of an erratum, in code points."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    what = "a folder of a release, a folder of a corpus, or a git revision"
    parser.add_argument("old", metavar="OLD", help=f"the older version: {what}")
    parser.add_argument("new", metavar="NEW", help=f"the newer version: {what}")
    parser.add_argument(
        "--format", choices=["text", "json", "markdown"], default="text", help="text (for people), json, or markdown"
    )
    parser.add_argument("--all", action="store_true", help="list every record, however many there are")
    parser.add_argument("--corpus", type=Path, help="the corpus whose git revisions are meant (default: the nearest)")
    parser.add_argument(
        "--errata",
        metavar="REASON",
        help="add an erratum to errata.jsonl of the corpus for each changed row without one",
    )


def run(options: argparse.Namespace) -> int:
    """Compare, print, and return 1 if the version is too low or something changed that must not."""
    from corpus_tools import lifecycle  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.cli.build import stay_off_line  # noqa: PLC0415 - likewise
    from corpus_tools.release.diff import ReleaseDiff  # noqa: PLC0415 - likewise
    from corpus_tools.release.render_diff import MAX_LISTED, DiffWriter  # noqa: PLC0415 - likewise

    stay_off_line()
    if options.errata is not None and len(options.errata) < MIN_REASON:
        message = f"--errata {options.errata!r}: say in {MIN_REASON} characters or more why the old values were wrong"
        raise UsageError(message)
    with lifecycle.compared(_root(options.corpus), options.old, options.new) as (old, new):
        diff = ReleaseDiff(old, new)
        writer = DiffWriter(options.format, new.tombstones, limit=None if options.all else MAX_LISTED)
        lines: list[str] = []
        for event in diff:
            writer.add(event)
            if options.errata is not None:
                lines += diff.draft_errata(event, reason=options.errata)
        summary = diff.summary()
    writer.finish(summary, sys.stdout)
    if options.errata is not None:
        _append_errata(_root(options.corpus), lines)
    return 1 if summary.report.n_errors else 0


def _root(corpus: Path | None) -> Path | None:
    from corpus_tools import pipeline  # noqa: PLC0415 - a verb imports only what it needs

    try:
        return pipeline.find_root(corpus or Path.cwd())
    except CorpusNotFoundError:
        if corpus is not None:
            raise
        return None


def _append_errata(root: Path | None, lines: list[str]) -> None:
    from corpus_tools.release.folder import ERRATA  # noqa: PLC0415 - a verb imports only what it needs

    if root is None:
        message = "--errata writes to a corpus; name one with --corpus PATH"
        raise UsageError(message)
    with (root / ERRATA).open("a", encoding="utf-8", newline="\n") as out:
        out.writelines(lines)
    print(f"{len(lines)} line(s) added to {ERRATA}", file=sys.stderr)
