"""What git knows of the repository around a corpus: read, and nothing changed or run besides.

Git runs where the corpus lies and finds its repository from there: the variables by which a hook is told of *its*
repository are left out. Hooks, the file system monitor, filters and external diffs, which a repository's own
configuration could name, are turned off, and a repository without a working tree, which could be part of what was
cloned, is none. Like any ``git diff``, ours may note in the index that a touched file is as it was.
"""

from __future__ import annotations

import os
import subprocess
from typing import IO, TYPE_CHECKING

from corpus_tools.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_SAFELY = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "safe.bareRepository=explicit")

_KEPT = ("GIT_EXEC_PATH", "GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""Beginnings of git's variables that stay: where git lies, how it is configured, how far up it looks."""

_NOTHING = "CORPUS_TOOLS_NOTHING"
"""An empty variable, by which git can be given an empty setting of any name."""

_SET = {_NOTHING: "", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}

_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
"""Nothing is fetched that a partial clone lacks, neither by versions of git that know the first nor by older ones."""


_OWN_SCOPES = (b"local", b"worktree")
"""Where settings stand that came with a repository."""


def run_git(
    root: Path, *words: str, out: IO[bytes] | None = None, is_offline: bool = True
) -> subprocess.CompletedProcess[bytes]:
    """Run a command of git in the folder of a corpus and return how it ended.

    Args:
        root: folder of the corpus.
        words: the command.
        out: a file for what it prints; kept in memory by default.
        is_offline: whether objects that a partial clone lacks stay missing.

    Raises:
        UsageError: if git is not installed.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}
    command = ["git", *_SAFELY, "-C", str(root), *words]
    try:
        return subprocess.run(  # noqa: S603 - a list of words, and no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=out or subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
            env=kept | _SET | (_OFFLINE if is_offline else {}),
        )
    except FileNotFoundError as error:
        message = "git is not installed, and only git knows revisions"
        raise UsageError(message) from error


def without_filters(root: Path) -> tuple[str, ...]:
    """Return options, to stand before a command that reads or writes contents, against filters of the repository's own.

    Those that the user configured for all repositories, such as git-lfs, stay.
    """
    listed = run_git(root, "config", "--list", "--show-scope", "--name-only", "--includes", "-z").stdout.split(b"\0")
    settings = (
        os.fsdecode(name) for scope, name in zip(listed[::2], listed[1::2], strict=False) if scope in _OWN_SCOPES
    )
    drivers = {name.rpartition(".")[0] for name in settings if name.startswith("filter.")}
    keys = ("clean", "smudge", "process", "required")
    return tuple(f"--config-env={driver}.{key}={_NOTHING}" for driver in sorted(drivers) for key in keys)


def find_commit(root: Path, revision: str) -> str | None:
    """Return the commit that a revision names in the repository around a corpus; None if it names none."""
    if revision.startswith("-"):
        return None
    done = run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return done.stdout.decode().strip() if done.returncode == 0 else None


def read_at(root: Path, commit: str, name: str) -> bytes | None:
    """Return a file of the corpus as it stood at a commit, byte for byte as git keeps it; None if there was none."""
    done = run_git(root, "cat-file", "blob", f"{commit}:./{name}")
    return done.stdout if done.returncode == 0 else None
