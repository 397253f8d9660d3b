"""The page of the rules prints the table of edits as the code has it, and every example of it holds."""

from __future__ import annotations

from pathlib import Path

from corpus_tools.fidelity.receipt import TABLE

PAGE = Path(__file__).parents[2] / "docs" / "form-2.md"


def shown(text: str) -> str:
    return text.replace("\u00a0", "⍽").replace("*", r"\*")


def test_the_page_prints_the_table_of_the_code() -> None:
    rows = [
        f"| `{line.name.value}` | `{line.form.value}` | {line.name.definition} | {shown(line.example[0])} → {shown(line.example[1])} |"
        for line in TABLE
    ]
    page = PAGE.read_text(encoding="utf-8")
    missing = [row for row in rows if row not in page]
    assert missing == []
    assert page.count("\n| `") == len(rows)
