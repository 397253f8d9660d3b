"""The lists of ids of a release against the rows: frozen items are what scores of two versions are compared on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue.release_folder import VIEW_DIFFERS
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import MAX_LINES_BYTES, read_words
from corpus_tools.release.verify.reading import batches
from corpus_tools.tables.tabulate import is_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.verify.claimed import Claimed
    from corpus_tools.release.verify.reading import Shards

FOLDER = "ids"


def check_lists(claimed: Claimed, tables: Sequence[Shards]) -> Iterator[Diagnostic]:
    """Yield lists that name other items than the rows, or in another order.

    A hydrated release has the lists of the one it was made from, and more rows.
    """
    lists = {name for name in claimed.names if name.startswith(f"{FOLDER}/")}
    of_rows = {f"{FOLDER}/{s.config}-{s.split}.txt": s for s in tables if is_view(s.config)} if lists else {}
    is_hydrated = claimed.manifest is not None and claimed.manifest.local_only
    for name in sorted(lists if is_hydrated else of_rows.keys() | lists):
        whole = f"{name.removesuffix('-same.txt')}.txt" if name.endswith("-same.txt") else name
        if whole not in of_rows:
            yield VIEW_DIFFERS.found("the list is of no task view and split that has rows", Location(name))
            continue
        listed, ids = _lines(claimed.folder / name), list(_ids(claimed.folder, of_rows[whole]))
        kept = set(listed) if is_hydrated or whole != name else set(ids)
        expected = [own for own in ids if own in kept]
        if listed != expected:
            yield VIEW_DIFFERS.found(_difference(listed, expected), Location(name))


def _difference(listed: list[str], expected: list[str]) -> str:
    lost, added = set(expected) - set(listed), set(listed) - set(expected)
    if lost or added:
        one = shown(min(lost or added))
        return f"{len(lost)} row(s) are not listed and {len(added)} listed are no rows, such as {one}"
    return "the ids are not in the order of the rows, or one is listed twice"


def _lines(path: Path) -> list[str]:
    try:
        return read_words(path, limit=MAX_LINES_BYTES).splitlines()
    except ReleaseError:
        return []


def _ids(folder: Path, shards: Shards) -> Iterator[str]:
    for name in shards.files:
        for _, batch in batches(folder, name):
            if "id" in batch.schema.names:
                yield from map(str, batch.column("id").to_pylist())
