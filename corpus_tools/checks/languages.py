"""Level 3, language tags: the language of every text is one that BCP 47 knows.

References:
    BCP 47 (RFC 5646), and IANA's Language Subtag Registry, from which ``data/language_subtags.txt`` is taken.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.diagnostics.catalogue import references as rules
from corpus_tools.diagnostics.diagnostic import Kind, Subject
from corpus_tools.diagnostics.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus_tools.checks.view import ArticleDraftView, DraftView
    from corpus_tools.diagnostics.diagnostic import Diagnostic

SPOKEN_OF = {
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru",
    "ukr": "uk", "chi": "zh", "zho": "zh", "jpn": "ja", "ara": "ar", "dut": "nl", "nld": "nl", "gr": "el", "cz": "cs",
    "jp": "ja", "cn": "zh", "ua": "uk", "dk": "da", "se": "sv",
}  # fmt: skip
"""Codes that are written for a language and are not its subtag: three letters where it has two, or a country's."""


@cache
def _subtags() -> Mapping[str, frozenset[str]]:
    """Return the subtags there are, by kind: ``languages`` in small letters, ``regions`` in capitals."""
    found: dict[str, set[str]] = {}
    kind = ""
    for line in (
        files("corpus_tools.checks").joinpath("data/language_subtags.txt").read_text(encoding="utf-8").splitlines()
    ):
        if line.startswith("# "):
            kind = line.removeprefix("# ")
        else:
            found.setdefault(kind, set()).update(line.split())
    return {key: frozenset(names) for key, names in found.items()}


def fault_of(tag: str) -> tuple[str, str]:
    """Return what is wrong with a language tag and what to write instead; both are empty if nothing is.

    Example:
        >>> fault_of("en-GB"), fault_of("de"), fault_of("zh-Hant-TW")
        (('', ''), ('', ''), ('', ''))
        >>> fault_of("zz-foo")
        ("there is no language 'zz'", '')
        >>> fault_of("eng")
        ("there is no language 'eng'", 'write en')
        >>> fault_of("en-UK")
        ("there is no region 'UK'", 'write en-GB')
    """
    language, *rest = tag.split("-")
    if language not in _subtags()["languages"]:
        better = SPOKEN_OF.get(language)
        return f"there is no language {shown(language)}", f"write {better}" if better else ""
    scripts = [subtag for subtag in rest if len(subtag) == 4 and subtag.isalpha()]
    at = rest.index(scripts[0]) + 1 if scripts[:1] == rest[:1] and scripts else 0
    region = rest[at] if len(rest) > at else ""
    is_region = (len(region) == 2 and region.isalpha()) or (len(region) == 3 and region.isdigit())
    if is_region and region.upper() not in _subtags()["regions"]:
        better = f"write {tag.replace(region, 'GB')}" if region.upper() == "UK" else ""
        return f"there is no region {shown(region)}", better
    return "", ""


def language_of(view: ArticleDraftView) -> Subject:
    """Return the language of an article as something that its labels rest on."""
    return Subject(Kind.KEY, view.event.target, f"{view.draft.file} language")


def check_language(view: ArticleDraftView) -> Iterator[Diagnostic]:
    """The language of an article must be one that there is."""
    fault, better = fault_of(view.record.language)
    if fault:
        place, subject = view.place("language"), language_of(view)
        yield rules.LANGUAGE_UNKNOWN.found(fault, place, target=view.target, help=better, subject=subject)


def check_statement_language(view: DraftView) -> Iterator[Diagnostic]:
    """The language of a statement must be one that there is."""
    for index, statement in enumerate(view.statements):
        fault, better = fault_of(statement.language)
        if fault:
            place = view.place("statements", index, "language")
            yield rules.LANGUAGE_UNKNOWN.found(fault, place, target=statement.id, help=better)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.LANGUAGE_UNKNOWN, check_language),
    EventCheck(rules.LANGUAGE_UNKNOWN, check_statement_language),
)
"""In the order in which they run."""
