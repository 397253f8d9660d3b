"""Finding the blocks of a restricted text again in whatever copies are at hand, and reading spans off them.

A block is known by its length and digest alone. It is looked for at its own place first, then at every edge of
a word, so that neither the copy's name nor its segmentation nor anything inserted before matters. What cannot
be found under the exact digest is looked for under the folded one. Words are given for canonical offsets only:

- where every block of a span is found by its exact digest, the words are canonical code for code;
- where one is found by its folded digest, its canonical glyphs are unknown. The block's recorded folds lead from
  canonical offsets to the folded form, the copy's own folds lead from there to the copy, and the words are given
  as the copy prints them: equal to the canonical words once both are folded;
- a span whose edge falls inside a folded dash or ellipsis, or whose blocks do not follow one another in one
  copy, has no determined edge there and counts as lost.

So no span is ever filled with other words than those it was drawn around.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from corpus_tools.text.digest import digest, hashed_bytes, make_blocks
from corpus_tools.text.normalize import FOLD, NORM, Edit, Folded, OffsetMap, fold, normalize
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Recovery(StrEnum):
    """What became of a block or a span, best first; the words of `corpus_tools.schemas.vocab.TextStatus`."""

    EXACT = "exact"
    MOVED = "moved"
    NORMALISED = "normalised"
    LOST = "lost"


_WORST_LAST = tuple(Recovery)

_EDGE = re.compile(r"(?<![^\W_])|(?![^\W_])")
"""Every offset that is not inside a word."""


class Block(Protocol):
    """What is known of a block; `corpus_tools.text.digest.BlockPrint` and the schema's record both are one."""

    @property
    def start(self) -> int:
        """First code point in the canonical text."""

    @property
    def end(self) -> int:
        """Code point after the last one."""

    @property
    def digest(self) -> str:
        """Digest of the block's text."""

    @property
    def folded(self) -> str:
        """Digest of its folded form."""

    @property
    def folds(self) -> tuple[Edit, ...]:
        """Stretches that folding shortens."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A text at hand in which blocks are looked for.

    Attributes:
        name: what the copy is called; nothing depends on it.
        text: its canonical text.
        folded: the folded form of that.
        prints: digests, exact and folded, of the copy's own blocks: a first guess at what it is a copy of.
    """

    name: str
    text: str
    folded: Folded
    prints: frozenset[str]

    @classmethod
    def of(cls, name: str, raw: str) -> Copy:
        """Return a copy ready to be searched, normalized first."""
        text = normalize(raw).text
        own = make_blocks(text)
        prints = frozenset(block.digest for block in own) | frozenset(block.folded for block in own)
        return cls(name, text, fold(text), prints)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block was found.

    Attributes:
        copy: the copy.
        folded: span of the block in the copy's folded form.
    """

    copy: Copy
    folded: Span


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block and what became of it.

    Attributes:
        block: what was looked for.
        recovery: how it was found.
        text: its canonical text, where the exact digest was found.
        place: where; null if lost.
    """

    block: Block
    recovery: Recovery
    text: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Recovered:
    """A restricted text as far as the copies at hand give it back, in canonical offsets.

    Attributes:
        blocks: in the order of the text, which they tile.
    """

    blocks: tuple[FoundBlock, ...]

    @property
    def text(self) -> str | None:
        """The canonical text, if every block was found by its exact digest."""
        pieces = [found.text for found in self.blocks]
        return "".join(piece for piece in pieces if piece is not None) if pieces and None not in pieces else None

    def status(self, span: Span) -> Recovery:
        """Return what became of a span: the worst of the blocks it touches; lost if its words cannot be given."""
        touched = self._touched(span)
        worst = max((found.recovery for found in touched), key=_WORST_LAST.index, default=Recovery.LOST)
        if worst is Recovery.NORMALISED and _words_in_copy(touched, span) is None:
            return Recovery.LOST
        return worst

    def words(self, span: Span) -> str | None:
        """Return the words of a span: canonical if it is exact or moved, as the copy prints them if normalised."""
        match self.status(span):
            case Recovery.LOST:
                return None
            case Recovery.NORMALISED:
                return _words_in_copy(self._touched(span), span)
            case _:
                return "".join(_canonical_words(found, span) for found in self._touched(span))

    def _touched(self, span: Span) -> tuple[FoundBlock, ...]:
        """Return the blocks a span touches; none unless they hold all of it."""
        touched = tuple(found for found in self.blocks if found.block.start < span.end and span.start < found.block.end)
        if not touched or touched[0].block.start > span.start or touched[-1].block.end < span.end:
            return ()
        return touched


def _canonical_words(found: FoundBlock, span: Span) -> str:
    start, end = max(span.start - found.block.start, 0), span.end - found.block.start
    return (found.text or "")[start:end]


def _words_in_copy(touched: Sequence[FoundBlock], span: Span) -> str | None:
    first = touched[0].place
    if first is None or not all(follows(before, after) for before, after in pairwise(touched)):
        return None
    start = folded_edge(touched[0], span.start, at_start=True)
    end = folded_edge(touched[-1], span.end, at_start=False)
    copy = first.copy
    if start is None or end is None or end <= start:
        return None
    return copy.folded.to_source(Span(start, end)).of(copy.text).strip() or None


def follows(before: FoundBlock, after: FoundBlock) -> bool:
    """Whether two neighbours follow one another in one copy as they do in the canonical text, once both are folded.

    White space between them, which a block's own folded form leaves out, is told by its folds: where the canonical
    text has some, the copy has some too, and where it has none, so has the copy. (Invisible characters at the edge of
    a block count as white space: what differs in those alone is lost.)
    """
    one, other = before.place, after.place
    if one is None or other is None or one.copy is not other.copy or other.folded.start < one.folded.end:
        return False
    folded = one.copy.folded.text
    length = before.block.end - before.block.start
    has_space = any(at + old == length and not new for at, old, new in before.block.folds) or any(
        at == 0 and not new for at, _, new in after.block.folds
    )
    has_dash = folded[one.folded.end - 1] == "-" or folded[other.folded.start] == "-"  # which takes the space in
    expected = " " if has_space and not has_dash else ""
    return folded[one.folded.end : other.folded.start] == expected


def folded_edge(found: FoundBlock, offset: int, *, at_start: bool) -> int | None:
    """Return where a canonical offset lies in the copy's folded form; null where that is not determined."""
    if found.place is None:
        return None
    block, place = found.block, found.place
    if len(place.folded) != folded_length(block):  # an edge of the block is folded together with its neighbour
        return None
    local = min(max(offset, block.start), block.end) - block.start
    folds = OffsetMap.of(block.folds)
    inside = folds.splits(local)
    if inside and inside.shift(place.folded.start).of(place.copy.folded.text).strip():
        return None
    span = folds.forward(Span(local, block.end - block.start) if at_start else Span(0, local))
    return place.folded.start + (span.start if at_start else span.end)


def find_blocks(blocks: Sequence[Block], copies: Iterable[Copy]) -> Recovered:
    """Return what the copies give back of the text that the blocks tile.

    The copy that shares most blocks is the text's own; a block is ``exact`` only at its own offset there.
    A passage that the text repeats must be there as often: each place serves one block. Copies that share no
    block at first sight are searched only for what is lost in all others.
    """
    distances = sorted(((_distance(blocks, copy), copy) for copy in copies), key=lambda pair: (pair[0], pair[1].text))
    near = [copy for distance, copy in distances if distance < (0, 0)]
    far = [copy for distance, copy in distances if distance >= (0, 0)]
    found: dict[int, FoundBlock] = {}
    for ranked in (near, far):
        for rank, copy in enumerate(ranked):
            _find_exact(blocks, copy, found, is_own=rank == 0)
        for copy in ranked:
            _find_folded(blocks, copy, found)
    return Recovered(tuple(found.get(i, FoundBlock(block, Recovery.LOST)) for i, block in enumerate(blocks)))


def _distance(blocks: Sequence[Block], copy: Copy) -> tuple[int, int]:
    """Return how far a copy is from being the text's own: by known blocks, then by blocks in their place."""
    in_place = sum(digest(copy.text[block.start : block.end]) == block.digest for block in blocks)
    known = sum((block.digest in copy.prints) + (block.folded in copy.prints) for block in blocks)
    return -in_place - known, -in_place


def _find_exact(blocks: Sequence[Block], copy: Copy, found: dict[int, FoundBlock], *, is_own: bool) -> None:
    wanted = {i: block for i, block in enumerate(blocks) if i not in found}
    if is_own:
        in_place = {i for i, block in wanted.items() if digest(copy.text[block.start : block.end]) == block.digest}
        found.update({i: _exact(wanted.pop(i), copy, blocks[i].start, Recovery.EXACT) for i in sorted(in_place)})
    starts = _scan(copy.text, ((block.end - block.start, block.digest) for block in wanted.values()), NORM)
    candidates = {
        i: [_exact(block, copy, start, Recovery.MOVED) for start in starts.get(block.digest, ())]
        for i, block in wanted.items()
    }
    found.update(_choose(candidates, copy, found))


def _exact(block: Block, copy: Copy, start: int, recovery: Recovery) -> FoundBlock:
    span = Span(start, start + block.end - block.start)
    return FoundBlock(block, recovery, span.of(copy.text), Place(copy, _span_in_folded(copy, span)))


def _span_in_folded(copy: Copy, span: Span) -> Span:
    """Return where a stretch of a copy lies in its folded form, white space at the edges left out."""
    covering = copy.folded.to_folded(span)
    words = covering.of(copy.folded.text)
    start = covering.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _find_folded(blocks: Sequence[Block], copy: Copy, found: dict[int, FoundBlock]) -> None:
    wanted = {i: block for i, block in enumerate(blocks) if i not in found}
    starts = _scan(copy.folded.text, ((folded_length(block), block.folded) for block in wanted.values()), FOLD)
    candidates = {
        i: [_normalised(block, copy, start) for start in starts.get(block.folded, ())] for i, block in wanted.items()
    }
    found.update(_choose(candidates, copy, found))


def _normalised(block: Block, copy: Copy, start: int) -> FoundBlock:
    return FoundBlock(block, Recovery.NORMALISED, None, Place(copy, Span(start, start + folded_length(block))))


def folded_length(block: Block) -> int:
    """Return the length of a block's folded form, in code points.

    Example:
        >>> [block] = make_blocks("One sentence that is long enough — with a dash — to be a block on its own.")
        >>> block.end - block.start, folded_length(block)
        (74, 70)
    """
    return block.end - block.start + sum(after - before for _, before, after in block.folds)


def _scan(text: str, wanted: Iterable[tuple[int, str]], rule: str) -> dict[str, list[int]]:
    """Return the offsets at which stretches of known length have one of the wanted digests.

    Only stretches that begin and end at an edge of a word are tried; a sentence does both.
    """
    by_length: dict[int, set[bytes]] = defaultdict(set)
    for length, wanted_digest in wanted:
        by_length[length].add(bytes.fromhex(wanted_digest.removeprefix("sha256:")))
    edges = [match.start() for match in _EDGE.finditer(text)] if by_length else []
    is_edge = frozenset(edges)
    starts: dict[str, list[int]] = defaultdict(list)
    for length, digests in sorted(by_length.items()):
        for start in (start for start in edges if start + length in is_edge):
            found = sha256(hashed_bytes(text[start : start + length], rule)).digest()
            if found in digests:
                starts[f"sha256:{found.hex()}"].append(start)
    return starts


def _choose(
    candidates: Mapping[int, Sequence[FoundBlock]], copy: Copy, found: Mapping[int, FoundBlock]
) -> dict[int, FoundBlock]:
    """Return at most one candidate for each block, so that no two blocks share a place.

    What is found once and contested by nothing comes first. Where a passage is repeated, the block that fits
    its neighbours best comes next: so it is the damaged one of two equal blocks that is lost.
    """
    here = {i: one for i, one in found.items() if one.place is not None and one.place.copy is copy}
    taken = _Taken(one.place.folded for one in here.values() if one.place is not None)
    clear = {i: one for i, one in _uncontested(candidates).items() if taken.add(_place_of(one))}
    known = sorted((i, _shift(one)) for i, one in (here | clear).items())
    rest = [(i, one) for i, choices in candidates.items() if i not in clear for one in choices]
    rest.sort(key=lambda pair: (_misfit(pair[0], pair[1], known), pair[0], _place_of(pair[1])))
    chosen = dict(clear)
    for i, one in rest:
        if i not in chosen and taken.add(_place_of(one)):
            chosen[i] = one
    return chosen


def _uncontested(candidates: Mapping[int, Sequence[FoundBlock]]) -> dict[int, FoundBlock]:
    """Return blocks with a single candidate whose place overlaps that of no other candidate."""
    places = sorted((_place_of(one), i) for i, choices in candidates.items() for one in choices)
    contested: set[int] = set()
    for (one, i), (other, j) in pairwise(places):
        if other.start < one.end:
            contested |= {i, j}
    return {i: choices[0] for i, choices in candidates.items() if len(choices) == 1 and i not in contested}


class _Taken:
    """Places that a block has claimed already, which no other may overlap."""

    def __init__(self, places: Iterable[Span]) -> None:
        self._places = sorted(places)

    def add(self, place: Span) -> bool:
        """Claim a place; false if it overlaps a claimed one."""
        at = bisect_left(self._places, place)
        if any(place.overlap(near) for near in self._places[max(0, at - 1) : at + 1]):
            return False
        self._places.insert(at, place)
        return True


def _place_of(found: FoundBlock) -> Span:
    return found.place.folded if found.place is not None else Span(0, 0)


def _shift(found: FoundBlock) -> int:
    return _place_of(found).start - found.block.start


def _misfit(i: int, found: FoundBlock, known: Sequence[tuple[int, int]]) -> int:
    """Return how far a place is from where the nearest known blocks on either side let it be expected."""
    at = bisect_left(known, (i,))
    near = [shift for _, shift in known[max(0, at - 1) : at + 1]]
    return min((abs(_shift(found) - shift) for shift in near), default=abs(_shift(found)))
