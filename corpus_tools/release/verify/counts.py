"""Files, rows, schemas, digests and versions: the manifest against the folder, and every version against the manifest's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue.release_folder import (
    COLUMNS_DIFFER,
    EVENT_IN_TWO_SPLITS,
    MADE_BY_OTHER_TOOLS,
    RELEASE_FILE_CHANGED,
    RELEASE_FILE_MISSING,
    RELEASE_FILE_UNLISTED,
    ROW_COUNT_DIFFERS,
    ROWS_DIGEST_DIFFERS,
    VERSIONS_DIFFER,
)
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.release.diff.succession import CHANGES
from corpus_tools.release.documents.citation import FILE as CITATION
from corpus_tools.release.documents.citation import read_citation
from corpus_tools.release.folder.digest import type_name
from corpus_tools.release.folder.labels import label_names
from corpus_tools.release.folder.limits import is_ordinary
from corpus_tools.release.folder.manifest import MANIFEST, file_checksum
from corpus_tools.release.verify.claimed import CARD, CROISSANT
from corpus_tools.release.verify.reading import batches
from corpus_tools.tables.tabulate import CONFIGS
from corpus_tools.tool import tool_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.verify.claimed import Claimed, FileClaim, ManifestClaim, Previous
    from corpus_tools.release.verify.columns import Passed
    from corpus_tools.release.verify.reading import Shards

OF_THE_HOST = frozenset({".gitattributes"})
"""Files that a git host adds to whatever is published there."""

_VERSION = re.compile(r"\b\d+\.\d+\.\d+\b")
_PLAIN_VERSION = re.compile(r"\d{1,9}\.\d{1,9}\.\d{1,9}", re.ASCII)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_SHARD = re.compile(r"-(\d{5})-of-(\d{5})\.parquet$")

StoredColumn = tuple[str, str, tuple[str, ...]]
"""Name, type, and names of its classes, of a part with the name of the part before each."""


def is_of_these_tools(manifest: ManifestClaim | None) -> bool:
    """Whether the release was made by this version of the tools, so that its columns are known here."""
    return manifest is not None and manifest.made_with.tool_version == tool_version()


def check_tools(claimed: Claimed) -> Iterator[Diagnostic]:
    """Yield a note if other tools made the release."""
    if claimed.manifest is not None and not is_of_these_tools(claimed.manifest):
        stated = claimed.manifest.made_with.tool_version
        message = f"made by corpus-tools {stated}, these are {tool_version()}: held against what it says of itself"
        yield MADE_BY_OTHER_TOOLS.found(message, Location(MANIFEST, pointer=("made_with", "tool_version")))


def check_schemas(claimed: Claimed, tables: Sequence[Shards], schemas: dict[str, pa.Schema]) -> Iterator[Diagnostic]:
    """Yield files whose columns are not those of their config: of the code, or else of its first file."""
    first: dict[str, list[StoredColumn]] = {}
    for shards in tables:
        for name in shards.files:
            found = _columns(schemas[name], label_names(schemas[name]))
            expected = first.setdefault(shards.config, found)
            if is_of_these_tools(claimed.manifest):
                expected = _of_code(shards.config)
            message = next(_differences(found, expected), None)
            if message is not None:
                yield COLUMNS_DIFFER.found(message, Location(name))


def _of_code(config: str) -> list[StoredColumn]:
    return _columns(CONFIGS[config].schema, CONFIGS[config].labels)


def _columns(schema: pa.Schema, labels: Mapping[str, tuple[str, ...]]) -> list[StoredColumn]:
    stated: dict[str, list[str]] = {}
    for path, names in labels.items():
        part = path.partition(".")[2]
        stated.setdefault(path.partition(".")[0], []).extend(f"{part} {name}".strip() for name in names)
    return [(field.name, type_name(field.type), tuple(stated.get(field.name, ()))) for field in schema]


def _differences(found: list[StoredColumn], expected: list[StoredColumn]) -> Iterator[str]:
    names, wanted = [column[0] for column in found], [column[0] for column in expected]
    yield from (f"there is no column `{name}`" for name in wanted if name not in names)
    yield from (f"column `{name}` is none of the config's" for name in names if name not in wanted)
    for (name, kind, labels), (other, other_kind, other_labels) in zip(found, expected, strict=False):
        if name != other:
            yield f"column `{name}` stands where `{other}` belongs"
        elif kind != other_kind:
            yield f"column `{name}` holds {kind}, its config says {other_kind}"
        elif labels != other_labels:
            yield f"classes of `{name}` are {', '.join(labels) or 'none'}; the config has {', '.join(other_labels)}"


def check_counts(claimed: Claimed, passed: Sequence[Passed]) -> Iterator[Diagnostic]:
    """Yield rows, digests and shards that are not what the manifest says."""
    manifest = claimed.manifest
    if manifest is None:
        return
    written = {(p.written.config, p.written.split): p.written for p in passed}
    stated = {(config, split) for config, splits in manifest.configs.items() for split in splits}
    for config, split in sorted(stated | written.keys()):
        yield from _check_split(manifest, config, split, written)
    for one in written.values():
        yield from _check_shards(one.files)
        for name, n_rows in one.files.items():
            claim = manifest.files.get(name)
            if claim is not None and claim.rows != n_rows:
                message = f"the file holds {n_rows} row(s), the manifest says {claim.rows}"
                yield ROW_COUNT_DIFFERS.found(message, Location(name))


def _check_split(manifest: ManifestClaim, config: str, split: str, written: dict) -> Iterator[Diagnostic]:  # type: ignore[type-arg]
    claim, one = manifest.configs.get(config, {}).get(split), written.get((config, split))
    place = Location(MANIFEST, pointer=("configs", config, split))
    if claim is None or one is None:
        there, not_there = ("the folder", "the manifest") if claim is None else ("the manifest", "the folder")
        yield ROW_COUNT_DIFFERS.found(f"{config}/{split} is in {there} and not in {not_there}", place)
        return
    if claim.rows != one.n_rows:
        yield ROW_COUNT_DIFFERS.found(
            f"{config}/{split} has {one.n_rows} row(s), the manifest says {claim.rows}", place
        )
    if claim.digest != one.digest:
        message = f"rows of {config}/{split} have digest {one.digest[:19]}…, the manifest says {claim.digest[:19]}…"
        yield ROWS_DIGEST_DIFFERS.found(message, place)


def _check_shards(files: dict[str, int]) -> Iterator[Diagnostic]:
    parts = [match.groups() for name in files if (match := _SHARD.search(name)) is not None]
    expected = [(f"{number:05}", f"{len(parts):05}") for number in range(len(parts))]
    if sorted(parts) != expected:
        message = f"the shards are not {len(parts)} of {len(parts)}: one is missing, or left from another build"
        yield RELEASE_FILE_MISSING.found(message, Location(next(iter(files))))


def check_events(passed: Sequence[Passed]) -> Iterator[Diagnostic]:
    """Yield events with rows in several splits."""
    first: dict[str, tuple[str, str]] = {}
    for one in passed:
        for event in dict.fromkeys(one.events):
            config, split = first.setdefault(event, (one.written.config, one.written.split))
            if split != one.written.split:
                message = f"event {event} is in {split} in {config}, and in {one.written.split} here"
                yield EVENT_IN_TWO_SPLITS.found(message, Location(next(iter(one.written.files))), target=event)


def check_versions(claimed: Claimed) -> Iterator[Diagnostic]:
    """Yield every version and name that is not the manifest's."""
    if claimed.manifest is None:
        return
    version, name = claimed.manifest.version, claimed.manifest.name
    for file, where, stated in _versions(claimed):
        if stated != version:
            message = f"{where} says version {shown(stated)}, {MANIFEST} says {shown(version)}"
            yield VERSIONS_DIFFER.found(message, Location(file))
    for file, where, stated in _names(claimed):
        if stated != name:
            message = f"{where} is {shown(stated)}, {MANIFEST} says {shown(name)}"
            yield VERSIONS_DIFFER.found(message, Location(file))


def _versions(claimed: Claimed) -> Iterator[tuple[str, str, object]]:
    for config in claimed.front.configs if claimed.front is not None else ():
        yield CARD, f"config {config.config_name}", config.version
    title = next((line for line in claimed.card or () if line.startswith("# ")), None)
    if title is not None:
        yield CARD, "the title", title.rpartition(" ")[2]
    if claimed.croissant is not None:
        yield CROISSANT, "`version`", claimed.croissant.get("version")
    if CITATION in claimed.names:
        yield CITATION, "`version`", read_citation(claimed.folder).version
    datasheet = claimed.folder / "DATASHEET.md"
    if is_ordinary(datasheet):
        with datasheet.open(encoding="utf-8", errors="replace") as stream:
            yield from (("DATASHEET.md", "the title", stated) for stated in _VERSION.findall(stream.readline(1000)))


def check_norm_and_previous(claimed: Claimed, tables: Sequence[Shards]) -> Iterator[Diagnostic]:
    """Yield a normalization that is not that of the texts, a release before that cannot be, and what nobody can prove."""
    manifest = claimed.manifest
    if manifest is None:
        return
    place = Location(MANIFEST, pointer=("made_with", "norm"))
    norms: set[str] = {
        str(norm)
        for shards in tables
        for name in (shards.files if shards.config in {"articles", "statements"} else ())
        for _, batch in batches(claimed.folder, name)
        if "norm" in batch.schema.names
        for norm in batch.column("norm").to_pylist()
        if norm is not None
    }
    if norms and norms != {manifest.made_with.norm}:
        message = f"`norm` is {shown(manifest.made_with.norm)}, the texts are of {', '.join(map(shown, sorted(norms)))}"
        yield VERSIONS_DIFFER.found(message, place)
    extra = sorted((manifest.made_with.model_extra or {}).keys())
    if extra and is_of_these_tools(manifest):
        message = f"`made_with` says {', '.join(extra)}, which these tools do not write and nobody can prove"
        yield VERSIONS_DIFFER.found(message, Location(MANIFEST, pointer=("made_with", extra[0])))
    if manifest.previous is not None:
        yield from _check_previous(manifest, manifest.previous, claimed)


def _check_previous(manifest: ManifestClaim, previous: Previous, claimed: Claimed) -> Iterator[Diagnostic]:
    """A release before has a lower version and the digest of rows, and its comparison is there."""
    place = Location(MANIFEST, pointer=("previous",))
    if _parts(previous.version) is None or (_parts(previous.version) or ()) >= (_parts(manifest.version) or ()):
        message = f"the release before is {shown(previous.version)}, expected a version below {shown(manifest.version)}"
        yield VERSIONS_DIFFER.found(message, place)
    elif _DIGEST.fullmatch(previous.digest) is None or CHANGES not in claimed.names:
        message = f"the release before is named as {shown(previous.version)}, and {CHANGES} or the digest of its rows is missing"
        yield VERSIONS_DIFFER.found(message, place)


def _parts(version: str) -> tuple[int, ...] | None:
    """Return the numbers of a version; None if it is none."""
    return tuple(map(int, version.split("."))) if _PLAIN_VERSION.fullmatch(version) else None


def _names(claimed: Claimed) -> Iterator[tuple[str, str, object]]:
    if claimed.front is not None:
        yield CARD, "`pretty_name`", claimed.front.pretty_name
    if claimed.croissant is not None:
        yield CROISSANT, "`name`", claimed.croissant.get("name")


def check_files(claimed: Claimed) -> Iterator[Diagnostic]:
    """Yield what is missing, unlisted or changed."""
    if claimed.manifest is None:
        return
    listed, found = claimed.manifest.files, set(claimed.names)
    for name in sorted(claimed.others):
        yield RELEASE_FILE_CHANGED.found("this is a link, a pipe or a device, not a file", Location(name))
    for name in sorted(listed.keys() - found - set(claimed.others)):
        yield RELEASE_FILE_MISSING.found("the manifest lists this file and it is not there", Location(name))
    for name in sorted(found - listed.keys() - OF_THE_HOST):
        yield RELEASE_FILE_UNLISTED.found("the manifest does not list this file", Location(name))
    for name in sorted(listed.keys() & found):
        yield from _check_file(claimed.folder / name, name, listed[name])


def _check_file(path: Path, name: str, claim: FileClaim) -> Iterator[Diagnostic]:
    size = path.stat().st_size
    if size != claim.size:
        message = f"the file has {size} bytes, the manifest says {claim.size}"
        yield RELEASE_FILE_CHANGED.found(message, Location(name))
    elif file_checksum(path) != claim.sha256:
        message = f"the file's SHA-256 is {file_checksum(path)[:12]}…, the manifest says {claim.sha256[:12]}…"
        yield RELEASE_FILE_CHANGED.found(message, Location(name))
