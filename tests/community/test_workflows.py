"""Workflows and issue forms: valid, with no more rights than they need, and nothing of a pull request in a shell."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest
import yaml

from corpus_tools.cli.main import VERBS

GITHUB = Path(__file__).parents[2] / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "vendor.github-workflows"),
    **dict.fromkeys(FORMS, "vendor.github-issue-forms"),
    GITHUB / "ISSUE_TEMPLATE" / "config.yml": "vendor.github-issue-config",
}


def read(name):
    return yaml.load((GITHUB / name).read_text(), Loader=yaml.BaseLoader)  # noqa: S506 - `on` is a word here


def steps():
    for path in WORKFLOWS:
        for name, job in read(f"workflows/{path.name}")["jobs"].items():
            for number, step in enumerate(job["steps"]):
                yield pytest.param(step, id=f"{path.stem}-{name}-{number}")


STEPS = list(steps())
SCRIPTS = [step for step in STEPS if "run" in step.values[0]]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_each_file_has_the_form_that_github_reads(path):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[path], str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_what_runs_a_pull_request_may_only_read():
    workflow = read("workflows/ci.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    assert "pull_request_target" not in workflow["on"]


def test_what_may_write_runs_nothing_of_a_pull_request():
    workflow = read("workflows/report.yml")
    (job,) = workflow["jobs"].values()
    checkout, script = job["steps"]
    assert workflow["permissions"] == {}
    assert job["permissions"] == {
        "actions": "read", "contents": "read", "pull-requests": "write", "security-events": "write",
    }  # fmt: skip
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert script["run"] == "python3 .github/scripts/post_report.py"


def test_the_report_follows_the_workflow_that_makes_it():
    assert read("workflows/report.yml")["on"]["workflow_run"]["workflows"] == [read("workflows/ci.yml")["name"]]


def test_green_means_what_anyone_can_run():
    assert read("workflows/ci.yml")["jobs"]["green"]["steps"][-1]["run"] == ".ci/run"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_job_ends_and_older_runs_give_way(path):
    workflow = read(f"workflows/{path.name}")
    assert all(int(job["timeout-minutes"]) <= 60 for job in workflow["jobs"].values())
    assert workflow["concurrency"]["group"]


@pytest.mark.parametrize("step", [step for step in STEPS if "uses" in step.values[0]])
def test_actions_are_pinned_to_commits(step):
    assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_pin_says_which_tag_it_was(path):
    pins = [line for line in path.read_text().splitlines() if "uses:" in line]
    assert all(re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in pins)


@pytest.mark.parametrize("step", [step for step in STEPS if "checkout" in step.values[0].get("uses", "")])
def test_no_token_is_left_behind(step):
    assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("step", SCRIPTS)
def test_every_script_is_one_that_bash_reads(step):
    done = subprocess.run(["bash", "-n"], input=step["run"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("step", SCRIPTS)
def test_no_value_of_a_pull_request_is_pasted_into_a_shell(step):
    assert "${{" not in step["run"]


@pytest.mark.parametrize("step", SCRIPTS)
def test_no_package_index_is_named(step):
    assert not re.search(r"https?://|--(extra-)?index-url", step["run"])


@pytest.mark.parametrize("step", [step for step in SCRIPTS if "corpus-tools " in step.values[0]["run"]])
def test_every_command_is_one_that_the_tools_have(step):
    known = {verb for verbs in VERBS.values() for verb in verbs}
    for line in re.findall(r"corpus-tools ([^>|;\n]*)", step["run"]):
        verb, *words = line.replace('"$format"', "sarif").replace('"$RUNNER_TEMP/release"', "release").split()
        assert verb in known
        parser = ArgumentParser(exit_on_error=False)
        importlib.import_module(f"corpus_tools.cli.{verb}").add_arguments(parser)
        parser.parse_args(words)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_each_field_of_a_form_has_an_id_of_its_own(path):
    ids = [field["id"] for field in read(f"ISSUE_TEMPLATE/{path.name}")["body"] if field["type"] != "markdown"]
    assert len(ids) == len(set(ids))


def test_a_dispute_can_be_filled_in_by_a_link():
    fields = [field for field in read("ISSUE_TEMPLATE/dispute-a-label.yml")["body"] if field["type"] != "markdown"]
    assert [field["id"] for field in fields] == ["target", "label", "stands", "proposed", "reason"]
    assert {field["type"] for field in fields} <= {"input", "textarea"}


def test_an_article_is_sent_in_only_after_both_promises():
    (boxes,) = [field for field in read("ISSUE_TEMPLATE/add-an-article.yml")["body"] if field["type"] == "checkboxes"]
    assert [box["required"] for box in boxes["attributes"]["options"]] == ["true", "true"]


def test_every_owner_is_the_one_placeholder_or_a_handle():
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text().splitlines() if line and line[0] != "#"]
    assert lines[0][0] == "*"
    assert all(re.fullmatch(r"@[A-Za-z0-9-]+(/[a-z0-9-]+)?", owner) for _, *owners in lines for owner in owners)
    assert all(owners for _, *owners in lines)
