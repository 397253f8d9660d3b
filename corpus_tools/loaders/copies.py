"""Folders of texts that somebody holds, found and read: those named, or else those that environment and corpus name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.errors import UsageError
from corpus_tools.loaders.hydrate import Copies, read_copies
from corpus_tools.loaders.texts import TextSource

if TYPE_CHECKING:
    from collections.abc import Sequence


def find_copies(given: Sequence[Path], *, root: Path | None = None, search: Sequence[str] = ()) -> Copies:
    """Return the texts in the folders given, or else in those that environment and corpus name and that exist.

    Args:
        given: folders named with ``--from``.
        root: folder of the corpus, if there is one.
        search: ``[texts] search`` of its ``corpus.toml``, relative to the root.

    Raises:
        UsageError: if a folder given is not there, or none is named anywhere.
    """
    missing = [str(folder) for folder in given if not folder.is_dir()]
    if missing:
        message = f"no folder {', '.join(missing)}"
        raise UsageError(message)
    named = TextSource.of(root or Path(), search=search).folders
    folders = given or [folder for folder in named if folder.is_dir()]
    if not folders:
        message = "no folder of texts is named; use --from DIR"
        raise UsageError(message)
    return sum((read_copies(folder) for folder in folders), Copies(()))
