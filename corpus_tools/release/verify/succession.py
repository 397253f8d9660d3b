"""A release against the one before: the version its changes ask for, and what may not happen between the two."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue.release_folder import VERSIONS_DIFFER
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.report import Report
from corpus_tools.release.diff import summarise
from corpus_tools.release.folder import ReleaseFolder
from corpus_tools.release.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic


def check_succession(folder: Path, previous: Path) -> Report:
    """Return what may not happen between two releases and did, the one before being named wrongly included.

    Raises:
        ReleaseError: if one of them cannot be read.
    """
    before, now = ReleaseFolder.open(previous), ReleaseFolder.open(folder)
    return Report.of([*summarise(before, now).report.findings, *_check_named(folder, before)])


def _check_named(folder: Path, before: ReleaseFolder) -> Iterator[Diagnostic]:
    named = json.loads((folder / MANIFEST).read_bytes()).get("previous")
    if isinstance(named, dict) and (named.get("version"), named.get("digest")) != (str(before.version), before.digest):
        message = (
            f"the release before is named as {named.get('version')} with other rows than those of {before.version}"
        )
        yield VERSIONS_DIFFER.found(message, Location(MANIFEST, pointer=("previous",)))
