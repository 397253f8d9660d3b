"""The rules there are, one module a family; each module lists its own in ``RULES``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from corpus_tools.errors import UnknownNameError

if TYPE_CHECKING:
    from corpus_tools.diagnostics.diagnostic import Rule

__all__ = ["find_rule", "load_rules"]


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
    raise UnknownNameError(kind="rule", name=code, known=tuple(rule.code for rule in rules))
