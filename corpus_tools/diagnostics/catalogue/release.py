"""Rules of level 6: what only shows in a release, or between one and the next."""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

VERSION_TOO_LOW = Rule(
    code="V601",
    name="version-too-low",
    severity=_ERROR,
    summary="The version declared is lower than the changes ask for.",
    why="Whoever cites a version must get exactly its rows, and must see from the number that scores may differ.",
    wrong='version = "1.0.1"   # and the label of a row was changed',
    right='version = "2.0.0"',
    fix="raise `version` in corpus.toml to the one named",
    may_show_source=True,
)
ROW_VANISHED = Rule(
    code="V602",
    name="row-vanished",
    severity=_ERROR,
    summary="A row of the release before is gone, and no tombstone says why.",
    why="A score cannot be compared with an older one if nobody can say which items were taken out.",
    wrong="# quote qa2b3 deleted from the article's file",
    right="withdrawn:\n- {id: qa2b3, date: 2026-05-01, reason: The source withdrew the article.}",
    fix="put the row back, or list its id under `withdrawn` with date and reason (an event: in splits.tsv)",
    may_show_source=True,
)
SPLIT_MOVED = Rule(
    code="V603",
    name="split-moved",
    severity=_ERROR,
    summary="A row stands in another split than in the release before.",
    why="What a model was trained on must never be what it is tested on, over all versions.",
    wrong="ferry\ttest\t0.1.0   # was train",
    right="ferry\ttrain\t0.1.0",
    fix="give the event the split that it was first published in",
    may_show_source=True,
)
ERRATUM_IDLE = Rule(
    code="V604",
    name="erratum-idle",
    severity=_ERROR,
    summary="An erratum names a correction that the rows do not show.",
    why="Readers of errata.jsonl take it for what happened.",
    wrong='{"id": "…/qa2b3", "new": {"form": "verbatim"}, …}   # and the row still says substituted',
    right='{"id": "…/qa2b3", "new": {"form": "verbatim"}, …}   # and so does the row',
    fix="correct the erratum, or the annotation",
    may_show_source=True,
)
ERRATUM_MISSING = Rule(
    code="V605",
    name="erratum-missing",
    severity=_ERROR,
    summary="A row of a version from 1.0.0 on was changed, and no erratum says why.",
    why="From 1.0.0 on people have trained and scored on the rows; a silent change cannot be told from a mistake.",
    wrong="# form of qa2b3 changed, nothing in errata.jsonl",
    right='{"version": "2.0.0", "id": "…/qa2b3", "old": {…}, "new": {…}, "reason": "…", "splits": ["test"]}',
    fix="run `corpus-tools diff OLD . --errata REASON`, which writes the missing lines",
    may_show_source=True,
)
TOMBSTONE_LOST = Rule(
    code="V606",
    name="tombstone-lost",
    severity=_ERROR,
    summary="A tombstone of the release before is gone, or keeps another split.",
    why="An id that is free again could name another row, in another split, under an old score.",
    wrong="# the line of a withdrawn event deleted from splits.tsv",
    right="ferry\ttrain\t0.1.0\t2026-05-01\tThe source withdrew the statement.",
    fix="put the tombstone back as it was",
    may_show_source=True,
)

RULES = (VERSION_TOO_LOW, ROW_VANISHED, SPLIT_MOVED, ERRATUM_IDLE, ERRATUM_MISSING, TOMBSTONE_LOST)
"""Every rule of this module, by code."""
