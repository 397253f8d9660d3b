"""``withdrawn.jsonl``: what a release no longer holds, where it stood, since when and why."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import parse_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus_tools.corpus import Corpus, Head
    from corpus_tools.schemas.claim import Tombstone

WITHDRAWN = "withdrawn.jsonl"
"""Name of the file; absent where nothing was ever withdrawn."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One event, article, or record that was withdrawn.

    Attributes:
        id: of an event, an article (event/article), or a row (event/article/quote, event/claim).
        split: where it stood, and would stand again.
        date: day of withdrawal.
        reason: why.
    """

    id: str
    split: str
    date: str
    reason: str


class Tombstones(dict[str, Withdrawn]):
    """Tombstones by id."""

    def covering(self, *ids: str | None) -> Withdrawn | None:
        """Return the tombstone of one of some ids, or of what holds it; None if there is none.

        Example:
            >>> tombstones = Tombstones({"ferry": Withdrawn("ferry", "test", "2026-05-01", "The source withdrew it.")})
            >>> tombstones.covering("ferry/courier/qa2b3").date, tombstones.covering("ferries/courier")
            ('2026-05-01', None)
        """
        for key in ids:
            steps = key.split("/") if key is not None else []
            for length in range(len(steps), 0, -1):
                tombstone = self.get("/".join(steps[:length]))
                if tombstone is not None:
                    return tombstone
        return None

    def render(self) -> str:
        """Return the contents of ``withdrawn.jsonl``, sorted by id."""
        return "".join(json.dumps(asdict(self[key]), ensure_ascii=False) + "\n" for key in sorted(self))


def parse_tombstones(content: str) -> Tombstones:
    """Return the tombstones that the contents of ``withdrawn.jsonl`` state.

    Raises:
        ReleaseError: if a line is none.
    """
    found = Tombstones()
    for number, line in enumerate(content.splitlines(), start=1):
        place = f"{WITHDRAWN}, line {number}"
        stated = parse_json(line, place)
        if not isinstance(stated, dict) or {key: type(value) for key, value in stated.items()} != dict.fromkeys(
            ("id", "split", "date", "reason"), str
        ):
            message = f"{place}: expected id, split, date and reason, each in words"
            raise ReleaseError(message)
        found[stated["id"]] = Withdrawn(**stated)
    return found


def withdrawn_events(head: Head) -> Iterator[Withdrawn]:
    """Yield the events that ``splits.tsv`` marks as withdrawn."""
    for event, line in head.splits.items():
        if line.withdrawn is not None:
            yield Withdrawn(event, line.split.value, line.withdrawn, line.reason or "")


def withdrawn_records(corpus: Corpus) -> Iterator[Withdrawn]:
    """Yield what was withdrawn from an event: articles and claims by the event's file, records by the article's."""
    split = corpus.head.splits[corpus.event_id].split.value
    tombstones: Mapping[str, Iterable[Tombstone]] = {corpus.event_id: corpus.event.withdrawn} | {
        f"{corpus.event_id}/{key}": article.withdrawn for key, article in sorted(corpus.articles.items())
    }
    for home, found in tombstones.items():
        for tombstone in found:
            yield Withdrawn(f"{home}/{tombstone.id}", split, tombstone.date, tombstone.reason)
