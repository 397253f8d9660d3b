"""Level 5, the corpus: what only shows when events are compared, by the fingerprints that are kept of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise
from typing import TYPE_CHECKING

from corpus_tools.checks.dates import latest_work
from corpus_tools.checks.restricted import (
    RestrictedRuns,
    find_stretches,
    quick_hash,
    quick_hashes_of,
    runs_of,
    sure_hash,
)
from corpus_tools.checks.view import DraftView
from corpus_tools.diagnostics.catalogue import corpus_wide as rules
from corpus_tools.diagnostics.diagnostic import Location, Related
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Access, Zone
from corpus_tools.text.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from corpus_tools.corpus import ArticleDraft, Draft
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.text.span import Span

MIN_SHARED = 3
"""Sampled runs that two events in different splits may not share. One in eight runs of eight words is kept, so three
stand for some thirty words in a row, or more in pieces: a single stock phrase or a quoted title gives one at most,
a shared statement some fifty."""

MAX_HOLDERS = 50
"""Events that may hold a run before it counts as a stock phrase; keeps the fold linear where an outlet repeats itself."""


RUN_LIMIT = 1 << 32
"""Runs are unsigned 32-bit numbers."""

PART_RUNS = 100_000
"""Runs that are sorted at a time, some 4 MB; all of 20,000 articles at once would be a hundred."""


def find_repeated(fingerprints: Sequence[Fingerprint]) -> Iterator[Diagnostic]:
    """Yield every article whose text another article has already."""
    texts = sorted(
        (text for print_ in fingerprints for text in print_.texts), key=lambda text: (text.digest, text.file)
    )
    for _, group in groupby(texts, key=lambda text: text.digest):
        first, *others = group
        for other in others:
            message = f"the text of {shown(other.target)} is that of {shown(first.target)}"
            related = (Related(Location(first.file, ("text",)), "the same text"),)
            place = Location(other.file, ("text",))
            yield rules.TEXT_REPEATED.found(message, place, target=other.target, related=related)


def find_leaks(fingerprints: Sequence[Fingerprint]) -> Iterator[Diagnostic]:
    """Yield every event that shares words with an event in another split."""
    for (first, second), n_shared in sorted(_shared(fingerprints).items()):
        one, other = fingerprints[first], fingerprints[second]
        if n_shared >= MIN_SHARED:
            message = (
                f"{shown(other.event_id)} ({other.split}) shares long runs of words with "
                f"{shown(one.event_id)} ({one.split}): {n_shared} of its {len(other.runs)} sampled ones"
            )
            related = (Related(Location(one.file), f"in split {one.split}"),)
            yield rules.SPLIT_LEAK.found(message, Location(other.file), target=other.event_id, related=related)


def name_shared(leak: Diagnostic, one: Draft, other: Draft) -> Diagnostic:
    """Return a leak between two events with the longest stretch that they share: its texts and, of open ones, its words.

    Args:
        leak: what `find_leaks` yielded.
        one: the event that it compares with.
        other: the event that it is placed at.
    """
    longest: tuple[int, tuple[str, str | None, str], tuple[str, str | None, str], Span] | None = None
    for text in _texts(one):
        hashes: dict[int, set[bytes]] = {}
        for run in runs_of(text[2], RUN_WORDS):
            hashes.setdefault(quick_hash(run), set()).add(sure_hash(run))
        runs = RestrictedRuns(RUN_WORDS, {key: frozenset(found) for key, found in hashes.items()})
        for copy in _texts(other):
            for span, n_words in find_stretches(runs, copy[2]):
                if longest is None or n_words > longest[0]:
                    longest = (n_words, text, copy, span)
    if longest is None:
        return leak
    n_words, (source, source_file, _), (name, file, words), span = longest
    is_open = file is not None and source_file is not None
    said = f", {shown(span.of(words))}" if is_open else ""
    message = f"{leak.message}; the longest, {n_words} words, is in {name} and, there, in {source}{said}"
    place = Location(file, offset=span.start, end_offset=span.end) if file else None
    related = (*leak.related, *([Related(place, "the longest stretch")] if place and is_open else []))
    return replace(leak, message=message, related=related)


def _texts(draft: Draft) -> Iterator[tuple[str, str | None, str]]:
    """Yield name, file and contents of every text available; a restricted one has no file in the corpus."""
    for key, text in sorted(draft.statement_texts.items()):
        yield f"statement {shown(key)}", draft.statement_files.get(key), text
    for key, article in draft.articles.items():
        if article.text is not None:
            yield f"article {shown(key)}", article.text_file, article.text


def _shared(fingerprints: Sequence[Fingerprint]) -> Counter[tuple[int, int]]:
    """Return how many sampled runs each two events in different splits share, by their positions."""
    shared: Counter[tuple[int, int]] = Counter()
    n_parts = 1 + sum(len(print_.runs) for print_ in fingerprints) // PART_RUNS
    bounds = [part * RUN_LIMIT // n_parts for part in range(n_parts + 1)]
    for low, high in pairwise(bounds):
        for events in _holders(fingerprints, low, high):
            shared.update(
                pair for pair in combinations(events, 2) if fingerprints[pair[0]].split != fingerprints[pair[1]].split
            )
    return shared


def _holders(fingerprints: Sequence[Fingerprint], low: int, high: int) -> Iterator[list[int]]:
    """Yield the positions of the events that hold a run, for every run from ``low`` to below ``high`` with several."""
    packed = sorted(
        run << 32 | at
        for at, print_ in enumerate(fingerprints)
        for run in print_.runs[bisect_left(print_.runs, low) : bisect_left(print_.runs, high)]
    )
    for _, group in groupby(packed, key=lambda holder: holder >> 32):
        events = [holder & 0xFFFFFFFF for holder in group]
        if 1 < len(events) <= MAX_HOLDERS:
            yield events


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
        split: its split; None where it has none.
        texts: its articles' texts, as recorded or as at hand.
        runs: sampled hashes of word runs of its texts at hand, sorted; an unsigned 32-bit array.
        restricted: sure hashes of all word runs of its restricted texts at hand, by their quick hashes.
        latest: the last day on which somebody worked on it.
    """

    event_id: str
    file: str
    split: str | None
    texts: tuple[TextPrint, ...]
    runs: array[int]
    restricted: dict[int, frozenset[bytes]]
    latest: date | None


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
        latest=latest_work(DraftView(draft)),
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
