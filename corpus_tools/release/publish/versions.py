"""``versions.json``: the versions that are whole, written last, so that who starts there never sees half of one.

It follows from the manifests that stand beside it, and is never edited: what two publishers write at
once, or what one that was killed did not write, comes right with the next listing.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Protocol

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import parse_json
from corpus_tools.release.folder.reading import parse_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus_tools.release.publish.source import Source

VERSIONS = "versions.json"
FORMAT = "corpus-tools versions/1"

MAX_ROUNDS = 5
"""How often the list is written while others write it too; each round needs another publisher."""


class Shelf(Protocol):
    """A place with a folder ``vX.Y.Z`` a version."""

    def manifests(self) -> Mapping[str, bytes]:
        """Return the manifest of every folder that is whole, by the folder's name."""

    def read_versions(self) -> bytes | None:
        """Return ``versions.json``; None if there is none."""

    def write_versions(self, content: bytes) -> None:
        """Replace ``versions.json`` in one step."""


def settle(shelf: Shelf, place: str) -> None:
    """Write ``versions.json`` until it says what is there.

    Raises:
        ReleaseError: if others keep changing it.
    """
    for _ in range(MAX_ROUNDS):
        content = render_versions(shelf.manifests(), place)
        if shelf.read_versions() == content:
            return
        shelf.write_versions(content)
    message = f"{place}/{VERSIONS} is being changed by somebody else; run the same command again"
    raise ReleaseError(message)


def is_settled(shelf: Shelf, place: str) -> bool:
    """Return whether ``versions.json`` says what is there."""
    manifests = shelf.manifests()
    return bool(manifests) and shelf.read_versions() == render_versions(manifests, place)


def render_versions(manifests: Mapping[str, bytes], place: str) -> bytes:
    """Return the list of versions as JSON, the lowest first.

    Raises:
        ReleaseError: if the manifests are of several datasets, or one stands in the wrong folder.
    """
    read = {folder: parse_manifest(source, f"{place}/{folder}") for folder, source in manifests.items()}
    for folder, manifest in read.items():
        if folder != f"v{manifest.version}":
            message = f"{place}/{folder} holds version {manifest.version}, expected v{manifest.version} as its name"
            raise ReleaseError(message)
    names = sorted({manifest.name for manifest in read.values()})
    if len(names) > 1:
        message = f"{place} holds {' and '.join(names)}; each dataset needs a place of its own"
        raise ReleaseError(message)
    ordered = sorted(read.values(), key=lambda manifest: order(manifest.version))
    content = {
        "format": FORMAT,
        "name": names[0],
        "latest": ordered[-1].version,
        "versions": {
            manifest.version: {
                "path": f"v{manifest.version}",
                "manifest_sha256": hashlib.sha256(manifest.source).hexdigest(),
            }
            for manifest in ordered
        },
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def check_shelf(shelf: Shelf, source: Source, place: str) -> None:
    """Make sure that a release may stand at a place.

    Raises:
        ReleaseError: if another dataset is there or another ``versions.json``.
    """
    render_versions({**shelf.manifests(), source.tag: source.manifest.source}, place)
    content = shelf.read_versions()
    if content is None:
        return
    listed = parse_json(content, f"{place}/{VERSIONS}")
    stated = listed.get("format") if isinstance(listed, dict) else None
    if stated != FORMAT:
        message = f"{place}/{VERSIONS} has the format {stated!r}, expected {FORMAT!r}; publish elsewhere"
        raise ReleaseError(message)


def order(version: str) -> tuple[int, ...]:
    """Return what versions are sorted by.

    Example:
        >>> sorted(["0.10.0", "0.9.1", "1.0.0"], key=order)
        ['0.9.1', '0.10.0', '1.0.0']
    """
    return tuple(int(number) for number in version.split("."))
