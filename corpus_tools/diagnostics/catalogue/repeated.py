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
SPANS_SHARED = Rule(
    code="L432",
    name="spans-shared",
    severity=Severity.ERROR,
    summary="Source, cue and content of a quote share words.",
    why="Each word has one part in a quote: it says who speaks, it attributes, or it is what was said.",
    wrong="source: {exact: the mayor said}\ncue: {exact: said}",
    right="source: {exact: the mayor}\ncue: {exact: said}",
    fix="let each of them end where the other begins",
    may_show_source=True,
)
DUPLICATE_DIFFERS = Rule(
    code="L433",
    name="duplicate-differs",
    severity=Severity.ERROR,
    summary="A quote is called a duplicate of one that has other words.",
    why="A duplicate takes its labels from the first occurrence; other words need labels of their own.",
    wrong="- {id: qc4d5, duplicate_of: qa2b3, …}   # “We may stay”, and qa2b3 is “We will stay”",
    right="- {id: qc4d5, …}   # with clauses and labels of its own",
    fix="remove `duplicate_of`, or name the quote whose words it repeats",
    may_show_source=True,
)

RULES = (RECORD_REPEATED, QUOTES_OVERLAP, CLAIM_REPEATED, LISTED_TWICE, SPANS_SHARED, DUPLICATE_DIFFERS)
"""Every rule of this module, by code."""
