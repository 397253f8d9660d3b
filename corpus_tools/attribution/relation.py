"""What is found: one attribution relation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus_tools.text.span import Span


class SetOff(StrEnum):
    """How quotation marks set content off; the values are those of the corpus's presentations."""

    MARKED = "marked"
    """Whole clauses inside marks."""
    MIXED = "mixed"
    """Words inside marks as part of a clause outside them."""
    TERM = "scare_or_title"
    """A term, a title or denied words: in marks, and said by nobody here."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution.

    Attributes:
        content: what is attributed, in the order of the text; the parts neither overlap nor hold white space at
            their edges. Marked parts are without their outer quotation marks.
        cue: the words that attribute it; null where nothing but marks does.
        source: the words that name who is said to have said, written or thought it; null where none were found.
        presentation: how quotation marks set the content off; null where they do not, in a purely indirect report.
        is_continued: whether the content goes on from the marked attribution before it, over a paragraph break.
        quoted: the stretches of the content that stand inside marks, without the marks: what a quote of the corpus
            has as its content, be the presentation marked or mixed.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    presentation: SetOff | None
    is_continued: bool
    quoted: tuple[Span, ...] = ()
