"""Addresses of what a report speaks of."""

from __future__ import annotations

from urllib.parse import quote

PAGES = "docs/checks"
"""Folder of the pages of rules, relative to the repository."""


def address_of(repository: str) -> str:
    """Return the address of a repository so that no bracket in it ends a link.

    Example:
        >>> address_of("https://forge.example/a)![x](b/")
        'https://forge.example/a%29%21%5Bx%5D%28b'
    """
    return quote(repository.rstrip("/"), safe=":/%")


def page_of(code: str, repository: str | None = None) -> str:
    """Return the address of the page of a rule: absolute where the repository's is known, else relative to its root.

    Example:
        >>> page_of("A201"), page_of("A201", "https://forge.example/corpus/")
        ('docs/checks/A201.md', 'https://forge.example/corpus/blob/HEAD/docs/checks/A201.md')
    """
    base = f"{address_of(repository)}/blob/HEAD/" if repository else ""
    return f"{base}{PAGES}/{code}.md"
