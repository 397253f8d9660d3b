"""A source as words that can be looked up, and the places where the words of a quote may come from.

A quote votes with its rarer words for the stretches of the source that hold them in the same order; the best
stretches are aligned word by word. Nothing is decided here: a place only says where to compare.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from corpus_tools.text.closed_class import FUNCTION_WORDS
from corpus_tools.text.quotemarks import find_quoted
from corpus_tools.text.segment import sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_PLACES = 3
"""Places of one quote that are compared; the words of a release seldom occur more often."""

MAX_POSITIONS = 400
"""A word that occurs more often in a source does not vote, unless all words of the quote are so common."""

GAP_PRICE = 0.25
"""What a word of the source that the quote leaves out inside its place costs, in weights of an average word."""

SMALL_WORD = 0.25
"""What a function word weighs: two texts share many of them whatever they are about."""

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a source from which the words of a quote may come.

    Attributes:
        source: the source.
        span: from the first to the last word that the quote shares with it.
        sentences: the whole sentences around it.
        said: what the quote is compared with: the sentences, or of speech in quotation marks what is inside the marks.
        share: how much of the quote's words is found there in the same order, weighted by rarity, 0 to 1.
    """

    source: Source
    span: Span
    sentences: Span
    said: str
    share: float


class Source:
    """One text that words may come from.

    Attributes:
        name: what to call it, such as the name of its file.
        text: canonical text (NFC, line ends LF).
    """

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text

    @cached_property
    def _words(self) -> list[Span]:
        return [Span(*match.span()) for match in _WORD.finditer(self.text)]

    @cached_property
    def _keys(self) -> list[str]:
        return [_key(span.of(self.text)) for span in self._words]

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for position, key in enumerate(self._keys):
            found[key].append(position)
        return found

    @cached_property
    def _sentences(self) -> list[Span]:
        return list(sentences(self.text))

    @cached_property
    def _quoted(self) -> list[Span]:
        return [quoted.content for quoted in find_quoted(self.text) if quoted.level == 0]

    def _weight(self, key: str) -> float:
        rarity = log(1 + len(self._keys) / (1 + len(self._positions.get(key, ()))))
        return rarity * (SMALL_WORD if key in FUNCTION_WORDS else 1.0)

    def find_places(self, printed: str) -> list[Place]:
        """Return where the words of a quote may come from, the best place first.

        Args:
            printed: the words of the quote; an ellipsis in it may leave out any number of words.

        Example:
            >>> source = Source("release", "The mill is old. We may close the mill in May. Nobody was hurt.")
            >>> [place.said for place in source.find_places("We will close the mill")]
            ['We may close the mill in May.']
        """
        keys = [_key(match.group()) for match in _WORD.finditer(printed)]
        if not keys or not self._keys:
            return []
        found: dict[Span, Place] = {}
        for start, end in self._windows(keys):
            place = self._place(keys, start, end)
            if place is not None and (place.sentences not in found or found[place.sentences].share < place.share):
                found[place.sentences] = place
        return sorted(found.values(), key=lambda place: (-place.share, place.span))[:MAX_PLACES]

    def _windows(self, keys: Sequence[str]) -> list[tuple[int, int]]:
        """Return the stretches, in words of the source, for which the quote's words vote most."""
        width = max(12, len(keys))
        votes: dict[int, float] = defaultdict(float)
        is_rare = [len(self._positions.get(key, ())) <= MAX_POSITIONS for key in keys]
        for at, key in enumerate(keys):
            if is_rare[at] or not any(is_rare):
                weight = self._weight(key)
                for position in self._positions.get(key, ())[: 50 * MAX_POSITIONS]:
                    bucket = (position - at) // width
                    votes[bucket] += weight
                    votes[bucket + 1] += weight
        best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[: 2 * MAX_PLACES]
        slack = 2 * width
        return [
            (max(0, (bucket - 1) * width - slack), min(len(self._keys), (bucket + 1) * width + len(keys) + slack))
            for bucket, _ in best
        ]

    def _place(self, keys: Sequence[str], start: int, end: int) -> Place | None:
        """Return the best stretch inside a window: the run of shared words that is worth more than its gaps cost."""
        window = self._keys[start:end]
        pairs = _matched(window, keys, start)
        if not pairs:
            return None
        weights = [self._weight(keys[printed]) for _, printed in pairs]
        first, last = _best_run([said for said, _ in pairs], weights)
        pairs = self._extended(keys, pairs[first : last + 1])
        total = sum(map(self._weight, keys))
        share = sum(self._weight(keys[printed]) for _, printed in pairs) / total if total else 0.0
        span = Span(self._words[pairs[0][0]].start, self._words[pairs[-1][0]].end)
        around = self._sentences_around(span)
        return Place(self, span, around, self._said(span, around), min(1.0, share))

    def _said(self, span: Span, around: Span) -> str:
        """Return the words said: where a source quotes somebody, its own reporting clauses are no part of them."""
        parts = [part for part in self._quoted if part.start < around.end and around.start < part.end]
        parts = [Span(max(part.start, around.start), min(part.end, around.end)) for part in parts]
        if any(part.start <= span.start and span.end <= part.end for part in parts):
            parts = [part for part in parts if part.start <= span.start and span.end <= part.end]
        covering = [part for part in parts if part.start < span.end and span.start < part.end]
        is_speech = bool(covering) and covering[0].start <= span.start and span.end <= covering[-1].end
        return " ".join(part.of(self.text) for part in covering) if is_speech else around.of(self.text)

    def _extended(self, keys: Sequence[str], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return matches with the words next to them that are the same: the subsequence may have taken them elsewhere."""
        (said, printed), (last_said, last_printed) = pairs[0], pairs[-1]
        while said and printed and self._keys[said - 1] == keys[printed - 1]:
            said, printed = said - 1, printed - 1
            pairs = [(said, printed), *pairs]
        while (
            last_said + 1 < len(self._keys)
            and last_printed + 1 < len(keys)
            and self._keys[last_said + 1] == keys[last_printed + 1]
        ):
            last_said, last_printed = last_said + 1, last_printed + 1
            pairs = [*pairs, (last_said, last_printed)]
        return pairs

    def _sentences_around(self, span: Span) -> Span:
        starts = [sentence.start for sentence in self._sentences]
        first = self._sentences[max(0, bisect_right(starts, span.start) - 1)]
        last = self._sentences[max(0, bisect_right(starts, span.end - 1) - 1)]
        return Span(min(first.start, span.start), max(last.end, span.end))


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


def _matched(window: Sequence[str], keys: Sequence[str], start: int) -> list[tuple[int, int]]:
    """Return the positions of the longest common subsequence: word of the source, word of the quote."""
    pairs = []
    for step in LCSseq.opcodes(window, keys):
        if step.tag == "equal":
            pairs += [
                (start + step.src_start + at, step.dest_start + at) for at in range(step.src_end - step.src_start)
            ]
    return pairs


def _best_run(positions: Sequence[int], weights: Sequence[float]) -> tuple[int, int]:
    """Return the run of matches, from the first to the last, whose weights exceed the price of its gaps most."""
    mean = sum(weights) / len(weights)
    best, best_run, gain, start = 0.0, (0, 0), 0.0, 0
    gaps = [0, *(after - before - 1 for before, after in pairwise(positions))]
    for at, (weight, gap) in enumerate(zip(weights, gaps, strict=True)):
        gain -= GAP_PRICE * mean * gap
        if gain <= 0:
            gain, start = 0.0, at
        gain += weight
        if gain > best:
            best, best_run = gain, (start, at)
    return best_run
