"""JSON Schemas of the annotation files, for completion and hover in editors.

Besides what the schema demands they carry what editors show: what each key and each label means, snippets for
quotes and mentions, and which keys only a program writes. Defaults are left out, since editors would type them.

References:
    JSON Schema draft 2020-12. ``enumDescriptions``, ``markdownEnumDescriptions``, ``doNotSuggest`` and
    ``defaultSnippets`` are VS Code's, which yaml-language-server reads too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus_tools.schemas import vocab
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.base import Record
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.rights import Receipt
from corpus_tools.schemas.vocab import Attribution, Mode, Presentation, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator


EDITOR_FILES: dict[str, type[Record]] = {"article": Article, "event": Event, "receipt": Receipt}
"""Model of each kind of file below ``annotations/``; the schema is ``annotations/schema/<kind>.schema.json``."""

WRITTEN_BY_PROGRAMS = frozenset({"blocks", "computed", "folded", "one_holder", "suggested", "text"})
"""Keys that a program writes and an editor need not offer; all have defaults."""


def render_schema(kind: str) -> str:
    """Return the JSON Schema of a kind of file as indented JSON that ends in a newline.

    Raises:
        KeyError: if there is no such kind.
    """
    schema = EDITOR_FILES[kind].model_json_schema()
    models = {model.__name__: model for model in _models(Record)}
    for name, definition in (*schema["$defs"].items(), (schema["title"], schema)):
        _describe(definition, models.get(name))
        if name in SNIPPETS:
            definition["defaultSnippets"] = [SNIPPETS[name]]
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    for name, definition in schema["$defs"].items():
        vocabulary = getattr(vocab, name, None)
        if "enum" in definition and isinstance(vocabulary, type) and issubclass(vocabulary, Vocabulary):
            definitions = [label.definition for label in vocabulary]
            definition |= {"enumDescriptions": definitions, "markdownEnumDescriptions": definitions}
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=False) + "\n"


def _models(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for below in model.__subclasses__():
        yield from _models(below)


def _describe(definition: dict[str, object], model: type[Record] | None) -> None:
    """Take the default away from each property of a record, and mark what programs write."""
    properties = definition.get("properties")
    if model is not None and isinstance(properties, dict):
        for name, said in properties.items():
            shown = {key: value for key, value in said.items() if key != "default"}
            if name in WRITTEN_BY_PROGRAMS and "default" in said:
                shown["doNotSuggest"] = True
            properties[name] = dict(sorted(shown.items()))


Body = dict[str, "Body"] | list["Body"] | str
"""What an editor writes; ``$1``, ``${1:words}`` and ``${1|a,b|}`` are places to jump to."""


def _one_of(place: int, labels: type[Vocabulary]) -> str:
    return f"${{{place}|{','.join(labels)}|}}"


_QUOTE: Body = {
    "content": [{"exact": "${1:words of the article, without the marks}"}],
    "source": {"exact": "${2:words that name who speaks}"},
    "cue": {"exact": "${3:said}"},
    "speaker": "${4:entity}",
    "presentation": _one_of(5, Presentation),
    "clauses": [
        {"rendering": "rendered", "renders": [{"statement": "${6:main}", "exact": "${7:words of the statement}"}]}
    ],
    "attribution": _one_of(8, Attribution),
}

_MENTION: Body = {
    "span": [{"exact": "${1:words of the article}"}],
    "claim": "${2:claim}",
    "mode": _one_of(3, Mode),
    "answers": {
        "recoverable": "${4|true,false|}",
        "compatible": "${5|true,false|}",
        "claim_entails_mention": "${6|true,false|}",
        "mention_entails_claim": "${7|true,false|}",
    },
}

SNIPPETS: dict[str, dict[str, object]] = {
    "Quote": {"label": "quote", "description": "A quote that renders words of a statement.", "body": _QUOTE},
    "Mention": {"label": "mention", "description": "Words that make a claim of the event.", "body": _MENTION},
}
"""Snippet by name of the record.

References:
    ``defaultSnippets`` of VS Code's JSON Schema, which yaml-language-server reads.
"""
