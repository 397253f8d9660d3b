"""What looks damaged in a text: leftovers of HTML, and UTF-8 that was read as another encoding."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
_MOJIBAKE = re.compile(r"â€[œ\u009d™˜“”\u0153\u0099\u0098\u201c]|Ã[©¨¤¶¼Ÿ§¡-¿]|Â[£«»\u00a0]")


def find_damage(text: str) -> tuple[str, ...]:
    r"""Return what looks damaged in a text, one sentence a kind: quotation marks are the first to suffer.

    Example:
        >>> find_damage("&quot;It is fair,&quot; she said.")
        ('it holds HTML entities such as "&quot;": unescape them first',)
    """
    return tuple(sentence for _, sentence in locate_damage(text))


def locate_damage(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the first place of each kind of damage, and the sentence about it.

    Example:
        >>> [span for span, _ in locate_damage("&quot;It is fair,&quot; she said.")]
        [Span(start=0, end=6)]
    """
    entity = next((m for m in _ENTITY.finditer(text) if html.unescape(m.group()) != m.group()), None)
    mojibake = _MOJIBAKE.search(text)
    if entity is not None:
        yield Span(*entity.span()), f'it holds HTML entities such as "{entity.group()}": unescape them first'
    if mojibake is not None:
        sentence = f"it holds {mojibake.group()!r}, UTF-8 read as another encoding: save it again as UTF-8"
        yield Span(*mojibake.span()), sentence
