"""What changed since a branch left another one: whatever its state in git, wherever the corpus lies, whoever asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.errors import UsageError
from corpus_tools.loaders.changed import find_changes
from corpus_tools.release.diff.release_info import lay_out

TINY = Path(__file__).parents[1] / "corpora" / "tiny"
ORCHARD, HARBOUR = "orchard-lease-2025", "harbour-lamp-2025"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder, *words):
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def repository(folder):
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=base")


@pytest.fixture(autouse=True)
def own_git(tmp_path, monkeypatch):
    config = tmp_path / "gitconfig"
    config.write_text('[user]\nname = Somebody\nemail = somebody@example.org\n[protocol "file"]\nallow = always\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def corpus(tmp_path):
    """Return a copy of the tiny corpus on a branch that left main, in a repository of its own."""
    root = tmp_path / "corpus"
    shutil.copytree(TINY, root)
    repository(root)
    git(root, "checkout", "--quiet", "-b", "work")
    return root


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(path):
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")


def test_nothing_changed(corpus):
    asked = pipeline.changed(corpus)
    assert (asked.base, asked.events, asked.files, asked.gone) == ("main", (), (), ())


def test_committed_staged_unstaged_and_untracked_files_count_alike(corpus):
    folder = corpus / "annotations" / ORCHARD
    append(folder / "event.yaml")
    git(corpus, "commit", "--quiet", "--all", "--message=one")
    append(folder / "vale-digest.yaml")
    git(corpus, "add", "--all")
    append(folder / "hillside-post.yaml")
    (folder / "new.yaml").write_text("new")
    names = ("event.yaml", "hillside-post.yaml", "new.yaml", "vale-digest.yaml")
    assert find_changes(corpus).files == tuple(f"annotations/{ORCHARD}/{name}" for name in names)
    assert pipeline.changed(corpus).events == (ORCHARD,)


def test_what_main_did_meanwhile_does_not_count(corpus):
    git(corpus, "checkout", "--quiet", "main")
    append(corpus / "annotations" / HARBOUR / "event.yaml")
    git(corpus, "commit", "--quiet", "--all", "--message=meanwhile")
    git(corpus, "checkout", "--quiet", "work")
    append(corpus / "annotations" / ORCHARD / "event.yaml")
    assert pipeline.changed(corpus).events == (ORCHARD,)


def test_a_file_that_was_only_touched_did_not_change(corpus):
    os.utime(corpus / "annotations" / ORCHARD / "event.yaml", (1, 1))
    assert find_changes(corpus).files == ()


def test_a_file_that_git_ignores_does_not_count(corpus):
    (corpus / ".git" / "info" / "exclude").write_text("*.tmp\n")
    (corpus / "raw" / ORCHARD / "x.tmp").write_text("x")
    assert find_changes(corpus).files == ()


def test_a_rename_concerns_both_events(corpus):
    git(corpus, "mv", f"raw/{ORCHARD}/vale-digest.txt", f"annotations/{HARBOUR}/vale-digest.txt")
    assert pipeline.changed(corpus).events == (HARBOUR, ORCHARD)


def test_an_event_that_lost_a_file_is_checked_and_one_that_lost_all_is_gone(corpus):
    (corpus / "raw" / ORCHARD / "vale-digest.txt").unlink()
    for folder in (corpus / "annotations" / HARBOUR, corpus / "raw" / HARBOUR):
        shutil.rmtree(folder, ignore_errors=True)
    asked = pipeline.changed(corpus)
    assert (asked.events, asked.gone) == ((ORCHARD,), (HARBOUR,))


def test_a_line_of_the_splits_concerns_its_event_alone(corpus):
    edit(corpus / "splits.tsv", f"{ORCHARD}\ttrain", f"{ORCHARD}\ttest")
    assert pipeline.changed(corpus).events == (ORCHARD,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "A tiny', 'title = "A very tiny'),
        ("[annotators.tester]", '[outlets.late-post]\nname = "Late Post"\ninvented = true\n\n[annotators.tester]'),
        ("# A whole", "# The whole"),
    ],
)
def test_a_new_outlet_or_title_concerns_no_event(corpus, old, new):
    edit(corpus / "corpus.toml", old, new)
    asked = pipeline.changed(corpus)
    assert (asked.events, asked.files) == ((), ("corpus.toml",))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("max_run_words = 7", "max_run_words = 6"),
        ("[outlets.vale-digest]", "[outlets.dale-digest]"),
        ('name = "Vale Digest"', 'name = "Dale Digest"'),
        ("[annotators.tester]", "[annotators.taster]"),
        ('guideline = "0.1"', 'guideline = "0.2"'),
        ("[corpus]", "[corpus"),
    ],
)
def test_any_other_change_of_the_head_concerns_every_event(corpus, old, new):
    edit(corpus / "corpus.toml", old, new)
    asked = pipeline.changed(corpus)
    assert asked.events is None
    assert asked.scope == ()


def test_checks_read_nothing_of_the_head_whose_change_would_go_unseen():
    package = Path(pipeline.__file__).parent
    sources = "".join(
        path.read_text(encoding="utf-8") for part in ("checks", "fidelity") for path in (package / part).glob("**/*.py")
    )
    sources = sources.replace("head.file.corpus.guideline", "")
    read = {piece.split(".")[0].split("\n")[0].split()[0].rstrip(",)(") for piece in sources.split("head.file.")[1:]}
    assert read <= {"outlets", "annotators", "leak", "texts", "licences"}


def test_odd_names_arrive_as_they_are(corpus):
    folder = corpus / "raw" / ORCHARD
    names = ['with "quotes".txt', "línea\nnueva.txt", "-dash.txt", " space.txt", "tab\t.txt", ":colon*.txt"]
    for name in names:
        (folder / name).write_text("x")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("x")
    found = {name.removeprefix(f"raw/{ORCHARD}/") for name in find_changes(corpus).files}
    assert found == {*names, os.fsdecode(b"\xff.txt")}


def test_a_corpus_inside_a_larger_repository(tmp_path):
    outer = tmp_path / "outer"
    shutil.copytree(TINY, outer / "data" / "corpus")
    (outer / "README").write_text("x")
    repository(outer)
    root = outer / "data" / "corpus"
    (outer / "README").write_text("y")
    (outer / "annotations").mkdir()
    (outer / "annotations" / "x.yaml").write_text("y")
    append(root / "annotations" / ORCHARD / "event.yaml")
    (root / "raw" / ORCHARD / "new.txt").write_text("y")
    edit(root / "splits.tsv", f"{HARBOUR}\treal", f"{HARBOUR}\ttest")
    asked = pipeline.changed(root)
    assert asked.files == (f"annotations/{ORCHARD}/event.yaml", f"raw/{ORCHARD}/new.txt", "splits.tsv")
    assert asked.events == (HARBOUR, ORCHARD)


def test_a_worktree(corpus, tmp_path):
    git(corpus, "worktree", "add", "--quiet", "-b", "other", str(tmp_path / "tree"), "main")
    append(tmp_path / "tree" / "annotations" / ORCHARD / "event.yaml")
    assert pipeline.changed(tmp_path / "tree").events == (ORCHARD,)
    assert pipeline.changed(corpus).events == ()


def test_what_a_hook_of_another_repository_is_told_misleads_nobody(corpus, tmp_path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index.lock")
    monkeypatch.setenv("GIT_PREFIX", "annotations/")
    append(corpus / "annotations" / ORCHARD / "event.yaml")
    assert pipeline.changed(corpus).events == (ORCHARD,)


def test_in_a_hook_what_is_being_committed_counts(corpus):
    hook = corpus / ".git" / "hooks" / "pre-commit"
    code = "from pathlib import Path; from corpus_tools import pipeline; print(pipeline.changed(Path.cwd()).events)"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n'{sys.executable}' -c '{code}' > found\n")
    hook.chmod(0o755)
    append(corpus / "annotations" / ORCHARD / "event.yaml")
    append(corpus / "annotations" / HARBOUR / "event.yaml")
    git(corpus, "commit", "--quiet", "--message=part", f"annotations/{ORCHARD}/event.yaml")
    assert (corpus / "found").read_text().strip() == str((HARBOUR, ORCHARD))


def test_nothing_that_the_repository_configures_is_run(corpus, tmp_path):
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "diff.mine.textconv", "diff.mine.command", "core.pager"):
        git(corpus, "config", key, str(program))
    for hook in ("post-index-change", "fsmonitor-watchman"):
        shutil.copy(program, corpus / ".git" / "hooks" / hook)
    for driver in ("mine", "of=mine.and=more"):
        for key in ("clean", "process"):
            git(corpus, "config", f"filter.{driver}.{key}", str(program))
        git(corpus, "config", f"filter.{driver}.required", "true")
    (corpus / ".git" / "info" / "attributes").write_text(
        "*.yaml diff=mine filter=mine\n*.tsv filter=of=mine.and=more\n"
    )
    append(corpus / "annotations" / ORCHARD / "event.yaml")
    edit(corpus / "splits.tsv", f"{ORCHARD}\ttrain", f"{ORCHARD}\ttest")
    assert pipeline.changed(corpus).events == (ORCHARD,)
    assert not (tmp_path / "ran").exists()


def test_nothing_that_the_repository_configures_is_run_for_an_older_revision(corpus, tmp_path):
    git(corpus, "config", "filter.mine.smudge", f"touch '{tmp_path}/ran'; cat")
    (corpus / ".git" / "info" / "attributes").write_text("*.yaml filter=mine\n")
    lay_out(corpus, git(corpus, "rev-parse", "HEAD"), tmp_path / "older")
    assert (tmp_path / "older" / "corpus.toml").read_bytes() == (corpus / "corpus.toml").read_bytes()
    assert not (tmp_path / "ran").exists()


def test_a_filter_of_the_users_own_is_asked(corpus):
    (corpus / ".git" / "info" / "attributes").write_text("*.txt filter=mine\n")
    path = corpus / "raw" / ORCHARD / "vale-digest.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("\n", "\n# more\n", 1), encoding="utf-8")
    append(corpus / "annotations" / HARBOUR / "event.yaml")
    git(corpus, "config", "--global", "filter.mine.clean", "sed '/^# more$/d'")
    assert pipeline.changed(corpus).events == (HARBOUR,)


def test_a_repository_that_somebody_committed_into_the_corpus_is_none(corpus, tmp_path):
    """A folder with the entries of a bare repository would be taken for one, its configuration with it."""
    git(tmp_path, "clone", "--quiet", "--bare", str(corpus), "bare")
    git(tmp_path / "bare", "branch", "--quiet", "--force", "main", "work")
    for name in ("HEAD", "config", "objects", "refs", "packed-refs"):
        (tmp_path / "bare" / name).rename(corpus / name)
    (corpus / ".git").rename(tmp_path / ".git")
    with pytest.raises(UsageError, match="bareRepository"):
        pipeline.changed(corpus)


def test_a_repository_inside_an_event_does_not_hide_it(corpus):
    for folder in (corpus / "annotations" / "late-news", corpus / "raw" / ORCHARD / "more"):
        folder.mkdir()
        (folder / "event.yaml").write_text("title: x\n")
        repository(folder)
    assert pipeline.changed(corpus).events == ("late-news", ORCHARD)


def test_what_a_partial_clone_lacks_is_not_fetched(corpus, tmp_path):
    """Git would run the program that the configuration names to fetch it."""
    git(corpus, "config", "uploadpack.allowFilter", "true")
    git(corpus, "checkout", "--quiet", "main")
    edit(corpus / "splits.tsv", f"{ORCHARD}\ttrain", f"{ORCHARD}\ttest")
    git(corpus, "commit", "--quiet", "--all", "--message=two")
    git(tmp_path, "clone", "--quiet", "--no-local", "--filter=blob:none", "--branch=main", str(corpus), "clone")
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    program.chmod(0o755)
    git(tmp_path / "clone", "config", "remote.origin.uploadpack", str(program))
    assert pipeline.changed(tmp_path / "clone", "HEAD~1").events == (HARBOUR, ORCHARD)  # as if every line were new
    assert not (tmp_path / "ran").exists()


def test_settings_of_the_user_change_nothing(corpus):
    for key, value in (("diff.relative", "true"), ("diff.noprefix", "true"), ("status.showUntrackedFiles", "no"),
                       ("diff.renames", "copies"), ("core.quotePath", "false"), ("color.ui", "always")):  # fmt: skip
        git(corpus, "config", key, value)
    append(corpus / "annotations" / ORCHARD / "event.yaml")
    (corpus / "raw" / ORCHARD / "new.txt").write_text("x")
    assert find_changes(corpus).files == (f"annotations/{ORCHARD}/event.yaml", f"raw/{ORCHARD}/new.txt")


def test_the_base_is_where_the_branch_came_from(corpus, tmp_path):
    git(tmp_path, "clone", "--quiet", "--branch=main", str(corpus), "clone")
    clone = tmp_path / "clone"
    assert find_changes(clone).base == "origin/HEAD"
    git(clone, "checkout", "--quiet", "-b", "mine", "--track", "origin/work")
    assert find_changes(clone).base == "origin/work"


def test_a_branch_that_was_pushed_is_not_compared_with_itself(corpus, tmp_path):
    git(tmp_path, "clone", "--quiet", "--branch=main", str(corpus), "clone")
    clone = tmp_path / "clone"
    git(clone, "checkout", "--quiet", "-b", "mine")
    append(clone / "annotations" / ORCHARD / "event.yaml")
    git(clone, "commit", "--quiet", "--all", "--message=mine")
    git(clone, "push", "--quiet", "--set-upstream", "origin", "mine")
    assert pipeline.changed(clone).events == (ORCHARD,)


def test_a_base_can_be_named(corpus):
    append(corpus / "annotations" / ORCHARD / "event.yaml")
    git(corpus, "commit", "--quiet", "--all", "--message=one")
    assert pipeline.changed(corpus, "HEAD").events == ()
    assert pipeline.changed(corpus, "HEAD~1").events == (ORCHARD,)


@pytest.mark.parametrize(("base", "said"), [("nowhere", "knows no branch"), ("--exec=x", "knows no branch")])
def test_a_base_that_is_not_there_is_named(corpus, base, said):
    with pytest.raises(UsageError, match=said):
        pipeline.changed(corpus, base)


def test_without_any_base_the_message_says_what_to_type(corpus):
    git(corpus, "branch", "--quiet", "-D", "main")
    with pytest.raises(UsageError, match="--changed origin/main"):
        pipeline.changed(corpus)


def test_before_the_first_commit_everything_is_new(corpus):
    git(corpus, "checkout", "--quiet", "--orphan", "fresh")
    with pytest.raises(UsageError, match="no commit yet"):
        pipeline.changed(corpus)


def test_histories_without_a_common_commit(corpus):
    git(corpus, "checkout", "--quiet", "--orphan", "fresh")
    git(corpus, "commit", "--quiet", "--message=fresh")
    with pytest.raises(UsageError, match="no history in common with main"):
        pipeline.changed(corpus)


def test_a_shallow_clone_is_told_to_reach_back(corpus, tmp_path):
    git(corpus, "commit", "--quiet", "--allow-empty", "--message=one")
    git(corpus, "checkout", "--quiet", "main")
    git(corpus, "commit", "--quiet", "--allow-empty", "--message=two")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=work", f"file://{corpus}", "clone")
    with pytest.raises(UsageError, match="fetch-depth: 0"):
        pipeline.changed(tmp_path / "clone", "origin/main")


def test_without_a_repository_paths_are_to_be_named(tmp_path, monkeypatch):
    shutil.copytree(TINY, tmp_path / "corpus")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(UsageError, match="name paths instead"):
        pipeline.changed(tmp_path / "corpus")


def test_without_git_that_is_said(corpus, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git is not installed"):
        pipeline.changed(corpus)


def test_a_corpus_that_the_repository_around_it_ignores(tmp_path):
    shutil.copytree(TINY, tmp_path / "outer" / "corpus")
    (tmp_path / "outer" / ".gitignore").write_text("corpus/\n")
    repository(tmp_path / "outer")
    with pytest.raises(UsageError, match="ignores the corpus"):
        pipeline.changed(tmp_path / "outer" / "corpus")
