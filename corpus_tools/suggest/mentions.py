"""Mentions of the event's claims: pieces of the report that likely make one, with how they present it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING

from corpus_tools.schemas.claim import Answers, Mention
from corpus_tools.schemas.quote import ChainLink
from corpus_tools.schemas.vocab import Mode, Presentation, Zone
from corpus_tools.suggest.place import choose_places, lexemes_in
from corpus_tools.suggest.records import VERSION, selector, selectors
from corpus_tools.suggest.rendering import stretch_of
from corpus_tools.suggest.words import is_function, pieces, read
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.event import Event
    from corpus_tools.schemas.selector import RenderedPassage
    from corpus_tools.suggest.place import Place
    from corpus_tools.suggest.records import Findings, QuoteDraft
    from corpus_tools.suggest.utterance import Utterance
    from corpus_tools.text.passages import Lexeme

WHOLE_SHARE = 0.55
"""Share of a piece that the words of a claim must span for the mention to be the whole piece."""

DIRECT_SHARE = 0.9
"""Share of a mention that must be inside the marks for it to be said directly."""

INDIRECT_SHARE = 0.5
"""Share of a mention that an indirect report must hold."""

JOINED = 12
"""Most code points between two mentions of one claim that are one mention: a comma and a joining word."""

CLOSE_SHARE = 0.5
"""Share of its weight that a piece must have in common with a place of the statement to render it closely."""

FACTIVE = frozenset(
    """accept acknowledge admit concede confess confirm disclose discover find know learn note point realise realize
    recall recognise recognize regret remember reveal""".split()
)
"""Cues, by lemma, that take their content for true."""

_EDGE = ' \t\n,.;:!?…–—-"“”„«»()[]'
_JOINS = frozenset("and but or so yet nor And But Or So Yet Nor that".split())
_YES = Answers(recoverable=True, compatible=True, claim_entails_mention=True, mention_entails_claim=True)


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """One mention as found.

    Attributes:
        record: the record; the quote it belongs to is not named yet.
        quote: that quote's position among the quotes found.
    """

    record: Mention
    quote: int | None


def find_mentions(text: str, record: Article, event: Event, found: Findings) -> tuple[MentionDraft, ...]:
    """Return the likely mentions of claims in a report, in order."""
    profiles = profiles_of(event, found.said)
    made: list[_Made] = []
    for piece in _pieces(text, record, found):
        every = likely_claims(piece.evidence, profiles)
        for likely in every:
            is_whole = piece.evidence.is_close and len(every) == 1
            parts = tuple(_parts(text, piece, likely, found, is_whole=is_whole))
            if parts:
                made.append(_Made(likely.claim, parts, tuple(_renders(text, piece, likely, event))))
    mentions = [_draft(text, one, found) for one in _joined(text, made)]
    return tuple(sorted(mentions, key=lambda one: (one.record.span[0].span.start, -one.record.span[-1].span.end)))


@dataclass(frozen=True, slots=True)
class _Made:
    """A claim, where it is made, and what is rendered there."""

    claim: str
    parts: tuple[Span, ...]
    renders: tuple[RenderedPassage, ...]


def _joined(text: str, made: Sequence[_Made]) -> list[_Made]:
    """Return mentions with those made one that make the same claim side by side, in one sentence."""
    found: list[_Made] = []
    for one in made:
        before = next((other for other in reversed(found) if other.claim == one.claim), None)
        gap = text[before.parts[-1].end : one.parts[0].start] if before is not None else ""
        if before is None or len(gap) > JOINED or set(gap) & set(".!?\n") or any(map(str.isdigit, gap)):
            found.append(one)
            continue
        whole = Span(before.parts[-1].start, one.parts[0].end)
        parts = (*before.parts[:-1], whole, *one.parts[1:])
        found[found.index(before)] = _Made(one.claim, parts, before.renders or one.renders)
    return found


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the report, and where in a statement it comes from."""

    span: Span
    words: tuple[Lexeme, ...]
    place: Place | None

    @property
    def said_words(self) -> tuple[Lexeme, ...]:
        """The words of the stretch that it renders."""
        place = self.place
        return place.said.lexemes[place.first : place.last + 1] if place is not None else ()

    @property
    def passage(self) -> str | None:
        """The passage that it renders."""
        return self.place.said.passage_of(self.place.span) if self.place is not None else None

    @property
    def evidence(self) -> Evidence:
        """What speaks for the claims that it may make."""
        keys, said_keys = (frozenset(word.key for word in words) for words in (self.words, self.said_words))
        is_close = self.place is not None and self.place.share >= CLOSE_SHARE
        return Evidence(keys, said_keys, self.passage, is_close)

    def printed_at(self, said: int) -> Span:
        """Return the printed word in the place where a word of the statement would."""
        pairs = self.place.pairs if self.place is not None else ()
        i, j = min(pairs, key=lambda pair: (abs(pair[1] - said), pair))
        return self.words[max(0, min(len(self.words) - 1, i + said - j))].span


def _pieces(text: str, record: Article, found: Findings) -> Iterator[_Piece]:
    before: Place | None = None
    for zone in record.zones:
        if zone.zone is not Zone.BOILERPLATE:
            spans = pieces(text, Span(zone.start or 0, zone.end or 0))
            places = choose_places(text, [(span,) for span in spans], found.said, context={}, before=before)
            before = next((place for place in reversed(places) if place is not None), before)
            for span, place in zip(spans, places, strict=True):
                yield _Piece(span, lexemes_in(text, [span]), place)


def _parts(text: str, piece: _Piece, likely: Likely, found: Findings, *, is_whole: bool) -> Iterator[Span]:
    """Yield where the mention is: the words of the claim, or the whole piece, without the frame of a quote."""
    own = [word.span for word in piece.words if word.key in likely.keys and not is_function(word)]
    first = piece.place.first if piece.place is not None else 0
    own += [
        piece.printed_at(first + at)
        for at, word in enumerate(piece.said_words)
        if word.key in likely.said_keys and not is_function(word)
    ]
    content = sorted(own or [word.span for word in piece.words if word.key in likely.keys])
    if not content:
        return
    hull = Span(_with_little_words(text, piece, content[0].start), max(span.end for span in content))
    if is_whole or len(hull) >= WHOLE_SHARE * len(piece.span):
        hull = piece.span
    start = hull.start
    for frame in sorted(_frames(hull, found)):
        yield from _trimmed(text, Span(start, max(start, frame.start)), content)
        start = max(start, frame.end)
    yield from _trimmed(text, Span(start, max(start, hull.end)), content)


def _with_little_words(text: str, piece: _Piece, start: int) -> int:
    """Return the start moved to the left over words without content: "the", "was", "from the"."""
    for word in reversed(piece.words):
        if word.span.start < start:
            if text[word.span.end : start].strip() or not is_function(word):
                break
            start = word.span.start
    return start


def _frames(hull: Span, found: Findings) -> Iterator[Span]:
    """Yield the words that attribute something inside a stretch, and those that name the source."""
    frames = [(quote.source, quote.cue) for quote in found.quotes]
    frames += [(one.source, one.cue) for one, _ in found.indirect]
    for pair in frames:
        inside = [span for span in pair if span is not None and span in hull]
        if inside:
            yield Span(min(span.start for span in inside), max(span.end for span in inside))


def _trimmed(text: str, span: Span, content: Sequence[Span]) -> Iterator[Span]:
    """Yield a part without points, marks and joining words at its edges, if a word of the claim is in it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_EDGE))
    end = max(start, span.start + len(words.rstrip(_EDGE)))
    first = text[start:end].split(" ", 1)[0]
    if first in _JOINS:
        start = min(end, start + len(first) + 1)
    if any(word in Span(start, end) for word in content):
        yield Span(start, end)


def _renders(text: str, piece: _Piece, likely: Likely, event: Event) -> Iterator[RenderedPassage]:
    claim = next(one for one in event.claims if one.id == likely.claim)
    if piece.place is not None and piece.passage in claim.passages:
        yield from piece.place.said.rendered(stretch_of(piece.place, piece.words, text, is_fragment=True))


def _draft(text: str, one: _Made, found: Findings) -> MentionDraft:
    number, quote = _quote_around(one.parts, found)
    mode, chain = _presented(text, one.parts, quote, found)
    record = Mention(
        suggested=VERSION,
        span=selectors(one.parts),
        claim=one.claim,
        mode=mode,
        chain=chain,
        renders=one.renders,
        answers=_YES,
    )
    return MentionDraft(record, number)


def _quote_around(parts: Sequence[Span], found: Findings) -> tuple[int | None, QuoteDraft | None]:
    """Return the quote that holds most of a mention; of nested ones the outer."""
    shared = [_overlap(parts, quote.content) for quote in found.quotes]
    best = max(range(len(shared)), key=lambda at: (shared[at], -at), default=None)
    return (best, found.quotes[best]) if best is not None and shared[best] else (None, None)


def _overlap(parts: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(part.overlap(other) for part in parts for other in others)


def _presented(
    text: str, parts: Sequence[Span], quote: QuoteDraft | None, found: Findings
) -> tuple[Mode, tuple[ChainLink, ...]]:
    """Return how a mention presents its claim, and who is said to have said it."""
    length = sum(len(part) for part in parts)
    if quote is not None and quote.speaker is not None:
        if quote.presentation is Presentation.FREE_UNMARKED:
            return Mode.UNMARKED_SPEECH, (ChainLink(speaker=quote.speaker),)
        is_whole = _overlap(parts, quote.content) >= DIRECT_SHARE * length
        is_direct = is_whole and quote.presentation is Presentation.MARKED
        mode = Mode.ATTRIBUTED_DIRECT if is_direct else Mode.ATTRIBUTED_MIXED
        return mode, (_link(text, quote.speaker, quote.source, quote.cue),)
    for one, speaker in found.indirect:
        if speaker is not None and _overlap(parts, one.content) >= INDIRECT_SHARE * length:
            return Mode.ATTRIBUTED_INDIRECT, (_link(text, speaker, one.source, one.cue),)
    return Mode.ASSERTED, ()


def _link(text: str, speaker: str, source: Span | None, cue: Span | None) -> ChainLink:
    lemmas = {lexeme.key for lexeme in read(cue.of(text))} if cue is not None else set()
    return ChainLink(
        speaker=speaker, source=selector(source), cue=selector(cue), factive=not FACTIVE.isdisjoint(lemmas)
    )


ACCEPTED = 0.40
"""Least share of a claim's telling words, or of its passage's, that a piece must have (set on the train event)."""

IN_PASSAGE = 0.18
"""What is added where the piece renders the passage of the claim."""

OWN_TEXT = 0.3
"""What the share of the claim's own words counts next to the better of both shares: claims of one passage differ there."""

SAID_SHARE = 0.7
"""What a word of the statement counts for that the piece does not print, in the stretch that it renders."""

UNCLAIMED = 0.5
"""Least share of the shared words that no better claim of the same piece has used already."""

LEAST_WEIGHT = 4.0
"""Least weight of the shared words, so that one common word makes no claim."""

LEAST_WORDS = 2
"""Fewest words of content that a piece must share with a claim whose passage it does not render closely."""

LEAST_GAIN = 1.0
"""Gain of a word of content; what less is gained by is in a claim, but in many others too, or has no content."""

MAX_CLAIMS = 4
"""Claims that one piece makes at most."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The words by which a claim is known.

    Attributes:
        id: id of the claim.
        sets: gain by word: of its own text, and of the passages that make it.
        passages: ids of those passages.
    """

    id: str
    sets: tuple[Mapping[str, float], ...]
    passages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likely:
    """A claim that a piece likely makes.

    Attributes:
        claim: id of the claim.
        score: how likely; compared with `ACCEPTED`.
        keys: printed words that speak for it.
        said_keys: words of the statement that do, in the stretch that the piece renders.
    """

    claim: str
    score: float
    keys: frozenset[str]
    said_keys: frozenset[str]


def profiles_of(event: Event, said: Sequence[Utterance]) -> tuple[Profile, ...]:
    """Return the profiles of an event's claims; a word counts less the more claims have it."""
    passages = {key: span.of(version.text) for version in said for span, key in reversed(version.passages)}
    claims = [claim for claim in event.claims if claim.merged_into is None]
    texts = {claim.id: (claim.text, " ".join(passages.get(key, "") for key in claim.passages)) for claim in claims}
    counts = Counter(key for own in texts.values() for key in {lexeme.key for text in own for lexeme in read(text)})
    return tuple(
        Profile(
            claim.id,
            tuple(_gains(text, counts) for text in texts[claim.id] if text.strip()),
            frozenset(claim.passages),
        )
        for claim in claims
    )


def _gains(text: str, counts: Counter[str]) -> dict[str, float]:
    return {
        lexeme.key: lexeme.weight / sqrt(counts[lexeme.key]) * (0.3 if is_function(lexeme) else 1.0)
        for lexeme in read(text)
    }


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a piece says, and what it renders.

    Attributes:
        keys: its words.
        said_keys: the words of the stretch of the statement that it renders.
        passage: the passage that it renders, if any.
        is_close: whether most of its words are in that stretch.
    """

    keys: frozenset[str]
    said_keys: frozenset[str]
    passage: str | None
    is_close: bool


def likely_claims(evidence: Evidence, profiles: Sequence[Profile]) -> tuple[Likely, ...]:
    """Return the claims that a piece likely makes, best first.

    A piece that renders a passage closely makes the likeliest claim of the passage that they share a word of content with.
    """
    rated = [(_likely(evidence, profile), profile) for profile in profiles]
    rated.sort(key=lambda pair: (-pair[0].score, pair[0].claim))
    found: list[Likely] = []
    used: set[str] = set()
    for one, profile in rated:
        if one.score < ACCEPTED or len(found) == MAX_CLAIMS:
            break
        own = profile.sets[0]
        shared = set((one.keys | one.said_keys) & own.keys())
        weight, fresh = sum(own[key] for key in shared), sum(own[key] for key in shared - used)
        is_there = evidence.is_close and evidence.passage in profile.passages
        n_content = len({key for key in one.keys for words in profile.sets if words.get(key, 0.0) >= LEAST_GAIN})
        is_enough = weight >= LEAST_WEIGHT and (is_there or n_content >= LEAST_WORDS)
        if is_enough and fresh >= UNCLAIMED * weight:
            found.append(one)
            used |= shared
    if found or not evidence.is_close:
        return tuple(found)
    of_passage = (one for one, profile in rated if evidence.passage in profile.passages and _has_own(one, profile))
    return tuple(islice(of_passage, 1))


def _has_own(one: Likely, profile: Profile) -> bool:
    """Whether a word of content of the claim's own text speaks for it: a passage may hold more than its claims say."""
    own = profile.sets[0]
    return any(own.get(key, 0.0) >= LEAST_GAIN for key in one.keys | one.said_keys)


def _likely(evidence: Evidence, profile: Profile) -> Likely:
    """Return how likely a claim is made: what the statement has in that place counts for somewhat less."""
    is_there = evidence.passage is not None and evidence.passage in profile.passages
    keys, said = evidence.keys, evidence.said_keys if is_there else frozenset()
    shares = [
        sum(gain * (1.0 if key in keys else SAID_SHARE) for key, gain in own.items() if key in keys or key in said)
        / sum(own.values())
        for own in profile.sets
    ]
    every = frozenset(key for own in profile.sets for key in own)
    score = max(shares) + OWN_TEXT * shares[0] + (IN_PASSAGE if is_there else 0.0)
    return Likely(profile.id, score, every & keys, every & said)
