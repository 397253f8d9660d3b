"""Restricted texts, filled in from copies that the user holds; offsets stay the canonical ones throughout."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.errors import UsageError
from corpus_tools.loaders.files import read_contents
from corpus_tools.loaders.texts.find import MAX_BYTES, MAX_FILES, TextSource
from corpus_tools.schemas.vocab import TextStatus
from corpus_tools.text.blocks import Copy, Recovered, find_blocks
from corpus_tools.text.digest import digest, make_blocks
from corpus_tools.text.normalize import Undecodable, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.rights import TextRecord
    from corpus_tools.schemas.selector import Selector
    from corpus_tools.text.blocks import FoundBlock
    from corpus_tools.text.span import Span

_WORST_LAST = (TextStatus.EXACT, TextStatus.MOVED, TextStatus.NORMALISED, TextStatus.LOST)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that holds no text that could be searched.

    Attributes:
        name: its name, relative to the folder, with forward slashes.
        reason: why, as the end of a sentence.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Copies:
    """Texts at hand, whatever they are called.

    Attributes:
        copies: ready to be searched, sorted by name.
        passed_over: files that could not be read as text, sorted by name.
    """

    copies: tuple[Copy, ...]
    passed_over: tuple[PassedOver, ...] = ()

    def __add__(self, other: Copies) -> Copies:
        return Copies((*self.copies, *other.copies), (*self.passed_over, *other.passed_over))


@dataclass(frozen=True, slots=True)
class Hydrated:
    """A restricted article as far as the copies give it back.

    Attributes:
        text: the canonical text; None unless its digest is the recorded one.
        recovered: its blocks with what became of them.
    """

    text: str | None
    recovered: Recovered

    @property
    def blocks(self) -> tuple[FoundBlock, ...]:
        """Blocks of the text, in order, which they tile."""
        return self.recovered.blocks

    def status_of(self, span: Span) -> TextStatus:
        """Return the worst status of the blocks that a span touches; lost if its words cannot be given."""
        return TextStatus(self.recovered.status(span).value)

    def words_of(self, span: Span) -> str | None:
        """Return the words of a span: canonical, or as the copy prints them if normalised; None if lost."""
        return self.recovered.words(span)

    def status_of_parts(self, parts: Iterable[Selector]) -> TextStatus:
        """Return the worst status among the parts of an annotation; lost if one of them has no position yet."""
        statuses = [self.status_of(part.span) if part.is_resolved else TextStatus.LOST for part in parts]
        return max(statuses, key=_WORST_LAST.index, default=TextStatus.LOST)


def read_copies(folder: Path) -> Copies:
    """Return every text in a folder and the folders in it, and what was passed over there.

    Names do not matter. Hidden files are left alone, links are not followed.

    Raises:
        UsageError: if the folder cannot be looked into.
    """
    copies, passed_over = [], []
    for number, (path, reason) in enumerate(_files(folder)):
        name = path.relative_to(folder).as_posix()
        if path == folder:
            message = f"the folder {folder} {reason}"
            raise UsageError(message)
        refused = f"more than {MAX_FILES:,} files" if number >= MAX_FILES else reason
        read = PassedOver(name, refused) if refused else _read(path, name)
        if isinstance(read, PassedOver):
            passed_over.append(read)
        else:
            copies.append(Copy.of(name, read))
    return Copies(tuple(copies), tuple(passed_over))


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield what is below a folder, in the order of names, with why it is no file to be read; empty if it is one."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"cannot be looked into: {(error.strerror or 'no reason given').lower()}"
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield path, "a link, which is not followed"
        elif entry.is_dir(follow_symlinks=False):
            yield from _files(path)
        else:
            yield path, "" if entry.is_file(follow_symlinks=False) else "not an ordinary file"


def _read(path: Path, name: str) -> str | PassedOver:
    contents = read_contents(path, name, limit=MAX_BYTES)
    if contents.data is None:
        return PassedOver(name, contents.findings[0].message)
    raw = decode(contents.data)
    if isinstance(raw, Undecodable):
        return PassedOver(name, f"not UTF-8: {raw.reason} at byte {raw.offset}")
    return PassedOver(name, "not a text: it holds a null character") if "\0" in raw else raw


def hydrate_article(article: Article, copies: Sequence[Copy]) -> Hydrated:
    """Return what the copies give back of a restricted article; nothing of one that was never sealed."""
    return hydrate_text(article.text, copies) if article.text is not None else Hydrated(None, Recovered(()))


def hydrate_text(record: TextRecord, copies: Sequence[Copy]) -> Hydrated:
    """Return what the copies give back of a text that is known by its digests."""
    recovered = _recover(record, copies)
    text = recovered.text
    return Hydrated(text if text is not None and digest(text) == record.digest else None, recovered)


def _recover(record: TextRecord, copies: Sequence[Copy]) -> Recovered:
    if record.blocks:
        return find_blocks(record.blocks, copies)
    whole = next((copy for copy in copies if digest(copy.text) == record.digest), None)
    return find_blocks(make_blocks(whole.text), [whole]) if whole else Recovered(())


def find_copies(given: Sequence[Path], *, root: Path | None = None, search: Sequence[str] = ()) -> Copies:
    """Return the texts in the folders given, or else in those that environment and corpus name and that exist.

    Args:
        given: folders named with ``--from``.
        root: folder of the corpus, if there is one.
        search: ``[texts] search`` of its ``corpus.toml``, relative to the root.

    Raises:
        UsageError: if a folder given is not there or cannot be looked into, or none is named anywhere.
    """
    missing = [str(folder) for folder in given if not os.path.isdir(folder)]  # noqa: PTH112 - says no where it may not look
    if missing:
        message = f"no folder {', '.join(missing)}"
        raise UsageError(message)
    named = TextSource.of(root or Path(), search=search).folders
    folders = given or [folder for folder in named if os.path.isdir(folder)]  # noqa: PTH112 - likewise
    if not folders:
        message = "no folder of texts is named; use --from DIR"
        raise UsageError(message)
    return sum((read_copies(folder) for folder in folders), Copies(()))
