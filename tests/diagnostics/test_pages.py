"""Every rule has its page, and every page its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus_tools.cli.explain import write_pages
from corpus_tools.diagnostics.catalogue import find_rule, load_rules
from corpus_tools.diagnostics.diagnostic import Level, Severity
from corpus_tools.diagnostics.render.pages import MADE_BY, render_listing, render_pages, render_text
from corpus_tools.errors import UnknownNameError, UsageError

PAGES = Path(__file__).parents[2] / "docs" / "checks"
REMEDY = "run `corpus-tools explain --write docs/checks` and read what changed"


def test_committed_pages_are_those_of_the_rules():
    committed = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*")}
    assert committed == render_pages(load_rules()), REMEDY


def test_writing_removes_pages_without_a_rule(tmp_path):
    (tmp_path / "A000.md").write_text(f"{MADE_BY}\n\n# A000 gone\n")
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", *(f"{rule.code}.md" for rule in load_rules())}


def test_writing_leaves_alone_what_it_has_not_written(tmp_path):
    (tmp_path / "design.md").write_text("a page of somebody's own")
    write_pages(tmp_path)
    assert (tmp_path / "design.md").read_text() == "a page of somebody's own"


@pytest.mark.parametrize("name", ["README.md", "A201.md"])
def test_writing_refuses_a_folder_with_other_pages_of_these_names(tmp_path, name):
    (tmp_path / name).write_text("a page of somebody's own")
    with pytest.raises(UsageError, match=name):
        write_pages(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_writing_where_a_file_is_is_refused_in_a_line(tmp_path):
    (tmp_path / "checks").write_text("a file")
    with pytest.raises(UsageError, match="checks cannot be written"):
        write_pages(tmp_path / "checks")


def test_every_rule_says_what_why_wrong_right_and_how_to_mend_it():
    for rule in load_rules():
        assert all((rule.summary.endswith("."), rule.why, rule.wrong, rule.right, rule.fix)), rule.code
        assert int(rule.code[1]) == rule.level


def test_nothing_that_is_computed_can_be_allowed_to_differ():
    """What `fix` computes, and what keeps labels from being computed and compared, is an error to the end."""
    rules = [rule for rule in load_rules() if rule.severity is Severity.ERROR and rule.level is not Level.RELEASE]
    computed = {rule.code for rule in rules if rule.fixable or rule.hides_record or rule.level <= Level.SCHEMA}
    computed -= {"A206"}  # words beside a selector are a person's
    assert computed >= {"L401", "L402", "A201", "A207", "R302", "S103", "F010"}
    assert {rule.code for rule in rules if rule.may_be_allowed} & computed == set()


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
