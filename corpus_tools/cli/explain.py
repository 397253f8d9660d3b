"""``corpus-tools explain``: what a code stands for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import find_rule, load_rules
from corpus_tools.diagnostics.render.pages import MADE_BY, render_listing, render_pages, render_text
from corpus_tools.errors import UsageError

if TYPE_CHECKING:
    import argparse


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
    """Write the page of every rule into a folder, and remove pages that no rule has; other files stay.

    Raises:
        UsageError: if the folder cannot be written, or holds a file of a page's name that is no such page.
    """
    pages = render_pages(load_rules())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strange = [folder / name for name in pages if (folder / name).exists() and not _is_page(folder / name)]
        if strange:
            message = f"{strange[0]} was not written by this command; name a folder of its own"
            raise UsageError(message)
        for path in sorted(folder.glob("*.md")):
            if path.name not in pages and _is_page(path):
                path.unlink()
        for name, page in pages.items():
            (folder / name).write_text(page, encoding="utf-8", newline="")
    except OSError as error:
        message = f"{folder} cannot be written: {(error.strerror or 'unknown reason').lower()}"
        raise UsageError(message) from error


def _is_page(path: Path) -> bool:
    """Whether a file was written by `write_pages`."""
    with path.open("rb") as file:
        return file.read(len(MADE_BY)) == MADE_BY.encode()
