from __future__ import annotations

import pytest

from corpus_tools.loaders.head import load_head, parse_splits

HEADER = "event\tsplit\tsince\twithdrawn\treason\n"

TOML_FAULTS = {
    "not-toml": ('name = "tiny"', "name = tiny", "F030", 2, 8),
    "twice": ('name = "tiny"', 'name = "tiny"\nname = "tiny"', "F030", 3, 14),
    "unknown-key": ('title = "A tiny', 'titel = "A tiny', "S101", 3, 1),
    "unknown-table": ("[outlets.mill-gazette]", "[outlet.mill-gazette]", "S101", 13, 2),
    "unknown-label": ('kind = "language_model"', 'kind = "languge_model"', "S103", 18, 1),
    "missing": ('[licences]\ntexts = "CC0-1.0"\n', "[licences]\n", "S102", 9, 2),
    "bad-outlet-id": ("[outlets.mill-gazette]", '[outlets."Mill Gazette"]', "S105", 13, 2),
    "number-for-text": ('guideline = "0.1"', "guideline = 0.1", "S104", 6, 1),
    "control": ("A tiny corpus", "A tiny\x0c corpus", "F010", 3, 16),
    "escaped-control": ("A tiny corpus", "A tiny\\u001b corpus", "F010", 3, 1),
    "deep": ('name = "tiny"', "name = " + "[" * 5000 + "]" * 5000, "F030", 1, 1),
}


@pytest.mark.parametrize(("old", "new", "code", "line", "column"), TOML_FAULTS.values(), ids=TOML_FAULTS.keys())
def test_a_fault_of_the_corpus_file_has_a_line(tiny, old, new, code, line, column):
    tiny.change("corpus.toml", old, new)

    (finding,) = tiny.findings()

    assert (finding.code, finding.location.line, finding.location.column) == (code, line, column)
    assert finding.location.file == "corpus.toml"
    assert load_head(tiny.paths)[0] is None


SPLIT_FAULTS = {
    "no-header": ("mill-race\ttrain\t0.1.0\t\t\n", "F031", 1, 1),
    "empty": ("", "F031", 1, 1),
    "four-columns": (HEADER + "mill-race\ttrain\t0.1.0\t\n", "F032", 2, 1),
    "blank-line": (HEADER + "\nmill-race\ttrain\t0.1.0\t\t\n", "F032", 2, 1),
    "unsorted": (HEADER + "mill-race\ttrain\t0.1.0\t\t\nalder\ttest\t0.1.0\t\t\n", "F033", 3, 1),
    "twice": (HEADER + "mill-race\ttrain\t0.1.0\t\t\nmill-race\ttest\t0.1.0\t\t\n", "F033", 3, 1),
    "unknown-split": (HEADER + "mill-race\ttrian\t0.1.0\t\t\n", "S103", 2, 11),
    "bad-version": (HEADER + "mill-race\ttrain\t0.1\t\t\n", "S105", 2, 17),
    "bad-day": (HEADER + "mill-race\ttrain\t0.1.0\tyesterday\tNo rights.\n", "S105", 2, 23),
    "no-since": (HEADER + "mill-race\ttrain\t\t\t\n", "S102", 2, 17),
}


@pytest.mark.parametrize(("contents", "code", "line", "column"), SPLIT_FAULTS.values(), ids=SPLIT_FAULTS.keys())
def test_a_fault_of_the_splits_has_line_and_column(contents, code, line, column):
    _, (finding,) = parse_splits(contents)

    assert (finding.code, finding.location.line, finding.location.column) == (code, line, column)


def test_reads_splits_in_the_order_of_the_file(tiny):
    tiny.write("splits.tsv", HEADER + "alder\ttest\t0.1.0\t2026-04-01\tRights withdrawn.\nmill-race\treal\t0.1.0\t\t\n")

    head, findings = load_head(tiny.paths)

    assert findings == ()
    assert list(head.splits) == ["alder", "mill-race"]
    assert head.splits["alder"].reason == "Rights withdrawn."
    assert head.splits["mill-race"].withdrawn is None


def test_a_corpus_may_have_no_splits_yet(tiny):
    (tiny.root / "splits.tsv").unlink()

    assert tiny.findings() == ()


def test_crlf_in_the_splits_is_one_finding(tiny):
    tiny.write("splits.tsv", HEADER.replace("\n", "\r\n") + "mill-race\ttrain\t0.1.0\t\t\r\n")

    head, (finding,) = load_head(tiny.paths)

    assert finding.code == "F009"
    assert list(head.splits) == ["mill-race"]
