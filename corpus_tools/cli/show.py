"""``corpus-tools show``: an event, or an article with its annotations, readable in a terminal."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus, add_texts
from corpus_tools.errors import UnknownNameError

if TYPE_CHECKING:
    import argparse

HELP = "print an article with its annotations"

MAX_WIDTH = 100
"""Widest page, in columns; longer lines are hard to read."""

_HEADING = re.compile(r"^── .*$", re.MULTILINE)
_DROPPED, _ADDED = re.compile(r"\[-.*?-\]", re.DOTALL), re.compile(r"\{\+.*?\+\}", re.DOTALL)
_MARK = re.compile(r"⟦|⟧[a-z0-9]*")
_STYLES = ((_HEADING, "1"), (_DROPPED, "31"), (_ADDED, "32"), (_MARK, "34"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("name", metavar="EVENT[/ARTICLE]", help="an event, or one of its articles")
    add_corpus(parser)
    add_texts(parser)


def run(options: argparse.Namespace) -> int:
    """Print the page."""
    from corpus_tools import pipeline  # noqa: PLC0415 - after the usage is known to be right
    from corpus_tools.cli.page import article_page, event_page  # noqa: PLC0415 - likewise
    from corpus_tools.cli.terminal import is_coloured  # noqa: PLC0415 - likewise

    event_id, _, article_id = options.name.strip("/").partition("/")
    root = pipeline.find_root(options.corpus or Path.cwd())
    draft = next(iter(pipeline.load(root, events=[event_id], texts=options.texts)))
    width = min(MAX_WIDTH, shutil.get_terminal_size((MAX_WIDTH, 24)).columns)
    if article_id:
        if article_id not in draft.articles:
            kind = "article"
            raise UnknownNameError(kind, article_id, tuple(sorted(draft.articles)))
        page = article_page(draft, article_id, width=width)
    else:
        page = event_page(draft, width=width)
    sys.stdout.write(_painted(page) if is_coloured() else page)
    return 0


def _painted(page: str) -> str:
    """Return a page with headings, differences and marks in colour."""
    for pattern, style in _STYLES:
        page = pattern.sub(f"\x1b[{style}m\\g<0>\x1b[0m", page)
    return page
