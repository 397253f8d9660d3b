"""The journey in one page: load → check → split → tabulate → release.

Every verb works event by event, so that a corpus of any size streams through memory; what concerns
all events at once (repeated texts, leaks between splits, words of restricted texts) is a small fold
at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from corpus_tools.checks.corpus_wide import Fingerprint, find_leaks, find_repeated, fingerprint, name_shared
from corpus_tools.checks.dates import find_late_withdrawals
from corpus_tools.checks.restricted import RestrictedRuns, find_restricted, read_files, read_tree
from corpus_tools.checks.run import run_checks, unread_corpus
from corpus_tools.corpus import admit
from corpus_tools.diagnostics.catalogue.dates import DATE_IMPOSSIBLE
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.report import Report
from corpus_tools.engine import Serial
from corpus_tools.errors import NotAdmittedError, ReleaseError
from corpus_tools.loaders.changed import changed, events_of
from corpus_tools.loaders.draft import load_event
from corpus_tools.loaders.head import find_gone, in_its_line, load_head
from corpus_tools.loaders.paths import CORPUS_FILE, SPLITS_FILE, TOP_FOLDERS, CorpusPaths, find_root
from corpus_tools.loaders.positions import place_findings
from corpus_tools.loaders.texts.find import TextSource
from corpus_tools.schemas.vocab import Split
from corpus_tools.splits import split_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from corpus_tools.corpus import Corpus, Draft, Head
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.engine import Mapper
    from corpus_tools.release.folder.release_folder import ReleaseFolder
    from corpus_tools.release.folder.writing import Release
    from corpus_tools.stats import Counts

__all__ = [
    "admitted", "build", "changed", "check", "events_of", "find_root", "load", "not_at_hand", "read_head", "release",
    "stats",
]  # fmt: skip


def load(
    root: Path, *, events: Sequence[str] | None = None, texts: Sequence[Path] | None = (), engine: Mapper | None = None
) -> Iterator[Draft]:
    """Yield every event as it was read, in the order of ids.

    Args:
        root: folder of the corpus.
        events: ids to keep to; all by default.
        texts: folders that hold restricted texts, beside those that environment and corpus name; None to read none.
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


@dataclass(frozen=True, slots=True)
class CheckedEvent:
    """What a check keeps of one event.

    Attributes:
        event_id: the event.
        findings: what is wrong with it, with lines and columns, in no particular order.
        fingerprint: what comparing it with other events needs.
    """

    event_id: str
    findings: tuple[Diagnostic, ...]
    fingerprint: Fingerprint


def check_event(
    paths: CorpusPaths, head: Head, source: TextSource, event_id: str, *, require_text: bool = False
) -> CheckedEvent:
    """Load and check one event: what an engine maps, a pure function of picklable data.

    Args:
        paths: the corpus.
        head: what all events share.
        source: where restricted texts are looked for.
        event_id: the event.
        require_text: whether a restricted text that is not available is an error.

    Raises:
        UnknownNameError: if there is no such event.
    """
    draft = load_event(paths, head, event_id, restricted=source)
    findings = _placed(paths, run_checks(draft, require_text=require_text))
    return CheckedEvent(event_id, findings, fingerprint(draft))


NOT_COMPARED = "not compared with the other events: `corpus-tools check` without PATH or --changed does that"
"""What a report on some of the events says of itself."""


def check(
    root: Path,
    *,
    events: Sequence[str] | None = None,
    texts: Sequence[Path] = (),
    require_text: bool = False,
    engine: Mapper | None = None,
) -> Report:
    """Return everything that is wrong with a corpus, each finding with its line and column.

    What only shows when events are compared is looked for if all events are checked; a report on fewer says that it
    was not.

    Args:
        root: folder of the corpus.
        events: ids to keep to; all by default.
        texts: folders that hold restricted texts, in addition to those that environment and corpus name.
        require_text: whether a restricted text that is not available is an error, and words of restricted texts are
            searched for in every file of the repository instead of the events' own files and the head's.
        engine: what maps over the events; this process by default.
    """
    paths = CorpusPaths(root)
    head, about_head = load_head(paths)
    if head is None:
        return Report.of(_placed(paths, (*about_head, unread_corpus(CORPUS_FILE))))
    source = TextSource.of(paths.root, search=head.file.texts.search, given=texts)
    every = paths.events()
    asked = every if events is None else tuple(sorted(set(events)))
    run = partial(check_event, paths, head, source, require_text=require_text)
    checked = list((engine or Serial()).map(run, asked))
    prints = [event.fingerprint for event in checked]
    is_whole = len(asked) == len(every)
    together = [*about_head, *find_gone(paths, head, every)]
    if is_whole:
        together += [*find_repeated(prints), *_late_withdrawals(paths, head, prints)]
        read = partial(load_event, paths, head, restricted=source)
        for leak in find_leaks(prints):
            one, other = leak.related[0].location.file.split("/")[1], leak.target
            together.append(name_shared(leak, read(one), read(other)))
    runs = RestrictedRuns.of((event.restricted for event in prints), size=head.file.leak.max_run_words + 1)
    if runs:
        folders = (f"{top}/{event}" for top in TOP_FOLDERS for event in asked)
        own = (CORPUS_FILE, SPLITS_FILE, *(TOP_FOLDERS if is_whole else folders))
        together += find_restricted(runs, read_tree(root) if require_text else read_files(root, own))
    findings = (*_placed(paths, together), *(finding for event in checked for finding in event.findings))
    return Report.of(findings, notes=() if is_whole else (NOT_COMPARED,))


def _late_withdrawals(paths: CorpusPaths, head: Head, prints: Iterable[Fingerprint]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the days in ``splits.tsv``, seen from those of the events."""
    for event, message in find_late_withdrawals(head.splits, (event.latest for event in prints)):
        finding = DATE_IMPOSSIBLE.found(message, Location(SPLITS_FILE), target=event)
        yield in_its_line(paths, finding, "withdrawn")


def _placed(paths: CorpusPaths, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings with their lines and columns."""
    return place_findings(findings, lambda name: paths.path(name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class AdmittedEvent:
    """What a build keeps of one event.

    Attributes:
        corpus: the event as it may be published.
        fingerprint: what comparing it with other events needs.
        tables: its rows by config; empty where none were asked for.
    """

    corpus: Corpus
    fingerprint: Fingerprint
    tables: Mapping[str, pa.RecordBatch]


def admit_event(paths: CorpusPaths, head: Head, event_id: str, *, with_tables: bool = False) -> AdmittedEvent:
    """Load, check and admit one event: what an engine maps, a pure function of picklable data.

    Restricted texts are not read.

    Args:
        paths: the corpus.
        head: what all events share.
        event_id: the event.
        with_tables: whether its rows are computed too.

    Raises:
        NotAdmittedError: if it has open errors.
    """
    draft = load_event(paths, head, event_id)
    corpus = admit(draft, Report(run_checks(draft)))
    tables: Mapping[str, pa.RecordBatch] = {}
    if with_tables:
        from corpus_tools.tables.tabulate import tabulate  # noqa: PLC0415 - pyarrow is loaded for a build alone

        tables = tabulate(corpus)
    return AdmittedEvent(corpus, fingerprint(draft), tables)


def admitted(root: Path, *, engine: Mapper | None = None) -> Iterator[Corpus]:
    """Yield every event that may be published, once it has passed its checks; restricted texts are not read.

    Raises:
        NotAdmittedError: if the corpus's own files have errors, at the first event with an open error, or at
            the end if events contradict one another.
    """
    return (event.corpus for event in _admitted(root, engine=engine))


def _admitted(root: Path, *, engine: Mapper | None, with_tables: bool = False) -> Iterator[AdmittedEvent]:
    paths = CorpusPaths(root)
    head, findings = load_head(paths)
    events = paths.events()
    gone = find_gone(paths, head, events) if head is not None else ()
    n_errors = Report((*findings, *gone)).n_errors
    if head is None or n_errors:
        raise NotAdmittedError(CORPUS_FILE, n_errors)
    prints: list[Fingerprint] = []
    run = partial(admit_event, paths, head, with_tables=with_tables)
    for event in (engine or Serial()).map(run, events):
        prints.append(event.fingerprint)
        yield event
    n_errors = Report((*find_repeated(prints), *find_leaks(prints), *_late_withdrawals(paths, head, prints))).n_errors
    if n_errors:
        raise NotAdmittedError(CORPUS_FILE, n_errors)


def build(root: Path, out: Path, *, previous: Path | None = None, engine: Mapper | None = None) -> Release:
    """Build the dataset from a corpus: everything from its files to a folder that ``load_dataset`` reads.

    Args:
        root: folder of the corpus.
        out: folder of the release.
        previous: the release before, which ``corpus.toml`` names; None to compare with none.
        engine: what maps over the events; this process by default.

    Raises:
        NotAdmittedError: if the corpus has open errors; what stood at ``out`` stays.
        ReleaseError: if ``out`` is something other than a release, or cannot be written.
        ReleaseRefusedError: if the version is too low for what changed, or something changed that must not.
    """
    events = ((event.corpus, event.tables) for event in _admitted(root, engine=engine, with_tables=True))
    return _write(root, out, events, previous=previous)


def release(root: Path, out: Path, events: Iterable[Corpus], *, previous: Path | None = None) -> Release:
    """Tabulate admitted events and write them as a release."""
    from corpus_tools.tables.tabulate import tabulate  # noqa: PLC0415 - pyarrow is loaded for a build alone

    return _write(root, out, ((corpus, tabulate(corpus)) for corpus in events), previous=previous)


def _write(
    root: Path, out: Path, events: Iterable[tuple[Corpus, Mapping[str, pa.RecordBatch]]], *, previous: Path | None
) -> Release:
    """Write events and their rows by config as a release; events without a split are left out."""
    from corpus_tools.release.build import Builder  # noqa: PLC0415 - pyarrow is loaded for a build alone
    from corpus_tools.release.folder.blocks import sealed_texts  # noqa: PLC0415 - likewise
    from corpus_tools.release.folder.tombstones import withdrawn_records  # noqa: PLC0415 - likewise

    head = read_head(CorpusPaths(root))
    builder = Builder(out, head, documents=root, previous=_previous(head, previous))
    with builder:
        for corpus, tables in events:
            split = split_of(corpus.event_id, corpus.head)
            if split is not None:
                builder.describe(corpus, split)
                builder.withdraw(withdrawn_records(corpus))
                builder.add(corpus.event_id, split, tables, sealed_texts(corpus))
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
    from corpus_tools.stats import count  # noqa: PLC0415 - a check counts nothing

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
