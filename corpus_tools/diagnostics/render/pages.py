"""A rule's page: what ``explain`` prints, what documentation shows, and where that page lies."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from corpus_tools.diagnostics.diagnostic import Level
from corpus_tools.diagnostics.render.markup import fenced, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus_tools.diagnostics.diagnostic import Rule

FAMILIES = {
    Level.FILES: "files and encoding",
    Level.SCHEMA: "schema: keys, types, vocabularies",
    Level.ANCHORING: "anchoring: selectors, zones, texts",
    Level.REFERENCES: "references: names and ids",
    Level.LOGIC: "logic: labels that go together",
    Level.CORPUS: "corpus: what shows across files",
    Level.RELEASE: "release",
}
"""What each level looks at."""

INDEX = "README.md"
"""Name of the page that lists all others."""

MADE_BY = "<!-- Written by `corpus-tools explain --write docs/checks`; edit corpus_tools/diagnostics/catalogue/. -->"
"""First line of every page."""

INTRODUCTION = """\
What `corpus-tools check` and `corpus-tools verify` look for. An error keeps an event from being published, a warning
makes a check fail, a note only informs. `corpus-tools explain CODE` prints the same pages; the reports of
`--format json` are described by [report.schema.json](../report.schema.json)."""
"""What the index begins with."""


def render_text(rule: Rule) -> str:
    """Return the page of a rule for a terminal."""
    return (
        f"{rule.code} {rule.name} ({rule.severity.value}, level {int(rule.level)}: {FAMILIES[rule.level]})\n\n"
        f"  {rule.summary}\n  {rule.why}\n\n"
        f"wrong:\n{_indented(rule.wrong)}\n\nright:\n{_indented(rule.right)}\n\n"
        f"to mend it: {mending(rule)}\n"
        f"to let it stand: {standing(rule)}\n"
    )


def render_markdown(rule: Rule) -> str:
    """Return the page of a rule as Markdown, without a title."""
    parts = (
        prose(rule.summary),
        prose(rule.why),
        "Wrong:",
        fenced(rule.wrong, "yaml"),
        "Right:",
        fenced(rule.right, "yaml"),
        f"**To mend it:** {prose(mending(rule))}",
        f"**To let it stand:** {prose(standing(rule))}",
    )
    return "\n\n".join(parts) + "\n"


def render_listing(rules: Iterable[Rule]) -> str:
    """Return the list of all rules by level, for a terminal."""
    rules = tuple(rules)
    width = max(len(rule.name) for rule in rules)
    lines: list[str] = []
    for level, own in _by_level(rules):
        lines += ["", f"{FAMILIES[level]} (level {int(level)})", ""]
        lines += [f"  {rule.code}  {rule.name:<{width}}  {rule.summary}{_mark(rule)}" for rule in own]
    return "\n".join([*lines[1:], "", "`corpus-tools explain CODE` says more. [fix]: `corpus-tools fix` mends it.", ""])


def render_pages(rules: Iterable[Rule]) -> dict[str, str]:
    """Return every page of ``docs/checks/`` by file name, the index included."""
    rules = tuple(rules)
    pages = {f"{rule.code}.md": _page(rule) for rule in rules}
    return {INDEX: _index(rules), **pages}


def mending(rule: Rule) -> str:
    """Return what to do, in full sentences."""
    does = " `corpus-tools fix` does it." if rule.fixable and "corpus-tools fix" not in rule.fix else ""
    return f"{rule.fix}.{does}"


def standing(rule: Rule) -> str:
    """Return how a finding can be allowed, or why it cannot, in full sentences."""
    allow = f"`allow: [{{code: {rule.code}, target: <id>, reason: <why>}}]`"
    if rule.level is Level.RELEASE or not rule.may_be_allowed:
        return f"it cannot be allowed: {_why_never(rule)}"
    return f"{allow} in the same file."


def _why_never(rule: Rule) -> str:
    match rule.level:
        case Level.FILES | Level.SCHEMA:
            return "what no program can read, nobody can use."
        case Level.RELEASE:
            return "a release that is wrong is built again."
        case Level.CORPUS:
            return "it is found when files are held against each other, and no one file can allow it."
        case _ if rule.fixable:
            return "`corpus-tools fix` computes what belongs there."
        case _ if rule.hides_record:
            return "the labels of the record are not compared while it lasts."
        case _:
            return "a release would publish what nobody has decided."


def _page(rule: Rule) -> str:
    by_fix = " · `corpus-tools fix` mends it" if rule.fixable else ""
    state = f"{rule.severity.value.capitalize()} · level {int(rule.level)}, {prose(FAMILIES[rule.level])}{by_fix}"
    return f"{MADE_BY}\n\n# {rule.code} {rule.name}\n\n{state}\n\n{render_markdown(rule)}"


def _index(rules: tuple[Rule, ...]) -> str:
    parts = [f"{MADE_BY}\n\n# Checks", INTRODUCTION]
    for level, own in _by_level(rules):
        parts.append(f"## Level {int(level)}: {FAMILIES[level]}")
        parts.append("\n".join(_line(rule) for rule in own))
    return "\n\n".join(parts) + "\n"


def _line(rule: Rule) -> str:
    kind = rule.severity.value + (", mended by `corpus-tools fix`" if rule.fixable else "")
    return f"- [{rule.code}]({rule.code}.md) {rule.name} ({kind}): {prose(rule.summary)}"


def _by_level(rules: tuple[Rule, ...]) -> Iterator[tuple[Level, tuple[Rule, ...]]]:
    for level in FAMILIES:
        own = tuple(rule for rule in rules if rule.level is level)
        if own:
            yield level, own


def _mark(rule: Rule) -> str:
    return " [fix]" if rule.fixable else ""


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


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
