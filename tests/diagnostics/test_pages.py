"""Every rule has its page, and every page its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus_tools.cli.explain import write_pages
from corpus_tools.cli.main import main
from corpus_tools.diagnostics.catalogue import find_rule, load_rules
from corpus_tools.diagnostics.render.pages import MADE_BY, render_listing, render_pages, render_text
from corpus_tools.errors import UnknownNameError

PAGES = Path(__file__).parents[2] / "docs" / "checks"
REMEDY = "run `corpus-tools explain --write docs/checks` and read what changed"


def test_committed_pages_are_those_of_the_rules():
    committed = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*")}
    assert committed == render_pages(load_rules()), REMEDY


def test_writing_removes_pages_without_a_rule(tmp_path):
    (tmp_path / "A000.md").write_text(f"{MADE_BY}\n\n# A000 gone\n")
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", *(f"{rule.code}.md" for rule in load_rules())}


@pytest.mark.parametrize("name", ["design.md", "README.md", "A000.md", "a-folder"])
def test_no_page_of_somebody_else_is_removed_or_replaced(tmp_path, name, capsys):
    place = tmp_path / name
    place.mkdir() if name == "a-folder" else place.write_text("One's own.")
    assert main(["explain", "--write", str(tmp_path)]) == 2
    assert f"holds {name}, which `explain` did not write" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert name == "a-folder" or place.read_text() == "One's own."


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("nowhere")])
def test_pages_are_not_written_where_a_file_or_a_dangling_link_is(tmp_path, make, capsys):
    make(tmp_path / "checks")
    assert main(["explain", "--write", str(tmp_path / "checks")]) == 2
    assert "cannot be written: file exists" in capsys.readouterr().err


def test_every_rule_says_what_why_wrong_right_and_how_to_mend_it():
    for rule in load_rules():
        assert all((rule.summary.endswith("."), rule.why, rule.wrong, rule.right, rule.fix)), rule.code
        assert int(rule.code[1]) == rule.level


def test_codes_and_names_are_used_once():
    rules = load_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("code", ["A201", "S103", "C502", "V611"])
def test_explanation_is_readable(code, file_regression):
    file_regression.check(render_text(find_rule(code)), basename=f"explain-{code}")


def test_listing_names_every_rule():
    shown = render_listing(load_rules())
    assert all(rule.code in shown for rule in load_rules())


@pytest.mark.parametrize("name", ["A201", "a201", "anchor-mismatch", "Anchor-Mismatch"])
def test_a_rule_is_found_by_code_and_by_name(name):
    assert find_rule(name).code == "A201"


@pytest.mark.parametrize(("name", "near"), [("A21", "A210"), ("anchor-mismach", "anchor-mismatch"), ("R3O1", "R301")])
def test_the_nearest_rules_are_offered(name, near):
    with pytest.raises(UnknownNameError) as error:
        find_rule(name)
    assert near in error.value.known and len(error.value.known) <= 10
