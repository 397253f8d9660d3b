"""The hooks this repository publishes and uses itself: they name verbs that exist, see the right files, and bite."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from corpus_tools.cli.main import VERBS

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / ".pre-commit-hooks.yaml"
OWN = ROOT / ".pre-commit-config.yaml"
TINY = ROOT / "tests" / "corpora" / "tiny"
TOOLS = {verb for verbs in VERBS.values() for verb in verbs}

KEYS = {"id", "name", "description", "entry", "language", "files", "require_serial"}
"""Keys of a published hook that versions of pre-commit since 1.13 know."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PUBLISHED.is_file(), reason="the hooks are not part of an installed package"),
]


def published():
    return {hook["id"]: hook for hook in yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))}


def own():
    config = yaml.safe_load(OWN.read_text(encoding="utf-8"))
    return {hook["id"]: hook for repo in config["repos"] for hook in repo["hooks"]}


def test_of_the_hooks_for_a_corpus_fixing_comes_first():
    assert list(published()) == ["corpus-fix", "corpus-check", "compare-quotes"]


def test_the_hook_for_prose_compares_what_changed_with_a_source(tmp_path):
    hook = published()["compare-quotes"]
    assert hook["entry"] == "corpus-tools compare"
    assert set(hook) <= KEYS
    assert re.search(hook["files"], "drafts/monday.md")
    assert not re.search(hook["files"], "corpus.toml")
    (tmp_path / "s.txt").write_text("We may close.")
    (tmp_path / "a.md").write_text("“We may close,” she said.")
    (tmp_path / "b.md").write_text("“We will close,” she said.")
    verb = hook["entry"].split()[1]
    command = [sys.executable, "-m", "corpus_tools", verb, "--source", "s.txt"]
    kept, changed = (
        subprocess.run([*command, name], cwd=tmp_path, check=False).returncode for name in ("a.md", "b.md")
    )
    assert (kept, changed) == (0, 1)


@pytest.mark.parametrize("hook", ["corpus-fix", "corpus-check"])
def test_a_hook_runs_a_verb_that_exists(hook):
    tool, verb, *options = published()[hook]["entry"].split()
    assert (tool, options) == ("corpus-tools", [])
    assert verb in TOOLS
    assert hook == f"corpus-{verb}"


@pytest.mark.parametrize("hook", ["corpus-fix", "corpus-check"])
def test_a_hook_has_the_keys_that_pre_commit_knows(hook):
    about = published()[hook]
    assert set(about) <= KEYS
    assert about["language"] == "python"
    assert about["require_serial"] is True  # two processes would not see each other's events


@pytest.mark.parametrize("hook", ["corpus-fix", "corpus-check"])
def test_this_repository_uses_what_it_publishes(hook):
    installed, used = published()[hook], own()[hook]
    assert {key: used[key] for key in ("entry", "files", "require_serial")} == {
        key: installed[key] for key in ("entry", "files", "require_serial")
    }


@pytest.mark.parametrize(
    ("name", "is_checked", "is_mended"),
    [
        ("annotations/ferry/event.yaml", True, True),
        ("annotations/ferry/courier.yaml", True, True),
        ("annotations/ferry/receipts/courier.holder.json", True, True),
        ("annotations/ferry/photo.png", True, True),
        ("raw/ferry/courier.txt", True, True),
        ("corpus.toml", True, False),
        ("splits.tsv", True, False),
        ("annotations/GUIDELINES.md", False, False),
        ("annotations/schema/article.schema.json", False, False),
        ("README.md", False, False),
        ("tests/corpora/tiny/raw/ferry/courier.txt", False, False),
        ("tests/corpora/tiny/corpus.toml", False, False),
        ("my-corpus.toml", False, False),
    ],
)
def test_a_hook_sees_the_files_of_events(name, is_checked, is_mended):
    seen = {key: re.search(published()[key]["files"], name) is not None for key in ("corpus-fix", "corpus-check")}
    assert seen == {"corpus-fix": is_mended, "corpus-check": is_checked}


def test_every_file_of_this_corpus_is_seen_by_the_check():
    pattern = published()["corpus-check"]["files"]
    names = [
        path.relative_to(ROOT).as_posix() for top in ("annotations", "raw") for path in (ROOT / top).glob("*/**/*")
    ]
    unseen = [name for name in names if (ROOT / name).is_file() and not re.search(pattern, name)]
    assert all(name.startswith("annotations/schema/") for name in unseen)


SEARCHED = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
"""Commands are those of the environment that the tests run in, whether or not it is activated."""

needs_pre_commit = pytest.mark.skipif(
    any(shutil.which(command, path=SEARCHED) is None for command in ("pre-commit", "git", "corpus-tools")),
    reason="needs pre-commit, git and the command",
)


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """Return a repository with a corpus and our hooks, run from this environment since a test installs nothing."""
    shutil.copytree(TINY, tmp_path / "corpus")
    root = tmp_path / "corpus"
    hooks = [hook | {"language": "system"} for key, hook in published().items() if key.startswith("corpus-")]
    (root / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
    (tmp_path / "gitconfig").write_text("[user]\nname = Somebody\nemail = somebody@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PATH", SEARCHED)
    for words in (["init", "--quiet", "-b", "main"], ["add", "--all"], ["commit", "--quiet", "-m", "base"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    command = shutil.which("pre-commit", path=SEARCHED)
    subprocess.run([command, "install"], cwd=root, check=True, capture_output=True)
    return root


def commit(root, how="-am"):
    done = subprocess.run(["git", "commit", how, "change"], cwd=root, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@needs_pre_commit
def test_a_right_commit_passes(corpus):
    path = corpus / "annotations" / "orchard-lease-2025" / "event.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    status, said = commit(corpus)
    assert status == 0, said
    assert said.count("Passed") == 2


@needs_pre_commit
def test_a_wrong_commit_is_refused_with_the_reason(corpus):
    path = corpus / "annotations" / "orchard-lease-2025" / "vale-digest.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("depth: full", "depth: fool", 1), encoding="utf-8")
    status, said = commit(corpus)
    assert status == 1
    assert "S103" in said


@needs_pre_commit
def test_a_fault_that_is_not_staged_does_not_hold_up_what_is(corpus):
    folder = corpus / "annotations" / "orchard-lease-2025"
    for name, old, new in (("event.yaml", "title: ", "title: Of "), ("vale-digest.yaml", "depth: full", "depth: fool")):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    subprocess.run(["git", "add", str(folder / "event.yaml")], cwd=corpus, check=True)
    status, said = commit(corpus, "-m")
    assert status == 0, said
    assert "depth: fool" in (folder / "vale-digest.yaml").read_text(encoding="utf-8")


@needs_pre_commit
def test_a_commit_without_files_of_the_corpus_waits_for_nothing(corpus):
    (corpus / ".pre-commit-config.yaml").write_text(
        (corpus / ".pre-commit-config.yaml").read_text(encoding="utf-8") + "# more\n", encoding="utf-8"
    )
    status, said = commit(corpus)
    assert status == 0, said
    assert said.count("Skipped") == 2


@needs_pre_commit
def test_what_can_be_filled_in_is_filled_in_and_the_commit_waits_for_a_look(corpus):
    path = corpus / "annotations" / "orchard-lease-2025" / "vale-digest.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(
        before.replace("distorted: true, severity: 2", "distorted: false, severity: 0", 1), encoding="utf-8"
    )
    status, said = commit(corpus)
    assert status == 1
    assert "files were modified by this hook" in said
    assert path.read_text(encoding="utf-8") == before
    path.write_text(before + "# more\n", encoding="utf-8")
    status, said = commit(corpus)
    assert status == 0, said
