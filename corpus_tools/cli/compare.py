"""``corpus-tools compare``: are these quotes in that source, and if not, what was changed? Needs no corpus."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.errors import UsageError
from corpus_tools.loaders.texts.documents import read_document
from corpus_tools.quotecheck.compare import Verdict, compare
from corpus_tools.quotecheck.render import (
    comparison_data,
    receipt_lines,
    render_github,
    render_json,
    render_markdown,
    render_sarif,
    render_text,
)
from corpus_tools.quotecheck.texts import compare_texts
from corpus_tools.tool import tool_version

if TYPE_CHECKING:
    import argparse

    from corpus_tools.loaders.texts.documents import Document
    from corpus_tools.quotecheck.texts import QuoteReport

FORMATS = ("text", "json", "markdown", "github", "sarif")

MAX_REQUEST = 50_000_000
"""Most bytes of a request in JSON."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="one or more sources, then the text whose quotes are checked: .txt, .md, .docx, .html, .pdf, .rtf, or - for standard input",
    )
    parser.add_argument(
        "--source",
        dest="sources",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a source; may be repeated. Every FILE is then a text whose quotes are checked, as in a hook",
    )
    parser.add_argument("--said", metavar="WORDS", help="the sentence that was said; with --printed, instead of files")
    parser.add_argument("--printed", metavar="WORDS", help="the words between the quotation marks")
    parser.add_argument(
        "--request",
        type=Path,
        metavar="FILE",
        help='text and sources as JSON, {"text": "…", "sources": {"NAME": "…"}}; - for standard input',
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="what to print (default: text)")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write one page that shows the text with its quotes")
    parser.add_argument("--force", action="store_true", help="replace the file of --html")
    parser.add_argument(
        "--policy",
        choices=("strict", "cleanup"),
        default="strict",
        help="cleanup passes over what house styles tidy in speech: fillers, repeated words, false starts",
    )
    parser.add_argument("--language", default="en", metavar="TAG", help="language of text and sources (default: en)")
    parser.add_argument("--receipts", action="store_true", help="print the edits that derive each kept quote")
    parser.epilog = "Exit status: 0 if every quote keeps the words, 1 if one does not, 2 for a wrong call."


def run(options: argparse.Namespace) -> int:
    """Check the quotes; 1 if one of them is not kept."""
    _refuse_mixtures(options)
    if options.said is not None:
        return _compare_pair(options)
    if options.request is not None:
        name, text, sources = _read_request(options.request)
        texts = [(name, text)]
    else:
        named = options.sources or options.files[:-1]
        sources = {document.name: document.text for document in map(_read, named)}
        read = map(_read, options.files if options.sources else options.files[-1:])
        texts = [(document.name, document.text) for document in read]
    is_clean = True
    for name, text in texts:
        report = compare_texts(text, sources, language=options.language, policy=options.policy)
        if len(texts) > 1 and options.format == "text":
            print(f"{escaped(name)}\n")
        print(_rendered(report, name, options, is_one=len(texts) == 1), end="")
        if options.html is not None:
            _write_page(report, name, options)
        is_clean = is_clean and report.is_clean
    return 0 if is_clean else 1


def _refuse_mixtures(options: argparse.Namespace) -> None:
    if options.sources and (options.request is not None or options.said is not None):
        message = "--source goes with files"
        raise UsageError(message)
    if options.sources and not options.files:
        message = "name the text whose quotes are checked after the sources"
        raise UsageError(message)
    is_pair = options.said is not None or options.printed is not None
    if is_pair and (options.said is None or options.printed is None):
        message = (
            "--said and --printed go together: corpus-tools compare --said 'We may close.' --printed 'We will close'"
        )
        raise UsageError(message)
    if is_pair + (options.request is not None) + bool(options.files) != 1:
        message = (
            "say what to compare: SOURCE… TEXT, or --said WORDS --printed WORDS, or --request FILE"
            if not (is_pair or options.request or options.files)
            else "files, --said with --printed, and --request exclude one another"
        )
        raise UsageError(message)
    if len(options.files) == 1 and not options.sources:
        message = f"{options.files[0]} alone cannot be compared: name the source first, then the text whose quotes are checked"
        raise UsageError(message)
    if options.html is not None and options.sources and len(options.files) > 1:
        message = "--html writes the page of one text"
        raise UsageError(message)
    if sum(str(path) == "-" for path in (*options.sources, *options.files)) > 1:
        message = "standard input (-) can be read once"
        raise UsageError(message)
    if is_pair and (options.html is not None or options.format not in {"text", "json"}):
        message = "--said with --printed is printed as text or json"
        raise UsageError(message)


def _read(path: Path) -> Document:
    document = read_document(path)
    for note in document.notes:
        print(f"corpus-tools compare: {escaped(document.name)}: {escaped(note)}", file=sys.stderr)
    return document


def _compare_pair(options: argparse.Namespace) -> int:
    found = compare(options.said, options.printed, language=options.language, policy=options.policy)
    if options.format == "json":
        data = {"verdict": found.verdict.value, "explanation": found.explanation, **comparison_data(found)}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(f"{found.verdict.value.upper()}  {escaped(found.explanation)}")
        if found.verdict is not Verdict.KEPT:
            print(f"  {escaped(found.diff)}")
        for line in receipt_lines(found) if options.receipts else ():
            print(f"  {escaped(line)}")
    return 0 if found.verdict is Verdict.KEPT else 1


def _read_request(path: Path) -> tuple[str, str, dict[str, str]]:
    """Return name of the text, text and sources of a request in JSON."""
    document = read_document(path)
    expected = 'expected {"text": "…", "sources": {"NAME": "…"}}'
    try:
        request = json.loads(document.text)
    except (ValueError, RecursionError) as error:
        message = f"{document.name} is not JSON ({type(error).__name__}); {expected}"
        raise UsageError(message) from error
    text = request.get("text") if isinstance(request, dict) else None
    sources = request.get("sources") if isinstance(request, dict) else None
    if isinstance(sources, list):
        sources = {f"source {number}": source for number, source in enumerate(sources, 1)}
    named = sources if isinstance(sources, dict) else {}
    is_whole = bool(named) and all(isinstance(source, str) for source in named.values())
    if not isinstance(text, str) or not is_whole:
        message = f"{document.name} does not say what to compare; {expected}"
        raise UsageError(message)
    return str(request.get("name") or "text"), text, dict(named)


def _rendered(report: QuoteReport, name: str, options: argparse.Namespace, *, is_one: bool) -> str:
    match options.format:
        case "json":
            return render_json(report, name=name, is_one=is_one)
        case "markdown":
            return render_markdown(report)
        case "github":
            return render_github(report, name=name)
        case "sarif":
            return render_sarif(report, name=name, version=tool_version())
        case _:
            text = render_text(report, show_receipts=options.receipts)
            return "\n".join(map(escaped, text.split("\n")))


def _write_page(report: QuoteReport, name: str, options: argparse.Namespace) -> None:
    from corpus_tools.quotecheck.page import render_page  # noqa: PLC0415 - for a page alone

    if options.html.exists() and not options.force:
        message = f"{options.html} is there already; --force replaces it"
        raise UsageError(message)
    try:
        options.html.write_text(render_page(report, title=name), encoding="utf-8", newline="")
    except OSError as error:
        message = f"{options.html} cannot be written: {(error.strerror or 'unknown reason').lower()}"
        raise UsageError(message) from error
