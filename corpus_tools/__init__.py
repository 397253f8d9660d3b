"""Tools for a corpus of what happened to people's words, and a checker of quotes that needs no corpus.

Example:
    >>> import corpus_tools
    >>> corpus_tools.compare("We may close the mill.", "We will close the mill").explanation
    '“may” became “will”'

====================  ========================================================================
`load`                events of a corpus as they were read
`check`               what is wrong with a corpus, where, and what to type instead
`build`               the dataset as a folder that ``load_dataset`` reads
`compare`             what became of the words said in the words printed
`compare_texts`       the same for every quote of a text and its sources
`Corpus`              one event that passed every check
`Quote`               one quote as annotated
`Report`              what a check found
====================  ========================================================================

Nothing is imported before it is used. The journey itself is in `corpus_tools.pipeline`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus_tools.corpus import Corpus
    from corpus_tools.diagnostics.report import Report
    from corpus_tools.pipeline import build, check, load
    from corpus_tools.quotecheck.compare import compare
    from corpus_tools.quotecheck.texts import compare_texts
    from corpus_tools.schemas.quote import Quote

__all__ = ["Corpus", "Quote", "Report", "build", "check", "compare", "compare_texts", "load"]

_HOMES = {
    "Corpus": "corpus_tools.corpus",
    "Quote": "corpus_tools.schemas.quote",
    "Report": "corpus_tools.diagnostics.report",
    "build": "corpus_tools.pipeline",
    "check": "corpus_tools.pipeline",
    "compare": "corpus_tools.quotecheck.compare",
    "compare_texts": "corpus_tools.quotecheck.texts",
    "load": "corpus_tools.pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, *(name for name in globals() if name.startswith("__"))]
