"""The kernel: its table, its refusals, and what may never pass for a variant of something else."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

from corpus_tools.fidelity import receipt
from corpus_tools.fidelity.prover import prove
from corpus_tools.fidelity.receipt import TABLE, Edit, ReceiptError, Site, replay
from corpus_tools.schemas.vocab import EditRule
from corpus_tools.text import lexicon
from corpus_tools.text.spelling import canonical

NEEDED = {
    "white_space": ("a\u00a0boat left", "a boat left"),
    "glyph": ("the ‘old’ boat – ours", "the “old” boat—ours"),
    "frame": ("We go. We stay.", "We go,¶We stay."),
    "final_point": ("We go; they stay.", "We go,"),
    "initial_case": ("and we go", "We go"),
    "trim": ("And so we go home.", "we go home"),
    "case": ("It was a Bigger Boat.", "It was a bigger boat."),
    "punctuation": ("At last, we go home.", "At last we go home."),
    "accent": ("We like the café.", "We like the cafe."),
    "spelling": ("We like the colour.", "We like the color."),
    "contraction": ("We can't go.", "We cannot go."),
    "abbreviation": ("We met Dr. Dahl.", "We met Doctor Dahl."),
    "compound": ("Send an e-mail home.", "Send an email home."),
    "number": ("It cost 950M then.", "It cost 950 million then."),
    "typing_error": ("We receive mail.", "We recieve mail."),
    "bracket": ("We saw him go.", "We saw [Vik] go."),
    "bracketed_letters": ("And we go.", "[W]e go."),
    "parenthesis": ("They go home.", "They (the crew) go home."),
    "sic": ("We was robbed.", "We was (sic) robbed."),
    "ellipsis": ("We row and sail home.", "We row … home."),
    "mask": ("It was a shit boat.", "It was a s*** boat."),
}


def test_the_table_is_the_vocabulary() -> None:
    assert [rule.name for rule in TABLE] == list(EditRule)
    assert NEEDED.keys() == {rule.value for rule in EditRule}


def test_the_kernel_stays_small_and_alone() -> None:
    source = Path(receipt.__file__).read_text(encoding="utf-8")
    assert "corpus_tools.fidelity." not in "".join(line for line in source.splitlines() if "import" in line)
    code = [line for line in source.splitlines() if line.strip() and not line.strip().startswith("#")]
    assert len(code) <= 450


@pytest.mark.parametrize("rule", NEEDED)
def test_every_line_of_the_table_is_needed(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said, printed = NEEDED[rule]
    found = prove(said, printed.split("¶"))
    assert found is not None
    assert rule in {edit.rule for edit in found.edits}
    monkeypatch.delitem(receipt.RULES, rule)
    with pytest.raises(ReceiptError):
        replay(found.said, found.printed, found.edits)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.name)
def test_the_example_of_every_line_uses_it(line: receipt.Rule) -> None:
    said, printed = line.example
    found = prove(said, printed.split("¶"))
    assert found is not None
    assert (line.name.value, line.form) == (found.edits[0].rule, found.replay.form) or line.name.value in {
        edit.rule for edit in found.edits
    }


def test_a_thousand_mutated_receipts_are_refused() -> None:
    chance = random.Random(20)  # noqa: S311 - no secret
    proofs = [proof for said, printed in NEEDED.values() if (proof := prove(said, printed.split("¶"))) is not None]
    refused = 0
    while refused < 1_000:
        proof = chance.choice(proofs)
        intact = (proof.said, proof.printed, list(proof.edits))
        mutated = _mutated(chance, *intact)
        if mutated != intact:
            with pytest.raises(ReceiptError):
                replay(*mutated)
            refused += 1


def _mutated(chance: random.Random, said: str, printed: str, edits: list[Edit]) -> tuple[str, str, list[Edit]]:
    """Return a receipt with one thing wrong: words that no edit accounts for, an edit too many, too few, or elsewhere."""
    at = chance.randrange(len(edits))
    edit = edits[at]
    others = ["accent", "number", "sic", "mask", "paraphrase", ""]
    mutations = [
        (said + " never", printed, edits),
        (said, printed.replace(" ", " not ", 1), edits),
        (said, printed, edits[:at] + edits[at + 1 :]),
        (said, printed, [*edits[:at], edit._replace(at=edit.at + chance.choice([-2, -1, 1, 2])), *edits[at + 1 :]]),
        (said, printed, [*edits[: at + 1], edit, *edits[at + 1 :]]),
        (
            said,
            printed,
            [*edits[:at], edit._replace(rule=chance.choice(sorted({*others} - {edit.rule}))), *edits[at + 1 :]],
        ),
        (said, printed, [*edits[:at], edit._replace(said=edit.said + "x"), *edits[at + 1 :]]),
        (said, printed, [*edits[:at], edit._replace(printed=edit.printed + "x"), *edits[at + 1 :]]),
    ]
    return chance.choice(mutations)


def words_of_the_language() -> list[str]:
    english = {line.split()[0] for line in lexicon._data().decode().splitlines() if line}
    return sorted(english | set(lexicon._list("words.txt")))


def neighbours(words: list[str]) -> set[tuple[str, str]]:
    """Return pairs of words that differ in one letter, put in, left out or replaced: those that share a word less a letter."""
    by_rest: dict[str, list[str]] = {}
    for word in words:
        for rest in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            by_rest.setdefault(rest, []).append(word)
    return {pair for group in by_rest.values() if 1 < len(group) < 12 for pair in combinations(sorted(set(group)), 2)}


WORD_RULES = tuple(
    receipt.RULES[rule]
    for rule in ("case", "accent", "spelling", "contraction", "abbreviation", "compound", "typing_error", "number")
)


def test_no_two_words_of_the_language_pass_for_one_another() -> None:
    pairs = sorted(neighbours([word for word in words_of_the_language() if len(word) > 2]))
    chosen = random.Random(21).sample(pairs, 30_000)  # noqa: S311 - no secret
    passed = [
        (one, other)
        for one, other in chosen
        for rule in WORD_RULES
        if rule.allows(Site(one, other, "so the ", " it is", "so the ", " it is"))
        and canonical(one) != canonical(other)
    ]
    assert [pair for pair in passed if not _is_by_entry(*pair)] == []


def _is_by_entry(one: str, other: str) -> bool:
    from corpus_tools.text.entries import is_abbreviation, is_contraction

    return is_abbreviation(one, other) or is_contraction(one, other)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("We receive seperate mail.", "We recieve separate mail."),
        ("Anna Brandenko left.", "Anna Brandinko left."),
        ("It was 1,200 boats.", "200 boats"),
        ("We want a non-violent march.", "violent march"),
        ("It fell by -5 percent.", "5 percent"),
        ("It cost 5 million crowns.", "It cost 5"),
        ("It starts at 7:30 p.m.", "It starts at 7:30"),
        ("No, changes are needed.", "No changes are needed."),
        ("We will not. Close it.", "We will not close it."),
        ("We re-sign it.", "We resign it."),
        ("We may be late.", "We maybe late."),
        ("We met Polish men.", "We met polish men."),
        ("We told us.", "We told US."),
        ("We lied?", "We lied."),
        ("I'd go.", "I had go."),
    ],
)
def test_what_only_looks_like_an_edit_has_no_receipt(said: str, printed: str) -> None:
    assert prove(said, [printed]) is None
