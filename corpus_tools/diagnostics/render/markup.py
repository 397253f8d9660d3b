"""Words out of a file as GitHub's Markdown: nothing in them is markup, mentions anybody or links anywhere.

Escapes are not enough: GitHub looks for ``@names``, ``#1`` and addresses in the finished text, where a backslash is
gone. Inside code it looks for nothing, so whatever is not a plain word becomes code.

References:
    CommonMark 0.31.2, *Code spans*, *Fenced code blocks*; GitHub Flavored Markdown, *Autolinks (extension)*.
"""

from __future__ import annotations

import re

from corpus_tools.diagnostics.quoting import escaped

_PIECE = re.compile(
    r"(?P<code>`[^`]+`)"  # what the writer of a sentence set off
    r"|(?P<value>'[^'`]*'(?=[\s,.;:)?]|$))"  # a value, as messages print it
    r"|(?P<plain>\s+|\((?=['`])|[,.;:)?!]+(?=\s|$))"
    r"|(?P<word>[^\s`]+?(?=[,.;:)?!]*(?:\s|`|$))|`|[^\s`])"
)
_PLAIN = re.compile(
    r"[(]?(?:[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,–]\d+)*(?:st|nd|rd|th|%)?|[–—…=+])[,.;:)?!]*", re.UNICODE
)
_COMMIT = re.compile(r"[0-9a-f]{7,}", re.IGNORECASE)


def prose(sentence: str) -> str:
    """Return a sentence as one line of Markdown; values, names and paths in it become code.

    Not to be put first in a line, where ``1.`` would begin a list.

    Example:
        >>> prose("the text has '<b>' at 3–6, expected 'x'; run `corpus-tools fix`, @you")
        "the text has `'<b>'` at 3–6, expected `'x'`; run `corpus-tools fix`, `@you`"
    """
    pieces: list[tuple[bool, str]] = []
    for found in _PIECE.finditer(escaped(" ".join(sentence.split()))):
        piece = found.group()
        is_code = not (found["plain"] or (found["word"] and _is_plain(piece)))
        words = piece[1:-1] if found["code"] else piece
        if is_code and pieces and pieces[-1][0]:  # two code spans side by side would be read as one longer fence
            words = pieces.pop()[1] + words
        pieces.append((is_code, words))
    return "".join(code(words) if is_code else words for is_code, words in pieces)


def _is_plain(word: str) -> bool:
    return _PLAIN.fullmatch(word) is not None and not _COMMIT.search(word)


def code(words: str) -> str:
    """Return words as a code span, in backticks that outnumber those inside.

    Example:
        >>> code("a|b"), code("a `b`")
        ('`a|b`', '`` a `b` ``')
    """
    shown = escaped(words)
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown[:1] in {"`", " ", ""} or shown[-1:] in {"`", " "} else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def fenced(words: str, language: str = "") -> str:
    r"""Return lines as a code block whose fence is longer than any run of backticks inside; tabs stay what they are.

    Example:
        >>> print(fenced("a\n```\nb", "text"))
        ````text
        a
        ```
        b
        ````
    """
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", words)), default=0))
    lines = "\n".join("\t".join(map(escaped, line.split("\t"))) for line in words.split("\n"))
    return f"{ticks}{language}\n{lines}\n{ticks}"
