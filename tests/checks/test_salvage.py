"""A fault of the schema in one record does not hide what is wrong with the others."""

from __future__ import annotations

import pytest

from corpus_tools import pipeline
from tests.checks.typing_in import edit

POST = "annotations/orchard-lease-2025/hillside-post.yaml"


def _check(tiny, *edits):
    edit(tiny, POST, *edits)
    return [(f.code, f.location.line, f.location.column) for f in pipeline.check(tiny).open if f.code != "A218"]


LABEL = ("attribution: correct", "attribution: corect")


def test_faults_of_one_file_are_found_in_one_run(tiny):
    found = _check(
        tiny,
        LABEL,
        ("exact: added", "exact: aded"),
        ("cue: {start: 202, end: 207, exact: aded}\n  speaker: mira-tolland",
         "cue: {start: 202, end: 207, exact: aded}\n  speaker: mira-toland"),
        ("visitors could still come", "visitors could stil come"),
    )  # fmt: skip

    assert [one for one in found if one[0] != "A220"] == [
        ("S103", 34, 16), ("A201", 45, 8), ("R301", 46, 12), ("A201", 88, 5),
    ]  # fmt: skip


def test_record_at_fault_raises_no_false_alarm(tiny):
    assert {code for code, *_ in _check(tiny, LABEL)} == {"S103", "A220"}


@pytest.mark.parametrize(
    "edit", [("outlet: ", "colour: red\noutlet: "), ("published: 2025-05-06", "published: 2025-05-66")]
)
def test_key_that_nothing_rests_on_hides_nothing(tiny, edit):
    codes = {code for code, *_ in _check(tiny, edit, ("exact: added", "exact: aded"))}

    assert "A201" in codes
    assert codes & {"S101", "S105"}


def test_fault_of_the_schema_cannot_be_allowed(tiny):
    allow = "allow:\n- {code: S103, target: hillside-post, reason: because it is said so}\nquotes:"
    found = _check(tiny, LABEL, ("quotes:", allow))

    assert "S103" in {code for code, *_ in found}


def test_finding_that_may_stand_is_allowed_in_what_is_left(tiny):
    allow = "allow:\n- {code: R301, target: qbbbb, reason: the entity comes with another event}\nquotes:"
    name = ("exact: added}\n  speaker: mira-tolland", "exact: added}\n  speaker: mira-toland")
    found = _check(tiny, LABEL, name, ("quotes:", allow))

    assert "R301" not in {code for code, *_ in found}
