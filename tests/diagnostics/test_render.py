"""The same findings in every format, held against golden files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus_tools.cli.explain import explanation, listing
from corpus_tools.diagnostics.catalogue import find_rule, load_rules
from corpus_tools.diagnostics.diagnostic import Location, Related
from corpus_tools.diagnostics.render import github, json, text
from corpus_tools.diagnostics.render.snippet import MAX_WIDTH, snip
from corpus_tools.diagnostics.report import Report

YAML = "outlet: vale\nquotes:\n- speaker: mira-toland\n- speaker: mira-toland\n" + "note: " + "long " * 40 + "end\n"
WIDE = "日本 “said” e\u0301 \u202eevil\n"
FILES = {"annotations/e/a.yaml": YAML, "raw/e/a.txt": WIDE}


def _at(line, column, end, **more):
    return Location("annotations/e/a.yaml", line=line, column=column, end_line=line, end_column=end, **more)


def _report():
    entity, order, missing = find_rule("R301"), find_rule("L418"), find_rule("A218")
    words = Location("raw/e/a.txt", offset=4, end_offset=8, line=1, column=5, end_line=1, end_column=9)
    first = entity.found("no entity 'mira-toland'", _at(3, 12, 23), target="qaaaa", help="did you mean 'mira-tolland'?")
    found = [
        first,
        replace(first, location=_at(4, 12, 23), target="qbbbb"),
        find_rule("A201").found(
            "the text has 'x: y, 100%' \x1b[31m", _at(5, 7, 11), target="qaaaa", related=(Related(words, "the words"),)
        ),
        order.found("quotes 1 (from 0) start before", _at(3, 3, 5), target="a"),
        missing.found("12 checks not run: text not at hand", Location("annotations/e/b.yaml"), target="b"),
        replace(entity.found("no entity 'x'", _at(1, 1, 7), target="a"), suppressed="A name the event does not need."),
    ]
    return Report.of(found)


def test_text_is_readable(file_regression):
    file_regression.check(text.render(_report(), FILES.get, subject="1 event"), basename="report-text")


def test_text_on_a_terminal_is_coloured(file_regression):
    file_regression.check(text.render(_report(), FILES.get, is_coloured=True), basename="report-coloured")


def test_json_says_everything(file_regression):
    file_regression.check(json.render(_report()), basename="report-json", extension=".json")


def test_github_commands_are_escaped(file_regression):
    file_regression.check(github.render(_report()), basename="report-github")


def test_github_shows_no_more_than_it_is_shown():
    rule = find_rule("R301")
    found = [rule.found(f"no entity 'x{n}'", _at(n + 1, 1, 2)) for n in range(25)]
    lines = github.render(Report.of(found)).splitlines()
    assert len(lines) == github.MAX_SHOWN
    assert "16 more of this kind, in annotations/e/a.yaml" in lines[-1]


def test_nothing_wrong_is_said():
    assert text.render(Report(), FILES.get, subject="2 events") == "2 events: nothing wrong\n"


def test_no_control_character_reaches_a_terminal_that_is_not_ours():
    shown = text.render(_report(), FILES.get)
    assert all(character.isprintable() or character in "\n\u0301" for character in shown)


@pytest.mark.parametrize(("column", "end"), [(1, 7), (150, 154), (200, 211)])
def test_long_lines_are_cut_around_their_place(column, end):
    snippet = snip(YAML, _at(5, column, end))
    assert snippet is not None
    assert len(snippet.source) <= MAX_WIDTH + 1
    line = YAML.split("\n")[4]
    assert snippet.source[snippet.indent : snippet.indent + snippet.length].rstrip("…") in line


def test_every_rule_says_what_why_wrong_right_and_how_to_mend_it():
    for rule in load_rules():
        assert all((rule.summary.endswith("."), rule.why, rule.wrong, rule.right, rule.fix)), rule.code
        assert int(rule.code[1]) == rule.level


def test_explanation_is_readable(file_regression):
    file_regression.check(explanation(find_rule("A201")), basename="explain-A201")


def test_listing_names_every_rule():
    shown = listing(load_rules())
    assert all(rule.code in shown for rule in load_rules())
