"""What a release says of itself: ``manifest.json``, the front matter of ``README.md``, ``croissant.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus_tools.diagnostics.catalogue.release_folder import RELEASE_UNREADABLE
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.release.folder.manifest import MANIFEST, files_in, refuse_newer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus_tools.diagnostics.diagnostic import Diagnostic

CARD, CROISSANT = "README.md", "croissant.json"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader of the library that `datasets` reads cards with; its C form is ten times faster, where there is one."""

MAX_BYTES = 64 << 20
"""Largest file of these three that is read; that of a thousand configs would be a hundredth of it."""


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
    """What a release was made with."""

    tool_version: str | None = None
    guideline: str
    form_rules: str


class ManifestClaim(Claim):
    """``manifest.json``."""

    local_only: bool = False
    name: str
    version: str
    made_with: MadeWith
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
        names: files there are, but for the manifest; sorted, relative, with forward slashes.
        manifest: what ``manifest.json`` says.
        card: lines of ``README.md``.
        front: what its front matter says.
        croissant: ``croissant.json``.
    """

    folder: Path
    names: tuple[str, ...]
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
    manifest = _model(ManifestClaim, MANIFEST, stated, findings)
    card = _text(folder, CARD, findings)
    front = _model(FrontMatter, CARD, _front(card, findings), findings)
    is_local = manifest is not None and manifest.local_only
    croissant = None if is_local else _json(folder, CROISSANT, findings)
    lines = tuple(card.splitlines()) if card is not None else None
    return Claimed(folder, tuple(files_in(folder)), manifest, lines, front, croissant), findings


def _text(folder: Path, name: str, findings: list[Diagnostic]) -> str | None:
    path = folder / name
    try:
        if path.is_symlink() or path.stat().st_size > MAX_BYTES:
            findings.append(RELEASE_UNREADABLE.found("the file is a link, or larger than 64 MiB", Location(name)))
            return None
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or "no such file"
        findings.append(RELEASE_UNREADABLE.found(f"{name} cannot be read: {reason}", Location(name)))
        return None


def _json(folder: Path, name: str, findings: list[Diagnostic]) -> dict[str, object] | None:
    text = _text(folder, name, findings)
    if text is None:
        return None
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        findings.append(RELEASE_UNREADABLE.found(f"{name} is not JSON: {error}", Location(name)))
        return None
    if not isinstance(content, dict):
        findings.append(RELEASE_UNREADABLE.found(f"{name} is not a JSON object", Location(name)))
        return None
    return content


def _front(card: str | None, findings: list[Diagnostic]) -> object:
    if card is None:
        return None
    parts = card.split("---\n", 2)
    try:
        is_there = len(parts) == 3 and not parts[0] and not _has_aliases(parts[1])
        content = yaml.load(parts[1], Loader=_LOADER) if is_there else None  # noqa: S506 - safe
    except (yaml.YAMLError, ValueError, RecursionError):
        content = None
    if content is None:
        message = f"{CARD} does not begin with front matter (YAML without aliases) between two lines of three hyphens"
        findings.append(RELEASE_UNREADABLE.found(message, Location(CARD, line=1)))
    return content


def _has_aliases(source: str) -> bool:
    """Whether YAML repeats parts of itself: a few lines may then stand for gigabytes."""
    return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(source, Loader=_LOADER))


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
