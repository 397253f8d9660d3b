"""Reading an event's files for editing, and writing them back whole or not at all."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from corpus_tools.authoring.fix import EventFix, EventSources
from corpus_tools.checks.rights import needs_mark
from corpus_tools.diagnostics.diagnostic import Level
from corpus_tools.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus_tools.corpus import Draft
    from corpus_tools.loaders.paths import CorpusPaths


def read_sources(paths: CorpusPaths, draft: Draft) -> EventSources:
    """Return an event's files as they stand, with the texts that are at hand.

    Raises:
        UsageError: if one of them cannot be read, or could not be edited without harm.
    """
    own = {draft.file, *(article.file for article in draft.articles.values())}
    for finding in draft.findings:
        if finding.location.file in own and finding.rule.level is Level.FILES:
            message = (
                f"{finding.location.file} cannot be edited ({finding.code}); run `corpus-tools check` and mend it first"
            )
            raise UsageError(message)
    return EventSources(
        event=_source(paths, draft.file),
        articles={key: _source(paths, article.file) for key, article in draft.articles.items()},
        texts={key: article.text for key, article in draft.articles.items() if article.text is not None},
        statements=draft.statement_texts,
        one_holder={key: needs_mark(one) for key, one in draft.articles.items() if one.record is not None},
    )


def changed_files(
    paths: CorpusPaths, draft: Draft, sources: EventSources, done: EventFix
) -> Iterator[tuple[str, str, str]]:
    """Yield name, old and new contents of every file that changed: annotations, and texts not yet normalized."""
    yield from _unnormalized(paths, draft)
    if done.event != sources.event:
        yield draft.file, sources.event, done.event
    for key, source in sorted(done.articles.items()):
        if source != sources.articles[key]:
            yield draft.articles[key].file, sources.articles[key], source


def _unnormalized(paths: CorpusPaths, draft: Draft) -> Iterator[tuple[str, str, str]]:
    texts = {draft.statement_files[key]: text for key, text in draft.statement_texts.items()}
    for article in draft.articles.values():
        if article.text_file is not None and article.text is not None:
            texts[article.text_file] = article.text
    for name, text in sorted(texts.items()):
        data = paths.path(name).read_bytes()
        if data != text.encode("utf-8", "replace"):
            yield name, data.decode("utf-8", "replace"), text


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Replace files one by one, each in a single step, so that a killed run leaves none half written.

    Texts come first and annotations of articles last: a run that was killed in between can be repeated.

    Raises:
        UsageError: if the file system refuses; the files before that one are written.
    """
    for name, source in sorted(files.items(), key=lambda file: (_rank(file[0]), file[0])):
        try:
            _write_file(root / name, source)
        except OSError as error:
            message = f"{name} cannot be written: {(error.strerror or 'no reason given').lower()}"
            raise UsageError(message) from error


def _rank(name: str) -> int:
    """Return which files go first: what others refer to."""
    if name.startswith("annotations/"):
        return 2 if name.endswith("/event.yaml") else 3
    return 0 if name.startswith("raw/") else 1


def _write_file(path: Path, source: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(path.parent)
    temporary = path.with_name(f".{path.name}.corpus-tools-{os.getpid()}~")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(source)
        temporary.chmod(path.stat().st_mode if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


LEFTOVER = re.compile(r"\..+\.corpus-tools-(\d+)~")
"""Name of a file that a run writes before it takes the place of another; a killed run leaves it behind."""


def remove_leftovers(folder: Path) -> None:
    """Remove what killed runs left in a folder; what a process that is still running writes stays."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False))
    except OSError:
        return
    for name in names:
        match = LEFTOVER.fullmatch(name)
        if match is not None and not _is_running(int(match[1])):
            (folder / name).unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _source(paths: CorpusPaths, name: str) -> str:
    return paths.path(name).read_text(encoding="utf-8")
