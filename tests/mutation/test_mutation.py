"""Every kind of fault is planted in sound events and must be found: its code, file, line, column and exit status.

`docs/mutation.md` keeps what came of it; `--regen-all` writes it anew.
"""

from __future__ import annotations

import os
import random
import re
import shutil

import pytest

from tests.mutation import (
    level0_files,
    level1_schema,
    level2_anchors,
    level3_references,
    level4_logic,
    level5_corpus,
    page,
)
from tests.mutation.ground import lay, sources_of
from tests.mutation.measure import HIDDEN, check, measure
from tests.mutation.neutral import NEUTRAL
from tests.mutation.planting import ARTICLE, Place, Put, apply, matching, write

pytestmark = pytest.mark.slow

LEVELS = {
    "0": level0_files.KINDS,
    "1": level1_schema.KINDS,
    "2": level2_anchors.KINDS,
    "3": level3_references.KINDS,
    "4": level4_logic.KINDS,
    "5": level5_corpus.KINDS,
}
KINDS = tuple(kind for kinds in LEVELS.values() for kind in kinds)

N_TOGETHER = 10
ROUNDS = range(6)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return lay(tmp_path_factory.mktemp("ground"))


@pytest.fixture(scope="module")
def sources(corpus):
    return sources_of(corpus)


@pytest.fixture
def copy(corpus, tmp_path):
    """Return a copy of the ground."""
    shutil.copytree(corpus.parent, tmp_path / "copy")
    return tmp_path / "copy" / corpus.name


@pytest.fixture
def keep(request):
    """Return a function that compares a line of the page with what was measured, or writes it."""

    def hold(beginning, line):
        source = page.PAGE.read_text(encoding="utf-8")
        if request.config.getoption("regen_all"):
            page.PAGE.write_text(page.paste(source, beginning, line), encoding="utf-8", newline="\n")
        else:
            assert page.line_of(source, beginning) == line

    return hold


@pytest.mark.parametrize("level", LEVELS)
def test_every_fault_is_found_at_its_place(level, sources, corpus, tmp_path, keep):
    results = [measure(kind, sources, corpus, tmp_path) for kind in LEVELS[level]]
    assert [fault for one in results for fault in one.faults] == []
    assert [one.kind.name for one in results if not one.n_sites] == []
    keep(f"{level}, {page.LEVELS[level]}", page.row(level, results))


def test_the_totals_are_those_of_the_levels(keep):
    total, alarms = page.last_lines(page.PAGE.read_text(encoding="utf-8"), n_neutral=len(NEUTRAL))
    keep("all |", total)
    keep("False alarms", alarms)


def test_there_are_kinds_enough_and_each_is_named_once():
    names = [(kind.code, kind.name) for kind in KINDS]
    assert len(names) >= 80
    assert len(set(names)) == len(names)


def test_the_ground_gives_no_finding(corpus):
    assert check(corpus) == (0, [])


@pytest.mark.parametrize("name", NEUTRAL)
def test_the_same_said_in_another_way_gives_no_finding(name, sources, copy):
    files, change = NEUTRAL[name]
    changed = {file: change(source) for file, source in matching(sources, files)}
    assert changed != {file: sources[file] for file in changed}
    write(copy, changed, ())
    assert check(copy) == (0, [])


@pytest.mark.parametrize("number", ROUNDS)
def test_ten_faults_in_ten_files_are_found_in_one_run(number, sources, copy):
    chance = random.Random(number)  # noqa: S311 - the same rounds everywhere are what is wanted
    planted, used = [], set()
    for kind in chance.sample(KINDS, len(KINDS)):
        sites = [one for one in kind.sites(sources) if _is_apart(one) and not _stems(one) & used]
        if sites and len(planted) < N_TOGETHER and kind.code not in {"C501", "C502"}:
            planted.append((kind, chance.choice(sites)))
            used |= _stems(planted[-1][1])
    assert len(planted) == N_TOGETHER
    _assert_all_found(planted, sources, copy)


@pytest.mark.parametrize("number", ROUNDS)
def test_faults_of_one_article_are_found_in_one_run(number, sources, copy):
    chance = random.Random(number)  # noqa: S311 - likewise
    file = chance.choice([name for name, source in matching(sources, ARTICLE) if len(source) > 20_000])
    records = [match.span() for match in re.finditer(r"^- id: [qm]\w{4}\n(?:  .*\n)+", sources[file], re.MULTILINE)]
    planted, codes = [], set()
    inner = [kind for kind in KINDS if kind.level in {2, 3, 4} and kind.code not in AGGREGATED]
    for kind in chance.sample(inner, len(inner)):
        sites = [(one, at) for one in kind.sites(sources) if (at := _record(one, file, records)) is not None]
        if sites and kind.code not in codes and len(planted) < N_TOGETHER:
            planting, record = chance.choice(sites)
            planted.append((kind, planting))
            codes.add(kind.code)
            records.remove(record)
    assert len(planted) >= 8
    _assert_all_found(planted, sources, copy)


AGGREGATED = {"R309", "L418", "R316", "L412", "L424"}
"""Codes of kinds that need a second record of the article."""


def _is_apart(planting):
    """Whether a planting touches one article, its record or its text, and nothing that several articles share."""
    names = [file.rpartition("/") for file in planting.files]
    return all(
        folder.count("/") == 1 and not name.startswith(("event", "statement", "Event")) for folder, _, name in names
    ) and not any(one.what == "link" for one in planting.puts)


def _stems(planting):
    return {file.partition("/")[2].rpartition(".")[0].lower() for file in planting.files}


def _record(planting, file, records):
    """Return the record of a file that a planting lies in, if it lies in one alone."""
    if planting.puts or planting.wholes or planting.files != {file} or len(planting.edits) != 1:
        return None
    (edit,) = planting.edits
    return next((span for span in records if span[0] <= edit.start and edit.end <= span[1]), None)


def _assert_all_found(planted, sources, root):
    changed, places = apply(sources, [planting for _, planting in planted])
    write(root, changed, [one for _, planting in planted for one in planting.puts])
    status, findings = check(root)
    found = [(one["code"], Place(one["file"], one["line"], one["column"])) for one in findings]
    expected = [(kind.code, place) for (kind, _), own in zip(planted, places, strict=True) for place in own]
    assert [one for one in expected if found.count(one) != 1] == []
    also = {HIDDEN}.union(*(kind.also for kind, _ in planted))
    assert [(code, place) for code, place in found if (code, place) not in expected and code not in also] == []
    assert status == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_record_that_may_not_be_read_is_found(sources, copy):
    file = next(file for file, _ in matching(sources, ARTICLE))
    write(copy, {}, [Put(file, "locked")])
    status, found = check(copy)
    assert ("F001", file, status) in {(one["code"], one["file"], status) for one in found}
