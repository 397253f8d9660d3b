"""One fault is one finding: what follows from it stands under it, through the whole of a check."""

from __future__ import annotations

import shutil

import pytest

from corpus_tools import pipeline
from corpus_tools.diagnostics.causes import find_causes
from corpus_tools.diagnostics.diagnostic import Rule
from corpus_tools.diagnostics.render.grouping import group
from tests.checks.typing_in import edit

EVENT = "annotations/orchard-lease-2025"
OWN, VALE, HILL = (f"{EVENT}/{name}.yaml" for name in ("event", "vale-digest", "hillside-post"))
RAW = "raw/orchard-lease-2025"
SIDES = (
    "<<<<<<< ours\norchard-lease-2025\ttrain\t0.1.0\t\t\n=======\norchard-lease-2025\ttest\t0.1.0\t\t\n>>>>>>> theirs\n"
)
HEADLINE, BODY = (
    "- {zone: headline, start: 0, end: 23, opens: Orchard lease}\n",
    "- {zone: body, start: 23, end: 130, opens: The trust has}\n",
)
MEANING = "  meaning: strengthened\n  meaning_locus: quote\n  said: Pruning is permitted.\n  printed: Pruning is obligatory.\n"

FAULTS = {
    "spaces-for-tabs": ("splits.tsv", "2025\ttrain", "2025 train", "F032", {"R314"}),
    "unfinished-merge": ("splits.tsv", "orchard-lease-2025\ttrain\t0.1.0\t\t\n", SIDES, "F017", {"F033"}),
    "event-misspelt": ("splits.tsv", "orchard-lease-2025", "orchard-leese-2025", "F034", {"R314"}),
    "lacking-dash": (VALE, "- id: qdddd", "  id: qdddd", "F021", {"F021", "A220"}),
    "zones-exchanged": (VALE, HEADLINE + BODY, BODY + HEADLINE, "A210", set()),
    "no-meaning": (VALE, MEANING, "", "L409", {"L401"}),
    "zone-one-short": (VALE, "start: 23, end: 130", "start: 23, end: 129", "A209", set()),
    "zone-one-long": (VALE, "start: 23, end: 130", "start: 23, end: 131", "A210", set()),
    "entity-id-typed-over": (OWN, "- {id: orchard-trust, kind", "- {id: mira-tolland, kind", "R309", set()),
    "speaker-id-typed-over": (OWN, "- {id: mira-tolland, kind", "- {id: orchard-trust, kind", "R309", {"R301"}),
    "claim-id-typed-over": (OWN, "- {id: pruning-allowed,", "- {id: lease-renewed,", "R309", {"R302", "A220"}),
    "passage-id-typed-over": (OWN, "- {id: trees,", "- {id: lease,", "R309", {"R304"}),
    "merged-into-itself": (
        OWN,
        "- {id: sundays-open,",
        "- {id: sundays-open, merged_into: sundays-open,",
        "R326",
        set(),
    ),
    "no-such-language": (VALE, "language: en", "language: zz", "R325", {"L401"}),
    "content-behind-the-end": (
        VALE,
        "  - start: 79\n    end: 104\n",
        "  - start: 790\n    end: 815\n",
        "A204",
        {"A220"},
    ),
    "control-in-words": (f"{RAW}/vale-digest.txt", "turned down", "turned\x07down", "F010", {"A220"}),
    "marker-in-text": (f"{RAW}/vale-digest.txt", "Orchard", "<<<<<<< ours\nOrchard", "F017", {"A220"}),
}


def causes(root):
    """Return the codes of what a reader is told of, each with the codes of what follows from it."""
    groups = group(pipeline.check(root).open)
    return [(one.first.code, {so.code for so in one.following}) for one in groups]


@pytest.mark.parametrize(("file", "old", "new", "code", "following"), FAULTS.values(), ids=FAULTS.keys())
def test_one_fault_is_one_finding(tiny, file, old, new, code, following):
    edit(tiny, file, (old, new))
    assert causes(tiny) == [(code, following)]


def edges(root):
    """Return what follows from what, by code and place."""
    found = find_causes(pipeline.check(root).open)
    return {tuple((one.code, one.location, one.target) for one in pair) for pair in found.items()}


EDITS = {
    **{name: lambda root, fault=fault: edit(root, fault[0], fault[1:3]) for name, fault in FAULTS.items()},
    "claim-renamed": lambda root: edit(root, OWN, ("{id: lease-renewed,", "{id: lease-prolonged,")),
    "statement-renamed": lambda root: edit(root, OWN, ("- id: main", "- id: speech")),
    "article-misnamed": lambda root: (root / VALE).rename(root / EVENT / "Vale_Digest.yaml"),
    "another-text": lambda root: shutil.copy(root / RAW / "hillside-post.txt", root / RAW / "vale-digest.txt"),
    "text-gone": lambda root: (root / RAW / "vale-digest.txt").unlink(),
    "witness-rewritten": lambda root: edit(
        root, "annotations/harbour-lamp-2025/north-wire.yaml", ("rewriting: [faithful_report]", "rewriting: [spun]")
    ),
    "article-gone": lambda root: (root / "annotations/harbour-lamp-2025/north-wire.yaml").unlink(),
}


ALONE = {"zones-exchanged", "zone-one-short", "zone-one-long", "entity-id-typed-over", "merged-into-itself"}
"""Edits from which nothing else follows."""


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS.keys())
def test_no_cause_hangs_on_the_words_of_a_message(tiny, monkeypatch, change):
    change(tiny)
    told = edges(tiny)
    assert told or change in {EDITS[name] for name in ALONE}
    found = Rule.found

    def reworded(rule, message, place, **more):
        return found(rule, message[::-1], place, **more | {"help": (more.get("help") or rule.fix)[::-1]})

    monkeypatch.setattr(Rule, "found", reworded)
    assert edges(tiny) == told


def test_a_table_of_splits_that_is_no_file_is_why_events_have_no_line(tiny):
    (tiny / "splits.tsv").unlink()
    (tiny / "splits.tsv").mkdir()
    assert causes(tiny) == [("F001", {"R314"})]


def test_a_folder_of_texts_that_is_a_link_is_why_they_are_missing(tiny):
    shutil.rmtree(tiny / RAW)
    (tiny / RAW).symlink_to("nowhere")
    assert causes(tiny) == [("F002", {"F013", "A220"})]


def test_a_renamed_event_is_found_in_its_line_of_splits(tiny):
    for top in ("annotations", "raw"):
        (tiny / top / "orchard-lease-2025").rename(tiny / top / "orchard-2025")
    assert causes(tiny) == [("F034", {"R314"})]
    [gone] = [finding for finding in pipeline.check(tiny).open if finding.code == "F034"]
    assert gone.help == "did you mean 'orchard-2025'?"


def test_an_event_that_is_a_link_is_why_it_is_gone(tiny):
    for top in ("annotations", "raw"):
        shutil.rmtree(tiny / top / "orchard-lease-2025")
        (tiny / top / "orchard-lease-2025").symlink_to("nowhere")
    assert causes(tiny) == [("F002", {"F034"}), ("F002", set())]


def test_an_event_without_a_folder_was_withdrawn_or_is_gone(tiny):
    for top in ("annotations", "raw"):
        shutil.rmtree(tiny / top / "orchard-lease-2025")
    assert causes(tiny) == [("F034", set())]
    edit(
        tiny,
        "splits.tsv",
        ("orchard-lease-2025\ttrain\t0.1.0\t\t", "orchard-lease-2025\ttrain\t0.1.0\t2026-01-02\tAsked."),
    )
    assert causes(tiny) == []


def test_a_copied_article_is_why_its_ids_are_used_twice(tiny):
    shutil.copy(tiny / VALE, tiny / EVENT / "a-copy.yaml")
    shutil.copy(tiny / RAW / "vale-digest.txt", tiny / RAW / "a-copy.txt")
    assert causes(tiny) == [("C501", {"R309"})]


def test_a_copied_record_is_why_the_ids_inside_it_are_used_twice(tiny):
    source = (tiny / HILL).read_text(encoding="utf-8")
    quote = source[source.index("- id: qbbbb") : source.index("mentions:")]
    edit(tiny, HILL, ("mentions:\n", f"{quote}mentions:\n"))
    assert causes(tiny) == [("R309", {"R309"})]


def test_a_statement_that_is_named_otherwise_is_why_it_is_missed(tiny):
    edit(tiny, OWN, ("- id: main", "- id: speech"))
    assert causes(tiny) == [("F014", {"R303", "A220"}), ("F013", {"A220"})]


def test_a_text_that_is_another_one_is_one_finding(tiny):
    shutil.copy(tiny / RAW / "hillside-post.txt", tiny / RAW / "vale-digest.txt")
    edit(tiny, f"{RAW}/vale-digest.txt", ("Trust keeps", "A trust keeps"))
    assert causes(tiny) == [("A207", {"A201", "A211", "A220"})]
    [changed] = [finding for finding in pipeline.check(tiny).open if finding.code == "A207"]
    assert "another text" in changed.help
    assert not changed.is_fixable


def test_what_an_edit_took_away_is_found_place_by_place(tiny):
    edit(tiny, f"{RAW}/vale-digest.txt", ("explained", "clarified"))
    assert [code for code, _ in causes(tiny)] == ["A207", "A201"]


def test_two_keys_repeated_apart_from_each_other_are_two_findings(tiny):
    edit(
        tiny,
        VALE,
        ("language: en\n", "language: en\nlanguage: fr\n"),
        ("depth: full\n", "depth: full\ndepth: claims\n"),
    )
    assert [code for code, _ in causes(tiny)] == ["F021", "F021"]


def test_a_claim_that_was_withdrawn_is_said_to_be(tiny):
    claim = "- {id: pruning-allowed, text: The orchard's trees may be pruned., origin: statement, passages: [trees]}\n"
    stone = "withdrawn:\n- {id: pruning-allowed, date: 2025-06-02, reason: Merged into another claim.}\nclaims:\n"
    edit(tiny, OWN, (claim, ""), ("claims:\n", stone))
    helps = {finding.help for finding in pipeline.check(tiny).open if finding.code == "R302"}
    assert helps == {"it was withdrawn on 2025-06-02 ('Merged into another claim.'); name another"}


def test_what_is_repeated_from_its_first_key_may_be_a_record_of_its_own(tiny):
    edit(tiny, VALE, ("- id: qdddd", "  id: qdddd"))
    helps = [finding.help for finding in pipeline.check(tiny).open if finding.code == "F021"]
    assert helps[0].endswith("write `- ` before it")
    assert set(helps[1:]) == {"keep one of them"}


def test_context_that_an_edit_of_the_text_changed_is_no_finding_of_its_own(tiny):
    edit(tiny, f"{RAW}/hillside-post.txt", ("Tolland said that", "Tolland often said that"))
    assert "A206" not in {finding.code for finding in pipeline.check(tiny).open}


def test_a_mark_between_clauses_is_in_none_of_them(tiny):
    words = "We will renew the lease of the old orchard for twelve years"
    parts = f"    parts: [{{start: 78, end: 137, exact: {words}}}]\n    rendering: rendered\n"
    edit(tiny, HILL, ("    rendering: rendered\n", parts))
    assert "L408" not in {finding.code for finding in pipeline.check(tiny).open}
