"""A contributor's first hour, as typed: a text, `new`, `suggest`, a person's reading, four mistakes, `build`."""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus_tools.cli import new
from corpus_tools.cli.main import main

pytestmark = pytest.mark.slow

for name in ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
    os.environ.setdefault(name, "1")

CORPORA = Path(__file__).parents[1] / "corpora"
EVENT, ARTICLE = "orchard-lease-2025", "vale-times"
RECORD, TEXT = f"annotations/{EVENT}/{ARTICLE}.yaml", f"raw/{EVENT}/{ARTICLE}.txt"
PAGE = """\
Orchard above the vale is safe for twelve more years

By Ola Brandt

HILLSIDE, May 7 — The old orchard will not be built on. “We will renew the lease of the old orchard for twelve years,” \
Mira Tolland, who chairs the trust, told its yearly meeting.

Nothing is to be cut down. “The trees may be pruned but must never be felled,” she said.

Tolland added that “visitors remain welcome on Sundays.”

The trust had “received 50 offers” and turned every one of them away, according to its chair.

Also read: Ten ways with a windfall
Sign up for the Vale letter, every Friday
"""
NEVER_FELLED = "  meaning: preserved\n  said: Felling is not allowed.\n  printed: Felling is never allowed.\n"
FIFTY_OFFERS = (
    "  meaning: fact_changed\n  meaning_locus: quote\n  said: Forty offers came.\n  printed: Fifty offers came.\n"
)


class Desk:
    """Somebody at a keyboard: types commands, reads what they print, edits the article's file."""

    def __init__(self, root, capsys):
        self.root, self._capsys = root, capsys
        self.record = root / RECORD

    def type(self, *words):
        """Run a command; return its exit status and what it printed."""
        status = main(list(words))
        printed = self._capsys.readouterr()
        return status, printed.out + printed.err

    def edit(self, old, new, *, after="\nquotes:\n"):
        """Replace the first occurrence of some words behind a place of the file."""
        head, place, rest = self.record.read_text().partition(after)
        assert old in rest, old
        self.record.write_text(head + place + rest.replace(old, new, 1))

    def line_of(self, words):
        """Return the number of the line that begins with some words."""
        lines = self.record.read_text().splitlines()
        return next(number for number, line in enumerate(lines, start=1) if line.strip(" -").startswith(words))

    def quote_line(self, words):
        """Return the number of the line that begins the quote with some words."""
        found = [
            n for n, line in enumerate(self.record.read_text().splitlines(), start=1) if line.startswith("- id: q")
        ]
        return max(number for number in found if number < self.line_of_content(words))

    def line_of_content(self, words):
        """Return the number of the line of a quote's content."""
        lines = self.record.read_text().splitlines()
        return next(number for number, line in enumerate(lines, start=1) if re.search(f"exact: '?{words}", line))


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    for folder in ("tiny", "tiny-texts"):
        shutil.copytree(CORPORA / folder, tmp_path / folder)
    (tmp_path / "page.txt").write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    monkeypatch.setattr(new, "today", lambda: date(2025, 6, 2))
    monkeypatch.chdir(tmp_path / "tiny")
    return Desk(tmp_path / "tiny", capsys)


def test_the_first_hour(desk, tmp_path):
    begin(desk)
    suggest(desk)
    read_and_mend(desk)
    make_mistakes(desk)
    mend_mistakes(desk)
    build(desk, tmp_path / "out")


def begin(desk):
    """The text becomes an article: normalised, zoned, sound but for what a person must say."""
    status, said = desk.type("new", EVENT, "--text", "../page.txt")
    assert status == 2
    assert "who annotates? add --annotator ID" in said
    assert "which outlet published it? add --outlet ID" in said

    asked = ("--outlet", ARTICLE, "--outlet-name", "Vale Times", "--annotator", "an1", "--published", "2025-05-07")
    status, said = desk.type("new", EVENT, "--text", "../page.txt", *asked)
    assert status == 0
    assert f"written       {RECORD}\n                {TEXT}  (571 code points)" in said
    assert "corpus.toml  (+ [annotators.an1], [outlets.vale-times])" in said
    assert "text: 1 byte order mark, 14 CRLF" in said
    assert [line.split()[0] for line in said.splitlines() if "–" in line] == [
        "zones",
        "body",
        "boilerplate",
        "boilerplate",
    ]
    assert f"corpus-tools suggest {EVENT}/{ARTICLE}\n" in said
    assert (desk.root / TEXT).read_text() == PAGE


def suggest(desk):
    """Every quote is proposed with speaker and rendering, and none of it counts yet."""
    status, said = desk.type("suggest", f"{EVENT}/{ARTICLE}")
    assert status == 0
    assert "4 quote(s)" in said
    assert said.count("mira-tolland") == 4
    source = desk.record.read_text()
    assert source.count("suggested: suggest/1") == 4
    assert source.count("suggested: new/1, ") == 4
    status, said = desk.type("check", RECORD)
    assert status == 1
    assert "proposed by suggest/1 and not confirmed yet" in said
    assert desk.type("build", "--out", "../out")[0] == 2


def read_and_mend(desk):
    """A person reads each proposal, mends two, confirms all, and is asked what only a person knows."""
    status, said = desk.type("show", f"{EVENT}/{ARTICLE}")
    assert status == 0
    assert "received [-40-] {+50+} offers" in said
    source = desk.record.read_text()
    source = re.sub(r"source: \{[^}]*Mira Tolland[^}]*\}", "source: {exact: Mira Tolland}", source)
    source = re.sub(r"- \{[^}]*received 40 offers\}", "- {statement: main, exact: received 40 offers}", source)
    source = re.sub(r"suggested: new/1, |\n +suggested: suggest/1", "", source)
    desk.record.write_text(source)
    assert desk.type("fix")[0] == 0
    status, said = desk.type("check", RECORD)
    assert status == 1
    never, fifty = (desk.quote_line(words) for words in ("The trees may be pruned but must never", "received 50"))
    for form, line in (("grammatical", never), ("substituted", fifty)):
        message = f"error[L409] meaning-missing: a clause is {form}, and no `meaning` is given"
        assert re.search(rf"{re.escape(message)}\n +--> {re.escape(RECORD)}:{line}:", said)
    assert "write the proposition of the passage (`said`) and of the quote (`printed`)" in said
    assert said.count("error[") == 2
    desk.edit("  attribution: correct\n", NEVER_FELLED + "  attribution: correct\n", after="must never be felled,'")


def make_mistakes(desk):
    """Four mistakes on top of the one that is left: one run finds all, each with its place and what to type."""
    desk.edit("attribution: correct", "attribution: corect")
    desk.edit("speaker: mira-tolland", "speaker: mira-toland", after="must never be felled,'")
    desk.edit("exact: visitors remain welcome on Sundays.", "exact: visitors are still welcome on Sundays.")
    desk.edit("end: 54,", "end: 52,", after="\nzones:\n")

    status, said = desk.type("check", RECORD)
    assert status == 1
    label, zone = desk.line_of("attribution: corect"), desk.line_of("{zone: body")
    speaker = desk.line_of("speaker: mira-toland")
    content, offers = desk.line_of_content("visitors are"), desk.quote_line("received 50")
    assert f"error[A209] zone-gap: code points 52–54 belong to no zone: '\\n\\n'\n  --> {RECORD}:{zone}:3\n" in said
    assert "error[S103] unknown-label: 'corect' is no value of 'attribution'; did you mean 'correct'?" in said
    assert f"--> {RECORD}:{label}:16\n" in said
    assert "checks not run: part of the file could not be read" in said
    assert f"error[R301] unknown-entity: no entity 'mira-toland'\n  --> {RECORD}:{speaker}:12\n" in said
    assert "= help: did you mean 'mira-tolland'?" in said
    assert "error[A201] anchor-mismatch: the text has 'visitors remain welcome on Sundays.' at 360–395" in said
    assert f"--> {RECORD}:{content}:5\n" in said
    assert f"  ::: {TEXT}:9:21: the position points here" in said
    assert f"--> {RECORD}:{offers}:3\n" in said
    assert "1 event: 5 errors" in said
    assert f"`corpus-tools fix {EVENT}` mends 1 of 5" in said


def mend_mistakes(desk):
    """Doing what the messages say, and `fix`, makes the corpus clean."""
    desk.edit("attribution: corect", "attribution: correct")
    desk.edit("speaker: mira-toland", "speaker: mira-tolland")
    desk.edit("exact: visitors are still welcome on Sundays.", "exact: visitors remain welcome on Sundays.")
    desk.edit("  attribution: correct\n", FIFTY_OFFERS + "  attribution: correct\n", after="exact: received 50 offers")
    status, said = desk.type("fix")
    assert (status, "1 file changed" in said) == (0, True)
    assert "{zone: headline, start: 0, end: 54, opens: Orchard above the}" in desk.record.read_text()
    assert desk.type("fix")[1].count("nothing to do") == 2
    status, said = desk.type("check")
    assert status == 0
    assert "2 events: " in said


def build(desk, out):
    """The dataset has the article, and its quotes with the labels that were computed and given."""
    import datasets  # after the variables that keep it off line are set

    assert desk.type("build", "--out", str(out))[0] == 0
    cache = str(out.parent / "cache")
    articles = datasets.load_dataset(str(out), "articles", split="train", cache_dir=cache)
    assert f"{EVENT}/{ARTICLE}" in articles["article"]
    table = datasets.load_dataset(str(out), "quotes", split="train", cache_dir=cache)
    quotes = table.to_list()

    def named(row, column):
        return None if row[column] is None else table.features[column].int2str(row[column])

    ours = [row for row in quotes if row["article"] == f"{EVENT}/{ARTICLE}"]
    found = [(row["quote"], row["speaker"], named(row, "fidelity"), named(row, "meaning")) for row in ours]
    assert found == [
        ("We will renew the lease of the old orchard for twelve years,", "Mira Tolland", "faithful", None),
        ("The trees may be pruned but must never be felled,", "Mira Tolland", "adapted", "preserved"),
        ("visitors remain welcome on Sundays.", "Mira Tolland", "faithful", None),
        ("received 50 offers", "Mira Tolland", "distorted", "fact_changed"),
    ]
    assert ours[0]["source"] == "Mira Tolland"
    assert len(quotes) > len(ours)
