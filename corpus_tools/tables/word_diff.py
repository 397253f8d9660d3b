"""What was said against what was printed, word by word, as one line of text."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
"""A word, a number or a time, hyphens included; dashes and other marks between words do not join them."""


def word_diff(said: str, printed: str) -> str | None:
    """Return both in one line, ``[-words dropped-] {+words added+}``; null where no word differs.

    Case and marks between words are neither compared nor shown.

    Example:
        >>> word_diff("We may close the bridge.", "we will close the old bridge")
        'we [-may-] {+will+} close the {+old+} bridge'
        >>> word_diff("some 1,900 of them — remain", "some 9,100 of them—remain")
        'some [-1,900-] {+9,100+} of them remain'
    """
    before, after = _WORD.findall(said), _WORD.findall(printed)
    keys = [list(map(str.casefold, words)) for words in (before, after)]
    if keys[0] == keys[1]:
        return None
    pieces = []
    for step in Levenshtein.opcodes(*keys):
        dropped = before[step.src_start : step.src_end]
        added = after[step.dest_start : step.dest_end]
        if step.tag == "equal":
            pieces += added
        else:
            pieces += [f"[-{' '.join(dropped)}-]"] * bool(dropped) + [f"{{+{' '.join(added)}+}}"] * bool(added)
    return " ".join(pieces)
