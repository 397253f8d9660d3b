"""``seal``: turns an annotation of restricted texts from words into positions.

A contributor annotates a text that may not be redistributed with its words at hand, as for an open
one. Mending such a file finds every position and drops the words it was found by; sealing writes it
in canonical layout, so that no comment and no scrap of the text is left. What cannot be found is a
question, and nothing is sealed until all are answered.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from corpus_tools.authoring.fix import EventFix, EventSources, fix_event
from corpus_tools.authoring.layout import canonical, parse_tree, plain, render_tree

if TYPE_CHECKING:
    from collections.abc import Callable

MODELINE = "# yaml-language-server: $schema=../schema/{}.schema.json\n"


def seal_event(sources: EventSources, *, choose: Callable[[int], int] = secrets.randbelow) -> EventFix:
    """Return the event's files without a word of its restricted texts.

    The result's questions must be empty before anything is written.

    Raises:
        ValueError: if a file is not YAML that can be edited.
    """
    done = fix_event(sources, choose=choose)
    done.articles = {key: _seal(source, "article") for key, source in done.articles.items()}
    done.event = _seal(done.event, "event")
    return done


def _seal(source: str, schema: str) -> str:
    return MODELINE.format(schema) + render_tree(canonical(plain(parse_tree(source))))
