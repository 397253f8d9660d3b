from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.errors import UnknownNameError
from corpus_tools.schemas.head import SplitAssignment
from corpus_tools.schemas.vocab import Rewriting, Split
from corpus_tools.splits import N_FOLDS, EventProfile, fold, propose_splits, render_splits, split_of
from tests.tables.invented import article, head


def profile(event_id, *rewriting, restricted=False):
    return EventProfile(event_id, frozenset(rewriting or (Rewriting.SPUN,)), restricted)


def with_splits(assignments, **options):
    base = head(**options)
    return type(base)(base.file, {a.event: a for a in assignments})


def test_the_first_three_events_stand_on_three_sides():
    proposed = propose_splits([profile(name) for name in ("ferry", "door", "water")], head())
    assert {a.split for a in proposed} == {Split.TRAIN, Split.VALIDATION, Split.TEST}


def test_lines_are_sorted_and_carry_the_version():
    proposed = propose_splits([profile("b"), profile("a")], head(version="0.2.0"))
    assert [(a.event, a.since) for a in proposed] == [("a", "0.2.0"), ("b", "0.2.0")]


def test_order_of_the_input_does_not_matter():
    events = [profile(f"event-{number}") for number in range(20)]
    assert propose_splits(events, head()) == propose_splits(reversed(events), head())


def test_restricted_coverage_goes_to_real():
    assert propose_splits([profile("coverage", restricted=True)], head())[0].split is Split.REAL


def test_one_restricted_article_makes_an_event_restricted():
    assert EventProfile.of("mixed", [article(), article(restricted=True)]).is_restricted


def test_shares_are_met():
    counts = Counter(a.split for a in propose_splits([profile(f"event-{number}") for number in range(100)], head()))
    assert counts == {Split.TRAIN: 60, Split.VALIDATION: 20, Split.TEST: 20}


def test_every_side_gets_each_type_of_rewriting():
    events = [profile(f"event-{n}", Rewriting.SPUN if n % 5 else Rewriting.UNKNOWN) for n in range(100)]
    kinds = {event.event_id: event.rewriting for event in events}
    counts = Counter((a.split, *kinds[a.event]) for a in propose_splits(events, head()))
    assert counts[Split.TEST, Rewriting.UNKNOWN] in {3, 4, 5}
    assert counts[Split.VALIDATION, Rewriting.UNKNOWN] in {3, 4, 5}


@given(st.integers(0, 12), st.integers(0, 12))
def test_nothing_moves_when_events_are_added(n_old, n_new):
    old = [profile(f"event-{number}") for number in range(n_old)]
    assigned = propose_splits(old, head())
    new = old + [profile(f"later-{number}") for number in range(n_new)]
    proposed = propose_splits(new, with_splits(assigned))
    assert {a.event for a in proposed} == {f"later-{number}" for number in range(n_new)}


def test_a_withdrawn_event_keeps_its_line_and_leaves_its_place():
    gone = SplitAssignment(event="a", split=Split.TRAIN, since="0.1.0", withdrawn="2026-02-01", reason="Not invented.")
    the_head = with_splits([gone])
    assert propose_splits([profile("a"), profile("b")], the_head)[0].split is Split.TRAIN
    assert split_of("a", the_head) is None


def test_an_event_without_a_split_is_named():
    with pytest.raises(UnknownNameError, match="splits assign"):
        split_of("ferry", head())


def test_a_line_holds_withdrawal_and_reason():
    gone = SplitAssignment(event="a", split=Split.TRAIN, since="0.1.0", withdrawn="2026-02-01", reason="Not invented.")
    assert render_splits([gone]).splitlines()[1] == "a\ttrain\t0.1.0\t2026-02-01\tNot invented."


def test_folds_are_what_they_were():
    assert [fold(f"event-{number}") for number in range(8)] == [4, 0, 4, 1, 2, 1, 4, 1]


def test_folds_are_about_equally_full():
    counts = [0] * N_FOLDS
    for number in range(5_000):
        counts[fold(f"event-{number}")] += 1
    assert min(counts) > 900
