"""Options that several verbs share, with one wording."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_corpus(parser: argparse.ArgumentParser) -> None:
    """Declare ``--corpus``: the folder of the corpus."""
    parser.add_argument(
        "--corpus", type=Path, metavar="PATH", help="folder of the corpus (default: the nearest corpus.toml upwards)"
    )


def add_texts(parser: argparse.ArgumentParser) -> None:
    """Declare ``--from``: folders that hold restricted texts, as ``texts``."""
    parser.add_argument(
        "--from",
        dest="texts",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help="folder that holds restricted texts; may be repeated",
    )
