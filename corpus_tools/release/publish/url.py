"""Publishes to any place that fsspec can write to, such as an S3 bucket: manifest and ``versions.json`` last.

Options of a file system come from the environment, in fsspec's own way (``FSSPEC_S3='{"endpoint_url": …}'``)
or in that of the service (``AWS_ENDPOINT_URL``, ``AWS_PROFILE``, …).

References:
    fsspec, *Configuration*: environment variables ``FSSPEC_<protocol>`` and ``FSSPEC_<protocol>_<option>``.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, Protocol, cast

from corpus_tools.errors import ReleaseError, UsageError
from corpus_tools.release.folder.manifest import MANIFEST
from corpus_tools.release.publish.target import Plan
from corpus_tools.release.publish.versions import VERSIONS, check_shelf, is_settled, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from corpus_tools.release.folder.reading import FileEntry
    from corpus_tools.release.publish.source import Source


class FileSystem(Protocol):
    """What is asked of an fsspec file system; one file is replaced in one step, as object stores do."""

    def invalidate_cache(self) -> None:
        """Forget listings."""

    def find(self, path: str, *, detail: bool) -> dict[str, dict[str, object]]:
        """Return all files below a path, with their sizes."""

    def open(self, path: str, mode: str) -> BufferedReader:
        """Open a file."""

    def cat_file(self, path: str) -> bytes:
        """Return a file."""

    def pipe_file(self, path: str, value: bytes) -> None:
        """Write a file."""

    def put_file(self, lpath: str, rpath: str) -> None:
        """Send a file."""

    def rm_file(self, path: str) -> None:
        """Remove a file."""


class UrlTarget:
    """A URL below which stand ``vX.Y.Z`` folders and ``versions.json``.

    Args:
        url: what fsspec understands, without a query.

    Raises:
        UsageError: if there is no such file system here.
    """

    def __init__(self, url: str) -> None:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only a URL needs it

        self._url = url.rstrip("/")
        try:
            files, root = url_to_fs(self._url)
        except (ImportError, ValueError) as error:
            message = f"{url}: {error}"
            raise UsageError(message) from error
        self._files, self._root = cast("FileSystem", files), str(root).rstrip("/")

    def plan(self, source: Source) -> Plan:
        """Return what publishing would do; a file of the same size is read back and compared."""
        with _explained(self._url):
            check_shelf(self, source, self._url)
            there = self._sizes(source.tag)
            if MANIFEST in there:
                self._check_same(source)
            kept = tuple(p for p in source.files if p in there and self._is_same(source, p, there[p]))
            sent = tuple(path for path in source.files if path not in kept)
            removed = tuple(sorted(there.keys() - source.files.keys()))
            last = () if not sent and is_settled(self, self._url) else (VERSIONS,)
        return Plan(f"{self._url}/{source.tag}", sent, kept, removed, last, self._loading(source))

    def publish(self, source: Source, plan: Plan, *, on_step: Callable[[str], None]) -> None:
        """Carry the plan out."""
        with _explained(self._url):
            for path in plan.removed:
                self._files.rm_file(f"{self._root}/{source.tag}/{path}")
            for path in plan.sent:
                self._files.put_file(str(source.folder / path), f"{self._root}/{source.tag}/{path}")
                on_step(path)
            settle(self, self._url)
            for step in plan.last:
                on_step(step)

    def manifests(self) -> dict[str, bytes]:
        """Return the manifest of every version that is whole, by the folder's name."""
        found = (path.partition("/") for path in self._sizes())
        folders = sorted(folder for folder, _, path in found if folder.startswith("v") and path == MANIFEST)
        return {folder: self._files.cat_file(f"{self._root}/{folder}/{MANIFEST}") for folder in folders}

    def read_versions(self) -> bytes | None:
        """Return ``versions.json``; None if there is none."""
        try:
            return self._files.cat_file(f"{self._root}/{VERSIONS}")
        except FileNotFoundError:
            return None

    def write_versions(self, content: bytes) -> None:
        """Replace ``versions.json`` in one step."""
        self._files.pipe_file(f"{self._root}/{VERSIONS}", content)

    def _sizes(self, folder: str = "") -> dict[str, object]:
        """Return the size of every file below a folder, by its path there."""
        below = "/".join(filter(None, (self._root, folder)))
        self._files.invalidate_cache()
        found = self._files.find(below, detail=True)
        return {
            path.removeprefix(f"{below}/"): entry["size"]
            for path, entry in sorted(found.items())
            if entry["type"] == "file" and path.startswith(f"{below}/")
        }

    def _check_same(self, source: Source) -> None:
        if self._files.cat_file(f"{self._root}/{source.tag}/{MANIFEST}") != source.manifest.source:
            message = f"{source.version} is published at {self._url}/{source.tag} with other content; raise the version"
            raise ReleaseError(message)

    def _is_same(self, source: Source, path: str, size: object) -> bool:
        entry: FileEntry = source.files[path]
        if size != entry.size:
            return False
        with self._files.open(f"{self._root}/{source.tag}/{path}", "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == entry.sha256

    def _loading(self, source: Source) -> str:
        config, split = source.manifest.first
        file = f"{self._url}/{source.tag}/data/{config}/{split}-*.parquet"
        return f'load_dataset("parquet", data_files={{{split!r}: {file!r}}}, split={split!r})'


@contextlib.contextmanager
def _explained(url: str) -> Iterator[None]:
    """Translate what a file system says; its exceptions have no common root but `Exception`."""
    try:
        yield
    except ReleaseError:
        raise
    except Exception as error:
        said = " ".join(str(error).split()) or type(error).__name__
        message = f"{url}: {said}; readers see what they saw before, and the command can be repeated"
        raise ReleaseError(message) from error
