"""What one side of a comparison says of itself, beside its rows."""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from hashlib import file_digest
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from corpus_tools.errors import UsageError
from corpus_tools.loaders.git import run_git, without_filters
from corpus_tools.release.folder.limits import is_ordinary
from corpus_tools.release.folder.tombstones import WITHDRAWN
from corpus_tools.release.folder.writing import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus_tools.release.folder.release_folder import ReleaseFolder
    from corpus_tools.release.folder.tombstones import Tombstones
    from corpus_tools.release.folder.version import Version
    from corpus_tools.schemas.head import Erratum

_NOTED = (*DOCUMENTS, WITHDRAWN)
"""Files whose change is a PATCH; what else stands beside the rows is made from rows, head and version."""

RULES = ("guideline", "form_rules", "norm")
"""Versions of rules, by their names in the manifest's entry ``made_with``."""


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """One of two releases that are compared.

    Attributes:
        name: of the dataset.
        version: of the data.
        made_with: versions of the rules it was made under.
        tombstones: what was withdrawn.
        errata: corrections, of every version.
    """

    name: str
    version: Version
    made_with: Mapping[str, str | None]
    tombstones: Tombstones
    errata: tuple[Erratum, ...]

    @classmethod
    def of(cls, release: ReleaseFolder) -> ReleaseInfo:
        """Return what a release says of itself."""
        return cls(release.name, release.version, release.made_with, release.tombstones, release.errata)


def find_noted(old: ReleaseInfo, new: ReleaseInfo, *, old_folder: Path, new_folder: Path) -> Iterator[str]:
    """Yield what differs and is no row: versions of rules, documents."""
    for name in RULES:
        if old.made_with.get(name) != new.made_with.get(name):
            yield f"{name} {old.made_with.get(name)} → {new.made_with.get(name)}"
    before, after = _documents(old_folder), _documents(new_folder)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            state = "added" if name not in before else "removed" if name not in after else "changed"
            yield f"{name} {state}"


def _documents(folder: Path) -> dict[str, str]:
    found = {}
    for pattern in _NOTED:
        for path in filter(is_ordinary, sorted(folder.glob(pattern))):
            with path.open("rb") as stream:
                found[path.name] = file_digest(stream, "sha256").hexdigest()
    return found


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
