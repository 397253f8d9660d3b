"""Junctions: where two clauses of a quote meet inside one pair of marks, and how far apart their passages lie.

Clauses are judged one by one; what was cut out between two of them shows only here. A reader takes words
inside one pair of marks for one stretch of speech unless an ellipsis or a bracket says otherwise. Where the
reporting clause stands between them, or each has its own marks, it is a custom of the press that words may lie
between. Words absorbed without marks promise nothing of the kind.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.fidelity.reference import n_words
from corpus_tools.schemas.vocab import Presentation, Rendering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.fidelity.evidence import ClauseFinding
    from corpus_tools.fidelity.marks import MarkReader
    from corpus_tools.fidelity.reference import References
    from corpus_tools.schemas.quote import Clause, Quote
    from corpus_tools.text.span import Span

_DOUBLE = re.compile(r"[“”„‟\"«»＂]")
_EDIT = re.compile(r"…|\.\s?\.\s?\.|[\[\]]")
_SIC = re.compile(r"[(\[]\s*sic[.!]?\s*[)\]]", re.IGNORECASE)


def gaps_of(
    quote: Quote, findings: Sequence[ClauseFinding], *, marks: MarkReader, references: References
) -> list[int] | None:
    """Return how many words of the reference lie between clauses that meet inside one pair of marks.

    One number a junction; `FAR` and `BACK` of ``reference`` where no number can be given. ``None`` where
    a text that is needed is not at hand.
    """
    gaps: list[int] = []
    if len(findings) < 2 or quote.presentation is Presentation.FREE_UNMARKED:
        return gaps
    for (one, found), (other, then) in pairwise(zip(quote.clauses, findings, strict=True)):
        if _meet(quote, one, other, marks):
            gap = references.words_between(one.renders[-1], other.renders[0])
            if gap is None:
                return None
            gaps.append(gap + _n_left_out(found)[1] + _n_left_out(then)[0])
    return gaps


def _meet(quote: Quote, one: Clause, other: Clause, marks: MarkReader) -> bool:
    """Whether two clauses render something, and nothing but white space and points stands between them."""
    is_rendered = one.rendering is Rendering.RENDERED and other.rendering is Rendering.RENDERED
    if not (is_rendered and one.renders and other.renders and one.parts and other.parts):
        return False
    left, right = one.parts[-1].span, other.parts[0].span
    if quote.presentation is Presentation.MIXED:
        left, right = marks.inside(left)[-1], marks.inside(right)[0]
    is_one_part = any(left in place.span and right in place.span for place in quote.content)
    return is_one_part and left.end <= right.start and _is_unmarked(_seam(left, right, marks.text))


def _seam(left: Span, right: Span, text: str) -> str:
    """Return what stands between the last word of one span and the first of another."""
    words = _SIC.sub("", left.of(text)).rstrip()
    n_letters = len(words)
    while n_letters and not words[n_letters - 1].isalnum():
        n_letters -= 1
    behind = right.of(text)
    first = next((at for at, letter in enumerate(behind) if letter.isalnum()), len(behind))
    return words[n_letters:] + text[left.end : right.start] + behind[:first]


def _is_unmarked(seam: str) -> bool:
    r"""Whether nothing in a seam sets two clauses apart.

    Example:
        >>> [_is_unmarked(seam) for seam in (", ", ".\n\n“", " … ", ", [", "”, “", " and ")]
        [True, True, False, False, False, False]
    """
    is_one_pair = len(_DOUBLE.findall(seam)) <= 1
    return is_one_pair and _EDIT.search(seam) is None and not any(map(str.isalnum, seam))


def _n_left_out(finding: ClauseFinding) -> tuple[int, int]:
    """Return how many words of the rendered stretch the clause leaves out at its head and at its tail.

    Negative where the clause reaches beyond the stretch.
    """
    judgement = finding.judgement
    if judgement is None or len(judgement.candidate.stretches) > 1:
        return 0, 0
    head = n_words(judgement.before) - n_words(judgement.candidate.before) if judgement.before.strip() else 0
    tail = n_words(judgement.after) - n_words(judgement.candidate.after) if judgement.after.strip() else 0
    return head, tail
