"""Rules of level 5: what only shows when files are held against each other, and what may stand."""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

TEXT_REPEATED = Rule(
    code="C501",
    name="text-repeated",
    severity=_ERROR,
    summary="Two articles have the same text.",
    why="A text that is counted twice weighs twice, and may stand on both sides of a split.",
    wrong="raw/event-a/courier.txt   # the same bytes as raw/event-a/herald.txt",
    right="raw/event-a/courier.txt",
    fix="remove one of the two",
    may_show_source=True,
    may_be_allowed=False,
)
SPLIT_LEAK = Rule(
    code="C502",
    name="split-leak",
    severity=_ERROR,
    summary="Events in different splits share long runs of words.",
    why="A model that has seen the words in train is not tested by them in test.",
    wrong="event-a	train\nevent-b	test   # both retell one statement",
    right="event-a	train\nevent-b	train",
    fix="make them one event or put both into one split; remove boilerplate that both carry from the texts",
    may_show_source=True,
    may_be_allowed=False,
)
LICENCE_UNKNOWN = Rule(
    code="C503",
    name="licence-unknown",
    severity=_ERROR,
    summary="A text has no licence, or one that is no known SPDX identifier.",
    why="What may be done with a row must be readable by a program.",
    wrong="rights: {licence: CC-BY, …}",
    right="rights: {licence: CC-BY-4.0, …}",
    fix="write an SPDX identifier of an open licence, or LicenseRef-… for a restricted text",
    may_show_source=True,
)
LICENCE_ACCESS = Rule(
    code="C504",
    name="licence-access",
    severity=_ERROR,
    summary="Licence and access contradict each other.",
    why="An open text needs a licence that lets it be passed on; a text under such a licence need not be withheld.",
    wrong="access: open\nrights: {licence: LicenseRef-all-rights-reserved, …}",
    right="access: restricted\nrights: {licence: LicenseRef-all-rights-reserved, …}",
    fix="correct `access` or `rights.licence`",
    may_show_source=True,
)
RESTRICTED_WORDS = Rule(
    code="C505",
    name="restricted-words",
    severity=_ERROR,
    summary="A file of the corpus holds a run of words of a restricted text.",
    why="A restricted text may not be redistributed, in whole or in long pieces.",
    wrong="note: …eight or more consecutive words of the article…",
    right="note: …the same, in own words…",
    fix="say it in your own words",
    may_show_source=False,
    is_always_shown=True,
    may_be_allowed=False,
)
ALLOW_IDLE = Rule(
    code="C506",
    name="allow-idle",
    severity=_WARNING,
    summary="An `allow` covers no finding, or one that cannot be allowed.",
    why="What it once excused is mended; left standing it would excuse the next fault of its kind.",
    wrong="allow:\n- {code: A214, target: qa2b3, reason: …}   # and no such finding",
    right="allow: []",
    fix="remove it, or correct its code or target",
    may_show_source=True,
    may_be_allowed=False,
)

RULES = (TEXT_REPEATED, SPLIT_LEAK, LICENCE_UNKNOWN, LICENCE_ACCESS, RESTRICTED_WORDS, ALLOW_IDLE)
"""Every rule of this module, by code."""
