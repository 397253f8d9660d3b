"""What the corpus-wide checks keep of an event: digests, sampled word runs, and restricted runs as hashes alone."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.checks.shingles import quick_hash, quick_hashes_of, runs_of, sure_hash
from corpus_tools.schemas.vocab import Access, Zone
from corpus_tools.text.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.corpus import ArticleDraft, Draft

RUN_WORDS = 8
"""Words of a run that counts as reused. Unrelated news texts shared no run of eight in forty pairs (docs/peers.md §3)."""

SAMPLED = 8
"""One run in so many is kept, chosen by its hash, so that two events keep the same ones. At 600 words an article this
is 0.6 kB, which lets the fold hold 100,000 articles."""


@dataclass(frozen=True, slots=True)
class TextPrint:
    """One text: its file, the id under which findings about it are allowed, and its digest."""

    file: str
    target: str
    digest: str


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of one event.

    Attributes:
        event_id: the event.
        file: its ``event.yaml``.
        split: its split; null where it has none.
        texts: its articles' texts, as recorded or as at hand.
        runs: sampled hashes of word runs of its texts at hand, sorted; an unsigned 32-bit array.
        restricted: sure hashes of all word runs of its restricted texts at hand, by their quick hashes.
    """

    event_id: str
    file: str
    split: str | None
    texts: tuple[TextPrint, ...]
    runs: array[int]
    restricted: dict[int, frozenset[bytes]]


def fingerprint(draft: Draft) -> Fingerprint:
    """Return what the corpus-wide checks need of an event."""
    assignment = draft.head.splits.get(draft.event_id)
    runs = {hash_ for text in _reports(draft) for hash_ in quick_hashes_of(text, RUN_WORDS) if not hash_ % SAMPLED}
    return Fingerprint(
        event_id=draft.event_id,
        file=draft.file,
        split=assignment.split.value if assignment else None,
        texts=tuple(_prints(draft)),
        runs=array("I", sorted(runs)),
        restricted=_restricted(draft),
    )


def _reports(draft: Draft) -> Iterator[str]:
    """Yield the texts at hand, without boilerplate, which an outlet prints under every report."""
    yield from (text for _, text in sorted(draft.statement_texts.items()))
    for article in draft.articles.values():
        if article.text is not None:
            yield _without_boilerplate(article)


def _without_boilerplate(article: ArticleDraft) -> str:
    text, record = article.text or "", article.record
    if record is None or any(zone.start is None for zone in record.zones):
        return text
    return " ".join(text[zone.start : zone.end] for zone in record.zones if zone.zone is not Zone.BOILERPLATE)


def _prints(draft: Draft) -> Iterator[TextPrint]:
    for article in draft.articles.values():
        record = article.record.text if article.record else None
        if record is not None:
            yield TextPrint(article.file, article.id, record.digest)
        elif article.text is not None:
            yield TextPrint(article.file, article.id, digest(article.text))


def _restricted(draft: Draft) -> dict[int, frozenset[bytes]]:
    size = draft.head.file.leak.max_run_words + 1
    found: dict[int, set[bytes]] = {}
    for article in draft.articles.values():
        if article.record is not None and article.record.access is Access.RESTRICTED and article.text is not None:
            for run in runs_of(article.text, size):
                found.setdefault(quick_hash(run), set()).add(sure_hash(run))
    return {key: frozenset(hashes) for key, hashes in found.items()}
