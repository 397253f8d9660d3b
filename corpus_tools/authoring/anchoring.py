"""Finding the position of a selector's words, in the narrowest stretch where they make sense.

Every selector is looked for in a list of windows (`corpus_tools.text.seek`), narrowest first; the first window that
holds the words decides. What occurs twice there stays a question, unless the words stood at a position before the text was edited
and exactly one place agrees with how everything around them moved.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus_tools.text.match import Match, resolve
from corpus_tools.text.seek import Seeker
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ruamel.yaml.comments import CommentedMap

    from corpus_tools.authoring.layout import Plain

WORDS = frozenset({"exact", "prefix", "suffix"})
"""Keys of a selector that hold words of its text."""

_KEYS = WORDS | {"start", "end", "statement", "passage"}
"""Every key that a selector may have."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can decide.

    Attributes:
        pointer: the record concerned, as a path of keys and positions.
        message: what is wrong and what to type.
    """

    pointer: tuple[str | int, ...]
    message: str


@dataclass(slots=True)
class Anchors:
    """Positions found in one text, and how much the words moved since they were last found.

    Attributes:
        text: the text, normalized.
        is_restricted: whether files may hold none of its words.
        is_approximate_allowed: whether words that changed a little may be taken over.
        questions: what was not found, or found more than once.
        n_moved: selectors whose position was filled in or changed.
        seeker: where words are looked for.
    """

    text: str
    is_restricted: bool = False
    is_approximate_allowed: bool = False
    questions: list[Question] = field(default_factory=list)
    n_moved: int = 0
    seeker: Seeker = field(init=False)
    _shifts: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seeker = Seeker(self.text)

    def anchor(
        self, selector: CommentedMap, pointer: tuple[str | int, ...], windows: Sequence[Span] = ()
    ) -> Span | None:
        """Fill in a selector's ``start`` and ``end`` and return the span, or leave a question.

        What breaks the schema, as words cut at a comma do, stays as it is: other words may be meant.
        """
        exact = selector.get("exact")
        if not _KEYS.issuperset(selector) or ("exact" in selector and not (isinstance(exact, str) and exact)):
            return None
        if exact is None:
            return self._by_position(selector, pointer)
        old = _old_span(selector)
        if old is not None and old.of(self.text) == exact:
            self._learn(old.start, old.start)
            return self._settle(selector, old)
        prefix, suffix = (str(selector.get(key) or "") for key in ("prefix", "suffix"))
        places = self.seeker.places(exact, prefix, suffix, windows=windows)
        if len(places) > 1 and old is not None:
            expected = old.start + self._shift_at(old.start)
            places = [place for place in places if place.start == expected] or places
        match places:
            case [span]:
                return self._move(selector, old, span)
            case []:
                return self._approximate(selector, pointer, old)
            case _:
                self.ask(pointer, _twice(str(exact), len(places)))
                return None

    def _by_position(self, selector: CommentedMap, pointer: tuple[str | int, ...]) -> Span | None:
        """Return the stretch of a selector without words, or ask for them if its position leads nowhere."""
        span = _old_span(selector)
        if span is not None and span.end <= len(self.text):
            return self._settle(selector, span)
        if "start" in selector or "end" in selector:
            place = f"{selector.get('start')}–{selector.get('end')}"
            limit = f"0 to {len(self.text)}"
            self.ask(
                pointer, f"{place} is no stretch of the text ({limit}), and no words say which is meant; add `exact: …`"
            )
        return None

    def _approximate(self, selector: CommentedMap, pointer: tuple[str | int, ...], old: Span | None) -> Span | None:
        exact = str(selector["exact"])
        answer = resolve(self.text, exact=exact, prefix=selector.get("prefix"), suffix=selector.get("suffix"), hint=old)
        if isinstance(answer, Match):
            if self.is_approximate_allowed:
                selector["exact"] = answer.span.of(self.text)
                return self._move(selector, old, answer.span)
            nearest = f"; the nearest words are {answer.span.of(self.text)!r} (`fix --approximate` takes them)"
        else:
            nearest = ""
        self.ask(pointer, f"the words {exact!r} do not stand in the text{nearest}")
        return None

    def _move(self, selector: CommentedMap, old: Span | None, span: Span) -> Span:
        if old is not None:
            self._learn(old.start, span.start)
        write_position(selector, span)
        self.n_moved += 1
        return self._settle(selector, span)

    def _settle(self, selector: CommentedMap, span: Span) -> Span:
        """Let the words of a selector whose position is known say what stands there, or nothing if they may not."""
        if self.is_restricted:
            for key in WORDS & set(selector):
                del selector[key]
            return span
        if "exact" not in selector:
            selector["exact"] = span.of(self.text)
        before, after = self.text[: span.start], self.text[span.end :]
        prefix, suffix = str(selector.get("prefix") or ""), str(selector.get("suffix") or "")
        if not before.endswith(prefix):
            selector["prefix"] = before[-len(prefix) :]
        if not after.startswith(suffix):
            selector["suffix"] = after[: len(suffix)]
        return span

    def _learn(self, old: int, new: int) -> None:
        at = bisect_left(self._shifts, (old, 0))
        self._shifts.insert(at, (old, new - old))

    def _shift_at(self, old: int) -> int:
        at = bisect_left(self._shifts, (old, 0))
        return self._shifts[at - 1][1] if at else 0

    def ask(self, pointer: tuple[str | int, ...], message: str) -> None:
        """Leave a question to a person."""
        self.questions.append(Question(pointer, message))


def write_position(selector: CommentedMap, span: Span) -> None:
    """Write ``start`` and ``end`` in front of the words."""
    values: dict[str, Plain] = {"start": span.start, "end": span.end}
    if "start" in selector:
        selector.update(values)
    else:
        for place, (key, value) in enumerate(values.items()):
            selector.insert(place, key, value)


def _old_span(selector: CommentedMap) -> Span | None:
    """Return the position that a selector states; None where it states none, or something that is no stretch."""
    start, end = offset_of(selector, "start"), offset_of(selector, "end")
    return Span(start, end) if start is not None and end is not None and start < end else None


def offset_of(record: CommentedMap, key: str) -> int | None:
    """Return an offset as far as it is one: a whole number from 0 on."""
    value = record.get(key)
    is_offset = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return int(value) if is_offset else None


def _twice(words: str, n_places: int) -> str:
    return f"the words {words!r} stand in {n_places} places; add a prefix (some words just before) to say which"
