"""Axis 1: what happened to the words of a clause, under the rules ``form/2``.

A receipt is looked for first: ``verbatim``, ``orthographic`` and ``marked_edit`` are said with a receipt only,
which the kernel has replayed (`corpus_tools.fidelity.receipt`). Where there is none, the printed words are
compared with the passage, every difference is given the mildest form that covers it, and the clause has the worst
of them, ``grammatical`` at best:

* function words, inflection or a contraction: ``grammatical``;
* content words left out: ``unmarked_cut``, over six words (or over a seam of passages) ``conflated``;
* content words replaced or inserted: ``substituted``, or ``paraphrase`` where less than half of the
  clause's content words lie in the passage in order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus_tools.fidelity.comparison import SEAM, Comparison, Difference, compare, laid
from corpus_tools.fidelity.prover import Proof, has_new_value, prove
from corpus_tools.fidelity.receipt import FRAME, Edit, ReceiptError, replay
from corpus_tools.fidelity.reference import MAX_GAP_WORDS
from corpus_tools.fidelity.words import Kinship, kinship
from corpus_tools.schemas.vocab import Form, Rung
from corpus_tools.text.closed_class import STAND_INS
from corpus_tools.text.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus_tools.fidelity.reference import Candidate
    from corpus_tools.fidelity.words import Word

FORM_RULES = "form/2"
"""Name and version of the rules; every other version ships the list of labels it flips."""

PARAPHRASE_SHARE = 0.5
"""Least share of a clause's content words that lie in the passage in order, for ``substituted``."""
MIN_MOVED_WORDS = 3
"""Fewest words of a piece that counts as moved when pieces stand in another order."""

ORDER = {form: rank for rank, form in enumerate(Form)}
"""Rank of a form, best first; a quote is as bad as its worst clause."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is found when a clause is compared with one candidate.

    Attributes:
        form: what happened to the words.
        candidate: what it was compared with.
        said: the words of the reference that it stands for; empty where none were found.
        rung: rung of the ladder, if it is verbatim.
        trimmed: whether a clause with a receipt leaves out words at an edge of the passage.
        printed: the words printed.
        before: words of the reference before the clause, as far as known.
        after: words of the reference behind it.
        comparison: the words laid against one another; ``None`` where the ladder reached.
        is_reordered: whether pieces stand in another order.
        is_silent: whether a witness ends before the clause does, so that the form is that of the rest.
        proof: the receipt, on the sentences that the kept words are from; ``None`` where there is none.
    """

    form: Form
    candidate: Candidate
    said: str = ""
    rung: Rung | None = None
    trimmed: bool = False
    printed: str = ""
    before: str = ""
    after: str = ""
    comparison: Comparison | None = None
    is_reordered: bool = False
    is_silent: bool = False
    proof: Proof | None = None


def judge(parts: Sequence[str], candidate: Candidate, *, language: str) -> Judgement:
    """Return the form of a clause compared with one candidate.

    Args:
        parts: printed words of the clause, one string a part.
        candidate: what they are compared with.
        language: BCP 47 tag of the article; without a lexicon for it the ladder is all there is.

    Example:
        >>> from corpus_tools.fidelity.reference import Candidate
        >>> passage = Candidate(("We may close the plant in May.",))
        >>> judge(["We may close the plant,"], passage, language="en").form.value
        'verbatim'
        >>> judge(["We will close the plant"], passage, language="en").form.value
        'grammatical'
        >>> judge(["We may sell the plant"], passage, language="en").form.value
        'substituted'
    """
    has_lexicon = all(tag.partition("-")[0] == "en" for tag in (language, candidate.language or language))
    found = _proved(parts, candidate, has_lexicon=has_lexicon)
    if found is not None:
        return found
    if not has_lexicon:
        return Judgement(Form.NOT_APPLICABLE, candidate)
    return _laid_out(compare(candidate.stretches, " ".join(parts)), candidate)


def _proved(parts: Sequence[str], candidate: Candidate, *, has_lexicon: bool) -> Judgement | None:
    """Return the judgement on a clause that has a receipt.

    The receipt may reach beyond the rendered stretch: the words are the speaker's, and that the rendering was drawn
    too narrowly alters nothing. It has to keep words of the stretch, though.
    """
    whole = candidate.whole
    if whole is None:
        return None
    start, end = whole.inside
    proof = prove(whole.text, parts, inside=whole.inside, has_lexicon=has_lexicon)
    if proof is None or proof.start >= end or proof.end <= start:
        return None
    before, after = whole.text[: proof.start], whole.text[proof.end :]
    trimmed = _has_word(whole.text[start : proof.start]) or _has_word(whole.text[proof.end : end])
    said = whole.text[proof.start : proof.end]
    proof = _on_sentences(proof)
    form, rung = proof.replay.form, proof.replay.rung
    printed = proof.printed.replace(FRAME, " ")
    return Judgement(form, candidate, said, rung, trimmed, printed, before, after, proof=proof)


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _on_sentences(proof: Proof) -> Proof:
    """Return the receipt on the sentences that the kept words are from; what is trimmed of others is no part of it."""
    spans = [span for span in sentences(proof.said) if span.end > proof.start and span.start < proof.end]
    if not spans:
        return proof
    start, end = min(spans[0].start, proof.start), max(spans[-1].end, proof.end)
    start = start if _has_word(proof.said[start : proof.start]) else proof.start
    edits: list[Edit] = []
    for edit in proof.edits:
        first, last = max(edit.at, start), min(edit.at + len(edit.said), end)
        if edit.rule != "trim":
            edits.append(edit._replace(at=edit.at - start))
        elif first < last:
            edits.append(Edit("trim", first - start, proof.said[first:last], ""))
    said = proof.said[start:end]
    found = tuple(edits)
    try:
        replayed = replay(said, proof.printed, found)
    except ReceiptError:
        return proof
    return Proof(said, proof.printed, found, replayed, proof.start - start, proof.end - start, proof.offset + start)


def _laid_out(found: Comparison, candidate: Candidate) -> Judgement:
    first, last = found.covered
    is_silent = bool(candidate.articles) and last - first < len(found.printed)
    if is_silent and first < last:
        covered = found.printed_text[found.printed[first].start : found.printed[last - 1].end]
        proved = _proved([covered], candidate, has_lexicon=True)
        if proved is not None:
            return replace(proved, is_silent=True)
    if is_silent:
        texts = found.said_text, found.printed_text
        found = replace(laid(found.said, found.printed[first:last]), said_text=texts[0], printed_text=texts[1])
    forms = [_form_of(difference) for difference in found.differences]
    forms += [_form_of_pair(said, word) for said, word in found.matched]
    forms += [Form.SUBSTITUTED] if has_new_value(found.said_text, found.printed_text) else []
    form = max((*forms, Form.GRAMMATICAL), key=ORDER.__getitem__) if found.pairs else Form.PARAPHRASE
    is_reordered = candidate.is_reordered and found.n_stretches > 1
    if form is Form.SUBSTITUTED and _is_moved(found):
        form, is_reordered = Form.CONFLATED, True
    elif form is Form.SUBSTITUTED and share_aligned(found) < PARAPHRASE_SHARE:
        form = Form.PARAPHRASE
    elif is_reordered and ORDER[form] < ORDER[Form.CONFLATED]:
        form = Form.CONFLATED
    before, after = _outside(found, candidate)
    return Judgement(
        form,
        candidate,
        _said(found, candidate),
        printed=found.printed_text,
        before=before,
        after=after,
        comparison=found,
        is_reordered=is_reordered,
        is_silent=is_silent,
    )


def _form_of(difference: Difference) -> Form:
    """Return the mildest form that covers a difference."""
    printed = [word for word in difference.printed if not word.is_mark]
    if difference.is_marked:
        return _form_of_words((), printed) if printed else Form.MARKED_EDIT
    return _form_of_words(difference.said, printed)


def _form_of_words(said: Sequence[Word], printed: Sequence[Word]) -> Form:
    left_out = [word for word in said if word.is_content]
    if any(word.is_content for word in printed):
        return Form.SUBSTITUTED
    if not left_out:
        return Form.GRAMMATICAL
    if SEAM not in said and len(said) <= MAX_GAP_WORDS and any(word.key in STAND_INS for word in printed):
        return Form.SUBSTITUTED
    return Form.CONFLATED if SEAM in said or len(said) > MAX_GAP_WORDS else Form.UNMARKED_CUT


def _form_of_pair(said: Word, printed: Word) -> Form:
    if printed.is_mark:
        return Form.MARKED_EDIT
    return Form.GRAMMATICAL if kinship(said, printed) is Kinship.INFLECTION else Form.ORTHOGRAPHIC


def share_aligned(found: Comparison) -> float:
    """Return the share of the printed content words that lie in the passage in order, from 0.0 to 1.0.

    Where hardly anything but function words is printed all words count.
    """
    free = {i for i, word in enumerate(found.printed) if not word.is_mark}
    content = {i for i in free if found.printed[i].is_content}
    content = content if len(content) > 1 else free
    return sum(i in content for _, i in found.pairs) / len(content) if content else 1.0


def _is_moved(found: Comparison) -> bool:
    """Whether all content words stand in pieces of the passage, in another order than there."""
    free = [word for word in found.printed if not word.is_mark]
    keys = [word.key for word in found.said]
    starts: list[int] = []
    while free:
        piece, start = _longest_head(free, keys)
        n_content = sum(word.is_content for word in free[:piece])
        if piece >= MIN_MOVED_WORDS and n_content:
            starts.append(start)
        elif any(word.is_content for word in free[: max(piece, 1)]):
            return False
        free = free[max(piece, 1) :]
    return starts != sorted(starts)


def _longest_head(words: Sequence[Word], keys: Sequence[str]) -> tuple[int, int]:
    """Return the length of the longest head of the words that stands in the passage, and where."""
    best = (0, 0)
    for start, key in enumerate(keys):
        if key == words[0].key:
            n = next((n for n, (a, b) in enumerate(zip(words, keys[start:], strict=False)) if a.key != b), None)
            n = min(len(words), len(keys) - start) if n is None else n
            best = max(best, (n, -start))
    return best[0], -best[1]


def _outside(found: Comparison, candidate: Candidate) -> tuple[str, str]:
    """Return the words of the reference before and behind the clause, where its edge was cut and not reworded."""
    if not found.pairs:
        return "", ""
    first, last = found.pairs[0][0], found.pairs[-1][0]
    head, tail = found.said[:first].count(SEAM), found.said[:last].count(SEAM)
    before = candidate.stretches[head][: found.said[first].start]
    after = candidate.stretches[tail][found.said[last].end :]
    before, after = _with_context(before, after, candidate, head, tail)
    is_head, is_tail = found.pairs[0][1] == 0, found.pairs[-1][1] == len(found.printed) - 1
    return before if is_head else "", after if is_tail else ""


def _said(found: Comparison, candidate: Candidate) -> str:
    """Return the words of the reference from the first match to the last; stretches between seams apart."""
    if not found.pairs:
        return " … ".join(candidate.stretches)
    first, last = found.pairs[0][0], found.pairs[-1][0]
    head, tail = found.said[:first].count(SEAM), found.said[:last].count(SEAM)
    words = list(candidate.stretches[head : tail + 1])
    words[-1] = words[-1][: found.said[last].end]
    words[0] = words[0][found.said[first].start :]
    return " … ".join(words)


def _with_context(before: str, after: str, candidate: Candidate, head: int, tail: int) -> tuple[str, str]:
    is_last = tail == len(candidate.stretches) - 1
    return (candidate.before if head == 0 else "") + " " + before, after + " " + (candidate.after if is_last else "")
