"""``corpus-tools suggest``: propose the quotes of an article, and the claims it makes, for a person to confirm."""

from __future__ import annotations

import difflib
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus, add_texts
from corpus_tools.diagnostics.quoting import escaped, shown
from corpus_tools.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from corpus_tools.authoring.suggested import Suggested
    from corpus_tools.schemas.claim import Mention
    from corpus_tools.schemas.quote import Quote
    from corpus_tools.schemas.selector import Selector

N_SHOWN = 44
"""Code points of a quote that the list shows."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("name", metavar="EVENT/ARTICLE", help="the article, or its annotation file")
    parser.add_argument("--claims", action="store_true", default=None,
                        help="link claims too (default: where the article's depth is claims or full)")  # fmt: skip
    parser.add_argument("--no-claims", action="store_false", dest="claims", help="propose quotes alone")
    parser.add_argument("--diff", action="store_true", help="show what would change and write nothing")
    parser.add_argument("--confirm", nargs="+", metavar="ID", default=[],
                        help="confirm suggestions that you have read: ids, `zones`, or `all`")  # fmt: skip
    add_corpus(parser)
    add_texts(parser)


def run(options: argparse.Namespace) -> int:
    """Propose, or confirm what was proposed."""
    from corpus_tools import editing, pipeline  # noqa: PLC0415 - a verb imports only what it needs

    root = pipeline.find_root(options.corpus or Path.cwd())
    event, article = _named(options.name, root)
    if options.confirm:
        return _confirm(root, event, article, options)
    done = editing.suggest(
        root, event, article, with_claims=options.claims, texts=options.texts, is_written=not options.diff
    )
    for line in _report(f"{event}/{article}", done, is_written=not options.diff, folders=options.texts):
        print(line)
    if options.diff:
        _print_diff(done.file, done.old, done.new)
    return 1 if done.questions else 0


def _named(name: str, root: Path) -> tuple[str, str]:
    """Return event and article of ``EVENT/ARTICLE`` or of the path of an annotation file."""
    path = Path(name)
    whole = path.resolve()
    parts = whole.relative_to(root).parts if whole.is_relative_to(root) and whole.exists() else path.parts
    parts = parts[1:] if parts[:1] in {("annotations",), ("raw",)} else parts
    if len(parts) != 2:
        message = f"{name!r} names no article; write EVENT/ARTICLE"
        raise UsageError(message)
    return parts[0], Path(parts[1]).stem if parts[1].endswith((".yaml", ".txt")) else parts[1]


def _report(name: str, done: Suggested, *, is_written: bool, folders: Sequence[Path]) -> Iterator[str]:
    if not done.is_changed:
        yield f"{name}: nothing to propose that is not there already"
        return
    verb = "added" if is_written else "would be added"
    yield f"{name}: {len(done.quotes)} quote(s) and {len(done.mentions)} mention(s) {verb}, none confirmed"
    rows = [_quote_row(one, done.text) for one in done.quotes] + [_mention_row(one, done.text) for one in done.mentions]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        yield "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
    for question in done.questions:
        yield f"  {done.file}: {'/'.join(map(str, question.pointer))}: {escaped(question.message)}"
    if is_written:
        folder = "".join(f" --from {shlex.quote(str(one))}" for one in folders)
        yield f"read them (`corpus-tools show {name}{folder}`), mend what is wrong in {done.file}, then confirm:"
        yield f"  corpus-tools suggest {name} --confirm ID …   (or all)"


def _quote_row(one: Quote, text: str | None) -> tuple[str, str, str, str, str]:
    renderings = sorted({clause.rendering.value for clause in one.clauses})
    form = one.computed.form.value if one.computed is not None else "-"
    return one.id or "-", _words(one.content, text), one.speaker or "nobody", "+".join(renderings), form


def _mention_row(one: Mention, text: str | None) -> tuple[str, str, str, str, str]:
    speaker = one.chain[-1].speaker if one.chain else "the narrator"
    return one.id or "-", _words(one.span, text), speaker, one.mode.value, one.claim


def _words(parts: Sequence[Selector], text: str | None) -> str:
    if text is None:
        return f"{parts[0].start}–{parts[-1].end}"
    return shown(" … ".join(part.span.of(text) for part in parts), limit=N_SHOWN)


def _print_diff(file: str, old: str, new: str) -> None:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), file, file, lineterm="", n=1)
    sys.stdout.writelines(f"{escaped(line)}\n" for line in lines)


def _confirm(root: Path, event: str, article: str, options: argparse.Namespace) -> int:
    """Delete the marks of suggestions and say which; nothing is written if a name is no suggestion."""
    from corpus_tools.authoring.files import write_files  # noqa: PLC0415 - only to confirm
    from corpus_tools.authoring.insert import confirm  # noqa: PLC0415 - likewise

    file = f"annotations/{event}/{article}.yaml"
    path = root / file
    if path.is_symlink() or not path.is_file():
        kind = "article"
        raise UnknownNameError(kind, f"{event}/{article}")
    old = path.read_text(encoding="utf-8")
    done = confirm(old, options.confirm)
    if done.unknown:
        message = f"no suggestion of {event}/{article}: {', '.join(map(escaped, done.unknown))}"
        raise UsageError(message)
    if options.diff:
        _print_diff(file, old, done.source)
    else:
        write_files(root, {file: done.source})
    verb = "would be confirmed" if options.diff else "confirmed"
    print(f"{event}/{article}: {len(done.names)} {verb}{': ' if done.names else ''}{' '.join(done.names)}")
    return 0
