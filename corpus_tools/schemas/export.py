"""JSON Schemas of the annotation files, for completion and hover in editors.

References:
    JSON Schema draft 2020-12; ``markdownEnumDescriptions`` is read by yaml-language-server.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus_tools.schemas import vocab
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event

if TYPE_CHECKING:
    from corpus_tools.schemas.base import Record

EDITOR_FILES: dict[str, type[Record]] = {"article": Article, "event": Event}
"""Model of each kind of annotation file; the schema is ``annotations/schema/<kind>.schema.json``."""


def render_schema(kind: str) -> str:
    """Return the JSON Schema of a kind of file as indented JSON that ends in a newline.

    Raises:
        KeyError: if there is no such kind.
    """
    schema = EDITOR_FILES[kind].model_json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    for name, definition in schema["$defs"].items():
        vocabulary = getattr(vocab, name, None)
        if "enum" in definition and isinstance(vocabulary, type) and issubclass(vocabulary, vocab.Vocabulary):
            definition["markdownEnumDescriptions"] = [label.definition for label in vocabulary]
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=False) + "\n"
