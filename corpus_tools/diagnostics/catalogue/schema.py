"""Rules of level 1: what a record may say, key by key."""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

UNKNOWN_KEY = Rule(
    code="S101",
    name="unknown-key",
    severity=Severity.ERROR,
    summary="A record has a key that it does not know.",
    why="A misspelt key would be dropped, and what it says with it.",
    wrong="speeker: ines-okafor",
    right="speaker: ines-okafor",
    fix="correct the key, or take it out; free words go into `note`",
    may_show_source=True,
    may_be_allowed=False,
)
MISSING_KEY = Rule(
    code="S102",
    name="missing-key",
    severity=Severity.ERROR,
    summary="A record lacks a key that it must have.",
    why="Every row of the dataset needs the value; there is no default that would be true.",
    wrong="quotes:\n- content: [{exact: nine vessels}]",
    right="quotes:\n- content: [{exact: nine vessels}]\n  presentation: marked",
    fix="add the key",
    may_show_source=True,
    may_be_allowed=False,
)
UNKNOWN_LABEL = Rule(
    code="S103",
    name="unknown-label",
    severity=Severity.ERROR,
    summary="A label is not in its vocabulary.",
    why="Vocabularies are closed: a label without a definition can be neither learnt nor scored.",
    wrong="zone: headlin",
    right="zone: headline",
    fix="use one of the labels listed; annotations/GUIDELINES.md defines them",
    may_show_source=True,
    may_be_allowed=False,
)
WRONG_TYPE = Rule(
    code="S104",
    name="wrong-type",
    severity=Severity.ERROR,
    summary="A value is of another kind than its key wants.",
    why="Nothing is converted in silence: `0.10` and `0.1` are one number but two versions.",
    wrong="guideline: 0.1",
    right="guideline: '0.1'",
    fix="write the kind of value that is wanted; text that looks like a number needs quotation marks",
    may_show_source=True,
    may_be_allowed=False,
)
BAD_FORMAT = Rule(
    code="S105",
    name="bad-format",
    severity=Severity.ERROR,
    summary="A text does not have the form that its key wants.",
    why="Ids, dates, versions and digests are compared letter by letter.",
    wrong="published: 4 March 2026",
    right="published: 2026-03-04",
    fix="write it in the form that the message names",
    may_show_source=True,
    may_be_allowed=False,
)
BROKEN_RECORD = Rule(
    code="S106",
    name="broken-record",
    severity=Severity.ERROR,
    summary="The values of a record do not go together.",
    why="Each value is fine alone, but no reading makes sense of all of them.",
    wrong="at: {start: 12}",
    right="at: {start: 12, end: 20}",
    fix="do what the message says",
    may_show_source=True,
    may_be_allowed=False,
)
WRONG_LENGTH = Rule(
    code="S107",
    name="wrong-length",
    severity=Severity.ERROR,
    summary="A text or a list is too long or too short.",
    why="Reasons must say something, and claims and titles be readable at a glance.",
    wrong="reason: ok",
    right="reason: The spelling is the outlet's own.",
    fix="shorten it, or say more",
    may_show_source=True,
    may_be_allowed=False,
)
OUT_OF_RANGE = Rule(
    code="S108",
    name="out-of-range",
    severity=Severity.ERROR,
    summary="A number is too large or too small.",
    why="Offsets count from 0, severities run from 0 to 3.",
    wrong="start: -1",
    right="start: 0",
    fix="write a number in the range that the message names",
    may_show_source=True,
    may_be_allowed=False,
)

NEWER_SCHEMA = Rule(
    code="S109",
    name="newer-schema",
    severity=Severity.ERROR,
    summary="The corpus was written for newer tools.",
    why="Read by rules that have changed since, a file would say something else than its authors meant.",
    wrong="schema_version = 2, read by tools that know 1",
    right="schema_version = 2, read by the version of the tools that `needs_tools` names",
    fix="install newer corpus-tools",
    may_show_source=True,
    may_be_allowed=False,
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_KEY,
    MISSING_KEY,
    UNKNOWN_LABEL,
    WRONG_TYPE,
    BAD_FORMAT,
    BROKEN_RECORD,
    WRONG_LENGTH,
    OUT_OF_RANGE,
    NEWER_SCHEMA,
)
