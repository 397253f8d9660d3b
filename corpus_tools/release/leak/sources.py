"""Everything that is published, as strings with their places: files, their parsed values, rows of tables, names.

One value after the other is one thing, the values of one field in a row another: both are read, so that words
dealt out over several short values are seen. Nothing here knows any restricted text.
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
import ryaml

from corpus_tools.checks.restricted import names_in, read_tree
from corpus_tools.release.folder.limits import open_rows
from corpus_tools.text.leakage import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

MAX_DEPTH = 100
"""Deepest nesting of a file that is read value by value; deeper ones are read as they stand."""

Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a row group of a table, or the names of a folder's files.

    Attributes:
        name: of the file.
        raw: the file as one string; None for tables.
        tree: parsed content, nested as in JSON; None where the file is not of a kind that is parsed.
    """

    name: str
    raw: str | None
    tree: object = None

    def where(self, pointer: Pointer) -> str:
        """Return the place of a value: the file's name and a JSON Pointer."""
        return "/".join([f"{self.name}#", *map(str, pointer)]) if pointer else self.name

    def streams(self) -> list[list[Piece]]:
        """Return strings in the orders in which somebody may read them one after the other.

        Every parsed value comes first; then, if there are several fields, the values of each; the file as one string
        is last (nothing for the rows of a table).
        """
        values: list[Piece] = []
        by_field: dict[str, list[Piece]] = defaultdict(list)
        for pointer, text in strings(self.tree):
            piece = Piece(self.where(pointer), text)
            values.append(piece)
            by_field[next((step for step in reversed(pointer) if isinstance(step, str)), "")].append(piece)
        fields = by_field.values() if len(by_field) > 1 else ()
        return [values, *fields, [Piece(self.name, self.raw)] if self.raw is not None else []]


@dataclass(frozen=True, slots=True)
class Folder:
    """What was read of a folder.

    Attributes:
        sources: generator of everything in it that could be read; to be used once.
        unread: names of files that are neither text nor tables, filled in by then.
    """

    sources: Iterator[Source]
    unread: list[str]


def read_folder(root: Path, *, label: str = "", without: Path | None = None) -> Folder:
    """Return everything in a folder and the folders in it; links are not followed.

    Args:
        root: the folder.
        label: what its files' names begin with, e.g. ``release/``.
        without: a folder that is read by itself, if it lies inside this one.
    """
    unread: list[str] = []
    is_inside = without is not None and without.resolve().is_relative_to(root.resolve())
    left_out = (
        f"{without.resolve().relative_to(root.resolve()).as_posix()}/" if without is not None and is_inside else None
    )
    return Folder(_sources(root, label, left_out, unread), unread)


def _sources(root: Path, label: str, left_out: str | None, unread: list[str]) -> Iterator[Source]:
    names = [name for name in names_in(root) if left_out is None or not name.startswith(left_out)]
    yield Source(f"{label}." if label else ".", None, [name.rpartition("/")[2] for name in names])
    yield from (Source(f"{label}{name}", name) for name in names)
    missing = dict.fromkeys(names)
    for name, contents in read_tree(root):
        if name in missing:
            del missing[name]
            yield Source(f"{label}{name}", contents, parse(name, contents))
    for name in missing:
        path = root.joinpath(*name.split("/"))
        is_table = name.endswith((".parquet", ".part")) and path.is_file() and not path.is_symlink()
        try:
            for raw, rows in _row_groups(path) if is_table else ():
                yield Source(f"{label}{name}", raw, rows)
        except (pa.ArrowException, OSError):  # what was read before the fault counts
            is_table = False
        if not is_table:
            unread.append(f"{label}{name}")


def _row_groups(path: Path) -> Iterator[tuple[str | None, object]]:
    """Yield what a table says of itself, then its rows, group by group: an event never lies in two of them."""
    with open_rows(path) as file:
        about = [text for pair in (file.schema_arrow.metadata or {}).items() for text in pair]
        fields = [text for field in file.schema_arrow for pair in (field.metadata or {}).items() for text in pair]
        yield " ".join(text.decode("utf-8", "replace") for text in (*about, *fields)), None
        for group in range(file.num_row_groups):
            yield None, file.read_row_group(group).to_pylist()


def parse(name: str, contents: str) -> object:
    r"""Return a file's values, nested as in JSON; None if it is not of a kind that is parsed, or broken.

    Example:
        >>> parse("card/README.md", "---\nconfigs: [quotes]\n---\n# Rows"), parse("notes.txt", "a: b")
        ({'configs': ['quotes']}, None)
    """
    reader = _READERS.get(name.rpartition(".")[2].lower())
    try:
        found = reader(contents) if reader is not None else None
        return found if _is_shallow(found) else None
    except (ValueError, RecursionError, csv.Error):  # whatever is wrong with it, its raw form is read
        return None


def _is_shallow(value: object) -> bool:
    """Return whether a nested value can be walked: nothing that people write is nested a hundred times."""
    level = [value]
    for _ in range(MAX_DEPTH):
        inner = [child for child in level if isinstance(child, dict | list)]
        if not inner:
            return True
        level = [child for one in inner for child in (one.values() if isinstance(one, dict) else one)]
    return False


def _yaml(contents: str) -> object:
    return ryaml.loads(contents)  # type: ignore[attr-defined]  # re-exported at run time


def _front_matter(contents: str) -> object:
    parts = contents.split("---\n", 2)
    return _yaml(parts[1]) if contents.startswith("---\n") and len(parts) == 3 else None


def _lines(contents: str) -> object:
    return [json.loads(line) for line in contents.splitlines() if line.strip()]


def _separated(contents: str, *, by: str) -> object:
    return list(csv.DictReader(contents.splitlines(), delimiter=by))


_READERS: Mapping[str, Callable[[str], object]] = {
    "cff": _yaml,
    "csv": partial(_separated, by=","),
    "json": json.loads,
    "jsonl": _lines,
    "md": _front_matter,
    "ndjson": _lines,
    "toml": tomllib.loads,
    "tsv": partial(_separated, by="\t"),
    "yaml": _yaml,
    "yml": _yaml,
}


def strings(value: object, pointer: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """Yield every string of a nested value with its place, in order; keys are left to the raw form of the file.

    Example:
        >>> list(strings({"a": ["x", 1]}))
        [(('a', 0), 'x')]
    """
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from strings(child, (*pointer, str(key)))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from strings(child, (*pointer, index))
