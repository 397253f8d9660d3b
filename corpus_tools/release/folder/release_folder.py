"""A release folder as it is read again: what its manifest says, and the lines beside the rows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import parse_json, read_document, read_words
from corpus_tools.release.folder.manifest import FORMAT, MANIFEST, refuse_newer
from corpus_tools.release.folder.tombstones import WITHDRAWN, Tombstones, parse_tombstones
from corpus_tools.release.folder.version import Version
from corpus_tools.schemas.head import Erratum

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ERRATA = "errata.jsonl"
"""Corrections, one a line; kept beside ``corpus.toml`` and copied into every release."""


@dataclass(frozen=True, slots=True)
class ReleaseFolder:
    """A release that was built before.

    Attributes:
        path: its folder.
        name: name of the dataset.
        version: version of the data.
        digest: identity of all rows.
        made_with: versions of tool, guidelines, rules and norm.
        splits: names of the Parquet files, relative and in order, by config and split.
        digests: identity of the rows by config and split.
        checksums: of all files, by name.
        tombstones: what was withdrawn.
        errata: corrections, of every version.
    """

    path: Path
    name: str
    version: Version
    digest: str
    made_with: Mapping[str, str | None]
    splits: Mapping[str, Mapping[str, tuple[str, ...]]]
    digests: Mapping[str, Mapping[str, str]]
    checksums: Mapping[str, str]
    tombstones: Tombstones
    errata: tuple[Erratum, ...]

    @classmethod
    def open(cls, path: Path) -> ReleaseFolder:
        """Return a release by its folder.

        Raises:
            ReleaseError: if the folder is none of ours, or its manifest cannot be read.
        """
        manifest = _read_manifest(path)
        try:
            configs: dict[str, dict[str, dict[str, Any]]] = manifest["configs"]
            files: dict[str, dict[str, Any]] = manifest["files"]
            return cls(
                path=path,
                name=manifest["name"],
                version=Version.parse(manifest["version"]),
                digest=configs_digest(configs),
                made_with=manifest["made_with"],
                splits={c: {s: _files_of(files, c, s) for s in splits} for c, splits in configs.items()},
                digests={c: {s: entry["digest"] for s, entry in splits.items()} for c, splits in configs.items()},
                checksums={name: entry["sha256"] for name, entry in files.items()},
                tombstones=parse_tombstones(_read(path / WITHDRAWN)),
                errata=read_errata(path),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = f"{path / MANIFEST} lacks or garbles {error}"
            raise ReleaseError(message) from error


def configs_digest(configs: Mapping[str, Mapping[str, Mapping[str, object]]]) -> str:
    """Return the identity of all rows of a release, from its manifest's entry ``configs``.

    Example:
        >>> configs_digest({"quotes": {"test": {"rows": 2, "digest": "sha256:0"}}})[:15]
        'sha256:40b24fc1'
    """
    lines = sorted(f"{c} {s} {entry['digest']}" for c, splits in configs.items() for s, entry in splits.items())
    return f"sha256:{sha256(chr(10).join(lines).encode()).hexdigest()}"


def read_errata(folder: Path) -> tuple[Erratum, ...]:
    """Return the errata beside a corpus or in a release, in order; none if there is no such file.

    Raises:
        ReleaseError: if a line is no erratum.
    """
    found = []
    for number, line in enumerate(_read(folder / ERRATA).splitlines(), start=1):
        try:
            found.append(Erratum.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(step) for step in first["loc"]) or "the line"
            message = f"{folder / ERRATA}, line {number}: {place}: {first['msg']}"
            raise ReleaseError(message) from error
    return tuple(found)


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        content = parse_json(read_document(path / MANIFEST), MANIFEST)
    except ReleaseError as error:
        message = f"{path} is not a release: its {MANIFEST} cannot be read ({error})"
        raise ReleaseError(message) from error
    if isinstance(content, dict):
        refuse_newer(content, str(path))
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        message = f"{path} is not a release of the format {FORMAT!r}"
        raise ReleaseError(message)
    return content


def _files_of(files: Mapping[str, object], config: str, split: str) -> tuple[str, ...]:
    found = tuple(sorted(name for name in files if name.startswith(f"data/{config}/{split}-")))
    if not found:
        missing = f"data/{config}/{split}-*"
        raise KeyError(missing)
    return found


def _read(path: Path) -> str:
    return read_words(path) if os.path.lexists(path) else ""
