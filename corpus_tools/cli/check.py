"""``corpus-tools check``: prove the corpus sound, or say what is wrong, where, and what to type."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus, add_texts
from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.report import Report

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from corpus_tools.diagnostics.diagnostic import Diagnostic

HELP = "prove the corpus sound, or say what is wrong, where, and what to type"

FORMATS = ("text", "json", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="events or files to keep to; all by default"
    )
    add_corpus(parser)
    add_texts(parser)
    parser.add_argument(
        "--require-text", action="store_true", help="make a restricted text that is not at hand an error"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text (for people), json, or github (annotations)"
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="CODE", help="show these codes only; A2 is all of A2xx"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="CODE", help="leave these codes out of this run"
    )


def run(options: argparse.Namespace) -> int:
    """Check, print the report, and return 1 if there is an error or a warning."""
    from corpus_tools import pipeline  # noqa: PLC0415 - after the usage is known to be right
    from corpus_tools.engines.progress import Progress  # noqa: PLC0415 - likewise
    from corpus_tools.loaders.paths import CorpusPaths  # noqa: PLC0415 - likewise

    root = pipeline.find_root(options.corpus or (options.paths[0] if options.paths else Path.cwd()))
    events = pipeline.events_of(root, options.paths)
    checked = pipeline.check(
        root, events=events, texts=options.texts, require_text=options.require_text, engine=Progress("events")
    )
    scope = Scope.of(root, options.paths, select=options.select, ignore=options.ignore)
    report = Report(tuple(finding for finding in checked.findings if scope.holds(finding)))
    n_events = len(CorpusPaths(root).events() if events is None else events)
    sys.stdout.write(_rendered(report, root, options.format, f"{n_events} event{'' if n_events == 1 else 's'}"))
    counts = report.count()
    return 1 if counts[Severity.ERROR] or counts[Severity.WARNING] else 0


@dataclass(frozen=True, slots=True)
class Scope:
    """Which findings were asked for.

    Attributes:
        files: names of files and folders, relative to the corpus; all if empty.
        select: beginnings of codes; all if empty.
        ignore: beginnings of codes that are left out.
    """

    files: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]

    @classmethod
    def of(cls, root: Path, paths: Sequence[Path], *, select: Sequence[str], ignore: Sequence[str]) -> Scope:
        """Return the scope that some paths and codes name; a text stands for its annotation and the reverse."""
        resolved = (path.resolve() for path in paths)
        names = [path.relative_to(root).as_posix() for path in resolved if path.is_relative_to(root)]
        return cls(
            tuple(both for name in names for both in _twins(name) if name != "."), _codes(select), _codes(ignore)
        )

    def holds(self, finding: Diagnostic) -> bool:
        """Whether a finding was asked for."""
        file = finding.location.file
        is_in = not self.files or any(file == name or file.startswith(f"{name}/") for name in self.files)
        is_selected = not self.select or finding.code.startswith(self.select)
        return is_in and is_selected and not finding.code.startswith(self.ignore)


def _twins(name: str) -> tuple[str, ...]:
    """Return a name and that of the file that belongs to it.

    Example:
        >>> _twins("raw/fair/courier.txt"), _twins("annotations/fair")
        (('raw/fair/courier.txt', 'annotations/fair/courier.yaml'), ('annotations/fair', 'raw/fair'))
    """
    top, _, rest = name.partition("/")
    if top == "raw":
        return name, f"annotations/{rest.removesuffix('.txt') + '.yaml' if rest.endswith('.txt') else rest}"
    if top == "annotations":
        return name, f"raw/{rest.removesuffix('.yaml') + '.txt' if rest.endswith('.yaml') else rest}"
    return (name,)


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip().upper() for codes in given for code in codes.split(",") if code.strip())


def _rendered(report: Report, root: Path, form: str, subject: str) -> str:
    if form == "json":
        from corpus_tools.diagnostics.render.json import render as render_json  # noqa: PLC0415 - one format a run

        return render_json(report)
    if form == "github":
        from corpus_tools.diagnostics.render.github import render as render_github  # noqa: PLC0415 - likewise

        return render_github(report)
    from corpus_tools.cli.terminal import is_coloured  # noqa: PLC0415 - likewise
    from corpus_tools.diagnostics.render.text import render as render_text  # noqa: PLC0415 - likewise

    return render_text(report, _shown(root), subject=subject, is_coloured=is_coloured())


def _shown(root: Path) -> Callable[[str], str | None]:
    """Return a reader of the corpus's files for their lines: each is read once, links are not followed."""

    @cache
    def show(name: str) -> str | None:
        path = root.joinpath(*name.split("/"))
        try:
            return None if path.is_symlink() else path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None

    return show
