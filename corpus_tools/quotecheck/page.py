"""One page that shows a text with its quotes marked, and what became of each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from corpus_tools.quotecheck.compare import Verdict
from corpus_tools.quotecheck.render import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.quotecheck.texts import CheckedQuote, QuoteReport
    from corpus_tools.text.align import Edit as WordEdit

CLASSES = {Verdict.KEPT: "kept", Verdict.CHANGED: "changed", Verdict.NOT_IN_SOURCE: "missing"}

STYLE = """
:root{color-scheme:light dark;--kept:#1a7f37;--changed:#b35900;--missing:#6e40c9;--line:#8884}
body{font:16px/1.55 system-ui,sans-serif;margin:0 auto;max-width:74rem;padding:1rem}
h1{font-size:1.25rem;overflow-wrap:anywhere}main{display:grid;gap:1.5rem;grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
@media(max-width:52rem){main{grid-template-columns:minmax(0,1fr)}}
article{white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:none;color:inherit;border-bottom:3px solid}mark.kept{border-color:var(--kept)}
mark.changed{border-color:var(--changed);border-bottom-style:double}mark.missing{border-color:var(--missing);border-bottom-style:dotted}
mark a{color:inherit;text-decoration:none}ol{padding:0;list-style:none;margin:0}
li{border:1px solid var(--line);border-left:4px solid;border-radius:6px;margin:0 0 .8rem;padding:.6rem .8rem;overflow-wrap:anywhere}
li.kept{border-left-color:var(--kept)}li.changed{border-left-color:var(--changed)}li.missing{border-left-color:var(--missing)}
li b{text-transform:uppercase;font-size:.8rem;letter-spacing:.04em}
li.kept b{color:var(--kept)}li.changed b{color:var(--changed)}li.missing b{color:var(--missing)}
p{margin:.3rem 0}small{opacity:.8}del{color:var(--changed)}ins{color:var(--changed);font-weight:600;text-decoration:none}
@media(prefers-color-scheme:dark){:root{--kept:#4ac26b;--changed:#f0a35e;--missing:#b392f0}}
"""


def render_page(report: QuoteReport, *, title: str) -> str:
    """Return a report as one page of HTML without scripts and without anything from outside.

    Args:
        report: what became of the quotes.
        title: of the page, such as the name of the text's file.
    """
    cards = "\n".join(_card(number, quote) for number, quote in enumerate(report.quotes, 1))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}: quotes</title><style>{STYLE}</style></head><body>\n"
        f"<h1>{escape(title)}: {escape(summary(report))}</h1>\n<main><article>{''.join(_marked(report))}</article>\n"
        f"<ol>{cards}</ol></main></body></html>\n"
    )


def _marked(report: QuoteReport) -> Iterator[str]:
    """Yield the text with each part of a quote marked and linked to its card."""
    at = 0
    parts = sorted((part, number) for number, quote in enumerate(report.quotes, 1) for part in quote.parts)
    for part, number in parts:
        kind = CLASSES[report.quotes[number - 1].verdict]
        yield escape(report.text[at : part.start])
        yield f'<mark class="{kind}"><a href="#q{number}">{escape(part.of(report.text))}</a></mark>'
        at = part.end
    yield escape(report.text[at:])


def _card(number: int, quote: CheckedQuote) -> str:
    kind = CLASSES[quote.verdict]
    lines = [f"<p><b>{escape(quote.verdict.value)}</b> “{escape(quote.quote)}”</p>"]
    if quote.speaker:
        lines.append(f"<p><small>{escape(quote.speaker)}</small></p>")
    lines.append(f"<p>{escape(quote.explanation)}</p>")
    found = quote.comparison
    if found is not None:
        if quote.verdict is not Verdict.KEPT:
            lines.append(f"<p>{''.join(_diff(found.steps))}</p>")
        lines.append(f"<p><small>{escape(quote.source or '')}: “{escape(found.said)}”</small></p>")
    return f'<li class="{kind}" id="q{number}">{"".join(lines)}</li>'


def _diff(steps: Sequence[WordEdit]) -> Iterator[str]:
    for step in steps:
        if step.kind == "equal":
            yield f"{escape(step.printed)} "
        else:
            yield f"<del>{escape(step.said)}</del> " if step.said else ""
            yield f"<ins>{escape(step.printed)}</ins> " if step.printed else ""
