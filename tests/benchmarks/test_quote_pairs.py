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
from benchmarks.quote_pairs.grammar import (
    CONTEXT,
    FOLDER,
    LEADS,
    NUMBERS,
    ROUNDS,
    TAILS,
    read_pairs,
    read_registers,
    read_shared,
)
from benchmarks.quote_pairs.numbers import CHANGED, PRODUCERS, SAME, year_in_words
from benchmarks.quote_pairs.numbers_2 import NUMBERS_2
from benchmarks.quote_pairs.peers import PEERS
from benchmarks.quote_pairs.run import load_checker, measure, read_verdict, render, summarize
from benchmarks.quote_pairs.run import read_pairs as read_pair_file

SEVERAL = 3 * len(read_kinds()) + 7


@pytest.fixture(scope="module")
def pairs():
    return generate(7, SEVERAL)


@pytest.fixture(scope="module", params=ROUNDS)
def pairs_of_a_round(request):
    return generate(7, 6 * len(read_kinds(request.param)) + 7, round_number=request.param)


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


def test_no_pair_and_no_id_comes_twice(pairs_of_a_round):
    assert len({(pair.said, pair.printed) for pair in pairs_of_a_round}) == len(pairs_of_a_round)
    assert len({pair.id for pair in pairs_of_a_round}) == len(pairs_of_a_round)


def test_there_are_at_least_216_kinds_of_25_families_with_names_of_their_own():
    for round_number in ROUNDS:
        kinds = read_kinds(round_number)
        assert len({kind.name for kind in kinds}) == len(kinds) >= 216
        assert len({kind.family for kind in kinds}) >= 25
        assert all(kind.templates for kind in kinds)


def test_the_second_round_has_120_new_kinds_and_no_template_of_the_first():
    first, second = read_kinds(1), read_kinds(2)
    assert len({kind.name for kind in second} - {kind.name for kind in first}) >= 120
    assert {kind.family for kind in first} - {"arguable"} <= {kind.family for kind in second}
    templates = {template for kind in first for template in kind.templates}
    assert not templates & {template for kind in second for template in kind.templates}


def test_a_kind_of_both_rounds_has_the_same_truth_and_flag():
    first = {kind.name: (kind.changes_meaning, kind.flag, kind.arguable) for kind in read_kinds(1)}
    for kind in read_kinds(2):
        assert first.get(kind.name, (kind.changes_meaning, kind.flag, kind.arguable)) == (
            kind.changes_meaning,
            kind.flag,
            kind.arguable,
        ), kind.name


def test_the_rounds_share_no_names_no_registers_and_no_two_sided_items():
    for name in ("first", "last", "place", "street", "org"):
        assert not set(read_shared(1)[name]) & set(read_shared(2)[name])
    facts = [{fact for register in read_registers(number) for fact in register["fact"]} for number in ROUNDS]
    assert not facts[0] & facts[1]
    for name, items in read_pairs(2).items():
        assert not set(items) & set(read_pairs(1).get(name, ())), name


def test_each_pair_names_its_round(pairs_of_a_round):
    assert {pair.round for pair in pairs_of_a_round} in ({1}, {2})
    assert pairs_of_a_round[0].to_dict()["round"] in ROUNDS


def test_a_round_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no round 3, only 1 and 2"):
        generate(1, 1000, round_number=3)


def test_no_family_holds_both_changed_and_harmless_kinds_except_the_arguable_ones():
    truth = {}
    for kind in (*read_kinds(1), *read_kinds(2)):
        assert kind.arguable == (kind.family == "arguable"), kind.name
        if not kind.arguable:
            assert truth.setdefault(kind.family, kind.changes_meaning) == kind.changes_meaning, kind.name


def test_both_sides_differ_unless_the_kind_is_a_verbatim_one(pairs_of_a_round):
    same = {pair.kind for pair in pairs_of_a_round if pair.said == pair.printed}
    assert same <= {"same.verbatim"}


def test_nothing_of_the_templates_is_left_in_a_pair(pairs_of_a_round):
    for pair in pairs_of_a_round:
        for text in (pair.said, pair.printed):
            assert not re.search(r"[{}‹›|~]|\\[unt]", text), (pair.kind, text)
            assert text == text.strip(" "), (pair.kind, text)
            if pair.family not in {"space", "glyph", "layout"}:
                assert "  " not in text, (pair.kind, text)
                assert not re.search(r" [.,;](?![. \d])", text), (pair.kind, text)


def test_a_meaning_change_is_expected_to_be_refused_and_a_harmless_pair_to_be_kept(pairs_of_a_round):
    for pair in pairs_of_a_round:
        assert pair.expected["kept"] is not pair.changes_meaning
        assert not (pair.expected["flag"] and not pair.changes_meaning), pair.kind


def test_flags_are_those_of_the_label_page():
    flags = {kind.flag for number in ROUNDS for kind in read_kinds(number)} - {None}
    assert flags == {
        "operator_change",
        "number_change",
        "entity_change",
        "cut_before_limiter",
        "cut_after_limiter",
        "question_change",
    }


def test_a_leading_cut_ends_and_a_trailing_cut_begins_as_the_speaker_did():
    second = generate(11, 10 * len(read_kinds(2)), round_number=2)
    for pair in (*generate(11, SEVERAL), *second):
        if pair.family == "trail_cut":
            assert pair.printed[:-1] in pair.said, pair.id
        elif pair.family == "trim" and pair.printed[-1] == ".":
            assert pair.printed[1:-1] in pair.said, pair.id


@pytest.mark.parametrize("kind", [*CHANGED, *(kind for kind in NUMBERS_2 if kind.startswith("x_"))])
def test_two_values_that_should_differ_do(kind):
    rng = Random(5)  # noqa: S311  a test, no secret
    for _ in range(300):
        said, printed = NUMBERS[kind](rng)
        assert said != printed, kind


@pytest.mark.parametrize("kind", [*SAME, *(kind for kind in NUMBERS_2 if not kind.startswith("x_"))])
def test_two_spellings_of_a_value_differ(kind):
    rng = Random(5)  # noqa: S311  a test, no secret
    for _ in range(300):
        said, printed = NUMBERS[kind](rng)
        assert said != printed, kind


def test_years_are_spoken_as_people_speak_them():
    spoken = [year_in_words(year) for year in (1900, 1911, 2000, 2010)]
    assert spoken == ["nineteen hundred", "nineteen eleven", "two thousand", "twenty ten"]


def test_all_lists_and_number_formats_are_drawn_from():
    for number, producers in ((1, PRODUCERS), (2, NUMBERS_2)):
        templates = "\n".join(template for kind in read_kinds(number) for template in kind.templates)
        assert {name for name in read_pairs(number) if not re.search(rf"\{{[=%]{name}\}}", templates)} == set()
        assert {name for name in producers if not re.search(rf"\{{[=%]num\.{name}\}}", templates)} == set()


def test_the_spelling_list_has_80_different_pairs_with_two_sides():
    spelling = read_pairs()["spelling"]
    assert len(set(spelling)) == len(spelling) >= 80
    assert all(said != printed for said, printed in spelling)


def test_registers_offer_the_same_lists_and_no_item_twice():
    for number, least in ((1, 14), (2, 8)):
        registers = read_registers(number)
        assert len(registers) >= least
        for register in registers:
            assert set(register) == set(registers[0])
            for name, items in {**register, **read_shared(number)}.items():
                assert len(set(items)) == len(items) > 3, (name, items)


def test_what_is_put_around_a_quote_limits_nothing():
    limiters = (
        "no not never hardly nobody neither nor none if unless until only even maybe perhaps probably almost nearly "
        "may might can could should would must will some few most any all before after but although one two first second"
    ).split()
    around = [text for number in ROUNDS for text in (*TAILS[number], *LEADS[number], *CONTEXT[number])]
    facts = [fact for number in ROUNDS for register in read_registers(number) for fact in register["fact"]]
    for text in (*around, *facts):
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


def test_pairs_written_to_a_file_are_read_back_whatever_white_space_they_hold(pairs_of_a_round, tmp_path):
    file = tmp_path / "pairs.jsonl"
    lines = [json.dumps(pair.to_dict(), ensure_ascii=False) + "\n" for pair in pairs_of_a_round]
    file.write_text("".join(lines), encoding="utf-8", newline="\n")
    assert read_pair_file(file) == pairs_of_a_round


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


@pytest.mark.parametrize("number", ["1", "2"])
def test_the_command_writes_ten_thousand_pairs_as_json_lines(number):
    command = [sys.executable, "-m", "benchmarks.quote_pairs", "--seed", number, "--n", "10000", "--round", number]
    folder = Path(__file__).parents[2]
    lines = (
        subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder).stdout.rstrip("\n").split("\n")
    )
    assert len(lines) == 10_000
    rows = [json.loads(line) for line in lines]
    assert {row["round"] for row in rows} == {int(number)}
    counts = Counter(row["kind"] for row in rows)
    assert max(counts.values()) - min(counts.values()) == 1
    assert len({(row["said"], row["printed"]) for row in rows}) == 10_000
