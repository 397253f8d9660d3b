"""Zones proposed for an article that nobody has annotated: rules about where things stand on a page.

From the top: words of the page, the headline, what stands between it and the report (a deck: bullets, a standfirst,
sentences that the report says again), then the report from its dateline or byline on. From the end: words of the
page, and before them a closing summary. Whatever the rules do not know is body; a person confirms every zone.

The rules were made on the corpus's own sixteen articles and give every code point there its zone and kind. On 840
articles that they were hardly made on (PolNeAR's training part: headline and report, its furniture already taken off)
they find the headline of 96 in 100, and take 47 other stretches out of the report, some five of them wrongly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from corpus_tools.authoring.boilerplate import kind_of
from corpus_tools.schemas.vocab import BoilerplateKind, Zone
from corpus_tools.text.segment import paragraphs, sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROPOSER: Final = "new/1"
"""Name and version of these rules, as the mark of what they propose."""

MAX_HEADLINE: Final = 200
"""Longest headline in code points; the annotated ones have up to 119."""

MAX_TITLE_SENTENCE: Final = 120
"""Longest headline that is a sentence with a period, of which few outlets have any; the annotated one has 119."""

MAX_SHORT_TITLE: Final = 60
"""No longer than this, it may stand above a line that is shorter still."""

MAX_FIELD: Final = 60
"""Longest label of a form."""

MAX_DECK_LINE: Final = 300
"""Longest line of a deck; the annotated ones have up to 222."""

MAX_DECK_LINES: Final = 6
"""Lines of a deck; more are a report in short paragraphs."""

MIN_REPEATED_WORDS: Final = 8
"""Words in a row that a line above the report shares with it if it is its summary."""

MIN_REPEATED_SHARE: Final = 0.6
"""Share of such a line's words that are in those runs; of the annotated ones at least two thirds."""

MAX_OPENING: Final = 40
"""Code points of a zone's first words that are enough to find it by, where they are enough."""

_LONGEST_OPENING: Final = 80
_SUMMARY_WITHIN: Final = 3
"""A closing summary begins in one of the last so many paragraphs of the report."""

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]+){0,3}(?:,\s[^—–-]{2,30})?|[A-Z]\w+(?: [A-Z]\w+){0,2},\s[^—–-]{3,20})"
    r"\s?(?:\([A-Za-z ]{2,20}\)\s?)?[—–-]{1,2}\s"
)
_BYLINE = re.compile(
    r"^(?:by|from|text:|words:)\s[A-Z][\w.’'-]+(?:\s(?:and\s)?[A-Z][\w.’'-]+){1,6}\b[^.!?]{0,60}$", re.IGNORECASE
)
_BULLET = re.compile(r"^[•◦▪‣●*–—-]\s")
_CAPTION = re.compile(
    r"^(?:file )?(?:photo|picture|image|graphic|illustration|caption|pictured|credit)s?\s?(?:[:/(|]|by\b)"
    r"|\((?:file )?(?:photo|image|picture|illustration)s?\b[^)]*\)\.?$|\b(?:photo|image|picture)(?: credit)?: ?[^.]{2,60}$"
    r"|^[^.!?]{2,80}(?:/\s?|\bvia )(?:reuters|afp|getty(?: images)?|ap|epa)(?:/[\w .-]{2,40})?\.?$",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^(?:in (?:summary|conclusion|closing)|to (?:sum up|summari[sz]e|conclude)|(?:key )?takeaways?|conclusion|summary|final thoughts"
    r"|the bottom line)\b\s?[,:]?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.…][\"'”’»)\]]*$")
_QUOTED = re.compile(r"[“”«»\"]")
_SPOKEN = re.compile(r"“[^”]*”|\"[^\"]*\"")
_IMPERATIVE = re.compile(
    r"^(?:start|get|join|sign|receive|stay|don[’']t miss|enter|subscribe|be the first)\b", re.IGNORECASE
)
_NAME_ALONE = re.compile(r"^[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,2}(?<!\.)$")
_WORD = re.compile(r"[^\W_]+")

Label = tuple[Zone, BoilerplateKind | None]

_BODY: Label = (Zone.BODY, None)


@dataclass(frozen=True, slots=True)
class ProposedZone:
    """A stretch of a text and the zone it seems to be.

    Attributes:
        span: code points; white space belongs to the zone before it.
        zone: which zone.
        kind: kind of boilerplate; None for every other zone.
        opens: first words, enough for `fix` to find the zone by.
    """

    span: Span
    zone: Zone
    kind: BoilerplateKind | None
    opens: str


def propose_zones(text: str) -> tuple[ProposedZone, ...]:
    r"""Return zones that tile a canonical text.

    Example:
        >>> text = "Fair opens\n\nHILLSIDE, May 6 - The fair has opened.\n\nSign up for our letter.\n"
        >>> for zone in propose_zones(text): print(zone.zone, zone.kind, zone.span, repr(zone.opens))
        headline None Span(start=0, end=12) 'Fair opens'
        body None Span(start=12, end=52) 'HILLSIDE, May 6'
        boilerplate newsletter_promo Span(start=52, end=76) 'Sign up for'
    """
    spans = paragraphs(text)
    if not spans:
        return ()
    labels = _Page(tuple(span.of(text) for span in spans)).labels()
    firsts = [i for i in range(len(spans)) if i == 0 or labels[i] != labels[i - 1]]
    starts = [0, *(spans[i].start for i in firsts[1:])]
    zones: list[ProposedZone] = []
    for i, start, end in zip(firsts, starts, [*starts[1:], len(text)], strict=True):
        opens = _opening(text, spans[i].start, after=zones[-1].span.start if zones else 0)
        zones.append(ProposedZone(Span(start, end), *labels[i], opens))
    return tuple(zones)


class _Page:
    """The lines of a page, each labelled with a zone: first the page's own words, then the report's parts."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._labels: list[Label | None] = [None] * len(lines)

    def labels(self) -> list[Label]:
        """Return one label a line."""
        self._label_page()
        self._label_end()
        self._label_top()
        self._label_summary()
        return [label or _BODY for label in self._labels]

    def _label_page(self) -> None:
        for i, line in enumerate(self._lines):
            kind = kind_of(line)
            if kind is not None:
                self._put(i, kind)
            elif len(line) <= MAX_DECK_LINE and _CAPTION.search(line):
                self._labels[i] = (Zone.CAPTION, None)
        for i, following in pairwise(range(len(self._lines))):
            self._go_on(i, following)

    def _go_on(self, i: int, following: int) -> None:
        """Let a heading of the page speak for the line below it: a form's labels, what a promotion promises."""
        label, line = self._labels[i], self._lines[following]
        if label is None or self._labels[following] is not None:
            return
        is_field = len(line) <= MAX_FIELD and not _SENTENCE_END.search(line)
        is_promise = _IMPERATIVE.match(line) is not None and not _QUOTED.search(line)
        goes_on = {BoilerplateKind.COMMENT_FORM: is_field, BoilerplateKind.NEWSLETTER_PROMO: is_promise}
        if label[1] is not None and goes_on.get(label[1], False):
            self._labels[following] = label

    def _label_end(self) -> None:
        """Look loosely at the lines that nothing of the report follows."""
        for i in reversed(range(1, len(self._lines))):
            if self._labels[i] is not None:
                continue
            kind = kind_of(self._lines[i], is_at_end=True)
            below = self._labels[i + 1] if i + 1 < len(self._lines) else None
            if kind is None and _NAME_ALONE.match(self._lines[i]) and below == _page(BoilerplateKind.AUTHOR_BIO):
                kind = BoilerplateKind.AUTHOR_BIO
            if kind is None or _is_speech(self._lines[i]):
                return
            self._put(i, kind)

    def _label_top(self) -> None:
        rest = [i for i, label in enumerate(self._labels) if label is None]
        self._fill_above(rest)
        rest = [i for i in rest if self._labels[i] is None]
        if not rest or not self._is_headline(rest[0]):
            return
        self._labels[rest[0]] = (Zone.HEADLINE, None)
        deck = rest[1 : 1 + self._n_deck(rest[1:])]
        for i in deck:
            self._labels[i] = (Zone.DECK, None)

    def _fill_above(self, rest: Sequence[int]) -> None:
        """Take a word or three between two lines of the page's head as the page's too, if a headline is still to come."""
        for i, following in pairwise(rest[:3]):
            is_between = i > 0 and _metadata(self._labels[i - 1], self._labels[i + 1])
            if is_between and len(self._lines[i].split()) <= 3 and self._is_headline(following):
                self._put(i, BoilerplateKind.PAGE_METADATA)

    def _is_headline(self, i: int) -> bool:
        line = self._lines[i]
        if len(line) > MAX_HEADLINE or _BYLINE.match(line) or _DATELINE.match(line) or i + 1 == len(self._lines):
            return False
        if not _SENTENCE_END.search(line) or len(line) <= MAX_SHORT_TITLE:
            return True
        below = self._lines[i + 1]
        is_title = len(line) <= MAX_TITLE_SENTENCE and len(line) < len(below) and len(sentences(line)) == 1
        is_head = self._labels[i + 1] == _page(BoilerplateKind.PAGE_METADATA)
        return is_title or is_head or _is_start(below) or _BULLET.match(below) is not None

    def _n_deck(self, rest: Sequence[int]) -> int:
        """Return how many of the lines below the headline stand above the report."""
        start = next((n for n, i in enumerate(rest[: MAX_DECK_LINES + 1]) if _is_start(self._lines[i])), None)
        if start is not None and all(len(self._lines[i]) <= MAX_DECK_LINE for i in rest[:start]):
            return start
        n_deck = 0
        for i in rest[:MAX_DECK_LINES]:
            if not self._is_deck(i):
                break
            n_deck += 1
        return n_deck if n_deck < len(rest) else 0

    def _is_deck(self, i: int) -> bool:
        line = self._lines[i]
        if len(line) > MAX_DECK_LINE:
            return False
        if _BULLET.match(line):
            return True
        is_title = not _SENTENCE_END.search(line) and line[-1] not in ':?!”"'
        return is_title or _is_repeated(line, "\n".join(self._lines[i + 1 :]))

    def _label_summary(self) -> None:
        rest = [i for i, label in enumerate(self._labels) if label is None]
        late = rest[max(1, len(rest) - _SUMMARY_WITHIN) :]
        first = next((i for i in late if _SUMMARY.match(self._lines[i])), None)
        for i in rest if first is not None else ():
            if i >= first:  # type: ignore[operator] # first is not None here
                self._labels[i] = (Zone.APPENDED_SUMMARY, None)

    def _put(self, i: int, kind: BoilerplateKind) -> None:
        self._labels[i] = _page(kind)


def _page(kind: BoilerplateKind) -> Label:
    return (Zone.BOILERPLATE, kind)


def _metadata(*labels: Label | None) -> bool:
    return all(label == _page(BoilerplateKind.PAGE_METADATA) for label in labels)


def _is_start(line: str) -> bool:
    """Whether a line can only be the first of a report: it has a dateline, or is a byline."""
    return _DATELINE.match(line) is not None or _BYLINE.match(line) is not None


def _is_speech(line: str) -> bool:
    """Whether a line begins or ends with somebody's quoted words, as reports do and pages do not."""
    return line[0] in '“"' or re.search(r"[.!?]”$|[.!?]\"$", line) is not None


def _is_repeated(line: str, rest: str) -> bool:
    """Whether most of a line's own words stand below it again, in long runs."""
    words, below = _words(_SPOKEN.sub(" ", line)), f" {' '.join(_words(rest))} "
    again: set[int] = set()
    for i in range(len(words) - MIN_REPEATED_WORDS + 1):
        if f" {' '.join(words[i : i + MIN_REPEATED_WORDS])} " in below:
            again.update(range(i, i + MIN_REPEATED_WORDS))
    return len(again) >= MIN_REPEATED_SHARE * len(words) > 0


def _words(text: str) -> list[str]:
    return [found.group().casefold() for found in _WORD.finditer(text)]


def _opening(text: str, start: int, *, after: int) -> str:
    """Return the first words of a zone: three, or more where those stand between it and the zone before too."""
    words = list(_word_ends(text, start))
    for n, end in enumerate(words, start=1):
        opening = text[start:end]
        is_enough = n >= min(3, len(words)) or len(opening) >= MAX_OPENING
        if is_enough and (text.find(opening, after) == start or end - start >= MAX_OPENING):
            return opening
    return text[start : words[-1]] if words else text[start : start + 1]


def _word_ends(text: str, start: int) -> Iterator[int]:
    for found in re.finditer(r"\S+", text[start : start + _LONGEST_OPENING].split("\n", 1)[0]):
        yield start + found.end()
