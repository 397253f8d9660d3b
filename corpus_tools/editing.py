"""What people write before it is checked: begun, annotated in advance, mended, sealed; and what is filled in for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus_tools.checks.rights import needs_mark
from corpus_tools.errors import NotAdmittedError, UsageError
from corpus_tools.loaders.draft import load_event
from corpus_tools.loaders.head import load_head
from corpus_tools.loaders.paths import SPLITS_FILE, CorpusPaths
from corpus_tools.loaders.texts.find import read_text
from corpus_tools.pipeline import admitted, load, read_head
from corpus_tools.splits import EventProfile, propose_splits, render_splits, split_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus_tools.authoring.asked import Asked, Plan
    from corpus_tools.authoring.fix import EventFix, EventSources
    from corpus_tools.authoring.suggested import Suggested
    from corpus_tools.corpus import Draft, Head
    from corpus_tools.schemas.head import SplitAssignment


def new(root: Path, asked: Asked, *, is_written: bool = True) -> Plan:
    """Begin an article, an event, or both, and return what was written: all of it or, after a fault, nothing.

    Raises:
        NotAdmittedError: if ``corpus.toml`` cannot be read, or a new event's line cannot be added to ``splits.tsv``.
        UsageError: if something is missing, taken or cannot be told; the message says what to type.
    """
    from corpus_tools.authoring.new import plan_new, write_plan  # noqa: PLC0415 - a verb loads its own alone

    paths = CorpusPaths(root)
    head = read_head(paths)
    draft = load_event(paths, head, asked.event) if paths.has_event(asked.event) else None
    plan = plan_new(paths, head, draft, asked)
    if asked.statement is not None and asked.event not in head.splits:
        _add_split(plan, paths, head, is_real=not asked.statement.is_fiction)
    if is_written:
        write_plan(root, plan)
    return plan


def _add_split(plan: Plan, paths: CorpusPaths, head: Head, *, is_real: bool) -> None:
    _, findings = load_head(paths)
    n_faults = sum(finding.location.file == SPLITS_FILE for finding in findings)
    if n_faults:
        raise NotAdmittedError(SPLITS_FILE, n_faults)
    profiles = (*_profiles(paths.root), EventProfile(plan.event, frozenset(), is_restricted=is_real))
    line = next(one for one in propose_splits(profiles, head) if one.event == plan.event)
    contents, path = render_splits([*head.splits.values(), line]), paths.path(SPLITS_FILE)
    if path.exists():
        plan.change(SPLITS_FILE, path.read_text(encoding="utf-8"), contents, f"{plan.event}: {line.split}")
    else:
        plan.files[SPLITS_FILE] = contents


def suggest(  # noqa: PLR0913 - what may be asked of a suggestion
    root: Path,
    event: str,
    article: str,
    *,
    with_claims: bool | None = None,
    texts: Sequence[Path] = (),
    is_written: bool = True,
) -> Suggested:
    """Propose quotes and mentions for an article and add them to its file, each marked as suggested.

    Raises:
        UnknownNameError: if there is no such event or article.
        TextUnavailableError: if the article's text is not at hand.
        UsageError: if a file of the event cannot be read.
    """
    from corpus_tools.authoring.files import read_sources, write_files  # noqa: PLC0415 - likewise
    from corpus_tools.authoring.insert import NewMention  # noqa: PLC0415 - likewise
    from corpus_tools.authoring.suggested import add_suggestions  # noqa: PLC0415 - likewise
    from corpus_tools.suggest.propose import propose  # noqa: PLC0415 - likewise

    paths = CorpusPaths(root)
    draft = next(iter(load(root, events=[event], texts=texts)))
    proposal = propose(draft, article, with_claims=with_claims)
    mentions = [NewMention(one.record, one.quote, one.duplicate_of) for one in proposal.mentions]
    done = add_suggestions(draft, article, read_sources(paths, draft), proposal.quotes, mentions)
    if is_written and done.is_changed:
        write_files(root, {done.file: done.new})
    return done


def fix(
    root: Path,
    *,
    events: Sequence[str] | None = None,
    texts: Sequence[Path] = (),
    is_approximate_allowed: bool = False,
    is_written: bool = True,
) -> Iterator[tuple[Draft, EventFix, dict[str, tuple[str, str]]]]:
    """Mend events and yield each with what was done and the files that changed (name → old and new source)."""
    from corpus_tools.authoring.files import (  # noqa: PLC0415 - likewise
        changed_files,
        read_sources,
        remove_leftovers,
        write_files,
    )
    from corpus_tools.authoring.fix import fix_event  # noqa: PLC0415 - likewise

    paths = CorpusPaths(root)
    for event in events if events is not None else paths.events():
        remove_leftovers(root / "annotations" / event)
        remove_leftovers(root / "raw" / event)
    for draft in load(root, events=events, texts=texts):
        sources = read_sources(paths, draft)
        done = fix_event(sources, is_approximate_allowed=is_approximate_allowed)
        changes = {name: (old, new) for name, old, new in changed_files(paths, draft, sources, done)}
        if is_written:
            write_files(root, {name: new for name, (_, new) in changes.items()})
        yield draft, done, changes


def seal(root: Path, folder: Path, *, texts: Path) -> tuple[EventFix, tuple[str, ...]]:
    """Seal one event's annotation into the corpus and return what was done and the names of the files written.

    Nothing is written while a question is open.

    Args:
        root: folder of the corpus.
        folder: the event's folder, whose name is the event's id: ``event.yaml`` and ``<article>.yaml`` files.
        texts: folder with the articles' texts, ``<article>.txt``.

    Raises:
        UsageError: if the folder holds no event, or a text is missing.
    """
    from corpus_tools.authoring.files import write_files  # noqa: PLC0415 - likewise
    from corpus_tools.authoring.seal import seal_event  # noqa: PLC0415 - likewise

    sources = _local_sources(folder, texts)
    marks = {key: mark for key, mark in _marks(root, folder.resolve().name).items() if key in sources.articles}
    done = seal_event(replace(sources, one_holder=dict.fromkeys(sources.articles, True) | marks))
    if done.questions:
        return done, ()
    home = f"annotations/{folder.resolve().name}"
    files = {f"{home}/event.yaml": done.event}
    files |= {f"{home}/{key}.yaml": source for key, source in done.articles.items()}
    write_files(root, files)
    return done, tuple(sorted(files))


def _local_sources(folder: Path, texts: Path) -> EventSources:
    from corpus_tools.authoring.fix import EventSources  # noqa: PLC0415 - likewise

    files = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    event = files.pop("event", None)
    if event is None:
        message = f"{folder} holds no event.yaml"
        raise UsageError(message)
    found = {key: read_text(texts / f"{key}.txt", f"{key}.txt").text for key in files}
    missing = [key for key, text in found.items() if text is None]
    if missing:
        message = f"no text {texts / missing[0]}.txt for {missing[0]}.yaml"
        raise UsageError(message)
    return EventSources(
        event=event.read_text(encoding="utf-8"),
        articles={key: path.read_text(encoding="utf-8") for key, path in files.items()},
        texts={key: text for key, text in found.items() if text is not None},
        statements={},
    )


def _marks(root: Path, event: str) -> dict[str, bool]:
    """Return of which articles of an event, if it is there, fewer than two people vouch for the text."""
    known = CorpusPaths(root).has_event(event)
    drafts = load(root, events=[event], texts=None) if known else ()
    return {key: needs_mark(article) for draft in drafts for key, article in draft.articles.items()}


def assign_splits(root: Path, *, is_written: bool) -> tuple[SplitAssignment, ...]:
    """Return a split for every event that has none, and on request add them to ``splits.tsv``."""
    from corpus_tools.authoring.files import write_files  # noqa: PLC0415 - likewise

    head = read_head(CorpusPaths(root))
    proposed = propose_splits(_profiles(root), head)
    if is_written and proposed:
        write_files(root, {SPLITS_FILE: render_splits([*head.splits.values(), *proposed])})
    return proposed


def _profiles(root: Path) -> Iterator[EventProfile]:

    for draft in load(root, texts=None):
        yield EventProfile.of(draft.event_id, [a.record for a in draft.articles.values() if a.record is not None])


def fill_datasheet(root: Path) -> bool:
    """Fill the corpus's figures into its ``DATASHEET.md`` and return whether that changed it.

    Raises:
        UsageError: if there is no such file.
    """
    from corpus_tools.release.documents.datasheet import DATASHEET, DatasheetFacts  # noqa: PLC0415 - for this verb alone

    path = root / DATASHEET
    if path.is_symlink() or not path.is_file():
        message = f"{root} has no {DATASHEET} to fill in"
        raise UsageError(message)
    facts, before = DatasheetFacts(), path.read_bytes()
    for corpus in admitted(root):
        split = split_of(corpus.event_id, corpus.head)
        if split is not None:
            facts.add(corpus, split)
    facts.fill_in(root)
    return path.read_bytes() != before
