"""What earlier runs found of events, kept in a file outside the corpus that can be deleted at any time.

It holds fingerprints, by which events are compared, and which events were found to be without fault; no
words are in it. Every row carries a digest of itself. A file that cannot be read, written or
understood is as good as none: what it would have said is computed anew.
"""

from __future__ import annotations

import json
import os
import stat
from array import array
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from corpus_tools.checks.fingerprints import Fingerprint, TextPrint

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

LAYOUT = 1
"""Version of the file's own layout."""

ROWS_AT_ONCE = 100
"""Rows that are written together; a run that is killed loses fewer."""

SECONDS_WAITED = 2.0
"""How long another process that writes is waited for."""

_OURS = "WHERE EXISTS (SELECT * FROM made_by WHERE tools = ?)"
"""What each question and command ends in: other tools may have taken the file over since it was opened."""

_TABLES = (
    "CREATE TABLE known (event TEXT PRIMARY KEY, row BLOB NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE made_by (tools BLOB PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE searched (text TEXT PRIMARY KEY) WITHOUT ROWID",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one event.

    Attributes:
        folders: stamp of its folders when it was read.
        files: stamp of its files.
        texts: stamp of the folders of restricted texts, if it has restricted articles; else empty.
        clean: key of the rules under which nothing was found in it; empty if something was.
        restricted: digests of its restricted texts.
        file: its ``event.yaml``.
        articles: file, target and digest of each of its texts, as in its fingerprint.
        runs: the runs of its fingerprint.
    """

    folders: bytes
    files: bytes
    texts: bytes
    clean: bytes
    restricted: tuple[str, ...]
    file: str
    articles: Sequence[tuple[str, str, str]]
    runs: array[int]

    def fingerprint(self, event: str, split: str | None) -> Fingerprint:
        """Return the event's fingerprint, without what its restricted texts are recognised by."""
        return Fingerprint(event, self.file, split, tuple(TextPrint(*text) for text in self.articles), self.runs, {})


class Memory:
    """Rows by event, and the restricted texts that every file has been searched for.

    Args:
        file: where it is kept; null to keep nothing beyond this run.
        tools: digest of what computed the rows; rows that something else computed are dropped.
    """

    def __init__(self, file: Path | None, *, tools: bytes) -> None:
        self._file, self._tools = file, tools
        self._unwritten: dict[str, Known] = {}
        self._base = None if file is None else _open(file, tools)

    def all(self) -> dict[str, Known]:
        """Return everything that is known from earlier runs, by event."""
        rows = self._ask("SELECT event, row, sum FROM known")
        return {event: known for event, row, sum_ in rows for known in _decoded(event, row, sum_)}

    def add(self, event: str, known: Known) -> None:
        """Keep what is known of an event."""
        if self._base is not None:
            self._unwritten[event] = known
            if len(self._unwritten) >= ROWS_AT_ONCE:
                self._write()

    def searched(self) -> frozenset[str]:
        """Return the digests of restricted texts that every file of the corpus has been searched for, in vain."""
        rows = self._ask("SELECT text FROM searched")
        return frozenset(text for (text,) in rows if isinstance(text, str))

    def add_searched(self, texts: Iterable[str]) -> None:
        """Keep that every file has been searched for some texts, in vain."""
        self._do("INSERT OR REPLACE INTO searched SELECT ?", [(text,) for text in texts])

    def close(self) -> None:
        """Write what is not yet written and let go of the file."""
        self._write()
        if self._base is not None:
            self._base.close()
            self._base = None

    def _write(self) -> None:
        rows = [(event, *_encoded(event, known)) for event, known in self._unwritten.items()]
        self._do("INSERT OR REPLACE INTO known SELECT ?, ?, ?", rows)
        self._unwritten.clear()

    def _ask(self, question: str) -> list[tuple[Any, ...]]:
        if self._base is None:
            return []
        import sqlite3  # noqa: PLC0415 - some builds of Python lack it

        try:
            return self._base.execute(f"{question} {_OURS}", (self._tools,)).fetchall()
        except sqlite3.Error:
            self._forget()
            return []

    def _do(self, command: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._base is None or not rows:
            return
        import sqlite3  # noqa: PLC0415 - likewise

        try:
            with self._base:
                self._base.executemany(f"{command} {_OURS}", [(*row, self._tools) for row in rows])
        except sqlite3.Error:
            self._forget()

    def _forget(self) -> None:
        """Go on without the file; one that is broken is removed, for the next run to begin anew."""
        if self._base is not None:
            self._base.close()
            self._base = None
        if self._file is not None and not _is_sound(self._file):
            _remove(self._file)


def _open(file: Path, tools: bytes) -> sqlite3.Connection | None:
    """Open or create the file, empty where other tools wrote it; null if that cannot be."""
    try:
        import sqlite3  # noqa: PLC0415 - likewise
    except ImportError:
        return None
    for _ in range(2):
        if not _is_own(file):
            return None
        base = sqlite3.connect(file, timeout=SECONDS_WAITED)
        try:
            if _prepare(base, tools):
                return base
        except sqlite3.OperationalError:  # another process writes, or the disk is full or read-only
            base.close()
            return None
        except sqlite3.Error:
            pass
        base.close()
        _remove(file)
    return None


def _is_own(file: Path) -> bool:
    """Whether there is, from now on, an ordinary file of this user's at that place."""
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError:
        return False
    about = os.fstat(descriptor)
    os.close(descriptor)
    return stat.S_ISREG(about.st_mode) and (os.name != "posix" or about.st_uid == os.geteuid())


def _prepare(base: sqlite3.Connection, tools: bytes) -> bool:
    """Create the tables where there are none; return whether they are these and no others."""
    schema = "SELECT sql FROM sqlite_master ORDER BY name"
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA synchronous = OFF")  # what a power cut tears is recognised and computed anew
    if base.execute("PRAGMA user_version").fetchone() != (LAYOUT,):
        if base.execute(schema).fetchall():
            return False
        with base:
            for table in _TABLES:
                base.execute(table)
            base.execute(f"PRAGMA user_version = {LAYOUT}")
    if base.execute(schema).fetchall() != [(table,) for table in _TABLES]:
        return False
    if base.execute("SELECT tools FROM made_by").fetchall() != [(tools,)]:
        with base:
            for table in ("known", "made_by", "searched"):
                base.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
            base.execute("INSERT INTO made_by VALUES (?)", (tools,))
    return True


def _is_sound(file: Path) -> bool:
    import sqlite3  # noqa: PLC0415 - likewise

    try:
        base = sqlite3.connect(file, timeout=SECONDS_WAITED)
        try:
            return bool(base.execute("PRAGMA quick_check").fetchone() == ("ok",))
        finally:
            base.close()
    except sqlite3.OperationalError:
        return True
    except sqlite3.Error:
        return False


def _remove(file: Path) -> None:
    for name in (file, file.with_name(f"{file.name}-journal")):
        try:
            name.unlink(missing_ok=True)
        except OSError:
            continue


def _encoded(event: str, known: Known) -> tuple[bytes, bytes]:
    stamps = [value.hex() for value in (known.folders, known.files, known.texts, known.clean)]
    about = json.dumps([stamps, known.restricted, known.file, known.articles]).encode()
    row = len(about).to_bytes(4, "big") + about + known.runs.tobytes()
    return row, _sum(event, row)


def _sum(event: str, row: bytes) -> bytes:
    return blake2b(row, digest_size=16, key=blake2b(event.encode()).digest()).digest()


def _decoded(event: object, row: object, sum_: object) -> Iterator[Known]:
    """Yield what a row says; nothing if it is not as it was written."""
    if not isinstance(event, str) or not isinstance(row, bytes) or sum_ != _sum(event, row):
        return
    behind = 4 + int.from_bytes(row[:4], "big")
    stamps, restricted, file, articles = json.loads(row[4:behind])
    runs = array("I")
    runs.frombytes(row[behind:])
    folders, files, texts, clean = map(bytes.fromhex, stamps)
    yield Known(folders, files, texts, clean, tuple(restricted), file, articles, runs)
