"""Who speaks: the entity that a source names, and the speaker of a quote that has no frame of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import EntityKind, Presentation
from corpus_tools.suggest.names import (
    BODIES,
    LEADERS,
    ROLES,
    Named,
    find_described,
    find_genders,
    find_names,
    find_roles,
)
from corpus_tools.text.closed_class import FUNCTION_WORDS
from corpus_tools.text.segment import paragraphs, sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.attribution.relation import Attribution
    from corpus_tools.schemas.event import Entity, Event
    from corpus_tools.suggest.records import QuoteDraft

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GENDER = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_SPEAKING = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.DOCUMENT, EntityKind.UNKNOWN}
)
_HEAD_ENDS = frozenset("of at for from in with who that which near by to".split())
_ANONYMOUS = frozenset("a an some one many several critics sources observers people insiders".split())

POSSESSIVE_COST = 150
"""Code points by which a genitive counts as farther away than a plain name: a pronoun seldom takes it up."""

SOURCE_BONUS = 200
"""Code points by which the speaker of the quote before counts as nearer than another name."""


@dataclass
class Speakers:
    """What an article says of the entities of its event.

    Attributes:
        text: the article.
        entities: by id.
        main: speaker of the event's statement, if there is one alone.
        names: where entities are named, those inside quoted words left out.
        described: where persons are spoken of by a role, likewise.
    """

    text: str
    entities: dict[str, Entity]
    main: str | None
    names: tuple[Named, ...]
    described: tuple[Named, ...]
    _every: tuple[Named, ...]
    _roles: dict[str, str]
    _genders: dict[str, str]
    _begins: tuple[int, ...]
    _last: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, event: Event, quoted: Sequence[Span] = ()) -> Speakers:
        """Return what an article says of its event's entities, names inside quoted words left out."""
        entities = {entity.id: entity for entity in event.entities}
        every = find_names(text, event.entities)
        names = tuple(one for one in every if not any(one.span in span for span in quoted))
        own = sorted({statement.speaker for statement in event.statements})
        main = own[0] if len(own) == 1 else None
        roles = find_roles(text, every, entities)
        leader = main if main is not None and entities[main].kind is EntityKind.PERSON else None
        described = find_described(text, roles, leader)
        spoken_of = [one for one in described if not any(one.span.overlap(span) for span in quoted)]
        genders = find_genders(text, every)
        begins = tuple(block.start for block in paragraphs(text))
        return cls(text, entities, main, names, tuple(spoken_of), every, roles, genders, begins)

    def resolve(self, source: Span) -> str | None:
        """Return the entity that the words of a source name; each answer helps with the next pronoun."""
        found = self._resolve(source)
        if found is not None:
            self._last.append((source.start, found))
        return found

    def _resolve(self, source: Span) -> str | None:
        words = [word.lower() for word in _WORD.findall(source.of(self.text))]
        if not words:
            return None
        if words == ["who"]:
            return self._antecedent(source.start)
        if words[0] in {"his", "her"} and len(words) > 1:
            return self._named_in(source, words) or self._roles.get(self._head(words))
        if words[0] in _GENDER:
            return self._person_before(source.start, _GENDER[words[0]])
        if words[0] in {"they", "it"} and len(words) == 1:
            return self._body_before(source.start, is_group=words[0] == "they")
        return self._named_in(source, words) or self._by_words(words) or self._by_role(words)

    def _named_in(self, source: Span, words: Sequence[str]) -> str | None:
        """Return the entity named in a source: one whose name is all of it, a person, or the body at its head."""
        inside = [one for one in self._every if source.overlap(one.span) and self._kind(one) in _SPEAKING]
        if not inside:
            return None
        persons = [one for one in inside if self._kind(one) is EntityKind.PERSON and not one.is_possessive]
        if persons:
            return persons[0].entity
        longest = max(inside, key=lambda one: (len(one.span), -one.span.start))
        head = self._head(words)
        if longest.is_possessive or (head in ROLES and head not in longest.span.of(self.text).lower()):
            return None
        return longest.entity if self._is_head(longest, source) else None

    def _is_head(self, named: Named, source: Span) -> bool:
        """Whether nothing but an article, or words that describe, comes before a name in its source."""
        before = [word.lower() for word in _WORD.findall(self.text[source.start : named.span.start])]
        return _HEAD_ENDS.isdisjoint(before)

    def _by_role(self, words: Sequence[str]) -> str | None:
        """Return who has the role that a source names, or speaks for the body it names."""
        head = self._head(words)
        if head in self._roles:
            return self._roles[head]
        if words[0] in _ANONYMOUS:
            return None
        if head in LEADERS and self.main is not None and self.entities[self.main].kind is EntityKind.PERSON:
            return self.main
        return (self._only_body(head) if head in BODIES else None) or self._by_last_word(head)

    def _by_last_word(self, noun: str) -> str | None:
        """Return the body whose name ends in a noun ("the mill" for Harrow Mill), if there is one alone."""
        kinds = {EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.DOCUMENT}
        found = [one for one in self.entities.values() if one.kind in kinds and one.name.lower().split()[-1] == noun]
        return found[0].id if len(found) == 1 else None

    def _head(self, words: Sequence[str]) -> str:
        """Return the noun that a source is about: the last word before "of", "at" and the like."""
        end = next((at for at, word in enumerate(words) if at and word in _HEAD_ENDS), len(words))
        found = [word.removesuffix("'s").removesuffix("’s") for word in words[:end]]
        return next((word for word in reversed(found) if word in ROLES or word in BODIES), found[-1])

    def _only_body(self, noun: str) -> str | None:
        """Return the organisation that a noun stands for: one so named, or named by a like noun, else the only one."""
        bodies = [one for one in self.entities.values() if one.kind is EntityKind.ORGANISATION]
        for nouns in (frozenset({noun}), BODIES[noun]):
            named = [one for one in bodies if not nouns.isdisjoint(_name_words(one))]
            if named:
                return named[0].id if len(named) == 1 else None
        return bodies[0].id if len(bodies) == 1 else None

    def _by_words(self, words: Sequence[str]) -> str | None:
        """Return the entity whose name holds all words of content of a source."""
        wanted = {word for word in words if word not in FUNCTION_WORDS}
        found = [one for one in self.entities.values() if one.kind in _SPEAKING and wanted <= _name_words(one)]
        return found[0].id if len(found) == 1 and len(wanted) > 1 else None

    def _antecedent(self, offset: int) -> str | None:
        """Return whoever is named right before a relative clause: "Vale, who said"."""
        before = self.text[:offset].rstrip(" ,")
        ending = [one for one in self.names if one.span.end == len(before) and self.can_speak(one)]
        return ending[0].entity if ending else None

    def _person_before(self, offset: int, gender: str) -> str | None:
        """Return the person whom a pronoun takes up: the nearest one named before that it fits."""
        costs: dict[str, int] = {}
        near: dict[str, int] = {}
        for named in (*self.names, *self.described):
            start, key = named.span.start, named.entity
            is_fitting = self._kind(named) is EntityKind.PERSON and self._genders.get(key, gender) == gender
            if start < offset and is_fitting:
                cost = offset - start + (POSSESSIVE_COST if named.is_possessive else 0)
                costs[key] = min(cost, costs.get(key, cost))
                near[key] = max(start, near.get(key, start))
        begins = self._begins[max(0, bisect_right(self._begins, offset) - 1)]
        for start, key in self._last:
            is_other_since = any(at > start for other, at in near.items() if other != key)
            if start < offset and key in costs and not (is_other_since and start < begins):
                costs[key] = min(costs[key], max(0, offset - start - SOURCE_BONUS))
        if costs:
            return min(sorted(costs), key=lambda key: costs[key])
        is_person = self.main is not None and self.entities[self.main].kind is EntityKind.PERSON
        return self.main if is_person and self._genders.get(self.main or "", gender) == gender else None

    def _body_before(self, offset: int, *, is_group: bool) -> str | None:
        kinds = (
            {EntityKind.GROUP, EntityKind.ORGANISATION} if is_group else {EntityKind.ORGANISATION, EntityKind.DOCUMENT}
        )
        before = [one for one in self.names if one.span.start < offset and self._kind(one) in kinds]
        return before[-1].entity if before else None

    def can_speak(self, named: Named) -> bool:
        """Return whether a name is one of somebody, or of something, that may be quoted."""
        return self._kind(named) in _SPEAKING

    def _kind(self, named: Named) -> EntityKind:
        return self.entities[named.entity].kind


def _name_words(entity: Entity) -> frozenset[str]:
    return frozenset(word.lower() for name in (entity.name, *entity.aliases) for word in _WORD.findall(name))


MAX_BETWEEN = 160
"""Most code points of the narrator between two quotes for the second to go on with the first one's speaker."""

MIN_RECOGNISED_WORDS = 2
"""Words by which a speaker is recognised at the least; a single one may be a title, or a chance."""


def with_inherited(
    text: str, drafts: Sequence[QuoteDraft], resolved: Sequence[tuple[Attribution, str | None]]
) -> Iterator[QuoteDraft]:
    """Yield quotes, those without a frame with the speaker of their sentence, or of the quote they go on from."""
    before: QuoteDraft | None = None
    inside, blocks = sentences(text), paragraphs(text)
    for one in drafts:
        own = one
        if not _is_framed(one) and one.presentation in {Presentation.MARKED, Presentation.MIXED}:
            own = (
                _from_sentence(one, resolved, inside)
                or _from_quote(text, one, before, blocks, inside)
                or _from_report(text, one, resolved, inside, blocks)
                or one
            )
        if own.presentation is Presentation.MARKED and own.around is None:
            before = own
        yield own


def recognised(
    text: str,
    one: QuoteDraft,
    resolved: Sequence[tuple[Attribution, str | None]],
    blocks: Sequence[Span],
    *,
    is_heading: bool,
) -> QuoteDraft:
    """Return a quote without a frame with the speaker whose words it has, where the article leaves no doubt.

    That is in a headline, and in a paragraph (one of ``blocks``) that has named the speaker as a source before.
    """
    speakers = {clause.place.said.speaker for clause in one.clauses if clause.place is not None}
    n_words = sum(len(part.of(text).split()) for part in one.content)
    if _is_framed(one) or len(speakers) != 1 or n_words < MIN_RECOGNISED_WORDS:
        return one
    start = one.content[0].start
    block = next((block for block in blocks if block.start <= start < block.end), None)
    is_named = block is not None and any(
        speaker in speakers and found.source is not None and block.start <= found.source.start < start
        for found, speaker in resolved
    )
    return replace(one, speaker=min(speakers)) if is_heading or is_named else one


def _is_framed(one: QuoteDraft) -> bool:
    return one.source is not None or one.speaker is not None or one.around is not None


def _from_sentence(
    one: QuoteDraft, resolved: Sequence[tuple[Attribution, str | None]], inside: Sequence[Span]
) -> QuoteDraft | None:
    """Return a quote with the nearest source of its sentence, if one is known there and the quote has a cue."""
    around = next((span for span in inside if span.overlap(one.content[0])), None)
    if around is None:
        return None
    known = [
        (abs(found.source.start - (one.cue or one.content[0]).start), found.source, speaker)
        for found, speaker in resolved
        if found.source is not None and speaker is not None and found.source in around
    ]
    if not known:
        return None
    _, source, speaker = min(known, key=lambda item: item[:2])
    return replace(one, source=source, speaker=speaker)


def _from_quote(
    text: str, one: QuoteDraft, before: QuoteDraft | None, blocks: Sequence[Span], inside: Sequence[Span]
) -> QuoteDraft | None:
    """Return a whole quote with the speaker of the one before it, if that is near and in this paragraph or the last."""
    if before is None or before.speaker is None or one.presentation is not Presentation.MARKED or one.cue is not None:
        return None
    first, last = before.content[-1].end, one.content[0].start
    n_breaks = sum(first < block.start <= last for block in blocks)
    if n_breaks > 1 or last - first > MAX_BETWEEN or not first <= last or not _is_unframed(text, one, inside):
        return None
    return replace(one, source=before.source, cue=before.cue, speaker=before.speaker)


def _from_report(
    text: str,
    one: QuoteDraft,
    resolved: Sequence[tuple[Attribution, str | None]],
    inside: Sequence[Span],
    blocks: Sequence[Span],
) -> QuoteDraft | None:
    """Return a whole quote with the source of the sentence before it, if that reports something in its paragraph."""
    if one.presentation is not Presentation.MARKED or one.cue is not None or not _is_unframed(text, one, inside):
        return None
    start = one.content[0].start
    block = next((block for block in blocks if block.start <= start < block.end), None)
    earlier = [span for span in inside if span.end <= start and block is not None and span in block]
    if not earlier:
        return None
    known = [
        (found, speaker)
        for found, speaker in resolved
        if found.source is not None and speaker is not None and found.source in earlier[-1]
    ]
    if not known:
        return None
    found, speaker = known[-1]
    return replace(one, source=found.source, cue=found.cue, speaker=speaker)


def _is_unframed(text: str, one: QuoteDraft, inside: Sequence[Span]) -> bool:
    """Whether the sentences of a quote hold no other word, so that no frame was overlooked."""
    touched = [span for span in inside if any(span.overlap(part) for part in one.content)]
    whole = Span(touched[0].start, touched[-1].end) if touched else one.content[0]
    around = text[whole.start : one.content[0].start] + text[one.content[-1].end : whole.end]
    return not any(map(str.isalnum, around))
