"""The place to publish at that a word on the command line names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.errors import UsageError
from corpus_tools.release.publish.folder import FolderTarget
from corpus_tools.release.publish.hub import HubTarget
from corpus_tools.release.publish.url import UrlTarget

if TYPE_CHECKING:
    from corpus_tools.release.publish.target import Target

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


def find_target(address: str) -> Target:
    """Return the place that an address names: ``hub:OWNER/NAME``, a URL, or else a folder.

    Raises:
        UsageError: if it names none.

    Example:
        >>> find_target("hub:someone/quotedrift") == find_target("hf://datasets/someone/quotedrift")
        True
        >>> find_target("releases").root.name
        'releases'
    """
    for prefix in ("hub:", "hf://datasets/"):
        if address.startswith(prefix):
            return HubTarget(_repository(address.removeprefix(prefix).rstrip("/"), address))
    if address.startswith("hf:"):
        message = f"{address} names no dataset of the Hub; write hf://datasets/OWNER/NAME"
        raise UsageError(message)
    if address.startswith("file://"):
        return FolderTarget(Path(address.removeprefix("file://")))
    return UrlTarget(address) if "://" in address else FolderTarget(Path(address))


def _repository(name: str, address: str) -> str:
    if not _REPOSITORY.fullmatch(name):
        message = f"{address} names no dataset of the Hub; write hub:OWNER/NAME, the version becomes the tag"
        raise UsageError(message)
    return name
