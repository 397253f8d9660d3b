"""A corpus as it stood at a revision of its git repository, laid out in a folder of its own.

The user's working tree, index and branches stay as they are: ``git archive`` only reads.
"""

from __future__ import annotations

import tarfile
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from corpus_tools.errors import UsageError
from corpus_tools.loaders.git import find_commit, run_git, without_filters

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["find_commit", "lay_out"]


def lay_out(root: Path, commit: str, folder: Path) -> None:
    """Write the corpus as it stood at a commit into an empty folder.

    Raises:
        UsageError: if the corpus cannot be had from that commit.
    """
    with TemporaryFile() as stream:
        done = run_git(root, *without_filters(root), "archive", "--format=tar", commit, out=stream, is_offline=False)
        if done.returncode != 0:
            message = f"git cannot give {root.name} at {commit[:12]}: {done.stderr.decode(errors='replace').strip()}"
            raise UsageError(message)
        stream.seek(0)
        try:
            with tarfile.open(fileobj=stream) as archive:
                archive.extractall(folder, filter="data")
        except tarfile.TarError as error:
            message = f"{root.name} at {commit[:12]} cannot be laid out: {error}"
            raise UsageError(message) from error
