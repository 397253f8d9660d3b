"""Words to words: how printed words lie against said ones, and the edits that lead from one to the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

W = TypeVar("W")
Kind = Literal["equal", "replace", "insert", "delete"]

GAP_OPEN = -3
"""Price of leaving out a run of said words between two that are printed."""
GAP_EXTEND = -1
"""Price of each word of such a run; with `GAP_OPEN` it keeps a chance hit ten words off from being taken."""
INSERTED = -2
"""Price of a printed word that goes with nothing."""
REPLACED = -1
"""Price of a printed word in the very place of a said one, on top of its insertion."""
_NEVER = -(10**9)
_WORD = re.compile(r"\w+(?:['’]\w+|[.,]\d+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Step:
    """A run of one kind: ``said[i:j]`` became ``printed[k:l]``.

    Attributes:
        kind: ``equal``, ``replace``, ``insert`` (printed only) or ``delete`` (said only).
        said: first word and the one after the last, counted in the said words.
        printed: the same, counted in the printed words.
    """

    kind: Kind
    said: tuple[int, int]
    printed: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a word diff, in words that can be shown.

    Attributes:
        kind: ``equal``, ``replace``, ``insert`` or ``delete``.
        said: the words said, as they stand; empty for an insertion.
        printed: the words printed, as they stand; empty for a deletion.
    """

    kind: Kind
    said: str
    printed: str


def diff_words(said: str, printed: str) -> tuple[Edit, ...]:
    """Return the edits that lead from the said words to the printed ones, the whole of both.

    Example:
        >>> for edit in diff_words("We may close the plant.", "We will close the old plant."):
        ...     print(edit.kind, "|", edit.said, "|", edit.printed)
        equal | We | We
        replace | may | will
        equal | close the | close the
        insert |  | old
        equal | plant. | plant.
    """
    ours, theirs = _spans(said), _spans(printed)
    steps = align([said[a:b] for a, b in ours], [printed[a:b] for a, b in theirs], score_shown)
    return tuple(
        Edit(step.kind, _covered(said, ours, step.said), _covered(printed, theirs, step.printed)) for step in steps
    )


def score_shown(said: str, printed: str) -> int | None:
    """Return how well two words go together, ``None`` where they do not.

    Example:
        >>> score_shown("Plant", "plant"), score_shown(",", ","), score_shown("may", "will")
        (6, 1, None)
    """
    if said.casefold() != printed.casefold():
        return None
    return 6 if said[0].isalnum() and len(said) > 3 else 2 if said[0].isalnum() else 1


def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text)]


def _covered(text: str, spans: list[tuple[int, int]], run: tuple[int, int]) -> str:
    return text[spans[run[0]][0] : spans[run[1] - 1][1]] if run[0] < run[1] else ""


def align(
    said: Sequence[W],
    printed: Sequence[W],
    score: Callable[[W, W], int | None],
    *,
    insertion: Callable[[W], int] | None = None,
    free_before: frozenset[int] = frozenset(),
) -> tuple[Step, ...]:
    """Return the best alignment of all printed words with a stretch of the said ones, as runs in order.

    Said words before and after the stretch cost nothing; inside it they cost a gap. What is printed
    is always kept, matched, or inserted. Neighbouring deletions and insertions become one replacement.

    Args:
        said: words of the reference.
        printed: words to be laid against them.
        score: gain of laying a said word against a printed one; ``None`` if they do not go together.
        insertion: (negative) gain of a printed word that goes with nothing.
        free_before: positions in ``printed`` before which a gap in ``said`` costs nothing (a marked cut).

    Example:
        >>> for step in align("a b c d e".split(), "b x d".split(), lambda one, other: 4 if one == other else None):
        ...     print(step.kind, step.said, step.printed)
        delete (0, 1) (0, 0)
        equal (1, 2) (0, 1)
        replace (2, 3) (1, 2)
        equal (3, 4) (2, 3)
        delete (4, 5) (3, 3)
    """
    return runs(match(said, printed, score, insertion=insertion, free_before=free_before), len(said), len(printed))


def match(  # noqa: PLR0913 - a small algorithm with its prices
    said: Sequence[W],
    printed: Sequence[W],
    score: Callable[[W, W], int | None],
    *,
    insertion: Callable[[W], int] | None = None,
    free_before: frozenset[int] = frozenset(),
    free_start: bool = True,
    free_end: bool = True,
) -> list[tuple[int, int]]:
    """Return the positions of matched words, in order.

    The arguments are those of `align`; ``free_start`` and ``free_end`` say whether said words before
    the first match and after the last one cost nothing.
    """
    if not said or not printed:
        return []
    gains = [0 if free_start or not j else GAP_OPEN + GAP_EXTEND * j for j in range(len(said) + 1)]
    rows: list[list[tuple[int, int]]] = []
    for position, word in enumerate(printed):
        costs = (0, 0) if position in free_before else (GAP_OPEN, GAP_EXTEND)
        fits = [score(other, word) for other in said]
        gains, choices = _next_row(fits, gains, insertion(word) if insertion else INSERTED, costs)
        rows.append(choices)
    if not free_end:
        gains = [gain + _gap(len(said) - j) for j, gain in enumerate(gains)]
    return _traced(rows, gains)


def _gap(n_words: int) -> int:
    return GAP_OPEN + GAP_EXTEND * n_words if n_words else 0


def _next_row(
    fits: Sequence[int | None], gains: list[int], inserted: int, costs: tuple[int, int]
) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the gains after one more printed word, and for each where it came from and what was matched.

    ``gains[j]`` is the best gain once ``j`` said words are behind, a gap being paid for by the word that is
    matched after it; ``carried`` is the best gain of standing at ``j`` after a gap.
    """
    opening, extend = costs
    carried, origin = _NEVER, 0
    row, choices = [gains[0] + inserted], [(0, -1)]
    for j, fit in enumerate(fits):
        here = gains[j]
        best, choice = gains[j + 1] + inserted, (j + 1, -1)
        if here + inserted + REPLACED > best:
            best, choice = here + inserted + REPLACED, (j, -1)
        if fit is not None:
            start, came_from = (here, j) if here >= carried else (carried, origin)
            if start + fit > best:
                best, choice = start + fit, (came_from, j)
        row.append(best)
        choices.append(choice)
        carried += extend
        if here + opening + extend > carried:
            carried, origin = here + opening + extend, j
    return row, choices


def _traced(rows: list[list[tuple[int, int]]], last: list[int]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    j = max(range(len(last)), key=lambda at: (last[at], -at))
    for position in range(len(rows) - 1, -1, -1):
        origin, matched = rows[position][j]
        if matched >= 0:
            pairs.append((matched, position))
        j = origin
    return pairs[::-1]


def longest_run(said: Sequence[Hashable], printed: Sequence[Hashable]) -> tuple[int, int, int]:
    """Return where the longest run of equal words begins in either list, and its length; the first of several.

    Example:
        >>> longest_run("a b c d".split(), "x b c a".split())
        (1, 1, 2)
    """
    places: dict[Hashable, list[int]] = {}
    for j, word in enumerate(said):
        places.setdefault(word, []).append(j)
    best = (0, 0, 0)
    lengths: dict[int, int] = {}
    for i, word in enumerate(printed):
        lengths = {j: lengths.get(j - 1, 0) + 1 for j in places.get(word, ())}
        for j, length in lengths.items():
            if length > best[2]:
                best = (j - length + 1, i - length + 1, length)
    return best


def runs(pairs: Sequence[tuple[int, int]], n_said: int, n_printed: int) -> tuple[Step, ...]:
    """Return the runs that lie between and on matched positions.

    Example:
        >>> [step.kind for step in runs([(1, 0), (2, 1)], 3, 3)]
        ['delete', 'equal', 'insert']
    """
    steps: list[Step] = []
    i = k = 0
    for j, position in [*pairs, (n_said, n_printed)]:
        if j > i or position > k:
            kind: Kind = "insert" if j == i else "delete" if position == k else "replace"
            steps.append(Step(kind, (i, j), (k, position)))
        if j < n_said or position < n_printed:
            _extend(steps, j, position)
        i, k = j + 1, position + 1
    return tuple(steps)


def _extend(steps: list[Step], j: int, position: int) -> None:
    if steps and steps[-1].kind == "equal" and steps[-1].said[1] == j and steps[-1].printed[1] == position:
        steps[-1] = Step("equal", (steps[-1].said[0], j + 1), (steps[-1].printed[0], position + 1))
    else:
        steps.append(Step("equal", (j, j + 1), (position, position + 1)))
