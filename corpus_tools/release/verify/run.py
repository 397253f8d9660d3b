"""Everything that a release claims, computed again, in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue.release_folder import (
    RELEASE_FILE_MISSING,
    RELEASE_UNREADABLE,
    ROWS_OUT_OF_ORDER,
    ROWS_UNREADABLE,
)
from corpus_tools.diagnostics.report import Report
from corpus_tools.errors import ReleaseError
from corpus_tools.fidelity.form import FORM_RULES
from corpus_tools.release.verify.card import check_card
from corpus_tools.release.verify.claimed import read_claims
from corpus_tools.release.verify.columns import check_columns
from corpus_tools.release.verify.computed import check_computed
from corpus_tools.release.verify.counts import (
    check_counts,
    check_events,
    check_files,
    check_norm_and_previous,
    check_schemas,
    check_tools,
    check_versions,
)
from corpus_tools.release.verify.croissant import check_croissant
from corpus_tools.release.verify.lists import check_lists
from corpus_tools.release.verify.reading import find_shards, is_of_known_types, read_events
from corpus_tools.release.verify.rebuilt import gather_facts, rebuild_head
from corpus_tools.release.verify.relations import check_relations
from corpus_tools.release.verify.row_findings import RowFindings
from corpus_tools.release.verify.spans import check_spans

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.verify.columns import Passed
    from corpus_tools.release.verify.reading import Shards


def verify_release(folder: Path) -> Report:
    """Return everything in a release's folder that does not hold; nothing in it is changed.

    Rows are read twice, one event of every config at a time.

    Raises:
        ReleaseError: if there is no such folder.
    """
    if not folder.is_dir():
        message = f"{folder} is not a folder"
        raise ReleaseError(message)
    claimed, findings = read_claims(folder)
    findings += [*check_tools(claimed), *check_files(claimed), *check_versions(claimed)]
    tables, unreadable = find_shards(claimed)
    findings += unreadable
    schemas = {name: schema for shards in tables for name, schema in shards.schemas.items()}
    findings += check_norm_and_previous(claimed, tables)
    findings += check_schemas(claimed, tables, schemas)
    is_of_these_rules = claimed.manifest is not None and claimed.manifest.made_with.form_rules == FORM_RULES
    passed, of_rows = _check_rows(folder, tables, is_labelled=is_of_these_rules)
    findings += [*of_rows, *check_counts(claimed, passed), *check_events(passed), *check_lists(claimed, tables)]
    written, head = [one.written for one in passed], rebuild_head(claimed)
    facts = gather_facts(claimed, tables, head)
    findings += check_card(claimed, written, schemas, head, facts)
    findings += check_croissant(claimed, written, schemas, head, facts)
    return Report.of(findings)


def is_readable(report: Report) -> bool:
    """Whether the rows can be read event by event, as a comparison and an audit do."""
    hiding = {RELEASE_UNREADABLE.code, RELEASE_FILE_MISSING.code, ROWS_UNREADABLE.code, ROWS_OUT_OF_ORDER.code}
    return not any(finding.code in hiding for finding in report.findings)


def _check_rows(folder: Path, tables: Sequence[Shards], *, is_labelled: bool) -> tuple[list[Passed], list[Diagnostic]]:
    """Return what was seen of the rows, and what is wrong; labels of other rules (``is_labelled``) are not computed."""
    tally = RowFindings()
    passed = [check_columns(folder, shards, tally) for shards in tables]
    for split in dict.fromkeys(shards.split for shards in tables):
        of_split = [one for one in passed if one.written.split == split]
        own = [shards for shards in tables if shards.split == split]
        if all(one.is_in_order for one in of_split) and all(map(is_of_known_types, own)):
            for event, rows in read_events(folder, own):
                check_relations(event, rows, tally)
                check_spans(rows, tally)
                if is_labelled:
                    check_computed(rows, tally)
    return passed, list(tally.findings())
