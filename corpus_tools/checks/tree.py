"""Every text file below the corpus's root, for the scan for restricted words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SEEN_DOT_FOLDERS = frozenset({".ci", ".github"})
"""Folders with a leading dot that hold files of the project; all others are caches or tools' own."""

SKIPPED_FOLDERS = frozenset({"__pycache__", "build", "dist", "node_modules", "venv"})
"""Folders of what was made or installed."""

MARKS_OF_MADE = ("CACHEDIR.TAG", "pyvenv.cfg")
"""A folder with one of these files was made by a tool."""

MAX_BYTES = 16_000_000
"""Largest file that is looked at; level 0 refuses larger ones in the corpus's own folders."""


def read_tree(root: Path) -> Iterator[tuple[str, str]]:
    """Yield name (relative, with forward slashes) and contents of every text file, sorted; links are not followed."""
    for path in _walk(root):
        contents = _read(path)
        if contents is not None:
            yield _name(root, path), contents


def read_files(root: Path, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield name and contents of some of the files that `read_tree` yields: those named, or in folders named."""
    for name in sorted(set(names)):
        *folders, _ = steps = name.split("/")
        if not all(_is_ours(os.path.join(root, *steps[:at]), step) for at, step in enumerate(folders)):  # noqa: PTH118
            continue
        path = os.path.join(root, *steps)  # noqa: PTH118 - as in `read_tree`
        is_folder = os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114 - likewise
        for file in _walk(path) if is_folder else (path,):
            contents = _read(file)
            if contents is not None:
                yield _name(root, file), contents


def names_in(root: Path) -> Iterator[str]:
    """Yield the name of every file that `read_tree` comes across, links and what is no text included."""
    for path in _walk(root):
        yield _name(root, path)


def _walk(root: Path | str) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if _is_ours(folder, name))
        for name in sorted(names):
            yield os.path.join(folder, name)  # noqa: PTH118 - os.walk speaks in strings


def _name(root: Path, path: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def _is_ours(folder: str, name: str) -> bool:
    if name in SKIPPED_FOLDERS or (name.startswith(".") and name not in SEEN_DOT_FOLDERS):
        return False
    return not any(os.path.exists(os.path.join(folder, name, mark)) for mark in MARKS_OF_MADE)  # noqa: PTH110, PTH118


def _read(path: str) -> str | None:
    """Return a file's contents, universal line ends kept; null for what is no text, a link or too large."""
    try:
        if os.path.islink(path) or not os.path.isfile(path) or os.path.getsize(path) > MAX_BYTES:  # noqa: PTH113, PTH114, PTH202
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read()
    except OSError:
        return None
    return None if b"\0" in data[:8192] else data.decode("utf-8", "replace")
