"""Frames without a reporting verb behind its content: "According to her, …", "in his words", "Okafor: …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import grammar, lexicon, sources
from corpus_tools.attribution.frame import Frame, first_comma, group_start, is_adverbial
from corpus_tools.attribution.verb_form import verb_form
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.attribution.words import Word

_LONGEST_NAME = 5
"""Words before the colon of a headline."""
_NEAR = 3
"""Words before the subject of "As …, the mayor noted"."""
_VIEWS = frozenset("words word view eyes opinion telling estimation phrase".split())


def headline(words: Sequence[Word]) -> Frame | None:
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


def signed(words: Sequence[Word]) -> Frame | None:
    """Return the frame of words signed with a name after a dash: “It holds.” — Ana Berg, pilot."""
    if len(words) < _SHORTEST_SIGNED or words[0].kind is not Kind.QUOTE or words[1].low not in {"—", "–", "--"}:
        return None
    name = words[2:]
    first_mark = next((i for i, word in enumerate(name) if word.kind is not Kind.WORD), len(name))
    is_name = 0 < first_mark <= _LONGEST_NAME and all(
        word.is_capital or word.low in {"of", "the", "and", "de", "van"} for word in name[:first_mark]
    )
    is_closed = first_mark == len(name) or name[first_mark].low in {",", "(", "."}
    is_clause = any(grammar.is_auxiliary(word.low) or grammar.is_past(word.low) for word in name)
    return Frame(1, len(words), (1, 2), (2, 2 + first_mark)) if is_name and is_closed and not is_clause else None


_SHORTEST_SIGNED = 3


def _may_be_of_name(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    is_reporting = i > 0 and bool(lexicon.cue_verbs(word.low)) and verb_form(words, i) in {"past", "s"}
    is_written = word.kind is Kind.WORD and (word.is_capital or word.low in {"of", "the", "and"})
    return is_written and not is_reporting and word.low not in lexicon.LABELS


def according(words: Sequence[Word], i: int) -> Frame | None:
    """Return the frame whose "according to" or "as per" stands at ``i``."""
    is_per = words[i].low == "per" and i > 0 and words[i - 1].low == "as"
    if not is_per and not (words[i].low == "according" and i + 1 < len(words) and words[i + 1].low == "to"):
        return None
    first, at = (i - 1, i + 1) if is_per else (i, i + 2)
    is_opening = first == 0 or words[first - 1].low in {":", ";"} or (first == 1 and words[0].kind is Kind.WORD)
    end = sources.phrase_after(words, at, is_loose=True)
    if is_opening or (first > 1 and words[first - 1].low == "," and not any(map(_is_finite, words[:first]))):
        end = min(end, first_comma(words, at))
    return Frame(first, end, (first, at), (at, end), is_opening=is_opening) if end > at else None


def _is_finite(word: Word) -> bool:
    is_verb = grammar.is_auxiliary(word.low) or grammar.is_contraction(word.low) or grammar.is_past(word.low)
    return word.kind is Kind.QUOTE or is_verb


def in_words_of(words: Sequence[Word], i: int) -> Frame | None:
    """Return the frame of "in the words of the mayor" or "in her view" whose "in" stands at ``i``."""
    noun = next((j for j in range(i + 1, min(i + 6, len(words))) if words[j].low in _VIEWS), None)
    if noun is None or any(word.kind is not Kind.WORD for word in words[i:noun]):
        return None
    if grammar.is_possessive(words[noun - 1]):
        end, source = noun + 1, (i + 1, noun)
    else:
        end = min(sources.phrase_after(words, noun + 2), first_comma(words, noun + 1))
        source = (noun + 2, end)
    is_of = source[0] == i + 1 or (words[noun - 1].low == "the" and noun + 1 < end and words[noun + 1].low == "of")
    is_closed = end >= len(words) or words[end].kind is not Kind.WORD
    is_opened = i == 0 or words[i - 1].kind is not Kind.WORD
    if is_of and is_closed and is_opened and source[0] < source[1]:
        return Frame(i, end, (i, noun + 1), source, is_opening=i == 0)
    return None


def as_said(words: Sequence[Word], i: int) -> Frame | None:
    """Return the frame that opens a sentence and whose verb stands at ``i``: "As the mayor noted, …"."""
    comma = first_comma(words, i)
    if words[0].low != "as" or comma == len(words) or not lexicon.cue_verbs(words[i].low) & lexicon.PARENTHETICAL:
        return None
    if i == 1:
        is_by = words[2].low == "by" and comma > 3
        return Frame(0, comma, (1, 2), (3, comma), is_opening=True) if is_by else None
    if verb_form(words, i) not in {"past", "s", "base"} or not is_adverbial(words, i + 1):
        return None
    first = group_start(words, i)
    subject = sources.subject_before(words, first, 1)
    return Frame(0, comma, (first, i + 1), subject, is_opening=True) if subject and subject[0] <= _NEAR else None


def as_put(words: Sequence[Word], i: int) -> Frame | None:
    """Return the frame of "as she put it" whose "as" stands at ``i``."""
    for verb in range(i + 2, min(i + _LONGEST_NAME + 2, len(words) - 1)):
        if words[verb].low in {"put", "puts", "phrased"} and words[verb + 1].low == "it":
            return Frame(i, verb + 2, (verb, verb + 2), (i + 1, verb), is_opening=i == 0)
        if words[verb].kind is not Kind.WORD:
            break
    return None
