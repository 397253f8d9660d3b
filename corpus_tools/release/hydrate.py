"""A published release with its restricted texts filled in from copies at hand: a folder for one machine only.

Rows are read event by event, so that a release of any size streams through memory. A release built from the
corpus takes the same way, so both give the same rows.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from corpus_tools.errors import ReleaseError
from corpus_tools.loaders.texts.hydrate import hydrate_text
from corpus_tools.loaders.texts.receipt import MARKS, make_receipt
from corpus_tools.release.documents.card import render_local_card
from corpus_tools.release.folder.blocks import BLOCKS_FILE, SealedText, read_blocks
from corpus_tools.release.folder.limits import (
    ROWS_FAILURES,
    is_ordinary,
    parse_front_matter,
    read_document,
    read_words,
)
from corpus_tools.release.folder.manifest import MANIFEST, file_checksum, write_listing
from corpus_tools.release.folder.reading import read_manifest
from corpus_tools.release.folder.release_folder import ReleaseFolder
from corpus_tools.release.folder.rows import read_events
from corpus_tools.release.folder.writing import IDS, ReleaseWriter
from corpus_tools.schemas.vocab import Split, TextStatus
from corpus_tools.tables.articles import ARTICLES
from corpus_tools.tables.claim_mentions import CLAIM_MENTIONS
from corpus_tools.tables.hydrated import hydrate_rows, is_withheld
from corpus_tools.tables.quotes import QUOTES
from corpus_tools.tables.statements import STATEMENTS
from corpus_tools.tables.tabulate import CONFIGS
from corpus_tools.text.span import Span
from corpus_tools.tool import tool_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from corpus_tools.loaders.texts.hydrate import Copies, Hydrated
    from corpus_tools.release.folder.rows import EventRows
    from corpus_tools.release.folder.writing import Release
    from corpus_tools.tables.column import Cells, Config

RECEIPT = "hydration-receipt.json"

NOT_TAKEN = ("data/", f"{IDS}/", "README.md", "croissant.json", BLOCKS_FILE)
"""What a hydrated release does not take over: it is made anew, or about the published rows and files."""


@dataclass(frozen=True, slots=True)
class ReleasedLine:
    """One article of a receipt, by its rows.

    Attributes:
        event, article: ids.
        split: of the event.
        digest: of the text; None if the release does not say by what it is recognised.
        is_whole: whether the whole text came back.
    """

    event: str
    article: str
    split: Split
    digest: str | None
    is_whole: bool
    _blocks: tuple[tuple[str, int], ...]
    _quotes: tuple[tuple[str, TextStatus], ...]
    _mentions: tuple[tuple[str, TextStatus], ...]

    def blocks(self) -> Sequence[tuple[str, int]]:
        """Return what became of every block, and its length in code points."""
        return self._blocks

    def quotes(self) -> Sequence[tuple[str, TextStatus]]:
        """Return fidelity and status of every quote."""
        return self._quotes

    def mentions(self) -> Sequence[tuple[str, TextStatus]]:
        """Return relation and status of every mention."""
        return self._mentions


@dataclass(frozen=True, slots=True)
class Hydration:
    """What hydrating a release gave.

    Attributes:
        release: the folder for this machine only.
        lines: restricted articles, sorted by event and article.
    """

    release: Release
    lines: tuple[ReleasedLine, ...]


def hydrate_release(folder: Path, out: Path, copies: Copies) -> Hydration:
    """Write a release with the words of its restricted texts to another folder, and a receipt beside them.

    Args:
        folder: the published release.
        out: where the hydrated one goes; an earlier hydrated one is replaced, nothing else is.
        copies: texts at hand, whatever they are called.

    Raises:
        ReleaseError: if ``folder`` is not a whole published release, or ``out`` cannot be written.
    """
    source = _open(folder)
    _check_place(source, out)
    writer = _HydratedWriter(out, source, copies)
    with writer:
        for event in read_events(source):
            writer.add(event)
    return Hydration(writer.release, tuple(writer.lines))


def _open(folder: Path) -> ReleaseFolder:
    if read_manifest(folder).is_local_only:
        message = f"{folder} is hydrated already; name the published release that it was made from"
        raise ReleaseError(message)
    source = ReleaseFolder.open(folder)
    for config, splits in source.splits.items():
        if config not in CONFIGS:
            message = f"{folder} has a config {config!r} that these tools do not know; made with {source.made_with}"
            raise ReleaseError(message)
        for name in (name for names in splits.values() for name in names):
            _check_file(source, name)
    if BLOCKS_FILE in source.checksums:
        _check_file(source, BLOCKS_FILE)
    return source


def _check_file(source: ReleaseFolder, name: str) -> None:
    path = source.path / name
    if not is_ordinary(path) or file_checksum(path) != source.checksums[name]:
        message = f"{path} is not the file that {MANIFEST} lists; get the release again"
        raise ReleaseError(message)


def _check_place(source: ReleaseFolder, out: Path) -> None:
    if out.resolve().is_relative_to(source.path.resolve()) or source.path.resolve().is_relative_to(out.resolve()):
        message = f"{out} and the release {source.path} lie in one another; name another place with --out"
        raise ReleaseError(message)
    if (out / MANIFEST).is_file() and not read_manifest(out).is_local_only:
        message = f"{out} holds a release without restricted texts; nothing was replaced, name another place with --out"
        raise ReleaseError(message)


class _HydratedWriter(ReleaseWriter):
    """Writes a hydrated release beside its place and puts it there at the end."""

    def __init__(self, out: Path, source: ReleaseFolder, copies: Copies) -> None:
        super().__init__(out)
        self._source, self._copies = source, copies
        self._sealed = _Sealed(read_blocks(source.path))
        self.lines: list[ReleasedLine] = []

    def __enter__(self) -> Self:
        super().__enter__()
        for mark, contents in MARKS.items():  # first, in case the run is killed
            self._put(mark, contents)
        return self

    def add(self, event: EventRows) -> None:
        """Write one event's rows, hydrated where they were withheld."""
        splits = {split for _, split in event.tables}
        if len(splits) > 1:
            message = f"{self._source.path}: event {event.event} stands in the splits {', '.join(sorted(splits))}"
            raise ReleaseError(message)
        split = Split(splits.pop())
        rows = {
            config: [_with_whole_ids(CONFIGS[config], row) for row in table.to_pylist()]
            for (config, _), table in event.tables.items()
        }
        if any(is_withheld(row) for row in rows.get(ARTICLES.name, ())):
            sealed, copies = self._sealed.of(event.event), self._copies.copies
            texts = {f"{event.event}/{key}": hydrate_text(one.text, copies) for key, one in sealed.items()}
            before, rows = rows, hydrate_rows(rows, texts)
            self.lines += _lines(before, rows, split, sealed, texts)
        self._add_rows(event.event, split, {name: _encode(CONFIGS[name], found) for name, found in rows.items()})

    def _finish(self) -> None:
        written = self._close_files()
        self._copy_beside()
        manifest: dict[str, Any] = json.loads(read_document(self._source.path / MANIFEST))
        name, version, digest = str(self._source.name), str(self._source.version), self._source.digest
        receipt = make_receipt(self.lines, self._copies.passed_over, corpus=name, data_version=version)
        card = render_local_card(_front_matter(self._source.path), written, name=name, version=version, digest=digest)
        self._put("README.md", card)
        self._put(RECEIPT, json.dumps(receipt, indent=2, ensure_ascii=False) + "\n")
        about = {key: value for key, value in manifest.items() if key not in {"configs", "files"}}
        about |= {"local_only": True, "hydrated_from": {"version": version, "digest": digest}}
        about["made_with"] = {**manifest["made_with"], "hydrated_with": tool_version()}
        write_listing(self._building, about, written)
        self._put_in_place(written)

    def _copy_beside(self) -> None:
        """Copy what lies beside the rows and is not made anew or about the published files."""
        for name in self._source.checksums:
            if not name.startswith(NOT_TAKEN):
                _check_file(self._source, name)
                (self._building / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._source.path / name, self._building / name)

    def _put(self, name: str, contents: str) -> None:
        (self._building / name).write_text(contents, encoding="utf-8", newline="\n")


class _Sealed:
    """The lines of ``blocks.jsonl`` by event, read as events come, which are sorted in both."""

    def __init__(self, lines: Iterator[SealedText]) -> None:
        self._lines = lines
        self._next = next(lines, None)

    def of(self, event: str) -> dict[str, SealedText]:
        """Return an event's lines by article."""
        found: dict[str, SealedText] = {}
        while self._next is not None and self._next.event <= event:
            if self._next.event == event:
                found[self._next.article] = self._next
            self._next = next(self._lines, None)
        return found


def _encode(config: Config[Any], rows: Sequence[Cells]) -> pa.RecordBatch:
    """Return rows as a batch, class labels as numbers; a column that the release does not have yet is null."""
    unknown = sorted(set(rows[0]) - set(config.schema.names)) if rows else []
    if unknown:
        message = f"config {config.name} has a column {unknown[0]!r} that these tools do not know; use newer ones"
        raise ReleaseError(message)
    try:
        return config.table(rows).batch()
    except KeyError as error:
        message = f"config {config.name} has a label {error} that these tools do not know; use newer ones"
        raise ReleaseError(message) from error
    except ROWS_FAILURES as error:
        message = f"config {config.name} has a column of another type than these tools know: {error}"
        raise ReleaseError(message) from error


def _with_whole_ids(config: Config[Any], row: Cells) -> Cells:
    """Return a row whose references are whole ids; the first releases left out what the row's event says."""

    def whole(value: str | None, target: str) -> str | None:
        if value is None or "/" in value:
            return value
        return f"{row['event']}/{'statement-' if target == STATEMENTS.name else ''}{value}"

    found: Cells = {}
    for column in config.columns:
        value = row.get(column.name)
        if column.refers_to is not None:
            found[column.name] = whole(value, column.refers_to)
        for part in column.parts:
            if part.refers_to is not None and value is not None:
                found[column.name] = [one | {part.name: whole(one[part.name], part.refers_to)} for one in value]
    return row | found


def _lines(
    before: Mapping[str, Sequence[Cells]],
    after: Mapping[str, Sequence[Cells]],
    split: Split,
    sealed: Mapping[str, SealedText],
    texts: Mapping[str, Hydrated],
) -> Iterator[ReleasedLine]:
    for row in before[ARTICLES.name]:
        if is_withheld(row):
            key, hydrated = row["id"].rpartition("/")[2], texts.get(row["id"])
            blocks = hydrated.blocks if hydrated is not None else ()
            yield ReleasedLine(
                event=row["event"],
                article=key,
                split=split,
                digest=sealed[key].text.digest if key in sealed else None,
                is_whole=hydrated is not None and hydrated.text is not None,
                _blocks=tuple((one.recovery.value, len(Span(one.block.start, one.block.end))) for one in blocks),
                _quotes=_labelled(after.get(QUOTES.name, ()), row["id"], "fidelity"),
                _mentions=_labelled(after.get(CLAIM_MENTIONS.name, ()), row["id"], "relation"),
            )


def _labelled(rows: Sequence[Cells], article: str, label: str) -> tuple[tuple[str, TextStatus], ...]:
    return tuple((row[label] or "", TextStatus(row["text_status"])) for row in rows if row["article"] == article)


def _front_matter(folder: Path) -> str:
    card = read_words(folder / "README.md")
    if parse_front_matter(card) is None:
        message = f"{folder / 'README.md'} is not the card of a release: it has no front matter"
        raise ReleaseError(message)
    return card.split("---\n", 2)[1]
