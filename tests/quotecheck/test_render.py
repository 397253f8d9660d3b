"""What became of the quotes, in every format: golden, valid and inert."""

import json
import re

import jsonschema
import pytest

from corpus_tools.quotecheck.page import render_page
from corpus_tools.quotecheck.render import (
    render_github,
    render_json,
    render_markdown,
    render_sarif,
    render_text,
    summary,
)
from corpus_tools.quotecheck.texts import compare_texts

SOURCE = "Nobody was hurt. We hope to open in the autumn, probably. If the unions agree, we will close the old mill."
TEXT = """Mill stays open

“Nobody was hurt,” Ana Berg said. “We will open in the autumn,” she added.

“We will close the old mill,” said Berg.

“We are broke.”
"""
HOSTILE = "“<script>alert(1)</script> | `x` [a](javascript:b) \x1b[31m ::error:: %0A will close,” said <b>Mallory</b>."


@pytest.fixture(scope="module")
def report():
    return compare_texts(TEXT, {"statement.txt": SOURCE})


@pytest.fixture(scope="module")
def hostile():
    return compare_texts(HOSTILE, {"<i>.txt": "The script alert may close, said nobody."})


def test_text(report, file_regression):
    file_regression.check(render_text(report, show_receipts=True), basename="report")


def test_markdown(report, file_regression):
    file_regression.check(render_markdown(report), basename="report", extension=".md")


def test_json(report, file_regression):
    rendered = render_json(report, name="article.txt")
    data = json.loads(rendered)
    assert (data["n_quotes"], data["n_kept"], data["clean"]) == (4, 1, False)
    assert [TEXT[slice(*quote["spans"][0])] for quote in data["quotes"]] == [quote["quote"] for quote in data["quotes"]]
    file_regression.check(rendered, basename="report", extension=".json")


def test_one_report_of_several_is_one_line(report):
    assert render_json(report, name="a", is_one=False).count("\n") == 1


def test_github(report, file_regression):
    file_regression.check(render_github(report, name="drafts/a,b.md"), basename="report", extension=".github")


def test_sarif_names_the_lines(report):
    run = json.loads(render_sarif(report, name="drafts/a b.md", version="1.2.3"))["runs"][0]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert [region["startLine"] for region in regions] == [3, 5, 7]
    lines = TEXT.split("\n")
    assert lines[2][regions[0]["startColumn"] - 1 :].startswith("We will open")
    jsonschema.validate(run["results"][0]["level"], {"enum": ["none", "note", "warning", "error"]})
    assert {result["ruleId"] for result in run["results"]} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_nothing_in_a_text_comes_alive(hostile):
    page = render_page(hostile, title="<title>")
    assert "<script" not in page
    assert "<b>Mallory" not in page
    assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
    markdown = render_markdown(hostile)
    assert "<" not in markdown
    assert "](" not in markdown
    github = render_github(hostile, name="x\ny")
    assert all(line.startswith("::warning file=x%0Ay") for line in github.splitlines()[:-1])


def test_a_page_shows_every_quote_in_its_place(report):
    page = render_page(report, title="article.txt")
    assert re.findall(r'<mark class="(\w+)">', page) == ["kept", "changed", "changed", "missing"]
    assert page.count("<li ") == len(report.quotes)
    assert "<script" not in page
    assert "src=" not in page
    assert 'href="http' not in page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "no quotes found"),
        ("“Nobody was hurt.”", "the quote keeps the words"),
        ("“Nobody was hurt.” “Nobody was hurt.”", "all 2 quotes keep the words"),
        ("“We are broke.”", "1 of 1 quotes needs a look"),
    ],
)
def test_the_last_line_counts(text, expected):
    assert summary(compare_texts(text, SOURCE)) == expected
