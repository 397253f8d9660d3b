"""The card of a release against its rows: configs, features, splits, sizes, licences, and every line of its words."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue.release_folder import (
    CARD_DEFAULT_WRONG,
    CARD_FEATURES_DIFFER,
    CARD_FIGURE_WRONG,
    CARD_SPLITS_DIFFER,
    LICENCE_DIFFERS,
    ROWS_DIGEST_DIFFERS,
)
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.release.documents.card import content_digest, render_body
from corpus_tools.release.documents.hub import annotators_kinds, licence_fields, size_category
from corpus_tools.release.leak.record import leak_sentence
from corpus_tools.release.verify.claimed import CARD
from corpus_tools.release.verify.counts import is_of_these_tools

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from corpus_tools.corpus import Head
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.release.documents.card import Facts
    from corpus_tools.release.folder.parquet import WrittenSplit
    from corpus_tools.release.verify.claimed import Claimed, ConfigClaim, FrontMatter, InfoClaim

ByConfig = dict[str, list["WrittenSplit"]]


def check_card(
    claimed: Claimed,
    written: Sequence[WrittenSplit],
    schemas: dict[str, pa.Schema],
    head: Head | None,
    facts: Facts | None,
) -> Iterator[Diagnostic]:
    """Yield everything on the card that the rows do not bear out."""
    by_config: ByConfig = {}
    for split in written:
        by_config.setdefault(split.config, []).append(split)
    if claimed.front is not None and by_config:
        yield from _check_default(claimed.front, by_config)
        yield from _check_configs(claimed.front, by_config, claimed.names)
        yield from _check_infos(claimed.front, by_config, schemas)
        if facts is not None:
            yield from _check_fields(claimed.front, by_config, facts, head)
    if claimed.card is not None and head is not None and facts is not None and is_of_these_tools(claimed.manifest):
        facts = replace(facts, leak=leak_sentence(claimed.folder, written))
        yield from _check_words(claimed.card, render_body(head, written, facts).splitlines())


def _check_default(front: FrontMatter, by_config: ByConfig) -> Iterator[Diagnostic]:
    defaults = [config.config_name for config in front.configs if config.default]
    expected = next(iter(by_config))
    if defaults != [expected]:
        message = f"the default is {', '.join(defaults) or 'none'}, the first config is {expected}"
        yield CARD_DEFAULT_WRONG.found(message, Location(CARD, pointer=("configs",)))


def _check_configs(front: FrontMatter, by_config: ByConfig, names: Sequence[str]) -> Iterator[Diagnostic]:
    listed = {config.config_name: config for config in front.configs}
    if list(listed) != list(by_config) or len(listed) != len(front.configs):
        message = f"`configs` lists {', '.join(c.config_name for c in front.configs)}; there are {', '.join(by_config)}"
        yield CARD_SPLITS_DIFFER.found(message, Location(CARD, pointer=("configs",)))
    for name in listed.keys() & by_config.keys():
        yield from _check_config(listed[name], by_config[name], names)


def _check_config(config: ConfigClaim, written: list[WrittenSplit], names: Sequence[str]) -> Iterator[Diagnostic]:
    place = Location(CARD, pointer=("configs", config.config_name))
    splits = [entry.split for entry in config.data_files]
    expected = [split.split for split in written]
    if splits != expected:
        message = f"{config.config_name} lists splits {', '.join(splits)}; its files are of {', '.join(expected)}"
        yield CARD_SPLITS_DIFFER.found(message, place)
    files = {split.split: list(split.files) for split in written}
    for entry in config.data_files:
        found = [name for name in names if fnmatchcase(name, entry.path)]
        if entry.split in files and found != files[entry.split]:
            message = f"{shown(entry.path)} takes {len(found)} file(s), the split has {len(files[entry.split])} others"
            yield CARD_SPLITS_DIFFER.found(message, place)
    if content_digest(written) not in config.description:
        message = f"the rows' digest is {content_digest(written)[:19]}…, which the description does not state"
        yield ROWS_DIGEST_DIFFERS.found(message, place)


def _check_infos(front: FrontMatter, by_config: ByConfig, schemas: dict[str, pa.Schema]) -> Iterator[Diagnostic]:
    infos = {info.config_name: info for info in front.dataset_info}
    for name, written in by_config.items():
        place = Location(CARD, pointer=("dataset_info", name))
        if name not in infos:
            yield CARD_SPLITS_DIFFER.found(f"`dataset_info` does not list {name}", place)
            continue
        for message in _sizes(infos[name], written):
            yield CARD_SPLITS_DIFFER.found(message, place)
        for column, message in _features(infos[name], schemas[next(iter(written[0].files))]):
            yield CARD_FEATURES_DIFFER.found(message, Location(CARD, pointer=("dataset_info", name, column)))


def _sizes(info: InfoClaim, written: list[WrittenSplit]) -> Iterator[str]:
    stated = {split.name: split for split in info.splits}
    if list(stated) != [split.split for split in written]:
        yield f"the splits are {', '.join(stated)}; there are {', '.join(split.split for split in written)}"
    for split in written:
        claim = stated.get(split.split)
        if claim is not None and claim.num_examples != split.n_rows:
            yield f"{split.split} has {split.n_rows} row(s), `num_examples` says {claim.num_examples}"
        if claim is not None and not _is_near(claim.num_bytes, split, len(info.features)):
            yield f"{split.split} takes about {split.n_bytes} bytes in memory, `num_bytes` says {claim.num_bytes}"
    size = sum(split.n_file_bytes for split in written)
    if info.download_size != size:
        yield f"the files have {size} bytes, `download_size` says {info.download_size}"
    total = sum(split.num_bytes for split in info.splits)
    if info.dataset_size != total:
        yield f"`dataset_size` says {info.dataset_size}, the splits add up to {total}"


def _is_near(stated: int, split: WrittenSplit, n_columns: int) -> bool:
    """Whether a size in memory may be that of the rows: readers and writers differ in bits that say what is null."""
    n_bitmaps = 8 * (n_columns + 8)
    return abs(stated - split.n_bytes) <= n_bitmaps * (split.n_rows // 8 + 64 * (1 + split.n_rows // 4096))


def _features(info: InfoClaim, schema: pa.Schema) -> Iterator[tuple[str, str]]:
    from datasets import Features  # noqa: PLC0415 - two seconds to import

    stated = {str(entry.get("name")): entry for entry in info.features}
    held = {entry["name"]: entry for entry in Features.from_arrow_schema(schema)._to_yaml_list()}  # noqa: SLF001 - the only writer of this format
    for name in [*held, *(name for name in stated if name not in held)]:
        if name not in stated:
            yield name, f"column `{name}` is not among the features: it would not be loaded"
        elif name not in held:
            yield name, f"feature `{name}` is no column of the files: it would be loaded as nulls"
        elif stated[name] != held[name]:
            yield (
                name,
                f"feature `{name}` differs from what the files say of the column: {_kind(stated[name], held[name])}",
            )
    if list(stated) != list(held) and stated.keys() == held.keys():
        yield "features", "the features are in another order than the columns"


def _kind(stated: dict[str, object], held: dict[str, object]) -> str:
    for key in sorted(stated.keys() | held.keys()):
        if stated.get(key) != held.get(key):
            return f"{key} {shown(str(stated.get(key)))}, in the files {shown(str(held.get(key)))}"
    return ""


def _check_fields(front: FrontMatter, by_config: ByConfig, facts: Facts, head: Head | None) -> Iterator[Diagnostic]:
    licences = licence_fields(facts.licences)
    stated: dict[str, object] = {"license": front.license}
    stated |= {"license_name": front.license_name} if front.license_name is not None else {}
    if stated != licences:
        message = f"the card says {_listed(stated)}, the rows are under {_listed(licences)}"
        yield LICENCE_DIFFERS.found(message, Location(CARD, pointer=("license",)))
    size = size_category(max(sum(split.n_rows for split in splits) for splits in by_config.values()))
    expected = {"language": sorted(facts.languages), "size_categories": [size]}
    if head is not None:
        expected["annotations_creators"] = annotators_kinds(facts.annotators, head)
    for key, value in expected.items():
        if getattr(front, key) != value:
            message = f"`{key}` is {', '.join(getattr(front, key))}, the rows say {', '.join(value)}"
            yield CARD_FIGURE_WRONG.found(message, Location(CARD, pointer=(key,)))


def _listed(fields: dict[str, object]) -> str:
    return ", ".join(str(name) for value in fields.values() for name in (value if isinstance(value, list) else [value]))


def _check_words(card: Sequence[str], expected: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield lines that are missing below the front matter, with the line that stands in their place."""
    below = _below_front(card)
    there, wanted = set(below), set(expected)
    others = [line for line in below if line not in wanted]
    for line in dict.fromkeys(line for line in expected if line.strip() and line not in there):
        near = get_close_matches(line, others, n=1, cutoff=0.5)
        if near:
            place = Location(CARD, line=list(card).index(near[0]) + 1)
            yield CARD_FIGURE_WRONG.found(f"{shown(near[0])} should read {shown(line, limit=100)}", place)
        else:
            yield CARD_FIGURE_WRONG.found(f"the line {shown(line, limit=100)} is missing", Location(CARD))


def _below_front(lines: Sequence[str]) -> list[str]:
    ends = [number for number, line in enumerate(lines) if line == "---"]
    return list(lines[ends[1] + 1 :]) if len(ends) > 1 else list(lines)
