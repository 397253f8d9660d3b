from __future__ import annotations

import json
import re

import pytest
import ryaml
from pydantic import ValidationError
from pydantic_core import to_json

from corpus_tools.loaders.yaml.schema_errors import FORMATS, ID, MAX_FAULTS, describe_errors
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.head import CorpusFile, SplitAssignment
from corpus_tools.schemas.rights import Receipt


def _faults(value: object) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        Article.model_validate_json(to_json(value))
    found = describe_errors(caught.value, value, Article, "a.yaml", target="a")
    return [(finding.code, finding.message) for finding in found]


@pytest.fixture
def article(tiny) -> dict:
    return ryaml.loads((tiny.root / tiny.article_file).read_text("utf-8"))


CASES = {
    "misspelt key": (
        lambda a: a["quotes"][0].update(speeker=a["quotes"][0].pop("speaker")),
        "S101",
        "unknown key 'speeker'; did you mean 'speaker'?",
    ),
    "words cut at a comma": (
        lambda a: a["quotes"][0]["content"][0].update({"except on Fridays": None}),
        "S101",
        "unknown key 'except on Fridays'",
    ),
    "a name for an id": (
        lambda a: a["quotes"][0].update(speaker="Ines Okafor"),
        "S105",
        f"'speaker' is 'Ines Okafor', expected {FORMATS[ID]}; did you mean 'ines-okafor'?",
    ),
    "nothing for a label": (
        lambda a: a["quotes"][0].update(presentation=None),
        "S103",
        "'presentation' is empty; legal: marked, mixed, free_unmarked, scare_or_title",
    ),
    "misspelt required key": (
        lambda a: a.update(outlte=a.pop("outlet")),
        "S101",
        "unknown key 'outlte'; did you mean 'outlet'?",
    ),
    "key one level up": (
        lambda a: a.update(guideline="0.1"),
        "S101",
        "unknown key 'guideline'; it belongs inside 'provenance'",
    ),
    "missing key": (
        lambda a: a["quotes"][0].pop("attribution"),
        "S102",
        "entry 1 of 'quotes' lacks the key 'attribution'",
    ),
    "label": (
        lambda a: a["zones"][0].update(zone="headlin"),
        "S103",
        (
            "'headlin' is no value of 'zone'; did you mean 'headline'? "
            "legal: headline, deck, body, caption, appended_summary, boilerplate"
        ),
    ),
    "label in a list": (
        lambda a: a.update(rewriting=["spun", "Faithful Report"]),
        "S103",
        (
            "'Faithful Report' is no value of entry 2 of 'rewriting'; did you mean 'faithful_report'? legal: "
            "faithful_report, partial_quote_report, human_paraphrase, machine_paraphrase, spun, appended_generated_text, unknown"
        ),
    ),
    "id read as a number": (
        lambda a: a["quotes"][0].update(speaker=1e5),
        "S104",
        "'speaker' is 100000.0 (read as a number), expected text; put it in quotation marks",
    ),
    "words for a selector": (
        lambda a: a["quotes"][0].update(source="Quern"),
        "S104",
        "'source' is 'Quern', expected a mapping with start, end, exact, prefix, suffix",
    ),
    "one for a list": (
        lambda a: a.update(rewriting="spun"),
        "S104",
        "'rewriting' is 'spun', expected a list; put it in [brackets], or behind `- ` in a line of its own",
    ),
    "yes for true": (
        lambda a: a["rights"].update(fiction="yes"),
        "S104",
        "'fiction' is 'yes', expected true or false; write true or false, without quotation marks",
    ),
    "nothing for text": (lambda a: a.update(outlet=None), "S104", "'outlet' is empty, expected text"),
    "id": (
        lambda a: a["quotes"][0].update(id="Q1"),
        "S105",
        "'id' is 'Q1', expected the id of a quote: q and four of a-z, 2-7, such as 'q7f3a'",
    ),
    "no such day": (
        lambda a: a.update(published="2026-02-30"),
        "S105",
        "'published' is '2026-02-30': day is out of range for month",
    ),
    "half a position": (
        lambda a: a["quotes"][0].update(cue={"start": 3}),
        "S106",
        "'cue': start and end belong together: write both or neither",
    ),
    "nothing in a list": (
        lambda a: a["quotes"][0].update(content=[]),
        "S107",
        "'content' has 0 entries, expected at least 1",
    ),
    "no words": (lambda a: a.update(note=""), "S107", "'note' is '', expected at least 1 character(s)"),
    "negative": (lambda a: a["zones"][0].update(start=-1), "S108", "'start' is -1, expected 0 or more"),
    "escape": (
        lambda a: a.update({"\x1b[31m\u202e": 1}),
        "S101",
        (
            "unknown key '\\x1b[31m\\u202e'; the file takes outlet, published, language, access, rights, rewriting, depth, "
            "provenance, text, zones, quotes, mentions, … (15 in all)"
        ),
    ),
}


@pytest.mark.parametrize(("spoil", "code", "message"), CASES.values(), ids=CASES.keys())
def test_says_what_was_found_and_what_was_expected(article, spoil, code, message):
    spoil(article)

    assert _faults(article) == [(code, message)]


def test_a_finding_has_the_id_of_the_record_around_it(article):
    article["quotes"][0]["cue"] = 3
    with pytest.raises(ValidationError) as caught:
        Article.model_validate_json(to_json(article))

    (finding,) = describe_errors(caught.value, article, Article, "a.yaml", target="a")

    assert (finding.target, finding.location.pointer) == ("qa2b3", ("quotes", 0, "cue"))


def test_many_faults_are_cut_short_with_their_number(article):
    article["zones"] = [{"zone": "x"}] * 500

    faults = _faults(article)

    assert len(faults) == MAX_FAULTS
    assert "(450 more faults in this file)" in faults[-1][1]


@pytest.mark.parametrize("value", [None, 3, "x", [], ["x"], {}, {"quotes": {"a": 1}}, {"zones": [[[]]]}])
def test_any_shape_of_file_is_described(value):
    assert _faults(value)


@pytest.mark.parametrize("model", [Article, Event, CorpusFile, SplitAssignment, Receipt])
def test_every_pattern_of_the_schemas_has_words(model):
    patterns = set(re.findall(r'"pattern": ?"((?:[^"\\]|\\.)*)"', to_json(model.model_json_schema()).decode()))

    assert patterns
    assert {json.loads(f'"{pattern}"') for pattern in patterns} <= FORMATS.keys()
