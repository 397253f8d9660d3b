"""``croissant.json`` of a release: its files, tables and columns, where its labels come from, and what it is fit for.

One record set a file of rows, each file with its checksum: mlcroissant compares it then, which it
does not for sets of files. Foreign keys stay words of the descriptions: with `references` that
reader makes an inner join, and rows without a value are gone.

References:
    MLCommons, *Croissant Format Specification* 1.1 (2026) and *Croissant RAI Specification* 1.0 (2024);
    W3C, *PROV-O* (2013).
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from corpus_tools.release.documents.citation import read_citation
from corpus_tools.release.documents.responsible import responsible_fields
from corpus_tools.release.folder.manifest import file_checksum
from corpus_tools.schemas.vocab import AnnotatorKind, Split
from corpus_tools.tables.tabulate import CONFIGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus_tools.corpus import Head
    from corpus_tools.release.documents.card import Facts
    from corpus_tools.release.documents.citation import Citation
    from corpus_tools.release.folder.parquet import WrittenSplit
    from corpus_tools.schemas.vocab import Vocabulary
    from corpus_tools.tables.column import Column

Node = dict[str, object]

CROISSANT = "croissant.json"
CONFORMS_TO = ("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0")
PARQUET = "application/x-parquet"
SPDX = "https://spdx.org/licenses/"

CARD = "README.md"
"""The dataset's page where no address of its own is known: the card beside this file, wherever that is published."""

CONTEXT: Node = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "annotation": "cr:annotation",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "prov": "http://www.w3.org/ns/prov#",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The standard's context, with `prov` and `rai`; in the scheme of addresses that mlcroissant asks for."""

_ML_SPLITS = {Split.TRAIN: "cr:TrainingSplit", Split.VALIDATION: "cr:ValidationSplit", Split.TEST: "cr:TestSplit"}
_AGENTS = {AnnotatorKind.PERSON: "prov:Person"}


def write_croissant(folder: Path, head: Head, written: Sequence[WrittenSplit], facts: Facts) -> None:
    """Write the description of a folder whose rows and documents are complete."""
    content = describe_release(folder, head, written, facts)
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (folder / CROISSANT).write_text(text, encoding="utf-8", newline="\n")


def describe_release(folder: Path, head: Head, written: Sequence[WrittenSplit], facts: Facts) -> Node:
    """Return the description of a release as JSON-LD."""
    corpus, citation = head.file.corpus, read_citation(folder)
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": corpus.name,
        "description": corpus.title,
        "conformsTo": list(CONFORMS_TO),
        "version": corpus.version,
        "license": [licence_address(licence) for licence in sorted(facts.licences)],
        "url": citation.address or CARD,
        "creator": [{"@type": "sc:Organization", "name": name} for name in _creators(citation, corpus.name)],
        **({"datePublished": citation.date} if citation.date is not None else {}),
        **({"keywords": list(citation.keywords)} if citation.keywords else {}),
        "inLanguage": sorted(facts.languages),
        "citeAs": citation.bibtex(corpus.name, corpus.version),
        **responsible_fields(head, facts),
        "prov:wasGeneratedBy": _activities(head, facts),
        "distribution": [_file_object(folder, path) for split in written for path in split.files],
        "recordSet": [_splits(written), *(_record_set(split, path) for split in written for path in split.files)],
    }


def licence_address(licence: str) -> str:
    """Return the address of a licence in the SPDX list, or its own name if it is in no list.

    Example:
        >>> licence_address("CC0-1.0"), licence_address("LicenseRef-agreed")
        ('https://spdx.org/licenses/CC0-1.0.html', 'LicenseRef-agreed')
    """
    return licence if licence.startswith("LicenseRef-") else f"{SPDX}{licence}.html"


def is_described(kind: pa.DataType) -> bool:
    """Return whether a column of this type can be read by its description.

    A list of structs that hold lists themselves ends mlcroissant with an exception; such columns are
    left out, and `load_dataset` gives them.
    """
    item = _item(kind)
    if pa.types.is_struct(item):
        return not any(pa.types.is_nested(item.field(number).type) for number in range(item.num_fields))
    return not pa.types.is_nested(item)


def _item(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_list(kind) else kind


def data_type(kind: pa.DataType) -> str:
    """Return Croissant's name of a column's type, or of its items'.

    Example:
        >>> data_type(pa.string()), data_type(pa.list_(pa.int32()))
        ('sc:Text', 'sc:Integer')
    """
    if pa.types.is_list(kind):
        return data_type(kind.value_type)
    if pa.types.is_boolean(kind):
        return "sc:Boolean"
    if pa.types.is_integer(kind):
        return "sc:Integer"
    return "sc:Float" if pa.types.is_floating(kind) else "sc:Text"


def record_set_id(config: str, path: str) -> str:
    """Return the id of the record set of one file: config and split, and which part if there are several.

    Example:
        >>> record_set_id("quotes", "data/quotes/train-00000-of-00001.parquet")
        'quotes/train'
        >>> record_set_id("quotes", "data/quotes/train-00000-of-00002.parquet")
        'quotes/train-00000-of-00002'
    """
    return f"{config}/{PurePosixPath(path).stem.removesuffix('-00000-of-00001')}"


def _creators(citation: Citation, name: str) -> tuple[str, ...]:
    return citation.authors or (f"The {name} contributors",)


def _activities(head: Head, facts: Facts) -> list[Node]:
    corpus, known = head.file.corpus, head.file.annotators
    agents = [
        {
            "@type": _AGENTS.get(known[name].kind, "prov:SoftwareAgent"),
            "@id": f"annotators/{name}",
            "prov:label": name,
            "description": known[name].description,
        }
        for name in sorted(facts.annotators & known.keys())
    ]
    computing = {"@type": "prov:SoftwareAgent", "@id": "annotators/corpus-tools", "prov:label": "corpus-tools"}
    return [
        {
            "@type": "prov:Activity",
            "@id": "activities/annotation",
            "prov:label": f"annotation under guidelines {corpus.guideline}",
            "prov:wasAssociatedWith": agents,
        },
        {
            "@type": "prov:Activity",
            "@id": "activities/computation",
            "prov:label": f"labels computed under {corpus.form_rules}",
            "prov:wasInformedBy": {"@id": "activities/annotation"},
            "prov:wasAssociatedWith": computing,
        },
    ]


def _file_object(folder: Path, path: str) -> Node:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": path,
        "contentUrl": path,
        "contentSize": f"{(folder / path).stat().st_size} B",
        "encodingFormat": PARQUET,
        "sha256": file_checksum(folder / path),
    }


def _splits(written: Sequence[WrittenSplit]) -> Node:
    names = [split for split in Split if any(w.split == split for w in written)]
    return {
        "@type": "cr:RecordSet",
        "@id": "splits",
        "name": "splits",
        "description": "The splits; `real` holds events of real coverage and is for none of the usual purposes alone.",
        "dataType": "cr:Split",
        "key": {"@id": "splits/name"},
        "field": [
            {"@type": "cr:Field", "@id": "splits/name", "name": "name", "dataType": "sc:Text"},
            {"@type": "cr:Field", "@id": "splits/url", "name": "url", "dataType": "sc:URL"},
        ],
        "data": [{"splits/name": name.value, "splits/url": _ML_SPLITS.get(name)} for name in names],
    }


def _record_set(split: WrittenSplit, path: str) -> Node:
    config, own = CONFIGS[split.config], record_set_id(split.config, path)
    return {
        "@type": "cr:RecordSet",
        "@id": own,
        "name": own,
        "description": f"Config {config.name}, split {split.split}: one record is {config.row}; for {config.purpose}.",
        "key": {"@id": f"{own}/id"},
        "field": [_field(column, own, path) for column in config.columns if is_described(column.stored)],
    }


def _field(column: Column[Any], own: str, path: str) -> Node:
    kind, labels = column.stored, column.vocabularies
    field: Node = {
        "@type": "cr:Field",
        "@id": f"{own}/{column.name}",
        "name": column.name,
        "description": " ".join([column.description, *classes(labels.get(column.name))]),
    }
    if column.is_list:
        field |= {"isArray": True, "arrayShape": "-1"}
    if column.parts:
        parts = _item(kind)
        field["subField"] = [
            {
                "@type": "cr:Field",
                "@id": f"{own}/{column.name}/{part.name}",
                "name": part.name,
                **({"description": text} if (text := " ".join(classes(part.vocabulary))) else {}),
                "dataType": data_type(parts.field(number).type),
                "source": _source(path, column.name) | {"transform": {"jsonPath": part.name}},
            }
            for number, part in enumerate(column.parts)
        ]
    else:
        field |= {"dataType": data_type(kind), "source": _source(path, column.name)}
    return field | _provenance(column)


def classes(vocabulary: type[Vocabulary] | None) -> list[str]:
    """Return a sentence with the number and name of each class; none without a vocabulary."""
    if vocabulary is None:
        return []
    return [f"Ids: {', '.join(f'{number} {label.value}' for number, label in enumerate(vocabulary))}."]


def _source(path: str, column: str) -> Node:
    return {"fileObject": {"@id": path}, "extract": {"column": column}}


def _provenance(column: Column[Any]) -> Node:
    if column.name == "annotators":
        return {"equivalentProperty": "prov:wasAttributedTo"}
    if column.is_computed:
        return {"prov:wasGeneratedBy": {"@id": "activities/computation"}}
    return {}
