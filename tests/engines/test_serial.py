import pickle
from functools import partial

import pytest

from corpus_tools.engines.serial import Serial


def _divide(by, number):
    return number // by


def test_results_stand_in_the_order_of_the_items():
    assert list(Serial().map(partial(_divide, 2), [8, 2, 6])) == [4, 1, 3]


def test_items_are_taken_one_by_one():
    taken = []
    results = Serial().map(str, (taken.append(n) or n for n in range(3)))
    assert next(results) == "0"
    assert taken == [0]


def test_a_fault_leaves_at_its_place():
    results = Serial().map(partial(_divide, 0), [1])
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_an_engine_travels_to_a_worker():
    assert list(pickle.loads(pickle.dumps(Serial())).map(abs, [-1])) == [1]  # noqa: S301 - our own bytes
