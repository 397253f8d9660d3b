"""Rules of level 6 about restricted texts: what may be read off everything that is published."""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

_ERROR, _NOTE = Severity.ERROR, Severity.NOTE

LEAK_RUN = Rule(
    code="V651",
    name="leak-run",
    severity=_ERROR,
    summary="A longer stretch of a restricted text can be read off than the budget allows.",
    why="A restricted text may not be redistributed, in one piece or in several that a reader can put together.",
    wrong="note: …four words of the article…\nnote: …the next five, beside the next position…",
    right="note: …the same, in own words…",
    fix="say it in your own words at the places named, or take them out; the budget is `[leak] max_run_words`",
    may_show_source=False,
)
LEAK_SHARE = Rule(
    code="V652",
    name="leak-share",
    severity=_ERROR,
    summary="More of a restricted text can be read off than the budget allows.",
    why="Many short pieces make a substitute for the text, even if none of them is long.",
    wrong="# a claim's text, a gist and a note, each with a few of the article's words, beside every quote",
    right="# the same, in own words",
    fix="say it in your own words at the places named, or take them out; the budget is `[leak] max_share`",
    may_show_source=False,
)
LEAK_DIGEST = Rule(
    code="V653",
    name="leak-digest",
    severity=_ERROR,
    summary="A published digest is that of a few words of a restricted text.",
    why="Whoever hashes a list of phrases reads the words back from it.",
    wrong="digest: sha256:…   # of a headline",
    right="digest: sha256:…   # of a block of 64 code points or more",
    fix="remove the digest; words that are withheld have none of their own",
    may_show_source=False,
)
LEAK_SHORT_DIGEST = Rule(
    code="V654",
    name="leak-short-digest",
    severity=_ERROR,
    summary="A digest stands beside a span that is shorter than a block may be.",
    why="The words of so short a span are found by trying phrases of its length.",
    wrong="- {start: 198, end: 230, digest: sha256:…, folded: sha256:…}",
    right="- {start: 198, end: 315, digest: sha256:…, folded: sha256:…}",
    fix="run `corpus-tools seal` again, which joins sentences to blocks of 64 code points or more",
    may_show_source=False,
)
LEAK_UNKNOWN = Rule(
    code="V655",
    name="leak-unknown",
    severity=_NOTE,
    summary="How much of a restricted text can be read off was not computed: the text is not at hand.",
    why="What was not looked at is not known to be clean.",
    wrong="corpus-tools audit",
    right="corpus-tools audit --from FOLDER-OF-TEXTS",
    fix="name a folder that holds the text with --from DIR",
    may_show_source=False,
)
LEAK_TEXT_REQUIRED = Rule(
    code="V656",
    name="leak-text-required",
    severity=_ERROR,
    summary="A restricted text is not at hand, and the run was asked to require it.",
    why="An audit that skips a text must not pass for one that found nothing.",
    wrong="corpus-tools audit --require-text",
    right="corpus-tools audit --require-text --from FOLDER-OF-TEXTS",
    fix="name a folder that holds the text with --from DIR",
    may_show_source=False,
)

RULES = (LEAK_RUN, LEAK_SHARE, LEAK_DIGEST, LEAK_SHORT_DIGEST, LEAK_UNKNOWN, LEAK_TEXT_REQUIRED)
"""Every rule of this module, by code."""
