"""The answer for one quote, for a person: kept, changed or not in this source, and what was changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from corpus_tools.fidelity.compare import compare_words
from corpus_tools.fidelity.receipt import RULES
from corpus_tools.text.align import diff_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus_tools.fidelity.receipt import Edit
    from corpus_tools.text.align import Edit as WordEdit

Policy = Literal["strict", "cleanup"]
"""``strict``: words are words. ``cleanup``: fillers, repeated words and false starts may be dropped, as many house
styles do with speech."""

MAX_NAMED = 3
"""Changes that a sentence names; whoever wants them all reads the word diff."""

_FILLER = r"(?:u+h+m*|u+m+|e+r+m*|a+h+|mm+|hmm+|you know|i mean|sort of|kind of|like)"
_FILLERS = re.compile(rf"(?:(?<=^)|(?<=[\s,—–-])){_FILLER}(?=[\s,.?!—–-]|$)[,\s]*", re.IGNORECASE)
_REPEATED = re.compile(r"\b(\w+(?: \w+)?)(?:,|…|\s*[—–-]+)?\s+(?=\1\b)", re.IGNORECASE)


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


def compare(said: str, printed: str, *, language: str = "en", policy: Policy = "strict") -> Comparison:
    """Return what became of the words said in the words printed between quotation marks.

    Args:
        said: the sentence or sentences of the source that the quote renders, whole, so that what was left out
            before and after the quote can be judged.
        printed: the words of the quote without their marks; `…` marks words left out, square brackets an insertion.
        language: of both, a BCP 47 tag. Without a lexicon for it nothing but equal words is called kept.
        policy: what may be dropped in silence.

    Example:
        >>> found = compare("We hope to open in May, probably.", "We will open in May")
        >>> found.verdict.value, found.explanation
        ('changed', '“hope to” became “will”; “probably” is left out after it')
    """
    found = _compared(said, printed, language)
    if policy == "cleanup" and found.verdict is Verdict.CHANGED:
        tidy, dropped = _tidied(said, printed)
        if dropped:
            again = _compared(tidy, printed, language)
            if again.verdict is Verdict.KEPT:
                return replace(again, said=said, tidied=dropped)
    return found


def _compared(said: str, printed: str, language: str) -> Comparison:
    words = compare_words(said, printed, language=language)
    before, edits, after = _cut(said, printed)
    verdict = Verdict.KEPT if words.kept else Verdict.CHANGED
    explanation = _say_kept(words.edits) if words.kept else _say_changed(edits, words.flags, before, after)
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
    edits = list(diff_words(said, printed))
    before = edits.pop(0).said if edits and edits[0].kind == "delete" else ""
    after = edits.pop().said if edits and edits[-1].kind == "delete" else ""
    steps = (edit if _words(edit.said) != _words(edit.printed) else replace(edit, kind="equal") for edit in edits)
    return before, tuple(steps), after


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[-+−]?\w+(?:[.,:'’]\w+)*", text)]


def _say_changed(edits: Sequence[WordEdit], flags: Iterable[str], before: str, after: str) -> str:
    said = [_say(edit) for edit in edits if edit.kind != "equal"]
    more = len(said) - MAX_NAMED
    said = [*said[:MAX_NAMED], f"{more} more change{'s' * (more > 1)}"] if more > 1 else said
    flags = set(flags)
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
    done = dict.fromkeys(RULES[edit.rule].does for edit in edits if edit.rule != "trim")
    return "word for word" if not done else f"the words said; differs in {', '.join(done)}"


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
    text = re.sub(r"\s+([,.?!])", r"\1", text)
    return text[:1].upper() + text[1:], tuple(dropped)
