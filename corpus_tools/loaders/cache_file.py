"""Where what a check remembers is kept: in the user's folder of caches, a file a corpus.

It does not lie in the corpus, where somebody could publish one that says of his own files that they were checked.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

CACHE_VARIABLE = "CORPUS_TOOLS_CACHE"
"""Environment variable that names the folder; empty for none."""

MAX_FILES = 50
"""Corpora that are remembered; of more, those that were checked longest ago are forgotten."""

_TAG = "CACHEDIR.TAG"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by corpus-tools; may be deleted at any time.\n"


def cache_file(root: Path) -> Path | None:
    """Return the file that belongs to a corpus, its folder made; null where there can be none.

    Args:
        root: folder of the corpus.
    """
    folder = _folder()
    if folder is None:
        return None
    file = (
        folder / f"{blake2b(str(root.resolve()).encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}.sqlite"
    )
    try:
        if not (folder / _TAG).exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (folder / _TAG).write_text(_SIGNATURE, encoding="utf-8")
        if not file.exists():
            _make_room(folder)
    except OSError:
        return None
    return file


def _folder() -> Path | None:
    named = os.environ.get(CACHE_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    caches = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return (Path(caches) if Path(caches).is_absolute() else Path.home() / ".cache") / "corpus-tools"
    except RuntimeError:  # a user without a home
        return None


def _make_room(folder: Path) -> None:
    files = sorted(folder.glob("*.sqlite"), key=lambda path: path.lstat().st_mtime)
    for file in files[: max(0, len(files) - MAX_FILES + 1)]:
        file.unlink(missing_ok=True)
        file.with_name(f"{file.name}-journal").unlink(missing_ok=True)  # what a killed run left
