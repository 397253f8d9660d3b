"""What a clause is judged against: a stretch of a statement, or witnesses in other articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, islice, product
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Access, Reference, Rewriting, UnverifiableReason
from corpus_tools.text.closed_class import FUNCTION_WORDS, MODALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.event import Event, Statement
    from corpus_tools.schemas.quote import Clause
    from corpus_tools.schemas.selector import RenderedPassage, Selector
    from corpus_tools.text.span import Span

MAX_GAP_WORDS = 6
"""Most words between two stretches that still count as adjacent (GUIDELINES.md, ``conflated``)."""
GAP = "¦"
"""Stands between stretches of a witness that are not adjacent: no receipt joins them but by an ellipsis."""
CONTEXT = 600
"""Code points of a statement kept before and behind a rendered stretch, to see where it was cut."""

FAR = 10_000
"""Stands for a gap that is too long, or whose length nobody knows."""
BACK = 2 * FAR
"""Stands for a step back, to what was said earlier."""

MAX_CASTS = 64
"""Most combinations of witnesses that are tried where a clause renders several passages."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")

UNTRUSTED = frozenset({Rewriting.MACHINE_PARAPHRASE, Rewriting.SPUN})
"""An article rewritten in one of these ways never stands witness."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that a clause may be compared with.

    Attributes:
        stretches: contiguous stretches, in the order in which the clause renders them.
        before: words of the reference before the first stretch, as far as known.
        after: words of the reference behind the last one.
        articles: the articles that stand witness, one a passage; empty for a statement.
        is_reordered: whether the stretches are in another order in the reference.
        around: what the reference has from the first stretch to the last, if there are several and it is known.
        source: statement id and the code point of it at which `before` begins; ``None`` for witnesses.
        language: BCP 47 tag of the statement; empty where it is not known.
    """

    stretches: tuple[str, ...]
    before: str = ""
    after: str = ""
    articles: tuple[str, ...] = ()
    is_reordered: bool = False
    around: str = ""
    source: tuple[str, int] | None = None
    language: str = ""

    @property
    def whole(self) -> Whole | None:
        """The words that a receipt may be looked for in; ``None`` where the stretches are in another order.

        Between stretches of which nobody knows what lies between there is a `GAP`, which is no word.
        """
        if self.is_reordered:
            return None
        stretch = self.around or f" {GAP} ".join(self.stretches)
        before = self.before + " " * _is_glued(self.before, stretch)
        after = " " * _is_glued(stretch, self.after) + self.after
        return Whole(before + stretch + after, (len(before), len(before) + len(stretch)))


def _is_glued(left: str, right: str) -> bool:
    """Whether two testimonies need a space between them."""
    return left[-1:].isalnum() and right[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Whole:
    """A stretch of a reference with the words around it.

    Attributes:
        text: all of it.
        inside: where the rendered stretch begins and ends.
    """

    text: str
    inside: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the renderings of a clause come to.

    Attributes:
        candidates: what to compare with, by article; empty where there is nothing.
        reference: of which kind they are.
        reason: why there are none.
        at_hand: whether every text that is needed is at hand; if not, nothing can be said now.
        own: whether the article itself has the passages that nobody else has in full.
    """

    candidates: tuple[Candidate, ...] = ()
    reference: Reference | None = None
    reason: UnverifiableReason | None = None
    at_hand: bool = True
    own: bool = False


_NOT_AT_HAND = Resolved(at_hand=False)


@dataclass(frozen=True, slots=True)
class References:
    """Everything of an event that its quotes are judged against.

    Attributes:
        statements: by id.
        statement_texts: canonical text by statement id; unavailable ones are missing.
        texts: canonical text by article id; ``None`` or missing where it is not at hand.
        untrusted: ids of the articles that never stand witness.
        names: entity ids by lower-case word of a name or alias.
    """

    statements: Mapping[str, Statement]
    statement_texts: Mapping[str, str]
    texts: Mapping[str, str | None]
    untrusted: frozenset[str]
    names: Mapping[str, frozenset[str]]
    _places: Mapping[str, tuple[Statement, int]]

    @classmethod
    def of(
        cls,
        event: Event,
        *,
        statement_texts: Mapping[str, str],
        articles: Mapping[str, Article],
        texts: Mapping[str, str | None],
    ) -> References:
        """Return the references of one event.

        Args:
            event: the event's file.
            statement_texts: canonical text by statement id; unavailable ones are missing.
            articles: the event's articles by id.
            texts: canonical text by article id, ``None`` where it is not at hand.
        """
        return cls(
            statements={statement.id: statement for statement in event.statements},
            statement_texts=statement_texts,
            texts=texts,
            untrusted=frozenset(key for key, article in articles.items() if UNTRUSTED.intersection(article.rewriting)),
            names=_names(event),
            _places={
                passage.id: (statement, at)
                for statement in event.statements
                for at, passage in enumerate(statement.passages)
            },
        )

    def can_be_read(self, speaker: str | None) -> bool:
        """Return whether every statement of a speaker (of anybody, if the speaker made none) is open.

        Only then can words be said not to be in the statement.
        """
        own = [statement for statement in self.statements.values() if statement.speaker == speaker]
        return all(statement.access is Access.OPEN for statement in own or self.statements.values())

    def resolve(self, clause: Clause, article_id: str) -> Resolved:
        """Return what a clause of an article can be compared with."""
        spans: list[tuple[str, Span]] = []
        passages: list[str] = []
        for rendered in clause.renders:
            place = self._span(rendered)
            if place is not None:
                spans.append(place)
            elif rendered.passage is not None and rendered.passage in self._places:
                passages.append(rendered.passage)
            else:
                return Resolved(reason=UnverifiableReason.NO_REFERENCE)
        if spans and not passages:
            return self._from_statement(spans)
        if passages and not spans:
            return self._from_witnesses(passages, article_id)
        return Resolved(reason=UnverifiableReason.NO_REFERENCE)

    def testimony(self, clause: Clause, article_id: str) -> tuple[Reference, int]:
        """Return what a clause is judged against, and how many other articles bear witness to it; no text is needed."""
        if all(self._span(rendered) is not None for rendered in clause.renders):
            return Reference.STATEMENT, 0
        passages = [rendered.passage for rendered in clause.renders if rendered.passage in self._places]
        others = {article for passage in passages if passage for article in self._witnesses(passage)} - {article_id}
        return Reference.WITNESS, len(others)

    def _span(self, rendered: RenderedPassage) -> tuple[str, Span] | None:
        """Return statement and span of what is rendered, if it lies in an open statement."""
        if rendered.statement is not None:
            return (rendered.statement, rendered.span) if rendered.is_resolved else None
        statement, at = self._places.get(rendered.passage or "", (None, 0))
        if statement is None or statement.access is not Access.OPEN:
            return None
        selector = statement.passages[at].at
        return (statement.id, selector.span) if selector is not None and selector.is_resolved else None

    def words_between(self, one: RenderedPassage, other: RenderedPassage) -> int | None:
        """Return how many words lie between two rendered stretches; negative where they overlap.

        `FAR` for different statements, and between passages that are not known to be adjacent: of a
        statement that is not available, passages follow one another as far as they are ``joined``, and
        one that is skipped is long unless witnesses show how short it is. `BACK` where the second stands
        before the first. 0 where a place is not known yet, ``None`` where a text that is needed is not at hand.
        """
        ours, theirs = self._span(one), self._span(other)
        if ours is not None and theirs is not None:
            if ours[0] != theirs[0]:
                return FAR
            text = self.statement_texts.get(ours[0])
            return None if text is None else _gap(text, ours[1], theirs[1])
        places = [self._places.get(rendered.passage or "") for rendered in (one, other)]
        if ours is None and theirs is None and places[0] is not None and places[1] is not None:
            return self._passages_between(places[0], places[1])
        is_unknown = any(span is None and place is None for span, place in zip((ours, theirs), places, strict=True))
        return 0 if is_unknown else FAR

    def _passages_between(self, one: tuple[Statement, int], other: tuple[Statement, int]) -> int | None:
        (statement, at), (same, then) = one, other
        if statement is not same or then <= at:
            return FAR if statement is not same else BACK if then < at else 0
        passages = statement.passages[at + 1 : then + 1]
        if not all(passage.joined for passage in passages):
            return FAR
        lengths = [self._length(passage.id) for passage in passages[:-1]]
        return None if None in lengths else sum(length for length in lengths if length is not None)

    def _length(self, passage: str) -> int | None:
        """Return how many words a passage has by its longest testimony, `FAR` where nobody has it."""
        articles = self._witnesses(passage)
        if any(self.texts.get(article) is None for article in articles):
            return None
        return max((n_words(self._testimony(passage, article)) for article in articles), default=FAR)

    def _from_statement(self, spans: Sequence[tuple[str, Span]]) -> Resolved:
        if any(statement not in self.statement_texts for statement, _ in spans):
            return _NOT_AT_HAND
        stretches = (
            tuple(self._stretches(spans)) if len(spans) > 1 else (spans[0][1].of(self.statement_texts[spans[0][0]]),)
        )
        (first_id, first), (last_id, last) = spans[0], spans[-1]
        before = self.statement_texts[first_id][max(0, first.start - CONTEXT) : first.start]
        after = self.statement_texts[last_id][last.end : last.end + CONTEXT]
        starts = [span.start for _, span in spans]
        is_reordered = starts != sorted(starts) and len({statement for statement, _ in spans}) == 1
        text = self.statement_texts[first_id]
        is_one = len({statement for statement, _ in spans}) == 1
        around = text[first.start : last.end] if is_one and len(stretches) > 1 and not is_reordered else ""
        source = (first_id, first.start - len(before)) if is_one else None
        candidate = Candidate(
            stretches, before, after, (), is_reordered, around, source, self.statements[first_id].language
        )
        return Resolved((candidate,), Reference.STATEMENT)

    def _stretches(self, spans: Sequence[tuple[str, Span]]) -> Iterator[str]:
        """Yield contiguous stretches: spans that follow one another closely are one, with what lies between."""
        statement, (start, end) = spans[0][0], (spans[0][1].start, spans[0][1].end)
        for other, span in spans[1:]:
            text = self.statement_texts[statement]
            is_near = other == statement and span.end > end and n_words(text[end : span.start]) <= MAX_GAP_WORDS
            if is_near and span.start >= start:
                end = span.end
            else:
                yield text[start:end]
                statement, start, end = other, span.start, span.end
        yield self.statement_texts[statement][start:end]

    def _from_witnesses(self, passages: Sequence[str], article_id: str) -> Resolved:
        by_passage = [self._witnesses(passage) for passage in passages]
        others = [{key: parts for key, parts in found.items() if key != article_id} for found in by_passage]
        if not all(others):
            sole = all(article_id in found or other for found, other in zip(by_passage, others, strict=True))
            return Resolved(reason=UnverifiableReason.SOLE_WITNESS if sole else UnverifiableReason.NO_REFERENCE)
        if any(self.texts.get(key) is None for found in others for key in found):
            return _NOT_AT_HAND
        own = any(article_id in found for found in by_passage)
        heard = [sorted(found) for found in others]
        if len(passages) > 1:
            heard = [self._fullest(passage, found) for passage, found in zip(passages, heard, strict=True)]
        casts = islice(product(*heard), MAX_CASTS)
        return Resolved(tuple(self._candidate(passages, cast) for cast in casts), Reference.WITNESS, own=own)

    def _witnesses(self, passage_id: str) -> dict[str, Sequence[Selector]]:
        statement, at = self._places[passage_id]
        witnesses = statement.passages[at].witnesses
        return {found.article: found.parts for found in witnesses if found.article not in self.untrusted}

    def _fullest(self, passage: str, articles: Sequence[str]) -> list[str]:
        """Return the articles whose words of a passage are not a mere part of another's.

        Between the words of two passages a part would leave a hole that looks like an insertion.
        """
        words = {
            article: f" {' '.join(_WORD.findall(self._testimony(passage, article))).casefold()} "
            for article in articles
        }
        return [
            article
            for article in articles
            if not any(words[article] in other and words[article] != other for other in words.values())
        ]

    def _candidate(self, passages: Sequence[str], cast: Sequence[str]) -> Candidate:
        """Return the words of the passages, each as one article has it."""
        stretches: list[str] = []
        for at, (passage, article) in enumerate(zip(passages, cast, strict=True)):
            words = self._testimony(passage, article)
            if at and self._follows(passages[at - 1], passage):
                stretches[-1] = join_parts([stretches[-1], words])
            else:
                stretches.append(words)
        before, after = self._beside(passages[0], cast[0], -1), self._beside(passages[-1], cast[-1], 1)
        order = [self._places[passage][1] for passage in passages]
        language = self._places[passages[0]][0].language
        return Candidate(
            tuple(stretches), before, after, tuple(cast), is_reordered=order != sorted(order), language=language
        )

    def _testimony(self, passage: str, article: str) -> str:
        text = self.texts[article] or ""
        return join_parts([part.span.of(text) for part in self._witnesses(passage)[article]])

    def _follows(self, passage: str, other: str) -> bool:
        (statement, at), (same, then) = self._places[passage], self._places[other]
        return statement is same and then == at + 1 and statement.passages[then].joined

    def _beside(self, passage: str, article: str, step: int) -> str:
        """Return the words of the adjacent passage, if the same article has them."""
        statement, at = self._places[passage]
        if not 0 <= at + step < len(statement.passages) or self.texts.get(article) is None:
            return ""
        neighbour = statement.passages[at + step].id
        is_joined = self._follows(passage, neighbour) if step > 0 else self._follows(neighbour, passage)
        return self._testimony(neighbour, article) if is_joined and article in self._witnesses(neighbour) else ""


def n_words(text: str) -> int:
    """Return the number of words in a text.

    Example:
        >>> n_words("well-known — that’s 4.")
        3
    """
    return len(_WORD.findall(text))


def _gap(text: str, one: Span, other: Span) -> int:
    if other.start >= one.end:
        return n_words(text[one.end : other.start])
    return BACK if other.end <= one.start else -n_words(text[other.start : one.end])


def join_parts(parts: Sequence[str]) -> str:
    """Return parts between which a frame stood as one stretch, without the comma that led into the frame.

    Before a capital that comma stood for a full stop.

    Example:
        >>> join_parts(["We refuse,", "and we always will."]), join_parts(["We refuse,", "No more."])
        ('We refuse and we always will.', 'We refuse. No more.')
    """
    joined = parts[0]
    for part in parts[1:]:
        if joined.endswith(","):
            joined = joined[:-1] + ("." if part[:1].isupper() else "")
        joined += " " + part
    return joined


def _names(event: Event) -> dict[str, frozenset[str]]:
    """Return entity ids by lower-case word of their names, function words left out."""
    pairs = sorted(
        (word.casefold(), entity.id)
        for entity in event.entities
        for name in (entity.name, *entity.aliases)
        for word in name.replace("-", " ").split()
        if _can_name(word)
    )
    return {word: frozenset(key for _, key in group) for word, group in groupby(pairs, key=lambda pair: pair[0])}


def _can_name(word: str) -> bool:
    """Whether a word of a name is one that names; "of" is not, May and Will are."""
    return word.casefold() not in FUNCTION_WORDS or (word.casefold() in MODALS and word[:1].isupper())
