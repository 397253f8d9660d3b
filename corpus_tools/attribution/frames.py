"""Reporting clauses that stand behind or inside what they report: "…, she said", "…, according to the mayor, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar, lexicon, openings, sources
from corpus_tools.attribution.frame import Frame, end_of_frame, group_start, is_adverbial
from corpus_tools.attribution.verb_form import verb_form
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.attribution.words import Word


def find_frames(words: Sequence[Word]) -> Iterator[Frame]:
    """Yield the frames of a unit in order; none overlaps another."""
    headline = openings.headline(words) or openings.signed(words)
    if headline is not None:
        yield headline
        return
    done = 0
    for i, word in enumerate(words):
        found = _frame_at(words, i, done) if i >= done and word.kind is Kind.WORD else None
        if found is not None:
            yield found
            done = found.end


def _frame_at(words: Sequence[Word], i: int, floor: int) -> Frame | None:
    low = words[i].low
    if low in {"according", "per"}:
        return openings.according(words, i)
    if low == "in":
        return openings.in_words_of(words, i)
    if low == "as":
        return openings.as_put(words, i)
    if low in {"goes", "went"}:
        return _went_on(words, i, floor)
    verbs = lexicon.cue_verbs(low)
    known = None
    if i and verbs & _REPORTING:
        known = openings.as_said(words, i) or _inverted(words, i, verbs) or _straight(words, i, floor, verbs)
    return known or _behind_comma(words, i, floor)


_REPORTING = lexicon.PARENTHETICAL | lexicon.INVERTED


def _went_on(words: Sequence[Word], i: int, floor: int) -> Frame | None:
    """Return the frame of “so it is,” she went on."""
    subject = sources.subject_before(words, i, floor) if i + 1 < len(words) and words[i + 1].low == "on" else None
    if subject is None or subject[0] == 0 or words[subject[0] - 1].kind is not Kind.QUOTE:
        return None
    return Frame(subject[0], end_of_frame(words, i + 2, is_behind_quote=True), (i, i + 2), subject)


def _follows_content(words: Sequence[Word], start: int) -> bool:
    """Whether the frame that begins at ``start`` has something before it that it may report."""
    is_behind_mark = start > 1 and words[start - 1].low in {",", "—", "--", "–", "-", "?"}
    return is_behind_mark or (start > 0 and words[start - 1].kind is Kind.QUOTE)


def _is_behind_quote(words: Sequence[Word], start: int) -> bool:
    """Whether a quoted stretch ends right before ``start``, or one mark or word before that."""
    return words[start - 1].kind is Kind.QUOTE or (start > 1 and words[start - 2].kind is Kind.QUOTE)


def _inverted(words: Sequence[Word], i: int, verbs: frozenset[str]) -> Frame | None:
    """Return the frame of "so it is", said Okafor."""
    first = i
    while first > 0 and words[first - 1].kind is Kind.WORD and grammar.is_adverb(words[first - 1]):
        first -= 1
    if not _follows_content(words, first) or not _may_be_inverted(words, i, verbs):
        return None
    is_behind_quote = words[first - 1].kind is Kind.QUOTE or (
        words[first - 1].low == "," and words[first - 2].kind is Kind.QUOTE
    )
    at, end = i + 1, sources.phrase_after(words, i + 1)
    if end == at or (_has_finite_verb(words, at) and not (is_behind_quote and _may_stand_alone(words, first))):
        return None
    if not is_behind_quote and not ("say" in verbs and _closes(words, end)):
        return None
    return Frame(first, end_of_frame(words, end), (first, i + 1), (at, end))


def _may_stand_alone(words: Sequence[Word], at: int) -> bool:
    """Whether the quoted stretch before ``at`` is a sentence of its own, and not the object of "citing"."""
    quote = at - 1 if words[at - 1].kind is Kind.QUOTE else at - 2
    return quote == 0 or not words[quote - 1].low.endswith("ing")


def _may_be_inverted(words: Sequence[Word], i: int, verbs: frozenset[str]) -> bool:
    """Whether a verb in a finite form has a name behind it."""
    is_behind_quote = words[i - 1].kind is Kind.QUOTE
    if i + 1 >= len(words) or not verbs & (_REPORTING if is_behind_quote else lexicon.INVERTED):
        return False
    used = {grammar.form(words[i].low, verb) for verb in verbs}
    return bool(used & {"past", "s"}) and not _cannot_open_name(words[i + 1])


def _cannot_open_name(word: Word) -> bool:
    is_other = word.low in _BEFORE_COMPLEMENTS or grammar.is_adverb(word)
    return word.kind is not Kind.WORD or is_other


_BEFORE_COMPLEMENTS = grammar.PREPOSITIONS | grammar.COMPLEMENTIZERS | grammar.TIMES


def _has_finite_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a clause rather than a name begins at ``at``."""
    low = words[at].low
    if grammar.is_contraction(low) or low in _CLAUSE_SUBJECTS:
        is_alone = at + 1 == len(words) or words[at + 1].kind is Kind.MARK
        return not (is_alone and low in {"he", "she", "they", "i", "we"})
    if low in grammar.POSSESSIVES:
        return any(grammar.is_auxiliary(word.low) for word in words[at:])
    for i in range(at + 1, len(words)):
        if words[i].kind is not Kind.WORD or words[i].low in _ENDS_NAME:
            return words[i].kind is Kind.QUOTE
        if _is_finite(words, i):
            return True
    return False


_CLAUSE_SUBJECTS = grammar.SUBJECTS - {"one", "someone", "somebody", "nobody", "everyone"}
_ENDS_NAME = grammar.SUBORDINATORS | {"who", "which", "whose", "whom"}


def _is_finite(words: Sequence[Word], i: int) -> bool:
    low = words[i].low
    is_past = grammar.is_past(low) and not words[i].is_capital
    return is_past or grammar.is_auxiliary(low) or verb_form(words, i) == "s"


def _closes(words: Sequence[Word], end: int) -> bool:
    """Whether nothing that a clause would go on with follows."""
    if end == len(words) or words[end].kind is Kind.MARK:
        return True
    return words[end].low in grammar.PREPOSITIONS | grammar.TIMES


def _straight(words: Sequence[Word], i: int, floor: int, verbs: frozenset[str]) -> Frame | None:
    """Return the frame of "so it is", Okafor said."""
    if verb_form(words, i) not in {"past", "s", "base"} or not verbs & lexicon.PARENTHETICAL:
        return None
    first = group_start(words, i)
    subject = sources.subject_before(words, first, floor)
    if subject is None or not _follows_content(words, subject[0]) or words[subject[0]].low in _NO_SOURCE:
        return None
    is_told, is_behind_quote = bool(verbs & lexicon.TOLD), _is_behind_quote(words, subject[0])
    goes_on = is_behind_quote and i + 1 < len(words) and words[i + 1].low in {"and", "but"}
    if not (is_told or goes_on or is_adverbial(words, i + 1)):
        return None
    is_to = i + 1 < len(words) and words[i + 1].low == "to"
    is_told = is_told or (is_behind_quote and is_to)
    end = end_of_frame(words, i + 1, is_told=is_told, is_behind_quote=is_behind_quote)
    is_frame = _ends_frame(words, end, subject[0], is_behind_quote=is_behind_quote)
    return Frame(subject[0], end, (first, i + 1), subject) if is_frame else None


_NO_SOURCE = grammar.RELATIVES | {"nobody", "none"}
"""Subjects that name nobody who could have said it: “It holds.” Nobody asked."""


def _behind_comma(words: Sequence[Word], i: int, floor: int) -> Frame | None:
    """Return the frame of “So it is,” she sobbed: a mark inside the marks says that one follows, whatever its verb.

    A verb of saying may have a hearer behind it: “Stay away,” Okafor urged visitors.
    """
    quote, low = words[0], words[i].low
    if quote.kind is not Kind.QUOTE or quote.tail not in _LEADS_ON or not quote.is_capital:
        return None
    if not grammar.is_past(low) or grammar.is_auxiliary(low) or words[i].is_capital:
        return None
    first = group_start(words, i)
    subject = sources.subject_before(words, first, floor)
    if subject is None or subject[0] != 1 or words[1].low in grammar.RELATIVES:
        return None
    is_said = bool(lexicon.cue_verbs(low) & lexicon.SPEECH)
    if not (is_said or i + 1 == len(words) or words[i + 1].kind is not Kind.WORD):
        return None
    end = end_of_frame(words, i + 1, is_told=is_said, is_behind_quote=True)
    return Frame(1, end, (first, i + 1), subject) if _ends_frame(words, end, 1, is_behind_quote=True) else None


_LEADS_ON = frozenset(",?!")
"""What stands last inside the marks of words that a frame follows."""


def _ends_frame(words: Sequence[Word], end: int, start: int, *, is_behind_quote: bool) -> bool:
    """Whether what stands behind a frame leaves what stands before it as its content."""
    if not is_behind_quote and not _may_be_reported(words, start, end):
        return False
    if end == len(words):
        return True
    if words[end].kind is Kind.QUOTE:
        return words[start - 1].kind is Kind.QUOTE
    if words[end].kind is not Kind.MARK or words[end].low == ":":
        return words[start - 1].kind is Kind.QUOTE and words[end].low in {"and", "but", "because", ":"}
    opens_quote = words[end].low == "," and end + 1 < len(words) and words[end + 1].kind is Kind.QUOTE
    return is_behind_quote or not opens_quote


def _may_be_reported(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether what stands before a frame may be a clause, and not an adverbial of the frame's."""
    if end + 1 < len(words) and words[end].low == "," and words[end + 1].kind is Kind.WORD:
        return True
    left, low = words[:start], words[0].low
    opens_adverbial = low in grammar.PREPOSITIONS | grammar.SUBORDINATORS or low.endswith(("ing", "ed"))
    if opens_adverbial and sum(word.low == "," for word in left) < 2:
        return False
    return any(_may_be_finite(word.low) for word in left)


def _may_be_finite(low: str) -> bool:
    return grammar.is_auxiliary(low) or grammar.is_contraction(low) or grammar.is_past(low) or low.endswith("s")
