"""Causes and what follows from them, identical findings with all their places, and what to do next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus_tools.diagnostics.catalogue import find_rule
from corpus_tools.diagnostics.causes import find_causes
from corpus_tools.diagnostics.diagnostic import Kind, Location, Subject
from corpus_tools.diagnostics.render.fingerprint import fingerprints
from corpus_tools.diagnostics.render.grouping import MAX_FOLLOWING, group, summarize
from corpus_tools.diagnostics.report import Report
from tests.diagnostics.sample import at

UNKNOWN = find_rule("R301")


def _summary(*findings):
    report = Report.of(findings)
    return summarize(report, group(report.open))


def test_identical_findings_of_several_files_are_one_with_all_places():
    found = [UNKNOWN.found("no entity 'x'", at(3, 1, 2, file=f"annotations/e/{name}.yaml")) for name in "aab"]
    found[1] = found[1].at(at(9, 1, 2, file="annotations/e/a.yaml"))
    [one] = group(Report.of(found).open)
    assert one.more == "9:1, annotations/e/b.yaml:3:1"


def test_a_review_gets_identical_findings_in_each_file():
    found = [UNKNOWN.found("no entity 'x'", at(3, 1, 2, file=f"annotations/e/{name}.yaml")) for name in "ab"]
    assert len(group(found, by_file=True)) == 2


def test_of_many_that_fix_mends_the_first_are_shown_and_the_rest_counted():
    found = [find_rule("A201").found(f"the text has 'x{n}'", at(n + 1, 1, 2)) for n in range(20)]
    groups = group(Report.of(found).open)
    assert [len(one.alike) for one in groups] == [0, 0, 17]
    [(kind, said)] = groups[-1].notes
    assert kind == "note" and said.startswith("17 more like it in this file") and said.endswith("11:1 and 9 more")
    assert _summary(*found).counts == "20 errors"


def test_none_of_many_that_a_person_must_mend_is_left_out():
    found = [find_rule("A205").found(f"'x{n}' does not occur", at(n + 1, 1, 2)) for n in range(20)]
    assert len(group(found)) == 20


def test_findings_counted_where_they_were_found_are_counted():
    [one] = group([replace(find_rule("F010").found("found U+0007", at(1, 1, 2)), count=12)])
    assert (one.n_findings, one.more) == (12, "11 more places in the file")


CAUSE = find_rule("A205").found("'x' does not occur", at(3, 1, 2, pointer=("quotes", 0)))
NOT_RUN = find_rule("A220").found(
    "26 checks not run", Location("annotations/e/a.yaml"), rests_on=(Subject(Kind.RECORDS, "", "annotations/e/a.yaml"),)
)


def test_what_follows_stands_under_its_cause():
    [one] = group(Report.of([NOT_RUN, CAUSE]).open)
    assert one.first == CAUSE
    assert one.notes == (("note", "26 checks not run"),)


def test_what_follows_from_a_consequence_stands_under_the_cause():
    passage = Subject(Kind.PASSAGE, "e", "p1")
    first = find_rule("R313").found("one", at(3, 1, 2), subject=passage)
    second = find_rule("L401").found("two", at(4, 1, 2), rests_on=(passage,), subject=Subject(Kind.KEY, "", "second"))
    third = find_rule("L401").found("three", at(5, 1, 2), rests_on=(Subject(Kind.KEY, "", "second"),))
    [one] = group([first, second, third])
    assert one.following == (second, third)


def test_a_consequence_of_what_is_not_shown_stands_alone():
    assert [one.first.code for one in group([NOT_RUN])] == ["A220"]


def test_a_circle_of_causes_loses_nothing():
    keys = [Subject(Kind.KEY, "", name) for name in "ab"]
    one = find_rule("L401").found("one", at(4, 1, 2), subject=keys[0], rests_on=(keys[1],))
    other = find_rule("L401").found("two", at(4, 1, 2), subject=keys[1], rests_on=(keys[0],))
    groups = group([one, other])
    assert sum(1 + len(found.following) for found in groups) == 2


def test_of_what_a_finding_rests_on_the_nearest_fault_is_the_cause():
    own, other = (Subject(Kind.FILE, "", f"annotations/e/{name}.yaml") for name in "ab")
    faults = [find_rule("S101").found("x", at(3, 1, 2, file=subject.name)) for subject in (own, other)]
    for rests_on, cause in (((own, other), faults[0]), ((other, own), faults[1])):
        note = find_rule("A220").found("26 checks not run", Location("annotations/e/c.yaml"), rests_on=rests_on)
        assert find_causes([*faults, note]) == {note: cause}


def test_more_than_a_few_consequences_are_counted():
    cause = find_rule("F031").found("the first line is 'x'", at(1, 1, 2, file="splits.tsv"), target="splits.tsv")
    events = [
        find_rule("R314").found(f"event 'e{n}' has no line", Location(f"annotations/e{n}/event.yaml"), target=f"e{n}")
        for n in range(9)
    ]
    [one] = group(Report.of([cause, *events]).open)
    assert len(one.notes) == MAX_FOLLOWING + 1
    assert one.notes[-1][1].startswith("5 more")


POST, OTHER_POST = (Subject(Kind.ARTICLE, event, "fair-post") for event in ("e", "other"))


def test_an_article_that_is_misnamed_is_the_cause_wherever_it_is_missed():
    own, claim = "annotations/e/event.yaml", Subject(Kind.CLAIM, "e", "x")
    found = [
        find_rule("F004").found("'Fair_Post.yaml' is no id", Location("annotations/e/Fair_Post.yaml"), subject=POST),
        find_rule("F014").found("a text without a record", Location("raw/e/fair-post.txt"), subject=POST),
        find_rule("R312").found("no article 'fair-post'", at(3, 1, 2, file=own), subject=POST),
        find_rule("R312").found("no article 'fair-post'", at(9, 1, 2, file=own), subject=POST),
        find_rule("L419").found("no article mentions 'x'", at(8, 1, 2, file=own), rests_on=(claim,)),
        find_rule("F003").found(
            "has no place here", Location("annotations/e/receipts/fair-post.ana.json"), subject=POST
        ),
        find_rule("F014").found("a text without a record", Location("raw/other/fair-post.txt"), subject=OTHER_POST),
    ]
    groups = group(Report.of(found).open)
    assert [(one.first.code, len(one.following)) for one in groups] == [("F004", 5), ("F014", 0)]


def test_an_article_that_is_nowhere_is_one_cause():
    own = "annotations/e/event.yaml"
    found = [
        find_rule("R312").found("no article 'fair-post'", at(3, 1, 2, file=own), subject=POST),
        find_rule("R312").found("no article 'fair-post'", at(9, 1, 2, file=own), subject=POST),
        find_rule("F003").found(
            "has no place here", Location("annotations/e/receipts/fair-post.ana.json"), subject=POST
        ),
    ]
    [one] = group(Report.of(found).open)
    assert (one.first.code, one.more, len(one.following)) == ("R312", "9:1", 1)


@pytest.mark.parametrize(
    ("codes", "counts", "next_step"),
    [
        ((), "nothing wrong", ""),
        (("A202",), "1 error", "`corpus-tools fix e` mends it"),
        (("A202", "L402"), "2 errors", "`corpus-tools fix e` mends all"),
        (("A202", "R301"), "2 errors", "`corpus-tools fix e` mends 1 of 2; `corpus-tools explain R301` says more about R301"),
        (("R301", "L418", "A218"), "1 error, 1 warning, 1 note", "`corpus-tools fix e` mends 1 of 2; `corpus-tools explain R301` says more about R301"),
        (("A218",), "1 note", ""),
    ],
)  # fmt: skip
def test_the_last_lines_say_how_many_and_what_next(codes, counts, next_step):
    summary = _summary(*(find_rule(code).found("wrong", at(n + 1, 1, 2)) for n, code in enumerate(codes)))
    assert (summary.counts, summary.next_step) == (counts, next_step)


def test_many_events_are_mended_by_one_command():
    found = [find_rule("A202").found("wrong", at(1, 1, 2, file=f"annotations/e{n}/a.yaml")) for n in range(9)]
    assert _summary(*found).next_step == "`corpus-tools fix` mends all"


def test_what_follows_is_counted_apart():
    cause = find_rule("L409").found("one", at(3, 1, 2, pointer=("quotes", 0)))
    so = find_rule("L401").found("two", at(4, 1, 2, pointer=("quotes", 0, "computed", "fidelity")))
    assert _summary(cause, so).counts == "1 error, 1 that follows"


def test_what_is_not_mended_although_others_of_its_kind_are_is_not_promised():
    found = find_rule("A201").found("wrong", at(1, 1, 2)).for_a_person()
    assert "fix" not in _summary(found).next_step


def test_a_finding_that_two_checks_make_is_one():
    found = UNKNOWN.found("no entity 'x'", at(3, 1, 2))
    assert Report.of([found, UNKNOWN.found("no entity 'x'", at(3, 1, 2))]).findings == (found,)


def test_a_finding_is_recognised_although_the_line_that_it_names_has_moved():
    twice = find_rule("F021")
    prints = [
        fingerprints([twice.found(f"'x' stands here a second time; first in line {n}", at(9, 1, 2))]) for n in (3, 12)
    ]
    assert prints[0] == prints[1]
