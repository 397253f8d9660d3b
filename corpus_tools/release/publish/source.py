"""A release that may be published: whole, unchanged since it was built, and without restricted texts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.labels import label_names, named
from corpus_tools.release.folder.limits import is_ordinary, open_rows
from corpus_tools.release.folder.manifest import MANIFEST, files_in
from corpus_tools.release.folder.reading import FileEntry, read_manifest
from corpus_tools.schemas.vocab import TextStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus_tools.release.folder.reading import Manifest

PUBLIC_STATUSES = frozenset({TextStatus.OPEN.value, TextStatus.WITHHELD.value})
"""All others say that a restricted text was filled in, or looked for, on somebody's machine."""


@dataclass(frozen=True, slots=True)
class Source:
    """A release to be published.

    Attributes:
        folder: where it lies.
        manifest: what it says of itself.
        files: all its files by path, ``manifest.json`` last.
    """

    folder: Path
    manifest: Manifest
    files: Mapping[str, FileEntry]

    @property
    def version(self) -> str:
        """Version of the data."""
        return self.manifest.version

    @property
    def tag(self) -> str:
        """What the version is called as a folder and as a tag, ``vX.Y.Z``."""
        return f"v{self.manifest.version}"

    @property
    def n_bytes(self) -> int:
        """Size of all files."""
        return sum(entry.size for entry in self.files.values())


def open_source(folder: Path) -> Source:
    """Return a release after proving that it may be published; every file is read once.

    Raises:
        ReleaseError: if it is no whole release, or holds restricted texts.
    """
    manifest = read_manifest(folder)
    if manifest.is_local_only:
        raise _LocalOnlyError(folder, "its manifest says local_only")
    entry = FileEntry(len(manifest.source), hashlib.sha256(manifest.source).hexdigest())
    source = Source(folder, manifest, {**manifest.files, MANIFEST: entry})
    fault = find_fault(folder, source)
    if fault is not None:
        message = f"{folder} is not a whole release: {fault}; build it again"
        raise ReleaseError(message)
    for path in manifest.files:
        if path.endswith(".parquet"):
            _check_public(folder, path)
    return source


def find_fault(folder: Path, source: Source) -> str | None:
    """Return what makes a folder differ from a release, in a few words; None if nothing does."""
    links = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink())
    if links:
        return f"{links[0]} is a link"
    present = {*files_in(folder), *([MANIFEST] if (folder / MANIFEST).is_file() else [])}
    for path in sorted(present ^ set(source.files)):
        return f"{path} is missing" if path in source.files else f"{path} is not listed in its manifest"
    changed = (path for path, entry in source.files.items() if not is_same(folder / path, entry))
    return next((f"{path} has changed" for path in changed), None)


def is_same(path: Path, entry: FileEntry) -> bool:
    """Return whether a file is there with the size and checksum of an entry."""
    if not is_ordinary(path) or path.stat().st_size != entry.size:
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == entry.sha256


class _LocalOnlyError(ReleaseError):
    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder} was hydrated and stays on this machine ({reason}); publish what `build` made")


def _check_public(folder: Path, path: str) -> None:
    with open_rows(folder / path) as file:
        if "text_status" not in file.schema_arrow.names:
            return
        rows = named(file.read(columns=["text_status"]), label_names(file.schema_arrow))
    found = set(rows.column(0).unique().to_pylist()) - PUBLIC_STATUSES
    if found:
        raise _LocalOnlyError(folder, f"rows of {path} have text_status {min(map(str, found))}")
