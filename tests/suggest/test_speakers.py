"""Who the words of a source name."""

import pytest

from corpus_tools.schemas.event import Entity
from corpus_tools.schemas.vocab import EntityKind
from corpus_tools.suggest.names import find_names, find_roles
from corpus_tools.suggest.speakers import Speakers
from corpus_tools.text.span import Span
from tests.suggest.invented import event


def resolve(text, source, before=""):
    speakers = Speakers.of(text, event())
    start = text.index(source, text.index(before))
    return speakers.resolve(Span(start, start + len(source)))


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Anna Brook spoke.", "Anna Brook", "anna-brook"),
        ("Ms Brook spoke.", "Ms Brook", "anna-brook"),
        ("Manager Tom Reed disagreed, and the manager left.", "the manager", "tom-reed"),
        ("Tom Reed, an engineer at the mill, left. The engineer cried.", "The engineer", "tom-reed"),
        ("The company spoke.", "The company", "harrow-mill"),
        ("The firm spoke.", "The firm", "harrow-mill"),
        ("A spokesman for Harrow Mill, Tom Reed, spoke.", "A spokesman for Harrow Mill, Tom Reed", "tom-reed"),
        ("The head of Harrow Mill spoke.", "The head of Harrow Mill", "anna-brook"),
        ("Tom Reed came. Then he said so.", "he", "tom-reed"),
        ("Anna Brook met Tom Reed’s dog. She laughed.", "She", "anna-brook"),
        ("Mr Reed met Ms Brook. He laughed.", "He", "tom-reed"),
        ("The mill spoke.", "The mill", "harrow-mill"),
        ("Harrow Mill’s manager spoke.", "Harrow Mill’s manager", "anna-brook"),
        ("Anna Brook came with her lawyer.", "her lawyer", None),
        ("Anna Brook left. Her deputy, Tom Reed, spoke.", "Her deputy, Tom Reed", "tom-reed"),
        ("Tom Reed, who said so, left Ms Brook.", "who", "tom-reed"),
        ("Tom Reed knows a man who said so.", "who", None),
        ("Anna Brook came with Tom Reed, a spokesman for the mill. She spoke.", "She", "anna-brook"),
        ("A neighbour spoke.", "A neighbour", None),
        ("Some villagers spoke.", "Some villagers", None),
    ],
)
def test_a_source_is_resolved_or_left_open(text, source, speaker):
    assert resolve(text, source) == speaker


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("The boss of the pool left.", "tom-reed"),
        ("The chief executive left.", "anna-brook"),
        ("It rained.", "tom-reed"),
    ],
)
def test_a_pronoun_leaves_the_last_speaker_for_whoever_a_later_paragraph_speaks_of(between, speaker):
    text = f"Tom Reed said no.\n\n{between} It was an hour to midnight, and the yard was dark. There she said yes."
    speakers = Speakers.of(text, event())
    assert speakers.resolve(Span(0, len("Tom Reed"))) == "tom-reed"
    start = text.index("she said")
    assert speakers.resolve(Span(start, start + len("she"))) == speaker


def test_a_name_that_two_people_share_names_neither():
    people = [
        Entity(id=key, kind=EntityKind.PERSON, name=name)
        for key, name in (("a-reed", "Al Reed"), ("b-reed", "Bo Reed"))
    ]
    assert [one.entity for one in find_names("Reed met Bo Reed.", people)] == ["b-reed"]


def test_a_role_that_two_people_have_names_neither():
    people = {one.id: one for one in event().entities}
    text = "Engineer Anna Brook met engineer Tom Reed and director Tom Reed."
    assert find_roles(text, find_names(text, list(people.values())), people) == {"director": "tom-reed"}
