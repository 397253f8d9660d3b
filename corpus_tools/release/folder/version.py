"""Versions of the data: which change asks for which number, by SemVer.

A change of the content of a row is MAJOR, one that only adds is MINOR, one that readers of rows do not see is
PATCH. Before 1.0.0 nothing is promised, and any change is MINOR.

References:
    Semantic Versioning 2.0.0; Croissant 1.1, *Versioning* (MAJOR: records edited, removed or moved between splits).
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple, Self

from corpus_tools.tables.column import Weight
from corpus_tools.tables.tabulate import column_of


class Bump(IntEnum):
    """How much of a version must change, in ascending order."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


_BUMPS = {
    Weight.CONTENT: Bump.MAJOR,
    Weight.COUNT: Bump.MINOR,
    Weight.CIRCUMSTANCE: Bump.PATCH,
    Weight.VERSION: Bump.NONE,
}


def column_bump(config: str, name: str) -> Bump:
    """Return what a change of a column's value in an existing row asks for; most, if nobody knows the column.

    Example:
        >>> [column_bump("articles", name) for name in ("text", "n_mentions", "guideline")]
        [<Bump.MAJOR: 3>, <Bump.MINOR: 2>, <Bump.PATCH: 1>]
    """
    column = column_of(config, name)
    return _BUMPS[column.weight] if column is not None else Bump.MAJOR


class Version(NamedTuple):
    """A version of the data; versions are ordered."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the version a text states.

        Raises:
            ValueError: if it is not three numbers with points between.

        Example:
            >>> Version.parse("1.10.0") > Version.parse("1.9.3")
            True
        """
        major, minor, patch = text.split(".")
        return cls(int(major), int(minor), int(patch))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, bump: Bump) -> Version:
        """Return the lowest version that may follow a change.

        Example:
            >>> str(Version(1, 4, 2).after(Bump.MAJOR)), str(Version(0, 4, 2).after(Bump.MAJOR))
            ('2.0.0', '0.5.0')
            >>> str(Version(0, 4, 2).after(Bump.PATCH)), str(Version(1, 4, 2).after(Bump.NONE))
            ('0.5.0', '1.4.2')
        """
        if bump is Bump.NONE:
            return self
        if self.major == 0 or bump is Bump.MINOR:
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major + 1, 0, 0) if bump is Bump.MAJOR else Version(self.major, self.minor, self.patch + 1)
