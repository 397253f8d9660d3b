"""Markdown: nothing out of a file comes alive, nothing is longer than GitHub takes."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.diagnostics.catalogue import find_rule
from corpus_tools.diagnostics.render import markdown
from corpus_tools.diagnostics.render.markup import code, fenced, prose
from corpus_tools.diagnostics.report import Report
from tests.diagnostics.sample import FILES, HOSTILE, at, sample

ALIVE = re.compile(r"[@#<>\[\]&]|https?:|www\.|[^\W\d_]\.\w|GH-\d|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
"""What GitHub makes something of in text outside code."""

MARKS = "`'|@#<>[]()!*_~\\&:-+=/ \n\tabc1"
HOSTILE_TEXTS = st.text(st.sampled_from(MARKS), max_size=60) | st.text(max_size=60)


class Page(HTMLParser):
    """Tags of a page, and its text outside code."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.outside, self.depth = set(), [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - what the parser hands over
        self.tags.add(tag)
        self.depth += tag in {"code", "pre"}

    def handle_endtag(self, tag):
        self.depth -= tag in {"code", "pre"}

    def handle_data(self, data):
        if not self.depth:
            self.outside.append(data)


def _page(text):
    return Page(cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE))


@given(HOSTILE_TEXTS)
def test_prose_brings_nothing_alive(text):
    page = _page(f"found: {prose(text)}")
    assert page.tags <= {"p", "code"}
    assert not ALIVE.search("".join(page.outside))


@given(HOSTILE_TEXTS)
def test_code_is_one_code_span(text):
    html = cmarkgfm.github_flavored_markdown_to_html(f"found: {code(text)} there")
    assert html.count("<code>") == 1
    assert re.fullmatch(r"<p>found: <code>.*</code> there</p>\n", html, re.DOTALL)


@given(HOSTILE_TEXTS)
def test_a_fence_is_not_broken_by_what_it_holds(text):
    html = cmarkgfm.github_flavored_markdown_to_html(f"{fenced(text, 'text')}\n\nafter")
    assert html.startswith("<pre") and html.endswith("</pre>\n<p>after</p>\n")


def test_prose_keeps_every_word():
    page = cmarkgfm.github_flavored_markdown_to_html(prose("the text has 'a b', expected 'c'; run `fix`."))
    assert re.sub("<[^>]+>", "", page) == "the text has 'a b', expected 'c'; run fix.\n"


def test_a_hostile_report_has_the_tags_of_a_harmless_one():
    page = _page(markdown.render(sample(), FILES.get))
    assert page.tags <= {"h3", "h4", "p", "strong", "a", "code", "pre", "ul", "li", "details", "summary"}
    assert not ALIVE.search("".join(page.outside))


def test_the_only_links_are_those_to_the_pages_of_rules():
    html = cmarkgfm.github_flavored_markdown_to_html(markdown.render(sample(), FILES.get))
    assert set(re.findall(r'href="([^"]*)"', html)) <= {f"docs/checks/{f.code}.md" for f in sample().findings}


def test_an_address_of_the_repository_brings_nothing_alive():
    page = _page(markdown.render(sample(), FILES.get, repository="https://a.example/)![x](https://evil.example/i.png"))
    assert "img" not in page.tags
    assert "[" not in "".join(page.outside)


def test_the_marker_is_the_first_line():
    assert markdown.render(sample(), FILES.get).splitlines()[0] == markdown.MARKER


@pytest.mark.parametrize("word", ["defaced", "1234567", "0badcafe"])
def test_what_reads_as_a_commit_is_code(word):
    assert prose(f"no claim {word} here") == f"no claim `{word}` here"


def test_a_report_is_measured_in_bytes():
    found = [find_rule("R301").found(f"no entity '{'é' * 50}{n}'", at(n + 1, 1, 2)) for n in range(99)]
    assert len(markdown.render(Report.of(found), FILES.get, limit=5_000).encode()) <= 5_000


@pytest.mark.parametrize("limit", [2_000, markdown.MAX_BYTES])
@pytest.mark.parametrize("is_allowed", [False, True])
def test_a_long_report_is_cut_and_says_so(limit, is_allowed):
    rule = find_rule("R301")
    found = [rule.found(f"no entity 'x{n}' {HOSTILE}", at(n + 1, 1, 2), target=f"q{n}") for n in range(2_000)]
    found = [replace(one, suppressed=HOSTILE) for one in found] if is_allowed else found
    shown = markdown.render(Report.of(found), FILES.get, limit=limit)
    assert len(shown.encode()) <= limit
    assert re.search(r"\d+ more findings not shown here; `corpus-tools check` prints them all\.", shown)
    assert not is_allowed or shown.rstrip().endswith("</details>")


def test_nothing_is_left_out_without_a_word():
    rule = find_rule("R301")
    found = [rule.found(f"no entity 'x{n}'", at(n + 1, 1, 2)) for n in range(900)]
    shown = markdown.render(Report.of(found), FILES.get)
    [n_left] = re.findall(r"(\d+) more findings", shown)
    assert shown.count("[R301]") + int(n_left) == len(found)
