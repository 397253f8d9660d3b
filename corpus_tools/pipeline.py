"""The journey in one page: load → check → split → tabulate → release.

Every verb works event by event, so that a corpus of any size streams through memory; what concerns
all events at once (repeated texts, leaks between splits, words of restricted texts) is a small fold
at the end.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from corpus_tools.checks.corpus_wide import check_corpus
from corpus_tools.checks.fingerprints import Fingerprint, fingerprint
from corpus_tools.checks.memory import Memory
from corpus_tools.checks.recheck import Recheck
from corpus_tools.checks.run import run_checks, unread_corpus
from corpus_tools.corpus import admit
from corpus_tools.diagnostics.report import Report
from corpus_tools.engines.serial import Serial
from corpus_tools.errors import NotAdmittedError, ReleaseError
from corpus_tools.loaders.cache_file import cache_file
from corpus_tools.loaders.concerned import changed, events_of
from corpus_tools.loaders.drafts import load_event
from corpus_tools.loaders.head import find_gone, load_head
from corpus_tools.loaders.paths import CORPUS_FILE, CorpusPaths, find_root
from corpus_tools.loaders.positions import place_findings
from corpus_tools.loaders.stamps import Stamps, stamp_tools
from corpus_tools.loaders.texts import TextSource
from corpus_tools.schemas.vocab import Split
from corpus_tools.splits.table import split_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus_tools.corpus import Corpus, Draft, Head
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.engines.mapper import Mapper
    from corpus_tools.release.folder.release_folder import ReleaseFolder
    from corpus_tools.release.folder.writing import Release
    from corpus_tools.stats.counts import Counts

__all__ = [
    "admitted", "build", "changed", "check", "events_of", "find_root", "load", "not_at_hand", "read_head", "release",
    "remembered", "stats",
]  # fmt: skip


def load(
    root: Path, *, events: Sequence[str] | None = None, texts: Sequence[Path] | None = (), engine: Mapper | None = None
) -> Iterator[Draft]:
    """Yield every event as it was read, in the order of ids.

    Args:
        root: folder of the corpus.
        events: ids to keep to; all by default.
        texts: folders that hold restricted texts, beside those that environment and corpus name; null to read none.
        engine: what maps over the events; this process by default.

    Raises:
        NotAdmittedError: if ``corpus.toml`` cannot be read.
        UnknownNameError: if there is no such event.
    """
    paths = CorpusPaths(root)
    yield from _load(paths, read_head(paths), events=events, texts=texts, engine=engine)


def _load(
    paths: CorpusPaths,
    head: Head,
    *,
    events: Sequence[str] | None,
    texts: Sequence[Path] | None,
    engine: Mapper | None = None,
) -> Iterator[Draft]:
    source = None if texts is None else TextSource.of(paths.root, search=head.file.texts.search, given=texts)
    read = partial(load_event, paths, head, restricted=source)
    yield from (engine or Serial()).map(read, events if events is not None else paths.events())


def check(  # noqa: PLR0913 - what may be asked of a check
    root: Path,
    *,
    events: Sequence[str] | None = None,
    files: Sequence[str] = (),
    texts: Sequence[Path] = (),
    require_text: bool = False,
    engine: Mapper | None = None,
    memory: Memory | None = None,
) -> Report:
    """Return everything that is wrong with a corpus, each finding with its line and column.

    What only shows when all events are held against each other is looked for if ``events`` is null, or with what a
    memory holds of the other events.

    Args:
        root: folder of the corpus.
        events: ids to keep to; all by default.
        files: names of further files to search for words of restricted texts, where ``events`` is not null.
        texts: folders that hold restricted texts, beside those that environment and corpus name.
        require_text: whether a restricted text that is not at hand is an error.
        engine: what maps over the events; this process by default.
        memory: what earlier runs found; by default everything is computed anew.
    """
    paths = CorpusPaths(root)
    head, about_head = load_head(paths)
    if head is None:
        return _placed(paths, (*about_head, unread_corpus(CORPUS_FILE, about_head)))
    source = TextSource.of(paths.root, search=head.file.texts.search, given=texts)
    read = partial(load_event, paths, head, restricted=source)
    every = paths.events()
    findings = [*about_head, *find_gone(paths, head, every)]
    asked = frozenset(every if events is None else events)
    run = Recheck(head, every, asked, memory or Memory(None, tools=b""), Stamps(paths, source))
    for draft in (engine or Serial()).map(read, run.due()):
        report = run_checks(draft, require_text=require_text)
        findings += report.findings
        run.add(draft, report)
    if events is None:
        findings += run.compare_all(root)
    elif memory is not None:
        findings += run.compare(root, files, load=read, find=source.find_digest)
    return _placed(paths, findings)


def _placed(paths: CorpusPaths, findings: Iterable[Diagnostic]) -> Report:
    """Return findings with their lines and columns."""
    ordered = Report.of(findings).findings
    return Report.of(place_findings(ordered, lambda name: paths.path(name).read_text(encoding="utf-8")))


@contextmanager
def remembered(root: Path, *, is_kept: bool = True) -> Iterator[Memory]:
    """Open what earlier checks of a corpus found, and keep what this one finds.

    Args:
        root: folder of the corpus.
        is_kept: whether anything is read from, or written to, the user's folder of caches.
    """
    file = cache_file(root) if is_kept else None
    memory = Memory(file, tools=b"" if file is None else stamp_tools())
    try:
        yield memory
    finally:
        memory.close()


def admitted(root: Path, *, engine: Mapper | None = None) -> Iterator[Corpus]:
    """Yield every event that may be published, once it has passed its checks; restricted texts are not read.

    Raises:
        NotAdmittedError: if the corpus's own files have errors, at the first event with an open error, or at
            the end if events contradict one another.
    """
    paths = CorpusPaths(root)
    head, findings = load_head(paths)
    events = paths.events()
    gone = find_gone(paths, head, events) if head is not None else ()
    n_errors = Report.of((*findings, *gone)).n_errors
    if head is None or n_errors:
        raise NotAdmittedError(CORPUS_FILE, n_errors)
    prints: list[Fingerprint] = []
    for draft in _load(paths, head, events=events, texts=None, engine=engine):
        yield admit(draft, run_checks(draft))
        prints.append(fingerprint(draft))
    whole = check_corpus(prints)
    if whole.n_errors:
        raise NotAdmittedError(CORPUS_FILE, whole.n_errors)


def build(root: Path, out: Path, *, previous: Path | None = None, engine: Mapper | None = None) -> Release:
    """Build the dataset from a corpus: everything from its files to a folder that ``load_dataset`` reads.

    Args:
        root: folder of the corpus.
        out: folder of the release.
        previous: the release before, which ``corpus.toml`` names; null to compare with none.
        engine: what maps over the events; this process by default.

    Raises:
        NotAdmittedError: if the corpus has open errors; what stood at ``out`` stays.
        ReleaseError: if ``out`` is something other than a release, or cannot be written.
        ReleaseRefusedError: if the version is too low for what changed, or something changed that must not.
    """
    return release(root, out, admitted(root, engine=engine), previous=previous)


def release(root: Path, out: Path, events: Iterable[Corpus], *, previous: Path | None = None) -> Release:
    """Tabulate admitted events and write them as a release."""
    from corpus_tools.release.build import Builder  # noqa: PLC0415 - pyarrow is loaded for a build alone
    from corpus_tools.release.folder.blocks import sealed_texts  # noqa: PLC0415 - likewise
    from corpus_tools.release.folder.tombstones import withdrawn_records  # noqa: PLC0415 - likewise
    from corpus_tools.tables.tabulate import tabulate  # noqa: PLC0415 - likewise

    head = read_head(CorpusPaths(root))
    builder = Builder(out, head, documents=root, previous=_previous(head, previous))
    with builder:
        for corpus in events:
            split = split_of(corpus.event_id, corpus.head)
            if split is not None:
                builder.describe(corpus, split)
                builder.withdraw(withdrawn_records(corpus))
                builder.add(corpus.event_id, split, tabulate(corpus), sealed_texts(corpus))
    return builder.release


def _previous(head: Head, folder: Path | None) -> ReleaseFolder | None:
    """Open the release before, once it is known to be the one that ``corpus.toml`` names."""
    from corpus_tools.release.folder.release_folder import ReleaseFolder  # noqa: PLC0415 - pyarrow is loaded for releases alone

    if folder is None:
        return None
    found, named = ReleaseFolder.open(folder), head.file.previous
    if named is None or (named.version, named.digest) != (str(found.version), found.digest):
        state = "names no release before" if named is None else f"names {named.version} with the rows {named.digest}"
        lines = f'[previous]\nversion = "{found.version}"\ndigest = "{found.digest}"'
        message = f"{CORPUS_FILE} {state}; if {folder} is the one, write there:\n{lines}"
        raise ReleaseError(message)
    return found


def stats(root: Path) -> dict[str, dict[str, Counts]]:
    """Return the counts of every event by split; withdrawn events are left out."""
    from corpus_tools.stats.counts import count  # noqa: PLC0415 - a check counts nothing

    found: dict[str, dict[str, Counts]] = {}
    for corpus in admitted(root):
        split = split_of(corpus.event_id, corpus.head)
        if split is not None:
            found.setdefault(split.value, {})[corpus.event_id] = count(corpus)
    return {split: found[split] for split in Split if split in found}


def not_at_hand(root: Path, *, texts: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the restricted articles, as event/article, whose texts are found in no folder that is looked in."""
    real = [
        key for key, one in read_head(CorpusPaths(root)).splits.items() if one.split is Split.REAL and not one.withdrawn
    ]
    return tuple(
        f"{draft.event_id}/{key}"
        for draft in load(root, events=sorted(real), texts=texts)
        for key, article in draft.articles.items()
        if article.text_file is None and article.text is None
    )


def read_head(paths: CorpusPaths) -> Head:
    """Return what all events share.

    Raises:
        NotAdmittedError: if ``corpus.toml`` cannot be read.
    """
    head, findings = load_head(paths)
    if head is None:
        raise NotAdmittedError(CORPUS_FILE, len(findings))
    return head
