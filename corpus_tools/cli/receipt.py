"""Options of ``check`` by which somebody who holds a restricted text vouches for it, and what they do."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import TYPE_CHECKING

from corpus_tools.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus_tools.authoring.receipts import ReceiptMade


def add_receipt(parser: argparse.ArgumentParser) -> None:
    """Declare ``--receipt``, ``--holder`` and ``--date``."""
    parser.add_argument(
        "--receipt", action="store_true", help="write a receipt for each restricted article named, from your own text"
    )
    parser.add_argument("--holder", metavar="NAME", help="whose receipt it is: your pseudonym in corpus.toml")
    parser.add_argument("--date", metavar="DAY", help="day of the receipt, YYYY-MM-DD (default: today)")


def write_receipts(root: Path, options: argparse.Namespace) -> bool:
    """Write the receipts that were asked for and say so on standard error; return whether each could be made.

    Raises:
        UsageError: if the options do not go together.
        UnknownNameError: if there is no such annotator, event or article.
    """
    if not options.receipt:
        if options.holder or options.date:
            message = "--holder and --date go with --receipt"
            raise UsageError(message)
        return True
    if not options.paths or not options.holder:
        message = "--receipt needs the event or article as PATH, and --holder NAME"
        raise UsageError(message)
    is_done = True
    given = give_receipts(root, options.paths, texts=options.texts, holder=options.holder, day=_day(options.date))
    for event, made, name in given:
        is_done = is_done and made.receipt is not None
        said = f"wrote {name}" if made.receipt else f"no receipt for {event}/{made.article}: {made.reason}"
        print(said, file=sys.stderr)
    return is_done


def _day(given: str | None) -> str:
    if given is None:
        return date.today().isoformat()  # noqa: DTZ011 - the day on the wall of whoever checks
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given, re.ASCII):
            return date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    message = f"--date {given!r}: expected a day as YYYY-MM-DD"
    raise UsageError(message)


def give_receipts(
    root: Path, paths: Sequence[Path], *, texts: Sequence[Path], holder: str, day: str
) -> Iterator[tuple[str, ReceiptMade, str]]:
    """Write a holder's receipt for each restricted article that some paths name; yield event, receipt and file name.

    Args:
        root: folder of the corpus.
        paths: events, or annotation files in them.
        texts: folders that hold the texts, beside those that environment and corpus name.
        holder: who holds them: an annotator of ``corpus.toml``.
        day: day of the check.

    Raises:
        UnknownNameError: if there is no such annotator, event or article.
    """
    from corpus_tools import pipeline  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.authoring.files import write_files  # noqa: PLC0415 - authoring is loaded to write alone
    from corpus_tools.authoring.receipts import make_receipts, render_receipt  # noqa: PLC0415 - likewise
    from corpus_tools.loaders.paths import CorpusPaths  # noqa: PLC0415 - likewise

    names = CorpusPaths(root)
    known = pipeline.read_head(names).file.annotators
    if holder not in known:
        raise UnknownNameError("annotator", holder, tuple(sorted(known)))
    wanted = _articles_in(root, paths)
    for draft in pipeline.load(root, events=sorted(wanted), texts=texts):
        for made in make_receipts(draft, holder=holder, date=day, articles=wanted[draft.event_id]):
            name = names.receipt_file(draft.event_id, made.article, holder)
            if made.receipt is not None:
                write_files(root, {name: render_receipt(made.receipt)})
            yield draft.event_id, made, name


def _articles_in(root: Path, paths: Sequence[Path]) -> dict[str, frozenset[str]]:
    """Return the articles that some paths name, by event; none for an event that is named as a whole."""
    from corpus_tools import pipeline  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.loaders.paths import CorpusPaths  # noqa: PLC0415 - likewise

    found: dict[str, set[str]] = {}
    for path in paths:
        is_article = path.suffix in {".yaml", ".txt"} and path.stem != "event"
        for event in pipeline.events_of(root, [path]) or CorpusPaths(root).events():
            found.setdefault(event, set()).add(path.stem if is_article else "")
    return {event: frozenset() if "" in articles else frozenset(articles) for event, articles in found.items()}
