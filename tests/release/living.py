"""A corpus that lives: a copy of the tiny one, edited, numbered and released version by version."""

import shutil
from pathlib import Path

from corpus_tools import editing, pipeline
from corpus_tools.release.diff.comparison import summarise
from corpus_tools.release.folder.release_folder import ReleaseFolder
from tests.release import making  # noqa: F401 - keeps datasets off line

CORPORA = Path(__file__).parents[1] / "corpora"
DIGEST = "article:orchard-lease-2025/vale-digest"

MILL = {
    "raw/mill-race-2025/statement-main.txt": "The wheel turns again from Monday. Nobody in the valley pays more for flour.\n",
    "raw/mill-race-2025/vale-digest.txt": "Wheel turns\n\n“The wheel turns again from Monday,” said Ada Pell.\n",
    "annotations/mill-race-2025/event.yaml": """\
title: A mill starts again
date: 2025-07-01
fiction: true
provenance: {annotators: [tester], guideline: '0.1', date: 2025-07-02, state: single}
entities:
- {id: ada-pell, kind: person, name: Ada Pell}
statements:
- id: main
  speaker: ada-pell
  date: 2025-07-01
  occasion: Said at the mill.
  language: en
  access: open
  rights: {licence: CC0-1.0, fiction: true}
  passages:
  - {id: wheel, gist: The mill starts on Monday., at: {exact: The wheel turns again from Monday.}}
claims:
- {id: wheel-turns, text: The mill runs again from Monday., origin: statement, passages: [wheel]}
""",
    "annotations/mill-race-2025/vale-digest.yaml": """\
outlet: vale-digest
published: 2025-07-02
language: en
access: open
rights: {licence: CC0-1.0, fiction: true}
rewriting: [faithful_report]
depth: quotes
provenance: {annotators: [tester], guideline: '0.1', date: 2025-07-02, state: single}
zones:
- {zone: headline, opens: Wheel turns}
- {zone: body, opens: “The wheel}
quotes:
- id: qmmmm
  content:
  - exact: The wheel turns again from Monday,
  source: {exact: Ada Pell}
  cue: {exact: said}
  speaker: ada-pell
  presentation: marked
  clauses:
  - id: cmmmm
    rendering: rendered
    renders:
    - {statement: main, exact: The wheel turns again from Monday}
  attribution: correct
""",
}
"""An event that is not in the tiny corpus, as somebody writes it by hand."""


class Life:
    """A copy of the tiny corpus whose open event stands in ``test``, and its releases.

    Attributes:
        root: folder of the corpus.
        releases: folder of the releases, one a version.
    """

    VALE = "annotations/orchard-lease-2025/vale-digest.yaml"
    HILL = "annotations/orchard-lease-2025/hillside-post.yaml"
    EVENT = "annotations/orchard-lease-2025/event.yaml"

    def __init__(self, folder, version="1.0.0"):
        self.root, self.releases = folder / "tiny", folder / "releases"
        shutil.copytree(CORPORA / "tiny", self.root)
        shutil.copytree(CORPORA / "tiny-texts", folder / "tiny-texts")
        self.change("splits.tsv", "2025\ttrain", "2025\ttest")
        self.version, self._named = "0.1.0", ""
        self.number(version)

    def change(self, name, old, new):
        """Replace what stands once in a file."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")

    def number(self, version):
        """Declare a version of the data."""
        self.change("corpus.toml", f'\nversion = "{self.version}"\nschema', f'\nversion = "{version}"\nschema')
        self.version = version

    def follow(self, version):
        """Name the release before in ``corpus.toml``."""
        found = self.open(version)
        lines = f'\n[previous]\nversion = "{found.version}"\ndigest = "{found.digest}"\n'
        text = (self.root / "corpus.toml").read_text(encoding="utf-8").replace(self._named or "\0", "")
        (self.root / "corpus.toml").write_text(text + lines, encoding="utf-8")
        self._named = lines

    def add_mill(self):
        """Add an event to ``test``."""
        for name, content in MILL.items():
            (self.root / name).parent.mkdir(exist_ok=True)
            (self.root / name).write_text(content, encoding="utf-8")
        self.change("splits.tsv", "orchard", f"mill-race-2025\ttest\t{self.version}\t\t\norchard")
        list(editing.fix(self.root))

    def relabel(self):
        """Correct a label of the vale-digest's first quote."""
        self.change(self.VALE, "meaning: fact_changed", "meaning: strengthened")

    def build(self, previous=None):
        """Build the version declared, and return its folder."""
        before = self.releases / previous if previous is not None else None
        return pipeline.build(self.root, self.releases / self.version, previous=before).path

    def open(self, version):
        """Return a release that was built."""
        return ReleaseFolder.open(self.releases / version)

    def compare(self, old, new):
        """Return the comparison of two releases that were built."""
        return summarise(self.open(old), self.open(new))
