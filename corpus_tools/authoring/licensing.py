"""Whether a new text may stand in the corpus, and what is recorded of its licence and provenance."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus_tools.checks.rights import OPEN_LICENCES, REFERENCE
from corpus_tools.errors import UsageError
from corpus_tools.schemas.vocab import Access
from corpus_tools.text.digest import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus_tools.authoring.asked import AskedArticle
    from corpus_tools.authoring.layout import Plain

RESTRICTED_LICENCE = f"{REFERENCE}restricted"
"""What a text that may not be passed on has in place of a licence, unless somebody says otherwise."""

_NOT_OPEN = re.compile(r"\b(?:NC|ND)\b")
"""Parts of a licence's id that reserve something."""

_WITHOUT = {"--licence": "--access restricted", "--statement-licence": "--statement unavailable"}
"""What to type instead of a licence."""


def choose_access(asked: AskedArticle, *, root: Path, is_fiction: bool) -> Access:
    """Return the access asked for; without a word, a real text that has no open licence stays outside.

    Raises:
        UsageError: if an invented text is to be restricted, or a restricted one lies inside the corpus.
    """
    is_open = is_fiction or asked.licence in OPEN_LICENCES
    access = asked.access or (Access.OPEN if is_open else Access.RESTRICTED)
    if access is Access.RESTRICTED and is_fiction:
        message = "the event is invented, and invented texts are open; leave out --access restricted"
        raise UsageError(message)
    if access is Access.RESTRICTED and asked.file and asked.file.resolve().is_relative_to(root.resolve()):
        message = f"{asked.file} lies inside the corpus, and a restricted text stays outside; move it away first"
        raise UsageError(message)
    return access


def text_rights(asked: AskedArticle, access: Access, *, default: str | None) -> Mapping[str, Plain]:
    """Return the ``rights`` record of an article.

    Of a restricted text's address the host and a digest (that of a text) are kept: the address itself often spells the
    headline.

    Args:
        asked: what somebody said about it.
        access: whether it stands in the corpus.
        default: licence of invented texts; None for a real one.

    Raises:
        UsageError: if licence and access do not go together.
    """
    if access is Access.OPEN:
        if asked.archived is not None:
            message = "--archived is for restricted texts, whose address leads to the archived copy"
            raise UsageError(message)
        return {"licence": open_licence(asked.licence, "--licence", default=default), "fiction": default is not None}
    licence = asked.licence or RESTRICTED_LICENCE
    if not licence.startswith(REFERENCE):
        message = (
            f"a restricted text has no open licence; found --licence {licence}, expected {REFERENCE}…, or leave it out"
        )
        raise UsageError(message)
    rights: dict[str, Plain] = {"licence": licence, "fiction": False}
    if asked.address is not None:
        rights["address"] = {"host": urlsplit(asked.address).hostname, "digest": digest(asked.address)}
    if asked.archived is not None:
        rights["archived"] = asked.archived
    return {**rights, "one_holder": True}


def open_licence(licence: str | None, option: str, *, default: str | None) -> str:
    """Return a licence under which a text may be passed on.

    Args:
        licence: what was asked for.
        option: how it was asked for.
        default: licence of invented texts; None for a real one.

    Raises:
        UsageError: if there is none; the message says what to type.
    """
    if licence is None and default is not None:
        return default
    if licence in OPEN_LICENCES:
        return licence
    if licence is None:
        message = (
            f"under which licence is the text published? add {option} ID, CC-BY-4.0 or its like, or {_WITHOUT[option]}"
        )
        raise UsageError(message)
    near = [] if _NOT_OPEN.search(licence) else get_close_matches(licence, OPEN_LICENCES, n=1)
    hint = f"did you mean {near[0]}?" if near else f"leave {option} out" if default is not None else _WITHOUT[option]
    message = f"{option} {licence} is not among the licences under which a text may be passed on; {hint}"
    raise UsageError(message)
