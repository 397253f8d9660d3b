"""The formats of a report on the command line, one wording for every verb that prints one."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from corpus_tools.diagnostics.report import Report

FORMATS = ("text", "json", "github", "sarif", "markdown")

LINKING = frozenset({"sarif", "markdown"})
"""Formats with links to the pages of rules."""


def add_format(parser: argparse.ArgumentParser) -> None:
    """Declare ``--format``, and ``--repository`` for the links of two of them."""
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text (for people), json (docs/report.schema.json), github (annotations), sarif (code scanning), "
        "markdown (a pull request's comment)",
    )
    parser.add_argument(
        "--repository",
        metavar="URL",
        help="address of the repository, for links in sarif and markdown (default: that of corpus.toml)",
    )


def rendered(
    report: Report,
    form: str,
    *,
    subject: str,
    read: Callable[[str], str | None] = lambda _: None,
    repository: str | None = None,
) -> str:
    """Return a report in one of the formats.

    Args:
        report: findings with line and column filled in, as far as they are known.
        form: one of `FORMATS`.
        subject: what was looked at, for people.
        read: returns the contents of a file by its name relative to the corpus; None if there is none to show.
        repository: address of the repository, for links.
    """
    match form:
        case "json":
            from corpus_tools.diagnostics.render import json  # noqa: PLC0415 - one format a run

            return json.render(report)
        case "github":
            from corpus_tools.diagnostics.render import github  # noqa: PLC0415 - likewise

            return github.render(report)
        case "sarif":
            from corpus_tools.diagnostics.render import sarif  # noqa: PLC0415 - likewise

            return sarif.render(report, repository=repository)
        case "markdown":
            from corpus_tools.diagnostics.render import markdown  # noqa: PLC0415 - likewise

            return markdown.render(report, read, subject=subject, repository=repository)
        case _:
            from corpus_tools.cli.rendering import is_coloured  # noqa: PLC0415 - likewise
            from corpus_tools.diagnostics.render import text  # noqa: PLC0415 - likewise

            return text.render(report, read, subject=subject, is_coloured=is_coloured())


def repository_of(root: Path, options: argparse.Namespace) -> str | None:
    """Return the address of the repository, where the format has use for it: as given, else as corpus.toml says."""
    if options.repository is not None or options.format not in LINKING:
        return str(options.repository) if options.repository else None
    from corpus_tools.loaders.head import load_head  # noqa: PLC0415 - for two formats only
    from corpus_tools.loaders.paths import CorpusPaths  # noqa: PLC0415 - likewise

    head, _ = load_head(CorpusPaths(root))
    return head.file.corpus.repository if head is not None else None


def reader(root: Path) -> Callable[[str], str | None]:
    """Return a reader of the corpus's files for their lines: each is read once, links are not followed.

    A CR alone ends a line in YAML and nowhere else.
    """

    @cache
    def read(name: str) -> str | None:
        path = root.joinpath(*name.split("/"))
        try:
            if path.is_symlink() or not path.is_file():
                return None
            with path.open(encoding="utf-8", errors="replace", newline=None if path.suffix == ".yaml" else "") as file:
                return file.read()
        except OSError:
            return None

    return read


def is_coloured() -> bool:
    """Whether standard output is a terminal that wants colours (``NO_COLOR`` and ``TERM=dumb`` say no)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
