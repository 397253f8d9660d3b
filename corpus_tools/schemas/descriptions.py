"""What the fields of records mean: their docstrings, read from the source where they are asked for.

pydantic can read them when a class is made (``use_attribute_docstrings``), at every start of every
command, though only the editors' schemas and the tables of a release ever show them.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel


def description_of(model: type[BaseModel], name: str) -> str | None:
    """Return what a field means, in the words below its declaration; null where there are none.

    Example:
        >>> from corpus_tools.schemas.selector import Selector
        >>> description_of(Selector, "end")
        'Code point after the last one.'
    """
    return next((found[name] for one in model.__mro__ if name in (found := _own(one))), None)


@cache
def _own(model: type) -> dict[str, str]:
    """Return the descriptions of the fields that a class declares itself."""
    for statement in _module(model.__module__).body:
        if isinstance(statement, ast.ClassDef) and statement.name == model.__name__:
            return dict(_described(statement))
    return {}


@cache
def _module(name: str) -> ast.Module:
    if not name.startswith("corpus_tools."):
        return ast.Module([], [])
    return ast.parse(inspect.getsource(sys.modules[name]))


def _described(statement: ast.ClassDef) -> list[tuple[str, str]]:
    return [
        (field.target.id, inspect.cleandoc(text.value.value))
        for field, text in pairwise(statement.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    ]
