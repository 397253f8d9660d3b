"""Nothing is lost and no false label is published, whatever is typed; faults made by hand are found where they are.

The smoke is seconds of the fuzzer; `python -m tests.attack --seconds 1800 --seed 7` is the real thing.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.attack import mutating, planted, reading
from tests.attack.__main__ import warm
from tests.attack.cases import OWN, TINY, Case, attack, judge_change, mutate

DIGEST = Path(__file__).parents[1] / "corpora" / "tiny" / "annotations" / "orchard-lease-2025" / "vale-digest.yaml"
SEED = 7
SMOKE = 4


def faults(number, ground, folder):
    (folder / "case").mkdir()
    return attack(SEED, number, folder / "case", ground=ground).faults


@pytest.fixture
def work():
    """Return a folder that other users may look into, unlike that of pytest: some commands are run as nobody."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session")
def warmed():
    """Import once what every fork needs."""
    warm()


@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize("number", range(SMOKE))
def test_a_few_mutated_corpora_lose_nothing(number, work):
    assert faults(number, TINY, work) == []


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize("number", range(SMOKE, 60))
def test_mutated_corpora_lose_nothing(number, work):
    assert faults(number, TINY, work) == []


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize("number", range(12))
def test_mutated_events_of_this_repository_lose_nothing(number, work):
    assert faults(number, OWN, work) == []


def test_a_case_follows_from_its_seed_and_number(tmp_path):
    cases = []
    for name in ("one", "other"):
        corpus = shutil.copytree(DIGEST.parents[2], tmp_path / name)
        cases.append(Case(name, corpus))
        mutate(cases[-1], random.Random("7/1"), layout=True)
    assert cases[0].mutations == cases[1].mutations != []


@pytest.mark.parametrize(
    "mutation", sorted({*mutating.YAML}, key=lambda one: one.__name__), ids=lambda one: one.__name__
)
def test_every_mutation_of_records_mutates(mutation):
    source = DIGEST.read_text("utf-8")
    assert any(mutation(random.Random(number), source) not in {None, source} for number in range(20))


def test_comments_are_told_from_what_looks_like_them():
    source = "# a\nk: 'x # y'  # b\nl: |  # c\n  # text\n# d\nm: {n: 1, # e\n  o: a#b}\np: \"#\" # f\n"
    assert reading.comments(source) == ["# a", "# b", "# c", "# d", "# e", "# f"]


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        ("a: 1  # why\nb: {note: x}\n", None),
        ("a: 1\nb: {note: x}\n", "lost comment"),
        ("a: 1  # why\nb: {note: y}\n", "lost value"),
        ("a: 1  # why\n# why\nb: {note: x}\n", "doubled comment"),
        ("a: 1\nb: {note: x}  # why\n", "moved comment"),
        ("a: 1  # why\nb: {note: x}}\n", "unreadable"),
    ],
)
def test_what_a_writer_loses_is_seen(new, kind):
    old = "a: 1  # why\nb: {note: x}\n"
    found = judge_change("x.yaml", ("file", 0o644, old.encode()), ("file", 0o644, new.encode()))
    assert {fault.kind for fault in found} == ({kind} if kind else set())


@pytest.mark.slow
@pytest.mark.parametrize("one", planted.SOUND, ids=lambda one: one.name)
def test_nothing_is_said_of_a_sound_change(one):
    assert planted.judge(one).is_right


@pytest.mark.slow
def test_planted_faults_are_found_once_and_at_their_line():
    verdicts = [planted.judge(one) for one in (*planted.FAULTS, *planted.MORE_FAULTS)]
    wrong = {one.planted.name: f"{one.where} {one.found} {one.fault}" for one in verdicts if not one.is_right}
    assert {name: said for name, said in wrong.items() if name not in planted.OPEN} == {}
    assert planted.OPEN - wrong.keys() == set(), "found now: take them out of planted.OPEN"
