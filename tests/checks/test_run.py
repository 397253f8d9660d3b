"""Running the checks: what may stand stays visible, what a fault hides is said, nothing else is lost."""

from __future__ import annotations

import shutil

import pytest

from corpus_tools import pipeline
from corpus_tools.errors import NotAdmittedError
from tests.checks.typing_in import edit

VALE = "annotations/orchard-lease-2025/vale-digest.yaml"


def _codes(report):
    return sorted(finding.code for finding in report.open)


def test_faults_of_different_kinds_are_all_reported_in_one_run(tiny):
    edit(tiny, VALE, ("start: 62, end: 71", "start: 63, end: 72"), ("relation: broader", "relation: overlaps"))
    edit(tiny, VALE, ("claim: pruning-allowed", "claim: pruning-alowed"), ("outlet: vale-digest", "outlet: vale"))
    edit(tiny, "splits.tsv", ("harbour-lamp-2025\treal", "harbour-lamp-2025\ttrain"))
    assert _codes(pipeline.check(tiny)) == ["A201", "A220", "L401", "R302", "R305", "R315"]


def test_an_edit_of_the_text_is_one_finding_however_much_it_moves(tiny):
    edit(tiny, "raw/orchard-lease-2025/vale-digest.txt", ("chair says.", "chair says today."))
    text, hidden = pipeline.check(tiny).open[::-1]
    assert (text.code, hidden.code) == ("A207", "A220")
    assert "7 selectors are elsewhere now" in text.message


def test_every_finding_on_a_record_has_line_and_column(tiny):
    edit(tiny, VALE, ("start: 62, end: 71", "start: 63, end: 72"), ("relation: broader", "relation: overlaps"))
    findings = pipeline.check(tiny).open
    assert all(f.location.line and f.location.column for f in findings if f.location.pointer)


def test_a_broken_record_does_not_hide_the_labels_of_its_neighbours(tiny):
    edit(tiny, VALE, ("  - start: 0\n    end: 21\n    exact: Orchard lease", "  - exact: Orchard leese"))
    edit(tiny, VALE, ("relation: contradicts", "relation: overlaps"))
    assert _codes(pipeline.check(tiny)) == ["A205", "A220", "L401"]


def test_an_unreadable_article_does_not_hide_its_siblings(tiny):
    edit(tiny, VALE, ("depth: full\n", ""))
    edit(tiny, "annotations/orchard-lease-2025/hillside-post.yaml", ("rung: final_point", "rung: exact"))
    assert _codes(pipeline.check(tiny)) == ["A220", "L401", "S102"]


def test_an_allowed_finding_stays_in_the_report_with_its_reason(tiny):
    edit(tiny, VALE, ("exact: its chair}", "exact: its chair, prefix: 'according to '}"))
    edit(tiny, VALE, ("depth: full", "depth: full\nallow:\n- {code: A206, target: qcccc, reason: It is meant so.}"))
    report = pipeline.check(tiny)
    assert report.open == ()
    assert [(f.code, f.suppressed) for f in report.findings] == [("A206", "It is meant so.")]


def test_an_allow_of_one_file_does_not_cover_another(tiny):
    edit(tiny, VALE, ("exact: its chair}", "exact: its chair, prefix: 'according to '}"))
    allow = "depth: full\nallow:\n- {code: A206, target: qcccc, reason: It is meant so.}"
    edit(tiny, "annotations/orchard-lease-2025/hillside-post.yaml", ("depth: full", allow))
    assert _codes(pipeline.check(tiny)) == ["A206", "C506"]


def test_a_missing_text_is_one_note_an_article_and_an_error_on_request(tiny):
    shutil.rmtree(tiny.parent / "tiny-texts")
    assert _codes(pipeline.check(tiny)) == ["A218", "A218"]
    assert _codes(pipeline.check(tiny, require_text=True)) == ["A219", "A219"]


def test_words_of_a_restricted_text_are_never_printed(tiny):
    stolen = "Nobody will put this lamp out while I can climb the stairs"
    (tiny / "notes.md").write_text(f"One line.\n\nTwo: {stolen}, they say.\n", encoding="utf-8")
    assert pipeline.check(tiny).open == ()
    [finding] = pipeline.check(tiny, require_text=True).open
    assert (finding.code, finding.location.file, finding.location.line) == ("C505", "notes.md", 3)
    assert finding.message == "12 consecutive words of a restricted text"


def test_a_fault_of_the_schema_stays_open_in_spite_of_an_allow(tiny):
    allow = "depth: full\nallow:\n- {code: S103, target: qdddd, reason: It is meant so.}"
    edit(tiny, VALE, ("meaning: strengthened", "meaning: stronger"), ("depth: full", allow))
    assert "S103" in _codes(pipeline.check(tiny))


def test_an_article_may_bear_witness_to_two_passages(tiny):
    own = "annotations/harbour-lamp-2025/event.yaml"
    source = (tiny / own).read_text(encoding="utf-8")
    passage = source[source.index("  - id: lamp-stays-lit\n    gist") : source.index("claims:")]
    edit(tiny, own, ("claims:\n", f"{passage.replace('lamp-stays-lit', 'lamp-again', 1)}claims:\n"))
    assert "R318" not in _codes(pipeline.check(tiny))


FALSE_LABELS = {
    "L401": ("verified_share: 1.0, fidelity: distorted}\n- id: qdddd", "verified_share: 1.0, fidelity: faithful}\n- id: qdddd"),
    "L402": ("  computed: {form: substituted, flags: [number_change, weak], verified_share: 1.0, fidelity: distorted}\n", ""),
    "L405": ("    rendering: rendered\n", "    rendering: rendered\n    reason: no_reference\n"),
    "A201": ("exact: 50 offers\n", "exact: 40 offers\n"),
}  # fmt: skip
"""Labels that are not those that are computed, and what keeps a label from being computed and compared."""


@pytest.mark.parametrize("code", FALSE_LABELS)
def test_a_label_that_cannot_be_computed_again_is_not_admitted_whatever_is_allowed(tiny, code):
    edit(tiny, VALE, FALSE_LABELS[code])
    targets = "".join(
        f"- {{code: {code}, target: {name}, reason: We prefer it so.}}\n" for name in ("qcccc", "vale-digest")
    )
    edit(tiny, VALE, ("depth: full", f"depth: full\nallow:\n{targets}".rstrip("\n")))
    assert code in _codes(pipeline.check(tiny))
    with pytest.raises(NotAdmittedError):
        list(pipeline.admitted(tiny))
