"""The page itself: data, style and script put into one file that loads nothing and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from dataclasses import asdict
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus_tools.review.model import Page

GENERATOR = "corpus-tools show --html"
"""By this name in its head a page is recognised as one of ours."""

HEAD_BYTES = 2000
"""Bytes at the beginning of a page in which its generator is named."""

SCRIPTS = (
    "element.js", "text.js", "state.js", "record.js", "grid.js", "articles.js", "tables.js", "fragment.js",
    "form.js", "composer.js", "filters.js", "panel.js", "frame.js", "page.js",
)  # fmt: skip
"""Parts of the script, in the order in which they are joined."""

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def render_page(page: Page) -> str:
    """Return the page of an event as one HTML file; the same page gives the same bytes.

    Data are in an element that no browser runs; the script puts every value in its place as text.
    """
    style, script = _asset("page.css"), "\n".join(map(_asset, SCRIPTS))
    return _filled(
        _asset("page.html"),
        {
            "policy": policy(style, script),
            "generator": GENERATOR,
            "title": html.escape(f"{page.title} · {page.corpus}"),
            "style": style,
            "data": encode(page),
            "script": script,
        },
    )


def is_page(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a page that was rendered here.

    Example:
        >>> is_page(b'<!doctype html><meta name="generator" content="corpus-tools show --html">'), is_page(b"mine")
        (True, False)
    """
    return f'name="generator" content="{GENERATOR}"'.encode() in head[:HEAD_BYTES]


def encode(page: Page) -> str:
    r"""Return the page's data as JSON in ASCII, without a character that could end the element that holds it."""
    data = json.dumps(asdict(page), ensure_ascii=True, separators=(",", ":"))
    return "".join(_UNSAFE.get(character, character) for character in data)


def policy(style: str, script: str) -> str:
    """Return the security policy: nothing is loaded, and only this style and this script are used."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _asset(name: str) -> str:
    return resources.files("corpus_tools.review").joinpath("assets", name).read_text(encoding="utf-8")


def _filled(template: str, values: dict[str, str]) -> str:
    """Return the template with each ``{{name}}`` replaced; values are not looked into again."""
    pieces = template.split("{{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        filled += [values[name], rest]
    return "".join(filled)
