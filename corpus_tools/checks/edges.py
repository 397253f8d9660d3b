"""Level 2, where the words of a selector begin and end: no white space there, and no quotation mark around content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check
from corpus_tools.checks.view import text_of
from corpus_tools.diagnostics.catalogue import anchors as rules
from corpus_tools.diagnostics.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import Anchor, ArticleView
    from corpus_tools.diagnostics.diagnostic import Diagnostic
    from corpus_tools.text.quotemarks import Quoted

OPENING_MARKS = frozenset('"“„‟«‹‘‚')
CLOSING_MARKS = frozenset('"”“»›’')


def check_content_marks(view: ArticleView) -> Iterator[Diagnostic]:
    """Content must leave its outer quotation marks out, at either end."""
    contents = [anchor for anchor in view.anchors if anchor.role == "content"]
    quoted = view.quoted if contents else ()
    opened, closed = {one.outer.start: one for one in quoted}, {one.outer.end: one for one in quoted}
    for anchor in contents:
        words, start = _covered(view, anchor), anchor.place.start
        first, last = _inner_edges(words, start, opened, closed)
        if (first, last) == (0, len(words)):
            continue
        what = "its marks" if first and last < len(words) else "its opening mark" if first else "its closing mark"
        message = f"the content includes {what}: {shown(words)}"
        where = f": the words stand at {start + first}–{start + last}" if start is not None else " of `exact`"
        better = f"leave the outer marks out{where}"
        yield rules.CONTENT_MARKS.found(message, view.place(*anchor.pointer), target=anchor.target, help=better)


def _inner_edges(
    words: str, start: int | None, opened: dict[int, Quoted], closed: dict[int, Quoted]
) -> tuple[int, int]:
    """Return where content begins and ends inside its words once its own marks are left out."""
    if _has_outer_marks(words):
        return 1, len(words) - 1
    if start is None or not words:
        return 0, len(words)
    end = start + len(words)
    one, other = opened.get(start), closed.get(end)
    first, last = start, end
    if one is not None and end <= one.content.end:
        first = one.content.start
    if other is not None and other.content.start <= start:
        last = other.content.end
    return first - start, last - start


def _has_outer_marks(words: str) -> bool:
    """Whether words are wrapped in one pair of marks.

    Example:
        >>> _has_outer_marks("“stay”"), _has_outer_marks("“stay” or “go”"), _has_outer_marks("stay”")
        (True, False, False)
    """
    if len(words) < 3 or words[0] not in OPENING_MARKS or words[-1] not in CLOSING_MARKS:
        return False
    return not any(mark in OPENING_MARKS | CLOSING_MARKS - {"’", "‘"} for mark in words[1:-1])


def check_edge_space(view: ArticleView) -> Iterator[Diagnostic]:
    """A selector must begin and end with something that can be seen."""
    for anchor in view.anchors:
        words = _covered(view, anchor)
        if words and (words[0].isspace() or words[-1].isspace()):
            start = (anchor.place.start or 0) + len(words) - len(words.lstrip())
            message = f"{shown(words)} {'begins' if words[0].isspace() else 'ends'} with white space"
            better = f"the words alone stand at {start}–{start + len(words.strip())}"
            yield rules.EDGE_SPACE.found(message, view.place(*anchor.pointer), target=anchor.target, help=better)


def _covered(view: ArticleView, anchor: Anchor) -> str:
    """Return the words of a selector; nothing where position and words disagree, which is a finding of its own."""
    place = anchor.place
    text = text_of(view.event, anchor)
    if place.start is None or text is None:
        return place.exact or ""
    words = text[place.start : place.end]
    return words if place.exact in {None, words} else ""


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.CONTENT_MARKS, check_content_marks, needs_text=True),
    ArticleCheck(rules.EDGE_SPACE, check_edge_space, needs_text=True),
)
"""In the order in which they run."""
