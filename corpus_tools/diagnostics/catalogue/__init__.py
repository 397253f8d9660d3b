"""The rules there are, one module a family; each module lists its own in ``RULES``."""

from __future__ import annotations

import importlib
import pkgutil
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from corpus_tools.errors import UnknownNameError

if TYPE_CHECKING:
    from corpus_tools.diagnostics.diagnostic import Rule

__all__ = ["find_rule", "load_rules"]

MISREAD = str.maketrans("OIL", "011")
"""Letters that are typed for the digits of a code."""


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code; imports the modules of this folder."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return tuple(
        sorted((rule for module in modules for rule in module.RULES), key=lambda rule: (rule.level, rule.code))
    )


def find_rule(code: str) -> Rule:
    """Return the rule of a code or of a name, whichever case it is written in.

    Raises:
        UnknownNameError: if there is none.

    Example:
        >>> find_rule("f006").name, find_rule("unknown-key").code
        ('not-utf8', 'S101')
    """
    rules = load_rules()
    for rule in rules:
        if code.upper() == rule.code or code.lower() == rule.name:
            return rule
    raise UnknownNameError(kind="rule", name=code, known=_nearest(code, rules))


def _nearest(code: str, rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """Return the codes or names that were probably meant; every code if none is near.

    Example:
        >>> _nearest("A2O1", load_rules()), _nearest("anchor-mismach", load_rules())[:1]
        (('A201',), ('anchor-mismatch',))
    """
    codes = [rule.code for rule in rules]
    typed = code.upper()[:1] + code.upper()[1:].translate(MISREAD)
    near = [known for known in codes if known == typed] or get_close_matches(code.lower(), [r.name for r in rules])
    return tuple(near or [known for known in codes if known.startswith(typed)] or codes)
