"""Config ``statements``: one row is one public utterance that articles retell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.event import Event
from corpus_tools.schemas.rights import TextRecord
from corpus_tools.schemas.statement import Statement
from corpus_tools.schemas.vocab import TextStatus
from corpus_tools.tables.features import BOOL, INT, STRING, Column, Config, describe, struct_list
from corpus_tools.tables.reading import EVENT_COLUMNS, start_and_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.schemas.statement import Passage
    from corpus_tools.tables.reading import EventView, Row

_PASSAGE = struct_list(id=STRING, gist=STRING, start=INT, end=INT, joined=BOOL, n_witnesses=INT)

STATEMENTS = Config(
    name="statements",
    row="one public utterance that articles retell",
    purpose="whole texts of what was said",
    columns=(
        Column("speaker", STRING, "Name of the entity that spoke."),
        Column("text", STRING, "The whole text; null if nobody here holds it. Every offset counts in it."),
        Column("date", STRING, describe(Statement, "date")),
        Column("occasion", STRING, describe(Statement, "occasion")),
        Column("language", STRING, describe(Statement, "language")),
        Column("event_title", STRING, describe(Event, "title")),
        Column("fiction", BOOL, describe(Event, "fiction")),
        Column("access", STRING, describe(Statement, "access")),
        Column("passages", _PASSAGE, f"{describe(Statement, 'passages')} A `joined` one follows on the one before it."),
        Column("speaker_id", STRING, describe(Statement, "speaker")),
        Column("length", INT, describe(TextRecord, "length")),
        Column("digest", STRING, describe(TextRecord, "digest")),
        Column("norm", STRING, describe(TextRecord, "norm")),
        Column("id", STRING, "Id of the statement in the whole corpus: event/statement-name."),
        *EVENT_COLUMNS,
    ),
)


def rows(view: EventView) -> Iterator[Row]:
    """Yield one row a statement, in the order of the event's file."""
    for statement in view.statements.values():
        record, text = statement.record, statement.record.text
        status = TextStatus.OPEN if statement.text is not None else TextStatus.WITHHELD
        yield (
            view.names.get(record.speaker, record.speaker),
            statement.text,
            record.date,
            record.occasion,
            record.language,
            view.corpus.event.title,
            view.corpus.event.fiction,
            record.access,
            [passage_cells(passage) for passage in record.passages],
            record.speaker,
            *((text.length, text.digest, text.norm) if text is not None else (None, None, None)),
            statement.id,
            *view.tail(record.rights, status),
        )


def passage_cells(passage: Passage) -> Row:
    """Return a passage as the table holds it."""
    return (passage.id, passage.gist, *start_and_end(passage.at), passage.joined, len(passage.witnesses))
