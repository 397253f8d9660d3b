"""Rules of level 0, the table of splits: can it be read, and is every event there that it names?"""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Missing, Rule, Severity

SPLITS_HEADER = Rule(
    code="F031",
    name="splits-header",
    severity=Severity.ERROR,
    summary="splits.tsv does not begin with its header.",
    why="Columns are told apart by it.",
    wrong="ferry\ttrain\t0.1.0",
    right="event\tsplit\tsince\twithdrawn\treason\nferry\ttrain\t0.1.0\t\t",
    fix="make the first line: event, split, since, withdrawn, reason, with a tab between each",
    may_show_source=True,
    hides_file=True,
    may_be_allowed=False,
)
SPLITS_COLUMNS = Rule(
    code="F032",
    name="splits-columns",
    severity=Severity.ERROR,
    summary="A line of splits.tsv does not have five columns.",
    why="A value would be read as another column's.",
    wrong="ferry\ttrain",
    right="ferry\ttrain\t0.1.0\t\t",
    fix="give it five columns with a tab between each; empty ones stay empty",
    may_show_source=True,
    may_be_allowed=False,
)
SPLITS_ORDER = Rule(
    code="F033",
    name="splits-order",
    severity=Severity.ERROR,
    summary="splits.tsv is not sorted by event, or names an event twice.",
    why="Sorted lines merge, and an event with two splits would leak from one to the other.",
    wrong="harbour\ttrain\t0.1.0\t\t\nferry\ttest\t0.1.0\t\t",
    right="ferry\ttest\t0.1.0\t\t\nharbour\ttrain\t0.1.0\t\t",
    fix="sort the lines and keep one for each event",
    may_show_source=True,
    may_be_allowed=False,
)
EVENT_GONE = Rule(
    code="F034",
    name="event-gone",
    severity=Severity.ERROR,
    summary="A line of splits.tsv names an event of which no file is left, and which was not withdrawn.",
    why="An event is lost without a word, and its id could be used again. Who used it must be able to see that it went.",
    wrong="ferry\ttrain\t0.1.0\t\t   # and no annotations/ferry/",
    right="ferry\ttrain\t0.1.0\t2026-03-01\tIts speaker asked for it.",
    fix="bring its two folders back, or fill in the columns `withdrawn` (the day) and `reason`",
    may_show_source=True,
    misses=Missing.SUBJECT,
    may_be_allowed=False,
)
SINCE_NEWER = Rule(
    code="R323",
    name="since-newer",
    severity=Severity.ERROR,
    summary="A line of splits.tsv says that an event was assigned by a version of the data that does not exist yet.",
    why="Releases are compared by it; an event of the future is in none.",
    wrong='ferry\ttrain\t9.0.0\t\t   # and version = "0.2.0" in corpus.toml',
    right="ferry\ttrain\t0.2.0\t\t",
    fix="write the version that corpus.toml names, or raise that one",
    may_show_source=True,
    may_be_allowed=False,
)

RULES: tuple[Rule, ...] = (SPLITS_HEADER, SPLITS_COLUMNS, SPLITS_ORDER, EVENT_GONE, SINCE_NEWER)
