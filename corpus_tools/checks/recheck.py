"""A check of some events against all: what is known of the others is taken from memory, and so is what is unchanged.

A check of everything reads every event that is not known to be without fault in the state in which it lies there. A
check of some events compares them with the fingerprints that are kept of the others; those with which they have
something in common are looked at again before anything is said, so that an old fingerprint raises no false alarm.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

from corpus_tools.checks.corpus_wide import MIN_SHARED, check_corpus, find_leaks, find_repeated
from corpus_tools.checks.fingerprints import fingerprint, restricted_runs
from corpus_tools.checks.memory import Known
from corpus_tools.checks.restricted import RestrictedRuns, find_restricted
from corpus_tools.checks.tree import read_files, read_tree
from corpus_tools.diagnostics.catalogue.anchors import CHECKS_NOT_RUN
from corpus_tools.diagnostics.catalogue.corpus_wide import RESTRICTED_WORDS
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus_tools.checks.fingerprints import Fingerprint
    from corpus_tools.checks.memory import Memory
    from corpus_tools.corpus import Draft, Head
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.diagnostics.report import Report

MAX_CAUGHT_UP = 20
"""Other events that are read for the sake of a comparison where nothing is known of them: half a second's work."""

HEAD_FILE = "corpus.toml"
"""Where a finding about all events stands."""


class Stamp(Protocol):
    """A digest over the state of some files."""

    @property
    def digest(self) -> bytes:
        """The digest."""

    @property
    def is_settled(self) -> bool:
        """Whether any further change will show in it."""


class Stamps(Protocol):
    """What tells whether an event's files are as they were."""

    def of_folders(self, event: str) -> Stamp:
        """Return the stamp of an event's two folders, which is cheap and misses what is written in place."""

    def of_files(self, event: str) -> Stamp:
        """Return the stamp of all its files."""

    def of_texts(self) -> Stamp:
        """Return the stamp of the folders of restricted texts."""


@dataclass(slots=True)
class Recheck:
    """One run.

    Attributes:
        head: what all events share.
        every: ids of all events, sorted.
        asked: ids of those that are checked.
        memory: what earlier runs found.
        stamps: whether that still holds.
    """

    head: Head
    every: tuple[str, ...]
    asked: frozenset[str]
    memory: Memory
    stamps: Stamps
    _prints: dict[str, Fingerprint] = field(default_factory=dict)
    _held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _seen: dict[str, tuple[Stamp, Stamp]] = field(default_factory=dict)
    _known: Mapping[str, Known] = field(default_factory=dict)
    _rules: bytes = b""
    _texts: Stamp | None = None

    def __post_init__(self) -> None:
        self._known = self.memory.all()
        self._rules = blake2b(self.head.file.model_dump_json().encode(), digest_size=16).digest()

    def due(self) -> tuple[str, ...]:
        """Return the events that must be read: those asked for, less those known to be without fault as they are."""
        return tuple(event for event in sorted(self.asked) if not self._is_clean(event))

    def add(self, draft: Draft, report: Report) -> None:
        """Take in an event that was read and checked."""
        self._take(draft, clean=b"" if report.findings else self._key(draft.event_id))

    def compare_all(self, root: Path) -> Sequence[Diagnostic]:
        """Return what only shows when all events are held against each other and against every file."""
        max_run_words = self.head.file.leak.max_run_words
        prints = (self._prints[event] for event in self.every)
        findings = check_corpus(prints, files=read_tree(root), max_run_words=max_run_words).findings
        if not any(finding.rule is RESTRICTED_WORDS for finding in findings):
            self.memory.add_searched(self._searchable(text) for texts in self._held.values() for text in texts)
        return findings

    def compare(
        self, root: Path, files: Iterable[str], *, load: Callable[[str], Draft], find: Callable[[str], str | None]
    ) -> Iterator[Diagnostic]:
        """Yield what only shows when the events that were asked for are held against the others and every file.

        Args:
            root: folder of the corpus.
            files: names of further files, beside those of the events, to search for words of restricted texts.
            load: reads an event.
            find: returns the text that has a digest; null if it is not at hand.
        """
        known, missing = self._others()
        if len(missing) <= MAX_CAUGHT_UP:
            for event in missing:
                self._stamps_of(event)
                self._take(load(event))
        else:
            yield self._not_compared(len(missing))
        kin, further = self._kin(known)
        for event in kin:
            if self._stamps_of(event)[1].digest == known[event].files:
                self._prints[event] = self._recalled(event, known[event])
            else:
                self._take(load(event))
        prints = sorted([*self._prints.values(), *further], key=lambda print_: print_.event_id)
        for finding in (*find_repeated(prints), *find_leaks(prints)):
            if not self.asked.isdisjoint(_events_of(finding)):
                yield finding
        yield from self._search(root, files, known, find)

    def _is_clean(self, event: str) -> bool:
        known = self._known.get(event)
        _, files = self._stamps_of(event)
        if known is None or known.clean != self._key(event) or known.files != files.digest:
            return False
        self._prints[event] = self._recalled(event, known)
        return True

    def _key(self, event: str) -> bytes:
        """Return what beside its files decides over an event without restricted texts: the head, and its split."""
        return blake2b(self._rules + repr(self.head.splits.get(event)).encode(), digest_size=16).digest()

    def _recalled(self, event: str, known: Known) -> Fingerprint:
        assignment = self.head.splits.get(event)
        return known.fingerprint(event, assignment.split.value if assignment else None)

    def _stamps_of(self, event: str) -> tuple[Stamp, Stamp]:
        """Return an event's stamps as they were before it was read, if it was."""
        if event not in self._seen:
            self._seen[event] = (self.stamps.of_folders(event), self.stamps.of_files(event))
        return self._seen[event]

    def _texts_stamp(self) -> Stamp:
        self._texts = self._texts or self.stamps.of_texts()
        return self._texts

    def _take(self, draft: Draft, *, clean: bytes = b"") -> None:
        event, print_ = draft.event_id, fingerprint(draft)
        self._prints[event] = print_
        records = [(one.record, one.text) for one in draft.articles.values() if one.record is not None]
        restricted = [(record.text, text) for record, text in records if record.access is Access.RESTRICTED]
        digests = [(record.digest, text is not None) for record, text in restricted if record is not None]
        self._held[event] = tuple(sorted(digest for digest, is_at_hand in digests if is_at_hand))
        folders, files = self._stamps_of(event)
        is_beside = any(one.text_file is None for one in draft.articles.values())  # also where a file breaks the schema
        texts = self._texts_stamp() if is_beside else None
        if folders.is_settled and files.is_settled and (texts is None or texts.is_settled):
            known = Known(
                folders=folders.digest,
                files=files.digest,
                texts=texts.digest if texts is not None else b"",
                clean=b"" if texts is not None else clean,
                restricted=tuple(sorted(digest for digest, _ in digests)),
                file=print_.file,
                articles=tuple((text.file, text.target, text.digest) for text in print_.texts),
                runs=print_.runs,
            )
            self.memory.add(event, known)

    def _others(self) -> tuple[dict[str, Known], list[str]]:
        """Return what is known of the events that were not asked for, and those of which nothing is."""
        known: dict[str, Known] = {}
        missing: list[str] = []
        for event in self.every:
            if event not in self.asked:
                one = self._known.get(event)
                if one is not None and self._is_as_it_was(event, one):
                    known[event] = one
                else:
                    missing.append(event)
        return known, missing

    def _is_as_it_was(self, event: str, known: Known) -> bool:
        is_same = known.folders == self.stamps.of_folders(event).digest
        return is_same and (not known.texts or known.texts == self._texts_stamp().digest)

    def _kin(self, known: Mapping[str, Known]) -> tuple[list[str], list[Fingerprint]]:
        """Return the events, of some, that have enough in common with those asked for to be found fault with.

        Those that share less come as fingerprints of what they share: it decides what is a stock phrase.
        """
        mine = [self._prints[event] for event in sorted(self.asked)]
        texts = {text.digest for print_ in mine for text in print_.texts}
        runs = {run for print_ in mine for run in print_.runs}
        kin: list[str] = []
        further: list[Fingerprint] = []
        for event, other in known.items():
            shared = runs.intersection(other.runs)
            if len(shared) >= MIN_SHARED or any(digest in texts for _, _, digest in other.articles):
                kin.append(event)
            elif shared:
                further.append(replace(self._recalled(event, other), texts=(), runs=array("I", sorted(shared))))
        return kin, further

    def _not_compared(self, n_missing: int) -> Diagnostic:
        n_others = len(self.every) - len(self.asked)
        message = (
            f"{n_missing:,} of {n_others:,} other events not compared with those asked for: nothing is known of them"
        )
        help_ = "run `corpus-tools check` once; it compares all events and remembers what it read"
        return CHECKS_NOT_RUN.found(message, Location(HEAD_FILE), target=HEAD_FILE, help=help_)

    def _search(
        self, root: Path, files: Iterable[str], known: Mapping[str, Known], find: Callable[[str], str | None]
    ) -> Iterator[Diagnostic]:
        """Yield words of restricted texts in the files named and in those of the events asked for.

        Every file is searched if a text of these events is at hand for which that was never done.
        """
        size = self.head.file.leak.max_run_words + 1
        others = {digest for one in known.values() for digest in one.restricted}
        found = (text for digest in sorted(others) if (text := find(digest)) is not None)
        own = (self._prints[event].restricted for event in sorted(self._prints))
        runs = RestrictedRuns.of((*own, *(restricted_runs(text, size) for text in found)), size=size)
        if not runs:
            return
        texts = {self._searchable(text) for event in self.asked for text in self._held.get(event, ())}
        if texts <= self.memory.searched():
            folders = (f"{top}/{event}" for top in ("annotations", "raw") for event in self.asked)
            yield from find_restricted(runs, read_files(root, (*files, *folders)))
            return
        findings = tuple(find_restricted(runs, read_tree(root)))
        if not findings:
            self.memory.add_searched(texts)
        yield from findings

    def _searchable(self, text: str) -> str:
        return f"{text}/{self.head.file.leak.max_run_words}"


def _events_of(finding: Diagnostic) -> Iterator[str]:
    """Yield the events in whose folders a finding and its further places lie."""
    for place in (finding.location, *(related.location for related in finding.related)):
        yield place.file.split("/")[1]
