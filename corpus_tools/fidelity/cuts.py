"""What a cut leaves behind: limiters of the kept words among the words around them.

*We will close the mill* is no fair piece of *If the unions agree, we will close the mill*. A limiter counts in
the clause of the kept words, in one subordinate to it and in one above it; not across a coordinated clause that
has a subject and a verb of its own (*The pilots may go, and we will close the mill*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.text.clauses import (
    COORDINATORS,
    NOT_NOUNS_AFTER,
    OPENERS,
    STOPS,
    SUBORDINATORS,
    is_clause,
    is_verb,
    pieces,
)
from corpus_tools.text.closed_class import (
    ADJACENT_LIMITERS,
    ANOTHER_WORLD,
    ATTITUDES,
    ATTITUDES_TO_DO,
    AUXILIARIES,
    CALENDAR,
    CLAUSE_LIMITERS,
    CONCESSIONS,
    CONDITIONAL_OPENERS,
    DETERMINERS,
    DISCLAIMER,
    FOCUS,
    LONG_LIMITERS,
    MODALS_OF_DOUBT,
    NOT_LIMITING,
    NUMBER_BOUNDS,
    OCCASIONS,
    OWN_WORDS,
    PLAIN_GOVERNORS,
    SUBJECTS,
    TAKEN_BACK,
    UNREAL_NOUNS,
)
from corpus_tools.text.lexicon import can_be_verb, lemmas
from corpus_tools.text.segment import sentences
from corpus_tools.text.values import read_values

if TYPE_CHECKING:
    from collections.abc import Sequence

N_WORDS_ELSEWHERE = 3
"""Words at a cut that must be in another clause of the quote for it to be no cut."""
FRAGMENT_WORDS = 8
"""Most words of a sentence without a verb that still belongs to the one before it."""

_REASONS = frozenset({"because", "since", "as"})
_DENIALS = frozenset(
    "deny denies denied denying doubt doubts doubted refuse refuses refused reject rejects rejected refute refutes".split()
)
"""Verbs that turn round what comes after them, and nothing that came before."""
_COPULAS = frozenset("is was be been remains are were".split())
_TOLD = frozenset(
    "you him her them me us everyone everybody people yesterday today again before last week month ago".split()
)
_BEFORE_A_NOUN = (NOT_NOUNS_AFTER - {"no", "more", "most"}) | frozenset(
    "after before since during until till under over about like beyond despite without within through around all".split()
)
_EDGE = frozenset("too also again yet still already either alone anymore".split())
_FUTURE = frozenset("will shall ll may can".split())


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
    if DISCLAIMER.search(" ".join(words)):
        return not _is_in(words, elsewhere, last=True)
    words = words[_last_clause(words, rest) :]
    return (
        any(word.isalnum() for word in words)
        and _limits_before(words, rest)
        and not _is_in(words, elsewhere, last=True)
    )


def _last_clause(words: list[str], rest: list[str]) -> int:
    """Return where the last clause begins that is coordinated with the ones before it and has the kept words."""
    is_link = bool(rest and words) and rest[0] in COORDINATORS - {"nor"} and words[0] not in SUBORDINATORS
    if is_link and is_clause(rest[1:]) and is_clause(words):
        return len(words)
    for at in range(len(words) - 1, -1, -1):
        is_reason = words[at] in _REASONS and words[at - 1 : at] == [","]
        is_splice = words[at] == "," and at > 0 and ATTITUDES.isdisjoint(words[:at])
        if words[at] in COORDINATORS or words[at] in STOPS or is_reason or is_splice:
            clause = [word for word in words[at + 1 :] + rest if word not in COORDINATORS]
            is_main = not is_splice or (
                words[0] not in SUBORDINATORS | OPENERS
                and ANOTHER_WORLD.search(" ".join(words[:at])) is None
                and words[at + 1 : at + 2] in ([], ["we"])
            )
            if is_main and is_clause(clause) and is_clause(words[:at]) and not _is_open(words[:at], words[at]):
                return at + 1
    return 0


def _is_open(words: list[str], link: str) -> bool:
    """Whether the clause before a coordinator is one that rules what follows it too: "if A and B, …", "I think A and B"."""
    start = max((at + 1 for at, word in enumerate(words) if word in {",", ";", "—"}), default=0)
    has_comma = bool(words) and words[-1] == ","
    head = words[start - 1 if has_comma else start :] if start < len(words) else words
    is_condition = bool(head) and head[0] in SUBORDINATORS and not has_comma
    is_first = bool(words) and words[0] in SUBORDINATORS and "," not in words[:-1]
    is_report = link == "and" and not has_comma and not ATTITUDES.isdisjoint(words)
    return is_condition or is_first or is_report


def _limits_before(words: list[str], rest: list[str]) -> bool:
    plain = [word for word in words if word != ","]
    if (
        _has_clause_limiter(words, is_before=True)
        or _has_long(plain)
        or _is_of_another_world(words)
        or _is_governed(words, rest)
        or _is_focused(words)
    ):
        return True
    is_inverted = plain[0] in {"had", "were", "should"} and plain[1:2] != [] and plain[1] in SUBJECTS | DETERMINERS
    is_occasion = words[0] in OCCASIONS and _is_open_occasion(words[1:], rest)
    is_compared = plain[-2:] in (["instead", "of"], ["one", "in"], ["rather", "than"], ["far", "from"])
    if (is_inverted and "," in words) or is_occasion or is_compared:
        return True
    tail = [] if not words[-1].isalnum() else [word for word in plain if word.replace("'", "").isalnum()]
    while tail and tail[-1] in {"that", "how", "why"}:
        tail = tail[:-1]
    is_of_clause = is_clause(rest) or len(tail) < len(_bare(plain)) or not AUXILIARIES.isdisjoint(rest)
    if tail and is_of_clause and _is_attitude(tail, ATTITUDES):
        return True
    if len(tail) > 1 and tail[-1] == "to" and _is_attitude(tail[:-1], ATTITUDES_TO_DO):
        return True
    return _is_bounded(tail, rest)


def _is_open_occasion(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether *when* or *once* opens what is, or will be, whenever it is: no mere date in the past."""
    clause = words[: words.index(",")] if "," in words else words
    is_short = len(clause) < 3 and SUBJECTS.isdisjoint(clause)
    return not _FUTURE.isdisjoint(kept) or not _is_past(kept if is_short else clause)


def _is_past(words: Sequence[str]) -> bool:
    """Whether a clause tells of something past."""
    verbs = [word for at, word in enumerate(words) if at and is_verb(words, at) and word not in AUXILIARIES]
    is_inflected = any(lemmas(word) - {word} and not word.endswith(("s", "ing")) for word in verbs)
    now = AUXILIARIES - {"was", "were", "had", "did", "have", "has"}
    is_unreal = "have" in words and not {"could", "would", "should", "might"}.isdisjoint(words)
    return is_unreal or not {"was", "were", "had", "did"}.isdisjoint(words) or (is_inflected and now.isdisjoint(words))


def _is_of_another_world(words: Sequence[str]) -> bool:
    """Whether words take a clause out of the world as it is: "in theory", "barring a strike", "legend has it"."""
    plain = [word for word in words if word.replace("'", "").isalnum()]
    is_opened = bool(plain) and plain[0] in CONDITIONAL_OPENERS and plain[1:2] != ["that"]
    starts = [at + 1 for at, word in enumerate(words) if word in {",", "(", "—", "–"} and at + 1 < len(words)]
    is_inserted = any(words[at] in CONDITIONAL_OPENERS - {"where", "given"} for at in starts)
    return is_opened or is_inserted or ANOTHER_WORLD.search(" ".join(plain)) is not None


def _is_focused(words: Sequence[str]) -> bool:
    """Whether the last word before the kept ones is one whose loss is a change: *even the crew*, *we still own it*."""
    bare = _bare(list(words))
    if not bare or words[-1] != bare[-1] or bare[-1] not in FOCUS:
        return False
    return bare[-1] in {"just", "even"} or (len(bare) > 1 and bare[-2] not in COORDINATORS)


def _is_governed(words: list[str], rest: list[str]) -> bool:
    """Whether a clause with *that* rules the kept words, and does not plainly say that they are so.

    *It is a myth that …* and *My hope is that …* rule them; *I know that …*, *The fact is that …* only introduce them.
    """
    if words[-1] in {"before", "until", "till"} | OCCASIONS and len(_bare(words)) > 1 and is_clause(_bare(rest)):
        return words[-1] not in OCCASIONS or _is_open_occasion(rest, rest)
    if words[-1] == ":":
        return not UNREAL_NOUNS.isdisjoint(words[-3:]) or words[-4:-1] == ["far", "from", "it"]
    text = [*_bare(words), "¶", *_bare(rest)]
    cut = text.index("¶")
    for at in range(min(cut, len(text) - 2), 0, -1):
        link = at + (at == cut)
        if text[link] != "that" or text[at - 1] in _BEFORE_A_NOUN:
            continue
        head, clause = text[:at], [word for word in text[link + 1 :] if word != "¶"]
        if is_clause(clause) and (link > cut or is_clause(_bare(rest)) or not AUXILIARIES.isdisjoint(rest)):
            return not _is_plain(head, clause)
    return False


def _is_plain(head: list[str], clause: list[str]) -> bool:
    """Whether what governs a clause with *that* takes it for true, or *that* only points back to a noun."""
    head = [word for word in head if not word.endswith("ly") and word not in {"all", "also", "then"}] or head
    if not {"so", "such", "now"}.isdisjoint(head[-4:]) and head[-1] != "so":
        return True
    if not MODALS_OF_DOUBT.isdisjoint(head) or (head[0] in AUXILIARIES and head[1:2] != [] and head[1] in SUBJECTS):
        return False
    while len(head) > 1 and head[-1] in _TOLD:
        head = head[:-1]
    last = head[-1]
    stem, _, ending = last.partition("'")
    if last in _COPULAS or ending == "s":
        last = stem if ending == "s" else (head[-2] if len(head) > 1 else last)
    forms = {last, *lemmas(last)}
    if not forms.isdisjoint(OWN_WORDS):
        is_passive = (
            last in {"told", "assured", "reported"}
            and head[-2:-1] != []
            and head[-2] in AUXILIARIES - {"have", "had", "has"}
        )
        return not is_passive and not {"i", "we", "i've", "we've", "i'll", "we'll", "let"}.isdisjoint(head)
    if not forms.isdisjoint(PLAIN_GOVERNORS):
        return True
    is_noun = len(head) > 1 and last == head[-1] and (head[-2] in DETERMINERS or not can_be_verb(last))
    if not forms.isdisjoint(UNREAL_NOUNS) or not is_noun:
        return False
    verb = next((at for at in range(1, len(clause)) if is_verb(clause, at)), len(clause))
    following = clause[verb + 1 : verb + 2]
    return following == [] or (following[0] in NOT_NOUNS_AFTER - DETERMINERS) or following[0] in COORDINATORS


def _bare(words: list[str]) -> list[str]:
    return [word for word in words if word.replace("'", "").isalnum()]


def _is_attitude(words: list[str], attitudes: frozenset[str]) -> bool:
    """Whether words end in a verb that says how sure, or whose view, what follows is."""
    verb = words[-1]
    is_own_word = verb in {"say", "said", "says", "saying"} and not {"i", "we"}.isdisjoint(words[-6:])
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
    return bool(words) and modal in MODALS_OF_DOUBT and first in lemmas(first) and can_be_verb(first)


def _has_clause_limiter(words: list[str], *, is_before: bool) -> bool:
    for at, word in enumerate(words):
        two = (word, words[at + 1]) if at + 1 < len(words) else (word, "")
        is_harmless = two in NOT_LIMITING or (at and (words[at - 1], word) in NOT_LIMITING)
        is_answer = word == "no" and not two[1].isalnum() and (is_before or not at)
        is_limiter = word in CLAUSE_LIMITERS and (is_before or word not in _DENIALS)
        if is_limiter and not is_harmless and not is_answer:
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
    if rest and _takes_back(pieces(rest[0].of(whole))) and not _is_in(_heads(rest[0].of(whole)), elsewhere, last=False):
        return "\n" not in whole[(spans[0].end if first else len(kept)) : rest[0].start]
    if not rest or "\n" in whole[(spans[0].end if first else len(kept)) : rest[0].start]:
        return False
    fragment = pieces(rest[0].of(whole))
    n_words = sum(word.isalnum() for word in fragment)
    is_fragment = n_words <= FRAGMENT_WORDS and not _is_main_clause(fragment)
    return is_fragment and _limits_after(fragment, []) and not _is_in(_heads(rest[0].of(whole)), elsewhere, last=False)


def _takes_back(words: list[str]) -> bool:
    """Whether words say of the ones before them that they are not so: "that is a myth", "just kidding"."""
    bare = _bare(words)
    text = " ".join(bare)
    if TAKEN_BACK.match(text):
        return True
    points_back = bare[:1] != [] and bare[0] in {"is", "was", "that", "that's", "this", "which", "such", "it's", "or"}
    return points_back and len(bare) <= FRAGMENT_WORDS and not UNREAL_NOUNS.isdisjoint(bare)


def _is_main_clause(words: list[str]) -> bool:
    """Whether a sentence has a main clause; one that begins with "if" and has no comma has none."""
    bare = [word for word in words if word not in COORDINATORS]
    is_subordinate = bool(bare) and bare[0] in SUBORDINATORS | {"except", "only", "but"}
    if is_subordinate and "," not in bare:
        return not (bare[0] in SUBORDINATORS or not is_clause(bare[1:]))
    if is_subordinate:
        return sum(word.isalnum() for word in bare[bare.index(",") :]) > 1
    return is_clause(bare)


def _heads(text: str) -> list[str]:
    return [word for word in pieces(text) if word.isalnum()]


def _limits_after(words: list[str], kept: list[str]) -> bool:
    at = 0
    while at < len(words) and not words[at].replace("'", "").isalnum() and words[at] not in STOPS:
        at += 1
    is_edge = words[at : at + 1] != [] and words[at] in _EDGE and not "".join(words[at + 1 : at + 2]).isalnum()
    if (is_edge and kept) or _takes_back(words[at:]):
        return True
    end = _end_of_clause(words, at, kept)
    if end is None:
        return True
    scope = words[:end]
    is_occasion = words[at : at + 1] != [] and words[at] in OCCASIONS
    is_date = any(word in CALENDAR or word[:1].isdigit() for word in kept[-2:])
    is_aside = "," in words[:at] and is_date  # "on 1 July, when the harbour opens" tells more of that day
    if is_occasion and not is_aside and _is_open_occasion(scope[at + 1 :], kept):
        return True
    plain = [word for word in scope if word != ","]
    return (
        _has_clause_limiter(scope, is_before=False)
        or _has_long(plain)
        or _has_parenthesis_of_view(scope)
        or _is_of_another_world(scope)
    )


def _end_of_clause(words: list[str], at: int, kept: list[str]) -> int | None:
    """Return where the clause ends that the words after a cut belong to; ``None`` if what ends it limits the kept words."""
    for link in range(len(words)):
        if _ends_scope(words, link):
            return link
        if words[link] in COORDINATORS or words[link] in STOPS:
            clause = words[link + 1 :]
            while clause and (clause[0] in COORDINATORS or clause[0] in STOPS):
                clause = clause[1:]
            points_back = (
                _is_reported(["so", *_bare(clause)][:5])
                or clause[:1] in (["that"], ["which"])
                or clause[:2] in (["it", "depends"], ["i", "doubt"])
            )
            if words[link] == "or" and link == at and clause and any(word.isalnum() for word in kept):
                return None
            is_main = not clause or clause[0] not in SUBORDINATORS
            if is_main and is_clause(clause) and not points_back and words[link] != "or":
                return link
            if words[link] in {"but", "yet"} and link <= at + 1 and clause and clause[0].isalnum():
                return None
    return len(words)


def _ends_scope(words: list[str], at: int) -> bool:
    """Whether a reason, a mere concession ("even if …") or a clause spliced on by a comma begins here."""
    rest = [word for word in words[at + 1 :] if word.isalnum()]
    if words[at] == ",":
        is_view = not ATTITUDES.isdisjoint(lemma for word in rest[:3] for lemma in lemmas(word))
        return len(rest) > 3 and rest[0] in SUBJECTS - {"that", "this"} and is_clause(rest) and not is_view
    is_concession = words[at] == "even" and rest[:1] in (["if"], ["though"], ["when"])
    return is_concession or (words[at] in {"because", "since"} and is_clause(rest))


def _has_parenthesis_of_view(words: list[str]) -> bool:
    """Whether a view is added after a comma: ", I think", ", critics say", ", or so they claim"."""
    for at, word in enumerate(words):
        if word in {",", "—", "–", "-", "("} and at + 1 < len(words):
            rest = [w for w in words[at + 1 :] if w.isalnum()][:5]
            if _is_reported(rest):
                return True
            if any(_is_attitude(rest[: k + 1], ATTITUDES) and k for k in range(len(rest))) and len(rest) <= 5:
                return True
    return False


def _is_reported(words: Sequence[str]) -> bool:
    """Whether words say that somebody else said so: "so the story goes", "they tell us", "we were told"."""
    is_told = len(words) < 5 and not {"tell", "tells", "told"}.isdisjoint(words) and words[:1] != ["i"]
    is_told = is_told and words[0] in SUBJECTS and (words[0] != "we" or not {"were", "are"}.isdisjoint(words))
    return is_told or (words[:1] == ["so"] and len(words) < 5 and words[-1] in {"goes", "say", "claim", "said", "hear"})


def _is_in(words: Sequence[str], text: str, *, last: bool) -> bool:
    """Whether the words next to a cut are printed, or stood for, elsewhere in the quote."""
    if not text:
        return False
    bare = [word for word in words if word.isalnum()]
    near = bare[-N_WORDS_ELSEWHERE:] if last else bare[:N_WORDS_ELSEWHERE]
    return f" {' '.join(near)} " in f" {' '.join(_heads(text))} "
