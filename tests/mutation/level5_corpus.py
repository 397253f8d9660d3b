"""Level 5: what shows when events are held against each other and against every file; licences; exceptions."""

from __future__ import annotations

import re

from tests.mutation.planting import (
    EVENT,
    OPEN,
    OPEN_EVENT,
    SEALED,
    TEXT,
    YAML,
    Edit,
    Kind,
    Planting,
    Put,
    matching,
    typed,
)

WITHHELD = "Nobody will put this lamp out while I can climb the stairs"
"""Words of the tiny corpus's restricted texts, which are invented."""

ECHO = """outlet: {outlet}
language: en
access: open
rights: {{licence: CC0-1.0, fiction: true}}
rewriting: [unknown]
depth: quotes
provenance: {{annotators: [tester], guideline: '0.1', date: 2026-01-01, state: single}}
text:
  ‸norm: nfc+lf/1
  length: {length}
  digest: {digest}
zones:
- {{zone: body, start: 0, end: {length}}}
"""


def copied(sources):
    """Put an article's text into the event again, under another name."""
    for file, source in matching(sources, OPEN):
        text = sources[file.replace("annotations/", "raw/").replace(".yaml", ".txt")]
        outlet, digest = re.search(r"outlet: (.*)", source)[1], re.search(r"digest: (sha256:\w+)", source)[1]
        home = file.rpartition("/")[0]
        echo = ECHO.format(outlet=outlet, length=len(text), digest=digest)
        raw = Put(f"{home.replace('annotations', 'raw')}/zz-echo.txt", "file", text)
        yield Planting(puts=(Put(f"{home}/zz-echo.yaml", "file", echo), raw))


def copied_event(sources):
    """Put an event's statement into another event of another split."""
    for file, source in matching(sources, OPEN_EVENT):
        event = file.split("/")[1]
        home, lines = f"zz-echo-{event}"[:60], sources["splits.tsv"]
        record = source.partition("\nconflicts:")[0] + "\n"
        other = "train" if f"{event}\ttrain" not in lines else "test"
        line = Edit("splits.tsv", len(lines), len(lines), f"{home}\t{other}\t0.1.0\t\t\n")
        text = Put(f"raw/{home}/statement-main.txt", "file", sources[f"raw/{event}/statement-main.txt"])
        place = f"annotations/{home}/event.yaml"
        yield Planting((line,), (Put(place, "file", record), text), wholes=(place,))


def noted(words):
    """Return sites: words in a note at the end of a file, in quotation marks of YAML."""
    return typed(r"\Z", f'note: "{words}"\n', files=YAML)


KINDS = (
    Kind.of("C501", "an article's text under another name", copied, "L412", "L419"),
    Kind.of("C502", "a statement again in an event of another split", copied_event),
    Kind.of("C503", "a licence misspelt", typed(r"(licence: CC0-1\.)0", "licence: ‸CC0-1.1", files=YAML, meant="CC0-1.0")),
    Kind.of("C503", "an open statement without rights", typed(r"^- (id: main\n(?:  .*\n)*?)  rights:(?: \{.*\n|\n(?:    .*\n)+)", "- ‸\\1", files=OPEN_EVENT)),
    Kind.of("C504", "an open text under a licence that keeps it closed", typed(r"licence: CC0-1\.0", "licence: ‸LicenseRef-all-rights-reserved", files=r"annotations/(?!harbour).*\.yaml")),
    Kind.of("C504", "a restricted text under an open licence", typed(r"licence: [\w-]+", "licence: ‸CC-BY-4.0", files=SEALED)),
    Kind.of("C505", "eight words of a restricted text in a note", noted(f"They say ‸{WITHHELD[:41]}."), whole=True),
    Kind.of("C505", "restricted words in other letters and marks", noted(f"They say ‸{WITHHELD.upper().replace(' ', ', ')}."), whole=True),
    Kind.of("C505", "restricted words behind escapes", typed(r"\Z", 'note: ‸"Nobody w\\\\x69ll put this lamp out while I c\\\\x61n climb"\n', files=YAML), whole=True),
    Kind.of("C505", "restricted words in a claim", typed(r"^claims:\n- ", f"claims:\n- {{id: a-none, text: They say ‸{WITHHELD}., origin: coverage}}\n- ", files=EVENT), "L419", whole=True),
    Kind.of("C505", "restricted words behind a text", typed(r"\Z", f"‸{WITHHELD}.\n", files=TEXT), "A207", "A201", whole=True),
    Kind.of("C505", "restricted words in a document", lambda _: (Planting(puts=(Put(f"docs/{name}", "file", f"# Notes\n\n*‸{WITHHELD.replace(' put', chr(10) + 'put')}*\n"),)) for name in ("notes.md", "about.txt", "draft.html")), whole=True, options=["--require-text"]),
    Kind.of("C506", "an exception for nothing", typed(r"\Z", "allow:\n- ‸{code: A214, target: x, reason: The page prints it so.}\n", files=YAML)),
)  # fmt: skip
