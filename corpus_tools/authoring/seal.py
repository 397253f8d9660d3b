"""``seal``: turns an annotation of restricted texts from words into positions.

A contributor annotates a text that may not be redistributed with its words at hand, as for an open
one. Sealing finds every position, computes the labels, and writes files that hold no word of the text:
no selector words, no zone openings, no comments. What cannot be found is a question, and nothing is
sealed until all are answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.authoring.fix import EventFix, EventSources, fix_event
from corpus_tools.authoring.layout import Plain, canonical, parse_tree, plain, render_tree

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = frozenset({"exact", "prefix", "suffix", "opens"})
"""Keys that hold words of a text."""

MODELINE = "# yaml-language-server: $schema=../schema/{}.schema.json\n"


def seal_event(sources: EventSources, *, choose: Callable[[int], int] | None = None) -> EventFix:
    """Return the event's files without a word of its restricted texts.

    The result's questions must be empty before anything is written.

    Raises:
        ValueError: if a file is not YAML that can be edited.
    """
    done = fix_event(sources) if choose is None else fix_event(sources, choose=choose)
    done.articles = {key: _seal(source, "article") for key, source in done.articles.items()}
    done.event = _seal(done.event, "event")
    return done


def _seal(source: str, schema: str) -> str:
    values = plain(parse_tree(source))
    restricted = schema == "event" or (isinstance(values, dict) and values.get("access") == "restricted")
    return MODELINE.format(schema) + render_tree(canonical(_without_words(values) if restricted else values))


def _without_words(node: Plain) -> Plain:
    match node:
        case {"statement": str(), "exact": str()} | {"access": "open", "passages": list()}:
            return node  # an open statement's own words
        case dict():
            return {key: _without_words(value) for key, value in node.items() if key not in WORDS}
        case list():
            return [_without_words(value) for value in node]
        case _:
            return node
