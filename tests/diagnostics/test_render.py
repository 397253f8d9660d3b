"""The same findings in every format, held against golden files."""

from __future__ import annotations

import json as standard_json
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

from corpus_tools.diagnostics.catalogue import anchors, corpus_wide, files, find_rule, leak, load_rules
from corpus_tools.diagnostics.diagnostic import Location, Related, Rule
from corpus_tools.diagnostics.render import github, json, markdown, sarif, text
from corpus_tools.diagnostics.render.snippet import CONTEXT, MAX_WIDTH, snip, width
from corpus_tools.diagnostics.report import Report
from tests.diagnostics.sample import FILES, YAML, at, sample

REPORT_SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"
REPOSITORY = "https://forge.example/quotedrift"


def test_text_is_readable(file_regression):
    file_regression.check(text.render(sample(), FILES.get, subject="1 event"), basename="report-text")


def test_text_on_a_terminal_is_coloured(file_regression):
    file_regression.check(text.render(sample(), FILES.get, is_coloured=True), basename="report-coloured")


def test_json_says_everything(file_regression):
    file_regression.check(json.render(sample(), version="1.2.3"), basename="report-json", extension=".json")


def test_github_commands_are_escaped(file_regression):
    file_regression.check(github.render(sample()), basename="report-github")


def test_markdown_is_readable(file_regression):
    shown = markdown.render(sample(), FILES.get, subject="1 event", repository=REPOSITORY)
    file_regression.check(shown, basename="report-markdown", extension=".md")


def test_sarif_says_everything(file_regression):
    shown = sarif.render(sample(), version="1.2.3", repository=REPOSITORY)
    file_regression.check(shown, basename="report-sarif", extension=".sarif")


def test_json_is_what_its_schema_says():
    schema = standard_json.loads(REPORT_SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(standard_json.loads(json.render(sample())), schema, jsonschema.Draft202012Validator)


def test_json_has_no_key_that_its_schema_does_not_know():
    definitions = standard_json.loads(REPORT_SCHEMA.read_text(encoding="utf-8"))["$defs"]
    [finding, *_] = standard_json.loads(json.render(sample()))["findings"]
    assert set(finding) == {*definitions["finding"]["properties"], *definitions["place"]["properties"]}


def test_json_names_the_cause_of_what_follows():
    findings = standard_json.loads(json.render(sample()))["findings"]
    by_print = {finding["fingerprint"]: finding["code"] for finding in findings}
    assert {(f["code"], by_print[f["caused_by"]]) for f in findings if f["caused_by"]} == {
        ("A220", "A201"),
        ("R314", "F032"),
    }


def test_github_shows_no_more_than_it_is_shown():
    rule = find_rule("R301")
    found = [rule.found(f"no entity 'x{n}'", at(n + 1, 1, 2)) for n in range(25)]
    lines = github.render(Report.of(found)).splitlines()
    assert len(lines) == github.MAX_SHOWN
    assert "16 more of this kind, in annotations/e/a.yaml" in lines[-1]


def test_nothing_in_a_name_ends_a_property_of_a_github_command():
    found = find_rule("F003").found("no place here", Location("raw/e/a:b,c%d::error::x.txt"))
    [line] = github.render(Report.of([found])).splitlines()
    assert line.startswith("::error file=raw/e/a%3Ab%2Cc%25d%3A%3Aerror%3A%3Ax.txt,title=F003 unknown-file::")


def test_github_names_no_column_of_several_lines():
    [line] = [line for line in github.render(sample()).splitlines() if "F017" in line]
    assert "line=7,endLine=8," in line and "col=" not in line


def test_github_messages_are_no_longer_than_the_runner_keeps():
    found = find_rule("R301").found("no entity 'x'", at(1, 1, 2), help="y" * 9_000)
    [line] = github.render(Report.of([found])).splitlines()
    assert len(line.partition("::")[2]) < 4_096 + 200 and line.endswith("…")


@pytest.mark.parametrize("form", [text.render, markdown.render])
def test_nothing_wrong_is_said(form):
    assert "2 events: nothing wrong\n" in form(Report(), FILES.get, subject="2 events")


def test_no_control_character_reaches_a_terminal_that_is_not_ours():
    shown = text.render(sample(), FILES.get)
    assert all(character.isprintable() or character in "\n\u0301" for character in shown)


@pytest.mark.parametrize(
    "shown",
    [
        json.render(sample()),
        sarif.render(sample()),
        github.render(sample()),
        markdown.render(sample(), FILES.get),
    ],
)
def test_no_control_character_reaches_a_log_or_a_page(shown):
    assert all(character.isprintable() or character in "\n\u0301" for character in shown)


HIDDEN = [rule for rule in load_rules() if not rule.may_show_source]


@pytest.mark.parametrize("rule", HIDDEN, ids=lambda rule: rule.code)
def test_restricted_words_are_not_shown(rule):
    related = (Related(at(4, 12, 23), "here too"),)
    found = Report.of([rule.found("8 words", at(3, 12, 23), related=related)])
    shown = text.render(found, FILES.get) + markdown.render(found, FILES.get)
    assert "mira-toland" not in shown


def test_rules_about_restricted_words_show_no_source():
    about = [*leak.RULES, corpus_wide.RESTRICTED_WORDS, anchors.RESTRICTED_WORDS_IN_FILE, files.RESTRICTED_TEXT]
    assert [rule.code for rule in about if rule.may_show_source] == []


def test_a_rule_that_does_not_say_whether_it_may_show_source_cannot_be_made():
    rule = find_rule("V651")
    said = {field.name: getattr(rule, field.name) for field in fields(rule)}
    del said["may_show_source"]
    with pytest.raises(TypeError, match="may_show_source"):
        Rule(**said)


@pytest.mark.parametrize(("column", "end"), [(1, 7), (150, 154), (200, 211)])
def test_long_lines_are_cut_around_their_place(column, end):
    snippet = snip(YAML, at(5, column, end))
    assert snippet is not None
    assert len(snippet.source) <= MAX_WIDTH + 1
    line = YAML.split("\n")[4]
    assert snippet.source[snippet.indent : snippet.indent + snippet.length].rstrip("…") in line


def test_a_place_without_line_has_no_snippet():
    assert snip(YAML, Location("annotations/e/a.yaml")) is None


@pytest.mark.parametrize(
    ("line", "column", "end"),
    [("日本語" * 50, 70, 75), ("word 日本語 " * 20, 1, 180), ("🙂" * 200, 1, 3), ("日本" * 20 + "x" * 200, 60, 90)],
)
def test_a_line_of_wide_characters_is_cut_by_columns_and_not_by_characters(line, column, end):
    snippet = snip(line, Location("raw/e/a.txt", line=1, column=column, end_line=1, end_column=end))
    assert snippet is not None
    assert width(snippet.source) <= MAX_WIDTH + 1
    assert snippet.indent <= CONTEXT
    assert snippet.indent + snippet.length <= width(snippet.source)


def test_a_caret_stands_where_marks_without_width_leave_it():
    snippet = snip("❤\ufe0f\u0939\u0941 x", Location("raw/e/a.txt", line=1, column=6, end_line=1, end_column=7))
    assert snippet is not None
    assert (snippet.indent, snippet.length) == (3, 1)
