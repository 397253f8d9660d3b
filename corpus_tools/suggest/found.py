"""What was found in an article, before it is made into records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus_tools.attribution.relation import Attribution
    from corpus_tools.schemas.vocab import Presentation, PresentationFlag
    from corpus_tools.suggest.rendering import Clause
    from corpus_tools.suggest.said import Said
    from corpus_tools.text.span import Span


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """One quote as found.

    Attributes:
        content: parts, in order.
        presentation: how the content is set off.
        flags: what else holds of that.
        source: the words that name who speaks.
        cue: the words that attribute.
        speaker: entity that speaks; null if that is not sure.
        clauses: pieces of the content with what they render.
        around: the quote that this one stands inside of, if any.
    """

    content: tuple[Span, ...]
    presentation: Presentation
    flags: tuple[PresentationFlag, ...] = ()
    source: Span | None = None
    cue: Span | None = None
    speaker: str | None = None
    clauses: tuple[Clause, ...] = ()
    around: QuoteDraft | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article.

    Attributes:
        quotes: in the order of their first code point, outer ones first.
        indirect: attributions without marks, or with marks around a part of the content; each with its speaker.
        said: what the article may render.
    """

    quotes: tuple[QuoteDraft, ...]
    indirect: tuple[tuple[Attribution, str | None], ...]
    said: tuple[Said, ...]
