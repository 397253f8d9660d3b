"""Constructed pairs: same seed, same pairs; spread evenly; what the templates promise holds of what they yield."""

import ast
import doctest
import importlib
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from benchmarks.quote_pairs import generate, read_kinds
from benchmarks.quote_pairs.grammar import CONTEXT, FOLDER, LEADS, TAILS, read_pairs, read_registers, read_shared
from benchmarks.quote_pairs.numbers import CHANGED, PRODUCERS, SAME, year_in_words
from benchmarks.quote_pairs.peers import PEERS
from benchmarks.quote_pairs.run import load_checker, measure, read_verdict, render, summarize

SEVERAL = 3 * len(read_kinds()) + 7


@pytest.fixture(scope="module")
def pairs():
    return generate(7, SEVERAL)


def test_a_seed_yields_the_same_pairs_each_time(pairs):
    assert generate(7, SEVERAL) == pairs


def test_another_seed_yields_other_pairs(pairs):
    both = {(pair.said, pair.printed) for pair in pairs} & {(pair.said, pair.printed) for pair in generate(8, SEVERAL)}
    assert len(both) < len(pairs) / 20


def test_pairs_are_spread_evenly_over_all_kinds(pairs):
    counts = Counter(pair.kind for pair in pairs)
    assert set(counts) == {kind.name for kind in read_kinds()}
    assert set(counts.values()) == {3, 4}
    assert len(pairs) == SEVERAL


def test_each_kind_is_there_once_when_as_many_pairs_are_asked_for_as_there_are_kinds():
    assert len({pair.kind for pair in generate(1, len(read_kinds()))}) == len(read_kinds())


def test_fewer_pairs_than_kinds_are_refused():
    with pytest.raises(ValueError, match="kinds, each with at least one pair"):
        generate(1, 3)


def test_no_pair_and_no_id_comes_twice(pairs):
    assert len({(pair.said, pair.printed) for pair in pairs}) == len(pairs)
    assert len({pair.id for pair in pairs}) == len(pairs)


def test_there_are_at_least_216_kinds_of_25_families_with_names_of_their_own():
    kinds = read_kinds()
    assert len({kind.name for kind in kinds}) == len(kinds) >= 216
    assert len({kind.family for kind in kinds}) >= 25
    assert all(kind.templates for kind in kinds)


def test_no_family_holds_both_changed_and_harmless_kinds_except_the_arguable_ones():
    truth = {}
    for kind in read_kinds():
        assert kind.arguable == (kind.family == "arguable"), kind.name
        if not kind.arguable:
            assert truth.setdefault(kind.family, kind.changes_meaning) == kind.changes_meaning, kind.name


def test_both_sides_differ_unless_the_kind_is_a_verbatim_one(pairs):
    same = {pair.kind for pair in pairs if pair.said == pair.printed}
    assert same <= {"same.verbatim"}


def test_nothing_of_the_templates_is_left_in_a_pair(pairs):
    for pair in pairs:
        for text in (pair.said, pair.printed):
            assert not re.search(r"[{}‹›|~]|\\[unt]", text), (pair.kind, text)
            assert text == text.strip(" "), (pair.kind, text)
            if pair.family not in {"space", "glyph", "layout"}:
                assert "  " not in text, (pair.kind, text)
                assert not re.search(r" [.,;](?![. \d])", text), (pair.kind, text)


def test_a_meaning_change_is_expected_to_be_refused_and_a_harmless_pair_to_be_kept(pairs):
    for pair in pairs:
        assert pair.expected["kept"] is not pair.changes_meaning
        assert not (pair.expected["flag"] and not pair.changes_meaning), pair.kind


def test_flags_are_those_of_the_label_page():
    flags = {kind.flag for kind in read_kinds()} - {None}
    assert flags == {
        "operator_change",
        "number_change",
        "entity_change",
        "cut_before_limiter",
        "cut_after_limiter",
        "question_change",
    }


def test_a_leading_cut_ends_and_a_trailing_cut_begins_as_the_speaker_did():
    for pair in generate(11, SEVERAL):
        if pair.family == "trail_cut":
            assert pair.printed[:-1] in pair.said, pair.id
        elif pair.family == "trim" and pair.printed[-1] == ".":
            assert pair.printed[1:-1] in pair.said, pair.id


@pytest.mark.parametrize("kind", CHANGED)
def test_two_values_that_should_differ_do(kind):
    rng = Random(5)  # noqa: S311  a test, no secret
    for _ in range(300):
        said, printed = PRODUCERS[kind](rng)
        assert said != printed, kind


@pytest.mark.parametrize("kind", SAME)
def test_two_spellings_of_a_value_differ(kind):
    rng = Random(5)  # noqa: S311  a test, no secret
    for _ in range(300):
        said, printed = PRODUCERS[kind](rng)
        assert said != printed, kind


def test_years_are_spoken_as_people_speak_them():
    spoken = [year_in_words(year) for year in (1900, 1911, 2000, 2010)]
    assert spoken == ["nineteen hundred", "nineteen eleven", "two thousand", "twenty ten"]


def test_all_lists_and_number_formats_are_drawn_from():
    templates = "\n".join(template for kind in read_kinds() for template in kind.templates)
    assert {name for name in read_pairs() if not re.search(rf"\{{[=%]{name}\}}", templates)} == set()
    assert {name for name in PRODUCERS if not re.search(rf"\{{[=%]num\.{name}\}}", templates)} == set()


def test_the_spelling_list_has_80_different_pairs_with_two_sides():
    spelling = read_pairs()["spelling"]
    assert len(set(spelling)) == len(spelling) >= 80
    assert all(said != printed for said, printed in spelling)


def test_registers_offer_the_same_lists_and_no_item_twice():
    registers = read_registers()
    assert len(registers) >= 14
    for register in registers:
        assert set(register) == set(registers[0])
        for name, items in {**register, **read_shared()}.items():
            assert len(set(items)) == len(items) > 3, (name, items)


def test_what_is_put_around_a_quote_limits_nothing():
    limiters = (
        "no not never hardly nobody neither nor none if unless until only even maybe perhaps probably almost nearly "
        "may might can could should would must will some few most any all before after but although one two first second"
    ).split()
    facts = [fact for register in read_registers() for fact in register["fact"]]
    for text in (*TAILS, *LEADS, *CONTEXT, *facts):
        if text == "I will say it again: ":  # a will of the speaker's own, the same on both sides
            continue
        assert not set(limiters) & set(re.findall(r"[a-z]+", text.lower())), text
        assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", text)), text
        assert "n't" not in text


def test_nothing_of_what_is_attacked_is_imported():
    for file in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.startswith("corpus_tools") for name in names), file.name


@pytest.mark.parametrize("name", ["grammar", "numbers", "pair", "run"])
def test_the_examples_in_the_docstrings_run(name):
    results = doctest.testmod(importlib.import_module(f"benchmarks.quote_pairs.{name}"))
    assert results.attempted > 0
    assert results.failed == 0


class Oracle:
    """Knows every answer."""

    def __init__(self, pairs):
        self.truth = {(pair.said, pair.printed): pair for pair in pairs}

    def __call__(self, said, printed):
        pair = self.truth[said, printed]
        return {"kept": pair.expected["kept"], "flags": [pair.expected["flag"]] if pair.expected["flag"] else []}


def test_a_checker_that_knows_every_answer_makes_no_error(pairs):
    summary = summarize(measure(Oracle(pairs), pairs))
    assert summary["silent_meaning_changes"]["errors"] == summary["false_alarms"]["errors"] == 0
    assert summary["kinds"] == {}
    assert summary["expected_flag_raised"]["raised"] == summary["expected_flag_raised"]["pairs"] > 0


def test_a_checker_that_keeps_all_is_silent_about_each_change_and_raises_no_false_alarm(pairs):
    summary = summarize(measure(lambda _said, _printed: {"kept": True}, pairs))
    changed = [pair for pair in pairs if pair.changes_meaning and not pair.arguable]
    assert summary["silent_meaning_changes"] == {"pairs": len(changed), "errors": len(changed)}
    assert summary["false_alarms"]["errors"] == 0
    assert "negation.nt_dropped" in render("keeps all", summary)


def test_a_checker_that_fails_is_wrong_about_the_pair(pairs):
    def fails(_said, _printed):
        message = "no"
        raise RuntimeError(message)

    summary = summarize(measure(fails, pairs))
    assert summary["false_alarms"]["errors"] == summary["false_alarms"]["pairs"]
    assert "raised RuntimeError: no" in render("fails", summary)


def test_kept_with_a_flag_is_not_kept_unless_the_flag_is_harmless():
    assert read_verdict({"kept": True, "flags": ["weak"]}) == (True, ("weak",))
    assert read_verdict({"kept": True, "flags": {"operator_change"}}) == (False, ("operator_change",))


@pytest.mark.parametrize("path", ["nothing", "json:nothing"])
def test_what_is_not_a_checker_is_said(path):
    with pytest.raises(ValueError, match="nothing"):
        load_checker(path)


def test_peers_that_are_not_installed_are_skipped_with_a_line():
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.quote_pairs.run", "--peers", "--json", "--n", str(len(read_kinds()))],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    answered = set(json.loads(run.stdout))
    skipped = {line.partition(":")[0] for line in run.stderr.splitlines() if "is not installed" in line}
    assert answered | skipped == set(PEERS)
    assert not answered & skipped


def test_the_command_writes_ten_thousand_pairs_as_json_lines():
    command = [sys.executable, "-m", "benchmarks.quote_pairs", "--seed", "1", "--n", "10000"]
    folder = Path(__file__).parents[2]
    lines = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder).stdout.splitlines()
    assert len(lines) == 10_000
    rows = [json.loads(line) for line in lines]
    counts = Counter(row["kind"] for row in rows)
    assert max(counts.values()) - min(counts.values()) == 1
    assert len({(row["said"], row["printed"]) for row in rows}) == 10_000
