"""One report for every renderer: all severities, several lines, related places, allowed, grouped, following, hostile."""

from __future__ import annotations

from dataclasses import replace

from corpus_tools.diagnostics.catalogue import find_rule
from corpus_tools.diagnostics.diagnostic import Kind, Location, Related, Subject
from corpus_tools.diagnostics.report import Report

HOSTILE = (
    "x' | @all #1 GH-7 `code` ```fence <b>bold</b> <!-- gone --> ![i](http://evil.example/i.png) "
    "[l](javascript:1) https://evil.example www.evil.example &amp; %0A::error::no deadbeef0 \x1b[31m \u202eevil\nend"
)
"""A value with everything that a terminal, a log or a page might take for an order."""

YAML = (
    "outlet: vale\nquotes:\n- speaker: mira-toland\n- speaker: mira-toland\nnote: "
    + "long " * 40
    + "end\n# "
    + HOSTILE.replace("\n", " ")
    + "\nmentions:\n- claim: x\n"
)
OTHER = "outlet: other\nquotes:\n- speaker: mira-toland\n"
WIDE = "日本 “said” e\u0301 \u202eevil\n"

FILES = {"annotations/e/a.yaml": YAML, "annotations/e/b c.yaml": OTHER, "raw/e/a.txt": WIDE}
"""What the places of the report point into, by name."""


WORDS = Subject(Kind.ARTICLE_TEXT, "e", "a")


def at(line, column, end, *, file="annotations/e/a.yaml", end_line=None, **more):
    """Return a place with line and column."""
    return Location(file, line=line, column=column, end_line=end_line or line, end_column=end, **more)


def sample():
    """Return the report."""
    entity = find_rule("R301")
    unknown = entity.found(
        "no entity 'mira-toland'", at(3, 12, 23), target="qaaaa", help="did you mean 'mira-tolland'?"
    )
    words = Location("raw/e/a.txt", offset=4, end_offset=8, line=1, column=5, end_line=1, end_column=9)
    mismatch = find_rule("A201").found(
        "the text has 'x: y, 100%' \x1b[31m",
        at(5, 7, 11),
        target="qaaaa",
        related=(Related(words, "the words"),),
        subject=WORDS,
    )
    not_run = find_rule("A220").found(
        "26 checks of labels not run on 1 quote", Location("annotations/e/a.yaml"), rests_on=(WORDS,)
    )
    label = find_rule("S103").found(
        f"'{HOSTILE}' is no value of 'zone'", at(6, 1, 30, pointer=("zones", 0, "a/b~c")), help="did you mean 'body'?"
    )
    columns = find_rule("F032").found("the line has 2 columns", at(3, 1, 9, file="splits.tsv"), target="e")
    missing = find_rule("R314").found(
        "event 'e' has no line in splits.tsv", Location("annotations/e/event.yaml"), target="e"
    )
    several = find_rule("F017").found("found a marker of an unfinished merge", at(7, 1, 4, end_line=8), target="a")
    return Report.of([
        unknown,
        replace(unknown, location=at(4, 12, 23), target="qbbbb"),
        replace(unknown, location=at(3, 12, 23, file="annotations/e/b c.yaml"), target="qcccc"),
        mismatch,
        not_run,
        label,
        columns,
        missing,
        several,
        find_rule("L418").found("quotes 1 (from 0) start before", at(3, 3, 5), target="a"),
        find_rule("A218").found("12 checks not run: text not at hand", Location("annotations/e/d.yaml"), target="d"),
        replace(entity.found("no entity 'x'", at(1, 1, 7), target="a"), suppressed="A name | the event does not need; @me."),
        replace(find_rule("F009").found("found U+000D", at(1, 1, 2, file="raw/e/a.txt")), suppressed="The page has it so."),
    ])  # fmt: skip
