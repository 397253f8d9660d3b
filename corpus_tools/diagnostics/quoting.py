"""How values out of a file are printed: escaped, so that they cannot act on a terminal, and cut short."""

from __future__ import annotations

import unicodedata

MAX_SHOWN = 60
"""Code points of a value that a message shows; enough to find it by, short enough for one line."""

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls, formats (bidirectional and zero-width ones among them), surrogates, unassigned, line and paragraph ends."""


def escaped(text: str) -> str:
    r"""Return a text in which nothing invisible is left: every control is written as ``\xNN``, ``\uNNNN`` or ``\UNNNNNNNN``.

    Example:
        >>> escaped("caf\u00e9 \x1b[31m \u202e\nend")
        'café \\x1b[31m \\u202e\\nend'
    """
    if text.isprintable():
        return text
    return "".join(character if _is_plain(character) else _escape(character) for character in text)


def shown(value: object, *, limit: int = MAX_SHOWN) -> str:
    r"""Return a value as a message prints it: words in single quotation marks, escaped, at most ``limit`` code points.

    Example:
        >>> shown("verbatm"), shown(3), shown(True), shown(None)
        ("'verbatm'", '3', 'true', 'null')
        >>> shown("a" * 99, limit=8)
        "'aaaaaaa…'"
        >>> shown({"a": 1}), shown([1, 2])
        ('a mapping of 1 key', 'a list of 2')
    """
    match value:
        case str():
            return f"'{_cut(value, limit)}'"
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case dict():
            return f"a mapping of {len(value)} key{'' if len(value) == 1 else 's'}"
        case list() | tuple():
            return f"a list of {len(value)}" if value else "an empty list"
        case int() | float():
            return _cut(str(value), limit)
        case _:
            return _cut(type(value).__name__, limit)


def _cut(text: str, limit: int) -> str:
    return escaped(text) if len(text) <= limit else escaped(text[: limit - 1]) + "…"


def _is_plain(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) not in _HIDDEN_CATEGORIES


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


MAX_NAMED = 3
"""Characters that are named where two texts look alike."""


def unlike(found: str, expected: str) -> str:
    r"""Return which characters of two texts of one length differ, by name, where few do and a reader could not see it.

    Example:
        >>> unlike("nine\u00a0vessels", "nine vessels")
        ' (U+00A0 NO-BREAK SPACE, expected U+0020 SPACE)'
        >>> unlike("\u0441ould", "could"), unlike("would", "could")
        (' (U+0441 CYRILLIC SMALL LETTER ES, expected U+0063 LATIN SMALL LETTER C)', '')
    """
    pairs = dict.fromkeys(pair for pair in zip(found, expected, strict=False) if pair[0] != pair[1])
    is_hidden = len(found) == len(expected) and all(not (one + other).isascii() for one, other in pairs)
    if not pairs or not is_hidden or len(pairs) > MAX_NAMED:
        return ""
    return f" ({'; '.join(f'{_named(one)}, expected {_named(other)}' for one, other in pairs)})"


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
