"""A corpus as it stood at a revision of its git repository, laid out in a folder of its own.

The user's working tree, index and branches stay as they are: ``git archive`` only reads.
"""

from __future__ import annotations

import subprocess
import tarfile
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from corpus_tools.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def find_commit(root: Path, revision: str) -> str | None:
    """Return the commit that a revision names in the repository around a corpus; null if it names none."""
    if revision.startswith("-"):
        return None
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return done.stdout.decode().strip() if done.returncode == 0 else None


def lay_out(root: Path, commit: str, folder: Path) -> None:
    """Write the corpus as it stood at a commit into an empty folder.

    Raises:
        UsageError: if the corpus cannot be had from that commit.
    """
    with TemporaryFile() as stream:
        done = _git(root, "archive", "--format=tar", commit, out=stream)
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


def _git(root: Path, *words: str, out: IO[bytes] | None = None) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), *words]
    try:
        return subprocess.run(  # noqa: S603 - a list of words, and no shell
            command, stdout=out or subprocess.PIPE, stderr=subprocess.PIPE, check=False
        )
    except FileNotFoundError as error:
        message = "git is not installed, and only git knows revisions"
        raise UsageError(message) from error
