"""Reporting clauses around what they report: “…, she said”, “According to her, …”, “Okafor: …”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar, lexicon, sources
from corpus_tools.attribution.grammar import verb_form
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.attribution.words import Word


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting clause as ranges of words.

    Attributes:
        start: its first word.
        end: the word after its last one, adverbials included.
        cue: first and after last word of the cue.
        source: first and after last word of the source.
        is_opening: whether it stands before what it reports, as "According to her, …".
    """

    start: int
    end: int
    cue: tuple[int, int]
    source: tuple[int, int]
    is_opening: bool = False


def find_frames(words: Sequence[Word]) -> Iterator[Frame]:
    """Yield the frames of a unit in order; none overlaps another."""
    whole = _headline(words) or _signed(words)
    if whole is not None:
        yield whole
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
        return _according(words, i)
    if low == "in":
        return _in_words_of(words, i)
    if low == "as":
        return _as_put(words, i)
    if low in {"goes", "went"}:
        return _went_on(words, i, floor)
    verbs = lexicon.cue_verbs(low)
    known = None
    if i and verbs & _REPORTING:
        known = _as_said(words, i) or _inverted(words, i, verbs) or _straight(words, i, floor, verbs)
    return known or _after_comma(words, i, floor)


_REPORTING = lexicon.PARENTHETICAL | lexicon.INVERTED


def _is_adverbial(words: Sequence[Word], at: int) -> bool:
    """Whether an adverbial, a mark or nothing begins at ``at``."""
    if at >= len(words) or words[at].kind is not Kind.WORD:
        return True
    low = words[at].low
    is_day = low in {"this", "last", "next"} and at + 1 < len(words) and words[at + 1].low in grammar.TIMES
    is_opener = is_day or low in _OPENS_PHRASE
    return is_opener or grammar.is_adverb(words[at]) or low.endswith("ing")


def _first_comma(words: Sequence[Word], at: int) -> int:
    """Return the first comma after ``at`` that does not belong to a date or a place; the end if there is none."""
    for i in range(at + 1, len(words) - 1):
        is_inner = words[i + 1].low.isdigit() or (i + 2 < len(words) and words[i + 2].low == ",")
        if words[i].low == "," and not is_inner:
            return i
    return len(words)


def _end_of_frame(words: Sequence[Word], at: int, *, is_told: bool = False, is_after_quote: bool = False) -> int:
    """Return the index after adverbials and hearers: "on Monday", "in a statement", "reporters".

    Args:
        words: words of the unit.
        at: first word after cue and source.
        is_told: whether a hearer may stand there.
        is_after_quote: whether the content stands before the frame in marks, so that none need follow.
    """
    if at < len(words) and not is_told and words[at].low in _OPENS_COMPLEMENT:
        return at
    has_adverbial = False
    for i in range(at, len(words)):
        word = words[i]
        is_hearer = i == at and is_told and is_after_quote
        if _stops(words, i, may_be_title=(i > at and words[i - 1].low in _BEFORE_TITLES) or is_hearer):
            return i
        opens_content = word.low in {"that", "whether"} or (is_told and word.low in _OPENS_CONTENT)
        is_relative = (is_after_quote and i > at) or (has_adverbial and word.low not in {"that", "whether"})
        if opens_content and not is_relative:
            return at
        has_adverbial = has_adverbial or word.low in grammar.TIMES or word.low in _OPENS_ADVERBIAL
    return len(words)


def _stops(words: Sequence[Word], i: int, *, may_be_title: bool) -> bool:
    """Whether a mark, a conjunction or a quoted stretch stands at ``i`` that is no title within the frame."""
    word = words[i]
    if word.kind is Kind.QUOTE:
        return not may_be_title or len(word.span) > _LONGEST_TITLE
    if word.kind is Kind.MARK:
        return word.low not in _INSIDE
    is_of_name = word.low == "and" and i + 1 < len(words) and words[i + 1].is_capital
    return word.low in {"because", "but", "and"} and not is_of_name


_LONGEST_TITLE = 40
"""Code points of the title of a programme in marks, as in: he said on “This Week.”"""
_OPENS_PHRASE = grammar.PREPOSITIONS | grammar.TIMES | {"when", "after", "before", "while"}
_BEFORE_TITLES = frozenset({"on", "to", "'s", "of", "for", "in"})
_INSIDE = frozenset("'/-&%$")
_OPENS_CONTENT = grammar.COMPLEMENTIZERS - {"when", "where", "who", "which"} | {"about"}
_OPENS_ADVERBIAL = frozenset("in on at during after before when while as with outside via through from".split())
_OPENS_COMPLEMENT = grammar.DETERMINERS - {"this", "a", "the"} | set(
    "he she they it we i there no his her their to".split()
)

_LONGEST_NAME = 5
"""Words before the colon of a headline."""
_NEAR = 3
"""Words before the subject of "As …, the mayor noted"."""
_VIEWS = frozenset("words word view eyes opinion telling estimation phrase".split())


def _headline(words: Sequence[Word]) -> Frame | None:
    """Return the frame of a headline or a transcript: "Okafor: The ferry stays", "Said Okafor: …"."""
    colon = next((i for i, word in enumerate(words[: _LONGEST_NAME + 1]) if word.low == ":"), 0)
    if not 0 < colon < len(words) - 1:
        return None
    if colon > 1 and lexicon.cue_verbs(words[0].low) & lexicon.INVERTED and verb_form(words, 0) == "past":
        return Frame(0, colon + 1, (0, 1), (1, colon), is_opening=True)
    if all(_may_be_of_name(words, i) for i in range(colon)) and not words[0].low.isdigit():
        return Frame(0, colon + 1, (colon, colon + 1), (0, colon), is_opening=True)
    if words[colon + 1].kind is Kind.QUOTE and _may_be_role(words[:colon]):
        return Frame(0, colon + 1, (colon, colon + 1), (0, colon), is_opening=True)
    return None


def _may_be_role(words: Sequence[Word]) -> bool:
    """Whether words before a colon and a quote name somebody by a role: "Mill boss: “…”", and no day or topic."""
    last = words[-1].low
    is_plain = all(
        word.kind is Kind.WORD and not grammar.is_auxiliary(word.low) and not grammar.is_past(word.low)
        for word in words
    )
    is_role = last.endswith(_ROLE_ENDINGS) or last in _ROLES
    return words[0].is_capital and is_plain and is_role and not any(map(grammar.is_possessive, words))


_ROLES = frozenset(
    """boss chief head mayor minister spokeswoman spokesman spokesperson expert union aide mum dad mother father victim
    witness judge coach captain star fan guard nurse doctor vet surgeon guide clerk priest vicar pilot champion rival
    critic owner council board police source sources official officials resident residents""".split()
)
_ROLE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ant", "ent", "ers", "ors", "ists", "ians")
"""How nouns for people by what they do end."""


def _signed(words: Sequence[Word]) -> Frame | None:
    """Return the frame of words signed with a name after a dash: “It holds.” — Ana Berg, pilot."""
    if len(words) < 3 or words[0].kind is not Kind.QUOTE or words[1].low not in {"—", "–", "--"}:
        return None
    name = words[2:]
    first_mark = next((i for i, word in enumerate(name) if word.kind is not Kind.WORD), len(name))
    is_name = 0 < first_mark <= _LONGEST_NAME and all(
        word.is_capital or word.low in {"of", "the", "and", "de", "van"} for word in name[:first_mark]
    )
    is_closed = first_mark == len(name) or name[first_mark].low in {",", "(", "."}
    is_clause = any(grammar.is_auxiliary(word.low) or grammar.is_past(word.low) for word in name)
    return Frame(1, len(words), (1, 2), (2, 2 + first_mark)) if is_name and is_closed and not is_clause else None


def _may_be_of_name(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    is_reporting = i > 0 and bool(lexicon.cue_verbs(word.low)) and verb_form(words, i) in {"past", "s"}
    is_written = word.kind is Kind.WORD and (word.is_capital or word.low in {"of", "the", "and"})
    return is_written and not is_reporting and word.low not in lexicon.LABELS


def _according(words: Sequence[Word], i: int) -> Frame | None:
    """Return the frame whose "according to" or "as per" stands at ``i``."""
    is_per = words[i].low == "per" and i > 0 and words[i - 1].low == "as"
    if not is_per and not (words[i].low == "according" and i + 1 < len(words) and words[i + 1].low == "to"):
        return None
    first, at = (i - 1, i + 1) if is_per else (i, i + 2)
    is_opening = first == 0 or words[first - 1].low in {":", ";"} or (first == 1 and words[0].kind is Kind.WORD)
    end = sources.phrase_after(words, at, is_loose=True)
    if is_opening or (
        first > 1
        and words[first - 1].low == ","
        and not any(word.kind is Kind.QUOTE or _is_verb(word.low) for word in words[:first])
    ):
        end = min(end, _first_comma(words, at))
    return Frame(first, end, (first, at), (at, end), is_opening=is_opening) if end > at else None


def _is_verb(low: str) -> bool:
    """Whether a word looks like a finite verb."""
    return grammar.is_auxiliary(low) or grammar.is_contraction(low) or grammar.is_past(low)


def _in_words_of(words: Sequence[Word], i: int) -> Frame | None:
    """Return the frame of "in the words of the mayor" or "in her view" whose "in" stands at ``i``."""
    noun = next((j for j in range(i + 1, min(i + 6, len(words))) if words[j].low in _VIEWS), None)
    if noun is None or any(word.kind is not Kind.WORD for word in words[i:noun]):
        return None
    if grammar.is_possessive(words[noun - 1]):
        end, source = noun + 1, (i + 1, noun)
    else:
        end = min(sources.phrase_after(words, noun + 2), _first_comma(words, noun + 1))
        source = (noun + 2, end)
    is_of = source[0] == i + 1 or (words[noun - 1].low == "the" and noun + 1 < end and words[noun + 1].low == "of")
    is_closed = end >= len(words) or words[end].kind is not Kind.WORD
    is_opened = i == 0 or words[i - 1].kind is not Kind.WORD
    if is_of and is_closed and is_opened and source[0] < source[1]:
        return Frame(i, end, (i, noun + 1), source, is_opening=i == 0)
    return None


def _as_said(words: Sequence[Word], i: int) -> Frame | None:
    """Return the frame that opens a sentence and whose verb stands at ``i``: "As the mayor noted, …"."""
    comma = _first_comma(words, i)
    if words[0].low != "as" or comma == len(words) or not lexicon.cue_verbs(words[i].low) & lexicon.PARENTHETICAL:
        return None
    if i == 1:
        is_by = words[2].low == "by" and comma > 3
        return Frame(0, comma, (1, 2), (3, comma), is_opening=True) if is_by else None
    if verb_form(words, i) not in {"past", "s", "base"} or not _is_adverbial(words, i + 1):
        return None
    first = grammar.group_start(words, i)
    subject = sources.subject_before(words, first, 1)
    return Frame(0, comma, (first, i + 1), subject, is_opening=True) if subject and subject[0] <= _NEAR else None


def _as_put(words: Sequence[Word], i: int) -> Frame | None:
    """Return the frame of "as she put it" whose "as" stands at ``i``."""
    for verb in range(i + 2, min(i + _LONGEST_NAME + 2, len(words) - 1)):
        if words[verb].low in {"put", "puts", "phrased"} and words[verb + 1].low == "it":
            return Frame(i, verb + 2, (verb, verb + 2), (i + 1, verb), is_opening=i == 0)
        if words[verb].kind is not Kind.WORD:
            break
    return None


def _went_on(words: Sequence[Word], i: int, floor: int) -> Frame | None:
    """Return the frame of “so it is,” she went on."""
    subject = sources.subject_before(words, i, floor) if i + 1 < len(words) and words[i + 1].low == "on" else None
    if subject is None or subject[0] == 0 or words[subject[0] - 1].kind is not Kind.QUOTE:
        return None
    return Frame(subject[0], _end_of_frame(words, i + 2, is_after_quote=True), (i, i + 2), subject)


def _follows_content(words: Sequence[Word], start: int) -> bool:
    """Whether the frame that begins at ``start`` has something before it that it may report."""
    is_after_mark = start > 1 and words[start - 1].low in {",", "—", "--", "–", "-", "?"}
    return is_after_mark or (start > 0 and words[start - 1].kind is Kind.QUOTE)


def _follows_quote(words: Sequence[Word], start: int) -> bool:
    """Whether a quoted stretch ends right before ``start``, or one mark or word before that."""
    return words[start - 1].kind is Kind.QUOTE or (start > 1 and words[start - 2].kind is Kind.QUOTE)


def _inverted(words: Sequence[Word], i: int, verbs: frozenset[str]) -> Frame | None:
    """Return the frame of "so it is", said Okafor."""
    first = i
    while first > 0 and words[first - 1].kind is Kind.WORD and grammar.is_adverb(words[first - 1]):
        first -= 1
    if not _follows_content(words, first) or not _may_be_inverted(words, i, verbs):
        return None
    is_after_quote = words[first - 1].kind is Kind.QUOTE or (
        words[first - 1].low == "," and words[first - 2].kind is Kind.QUOTE
    )
    at, end = i + 1, sources.phrase_after(words, i + 1)
    if end == at or (_has_finite_verb(words, at) and not (is_after_quote and _may_stand_alone(words, first))):
        return None
    is_closed = end == len(words) or words[end].kind is Kind.MARK or words[end].low in _OUTSIDE_CLAUSE
    if not is_after_quote and not ("say" in verbs and is_closed):
        return None
    return Frame(first, _end_of_frame(words, end), (first, i + 1), (at, end))


def _may_stand_alone(words: Sequence[Word], at: int) -> bool:
    """Whether the quoted stretch before ``at`` is a sentence of its own, and not the object of "citing"."""
    quote = at - 1 if words[at - 1].kind is Kind.QUOTE else at - 2
    return quote == 0 or not words[quote - 1].low.endswith("ing")


def _may_be_inverted(words: Sequence[Word], i: int, verbs: frozenset[str]) -> bool:
    """Whether a verb in a finite form has a name after it."""
    is_after_quote = words[i - 1].kind is Kind.QUOTE
    if i + 1 >= len(words) or not verbs & (_REPORTING if is_after_quote else lexicon.INVERTED):
        return False
    used, following = {grammar.form(words[i].low, verb) for verb in verbs}, words[i + 1]
    opens_name = following.kind is Kind.WORD and not grammar.is_adverb(following)
    return bool(used & {"past", "s"}) and opens_name and following.low not in _BEFORE_COMPLEMENTS


_OUTSIDE_CLAUSE = grammar.PREPOSITIONS | grammar.TIMES
_BEFORE_COMPLEMENTS = _OUTSIDE_CLAUSE | grammar.COMPLEMENTIZERS


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
        is_past = grammar.is_past(words[i].low) and not words[i].is_capital
        if is_past or grammar.is_auxiliary(words[i].low) or verb_form(words, i) == "s":
            return True
    return False


_CLAUSE_SUBJECTS = grammar.SUBJECTS - {"one", "someone", "somebody", "nobody", "everyone"}
_ENDS_NAME = grammar.SUBORDINATORS | {"who", "which", "whose", "whom"}


def _straight(words: Sequence[Word], i: int, floor: int, verbs: frozenset[str]) -> Frame | None:
    """Return the frame of "so it is", Okafor said."""
    if verb_form(words, i) not in {"past", "s", "base"} or not verbs & lexicon.PARENTHETICAL:
        return None
    first = grammar.group_start(words, i)
    subject = sources.subject_before(words, first, floor)
    if subject is None or not _follows_content(words, subject[0]) or words[subject[0]].low in _NO_SOURCE:
        return None
    is_told, is_after_quote = bool(verbs & lexicon.TOLD), _follows_quote(words, subject[0])
    goes_on = is_after_quote and i + 1 < len(words) and words[i + 1].low in {"and", "but"}
    if not (is_told or goes_on or _is_adverbial(words, i + 1)):
        return None
    is_to = i + 1 < len(words) and words[i + 1].low == "to"
    is_told = is_told or (is_after_quote and is_to)
    end = _end_of_frame(words, i + 1, is_told=is_told, is_after_quote=is_after_quote)
    is_frame = _ends_frame(words, end, subject[0], is_after_quote=is_after_quote)
    return Frame(subject[0], end, (first, i + 1), subject) if is_frame else None


_NO_SOURCE = grammar.RELATIVES | {"nobody", "none"}
"""Subjects that name nobody who could have said it: “It holds.” Nobody asked."""


def _after_comma(words: Sequence[Word], i: int, floor: int) -> Frame | None:
    """Return the frame of “So it is,” she sobbed: a mark inside the marks says that one follows, whatever its verb.

    A verb of saying may have a hearer after it: “Stay away,” Okafor urged visitors.
    """
    quote, low = words[0], words[i].low
    if quote.kind is not Kind.QUOTE or quote.tail not in _LEADS_ON or not quote.is_capital:
        return None
    if not grammar.is_past(low) or grammar.is_auxiliary(low) or words[i].is_capital:
        return None
    first = grammar.group_start(words, i)
    subject = sources.subject_before(words, first, floor)
    if subject is None or subject[0] != 1 or words[1].low in grammar.RELATIVES:
        return None
    is_said = bool(lexicon.cue_verbs(low) & lexicon.SPEECH)
    if not (is_said or i + 1 == len(words) or words[i + 1].kind is not Kind.WORD):
        return None
    end = _end_of_frame(words, i + 1, is_told=is_said, is_after_quote=True)
    return Frame(1, end, (first, i + 1), subject) if _ends_frame(words, end, 1, is_after_quote=True) else None


_LEADS_ON = frozenset(",?!")
"""What stands last inside the marks of words that a frame follows."""


def _ends_frame(words: Sequence[Word], end: int, start: int, *, is_after_quote: bool) -> bool:
    """Whether what follows a frame leaves what is before it as its content."""
    if not is_after_quote and not _may_be_reported(words, start, end):
        return False
    if end == len(words):
        return True
    if words[end].kind is Kind.QUOTE:
        return words[start - 1].kind is Kind.QUOTE
    if words[end].kind is not Kind.MARK or words[end].low == ":":
        return words[start - 1].kind is Kind.QUOTE and words[end].low in {"and", "but", "because", ":"}
    opens_quote = words[end].low == "," and end + 1 < len(words) and words[end + 1].kind is Kind.QUOTE
    return is_after_quote or not opens_quote


def _may_be_reported(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether what stands before a frame may be a clause, and not an adverbial of the frame's."""
    if end + 1 < len(words) and words[end].low == "," and words[end + 1].kind is Kind.WORD:
        return True
    left, low = words[:start], words[0].low
    opens_adverbial = low in grammar.PREPOSITIONS | grammar.SUBORDINATORS or low.endswith(("ing", "ed"))
    if opens_adverbial and sum(word.low == "," for word in left) < 2:
        return False
    return any(_is_verb(word.low) or word.low.endswith("s") for word in left)
