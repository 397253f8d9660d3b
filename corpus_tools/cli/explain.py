"""``corpus-tools explain``: what a code stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import find_rule, load_rules

if TYPE_CHECKING:
    import argparse

    from corpus_tools.diagnostics.diagnostic import Rule

HELP = "say what a code stands for, with a wrong and a right example"

_FAMILIES = {
    0: "files and encoding",
    1: "schema: keys, types, vocabularies",
    2: "anchoring: selectors, zones, texts",
    3: "references: names and ids",
    4: "logic: labels that go together",
    5: "corpus: what shows across files",
    6: "release",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help="code or name of a rule, e.g. A201; all are listed without"
    )


def run(options: argparse.Namespace) -> int:
    """Print one rule, or the list of all."""
    code: str | None = options.code
    print(listing(load_rules()) if code is None else explanation(find_rule(code)), end="")
    return 0


def explanation(rule: Rule) -> str:
    """Return the page of one rule."""
    mended = " `corpus-tools fix` does it." if rule.fixable and "corpus-tools fix" not in rule.fix else ""
    return (
        f"{rule.code} {rule.name} ({rule.severity.value}, level {int(rule.level)}: {_FAMILIES[rule.level]})\n\n"
        f"  {rule.summary}\n  {rule.why}\n\n"
        f"wrong:\n{_indented(rule.wrong)}\n\nright:\n{_indented(rule.right)}\n\n"
        f"to mend it: {rule.fix}.{mended}\n"
        f"to let it stand: allow: [{{code: {rule.code}, target: <id>, reason: <why>}}] in the same file.\n"
    )


def listing(rules: tuple[Rule, ...]) -> str:
    """Return the list of all rules, by level."""
    width = max(len(rule.name) for rule in rules)
    lines: list[str] = []
    for level, family in _FAMILIES.items():
        own = [rule for rule in rules if rule.level == level]
        if own:
            lines += ["", f"{family} (level {level})", ""]
            lines += [f"  {rule.code}  {rule.name:<{width}}  {rule.summary}{_mark(rule)}" for rule in own]
    return "\n".join([*lines[1:], "", "`corpus-tools explain CODE` says more. [fix]: `corpus-tools fix` mends it.", ""])


def _mark(rule: Rule) -> str:
    return " [fix]" if rule.fixable else ""


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
