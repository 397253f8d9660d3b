"""What a cut leaves behind: limiters of the kept words among the words around them.

*We will close the mill* is no fair piece of *If the unions agree, we will close the mill*. A limiter counts in
the clause of the kept words, in one subordinate to it and in one above it; not across a coordinated clause that
has a subject and a verb of its own (*The pilots may go, and we will close the mill*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus_tools.text.closed_class import (
    ADJACENT_LIMITERS,
    ATTITUDES,
    ATTITUDES_TO_DO,
    AUXILIARIES,
    CLAUSE_LIMITERS,
    CONCESSIONS,
    DETERMINERS,
    LONG_LIMITERS,
    MODALS_OF_DOUBT,
    NOT_LIMITING,
    NUMBER_BOUNDS,
    SUBJECTS,
)
from corpus_tools.text.lexicon import can_be_verb, lemmas
from corpus_tools.text.segment import sentences
from corpus_tools.text.values import read_values

if TYPE_CHECKING:
    from collections.abc import Sequence

N_WORDS_ELSEWHERE = 3
"""Words at a cut that must be in another clause of the quote for it to be no cut."""
SUBJECT_WITHIN = 9
"""Words of a clause in which its subject and verb are looked for."""
FRAGMENT_WORDS = 8
"""Most words of a sentence without a verb that still belongs to the one before it."""

_PIECE = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+[-–—]+\s+|--+")
_COORDINATORS = frozenset("and but or so yet nor while whereas".split())
_STOPS = frozenset(";:—–()") | {"--"}
_SUBORDINATORS = frozenset(
    "if unless when although though until till while because since once provided providing assuming whether".split()
)
_OPENERS = frozenset("then now today so also maybe perhaps however still nevertheless here".split())
_FUTURE = frozenset("will shall ll may can".split())
_NOT_NOUNS_AFTER = DETERMINERS | frozenset("to of in on at for with by from into as very more most no than".split())


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


def is_cut_after_limiter(before: str, kept: str, elsewhere: str = "") -> bool:
    """Return whether the words before a cut, in the same sentence, limit the kept ones.

    Args:
        before: the source before the kept words.
        kept: the kept words, as they are in the source.
        elsewhere: words that other clauses of the quote print or stand for; they are not cut off.

    Example:
        >>> is_cut_after_limiter("If the unions agree, ", "we will close the mill")
        True
        >>> is_cut_after_limiter("The unions may object, but ", "we will close the mill")
        False
    """
    spans = sentences(before + kept) if before.strip() else ()
    span = next((span for span in spans if span.start <= len(before) < span.end), None)
    if span is None or span.start >= len(before):
        return False
    words, rest = pieces(before[span.start :]), pieces(kept)
    words = words[_last_clause(words, rest) :]
    return (
        any(word.isalnum() for word in words)
        and _limits_before(words, rest)
        and not _is_in(words, elsewhere, last=True)
    )


def _last_clause(words: list[str], rest: list[str]) -> int:
    """Return where the last clause begins that is coordinated with the ones before it and has the kept words."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _COORDINATORS or words[at] in _STOPS:
            if words[at] == "or":
                continue
            clause = [word for word in words[at + 1 :] + rest if word not in _COORDINATORS or word == "or"]
            if _is_clause(clause) and _is_clause(words[:at]) and not _is_open(words[:at], words[at]):
                return at + 1
    return 0


def _is_open(words: list[str], link: str) -> bool:
    """Whether the clause before a coordinator is one that rules what follows it too: "if A and B, …", "I think A and B"."""
    start = max((at + 1 for at, word in enumerate(words) if word in {",", ";", "—"}), default=0)
    has_comma = bool(words) and words[-1] == ","
    head = words[start - 1 if has_comma else start :] if start < len(words) else words
    is_condition = bool(head) and head[0] in _SUBORDINATORS and not has_comma
    is_first = bool(words) and words[0] in _SUBORDINATORS and "," not in words[:-1]
    is_report = link == "and" and not has_comma and not ATTITUDES.isdisjoint(words)
    return is_condition or is_first or is_report


def _is_clause(words: Sequence[str]) -> bool:
    """Whether words begin with a subject that a finite verb follows.

    Example:
        >>> [_is_clause(text.split()) for text in ("the pilots may object", "row home", "the boats in the harbour")]
        [True, False, False]
    """
    words = [word for word in words if word.replace("'", "").isalnum()][: SUBJECT_WITHIN + 3]
    while words and (words[0] in _SUBORDINATORS or words[0] in _OPENERS):
        words = words[1:]
    if not words:
        return False
    stem, _, ending = words[0].partition("'")
    if stem in SUBJECTS:
        return bool(ending) or any(_is_verb(words, at) for at in range(1, min(len(words), 5)))
    if not can_only_be_verb(words[0]) and any(
        word in AUXILIARIES and words[at] not in _NOT_NOUNS_AFTER for at, word in enumerate(words[1:SUBJECT_WITHIN])
    ):
        return words[0] not in CLAUSE_LIMITERS or words[0] == "no"
    return words[0] in DETERMINERS and any(
        _is_verb(words, at) for at in range(2, min(len(words), SUBJECT_WITHIN)) if words[at - 1] not in _NOT_NOUNS_AFTER
    )


def can_only_be_verb(word: str) -> bool:
    """Return whether a word begins a predicate rather than a subject, as far as its form tells."""
    return word in AUXILIARIES or word in {"not", "to", "never"}


def _is_verb(words: Sequence[str], at: int) -> bool:
    return words[at] in AUXILIARIES or (can_be_verb(words[at]) and words[at - 1] not in _NOT_NOUNS_AFTER)


def _limits_before(words: list[str], rest: list[str]) -> bool:
    plain = [word for word in words if word != ","]
    if _has_clause_limiter(words, is_before=True) or _has_long(plain):
        return True
    if plain[-2:] in (["instead", "of"], ["rather", "than"], ["far", "from"]):
        return True
    if words[0] in {"when", "once"} and not _FUTURE.isdisjoint(rest):
        return True
    tail = [] if not words[-1].isalnum() else [word for word in plain if word.replace("'", "").isalnum()]
    while tail and tail[-1] in {"that", "how", "why"}:
        tail = tail[:-1]
    if tail and _is_attitude(tail, ATTITUDES):
        return True
    if len(tail) > 1 and tail[-1] == "to" and _is_attitude(tail[:-1], ATTITUDES_TO_DO):
        return True
    return _is_bounded(tail, rest)


def _is_attitude(words: list[str], attitudes: frozenset[str]) -> bool:
    """Whether words end in a verb that says how sure, or whose view, what follows is."""
    verb = words[-1]
    is_own_word = verb in {"say", "said", "says", "saying"} and words[-2:-1] in (["i"], ["we"])
    return not attitudes.isdisjoint({verb, *lemmas(verb)}) and not is_own_word


def _is_bounded(words: list[str], rest: list[str]) -> bool:
    """Whether the last words are a determiner or a bound of what comes next ("some of the", "almost")."""
    end = len(words)
    while end and words[end - 1] in {
        "of",
        "the",
        "our",
        "these",
        "those",
        "us",
        "them",
        "a",
        "an",
        "their",
        "my",
        "your",
    }:
        end -= 1
    first = next((word for word in rest if word.isalnum()), "")
    if end and words[end - 1] in ADJACENT_LIMITERS:
        return True
    if end == len(words) and end and words[end - 1] in NUMBER_BOUNDS:
        return first[:1].isdigit() or first in {"half", "a"} or bool(read_values(first))
    if words and words[-1] in {"and", "or"} and first in lemmas(first):
        return not MODALS_OF_DOUBT.isdisjoint(words)
    modal = next((word for word in reversed(words[-2:]) if word not in {"not", "also", "well", "even", "soon"}), "")
    return bool(words) and modal in MODALS_OF_DOUBT and first in lemmas(first)


def _has_clause_limiter(words: list[str], *, is_before: bool) -> bool:
    for at, word in enumerate(words):
        two = (word, words[at + 1]) if at + 1 < len(words) else (word, "")
        is_harmless = two in NOT_LIMITING or (at and (words[at - 1], word) in NOT_LIMITING)
        is_answer = word == "no" and not two[1].isalnum() and (is_before or not at)
        if word in CLAUSE_LIMITERS and not is_harmless and not is_answer:
            return True
        is_first = not any(other.isalnum() for other in words[:at])
        if not is_before and word in CONCESSIONS and is_first and not is_harmless:
            return True
    return False


def _has_long(words: list[str]) -> bool:
    return any(tuple(words[at : at + len(long)]) == long for at in range(len(words)) for long in LONG_LIMITERS)


def is_cut_before_limiter(after: str, kept: str = "", elsewhere: str = "") -> bool:
    """Return whether the words after a cut, in the same sentence, limit the kept ones; a fragment after it counts too.

    Args:
        after: the source after the kept words.
        kept: the kept words, as they are in the source.
        elsewhere: words that other clauses of the quote print or stand for; they are not cut off.

    Example:
        >>> is_cut_before_limiter(" if they agree.", "We will close the mill")
        True
        >>> is_cut_before_limiter(", and the pilots may object.", "We will close the mill")
        False
    """
    whole = kept + after
    spans = [span for span in sentences(whole) if span.end > len(kept)] if after.strip() else []
    if not spans:
        return False
    first = after[: max(0, spans[0].end - len(kept))] if spans[0].start < len(kept) or not kept.strip() else ""
    if first and _limits_after(pieces(first), pieces(kept)) and not _is_in(_heads(first), elsewhere, last=False):
        return True
    rest = spans[1:] if first else spans
    if not rest or "\n" in whole[(spans[0].end if first else len(kept)) : rest[0].start]:
        return False
    fragment = pieces(rest[0].of(whole))
    n_words = sum(word.isalnum() for word in fragment)
    is_fragment = n_words <= FRAGMENT_WORDS and not _is_main_clause(fragment)
    return is_fragment and _limits_after(fragment, []) and not _is_in(_heads(rest[0].of(whole)), elsewhere, last=False)


def _is_main_clause(words: list[str]) -> bool:
    """Whether a sentence has a main clause; one that begins with "if" and has no comma has none."""
    bare = [word for word in words if word not in _COORDINATORS]
    is_subordinate = bool(bare) and bare[0] in _SUBORDINATORS | {"except", "only", "but"}
    if is_subordinate and "," not in bare:
        return not (bare[0] in _SUBORDINATORS or not _is_clause(bare[1:]))
    if is_subordinate:
        return sum(word.isalnum() for word in bare[bare.index(",") :]) > 1
    return _is_clause(bare)


def _heads(text: str) -> list[str]:
    return [word for word in pieces(text) if word.isalnum()]


def _limits_after(words: list[str], kept: list[str]) -> bool:
    at = 0
    while at < len(words) and not words[at].isalnum() and words[at] not in _STOPS:
        at += 1
    end = len(words)
    for link in range(len(words)):
        if words[link] in _COORDINATORS or words[link] in _STOPS:
            clause = words[link + 1 :]
            while clause and (clause[0] in _COORDINATORS or clause[0] in _STOPS):
                clause = clause[1:]
            points_back = clause[:1] in (["that"], ["which"]) or clause[:2] in (["it", "depends"], ["i", "doubt"])
            if words[link] == "or" and link == at and clause and any(word.isalnum() for word in kept):
                return True
            is_main = not clause or clause[0] not in _SUBORDINATORS
            if is_main and _is_clause(clause) and not points_back and words[link] != "or":
                end = link
                break
            if words[link] in {"but", "yet"} and link <= at + 1 and clause and clause[0].isalnum():
                return True
    if words[at : at + 1] in (["when"], ["once"]) and not _FUTURE.isdisjoint(kept):
        return True
    scope = words[:end]
    plain = [word for word in scope if word != ","]
    if _has_clause_limiter(scope, is_before=False) or _has_long(plain):
        return True
    return _has_parenthesis_of_view(scope)


def _has_parenthesis_of_view(words: list[str]) -> bool:
    """Whether a view is added after a comma: ", I think", ", critics say", ", or so they claim"."""
    for at, word in enumerate(words):
        if word in {",", "—", "–", "-", "("} and at + 1 < len(words):
            rest = [w for w in words[at + 1 :] if w.isalnum()][:5]
            if any(_is_attitude(rest[: k + 1], ATTITUDES) and k for k in range(len(rest))) and len(rest) <= 5:
                return True
    return False


def _is_in(words: Sequence[str], text: str, *, last: bool) -> bool:
    """Whether the words next to a cut are printed, or stood for, elsewhere in the quote."""
    if not text:
        return False
    bare = [word for word in words if word.isalnum()]
    near = bare[-N_WORDS_ELSEWHERE:] if last else bare[:N_WORDS_ELSEWHERE]
    return f" {' '.join(near)} " in f" {' '.join(_heads(text))} "
