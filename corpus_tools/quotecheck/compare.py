"""The answer for one quote, for a person: kept, changed or not in this source, and what was changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from corpus_tools.fidelity.kept import compare_words
from corpus_tools.fidelity.receipt import RULES
from corpus_tools.schemas.vocab import Form
from corpus_tools.text.align import Edit as WordEdit
from corpus_tools.text.align import align

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from corpus_tools.fidelity.receipt import Edit
    from corpus_tools.text.align import Step

Policy = Literal["strict", "cleanup"]
"""``strict``: words are words. ``cleanup``: fillers, repeated words and false starts may be dropped, as many house
styles do with speech."""

MAX_NAMED = 3
"""Changes that a sentence names; whoever wants them all reads the word diff."""

_FILLERS = re.compile(
    r"(?:(?<=^)|(?<=[\s,—–-]))(?:u+h+m*|u+m+|e+r+m*|a+h+|mm+|hmm+)(?=[\s,.?!—–-]|$)[,\s]*"
    r"|(?:(?<=^)|(?<=,)\s*|(?<=[—–])\s*)(?:you know|i mean|like)(?:,\s*|(?=[—–]))",
    re.IGNORECASE,
)
"""Sounds of hesitation anywhere; phrases that fill only where commas set them off."""

_REPEATED = re.compile(r"\b(\w+(?: \w+)?)(?:,|…|\s*[—–-]+)?\s+(?=\1\b)", re.IGNORECASE)

_TOKEN = re.compile(r"(?<![\w)\]])[-+−–]?[$€£]?\d+(?:[.,:]\d+)*%?|\w+(?:['’]\w+)*")
"""A word, or a number with its sign; marks between words are neither compared nor shown."""


class Verdict(StrEnum):
    """What became of a quote."""

    KEPT = "kept"
    """A receipt derives the words printed from the words said, and nothing that limits them was cut off."""
    CHANGED = "changed"
    """The source has these words in another form, or more of them that limit what they say."""
    NOT_IN_SOURCE = "not in this source"
    """Nothing like it was found in the sources given. That does not say that it is invented."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the words said in the words printed.

    Attributes:
        verdict: kept or changed.
        said: the sentences of the source, as written there.
        printed: the words of the quote.
        form: what happened to the words, a label of the guidelines.
        flags: what a careful reader must look at, sorted.
        edits: the receipt: named edits that turn the words said into the words printed; empty without one.
        explanation: one plain sentence, without a final point.
        left_out_before: words of the same sentences before those printed.
        left_out_after: words of the same sentences after those printed.
        steps: the word diff of what was said with what was printed, without what was left out around it.
        tidied: the fillers and repeated words that policy ``cleanup`` passed over.
    """

    verdict: Verdict
    said: str
    printed: str
    form: str
    flags: tuple[str, ...]
    edits: tuple[Edit, ...]
    explanation: str
    left_out_before: str = ""
    left_out_after: str = ""
    steps: tuple[WordEdit, ...] = ()
    tidied: tuple[str, ...] = ()

    @property
    def diff(self) -> str:
        """Both in one line, ``[-said-] {+printed+}``, without what was left out around them."""
        pieces = []
        for edit in self.steps:
            if edit.kind == "equal":
                pieces.append(edit.printed)
            else:
                pieces += [f"[-{edit.said}-]"] * bool(edit.said) + [f"{{+{edit.printed}+}}"] * bool(edit.printed)
        return " ".join(pieces)


def compare(said: str, printed: str | Sequence[str], *, language: str = "en", policy: Policy = "strict") -> Comparison:
    """Return what became of the words said in the words printed between quotation marks.

    Args:
        said: the sentence or sentences of the source that the quote renders, whole, so that what was left out
            before and after the quote can be judged.
        printed: the words of the quote without their marks; `…` marks words left out, square brackets an insertion.
            Several parts if the reporting clause is between them.
        language: of both, a BCP 47 tag. Without a lexicon for it nothing but equal words is called kept.
        policy: what may be dropped in silence.

    Example:
        >>> found = compare("We hope to open in May, probably.", "We will open in May")
        >>> found.verdict.value, found.explanation
        ('changed', '“hope to” became “will”; “probably” is left out after it')
    """
    parts = (printed,) if isinstance(printed, str) else tuple(printed)
    found = _compared(said, parts, language)
    if policy == "cleanup" and found.verdict is Verdict.CHANGED:
        tidy, dropped = _tidied(said, " ".join(parts))
        if dropped:
            again = _compared(tidy, parts, language)
            if again.verdict is Verdict.KEPT:
                return replace(again, said=said, tidied=dropped)
    return found


def _compared(said: str, parts: Sequence[str], language: str) -> Comparison:
    words = compare_words(said, parts, language=language)
    printed = " ".join(parts)
    before, edits, after = _cut(said, printed)
    verdict = Verdict.KEPT if words.kept else Verdict.CHANGED
    explanation = (
        _say_kept(words.edits)
        if words.kept
        else _say_changed(edits, {flag.value for flag in words.flags}, before, after)
    )
    return Comparison(
        verdict,
        said,
        printed,
        words.form,
        tuple(sorted(words.flags)),
        tuple(words.edits),
        explanation,
        before,
        after,
        edits,
    )


def _cut(said: str, printed: str) -> tuple[str, tuple[WordEdit, ...], str]:
    """Return what was left out before the quote, the word edits inside it, and what was left out after it."""
    ours, theirs = list(_TOKEN.finditer(said)), list(_TOKEN.finditer(printed))
    steps = list(align([_key(word) for word in ours], [_key(word) for word in theirs], _score))
    first, last = 0, len(ours)
    if steps and steps[0].kind == "delete":
        first = steps.pop(0).said[1]
    elif steps and steps[0].kind == "replace" and _key(ours[steps[0].said[0]]) != _key(theirs[0]):
        first = _excess(steps[0])[0]
        steps[0] = replace(steps[0], said=(first, steps[0].said[1]))
    if steps and steps[-1].kind == "delete":
        last = steps.pop().said[0]
    elif len(steps) > 1 and steps[-1].kind == "replace" and _key(ours[steps[-1].said[1] - 1]) != _key(theirs[-1]):
        last = _excess(steps[-1])[1]
        steps[-1] = replace(steps[-1], said=(steps[-1].said[0], last))
    before = said[: ours[first].start()].strip() if 0 < first < len(ours) else ""
    after = said[ours[last - 1].end() :].strip(" \t\n,;:.—–-”’\"'»)") if 0 < last < len(ours) else ""
    edits = [edit for step in steps for edit in _edits(step, said, ours, printed, theirs)]
    return before, tuple(edits), after


def _excess(step: Step) -> tuple[int, int]:
    """Return where the words said begin, or end, if as many of them as are printed were replaced."""
    n_printed = step.printed[1] - step.printed[0]
    return max(step.said[0], step.said[1] - n_printed), min(step.said[1], step.said[0] + n_printed)


def _key(word: re.Match[str]) -> str:
    return word.group().casefold().replace("’", "'").replace("−", "-")


def _score(said: str, printed: str) -> int | None:
    """Return what it is worth that two words are laid against each other: more for words that are long."""
    return None if said != printed else 6 if len(said) > 3 else 3


def _edits(
    step: Step, said: str, ours: Sequence[re.Match[str]], printed: str, theirs: Sequence[re.Match[str]]
) -> Iterator[WordEdit]:
    """Yield a step in words; a replacement without the words at its edges that are the same on both sides."""
    (i, j), (k, n) = step.said, step.printed
    head = tail = 0
    if step.kind == "replace":
        while head < min(j - i, n - k) and _key(ours[i + head]) == _key(theirs[k + head]):
            head += 1
        while tail < min(j - i, n - k) - head and _key(ours[j - 1 - tail]) == _key(theirs[n - 1 - tail]):
            tail += 1
    if head:
        yield WordEdit("equal", _covered(said, ours, i, i + head), _covered(printed, theirs, k, k + head))
    left, right = _covered(said, ours, i + head, j - tail), _covered(printed, theirs, k + head, n - tail)
    yield WordEdit(
        "equal" if step.kind == "equal" else "replace" if left and right else "delete" if left else "insert",
        left,
        right,
    )
    if tail:
        yield WordEdit("equal", _covered(said, ours, j - tail, j), _covered(printed, theirs, n - tail, n))


def _covered(text: str, words: Sequence[re.Match[str]], start: int, end: int) -> str:
    return text[words[start].start() : words[end - 1].end()] if start < end else ""


def _say_changed(edits: Sequence[WordEdit], flags: AbstractSet[str], before: str, after: str) -> str:
    said = [_say(edit) for edit in edits if edit.kind != "equal"]
    more = len(said) - MAX_NAMED
    said = [*said[:MAX_NAMED], f"{more} more change{'s' * (more > 1)}"] if more > 1 else said
    if "question_change" in flags:
        said.append("a question and a statement changed places")
    if "reordered" in flags:
        said.append("pieces are in another order")
    if "cut_after_limiter" in flags:
        said.append(f"“{before}” is left out before it")
    if "cut_before_limiter" in flags:
        said.append(f"“{after}” is left out after it")
    return "; ".join(said) or "not the same, though every word is there: look at marks, signs and order"


def _say(edit: WordEdit) -> str:
    if edit.kind == "replace":
        return f"“{edit.said}” became “{edit.printed}”"
    return f"drops “{edit.said}”" if edit.kind == "delete" else f"adds “{edit.printed}”"


def _say_kept(edits: Iterable[Edit]) -> str:
    """Return what a receipt comes to; edits of typography and at the edges need no words."""
    others = [edit for edit in edits if RULES[edit.rule].form is not Form.VERBATIM]
    said = [f"“{edit.said.strip()}” → “{edit.printed.strip()}” ({edit.rule.replace('_', ' ')})" for edit in others]
    more = [f"{len(said) - MAX_NAMED} more"] * (len(said) > MAX_NAMED)
    return "word for word" + (f" but for {', '.join([*said[:MAX_NAMED], *more])}" if said else "")


def _tidied(said: str, printed: str) -> tuple[str, tuple[str, ...]]:
    """Return the words said without the fillers and repeated words that the quote drops, and what these are."""
    dropped: list[str] = []

    def drop(match: re.Match[str]) -> str:
        dropped.append(match.group().strip(" ,…—–-"))
        return ""

    text = said
    if not _FILLERS.search(printed):
        text = _FILLERS.sub(drop, text)
    if not _REPEATED.search(printed):
        text = _REPEATED.sub(drop, text)
    text = re.sub(r"\s+([,.?!])", r"\1", text).lstrip(" ,")
    return text[:1].upper() + text[1:], tuple(dropped)
