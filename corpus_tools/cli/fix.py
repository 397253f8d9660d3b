"""``corpus-tools fix``: fill in what a program knows better than a person."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus, add_texts
from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from corpus_tools.authoring.fix import EventFix
    from corpus_tools.corpus import Draft


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("paths", nargs="*", type=Path, help="events, or files in them (default: every event)")
    add_corpus(parser)
    add_texts(parser)
    parser.add_argument("--diff", action="store_true", help="show what would change and write nothing")
    parser.add_argument("--approximate", action="store_true",
                        help="take over words that changed a little after an edit of the text")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Mend the events and say what was done; exit status 1 if a person must decide something."""
    from corpus_tools import editing, pipeline  # noqa: PLC0415 - a verb imports only what it needs

    root = pipeline.find_root(options.corpus or Path.cwd())
    n_questions = 0
    for draft, done, changes in editing.fix(
        root,
        events=pipeline.events_of(root, options.paths),
        texts=options.texts,
        is_approximate_allowed=options.approximate,
        is_written=not options.diff,
    ):
        print(_summary(draft.event_id, done, len(changes)))
        for question in _questions(draft, done):
            n_questions += 1
            print(question)
        if options.diff:
            sys.stdout.writelines(_diff(changes))
    return 1 if n_questions else 0


def _summary(event_id: str, done: EventFix, n_changed: int) -> str:
    if not n_changed:
        return f"{event_id}: nothing to do"
    counts = (n_changed, "file"), (done.n_moved, "position"), (done.n_ids, "id")
    files, positions, ids = (f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts)
    return f"{event_id}: {files} changed, {positions} and {ids} filled in"


def _questions(draft: Draft, done: EventFix) -> Iterator[str]:
    for key, questions in sorted(done.questions.items()):
        file = draft.articles[key].file if key else draft.file
        for question in questions:
            place = f"{file}: {'/'.join(map(str, question.pointer))}" if question.pointer else file
            yield f"  {place}: {escaped(question.message)}"


def _diff(changes: dict[str, tuple[str, str]]) -> Iterator[str]:
    for name, (old, new) in changes.items():
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="", n=1)
        yield from (f"{escaped(line)}\n" for line in lines)
