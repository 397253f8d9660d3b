"""Words against the texts they stand in: every span lies inside its text and holds the words that the row gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus_tools.diagnostics.catalogue.release_folder import SPAN_OFF, TEXT_DIGEST_DIFFERS
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Zone
from corpus_tools.tables.context import join_words
from corpus_tools.tables.event import PART_GAP
from corpus_tools.tables.tabulate import CONFIGS, is_view
from corpus_tools.text.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.release.verify.reading import EventTables, Row
    from corpus_tools.release.verify.row_findings import RowFindings

Values = dict[str, Any]
Texts = dict[str | None, Values]
"""Rows of ``articles`` and ``statements`` by id."""

Fault = tuple[str, str]
"""Column and message."""


def check_spans(tables: EventTables, tally: RowFindings) -> None:
    """Tell the tally of every text that is another one, and every span that holds other words."""
    texts = {row.id: row.values for config in ("articles", "statements") for row in tables.get(config, [])}
    for config in ("articles", "statements"):
        for row in tables.get(config, []):
            for column, message in _of_text(row.values):
                tally.add(TEXT_DIGEST_DIFFERS, message, row.at(column))
    for config, rows in tables.items():
        for row in rows:
            for column, message in _of_row(config, row, texts):
                tally.add(SPAN_OFF, message, row.at(column))


def _of_text(row: Values) -> Iterator[Fault]:
    text = row.get("text")
    if text is not None and row.get("digest") is not None:
        if len(text) != row.get("length"):
            yield "length", f"the text has {len(text)} code points, `length` says {row.get('length')}"
        if digest(text) != row["digest"]:
            yield "digest", f"the text's digest is {digest(text)[:19]}…, `digest` says {shown(row['digest'], limit=20)}"


def _of_row(config: str, row: Row, texts: Texts) -> Iterator[Fault]:
    values = row.values
    article = texts.get(values.get("article"), {})
    match config:
        case "articles":
            yield from _zones(values)
        case "statements":
            yield from _inside("passages", values, values.get("passages"))
        case "quotes":
            yield from _quote(values, article)
        case "claim_mentions":
            yield from _parts("mention", values.get("mention"), article, values.get("spans"))
            for link in values.get("chain") or ():
                yield from _at("chain", article, link["source_start"], link["source_end"], None)
                yield from _at("chain", article, link["cue_start"], link["cue_end"], None)
        case "drift_spans":
            yield from _at("words", article, values.get("start"), values.get("end"), values.get("words"))
            said = texts.get(values.get("said_statement"), {})
            yield from _at(
                "words_said", said, values.get("said_start"), values.get("said_end"), values.get("words_said")
            )
        case _:
            yield from _view(config, values) if is_view(config) else ()
    for rendered in values.get("renders") or ():
        yield from _inside("renders", texts.get(rendered["statement"], {}), [rendered])


def _quote(values: Values, article: Values) -> Iterator[Fault]:
    yield from _parts("quote", values.get("quote"), article, values.get("spans"))
    for column in ("source", "cue"):
        yield from _at(column, article, values.get(f"{column}_start"), values.get(f"{column}_end"), values.get(column))
    yield from _inside("clause_spans", article, values.get("clause_spans"))


def _inside(column: str, text: Values, places: list[Values] | None) -> Iterator[Fault]:
    for place in places or ():
        yield from _at(column, text, place["start"], place["end"], None)


def _view(config: str, values: Values) -> Iterator[Fault]:
    """Yield spans of a task view that hold other words in its context; the rest is compared with its record."""
    words, context = CONFIGS[config].words or "", values.get("context") or ""
    yield from _parts(words, values.get(words), {"text": context, "length": len(context)}, values.get("spans"))


def _zones(row: Values) -> Iterator[Fault]:
    zones = row.get("zones") or []
    starts = [zone["start"] for zone in zones] + [row.get("length")]
    ends = [0] + [zone["end"] for zone in zones]
    if zones and starts != ends:
        yield "zones", "the zones do not tile the text"
    elif row.get("text") is not None:
        title = next((zone for zone in zones if zone["zone"] == Zone.HEADLINE), None)
        expected = row["text"][title["start"] : title["end"]].strip() if title is not None else None
        if row.get("headline") != expected:
            yield "headline", f"`headline` is {shown(row.get('headline'))}, the words of its zone are {shown(expected)}"


def _parts(column: str, words: str | None, text: Values, spans: list[Values] | None) -> Iterator[Fault]:
    places = [(span["start"], span["end"]) for span in spans or ()]
    for start, end in places:
        yield from _at("spans", text, start, end, None)
    held = text.get("text")
    if held is not None and places and all(_is_inside(place, len(held)) for place in places):
        found = join_words(held, places, PART_GAP)
        if found != words:
            yield "spans", f"the words at `spans` are {shown(found)}, `{column}` is {shown(words)}"


def _at(column: str, text: Values, start: int | None, end: int | None, words: str | None) -> Iterator[Fault]:
    length = text.get("length")
    if (start, end) == (None, None):
        if words is not None:
            yield column, f"`{column}` is {shown(words)} and has no position"
    elif length is not None and not _is_inside((start, end), length):
        yield column, f"`{column}` is at {start} to {end}, the text has {length} code points"
    elif words is not None and text.get("text") is not None and text["text"][start:end] != words:
        yield (
            column,
            f"the words at {start} to {end} are {shown(text['text'][start:end])}, `{column}` is {shown(words)}",
        )


def _is_inside(place: tuple[int | None, int | None], length: int) -> bool:
    start, end = place
    return start is not None and end is not None and 0 <= start < end <= length
