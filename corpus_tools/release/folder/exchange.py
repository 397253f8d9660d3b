"""A new folder in the place of an old one: whoever looks finds one of them, whole.

A folder cannot be renamed over another. Linux exchanges both names in one step; elsewhere two
renames do it, with a marker beside them by which `repair` finishes what was cut short. Who builds holds a lock on
the place, so that nobody repairs what is still being written.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from corpus_tools.errors import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def building_place(out: Path) -> Path:
    """Return where a release that will stand at ``out`` is built: beside it, on the same file system."""
    return out.with_name(f".{out.name}.building")


_HELD: set[Path] = set()
"""Locks that this process holds: the system's are held by a process as a whole, and end with it, killed or not."""


@contextmanager
def only_builder(out: Path) -> Iterator[None]:
    """Keep every other build away from a place; one that finds it taken is refused, the first one goes on.

    Raises:
        ReleaseError: if another build for this place is running.
    """
    lock = out.with_name(f".{out.name}.lock")
    descriptor = None if lock in _HELD else _locked(lock)
    if descriptor is None:
        message = f"another build for {out} is running; wait for it, or name another place with --out"
        raise ReleaseError(message)
    _HELD.add(lock)
    try:
        yield
    finally:
        _HELD.discard(lock)
        with suppress(OSError):
            lock.unlink()  # before it is let go: whoever opened it meanwhile sees that it is gone, and opens anew
        os.close(descriptor)


def _locked(lock: Path) -> int | None:
    """Return an open file that is locked; None if another process has it."""
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            if not _lock(descriptor):
                os.close(descriptor)
                return None
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), lock.stat()):
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its last holder has removed it


def _lock(descriptor: int) -> bool:
    """Lock a file for this process; return whether nobody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - of one system

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - of the others

            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def settle_modes(folder: Path) -> None:
    """Give a folder and everything in it the modes of published things, whatever the umask: 755 and 644."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def exchange(out: Path) -> None:
    """Put what was built for ``out`` in its place and remove what stood there."""
    building = building_place(out)
    if not out.exists():
        building.rename(out)
    elif exchange_names(building, out):
        shutil.rmtree(building)
    else:
        _marker(out).touch()
        repair(out)


def repair(out: Path) -> None:
    """Finish an exchange that was cut short, and remove what a killed build left behind."""
    building, old, marker = building_place(out), out.with_name(f".{out.name}.old"), _marker(out)
    if marker.exists():
        if building.exists():
            if out.exists():
                out.rename(old)
            building.rename(out)
        marker.unlink()
    for leftover in (building, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def exchange_names(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; return whether the system can."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    names = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other))
    return bool(renameat2(*names, _RENAME_EXCHANGE) == 0)


def _marker(out: Path) -> Path:
    return out.with_name(f".{out.name}.exchanging")
