"""A release at an address, or on the Hub, as a folder on this machine."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import parse_json
from corpus_tools.release.folder.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator

_HUB_ID = re.compile(r"(?:hub:)?(?P<name>[\w.-]+/[\w.-]+)(?:@(?P<revision>[\w./-]+))?")
_LISTABLE = frozenset({"file", "local", "memory", "s3", "s3a", "gs", "gcs", "abfs", "az"})
"""Protocols that say which files there are; of a web server only the files that the manifest lists can be asked for."""


@contextmanager
def release_folder(place: str) -> Iterator[Path]:
    """Give the folder of a release; one that had to be fetched is removed at the end.

    Args:
        place: a folder, an address with a protocol of fsspec, or an id on the Hub, ``OWNER/NAME`` or
            ``OWNER/NAME@REVISION``.

    Raises:
        ReleaseError: if nothing is there.
    """
    if "://" in place:
        with TemporaryDirectory(prefix="corpus-tools-") as folder:
            _fetch_address(place, Path(folder))
            yield Path(folder)
    elif Path(place).exists() or (named := _HUB_ID.fullmatch(place)) is None:
        yield Path(place)
    else:
        with TemporaryDirectory(prefix="corpus-tools-") as folder:
            _fetch_hub(named["name"], named["revision"], Path(folder))
            yield Path(folder)


def _fetch_address(address: str, folder: Path) -> None:
    import fsspec  # noqa: PLC0415 - seldom needed

    try:
        system, root = fsspec.core.url_to_fs(address.rstrip("/"))
        names = _names(system, root)
    except Exception as error:  # errors of file systems have no root of their own
        said = " ".join(str(error).split()) or type(error).__name__
        message = f"{address} cannot be read: {said}"
        raise ReleaseError(message) from error
    if MANIFEST not in names:
        message = f"{address} holds no {MANIFEST}: it is not a release"
        raise ReleaseError(message)
    for name in names:
        _fetch(system, f"{root}/{name}", folder / name)


def _names(system: Any, root: str) -> list[str]:
    """Return the files of a release, relative to it."""
    protocols = {system.protocol} if isinstance(system.protocol, str) else set(system.protocol)
    if protocols & _LISTABLE:
        return [PurePosixPath(path).relative_to(PurePosixPath(root)).as_posix() for path in system.find(root)]
    return [MANIFEST, *_listed(system.cat_file(f"{root}/{MANIFEST}"))]


def _fetch(system: Any, source: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        system.get_file(source, str(target))
    except Exception:  # what cannot be had is found to be missing; errors of file systems have no root  # noqa: BLE001
        target.unlink(missing_ok=True)


def _listed(manifest: bytes) -> list[str]:
    """Return the files that a manifest lists, but for names that lead out of the folder."""
    content = parse_json(manifest, MANIFEST)
    files = content.get("files") if isinstance(content, dict) else None
    names = [PurePosixPath(name) for name in files] if isinstance(files, dict) else []
    return [str(name) for name in names if not name.is_absolute() and ".." not in name.parts]


def _fetch_hub(name: str, revision: str | None, folder: Path) -> None:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - slow to import, seldom needed

    try:
        snapshot_download(name, repo_type="dataset", revision=revision, local_dir=folder)
    except Exception as error:  # the client's errors have no root of their own
        said = " ".join(str(error).split()) or type(error).__name__
        message = f"there is no folder {name}, and the Hub does not give a dataset of that name: {said}"
        raise ReleaseError(message) from error
    shutil.rmtree(folder / ".cache", ignore_errors=True)  # what the client notes beside the files it fetched
