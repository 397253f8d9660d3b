"""A release that is being built, held against the one before: version columns, lists of ids, ``CHANGES.md``, refusal.

===========================  =====================================================================
``ids/<task>-<split>.txt``   ids of all rows of a task view, one a line, in the order of the rows
``…-same.txt``               those among them that the release before has with the same content
``flips.jsonl``              labels that other rules compute otherwise, if the rules changed
``withdrawn.jsonl``          tombstones
``CHANGES.md``               the comparison
===========================  =====================================================================
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow as pa

from corpus_tools.errors import ReleaseRefusedError
from corpus_tools.release.changes import Action
from corpus_tools.release.diff import Comparison
from corpus_tools.release.labels import named
from corpus_tools.release.render_diff import DiffWriter, comparability, title
from corpus_tools.release.rows import ConfigColumns, EventRows, read_columns, read_events
from corpus_tools.release.side import Side, find_noted
from corpus_tools.release.tombstones import WITHDRAWN, Tombstones, withdrawn_events
from corpus_tools.release.version import Version
from corpus_tools.tables.tabulate import CONFIGS, VIEWS, is_computed, is_view
from corpus_tools.text.normalize import NORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus_tools.corpus import Head
    from corpus_tools.release.diff import EventDiff, Summary
    from corpus_tools.release.folder import ReleaseFolder
    from corpus_tools.release.parquet import WrittenSplit
    from corpus_tools.release.tombstones import Withdrawn
    from corpus_tools.schemas.erratum import Erratum
    from corpus_tools.schemas.vocab import Split

CHANGES, FLIPS, IDS = "CHANGES.md", "flips.jsonl", "ids"

Versions = tuple[str | None, str | None]
"""Values of ``version_added`` and ``version_changed``."""


class Succession:
    """Follows a build event by event.

    Args:
        head: of the corpus that is built.
        folder: where the release is written.
        previous: the release before; null if this is the first, or nothing is to be compared.
        errata: corrections, of every version.
    """

    def __init__(
        self, head: Head, folder: Path, *, previous: ReleaseFolder | None = None, errata: tuple[Erratum, ...] = ()
    ) -> None:
        self._folder, self._version = folder, head.file.corpus.version
        self._tombstones = Tombstones({stone.id: stone for stone in withdrawn_events(head)})
        self._earlier = _Earlier(previous, self._side(head, errata)) if previous is not None else None

    @property
    def is_compared(self) -> bool:
        """Whether there is a release before."""
        return self._earlier is not None

    def withdraw(self, stones: Iterable[Withdrawn]) -> None:
        """Take the tombstones of an event, before its rows."""
        self._tombstones.update({stone.id: stone for stone in stones})

    def follow(self, event_id: str, split: Split, tables: Mapping[str, pa.RecordBatch]) -> dict[str, pa.RecordBatch]:
        """Return an event's tables with their version columns filled in."""
        same: dict[str, set[str]] = {}
        filled = dict(tables)
        if self._earlier is not None:
            rows = EventRows(event_id, {(c, split.value): self._named(c, b) for c, b in tables.items() if b.num_rows})
            versions = self._earlier.versions(rows, self._version, self._folder)
            for config, batch in tables.items():
                filled[config] = _fill(batch, versions[config]) if batch.num_rows else batch
                same[config] = {key for key, (_, is_same) in versions.get(config, {}).items() if is_same}
        self._list_ids(split, tables, same)
        return filled

    def write(self, written: Sequence[WrittenSplit]) -> None:
        """Write what stands beside the rows, once they are written.

        Raises:
            ReleaseRefusedError: if something happened that may not happen between two releases.
        """
        if self._tombstones:
            (self._folder / WITHDRAWN).write_text(self._tombstones.render(), encoding="utf-8", newline="\n")
        if self._earlier is not None:
            self._earlier.write(self._folder, {split.config for split in written})

    def card_section(self) -> str:
        """Return what the card says of the release before, in Markdown; empty if there is none."""
        if self._earlier is None or self._earlier.summary is None:
            return ""
        summary = self._earlier.summary
        lines = (
            *("", f"### Compared with {summary.old.version}", ""),
            f"{title(summary)}. `{CHANGES}` says what changed, row by row.",
            *("", *comparability(summary), ""),
        )
        return "\n".join(lines)

    def _side(self, head: Head, errata: tuple[Erratum, ...]) -> Side:
        corpus = head.file.corpus
        rules = {"guideline": corpus.guideline, "form_rules": corpus.form_rules, "norm": NORM}
        return Side(corpus.name, Version.parse(corpus.version), rules, self._tombstones, errata)

    def _named(self, config: str, batch: pa.RecordBatch) -> pa.Table:
        return named(pa.Table.from_batches([batch]), CONFIGS[config].labels).replace_schema_metadata(None)

    def _list_ids(self, split: Split, tables: Mapping[str, pa.RecordBatch], same: Mapping[str, set[str]]) -> None:
        for task in (view.name for view in VIEWS):
            if task not in tables or not tables[task].num_rows:
                continue
            ids = _ids(tables[task])
            _append(self._folder / IDS / f"{task}-{split.value}.txt", ids)
            if self._earlier is not None:
                _append(
                    self._folder / IDS / f"{task}-{split.value}-same.txt", [key for key in ids if key in same[task]]
                )


class _Earlier:
    """The release before, read along with the build.

    Attributes:
        summary: the comparison; null until everything is written.
    """

    def __init__(self, previous: ReleaseFolder, now: Side) -> None:
        self._previous, self._sides = previous, (Side.of(previous), now)
        self._comparison = Comparison(*self._sides)
        self._writer = DiffWriter("markdown", now.tombstones)
        self._events = read_events(previous)
        self._next = next(self._events, None)
        self.summary: Summary | None = None

    def versions(self, rows: EventRows, version: str, folder: Path) -> dict[str, dict[str, tuple[Versions, bool]]]:
        """Return the versions of each row by config and id, and whether its content is that of the release before."""
        old = self._reach(rows.event)
        diff = self._take(old, rows)
        changes = diff.changes if diff is not None else ()
        if self._sides[0].made_with.get("form_rules") != self._sides[1].made_with.get("form_rules"):
            _append(folder / FLIPS, _flips(diff))
        fresh = {(c.config, c.id) for c in changes if c.action is Action.ADDED}
        other = {(c.config, c.id) for c in changes if c.content or c.action is Action.MOVED}
        known = {config: self._known(table) for (config, _), table in old.tables.items()} if old is not None else {}
        found: dict[str, dict[str, tuple[Versions, bool]]] = {}
        for (config, _), table in rows.tables.items():
            for key in _ids(table):
                if (config, key) in fresh:
                    entry: tuple[Versions, bool] = ((version, version), False)
                else:
                    added, changed = known[config][key]
                    is_other = (config, key) in other
                    entry = ((added, version if is_other else changed), not is_other)
                found.setdefault(config, {})[key] = entry
        return found

    def write(self, folder: Path, configs: set[str]) -> None:
        """Write ``CHANGES.md``, or refuse."""
        self._reach(None)
        columns = {name: ConfigColumns.of(_described(name)) for name in CONFIGS if name in configs}
        noted = find_noted(*self._sides, old_folder=self._previous.path, new_folder=folder)
        self.summary = self._comparison.close(read_columns(self._previous), columns, noted)
        with (folder / CHANGES).open("w", encoding="utf-8", newline="\n") as out:
            self._writer.finish(self.summary, out)
        findings = self.summary.report.findings
        if findings:
            raise ReleaseRefusedError(
                str(self._previous.version), tuple(f"{f.code} {f.rule.name}: {f.message}; {f.help}" for f in findings)
            )

    def _reach(self, event_id: str | None) -> EventRows | None:
        """Return the older rows of an event, null if there are none; what stands before it is gone."""
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
        rows = zip(_ids(table), *columns, strict=True)
        return {key: (added or before, changed or added or before) for key, added, changed in rows}


def _fill(batch: pa.RecordBatch, versions: Mapping[str, tuple[Versions, bool]]) -> pa.RecordBatch:
    values = [versions[key][0] for key in _ids(batch)]
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


def _ids(rows: pa.RecordBatch | pa.Table) -> list[str]:
    return [str(key) for key in rows.column("id").to_pylist()]


def _append(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines)
