"""How far what stands around a frame belongs to its content, and where a clause before the main one ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar, lexicon
from corpus_tools.attribution.contents import content_end
from corpus_tools.attribution.verb_form import verb_form
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.frame import Frame
    from corpus_tools.attribution.words import Word

_OPENERS = frozenset("but and so yet still now or then meanwhile however".split())
"""Words that tie a sentence to the one before."""
_OF_FRAME = frozenset("who which but while as although though after according where when and whose".split())
"""Words that carry on a frame behind a comma, rather than the sentence that it interrupts."""


def trimmed(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """Return a range of words without punctuation at its edges, but for what belongs to figures and questions."""
    while end > start and words[end - 1].kind is Kind.MARK and words[end - 1].low not in "%)?!":
        end -= 1
    while start < end and words[start].kind is Kind.MARK and words[start].low not in "$([":
        start += 1
    return words[start:end]


def behind_opening(words: Sequence[Word], frame: Frame) -> tuple[int, int]:
    """Return what a frame reports that opens the sentence."""
    start = frame.end
    if words[start - 1].low == ":":
        return start, len(words)
    if start < len(words) and words[start].low == ",":
        start += 1
    return start, content_end(words, start, len(words)) if start < len(words) else start


def without_opener(words: Sequence[Word], start: int, end: int) -> int:
    """Return the start of what a frame reports without "But", and without what introduces a quote by a colon."""
    if end - start > 3 and words[start].low in _OPENERS:
        start += 1
        if words[start].low == ",":
            start += 1
    colon = max((i for i in range(start, end - 1) if words[i].low == ":"), default=None)
    if colon is not None and words[colon + 1].kind is Kind.QUOTE:
        return colon + 1
    return start


def behind_frame(words: Sequence[Word], frame: Frame) -> tuple[int, int]:
    """Return what stands behind a frame and is reported by it, as a range that may be empty."""
    at = frame.end
    if at < len(words) and words[at].kind is Kind.MARK and at + 1 < len(words):
        at = at + 1 if words[at].low in _INTERRUPTING and _goes_on(words, frame, at + 1) else len(words)
    elif at < len(words) and words[at].kind is not Kind.QUOTE:
        at = len(words)
    if at >= len(words):
        return at, at
    return at, content_end(words, at, len(words))


_SHORT_ADVERBIAL = 2
"""Words between a cue and a colon that introduces more of what is said."""
_INTERRUPTING = frozenset({",", "—", "--", ".", ":"})


def _goes_on(words: Sequence[Word], frame: Frame, at: int) -> bool:
    """Whether the sentence that a frame interrupted goes on at ``at``."""
    low = words[at].low
    if words[at].kind is Kind.QUOTE:
        return words[at - 1].low != ":" or frame.end - frame.cue[1] <= _SHORT_ADVERBIAL
    if words[frame.start - 1].kind is Kind.QUOTE:
        return grammar.is_auxiliary(low) or low == "to"
    return words[at - 1].low == "," and not low.endswith("ing") and low not in _OF_FRAME


def opens_adverbial(words: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` stands in an adverbial that opens the sentence: "In response to …,"."""
    if any(word.kind is not Kind.WORD for word in words[:at]):
        return False
    low = words[0].low
    return low in grammar.PREPOSITIONS | grammar.SUBORDINATING or (at == 0 and low.endswith(("ing", "ed")))


def end_of_subordinate(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the content of "while she says …," ends: at the comma before the main clause."""
    for i in range(start, end - 1):
        behind = words[i + 1]
        if words[i].tail == "," and behind.kind is Kind.WORD and behind.low not in grammar.CONJUNCTIONS:
            return i + 1
        if i > start and words[i].low == "," and (_opens_main_clause(behind) or _reports_soon(words, i + 2, end)):
            return i
    return end


def _reports_soon(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a verb of saying follows within a short subject: "asked about it, bosses at the yard said"."""
    near = range(at, min(at + _LONGEST_SUBJECT, end))
    return any(lexicon.cue_verbs(words[i].low) & lexicon.SPEECH and verb_form(words, i) in {"past", "s"} for i in near)


_LONGEST_SUBJECT = 6


def _opens_main_clause(word: Word) -> bool:
    return word.is_capital or word.low[:1].isdigit() or word.low in grammar.SUBJECTS | grammar.DETERMINERS


def end_of_relative(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the content of "who said …" ends: at the verb of the main clause behind a comma."""
    for i in range(start + 1, end - 1):
        low = words[i + 1].low
        is_finite = grammar.is_auxiliary(low) or grammar.is_past(low) or verb_form(words, i + 1) == "s"
        if words[i].low == "," and is_finite:
            return i
    return end
