"""Clauses and phrases of English, as far as word lists can tell: where one begins, whether it is whole, what names it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus_tools.text.closed_class import (
    AUXILIARIES,
    CLAUSE_LIMITERS,
    DEMONSTRATIVES,
    DETERMINERS,
    FUNCTION_WORDS,
    PERSONS,
    SUBJECTS,
)
from corpus_tools.text.lexicon import can_be_verb, is_word, lemmas
from corpus_tools.text.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.text.span import Span

SUBJECT_WITHIN = 9
"""Words of a clause in which its subject and verb are looked for."""

COORDINATORS = frozenset("and but or so yet nor while whereas".split())
"""Words that link two clauses of one rank."""
STOPS = frozenset(";:—–()") | {"--"}
"""Marks that part two clauses of one sentence."""
SUBORDINATORS = frozenset(
    """if unless when although though until till while because since once provided providing assuming whether where whenever
    wherever""".split()
)
"""Words that open a clause which depends on another."""
OPENERS = frozenset("then now today so also maybe perhaps however still nevertheless here".split())
"""Adverbs that may be before the subject of a clause."""
ADVERBS = OPENERS | frozenset(
    "home away back again never always yesterday tomorrow tonight soon later once twice well".split()
)
"""Adverbs that are no subject of anything."""
NOT_NOUNS_AFTER = DETERMINERS | frozenset("to of in on at for with by from into as very more most no than".split())
"""Words after which no finite verb comes."""

_NEW_NAME = re.compile(r"(?:\b(?:and|but|so|or|yet|while|whereas)|[;:—–])\s+(?:[A-Z]\w+\s*)+$")
_PIECE = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+[-–—]+\s+|--+")


def pieces(text: str) -> list[str]:
    """Return the lower-case words and marks of a text, a negation that is part of a contraction apart.

    Example:
        >>> pieces("We can't, can we?")
        ['we', 'can', 'not', ',', 'can', 'we', '?']
    """
    found: list[str] = []
    for piece in _PIECE.findall(text.lower().replace("’", "'")):
        if piece.endswith("n't") or piece == "cannot":
            found += [{"wo": "will", "ca": "can", "sha": "shall", "cann": "can"}.get(piece[:-3], piece[:-3]), "not"]
        else:
            found.append(piece.strip() or piece)
    return found


def is_clause(words: Sequence[str]) -> bool:
    """Whether words begin with a subject that a finite verb follows.

    Example:
        >>> [is_clause(text.split()) for text in ("the pilots may object", "rahimi paid", "row home", "the boats in the harbour")]
        [True, True, False, False]
    """
    words = [word for word in words if word.replace("'", "").isalnum()][: SUBJECT_WITHIN + 3]
    while words and (words[0] in SUBORDINATORS or words[0] in OPENERS):
        words = words[1:]
    if not words:
        return False
    stem, _, ending = words[0].partition("'")
    if stem in SUBJECTS:
        is_third = stem in {"that", "this"} and words[1:2] != [] and words[1].endswith("s") and can_be_verb(words[1])
        return bool(ending) or is_third or any(is_verb(words, at) for at in range(1, min(len(words), 5)))
    if not can_only_be_verb(words[0]) and any(
        word in AUXILIARIES and words[at] not in NOT_NOUNS_AFTER for at, word in enumerate(words[1:SUBJECT_WITHIN])
    ):
        return words[0] not in CLAUSE_LIMITERS or words[0] == "no"
    return _is_bare_subject(words) or (
        words[0] in DETERMINERS
        and any(
            is_verb(words, at)
            for at in range(2, min(len(words), SUBJECT_WITHIN))
            if words[at - 1] not in NOT_NOUNS_AFTER
        )
    )


def _is_bare_subject(words: Sequence[str]) -> bool:
    """Whether words begin with a name or a bare noun that a verb in the past follows; with a name, any verb."""
    head = next((at for at, word in enumerate(words[:4]) if is_verb(words, at) and at), 0)
    subject = words[:head]
    if not subject or any(word in FUNCTION_WORDS or word in ADVERBS or word.endswith("ly") for word in subject):
        return False
    if any(is_word(word) and can_be_verb(word) for word in subject):
        return False
    is_past = bool(lemmas(words[head]) - {words[head]}) and not words[head].endswith(("s", "ing"))
    return is_past or not is_word(subject[-1])


def can_only_be_verb(word: str) -> bool:
    """Return whether a word begins a predicate rather than a subject, as far as its form tells."""
    return word in AUXILIARIES or word in {"not", "to", "never"}


def is_verb(words: Sequence[str], at: int) -> bool:
    """Return whether a word may be a finite verb where it is."""
    return words[at] in AUXILIARIES or (can_be_verb(words[at]) and words[at - 1] not in NOT_NOUNS_AFTER)


def joins_two_clauses(before: str, left_out: str, after_it: str, printed: str) -> bool:
    """Return whether an ellipsis takes the subject of one clause to the predicate or the object of another.

    Where a sentence, or a coordinated clause, ends among the words left out, what follows has to be whole, and what
    comes before has to have a verb.

    Args:
        before: the source before the words left out.
        left_out: the words left out.
        after_it: the source after them.
        printed: the words printed before the ellipsis.

    Example:
        >>> joins_two_clauses("Dana ", "lied. Tom ", "told the truth.", "Dana ")
        True
        >>> joins_two_clauses("We ", "row and ", "sail.", "We ")
        False
    """
    text = before + left_out + after_it
    end = len(before) + len(left_out)
    right = end + len(after_it) - len(after_it.lstrip(" \"“‘'"))
    here = next((span for span in _sentences(text) if span.end > right), None)
    if here is None:
        return False
    after = pieces(text[right : here.end])
    has_verb = _has_verb(pieces(re.split(r"[.?!…]\s", printed)[-1]))
    if here.start >= len(before):
        is_whole = not any(map(str.isalnum, text[here.start : right]))
        is_complete = re.search(r"[.?!]\W*$", printed) is not None or re.match(r"\W*?[.?!]", left_out) is not None
        return not is_whole or not (has_verb or is_complete)
    middle = pieces(left_out)
    if _NEW_NAME.search(left_out) and after and can_be_verb(after[0]):
        return True
    is_link = bool(after) and after[0] in COORDINATORS
    bare = after[1:] if is_link else after
    links = [at for at, word in enumerate(middle) if word in COORDINATORS or word in STOPS]
    if any(middle[at + 1 :] and is_clause(middle[at + 1 :] + after) and not is_clause(bare) for at in links):
        return True
    return (is_link or (middle[-1:] != [] and middle[-1] in COORDINATORS)) and is_clause(bare) and not has_verb


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text))


def _has_verb(words: Sequence[str]) -> bool:
    return any(is_verb(words, at) for at in range(1, len(words)))


def names_the_same(said: str, inside: str) -> bool:
    """Return whether a bracket names what a pronoun or a phrase stands for, or gives its words in another form.

    *he* may become *[Vik]*, *this place* *[the harbour]*, *we go* *[went]*; but *we* not *[they]*, and *ward* not *[corridor]*.

    Example:
        >>> names_the_same("he", "Vik"), names_the_same("go", "went"), names_the_same("we", "they")
        (True, True, False)
    """
    ours, theirs = (
        re.findall(r"[^\W_]+", text.casefold().replace("’", "'").replace("'s", "")) for text in (said, inside)
    )
    persons, others = ({PERSONS[word] for word in words if word in PERSONS} for words in (ours, theirs))
    content, new = ([word for word in words if word not in FUNCTION_WORDS] for words in (ours, theirs))
    if not content:
        is_determiner = ours[-1] in {"the", "a", "an"} and bool(new)
        return not is_determiner and (bool(new) or not others - persons or not persons)
    if others - persons:
        return False
    kept = {lemma for word in new for lemma in lemmas(word)}
    is_other_form = all(not kept.isdisjoint(lemmas(word)) for word in content)
    there = {lemma for word in content for lemma in lemmas(word)}
    is_part = all(not there.isdisjoint(lemmas(word)) for word in new)
    is_name = ours[0] in {*DEMONSTRATIVES, "the"} and any(word[:1].isupper() for word in inside.split())
    return is_part or is_other_form or is_name or ours[0] in DEMONSTRATIVES
