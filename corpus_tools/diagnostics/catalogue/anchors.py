"""Rules of level 2: does every selector point at the words it claims to point at?"""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Level, Rule, Severity

_ERROR, _NOTE = Severity.ERROR, Severity.NOTE

ANCHOR_MISMATCH = Rule(
    code="A201",
    name="anchor-mismatch",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="Position and words of a selector disagree.",
    why="Everything built on the annotation would show other words than the annotator judged.",
    wrong="content:\n- {start: 40, end: 52, exact: We will stay}   # the text has 'e will stay,' there",
    right="content:\n- {start: 39, end: 51, exact: We will stay}",
    fix="after an edit of the text run `corpus-tools fix`; else correct the words or the position",
    fixable=True,
)
ANCHOR_INCOMPLETE = Rule(
    code="A202",
    name="anchor-incomplete",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="A selector of an open text lacks its position or its words.",
    why="Offsets are what tables and scorers use; words are what people read and what survives an edit of the text.",
    wrong="source: {exact: Ines Okafor}",
    right="source: {start: 112, end: 123, exact: Ines Okafor}",
    fix="run `corpus-tools fix`, which adds what is missing",
    fixable=True,
)
ANCHOR_AMBIGUOUS = Rule(
    code="A203",
    name="anchor-ambiguous",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="The words of a selector without a position occur more than once.",
    why="Nobody but the annotator knows which of them is meant.",
    wrong="cue: {exact: said}",
    right="cue: {exact: said, prefix: 'the mayor '}",
    fix="add `prefix` (a few words just before) or `suffix` (just after), then run `corpus-tools fix`",
)
ANCHOR_OUTSIDE = Rule(
    code="A204",
    name="anchor-outside",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="A selector ends after the end of its text.",
    why="There are no words there.",
    wrong="source: {start: 5012, end: 5020}   # the text has 4,980 code points",
    right="source: {start: 4912, end: 4920}",
    fix="correct the position; offsets count code points of the text, from 0",
)
ANCHOR_NOT_FOUND = Rule(
    code="A205",
    name="anchor-not-found",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="The words of a selector do not occur in the text.",
    why="A selector must reproduce the text's characters, odd quotation marks and spaces included.",
    wrong="content:\n- exact: We won't close   # the text has a curly apostrophe",
    right="content:\n- exact: We won’t close",
    fix="copy the words from the text file",
)
CONTEXT_MISMATCH = Rule(
    code="A206",
    name="context-mismatch",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="`prefix` or `suffix` of a selector is not what stands beside its words.",
    why="Context that is wrong leads astray whoever finds the words again after an edit.",
    wrong="source: {start: 112, end: 123, exact: Ines Okafor, prefix: 'according to '}   # the text has 'said '",
    right="source: {start: 112, end: 123, exact: Ines Okafor, prefix: 'said '}",
    fix="run `corpus-tools fix`, or leave the context out",
    fixable=True,
)
TEXT_CHANGED = Rule(
    code="A207",
    name="text-changed",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="The text is not the one that the annotation counts in: length or digest differs.",
    why="Offsets are only worth something in the text they were counted in.",
    wrong="text: {norm: nfc+lf/1, length: 4981, digest: 'sha256:…'}   # raw/ has 4,980 code points",
    right="text: {norm: nfc+lf/1, length: 4980, digest: 'sha256:…'}",
    fix="if the text was edited on purpose run `corpus-tools fix`, which finds the annotations again; else restore the text",
    fixable=True,
)
TEXT_UNRECORDED = Rule(
    code="A208",
    name="text-unrecorded",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="The record of the text (length and digest) is missing.",
    why="Without it nobody can prove that a text is the one that was annotated.",
    wrong="access: open   # and no `text:`",
    right="text: {norm: nfc+lf/1, length: 4980, digest: 'sha256:…'}",
    fix="run `corpus-tools fix` (open texts) or `corpus-tools seal` (restricted ones)",
    fixable=True,
)
ZONE_GAP = Rule(
    code="A209",
    name="zone-gap",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="Code points belong to no zone.",
    why="Every code point belongs to exactly one zone; what no zone holds, no table shows.",
    wrong="zones:\n- {zone: headline, start: 0, end: 40}\n- {zone: body, start: 42, end: 900}",
    right="zones:\n- {zone: headline, start: 0, end: 42}\n- {zone: body, start: 42, end: 900}",
    fix="let the zone before run up to the next one; white space belongs to the zone before it",
    fixable=True,
)
ZONE_OVERLAP = Rule(
    code="A210",
    name="zone-overlap",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="Two zones share code points, or stand out of order.",
    why="Every code point belongs to exactly one zone.",
    wrong="zones:\n- {zone: headline, start: 0, end: 42}\n- {zone: body, start: 40, end: 900}",
    right="zones:\n- {zone: headline, start: 0, end: 42}\n- {zone: body, start: 42, end: 900}",
    fix="let every zone begin where the one before it ends, in the order of the text",
    fixable=True,
)
ZONE_OPENING = Rule(
    code="A211",
    name="zone-opening",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="A zone's first words (`opens`) are not found, or are not where the zone starts.",
    why="`fix` finds a zone by its first words, and finds it again by them after an edit.",
    wrong="zones:\n- {zone: body, opens: Selan March 4}   # the text has 'SELLAN, March 4'",
    right="zones:\n- {zone: body, opens: 'SELLAN, March 4'}",
    fix="copy the zone's first words from the text file",
)
PARTS_ORDER = Rule(
    code="A212",
    name="parts-order",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="The parts of one record overlap or stand out of order.",
    why="Parts are read one after the other; out of order they make other words.",
    wrong="content:\n- {start: 80, end: 95, exact: …}\n- {start: 40, end: 60, exact: …}",
    right="content:\n- {start: 40, end: 60, exact: …}\n- {start: 80, end: 95, exact: …}",
    fix="put the parts in the order of the text and let none overlap the next",
)
CONTENT_MARKS = Rule(
    code="A213",
    name="content-marks",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="A quote's content includes its outer quotation marks.",
    why="Content is what was said; marks are how it was set off. Forms are computed from the content alone.",
    wrong="content:\n- exact: '“We will stay”'",
    right="content:\n- exact: We will stay",
    fix="leave the outer marks out of the selector",
)
EDGE_SPACE = Rule(
    code="A214",
    name="edge-space",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="A selector begins or ends with white space.",
    why="Two annotators who mean the same words must give the same span.",
    wrong="cue: {start: 60, end: 65, exact: 'said '}",
    right="cue: {start: 60, end: 64, exact: said}",
    fix="move the edge to the first or last character that is not white space",
)
RESTRICTED_WORDS_IN_FILE = Rule(
    code="A215",
    name="unsealed",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="The file of a restricted article carries words of its text.",
    why="A restricted text may not be redistributed, and a quote selector is itself a quotation.",
    wrong="access: restricted\nquotes:\n- content:\n  - {start: 40, end: 52, exact: …}",
    right="access: restricted\nquotes:\n- content:\n  - {start: 40, end: 52}",
    fix="run `corpus-tools fix --from DIR`, with the folder of the text: it takes the words out",
    fixable=True,
    may_stand=False,
)
BLOCKS_IN_OPEN = Rule(
    code="A216",
    name="open-with-blocks",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="An open text has blocks or a folded digest.",
    why="They serve to recognise a text that is withheld; an open one is simply there.",
    wrong="access: open\ntext: {norm: nfc+lf/1, length: 4980, digest: 'sha256:…', blocks: […]}",
    right="access: open\ntext: {norm: nfc+lf/1, length: 4980, digest: 'sha256:…'}",
    fix="remove `blocks` and `folded`; or is the article restricted?",
    fixable=True,
)
BLOCKS_TILE = Rule(
    code="A217",
    name="blocks-tile",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="The blocks of a restricted text are missing or do not tile it.",
    why="`hydrate` recognises a withheld text by its blocks; a gap can never be filled in.",
    wrong="text:\n  length: 200\n  blocks:\n  - {start: 0, end: 90, …}\n  - {start: 95, end: 200, …}",
    right="text:\n  length: 200\n  blocks:\n  - {start: 0, end: 90, …}\n  - {start: 90, end: 200, …}",
    fix="run `corpus-tools seal` with the text at hand",
)
TEXT_NOT_AT_HAND = Rule(
    code="A218",
    name="text-not-at-hand",
    level=Level.ANCHORING,
    severity=_NOTE,
    summary="The text of a restricted article is not at hand, so some checks were not run.",
    why="What was not checked should be known.",
    wrong="$ corpus-tools check",
    right="$ corpus-tools check --from DIR",
    fix="name the folder that holds the text with --from DIR, or in CORPUS_TOOLS_TEXTS",
)
TEXT_REQUIRED = Rule(
    code="A219",
    name="text-required",
    level=Level.ANCHORING,
    severity=_ERROR,
    summary="The text of a restricted article is not at hand, and --require-text was given.",
    why="Where the texts are supposed to be, a check that silently skips them proves nothing.",
    wrong="$ corpus-tools check --require-text",
    right="$ corpus-tools check --require-text --from DIR",
    fix="name the folder that holds the text with --from DIR, or in CORPUS_TOOLS_TEXTS",
)
CHECKS_NOT_RUN = Rule(
    code="A220",
    name="checks-not-run",
    level=Level.ANCHORING,
    severity=_NOTE,
    summary="Faults of a file or record kept later checks from running on it.",
    why="A fault may hide others; what was not checked should be known.",
    wrong="- content:\n  - {exact: words that are not in the text}",
    right="- content:\n  - {exact: words of the text}",
    fix="mend the errors of the file and check again",
)

RULES = (
    ANCHOR_MISMATCH,
    ANCHOR_INCOMPLETE,
    ANCHOR_AMBIGUOUS,
    ANCHOR_OUTSIDE,
    ANCHOR_NOT_FOUND,
    CONTEXT_MISMATCH,
    TEXT_CHANGED,
    TEXT_UNRECORDED,
    ZONE_GAP,
    ZONE_OVERLAP,
    ZONE_OPENING,
    PARTS_ORDER,
    CONTENT_MARKS,
    EDGE_SPACE,
    RESTRICTED_WORDS_IN_FILE,
    BLOCKS_IN_OPEN,
    BLOCKS_TILE,
    TEXT_NOT_AT_HAND,
    TEXT_REQUIRED,
    CHECKS_NOT_RUN,
)
"""Every rule of this module, by code."""
