"""``corpus-tools show``: an event, or an article with its annotations, in a terminal, or an event as a page for a browser."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus, add_texts
from corpus_tools.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    import argparse

    from corpus_tools.corpus import Draft

MAX_WIDTH = 100
"""Widest page, in columns; longer lines are hard to read."""

HERE = ""
"""What ``--html`` stands for without a file: EVENT.html in the working directory."""

_HEADING = re.compile(r"^── .*$", re.MULTILINE)
_DROPPED, _ADDED = re.compile(r"\[-.*?-\]", re.DOTALL), re.compile(r"\{\+.*?\+\}", re.DOTALL)
_MARK = re.compile(r"⟦|⟧[a-z0-9]*")
_STYLES = ((_HEADING, "1"), (_DROPPED, "31"), (_ADDED, "32"), (_MARK, "34"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("name", metavar="EVENT[/ARTICLE]", help="an event, or one of its articles")
    parser.add_argument(
        "--html",
        nargs="?",
        const=HERE,
        metavar="FILE",
        help="write the event's review page, one file that loads nothing (default: EVENT.html here; - for stdout)",
    )
    parser.add_argument(
        "--without-texts",
        action="store_true",
        help="leave restricted texts out of the page, even where they are at hand",
    )
    parser.add_argument("--force", action="store_true", help="write the page over a file that is no review page")
    add_corpus(parser)
    add_texts(parser)


def run(options: argparse.Namespace) -> int:
    """Print the page, or write it."""
    from corpus_tools import pipeline  # noqa: PLC0415 - after the usage is known to be right

    event_id, _, article_id = options.name.strip("/").partition("/")
    _refuse_combinations(options, article_id)
    root = pipeline.find_root(options.corpus or Path.cwd())
    texts = None if options.without_texts else options.texts
    draft = next(iter(pipeline.load(root, events=[event_id], texts=texts)))
    if options.html is not None:
        return _write_html(draft, root, options.html, is_forced=options.force)
    page = _page(draft, article_id)
    from corpus_tools.cli.rendering import is_coloured  # noqa: PLC0415 - likewise

    sys.stdout.write(_painted(page) if is_coloured() else page)
    return 0


def _refuse_combinations(options: argparse.Namespace, article_id: str) -> None:
    if options.html is None and (options.force or options.without_texts):
        message = "--force and --without-texts go with --html"
        raise UsageError(message)
    if options.html is not None and article_id:
        message = f"--html shows a whole event: name {options.name.partition('/')[0]} alone"
        raise UsageError(message)


def _page(draft: Draft, article_id: str) -> str:
    from corpus_tools.cli.page import article_page, event_page  # noqa: PLC0415 - a page for a browser needs neither

    width = min(MAX_WIDTH, shutil.get_terminal_size((MAX_WIDTH, 24)).columns)
    if not article_id:
        return event_page(draft, width=width)
    if article_id not in draft.articles:
        kind = "article"
        raise UnknownNameError(kind, article_id, tuple(sorted(draft.articles)))
    return article_page(draft, article_id, width=width)


def _write_html(draft: Draft, root: Path, name: str, *, is_forced: bool) -> int:
    """Write the review page whole or not at all; exit status 1 where ``event.yaml`` cannot be read."""
    from corpus_tools.authoring.files import write_files  # noqa: PLC0415 - only for a page
    from corpus_tools.review import page_of, render_page  # noqa: PLC0415 - likewise

    page = page_of(draft)
    if page is None:
        print(f"{draft.file} cannot be read; `corpus-tools check` says why", file=sys.stderr)
        return 1
    if name == "-":
        sys.stdout.write(render_page(page))
    else:
        out = Path(name or f"{draft.event_id}.html")
        _refuse_place(out, root, is_restricted=page.holds_restricted_text, is_forced=is_forced)
        write_files(out.parent, {out.name: render_page(page)})
        print(out)
    if page.holds_restricted_text:
        print("the page holds texts that may not be passed on: it is for this machine only", file=sys.stderr)
    return 0


def _refuse_place(out: Path, root: Path, *, is_restricted: bool, is_forced: bool) -> None:
    """Keep a page from replacing what is no page, and restricted texts out of the corpus, where they would be committed.

    Raises:
        UsageError: if it may not be written there.
    """
    from corpus_tools.review.page import HEAD_BYTES, is_page  # noqa: PLC0415 - only for a page

    if is_restricted and out.resolve().is_relative_to(root.resolve()):
        message = (
            f"{out} lies inside the corpus, and the page would hold restricted texts: name a file outside it "
            "(--html FILE), or leave the texts out (--without-texts)"
        )
        raise UsageError(message)
    if out.is_dir():
        message = f"{out} is a folder; name a file"
        raise UsageError(message)
    if not out.exists() or is_forced:
        return
    with out.open("rb") as stream:
        if not is_page(stream.read(HEAD_BYTES)):
            message = f"{out} is there and is no review page; --force writes over it"
            raise UsageError(message)


def _painted(page: str) -> str:
    """Return a page with headings, differences and marks in colour."""
    for pattern, style in _STYLES:
        page = pattern.sub(f"\x1b[{style}m\\g<0>\x1b[0m", page)
    return page
