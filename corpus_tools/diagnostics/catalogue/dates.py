"""Rules of level 4, dates: can all of them be true together?"""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

DATE_IMPOSSIBLE = Rule(
    code="L430",
    name="date-impossible",
    severity=Severity.ERROR,
    summary="A date cannot be: its year is out of any sense, or something is dated before what it is made of.",
    why="Splits by time, ages of articles and every figure over years are computed from dates.",
    wrong="published: 3026-02-17",
    right="published: 2026-02-17",
    fix="correct the date",
    may_show_source=True,
    may_be_allowed=False,
)
DATE_UNLIKELY = Rule(
    code="L431",
    name="date-unlikely",
    severity=Severity.WARNING,
    summary="Two dates are in an order that hardly ever is right.",
    why="An article before its statement, or an annotation before its article, is nearly always a typing error.",
    wrong="statements:\n- {id: main, date: 2026-02-17, …}   # and an article with published: 2026-02-10",
    right="statements:\n- {id: main, date: 2026-02-17, …}   # and an article with published: 2026-02-18",
    fix="correct one of the two dates; if both are right, say why in `allow`",
    may_show_source=True,
)

RULES = (DATE_IMPOSSIBLE, DATE_UNLIKELY)
"""Every rule of this module, by code."""
