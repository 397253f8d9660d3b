"""Rules of level 4: do the labels of one record agree with its words and with each other?"""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Level, Rule, Severity

_LEVEL, _ERROR, _WARNING, _NOTE = Level.LOGIC, Severity.ERROR, Severity.WARNING, Severity.NOTE

LABEL_DIFFERS = Rule(
    code="L401",
    name="label-differs",
    level=_LEVEL,
    severity=_ERROR,
    summary="A computed label is not the one that text and annotation give.",
    why="A label that cannot be derived again cannot be trusted; a release carries the written one.",
    wrong="computed: {form: verbatim, …}   # a word was replaced",
    right="computed: {form: substituted, …}",
    fix="run `corpus-tools fix`; if the new label surprises you, look at the spans it was computed from",
    fixable=True,
)
LABEL_MISSING = Rule(
    code="L402",
    name="label-missing",
    level=_LEVEL,
    severity=_ERROR,
    summary="A computed label is missing.",
    why="Releases carry the written labels, with and without the text at hand.",
    wrong="- {id: qa2b3, content: …}   # and no `computed`",
    right="- {id: qa2b3, content: …, computed: {form: verbatim, …}}",
    fix="run `corpus-tools fix`, which computes labels",
    fixable=True,
)
EQUIVALENT_WITH_CHANGE = Rule(
    code="L403",
    name="equivalent-with-change",
    level=_LEVEL,
    severity=_ERROR,
    summary="A mention is equivalent to its claim and has a difference that changes meaning.",
    why="One of the two is wrong: what entails its claim both ways says the same.",
    wrong="answers: {… all true}\ndifferences:\n- {slot: quantity, operation: replace, changes_meaning: true, …}",
    right="answers: {recoverable: true, compatible: false}\ndifferences:\n- {slot: quantity, operation: replace, changes_meaning: true, …}",
    fix="answer the four questions again, or set changes_meaning: false",
)
ANSWERS_COMBINATION = Rule(
    code="L404",
    name="answers-combination",
    level=_LEVEL,
    severity=_ERROR,
    summary="The four answers do not go together.",
    why="A relation is read off the answers, and only six combinations have one.",
    wrong="answers: {recoverable: true, compatible: false, claim_entails_mention: true}",
    right="answers: {recoverable: true, compatible: false}",
    fix="after the first `false` among recoverable and compatible leave the later questions out; else answer all four",
)
REASON_MISPLACED = Rule(
    code="L405",
    name="reason-misplaced",
    level=_LEVEL,
    severity=_ERROR,
    summary="An unverifiable clause has no reason, or another clause has one.",
    why="What could not be judged must say why, so that nobody counts it as faithful or as altered.",
    wrong="rendering: unverifiable",
    right="rendering: unverifiable\nreason: other_occasion",
    fix="add `reason` to an unverifiable clause, remove it from any other",
)
RENDERS_MISPLACED = Rule(
    code="L406",
    name="renders-misplaced",
    level=_LEVEL,
    severity=_ERROR,
    summary="A rendered clause names no passage, or a clause that renders nothing names one.",
    why="Form is computed from the passage that the clause renders.",
    wrong="rendering: rendered",
    right="rendering: rendered\nrenders:\n- {statement: main, exact: …}",
    fix="add `renders` to a rendered clause, remove it from any other",
)
STATEMENT_UNREAD = Rule(
    code="L407",
    name="statement-unread",
    level=_LEVEL,
    severity=_ERROR,
    summary="A clause is said to be not in a statement, or points into one, that nobody can read.",
    why="Nothing is fabricated where the statement cannot be read.",
    wrong="rendering: not_in_statement   # access: unavailable",
    right="rendering: unverifiable\nreason: no_reference",
    fix="write `unverifiable` with a reason, or name a passage that has witnesses",
)
CLAUSE_COVER = Rule(
    code="L408",
    name="clause-cover",
    level=_LEVEL,
    severity=_ERROR,
    summary="The clauses of a quote leave words of its content out, overlap, or reach outside it.",
    why="Every quoted clause stands alone; words in no clause would be judged by nobody.",
    wrong="content: [{start: 40, end: 90}]\nclauses:\n- parts: [{start: 40, end: 60}]",
    right="content: [{start: 40, end: 90}]\nclauses:\n- parts: [{start: 40, end: 60}]\n- parts: [{start: 61, end: 90}]",
    fix="let the clauses together cover the content; a clause without `parts` is the whole content",
)
MEANING_MISSING = Rule(
    code="L409",
    name="meaning-missing",
    level=_LEVEL,
    severity=_ERROR,
    summary="The quote's words were changed, and its meaning is not given.",
    why="Whether a change of words is a change of meaning is what a program cannot decide.",
    wrong="computed: {form: substituted, …}   # and no `meaning`",
    right="meaning: preserved\nsaid: …\nprinted: …",
    fix="write the proposition of the passage (`said`) and of the quote (`printed`) in a line each, then `meaning`",
)
MEANING_INCOMPLETE = Rule(
    code="L410",
    name="meaning-incomplete",
    level=_LEVEL,
    severity=_ERROR,
    summary="A meaning lacks its two propositions or its locus, or a locus has no changed meaning.",
    why="The two lines are the evidence; the locus says whether the quote or its frame is to blame.",
    wrong="meaning: reversed",
    right="meaning: reversed\nmeaning_locus: quote\nsaid: …\nprinted: …",
    fix="add `said` and `printed`; add `meaning_locus` where the meaning is neither preserved nor unclear, and only there",
)
PRESENTATION_MARKS = Rule(
    code="L411",
    name="presentation-marks",
    level=_LEVEL,
    severity=_ERROR,
    summary="The presentation does not fit the quotation marks in the text.",
    why="Whether words were printed as a quotation decides what a reader takes them for.",
    wrong="presentation: free_unmarked   # the text has “We will stay”",
    right="presentation: marked",
    fix="correct `presentation`, or the span if it misses the marks",
)
QUOTE_UNCOVERED = Rule(
    code="L412",
    name="quote-uncovered",
    level=_LEVEL,
    severity=_ERROR,
    summary="Words inside quotation marks are covered by no quote.",
    why="Every depth promises that no quote was left out; recall is measured against that promise.",
    wrong="The mayor said “we will stay”.   # and no quote there",
    right="quotes:\n- content: [{exact: we will stay}]\n  presentation: mixed",
    fix="annotate the words as a quote (`scare_or_title` for a title or a term kept at a distance)",
)
MODE_CHAIN = Rule(
    code="L413",
    name="mode-chain",
    level=_LEVEL,
    severity=_ERROR,
    summary="An attributed mention names nobody, or an asserted one names somebody.",
    why="Mode and chain answer the same question: in whose voice is the claim made?",
    wrong="mode: attributed_indirect   # and no `chain`",
    right="mode: attributed_indirect\nchain:\n- {speaker: ines-okafor, …}",
    fix="add the chain to an attributed mention, remove it from an asserted one",
)
SPEAKER_ATTRIBUTION = Rule(
    code="L414",
    name="speaker-attribution",
    level=_LEVEL,
    severity=_ERROR,
    summary="Speaker and attribution disagree about whether the article names anybody.",
    why="A quote given to nobody cannot be given to the right person.",
    wrong="speaker: null\nattribution: correct",
    right="speaker: ines-okafor\nattribution: correct",
    fix="name the speaker, or write `attribution: none` (to nobody) or `anonymous` (to an unnamed source)",
)
ACCEPT_OWN = Rule(
    code="L415",
    name="accept-own",
    level=_LEVEL,
    severity=_ERROR,
    summary="`accept` lists the relation that the answers give already, or one relation twice.",
    why="`accept` is for further relations; lenient scores count each once.",
    wrong="answers: {… all true}\naccept: [equivalent]",
    right="answers: {… all true}\naccept: [broader]",
    fix="remove it",
)
DEPTH_EXCEEDED = Rule(
    code="L416",
    name="depth-exceeded",
    level=_LEVEL,
    severity=_ERROR,
    summary="The article has records that its depth does not promise.",
    why="A table of a depth holds only articles that are complete to that depth; the rest would be lost.",
    wrong="depth: quotes\nmentions:\n- …",
    right="depth: claims\nmentions:\n- …",
    fix="raise `depth` once nothing of its kind is left out, or remove the records",
)
CLAIM_PASSAGES = Rule(
    code="L417",
    name="claim-passages",
    level=_LEVEL,
    severity=_ERROR,
    summary="A claim of the statement names no passage, or a claim of the coverage names one.",
    why="Where a claim comes from is shown beside it.",
    wrong="- {id: two-sailings-cut, origin: statement, …}",
    right="- {id: two-sailings-cut, origin: statement, passages: [not-closing], …}",
    fix="name the passages that make the claim, or correct `origin`",
)
LIST_ORDER = Rule(
    code="L418",
    name="list-order",
    level=_LEVEL,
    severity=_WARNING,
    summary="A list is not in its canonical order.",
    why="One order makes diffs small and two files comparable.",
    wrong="quotes:\n- content: [{start: 200, …}]\n- content: [{start: 100, …}]",
    right="quotes:\n- content: [{start: 100, …}]\n- content: [{start: 200, …}]",
    fix="run `corpus-tools fix`, which sorts",
    fixable=True,
)
CLAIM_UNMENTIONED = Rule(
    code="L419",
    name="claim-unmentioned",
    level=_LEVEL,
    severity=_NOTE,
    summary="No article of the event mentions the claim.",
    why="A claim of the statement that everybody left out is a finding; one that was forgotten is a gap.",
    wrong="claims:\n- {id: two-sailings-cut, …}   # and no mention",
    right="mentions:\n- {claim: two-sailings-cut, …}",
    fix="nothing, if the coverage leaves it out; else annotate its mentions",
)
ZONE_KIND = Rule(
    code="L420",
    name="zone-kind",
    level=_LEVEL,
    severity=_ERROR,
    summary="A boilerplate zone has no kind, or another zone has one.",
    why="Boilerplate is counted by kind; no other zone has kinds.",
    wrong="- {zone: boilerplate, …}",
    right="- {zone: boilerplate, kind: newsletter_promo, …}",
    fix="add `kind` to boilerplate, remove it elsewhere",
)
DIFFERENCE_ENDS = Rule(
    code="L421",
    name="difference-ends",
    level=_LEVEL,
    severity=_ERROR,
    summary="A difference points neither at the article nor at what was said.",
    why="A difference is shown by its two ends; what was dropped has one in the statement, what was added one in the article.",
    wrong="- {slot: time, operation: replace, changes_meaning: true}",
    right="- {slot: time, operation: replace, at: {exact: Tuesday}, was: {statement: main, exact: Monday}, changes_meaning: true}",
    fix="add `at` (where in the article), `was` (where in the statement), or both",
)
ACCESS_RECORDS = Rule(
    code="L422",
    name="access-records",
    level=_LEVEL,
    severity=_ERROR,
    summary="A statement or article says something that its access does not allow.",
    why="What may be read decides what may be pointed at: open statements have spans, unavailable ones witnesses.",
    wrong="access: unavailable\npassages:\n- {id: not-closing, at: {exact: …}, …}",
    right="access: unavailable\npassages:\n- {id: not-closing, witnesses: […], …}",
    fix="correct `access`, or use `at` for open statements and `witnesses` for unavailable ones",
)
UNIT_IN_BOILERPLATE = Rule(
    code="L423",
    name="unit-in-boilerplate",
    level=_LEVEL,
    severity=_ERROR,
    summary="A quote or mention begins in boilerplate.",
    why="Boilerplate wins: words of the page are no claim of the coverage.",
    wrong="mentions:\n- span: [{exact: …}]   # inside a related_link",
    right="mentions: []",
    fix="remove the record, or correct the zone",
)
MENTION_QUOTE = Rule(
    code="L424",
    name="mention-quote",
    level=_LEVEL,
    severity=_ERROR,
    summary="A mention names a quote whose content it does not touch.",
    why="`quote` says that these quoted words make the claim.",
    wrong="span: [{start: 10, end: 40}]\nquote: qa2b3   # content from 200 to 240",
    right="span: [{start: 200, end: 240}]\nquote: qa2b3",
    fix="name the quote that holds the words, or none",
)

RULES = (
    LABEL_DIFFERS,
    LABEL_MISSING,
    EQUIVALENT_WITH_CHANGE,
    ANSWERS_COMBINATION,
    REASON_MISPLACED,
    RENDERS_MISPLACED,
    STATEMENT_UNREAD,
    CLAUSE_COVER,
    MEANING_MISSING,
    MEANING_INCOMPLETE,
    PRESENTATION_MARKS,
    QUOTE_UNCOVERED,
    MODE_CHAIN,
    SPEAKER_ATTRIBUTION,
    ACCEPT_OWN,
    DEPTH_EXCEEDED,
    CLAIM_PASSAGES,
    LIST_ORDER,
    CLAIM_UNMENTIONED,
    ZONE_KIND,
    DIFFERENCE_ENDS,
    ACCESS_RECORDS,
    UNIT_IN_BOILERPLATE,
    MENTION_QUOTE,
)
"""Every rule of this module, by code."""
