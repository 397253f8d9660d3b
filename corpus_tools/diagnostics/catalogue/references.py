"""Rules of level 3: does every name lead to something, and every id to one thing only?"""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

_ERROR = Severity.ERROR

UNKNOWN_ENTITY = Rule(
    code="R301",
    name="unknown-entity",
    severity=_ERROR,
    summary="A speaker is not among the event's entities.",
    why="Who spoke is half of a quote; a name that leads nowhere is lost in every table.",
    wrong="speaker: ines-okafr",
    right="speaker: ines-okafor",
    fix="correct the id, or add the entity to event.yaml",
    may_show_source=True,
)
UNKNOWN_CLAIM = Rule(
    code="R302",
    name="unknown-claim",
    severity=_ERROR,
    summary="A claim is not in the event's registry.",
    why="A mention is judged against its claim.",
    wrong="claim: two-sailing-cut",
    right="claim: two-sailings-cut",
    fix="correct the id, or add the claim to event.yaml",
    may_show_source=True,
    hides_record=True,
    may_be_allowed=False,
)
UNKNOWN_STATEMENT = Rule(
    code="R303",
    name="unknown-statement",
    severity=_ERROR,
    summary="A statement is not among the event's statements.",
    why="A rendering is compared with the statement it names.",
    wrong="renders:\n- {statement: mian, exact: …}",
    right="renders:\n- {statement: main, exact: …}",
    fix="correct the id, or add the statement to event.yaml",
    may_show_source=True,
    hides_record=True,
    may_be_allowed=False,
)
UNKNOWN_PASSAGE = Rule(
    code="R304",
    name="unknown-passage",
    severity=_ERROR,
    summary="A passage is not among the passages of the event's statements.",
    why="A rendering is compared with the passage it names.",
    wrong="renders:\n- {passage: not-closeing}",
    right="renders:\n- {passage: not-closing}",
    fix="correct the id, or add the passage to its statement in event.yaml",
    may_show_source=True,
    hides_record=True,
    may_be_allowed=False,
)
UNKNOWN_OUTLET = Rule(
    code="R305",
    name="unknown-outlet",
    severity=_ERROR,
    summary="An outlet is not listed in corpus.toml.",
    why="Outlets are counted and described by name; a misspelt one is a new one.",
    wrong="outlet: selan-courier",
    right="outlet: sellan-courier",
    fix="correct the id, or add [outlets.<id>] to corpus.toml",
    may_show_source=True,
)
UNKNOWN_ANNOTATOR = Rule(
    code="R306",
    name="unknown-annotator",
    severity=_ERROR,
    summary="An annotator is not listed in corpus.toml.",
    why="A reader must be able to tell whether a person or a program gave a label.",
    wrong="provenance: {annotators: [lm9], …}",
    right="provenance: {annotators: [lm1], …}",
    fix="correct the pseudonym, or add [annotators.<id>] to corpus.toml",
    may_show_source=True,
)
UNKNOWN_RECORD = Rule(
    code="R307",
    name="unknown-record",
    severity=_ERROR,
    summary="A quote or mention that is referred to does not exist.",
    why="Duplicates are counted once and conflicts are shown by following these references.",
    wrong="duplicate_of: qzzzz",
    right="duplicate_of: qa2b3",
    fix="correct the id, or remove the reference",
    may_show_source=True,
)
ID_MISSING = Rule(
    code="R308",
    name="id-missing",
    severity=_ERROR,
    summary="A record has no id yet.",
    why="Rows of the dataset are told apart, compared between versions and corrected by id.",
    wrong="quotes:\n- content: …",
    right="quotes:\n- id: q7f3a\n  content: …",
    fix="run `corpus-tools fix`, which writes ids",
    may_show_source=True,
    fixable=True,
    may_be_allowed=False,
)
ID_REUSED = Rule(
    code="R309",
    name="id-reused",
    severity=_ERROR,
    summary="Two records of one event have the same id.",
    why="An id that names two things names none.",
    wrong="quotes:\n- {id: q7f3a, …}\n- {id: q7f3a, …}",
    right="quotes:\n- {id: q7f3a, …}\n- {id: qk2mn, …}",
    fix="remove the id of the newer record, and those inside it, and run `corpus-tools fix`, which gives it new ones",
    may_show_source=True,
)
ID_WITHDRAWN = Rule(
    code="R310",
    name="id-withdrawn",
    severity=_ERROR,
    summary="An id is used again that was withdrawn.",
    why="Whoever holds an older version would take the new record for the old one.",
    wrong="withdrawn:\n- {id: q7f3a, …}\nquotes:\n- {id: q7f3a, …}",
    right="withdrawn:\n- {id: q7f3a, …}\nquotes:\n- {id: qk2mn, …}",
    fix="give the record a new id",
    may_show_source=True,
)
CLAIM_MERGED = Rule(
    code="R311",
    name="claim-merged",
    severity=_ERROR,
    summary="A mention names a claim that was merged into another.",
    why="Mentions of one proposition must be counted together.",
    wrong="claim: sailings-reduced   # merged_into: two-sailings-cut",
    right="claim: two-sailings-cut",
    fix="name the claim that it was merged into",
    may_show_source=True,
)
UNKNOWN_ARTICLE = Rule(
    code="R312",
    name="unknown-article",
    severity=_ERROR,
    summary="A witness or conflict names an article that the event does not have.",
    why="Nothing in one event refers to another; a witness must be there to be read.",
    wrong="witnesses:\n- {article: sellan-currier, …}",
    right="witnesses:\n- {article: sellan-courier, …}",
    fix="correct the id; it is the name of the annotation file without .yaml",
    may_show_source=True,
    hides_record=True,
    explains_absence=True,
    may_be_allowed=False,
)
WITNESS_REWRITTEN = Rule(
    code="R313",
    name="witness-rewritten",
    severity=_ERROR,
    summary="A witness is an article that was paraphrased by a program or spun.",
    why="Such an article does not keep the speaker's words, so nothing can be judged by it.",
    wrong="witnesses:\n- {article: daily-remix, …}   # rewriting: [spun]",
    right="witnesses:\n- {article: sellan-courier, …}   # rewriting: [faithful_report]",
    fix="name an article that reports faithfully, or leave the passage without a witness",
    may_show_source=True,
)
SPLIT_MISSING = Rule(
    code="R314",
    name="split-missing",
    severity=_ERROR,
    summary="The event has no line in splits.tsv, or a withdrawn one.",
    why="An event without a split is in no release.",
    wrong="annotations/2026-new-event/   # and no line in splits.tsv",
    right="2026-new-event	train	0.2.0		",
    fix="run `corpus-tools splits assign`, which proposes a line for splits.tsv",
    may_show_source=True,
)
SPLIT_MISPLACED = Rule(
    code="R315",
    name="split-misplaced",
    severity=_ERROR,
    summary="The split does not fit the event: `real` is for restricted coverage of real events, and for nothing else.",
    why="Experimenters train on train and believe that real means real.",
    wrong="durable-event	train	0.1.0		   # has restricted articles",
    right="durable-event	real	0.1.0		",
    fix="correct `access` or `fiction` of the event's files, or the line in splits.tsv if it was never released",
    may_show_source=True,
)
DUPLICATE_ORDER = Rule(
    code="R316",
    name="duplicate-order",
    severity=_ERROR,
    summary="`duplicate_of` names the record itself, a later one, or one that is itself a duplicate.",
    why="A group of repetitions is counted once, under its first occurrence.",
    wrong="- {id: qa2b3, duplicate_of: qc4d5, …}\n- {id: qc4d5, …}",
    right="- {id: qa2b3, …}\n- {id: qc4d5, duplicate_of: qa2b3, …}",
    fix="name the first occurrence in the article",
    may_show_source=True,
)
CONFLICT_CLAIM = Rule(
    code="R317",
    name="conflict-claim",
    severity=_ERROR,
    summary="A conflict lists a mention of another claim.",
    why="Readings exclude one another only where they are readings of one claim.",
    wrong="claim: arrest-date\nreadings:\n- mentions: [{article: a, mention: mx2y3}]   # a mention of arrest-place",
    right="claim: arrest-date\nreadings:\n- mentions: [{article: a, mention: mk7p2}]",
    fix="remove the mention, or correct the claim of the conflict",
    may_show_source=True,
)
WITNESS_REPEATED = Rule(
    code="R318",
    name="witness-repeated",
    severity=_ERROR,
    summary="One article is named twice as a witness of one passage.",
    why="Witnesses are counted; an article is one of them however often it repeats itself.",
    wrong="witnesses:\n- {article: a, parts: [P]}\n- {article: a, parts: [Q]}",
    right="witnesses:\n- {article: a, parts: [P]}",
    fix="keep the best occurrence",
    may_show_source=True,
)

RULES = (
    UNKNOWN_ENTITY,
    UNKNOWN_CLAIM,
    UNKNOWN_STATEMENT,
    UNKNOWN_PASSAGE,
    UNKNOWN_OUTLET,
    UNKNOWN_ANNOTATOR,
    UNKNOWN_RECORD,
    ID_MISSING,
    ID_REUSED,
    ID_WITHDRAWN,
    CLAIM_MERGED,
    UNKNOWN_ARTICLE,
    WITNESS_REWRITTEN,
    SPLIT_MISSING,
    SPLIT_MISPLACED,
    DUPLICATE_ORDER,
    CONFLICT_CLAIM,
    WITNESS_REPEATED,
)
"""Every rule of this module, by code."""
