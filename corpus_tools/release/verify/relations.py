"""What shows within an event: references between tables, views against a derivation from the records, counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from corpus_tools.diagnostics.catalogue.release_folder import REFERENCE_BROKEN, VIEW_DIFFERS
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import Depth
from corpus_tools.splits import fold
from corpus_tools.tables.articles import ARTICLES
from corpus_tools.tables.column import Weight
from corpus_tools.tables.statements import STATEMENTS
from corpus_tools.tables.tabulate import CONFIGS, VIEWS
from corpus_tools.tables.views import StatementTexts, WholeText, derive_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.release.verify.reading import EventTables, Row
    from corpus_tools.release.verify.row_findings import RowFindings
    from corpus_tools.tables.column import Cells, Config
    from corpus_tools.tables.event import Offsets
    from corpus_tools.tables.views import Surroundings


def check_relations(event: str, tables: EventTables, tally: RowFindings) -> None:
    """Tell the tally of every reference that leads nowhere and everything that two tables say differently."""
    ids = {config: {row.id for row in rows} for config, rows in tables.items()}
    passages = {
        passage["id"] for row in tables.get(STATEMENTS.name, []) for passage in row.values.get("passages") or ()
    }
    for config, rows in tables.items():
        for row in rows:
            for column in CONFIGS[config].columns:
                for target, wanted in column.references(row.values.get(column.name)):
                    if wanted not in ids.get(target, set()):
                        message = f"`{column.name}` names {shown(wanted)}, which is not in {target}"
                        tally.add(REFERENCE_BROKEN, message, row.at(column.name))
            for name, passage in _passages(config, row.values):
                if passage not in passages:
                    message = f"`{name}` names passage {shown(passage)}, which no statement of the event has"
                    tally.add(REFERENCE_BROKEN, message, row.at(name))
    for view in VIEWS:
        _check_view(view, tables, tally)
    _check_counts(event, tables, tally)


def _passages(config: str, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if config == "claims":
        yield from (("passages", name) for name in row.get("passages") or ())
    if row.get("said_passage") is not None:
        yield "said_passage", row["said_passage"]
    yield from (("renders", r["passage"]) for r in row.get("renders") or () if r["passage"] is not None)


def _check_view(view: Config[Any], tables: EventTables, tally: RowFindings) -> None:
    """Derive the rows of a task view from their records and compare; what differs is told at the view."""
    records = {row.id: row for row in tables.get(view.view_of or "", [])}
    rows = {row.id: row for row in tables.get(view.name, [])}
    for row_id in [row_id for row_id in rows if row_id not in records]:
        tally.add(REFERENCE_BROKEN, "the view's row has no record", rows[row_id].at("id"))
    statements = StatementTexts([row.values for row in tables.get(STATEMENTS.name, [])])
    texts = {row.id: WholeText(row.values["text"]) for row in tables.get(ARTICLES.name, []) if row.values.get("text")}
    for row_id, record in records.items():
        row, text = rows.get(row_id), texts.get(record.values.get("article"))
        words = record.values.get(view.words or "")
        if row is None:
            if words is not None and text is not None:
                message = "its text is published, and the task view has no row of it"
                tally.add(VIEW_DIFFERS, message, record.at("id"))
            continue
        expected = _derived(view, record.values, statements, text, row.values)
        if expected is None:
            tally.add(VIEW_DIFFERS, f"the row of {view.name} cannot be made from it", record.at("id"))
            continue
        missing = CONFIGS[view.view_of or ""].by_name.keys() - record.values.keys()
        for column in view.columns:
            name = column.name
            if name not in row.values or name in missing or column.weight is Weight.VERSION:
                continue
            if row.values[name] != expected[name]:
                message = f"`{name}` is {shown(row.values[name])} in the view and {shown(expected[name])} by its record"
                tally.add(VIEW_DIFFERS, message, row.at(name))


def _derived(
    view: Config[Any], record: Cells, statements: StatementTexts, text: WholeText | None, stated: Cells
) -> Cells | None:
    """Return the row of a view that follows from a record; None if the record is too broken for one.

    Where the article's text is not whole, as in a hydrated release, context and spans are taken as the view states them.
    """

    def surroundings(_: Cells, *spans: Sequence[Offsets]) -> Surroundings:
        return text.context(*spans) if text is not None else (stated["context"], stated["spans"])

    try:
        rows = derive_view(view, [record], statements, surroundings).rows()
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None
    return rows[0] if rows else None


def _check_counts(event: str, tables: EventTables, tally: RowFindings) -> None:
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
    return str(row.values.get("article"))
