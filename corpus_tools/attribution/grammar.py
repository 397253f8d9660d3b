"""Guesses about the grammar of a sentence, from closed classes, endings and neighbours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus_tools.attribution import lexicon
from corpus_tools.attribution.words import Kind
from corpus_tools.text.closed_class import MODALS, MONTHS
from corpus_tools.text.lexicon import is_word, lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.words import Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words("a an the this these those no any each every all both several another such some many most few")
POSSESSIVES = _words("my our your his her its their whose")
SUBJECTS = _words("i you he she it we they who there everyone everybody someone somebody nobody anyone one")
OBJECTS = _words("me him her us them you it himself herself themselves itself myself yourself")
RELATIVES = _words("who which that whom")
BE = _words("be am is are was were been being 's 're 'm isn't aren't wasn't weren't ain't")
HAVE = _words("have has had having haven't hasn't hadn't")
DO = _words("do does did don't doesn't didn't")
MODAL = MODALS | _words("cannot can't couldn't won't wouldn't shouldn't mustn't mightn't needn't ought")
AUXILIARIES = BE | HAVE | DO | MODAL
NEGATIONS = _words("not never n't")
PREPOSITIONS = _words("""about above across after against along amid among around as at before behind below beneath beside besides between
    beyond by aboard despite down during for from in inside into like near of off on onto outside over past per since through
    throughout to toward towards under until up upon via with within without amongst alongside""")
CONJUNCTIONS = _words("and or but nor yet so")
SUBORDINATORS = _words(
    "that because while if when whenever although though whereas unless until since as before after once where whether why how what than"
)
SUBORDINATING = _words("if when while after although though as because since before unless whenever whereas once")
COMPLEMENTIZERS = _words("that whether if why how what when where who which whatever")
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight")
TIMES = WEEKDAYS | MONTHS | _words("morning afternoon evening night week month year earlier later last recently")
ADVERBS = _words("""also again already always almost actually basically even ever first further just later long much never now often once only
    quickly quite rather really repeatedly simply sometimes soon still then therefore thus together too very well
    yet today yesterday tonight initially instead previously recently earlier clearly though however back
    publicly privately specifically largely either all both not never n't perhaps maybe merely mostly""")
_PAST_NOUNS = _words(
    "felt found thought saw left ground bound wound lay bore hung men women feet people better best less lower worse worst more most"
)
_ADJECTIVE = re.compile(r"(?:ous|ful|ive|able|ible|less|ical|ary|ish)\Z")
_NO_ADJECTIVES = _words("""executive representative detective operative relative native captive fugitive conservative collective
    initiative directive cooperative archive constable secretary judiciary subsidiary beneficiary adversary emissary dignitary
    luminary visionary functionary missionary notary actuary seminary library diary documentary commentary parish""")
"""Nouns, of people and bodies above all, that end as adjectives do: "the secretary said"."""


def is_adverb(word: Word) -> bool:
    """Whether a word is an adverb that may stand in a group of verbs."""
    return word.low in ADVERBS or (word.low.endswith("ly") and len(word.low) > 4 and word.low not in _NO_ADVERBS)


_NO_ADVERBS = _words(
    "only family reply rely apply supply imply comply italy july early daily friendly likely unlikely ally rally bully elderly assembly anomaly multiply"
)


def is_possessive(word: Word) -> bool:
    """Whether a word is a possessive: "Okafor's", "senators'", "her"."""
    low = word.low
    if low in POSSESSIVES:
        return True
    return (low.endswith("'s") and low[:-2] not in _BEFORE_IS) or low.endswith("s'")


_BEFORE_IS = _words("he she it that there what who here where how let")


def is_have_or_be(low: str) -> bool:
    """Whether a word is or holds a form of "be" or "have"."""
    return low in BE or low in HAVE or (is_contraction(low) and not low.endswith(("'ll", "'d")))


def is_contraction(low: str) -> bool:
    """Whether a word is a pronoun with its auxiliary: "he'd", "they've"."""
    return low.endswith(("'re", "'ve", "'m", "'ll", "'d")) or (low.endswith("'s") and low[:-2] in _BEFORE_IS)


def is_auxiliary(low: str) -> bool:
    """Whether a word is an auxiliary or modal verb."""
    return low in AUXILIARIES or low.endswith("n't")


@lru_cache(maxsize=20_000)
def form(low: str, lemma: str) -> str:
    """Return which form of a verb a word is: "s", "ing", "past" or "base"."""
    if low == lemma:
        return "base"
    if low.endswith("ing"):
        return "ing"
    return "s" if low.endswith("s") else "past"


@lru_cache(maxsize=20_000)
def is_past(low: str) -> bool:
    """Whether a word looks like a past form: "walked", "went"."""
    if low in _PAST_NOUNS or not low.isalpha():
        return False
    if low.endswith("ed") and len(low) > 4:
        return True
    is_irregular = len(low) > 2 and not low.endswith(("s", "ing", "er", "est", "en", "n"))
    return is_irregular and is_word(low) and low not in lemmas(low)


def is_nominal(word: Word) -> bool:
    """Whether a word may end a noun phrase."""
    if word.kind is not Kind.WORD:
        return word.kind is Kind.QUOTE or word.low in "%)"
    is_content = word.low not in _LINKING
    return is_content and (word.is_capital or not (is_auxiliary(word.low) or is_adverb(word)))


_LINKING = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | DETERMINERS


def is_linking(low: str) -> bool:
    """Whether a word is a preposition, a conjunction or a determiner."""
    return low in _LINKING


def is_plural(word: Word) -> bool:
    """Whether a word looks like a plural noun."""
    low = word.low
    return low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")))


_PLURALS = _words(
    "people men women children police both many most some all others few several those these we they you i who voters officials"
)


def is_determiner_like(word: Word) -> bool:
    """Whether what follows a word is a noun or an adjective."""
    is_adjective = bool(_ADJECTIVE.search(word.low)) and not word.is_capital and word.low not in _NO_ADJECTIVES
    return is_adjective or word.low in DETERMINERS or is_possessive(word)


def before(words: Sequence[Word], at: int) -> int:
    """Return the index of the nearest word before ``at`` that is no adverb, or -1."""
    at -= 1
    while at >= 0 and words[at].kind is Kind.WORD and is_adverb(words[at]) and words[at].low not in {"all", "both"}:
        at -= 1
    return at


def group_start(words: Sequence[Word], at: int) -> int:
    """Return the first word of the verb at ``at`` with its auxiliaries and adverbs."""
    while at > 0 and words[at - 1].kind is Kind.WORD:
        if not (is_auxiliary(words[at - 1].low) or is_adverb(words[at - 1])):
            break
        at -= 1
    return at


_PRONOUN_LIKE = frozenset("some many most few all both several another those".split())
_LOOK_BACK = 12
"""Words before a comma in which a plural subject is looked for."""


def verb_form(words: Sequence[Word], at: int) -> str | None:
    """Return as which form of a verb the word at ``at`` is used; nothing if it is a noun or an adjective there.

    Returns:
        "base", "s", "past", "passive" or "ing".

    Example:
        >>> from corpus_tools.attribution.words import read_units
        >>> words = next(read_units("She claims that her claims were denied.")).words
        >>> [verb_form(words, at) for at in (1, 4, 6)]
        ['s', None, 'passive']
    """
    low = words[at].low
    forms = {form(low, verb) for verb in lexicon.cue_verbs(low)}
    left = before(words, at)
    if left < 0:
        possible = ("ing", "past", "s") if at > 0 else ("ing", "past")
        return next((used for used in possible if used in forms), None)
    previous = words[left]
    if "past" in forms and _may_be_past(words[at], previous):
        be = previous.low
        is_contracted = be.endswith(("'s", "'re", "'m")) and be[:-2] in {"it", "that", "he", "she", "there"}
        return "passive" if be in BE or is_contracted else "past"
    if "ing" in forms and previous.low not in DETERMINERS and not is_possessive(previous):
        return "ing"
    if "s" in forms and _may_be_s(words, at, previous):
        return "s"
    if "base" in forms and _may_be_base(words, left):
        return "base"
    is_base_too = low in {"read", "put"} and previous.kind is Kind.WORD
    return "past" if is_base_too and _may_be_past(words[at], previous) else None


def _may_be_past(word: Word, previous: Word) -> bool:
    low = previous.low
    if is_auxiliary(low) or is_contraction(low):
        return low not in DO and low not in MODAL
    if word.low == "called" and low == "so":
        return False
    is_adjective = is_determiner_like(previous) and previous.kind is Kind.WORD and low not in _PRONOUN_LIKE
    return not is_adjective and (low not in PREPOSITIONS or low in {"as", "than", "after", "before"})


def _may_be_s(words: Sequence[Word], at: int, previous: Word) -> bool:
    low = previous.low
    if previous.kind is not Kind.WORD:
        return previous.kind is Kind.QUOTE or low in {")", ",", "—", "--", "-", "–"}
    if low in {"he", "she", "it", "who", "which", "that", "and", "but", "or", "one", "what"}:
        return True
    if words[at].low in {"states", "needs"} and (words[at].is_capital or not _has_complement(words, at)):
        return False
    is_other = low in PREPOSITIONS | SUBORDINATORS or is_auxiliary(low) or is_determiner_like(previous)
    return not is_other and (previous.is_capital or not is_plural(previous))


def _has_complement(words: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` is followed by a quoted stretch, a colon, "that" or "to"."""
    return at + 1 < len(words) and (words[at + 1].kind is Kind.QUOTE or words[at + 1].low in {"that", "to", ":"})


def _may_be_base(words: Sequence[Word], left: int) -> bool:
    previous = words[left]
    low = previous.low
    if previous.kind is not Kind.WORD:
        return low in {")", ","} and left > 1 and any(map(is_plural, words[max(0, left - _LOOK_BACK) : left]))
    if low in _BEFORE_BASE or low in MODAL or low in DO or low.endswith(("n't", "'ll", "'d")):
        return True
    if low in {"there", "here"}:
        return left > 0 and is_plural(words[left - 1])
    is_other = low in _BEFORE_NOUNS or is_auxiliary(low)
    return not (is_other or is_possessive(previous)) and is_plural(previous)


_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS | CONJUNCTIONS
_BEFORE_BASE = frozenset({"to", "i", "we", "you", "they", "who"}) | _PRONOUN_LIKE
