"""The words of a clause laid against its passage: what goes with what, and every difference between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.fidelity.reference import MAX_GAP_WORDS
from corpus_tools.fidelity.words import ELLIPSIS, Kinship, Word, expanded, kinship, read_words
from corpus_tools.text.align import INSERTED, Step, longest_run, match, runs
from corpus_tools.text.closed_class import FUNCTION_WORDS
from corpus_tools.text.lexicon import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MIN_PIECE_WORDS = 3
"""Fewest words that count as a piece of another passage; fewer, that far off, are a chance hit."""

MIN_ANCHOR_WORDS = 3
"""Shortest common run, with a content word in it, that is taken for granted before anything is aligned."""

SEAM = Word("¶", 0, 0)
"""Stands between two stretches that are not adjacent."""

GAIN = {Kinship.SAME: 6, Kinship.SPELLING: 6, Kinship.INFLECTION: 5}
"""Gain of a content word that goes with another."""
FUNCTION_GAIN = {Kinship.SAME: 3, Kinship.SPELLING: 3, Kinship.INFLECTION: 2}
"""The same for function words, which turn up everywhere."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Said words that became printed ones.

    Attributes:
        said: words of the passage; empty for an insertion.
        printed: words of the clause; empty for a deletion.
        is_marked: whether it lies at an ellipsis, inside square brackets or at (sic); words that are only
            left out lie inside the brackets that they touch, which then stand for them too.
        torn: those of the said words whose sentence is printed in part.
    """

    said: tuple[Word, ...]
    printed: tuple[Word, ...]
    is_marked: bool = False
    torn: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A clause laid against a passage.

    Attributes:
        said: words of the passage, with a seam between stretches that are not adjacent.
        printed: words of the clause.
        pairs: positions of words that go together, in order.
        differences: what lies between them, trimmed edges left out.
        said_text: the passage as it is.
        printed_text: the clause as it is.
    """

    said: tuple[Word, ...]
    printed: tuple[Word, ...]
    pairs: tuple[tuple[int, int], ...]
    differences: tuple[Difference, ...]
    said_text: str = ""
    printed_text: str = ""

    @property
    def matched(self) -> Iterator[tuple[Word, Word]]:
        """Words that go together."""
        return ((self.said[j], self.printed[i]) for j, i in self.pairs)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Runs of equal and unequal words, edges included."""
        return runs(self.pairs, len(self.said), len(self.printed))

    @property
    def covered(self) -> tuple[int, int]:
        """First printed word that the passage says anything about, and the one after the last.

        A passage that begins later (or ends earlier) than the clause is silent about the rest.
        """
        if not self.pairs:
            return 0, min(len(self.printed), len(self.said))
        (said_first, first), (said_last, last) = self.pairs[0], self.pairs[-1]
        n_silent = _n_silent(first, said_first)
        n_silent_behind = _n_silent(len(self.printed) - last - 1, len(self.said) - said_last - 1)
        return n_silent, len(self.printed) - n_silent_behind

    @property
    def n_stretches(self) -> int:
        """Number of stretches between seams that words were taken from."""
        seams = [at for at, word in enumerate(self.said) if word is SEAM]
        return len({sum(seam < j for seam in seams) for j, _ in self.pairs})


def _n_silent(n_printed: int, n_said: int) -> int:
    """Return how many of the printed words beyond the outermost match the passage cannot answer for.

    A few said words may well have become twice as many; where the passage has none, it has ended.
    """
    return 0 if n_said and n_printed <= 2 * n_said + 1 else max(0, n_printed - n_said)


def compare(stretches: Sequence[str], printed: str) -> Comparison:
    """Return printed words laid against stretches of a reference.

    Example:
        >>> found = compare(["We may close the plant in May."], "we will close the plant")
        >>> [(word.key, other.key) for d in found.differences for word in d.said for other in d.printed]
        [('may', 'will')]
    """
    ours, theirs = alike_joined(_said(tuple(stretches)), expanded(read_words(printed)))
    return replace(laid(ours, theirs), said_text=" ¶ ".join(stretches), printed_text=printed)


@lru_cache(maxsize=256)
def _said(stretches: tuple[str, ...]) -> tuple[Word, ...]:
    words: list[Word] = []
    for stretch in stretches:
        words += [SEAM] if words else []
        words += (word for word in expanded(read_words(stretch)) if word.key != ELLIPSIS)
    return tuple(
        Word(word.key, word.start, word.end, word.is_name, opens_sentence=word.opens_sentence)
        if word.is_bracketed
        else word
        for word in words
    )


def laid(said: tuple[Word, ...], printed: tuple[Word, ...]) -> Comparison:
    """Return the comparison of two lists of words."""
    free = frozenset(i for i in range(1, len(printed)) if printed[i - 1].is_mark or printed[i].is_mark)
    pairs = _without_chance_hits(list(_pairs(said, printed, free)), said, free)
    steps = runs(pairs, len(said), len(printed))
    return Comparison(said, printed, tuple(pairs), tuple(_differences(steps, said, printed)))


def _pairs(
    said: tuple[Word, ...],
    printed: tuple[Word, ...],
    free: frozenset[int],
    *,
    is_first: bool = True,
    is_last: bool = True,
) -> Iterator[tuple[int, int]]:
    """Yield positions of words that go together: the longest common run, then what lies on either side of it.

    What is left when no run is long enough to be trusted is aligned word by word.
    """
    start, at, length = longest_run([word.key for word in said], [word.key for word in printed])
    run = printed[at : at + length]
    if length < MIN_ANCHOR_WORDS or not _is_anchor(run, said):
        yield from match(
            said, printed, gain, insertion=_insertion, free_before=free, free_start=is_first, free_end=is_last
        )
        return
    yield from _pairs(said[:start], printed[:at], free, is_first=is_first, is_last=at in free)
    yield from ((start + k, at + k) for k in range(length))
    end, after = start + length, at + length
    moved = frozenset(i - after for i in free if i >= after)
    rest = _pairs(said[end:], printed[after:], moved, is_first=0 in moved, is_last=is_last)
    yield from ((j + end, i + after) for j, i in rest)


def _is_anchor(run: tuple[Word, ...], said: tuple[Word, ...]) -> bool:
    """Whether a run of words can be in one place only, and says something."""
    if any(word.is_mark for word in run) or not any(word.is_content for word in run):
        return False
    keys = [word.key for word in run]
    starts = [j for j, word in enumerate(said) if word.key == keys[0]]
    return sum([word.key for word in said[j : j + len(keys)]] == keys for j in starts) == 1


def gain(said: Word, printed: Word) -> int | None:
    """Return how much is gained by laying one word against the other."""
    kin = kinship(said, printed)
    if kin is None or said is SEAM:
        return None
    return GAIN[kin] if said.is_content or printed.is_content else FUNCTION_GAIN[kin]


def _insertion(word: Word) -> int:
    return 0 if word.is_mark else INSERTED


def _without_chance_hits(
    pairs: list[tuple[int, int]], said: tuple[Word, ...], free: frozenset[int]
) -> list[tuple[int, int]]:
    """Return the pairs without small groups that lie far off from all others."""
    groups: list[list[tuple[int, int]]] = [[]]
    for pair in pairs:
        if groups[-1] and pair[0] - groups[-1][-1][0] - 1 > MAX_GAP_WORDS and pair[1] not in free:
            groups.append([])
        groups[-1].append(pair)
    largest = max(groups, key=len)
    seams = any(word is SEAM for word in said)
    kept = [group for group in groups if group is largest or seams or len(group) >= MIN_PIECE_WORDS]
    return [pair for group in kept for pair in group]


def _differences(steps: Sequence[Step], said: tuple[Word, ...], printed: tuple[Word, ...]) -> Iterator[Difference]:
    for step in steps:
        words, others = said[slice(*step.said)], printed[slice(*step.printed)]
        if step.kind == "equal" or (not others and (step is steps[0] or step is steps[-1])):
            continue
        if step is steps[0]:
            words = words[len(words) - min(len(words), len(others)) :]
        elif step is steps[-1]:
            words = words[: len(others)]
        following = said[step.said[1]] if step.said[1] < len(said) else None
        is_marked = _is_edit(words, others) or (step.kind == "delete" and _touches(step, printed))
        yield Difference(words, others, is_marked, _torn(words, following))


def _is_edit(said: tuple[Word, ...], printed: tuple[Word, ...]) -> bool:
    """Whether there is a mark of editing among printed words; (sic) says of none that they were left out."""
    return any(word.is_mark and (word.key != "sic" or not said) for word in printed)


def _touches(step: Step, printed: tuple[Word, ...]) -> bool:
    """Whether words were left out right beside an insertion in square brackets."""
    at = step.printed[0]
    return any(word.is_insertion for word in printed[max(0, at - 1) : at + 1])


def _torn(words: tuple[Word, ...], following: Word | None) -> tuple[Word, ...]:
    """Return the words without the whole sentences among them."""
    openings = [at for at, word in enumerate(words) if word.opens_sentence or word is SEAM]
    if not openings:
        return words
    is_torn = following is not None and not following.opens_sentence and following is not SEAM
    return words[: openings[0]] + (words[openings[-1] :] if is_torn else ())


def alike_joined(said: tuple[Word, ...], printed: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Return both lists with compounds written in one word wherever either writes them so.

    A contraction that lost its apostrophe in one of them is one again.

    Example:
        >>> ours, theirs = alike_joined(read_words("an e-mail to co-operate"), read_words("an email to cooperate"))
        >>> [word.key for word in ours]
        ['an', 'email', 'to', 'cooperate']
    """
    ours, theirs = _with_apostrophes(said, printed), _with_apostrophes(printed, said)
    return _joined(ours, {word.key for word in theirs}), _joined(theirs, {word.key for word in ours})


def _with_apostrophes(words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words with the contractions written out that lost their apostrophe to a space ("we re")."""
    contractions = {word.contraction for word in others if word.contraction}
    if not contractions:
        return words
    found = list(words)
    for at, (word, following) in enumerate(pairwise(words)):
        key = f"{word.key}'{following.key}"
        if key in contractions and not word.contraction:
            one, other = expanded((replace(word, key=key),))[:2]
            found[at : at + 2] = [one, replace(other, start=following.start, end=following.end)]
    return tuple(found)


def _joined(words: tuple[Word, ...], wanted: set[str]) -> tuple[Word, ...]:
    joined: list[Word] = []
    for word in words:
        key = _joined_key(joined[-1], word) if joined else ""
        if key and key in wanted:
            last = joined[-1]
            joined[-1] = Word(key, last.start, word.end, last.is_name, last.is_bracketed, "", last.opens_sentence)
        else:
            joined.append(word)
    return tuple(joined)


def _joined_key(word: Word, following: Word) -> str:
    """Return two words as one: a compound, or a contraction whose apostrophe was lost; else nothing."""
    if word.contraction and word.contraction == following.contraction:
        key = word.contraction.replace("'", "")
        return "" if is_word(key) else key
    return "" if word.key in FUNCTION_WORDS or following is SEAM else word.key + following.key
