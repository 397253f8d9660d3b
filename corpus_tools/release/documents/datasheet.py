"""``DATASHEET.md``: a document that people write, with figures that the corpus fills in.

What lies between ``<!-- figures -->`` and ``<!-- /figures -->`` (likewise ``generation`` and ``version``) is
written by the tools, here and in every release; everything else is left as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus_tools.release.documents.card import plain
from corpus_tools.schemas.vocab import Split
from corpus_tools.stats import Counts, count, render_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus_tools.corpus import Corpus
    from corpus_tools.schemas.base import Provenance
    from corpus_tools.schemas.rights import Rights

DATASHEET = "DATASHEET.md"

SECTIONS = ("figures", "generation", "version")
"""Names of what is filled in."""


class DatasheetFacts:
    """Gathers, event by event, what is filled in."""

    def __init__(self) -> None:
        self._counts: dict[Split, Counts] = {}
        self._texts: list[str] = []
        self._version = ""

    def add(self, corpus: Corpus, split: Split) -> None:
        """Take an event."""
        self._counts[split] = self._counts.get(split, Counts()) + count(corpus)
        self._texts += _texts_of(corpus)
        self._version = corpus.head.file.corpus.version

    def sections(self) -> dict[str, str]:
        """Return what belongs between the marks, by their name."""
        by_split = {split.value: {"": self._counts[split]} for split in Split if split in self._counts}
        table = ["| text | written by | annotated by | plan |", "|---|---|---|---|", *self._texts]
        return {
            "figures": f"\n```text\n{render_text(by_split)}```\n",
            "generation": "\n".join(["", *table, ""]),
            "version": self._version,
        }

    def fill_in(self, folder: Path) -> None:
        """Fill in the datasheet of a folder, if there is one and events were taken."""
        path = folder / DATASHEET
        if self._counts and path.is_file():
            filled = fill(path.read_text(encoding="utf-8"), self.sections())
            path.write_text(filled, encoding="utf-8", newline="\n")


def fill(document: str, sections: Mapping[str, str]) -> str:
    """Return a document with what stands between its marks replaced; a mark without its end is left alone.

    Example:
        >>> fill("Version <!-- version -->0.1<!-- /version -->.", {"version": "0.2"})
        'Version <!-- version -->0.2<!-- /version -->.'
    """
    for name, content in sections.items():
        opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
        pattern = re.compile(f"{re.escape(opening)}.*?{re.escape(closing)}", re.DOTALL)
        document = pattern.sub(lambda _, new=f"{opening}{content}{closing}": new, document)  # type: ignore[misc]
    return document


def _texts_of(corpus: Corpus) -> Iterator[str]:
    """Yield a line of the table for every statement and every article."""
    event = corpus.event
    for statement in event.statements:
        name = f"`{corpus.event_id}`, statement `{statement.id}`"
        yield _row(name, statement.rights, event.provenance, is_there=statement.id in corpus.statement_texts)
    for key, article in corpus.articles.items():
        yield _row(f"`{corpus.event_id}`, `{key}`", article.rights, article.provenance, is_there=key in corpus.texts)


def _row(name: str, rights: Rights | None, provenance: Provenance, *, is_there: bool) -> str:
    made = rights.generation if rights is not None else None
    if made is not None:
        writer = f"{plain(made.model)}, {made.date}"
    else:
        writer = "not recorded" if is_there else "its speaker or outlet; not distributed"
    plan = f"`{made.plan}`" if made is not None and made.plan is not None else "–"
    annotators = ", ".join(f"`{name}`" for name in provenance.annotators)
    return f"| {name} | {writer} | {annotators}, {provenance.state.value} | {plan} |"
