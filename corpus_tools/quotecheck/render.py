"""What became of the quotes of a text, for terminals, programs, pull requests and code scanning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus_tools.quotecheck.compare import Verdict

if TYPE_CHECKING:
    from corpus_tools.quotecheck.compare import Comparison
    from corpus_tools.quotecheck.texts import CheckedQuote, QuoteReport

FORMAT = "corpus-tools compare/1"
"""Name and version of the JSON."""

SHOWN = 72
"""Code points of a quote that one line shows."""

RULES = {
    Verdict.CHANGED: ("quote-changed", "The source has these words in another form.", "warning"),
    Verdict.NOT_IN_SOURCE: (
        "quote-not-in-source",
        "Nothing like this quote was found in the sources given.",
        "warning",
    ),
}
"""Name, sentence and severity of what code scanning shows."""


def summary(report: QuoteReport) -> str:
    """Return the count of quotes that need a look, in one line.

    Example:
        >>> from corpus_tools.quotecheck.texts import compare_texts
        >>> summary(compare_texts("“We will close.”", "We will close."))
        'the quote keeps the words'
    """
    n = len(report.quotes)
    if not n:
        return "no quotes found"
    look = n - report.n_kept
    if not look:
        return "the quote keeps the words" if n == 1 else f"all {n} quotes keep the words"
    return f"{look} of {n} quotes need{'s' * (look == 1)} a look"


def render_text(report: QuoteReport, *, show_receipts: bool = False) -> str:
    """Return one block a quote: verdict and words, who says it, what was changed, what was left out around it."""
    lines: list[str] = []
    width = max((len(quote.verdict.value) for quote in report.quotes), default=0)
    for quote in report.quotes:
        head = f"{quote.verdict.value.upper():<{width}}  “{_short(quote.quote)}”"
        lines += [head + (f"  — {quote.speaker}" if quote.speaker else "")]
        indent = " " * (width + 2)
        lines.append(f"{indent}{quote.explanation}")
        comparison = quote.comparison
        if comparison is not None:
            several = len(report.sources) > 1
            if quote.verdict is not Verdict.KEPT:
                lines.append(f"{indent}{comparison.diff}")
            lines += [f"{indent}{line}" for line in _around(comparison)]
            if several:
                lines.append(f"{indent}in {quote.source}")
            if show_receipts:
                lines += [f"{indent}  {line}" for line in receipt_lines(comparison)]
    return "\n".join([*lines, *[""] * bool(lines), summary(report), ""])


def receipt_lines(comparison: Comparison) -> list[str]:
    """Return the edits of a receipt, one a line: rule, code point of the words said, what became what."""
    return [f"{edit.rule} at {edit.at}: {edit.said!r} → {edit.printed!r}" for edit in comparison.edits]


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1].rstrip()}…"


def _around(comparison: Comparison) -> list[str]:
    """Return what was left out around a quote, where a flag does not say it already."""
    lines = []
    if comparison.left_out_before and "cut_after_limiter" not in comparison.flags:
        lines.append(f"left out before it: “{_short(comparison.left_out_before)}”")
    if comparison.left_out_after and "cut_before_limiter" not in comparison.flags:
        lines.append(f"left out after it: “{_short(comparison.left_out_after)}”")
    return lines


def as_data(report: QuoteReport) -> dict[str, object]:
    """Return a report as plain data, the JSON of ``compare``; offsets are code points from 0."""
    return {
        "quotes": [_quote_data(quote) for quote in report.quotes],
        "n_quotes": len(report.quotes),
        "n_kept": report.n_kept,
        "clean": report.is_clean,
    }


def _quote_data(quote: CheckedQuote) -> dict[str, object]:
    found = quote.comparison
    data: dict[str, object] = {
        "quote": quote.quote,
        "spans": [[part.start, part.end] for part in quote.parts],
        "verdict": quote.verdict.value,
        "explanation": quote.explanation,
        "speaker": quote.speaker,
        "cue": quote.cue,
        "source": quote.source,
    }
    if found is not None and quote.said_span is not None:
        data |= {"said_span": [quote.said_span.start, quote.said_span.end], **comparison_data(found)}
    return data


def comparison_data(found: Comparison) -> dict[str, object]:
    """Return one comparison as plain data."""
    return {
        "said": found.said,
        "diff": found.diff,
        "form": found.form,
        "flags": list(found.flags),
        "left_out_before": found.left_out_before,
        "left_out_after": found.left_out_after,
        "tidied": list(found.tidied),
        "edits": [edit._asdict() for edit in found.edits],
    }


def render_json(report: QuoteReport, *, name: str, is_one: bool = True) -> str:
    """Return a report as JSON; as one line, if it is one of several."""
    data = {"format": FORMAT, "name": name, **as_data(report)}
    return json.dumps(data, ensure_ascii=False, indent=2 if is_one else None) + "\n"


def render_markdown(report: QuoteReport) -> str:
    """Return a report as a table for a pull request or a chat; no word of it comes alive as markup."""
    rows = ["| verdict | quote | what was changed | said |", "|---|---|---|---|"]
    for quote in report.quotes:
        said = quote.comparison.said if quote.comparison is not None and quote.verdict is not Verdict.KEPT else ""
        cells = (quote.quote, quote.explanation, said)
        rows.append(f"| {quote.verdict.value} | " + " | ".join(map(_cell, cells)) + " |")
    return "\n".join([f"**{_cell(summary(report))}**", "", *rows, ""]) if report.quotes else f"{summary(report)}\n"


def _cell(words: str) -> str:
    """Return words as inert Markdown in one cell."""
    flat = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "\\`*_{}[]()#|~@!:":
        flat = flat.replace(mark, f"&#{ord(mark)};")
    return flat


def render_github(report: QuoteReport, *, name: str) -> str:
    """Return workflow commands: one annotation a quote that is not kept, at its line of the text."""
    lines = []
    for quote in report.quotes:
        if quote.verdict is not Verdict.KEPT:
            line, column = _line_of(report.text, quote.parts[0].start)
            title = f"quote {quote.verdict.value}"
            message = f"“{_short(quote.quote)}”: {quote.explanation}"
            place = f"file={_property(name)},line={line},col={column},title={_property(title)}"
            lines.append(f"::warning {place}::{_message(message)}")
    return "\n".join([*lines, summary(report), ""])


def _line_of(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")


def render_sarif(report: QuoteReport, *, name: str, version: str) -> str:
    """Return a report as SARIF 2.1.0: one result a quote that is not kept.

    References:
        OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*, errata 01.
    """
    results = []
    for quote in report.quotes:
        if quote.verdict is Verdict.KEPT:
            continue
        rule, _, level = RULES[quote.verdict]
        line, column = _line_of(report.text, quote.parts[0].start)
        end_line, end_column = _line_of(report.text, quote.parts[-1].end)
        region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        place = {"artifactLocation": {"uri": _uri(name)}, "region": region}
        text = f"“{_short(quote.quote)}”: {quote.explanation}"
        results.append(
            {"ruleId": rule, "level": level, "message": {"text": text}, "locations": [{"physicalLocation": place}]}
        )
    rules = [{"id": rule, "shortDescription": {"text": sentence}} for rule, sentence, _ in RULES.values()]
    driver = {"name": "corpus-tools compare", "semanticVersion": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _uri(name: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - for code scanning alone

    return quote(name)
