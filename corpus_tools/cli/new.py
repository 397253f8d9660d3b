"""``corpus-tools new``: begin an article, or an event, from a text."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.errors import UsageError
from corpus_tools.schemas.vocab import Access, Depth, EntityKind, Rewriting, Vocabulary

if TYPE_CHECKING:
    from corpus_tools.authoring.asked import AskedArticle, AskedEvent
    from corpus_tools.authoring.received import Received

UNAVAILABLE = "unavailable"
"""What stands for a statement whose text nobody here may publish."""

PIPE = "-"
"""What stands for a text that comes through a pipe."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.usage = "corpus-tools new EVENT --text FILE --annotator ID [--outlet ID | --url ADDRESS] [OPTION …]"
    parser.add_argument("event", metavar="EVENT", help="id of the event, such as lake-ferry-winter-2026")
    add_corpus(parser)
    parser.add_argument("--dry-run", action="store_true", help="print what would be written, and write nothing")
    parser.add_argument("--annotator", metavar="ID", help="who annotates: a pseudonym (needed)")
    parser.add_argument("--about-annotator", metavar="TEXT", help="of a new annotator: what a reader should know")
    parser.add_argument("--language", metavar="TAG", default="en", help="language of the texts (default: en)")
    article = parser.add_argument_group("an article")
    article.add_argument("--text", metavar="FILE", help="the article as plain text in UTF-8; - reads a pipe")
    article.add_argument("--article", metavar="ID", help="its id (default: the outlet's)")
    article.add_argument("--outlet", metavar="ID", help="its outlet, as corpus.toml lists it")
    article.add_argument("--outlet-name", metavar="NAME", help="of an outlet that corpus.toml does not list yet")
    article.add_argument(
        "--url", metavar="ADDRESS", help="where it stands; of a restricted one host and digest are kept"
    )
    article.add_argument("--published", metavar="DATE", type=_day, help="day of publication, YYYY-MM-DD")
    article.add_argument("--access", choices=[Access.OPEN.value, Access.RESTRICTED.value],
                         help="open: the text goes into the corpus; restricted: it stays outside")  # fmt: skip
    article.add_argument("--licence", metavar="ID", help="SPDX id of the text's licence")
    article.add_argument("--rewriting", action="append", choices=_values(Rewriting), metavar="LABEL",
                         help=f"how it came to be; may be repeated: {', '.join(Rewriting)}")  # fmt: skip
    article.add_argument("--depth", choices=_values(Depth), default=Depth.QUOTES.value,
                         help="how far it will be annotated (default: quotes)")  # fmt: skip
    article.add_argument("--archived", metavar="DATE", type=_day, help="day of the archived copy of a restricted text")
    _add_event_arguments(parser)


def _add_event_arguments(parser: argparse.ArgumentParser) -> None:
    event = parser.add_argument_group("a new event")
    event.add_argument("--statement", metavar="FILE",
                       help=f"the statement as plain text, or {UNAVAILABLE} if it may not be published")  # fmt: skip
    event.add_argument("--title", metavar="TITLE", help="title of the event, in your own words")
    event.add_argument("--date", metavar="DATE", type=_day, help="day of the event, YYYY-MM-DD")
    event.add_argument("--speaker", metavar="NAME", help="who made the statement")
    event.add_argument("--speaker-kind", choices=_values(EntityKind), default=EntityKind.PERSON.value,
                       help="what the speaker is (default: person)")  # fmt: skip
    event.add_argument("--occasion", metavar="TEXT", help="where and how it was made public, in your own words")
    event.add_argument("--statement-licence", metavar="ID", help="SPDX id of the statement's licence")
    event.add_argument("--fiction", action="store_true", help="the event is invented, and so are its texts")


def _values(labels: type[Vocabulary]) -> list[str]:
    return [label.value for label in labels]


def run(options: argparse.Namespace) -> int:
    """Write the files, and say what was written, what was proposed and what comes next."""
    from corpus_tools import editing, pipeline  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.authoring.asked import Asked  # noqa: PLC0415 - likewise
    from corpus_tools.cli.new_report import NewReport  # noqa: PLC0415 - likewise

    root = pipeline.find_root(options.corpus or Path.cwd())
    if options.statement == options.text == PIPE:
        message = "only one text comes through a pipe; name a file for the other"
        raise UsageError(message)
    received: dict[str, Received] = {}
    asked = Asked(
        event=options.event,
        day=today().isoformat(),
        annotator=options.annotator,
        about_annotator=options.about_annotator,
        language=options.language,
        article=_article(options, received),
        statement=_statement(options, received),
    )
    if asked.article is None and asked.statement is None:
        raise UsageError(_nothing_asked(options.event))
    plan = editing.new(root, asked, is_written=not options.dry_run)
    report = NewReport(root, plan, asked, received, corpus=options.corpus)
    sys.stdout.write(report.preview() if options.dry_run else report.report())
    return 0


def today() -> date:
    """Return the day that work done now is dated with."""
    return date.today()  # noqa: DTZ011 - the day where the person sits


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat() if len(words) == len("YYYY-MM-DD") else _no_day(words)
    except ValueError:
        return _no_day(words)


def _no_day(words: str) -> str:
    message = f"expected a day as YYYY-MM-DD, such as 2026-03-04; found {words!r}"
    raise argparse.ArgumentTypeError(message)


def _nothing_asked(event: str) -> str:
    return (
        f"nothing to begin: give the article, corpus-tools new {event} --text FILE, or for a new event "
        "--statement FILE --title TITLE --date YYYY-MM-DD --speaker NAME"
    )


def _article(options: argparse.Namespace, received: dict[str, Received]) -> AskedArticle | None:
    from corpus_tools.authoring.asked import AskedArticle  # noqa: PLC0415 - a verb imports only what it needs

    if options.text is None:
        return None
    text, file = _receive(options.text, "text", received)
    return AskedArticle(
        text=text,
        file=file,
        id=options.article,
        outlet=options.outlet,
        outlet_name=_printable(options.outlet_name, "--outlet-name"),
        address=options.url,
        published=options.published,
        access=Access(options.access) if options.access else None,
        licence=options.licence,
        rewriting=tuple(dict.fromkeys(options.rewriting or (Rewriting.UNKNOWN.value,))),
        depth=options.depth,
        archived=options.archived,
    )


def _statement(options: argparse.Namespace, received: dict[str, Received]) -> AskedEvent | None:
    from corpus_tools.authoring.asked import AskedEvent  # noqa: PLC0415 - a verb imports only what it needs

    named = {"--title": options.title, "--date": options.date, "--speaker": options.speaker}
    if options.statement is None:
        extra = [option for option, value in named.items() if value is not None]
        if extra or options.fiction:
            message = f"{(extra or ['--fiction'])[0]} is for a new event; add --statement FILE, or leave it out"
            raise UsageError(message)
        return None
    if missing := [option for option, value in named.items() if not value]:
        message = f"a new event also needs {' and '.join(missing)}"
        raise UsageError(message)
    is_open = options.statement != UNAVAILABLE
    text, file = _receive(options.statement, "statement", received) if is_open else (None, None)
    return AskedEvent(
        title=str(_printable(options.title, "--title")),
        date=options.date,
        speaker=str(_printable(options.speaker, "--speaker")),
        speaker_kind=EntityKind(options.speaker_kind),
        text=text,
        file=file,
        licence=options.statement_licence,
        occasion=options.occasion,
        is_fiction=options.fiction,
    )


def _printable(words: str | None, option: str) -> str | None:
    if words is not None and not (words.isprintable() and words.strip()):
        message = f"{option} takes words on one line; found {escaped(words)!r}"
        raise UsageError(message)
    return words


def _receive(named: str, kind: str, received: dict[str, Received]) -> tuple[str, Path | None]:
    """Return the text of a file that was named, and where it lies; what was put right is kept for the report."""
    from corpus_tools.authoring.received import STANDARD_INPUT, receive  # noqa: PLC0415 - after the usage is right
    from corpus_tools.loaders.texts.find import MAX_BYTES  # noqa: PLC0415 - likewise

    if named == PIPE:
        received[kind] = receive(sys.stdin.buffer.read(MAX_BYTES + 1), STANDARD_INPUT)
        return received[kind].text, None
    path = Path(named)
    if not path.is_file():
        raise UsageError(_no_file(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"{escaped(named)} cannot be read: {(error.strerror or 'no reason given').lower()}"
        raise UsageError(message) from error
    received[kind] = receive(data, named)
    return received[kind].text, path


def _no_file(path: Path) -> str:
    """Say that there is no such file, and which files with a name like it there are."""
    name = escaped(str(path))
    if path.is_dir():
        listed = sorted(one.name for one in path.iterdir() if one.suffix == ".txt")[:4]
        return f"{name} is a folder, expected a file{'; it holds ' + ', '.join(map(escaped, listed)) if listed else ''}"
    if path.exists():
        return f"{name} is no ordinary file; to read a pipe give -"
    folder = path.parent
    if not folder.is_dir():
        return f"no file {name}: there is no folder {escaped(str(folder))}"
    near = get_close_matches(path.name, sorted(one.name for one in folder.iterdir() if one.is_file()), n=1, cutoff=0.6)
    return f"no file {name}{f'; did you mean {escaped(str(folder / near[0]))}?' if near else ''}"
