"""What `hydrate` and `build --hydrated` print: how much came back, article by article, and what must not be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus_tools.loaders.texts.hydrate import PassedOver
    from corpus_tools.loaders.texts.receipt import Entry

RECEIPT_NAME = "hydration-receipt.json"

_COLUMNS = ("exact", "moved", "normalised", "lost")


def local_only(out: Path) -> str:
    """Return what must not be done with a hydrated release."""
    return f"{out} holds texts that may not be passed on: it is for this machine only; receipt: {out / RECEIPT_NAME}"


def is_any_lost(lines: Sequence[Entry]) -> bool:
    """Whether an annotation's words are lost."""
    return any(status == "lost" for line in lines for status in statuses(line))


def statuses(line: Entry) -> list[str]:
    """Return the status of every quote and mention of an article."""
    return [status.value for _, status in (*line.quotes(), *line.mentions())]


def coverage_lines(lines: Sequence[Entry], passed_over: Sequence[PassedOver]) -> Iterator[str]:
    """Yield a table, one line an article: its text, and its annotations by status."""
    if not lines:
        yield "no restricted article"
        return
    width = max(len(f"{line.event}/{line.article}") for line in lines)
    yield f"{'article':<{width}}  {'text':<6}" + "".join(f"{column:>12}" for column in _COLUMNS) + "  (annotations)"
    for line in lines:
        counts = [statuses(line).count(column) for column in _COLUMNS]
        yield f"{line.event}/{line.article}".ljust(width) + f"  {_text(line):<6}" + "".join(f"{n:>12}" for n in counts)
    for file in passed_over:
        yield f"passed over: {escaped(file.name)}: {escaped(file.reason)}"


def _text(line: Entry) -> str:
    if line.is_whole:
        return "whole"
    return "part" if any(status != "lost" for status, _ in line.blocks()) else "none"
