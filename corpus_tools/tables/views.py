"""Task views derived from the rows of records: what is retold in its context, and the words said.

There is one derivation for a release that is built, one that is hydrated and one that is verified. It takes an
event's rows as they are published, and whatever can tell what surrounds a span of an article: a whole text, or what
came back of a withheld one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus_tools.tables.column import INT, STRING, Column, Role
from corpus_tools.tables.context import Paragraphs, join_words
from corpus_tools.tables.statements import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus_tools.tables.column import Cells, Config, Table
    from corpus_tools.tables.event import Offsets

PASSAGE_GAP = " … "
"""Between passages of a statement that do not follow on one another."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a statement that something renders; None where there are none to show.

    Attributes:
        statement: id of the statement, if it is known which one is meant.
        words: the passages rendered, in the order of the retelling.
        context: paragraphs of the statement around them.
        start: first code point of the words in `context`.
        end: code point after their last one.
    """

    statement: str | None
    words: str | None = None
    context: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Retelling:
    """What a row of a task view is made from.

    Attributes:
        record: row of the quote or the mention.
        context: paragraphs of the article around it.
        spans: its parts, counted in `context`.
        said: what it renders.
    """

    record: Cells
    context: str
    spans: list[Cells]
    said: Said


Surroundings = tuple[str, "list[Cells]"]
"""Words around some spans, and the spans counted in them."""


class WholeText:
    """A text that is published, to be asked for what surrounds a span."""

    __slots__ = ("_paragraphs", "_text")

    def __init__(self, text: str) -> None:
        self._text, self._paragraphs = text, Paragraphs(text)

    def context(self, needed: Sequence[Offsets], wished: Sequence[Offsets] = ()) -> Surroundings:
        """Return the paragraphs around all these spans, and those that are needed counted in them."""
        spans = [*needed, *wished]
        first, last = self._paragraphs.around(min(spans)[0], max(end for _, end in spans))
        return self._text[first:last], [{"start": start - first, "end": end - first} for start, end in needed]


def derive_view(
    view: Config[Retelling],
    records: Iterable[Cells],
    statements: StatementTexts,
    surroundings: Callable[[Cells, Sequence[Offsets], Sequence[Offsets]], Surroundings | None],
) -> Table:
    """Return the rows of a task view, in the order of the records; a record whose words are not given has none.

    Args:
        view: the task view.
        records: rows of the config that it is a view of.
        statements: of the event.
        surroundings: returns what surrounds spans of the article of a record: those that must lie in the context,
            and further ones that may; None if that cannot be told.
    """
    found = []
    for record in records:
        if view.words is None or record[view.words] is None:
            continue
        spans = [(span["start"], span["end"]) for span in record["spans"]]
        named = [(record.get(f"{name}_start"), record.get(f"{name}_end")) for name in ("source", "cue")]
        around = surroundings(record, spans, [(s, e) for s, e in named if s is not None and e is not None])
        if around is not None:
            found.append(Retelling(record, *around, statements.said(record["renders"])))
    return view.read(found)


def taken(column: Column[Any], role: Role, description: str | None = None, **facts: Any) -> Column[Retelling]:
    """Return a column of a task view that takes its values from the column of the record."""
    name = column.name
    return replace(
        column,
        value=lambda retelling: retelling.record.get(name),
        role=role,
        description=description if description is not None else column.description,
        **facts,
    )


SAID_COLUMNS: tuple[Column[Retelling], ...] = (
    Column(
        "said_context",
        STRING,
        "Paragraphs of the statement around the words said.",
        lambda retelling: retelling.said.context,
        Role.INPUT,
    ),
    Column(
        "said_start",
        INT,
        "First code point of the words said in `said_context`.",
        lambda retelling: retelling.said.start,
        Role.INPUT,
    ),
    Column(
        "said_end",
        INT,
        "Code point after their last one in `said_context`.",
        lambda retelling: retelling.said.end,
        Role.INPUT,
    ),
)
"""What surrounds the words said."""

STATEMENT: Column[Retelling] = Column(
    "statement",
    STRING,
    "Id of the statement in config `statements`; given if it is known which one is meant.",
    lambda retelling: retelling.said.statement,
    Role.BOOKKEEPING,
    refers_to=STATEMENTS.name,
)


class StatementTexts:
    """Statements of an event as far as their texts are published; they say what a retelling retells.

    Args:
        rows: of config ``statements``.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._texts: dict[str, str | None] = {row["id"]: row.get("text") for row in rows}
        self._paragraphs = {key: Paragraphs(text) for key, text in self._texts.items() if text is not None}
        only = next(iter(self._texts)) if len(self._texts) == 1 else None
        self._nothing = Said(only)
        self._known: dict[tuple[str, tuple[Offsets, ...]], Said] = {}

    def said(self, renders: Iterable[Cells]) -> Said:
        """Return the words rendered and what surrounds them, of the first statement named if there are several.

        Where nothing is rendered, the event's only statement is still named.
        """
        places: dict[str, dict[Offsets, None]] = {}
        for passage in renders:
            if passage["statement"] is not None:
                places.setdefault(passage["statement"], {})[passage["start"], passage["end"]] = None
        for statement, spans in places.items():
            key = (statement, tuple(spans))
            if key not in self._known:  # several retellings ask for the same words
                self._known[key] = self._read(*key)
            return self._known[key]
        return self._nothing

    def _read(self, statement: str, spans: tuple[Offsets, ...]) -> Said:
        text = self._texts.get(statement)
        if text is None:
            return Said(statement)
        start, end = min(start for start, _ in spans), max(end for _, end in spans)
        first, last = self._paragraphs[statement].around(start, end)
        return Said(statement, join_words(text, spans, PASSAGE_GAP), text[first:last], start - first, end - first)
