"""Every code of levels 0 and 1: a file that breaks it, and only it; the sound corpus breaks none."""

from __future__ import annotations

import os

import pytest

from corpus_tools.diagnostics.catalogue import files, find_rule, load_rules, schema, splits
from corpus_tools.errors import UnknownNameError

CASES = {
    "F001": lambda c: ((c.root / c.text_file).unlink(), os.mkfifo(c.root / c.text_file)),
    "F002": lambda c: (c.root / "raw/mill-race/mill-post.txt").symlink_to("/etc/hostname"),
    "F003": lambda c: c.write("annotations/mill-race/mill-post.yml", "x: 1"),
    "F004": lambda c: c.write("annotations/mill-race/Mill Post.yaml", "x: 1"),
    "F005": lambda c: c.write(c.text_file, "x" * 1_000_001),
    "F006": lambda c: c.write(c.text_file, b"caf\xe9"),
    "F007": lambda c: c.write(c.text_file, "\ufeffWheel"),
    "F008": lambda c: c.write(c.text_file, "cafe\u0301"),
    "F009": lambda c: c.write(c.text_file, "a\r\nb"),
    "F010": lambda c: c.write(c.text_file, "a\x00b"),
    "F011": lambda c: c.write(c.text_file, "a\u202eb"),
    "F012": lambda c: c.write(c.text_file, ""),
    "F013": lambda c: (c.root / c.text_file).unlink(),
    "F014": lambda c: c.write("raw/mill-race/mill-post.txt", "x"),
    "F015": lambda c: c.change(c.article_file, "access: open", "access: restricted"),
    "F016": lambda c: (c.root / c.event_file).unlink(),
    "F017": lambda c: c.change(c.article_file, "zones:", "<<<<<<< HEAD\nzones:"),
    "F020": lambda c: c.change(c.event_file, "title: A mill", "title: A mill: it"),
    "F021": lambda c: c.change(c.event_file, "fiction: true\n", "fiction: true\nfiction: true\n"),
    "F022": lambda c: c.change(c.article_file, "zone: headline", "zone: &a headline"),
    "F023": lambda c: c.change(c.article_file, "zone: headline", "zone: !!str headline"),
    "F024": lambda c: c.write(c.article_file, b"%YAML 1.2\n---\n" + (c.root / c.article_file).read_bytes()),
    "F025": lambda c: c.write(c.article_file, (c.root / c.article_file).read_bytes() + b"---\na: 1\n"),
    "F026": lambda c: c.change(c.event_file, "fiction: true\n", "fiction: true\n3: x\n"),
    "F027": lambda c: c.change(c.event_file, "fiction: true\n", "fiction: " + "[" * 33 + "]" * 33 + "\n"),
    "F028": lambda c: c.change(c.article_file, "start: 16", "start: .inf"),
    "F030": lambda c: c.change("corpus.toml", 'name = "tiny"', "name ="),
    "F031": lambda c: c.write("splits.tsv", "mill-race\ttrain\t0.1.0\t\t\n"),
    "F032": lambda c: c.write("splits.tsv", "event\tsplit\tsince\twithdrawn\treason\nmill-race\ttrain\n"),
    "F033": lambda c: c.change("splits.tsv", "mill-race", "zinc\ttest\t0.1.0\t2026-04-01\tGone.\nmill-race"),
    "F034": lambda c: c.change("splits.tsv", "mill-race", "fair\ttest\t0.1.0\t\t\nmill-race"),
    "R323": lambda c: c.change("splits.tsv", "0.1.0", "9.0.0"),
    "S101": lambda c: c.change(c.article_file, "  speaker:", "  speeker:"),
    "S102": lambda c: c.change(c.article_file, "  attribution: correct\n", ""),
    "S103": lambda c: c.change(c.article_file, "zone: headline", "zone: headlin"),
    "S104": lambda c: c.change(c.article_file, "guideline: '0.1'", "guideline: 0.1"),
    "S105": lambda c: c.change(c.article_file, "published: 2026-03-05", "published: 5 March 2026"),
    "S106": lambda c: c.change(c.article_file, "cue: {exact: said}", "cue: {start: 12}"),
    "S107": lambda c: c.change(c.article_file, "rewriting: [faithful_report]", "rewriting: []"),
    "S108": lambda c: c.change(c.article_file, "start: 0", "start: -1"),
    "S109": lambda c: c.change("corpus.toml", "schema_version = 1", "schema_version = 7"),
}


def test_every_code_has_a_case():
    assert CASES.keys() == {rule.code for rule in (*files.RULES, *splits.RULES, *schema.RULES)}


@pytest.mark.parametrize("code", CASES)
def test_a_case_breaks_its_code_and_no_other(tiny, code):
    CASES[code](tiny)

    assert [finding.code for finding in tiny.findings()] == [code]


def test_codes_and_names_are_used_once():
    rules = load_rules()

    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("rule", [*files.RULES, *schema.RULES], ids=lambda rule: rule.code)
def test_a_rule_says_all_there_is_to_say(rule):
    assert rule.code[1] == str(int(rule.level))
    assert rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert rule.wrong != rule.right
    assert rule.fix


def test_an_unknown_code_is_an_exception():
    with pytest.raises(UnknownNameError, match="X999"):
        find_rule("X999")
