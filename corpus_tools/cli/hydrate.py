"""``corpus-tools hydrate``: fill in restricted texts from copies you hold, with a receipt."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.coverage import RECEIPT_NAME, coverage_lines, is_any_lost, local_only
from corpus_tools.cli.options import add_corpus
from corpus_tools.errors import NotAdmittedError, UsageError
from corpus_tools.loaders.files import read_contents
from corpus_tools.loaders.texts.find import MAX_BYTES
from corpus_tools.loaders.texts.receipt import MARKS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from corpus_tools.loaders.texts.hydrate import Copies
    from corpus_tools.loaders.texts.receipt import Line

HYDRATED = "hydrated"
"""Folder of a hydrated release, where none is named."""

MAX_RECEIPT_BYTES = 64 << 20
"""Largest receipt that is read; that of 100,000 articles has about as much."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--release", metavar="FOLDER_OR_ID",
                        help="a published release instead of a corpus: its folder, a URL, or OWNER/NAME[@vX.Y.Z] on the Hub")  # fmt: skip
    parser.add_argument("--from", dest="texts", type=Path, action="append", default=[], metavar="DIR",
                        help="folder with texts, under any name; may be repeated (default: the folders named by "
                        "CORPUS_TOOLS_TEXTS and corpus.toml)")  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="DIR",
                        help="write whole texts to DIR/<event>/<article>.txt; of a release all rows with their words "
                        f"(default: {HYDRATED})")  # fmt: skip
    parser.add_argument("--receipt", type=Path, metavar="FILE",
                        help=f"where the receipt goes (default: {RECEIPT_NAME} in --out DIR, or here)")  # fmt: skip
    add_corpus(parser)


def run(options: argparse.Namespace) -> int:
    """Hydrate every restricted article; exit status 1 if an annotation's words are lost."""
    if options.release is not None:
        return _run_release(options)
    from corpus_tools.loaders.paths import find_root  # noqa: PLC0415 - a verb imports only what it needs

    root = find_root(options.corpus or Path.cwd())
    receipt = options.receipt or (options.out or Path()) / RECEIPT_NAME
    _refuse_receipt(receipt)
    if options.out is not None:
        _refuse_folder(root, options.out)
    outcome = _hydrate(root, options.texts)
    _write(outcome, receipt=receipt, out=options.out)
    print("\n".join([*coverage_lines(outcome.lines, outcome.copies.passed_over), f"receipt: {receipt}"]))
    return int(is_any_lost(outcome.lines))


def _run_release(options: argparse.Namespace) -> int:
    if options.corpus is not None or options.receipt is not None:
        message = "--release goes with neither --corpus nor --receipt: the receipt lies in the folder that is written"
        raise UsageError(message)
    from corpus_tools import lifecycle  # noqa: PLC0415 - pyarrow is loaded for releases alone
    from corpus_tools.cli.build import loading_lines, row_table  # noqa: PLC0415 - likewise

    out = options.out or Path(HYDRATED)
    done, copies = lifecycle.hydrate_release(options.release, out, texts=options.texts)
    print("\n".join([*coverage_lines(done.lines, copies.passed_over), "", *row_table(done.release), ""]))
    print("\n".join([*loading_lines(done.release, out), "", local_only(out)]))
    return int(is_any_lost(done.lines))


def _refuse_receipt(receipt: Path) -> None:
    """Keep a receipt from replacing what is no receipt of a hydration.

    Raises:
        UsageError: if something else is there.
    """
    if not os.path.lexists(receipt):
        return
    contents = read_contents(receipt, receipt.name, limit=MAX_RECEIPT_BYTES).data
    try:
        content = json.loads(contents) if contents is not None else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or not {"receipt", "total", "articles", "passed_over"} <= content.keys():
        message = f"{receipt} is there and is no receipt of a hydration: nothing was written; name another file"
        raise UsageError(message)


def _refuse_folder(root: Path, out: Path) -> None:
    """Keep restricted texts out of what is committed, and whole texts from replacing other files.

    Raises:
        UsageError: if they may not be written there.
    """
    place = out.resolve()
    if any(place.is_relative_to(root / top) for top in ("raw", "annotations")):
        message = f"--out {out} lies inside the corpus, where a restricted text may not stand; name another folder"
        raise UsageError(message)
    if os.path.lexists(out) and not os.path.isdir(out):  # noqa: PTH112 - unlike pathlib says no where it may not look
        message = f"--out {out} is not a folder; name another one"
        raise UsageError(message)
    if not _is_marked(out) and not _is_ignored(root, place):
        message = (
            f"--out {out} lies in a repository, holds other files, and git does not ignore it: restricted texts would be "
            "committed; name a new folder, or one outside the repository"
        )
        raise UsageError(message)


def _is_marked(folder: Path) -> bool:
    """Return whether a folder is new, empty, or one that these tools have marked as kept from commits."""
    try:
        names = set(os.listdir(folder))  # noqa: PTH208 - names alone
    except FileNotFoundError:
        return True
    except OSError as error:
        message = f"--out {folder} cannot be looked into: {(error.strerror or 'no reason given').lower()}"
        raise UsageError(message) from error
    if not names or names <= MARKS.keys():
        return True
    mark = read_contents(folder / ".gitignore", ".gitignore", limit=MAX_RECEIPT_BYTES).data
    return mark is not None and mark.decode("utf-8", "replace") == MARKS[".gitignore"]


def _is_ignored(root: Path, place: Path) -> bool:
    """Whether what is written to a folder that holds other files can be committed to no repository."""
    from corpus_tools.loaders.git import run_git  # noqa: PLC0415 - a verb imports only what it needs

    is_in_repository = place.is_relative_to(root) or any(
        os.path.lexists(folder / ".git") for folder in (place, *place.parents)
    )
    return not is_in_repository or run_git(place, "check-ignore", "-q", "event/article.txt").returncode == 0


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Name and version of the corpus, its restricted articles with what came back, and what was searched."""

    corpus: str
    version: str
    lines: tuple[Line, ...]
    copies: Copies


def _hydrate(root: Path, given: Sequence[Path]) -> _Outcome:
    from corpus_tools.loaders.draft import load_event  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.loaders.head import load_head  # noqa: PLC0415
    from corpus_tools.loaders.paths import CORPUS_FILE, CorpusPaths  # noqa: PLC0415
    from corpus_tools.loaders.texts.hydrate import find_copies  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.loaders.texts.receipt import hydrate_event  # noqa: PLC0415

    paths = CorpusPaths(root)
    head, findings = load_head(paths)
    if head is None:
        raise NotAdmittedError(CORPUS_FILE, len(findings))
    copies = find_copies(given, root=root, search=head.file.texts.search)
    drafts = [load_event(paths, head, event_id) for event_id in paths.events()]
    lines = tuple(line for draft in drafts for line in hydrate_event(draft, copies))
    return _Outcome(head.file.corpus.name, head.file.corpus.version, lines, copies)


def _write(outcome: _Outcome, *, receipt: Path, out: Path | None) -> None:
    from corpus_tools.authoring.files import remove_leftovers, write_files  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.loaders.texts.receipt import make_receipt  # noqa: PLC0415 - likewise

    texts = {f"{line.event}/{line.article}.txt": line.hydrated.text for line in outcome.lines}
    if out is not None:
        found = {file: text for file, text in texts.items() if text is not None}
        _refuse_files(out, found)
        for folder in sorted({(out / file).parent for file in texts}):
            remove_leftovers(folder)
        if _is_marked(out):
            write_files(out, MARKS)
        write_files(out, found)
    made = make_receipt(outcome.lines, outcome.copies.passed_over, corpus=outcome.corpus, data_version=outcome.version)
    write_files(receipt.parent, {receipt.name: json.dumps(made, indent=2, ensure_ascii=False) + "\n"})


def _refuse_files(out: Path, texts: Mapping[str, str]) -> None:
    """Keep whole texts from being written through links, or over files that hold something else.

    Raises:
        UsageError: at the first one, before anything is written.
    """
    for name, text in texts.items():
        file = out / name
        if os.path.islink(file.parent) or not (os.path.isdir(file.parent) or not os.path.lexists(file.parent)):  # noqa: PTH112, PTH114 - unlike pathlib say no where they may not look
            message = f"{file.parent} is not a folder of its own; nothing was written, name another folder with --out"
            raise UsageError(message)
        if os.path.lexists(file) and read_contents(file, name, limit=MAX_BYTES).data != text.encode():
            message = f"{file} is there and holds something else; nothing was written, name another folder with --out"
            raise UsageError(message)
