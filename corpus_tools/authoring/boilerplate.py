"""Which words of a page are not words of the report: one line at a time, by how such lines are worded in English.

A line is looked at strictly in the middle of a report, where a wrong guess would cut the report in two, and loosely
at its end, where a page's own words stand. Some patterns are those of spun pages, whose programs replace the words
of the page's furniture too (``Source:`` becomes ``Supply:``).
"""

from __future__ import annotations

import re
from typing import Final

from corpus_tools.schemas.vocab import BoilerplateKind

MAX_LINE: Final = 320
"""Longest line of a page's own words, in code points; the longest of the annotated ones has 157."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?"
_CLOCK = r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s?(?:[A-Z]{2,4}|UTC|GMT)(?:[+-]\d+)?)?"
_DAY = (
    rf"(?:(?:{_WEEKDAY}),?\s)?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_DATE = re.compile(rf"^(?:on\s)?{_DAY}(?:,?\s(?:at\s|[-–|·]\s)?{_CLOCK})?$", re.IGNORECASE)
_DATE_INSIDE = re.compile(rf"\b{_DAY}(?!\w)|\b\d+\s?min(?:ute)?s?(?:\sread)?\b|-?\d+\s?°?\s?[CF]\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s[|·•]\s")

_K = BoilerplateKind

_POINTING = r"\s*(?:[:>›»|–—-]|$)"
_NAMES = r"^(?:[A-Z][\w’'.-]+ ){2,3}"
_SHARING = r"(?:copy link|print|e-?mail|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest)"
_AUTHOR = r"(?:reporter|writer|journalist|editor|correspondent|columnist|author|blogger)"

_STRICT: dict[BoilerplateKind, tuple[str, ...]] = {
    _K.LEGAL_NOTICE: (r"^(?:©|\(c\)\s|copyright\b)", r"\ball rights reserved\b"),
    _K.COMMENT_FORM: (
        r"^(?:leave|post|add|write|cancel) a? ?(?:reply|comment)\b",
        r"^please enter your (?:comment|name|e-?mail)",
        r"\be-?mail (?:address )?will not be (?:published|shown)",
        r"^required fields are marked|^save my name\b|\b(?:in|on) this browser for the\b",
        r"^\d+ comments?$|^comments? ?(?:\(\d+\))?$|^[A-Z ]{0,24}\bA REPLY$",
    ),
    _K.NEWSLETTER_PROMO: (
        r"\bnewsletter$|^subscribe\b|(?:^|[.!?…:,] )sign up\b",
        r"\b(?:in|to) your (?:own )?in-?box\b|^did a friend forward\b",
        r"^get (?:our|the) [^.]*\b(?:newsletter|every (?:day|morning|week)|sign up)\b",
    ),
    _K.RELATED_LINK: (
        rf"^(?:also read|read (?:also|more|next)|see also|watch also|more (?:on this|from)|recommended){_POINTING}",
        rf"^(?:keep reading|further reading|what to read next|in other news|don[’']t miss|up next){_POINTING}",
        rf"^(?:next article|previous article|you (?:may|might) also (?:like|enjoy)){_POINTING}",
        rf"^(?:related|associated)(?: articles?| stories| story| posts?| news| topics?| coverage)?{_POINTING}",
        r"^(?:latest|related|popular|trending|recent|top|most (?:read|popular)) (?:articles?|news|posts?|stories)$",
        r"^(?:trending|most (?:read|popular|viewed)|editor[’']s picks?)(?: now| today)?:?$",
    ),
    _K.SOURCE_LINK: (
        r"^(?:sources?|supply|via|origin(?:al)?):|^source link$",
        r"^(?:read|view|see) (?:the )?(?:original|full) (?:article|post|story)",
        r"^this (?:article|story|post) (?:first|originally|was (?:first|originally))\b",
    ),
    _K.WIDGET: (
        r"^(?:share|tweet|pass) (?:this|it)(?: story| article| post| page| on)?\b|^share$|^advertis(?:ement|ing)$",
        rf"^{_SHARING}(?:\s*[|·,/]?\s*{_SHARING})*$",
        r"^vote:|^poll$|^(?:play|pause|loading)\b[^.]{0,20}$",
    ),
    _K.PAGE_METADATA: (
        r"^(?:home|news|world)\s*[>›»/]|^home\s*\|\s[^.!?]*$|^[^.!?>›»]{2,25}(?:\s[>›»]\s[^.!?>›»]{2,40})+$",
        r"^(?:published|posted|updated|last (?:updated|modified)|filed)(?::| (?:on|in|by|at|under|\d))[^.]{0,90}$",
        r"^(?:tags?|categor(?:y|ies)|topics?|section|reading time):[^.]{0,90}$",
        r"^-?\d+(?:\.\d+)?\s?°?\s?[CF]$|^\d+ min(?:ute)?s? read$|^(?:date\s)?\S{0,12}\s?https?://\S+$",
        r"^(?:opinion|analysis|exclusive|breaking(?: news)?|live|video|editorial|explainer|interview)$",
    ),
}

_LOOSE: dict[BoilerplateKind, tuple[str, ...]] = {
    _K.LEGAL_NOTICE: (
        r"\b(?:disclaimer|(?:privacy|cookie) policy|terms of (?:use|service)|accepts? no liability)\b",
        r"\b(?:financial|investment|legal) advice\b|\bcorrect(?:s|ions?)\b[^.]*\b(?:errors?|policy|desk)\b",
        r"\b(?:produced|prepared|generated|written) (?:with|by) (?:automated|artificial|the help of|an? (?:ai|machine))\b",
        r"\b(?:is|are) (?:entirely )?(?:fictional|invented|fiction)\b",
    ),
    _K.AUTHOR_BIO: (
        rf"^[Aa]bout the author|\b[Vv]iew (?:full |Full )?[Pp]rofile\b|\b{_AUTHOR} by (?:day|trade)\b",
        rf"{_NAMES}(?:is|was) (?:an?|the|our) [^.]*\b{_AUTHOR}\b",
        rf"{_NAMES}(?:writes|covers|reports|edits|has (?:covered|written|reported|edited|been))\b",
    ),
    _K.CALL_TO_ACTION: (
        r"\b(?:donate|support (?:us|our (?:work|journalism|reporting))|download (?:the|our) app|get in touch)\b",
        r"\b(?:follow|like|join|contact|write to|send) us\b|^have (?:you )?(?:a |got a )?(?:tip|story)\b",
        r"\bbecome a (?:member|friend|patron|supporter|subscriber)\b",
    ),
    _K.NEWSLETTER_PROMO: (r"\b(?:newsletter|subscribe|mailing list|unsubscribe)\b",),
    _K.SOURCE_LINK: (r"^(?:www\.|https?://)\S+$|^\(?with (?:inputs|material) from\b",),
    _K.WIDGET: (r"^(?:share|print|listen|watch)\b[^.]{0,40}$",),
}

_CASED = frozenset({_K.AUTHOR_BIO})
"""Kinds whose patterns look for names."""


def _compiled(patterns: dict[BoilerplateKind, tuple[str, ...]]) -> tuple[tuple[BoilerplateKind, re.Pattern[str]], ...]:
    """Return one pattern a kind, in the order in which they are tried."""
    return tuple(
        (kind, re.compile("|".join(words), 0 if kind in _CASED else re.IGNORECASE)) for kind, words in patterns.items()
    )


STRICT, LOOSE = _compiled(_STRICT), _compiled(_LOOSE)


def kind_of(line: str, *, is_at_end: bool = False) -> BoilerplateKind | None:
    """Return what a line of a page is if it is none of the report's; None if it may be the report's.

    Args:
        line: a line without white space at its edges.
        is_at_end: whether nothing of the report follows.

    Example:
        >>> kind_of("Read also: Ten walks above the town"), kind_of("October 21, 2026"), kind_of("The mayor agreed.")
        (<BoilerplateKind.RELATED_LINK: 'related_link'>, <BoilerplateKind.PAGE_METADATA: 'page_metadata'>, None)
    """
    if len(line) > MAX_LINE:
        return None
    for kind, pattern in (*STRICT, *(LOOSE if is_at_end else ())):
        if pattern.search(line):
            return kind
    return BoilerplateKind.PAGE_METADATA if _is_metadata(line) else None


def _is_metadata(line: str) -> bool:
    """Whether a line is a date, or several short things side by side, a date or the like among them."""
    if _DATE.match(line):
        return True
    return bool(_SEPARATOR.search(line)) and bool(_DATE_INSIDE.search(line))
