"""What was said against what was printed, word by word, as one line of text."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

_EDGES = " \t\n\u00a0.,;:!?…—–-()[]{}\"'“”„‟‘’‚‛«»‹›`´"
"""White space and marks at a word's edges, which do not make it another word."""


def word_diff(said: str, printed: str) -> str | None:
    """Return both in one line, ``[-words dropped-] {+words added+}``; null where no word differs.

    Case and marks at the edges of a word are not compared.

    Example:
        >>> word_diff("We may close the bridge.", "we will close the old bridge")
        'we [-may-] {+will+} close the {+old+} bridge'
    """
    before, after = _words(said), _words(printed)
    keys = [[word.casefold() for word in words] for words in (before, after)]
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


def _words(text: str) -> list[str]:
    return [stripped for word in text.split() if (stripped := word.strip(_EDGES))]
