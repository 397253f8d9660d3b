"""Files that changed since a branch left another one: committed, staged, unstaged and untracked ones alike."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.errors import UsageError
from corpus_tools.loaders.git import find_commit, run_git, without_filters
from corpus_tools.loaders.paths import CORPUS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEFAULT_BASES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where a branch is taken to come from; before them its upstream, unless that is the branch itself, pushed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between a base and the files as they lie there now.

    Attributes:
        base: what was named, or found, as the base.
        commit: where the two histories parted.
        files: names relative to the corpus, those of deleted files included, sorted; one that ends in a slash is a
            repository of its own that lies there, of which git does not say more.
    """

    base: str
    commit: str
    files: tuple[str, ...]


def find_changes(root: Path, base: str | None = None) -> Changes:
    """Return the files of a corpus that changed since its branch left a base.

    Both names of a renamed file are among them. Files that git ignores are not.

    Args:
        root: folder of the corpus.
        base: a branch, tag or commit; the branch's upstream, ``origin/HEAD`` or ``main`` by default.

    Raises:
        UsageError: if there is no git, no repository, no such base, or no history in common.
    """
    around = run_git(root, "rev-parse", "--git-dir")
    if around.returncode != 0:
        said = " ".join(around.stderr.decode(errors="replace").split())
        message = f"git knows nothing of {root} ({said or 'no reason given'}); name paths instead"
        raise UsageError(message)
    name = base if base is not None else _default_base(root)
    commit = _merge_base(root, name)
    files = sorted({*_differing(root, commit), *_untracked(root)})
    if not files:
        _refuse_ignored(root)
    return Changes(name, commit, tuple(files))


def _default_base(root: Path) -> str:
    upstream, branch = _named(root, "@{upstream}"), _named(root, "HEAD")
    is_itself = upstream is not None and branch is not None and upstream.partition("/")[2] == branch
    first = [upstream] if upstream is not None and not is_itself else []
    for name in [*first, *DEFAULT_BASES]:
        if find_commit(root, name) is not None:
            return name
    if upstream is not None:
        return upstream
    message = (
        "no branch to compare with (no upstream, no origin/HEAD, no main): name one, as in "
        "`corpus-tools check --changed origin/main`, after `git fetch origin main` if need be"
    )
    raise UsageError(message)


def _named(root: Path, revision: str) -> str | None:
    """Return the short name of a branch that a revision stands for; null if it stands for none."""
    done = run_git(root, "rev-parse", "--abbrev-ref", "--verify", "--quiet", revision)
    name = done.stdout.decode(errors="replace").strip()
    return name if done.returncode == 0 and name not in {"", "HEAD"} else None


def _merge_base(root: Path, base: str) -> str:
    commit = find_commit(root, base)
    if commit is None:
        message = f"git knows no branch, tag or commit {base!r}; `git fetch` first, or name another with --changed BASE"
        raise UsageError(message)
    if find_commit(root, "HEAD") is None:
        message = "the branch has no commit yet, so that everything is new: run `corpus-tools check`"
        raise UsageError(message)
    done = run_git(root, "merge-base", "HEAD", commit)
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if run_git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        message = (
            f"this clone is shallow and does not reach back to where its branch left {base}: "
            "run `git fetch --unshallow` (in a workflow: `fetch-depth: 0`)"
        )
    else:
        message = f"the branch has no history in common with {base}; name another with --changed BASE"
    raise UsageError(message)


def _differing(root: Path, commit: str) -> Iterator[str]:
    """Yield the tracked files that differ between a commit and the working tree."""
    options = ("--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv", "--no-color")
    done = run_git(root, *without_filters(root), "diff", *options, "--ignore-submodules=all", commit, "--", ".")
    yield from _names(done.returncode, done.stdout, done.stderr)


def _untracked(root: Path) -> Iterator[str]:
    """Yield the files that git neither tracks nor ignores."""
    done = run_git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    yield from _names(done.returncode, done.stdout, done.stderr)


def _names(status: int, out: bytes, errors: bytes) -> list[str]:
    if status != 0:
        message = f"git cannot list what changed: {errors.decode(errors='replace').strip()}"
        raise UsageError(message)
    return [os.fsdecode(name) for name in out.split(b"\0") if name]


def _refuse_ignored(root: Path) -> None:
    """Refuse a corpus that the repository around it ignores: nothing in it would ever seem to change."""
    if run_git(root, "check-ignore", "--quiet", "--", CORPUS_FILE).returncode == 0:
        message = f"the git repository around {root} ignores the corpus; name paths instead"
        raise UsageError(message)
