import io
import pickle
from functools import partial

import pytest

from corpus_tools.engine import Progress, Serial


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


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_is_written_to_a_pipe():
    stream = io.StringIO()
    assert list(Progress("events", stream=stream).map(abs, [-1, 2])) == [1, 2]
    assert stream.getvalue() == ""


def test_a_terminal_sees_how_far_it_has_come_and_a_clean_line_at_the_end():
    stream = Terminal()
    assert list(Progress("events", stream=stream).map(abs, [-1, 2])) == [1, 2]
    assert "0/2" in stream.getvalue()
    assert stream.getvalue().split("\r")[-2].strip() == ""


def test_the_line_is_cleaned_when_the_work_breaks_off():
    stream = Terminal()
    results = Progress("events", stream=stream).map(abs, [-1, 2])
    next(results)
    results.close()
    assert stream.getvalue().split("\r")[-2].strip() == ""
