"""``corpus-tools verify``: compute again everything that a release claims."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.rendering import add_format, rendered
from corpus_tools.diagnostics.diagnostic import Severity

if TYPE_CHECKING:
    import argparse


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
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Verify, print the report, and return 1 if a claim does not hold."""
    from corpus_tools import lifecycle  # noqa: PLC0415 - a verb imports only what it needs

    report = lifecycle.verify(options.release, previous=options.previous, corpus=options.corpus, texts=options.texts)
    sys.stdout.write(rendered(report, options.format, subject=options.release, repository=options.repository))
    counts = report.count()
    return 1 if counts[Severity.ERROR] or counts[Severity.WARNING] else 0
