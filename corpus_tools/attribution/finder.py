"""Find the attributions of a text: who is said to have said, written, thought or wanted what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.attribution import lexicon
from corpus_tools.attribution.found import Found, attributions
from corpus_tools.attribution.frames import find_frames
from corpus_tools.attribution.reading import read_unit
from corpus_tools.attribution.words import Kind, Unit, read_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    found: list[Found] = []
    for number, unit in enumerate(_joined(read_units(text, names))):
        new = _continued(unit, found) if _is_bare(unit) else _read(unit, found)
        for one in new:
            one.unit = number
        found += new
    read = [one for each in found for one in attributions(each, text)]
    return tuple(sorted(read, key=lambda one: (one.content[0], one.content[-1].end)))


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
    if frame is None or _introduces_own(unit.words, frame.end - 1):
        return None
    return Unit((*before.words, *unit.words), before.paragraph)


def _introduces(words: Sequence[Word]) -> bool:
    """Whether what stands before a quote says already whose it is."""
    if not words:
        return False
    leads_in = words[-1].kind is Kind.MARK and words[-1].low in {":", ","}
    return leads_in or any(word.kind is Kind.WORD and lexicon.cue_verbs(word.low) for word in words)


def _introduces_own(words: Sequence[Word], end: int) -> bool:
    """Whether a colon and a quote follow a frame that ends before ``end``."""
    rest = words[end:]
    return len(rest) > 1 and rest[0].low == ":" and rest[1].kind is Kind.QUOTE


_LONGEST_JOINED = 200
"""Words of a sentence that another may be joined to, so that no chain of questions grows without end."""


def _is_bare(unit: Unit) -> bool:
    """Whether a sentence holds no word outside marks."""
    return all(word.kind is not Kind.WORD for word in unit.words)


def _read(unit: Unit, earlier: Sequence[Found]) -> list[Found]:
    found = read_unit(unit)
    may_go_on = bool(earlier) and earlier[-1].paragraph == unit.paragraph - 1 and earlier[-1].quotes
    for one in found:
        one.is_continued = may_go_on and one.content[0][0].is_continuation
    return found


def _continued(unit: Unit, earlier: Sequence[Found]) -> list[Found]:
    """Return what a sentence of nothing but quotes makes; what merely goes on is added to the one found before."""
    quotes: list[Sequence[Word]] = [(word,) for word in unit.words if word.kind is Kind.QUOTE]
    last = _last_quoting(unit, earlier)
    if not quotes or last is None:
        return [Found(quotes, (), (), unit.paragraph, is_whole=True)] if quotes else []
    if last.cue and last.paragraph == unit.paragraph:
        last.content += quotes
        return []
    is_new = quotes[-1][-1].goes_on and not quotes[0][0].is_continuation
    is_continued = (bool(last.cue) or last.is_whole) and last.paragraph == unit.paragraph - 1 and not is_new
    return [Found(quotes, (), (), unit.paragraph, is_whole=True, is_continued=is_continued)]


def _last_quoting(unit: Unit, earlier: Sequence[Found]) -> Found | None:
    """Return the attribution that quotes without one of their own belong to, if there is any."""
    for one in reversed(earlier):
        if one.paragraph != unit.paragraph or one.unit != earlier[-1].unit:
            break
        if one.quotes:
            return one
    return earlier[-1] if earlier else None
