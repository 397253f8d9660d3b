"""Publishes to a folder: every version in a folder of its own, written beside its place and renamed."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.errors import ReleaseError
from corpus_tools.loaders.paths import CORPUS_FILE
from corpus_tools.release.folder.limits import read_document
from corpus_tools.release.folder.manifest import MANIFEST
from corpus_tools.release.publish.source import find_fault, is_same
from corpus_tools.release.publish.target import Plan
from corpus_tools.release.publish.versions import VERSIONS, check_shelf, is_settled, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus_tools.release.publish.source import Source


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """A folder that holds ``vX.Y.Z`` folders and ``versions.json``.

    Attributes:
        root: the folder; made where it is missing.
    """

    root: Path

    def plan(self, source: Source) -> Plan:
        """Return what publishing would do; a version that stands there is compared byte by byte."""
        if self.root.resolve().is_relative_to(source.folder.resolve()):
            message = f"{self.root} lies inside the release; name another folder"
            raise ReleaseError(message)
        if os.path.lexists(self.root / CORPUS_FILE):
            message = f"{self.root} is the folder of a corpus; name another one"
            raise ReleaseError(message)
        with _explained(self.root):
            check_shelf(self, source, str(self.root))
            place = self.root / source.tag
            if os.path.lexists(place):
                return self._plan_published(source, place)
            there = self._files(self._sending(source))
            kept = tuple(p for p in source.files if p in there and is_same(self._sending(source) / p, source.files[p]))
            sent = tuple(path for path in source.files if path not in kept)
            return Plan(str(place), sent, kept, tuple(sorted(there - {*sent, *kept})), (VERSIONS,), _loading(place))

    def publish(self, source: Source, plan: Plan, *, on_step: Callable[[str], None]) -> None:
        """Carry the plan out."""
        with _explained(self.root):
            if plan.sent or plan.removed or not (self.root / source.tag).exists():
                self._send(source, plan, on_step)
            settle(self, str(self.root))
            for step in plan.last:
                on_step(step)

    def manifests(self) -> dict[str, bytes]:
        """Return the manifest of every version that stands here, by the folder's name."""
        return {path.parent.name: read_document(path) for path in sorted(self.root.glob(f"v*/{MANIFEST}"))}

    def read_versions(self) -> bytes | None:
        """Return ``versions.json``; None if there is none."""
        path = self.root / VERSIONS
        return read_document(path) if os.path.lexists(path) else None

    def write_versions(self, content: bytes) -> None:
        """Replace ``versions.json`` in one step."""
        beside = self.root / f".{VERSIONS}.{os.getpid()}"
        beside.write_bytes(content)
        beside.replace(self.root / VERSIONS)
        for leftover in self.root.glob(f".{VERSIONS}.*"):
            leftover.unlink(missing_ok=True)

    def _plan_published(self, source: Source, place: Path) -> Plan:
        fault = find_fault(place, source)
        if fault is not None:
            message = f"{source.version} is published at {place} with other content ({fault}); raise the version"
            raise ReleaseError(message)
        last = () if is_settled(self, str(self.root)) else (VERSIONS,)
        return Plan(str(place), (), tuple(source.files), (), last, _loading(place))

    def _send(self, source: Source, plan: Plan, on_step: Callable[[str], None]) -> None:
        sending = self._sending(source)
        for path in plan.removed:
            (sending / path).unlink()
        for path in plan.sent:
            (sending / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source.folder / path, sending / path)
            on_step(path)
        fault = find_fault(sending, source)
        if fault is not None:
            message = f"{sending} was changed while it was written ({fault}); run the same command again"
            raise ReleaseError(message)
        sending.rename(self.root / source.tag)

    def _sending(self, source: Source) -> Path:
        return self.root / f".{source.tag}.publishing"

    @staticmethod
    def _files(folder: Path) -> set[str]:
        found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
        return {path.relative_to(folder).as_posix() for path in found}


def _loading(place: Path) -> str:
    return f"load_dataset({str(place)!r})"


@contextlib.contextmanager
def _explained(root: Path) -> Iterator[None]:
    try:
        yield
    except ReleaseError:
        raise
    except OSError as error:
        said = error.strerror or error
        message = f"{root}: {said}; readers see what they saw before, and the command can be repeated"
        raise ReleaseError(message) from error
