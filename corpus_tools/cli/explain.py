"""``corpus-tools explain``: what a code stands for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import find_rule, load_rules
from corpus_tools.diagnostics.render.pages import MADE_BY, render_listing, render_pages, render_text
from corpus_tools.errors import UsageError
from corpus_tools.loaders.files import read_contents

if TYPE_CHECKING:
    import argparse


MAX_PAGE_BYTES = 1_000_000
"""Largest page of a rule."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help="code or name of a rule, e.g. A201; all are listed without"
    )
    parser.add_argument(
        "--write", type=Path, metavar="FOLDER", help="write the page of every rule, and remove those of rules that went"
    )


def run(options: argparse.Namespace) -> int:
    """Print one rule, or the list of all, or write the pages."""
    code: str | None = options.code
    if options.write is not None:
        write_pages(options.write)
    else:
        print(render_listing(load_rules()) if code is None else render_text(find_rule(code)), end="")
    return 0


def write_pages(folder: Path) -> None:
    """Write the page of every rule into a folder that holds such pages alone, and remove pages that no rule has.

    Raises:
        UsageError: if the folder holds anything else, or cannot be written; nothing is changed.
    """
    pages = render_pages(load_rules())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        present = sorted(os.listdir(folder))  # noqa: PTH208 - names alone
        for name in present:
            if not _is_page(folder / name):
                message = (
                    f"{folder} holds {name}, which `explain` did not write; nothing was changed, name another folder"
                )
                raise UsageError(message)
        for name in present:
            if name not in pages:
                (folder / name).unlink()
        for name, page in pages.items():
            (folder / name).write_text(page, encoding="utf-8", newline="")
    except OSError as error:
        message = f"{folder} cannot be written: {(error.strerror or 'no reason given').lower()}"
        raise UsageError(message) from error


def _is_page(path: Path) -> bool:
    data = read_contents(path, path.name, limit=MAX_PAGE_BYTES).data
    return data is not None and data.startswith(MADE_BY.encode())
