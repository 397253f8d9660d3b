"""Receipts of those who hold a restricted text: read within limits, each beside the article it vouches for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from corpus_tools.corpus import ReceiptDraft
from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Location, Subject
from corpus_tools.diagnostics.quoting import escaped, shown
from corpus_tools.loaders.files import read_contents
from corpus_tools.loaders.schema_errors import describe_errors
from corpus_tools.loaders.yaml_values import parse
from corpus_tools.schemas.receipt import Receipt
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus_tools.loaders.paths import CorpusPaths
    from corpus_tools.schemas.article import Article

MAX_BYTES = 16_000
"""Largest receipt; those that `check --receipt` writes have less than one thousand."""


def load_receipts(
    paths: CorpusPaths, found: Mapping[tuple[str, str], str], records: Mapping[str, Article | None]
) -> tuple[Mapping[str, tuple[ReceiptDraft, ...]], tuple[Diagnostic, ...]]:
    """Return the receipts of an event by article, and what is wrong with their files.

    Args:
        paths: the corpus.
        found: files of receipts by article and holder, sorted.
        records: the event's annotation files by article id; null for one that could not be read.
    """
    receipts: dict[str, tuple[ReceiptDraft, ...]] = {}
    findings: list[Diagnostic] = []
    for (article, holder), file in sorted(found.items()):
        reason = _without_place(article, records)
        if reason:
            message = f"{escaped(file)} has no place here: {reason}"
            subject = Subject(Kind.ARTICLE, file.split("/")[1], article) if article not in records else None
            findings.append(rules.UNKNOWN_FILE.found(message, Location(file), target=article, subject=subject))
            continue
        record, faults = _read(paths, file, target=article)
        findings += faults
        if record is not None:
            receipts[article] = (*receipts.get(article, ()), ReceiptDraft(holder, file, record))
    return receipts, tuple(findings)


def _without_place(article: str, records: Mapping[str, Article | None]) -> str:
    if article not in records:
        return f"the event has no article {shown(article)}"
    record = records[article]
    is_open = record is not None and record.access is Access.OPEN
    return f"the text of {shown(article)} is open, so nobody has to vouch for it" if is_open else ""


def _read(paths: CorpusPaths, file: str, *, target: str) -> tuple[Receipt | None, tuple[Diagnostic, ...]]:
    """Read a receipt under the rules of annotation files, and as JSON after that, which is stricter."""
    contents = read_contents(paths.path(file), file, limit=MAX_BYTES, target=target)
    if contents.data is None:
        return None, contents.findings
    parsed = parse(contents.data, file, target=target)
    if parsed.findings:
        return None, parsed.findings
    try:
        json.loads(contents.data)
    except ValueError as error:
        return None, (_describe_json_error(error, file, target),)
    try:
        return Receipt.model_validate_json(contents.data), ()
    except ValidationError as error:
        return None, describe_errors(error, parsed.value, Receipt, file, target=target)


def _describe_json_error(error: ValueError, file: str, target: str) -> Diagnostic:
    said, place = "it cannot be read", Location(file)
    if isinstance(error, json.JSONDecodeError):
        said = f"{error.msg[:1].lower()}{error.msg[1:]}"
        place = Location(file, line=error.lineno, column=error.colno)
    help_ = "do not edit a receipt; `corpus-tools check ARTICLE --from DIR --receipt --holder NAME` writes it anew"
    return rules.YAML_SYNTAX.found(f"this is not JSON: {escaped(said)}", place, target=target, help=help_)
