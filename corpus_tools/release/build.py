"""Takes tables event by event and leaves a whole release, or what stood there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.release.documents.card import Facts, render_card
from corpus_tools.release.documents.croissant import write_croissant
from corpus_tools.release.documents.datasheet import DatasheetFacts
from corpus_tools.release.folder.blocks import append_blocks
from corpus_tools.release.folder.manifest import write_manifest
from corpus_tools.release.folder.release_folder import read_errata
from corpus_tools.release.folder.tombstones import WITHDRAWN, Tombstones, withdrawn_events
from corpus_tools.release.folder.writing import IDS, ReleaseWriter, append_lines, ids_of
from corpus_tools.release.leak.record import carry_record
from corpus_tools.tables.articles import ARTICLES
from corpus_tools.tables.tabulate import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from corpus_tools.corpus import Corpus, Head
    from corpus_tools.release.diff.succession import Succession
    from corpus_tools.release.folder.blocks import SealedText
    from corpus_tools.release.folder.release_folder import ReleaseFolder
    from corpus_tools.release.folder.tombstones import Withdrawn
    from corpus_tools.schemas.vocab import Split


class Builder(ReleaseWriter):
    """Builds a release from a corpus's tables.

    Args:
        out: folder of the release; a release there is replaced, anything else is not.
        head: what all events share.
        documents: the corpus's folder, for datasheet, licences and citation.
        previous: the release before, which this one is compared with.

    Raises:
        ReleaseError: if ``out`` is not a release, or there are no rows.
    """

    def __init__(
        self,
        out: Path,
        head: Head,
        *,
        documents: Path | None = None,
        previous: ReleaseFolder | None = None,
    ) -> None:
        super().__init__(out)
        self._head, self._documents = head, documents
        self._facts = Facts()
        self._datasheet = DatasheetFacts()
        errata = read_errata(documents) if documents is not None else ()
        self._tombstones = Tombstones({tombstone.id: tombstone for tombstone in withdrawn_events(head)})
        self._succession: Succession | None = None
        if previous is not None:
            from corpus_tools.release.diff.succession import Succession  # noqa: PLC0415 - for a comparison alone

            self._succession = Succession(previous, head, self._building, tombstones=self._tombstones, errata=errata)

    def add(
        self, event_id: str, split: Split, tables: Mapping[str, pa.RecordBatch], sealed: Sequence[SealedText] = ()
    ) -> None:
        """Write one event's tables to its split, and by what its restricted texts are recognised.

        Raises:
            ValueError: if events do not come in ascending order, each once.
        """
        if self._succession is not None:
            tables = self._succession.follow(event_id, split, tables)
        for view in (view.name for view in VIEWS if view.name in tables and tables[view.name].num_rows):
            append_lines(self._building / IDS / f"{view}-{split.value}.txt", ids_of(tables[view]))
        self._add_rows(event_id, split, tables)
        if ARTICLES.name in tables:
            self._facts.add(event_id, tables[ARTICLES.name], self._head, labels=ARTICLES.labels)
        with self._explained():
            append_blocks(self._building, sealed)

    def withdraw(self, withdrawn: Iterable[Withdrawn]) -> None:
        """Take what was withdrawn from an event, before its tables."""
        self._tombstones.update({tombstone.id: tombstone for tombstone in withdrawn})

    def describe(self, corpus: Corpus, split: Split) -> None:
        """Take an event's figures for the datasheet."""
        self._datasheet.add(corpus, split)

    def _finish(self) -> None:
        written = self._close_files()
        if self._documents is not None:
            self._copy_documents(self._documents)
            self._datasheet.fill_in(self._building)
            self._facts.leak = carry_record(self._documents, self._building, written)
        if self._tombstones:
            (self._building / WITHDRAWN).write_text(self._tombstones.render(), encoding="utf-8", newline="\n")
        card = render_card(self._head, written, self._facts)
        if self._succession is not None:
            self._succession.write({split.config for split in written})
            card += self._succession.card_section()
        (self._building / "README.md").write_text(card, encoding="utf-8", newline="\n")
        write_croissant(self._building, self._head, written, self._facts)
        write_manifest(self._building, self._head, written, is_compared=self._succession is not None)
        self._put_in_place(written)
