"""What all events share: ``corpus.toml`` and ``splits.tsv``, read and checked by themselves."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic_core import to_json

from corpus_tools.corpus import Head
from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.catalogue import splits as split_rules
from corpus_tools.diagnostics.catalogue.schema import NEWER_SCHEMA
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location
from corpus_tools.diagnostics.quoting import escaped, shown
from corpus_tools.loaders.files import describe_undecodable, find_character_faults, read_contents
from corpus_tools.loaders.paths import CORPUS_FILE, SPLITS_FILE
from corpus_tools.loaders.yaml.schema_errors import MAX_FAULTS, describe_errors
from corpus_tools.schemas.head import CorpusFile, SplitAssignment
from corpus_tools.text.normalize import Undecodable, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.loaders.paths import CorpusPaths

MAX_BYTES = 32_000_000
"""Largest head file: a line of ``splits.tsv`` for each of half a million events."""

_LIMITS = {CORPUS_FILE: 4_000_000}
"""Smaller ones by file: ``corpus.toml`` with twenty thousand outlets has less, and its reader is slow."""

SPLIT_COLUMNS = ("event", "split", "since", "withdrawn", "reason")
"""Columns of ``splits.tsv``, in order."""


def load_head(paths: CorpusPaths) -> tuple[Head | None, tuple[Diagnostic, ...]]:
    """Return what all events share, and what is wrong with it or with the corpus's top folders.

    The head is None where ``corpus.toml`` cannot be read; lines of ``splits.tsv`` that cannot be read
    are left out of it.
    """
    file, findings = _load_corpus_file(paths)
    splits, in_splits = _load_splits(paths)
    findings = (*findings, *in_splits, *paths.misplaced())
    if file is not None:
        findings += tuple(_find_future(paths, file.corpus.version, splits.values()))
    return (None if file is None else Head(file, splits)), findings


def _read(paths: CorpusPaths, name: str, *, is_cr_fine: bool) -> tuple[str | None, tuple[Diagnostic, ...]]:
    contents = read_contents(paths.path(name), name, limit=_LIMITS.get(name, MAX_BYTES), target=name)
    if contents.data is None:
        return None, contents.findings
    raw = decode(contents.data)
    if isinstance(raw, Undecodable):
        return None, (describe_undecodable(contents.data, raw, name, target=name),)
    return raw, tuple(find_character_faults(raw, name, target=name, is_cr_fine=is_cr_fine))


def _load_corpus_file(paths: CorpusPaths) -> tuple[CorpusFile | None, tuple[Diagnostic, ...]]:
    raw, findings = _read(paths, CORPUS_FILE, is_cr_fine=True)
    if raw is None or findings:
        return None, findings
    try:
        value = tomllib.loads(raw)
        data = to_json(value)
    except (ValueError, RecursionError) as error:
        return None, (_describe_toml_error(str(error), raw),)
    hidden = tuple(_find_hidden(value))
    if hidden:
        return None, hidden
    newer = tuple(find_newer(value))
    if newer:
        return None, newer
    try:
        return CorpusFile.model_validate_json(data), ()
    except ValidationError as error:
        return None, describe_errors(error, value, CorpusFile, CORPUS_FILE, target=CORPUS_FILE)


def _find_hidden(value: object, pointer: Pointer = ()) -> Iterator[Diagnostic]:
    """Yield every value and key with a character that escapes brought in and that may not be there."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _find_hidden(key, (*pointer, key))
            yield from _find_hidden(inner, (*pointer, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _find_hidden(inner, (*pointer, index))
    elif isinstance(value, str):
        for found in find_character_faults(value, CORPUS_FILE, target=CORPUS_FILE, is_cr_fine=True):
            yield replace(found, location=Location(CORPUS_FILE, pointer))


_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|(?P<end>end of document))\)")


def _describe_toml_error(said: str, raw: str) -> Diagnostic:
    found = _TOML_PLACE.search(said)
    reason = escaped(_TOML_PLACE.sub("", said)[:120])
    line, column = 1, 1
    if found is not None:
        line = int(found["line"] or raw.count("\n") + 1)
        column = int(found["column"] or 1)
    place = Location(CORPUS_FILE, line=line, column=column)
    return rules.TOML_SYNTAX.found(f"this is not TOML: {reason[:1].lower()}{reason[1:]}", place, target=CORPUS_FILE)


def _load_splits(paths: CorpusPaths) -> tuple[dict[str, SplitAssignment], tuple[Diagnostic, ...]]:
    if not os.path.lexists(paths.path(SPLITS_FILE)):  # a corpus whose events have no split yet
        return {}, ()
    raw, findings = _read(paths, SPLITS_FILE, is_cr_fine=False)
    return parse_splits(raw, findings) if raw is not None else ({}, findings)


def find_gone(paths: CorpusPaths, head: Head, events: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with lines of ``splits.tsv`` whose events are not there and were not withdrawn.

    Args:
        paths: where things lie.
        head: what all events share.
        events: ids of all events that are there.
    """
    there = frozenset(events)
    gone = {event for event, one in head.splits.items() if one.withdrawn is None and event not in there}
    if not gone:
        return ()
    raw, _ = _read(paths, SPLITS_FILE, is_cr_fine=False)
    return tuple(_describe_gone((raw or "").split("\n"), gone, sorted(there - head.splits.keys())))


def _describe_gone(lines: Iterable[str], gone: set[str], unlisted: Sequence[str]) -> Iterator[Diagnostic]:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    for number, line in enumerate(lines, start=1):
        event = line.split("\t")[0]
        if event in gone:
            gone.remove(event)
            near = get_close_matches(event, unlisted, n=1)
            better = f"did you mean {shown(near[0])}?" if near else ""
            message = f"there is no event {shown(event)}"
            found = split_rules.EVENT_GONE.found(message, Location(SPLITS_FILE, ("event",)), target=event, help=better)
            yield _in_line(found, number, line)


def _find_future(paths: CorpusPaths, version: str, splits: Iterable[SplitAssignment]) -> Iterator[Diagnostic]:
    """Yield every line of ``splits.tsv`` that a version of the data assigned which is still to come."""
    for line in splits:
        if _numbers(line.since) > _numbers(version):
            message = f"since {line.since}, but the data is at version {version}"
            finding = split_rules.SINCE_NEWER.found(message, Location(SPLITS_FILE), target=line.event)
            yield in_its_line(paths, finding, "since")


def in_its_line(paths: CorpusPaths, finding: Diagnostic, column: str) -> Diagnostic:
    """Place a finding about an event in its line of ``splits.tsv``, at one of the columns."""
    raw, _ = _read(paths, SPLITS_FILE, is_cr_fine=False)
    lines = enumerate((raw or "").split("\n"), start=1)
    number, line = next(((n, line) for n, line in lines if line.split("\t")[0] == finding.target), (1, ""))
    return _in_line(replace(finding, location=Location(SPLITS_FILE, (column,))), number, line)


_MERGE = re.compile(r"(?:<{7}|[|]{7}|={7}|>{7})(?: |\r?\Z)")
"""A line that an unfinished merge left behind."""


def parse_splits(
    raw: str, findings: tuple[Diagnostic, ...] = ()
) -> tuple[dict[str, SplitAssignment], tuple[Diagnostic, ...]]:
    r"""Return the assignment that the contents of ``splits.tsv`` state, by event in the order of the file.

    Example:
        >>> splits, findings = parse_splits("event\tsplit\tsince\twithdrawn\treason\nferry\ttrain\t0.1.0\t\t\n")
        >>> splits["ferry"].split, findings
        (<Split.TRAIN: 'train'>, ())
    """
    header, *lines = raw.removesuffix("\n").split("\n")
    if header.rstrip("\r") != "\t".join(SPLIT_COLUMNS):
        message = f"the first line is {shown(header)}, expected the header {' '.join(SPLIT_COLUMNS)}"
        return {}, (*findings, _in_line(split_rules.SPLITS_HEADER.found(message, Location(SPLITS_FILE)), 1, header))
    splits: dict[str, SplitAssignment] = {}
    found = list(findings)
    last = ""
    unfinished = next((finding for finding in findings if finding.code == rules.CONFLICT_MARKER.code), None)
    for number, line in enumerate(lines, start=2):
        if unfinished and _MERGE.match(line):
            continue
        record, faults = _parse_row(line, number)
        found += faults
        if len(found) >= MAX_FAULTS:  # a table that is wrong throughout; what stands below is not looked at
            n_more = len(lines) + 1 - number
            found[-1] = replace(found[-1], message=f"{found[-1].message} ({n_more} lines below this one not read)")
            break
        if record is not None:
            found += _find_disorder(record.event, last, splits, line, number)
            splits.setdefault(record.event, record)
            last = max(last, record.event)
    return splits, tuple(found)


def _parse_row(line: str, number: int) -> tuple[SplitAssignment | None, tuple[Diagnostic, ...]]:
    cells = line.rstrip("\r").split("\t")
    if len(cells) != len(SPLIT_COLUMNS):
        counted = f"{len(cells)} column{'' if len(cells) == 1 else 's'}"
        message = f"the line has {counted}, expected {len(SPLIT_COLUMNS)} with a tab between each"
        event = next(iter(line.split()), "")  # also where spaces stand for the tabs
        finding = split_rules.SPLITS_COLUMNS.found(message, Location(SPLITS_FILE), target=escaped(event[:60]))
        return None, (_in_line(finding, number, line),)
    value = {column: cell for column, cell in zip(SPLIT_COLUMNS, cells, strict=True) if cell}
    try:
        return SplitAssignment.model_validate_json(to_json(value)), ()
    except ValidationError as error:
        findings = describe_errors(error, value, SplitAssignment, SPLITS_FILE, target=cells[0][:60])
        return None, tuple(_in_line(finding, number, line) for finding in findings)


def _find_disorder(
    event: str, last: str, splits: dict[str, SplitAssignment], line: str, number: int
) -> Iterator[Diagnostic]:
    if event in splits:
        message = f"{shown(event)} has a line already, expected one line an event"
    elif event < last:
        message = f"{shown(event)} stands behind {shown(last)}, expected lines sorted by event"
    else:
        return
    yield _in_line(split_rules.SPLITS_ORDER.found(message, Location(SPLITS_FILE), target=event), number, line)


def _in_line(finding: Diagnostic, number: int, line: str) -> Diagnostic:
    """Place a finding at its column of a line, at the whole line if it is about no column."""
    steps = [SPLIT_COLUMNS.index(step) for step in finding.location.pointer if step in SPLIT_COLUMNS]
    cells = line.split("\t")
    first = sum(len(cell) + 1 for cell in cells[: steps[0]]) if steps else 0
    length = len(cells[steps[0]]) if steps else len(line)
    place = Location(SPLITS_FILE, line=number, column=first + 1, end_line=number, end_column=first + max(length, 1) + 1)
    return replace(finding, location=place, target=finding.target or SPLITS_FILE)


SCHEMA_VERSION = 1
"""Newest version of the file format that these tools read; they read every earlier one too."""


def find_newer(file: Mapping[str, object]) -> Iterator[Diagnostic]:
    """Yield that a parsed ``corpus.toml`` needs newer tools, if it does."""
    corpus = file.get("corpus")
    if not isinstance(corpus, dict):
        return
    schema, needed = corpus.get("schema_version"), corpus.get("needs_tools")
    if isinstance(schema, int) and schema > SCHEMA_VERSION:
        message, key = f"schema_version is {schema}, these tools read {SCHEMA_VERSION} and earlier", "schema_version"
    elif isinstance(needed, str) and _is_newer(needed):
        message, key = f"the corpus needs corpus-tools {escaped(needed)} or newer", "needs_tools"
    else:
        return
    wanted = f"install corpus-tools {needed} or newer" if isinstance(needed, str) else "install newer corpus-tools"
    place = Location(CORPUS_FILE, pointer=("corpus", key))
    yield NEWER_SCHEMA.found(message, place, target=CORPUS_FILE, help=escaped(wanted))


def _is_newer(needed: str) -> bool:
    own = _own_version()
    return own is not None and _numbers(needed) > _numbers(own)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version)[:3])


def _own_version() -> str | None:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to import, seldom needed

    try:
        return version("corpus-tools")
    except PackageNotFoundError:
        return None
