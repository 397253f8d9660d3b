"""``corpus-tools splits assign``: a split for every event that has none yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "action", choices=["assign"], help="propose a split for each event that splits.tsv does not name"
    )
    parser.add_argument("--write", action="store_true", help="add the proposal to splits.tsv; nothing there is changed")
    add_corpus(parser)


def run(options: argparse.Namespace) -> int:
    """Print the proposal, and with ``--write`` add it to ``splits.tsv``."""
    from corpus_tools import editing, pipeline  # noqa: PLC0415 - a verb imports only what it needs

    root = pipeline.find_root(options.corpus or Path.cwd())
    proposed = editing.assign_splits(root, is_written=options.write)
    for assignment in proposed:
        print(f"{assignment.event}\t{assignment.split}\t{assignment.since}")
    if not proposed:
        print("every event has a split")
    elif not options.write:
        print(f"{len(proposed)} event(s) without a split; `corpus-tools splits assign --write` adds them to splits.tsv")
    return 0
