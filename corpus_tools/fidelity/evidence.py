"""Clause by clause: the printed words, what they are compared with, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus_tools.fidelity.flags import flags_of, in_order
from corpus_tools.fidelity.form import ORDER, Judgement, judge
from corpus_tools.schemas.quote import ClauseLabels, EditStep, SaidAt
from corpus_tools.schemas.vocab import EditRule, Form, Presentation, Reference, Rendering, Rung, UnverifiableReason
from corpus_tools.text.align import diff_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus_tools.fidelity.marks import MarkReader
    from corpus_tools.fidelity.reference import References, Resolved
    from corpus_tools.schemas.quote import Clause, Quote
    from corpus_tools.schemas.selector import Selector
    from corpus_tools.schemas.vocab import QuoteFlag
    from corpus_tools.text.align import Edit

_RUNGS = {rung: rank for rank, rung in enumerate(Rung)}


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a clause can be compared with, and the judgements that agree; none where the witnesses disagree."""

    resolved: Resolved
    agreed: Sequence[Judgement]

    @property
    def stands_for(self) -> str:
        """The words of the reference that the clause stands for; reworded, it stands for all that it renders."""
        if not self.agreed:
            return ""
        best = self.agreed[0]
        is_reworded = ORDER[best.form] >= ORDER[Form.SUBSTITUTED]
        return " ¶ ".join(best.candidate.stretches) if is_reworded else best.said


@dataclass(frozen=True, slots=True)
class ClauseFinding:
    """What was found about a clause.

    Attributes:
        labels: its computed labels.
        parts: the printed words that were judged.
        judgement: how they were compared; ``None`` where there was nothing to compare with.
    """

    labels: ClauseLabels
    parts: tuple[str, ...]
    judgement: Judgement | None = None

    def with_receipt(self) -> ClauseLabels:
        """Return the labels with the receipt, if there is one and a statement that it can be replayed on."""
        judgement = self.judgement
        if judgement is None or judgement.proof is None or judgement.candidate.source is None:
            return self.labels
        statement, offset = judgement.candidate.source
        proof = judgement.proof
        start = offset + proof.offset
        steps = tuple(
            EditStep(rule=EditRule(edit.rule), at=edit.at, said=edit.said, printed=edit.printed) for edit in proof.edits
        )
        said_at = SaidAt(statement=statement, start=start, end=start + len(proof.said))
        return self.labels.model_copy(update={"said_at": said_at, "edits": steps})

    @property
    def n_code_points(self) -> int:
        """Length of the printed words."""
        return sum(map(len, self.parts))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The word diff from what was said to what is printed; empty where nothing was judged."""
        return diff_words(self.judgement.said, " ".join(self.parts)) if self.judgement is not None else ()


def printed_parts(quote: Quote, marks: MarkReader) -> list[tuple[str, ...]] | None:
    """Return the printed words of each clause, ``None`` where a position is not known yet.

    Of an indirect report with quoted words in it only those words are asked for.
    """
    places = [clause.parts or quote.content for clause in quote.clauses]
    if not all(place.is_resolved for parts in places for place in parts):
        return None
    only_marked = quote.presentation is Presentation.MIXED
    return [_words(parts, marks, only_marked=only_marked) for parts in places]


def _words(places: Sequence[Selector], marks: MarkReader, *, only_marked: bool) -> tuple[str, ...]:
    spans = [place.span for place in places]
    if only_marked:
        spans = [inner for span in spans for inner in marks.inside(span)]
    return tuple(span.of(marks.text) for span in spans)


def examine(
    article_id: str, quote: Quote, parts: Sequence[tuple[str, ...]], *, language: str, references: References
) -> list[ClauseFinding] | None:
    """Return what is found about each clause, ``None`` where a text that is needed is not at hand."""
    heard: list[_Heard | ClauseLabels] = []
    for clause, printed in zip(quote.clauses, parts, strict=True):
        found = _hear(article_id, quote, clause, printed, language, references)
        if found is None:
            return None
        heard.append(found)
    texts = [
        " ¶ ".join((*printed, found.stands_for if isinstance(found, _Heard) else ""))
        for printed, found in zip(parts, heard, strict=True)
    ]
    return [
        _finding(found, printed, " ¶ ".join(texts[:at] + texts[at + 1 :]), references)
        for at, (printed, found) in enumerate(zip(parts, heard, strict=True))
    ]


def _hear(  # noqa: PLR0913, PLR0917 - one clause with everything around it
    article_id: str, quote: Quote, clause: Clause, parts: tuple[str, ...], language: str, references: References
) -> _Heard | ClauseLabels | None:
    """Return what a clause was compared with, or its labels where there is nothing to compare."""
    if clause.rendering is not Rendering.RENDERED:
        return _not_rendered(quote, clause, references)
    resolved = references.resolve(clause, article_id)
    if not resolved.at_hand:
        return None
    if resolved.reason is not None:
        return ClauseLabels(form=Form.UNVERIFIABLE, reason=resolved.reason)
    return _Heard(resolved, weigh([judge(parts, found, language=language) for found in resolved.candidates]))


def _finding(
    found: _Heard | ClauseLabels, parts: tuple[str, ...], elsewhere: str, references: References
) -> ClauseFinding:
    if isinstance(found, ClauseLabels):
        return ClauseFinding(found, parts)
    labels, best = _labels_of(found, references.names, elsewhere)
    return ClauseFinding(labels, parts, best)


def _not_rendered(quote: Quote, clause: Clause, references: References) -> ClauseLabels:
    """Return the labels of a clause that renders nothing.

    ``fabricated`` needs quotation marks that give speech, and a statement that can be read. Marks around a
    word of the outlet's own promise no speech, so there is nothing that it could be judged against:
    ``unverifiable`` for want of a reference, not ``not_applicable``, which is said of languages alone.
    """
    if clause.rendering is Rendering.UNVERIFIABLE:
        return ClauseLabels(form=Form.UNVERIFIABLE, reason=clause.reason or UnverifiableReason.NO_REFERENCE)
    is_speech = quote.presentation in {Presentation.MARKED, Presentation.MIXED}
    if is_speech and references.can_be_read(quote.speaker):
        return ClauseLabels(form=Form.FABRICATED, reference=Reference.STATEMENT)
    return ClauseLabels(form=Form.UNVERIFIABLE, reason=UnverifiableReason.NO_REFERENCE)


def weigh(judgements: Sequence[Judgement]) -> Sequence[Judgement]:
    """Return the judgements that agree, the best first; none where the witnesses disagree.

    A witness that ends before the clause does is passed over if another covers it. Witnesses under
    which the clause has one form agree; what is at most orthographic counts as one form, since
    spelling is no testimony.
    """
    if len(judgements) == 1:
        return judgements
    heard = [found for found in judgements if not found.is_silent] or judgements
    if any(found.form is Form.VERBATIM for found in heard):
        heard = [found for found in heard if found.form is not Form.NOT_APPLICABLE]
    forms = {Form.VERBATIM if found.form is Form.ORTHOGRAPHIC else found.form for found in heard}
    return sorted(heard, key=_order) if len(forms) == 1 else ()


def _order(found: Judgement) -> tuple[int, int, tuple[str, ...]]:
    return ORDER[found.form], _RUNGS[found.rung] if found.rung else 0, found.candidate.articles


def _labels_of(
    found: _Heard, names: Mapping[str, frozenset[str]], elsewhere: str
) -> tuple[ClauseLabels, Judgement | None]:
    """Return the labels of a clause, and the judgement that they rest on."""
    agreed, resolved = found.agreed, found.resolved
    if not agreed:
        return ClauseLabels(form=Form.UNVERIFIABLE, reason=UnverifiableReason.WITNESSES_DISAGREE), None
    best = agreed[0]
    if best.is_silent and ORDER[best.form] <= ORDER[Form.ORTHOGRAPHIC]:
        reason = UnverifiableReason.SOLE_WITNESS if resolved.own else UnverifiableReason.NO_REFERENCE
        return ClauseLabels(form=Form.UNVERIFIABLE, reason=reason), None
    articles = {article for one in agreed for article in one.candidate.articles}
    n_witnesses = len(articles) if resolved.reference is Reference.WITNESS else None
    flags = in_order(flags_of(best, names, elsewhere=elsewhere))
    return _judged(
        best.form, best.rung, best.trimmed and best.form is Form.VERBATIM, flags, resolved.reference, n_witnesses
    ), best


@lru_cache(maxsize=1_000)
def _judged(  # noqa: PLR0913, PLR0917 - the fields of the record, as a key
    form: Form,
    rung: Rung | None,
    trimmed: bool,  # noqa: FBT001
    flags: tuple[QuoteFlag, ...],
    reference: Reference | None,
    n_witnesses: int | None,
) -> ClauseLabels:
    """Return labels; equal ones are one record, since there are few of them and many clauses."""
    return ClauseLabels(
        form=form, rung=rung, trimmed=trimmed, flags=flags, reference=reference, n_witnesses=n_witnesses
    )
