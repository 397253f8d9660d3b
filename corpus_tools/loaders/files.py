"""Bytes of one file: an ordinary file of honest size, or a finding; no link is followed."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location
from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Not through a link, and without waiting for the other end of a pipe."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file held, or why it could not be read.

    Attributes:
        data: its bytes; null if there are findings.
        findings: why not.
    """

    data: bytes | None
    findings: tuple[Diagnostic, ...] = ()


def read_contents(path: Path, name: str, *, limit: int, target: str = "") -> Contents:
    """Return the bytes of a file, whose size is looked at before it is read.

    Args:
        path: where it lies.
        name: its name in findings, relative to the corpus.
        limit: most bytes it may hold.
        target: id of what the file is about.
    """
    place = Location(name)
    if os.path.islink(path):  # noqa: PTH114 - unlike pathlib says no where it may not look
        message = f"{escaped(path.name)} is a link, expected an ordinary file"
        return Contents(None, (rules.LINK.found(message, place, target=target),))
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        return _unreadable(place, (error.strerror or "cannot be opened").lower(), target)
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        return _unreadable(place, "not an ordinary file", target)
    with os.fdopen(descriptor, "rb") as file:
        if about.st_size > limit:
            message = f"the file has {about.st_size:,} bytes, expected at most {limit:,}"
            return Contents(None, (rules.FILE_TOO_LARGE.found(message, place, target=target),))
        try:
            return Contents(file.read(limit))
        except OSError as error:
            return _unreadable(place, (error.strerror or "cannot be read").lower(), target)


def _unreadable(place: Location, reason: str, target: str) -> Contents:
    message = f"the file cannot be read: {reason}"
    return Contents(None, (rules.UNREADABLE_FILE.found(message, place, target=target),))
