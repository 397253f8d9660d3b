"""Level 4, dates: they are compared with each other, never with a clock, so that a check gives the same every day.

An event's *latest work* is the last day on which somebody annotated it. Texts and happenings are from before that day,
or in an invented event from about that time; receipts and withdrawals come after it, but not centuries.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from corpus_tools.checks.registry import Check, EventCheck
from corpus_tools.diagnostics.catalogue import dates as rules
from corpus_tools.diagnostics.diagnostic import Location, Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.schemas.base import Provenance
    from corpus_tools.schemas.head import SplitAssignment
    from corpus_tools.schemas.rights import Rights

FIRST_YEAR = 1800
"""Earliest year of a date: news of before is no news, and a year of three digits is one that lacks a digit."""

AHEAD = timedelta(days=366)
"""How far a text may be dated after the last day of work on its event: an invented event plays at most next year."""

AFTERWARDS = timedelta(days=3653)
"""How far the last day of work, a receipt or a withdrawal may be after all other days of work: ten years."""

ONE_DAY = timedelta(days=1)
"""What time zones may add to a difference of days."""


class Dated(NamedTuple):
    """A date of an event.

    Attributes:
        day: the date.
        what: what has this date, for people.
        place: where it is written.
        target: id by which findings about it are allowed.
        is_work: whether it is a day on which somebody worked on the corpus, and not the date of a text.
    """

    day: date
    what: str
    place: Location
    target: str
    is_work: bool


def dates_of(view: DraftView) -> Iterator[Dated]:
    """Yield every date of an event, in the order of its files."""
    event = view.event
    if event is None:
        return
    yield Dated(date.fromisoformat(event.date), "the event", view.place("date"), view.target, is_work=False)
    yield _work(event.provenance, view.place("provenance", "date"), view.target)
    for index, statement in enumerate(view.statements):
        place = view.place("statements", index, "date")
        yield Dated(date.fromisoformat(statement.date), "the statement", place, statement.id, is_work=False)
        if statement.rights is not None:
            yield from _dates_of_rights(statement.rights, view.place("statements", index, "rights"), statement.id)
    for index, stone in enumerate(event.withdrawn):
        yield Dated(
            date.fromisoformat(stone.date),
            "the withdrawal",
            view.place("withdrawn", index, "date"),
            stone.id,
            is_work=True,
        )
    for article in view.articles.values():
        yield from _dates_of_article(article)


def _dates_of_article(view: ArticleDraftView) -> Iterator[Dated]:
    record = view.record
    if record.published is not None:
        yield Dated(
            date.fromisoformat(record.published), "the article", view.place("published"), view.target, is_work=False
        )
    yield from _dates_of_rights(record.rights, view.place("rights"), view.target)
    yield _work(record.provenance, view.place("provenance", "date"), view.target)
    for index, stone in enumerate(record.withdrawn):
        yield Dated(
            date.fromisoformat(stone.date),
            "the withdrawal",
            view.place("withdrawn", index, "date"),
            stone.id,
            is_work=True,
        )
    for receipt in view.draft.receipts:
        place = Location(receipt.file, ("date",))
        yield Dated(date.fromisoformat(receipt.record.date), "the receipt", place, view.target, is_work=True)


def _dates_of_rights(rights: Rights, at: Location, target: str) -> Iterator[Dated]:
    if rights.archived is not None:
        place = Location(at.file, (*at.pointer, "archived"))
        yield Dated(date.fromisoformat(rights.archived), "the archived copy", place, target, is_work=False)
    if rights.generation is not None:
        place = Location(at.file, (*at.pointer, "generation", "date"))
        yield Dated(date.fromisoformat(rights.generation.date), "the generated text", place, target, is_work=True)


def _work(provenance: Provenance, place: Location, target: str) -> Dated:
    return Dated(date.fromisoformat(provenance.date), "the annotation", place, target, is_work=True)


def check_possible(view: DraftView) -> Iterator[Diagnostic]:
    """Every date must be in a year that makes sense, seen from the others; one finding a date."""
    for dated, message in _impossible(view):
        yield rules.DATE_IMPOSSIBLE.found(message, dated.place, target=dated.target)


def _impossible(view: DraftView) -> Iterator[tuple[Dated, str]]:
    found = tuple(dates_of(view))
    sensible = [one.day for one in found if one.day.year >= FIRST_YEAR]
    work = sorted(one.day for one in found if one.is_work and one.day in sensible)
    last = next((day for day in reversed(work) if day - work[(len(work) - 1) // 2] <= AFTERWARDS), None)
    for dated in found:
        limit = AFTERWARDS if dated.is_work else AHEAD
        if dated.day.year < FIRST_YEAR:
            yield dated, f"{dated.what} is dated {dated.day}, before {FIRST_YEAR}"
        elif last is not None and dated.day > last + limit:
            years = "ten years" if dated.is_work else "a year"
            yield (
                dated,
                f"{dated.what} is dated {dated.day}, more than {years} after the last work on the event ({last})",
            )


def _sensible(view: DraftView) -> Mapping[Location, Dated]:
    """Return the dates that are possible by themselves, by their places."""
    impossible = {dated.place for dated, _ in _impossible(view)}
    return {dated.place: dated for dated in dates_of(view) if dated.place not in impossible}


def _of_statements(view: DraftView, known: Mapping[Location, Dated]) -> list[Dated]:
    places = (view.place("statements", index, "date") for index, _ in enumerate(view.statements))
    return [known[place] for place in places if place in known]


def _day(dated: Dated) -> date:
    return dated.day


def check_published(view: DraftView) -> Iterator[Diagnostic]:
    """No article should be older than the first statement it can retell; one finding if the statement's date is to blame."""
    known = _sensible(view)
    first = min(_of_statements(view, known), key=_day, default=None)
    published = {key: one for key, article in view.articles.items() if (one := known.get(article.place("published")))}
    early = {key: one for key, one in published.items() if first is not None and one.day < first.day}
    if first is None or not early:
        return
    if len(early) == len(published) > 1:
        message = f"the statement is dated {first.day}, after all {len(early)} articles about it"
        last = max(early.values(), key=_day)
        related = (Related(last.place, f"the last of them, {last.day}"),)
        yield rules.DATE_UNLIKELY.found(message, first.place, target=first.target, related=related)
        return
    for one in early.values():
        message = f"the article is dated {one.day}, before the statement ({first.day})"
        related = (Related(first.place, "the statement"),)
        yield rules.DATE_UNLIKELY.found(message, one.place, target=one.target, related=related)


def check_happening(view: DraftView) -> Iterator[Diagnostic]:
    """An event should be no later than all that is written about it, nor more than a year before it."""
    known = _sensible(view)
    event = known.get(view.place("date"))
    texts = [one for one in known.values() if one.what in {"the statement", "the article"}]
    if event is None or not texts:
        return
    first, last = min(texts, key=_day), max(texts, key=_day)
    if event.day > last.day:
        message, other = f"the event is dated {event.day}, after everything written about it ({last.day})", last
    elif event.day < first.day - AHEAD:
        message, other = (
            f"the event is dated {event.day}, more than a year before what is written about it ({first.day})",
            first,
        )
    else:
        return
    related = (Related(other.place, other.what),)
    yield rules.DATE_UNLIKELY.found(message, event.place, target=event.target, related=related)


def check_annotated(view: DraftView) -> Iterator[Diagnostic]:
    """Nothing should be annotated before it was published; the one date that is out of line is named."""
    known = _sensible(view)
    event = known.get(view.place("provenance", "date"))
    blamed = {finding.location for finding in check_published(view)}
    statements = [one for one in _of_statements(view, known) if one.place not in blamed]
    last = max(statements, key=_day, default=None)
    if event is not None and last is not None and event.day < last.day:
        message = f"the annotation is dated {event.day}, before the statement ({last.day})"
        related = (Related(last.place, "the statement"),)
        yield rules.DATE_UNLIKELY.found(message, event.place, target=event.target, related=related)
    for article in view.articles.values():
        own, text = known.get(article.place("provenance", "date")), known.get(article.place("published"))
        if own is None or text is None or own.day >= text.day:
            continue
        if last is not None and own.day >= last.day:
            message, at, other = f"the article is dated {text.day}, after its annotation ({own.day})", text, own
        else:
            message, at, other = f"the annotation is dated {own.day}, before the article ({text.day})", own, text
        yield rules.DATE_UNLIKELY.found(
            message, at.place, target=at.target, related=(Related(other.place, other.what),)
        )


def check_copies(view: DraftView) -> Iterator[Diagnostic]:
    """No copy is archived, and no receipt written, before the article was published; a day is left to time zones."""
    known = _sensible(view)
    for article in view.articles.values():
        text = known.get(article.place("published"))
        copies = [
            article.place("rights", "archived"),
            *(Location(one.file, ("date",)) for one in article.draft.receipts),
        ]
        for copy in (known[place] for place in copies if place in known):
            if text is not None and copy.day < text.day - ONE_DAY:
                message = f"{copy.what} is dated {copy.day}, before the article ({text.day})"
                related = (Related(text.place, "the article"),)
                yield rules.DATE_IMPOSSIBLE.found(message, copy.place, target=copy.target, related=related)


def latest_work(view: DraftView) -> date | None:
    """Return the last day on which somebody worked on an event, of those that are possible."""
    return max((one.day for one in _sensible(view).values() if one.is_work), default=None)


def find_late_withdrawals(
    splits: Mapping[str, SplitAssignment], latest: Iterable[date | None]
) -> Iterator[tuple[str, str]]:
    """Yield each event of ``splits.tsv`` that was withdrawn on an impossible day, and what is wrong with the day.

    Args:
        splits: assignments by event.
        latest: the last day of work on each event of the corpus.
    """
    last = max((day for day in latest if day is not None), default=None)
    for event, line in splits.items():
        day = None if line.withdrawn is None else date.fromisoformat(line.withdrawn)
        if day is not None and day.year < FIRST_YEAR:
            yield event, f"the withdrawal is dated {day}, before {FIRST_YEAR}"
        elif day is not None and last is not None and day > last + AFTERWARDS:
            yield (
                event,
                f"the withdrawal is dated {day}, more than ten years after the last work on the corpus ({last})",
            )


CHECKS: tuple[Check, ...] = (
    EventCheck(rules.DATE_IMPOSSIBLE, check_possible),
    EventCheck(rules.DATE_UNLIKELY, check_published),
    EventCheck(rules.DATE_UNLIKELY, check_happening),
    EventCheck(rules.DATE_UNLIKELY, check_annotated),
    EventCheck(rules.DATE_IMPOSSIBLE, check_copies),
)
"""In the order in which they run."""
