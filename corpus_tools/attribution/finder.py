"""Find the attributions of a text: who is said to have said, written, thought or wanted what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import content, grammar, lexicon, sources
from corpus_tools.attribution.cues import CueKind, find_cue
from corpus_tools.attribution.frames import find_frames
from corpus_tools.attribution.relation import PartialAttribution, to_attributions
from corpus_tools.attribution.words import Kind, Unit, read_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus_tools.attribution.cues import Cue
    from corpus_tools.attribution.frames import Frame
    from corpus_tools.attribution.relation import Attribution
    from corpus_tools.attribution.words import Word

ATTRIBUTION = "attribution/1"
"""Name and version of the rules."""


def find_attributions(text: str, *, names: Sequence[str] = ()) -> tuple[Attribution, ...]:
    """Return the attributions of a canonical text, in order of their first code point of content.

    Args:
        text: the text.
        names: names by which people and bodies are known that may be sources; names of several words help to
            find where a source begins and ends.

    Example:
        >>> text = '"We sail," Okafor said. "Always." She denied that the ferry, which is old, leaks.'
        >>> for one in find_attributions(text):
        ...     print([part.of(text) for part in one.content], one.cue.of(text), one.source.of(text))
        ['We sail,', 'Always.'] said Okafor
        ['that the ferry, which is old, leaks'] denied She
    """
    found: list[PartialAttribution] = []
    for number, unit in enumerate(_joined(read_units(text, names))):
        is_bare = all(word.kind is not Kind.WORD for word in unit.words)
        new = _continued(unit, found) if is_bare else _read(unit, found)
        for partial in new:
            partial.unit = number
        found += new
    read = [attribution for partial in found for attribution in to_attributions(partial, text)]
    return tuple(sorted(read, key=lambda attribution: (attribution.content[0], attribution.content[-1].end)))


def _joined(units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield units, a question or an exclamation in marks together with its frame: "“Why?” Okafor asked."."""
    before: Unit | None = None
    for unit in units:
        joined = _join(before, unit) if before is not None else None
        if before is not None and joined is None:
            yield before
        before = joined or unit
    if before is not None:
        yield before


def _join(before: Unit, unit: Unit) -> Unit | None:
    """Return two sentences as one where the second is the frame of the quote that the first consists of.

    Words that another frame reports already are its speaker's, and a frame that introduces a quote of its own
    reports that one: Berg told us: “It is shut.” Dahl replied: “It is not.”
    """
    last = before.words[-1]
    if last.kind is not Kind.QUOTE or before.paragraph != unit.paragraph or unit.words[0].kind is Kind.QUOTE:
        return None
    if len(before.words) > _LONGEST_JOINED or _introduces(before.words[:-1]):
        return None
    frame = next((frame for frame in find_frames((last, *unit.words)) if frame.start == 1), None)
    following = unit.words[frame.end - 1 :] if frame is not None else ()
    if frame is None or (len(following) > 1 and following[0].low == ":" and following[1].kind is Kind.QUOTE):
        return None
    return Unit((*before.words, *unit.words), before.paragraph)


def _introduces(words: Sequence[Word]) -> bool:
    """Whether what stands before a quote says already whose it is."""
    if not words:
        return False
    leads_in = words[-1].kind is Kind.MARK and words[-1].low in {":", ","}
    return leads_in or any(word.kind is Kind.WORD and lexicon.cue_verbs(word.low) for word in words)


_LONGEST_JOINED = 200
"""Words of a sentence that another may be joined to, so that no chain of questions grows without end."""


def _read(unit: Unit, earlier: Sequence[PartialAttribution]) -> list[PartialAttribution]:
    """Return what a sentence with words outside marks makes; it may go on from the paragraph before."""
    found = _Reader(unit).read()
    may_go_on = bool(earlier) and earlier[-1].paragraph == unit.paragraph - 1 and earlier[-1].quotes
    for partial in found:
        partial.is_continued = may_go_on and partial.content[0][0].is_continuation
    return found


def _continued(unit: Unit, earlier: Sequence[PartialAttribution]) -> list[PartialAttribution]:
    """Return what a sentence of nothing but quotes makes; what merely goes on is added to the one found before."""
    quotes: list[Sequence[Word]] = [(word,) for word in unit.words if word.kind is Kind.QUOTE]
    last = _last_quoting(unit, earlier)
    if not quotes or last is None:
        return [PartialAttribution(quotes, (), (), unit.paragraph, is_whole=True)] if quotes else []
    if last.cue and last.paragraph == unit.paragraph:
        last.content += quotes
        return []
    is_new = quotes[-1][-1].goes_on and not quotes[0][0].is_continuation
    is_continued = (bool(last.cue) or last.is_whole) and last.paragraph == unit.paragraph - 1 and not is_new
    return [PartialAttribution(quotes, (), (), unit.paragraph, is_whole=True, is_continued=is_continued)]


def _last_quoting(unit: Unit, earlier: Sequence[PartialAttribution]) -> PartialAttribution | None:
    """Return the attribution that quotes without one of their own belong to, if there is any."""
    for partial in reversed(earlier):
        if partial.paragraph != unit.paragraph or partial.unit != earlier[-1].unit:
            break
        if partial.quotes:
            return partial
    return earlier[-1] if earlier else None


class _Reader:
    """Reads one sentence: first its frames, then cues with what follows them, then bare quotes.

    It keeps which of the words belong to an attribution already.
    """

    def __init__(self, unit: Unit) -> None:
        self._words, self._paragraph = unit.words, unit.paragraph
        self._is_used = [False] * len(unit.words)
        self._last_source: Sequence[Word] = ()

    def read(self) -> list[PartialAttribution]:
        """Return what is found, in the order of content; no word is content of two."""
        frames = list(find_frames(self._words))
        limits = [*(frame.start for frame in frames[1:]), len(self._words)]
        found = [one for frame, limit in zip(frames, limits, strict=False) for one in self._framed(frame, limit)]
        found += self._with_following()
        found += self._hearsay()
        quotes = [word for i, word in enumerate(self._words) if word.kind is Kind.QUOTE and not self._is_used[i]]
        found += [self._found([(word,)], (), ()) for word in quotes]
        return sorted(found, key=lambda one: one.content[0][0].span.start)

    def _found(self, parts: list[Sequence[Word]], cue: Sequence[Word], source: Sequence[Word]) -> PartialAttribution:
        self._last_source = source or self._last_source
        return PartialAttribution(parts, cue, source, self._paragraph)

    def _use(self, start: int, end: int) -> None:
        self._is_used[start:end] = [True] * (end - start)

    def _floor(self, at: int) -> int:
        """Return the index after the last used word before ``at``."""
        return next((i + 1 for i in range(at - 1, -1, -1) if self._is_used[i]), 0)

    def _limit(self, at: int) -> int:
        """Return the first used word from ``at`` on, or the end."""
        return next((i for i in range(at, len(self._words)) if self._is_used[i]), len(self._words))

    def _framed(self, frame: Frame, limit: int) -> Iterator[PartialAttribution]:
        """Yield what a frame reports: the words before it, and those after it as far as the sentence goes on.

        Args:
            frame: the reporting clause.
            limit: where the next frame begins, or the sentence ends.
        """
        words = self._words
        if frame.is_opening:
            ranges = [content.after_opening(words, frame)]
        else:
            left = frame.start
            while left > 0 and not self._is_used[left - 1] and words[left - 1].low != ";":
                left -= 1
            left = content.without_opener(words, left, frame.start)
            ranges = [(left, frame.start), content.after_frame(words[:limit], frame)]
        parts: list[Sequence[Word]] = []
        for start, end in ranges:
            part = content.trimmed(words, start, end)
            if part and not any(self._is_used[start:end]):
                parts.append(part)
                self._use(start, end)
        if parts:
            self._use(frame.start, frame.end)
            yield self._found(parts, words[slice(*frame.cue)], words[slice(*frame.source)])

    def _with_following(self) -> Iterator[PartialAttribution]:
        """Yield what has its content after its cue, from left to right, the outermost of nested ones."""
        at = 0
        while at < len(self._words):
            cue = None if self._is_used[at] else find_cue(self._words, at)
            found, end = (None, at + 1) if cue is None else self._read_cue(cue)
            if found is not None:
                yield found
            at = max(end, at + 1)

    def _read_cue(self, cue: Cue) -> tuple[PartialAttribution | None, int]:
        """Return what a cue attributes, and the word to go on at."""
        if cue.kind is CueKind.PASSIVE:
            return self._read_passive(cue)
        words, floor = self._words, self._floor(cue.first)
        source = self._source(cue, floor)
        end = self._content_end(cue, source)
        has_gap = source is not None and source[0] > floor and _has_gap(words, cue, source[0] - 1)
        if has_gap and words[cue.content].kind is Kind.QUOTE:
            end = cue.content + 1
        parts = [part for part in [content.trimmed(words, cue.content, end)] if part]
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
        is_thing = words[start].low not in _OPENS_CLAUSE and not cue.verbs & lexicon.SPEECH
        end = content.content_end(words, start, limit, is_thing=is_thing)
        if content.opens_adverbial(words, cue.first):
            end = content.end_of_subordinate(words, start, end)
        if source is not None and words[source[0]].low in grammar.RELATIVES:
            return content.end_of_relative(words, start, end)
        if source is not None and source[0] > 0 and words[source[0] - 1].low in grammar.SUBORDINATING:
            return content.end_of_subordinate(words, start, end)
        return end

    def _read_passive(self, cue: Cue) -> tuple[PartialAttribution | None, int]:
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
        if at < limit and (words[at].low in _AFTER_PASSIVE or last > cue.head):
            end = content.content_end(words, at, limit)
            parts.append(content.trimmed(words, at, end))
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

    def _hearsay(self) -> Iterator[PartialAttribution]:
        """Yield the clause around "reportedly" where nothing else attributes it."""
        words = self._words
        for i, word in enumerate(words):
            if word.low not in lexicon.HEARSAY or self._is_used[i] or i + 1 >= len(words):
                continue
            left, limit = self._floor(i), self._limit(i + 1)
            end = content.content_end(words, i + 1, limit) if i + 1 < limit else limit
            parts = [content.trimmed(words, left, i), content.trimmed(words, i + 1, end)]
            parts = [part for part in parts if part]
            if parts:
                self._use(left, end)
                yield self._found(parts, words[i : i + 1], ())


_OPENS_CLAUSE = grammar.COMPLEMENTIZERS | {"to"}
_AFTER_PASSIVE = frozenset("to that as of whether why how what if for with".split())
_SHARING = frozenset({"and", "but", "or", ",", "by", "before", "after", "while"})
_BEFORE_PARTICIPLES = frozenset({",", "by", "before", "after", "while", "and"})
_HEARERS = frozenset("ask tell inform remind advise assure brief".split())
"""Verbs whose subject in the passive is who hears it."""


def _has_gap(words: Sequence[Word], cue: Cue, at: int) -> bool:
    """Whether the pronoun at ``at`` is part of the content: "what she called …", "which he said was late"."""
    if cue.kind is not CueKind.VERB:
        return False
    low, first = words[at].low, words[cue.content]
    if low in {"which", "what", "whom"}:
        return first.kind is Kind.QUOTE or first.low not in grammar.COMPLEMENTIZERS
    return low in {"that", "who"} and grammar.is_auxiliary(first.low)
