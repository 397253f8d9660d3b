"""``corpus-tools hydrate``: fill in restricted texts from copies you hold, with a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.coverage import RECEIPT_NAME, coverage_lines, is_any_lost, local_only
from corpus_tools.cli.options import add_corpus
from corpus_tools.errors import NotAdmittedError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from corpus_tools.loaders.texts.hydrate import Copies
    from corpus_tools.loaders.texts.receipt import Line

HYDRATED = "hydrated"
"""Folder of a hydrated release, where none is named."""


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
    _refuse_folder(root, options.out)
    outcome = _hydrate(root, options.texts)
    receipt = options.receipt or (options.out or Path()) / RECEIPT_NAME
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


def _refuse_folder(root: Path, out: Path | None) -> None:
    """Keep restricted texts out of the corpus itself, where they would be committed."""
    if out is not None and any(out.resolve().is_relative_to(root / top) for top in ("raw", "annotations")):
        message = f"--out {out} lies inside the corpus, where a restricted text may not stand; name another folder"
        raise UsageError(message)


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
    import json  # noqa: PLC0415

    from corpus_tools.authoring.files import write_files  # noqa: PLC0415
    from corpus_tools.loaders.texts.receipt import make_receipt  # noqa: PLC0415

    texts = {f"{line.event}/{line.article}.txt": line.hydrated.text for line in outcome.lines}
    if out is not None:
        write_files(out, {file: text for file, text in texts.items() if text is not None})
    made = make_receipt(outcome.lines, outcome.copies.passed_over, corpus=outcome.corpus, data_version=outcome.version)
    write_files(receipt.parent, {receipt.name: json.dumps(made, indent=2, ensure_ascii=False) + "\n"})
