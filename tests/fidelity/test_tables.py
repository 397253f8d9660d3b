"""The rules that are tables name something for every combination of labels."""

from __future__ import annotations

from itertools import product

import pytest

from corpus_tools.fidelity.coverage import BEST_FIRST
from corpus_tools.fidelity.drift import BY_SLOT, drift_of
from corpus_tools.fidelity.relation import relation_of
from corpus_tools.fidelity.severity import computed_severity
from corpus_tools.fidelity.verdict import BY_FORM, fidelity_of
from corpus_tools.schemas.claim import Answers
from corpus_tools.schemas.vocab import Attribution, Drift, Fidelity, Form, Meaning, Mode, Operation, Relation, Slot

PAIRS = list(product(Slot, Operation))


def test_every_slot_and_operation_has_a_drift() -> None:
    assert {type(drift_of(slot, operation)) for slot, operation in PAIRS} == {Drift}
    assert set(BY_SLOT) == set(Slot)


def test_every_drift_has_a_slot_and_an_operation() -> None:
    assert {drift_of(slot, operation) for slot, operation in PAIRS} == set(Drift)


def test_every_difference_has_a_severity_that_is_zero_only_where_nothing_changes() -> None:
    for (slot, operation), mode in product(PAIRS, Mode):
        assert computed_severity(slot, operation, mode, changes_meaning=False) == 0
        assert computed_severity(slot, operation, mode, changes_meaning=True) in {1, 2, 3}


@pytest.mark.parametrize(
    ("slot", "operation", "mode", "severity"),
    [
        (Slot.TIME, Operation.REPLACE, Mode.ASSERTED, 2),
        (Slot.TIME, Operation.DROP, Mode.ASSERTED, 1),
        (Slot.QUANTITY, Operation.WEAKEN, Mode.ASSERTED, 1),
        (Slot.QUANTITY, Operation.STRENGTHEN, Mode.ASSERTED, 2),
        (Slot.MODALITY, Operation.DROP, Mode.ATTRIBUTED_INDIRECT, 2),
        (Slot.CONDITION, Operation.DROP, Mode.ATTRIBUTED_DIRECT, 2),
        (Slot.POLARITY, Operation.INVERT, Mode.UNMARKED_SPEECH, 3),
        (Slot.PARTICIPANT, Operation.SWAP, Mode.ASSERTED, 3),
        (Slot.PREDICATE, Operation.ADD, Mode.ATTRIBUTED_DIRECT, 3),
        (Slot.LINK, Operation.REPLACE, Mode.ASSERTED, 1),
    ],
)
def test_severity_asks_whether_a_fact_checker_would(
    slot: Slot, operation: Operation, mode: Mode, severity: int
) -> None:
    assert computed_severity(slot, operation, mode, changes_meaning=True) == severity


def test_every_form_meaning_and_attribution_has_a_fidelity() -> None:
    found = {fidelity_of(*axes) for axes in product(Form, [None, *Meaning], Attribution)}
    assert found == set(Fidelity)
    assert set(BY_FORM) == set(Form)


def test_a_known_fault_counts_where_the_words_could_not_be_judged() -> None:
    assert fidelity_of(Form.UNVERIFIABLE, None, Attribution.WRONG_OCCASION) is Fidelity.MISATTRIBUTED
    assert fidelity_of(Form.FABRICATED, Meaning.CLAIM_ADDED, Attribution.CORRECT) is Fidelity.FABRICATED


ANSWERS = list(product([True, False], *[[True, False, None]] * 3))


def test_answers_that_go_together_have_one_relation_each() -> None:
    found = [relation_of(answers(*given)) for given in ANSWERS]
    assert sorted(relation for relation in found if relation) == sorted(Relation)
    assert found.count(None) == len(ANSWERS) - len(Relation)
    assert set(BEST_FIRST) == set(Relation)


@pytest.mark.parametrize(
    ("given", "relation"),
    [
        ((True, True, True, True), "equivalent"),
        ((True, True, True, False), "broader"),
        ((True, True, False, True), "narrower"),
        ((True, True, False, False), "overlaps"),
        ((True, False, None, None), "contradicts"),
        ((False, None, None, None), "unrecoverable"),
        ((True, False, True, None), None),
        ((False, True, None, None), None),
        ((True, None, True, True), None),
    ],
)
def test_four_answers_come_to_one_relation(
    given: tuple[bool, bool | None, bool | None, bool | None], relation: str | None
) -> None:
    assert relation_of(answers(*given)) == relation


def answers(recoverable: bool, compatible: bool | None, claim: bool | None, mention: bool | None) -> Answers:
    return Answers(
        recoverable=recoverable, compatible=compatible, claim_entails_mention=claim, mention_entails_claim=mention
    )
