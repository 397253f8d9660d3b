"""Config ``statements``: one row is one public utterance that articles retell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.event import Event, Statement
from corpus_tools.schemas.rights import TextRecord
from corpus_tools.schemas.vocab import Access
from corpus_tools.tables.column import BOOL, INT, STRING, Column, Config, Part, Role, describe
from corpus_tools.tables.event import EVENT_COLUMNS, TabledStatement

if TYPE_CHECKING:
    from corpus_tools.schemas.event import Passage
    from corpus_tools.tables.column import Cells

_PASSAGE = (
    Part("id", STRING),
    Part("gist", STRING),
    Part("start", INT),
    Part("end", INT),
    Part("joined", BOOL),
    Part("n_witnesses", INT),
)


def _passage(passage: Passage) -> Cells:
    return {
        "id": passage.id,
        "gist": passage.gist,
        "start": passage.at and passage.at.start,
        "end": passage.at and passage.at.end,
        "joined": passage.joined,
        "n_witnesses": len(passage.witnesses),
    }


STATEMENTS = Config[TabledStatement](
    name="statements",
    noun="statement",
    row="one public utterance that articles retell",
    purpose="whole texts of what was said",
    words="text",
    columns=(
        Column(
            "speaker",
            STRING,
            "Name of the entity that spoke.",
            lambda s: s.event.names.get(s.record.speaker, s.record.speaker),
            Role.INPUT,
        ),
        Column(
            "text",
            STRING,
            "The whole text; null if nobody here holds it. Every offset counts in it.",
            lambda s: s.text,
            Role.INPUT,
            may_hold_words=True,
        ),
        Column("date", STRING, describe(Statement, "date"), lambda s: s.record.date, Role.INPUT),
        Column("occasion", STRING, describe(Statement, "occasion"), lambda s: s.record.occasion, Role.INPUT),
        Column("language", STRING, describe(Statement, "language"), lambda s: s.record.language, Role.INPUT),
        Column(
            "event_title",
            STRING,
            describe(Event, "title"),
            lambda s: s.event.corpus.event.title,
            Role.INPUT,
            repeats="event",
        ),
        Column("fiction", BOOL, describe(Event, "fiction"), lambda s: s.event.corpus.event.fiction, Role.BOOKKEEPING),
        Column(
            "access",
            STRING,
            describe(Statement, "access"),
            lambda s: s.record.access,
            Role.BOOKKEEPING,
            vocabulary=Access,
        ),
        Column(
            "passages",
            _PASSAGE,
            f"{describe(Statement, 'passages')} A `joined` one follows on the one before it.",
            lambda s: [_passage(passage) for passage in s.record.passages],
            Role.TARGET,
        ),
        Column("speaker_id", STRING, describe(Statement, "speaker"), lambda s: s.record.speaker, Role.BOOKKEEPING),
        Column(
            "length",
            INT,
            describe(TextRecord, "length"),
            lambda s: s.record.text and s.record.text.length,
            Role.BOOKKEEPING,
        ),
        Column(
            "digest",
            STRING,
            describe(TextRecord, "digest"),
            lambda s: s.record.text and s.record.text.digest,
            Role.BOOKKEEPING,
        ),
        Column(
            "norm",
            STRING,
            describe(TextRecord, "norm"),
            lambda s: s.record.text and s.record.text.norm,
            Role.BOOKKEEPING,
        ),
        Column(
            "id",
            STRING,
            "Id of the statement in the whole corpus: event/statement-name.",
            lambda s: s.id,
            Role.BOOKKEEPING,
        ),
        *EVENT_COLUMNS,
    ),
)
