"""Options that several verbs share, with one wording."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus_tools.diagnostics.quoting import escaped


def add_corpus(parser: argparse.ArgumentParser) -> None:
    """Declare ``--corpus``: the folder of the corpus."""
    parser.add_argument(
        "--corpus", type=_folder, metavar="PATH", help="folder of the corpus (default: the nearest corpus.toml upwards)"
    )


def _folder(name: str) -> Path:
    path = Path(name)
    if not path.exists():  # else the corpus above it would be taken in silence
        message = f"no folder {escaped(name)!r}"
        raise argparse.ArgumentTypeError(message)
    return path


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
