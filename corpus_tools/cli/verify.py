"""``corpus-tools verify``: compute again everything that a release claims."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.diagnostic import Severity

if TYPE_CHECKING:
    import argparse

    from corpus_tools.diagnostics.report import Report

HELP = "compute again everything that a release claims"

FORMATS = ("text", "json", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "release", metavar="RELEASE", help="a folder, an address (fsspec), or an id on the Hub[@REVISION]"
    )
    parser.add_argument("--previous", metavar="RELEASE", help="the release before: is the version high enough?")
    parser.add_argument(
        "--corpus", type=Path, metavar="PATH", help="audit the release for words of this corpus's texts"
    )
    parser.add_argument(
        "--from", dest="texts", action="append", type=Path, default=[], metavar="DIR", help="folder with such texts"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text (for people), json, or github (annotations)"
    )


def run(options: argparse.Namespace) -> int:
    """Verify, print the report, and return 1 if a claim does not hold."""
    from corpus_tools import lifecycle  # noqa: PLC0415 - a verb imports only what it needs

    report = lifecycle.verify(options.release, previous=options.previous, corpus=options.corpus, texts=options.texts)
    sys.stdout.write(_rendered(report, options.format, options.release))
    counts = report.count()
    return 1 if counts[Severity.ERROR] or counts[Severity.WARNING] else 0


def _rendered(report: Report, form: str, subject: str) -> str:
    if form == "json":
        from corpus_tools.diagnostics.render.json import render as render_json  # noqa: PLC0415 - one format a run

        return render_json(report)
    if form == "github":
        from corpus_tools.diagnostics.render.github import render as render_github  # noqa: PLC0415 - likewise

        return render_github(report)
    from corpus_tools.cli.terminal import is_coloured  # noqa: PLC0415 - likewise
    from corpus_tools.diagnostics.render.text import render as render_text  # noqa: PLC0415 - likewise

    return render_text(report, lambda _: None, subject=subject, is_coloured=is_coloured())
