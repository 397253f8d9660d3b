"""Build the frozen English lexicon from lemminflect's word lists; run by hand when the rules get a new version.

Two runs write the same bytes. The package is needed for building only, never for reading::

    pip install lemminflect==0.2.3
    python -m corpus_tools.text.build_lexicon

References:
    lemminflect 0.2.3 (MIT); its dictionary is derived from the SPECIALIST Lexicon (U.S. National
    Library of Medicine). Both notices stand in ``data/LICENSE-english.txt``.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from importlib.metadata import distribution
from pathlib import Path

SOURCE = "lemminflect/resources/lemma_lu.csv.gz"
TARGET = Path(__file__).parent / "data" / "english.txt"

WORD = re.compile(r"[A-Za-z]+")
"""Single words of the Latin alphabet; hyphenated ones are compared piece by piece."""

OVERRIDES: dict[str, tuple[str, ...]] = {
    "worse": ("bad",),
    "worst": ("bad",),
    "lay": ("lay", "lie"),
    "inning": ("inning",),
}
"""Entries of the source that would make unrelated words one."""


def read_lemmas() -> dict[str, set[str]]:
    """Return every form with its lemmas, as the installed package lists them."""
    archive = distribution("lemminflect").locate_file(SOURCE)
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    for line in gzip.decompress(Path(str(archive)).read_bytes()).decode().splitlines():
        form, _, found = line.strip().split(",")
        for lemma in found.split("/"):
            if WORD.fullmatch(form) and WORD.fullmatch(lemma):
                lemmas[form].add(lemma)
                lemmas[lemma].add(lemma)
    return lemmas


def fold_case(lemmas: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    """Return lower-case forms with sorted lower-case lemmas."""
    folded: defaultdict[str, set[str]] = defaultdict(set)
    for form, found in lemmas.items():
        folded[form.lower()].update(lemma.lower() for lemma in found)
    return {form: OVERRIDES.get(form, tuple(sorted(found))) for form, found in folded.items()}


def render(lemmas: dict[str, tuple[str, ...]]) -> str:
    r"""Return the lexicon's text: one form a line, sorted, followed by its lemmas unless it is its only one.

    Example:
        >>> render({"held": ("hold",), "hold": ("hold",)})
        '\nheld hold\nhold\n'
    """
    lines = (form if found == (form,) else " ".join((form, *found)) for form, found in sorted(lemmas.items()))
    return "\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(render(fold_case(read_lemmas())), encoding="ascii", newline="\n")
