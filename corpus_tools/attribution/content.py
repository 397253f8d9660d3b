"""Where the content of an attribution begins and ends around its cue or frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar, lexicon
from corpus_tools.attribution.grammar import verb_form
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.frames import Frame
    from corpus_tools.attribution.words import Word

_AFTER_COMMA = frozenset("but which while although though yet whereas who whose according despite".split())
"""What a content ends before, a comma between them."""
_BEFORE = frozenset({"—", "--", "–", ";", "while", "although", "though", "according"})
"""What a content ends before without a comma."""
_BEFORE_THING = frozenset("when after before until because".split())
_BEFORE_THING_AFTER_COMMA = frozenset("and a in".split())
"""The same for a content that is a noun phrase."""
_LONGEST_RELATIVE = 14
"""Words of a relative clause that the content goes on after."""
_LONGEST_SUBJECT = 6
"""Words of a subject before the next verb that reports."""
_LONGEST_MEDIUM = 14
"""Words at the end of a content in which an adverbial of the frame is looked for."""

_MEDIA = frozenset(
    """interview tweet tweets statement email speech post letter memo broadcast appearance op-ed column remarks
    conference interviews twitter facebook newsletter podcast segment editorial blog essay release""".split()
)
"""Where and how things are said."""


def content_end(words: Sequence[Word], start: int, limit: int, *, is_thing: bool = False) -> int:
    """Return the index after the last word of the content that begins at ``start``; at most ``limit``.

    Args:
        words: words of the unit.
        start: first word of the content.
        limit: index after the last word it may have.
        is_thing: whether the content is a noun phrase rather than a clause.
    """
    end = without_marks(words, start + 1, limit, ".:;,")
    for i in range(start + 1, end):
        if _ends_before(words, start, i, end) or (is_thing and _ends_thing(words, i, end)):
            end = i + (words[i].kind is Kind.QUOTE)
            break
    if words[start].kind is not Kind.QUOTE:
        end = _without_medium(words, start, end, is_thing=is_thing)
    return without_marks(words, start + 1, end, {",", ";", ":", "—", "--", "–", "-", "(", "["})


def without_marks(words: Sequence[Word], start: int, end: int, marks: str | set[str]) -> int:
    """Return the end of a range without certain marks at its end; at least ``start``."""
    while end > start and words[end - 1].kind is Kind.MARK and words[end - 1].low in marks:
        end -= 1
    return end


def _ends_before(words: Sequence[Word], start: int, i: int, end: int) -> bool:
    """Whether the content ends before the word at ``i``, or after it if that is a quoted stretch."""
    word = words[i]
    low = "," if word.tail == "," else word.low
    if low in _BEFORE or (low == "-" and words[i - 1].span.end < word.span.start):
        return True
    if i + 1 >= end:
        return False
    if low == ",":
        return _ends_at_comma(words, i, end)
    if low in {"and", "but"}:
        following = words[i + 1]
        is_verb = grammar.is_past(following.low) or following.low in grammar.HAVE
        is_finite = following.kind is Kind.WORD and not following.is_capital and is_verb
        is_after_quote = words[i - 1].kind is Kind.QUOTE and is_finite
        is_participle = words[start - 1].low.endswith("ing") and _reports_as_participle(words[i + 1].low)
        return is_after_quote or is_participle or _reports_again(words, i + 1, end)
    if low in {"after", "when"}:
        return words[i + 1].low.endswith("ing")
    return low in {".", "?", "!"} and words[i + 1].kind is Kind.QUOTE


def _ends_at_comma(words: Sequence[Word], i: int, end: int) -> bool:
    low = words[i + 1].low
    second = words[i + 2].low if i + 2 < end else ""
    if low in _CLOSED_AGAIN:
        return not _closes_again(words, i + 2, end)
    if low in _AFTER_COMMA or (low == "even" and second in {"though", "as", "when", "after", "while"}):
        return True
    if low in {"and", "or"} and second:
        return _reports_again(words, i + 2, end) or (low == "and" and second in _PRONOUNS)
    if _reports_as_participle(low):
        return True
    return _reports_again(words, i + 1, end, needs_subject=True)


def _reports_as_participle(low: str) -> bool:
    return low.endswith("ing") and bool(lexicon.cue_verbs(low)) and low not in {"including", "being"}


_CLOSED_AGAIN = frozenset("which who whose despite although though".split())
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "there"})


def _closes_again(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a relative clause is closed by a comma, so that the content goes on after it."""
    comma = next((i for i in range(start, min(end - 1, start + _LONGEST_RELATIVE)) if words[i].low == ","), None)
    if comma is None or words[comma + 1].kind is not Kind.WORD:
        return False
    following = words[comma + 1]
    is_new = following.is_capital or grammar.is_linking(following.low)
    return grammar.is_auxiliary(following.low) or not is_new


def _reports_again(words: Sequence[Word], at: int, end: int, *, needs_subject: bool = False) -> bool:
    """Whether another verb of the frame follows: "… and said", "… but he added"."""
    while at < end and (words[at].low in grammar.HAVE or grammar.is_adverb(words[at])):
        at += 1
    if at >= end or words[at].kind is not Kind.WORD:
        return False
    if not needs_subject and _is_report_verb(words, at):
        return True
    opens_subject = words[at].is_capital or words[at].low in grammar.SUBJECTS | grammar.DETERMINERS
    for i in range(at + 1, min(at + _LONGEST_SUBJECT, end)):
        if words[i].kind is not Kind.WORD or words[i].low in grammar.SUBORDINATORS:
            return False
        if _is_report_verb(words, i) and words[i].low not in _AMBIGUOUS:
            return opens_subject
    return False


_STRONG = (lexicon.SPEECH | lexicon.CLAUSE | lexicon.WISH | lexicon.THING) - lexicon.NEVER_PLAIN
_AMBIGUOUS = frozenset("called claims calls shows reports plans hopes fears wants named thanks".split())


def _is_report_verb(words: Sequence[Word], at: int) -> bool:
    verbs = lexicon.cue_verbs(words[at].low)
    if words[at].is_capital or not verbs & _STRONG:
        return False
    if at > 1 and at + 1 < len(words) and words[at + 1].low == "that":
        return True
    return verb_form(words, at) in {"past", "s"} and words[at].low not in verbs


def _ends_thing(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether an adverbial of the frame follows a noun phrase: "… when he took office"."""
    low = words[i].low
    if low == "," and i + 1 < end:
        return words[i + 1].low in _BEFORE_THING_AFTER_COMMA
    return low in _BEFORE_THING


def _without_medium(words: Sequence[Word], start: int, end: int, *, is_thing: bool) -> int:
    """Return the end without an adverbial that belongs to the frame: "… in an interview with the Courier"."""
    for i in range(max(start + 1, end - _LONGEST_MEDIUM), end - 1):
        is_clause = any(grammar.is_auxiliary(word.low) or word.low in {"that", "to"} for word in words[i:end])
        if is_clause or words[i].low not in {"in", "on", "during", "via"}:
            continue
        is_day = is_thing and words[i].low == "on" and words[i + 1].low in grammar.WEEKDAYS
        if is_day or _names_medium(words[i + 1 : i + 5]):
            return i
    return end


def _names_medium(words: Sequence[Word]) -> bool:
    return any(word.low in _MEDIA for word in words) and not any(word.low in grammar.PREPOSITIONS for word in words[:2])


_OPENERS = frozenset("but and so yet still now or then meanwhile however".split())
"""Words that tie a sentence to the one before."""
_OF_FRAME = frozenset("who which but while as although though after according where when and whose".split())
"""Words that carry on a frame after a comma, rather than the sentence that it interrupts."""


def trimmed(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """Return a range of words without punctuation at its edges, but for what belongs to figures and questions."""
    while end > start and words[end - 1].kind is Kind.MARK and words[end - 1].low not in "%)?!":
        end -= 1
    while start < end and words[start].kind is Kind.MARK and words[start].low not in "$([":
        start += 1
    return words[start:end]


def after_opening(words: Sequence[Word], frame: Frame) -> tuple[int, int]:
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


def after_frame(words: Sequence[Word], frame: Frame) -> tuple[int, int]:
    """Return what follows a frame and is reported by it, as a range that may be empty."""
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
        following = words[i + 1]
        if words[i].tail == "," and following.kind is Kind.WORD and following.low not in grammar.CONJUNCTIONS:
            return i + 1
        if i > start and words[i].low == "," and (_opens_main_clause(following) or _reports_soon(words, i + 2, end)):
            return i
    return end


def _reports_soon(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a verb of saying follows within a short subject: "asked about it, bosses at the yard said"."""
    near = range(at, min(at + _LONGEST_SUBJECT, end))
    return any(lexicon.cue_verbs(words[i].low) & lexicon.SPEECH and verb_form(words, i) in {"past", "s"} for i in near)


def _opens_main_clause(word: Word) -> bool:
    return word.is_capital or word.low[:1].isdigit() or word.low in grammar.SUBJECTS | grammar.DETERMINERS


def end_of_relative(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the content of "who said …" ends: at the verb of the main clause after a comma."""
    for i in range(start + 1, end - 1):
        low = words[i + 1].low
        is_finite = grammar.is_auxiliary(low) or grammar.is_past(low) or verb_form(words, i + 1) == "s"
        if words[i].low == "," and is_finite:
            return i
    return end
