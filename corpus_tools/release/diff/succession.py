"""A release that is being built, compared with the one before: version columns, ``CHANGES.md``, refusal.

===========================  =====================================================================
``ids/<task>-<split>-same``  ids of the rows of a task view that the release before has with the same content
``flips.jsonl``              labels that other rules compute otherwise, if the rules changed
``CHANGES.md``               the comparison
===========================  =====================================================================
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow as pa

from corpus_tools.errors import ReleaseRefusedError
from corpus_tools.release.diff.changes import Action
from corpus_tools.release.diff.comparison import Comparison
from corpus_tools.release.diff.release_info import ReleaseInfo, find_noted
from corpus_tools.release.diff.render import DiffWriter, comparability, title
from corpus_tools.release.folder.labels import named
from corpus_tools.release.folder.rows import ConfigColumns, EventRows, read_columns, read_events
from corpus_tools.release.folder.version import Version
from corpus_tools.release.folder.writing import IDS, append_lines, ids_of
from corpus_tools.tables.tabulate import CONFIGS, VIEWS, is_computed, is_view
from corpus_tools.text.normalize import NORM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus_tools.corpus import Head
    from corpus_tools.release.diff.comparison import EventDiff, Summary
    from corpus_tools.release.folder.release_folder import ReleaseFolder
    from corpus_tools.release.folder.tombstones import Tombstones
    from corpus_tools.schemas.head import Erratum
    from corpus_tools.schemas.vocab import Split

CHANGES, FLIPS = "CHANGES.md", "flips.jsonl"

Versions = tuple[str | None, str | None]
"""Values of ``version_added`` and ``version_changed``."""


class Succession:
    """Reads the release before along with a build, event by event.

    Args:
        previous: the release before.
        head: of the corpus that is built.
        folder: where the release is written.
        tombstones: what was withdrawn; they may still grow, but know an event before its rows pass.
        errata: corrections, of every version.
    """

    def __init__(
        self, previous: ReleaseFolder, head: Head, folder: Path, *, tombstones: Tombstones, errata: tuple[Erratum, ...]
    ) -> None:
        corpus = head.file.corpus
        rules = {"guideline": corpus.guideline, "form_rules": corpus.form_rules, "norm": NORM}
        now = ReleaseInfo(corpus.name, Version.parse(corpus.version), rules, tombstones, errata)
        self._previous, self._infos = previous, (ReleaseInfo.of(previous), now)
        self._version, self._folder = corpus.version, folder
        self._comparison = Comparison(*self._infos)
        self._writer = DiffWriter("markdown", tombstones)
        self._events = read_events(previous)
        self._next = next(self._events, None)
        self._summary: Summary | None = None

    def follow(self, event_id: str, split: Split, tables: Mapping[str, pa.RecordBatch]) -> dict[str, pa.RecordBatch]:
        """Return an event's tables with their version columns filled in, and list the items that are the same."""
        rows = {
            (name, split.value): named(pa.Table.from_batches([batch]), CONFIGS[name].labels).replace_schema_metadata(
                None
            )
            for name, batch in tables.items()
            if batch.num_rows
        }
        versions = self._versions(EventRows(event_id, rows))
        for view in (view.name for view in VIEWS if view.name in versions):
            same = [key for key in ids_of(tables[view]) if versions[view][key][1]]
            append_lines(self._folder / IDS / f"{view}-{split.value}-same.txt", same)
        return {name: _fill(batch, versions[name]) if batch.num_rows else batch for name, batch in tables.items()}

    def write(self, configs: set[str]) -> None:
        """Write ``CHANGES.md`` once all rows are written.

        Args:
            configs: those that have rows.

        Raises:
            ReleaseRefusedError: if something happened that may not happen between two releases.
        """
        self._reach(None)
        columns = {name: ConfigColumns.of(_described(name)) for name in CONFIGS if name in configs}
        noted = find_noted(*self._infos, old_folder=self._previous.path, new_folder=self._folder)
        self._summary = self._comparison.close(read_columns(self._previous), columns, noted)
        with (self._folder / CHANGES).open("w", encoding="utf-8", newline="\n") as out:
            self._writer.finish(self._summary, out)
        findings = self._summary.report.findings
        if findings:
            raise ReleaseRefusedError(
                str(self._previous.version), tuple(f"{f.code} {f.rule.name}: {f.message}; {f.help}" for f in findings)
            )

    def card_section(self) -> str:
        """Return what the card says of the release before, in Markdown, once `write` was called."""
        if self._summary is None:
            return ""
        lines = (
            *("", f"### Compared with {self._summary.old.version}", ""),
            f"{title(self._summary)}. `{CHANGES}` says what changed, row by row.",
            *("", *comparability(self._summary), ""),
        )
        return "\n".join(lines)

    def _versions(self, rows: EventRows) -> dict[str, dict[str, tuple[Versions, bool]]]:
        """Return the versions of each row by config and id, and whether its content is that of the release before."""
        old = self._reach(rows.event)
        diff = self._take(old, rows)
        changes = diff.changes if diff is not None else ()
        if self._infos[0].made_with.get("form_rules") != self._infos[1].made_with.get("form_rules"):
            append_lines(self._folder / FLIPS, _flips(diff))
        fresh = {(c.config, c.id) for c in changes if c.action is Action.ADDED}
        other = {(c.config, c.id) for c in changes if c.content or c.action is Action.MOVED}
        known = {config: self._known(table) for (config, _), table in old.tables.items()} if old is not None else {}
        found: dict[str, dict[str, tuple[Versions, bool]]] = {}
        for (config, _), table in rows.tables.items():
            for key in ids_of(table):
                if (config, key) in fresh:
                    entry: tuple[Versions, bool] = ((self._version, self._version), False)
                else:
                    added, changed = known[config][key]
                    is_other = (config, key) in other
                    entry = ((added, self._version if is_other else changed), not is_other)
                found.setdefault(config, {})[key] = entry
        return found

    def _reach(self, event_id: str | None) -> EventRows | None:
        """Return the older rows of an event, None if there are none; what stands before it is gone."""
        while self._next is not None and (event_id is None or self._next.event < event_id):
            self._take(self._next, None)
            self._next = next(self._events, None)
        if self._next is None or self._next.event != event_id:
            return None
        found, self._next = self._next, next(self._events, None)
        return found

    def _take(self, old: EventRows | None, new: EventRows | None) -> EventDiff | None:
        diff = self._comparison.take(old, new)
        if diff is not None:
            self._writer.add(diff)
        return diff

    def _known(self, table: pa.Table) -> dict[str, Versions]:
        """Return what the release before says of its rows; what it does not say is as old as itself."""
        before = str(self._previous.version)
        columns = [
            table.column(name).to_pylist() if name in table.schema.names else [None] * table.num_rows
            for name in ("version_added", "version_changed")
        ]
        rows = zip(ids_of(table), *columns, strict=True)
        return {key: (added or before, changed or added or before) for key, added, changed in rows}


def _fill(batch: pa.RecordBatch, versions: Mapping[str, tuple[Versions, bool]]) -> pa.RecordBatch:
    values = [versions[key][0] for key in ids_of(batch)]
    for number, name in enumerate(("version_added", "version_changed")):
        place = batch.schema.get_field_index(name)
        batch = batch.set_column(
            place, batch.schema.field(place), pa.array([pair[number] for pair in values], pa.string())
        )
    return batch


def _described(config: str) -> pa.Schema:
    from corpus_tools.tables.column import features  # noqa: PLC0415 - loads datasets

    return CONFIGS[config].schema.with_metadata(features(CONFIGS[config]).arrow_schema.metadata)


def _flips(diff: EventDiff | None) -> Iterator[str]:
    """Yield computed labels that differ, one a line, task views left out."""
    for change in diff.changes if diff is not None else ():
        for cell in change.cells:
            if is_computed(change.config, cell.column) and not is_view(change.config):
                values = {"config": change.config, "id": change.id, "split": change.new_split}
                yield json.dumps(values | {"column": cell.column, "old": cell.old, "new": cell.new}, ensure_ascii=False)
