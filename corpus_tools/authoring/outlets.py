"""Which outlet an article is of: named, or read off the host of its address; never guessed between two."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus_tools.errors import UsageError
from corpus_tools.loaders.paths import MAX_NAME, is_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus_tools.schemas.head import Outlet

NEAR = 0.8
"""Two ids that are more alike than this are taken for one and its misspelling until somebody says otherwise."""

MAX_LISTED = 6
"""Outlets that a message lists."""

_SECOND_LEVELS = frozenset("ac co com edu gov net org".split())
"""Parts of a host that stand before a country's."""


@dataclass(frozen=True, slots=True)
class ChosenOutlet:
    """An outlet.

    Attributes:
        id: its id.
        name: its name, if it is not in ``corpus.toml`` yet; None if it is.
    """

    id: str
    name: str | None = None


def choose_outlet(
    known: Mapping[str, Outlet], *, given: str | None, name: str | None, host: str | None
) -> ChosenOutlet:
    """Return the outlet that was named, or that an address belongs to.

    Args:
        known: outlets of ``corpus.toml``, by id.
        given: id that was asked for.
        name: name of a new outlet.
        host: host of the article's address.

    Raises:
        UsageError: if it cannot be told which outlet is meant; the message says what to type.
    """
    if given is not None:
        return _named(known, given, name)
    if host is None:
        listed = (
            f" (known: {', '.join(sorted(known)[:MAX_LISTED])}{' …' if len(known) > MAX_LISTED else ''})"
            if known
            else ""
        )
        message = f"which outlet published it? add --outlet ID{listed}, for a new one --outlet-name NAME too, or --url ADDRESS"
        raise UsageError(message)
    return _by_host(known, host, name)


def _named(known: Mapping[str, Outlet], given: str, name: str | None) -> ChosenOutlet:
    if given in known:
        return ChosenOutlet(given)
    refuse_name("outlet", given)
    if name is None:
        near = get_close_matches(given, known, n=1, cutoff=0.7)
        hint = f"did you mean --outlet {near[0]}? For" if near else "for"
        message = (
            f"no outlet {given!r} in corpus.toml; {hint} a new one say its name: --outlet {given} --outlet-name NAME"
        )
        raise UsageError(message)
    return ChosenOutlet(given, name)


def _by_host(known: Mapping[str, Outlet], host: str, name: str | None) -> ChosenOutlet:
    own = slug_of_host(host)
    for outlet, record in sorted(known.items()):
        if _bare(outlet) == _bare(own) or record.name.casefold() == host:
            return ChosenOutlet(outlet)
    near = get_close_matches(own, known, n=1, cutoff=NEAR)
    if near and name is None:
        message = (
            f"is {host} the outlet {near[0]!r}? Then add --outlet {near[0]}; "
            f"for a new one --outlet {own} --outlet-name {host}"
        )
        raise UsageError(message)
    return ChosenOutlet(own, name or host)


def host_of(address: str) -> str:
    """Return the host of a web address, without ``www.``.

    Raises:
        UsageError: if it is none.

    Example:
        >>> host_of("https://www.gazette.example/2026/fair?x=1")
        'gazette.example'
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if not host or "." not in host or parts.scheme not in {"http", "https"} or not address.isprintable():
        message = f"--url takes the whole address of a page, https://…; found {address[:80]!r}"
        raise UsageError(message)
    return host


def slug_of_host(host: str) -> str:
    """Return an id for the outlet at a host.

    Example:
        >>> slug_of_host("news.hill-post.co.uk"), slug_of_host("gazette.example")
        ('hill-post', 'gazette')
    """
    parts = host.split(".")[:-1]
    if len(parts) > 1 and parts[-1] in _SECOND_LEVELS:
        parts = parts[:-1]
    return slug(parts[-1]) or slug(host) or "outlet"


def slug(words: str) -> str:
    """Return an id made of some words; empty if none of their letters can stand in one.

    Example:
        >>> slug("Inés Okafor"), slug("2 Hills Post"), slug("!")
        ('ines-okafor', 'x2-hills-post', '')
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    joined = "-".join("".join(c if c.isalnum() else " " for c in plain).split())
    joined = f"x{joined}" if joined[:1].isdigit() else joined
    return joined[:MAX_NAME].rstrip("-")


def refuse_name(kind: str, name: str) -> None:
    """Refuse what may not be the id of an event, an article, an outlet or a person.

    Raises:
        UsageError: with an id that would do.
    """
    if is_id(name):
        return
    near = slug(name.rstrip("/").rpartition("/")[2].removesuffix(".yaml").removesuffix(".txt"))
    hint = f"; try {near}" if near else ""
    message = f"{name[:80]!r} is no id for an {kind}: lower-case words and digits joined by hyphens{hint}"
    raise UsageError(message.replace("an speaker", "a speaker"))


def _bare(name: str) -> str:
    return name.replace("-", "")
