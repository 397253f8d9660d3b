"""A new folder in the place of an old one: whoever looks finds one of them, whole.

A folder cannot be renamed over another. Linux exchanges both names in one step; elsewhere two
renames do it, with a marker beside them by which `repair` finishes what was cut short.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def building_place(out: Path) -> Path:
    """Return where a release that will stand at ``out`` is built: beside it, on the same file system."""
    return out.with_name(f".{out.name}.building")


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
