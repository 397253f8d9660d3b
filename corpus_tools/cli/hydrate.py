"""``corpus-tools hydrate``: fill in restricted texts from copies you hold, with a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.errors import NotAdmittedError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from corpus_tools.loaders.hydrate import Copies, PassedOver
    from corpus_tools.loaders.receipt import Line

HELP = "fill in restricted texts from copies you hold, with a receipt"

RECEIPT_NAME = "hydration-receipt.json"

_COLUMNS = ("exact", "moved", "normalised", "lost")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--from", dest="texts", type=Path, action="append", default=[], metavar="DIR",
                        help="folder with texts, under any name; may be repeated (default: the folders named by "
                        "CORPUS_TOOLS_TEXTS and corpus.toml)")  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="DIR", help="write whole texts to DIR/<event>/<article>.txt")
    parser.add_argument("--receipt", type=Path, metavar="FILE",
                        help=f"where the receipt goes (default: {RECEIPT_NAME} in --out DIR, or here)")  # fmt: skip
    parser.add_argument("--corpus", type=Path, help="folder of the corpus (default: the nearest corpus.toml upwards)")


def run(options: argparse.Namespace) -> int:
    """Hydrate every restricted article; exit status 1 if an annotation's words are lost."""
    from corpus_tools.loaders.paths import find_root  # noqa: PLC0415 - a verb imports only what it needs

    root = find_root(options.corpus or Path.cwd())
    _refuse_folder(root, options.out)
    outcome = _hydrate(root, options.texts)
    receipt = options.receipt or (options.out or Path()) / RECEIPT_NAME
    _write(outcome, receipt=receipt, out=options.out)
    for row in _render(outcome.lines, outcome.copies.passed_over):
        print(row)
    print(f"receipt: {receipt}")
    return int(any(status == "lost" for line in outcome.lines for status in line.annotations()))


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
    from corpus_tools.loaders.drafts import load_event  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.loaders.head import load_head  # noqa: PLC0415
    from corpus_tools.loaders.paths import CORPUS_FILE, CorpusPaths  # noqa: PLC0415
    from corpus_tools.loaders.receipt import hydrate_event  # noqa: PLC0415

    paths = CorpusPaths(root)
    head, findings = load_head(paths)
    if head is None:
        raise NotAdmittedError(CORPUS_FILE, len(findings))
    copies = _copies(root, given, head.file.texts.search)
    drafts = [load_event(paths, head, event_id) for event_id in paths.events()]
    lines = tuple(line for draft in drafts for line in hydrate_event(draft, copies))
    return _Outcome(head.file.corpus.name, head.file.corpus.version, lines, copies)


def _copies(root: Path, given: Sequence[Path], search: Sequence[str]) -> Copies:
    """Return the copies in the folders given, or else in those that environment and corpus name and that exist."""
    from corpus_tools.loaders.hydrate import Copies, read_copies  # noqa: PLC0415
    from corpus_tools.loaders.texts import TextSource  # noqa: PLC0415

    missing = [str(folder) for folder in given if not folder.is_dir()]
    if missing:
        message = f"no folder {', '.join(missing)}"
        raise UsageError(message)
    folders = given or [folder for folder in TextSource.of(root, search=search).folders if folder.is_dir()]
    if not folders:
        message = "no folder of texts is named; use --from DIR"
        raise UsageError(message)
    return sum((read_copies(folder) for folder in folders), Copies(()))


def _write(outcome: _Outcome, *, receipt: Path, out: Path | None) -> None:
    import json  # noqa: PLC0415

    from corpus_tools.authoring.files import write_files  # noqa: PLC0415
    from corpus_tools.loaders.receipt import make_receipt  # noqa: PLC0415

    texts = {f"{line.event}/{line.article}.txt": line.hydrated.text for line in outcome.lines}
    if out is not None:
        write_files(out, {file: text for file, text in texts.items() if text is not None})
    made = make_receipt(outcome.lines, outcome.copies.passed_over, corpus=outcome.corpus, data_version=outcome.version)
    write_files(receipt.parent, {receipt.name: json.dumps(made, indent=2, ensure_ascii=False) + "\n"})


def _render(lines: Sequence[Line], passed_over: Sequence[PassedOver]) -> Iterator[str]:
    """Yield a table, one line an article: its text, and its annotations by status."""
    from corpus_tools.diagnostics.quoting import escaped  # noqa: PLC0415

    if not lines:
        yield "no restricted article in this corpus"
        return
    width = max(len(f"{line.event}/{line.article}") for line in lines)
    yield f"{'article':<{width}}  {'text':<6}" + "".join(f"{column:>12}" for column in _COLUMNS) + "  (annotations)"
    for line in lines:
        counts = [sum(status == column for status in line.annotations()) for column in _COLUMNS]
        yield f"{line.event}/{line.article}".ljust(width) + f"  {_text(line):<6}" + "".join(f"{n:>12}" for n in counts)
    for file in passed_over:
        yield f"passed over: {escaped(file.name)}: {escaped(file.reason)}"


def _text(line: Line) -> str:
    if line.hydrated.text is not None:
        return "whole"
    return "part" if any(found.recovery != "lost" for found in line.hydrated.blocks) else "none"
