"""Words said and words printed, without any corpus: one comparison for whoever has two texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.fidelity.flags import flags_of, in_order, is_kept, is_weak
from corpus_tools.fidelity.form import judge
from corpus_tools.fidelity.receipt import FRAME
from corpus_tools.fidelity.reference import Candidate
from corpus_tools.schemas.vocab import QuoteFlag
from corpus_tools.text.align import diff_words
from corpus_tools.text.normalize import normalize
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.fidelity.receipt import Edit
    from corpus_tools.schemas.vocab import Form, Rung
    from corpus_tools.text.align import Edit as WordEdit


@dataclass(frozen=True, slots=True)
class WordComparison:
    """What became of words that were said.

    Attributes:
        form: what happened to the words.
        flags: what else can be seen, in the vocabulary's order.
        kept: whether there is a receipt, and no flag that asks for the meaning.
        edits: the receipt, replayed on ``source``; empty if nothing was changed, or if there is none.
        has_receipt: whether there is one.
        rung: the loosest kind of edit of verbatim words.
        source: the sentences that the receipt is replayed on; without a receipt, the words said.
        printed: the words printed, as the receipt arrives at them.
        said: the words of the source that the printed ones stand for; empty where none were found.
        start: where they begin in the words said, in code points; meaningful with a receipt.
        before: what the source has before them.
        after: what it has after them.
        diff: the word diff from ``said`` to ``printed``.
    """

    form: Form
    flags: tuple[QuoteFlag, ...]
    kept: bool
    edits: tuple[Edit, ...]
    has_receipt: bool
    rung: Rung | None
    source: str
    printed: str
    said: str
    start: int
    before: str
    after: str
    diff: tuple[WordEdit, ...]


def compare_words(
    said: str,
    printed: str | Sequence[str],
    *,
    language: str = "en",
    said_language: str | None = None,
    at: tuple[int, int] | None = None,
) -> WordComparison:
    """Return what became of words that were said when they were printed.

    Args:
        said: the sentence or sentences of the source, with the words around those that are quoted; compared, and
            counted in, in canonical form (composed characters, LF line ends).
        printed: the words between the quotation marks; several parts if the reporting clause is between them.
        language: BCP 47 tag of the printed words.
        said_language: BCP 47 tag of the words said; the same unless given.
        at: where in the source the words are looked for, if it is known; what is around counts as context.

    Example:
        >>> found = compare_words("If the unions agree, we will close the mill.", "we will close the mill")
        >>> found.form.value, [flag.value for flag in found.flags], found.kept
        ('verbatim', ['cut_after_limiter'], False)
        >>> [(edit.rule, edit.said) for edit in found.edits]
        [('trim', 'If the unions agree, '), ('trim', '.')]
        >>> compare_words("It cost 950M.", "It cost 950 million").kept
        True
    """
    parts = tuple(normalize(part).text for part in ((printed,) if isinstance(printed, str) else printed))
    canonical = normalize(said)
    said = canonical.text
    inside = canonical.offsets.forward(Span(*at)) if at else Span(0, len(said))
    candidate = Candidate(
        (inside.of(said),), said[: inside.start], said[inside.end :], language=said_language or language
    )
    judgement = judge(parts, candidate, language=language)
    found = set(flags_of(judgement, {}))
    if is_weak(parts):
        found.add(QuoteFlag.WEAK)
    flags = in_order(found)
    proof = judgement.proof
    return WordComparison(
        form=judgement.form,
        flags=flags,
        kept=is_kept(judgement.form, flags),
        edits=proof.edits if proof is not None else (),
        has_receipt=proof is not None,
        rung=judgement.rung,
        source=proof.said if proof is not None else said,
        printed=proof.printed if proof is not None else FRAME.join(parts),
        said=judgement.said,
        start=len(judgement.before) if proof is not None else 0,
        before=judgement.before,
        after=judgement.after,
        diff=diff_words(judgement.said, " ".join(parts)) if judgement.said else (),
    )
