"""What CONTRIBUTING says can be typed: every command is one that the tools understand, every link leads somewhere."""

from __future__ import annotations

import importlib
import re
import shlex
from argparse import ArgumentParser
from pathlib import Path

import pytest

from corpus_tools.cli.main import VERBS

ROOT = Path(__file__).parents[2]
PAGES = ["CONTRIBUTING.md", "docs/editors.md", "CREDITS.md"]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"corpus-tools ([a-z][^`\n]*)", CONTRIBUTING.replace("\\\n", " "))))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_one_that_the_tools_understand(command):
    verb, *words = shlex.split(command)
    assert verb in {verb for verbs in VERBS.values() for verb in verbs}
    if words == ["--help"]:
        return
    parser = ArgumentParser(exit_on_error=False)
    importlib.import_module(f"corpus_tools.cli.{verb}").add_arguments(parser)
    parser.parse_args(words)


def test_the_commands_of_the_first_hour_are_there_in_their_order():
    verbs = [re.search(rf"corpus-tools {verb} ", CONTRIBUTING).start() for verb in ("new", "suggest", "show", "fix")]
    assert verbs == sorted(verbs)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target


def test_the_forms_have_the_names_that_contributing_gives_them():
    forms = (ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")
    forms = [*forms, ROOT / ".github" / "ISSUE_TEMPLATE" / "correction-or-removal.yml"]
    names = [re.match(r"name: (.*)", form.read_text(encoding="utf-8"))[1] for form in forms]
    assert all(f"*{name}*" in CONTRIBUTING for name in names)
