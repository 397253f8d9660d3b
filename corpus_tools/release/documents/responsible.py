"""What Croissant's vocabulary for responsible AI asks, answered in sentences whose figures come from the rows.

References:
    MLCommons, *Croissant RAI Specification* 1.0 (2024).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import AnnotatorKind
from corpus_tools.text.normalize import NORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.corpus import Head
    from corpus_tools.release.documents.card import Facts

PROPERTIES = frozenset(
    "annotationsPerItem annotatorDemographics dataAnnotationAnalysis dataAnnotationPlatform dataAnnotationProtocol"
    " dataBiases dataCollection dataCollectionMissingData dataCollectionRawData dataCollectionTimeframe"
    " dataCollectionType dataImputationProtocol dataLimitations dataManipulationProtocol dataPreprocessingProtocol"
    " dataReleaseMaintenancePlan dataSocialImpact dataUseCases machineAnnotationTools"
    " personalSensitiveInformation".split()
)
"""Every property of the vocabulary, without its prefix; readers pass over any other without a word."""


def responsible_fields(head: Head, facts: Facts) -> dict[str, object]:
    """Return the fields, with their prefix, in the order of the specification."""
    corpus = head.file.corpus
    fields: dict[str, object] = {
        "dataCollection": " ".join(_collection(facts)),
        "dataCollectionType": ["Document analysis"] * bool(facts.real) + ["Others"] * bool(facts.invented),
        "dataCollectionMissingData": _missing(facts),
        "dataPreprocessingProtocol": [f"Texts are normalized ({NORM}) and otherwise left as they were received."],
        "dataAnnotationProtocol": (
            f"Guidelines {corpus.guideline}. People or models decide what a program cannot (which words render which, "
            f"meaning, attribution, four questions about each mention); rules {corpus.form_rules} compute the rest."
        ),
        "dataAnnotationPlatform": ["Text files under version control, checked by corpus-tools."],
        "dataAnnotationAnalysis": [
            f"{facts.n_by_people} of {facts.n_labelled} annotated quotes and mentions were labelled by people.",
            "Columns `annotators` and `state` say row by row who annotated and how far it has come.",
        ],
        "annotationsPerItem": "1: one reference annotation an article; column `annotators` names who made it.",
        "annotatorDemographics": list(_annotators(head, facts, is_machine=False)),
        "machineAnnotationTools": [
            *_annotators(head, facts, is_machine=True),
            f"corpus-tools, rules {corpus.form_rules}: computed labels.",
        ],
        "dataBiases": list(_biases(head, facts)),
        "dataLimitations": list(_limitations(facts)),
        "dataUseCases": [
            "Training and testing of checkers of quotations and of claims; analysis of what retelling changes."
        ],
        "dataSocialImpact": "About what is true of living people nothing is said; outlets are not to be ranked by it.",
        "personalSensitiveInformation": list(_people(facts)),
        "dataReleaseMaintenancePlan": (
            "Versions follow semantic versioning of the data: an existing row is changed, removed or moved in major "
            "versions only (while the version is 0.y.z, in minor ones). Removals are asked for where it is published."
        ),
    }
    return {f"rai:{name}": value for name, value in fields.items() if value}


def _collection(facts: Facts) -> Iterator[str]:
    yield "An event is one public statement and the articles that retell it."
    if facts.invented:
        yield f"{len(facts.invented)} event(s) are invented; their texts were written for this dataset."
    if facts.real:
        yield f"{len(facts.real)} event(s) are real coverage, described as it was found."


def _missing(facts: Facts) -> str:
    return (
        f"{facts.n_withheld} of {facts.n_articles} article(s) come without text: positions and labels only. "
        "Columns that hold their words are null, and `text_status` says so."
    )


def _annotators(head: Head, facts: Facts, *, is_machine: bool) -> Iterator[str]:
    for name in sorted(facts.annotators & head.file.annotators.keys()):
        annotator = head.file.annotators[name]
        if (annotator.kind is not AnnotatorKind.PERSON) == is_machine:
            yield f"{name}: {annotator.description}"


def _biases(head: Head, facts: Facts) -> Iterator[str]:
    if facts.invented:
        yield "What happens to words in invented events was planned: its frequency says nothing about the press."
    if any(True for _ in _annotators(head, facts, is_machine=True)):
        yield "Labels given by a model or a program carry its idea of the categories."


def _limitations(facts: Facts) -> Iterator[str]:
    n_events = len(facts.invented | facts.real)
    yield f"{n_events} event(s), languages {', '.join(sorted(facts.languages))}: resample events, not rows."
    yield "A row that is missing means something only within the article's `depth`."


def _people(facts: Facts) -> Iterator[str]:
    if facts.invented:
        yield f"{len(facts.invented)} event(s) are fiction: resemblance to anybody is unintended."
    if facts.real:
        yield f"{len(facts.real)} event(s) concern public statements of public persons; annotators bear pseudonyms."
