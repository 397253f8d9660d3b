import json
from pathlib import Path

import pytest
import ryaml
from jsonschema import Draft202012Validator

from corpus_tools.schemas.export import EDITOR_FILES, render_schema

SCHEMAS = Path(__file__).parents[2] / "annotations" / "schema"


@pytest.mark.parametrize("kind", sorted(EDITOR_FILES))
def test_schema_in_the_repository_is_current(kind, file_regression):
    file_regression.check(
        render_schema(kind), fullpath=SCHEMAS / f"{kind}.schema.json", encoding="utf-8", extension=".json"
    )


@pytest.mark.parametrize("kind", sorted(EDITOR_FILES))
def test_schema_is_valid_json_schema(kind):
    Draft202012Validator.check_schema(json.loads(render_schema(kind)))


@pytest.mark.parametrize("kind", sorted(EDITOR_FILES))
def test_no_default_is_offered_and_no_default_is_needed(kind):
    assert '"default"' not in render_schema(kind)


@pytest.mark.parametrize("corpus", [SCHEMAS.parents[1], SCHEMAS.parents[1] / "tests" / "corpora" / "tiny"])
@pytest.mark.parametrize(
    ("kind", "pattern"), [("article", "*/[!e]*.yaml"), ("event", "*/event.yaml"), ("receipt", "*/receipts/*.json")]
)
def test_every_file_that_is_there_is_valid(kind, pattern, corpus):
    validator = Draft202012Validator(json.loads(render_schema(kind)))
    files = sorted((corpus / "annotations").glob(pattern))
    assert files
    for file in files:
        assert list(validator.iter_errors(ryaml.loads(file.read_text()))) == []


def test_every_label_has_its_definition_in_the_schema():
    zone = json.loads(render_schema("article"))["$defs"]["Zone"]
    assert dict(zip(zone["enum"], zone["markdownEnumDescriptions"], strict=True))["headline"] == (
        "The title of the report."
    )
