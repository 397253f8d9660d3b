"""``croissant.json`` against the rows: files, checksums, columns, types, keys, and facts. Its validator passes most of it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from corpus_tools.diagnostics.catalogue.release_folder import (
    CROISSANT_DIFFERS,
    CROISSANT_KEY_UNKNOWN,
    LICENCE_DIFFERS,
)
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.release.documents.croissant import (
    CONFORMS_TO,
    CONTEXT,
    data_type,
    describe_release,
    is_described,
    licence_address,
)
from corpus_tools.release.documents.responsible import PROPERTIES
from corpus_tools.release.folder.manifest import file_checksum
from corpus_tools.release.verify.claimed import CROISSANT
from corpus_tools.release.verify.counts import is_of_these_tools

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa

    from corpus_tools.corpus import Head
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.release.documents.card import Facts
    from corpus_tools.release.folder.parquet import WrittenSplit
    from corpus_tools.release.verify.claimed import Claimed

_SCHEMA_ORG = frozenset(
    "alternateName citeAs contentSize contentUrl contributor creator dateCreated dateModified datePublished"
    " description email encodingFormat funder identifier inLanguage isBasedOn keywords license name publisher"
    " sameAs sdLicense sha256 url value version".split()
)
_PROV = frozenset("label startedAtTime endedAtTime used wasAssociatedWith wasAttributedTo wasDerivedFrom".split()) | {
    "wasGeneratedBy",
    "wasInformedBy",
}
_KNOWN = (
    {key for key in CONTEXT if not key.startswith("@")}
    | _SCHEMA_ORG
    | {f"rai:{name}" for name in PROPERTIES}
    | {f"prov:{name}" for name in _PROV}
    | {"distribution"}
)
_REQUIRED = ("name", "description", "license", "url", "creator", "version", "conformsTo")
MAX_DEPTH = 32
"""Steps into a description that are followed; ours has eight."""

_FREE = frozenset({"@context", "data", "examples"})
"""Keys whose values are no nodes of the vocabulary."""


def check_croissant(
    claimed: Claimed,
    written: Sequence[WrittenSplit],
    schemas: Mapping[str, pa.Schema],
    head: Head | None,
    facts: Facts | None,
) -> Iterator[Diagnostic]:
    """Yield everything in the description that files and rows do not bear out."""
    content = claimed.croissant
    if content is None:
        return
    yield from _check_keys(content, ())
    yield from _check_required(content)
    if facts is not None:
        yield from _check_licence(content, facts)
    yield from _check_distribution(content, claimed, schemas)
    of_columns = list(_check_record_sets(content, schemas))
    yield from of_columns
    if head is not None and facts is not None and is_of_these_tools(claimed.manifest):
        seen = {"distribution", "license", *_REQUIRED} | ({"recordSet"} if of_columns else set())
        yield from _check_facts(content, describe_release(claimed.folder, head, written, facts), seen)


def _found(message: str, *pointer: str | int) -> Diagnostic:
    return CROISSANT_DIFFERS.found(message, Location(CROISSANT, pointer=pointer))


def _check_keys(node: object, pointer: Pointer) -> Iterator[Diagnostic]:
    if isinstance(node, list) and len(pointer) <= MAX_DEPTH:
        for number, child in enumerate(node):
            yield from _check_keys(child, (*pointer, number))
    if not isinstance(node, dict) or len(pointer) > MAX_DEPTH:
        return
    for key, child in node.items():
        if not key.startswith("@") and key not in _KNOWN:
            near = get_close_matches(key, sorted(_KNOWN), n=1)
            hint = f"; did you mean {shown(near[0])}?" if near else ""
            message = f"unknown key {shown(key)}{hint}"
            yield CROISSANT_KEY_UNKNOWN.found(message, Location(CROISSANT, pointer=(*pointer, key), on_key=True))
        if key not in _FREE:
            yield from _check_keys(child, (*pointer, key))


def _check_required(content: Mapping[str, object]) -> Iterator[Diagnostic]:
    for key in _REQUIRED:
        if not content.get(key):
            yield _found(f"`{key}` is missing or empty", key)
    stated = content.get("conformsTo")
    for address in CONFORMS_TO:
        if isinstance(stated, list) and address not in stated:
            yield _found(f"`conformsTo` does not list {address}", "conformsTo")


def _check_licence(content: Mapping[str, object], facts: Facts) -> Iterator[Diagnostic]:
    expected = [licence_address(licence) for licence in sorted(facts.licences)]
    if content.get("license") != expected:
        message = f"`license` is {shown(str(content.get('license')))}, the rows are under {', '.join(expected)}"
        yield LICENCE_DIFFERS.found(message, Location(CROISSANT, pointer=("license",)))


def _check_distribution(
    content: Mapping[str, object], claimed: Claimed, schemas: Mapping[str, pa.Schema]
) -> Iterator[Diagnostic]:
    described: set[str] = set()
    for number, node in _nodes(content, "distribution"):
        name = str(node.get("contentUrl"))
        described.add(name)
        if name not in claimed.names:
            yield _found(f"`contentUrl` {shown(name)} is no file of the release", "distribution", number, "contentUrl")
            continue
        path = claimed.folder / name
        expected = {"sha256": file_checksum(path), "contentSize": f"{path.stat().st_size} B"}
        for key, value in expected.items():
            if node.get(key) != value:
                message = f"`{key}` of {name} is {shown(node.get(key))}, the file's is {shown(value)}"
                yield _found(message, "distribution", number, key)
    for name in sorted(schemas.keys() - described):
        yield _found(f"{name} is not described", "distribution")


def _check_record_sets(content: Mapping[str, object], schemas: Mapping[str, pa.Schema]) -> Iterator[Diagnostic]:
    addresses = {str(node.get("@id")): str(node.get("contentUrl")) for _, node in _nodes(content, "distribution")}
    described: set[str] = set()
    for number, node in _nodes(content, "recordSet"):
        fields = [field for _, field in _nodes(node, "field")]
        sources = {addresses.get(source, source) for field in fields for source, _ in _sources(field)}
        if "data" in node:
            continue
        described |= sources
        if len(sources) != 1 or not sources <= schemas.keys():
            message = f"fields of {node.get('@id')} come from {', '.join(sorted(sources)) or 'no file'}"
            yield _found(f"{message}: one file of rows was expected", "recordSet", number)
            continue
        yield from _check_fields(node, fields, schemas[next(iter(sources))], number)
    for name in sorted(schemas.keys() - described):
        yield _found(f"no record set reads {name}", "recordSet")


def _check_fields(
    node: dict[str, Any], fields: list[dict[str, Any]], schema: pa.Schema, number: int
) -> Iterator[Diagnostic]:
    ids = {str(field.get("@id")) for field in fields}
    key = node.get("key")
    if not isinstance(key, dict) or key.get("@id") not in ids:
        yield _found(f"`key` of {node.get('@id')} is none of its fields", "recordSet", number, "key")
    columns: set[str] = set()
    for place, field in enumerate(fields):
        for _, column in _sources(field):
            columns.add(column)
            if column not in schema.names:
                message = f"field {field.get('@id')} reads column {shown(column)}, which the file does not have"
                yield _found(message, "recordSet", number, "field", place)
            elif "subField" not in field and field.get("dataType") != data_type(schema.field(column).type):
                message = f"`dataType` of {field.get('@id')} is {shown(field.get('dataType'))}, the column holds "
                yield _found(f"{message}{data_type(schema.field(column).type)}", "recordSet", number, "field", place)
        if not field.get("description"):
            yield _found(f"field {field.get('@id')} is not described", "recordSet", number, "field", place)
    for name in schema.names:
        if name not in columns and is_described(schema.field(name).type):
            yield _found(f"no field of {node.get('@id')} reads column {shown(name)}", "recordSet", number)


def _sources(field: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield file and column that a field or its parts read, each once."""
    found: dict[tuple[str, str], None] = {}
    for node in (field, *(part for _, part in _nodes(field, "subField"))):
        source = node.get("source")
        if isinstance(source, dict):
            file, extract = source.get("fileObject"), source.get("extract")
            if isinstance(file, dict) and isinstance(extract, dict):
                found[str(file.get("@id")), str(extract.get("column"))] = None
    yield from found


def _nodes(node: Mapping[str, object], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    children = node.get(key)
    for number, child in enumerate(children if isinstance(children, list) else []):
        if isinstance(child, dict):
            yield number, child


def _check_facts(content: Mapping[str, object], expected: Mapping[str, object], seen: set[str]) -> Iterator[Diagnostic]:
    """Yield what the description says otherwise than one made anew, but for keys that were looked at before."""
    for key in sorted(expected.keys() - seen):
        for pointer, stated, wanted in _differences(content.get(key), expected[key], (key,)):
            yield _found(f"{shown(stated)} should be {shown(wanted, limit=100)}", *pointer)


def _differences(stated: object, wanted: object, pointer: Pointer) -> Iterator[tuple[Pointer, object, object]]:
    if isinstance(stated, dict) and isinstance(wanted, dict):
        for key in wanted:
            yield from _differences(stated.get(key), wanted[key], (*pointer, key))
    elif isinstance(stated, list) and isinstance(wanted, list) and len(stated) == len(wanted):
        for number, (one, other) in enumerate(zip(stated, wanted, strict=True)):
            yield from _differences(one, other, (*pointer, number))
    elif stated != wanted:
        yield pointer, stated, wanted
