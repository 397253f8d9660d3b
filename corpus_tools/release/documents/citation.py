"""How a release is cited: what its ``CITATION.cff`` says, as far as it says something.

References:
    Druskat et al., *Citation File Format* 1.2.0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from corpus_tools.release.folder.limits import read_words

if TYPE_CHECKING:
    from pathlib import Path

FILE = "CITATION.cff"


@dataclass(frozen=True, slots=True)
class Citation:
    """What there is to cite; null or empty where the file does not say it.

    Attributes:
        title: of the dataset.
        version: that the file was written for.
        authors: names, in order.
        keywords: in order.
        address: of the dataset's page.
        date: day of the release, ``YYYY-MM-DD``.
    """

    title: str | None = None
    version: str | None = None
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    address: str | None = None
    date: str | None = None

    def bibtex(self, name: str, version: str) -> str:
        r"""Return the entry for one version of a dataset.

        Example:
            >>> print(Citation(title="Tides", authors=("A. Ebb", "B. Flow")).bibtex("tides", "1.0.0"))
            @misc{tides-1.0.0, title = {Tides}, author = {{A. Ebb} and {B. Flow}}, version = {1.0.0}}
        """
        fields = {
            "title": self.title or name,
            "author": " and ".join(f"{{{author}}}" for author in self.authors),
            "year": (self.date or "")[:4],
            "version": version,
            "url": self.address or "",
        }
        entries = "".join(f", {key} = {{{value}}}" for key, value in fields.items() if value)
        return f"@misc{{{name}-{version}{entries}}}"


def read_citation(folder: Path) -> Citation:
    """Return what the folder's ``CITATION.cff`` says; nothing where it has none that can be read."""
    try:
        content = yaml.safe_load(read_words(folder / FILE))
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        content = None
    if not isinstance(content, dict):
        return Citation()
    authors, keywords = content.get("authors"), content.get("keywords")
    return Citation(
        title=_text(content.get("title")),
        version=_text(content.get("version")),
        authors=tuple(_author(a) for a in authors if isinstance(a, dict)) if isinstance(authors, list) else (),
        keywords=tuple(map(str, keywords)) if isinstance(keywords, list) else (),
        address=_text(content.get("url") or content.get("repository-code")),
        date=_day(content.get("date-released")),
    )


def _author(author: dict[str, object]) -> str:
    if author.get("name"):
        return str(author["name"])
    return " ".join(str(author[key]) for key in ("given-names", "family-names") if author.get(key))


def _text(value: object) -> str | None:
    return str(value) if value else None


def _day(value: object) -> str | None:
    return str(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)) else None
