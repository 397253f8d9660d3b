"""What the manifest of a release says, whichever version of these tools wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import parse_json, read_document
from corpus_tools.release.folder.manifest import MANIFEST, format_number, refuse_newer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_VERSION = re.compile(r"\d{1,9}\.\d{1,9}\.\d{1,9}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What a manifest says of a file.

    Attributes:
        size: bytes.
        sha256: checksum, 64 hexadecimal digits.
    """

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that was read.

    Attributes:
        name: of the dataset.
        version: of the data.
        tool_version: of the tools that made it; None if they were not installed.
        is_local_only: whether it holds restricted texts and must not leave the machine.
        first: config that is loaded if none is named, and its first split.
        files: what it lists, by path relative to the release with forward slashes.
        source: its bytes.
    """

    name: str
    version: str
    tool_version: str | None
    is_local_only: bool
    first: tuple[str, str]
    files: Mapping[str, FileEntry]
    source: bytes


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a release's folder.

    Raises:
        ReleaseError: if there is none, or newer tools are needed to read it.
    """
    try:
        source = read_document(folder / MANIFEST)
    except ReleaseError as error:
        message = f"{folder} is not a release: it has no {MANIFEST} that can be read ({error})"
        raise ReleaseError(message) from error
    return parse_manifest(source, str(folder))


def parse_manifest(source: bytes, place: str) -> Manifest:
    """Return what the bytes of a manifest say; ``place`` is what messages call the release.

    Raises:
        ReleaseError: if they are no manifest, or newer tools are needed to read it.
    """
    content = parse_json(source, f"{place} is not a release: its {MANIFEST}")
    try:
        return _manifest(check_format(content, place), source)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = f"{place} is not a release: its {MANIFEST} is incomplete ({type(error).__name__}: {error})"
        raise ReleaseError(message) from error


def check_format(content: object, place: str) -> dict[str, object]:
    """Return a manifest that is of a format that these tools read.

    Raises:
        ReleaseError: if not; a newer format is refused with the version of the tools that reads it.
    """
    if not isinstance(content, dict) or format_number(content) is None:
        message = f"{place} is not a release (it has no {MANIFEST} of ours)"
        raise ReleaseError(message)
    refuse_newer(content, place)
    return content


def _manifest(content: dict[str, object], source: bytes) -> Manifest:
    name, version, files, made_with = (content[key] for key in ("name", "version", "files", "made_with"))
    if not isinstance(name, str) or not isinstance(version, str) or not _VERSION.fullmatch(version):
        message = f"name {name!r} and version {version!r}, expected a name and X.Y.Z"
        raise ValueError(message)
    if not isinstance(files, dict) or not isinstance(made_with, dict):
        message = "files and made_with, expected tables"
        raise TypeError(message)
    return Manifest(
        name=name,
        version=version,
        tool_version=made_with.get("tool_version"),
        is_local_only=content.get("local_only") is not None and content["local_only"] is not False,
        first=_first(content["configs"]),
        files={path: _entry(path, entry) for path, entry in sorted(files.items())},
        source=source,
    )


def _first(configs: object) -> tuple[str, str]:
    if not isinstance(configs, dict) or not configs or not all(isinstance(c, dict) and c for c in configs.values()):
        message = "configs, expected a table of configs with a table of splits each"
        raise TypeError(message)
    config, splits = next(iter(configs.items()))
    return config, next(iter(splits))


def _entry(path: str, entry: Mapping[str, object]) -> FileEntry:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ".." in parts or path != "/".join(parts):
        message = f"file {path!r}, expected a path inside the release"
        raise ValueError(message)
    size, sha256 = entry["size"], entry["sha256"]
    if not isinstance(size, int) or not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        message = f"size {size!r} and sha256 {sha256!r} of {path}"
        raise ValueError(message)
    return FileEntry(size, sha256)
