"""Word diffs: nothing is lost, nothing is matched that is not equal, cuts stay together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.text.align import align, diff_words, longest_run, runs

words = st.lists(st.sampled_from("ash birch cedar elm fir the a of".split()), min_size=1, max_size=14)


def same(one: str, other: str) -> int | None:
    return (6 if len(one) > 3 else 2) if one == other else None


@settings(deadline=None)
@given(words, words)
def test_steps_tile_both_sides(said: list[str], printed: list[str]) -> None:
    steps = align(said, printed, same)
    assert [step.said[0] for step in steps[1:]] == [step.said[1] for step in steps[:-1]]
    assert [step.printed[0] for step in steps[1:]] == [step.printed[1] for step in steps[:-1]]
    assert (steps[0].said[0], steps[-1].said[1]) == (0, len(said))
    assert (steps[0].printed[0], steps[-1].printed[1]) == (0, len(printed))
    for step in steps:
        if step.kind == "equal":
            assert said[slice(*step.said)] == printed[slice(*step.printed)]


@settings(deadline=None)
@given(words)
def test_equal_words_are_equal(said: list[str]) -> None:
    assert [step.kind for step in align(said, said, same)] == ["equal"]


@settings(deadline=None)
@given(words, words)
def test_the_longest_run_is_common(said: list[str], printed: list[str]) -> None:
    j, i, length = longest_run(said, printed)
    assert said[j : j + length] == printed[i : i + length]
    assert length or not set(said) & set(printed)


def test_a_diff_shows_the_words_as_they_stand() -> None:
    edits = diff_words("We may close the mill, but only in May.", "We will close the mill in May.")
    assert [(edit.kind, edit.said, edit.printed) for edit in edits] == [
        ("equal", "We", "We"),
        ("replace", "may", "will"),
        ("equal", "close the mill", "close the mill"),
        ("delete", ", but only", ""),
        ("equal", "in May.", "in May."),
    ]


def test_a_common_word_far_off_is_not_taken_for_a_match() -> None:
    steps = align("the owner of all our boats says that law is bad".split(), "the law is bad".split(), same)
    assert [step.kind for step in steps] == ["replace", "equal"]


def test_nothing_said_and_nothing_printed_are_answers() -> None:
    assert [step.kind for step in align([], ["a"], same)] == ["insert"]
    assert [step.kind for step in align(["a"], [], same)] == ["delete"]
    assert runs([], 0, 0) == ()
    assert diff_words("", "") == ()
