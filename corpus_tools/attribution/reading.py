"""The attributions of one sentence: first its frames, then cues with what follows them, then bare quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import clauses, contents, grammar, lexicon, sources
from corpus_tools.attribution.cues import CueKind, find_cue
from corpus_tools.attribution.found import Found
from corpus_tools.attribution.frames import find_frames
from corpus_tools.attribution.words import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.attribution.cues import Cue
    from corpus_tools.attribution.frame import Frame
    from corpus_tools.attribution.words import Unit, Word


def read_unit(unit: Unit) -> list[Found]:
    """Return what is found in a sentence, in the order of content; no word is content of two."""
    return _Reader(unit).read()


class _Reader:
    """Reads one sentence; keeps which of its words belong to an attribution already."""

    def __init__(self, unit: Unit) -> None:
        self._words, self._paragraph = unit.words, unit.paragraph
        self._is_used = [False] * len(unit.words)
        self._last_source: Sequence[Word] = ()

    def read(self) -> list[Found]:
        """Return what is found."""
        frames = list(find_frames(self._words))
        limits = [*(frame.start for frame in frames[1:]), len(self._words)]
        found = [one for frame, limit in zip(frames, limits, strict=False) for one in self._framed(frame, limit)]
        found += self._with_following()
        found += self._hearsay()
        found += self._unattributed()
        return sorted(found, key=lambda one: one.content[0][0].span.start)

    def _found(self, parts: list[Sequence[Word]], cue: Sequence[Word], source: Sequence[Word]) -> Found:
        self._last_source = source or self._last_source
        return Found(parts, cue, source, self._paragraph)

    def _use(self, start: int, end: int) -> None:
        self._is_used[start:end] = [True] * (end - start)

    def _floor(self, at: int) -> int:
        """Return the index behind the last used word before ``at``."""
        return next((i + 1 for i in range(at - 1, -1, -1) if self._is_used[i]), 0)

    def _limit(self, at: int) -> int:
        """Return the first used word from ``at`` on, or the end."""
        return next((i for i in range(at, len(self._words)) if self._is_used[i]), len(self._words))

    def _framed(self, frame: Frame, limit: int) -> Iterator[Found]:
        """Yield what a frame reports: the words before it, and those behind it as far as the sentence goes on.

        Args:
            frame: the reporting clause.
            limit: where the next frame begins, or the sentence ends.
        """
        words = self._words
        if frame.is_opening:
            ranges = [clauses.behind_opening(words, frame)]
        else:
            left = clauses.without_opener(words, self._left_edge(frame.start), frame.start)
            ranges = [(left, frame.start), clauses.behind_frame(words[:limit], frame)]
        parts: list[Sequence[Word]] = []
        for start, end in ranges:
            part = clauses.trimmed(words, start, end)
            if part and not any(self._is_used[start:end]):
                parts.append(part)
                self._use(start, end)
        if parts:
            self._use(frame.start, frame.end)
            yield self._found(parts, words[slice(*frame.cue)], words[slice(*frame.source)])

    def _left_edge(self, at: int) -> int:
        start = at
        while start > 0 and not self._is_used[start - 1] and self._words[start - 1].low != ";":
            start -= 1
        return start

    def _with_following(self) -> Iterator[Found]:
        """Yield what has its content behind its cue, from left to right, the outermost of nested ones."""
        at = 0
        while at < len(self._words):
            cue = None if self._is_used[at] else find_cue(self._words, at)
            found, end = (None, at + 1) if cue is None else self._read_cue(cue)
            if found is not None:
                yield found
            at = max(end, at + 1)

    def _read_cue(self, cue: Cue) -> tuple[Found | None, int]:
        """Return what a cue attributes, and the word to go on at."""
        if cue.kind is CueKind.PASSIVE:
            return self._read_passive(cue)
        words, floor = self._words, self._floor(cue.first)
        source = self._source(cue, floor)
        end = self._content_end(cue, source)
        has_gap = source is not None and source[0] > floor and _has_gap(words, cue, source[0] - 1)
        if has_gap and words[cue.content].kind is Kind.QUOTE:
            end = cue.content + 1
        parts = [part for part in [clauses.trimmed(words, cue.content, end)] if part]
        if not parts:
            return None, cue.head + 1
        named = words[slice(*source)] if source is not None else self._shared_source(cue)
        if source is not None and has_gap:
            parts.insert(0, words[source[0] - 1 : source[0]])
        elif cue.verbs & lexicon.SEEMING and cue.kind is CueKind.VERB:
            parts, named = [part for part in (named if source else (), *parts) if part], ()
        self._use(cue.first, end)
        return self._found(parts, words[cue.first : cue.last + 1], named), end

    def _shared_source(self, cue: Cue) -> Sequence[Word]:
        """Return the source of the attribution before for a verb that is joined to that one's: "… and denied it"."""
        if cue.kind is not CueKind.VERB or cue.first == 0:
            return ()
        before = self._words[cue.first - 1]
        return self._last_source if before.kind is Kind.QUOTE or before.low in _SHARING else ()

    def _source(self, cue: Cue, floor: int) -> tuple[int, int] | None:
        if cue.kind is CueKind.NOUN:
            return sources.possessor_before(self._words, cue.first, floor)
        if cue.form == "base" and any(word.low == "to" for word in self._words[max(0, cue.head - 2) : cue.head]):
            return None
        if cue.form == "ing" and cue.first > 0 and self._words[cue.first - 1].low in _BEFORE_PARTICIPLES:
            return None if self._last_source else sources.first_subject(self._words, floor, cue.first)
        return sources.subject_before(self._words, cue.first, floor)

    def _content_end(self, cue: Cue, source: tuple[int, int] | None) -> int:
        words, start, limit = self._words, cue.content, self._limit(cue.content)
        if start >= limit:
            return start
        end = contents.content_end(words, start, limit, is_thing=_is_thing(words, cue))
        if clauses.opens_adverbial(words, cue.first):
            end = clauses.end_of_subordinate(words, start, end)
        if source is not None and words[source[0]].low in grammar.RELATIVES:
            return clauses.end_of_relative(words, start, end)
        if source is not None and source[0] > 0 and words[source[0] - 1].low in grammar.SUBORDINATING:
            return clauses.end_of_subordinate(words, start, end)
        return end

    def _read_passive(self, cue: Cue) -> tuple[Found | None, int]:
        words, at, limit = self._words, cue.head + 1, self._limit(cue.head + 1)
        source: Sequence[Word] = ()
        if at + 1 < limit and words[at].low == "by":
            end = sources.phrase_after(words[:limit], at + 1)
            source, at = words[at + 1 : end], end
        subject = self._passive_subject(cue)
        parts: list[Sequence[Word]] = [words[slice(*subject)]] if subject else []
        last = cue.head
        if at < limit and words[at].low == "about" and last + 1 == at:
            last, at = at, at + 1
        if at < limit and (words[at].low in _BEHIND_PASSIVE or last > cue.head):
            end = contents.content_end(words, at, limit)
            parts.append(clauses.trimmed(words, at, end))
            at = end
        parts = [part for part in parts if part]
        if not parts:
            return None, cue.head + 1
        self._use(subject[0] if subject else cue.first, at)
        return self._found(parts, words[cue.first : last + 1], source), at

    def _passive_subject(self, cue: Cue) -> tuple[int, int] | None:
        """Return the subject of a passive verb if it is part of what is attributed, and not the hearer."""
        subject = sources.subject_before(self._words, cue.first, self._floor(cue.first))
        if subject is None or cue.verbs & _HEARERS or self._words[subject[0]].low in {"it", "there"}:
            return None
        return subject

    def _hearsay(self) -> Iterator[Found]:
        """Yield the clause around "reportedly" where nothing else attributes it."""
        words = self._words
        for i, word in enumerate(words):
            if word.low not in lexicon.HEARSAY or self._is_used[i] or i + 1 >= len(words):
                continue
            left, limit = self._floor(i), self._limit(i + 1)
            end = contents.content_end(words, i + 1, limit) if i + 1 < limit else limit
            parts = [clauses.trimmed(words, left, i), clauses.trimmed(words, i + 1, end)]
            parts = [part for part in parts if part]
            if parts:
                self._use(left, end)
                yield self._found(parts, words[i : i + 1], ())

    def _unattributed(self) -> Iterator[Found]:
        for i, word in enumerate(self._words):
            if word.kind is Kind.QUOTE and not self._is_used[i]:
                yield self._found([(word,)], (), ())


_OPENS_CLAUSE = grammar.COMPLEMENTIZERS | {"to"}
_BEHIND_PASSIVE = frozenset("to that as of whether why how what if for with".split())
_SHARING = frozenset({"and", "but", "or", ",", "by", "before", "after", "while"})
_BEFORE_PARTICIPLES = frozenset({",", "by", "before", "after", "while", "and"})
_HEARERS = frozenset("ask tell inform remind advise assure brief".split())
"""Verbs whose subject in the passive is who hears it."""


def _is_thing(words: Sequence[Word], cue: Cue) -> bool:
    """Whether the content is a noun phrase rather than a clause."""
    return words[cue.content].low not in _OPENS_CLAUSE and not cue.verbs & lexicon.SPEECH


def _has_gap(words: Sequence[Word], cue: Cue, at: int) -> bool:
    """Whether the pronoun at ``at`` is part of the content: "what she called …", "which he said was late"."""
    if cue.kind is not CueKind.VERB:
        return False
    low, first = words[at].low, words[cue.content]
    if low in {"which", "what", "whom"}:
        return first.kind is Kind.QUOTE or first.low not in grammar.COMPLEMENTIZERS
    return low in {"that", "who"} and grammar.is_auxiliary(first.low)
