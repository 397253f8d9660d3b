"""Config ``quote_fidelity``: a quote in its context with the words said (task view)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.quote import ClauseLabels, Quote
from corpus_tools.schemas.vocab import Rung
from corpus_tools.tables.column import SPANS, STRING, Column, Config, Role, describe
from corpus_tools.tables.event import ARTICLE_COLUMNS
from corpus_tools.tables.quotes import QUOTES
from corpus_tools.tables.views import SAID_COLUMNS, STATEMENT, Retelling, taken
from corpus_tools.tables.word_diff import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.tables.column import Cells

_RUNGS = {rung.value: number for number, rung in enumerate(Rung)}
_OF = QUOTES.by_name


def loosest_rung(clauses: Iterable[Cells]) -> str | None:
    """Return the loosest rung of a quote's clauses; None if any of them is not verbatim."""
    rungs = [clause.get("rung") for clause in clauses]
    found = [rung for rung in rungs if rung is not None]
    return max(found, key=_RUNGS.__getitem__) if found and len(found) == len(rungs) else None


def diff(retelling: Retelling) -> str | None:
    """Return the words said and those printed in one line; None if nothing was said."""
    said = retelling.said.words
    return word_diff(said, retelling.record["quote"]) if said is not None else None


QUOTE_FIDELITY = Config[Retelling](
    name="quote_fidelity",
    noun="row of quote_fidelity",
    row="one quote in its context with the words said beside it",
    purpose="training and testing quote checkers",
    words="quote",
    view_of=QUOTES.name,
    columns=(
        taken(_OF["quote"], Role.INPUT, describe(Quote, "content")),
        Column(
            "said",
            STRING,
            "The words of the statement that the quote renders; null if it renders none of them.",
            lambda retelling: retelling.said.words,
            Role.INPUT,
        ),
        taken(_OF["speaker"], Role.INPUT),
        Column(
            "context",
            STRING,
            "Paragraphs of the article around the quote, its source and its cue.",
            lambda retelling: retelling.context,
            Role.INPUT,
            may_hold_words=True,
        ),
        Column(
            "spans",
            SPANS,
            "Parts of the quote, in order; offsets count in `context`.",
            lambda retelling: retelling.spans,
            Role.INPUT,
        ),
        taken(_OF["presentation"], Role.INPUT),
        *SAID_COLUMNS,
        taken(_OF["fidelity"], Role.TARGET, "What became of the words, in one label computed from the axes."),
        taken(_OF["meaning"], Role.TARGET),
        taken(_OF["attribution"], Role.TARGET),
        Column(
            "diff",
            STRING,
            "Both in one line, `[-said-] {+printed+}`; null if no word differs or none was said.",
            diff,
            Role.DERIVED,
            may_hold_words=True,
        ),
        taken(_OF["form"], Role.DERIVED, "What happened to the words, computed; that of the worst clause."),
        taken(_OF["flags"], Role.DERIVED),
        Column(
            "rung",
            STRING,
            f"{describe(ClauseLabels, 'rung')} Of several clauses the loosest.",
            lambda retelling: loosest_rung(retelling.record["clauses"]),
            Role.DERIVED,
            vocabulary=Rung,
            is_computed=True,
        ),
        taken(_OF["verified_share"], Role.DERIVED),
        taken(_OF["reason"], Role.DERIVED),
        taken(_OF["clauses"], Role.DERIVED, describe(Quote, "clauses")),
        taken(_OF["said_at"], Role.DERIVED),
        taken(_OF["edits"], Role.DERIVED),
        STATEMENT,
        taken(_OF["duplicate_of"], Role.BOOKKEEPING, f"{describe(Quote, 'duplicate_of')} Count such a group once."),
        taken(_OF["id"], Role.BOOKKEEPING, "Id of the quote in config `quotes`: event/article/quote."),
        *(taken(column, Role.BOOKKEEPING) for column in ARTICLE_COLUMNS),
    ),
)
