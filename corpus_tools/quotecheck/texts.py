"""Every quote of a text, looked for in its sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.attribution import find_attributions
from corpus_tools.quotecheck.compare import Comparison, Policy, Verdict, compare
from corpus_tools.quotecheck.source import Source
from corpus_tools.text.normalize import normalize
from corpus_tools.text.quotemarks import find_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.attribution import Attribution
    from corpus_tools.quotecheck.source import Place
    from corpus_tools.text.span import Span

MIN_SHARE = 0.5
"""Least share of a quote's words, weighted by rarity and in order, for the source to have them in another form."""

MIN_WORDS = 3
"""Quotes of fewer words are in the source word for word or not at all: two words out of three can be chance."""


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """One quote of the text, and what its sources say of it.

    Attributes:
        quote: its words, the parts that a reporting clause splits joined by a space.
        parts: where they are in the text, in code points, without the marks.
        verdict: kept, changed or not in this source.
        speaker: the words of the text that name who says it; None where nobody is named.
        cue: the words of the text that attribute it; None where nothing does.
        source: name of the source that has the words; None if none has.
        said_span: the sentences of that source, in code points.
        comparison: what became of the words; None if no source has them.
    """

    quote: str
    parts: tuple[Span, ...]
    verdict: Verdict
    speaker: str | None = None
    cue: str | None = None
    source: str | None = None
    said_span: Span | None = None
    comparison: Comparison | None = None

    @property
    def explanation(self) -> str:
        """One plain sentence, without a final point."""
        if self.comparison is None:
            return "nothing like it was found there; that does not say that it is invented"
        return self.comparison.explanation


@dataclass(frozen=True, slots=True)
class QuoteReport:
    """What became of the quotes of a text.

    Attributes:
        text: the text, canonical; positions count in it.
        sources: the sources by name, canonical.
        quotes: in the order of the text.
    """

    text: str
    sources: Mapping[str, str]
    quotes: tuple[CheckedQuote, ...]

    @property
    def n_kept(self) -> int:
        """How many quotes keep the words."""
        return sum(quote.verdict is Verdict.KEPT for quote in self.quotes)

    @property
    def is_clean(self) -> bool:
        """Whether every quote keeps the words."""
        return self.n_kept == len(self.quotes)


def compare_texts(
    text: str, sources: Mapping[str, str] | Sequence[str] | str, *, language: str = "en", policy: Policy = "strict"
) -> QuoteReport:
    """Return what became of every quote of a text, each looked for in every source.

    Args:
        text: an article, an answer of a language model, any prose with quotation marks.
        sources: texts that the words may come from, by name; unnamed ones are called `source 1`, `source 2` ….
        language: of text and sources, a BCP 47 tag.
        policy: ``strict``, or ``cleanup`` to pass over fillers and repeated words that house styles drop.

    Example:
        >>> report = compare_texts("“We will close,” Berg said. “We are broke.”", "We will close. Or not.")
        >>> [(quote.verdict.value, quote.quote) for quote in report.quotes]
        [('kept', 'We will close,'), ('not in this source', 'We are broke.')]
    """
    canonical = normalize(text).text
    named = _named(sources)
    looked_in = [Source(name, source) for name, source in named.items()]
    quotes = [_check(canonical, unit, looked_in, language, policy) for unit in _units(canonical)]
    return QuoteReport(canonical, named, tuple(quotes))


def _named(sources: Mapping[str, str] | Sequence[str] | str) -> dict[str, str]:
    if isinstance(sources, str):
        named: Mapping[str, str] = {"source": sources}
    elif isinstance(sources, Mapping):
        named = sources
    else:
        named = {f"source {number}": source for number, source in enumerate(sources, 1)}
    return {name: normalize(source).text for name, source in named.items()}


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is compared as one: a marked stretch, or several that a reporting clause split inside a sentence."""

    parts: tuple[Span, ...]
    relation: Attribution | None


def _units(text: str) -> list[_Unit]:
    """Return the quotes of a text: outermost marked stretches, each with the attribution that it belongs to."""
    relations = [relation for relation in find_attributions(text) if relation.quoted]
    units: list[_Unit] = []
    taken: set[Span] = set()
    for relation in relations:
        group: list[Span] = []
        for part in relation.quoted:
            if part in taken:
                continue
            taken.add(part)
            if group and not _is_split(text, group[-1], part):
                units.append(_Unit(tuple(group), relation))
                group = []
            group.append(part)
        if group:
            units.append(_Unit(tuple(group), relation))
    covered = [part for unit in units for part in unit.parts]
    units += [
        _Unit((quoted.content,), None)
        for quoted in find_quoted(text)
        if quoted.level == 0 and not any(quoted.content.overlap(part) for part in covered)
    ]
    return sorted(units, key=lambda unit: unit.parts)


def _is_split(text: str, part: Span, following: Span) -> bool:
    """Whether two marked stretches are one sentence that a reporting clause interrupts."""
    between = text[part.end : following.start]
    ends = re.search(r"[.?!…][’'”\"»)]*$", part.of(text)) or re.search(r"[.?!][’'”\"»)]*\s+[“‘\"'«(]*$", between)
    return ends is None and "\n\n" not in between


def _check(text: str, unit: _Unit, sources: Sequence[Source], language: str, policy: Policy) -> CheckedQuote:
    parts = [part.of(text) for part in unit.parts]
    quote = " ".join(parts)
    relation = unit.relation
    speaker = relation.source.of(text) if relation is not None and relation.source is not None else None
    cue = relation.cue.of(text) if relation is not None and relation.cue is not None else None
    best: tuple[Place, Comparison] | None = None
    for place in _places(quote, sources):
        comparison = compare(place.said, parts, language=language, policy=policy)
        if comparison.verdict is Verdict.KEPT:
            best = place, comparison
            break
        if best is None and place.share >= MIN_SHARE and len(quote.split()) >= MIN_WORDS:
            best = place, comparison
    if best is None:
        return CheckedQuote(quote, unit.parts, Verdict.NOT_IN_SOURCE, speaker, cue)
    place, comparison = best
    return CheckedQuote(
        quote, unit.parts, comparison.verdict, speaker, cue, place.source.name, place.sentences, comparison
    )


def _places(quote: str, sources: Sequence[Source]) -> Iterator[Place]:
    """Yield where the words may come from, in all sources, the best place first."""
    found = [(place, at) for at, source in enumerate(sources) for place in source.find_places(quote)]
    yield from (place for place, at in sorted(found, key=lambda one: (-one[0].share, one[1], one[0].span)))
