"""What follows a verb that attributes: where its content begins, if there is any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar, lexicon
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.words import Word

_HEARER = 14
"""Words in which a hearer is looked for."""
_ADVERBIAL = 22
"""Words over which an adverbial between cue and content may go."""
_NEAR = 9
"""Words before a verb in which its subject or a relative pronoun is looked for."""


def content_start(words: Sequence[Word], at: int, following: int, verbs: frozenset[str]) -> int | None:
    """Return where the content of a verb begins, or nothing if what follows is none.

    Args:
        words: words of the unit.
        at: the verb.
        following: first word after the verb and its adverbs.
        verbs: lemmas that the verb may be of.
    """
    word = words[following]
    if word.kind is Kind.MARK:
        return _after_mark(words, following, verbs)
    introduced_by = _introducing_verbs(words, following)
    if introduced_by is not None:
        return following if verbs & introduced_by else None
    if verbs & lexicon.TOLD:
        return _after_hearer(words, following, verbs)
    if word.low in grammar.PREPOSITIONS or word.low in grammar.TIMES:
        return _after_adverbial(words, following, verbs)
    return _plain(words, at, following, verbs)


def _introducing_verbs(words: Sequence[Word], at: int) -> frozenset[str] | None:
    """Return the verbs whose content marks, a conjunction or "to" at ``at`` may open; None where nothing does."""
    if words[at].kind is Kind.QUOTE:
        return _BEFORE_QUOTES
    if words[at].low in grammar.COMPLEMENTIZERS:
        return _BEFORE_CLAUSES
    return lexicon.WISH | lexicon.SEEMING if is_infinitive(words, at) else None


_BEFORE_COLONS = lexicon.PARENTHETICAL | lexicon.BEFORE_MARKS
_BEFORE_CLAUSES = lexicon.PARENTHETICAL | lexicon.CLAUSE | lexicon.THING
_BEFORE_QUOTES = lexicon.PARENTHETICAL | lexicon.BEFORE_MARKS | lexicon.THING | lexicon.CLAUSE


def is_infinitive(words: Sequence[Word], at: int) -> bool:
    """Whether "to" stands at ``at`` and opens an infinitive, be it in marks."""
    following = skip_adverbs(words, at + 1)
    if words[at].low != "to" or following >= len(words):
        return False
    word = words[following]
    if word.kind is not Kind.WORD:
        return word.kind is Kind.QUOTE
    if word.is_capital or word.low in grammar.DETERMINERS | grammar.OBJECTS or grammar.is_possessive(word):
        return False
    return not word.low.endswith(("ing", "s")) or word.low in _BASE_FORMS


_BASE_FORMS = frozenset(
    "discuss pass address focus express dismiss press assess suppress bring sing miss bless process guess cross".split()
)
"""Verbs whose base form ends like another form."""


def skip_adverbs(words: Sequence[Word], at: int) -> int:
    """Return the first index from ``at`` on at which no adverb in -ly stands."""
    while at < len(words) and words[at].low.endswith("ly") and grammar.is_adverb(words[at]):
        at += 1
    return at


def _plain(words: Sequence[Word], at: int, following: int, verbs: frozenset[str]) -> int | None:
    """Return the start of a content that nothing introduces."""
    low = words[following].low
    if verbs & lexicon.SEEMING:
        return following
    if grammar.is_auxiliary(low) or low in grammar.CONJUNCTIONS:
        is_gap = grammar.is_auxiliary(low) and verbs & _SAYING and _is_relative_before(words, at)
        return following if is_gap else None
    if _takes_plain(words, at, following, verbs):
        return _after_object(words, following) if verbs & lexicon.SPEECH else following
    return _direction(words, following) if verbs & lexicon.DIRECTION else None


_SAYING = lexicon.SPEECH | lexicon.CLAUSE


def _takes_plain(words: Sequence[Word], at: int, following: int, verbs: frozenset[str]) -> bool:
    if verbs & lexicon.NEVER_PLAIN and "say" not in verbs:
        return False
    if verbs & (lexicon.SPEECH | lexicon.THING) or (verbs & lexicon.SHOWING and _is_artifact_before(words, at)):
        return True
    return bool(verbs & lexicon.CLAUSE) and (bool(verbs & lexicon.KNOWING) or _has_clause(words, following))


def _is_artifact_before(words: Sequence[Word], at: int) -> bool:
    """Whether a poll, a record or the like is near enough to be the subject of the verb at ``at``."""
    return any(words[i].low in lexicon.ARTIFACTS for i in range(max(0, at - _NEAR + 1), at))


def _is_relative_before(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at ``at`` is of "which the mayor said was late"."""
    return any(words[i].low in {"which", "that", "who", "what"} for i in range(max(0, at - _NEAR), at - 1))


def _after_object(words: Sequence[Word], at: int) -> int:
    """Return where what is said begins if an object and a colon come before it: "put it this way: …"."""
    for i in range(at, min(at + 6, len(words) - 1)):
        if words[i].low == ":" and words[i + 1].kind is Kind.QUOTE:
            return i + 1
        if words[i].kind is not Kind.WORD:
            break
    return at


def _direction(words: Sequence[Word], at: int) -> int | None:
    """Return ``at`` if a person and an infinitive follow."""
    for i in range(at + 1, min(at + _NEAR - 1, len(words))):
        if is_infinitive(words, i):
            return at
        if words[i].kind is not Kind.WORD:
            break
    return None


def _after_mark(words: Sequence[Word], at: int, verbs: frozenset[str]) -> int | None:
    """Return where the content begins after a colon or a comma, or at a mark that is part of it."""
    low = words[at].low
    if low not in {":", ","}:
        return at if low in {"$", "["} else None
    is_speech = verbs & _BEFORE_COLONS and at + 1 < len(words)
    return at + 1 if is_speech and (low == ":" or words[at + 1].kind is Kind.QUOTE) else None


def _after_hearer(words: Sequence[Word], at: int, verbs: frozenset[str]) -> int | None:
    """Return where the content of a verb with a hearer begins."""
    for i in range(at, min(at + _HEARER, len(words))):
        if i > at and _is_title_of_hearer(words, i):
            continue
        if _introduces_quote(words, i):
            return i if words[i].kind is Kind.QUOTE else i + 1
        if i > at and words[i].low in _INTRODUCING:
            return i
        if i > at and is_infinitive(words, i):
            return at if verbs & lexicon.DIRECTION else i
        if words[i].low in {".", ";", "—"} or (i > at and grammar.is_auxiliary(words[i].low)):
            break
    return _after_short_hearer(words, at, verbs)


_INTRODUCING = frozenset("that whether how why what about if".split())


def _is_title_of_hearer(words: Sequence[Word], i: int) -> bool:
    """Whether a quoted stretch is the title of what somebody spoke on: "told Lake TV’s “Today” that …"."""
    is_followed = i + 1 < len(words) and (words[i + 1].low in _INTRODUCING or words[i + 1].low in grammar.TIMES)
    return words[i].kind is Kind.QUOTE and is_followed


def _introduces_quote(words: Sequence[Word], i: int) -> bool:
    """Whether a quoted stretch, a colon or a comma before a quoted stretch stands at ``i``."""
    if words[i].kind is Kind.QUOTE:
        return True
    has_more = i + 1 < len(words)
    return has_more and (words[i].low == ":" or (words[i].low == "," and words[i + 1].kind is Kind.QUOTE))


def _after_short_hearer(words: Sequence[Word], at: int, verbs: frozenset[str]) -> int | None:
    """Return the start of a clause without "that" after its hearer: "told her it was late"."""
    if words[at].low in grammar.OBJECTS and at + 1 < len(words) and words[at + 1].kind is Kind.WORD:
        return at + 1 if words[at + 1].low not in grammar.PREPOSITIONS else None
    for i in range(at, min(at + 5, len(words))):
        if i > at and words[i].low in _CLAUSE_SUBJECTS:
            return i
        if words[i].kind is not Kind.WORD:
            break
    return at if verbs & {"ask", "warn"} else None


_CLAUSE_SUBJECTS = frozenset(
    pronoun + end
    for pronoun in ("he", "she", "they", "it", "i", "we", "there")
    for end in ("", "'s", "'d", "'ll", "'re", "'ve", "'m")
)


def _after_adverbial(words: Sequence[Word], at: int, verbs: frozenset[str]) -> int | None:
    """Return where the content of a verb begins after "on Monday", "in a statement"."""
    if verbs & lexicon.WISH and at + 1 < len(words) and words[at].low in grammar.TIMES and is_infinitive(words, at + 1):
        return at + 1
    if not verbs & _BEFORE_COLONS:
        return None
    for i in range(at, min(at + _ADVERBIAL, len(words))):
        word = words[i]
        if word.kind is Kind.QUOTE:
            return i if words[i - 1].low not in grammar.PREPOSITIONS else None
        if word.low in {".", ";", "—", ","} and not _introduces_quote(words, i):
            break
        start = _start_after(words, i, at, verbs)
        if start is not None:
            return start
    return None


def _start_after(words: Sequence[Word], i: int, at: int, verbs: frozenset[str]) -> int | None:
    """Return where a content begins that an adverbial from ``at`` to ``i`` may be followed by."""
    low = words[i].low
    if low == ":" and i + 1 < len(words):
        return i + 1
    if (
        low in {"that", "whether"}
        and i > at
        and (words[i - 1].low in grammar.TIMES or grammar.is_nominal(words[i - 1]))
    ):
        return i
    return i + 1 if low in grammar.TIMES and "say" in verbs and _opens_clause(words, i + 1) else None


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    if at >= len(words) or words[at].kind is not Kind.WORD:
        return False
    low = words[at].low
    is_name = words[at].is_capital and low not in grammar.TIMES
    return is_name or low in grammar.SUBJECTS | grammar.DETERMINERS | grammar.POSSESSIVES


def _has_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause without "that" begins: a subject and soon a finite verb."""
    if words[at].low in _CLAUSE_SUBJECTS:
        return True
    for i in range(at + 1, min(at + _NEAR, len(words))):
        if words[i].kind is Kind.MARK or words[i].low in grammar.SUBORDINATORS:
            break
        if grammar.is_auxiliary(words[i].low):
            return True
    return False
