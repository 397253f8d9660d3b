"""Flags: what else a program can see in a quote, so that a person is asked about its meaning."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus_tools.fidelity.cuts import is_cut_after_limiter, is_cut_before_limiter
from corpus_tools.fidelity.prover import has_new_value, read_phrases
from corpus_tools.fidelity.words import Kinship, expanded, kinship, read_words
from corpus_tools.schemas.vocab import Form, QuoteFlag
from corpus_tools.text.clauses import pieces
from corpus_tools.text.closed_class import (
    AMBIGUOUS,
    ANTONYMS,
    APPROXIMATELY,
    APPROXIMATORS,
    AUXILIARIES,
    CALENDAR,
    FUNCTION_WORDS,
    LONG_OPERATORS,
    NEGATIONS,
    OPERATORS,
    PERSONS,
    PRONOUNS,
    SUBJECTS,
    SWAPPED,
)
from corpus_tools.text.entries import APPARATUS
from corpus_tools.text.lexicon import is_word, lemmas
from corpus_tools.text.quantities import YEARS, years_of
from corpus_tools.text.segment import sentences
from corpus_tools.text.spelling import canonical, is_prefixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus_tools.fidelity.comparison import Comparison, Difference
    from corpus_tools.fidelity.form import Judgement
    from corpus_tools.fidelity.prover import Proof
    from corpus_tools.fidelity.receipt import Edit
    from corpus_tools.fidelity.words import Word

CLAUSE_WORDS = 5
"""Fewest words, none of them a pronoun or an auxiliary verb, that may be a clause rather than a phrase."""
WEAK_WORDS = 3
"""Content of fewer words is weak."""

_RANK = {flag: rank for rank, flag in enumerate(QuoteFlag)}
_HYPHENATED = re.compile(r"\w+(?:['’-]\w+)*")
_NO_BRACKETS = str.maketrans("[]()", "    ")
_CITATION = re.compile(
    rf"{APPARATUS}|[\[(](?:emphasis (?:added|mine)|citation needed|translated|see .*|source)[\])]", re.IGNORECASE
)
_CLOSING = " \n\"'’”»)]"
_OPERATOR_HEADS = OPERATORS.keys() | APPROXIMATORS | {head for head, _ in LONG_OPERATORS}

WITH_RECEIPT = frozenset({Form.VERBATIM, Form.ORTHOGRAPHIC, Form.MARKED_EDIT})
"""Forms that are said with a receipt only."""

HARMLESS = frozenset({QuoteFlag.WEAK, QuoteFlag.UNBALANCED_MARKS, QuoteFlag.REVERSED_MARK})
"""Flags that ask nobody for the meaning."""


def in_order(flags: Iterable[QuoteFlag]) -> tuple[QuoteFlag, ...]:
    """Return each flag once, in the order of the vocabulary."""
    return tuple(sorted(set(flags), key=_RANK.__getitem__))


def flags_of(judgement: Judgement, names: Mapping[str, frozenset[str]], *, elsewhere: str = "") -> Iterator[QuoteFlag]:
    """Yield what can be seen in a judged clause.

    Args:
        judgement: the clause compared with its passage.
        names: entity ids by lower-case word of their names.
        elsewhere: words that the other clauses of the quote print or stand for; they are not cut off.

    Cuts are looked for where words were taken. A paraphrase was written anew: the words around the place
    it is nearest to say nothing about it.
    """
    if judgement.is_reordered:
        yield QuoteFlag.REORDERED
    if judgement.proof is not None:
        context = f"{judgement.before} {judgement.said} {judgement.after}"
        yield from _marked_changes(judgement.proof, context, names)
    elif judgement.comparison is not None:
        yield from _changes(judgement.comparison, names)
        if has_new_value(judgement.comparison.said_text, judgement.comparison.printed_text):
            yield QuoteFlag.NUMBER_CHANGE
    if judgement.form is Form.PARAPHRASE:
        return
    if _is_question_changed(judgement):
        yield QuoteFlag.QUESTION_CHANGE
    if is_cut_before_limiter(judgement.after, judgement.said, elsewhere):
        yield QuoteFlag.CUT_BEFORE_LIMITER
    if is_cut_after_limiter(judgement.before, judgement.said, elsewhere):
        yield QuoteFlag.CUT_AFTER_LIMITER


def is_kept(form: Form, flags: Iterable[QuoteFlag]) -> bool:
    """Return whether words are kept: they have a receipt, and no flag that asks for their meaning.

    Example:
        >>> is_kept(Form.VERBATIM, [QuoteFlag.WEAK]), is_kept(Form.VERBATIM, [QuoteFlag.CUT_BEFORE_LIMITER])
        (True, False)
        >>> is_kept(Form.GRAMMATICAL, [])
        False
    """
    return form in WITH_RECEIPT and HARMLESS.issuperset(flags)


def _is_question_changed(judgement: Judgement) -> bool:
    """Whether a question is printed as a statement, or a statement as a question; a mere phrase is neither."""
    printed = judgement.printed.rstrip(_CLOSING + ".…, ")
    is_printed = printed.endswith("?")
    rest = judgement.after.lstrip()
    is_said = judgement.said.rstrip(_CLOSING).endswith("?") or (
        (span := next(iter(sentences("x" + rest)), None)) is not None
        and span.of("x" + rest).rstrip(_CLOSING).endswith("?")
    )
    if is_said == is_printed:
        return False
    words = pieces(judgement.printed)
    return is_printed or len(words) >= CLAUSE_WORDS or not (AUXILIARIES | SUBJECTS).isdisjoint(words)


def _marked_changes(proof: Proof, context: str, names: Mapping[str, frozenset[str]]) -> Iterator[QuoteFlag]:
    """Yield what changes at the marks of a receipt: nothing else in it can change a meaning."""
    for edit in proof.edits:
        if edit.rule not in {"bracket", "parenthesis", "ellipsis"}:
            continue
        inside = "" if edit.rule == "ellipsis" else edit.printed
        if inside and not pieces(edit.said) and _is_citation(inside, proof.said[edit.at :]):
            continue
        said, printed = _words_of(edit.said), _words_of(inside)
        left_out = _within_sentence(edit, proof) if edit.rule == "ellipsis" else edit.said
        torn = said if left_out == edit.said else _words_of(left_out)
        if (
            _operators(torn, torn) != _operators(printed, printed)
            or _is_swapped(torn, printed)
            or _is_turned(torn, printed)
            or _is_opposed(torn, printed)
            or (edit.rule == "ellipsis" and _is_limiter(left_out, proof.said[edit.at + len(edit.said) :]))
        ):
            yield QuoteFlag.OPERATOR_CHANGE
        if (inside and (has_new_value(proof.said, inside, is_strict=True) or _has_new_day(proof.said, printed))) or (
            edit.rule == "bracket" and read_phrases(edit.said) and not _same_values(edit.said, inside)
        ):
            yield QuoteFlag.NUMBER_CHANGE
        if (
            inside
            and not _spells_initials(inside, proof.said[: edit.at])
            and (
                _has_new_name(context, inside, names)
                or (not pieces(edit.said) and _has_new_content(context, inside, proof.said[: edit.at]))
            )
        ):
            yield QuoteFlag.ENTITY_CHANGE


def _is_citation(inside: str, after: str) -> bool:
    """Whether a bracket has a page, a note or a time of the recording; a bare number before a noun is none."""
    if _CITATION.fullmatch(inside.strip()) is None:
        return False
    following = next(iter(pieces(after)), "")
    return not re.search(r"[\[(]\d+[\])]", inside) or not following.isalnum() or following in FUNCTION_WORDS


def _spells_initials(inside: str, before: str) -> bool:
    """Whether the capitals inside a mark are the initials right before it: RAF [Royal Air Force]."""
    last = re.search(r"([A-Z](?:\.?[A-Za-z])+)\W*$", before)
    initials = "".join(re.findall(r"\b[A-Z]", inside))
    return last is not None and len(initials) > 1 and initials == "".join(re.findall("[A-Z]", last[1]))


def _has_new_content(context: str, inside: str, before: str) -> bool:
    """Whether a mark adds who, what or how something is, in words that the source has nowhere.

    After a pronoun (*they [the pilots]*) or a phrase that points (*this place [the mill]*) it names what is meant.
    """
    near = pieces(before)[-3:]
    is_naming = not any(word.endswith("ly") for word in pieces(inside))
    if near and is_naming and (near[-1] in PRONOUNS or not {"this", "that", "these", "those"}.isdisjoint(near)):
        return False
    there = {lemma for word in pieces(context) for lemma in lemmas(word)}
    return any(word.is_content and there.isdisjoint(lemmas(word.key)) for word in _words_of(inside))


def _is_limiter(left_out: str, after: str) -> bool:
    """Whether words that an ellipsis stands for limit what is before or after it."""
    return is_cut_before_limiter(left_out, "We") or is_cut_after_limiter(left_out.lstrip(), after)


def _words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a stretch from the middle of a sentence, its brackets left out."""
    return expanded(read_words("a " + text.translate(_NO_BRACKETS)))[1:]


def _within_sentence(edit: Edit, proof: Proof) -> str:
    """Return what an ellipsis leaves out of the sentences that are printed in part; sentences that it leaves out whole are not among it."""
    start, end = edit.at, edit.at + len(edit.said)
    spans = [span for span in sentences(proof.said) if span.start < end and span.end > start]
    whole = [span for span in spans if span.start >= start and span.end <= end]
    text = proof.said
    parts = [text[max(start, span.start) : min(end, span.end)] for span in spans if span not in whole]
    return " ".join(parts)


def _same_values(said: str, printed: str) -> bool:
    there = [values for _, values in read_phrases(printed)]
    return all(any(values & others for others in there) for _, values in read_phrases(said))


def _has_new_day(said: str, printed: Sequence[Word]) -> bool:
    there = {canonical(word) for word in pieces(said)}
    return any(word.is_name and canonical(word.key) in CALENDAR - there for word in printed)


def _has_new_name(said: str, inside: str, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether a mark puts in a name that the source does not have; another name of one entity is the same name."""
    there = set(pieces(said))
    entities = frozenset(entity for key in there for entity in names.get(key, ()))
    words = [word for word in read_words("a " + inside.translate(_NO_BRACKETS)) if word.is_name or word.key in names]
    new = [
        word.key
        for word in words
        if word.key not in there | CALENDAR and not word.is_number and word.key not in FUNCTION_WORDS
    ]
    return any(not entities & names.get(key, frozenset()) for key in new)


def _is_swapped(said: Sequence[Word], printed: Sequence[Word]) -> bool:
    """Whether a pronoun became another one, or "and" became "or", "before" "after"."""
    ours, theirs = ({word.key for word in words} for words in (said, printed))
    persons, others = ({PERSONS[key] for key in keys if key in PERSONS} for keys in (ours, theirs))
    if persons - others and others - persons:
        return True
    return any(pair & ours and pair & theirs and not pair & ours & theirs for pair in SWAPPED)


def _is_turned(said: Sequence[Word], printed: Sequence[Word]) -> bool:
    """Whether a word became its opposite, by a prefix or by -ful and -less."""
    return any(is_prefixed(word.key, other.key) for word in said for other in printed)


def _is_opposed(said: Sequence[Word], printed: Sequence[Word]) -> bool:
    """Whether a word became its opposite, as a pair of the list: in brackets nothing else would ask for the meaning."""
    return any(frozenset({word.key, other.key}) in ANTONYMS for word in said for other in printed)


def _changes(found: Comparison, names: Mapping[str, frozenset[str]]) -> Iterator[QuoteFlag]:
    changed = [difference for difference in found.differences if not difference.is_marked]
    everything = found.differences
    if (
        _operators(_said(found), found.said) != _operators(_printed(found), found.printed)
        or any(_is_turned(each.said, each.printed) for each in everything)
        or any(_is_swapped(each.said, each.printed) for each in everything)
        or any(_is_swapped([said], [word]) for said, word in found.matched if said.key != word.key)
    ):
        yield QuoteFlag.OPERATOR_CHANGE
    if any(_changes_number(difference, found) for difference in everything) or any(
        _has_new_day(found.said_text, each.printed) for each in everything
    ):
        yield QuoteFlag.NUMBER_CHANGE
    if any(_changes_name(difference, found, names) for difference in everything):
        yield QuoteFlag.ENTITY_CHANGE
    if _is_rearranged(found, changed):
        yield QuoteFlag.REORDERED


def _said(found: Comparison) -> list[Word]:
    """Return the said words that differ, those of sentences left out as a whole not among them."""
    inflected = [said for said, word in found.matched if _is_inflected(said, word)]
    return inflected + [word for difference in found.differences for word in difference.torn]


def _printed(found: Comparison) -> list[Word]:
    """Return the printed words that differ."""
    inflected = [word for said, word in found.matched if _is_inflected(said, word)]
    return inflected + [word for difference in found.differences for word in difference.printed]


def _is_inflected(said: Word, printed: Word) -> bool:
    """Whether two words that go together differ in more than spelling; ``'s`` and ``'d`` may be anything."""
    is_open = said.key in AMBIGUOUS or printed.key in AMBIGUOUS
    return not is_open and kinship(said, printed) is Kinship.INFLECTION


def _operators(words: Sequence[Word], context: Sequence[Word]) -> Counter[str]:
    """Count the operators among words, those of one force as one."""
    wanted = frozenset(words)
    found: Counter[str] = Counter()
    end = 0
    for at in [at for at, word in enumerate(context) if word.key in _OPERATOR_HEADS] if wanted else ():
        operator, n_words = _operator_at(context, at) if at >= end else ("", 1)
        if operator:
            end = at + n_words
            found[operator] += not wanted.isdisjoint(context[at:end])
    return +found


def _operator_at(context: Sequence[Word], at: int) -> tuple[str, int]:
    """Return the operator that begins at a word, if any, and of how many words it is.

    Approximators are operators right before a number only. What one does "not have to" do, one may
    still do: under a negation that is another operator than "must".
    """
    word = context[at]
    keys = [other.key for other in context[at : at + 2]]
    long = LONG_OPERATORS.get((keys[0], keys[-1]))
    if long is not None and (keys[-1] != "than" or _is_amount(context, at + 2)):
        is_negated = long == "must" and any(other.key in NEGATIONS for other in context[max(0, at - 2) : at])
        return " ".join(keys) if is_negated else long, 2
    if word.key in APPROXIMATORS and _is_amount(context, at + 1):
        return APPROXIMATELY.get(word.key, word.key), 1
    is_share = word.key == "half" and _is_amount(context, at)
    return "" if word.is_name or is_share else OPERATORS.get(word.key, ""), 1


def _is_amount(context: Sequence[Word], at: int) -> bool:
    """Whether a number begins at a word, or "a century" and the like."""
    keys = [word.key for word in context[at : at + 3]]
    return bool(keys) and (keys[0][0] == "#" or any(years_of(keys[n], keys[:n]) for n in range(1, len(keys))))


def _changes_number(difference: Difference, found: Comparison) -> bool:
    printed = _numbers(difference.printed, found.printed)
    if not printed:
        return False
    said = _numbers(_whole(difference.said, found), found.said)
    return bool(printed - said) and (bool(said) or not difference.said or printed.keys() != {"#1"})


def _whole(words: Sequence[Word], found: Comparison) -> Sequence[Word]:
    """Return said words that differ, those put back that were trimmed off behind the last match."""
    at = found.said.index(words[-1]) + 1 if words else 0
    is_inside = found.pairs and at <= found.pairs[-1][0]
    return words if not words or is_inside else (*words, *found.said[at : at + 2])


def _numbers(words: Sequence[Word], context: Sequence[Word]) -> Counter[str]:
    """Count the numbers among words; a century is a hundred years."""
    found = Counter(word.key for word in words if word.is_number)
    for word in words:
        before = context[: context.index(word)] if word.key in YEARS else ()
        years = years_of(word.key, [other.key for other in before[-2:]])
        if years is not None:
            found[years] += 1
            found[before[-1].key] -= before[-1].is_number
    return +found


def _changes_name(difference: Difference, found: Comparison, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name was put in that the passage does not have; other names of one entity are the same name."""
    new = [word for word in difference.printed if word.is_name or word.key in names]
    there = {word.key for word in found.said} if new else set()
    new = [word for word in new if word.key not in there and _is_name(word, names, found.printed)]
    entities = frozenset(entity for key in there for entity in names.get(key, ())) if new else frozenset()
    return any(not entities & names.get(word.key, frozenset()) for word in new)


def _is_name(word: Word, names: Mapping[str, frozenset[str]], context: Sequence[Word]) -> bool:
    """Whether a word names somebody: by its capital, or listed.

    A listed word that is in the dictionary too ("board") names nobody in small letters; in a title, where
    everything has a capital, a word of the dictionary has to be listed.
    """
    if word.key in names and word.key not in FUNCTION_WORDS:
        return word.is_name or word.opens_sentence or not is_word(word.key)
    if not word.is_name or word.key in CALENDAR:
        return False
    is_title = all(other.is_name or other.opens_sentence or not other.is_content for other in context)
    return not (is_title and is_word(word.key))


def _is_rearranged(found: Comparison, changed: Sequence[Difference]) -> bool:
    """Whether a printed word that goes with nothing stands unmatched elsewhere in the passage's stretch."""
    left = {j for j, _ in found.pairs}
    low, high = (min(left), max(left)) if left else (0, -1)
    unmatched = {
        word.key for j, word in enumerate(found.said) if j not in left and low <= j <= high and word.is_content
    }
    return any(word.key in unmatched for d in changed for word in d.printed if word.is_content)


def is_weak(parts: Sequence[str]) -> bool:
    """Return whether a quote's content has too few words to say anything about.

    Example:
        >>> is_weak(["misguided approach"]), is_weak(["a misguided approach"])
        (True, False)
    """
    n_words = 0
    for part in parts:
        for _ in _HYPHENATED.finditer(part):
            n_words += 1
            if n_words == WEAK_WORDS:
                return False
    return True
