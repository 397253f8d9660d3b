"""Whether these tools are new enough for a corpus; asked before anything else in ``corpus.toml`` is looked at.

A corpus whose files changed in a way that older tools misread raises ``schema_version``, and names in
``needs_tools`` the version of the tools that knows it: what an older version cannot know, it can still say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue.schema import NEWER_SCHEMA
from corpus_tools.diagnostics.diagnostic import Location
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.loaders.paths import CORPUS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus_tools.diagnostics.diagnostic import Diagnostic

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
