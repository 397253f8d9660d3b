"""Attribution relations: the records a reader gets, and how they are made from what was read in the sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus_tools.attribution.words import Kind
from corpus_tools.text.closed_class import FUNCTION_WORDS
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.attribution.words import Word


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
        cue: the words that attribute it; None where nothing but marks does.
        source: the words that name who is said to have said, written or thought it; None where none were found.
        presentation: how quotation marks set the content off; None where they do not, in a purely indirect report.
        is_continued: whether the content goes on from the marked attribution before it, over a paragraph break.
        quoted: the stretches of the content inside marks, without the marks: what a quote of the corpus
            has as its content, be the presentation marked or mixed.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    presentation: SetOff | None
    is_continued: bool
    quoted: tuple[Span, ...] = ()


_LONGEST_LABEL = 5
"""Words in a quoted stretch that is taken for a title or, without a cue, for a term."""
_SHORT_TERM = 2
_SHORT_WORD = 5
"""Letters from which a word of a title has a capital."""


@dataclass(slots=True)
class PartialAttribution:
    """An attribution while its text is read; content may be added to it.

    Attributes:
        content: its parts, each at least one word.
        cue: the words of the cue.
        source: the words of the source.
        paragraph: number of the paragraph it began in.
        unit: number of the sentence it began in.
        is_whole: whether quoted stretches are all there is in its sentence.
        is_continued: whether it goes on from the attribution before.
    """

    content: list[Sequence[Word]]
    cue: Sequence[Word]
    source: Sequence[Word]
    paragraph: int
    unit: int = 0
    is_whole: bool = False
    is_continued: bool = False

    @property
    def quotes(self) -> bool:
        """Whether a quoted stretch is in its content."""
        return any(word.kind is Kind.QUOTE for part in self.content for word in part)


def to_attributions(found: PartialAttribution, text: str) -> Iterator[Attribution]:
    """Yield what was found as records of spans, and apart from it every title in marks in its content."""
    parts = sorted(found.content, key=lambda part: part[0].span)
    quoted = sorted(word.inner for part in parts for word in part if word.inner is not None)
    opening = {part[0].inner for part in parts} if len(quoted) == 1 else set()
    titles = {one for one in quoted if found.cue and one not in opening and _is_title(one, text)}
    if len(titles) == len(quoted) > 1:
        titles = set()
    if _is_denied(found.cue):
        titles |= set(quoted)
    for title in sorted(titles):
        yield Attribution((title,), None, None, SetOff.TERM, is_continued=False, quoted=(title,))
    said = tuple(one for one in quoted if one not in titles)
    content = tuple(_span_of(part) for part in parts if not (len(part) == 1 and part[0].inner in titles))
    if not content:
        return
    presentation = _presentation(found, said, text) if said else None
    yield Attribution(content, _span(found.cue), _span(found.source), presentation, found.is_continued, said)


def _span_of(part: Sequence[Word]) -> Span:
    """Return the span of a part; that of a quoted stretch is without its marks."""
    inner = part[0].inner if len(part) == 1 else None
    return inner or Span(part[0].span.start, part[-1].span.end)


def _span(words: Sequence[Word]) -> Span | None:
    return Span(words[0].span.start, words[-1].span.end) if words else None


def _presentation(found: PartialAttribution, quoted: Sequence[Span], text: str) -> SetOff:
    has_frame = bool(found.cue) or found.is_continued or found.is_whole
    if not has_frame and len(quoted) == 1 and _is_label(quoted[0], text):
        return SetOff.TERM
    is_mixed = any(word.kind is Kind.WORD for part in found.content for word in part)
    return SetOff.MIXED if is_mixed or text[quoted[0].start].islower() else SetOff.MARKED


def _is_denied(cue: Sequence[Word]) -> bool:
    """Whether a cue says that the words were not said: "never said", "denied saying"."""
    lows = [word.low for word in cue]
    is_negated = any(low in {"never", "not"} or low.endswith("n't") for low in lows)
    return is_negated != any(low.startswith(("deny", "denie")) for low in lows)


def _is_label(quoted: Span, text: str) -> bool:
    """Whether a stretch that nobody is said to have said looks like a term or a title rather than a piece of speech."""
    words = quoted.of(text).split()
    if not text[quoted.start].islower():
        return len(words) <= _LONGEST_LABEL
    return len(words) == 1 or (len(words) == _SHORT_TERM and not any(word.lower() in FUNCTION_WORDS for word in words))


def _is_title(quoted: Span, text: str) -> bool:
    """Whether a stretch is written like a title: capitals on its words and no mark at its end."""
    words = quoted.of(text).split()
    if len(words) > _LONGEST_LABEL or text[quoted.end - 1] in ".,!?…" or not text[quoted.start].isupper():
        return False
    return all(word[0].isupper() or len(word) < _SHORT_WORD for word in words)
