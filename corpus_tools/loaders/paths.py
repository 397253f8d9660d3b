"""Where things lie in a corpus, and what lies there without a place."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Location, Subject
from corpus_tools.diagnostics.quoting import escaped, shown
from corpus_tools.errors import CorpusNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CORPUS_FILE = "corpus.toml"
SPLITS_FILE = "splits.tsv"
EVENT_FILE = "event.yaml"
TOP_FOLDERS = ("annotations", "raw")
"""Folders that hold a folder an event."""

MAX_NAME = 60
"""Longest id, in code points, as in `corpus_tools.schemas.base.Slug`."""

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_STATEMENT_PREFIX = "statement-"
RECEIPTS_FOLDER = "receipts"
_KNOWN_FOLDERS = frozenset({"layers", "plan", RECEIPTS_FOLDER})
_NOT_EVENTS = frozenset({"schema"})
_GIT_FILES = frozenset({".gitattributes", ".gitignore", ".gitkeep"})


def find_root(start: Path) -> Path:
    """Return the nearest folder upwards of ``start`` that holds a ``corpus.toml``.

    Raises:
        CorpusNotFoundError: if there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if os.path.isfile(folder / CORPUS_FILE):  # noqa: PTH113 - unlike pathlib says no where it may not look
            return folder
    raise CorpusNotFoundError(str(start))


def is_id(name: str) -> bool:
    """Whether a name may be the id of an event, an article or a statement.

    Example:
        >>> is_id("ferry-talks-2026"), is_id("Ferry Talks"), is_id("..")
        (True, False, False)
    """
    return len(name) <= MAX_NAME and _SLUG.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class EventListing:
    """Files of one event, by id, sorted; names are relative to the corpus.

    Attributes:
        articles: annotation files by article id.
        texts: texts by article id.
        statements: texts by statement id.
        has_event_file: whether there is an ``event.yaml``.
        receipts: receipts by article and holder.
        findings: entries without a place.
    """

    articles: Mapping[str, str]
    texts: Mapping[str, str]
    statements: Mapping[str, str]
    has_event_file: bool
    receipts: Mapping[tuple[str, str], str]
    findings: tuple[Diagnostic, ...]

    @property
    def refused(self) -> tuple[str, ...]:
        """Ids of articles whose annotation is no ordinary file: a link or a folder that lies in its place."""
        names = (finding.location.file.split("/") for finding in self.findings)
        files = (name[-1] for name in names if name[0] == "annotations" and len(name) == 3)
        stems = (file.removesuffix(".yaml") for file in files if file.endswith(".yaml"))
        taken = {"event", *self.articles}
        return tuple(stem for stem in stems if is_id(stem) and stem not in taken and not _is_statement(stem))


@dataclass(frozen=True, slots=True)
class CorpusPaths:
    """Names of a corpus's files, relative to its root and with forward slashes.

    Attributes:
        root: folder of ``corpus.toml``.
    """

    root: Path

    def path(self, name: str) -> Path:
        """Return where a file of the corpus lies."""
        return self.root.joinpath(*name.split("/"))

    def events(self) -> tuple[str, ...]:
        """Return the ids of all events, sorted: folders of ``raw/`` and of ``annotations/``."""
        found = (entry.name for top in TOP_FOLDERS for entry in _entries(self.root / top) if _is_event(entry))
        return tuple(sorted(set(found)))

    def has_event(self, event: str) -> bool:
        """Whether there is an event of that id."""
        is_name = is_id(event) and event not in _NOT_EVENTS
        return is_name and any(_is_folder(self.root / top, event) for top in TOP_FOLDERS)

    def event_file(self, event: str) -> str:
        """Return the name of an event's own file."""
        return f"annotations/{event}/{EVENT_FILE}"

    def article_file(self, event: str, article: str) -> str:
        """Return the name of an article's annotation file."""
        return f"annotations/{event}/{article}.yaml"

    def receipt_file(self, event: str, article: str, holder: str) -> str:
        """Return the name of a holder's receipt for an article."""
        return f"annotations/{event}/{RECEIPTS_FOLDER}/{article}.{holder}.json"

    def text_file(self, event: str, article: str) -> str:
        """Return the name of an open article's text."""
        return f"raw/{event}/{article}.txt"

    def statement_file(self, event: str, statement: str) -> str:
        """Return the name of an open statement's text."""
        return f"raw/{event}/{_STATEMENT_PREFIX}{statement}.txt"

    def listing(self, event: str) -> EventListing:
        """Return what lies in the two folders of an event."""
        kinds: dict[str, dict[str, str]] = {kind: {} for kind in ("article", "text", "statement", "event")}
        findings: list[Diagnostic] = []
        for top in TOP_FOLDERS:
            entries = _entries(self.root / top, event)
            findings += () if entries else _closed(self.root / top, event, target=event)
            for entry in entries:
                name = f"{top}/{event}/{entry.name}"
                placed = _place(top, entry)
                if isinstance(placed, str):
                    findings += _misplaced(entry, name, target=event, reason=placed)
                elif placed is not None:
                    kinds[placed[0]][placed[1]] = name
        articles, texts, statements, own = (dict(sorted(found.items())) for found in kinds.values())
        receipts = self._receipts(event, findings)
        return EventListing(articles, texts, statements, bool(own), receipts, tuple(findings))

    def _receipts(self, event: str, findings: list[Diagnostic]) -> dict[tuple[str, str], str]:
        """Return the receipts of an event; entries that are none become findings."""
        top, found = self.root / "annotations", {}
        entries = _entries(top, f"{event}/{RECEIPTS_FOLDER}") if _is_folder(top, event) else []
        findings += () if entries else _closed(top, f"{event}/{RECEIPTS_FOLDER}", target=event)
        for entry in entries:
            name = f"annotations/{event}/{RECEIPTS_FOLDER}/{entry.name}"
            key = _receipt_key(entry)
            if key is not None:
                found[key] = name
            elif entry.name not in _GIT_FILES or entry.is_symlink():
                findings += _misplaced(entry, name, target=event, reason="receipts are <article>.<holder>.json")
        return found

    def misplaced(self) -> tuple[Diagnostic, ...]:
        """Return findings about entries of ``raw/`` and ``annotations/`` that are neither events nor known files."""
        return tuple(finding for top in TOP_FOLDERS for finding in self._misplaced_in(top))

    def _misplaced_in(self, top: str) -> Iterator[Diagnostic]:
        folder = self.root / top
        yield from _closed(folder, ".", target=top)
        if folder.is_symlink():
            yield rules.LINK.found(f"{top} is a link, expected a folder", Location(top), target=top)
        for entry in _entries(folder):
            if not _is_event(entry) and not _is_document(entry) and entry.name not in _NOT_EVENTS:
                yield from _misplaced(entry, f"{top}/{entry.name}", target=top, reason=_why_no_event(entry))


def _entries(top: Path, event: str = ".") -> list[os.DirEntry[str]]:
    """Return what a folder holds, sorted; nothing where it may not be looked into (see `_closed`)."""
    if not _is_folder(top, event) or not os.access(top / event, os.X_OK):
        return []
    try:
        with os.scandir(top / event) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _closed(top: Path, name: str, *, target: str) -> Iterator[Diagnostic]:
    """Yield a finding about a folder that is there and may not be looked into, so that its files are not just missing."""
    reason = ""
    try:
        if _is_folder(top, name):
            os.scandir(top / name).close()
            reason = "" if os.access(top / name, os.X_OK) else os.strerror(errno.EACCES)
    except OSError as error:
        reason = error.strerror or "it cannot be listed"
    if reason:
        place = Location(top.name if name == "." else f"{top.name}/{name}")
        message = f"the folder cannot be looked into: {reason.lower()}"
        better = "make it an ordinary folder that you may list and enter"
        yield rules.UNREADABLE_FILE.found(message, place, target=target, help=better)


def _is_folder(top: Path, event: str) -> bool:
    folder = top / event
    is_link = os.path.islink(top) or os.path.islink(folder)  # noqa: PTH114 - unlike pathlib says no where it may not look
    return not is_link and os.path.isdir(folder)  # noqa: PTH112 - likewise


def _is_event(entry: os.DirEntry[str]) -> bool:
    return is_id(entry.name) and entry.name not in _NOT_EVENTS and entry.is_dir(follow_symlinks=False)


def _is_document(entry: os.DirEntry[str]) -> bool:
    is_named = entry.name in _GIT_FILES or entry.name.endswith(".md") or entry.name.startswith("LICENSE")
    return is_named and entry.is_file(follow_symlinks=False)


def _why_no_event(entry: os.DirEntry[str]) -> str:
    return "name" if entry.is_dir(follow_symlinks=False) else "the folders of events stand here"


def _place(top: str, entry: os.DirEntry[str]) -> tuple[str, str] | str | None:
    """Return kind and id of a file, why it has neither, or None for what is known and not read."""
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        is_known = top == "annotations" and entry.name in _KNOWN_FOLDERS
        return None if is_known else "no such folder belongs to an event"
    if entry.name in _GIT_FILES:
        return None
    ending = ".yaml" if top == "annotations" else ".txt"
    if not entry.name.endswith(ending):
        return f"files in {top}/<event>/ end in {ending}"
    return _place_by_stem(top, entry.name.removesuffix(ending))


def _is_statement(stem: str) -> bool:
    return stem.startswith(_STATEMENT_PREFIX)


def _place_by_stem(top: str, stem: str) -> tuple[str, str] | str:
    is_statement = _is_statement(stem)
    if top == "annotations":
        if stem == "event":
            return "event", stem
        return "a statement is recorded in event.yaml" if is_statement else _identified("article", stem)
    return _identified("statement", stem.removeprefix(_STATEMENT_PREFIX)) if is_statement else _identified("text", stem)


def _identified(kind: str, stem: str) -> tuple[str, str] | str:
    return (kind, stem) if is_id(stem) else "name"


def _receipt_key(entry: os.DirEntry[str]) -> tuple[str, str] | None:
    """Return article and holder that the name of a receipt states; None for what is no receipt."""
    article, _, holder = entry.name.removesuffix(".json").partition(".")
    is_named = entry.name.endswith(".json") and is_id(article) and is_id(holder)
    return (article, holder) if is_named and entry.is_file(follow_symlinks=False) else None


def _misplaced(entry: os.DirEntry[str], name: str, *, target: str, reason: str) -> Iterator[Diagnostic]:
    place = Location(name)
    if entry.is_symlink():
        yield rules.LINK.found(f"{escaped(name)} is a link; links are not followed", place, target=target)
    elif reason == "name":
        message = f"{shown(entry.name)} is no id: expected lower-case words and digits joined by hyphens"
        better, subject = _better_name(entry.name), _meant_by(name)
        yield rules.BAD_FILE_NAME.found(message, place, target=target, help=better, subject=subject)
    else:
        yield rules.UNKNOWN_FILE.found(f"{escaped(name)} has no place here: {reason}", place, target=target)


def _meant_by(name: str) -> Subject | None:
    """Return the article or statement that a misnamed file of an event was probably meant for.

    Example:
        >>> _meant_by("raw/fair/Fair_Post.txt").name, _meant_by("annotations/Fair Post")
        ('fair-post', None)
    """
    folders = name.split("/")
    if len(folders) < 3:
        return None
    stem = "-".join(re.findall("[a-z0-9]+", folders[-1].partition(".")[0].lower()))
    kind = Kind.STATEMENT if _is_statement(stem) else Kind.ARTICLE
    return Subject(kind, folders[1], stem.removeprefix(_STATEMENT_PREFIX))


def _better_name(name: str) -> str:
    """Return what a file could be renamed to, a sentence; empty where no id can be made of its name.

    Example:
        >>> _better_name("Sellan Courier.yaml"), _better_name("2026.txt")
        ('rename it to sellan-courier.yaml', '')
    """
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    better = "-".join(re.findall("[a-z0-9]+", stem.lower()))[:MAX_NAME].strip("-")
    return f"rename it to {better}{dot}{suffix.lower()}" if better[:1].isalpha() else ""
