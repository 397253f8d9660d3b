"""The grid: for every passage and article, which records render the one in the other, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.review.model import CellEntry, RowEntry
from corpus_tools.review.outcome import Outcome, of_additions, of_cell
from corpus_tools.schemas.vocab import Depth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.review.model import ArticleEntry, RecordEntry

Item = tuple[str, str, int | None]
"""Key of a record, its letter, and the number of the clause (null for a mention)."""


def rows(passages: Sequence[str], articles: Sequence[ArticleEntry]) -> Iterator[RowEntry]:
    """Yield a row for each passage, in the order given, and the last one for what is in none of them."""
    found = [_by_passage(article.records) for article in articles]
    for passage in passages:
        yield RowEntry(
            passage,
            tuple(_cell(items.get(passage, []), article) for items, article in zip(found, articles, strict=True)),
        )
    yield RowEntry(None, tuple(_additions(items.get(None, [])) for items in found))


def _by_passage(records: Sequence[RecordEntry]) -> dict[str | None, list[Item]]:
    found: dict[str | None, list[Item]] = {}
    for record in records:
        for passages, item in _items(record):
            for passage in passages or (None,):
                found.setdefault(passage, []).append(item)
    return found


def _items(record: RecordEntry) -> Iterator[tuple[tuple[str, ...], Item]]:
    if record.kind == "mention":
        yield record.passages, (record.key, record.outcome, None)
    for number, clause in enumerate(record.clauses):
        yield clause.passages, (record.key, clause.outcome, number)


def _cell(items: Sequence[Item], article: ArticleEntry) -> CellEntry:
    return CellEntry(of_cell([Outcome(letter) for _, letter, _ in items], Depth(article.depth)), tuple(items))


def _additions(items: Sequence[Item]) -> CellEntry:
    return CellEntry(of_additions([Outcome(letter) for _, letter, _ in items]), tuple(items))
