"""What a finding is recognised by in the next run: its rule, file, record and message, whatever its line is then."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.diagnostics.diagnostic import Diagnostic

N_DIGITS = 32
"""Hexadecimal digits of a fingerprint: 128 bits, far more than any corpus has findings."""

_LINE = re.compile(r"\bline \d+")


def fingerprints(findings: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Return a fingerprint for each finding; those that are alike in everything but their place are counted off.

    Example:
        >>> from corpus_tools.diagnostics.catalogue import find_rule
        >>> from corpus_tools.diagnostics.diagnostic import Location
        >>> rule = find_rule("R301")
        >>> found = [rule.found("no entity 'x'", Location("a.yaml", line=line), target="q") for line in (3, 9)]
        >>> moved = [rule.found("no entity 'x'", Location("a.yaml", line=line), target="q") for line in (4, 10)]
        >>> fingerprints(found) == fingerprints(moved), len(set(fingerprints(found)))
        (True, 2)
    """
    seen: Counter[str] = Counter()
    prints = []
    for finding in findings:
        said = _LINE.sub("line", finding.message)
        words = f"{finding.code}\x1f{finding.location.file}\x1f{finding.target}\x1f{said}"
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:N_DIGITS]
        seen[digest] += 1
        prints.append(f"{digest}:{seen[digest]}")
    return tuple(prints)
