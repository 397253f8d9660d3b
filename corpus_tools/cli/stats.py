"""``corpus-tools stats``: what there is, counted by event and split."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--format", choices=["text", "json"], default="text", help="for people or for programs")
    parser.add_argument("--write", action="store_true", help="fill the figures into DATASHEET.md as well")
    add_corpus(parser)


def run(options: argparse.Namespace) -> int:
    """Print the counts."""
    from corpus_tools import editing, pipeline  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.stats import render_json, render_text  # noqa: PLC0415 - likewise

    root = pipeline.find_root(options.corpus or Path.cwd())
    by_split = pipeline.stats(root)
    sys.stdout.write(render_json(by_split) if options.format == "json" else render_text(by_split))
    if options.write:
        is_changed = editing.fill_datasheet(root)
        print("DATASHEET.md: filled in" if is_changed else "DATASHEET.md: current", file=sys.stderr)
    return 0
