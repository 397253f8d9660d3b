"""The fold over events and files: reuse, repetition and restricted words are found without keeping texts."""

from __future__ import annotations

from array import array

import pytest

from corpus_tools.checks.corpus_wide import RUN_WORDS, SAMPLED, Fingerprint, find_leaks
from corpus_tools.checks.restricted import (
    RestrictedRuns,
    find_restricted,
    find_stretches,
    quick_hash,
    read_tree,
    runs_of,
    sure_hash,
)

WITHHELD = "the lamp on the old quay was lit again by nobody at all"


def _runs(text, size=8):
    hashes = {}
    for run in runs_of(text, size):
        hashes.setdefault(quick_hash(run), frozenset({sure_hash(run)}))
    return RestrictedRuns(size, hashes)


def _print(event_id, split, text):
    runs = sorted(h for run in runs_of(text, RUN_WORDS) if not (h := quick_hash(run)) % SAMPLED)
    return Fingerprint(event_id, f"annotations/{event_id}/event.yaml", split, (), array("I", runs), {}, None)


def _prose(seed, n_words):
    return " ".join(f"w{seed}x{at * 7919 % 1009}" for at in range(n_words))


@pytest.mark.parametrize("disguise", [str.upper, lambda t: t.replace(" ", "\n\t"), lambda t: t.replace(" ", ", “")])
def test_restricted_words_are_found_whatever_stands_between_them(disguise):
    assert [n for _, n in find_stretches(_runs(WITHHELD), disguise(WITHHELD))] == [13]


def test_seven_words_may_stand_and_eight_may_not():
    words = WITHHELD.split()
    assert not list(find_stretches(_runs(WITHHELD), "x " + " ".join(words[:7]) + " y"))
    assert [n for _, n in find_stretches(_runs(WITHHELD), "x " + " ".join(words[:8]) + " y")] == [8]


def test_two_stretches_of_a_file_are_two_findings():
    text = f"{WITHHELD}. Something else. {WITHHELD}"
    assert [n for _, n in find_stretches(_runs(WITHHELD), text)] == [13, 13]


def test_words_behind_escapes_are_found_in_parsed_values():
    escaped = 'note: "' + WITHHELD.replace("l", "\\x6c") + '"\n'
    [finding] = find_restricted(_runs(WITHHELD), [("annotations/e/a.yaml", escaped)])
    assert finding.location.pointer == ("note",)


def test_events_in_different_splits_may_not_share_a_passage():
    shared = _prose(1, 80)
    one, other = _print("a", "train", shared + _prose(2, 300)), _print("b", "test", _prose(3, 300) + shared)
    [finding] = find_leaks([one, other])
    assert (finding.code, finding.target) == ("C502", "b")


def test_events_in_one_split_may_share_a_passage():
    text = _prose(1, 80)
    assert not list(find_leaks([_print("a", "train", text), _print("b", "train", text)]))


def test_unrelated_events_share_nothing():
    assert not list(find_leaks([_print("a", "train", _prose(1, 900)), _print("b", "test", _prose(2, 900))]))


def test_tree_leaves_out_caches_links_and_binaries(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.bin").write_bytes(b"\0words")
    (tmp_path / "c.txt").symlink_to(tmp_path / "a.txt")
    for folder in (".git", ".github", "__pycache__", "env"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "d.txt").write_text("words")
    (tmp_path / "env" / "pyvenv.cfg").write_text("")
    assert [name for name, _ in read_tree(tmp_path)] == ["a.txt", ".github/d.txt"]
