"""The files of a release against its manifest: none missing, none added, none changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue.release_folder import (
    RELEASE_FILE_CHANGED,
    RELEASE_FILE_MISSING,
    RELEASE_FILE_UNLISTED,
)
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.release.checksum import file_checksum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.verify.claimed import Claimed, FileClaim

OF_THE_HOST = frozenset({".gitattributes"})
"""Files that a git host adds to whatever is published there."""


def check_files(claimed: Claimed) -> Iterator[Diagnostic]:
    """Yield what is missing, unlisted or changed."""
    if claimed.manifest is None:
        return
    listed, found = claimed.manifest.files, set(claimed.names)
    for name in sorted(listed.keys() - found):
        yield RELEASE_FILE_MISSING.found("the manifest lists this file and it is not there", Location(name))
    for name in sorted(found - listed.keys() - OF_THE_HOST):
        yield RELEASE_FILE_UNLISTED.found("the manifest does not list this file", Location(name))
    for name in sorted(listed.keys() & found):
        yield from _check_file(claimed.folder / name, name, listed[name])


def _check_file(path: Path, name: str, claim: FileClaim) -> Iterator[Diagnostic]:
    if path.is_symlink():
        yield RELEASE_FILE_CHANGED.found("this is a link, not a file", Location(name))
        return
    size = path.stat().st_size
    if size != claim.size:
        message = f"the file has {size} bytes, the manifest says {claim.size}"
        yield RELEASE_FILE_CHANGED.found(message, Location(name))
    elif file_checksum(path) != claim.sha256:
        message = f"the file's SHA-256 is {file_checksum(path)[:12]}…, the manifest says {claim.sha256[:12]}…"
        yield RELEASE_FILE_CHANGED.found(message, Location(name))
