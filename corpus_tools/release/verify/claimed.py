"""What a release says of itself: ``manifest.json``, the front matter of ``README.md``, ``croissant.json``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus_tools.diagnostics.catalogue.release_folder import RELEASE_UNREADABLE
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.limits import is_ordinary, parse_front_matter, parse_json, read_words
from corpus_tools.release.folder.manifest import MANIFEST, files_in, format_number, refuse_newer
from corpus_tools.release.folder.release_folder import ERRATA, read_errata
from corpus_tools.release.folder.tombstones import WITHDRAWN, parse_tombstones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic

CARD, CROISSANT = "README.md", "croissant.json"


class Claim(BaseModel):
    """Something a release states; keys of later versions are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class FileClaim(Claim):
    """What the manifest says of a file."""

    size: int
    sha256: str
    rows: int | None = None


class RowsClaim(Claim):
    """What the manifest says of the rows of a config and split."""

    rows: int
    digest: str


class MadeWith(Claim):
    """What a release was made with; of other keys it is known that they are there."""

    model_config = ConfigDict(frozen=True, extra="allow")

    pyarrow: str | None = None
    hydrated_with: str | None = None
    tool_version: str | None = None
    guideline: str
    form_rules: str
    norm: str | None = None


class Previous(Claim):
    """The release before."""

    version: str
    digest: str


class ManifestClaim(Claim):
    """``manifest.json``."""

    local_only: bool = False
    name: str
    version: str
    made_with: MadeWith
    previous: Previous | None = None
    configs: dict[str, dict[str, RowsClaim]]
    files: dict[str, FileClaim]


class SplitSize(Claim):
    """Size of a split on the card."""

    name: str
    num_bytes: int
    num_examples: int


class InfoClaim(Claim):
    """An entry of ``dataset_info``."""

    config_name: str
    features: list[dict[str, object]]
    splits: list[SplitSize]
    download_size: int
    dataset_size: int


class DataFiles(Claim):
    """Files of a split on the card."""

    split: str
    path: str


class ConfigClaim(Claim):
    """An entry of ``configs``."""

    config_name: str
    default: bool = False
    version: str | None = None
    description: str = ""
    data_files: list[DataFiles]


class FrontMatter(Claim):
    """Front matter of the card."""

    pretty_name: str
    language: list[str]
    license: list[str] | str
    license_name: str | None = None
    annotations_creators: list[str] = []
    size_categories: list[str]
    configs: list[ConfigClaim]
    dataset_info: list[InfoClaim]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A release's folder and what it says of itself; None where that cannot be read.

    Attributes:
        folder: the release.
        names: ordinary files there are, but for the manifest; sorted, relative, with forward slashes.
        others: what else is there: links, pipes, devices.
        manifest: what ``manifest.json`` says.
        card: lines of ``README.md``.
        front: what its front matter says.
        croissant: ``croissant.json``.
    """

    folder: Path
    names: tuple[str, ...]
    others: tuple[str, ...]
    manifest: ManifestClaim | None
    card: tuple[str, ...] | None
    front: FrontMatter | None
    croissant: Mapping[str, object] | None


_Model = TypeVar("_Model", bound=Claim)


def read_claims(folder: Path) -> tuple[Claimed, list[Diagnostic]]:
    """Return what a folder says of itself, and what of it cannot be read."""
    findings: list[Diagnostic] = []
    stated = _json(folder, MANIFEST, findings)
    refuse_newer(stated or {}, str(folder))
    if stated is not None and format_number(stated) is None:
        message = f"`format` is {shown(stated.get('format'))}, which no version of these tools writes"
        findings.append(RELEASE_UNREADABLE.found(message, Location(MANIFEST, pointer=("format",))))
    findings += _beside(folder)
    manifest = _model(ManifestClaim, MANIFEST, stated, findings)
    card = _text(folder, CARD, findings)
    front = _model(FrontMatter, CARD, _front(card, findings), findings)
    is_local = manifest is not None and manifest.local_only
    croissant = None if is_local else _json(folder, CROISSANT, findings)
    lines = tuple(card.splitlines()) if card is not None else None
    names = files_in(folder)
    ordinary = [name for name in names if is_ordinary(folder / name)]
    others = tuple(name for name in names if name not in set(ordinary))
    return Claimed(folder, tuple(ordinary), others, manifest, lines, front, croissant), findings


def _beside(folder: Path) -> Iterator[Diagnostic]:
    """Yield what cannot be read of the lines beside the rows: errata, tombstones."""
    if os.path.lexists(folder / ERRATA):
        try:
            read_errata(folder)
        except ReleaseError as error:
            yield RELEASE_UNREADABLE.found(str(error).replace(f"{folder}/", ""), Location(ERRATA))
    if os.path.lexists(folder / WITHDRAWN):
        try:
            parse_tombstones(read_words(folder / WITHDRAWN))
        except ReleaseError as error:
            yield RELEASE_UNREADABLE.found(str(error).replace(f"{folder}/", ""), Location(WITHDRAWN))


def _text(folder: Path, name: str, findings: list[Diagnostic]) -> str | None:
    try:
        return read_words(folder / name)
    except ReleaseError as error:
        message = str(error).removeprefix(f"{folder}/").replace(f"{folder}/", "")
        findings.append(RELEASE_UNREADABLE.found(message, Location(name)))
        return None


def _json(folder: Path, name: str, findings: list[Diagnostic]) -> dict[str, object] | None:
    text = _text(folder, name, findings)
    if text is None:
        return None
    try:
        content = parse_json(text, name)
    except ReleaseError as error:
        findings.append(RELEASE_UNREADABLE.found(str(error), Location(name)))
        return None
    if not isinstance(content, dict):
        findings.append(RELEASE_UNREADABLE.found(f"{name} is not a JSON object", Location(name)))
        return None
    return content


def _front(card: str | None, findings: list[Diagnostic]) -> object:
    if card is None:
        return None
    content = parse_front_matter(card)
    if content is None:
        message = f"{CARD} does not begin with front matter (YAML without aliases) between two lines of three hyphens"
        findings.append(RELEASE_UNREADABLE.found(message, Location(CARD, line=1)))
    return content


def _model(model: type[_Model], name: str, content: object, findings: list[Diagnostic]) -> _Model | None:
    if content is None:
        return None
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        pointer = tuple(first["loc"])
        message = f"{'/'.join(map(str, pointer))}: {first['msg'].lower()}, found {shown(first['input'])}"
        findings.append(RELEASE_UNREADABLE.found(message, Location(name, pointer=pointer)))
        return None
