"""Exceptions for callers: what somebody asked for and cannot have.

What a contributor wrote wrong is never an exception but a
:class:`corpus_tools.diagnostics.Diagnostic`.

::

    CorpusToolsError
    ├── CorpusNotFoundError (LookupError)     no corpus.toml upwards of a folder
    ├── UnknownNameError (LookupError)        an event, article, code or config that is not there
    ├── NotAdmittedError (ValueError)         a draft with open errors was to be built from
    ├── TextUnavailableError (LookupError)    a restricted text is not at hand
    ├── UnreadableTextError (ValueError)      a document that cannot be turned into text
    ├── UsageError (ValueError)               a combination of options that makes no sense
    ├── ReleaseError (OSError)                a release folder could not be written or is not one
    │   └── ReleaseRefusedError               a release that contradicts the one before
"""

from __future__ import annotations


class CorpusToolsError(Exception):
    """Root of everything this package raises on purpose; each can be raised in one process and caught in another."""

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.args, vars(self))


def _rebuild(kind: type[CorpusToolsError], args: tuple[object, ...], state: dict[str, object]) -> CorpusToolsError:
    """Return an error as another process raised it, without asking for the arguments that its message was made of."""
    error = kind.__new__(kind)
    error.args = args
    vars(error).update(state)
    return error


class CorpusNotFoundError(CorpusToolsError, LookupError):
    """There is no ``corpus.toml`` in the folder or above it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        super().__init__(f"no corpus.toml in {folder} or any folder above it; name one with --corpus PATH")


class UnknownNameError(CorpusToolsError, LookupError):
    """A name that is not among the names there are.

    Attributes:
        kind: what was looked for, e.g. ``"event"``.
        name: the name asked for.
        known: the names there are, sorted.
    """

    def __init__(self, kind: str, name: str, known: tuple[str, ...] = ()) -> None:
        self.kind, self.name, self.known = kind, name, known
        super().__init__(f"no {kind} named {name!r}{_offer(name, known)}")


MAX_OFFERED = 12
"""Names that are listed where none is near; more do not help."""


def _offer(name: str, known: tuple[str, ...]) -> str:
    """Return the nearest known name as a question, or the first of the names there are.

    Example:
        >>> _offer("fery", ("ferry", "water")), _offer("x", ("ferry", "water")), _offer("x", ())
        ("; did you mean 'ferry'?", '; there are: ferry, water', '')
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    near = get_close_matches(name, known, n=1, cutoff=0.7)
    if near:
        return f"; did you mean {near[0]!r}?"
    more = f" and {len(known) - MAX_OFFERED} more" if len(known) > MAX_OFFERED else ""
    return f"; there are: {', '.join(known[:MAX_OFFERED])}{more}" if known else ""


class NotAdmittedError(CorpusToolsError, ValueError):
    """A draft has errors, so there is no corpus to build from.

    Attributes:
        n_errors: unsuppressed errors in the report.
    """

    def __init__(self, event_id: str, n_errors: int) -> None:
        self.event_id, self.n_errors = event_id, n_errors
        super().__init__(f"{event_id}: {n_errors} error(s); run `corpus-tools check` and mend them first")


class TextUnavailableError(CorpusToolsError, LookupError):
    """A text that a computation needs is not at hand."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        super().__init__(f"the text of {article_id} is not at hand; name its folder with --from DIR")


class UnreadableTextError(CorpusToolsError, ValueError):
    """A document cannot be turned into text: damaged, of another kind, or larger than any honest one."""


class UsageError(CorpusToolsError, ValueError):
    """Options that do not go together."""


class ReleaseError(CorpusToolsError, OSError):
    """A release folder could not be written, replaced or recognised."""


class ReleaseRefusedError(ReleaseError):
    """A release was not put in place, because of what it would do to the one before.

    Attributes:
        previous: version of the release before.
        faults: what is wrong, one line each.
    """

    def __init__(self, previous: str, faults: tuple[str, ...]) -> None:
        self.previous, self.faults = previous, faults
        lines = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"not built: {len(faults)} fault(s) against {previous}\n{lines}")
