"""A small invented corpus that loads in silence, to be spoilt by the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from corpus_tools.loaders.draft import load_event
from corpus_tools.loaders.head import find_gone, load_head
from corpus_tools.loaders.paths import CorpusPaths
from corpus_tools.loaders.positions import place_findings

if TYPE_CHECKING:
    from pathlib import Path

    from corpus_tools.corpus import Draft
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.loaders.texts.find import TextSource

CORPUS = """\
[corpus]
name = "tiny"
title = "A tiny corpus"
version = "0.1.0"
schema_version = 1
guideline = "0.1"
form_rules = "form/1"

[licences]
texts = "CC0-1.0"
annotations = "CC-BY-4.0"

[outlets.mill-gazette]
name = "Mill Gazette"
invented = true

[annotators.lm1]
kind = "language_model"
description = "Invented for a test."
"""

SPLITS = "event\tsplit\tsince\twithdrawn\treason\nmill-race\ttrain\t0.1.0\t\t\n"

EVENT = """\
title: A mill explains its new wheel
date: 2026-03-04
fiction: true
provenance: {annotators: [lm1], guideline: '0.1', date: 2026-11-21, state: single}
entities:
- {id: ada-quern, kind: person, name: Ada Quern}
statements:
- id: main
  speaker: ada-quern
  date: 2026-03-04
  occasion: Read out at the mill gate.
  language: en
  access: open
  rights: {licence: CC0-1.0, fiction: true}
"""

ARTICLE = """\
outlet: mill-gazette
published: 2026-03-05
language: en
access: open
rights: {licence: CC0-1.0, fiction: true}
rewriting: [faithful_report]
depth: quotes
provenance: {annotators: [lm1], guideline: '0.1', date: 2026-11-21, state: single}
zones:
- {zone: headline, start: 0, end: 16}
- {zone: body, start: 16, end: 56}
quotes:
- id: qa2b3
  content:
  - exact: |-
      The wheel turns
  source: {exact: Quern}
  cue: {exact: said}
  speaker: ada-quern
  presentation: marked
  clauses:
  - rendering: rendered
    renders:
    - {statement: main, exact: The wheel turns}
  attribution: correct
"""

TEXT = "New mill wheel\n\n“The wheel turns,” Quern said at noon.\n"

STATEMENT = "The wheel turns. It will turn all winter.\n"

EVENT_FILE = "annotations/mill-race/event.yaml"
ARTICLE_FILE = "annotations/mill-race/mill-gazette.yaml"
TEXT_FILE = "raw/mill-race/mill-gazette.txt"
STATEMENT_FILE = "raw/mill-race/statement-main.txt"


@dataclass(frozen=True, slots=True)
class Tiny:
    """A folder of a corpus and what a test does with it."""

    root: Path
    event_file: str = EVENT_FILE
    article_file: str = ARTICLE_FILE
    text_file: str = TEXT_FILE
    statement_file: str = STATEMENT_FILE

    def write(self, name: str, contents: str | bytes) -> Path:
        """Write a file of the corpus."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode("utf-8", "surrogatepass"))
        return path

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words of a file."""
        before = (self.root / name).read_text("utf-8")
        assert old in before
        self.write(name, before.replace(old, new, 1))

    @property
    def paths(self) -> CorpusPaths:
        """Paths of the corpus."""
        return CorpusPaths(self.root)

    def load(self, *, restricted: TextSource | None = None) -> Draft:
        """Load the one event."""
        head, _ = load_head(self.paths)
        assert head is not None
        return load_event(self.paths, head, "mill-race", restricted=restricted)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return all findings of head and event, with their lines."""
        head, found = load_head(self.paths)
        if head is not None:
            gone = find_gone(self.paths, head, self.paths.events())
            found = (*found, *gone, *load_event(self.paths, head, "mill-race").findings)
        return place_findings(found, lambda name: (self.root / name).read_text("utf-8"))

    def places(self) -> list[str]:
        """Return findings as ``CODE file:line:column``."""
        return [
            f"{finding.code} {finding.location.file}:{finding.location.line}:{finding.location.column}"
            for finding in self.findings()
        ]


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A corpus of one event with one article."""
    corpus = Tiny(tmp_path)
    files = {
        "corpus.toml": CORPUS,
        "splits.tsv": SPLITS,
        EVENT_FILE: EVENT,
        ARTICLE_FILE: ARTICLE,
        TEXT_FILE: TEXT,
        STATEMENT_FILE: STATEMENT,
    }
    for name, contents in files.items():
        corpus.write(name, contents)
    return corpus
