"""What a message offers: the nearest name, the legal labels, the record that was probably meant, and the cause."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.cli.main import main
from corpus_tools.diagnostics.render.grouping import group
from tests.checks.typing_in import edit

EVENT = "annotations/orchard-lease-2025/event.yaml"
VALE = "annotations/orchard-lease-2025/vale-digest.yaml"
HILLSIDE = "annotations/orchard-lease-2025/hillside-post.yaml"
GAZETTE = "annotations/harbour-lamp-2025/lamp-gazette.yaml"


def _groups(root):
    return group(pipeline.check(root).open)


@pytest.mark.parametrize(
    ("allow", "offered"),
    [
        ("code: A999, target: qcccc", "there is no A999; 'qcccc' has A206"),
        ("code: A206, target: qdddd", "A206 was found for 'qcccc'"),
        ("code: A214, target: qcccc", "'qcccc' has A206"),
    ],
)
def test_an_allow_that_covers_nothing_gets_what_was_probably_meant(allow, offered, tiny):
    edit(tiny, VALE, ("exact: its chair}", "exact: its chair, prefix: 'according to '}"))
    edit(tiny, VALE, ("depth: full", f"depth: full\nallow:\n- {{{allow}, reason: It is meant so.}}"))
    [idle] = [finding for finding in pipeline.check(tiny).open if finding.code == "C506"]
    assert idle.help == offered


def test_what_may_not_stand_stays_open_in_spite_of_an_allow(tiny):
    allow = "allow:\n- {code: L425, target: vale-digest, reason: It is meant so.}"
    edit(tiny, VALE, ("opens: The trust has}", "opens: The trust has, suggested: new/1}"))
    edit(tiny, VALE, ("depth: full", f"depth: full\n{allow}"))
    messages = {finding.code: finding.message for finding in pipeline.check(tiny).open}
    assert "L425" in messages
    assert messages["C506"] == "L425 suggestion-open cannot be allowed"


def test_one_entity_that_is_gone_is_one_finding_with_all_its_places(tiny):
    edit(tiny, EVENT, ("- {id: mira-tolland, kind: person, name: Mira Tolland, aliases: [Tolland]}\n", ""))
    [one] = _groups(tiny)
    assert one.first.code == "R301"
    assert len({finding.location.file for finding in (one.first, *one.others)}) == 3


def test_a_claim_that_was_renamed_is_one_cause(tiny):
    edit(tiny, EVENT, ("{id: lease-renewed,", "{id: lease-prolonged,"))
    [one] = _groups(tiny)
    assert (one.first.code, one.first.help) == ("R302", "did you mean 'lease-prolonged'?")
    assert {finding.code for finding in one.following} == {"A220", "L419"}


def test_labels_that_rest_on_a_rewritten_witness_follow_from_it(tiny):
    edit(tiny, "annotations/harbour-lamp-2025/north-wire.yaml", ("rewriting: [faithful_report]", "rewriting: [spun]"))
    [one] = _groups(tiny)
    assert one.first.code == "R313"
    assert {finding.code for finding in one.following} == {"L401"}


def test_labels_of_one_record_are_one_cause(tiny):
    edit(tiny, GAZETTE, ("{form: verbatim, verified_share: 1.0, fidelity: faithful}",
                          "{form: conflated, verified_share: 0.5, fidelity: distorted}"))  # fmt: skip
    [one] = _groups(tiny)
    assert len(one.following) == 2


def test_what_an_unreadable_file_hides_is_read_after_its_last_error(tiny):
    edit(tiny, VALE, ("depth: full\n", ""), ("zone: headline", "zone: headlne"), ("speaker:", "speeker:"))
    *_, last = _groups(tiny)
    assert (last.first.code, [finding.code for finding in last.following]) == ("S101", ["A220"])


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_is_none_is_an_error_of_usage(option, tiny, capsys):
    assert main(["check", "--corpus", str(tiny), option, "R3O1"]) == 2
    assert "did you mean 'R301'?" in capsys.readouterr().err


def test_an_event_that_is_none_gets_the_nearest_one(tiny, capsys):
    assert main(["show", "orchard-lease-2024", "--corpus", str(Path(tiny))]) == 2
    assert "did you mean 'orchard-lease-2025'?" in capsys.readouterr().err


def test_who_speaks_for_the_first_time_gets_the_record_to_add(tiny):
    edit(tiny, VALE, ("speaker: mira-tolland", "speaker: tom-aldous"))
    [finding] = [one for one in pipeline.check(tiny).open if one.code == "R301"]
    assert finding.help.endswith(
        f"for a new one add {{id: tom-aldous, kind: person, name: …}} to `entities` of {EVENT}"
    )


def test_a_copied_record_is_one_finding_and_the_ids_inside_follow(tiny):
    path = tiny / HILLSIDE
    text = path.read_text()
    start, end = text.index("- id: qbbbb"), text.index("mentions:")
    path.write_text(text[:end] + text[start:end] + text[end:])
    one = next(one for one in _groups(tiny) if one.first.code == "R309")
    assert "'qbbbb'" in one.first.message
    assert {finding.message for finding in one.following if finding.code == "R309"} == {"id 'cbbbb' is used already"}


def test_an_entity_that_stands_twice_is_not_sent_to_fix(tiny):
    record = "- {id: mira-tolland, kind: person, name: Mira Tolland, aliases: [Tolland]}\n"
    edit(tiny, EVENT, (record, record + record))
    [finding] = [one for one in pipeline.check(tiny).open if one.code == "R309"]
    assert finding.help == "give the newer record another id, or take it out if it is the same"


def test_a_changed_meaning_without_locus_gets_the_labels_of_the_locus(tiny):
    edit(
        tiny,
        HILLSIDE,
        ("  attribution: correct", "  meaning: narrowed\n  said: A.\n  printed: B.\n  attribution: correct"),
    )
    [finding] = [one for one in pipeline.check(tiny).open if one.code == "L410"]
    assert finding.help == "add `meaning_locus`, where the change comes from: quote, frame, juxtaposition"


def test_words_typed_with_their_marks_are_told_without_a_position_that_means_nothing(tiny):
    words = "  - start: 172\n    end: 196\n    exact: The trees may be pruned,\n"
    edit(tiny, HILLSIDE, (words, "  - exact: “The trees may be pruned,”\n"))
    [finding] = [one for one in pipeline.check(tiny).open if one.code == "A213"]
    assert finding.help == "leave the outer marks out of `exact`"


def test_quotes_that_are_missing_are_listed_in_the_order_of_the_text(tiny):
    path = tiny / HILLSIDE
    text = path.read_text()
    path.write_text(text[: text.index("quotes:")])
    found = [one.message for one in pipeline.check(tiny).open if one.code == "L412"]
    assert [re.match(r"code points (\d+)", message)[1] for message in found] == ["78", "172", "210"]


def test_a_zone_whose_first_words_stand_elsewhere_is_sent_to_fix(tiny):
    edit(tiny, HILLSIDE, ("opens: Sign up", "opens: The trees may"))
    [finding] = [one for one in pipeline.check(tiny).open if one.code == "A211"]
    assert finding.help == "if the zone starts with these words, run `corpus-tools fix`, which moves it there"
