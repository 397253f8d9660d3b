"""What one side of a comparison says of itself, beside its rows."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import file_digest
from typing import TYPE_CHECKING

from corpus_tools.release.tombstones import WITHDRAWN
from corpus_tools.release.writing import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus_tools.release.folder import ReleaseFolder
    from corpus_tools.release.tombstones import Tombstones
    from corpus_tools.release.version import Version
    from corpus_tools.schemas.erratum import Erratum

_NOTED = (*DOCUMENTS, WITHDRAWN)
"""Files whose change is a PATCH; what else stands beside the rows is made from rows, head and version."""

RULES = ("guideline", "form_rules", "norm")
"""Versions of rules, by their names in the manifest's entry ``made_with``."""


@dataclass(frozen=True, slots=True)
class Side:
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
    def of(cls, release: ReleaseFolder) -> Side:
        """Return what a release says of itself."""
        return cls(release.name, release.version, release.made_with, release.tombstones, release.errata)


def find_noted(old: Side, new: Side, *, old_folder: Path, new_folder: Path) -> Iterator[str]:
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
        for path in sorted(folder.glob(pattern)):
            with path.open("rb") as stream:
                found[path.name] = file_digest(stream, "sha256").hexdigest()
    return found
