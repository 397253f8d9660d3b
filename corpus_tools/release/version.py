"""Versions of the data: which change asks for which number, by SemVer.

A change of the content of a row is MAJOR, one that only adds is MINOR, one that readers of rows do not see is
PATCH. Before 1.0.0 nothing is promised, and any change is MINOR.

References:
    Semantic Versioning 2.0.0; Croissant 1.1, *Versioning* (MAJOR: records edited, removed or moved between splits).
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple, Self


class Bump(IntEnum):
    """How much of a version must change, in ascending order."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


BOOKKEEPING = frozenset({"annotators", "guideline", "state", "text_status", "version_added", "version_changed"})
"""Columns that say how a row came about and not what it says; a change in them is PATCH."""

COUNTS = frozenset({"n_differences", "n_mentions", "n_quotes"})
"""Columns that count other rows; they follow rows that were added or removed, and are judged with those."""


def column_bump(column: str) -> Bump:
    """Return what a change of a column's value in an existing row asks for.

    Example:
        >>> column_bump("fidelity"), column_bump("n_mentions"), column_bump("guideline")
        (<Bump.MAJOR: 3>, <Bump.MINOR: 2>, <Bump.PATCH: 1>)
    """
    if column in BOOKKEEPING:
        return Bump.PATCH
    return Bump.MINOR if column in COUNTS else Bump.MAJOR


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
