"""A holder's receipt says what somebody's own check found, and `fix` keeps the mark of a single holder."""

from __future__ import annotations

import json

import pytest

from corpus_tools import editing, pipeline
from corpus_tools.authoring.receipts import make_receipts, render_receipt
from corpus_tools.cli.receipt import give_receipts
from corpus_tools.errors import UnknownNameError

EVENT = "harbour-lamp-2025"
HOME = f"annotations/{EVENT}"
WIRE = f"{HOME}/north-wire.yaml"
SECOND = '\n[annotators.second]\nkind = "person"\ndescription = "Holds a text too."\n'


def draft_of(tiny, **options):
    (draft,) = pipeline.load(tiny, events=[EVENT], **options)
    return draft


def receipts(tiny, **options):
    return {made.article: made for made in make_receipts(draft_of(tiny), holder="tester", date="2025-10-10", **options)}


def change(tiny, name, old, new):
    text = (tiny / name).read_text()
    assert old in text
    (tiny / name).write_text(text.replace(old, new, 1))


def second_holder(tiny):
    (tiny / "corpus.toml").write_text((tiny / "corpus.toml").read_text() + SECOND)
    paths = [tiny / WIRE]
    return list(give_receipts(tiny, paths, texts=(), holder="second", day="2025-10-11"))


def test_a_receipt_is_what_the_corpus_already_has(tiny):
    for key, made in receipts(tiny).items():
        assert render_receipt(made.receipt) == (tiny / HOME / "receipts" / f"{key}.tester.json").read_text()


def test_no_word_of_the_text_and_no_path_is_in_a_receipt(tiny):
    texts = [path.read_text() for path in (tiny.parent / "tiny-texts").iterdir()]
    for made in receipts(tiny).values():
        strings = [
            value for value in json.loads(render_receipt(made.receipt))["text"].values() if isinstance(value, str)
        ]
        assert not any(value in text for value in strings for text in texts)
        assert "/" not in render_receipt(made.receipt).replace("nfc+lf/1", "")


def test_every_restricted_article_of_an_event_gets_one(tiny):
    assert list(receipts(tiny)) == ["lamp-gazette", "north-wire"]
    assert list(receipts(tiny, articles=["north-wire"])) == ["north-wire"]


def test_an_article_that_is_not_there_is_named(tiny):
    with pytest.raises(UnknownNameError, match="nobody"):
        receipts(tiny, articles=["nobody"])


def test_there_is_none_while_the_text_is_not_at_hand(tiny):
    change(tiny, "corpus.toml", '"../tiny-texts"', "")
    assert {made.receipt for made in receipts(tiny).values()} == {None}
    assert "no text with the recorded digest" in receipts(tiny)["north-wire"].reason


def test_there_is_none_while_the_check_finds_errors(tiny):
    change(tiny, WIRE, "speaker: jonas-veil", "speaker: jonas-vail")
    assert receipts(tiny)["north-wire"].reason == "the check finds 1 error; mend these first"


def test_a_receipt_that_is_missing_does_not_count_against_itself(tiny):
    for path in (tiny / HOME / "receipts").iterdir():
        path.unlink()
    assert receipts(tiny)["north-wire"].receipt.findings.warning == 0


def test_an_open_article_needs_none(tiny):
    (draft,) = pipeline.load(tiny, events=["orchard-lease-2025"])
    assert list(make_receipts(draft, holder="tester", date="2025-10-10")) == []
    (made,) = make_receipts(draft, holder="tester", date="2025-10-10", articles=["vale-digest"])
    assert made.reason.startswith("its text is open")


def test_the_mark_of_one_holder_goes_when_a_second_one_has_the_same_digests(tiny):
    ((_, made, name),) = second_holder(tiny)
    assert (made.receipt.holder, name) == ("second", f"{HOME}/receipts/north-wire.second.json")
    assert [finding.code for finding in pipeline.check(tiny).open] == ["R321"]
    (changes,) = [changes for draft, _, changes in editing.fix(tiny) if draft.event_id == EVENT]
    assert list(changes) == [WIRE]
    assert "one_holder" not in (tiny / WIRE).read_text()
    assert pipeline.check(tiny).findings == ()


def test_the_mark_comes_back_when_one_of_two_receipts_goes(tiny):
    second_holder(tiny)
    list(editing.fix(tiny))
    (tiny / HOME / "receipts" / "north-wire.second.json").unlink()
    assert [finding.code for finding in pipeline.check(tiny).open] == ["R321"]
    list(editing.fix(tiny))
    assert "one_holder: true" in (tiny / WIRE).read_text()


def test_an_article_that_is_sealed_anew_keeps_its_mark(tiny):
    second_holder(tiny)
    editing.seal(tiny, tiny / HOME, texts=tiny.parent / "tiny-texts")
    assert "one_holder" not in (tiny / WIRE).read_text()
    assert "one_holder: true" in (tiny / HOME / "lamp-gazette.yaml").read_text()


def test_an_article_that_is_sealed_for_the_first_time_is_marked(tiny, tmp_path):
    local = tmp_path / "mine" / EVENT
    (tiny / HOME).rename(local.parent.mkdir() or local)
    change(local, "north-wire.yaml", ", one_holder: true", "")
    editing.seal(tiny, local, texts=tiny.parent / "tiny-texts")
    assert "one_holder: true" in (tiny / WIRE).read_text()
