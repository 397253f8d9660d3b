"""A rule: code, name and level of a check, with the words that explain it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Related, Severity


class Level(IntEnum):
    """Order of the checks; each level assumes that the former ones hold."""

    FILES = 0
    SCHEMA = 1
    ANCHORING = 2
    REFERENCES = 3
    LOGIC = 4
    CORPUS = 5
    RELEASE = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for; the same words are printed by ``explain`` and on the documentation page.

    Attributes:
        code: family letter and three digits, the first of which is the level; never reused.
        name: reads after "allow", e.g. ``anchor-mismatch``.
        level: when it runs.
        severity: error, warning or note.
        summary: one sentence.
        why: what goes wrong for whom if it is let pass.
        wrong: an example of a file that breaks it.
        right: the same example, mended.
        fix: what to do.
        fixable: whether ``corpus-tools fix`` mends it safely.
    """

    code: str
    name: str
    level: Level
    severity: Severity
    summary: str
    why: str
    wrong: str
    right: str
    fix: str
    fixable: bool = False

    def found(
        self,
        message: str,
        location: Location,
        *,
        target: str = "",
        help: str = "",  # noqa: A002 - the word of the field it fills
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Return a finding under this rule."""
        return Diagnostic(
            rule=self, message=message, location=location, target=target, help=help or self.fix, related=related
        )
