"""``corpus-tools check``: prove the corpus sound, or say what is wrong, where, and what to type."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus, add_texts
from corpus_tools.cli.receipt import add_receipt, write_receipts
from corpus_tools.cli.rendering import add_format, reader, rendered, repository_of
from corpus_tools.diagnostics.catalogue import find_rule, load_rules
from corpus_tools.diagnostics.diagnostic import Level, Severity
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.diagnostics.report import Report
from corpus_tools.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.loaders.changed import ChangedEvents


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="events or files to keep to; all by default"
    )
    add_corpus(parser)
    add_texts(parser)
    add_receipt(parser)
    parser.add_argument("--changed", nargs="?", const="", metavar="BASE",
                        help="keep to what changed since the branch left BASE, committed or not (default: upstream, "
                        "origin/HEAD or main)")  # fmt: skip
    parser.add_argument("--require-text", action="store_true", help="make a restricted text that is not available an error, and "
                        "search every file of the repository for words of restricted texts")  # fmt: skip
    add_format(parser)
    parser.add_argument(
        "--select", action="append", default=[], metavar="CODE", help="show these codes only; A2 is all of A2xx"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="CODE", help="leave these codes out of this run"
    )


def run(options: argparse.Namespace) -> int:
    """Check, print the report, and return 1 if there is an error or a warning."""
    from corpus_tools import pipeline  # noqa: PLC0415 - after the usage is known to be right
    from corpus_tools.engine import Progress  # noqa: PLC0415 - likewise

    root = pipeline.find_root(options.corpus or (options.paths[0] if options.paths else Path.cwd()))
    changed = _changed(root, options)
    if changed is not None and not changed.files:
        sys.stdout.write(_unchanged(changed, options.format, repository_of(root, options)))
        return 0
    events = pipeline.events_of(root, options.paths) if changed is None else changed.events
    is_vouched = write_receipts(root, options)
    checked = pipeline.check(
        root, events=events, texts=options.texts, require_text=options.require_text, engine=Progress("events")
    )
    scope = Scope.of(root, options.paths, select=options.select, ignore=options.ignore)
    scope = scope if changed is None else replace(scope, files=changed.scope)
    report = Report(tuple(finding for finding in checked.findings if scope.holds(finding)), checked.notes)
    sys.stdout.write(
        rendered(
            report,
            options.format,
            subject=_subject(root, events, changed),
            read=reader(root),
            repository=repository_of(root, options),
        )
    )
    counts = report.count()
    return 1 if counts[Severity.ERROR] or counts[Severity.WARNING] or not is_vouched else 0


def _changed(root: Path, options: argparse.Namespace) -> ChangedEvents | None:
    """Return what changed, if that is what was asked for, and say which events are gone."""
    from corpus_tools import pipeline  # noqa: PLC0415 - likewise

    if options.changed is None:
        return None
    if options.paths:
        message = "--changed finds the files itself; leave out PATH, or name a base as in --changed origin/main"
        raise UsageError(message)
    changed = pipeline.changed(root, options.changed or None)
    for event in changed.gone:
        print(f"{escaped(event)} is gone; its line in splits.tsv stays, with the day it was withdrawn and the reason",
              file=sys.stderr)  # fmt: skip
    return changed


def _unchanged(changed: ChangedEvents, form: str, repository: str | None) -> str:
    said = f"nothing changed since {changed.base}"
    return f"{said}\n" if form == "text" else rendered(Report(), form, subject=said, repository=repository)


def _subject(root: Path, events: Sequence[str] | None, changed: ChangedEvents | None) -> str:
    from corpus_tools.loaders.paths import CorpusPaths  # noqa: PLC0415 - likewise

    n_events = len(CorpusPaths(root).events() if events is None else events)
    counted = f"{n_events} event{'' if n_events == 1 else 's'}"
    if changed is None:
        return counted
    return f"{counted} changed since {changed.base}" if events is not None else f"{counted}, for corpus.toml changed"


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
        """Whether a finding was asked for; one about two events was if either is."""
        places = [finding.location.file]
        if finding.rule.level is Level.CORPUS:
            places += [related.location.file for related in finding.related]
        is_in = not self.files or finding.rule.is_always_shown or any(self._is_in(file) for file in places)
        is_selected = not self.select or finding.code.startswith(self.select)
        return is_in and is_selected and not finding.code.startswith(self.ignore)

    def _is_in(self, file: str) -> bool:
        return file == "corpus.toml" or any(
            file == name or file.startswith((f"{name}/", f"{name}.")) for name in self.files
        )


def _twins(name: str) -> tuple[str, ...]:
    """Return a name and those of the files that belong to it; an event or an article may be named by id alone.

    On the event's own file and on statements everything in the event rests.

    Example:
        >>> _twins("raw/fair/courier.txt")
        ('raw/fair/courier.txt', 'annotations/fair/courier.yaml', 'annotations/fair/receipts/courier')
        >>> _twins("annotations/fair"), _twins("fair")
        (('annotations/fair', 'raw/fair'), ('annotations/fair', 'raw/fair'))
    """
    top, _, rest = name.partition("/")
    if top not in {"annotations", "raw"}:
        return (name,) if "." in top else _twins(f"annotations/{name}{'.yaml' if rest and '.' not in rest else ''}")
    event, _, file = rest.partition("/")
    stem = file.removesuffix(".txt" if top == "raw" else ".yaml")
    if not stem or stem == file:
        return name, f"{'annotations' if top == 'raw' else 'raw'}/{rest}"
    if stem == "event" or stem.startswith("statement-"):
        return f"annotations/{event}", f"raw/{event}"
    text, annotation = f"raw/{event}/{stem}.txt", f"annotations/{event}/{stem}.yaml"
    own, other = (text, annotation) if top == "raw" else (annotation, text)
    return own, other, f"annotations/{event}/receipts/{stem}"


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    """Return beginnings of codes, each of which some rule has.

    Raises:
        UnknownNameError: if there is no such rule.
    """
    codes = tuple(code.strip().upper() for codes in given for code in codes.split(",") if code.strip())
    for code in codes:
        if not any(rule.code.startswith(code) for rule in load_rules()):
            find_rule(code)
    return codes
