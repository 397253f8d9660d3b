"""Texts: read within limits, and found by their digest where they may not stand in the corpus."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location
from corpus_tools.loaders.files import describe_undecodable, find_character_faults, find_uncomposed, read_contents
from corpus_tools.text.digest import digest
from corpus_tools.text.normalize import Undecodable, decode, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus_tools.schemas.rights import TextRecord

MAX_BYTES = 1_000_000
"""Largest text; the longest articles of newspapers stay below a tenth of it."""

MAX_FILES = 200_000
"""Most files that are looked at in the folders of restricted texts."""

TEXTS_VARIABLE = "CORPUS_TOOLS_TEXTS"
"""Environment variable that names folders of restricted texts, separated as in ``PATH``."""


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text, as far as it could be read.

    Attributes:
        text: canonical text; None where the file could not be read at all.
        findings: what is wrong with the file; line and column count in the file as it lies there.
    """

    text: str | None
    findings: tuple[Diagnostic, ...] = ()


def read_text(path: Path, name: str, *, target: str = "") -> TextRead:
    """Return the canonical text of a file of the corpus, and what is wrong with the file (level 0).

    Args:
        path: where it lies.
        name: its name in findings, relative to the corpus.
        target: id of the article or statement.
    """
    contents = read_contents(path, name, limit=MAX_BYTES, target=target)
    if contents.data is None:
        return TextRead(None, contents.findings)
    raw = decode(contents.data)
    if isinstance(raw, Undecodable):
        return TextRead(None, (describe_undecodable(contents.data, raw, name, target=target),))
    if not raw.strip(_BLANK).strip():
        found = rules.EMPTY_FILE.found("the file holds no words, expected a text", Location(name), target=target)
        return TextRead(None, (found,))
    faults = (*find_character_faults(raw, name, target=target), *find_uncomposed(raw, name, target=target))
    return TextRead(normalize(raw).text, faults)


_BLANK = " \t\r\n\u00a0\u2028\u2029\ufeff\u200b"


class TextSource:
    """Restricted texts that somebody holds outside the corpus, recognised by their digests alone.

    Folders are searched in order and read only as far as needed; names of files do not matter, and
    copies with CRLF are found like any other, since a file is normalized before its digest is taken.
    What cannot be read, is no UTF-8 or is larger than any text is passed over.

    Example:
        >>> TextSource(()).find_digest("sha256:" + "0" * 64) is None
        True
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._paths: dict[str, Path] = {}
        self._unread: Iterator[Path] | None = None

    def __getstate__(self) -> dict[str, object]:
        """Read every folder to its end before other processes get the source, so that each file is read once."""
        self.find_digest("")
        return {**self.__dict__, "_unread": iter(())}

    @classmethod
    def of(
        cls,
        root: Path,
        *,
        search: Sequence[str] = (),
        given: Sequence[Path] = (),
        environment: Mapping[str, str] | None = None,
    ) -> TextSource:
        """Return the source that a run should use.

        Args:
            root: folder of the corpus.
            search: ``[texts] search`` of ``corpus.toml``, relative to the root.
            given: folders named with ``--from``; searched first.
            environment: searched second for `TEXTS_VARIABLE`; the process's own by default.
        """
        named = (os.environ if environment is None else environment).get(TEXTS_VARIABLE, "")
        return cls([*given, *map(Path, filter(None, named.split(os.pathsep))), *(root / folder for folder in search)])

    def find(self, record: TextRecord) -> str | None:
        """Return the canonical text whose digest a record states; None if it is not at hand."""
        return self.find_digest(record.digest)

    def find_digest(self, wanted: str) -> str | None:
        """Return the canonical text that has a digest; None if it is not at hand."""
        known = self._paths.get(wanted)
        if known is not None:
            return _read_copy(known)
        if self._unread is None:
            self._unread = islice(_files(self.folders), MAX_FILES)
        for path in self._unread:
            text = _read_copy(path)
            if text is None:
                continue
            found = digest(text)
            self._paths.setdefault(found, path)
            if found == wanted:
                return text
        return None

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Yield every readable text with its file, in the order in which they are searched."""
        for path in islice(_files(self.folders), MAX_FILES):
            text = _read_copy(path)
            if text is not None:
                yield path, text


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the files directly inside each folder, sorted; folders inside it are not entered."""
    for folder in folders:
        try:
            yield from sorted(path for path in folder.iterdir() if path.is_file())
        except OSError:  # a folder that is not there holds no text
            continue


def _read_copy(path: Path) -> str | None:
    contents = read_contents(path, path.name, limit=MAX_BYTES)
    raw = None if contents.data is None else decode(contents.data)
    return normalize(raw).text if isinstance(raw, str) else None
