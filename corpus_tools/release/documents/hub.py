"""Closed lists of the Hugging Face Hub: how licences, sizes and annotators are called there.

The Hub checks them only when something is uploaded, so they stand here as data.

References:
    Hugging Face, *Licenses* and the dataset card specification.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import AnnotatorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus_tools.corpus import Head

LICENCES = {
    "CC0-1.0": "cc0-1.0",
    "CC-BY-4.0": "cc-by-4.0",
    "CC-BY-SA-4.0": "cc-by-sa-4.0",
    "CC-BY-NC-4.0": "cc-by-nc-4.0",
    "CC-BY-NC-SA-4.0": "cc-by-nc-sa-4.0",
    "Apache-2.0": "apache-2.0",
    "MIT": "mit",
    "ODbL-1.0": "odbl",
}
"""Name on the Hub by SPDX identifier; any other is ``other`` there."""

ANNOTATORS = {
    AnnotatorKind.PERSON: "expert-generated",
    AnnotatorKind.LANGUAGE_MODEL: "machine-generated",
    AnnotatorKind.PROGRAM: "machine-generated",
}

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGER = ((10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"), (1_000_000_000, "100M<n<1B"))


def licence_fields(licences: Iterable[str]) -> dict[str, object]:
    """Return the card's fields for the licences of a release.

    Example:
        >>> licence_fields(["CC0-1.0", "CC-BY-4.0"])
        {'license': ['cc-by-4.0', 'cc0-1.0']}
        >>> licence_fields(["LicenseRef-agreed"])
        {'license': ['other'], 'license_name': 'licenseref-agreed'}
    """
    known = {LICENCES.get(licence, "other") for licence in licences}
    others = sorted(licence.lower() for licence in licences if licence not in LICENCES)
    return {"license": sorted(known)} | ({"license_name": "-and-".join(others)} if others else {})


def annotators_kinds(annotators: Iterable[str], head: Head) -> list[str]:
    """Return who annotated, in the card's words; one who is not listed is left out."""
    known = head.file.annotators
    return sorted({ANNOTATORS[known[name].kind] for name in annotators if name in known})


def size_category(n_rows: int) -> str:
    """Return the size category of a release by its largest config.

    Example:
        >>> size_category(999), size_category(1_000), size_category(2_000_000_000)
        ('n<1K', '1K<n<10K', '1B<n<10B')
    """
    return next((name for limit, name in (*_SIZES, *_LARGER) if n_rows < limit), "1B<n<10B")
