"""Beginnings of records for editors: the keys that an annotator fills in, with places to jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Attribution, Mode, Presentation

if TYPE_CHECKING:
    from corpus_tools.schemas.vocab import Vocabulary

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
