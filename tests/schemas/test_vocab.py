import inspect
from pathlib import Path

import pytest

from corpus_tools.schemas import vocab

VOCABULARIES = [
    kind
    for _, kind in sorted(inspect.getmembers(vocab, inspect.isclass))
    if issubclass(kind, vocab.Vocabulary) and kind is not vocab.Vocabulary
]
GUIDELINES = Path(__file__).parents[2] / "annotations" / "GUIDELINES.md"


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_every_label_has_a_definition(vocabulary):
    assert all(label.definition.endswith(".") for label in vocabulary)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_every_label_stands_in_the_guidelines(vocabulary):
    manual = GUIDELINES.read_text(encoding="utf-8")
    missing = [label.value for label in vocabulary if f"`{label.value}`" not in manual]
    assert not missing


def test_a_label_is_its_value():
    assert vocab.Form("verbatim") is vocab.Form.VERBATIM
    assert f"{vocab.Form.VERBATIM}" == "verbatim"
