"""JSON Schemas of the annotation files, for completion and hover in editors.

References:
    JSON Schema draft 2020-12; ``markdownEnumDescriptions`` is read by yaml-language-server.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus_tools.schemas import vocab
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.base import Record
from corpus_tools.schemas.descriptions import description_of
from corpus_tools.schemas.event import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITOR_FILES: dict[str, type[Record]] = {"article": Article, "event": Event}
"""Model of each kind of annotation file; the schema is ``annotations/schema/<kind>.schema.json``."""


def render_schema(kind: str) -> str:
    """Return the JSON Schema of a kind of file as indented JSON that ends in a newline.

    Raises:
        KeyError: if there is no such kind.
    """
    schema = EDITOR_FILES[kind].model_json_schema()
    models = {model.__name__: model for model in _models(Record)}
    for name, definition in (*schema["$defs"].items(), (schema["title"], schema)):
        _describe(definition, models.get(name))
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    for name, definition in schema["$defs"].items():
        vocabulary = getattr(vocab, name, None)
        if "enum" in definition and isinstance(vocabulary, type) and issubclass(vocabulary, vocab.Vocabulary):
            definition["markdownEnumDescriptions"] = [label.definition for label in vocabulary]
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=False) + "\n"


def _models(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for below in model.__subclasses__():
        yield from _models(below)


def _describe(definition: dict[str, object], model: type[Record] | None) -> None:
    """Add to each property of a record what the field means, where its type says nothing of its own."""
    properties = definition.get("properties")
    if model is not None and isinstance(properties, dict):
        for name, said in properties.items():
            description = description_of(model, name)
            if description is not None:
                properties[name] = dict(sorted((said | {"description": description}).items()))
