"""What shows within an event: references between tables, views against the records they are made from, counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from corpus_tools.diagnostics.catalogue.release_folder import REFERENCE_BROKEN, VIEW_DIFFERS
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Depth
from corpus_tools.splits.folds import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.release.verify.reading import EventTables, Row
    from corpus_tools.release.verify.tally import Tally

VIEWS = {"quote_fidelity": ("quotes", "quote"), "claim_drift": ("claim_mentions", "mention")}
"""Config that a task view is made from, and its column that is null where a row is not in the view."""

_OF_QUOTES, _OF_MENTIONS = ("quotes", "quote_fidelity"), ("claim_mentions", "claim_drift", "drift_spans")

_LINKS = (
    ("article", "articles", "{event}/", (*_OF_QUOTES, *_OF_MENTIONS)),
    ("claim", "claims", "{event}/", _OF_MENTIONS),
    ("merged_into", "claims", "{event}/", ("claims",)),
    ("split_from", "claims", "{event}/", ("claims",)),
    ("mention_id", "claim_mentions", "", ("drift_spans",)),
    ("quote", "quotes", "", ("claim_mentions",)),
    ("said_statement", "statements", "{event}/statement-", ("drift_spans",)),
    ("statement", "statements", "", tuple(VIEWS)),
)
"""Column, config whose ids it names, what stands before the value there, and the configs that have the column."""

_COUNTED_ELSEWHERE = frozenset({"spans"})
"""Columns of a view that mean something else than those of the same name in the records."""


def check_relations(event: str, tables: EventTables, tally: Tally) -> None:
    """Tell the tally of every reference that leads nowhere and everything that two tables say differently."""
    ids = {config: {row.id for row in rows} for config, rows in tables.items()}
    passages = {
        (row.id, passage["id"]) for row in tables.get("statements", []) for passage in row.values.get("passages") or ()
    }
    for config, rows in tables.items():
        for row in rows:
            for column, target, wanted in _references(event, config, row.values):
                if wanted not in ids.get(target, set()):
                    message = f"`{column}` names {shown(wanted)}, which is not in {target}"
                    tally.add(REFERENCE_BROKEN, message, row.at(column))
            for column, passage in _passages(config, row.values):
                if not any(name == passage for _, name in passages):
                    message = f"`{column}` names passage {shown(passage)}, which no statement of the event has"
                    tally.add(REFERENCE_BROKEN, message, row.at(column))
    for view, (records, words) in VIEWS.items():
        _check_view(tables.get(view, []), tables.get(records, []), words, tally)
    _check_counts(event, tables, tally)


def _references(event: str, config: str, row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield column, config referred to, and the id that must be there."""
    for column, target, home, configs in _LINKS:
        if config in configs and row.get(column) is not None:
            yield column, target, f"{home.format(event=event)}{row[column]}"
    if row.get("duplicate_of") is not None:
        yield "duplicate_of", VIEWS.get(config, (config, ""))[0], row["duplicate_of"]
    for rendered in row.get("renders") or ():
        if rendered["statement"] is not None:
            yield "renders", "statements", f"{event}/statement-{rendered['statement']}"


def _passages(config: str, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if config == "claims":
        yield from (("passages", name) for name in row.get("passages") or ())
    if row.get("said_passage") is not None:
        yield "said_passage", row["said_passage"]
    yield from (("renders", r["passage"]) for r in row.get("renders") or () if r["passage"] is not None)


def _check_view(view: list[Row], records: list[Row], words: str, tally: Tally) -> None:
    by_id = {row.id: row for row in records}
    shown_ids = {row.id for row in view}
    for row in view:
        record = by_id.get(row.id)
        if record is None:
            tally.add(REFERENCE_BROKEN, "the view's row has no record", row.at("id"))
            continue
        for column in row.values.keys() & record.values.keys() - _COUNTED_ELSEWHERE:
            if row.values[column] != record.values[column]:
                says, told = shown(row.values[column]), shown(record.values[column])
                message = f"`{column}` is {says} in the view and {told} in the record"
                tally.add(VIEW_DIFFERS, message, row.at(column))
    for record in records:
        if record.values.get(words) is not None and record.id not in shown_ids:
            message = "its text is published, and the task view has no row of it"
            tally.add(VIEW_DIFFERS, message, record.at("id"))


def _check_counts(event: str, tables: EventTables, tally: Tally) -> None:
    n_rows = {
        config: Counter(_article(row) for row in tables.get(config, [])) for config in ("quotes", "claim_mentions")
    }
    of_claims = Counter(row.values.get("claim") for row in tables.get("claim_mentions", []))
    of_mentions = Counter(row.values.get("mention_id") for row in tables.get("drift_spans", []))
    texts = {row.values.get("claim"): row.values.get("text") for row in tables.get("claims", [])}
    for config, rows in tables.items():
        for row in rows:
            own = _article(row)
            expected: dict[str, object] = {"fold": fold(event)}
            if config == "articles":
                expected |= {"n_quotes": n_rows["quotes"][own], "n_mentions": n_rows["claim_mentions"][own]}
            if config == "claims":
                expected["n_mentions"] = of_claims[row.values.get("claim")]
            if config == "claim_mentions":
                is_full = row.values.get("depth") == Depth.FULL
                expected["n_differences"] = of_mentions[row.id] if is_full else None
            if "claim_text" in row.values and row.values.get("claim") in texts:
                expected["claim_text"] = texts[row.values["claim"]]
            for column, value in expected.items():
                if column in row.values and row.values[column] != value:
                    message = f"`{column}` is {shown(row.values[column])}, the other tables say {shown(value)}"
                    tally.add(VIEW_DIFFERS, message, row.at(column))


def _article(row: Row) -> str:
    return f"{row.values.get('event')}/{row.values.get('article')}"
