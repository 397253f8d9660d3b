"""``manifest.json``: what a release holds, file by file, and what it was made with."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pyarrow as pa

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import parse_json, read_document
from corpus_tools.text.normalize import NORM
from corpus_tools.tool import tool_version

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from corpus_tools.corpus import Head
    from corpus_tools.release.folder.parquet import WrittenSplit

MANIFEST = "manifest.json"
FORMAT = "corpus-tools release/1"
"""Name and version of the folder's layout; what marks a folder as a release."""


MAX_DIGITS = 9
"""Longest number of a format; Python itself refuses to read thousands of digits."""


def write_manifest(
    folder: Path,
    head: Head,
    written: Sequence[WrittenSplit],
    *,
    is_compared: bool = False,
) -> None:
    """Write the manifest of a folder that is complete but for it."""
    content = {
        "format": FORMAT,
        "name": head.file.corpus.name,
        "version": head.file.corpus.version,
        "made_with": {
            "tool_version": tool_version(),
            "pyarrow": pa.__version__,
            "guideline": head.file.corpus.guideline,
            "form_rules": head.file.corpus.form_rules,
            "norm": NORM,
        },
    } | ({"previous": head.file.previous.model_dump()} if is_compared and head.file.previous is not None else {})
    write_listing(folder, content, written)


def write_listing(folder: Path, content: Mapping[str, object], written: Sequence[WrittenSplit]) -> None:
    """Write a manifest that says ``content``, then what the folder holds."""
    n_rows = {path: rows for split in written for path, rows in split.files.items()}
    content = {
        **content,
        "configs": _configs(written),
        "files": {path: _file(folder / path) | _rows(n_rows.get(path)) for path in files_in(folder)},
    }
    (folder / MANIFEST).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def files_in(folder: Path) -> list[str]:
    """Return the files of a folder but the manifest, sorted, relative, with forward slashes."""
    found = (
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()
    )
    return sorted(path for path in found if path != MANIFEST)


def file_checksum(path: Path) -> str:
    """Return the SHA-256 of a file, 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check_replaceable(out: Path) -> None:
    """Make sure that nothing but a release is lost when a new one takes the place of ``out``.

    Raises:
        ReleaseError: if something other than a release or an empty folder stands there, or a release to
            which files were added.
    """
    if not (out.exists() or out.is_symlink()):
        return
    if out.is_symlink() or not out.is_dir():
        message = f"{out} is not a folder; name another place with --out"
        raise ReleaseError(message)
    if not any(out.iterdir()):
        return
    added = sorted(set(files_in(out)) - set(_listed_files(out)))
    if added:
        message = f"{out} holds {added[0]}, which its manifest does not list; move it away or name another place"
        raise ReleaseError(message)


def _listed_files(out: Path) -> list[str]:
    try:
        content = parse_json(read_document(out / MANIFEST), str(out / MANIFEST))
    except ReleaseError:
        content = None
    if isinstance(content, dict):
        refuse_newer(content, str(out))
    if not isinstance(content, dict) or content.get("format") != FORMAT or not isinstance(content.get("files"), dict):
        message = f"{out} is not a release (it has no {MANIFEST} of ours); nothing was replaced"
        raise ReleaseError(message)
    return list(content["files"])


def refuse_newer(content: Mapping[str, object], place: str) -> None:
    """Make sure that a manifest is of no format that only newer tools read.

    Raises:
        ReleaseError: if it is; the message names the version of the tools that made it.
    """
    number, newest = format_number(content) or 0, format_number({"format": FORMAT}) or 0
    if number > newest:
        made_with = content.get("made_with")
        maker = made_with.get("tool_version") if isinstance(made_with, dict) else None
        needed = f"{maker}, which made it, or a newer one" if isinstance(maker, str) else "a newer one"
        mine = f"this is corpus-tools {tool_version()}"
        message = f"{place} has the format release/{number}, but {mine}, which reads release/{newest}: install {needed}"
        raise ReleaseError(message)


def format_number(content: Mapping[str, object]) -> int | None:
    """Return the number of a manifest's format; None if it is none of ours.

    Example:
        >>> format_number({"format": FORMAT}), format_number({"format": "another/1"})
        (1, None)
    """
    name, _, number = str(content.get("format")).rpartition("/")
    is_number = number.isdecimal() and len(number) <= MAX_DIGITS
    return int(number) if name == FORMAT.rpartition("/")[0] and is_number else None


def _configs(written: Sequence[WrittenSplit]) -> dict[str, dict[str, dict[str, int | str]]]:
    configs: dict[str, dict[str, dict[str, int | str]]] = {}
    for split in written:
        configs.setdefault(split.config, {})[split.split] = {"rows": split.n_rows, "digest": split.digest}
    return configs


def _file(path: Path) -> dict[str, int | str]:
    return {"size": path.stat().st_size, "sha256": file_checksum(path)}


def _rows(n_rows: int | None) -> dict[str, int | str]:
    return {"rows": n_rows} if n_rows is not None else {}
