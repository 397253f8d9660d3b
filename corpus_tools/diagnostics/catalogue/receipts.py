"""Rules of level 3, restricted texts: has somebody who holds the text checked it, and where can others find it?"""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

RECEIPT_MISSING = Rule(
    code="R319",
    name="receipt-missing",
    severity=Severity.WARNING,
    summary="Nobody vouches for a restricted article: it has no receipt of a check without errors.",
    why="Nobody else can hold the annotation against the words; somebody who has them must have done so.",
    wrong="annotations/ferry-talks-2026/sellan-courier.yaml   # access: restricted, and no receipt",
    right="annotations/ferry-talks-2026/receipts/sellan-courier.ines.json",
    fix="with the text at hand run `corpus-tools check EVENT --from DIR --receipt --holder NAME`",
    may_show_source=True,
)
RECEIPT_DIFFERS = Rule(
    code="R320",
    name="receipt-differs",
    severity=Severity.ERROR,
    summary="A receipt is of another text than the one the article records, or of another article.",
    why="Its holder checked other words than those the positions count in.",
    wrong='length: 4179   # in the article\n"length": 4180   // in the receipt',
    right='length: 4179   # in the article\n"length": 4179   // in the receipt',
    fix="make the receipt anew with `check --receipt`, or find out which of the two texts is the one that was published",
    may_show_source=True,
    may_be_allowed=False,
)
ONE_HOLDER = Rule(
    code="R321",
    name="one-holder",
    severity=Severity.WARNING,
    summary="`rights.one_holder` does not say whether fewer than two people vouch for a restricted text.",
    why="What one person alone has seen nobody has confirmed; a reader must be able to tell.",
    wrong="rights: {licence: LicenseRef-restricted, fiction: false}   # and one receipt",
    right="rights: {licence: LicenseRef-restricted, fiction: false, one_holder: true}   # and one receipt",
    fix="run `corpus-tools fix`, which adds the mark and takes it away",
    may_show_source=True,
    fixable=True,
    may_be_allowed=False,
)
ORIGIN_UNKNOWN = Rule(
    code="R322",
    name="origin-unknown",
    severity=Severity.NOTE,
    summary="A restricted article lacks the address it was published at, or the day of an archived copy.",
    why="Whoever wants to find the text, to confirm a label or to fill in the words, starts there.",
    wrong="rights: {licence: LicenseRef-restricted, fiction: false}",
    right="rights:\n  licence: LicenseRef-restricted\n  fiction: false\n  address: {host: courier.example, digest: 'sha256:…'}\n"
    "  archived: 2026-03-05",
    fix="add what is known, `archived: YYYY-MM-DD` by hand (the address's digest is written where an article is begun with "
    "`corpus-tools new --url ADDRESS`); for the rest, say why in `allow`",
    may_show_source=True,
)

RULES = (RECEIPT_MISSING, RECEIPT_DIFFERS, ONE_HOLDER, ORIGIN_UNKNOWN)
"""Every rule of this module, by code."""
