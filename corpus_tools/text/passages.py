"""Passages that one text takes from another: a local alignment, repeated until nothing worth it is left.

What a retelling takes from a statement is cut, put in another order and said twice, so that no single alignment
of the two texts holds it. Here every stretch of shared words is a seed; seeds that lie close together in both
texts, in the same order, are chained; the best chain is taken, the words of the retelling in it are used up, and
the next best one is looked for. The words of the statement stay free: a passage may be retold more than once.
What lies between the seeds of a chain is then aligned word by word, and its edges are led to the ends of
sentences that both texts share.

References:
    Li (2018), "Minimap2", on seeds and chaining; Wise (1993), "String similarity via greedy string tiling".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from corpus_tools.text.align import match
from corpus_tools.text.segment import sentences, words
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_GAP_WORDS = 8
"""Most words, in either text, between two seeds of one chain."""

MIN_SEED = 3
"""Least weight of a seed: one word that carries content, or three that carry none, in a row."""

MIN_SCORE = 11
"""Least score of a chain: two rare words of content side by side, or three common ones with hardly a gap."""

RARE = 2
"""Weight that a word of content has more if it stands once in the statement."""

MAX_PLACES = 40
"""A word that stands more often in the statement only makes seeds longer, and begins none."""

MAX_EDGE_WORDS = 12
"""Most words between the last shared word and the end of the sentence for the passage to reach that end."""

MAX_EDGE_DIFFERENCE = 2
"""Most words by which the two texts may differ there."""

MAX_BRIDGE_WORDS = 30
"""Most words between two chains that are one passage, the words between them having been replaced."""

STEP = 1
"""Price of each word that goes with nothing between two seeds."""
SHIFT = 1
"""Price of a gap that is longer in one text than in the other."""

_MAX_ROUNDS = 6
"""Rounds of looking for chains among the seeds that are left; a bound only, two or three are usual."""

_MAX_OVERLAP = 3
"""Most words by which a seed may overlap the one before it, its own first words then being left out."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word as it is compared.

    Attributes:
        span: where it stands.
        key: what must be equal for two words to go together.
        weight: what is gained if they do: 1 for a word that turns up everywhere, 4 and more for one of content.
    """

    span: Span
    key: str
    weight: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that one text takes from another.

    Attributes:
        article: where it stands in the retelling.
        statement: where it was taken from.
        score: weight of the shared words less the price of what lies between.
        pairs: positions of the words that go together, in the lists of lexemes: (retelling, statement).
    """

    article: Span
    statement: Span
    score: int
    pairs: tuple[tuple[int, int], ...]


_Chain = tuple[tuple[tuple[int, int], ...], int]
"""Pairs of words that go together, with their score."""


@dataclass(frozen=True, slots=True)
class _Seed:
    """A run of equal words: ``printed[i : i + n]`` and ``said[j : j + n]``."""

    i: int
    j: int
    n: int


def read_plain(text: str) -> tuple[Lexeme, ...]:
    """Return the words of a text in small letters; short ones weigh little.

    Example:
        >>> [(lexeme.key, lexeme.weight) for lexeme in read_plain("The Pumps")]
        [('the', 1), ('pumps', 4)]
    """
    return tuple(Lexeme(span, key := span.of(text).casefold(), 4 if len(key) > 3 else 1) for span in words(text))


def find_reuse(
    article: str, statement: str, *, read: Callable[[str], Sequence[Lexeme]] = read_plain
) -> tuple[Reuse, ...]:
    """Return the passages that an article takes from a statement, in the order of the article.

    Every word of the article is in one passage at most; the statement's passages may overlap.

    Args:
        article: text of the retelling.
        statement: text that it may have taken passages from.
        read: what makes lexemes of a text.

    Example:
        >>> said = "The bridge stays open all winter. Nobody will lose a job. We will pay for the new pump."
        >>> printed = "They will pay for the new pump, she said. And: the bridge stays open all winter, too."
        >>> for reuse in find_reuse(printed, said): print(reuse.article.of(printed), "|", reuse.statement.of(said))
        They will pay for the new pump | We will pay for the new pump
        the bridge stays open all winter | The bridge stays open all winter
    """
    return align_passages(article, read(article), statement, read(statement))


def align_passages(
    article: str, printed: Sequence[Lexeme], statement: str, said: Sequence[Lexeme]
) -> tuple[Reuse, ...]:
    """Return the passages that an article takes from a statement, both read already."""
    ours, theirs = _Edges.of(article, printed), _Edges.of(statement, said)
    printed = _with_rare(printed, said)
    chains = [(tuple(_filled(chain, printed, said)), score) for chain, score in _chains(printed, said)]
    found = [Reuse(*_reaches(pairs, ours, theirs), score, pairs) for pairs, score in _bridged(chains)]
    return tuple(sorted(_parted(found), key=lambda reuse: reuse.article))


def _with_rare(printed: Sequence[Lexeme], said: Sequence[Lexeme]) -> list[Lexeme]:
    """Return the words of the article, those of content that stand once in the statement with more weight."""
    counts = Counter(lexeme.key for lexeme in said)
    return [
        Lexeme(one.span, one.key, one.weight + RARE) if one.weight > 1 and counts[one.key] == 1 else one
        for one in printed
    ]


def _chains(printed: Sequence[Lexeme], said: Sequence[Lexeme]) -> Iterator[tuple[list[_Seed], int]]:
    """Yield chains of seeds with their scores, each round the best of those that share no printed word."""
    free = [True] * len(printed)
    sums = [0, *accumulate(lexeme.weight for lexeme in printed)]
    seeds = _seeds(printed, said, sums)
    for _ in range(_MAX_ROUNDS):
        is_any = False
        scores, before = _chained(seeds, sums)
        used: set[int] = set()
        for last in sorted(range(len(seeds)), key=lambda at: (-scores[at], seeds[at].i, seeds[at].j)):
            if scores[last] < MIN_SCORE:
                break
            chain, score = _traced(last, seeds, scores, before, used, free)
            if score >= MIN_SCORE:
                is_any = True
                yield chain, score
                for seed in chain:
                    free[seed.i : seed.i + seed.n] = [False] * seed.n
        if not is_any:
            return
        seeds = [piece for seed in seeds for piece in _unused(seed, free, sums)]


def _seeds(printed: Sequence[Lexeme], said: Sequence[Lexeme], sums: Sequence[int]) -> list[_Seed]:
    """Return the longest runs of equal words, one for each place in the statement, in the order of their ends."""
    places: dict[str, list[int]] = {}
    for j, lexeme in enumerate(said):
        places.setdefault(lexeme.key, []).append(j)
    done: list[_Seed] = []
    lengths: dict[int, int] = {}
    for i in range(len(printed) + 1):
        key = printed[i].key if i < len(printed) else None
        here = places.get(key, ()) if key is not None else ()
        if len(here) > MAX_PLACES:
            here = [j + 1 for j in lengths if j + 1 < len(said) and said[j + 1].key == key]
        longer = {j: lengths.pop(j - 1, 0) + 1 for j in here}
        for j, n in lengths.items():
            if sums[i] - sums[i - n] >= MIN_SEED:
                done.append(_Seed(i - n, j - n + 1, n))
        lengths = longer
    return sorted(done, key=_by_end)


def _by_end(seed: _Seed) -> tuple[int, int, int]:
    return seed.i + seed.n, seed.j + seed.n, -seed.n


def _chained(seeds: Sequence[_Seed], sums: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return for each seed the score of the best chain that ends with it, and the seed before it there (or -1)."""
    ending: dict[int, list[int]] = {}
    scores: list[int] = []
    before: list[int] = []
    for at, seed in enumerate(seeds):
        best, came_from = sums[seed.i + seed.n] - sums[seed.i], -1
        for end in range(seed.i - MAX_GAP_WORDS, seed.i + _MAX_OVERLAP + 1):
            for other in ending.get(end, ()):
                gain = _gain(seeds[other], seed, sums)
                if gain is not None and scores[other] + gain > best:
                    best, came_from = scores[other] + gain, other
        scores.append(best)
        before.append(came_from)
        ending.setdefault(seed.i + seed.n, []).append(at)
    return scores, before


def _gain(one: _Seed, other: _Seed, sums: Sequence[int]) -> int | None:
    """Return what is gained by letting one seed follow another; ``None`` if it cannot."""
    gap_i, gap_j = other.i - one.i - one.n, other.j - one.j - one.n
    over = max(0, -gap_i, -gap_j)
    if over > _MAX_OVERLAP or over >= other.n or gap_j + over > MAX_GAP_WORDS:
        return None
    shift = SHIFT if gap_i != gap_j else 0
    return sums[other.i + other.n] - sums[other.i + over] - STEP * (max(gap_i, gap_j) + over) - shift


def _traced(  # noqa: PLR0913, PLR0917 - the state of one round
    last: int, seeds: Sequence[_Seed], scores: Sequence[int], before: Sequence[int], used: set[int], free: list[bool]
) -> tuple[list[_Seed], int]:
    """Return the chain that ends with a seed, as far as its printed words are free, and what it scores."""
    chain: list[_Seed] = []
    at = last
    while at >= 0 and at not in used and all(free[seeds[at].i : seeds[at].i + seeds[at].n]):
        used.add(at)
        chain.append(seeds[at])
        at = before[at]
    return chain[::-1], scores[last] - (scores[at] if at >= 0 and chain else 0) if chain else 0


def _unused(seed: _Seed, free: Sequence[bool], sums: Sequence[int]) -> Iterator[_Seed]:
    """Yield the stretches of a seed whose printed words are free, if they still weigh enough."""
    words = free[seed.i : seed.i + seed.n]
    if all(words):
        yield seed
        return
    start = 0
    for at, is_free in enumerate([*words, False]):
        if not is_free:
            if sums[seed.i + at] - sums[seed.i + start] >= MIN_SEED:
                yield _Seed(seed.i + start, seed.j + start, at - start)
            start = at + 1


def _filled(chain: Sequence[_Seed], printed: Sequence[Lexeme], said: Sequence[Lexeme]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a chain, those between its seeds included."""
    i = j = -1
    for seed in chain:
        skipped = 0 if i < 0 else max(0, i - seed.i, j - seed.j)
        if i >= 0:
            inside = match(said[j : seed.j + skipped], printed[i : seed.i + skipped], _score, free_start=False)
            yield from ((k + i, m + j) for m, k in inside)
        yield from ((seed.i + k, seed.j + k) for k in range(skipped, seed.n))
        i, j = seed.i + seed.n, seed.j + seed.n


def _score(said: Lexeme, printed: Lexeme) -> int | None:
    return printed.weight + 1 if said.key == printed.key else None


def _bridged(chains: Sequence[_Chain]) -> list[_Chain]:
    """Return the chains with those made one that follow one another in both texts, about equally far apart."""
    joined: list[_Chain] = []
    for pairs, score in sorted(chains):
        if joined and _is_bridge(joined[-1][0][-1], pairs[0]):
            joined[-1] = (joined[-1][0] + pairs, joined[-1][1] + score)
        else:
            joined.append((pairs, score))
    return joined


def _is_bridge(last: tuple[int, int], first: tuple[int, int]) -> bool:
    ours, theirs = first[0] - last[0], first[1] - last[1]
    return 0 < theirs <= MAX_BRIDGE_WORDS and 0 < ours <= MAX_BRIDGE_WORDS and abs(ours - theirs) <= MAX_EDGE_DIFFERENCE


@dataclass(frozen=True, slots=True)
class _Edges:
    """The words of a text and the sentences they stand in."""

    lexemes: Sequence[Lexeme]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, lexemes: Sequence[Lexeme]) -> _Edges:
        found = sentences(text)
        return cls(lexemes, found, tuple(span.start for span in found))

    def around(self, at: int) -> Span:
        """Return the sentence that a word stands in."""
        span = self.lexemes[at].span
        place = bisect_right(self.starts, span.start) - 1
        return self.sentences[place] if place >= 0 and span in self.sentences[place] else span

    def n_before(self, at: int) -> int:
        """Return how many words stand before a word in its sentence."""
        start = self.around(at).start
        return next(n for n in range(at + 1) if n == at or self.lexemes[at - n - 1].span.start < start)

    def n_behind(self, at: int) -> int:
        """Return how many words stand behind a word in its sentence."""
        end, last = self.around(at).end, len(self.lexemes) - 1 - at
        return next(n for n in range(last + 1) if n == last or self.lexemes[at + n + 1].span.end > end)


def _reaches(pairs: Sequence[tuple[int, int]], ours: _Edges, theirs: _Edges) -> tuple[Span, Span]:
    """Return what a chain covers in both texts, led to the ends of sentences where both are near."""
    (i, j), (k, m) = pairs[0], pairs[-1]
    starts = [ours.lexemes[i].span.start, theirs.lexemes[j].span.start]
    if _is_near(ours.n_before(i), theirs.n_before(j)):
        starts = [ours.around(i).start, theirs.around(j).start]
    ends = [ours.lexemes[k].span.end, theirs.lexemes[m].span.end]
    if _is_near(ours.n_behind(k), theirs.n_behind(m)):
        ends = [ours.around(k).end, theirs.around(m).end]
    return Span(starts[0], ends[0]), Span(starts[1], ends[1])


def _is_near(n_ours: int, n_theirs: int) -> bool:
    """Whether both edges lie at the end of a sentence, or near one, with other words there in each."""
    if not n_ours or not n_theirs:
        return n_ours == n_theirs
    return max(n_ours, n_theirs) <= MAX_EDGE_WORDS and abs(n_ours - n_theirs) <= MAX_EDGE_DIFFERENCE


def _parted(found: Sequence[Reuse]) -> Iterator[Reuse]:
    """Yield passages without the edges that reach into a better one."""
    taken: list[Span] = []
    for reuse in sorted(found, key=lambda one: (-one.score, one.article)):
        start, end = reuse.article.start, reuse.article.end
        for other in taken:
            if other.start < end and start < other.end:
                start, end = (start, other.start) if start < other.start else (other.end, end)
        if start < end:
            taken.append(Span(start, end))
            yield Reuse(Span(start, end), reuse.statement, reuse.score, reuse.pairs)
