"""Rules of level 4, repetitions: is anything there twice that must be counted once?"""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

RECORD_REPEATED = Rule(
    code="L426",
    name="record-repeated",
    severity=Severity.ERROR,
    summary="Two quotes have the same words, two mentions the same words and claim, or two passages the same words.",
    why="One thing under two ids is two rows: it is counted, trained on and scored twice.",
    wrong="- {id: qa2b3, content: [{start: 40, end: 52, …}], …}\n- {id: qc4d5, content: [{start: 40, end: 52, …}], …}",
    right="- {id: qa2b3, content: [{start: 40, end: 52, …}], …}",
    fix="keep one of the two; words that the article prints again elsewhere have a span of their own and `duplicate_of`",
    may_show_source=True,
    may_be_allowed=False,
)
QUOTES_OVERLAP = Rule(
    code="L427",
    name="quotes-overlap",
    severity=Severity.WARNING,
    summary="Two quotes share words, and neither lies inside the other.",
    why="A quote inside a quote is a nested report; two that overlap in part are one span too long or too short.",
    wrong="- {id: qa2b3, content: [{start: 40, end: 60}], …}\n- {id: qc4d5, content: [{start: 52, end: 80}], …}",
    right="- {id: qa2b3, content: [{start: 40, end: 60}], …}\n- {id: qc4d5, content: [{start: 62, end: 80}], …}",
    fix="let each word belong to one quote, or one quote lie inside the other",
    may_show_source=True,
)
CLAIM_REPEATED = Rule(
    code="L428",
    name="claim-repeated",
    severity=Severity.ERROR,
    summary="Two claims of the registry have the same text.",
    why="A claim is stated once; under two ids its mentions are counted apart and its drift is cut in two.",
    wrong="- {id: two-sailings-cut, text: Two sailings are cut., …}\n- {id: sailings-cut, text: Two sailings are cut., …}",
    right="- {id: two-sailings-cut, text: Two sailings are cut., …}",
    fix="keep one and let the mentions of the other name it; or write `merged_into` at the other",
    may_show_source=True,
    may_be_allowed=False,
)
LISTED_TWICE = Rule(
    code="L429",
    name="listed-twice",
    severity=Severity.ERROR,
    summary="A list of a record names the same thing twice, or two of its selectors are one span.",
    why="What a list names is counted; named twice it weighs twice.",
    wrong="provenance: {annotators: [lm1, lm1], …}",
    right="provenance: {annotators: [lm1], …}",
    fix="remove the second one",
    may_show_source=True,
    may_be_allowed=False,
)

RULES = (RECORD_REPEATED, QUOTES_OVERLAP, CLAIM_REPEATED, LISTED_TWICE)
"""Every rule of this module, by code."""
