"""One set of cases for whichever parser reads the files: values, and refusals with their places."""

from __future__ import annotations

import time

import pytest
import yaml

from corpus_tools.diagnostics.causes import find_causes
from corpus_tools.loaders.yaml.faults import MAX_FAULTS
from corpus_tools.loaders.yaml.values import MAX_DEPTH, parse

VALUES = {
    "no-is-text": (b"a: no\n", "no"),
    "yes-is-text": (b"a: yes\n", "yes"),
    "on-is-text": (b"a: on\n", "on"),
    "clock-is-text": (b"a: 12:30:45\n", "12:30:45"),
    "date-is-text": (b"a: 2026-11-21\n", "2026-11-21"),
    "instant-is-text": (b"a: 2026-11-21T10:00:00Z\n", "2026-11-21T10:00:00Z"),
    "underscored-number-is-text": (b"a: 1_000\n", "1_000"),
    "leading-zero-is-text": (b"a: 017\n", "017"),
    "exponent-is-a-number": (b"a: 1e5\n", 100000.0),
    "quoted-exponent-is-text": (b"a: '1e5'\n", "1e5"),
    "truth": (b"a: true\n", True),
    "null": (b"a: null\n", None),
    "tilde-is-null": (b"a: ~\n", None),
    "whole-number": (b"a: 12\n", 12),
    "crlf-is-lf": (b"a: |-\r\n  x\r\n  y\r\n", "x\ny"),
    "marks-inside-words": (b"a: AT&T & co * !x 5%\n", "AT&T & co * !x 5%"),
    "marks-inside-a-block": (b"a: |-\n  so *he* said !wow & left\n  %ages &c\n", "so *he* said !wow & left\n%ages &c"),
    "curly-marks": ("a: “Wait”\n".encode(), "“Wait”"),
    "no-break-space": ("a: x\u00a0y\n".encode(), "x\u00a0y"),
    "right-to-left-mark": ("a: \u05d0\u200f!\n".encode(), "\u05d0\u200f!"),
    "escapes": (b'a: "\\u201cx\\u201d\\n"\n', "“x”\n"),
    "tab-between-words": (b"a: b\tc\n", "b\tc"),
    "document-start": (b"---\na: x\n...\n", "x"),
    "comment": (b"# yaml-language-server: $schema=../schema/article.schema.json\na: x # & *y\n", "x"),
    "merge-marks-inside-words": (b"a: x << y\n", "x << y"),
    "depth-allowed": (b"a: " + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1), None),
}

REFUSALS = {
    "duplicate-key": (b"a: 1\nb: 2\na: 3\n", "F021", 3, 1),
    "duplicate-key-below": (b"x:\n- {a: 1, b: 2, a: 3}\n", "F021", 2, 16),
    "duplicate-key-quoted": (b"'a': 1\na: 2\n", "F021", 2, 1),
    "second-document": (b"a: 1\n---\na: 2\n", "F025", 2, 1),
    "tag": (b"a: !!python/object x\n", "F023", 1, 4),
    "core-tag": (b"b: 1\na: !!int '3'\n", "F023", 2, 4),
    "own-tag": (b"a: [!foo 3]\n", "F023", 1, 5),
    "anchor": (b"a: &x 1\n", "F022", 1, 4),
    "alias": (b"a: &x 1\nb: *x\n", "F022", 1, 4),
    "unknown-alias": (b"a: *x\n", "F022", 1, 4),
    "merge-key": (b"a: 1\n<<: {b: 1}\n", "F022", 2, 1),
    "directive": (b"%YAML 1.1\n---\na: no\n", "F024", 1, 1),
    "tag-directive": (b"%TAG ! tag:example.org,2026:\n---\na: no\n", "F024", 1, 1),
    "list-as-key": (b"a: 1\n? [b, c]\n: 1\n", "F026", 2, 3),
    "number-as-key": (b"a: 1\n2: b\n", "F026", 2, 1),
    "truth-as-key": (b"{true: b}\n", "F026", 1, 2),
    "null-as-key": (b"~: b\n", "F026", 1, 1),
    "byte-order-mark": ("\ufeffa: 1\n".encode(), "F007", 1, 1),
    "next-line": ("a: 'x\u0085y'\n".encode(), "F009", 1, 6),
    "line-separator": ("b: 1\na: |-\n  x\u2028y\n".encode(), "F009", 3, 4),
    "raw-control": (b"a: x\x07y\n", "F010", 1, 5),
    "raw-nul": (b"a: x\x00y\n", "F010", 1, 5),
    "escaped-nul": (b'a: "\\0"\n', "F010", 1, 4),
    "escaped-override": (b'a: "\\u202e"\n', "F011", 1, 4),
    "raw-override": ("a: \u202eb\n".encode(), "F011", 1, 4),
    "escaped-surrogate": (b'a: "\\ud800"\n', "F020", 1, 7),
    "raw-surrogate": (b"a: \xed\xa0\x80\n", "F006", 1, 4),
    "not-utf8": (b"a: 1\nb: caf\xe9\n", "F006", 2, 7),
    "tab-as-indentation": (b"a:\n\t- 1\n", "F020", 2, 1),
    "conflict-marker": (b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", "F017", 2, 1),
    "second-colon": (b"a: he said: no\n", "F020", 1, 11),
    "open-quotation-mark": (b"a: 'x\nb: 1\n", "F020", 1, 4),
    "open-bracket": (b"a: [1\n", "F020", 1, 4),
    "deep-list": (b"a: " + b"[" * 2000 + b"]" * 2000, "F027", 1, 3 + MAX_DEPTH),
    "deep-block": ("\n".join(" " * i + "a:" for i in range(40)).encode(), "F027", MAX_DEPTH + 1, MAX_DEPTH + 1),
    "too-large-number": (b"a: 123456789012345678901234567890\n", "F028", 1, 4),
    "infinity": (b"b: 1\na: -.inf\n", "F028", 2, 4),
    "not-a-number": (b"a: .nan\n", "F028", 1, 4),
    "empty": (b"", "F012", None, None),
    "comment-only": (b"# nothing\n", "F012", None, None),
    "null-document": (b"~\n", "F012", None, None),
}


@pytest.mark.parametrize(("data", "expected"), VALUES.values(), ids=VALUES.keys())
def test_reads_what_yaml_1_2_says(data, expected):
    parsed = parse(data, "a.yaml")

    assert parsed.findings == ()
    assert isinstance(parsed.value, dict)
    if expected is not None:
        assert parsed.value["a"] == expected
        assert type(parsed.value["a"]) is type(expected)


@pytest.mark.parametrize(("data", "code", "line", "column"), REFUSALS.values(), ids=REFUSALS.keys())
def test_refuses_with_a_place(data, code, line, column):
    parsed = parse(data, "a.yaml", target="a")

    first = parsed.findings[0]
    assert parsed.value is None
    assert {finding.code for finding in parsed.findings} == {code}
    assert (first.location.file, first.location.line, first.location.column) == ("a.yaml", line, column)
    assert first.target == "a"


def test_a_missing_dash_is_one_finding_and_the_other_keys_follow():
    first, *others = parse(b"- id: qa\n  speaker: a\n  id: qb\n  speaker: b\n", "a.yaml").findings
    assert "'id'" in first.message
    assert find_causes([first, *others]) == dict.fromkeys(others, first)


def test_what_stands_before_a_nesting_that_the_parser_itself_refuses_is_told_once():
    findings = parse(b"a: 1\na: 2\nb: &x " + b"[" * 2000, "a.yaml").findings

    assert [(finding.code, finding.location.line, finding.count) for finding in findings] == [
        ("F021", 2, 1),
        ("F022", 3, 1),
        ("F027", 3, 1),
    ]


def test_every_anchor_and_alias_is_one_finding_with_a_count():
    (finding,) = parse(b"a: &x [1]\nb: *x\nc: [*x, *x]\n", "a.yaml").findings

    assert finding.count == 4


def test_an_alias_bomb_is_refused_at_once():
    rows = [f"k{i}: &k{i} [{', '.join([f'*k{i - 1}'] * 9)}]" for i in range(1, 40)]
    started = time.process_time()

    findings = parse("\n".join(["k0: &k0 [x]", *rows]).encode(), "a.yaml").findings

    assert [finding.code for finding in findings] == ["F022"]
    assert time.process_time() - started < 2


@pytest.mark.parametrize("unit", [b"[", b"{", b"- ", b"? ", b"a: &a ", b"'", b"{a: ", b"!", b"*a ", b"|\n", b"\n"])
def test_a_large_hostile_file_is_read_in_linear_time(unit):
    started = time.process_time()

    parse(b"a: " + unit * (200_000 // len(unit)), "a.yaml")

    assert time.process_time() - started < 5


def test_lines_indented_with_other_spaces_are_looked_for_in_linear_time():
    data = "k: |\n" + " \u00a0a\n" * 200_000 + "c: [\n"
    started = time.process_time()

    findings = parse(data.encode(), "a.yaml").findings

    assert [finding.code for finding in findings] == ["F020"]
    assert time.process_time() - started < 5


def test_many_faults_are_cut_short_with_their_number():
    findings = parse("".join(f"a: {i}\n" for i in range(500)).encode(), "a.yaml").findings

    assert len(findings) == MAX_FAULTS
    assert "449 more" in findings[-1].message


def test_values_are_escaped_in_messages():
    (finding,) = parse(b'"a\\e[31m": 1\n"a\\e[31m": 2\n', "a.yaml").findings[-1:]

    assert "\x1b" not in finding.message


def test_agrees_with_another_parser_on_plain_files():
    text = "a: x y\nb:\n- c: |-\n    He said: “no”\n    # not a comment\n  d: {e: 'it''s', f: \"g\"}\nh: >-\n  folded\n  line\n"

    assert parse(text.encode(), "a.yaml").value == yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - text only


def test_a_line_that_is_indented_with_what_looks_like_spaces_is_named_itself():
    [finding] = parse("a:\n  b: 1\n\u00a0\u00a0c: 2\n  d: 3\n".encode(), "a.yaml").findings
    place = finding.location
    assert (finding.code, place.line, place.column) == ("F020", 3, 1)
    assert "U+00A0 (no-break space)" in finding.message


def test_a_whole_number_that_the_fast_parser_takes_for_text_is_refused():
    [finding] = parse(b"a: x\nb: 1" + b"0" * 39 + b"\n", "a.yaml").findings
    assert (finding.code, finding.location.line, finding.location.column) == ("F028", 2, 4)
