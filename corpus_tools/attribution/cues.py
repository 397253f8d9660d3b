"""Cues whose content follows them: verbs, nouns and adjectives with what joins them to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar, lexicon
from corpus_tools.attribution.complement import content_start, is_infinitive, skip_adverbs
from corpus_tools.attribution.grammar import verb_form
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.words import Word


class CueKind(Enum):
    """What a cue is."""

    VERB = auto()
    """She said."""
    PASSIVE = auto()
    """She is said."""
    NOUN = auto()
    """Her claim."""
    ADJECTIVE = auto()
    """She is sure."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as indices into the words of a unit.

    Attributes:
        kind: what it is.
        first: its first word, with auxiliaries and adverbs.
        head: the word that attributes.
        last: its last word, with preposition.
        content: first word of what may be its content.
        form: of a verb, "base", "s", "past", "passive" or "ing"; nothing otherwise.
        verbs: of a verb, the lemmas it may be of.
    """

    kind: CueKind
    first: int
    head: int
    last: int
    content: int
    form: str = ""
    verbs: frozenset[str] = frozenset()


def find_cue(words: Sequence[Word], at: int) -> Cue | None:
    """Return the cue whose content follows and whose head is the word at ``at``, or nothing."""
    word = words[at]
    if word.kind is not Kind.WORD:
        return None
    found = _verb_cue(words, at) if lexicon.cue_verbs(word.low) else None
    if found is None and lexicon.cue_noun(word.low) is not None:
        found = _noun_cue(words, at)
    if found is None and word.low in lexicon.ADJECTIVES:
        found = _adjective_cue(words, at)
    return found


def _verb_cue(words: Sequence[Word], at: int) -> Cue | None:
    used, verbs = verb_form(words, at), lexicon.cue_verbs(words[at].low)
    if used is None or (used == "past" and verbs & {"need", "aim", "use"} and _follows_noun(words, at)):
        return None
    if "call" in verbs and at + 1 < len(words) and words[at + 1].low in _CALLED:
        return None
    first = _group_start(words, at)
    if used == "passive" or (used == "past" and at + 1 < len(words) and words[at + 1].low == "by"):
        cue = Cue(CueKind.PASSIVE, first, at, at, at + 1, used, verbs)
        return cue if verbs & _PASSIVE_VERBS or used == "past" else None
    return _active_cue(words, Cue(CueKind.VERB, first, at, at, at + 1, used, verbs))


def _active_cue(words: Sequence[Word], cue: Cue) -> Cue | None:
    """Return the cue with its preposition, if it has one, and with the place of its content."""
    at, verbs = cue.head, cue.verbs
    following = skip_adverbs(words, at + 1)
    if following >= len(words):
        return None
    if _is_joint(words, following, verbs):
        last = _end_of_joint(words, following)
        if last + 1 == len(words):
            return None
        return replace(cue, last=last, content=last + 1)
    content = content_start(words, at, following, verbs)
    if content is None:
        return None
    return replace(cue, last=content - 1 if words[content - 1].low == ":" else at, content=content)


_CALLED = frozenset("in off up back round".split())
"""Particles with which "call" says nothing of words: somebody is called in, a match is called off."""

_PASSIVE_VERBS = lexicon.SPEECH | lexicon.CLAUSE | lexicon.THING | lexicon.WISH | lexicon.DIRECTION | lexicon.TOLD


def _group_start(words: Sequence[Word], at: int) -> int:
    """Return the first word of the group of verbs whose head is at ``at``."""
    first = at
    while first > 0 and words[first - 1].kind is Kind.WORD:
        low = words[first - 1].low
        if low == "to" and first >= 2 and words[first - 2].low in _CATENATIVES:
            first -= 2
        elif grammar.is_adverb(words[first - 1]) or low in grammar.AUXILIARIES or low in grammar.NEGATIONS:
            first -= 1
        else:
            break
    while first < at and words[first].low in {"all", "both", "today", "yesterday", "then"}:
        first += 1
    return first


_CATENATIVES = frozenset(
    """going continued continues continue began begins went goes used had has have tried trying try appeared seems seemed
    is was""".split()
)


def _follows_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a past form belongs to the noun before it, as in "the money needed to …"."""
    previous = words[at - 1] if at else None
    if previous is None or previous.kind is not Kind.WORD:
        return False
    return previous.low not in grammar.SUBJECTS and not previous.is_capital


def _is_joint(words: Sequence[Word], at: int, verbs: frozenset[str]) -> bool:
    """Whether a preposition of the verb's stands at ``at``, rather than the infinitive that is the content itself."""
    if not any(words[at].low in lexicon.PREPOSITIONS_OF.get(verb, ()) for verb in verbs):
        return False
    return not (verbs & (lexicon.WISH | lexicon.SEEMING) and is_infinitive(words, at))


def _end_of_joint(words: Sequence[Word], at: int) -> int:
    """Return the last word of a particle with its preposition: "lash out at"."""
    is_particle = words[at].low in _PARTICLES and at + 2 < len(words)
    return at + 1 if is_particle and words[at + 1].low in _AFTER_PARTICLES else at


_PARTICLES = frozenset("out back forward off aside up down away".split())
_AFTER_PARTICLES = frozenset("for on of at against to about with".split())


def _noun_cue(words: Sequence[Word], at: int) -> Cue | None:
    joints = lexicon.NOUNS[lexicon.cue_noun(words[at].low) or ""]
    if at + 2 >= len(words):
        return None
    low, following = words[at + 1].low, words[at + 2]
    if low == ":" and following.kind is Kind.QUOTE:
        return Cue(CueKind.NOUN, at, at, at + 1, at + 2)
    if low == "that" and not _is_clause_after_that(following):
        return None
    return _joined(CueKind.NOUN, words, (at, at), joints) if following.low not in grammar.TIMES else None


def _joined(kind: CueKind, words: Sequence[Word], group: tuple[int, int], joints: frozenset[str]) -> Cue | None:
    """Return the cue of a noun or adjective that what follows is joined to."""
    first, at = group
    low = words[at + 1].low
    if low not in joints:
        return None
    last = at if low == "that" or is_infinitive(words, at + 1) else at + 1
    return Cue(kind, first, at, last, last + 1) if last + 1 < len(words) else None


def _is_clause_after_that(word: Word) -> bool:
    """Whether "that" opens a clause with a subject of its own rather than a relative one."""
    low = word.low
    return not (grammar.is_auxiliary(low) or grammar.is_past(low) or (grammar.is_adverb(word) and low != "all"))


def _adjective_cue(words: Sequence[Word], at: int) -> Cue | None:
    left, first = grammar.before(words, at), _group_start(words, at)
    if left < 0 or at + 1 >= len(words):
        return None
    copula = words[left].low
    if not (copula in _COPULAS or grammar.is_have_or_be(copula) or grammar.is_contraction(copula)):
        return None
    if first > 0 and words[first - 1].low in {"it", "that", "this", "there", "what", "which"}:
        return None
    joints = lexicon.ADJECTIVES[words[at].low]
    if "that" in joints and words[at + 1].low in {"he", "she", "they", "we", "i"}:
        return Cue(CueKind.ADJECTIVE, first, at, at, at + 1)
    return _joined(CueKind.ADJECTIVE, words, (first, at), joints)


_COPULAS = frozenset(
    """feel feels felt seem seems seemed remain remains remained become became sound sounds sounded look looks looked
    appears""".split()
)
