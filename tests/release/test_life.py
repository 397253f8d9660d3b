"""The life of a dataset: a label fixed, an event added, an item withdrawn; each version compared, numbered and kept."""

import json
import subprocess

import pytest

from corpus_tools.cli.main import main
from corpus_tools.errors import ReleaseError, ReleaseRefusedError
from tests.release.living import Life

import datasets  # isort: skip - after the variables that keep it off line are set

pytestmark = pytest.mark.slow

FIXED = "orchard-lease-2025/vale-digest/qcccc"
WITHDRAWN = "orchard-lease-2025/hillside-post/mcccc"
VERSIONS = ("1.0.0", "2.0.0", "2.1.0", "3.0.0")


def git(life, *words):
    identity = ("-c", "user.name=tester", "-c", "user.email=tester@example.invalid", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(life.root), *identity, *words], check=True, capture_output=True, text=True)
    return done.stdout


def keep(life):
    """Commit and tag the version that was built."""
    git(life, "add", "-A")
    git(life, "commit", "-qm", life.version)
    git(life, "tag", f"v{life.version}")


def refused(life, previous):
    """Return the codes for which the next release is refused, and prove that nothing was put in place."""
    with pytest.raises(ReleaseRefusedError) as caught:
        life.build(previous)
    return {fault[:4] for fault in caught.value.faults}


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """Live through four versions; what each step refuses is asserted on the way."""
    life = Life(tmp_path_factory.mktemp("life"))
    git(life, "init", "-q")
    life.build()
    keep(life)

    life.relabel()
    life.follow("1.0.0")
    assert refused(life, "1.0.0") == {"V601", "V605"}
    life.number("1.0.1")
    assert refused(life, "1.0.0") == {"V601", "V605"}
    life.number("2.0.0")
    assert refused(life, "1.0.0") == {"V605"}
    command = ["diff", str(life.releases / "1.0.0"), str(life.root), "--corpus", str(life.root)]
    assert main([*command, "--errata", "What changed is how strong the claim is."]) == 1
    assert main(command) == 0
    life.build("1.0.0")
    keep(life)

    life.follow("2.0.0")
    life.number("2.0.1")
    life.add_mill()
    assert refused(life, "2.0.0") == {"V601"}
    life.number("2.1.0")
    life.build("2.0.0")
    keep(life)

    life.follow("2.1.0")
    life.number("3.0.0")
    text = (life.root / life.HILL).read_text(encoding="utf-8")
    (life.root / life.HILL).write_text(text[: text.index("- id: mcccc")], encoding="utf-8")
    assert refused(life, "2.1.0") == {"V602"}
    with (life.root / life.HILL).open("a", encoding="utf-8") as out:
        out.write("withdrawn:\n- {id: mcccc, date: 2026-05-01, reason: The annotator asked for it.}\n")
    life.number("2.2.0")
    assert refused(life, "2.1.0") == {"V601"}
    life.number("3.0.0")
    life.build("2.1.0")
    keep(life)
    return life


def ids(life, version, name):
    return (life.releases / version / "ids" / f"{name}.txt").read_text(encoding="utf-8").split()


def rows(life, version, config):
    found = datasets.load_dataset(str(life.releases / version), config, cache_dir=str(life.releases / "cache"))
    return {row["id"]: row for split in found.values() for row in split}


@pytest.mark.parametrize(
    ("old", "new", "bump"), [("1.0.0", "2.0.0", "MAJOR"), ("2.0.0", "2.1.0", "MINOR"), ("2.1.0", "3.0.0", "MAJOR")]
)
def test_the_bump_is_computed_from_the_rows(life, old, new, bump):
    summary = life.compare(old, new)

    assert summary.bump.name == bump
    assert str(summary.needed) == new
    assert summary.report.findings == ()


@pytest.mark.parametrize("version", VERSIONS[1:])
def test_changes_are_readable(life, version, file_regression):
    text = (life.releases / version / "CHANGES.md").read_text(encoding="utf-8")
    file_regression.check(text, basename=f"changes-{version}", extension=".md")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_stays_loadable(life, version):
    quotes, mentions = rows(life, version, "quotes"), rows(life, version, "claim_drift")

    assert quotes[FIXED]["meaning"] == ("fact_changed" if version == "1.0.0" else "strengthened")
    assert ("mill-race-2025/vale-digest/qmmmm" in quotes) == (version >= "2.1.0")
    assert (WITHDRAWN in mentions) == (version < "3.0.0")


def test_ids_of_a_task_tell_old_new_and_same_items_apart(life):
    assert ids(life, "2.0.0", "quote_fidelity-test") == ids(life, "1.0.0", "quote_fidelity-test")
    assert set(ids(life, "2.0.0", "quote_fidelity-test")) - set(ids(life, "2.0.0", "quote_fidelity-test-same")) == {
        FIXED
    }
    assert set(ids(life, "2.1.0", "quote_fidelity-test")) - set(ids(life, "2.1.0", "quote_fidelity-test-same")) == {
        "mill-race-2025/vale-digest/qmmmm"
    }
    assert set(ids(life, "2.1.0", "claim_drift-test")) - set(ids(life, "3.0.0", "claim_drift-test")) == {WITHDRAWN}
    for version in VERSIONS:
        assert set(ids(life, version, "quote_fidelity-test")) == rows(life, version, "quote_fidelity").keys()


def test_rows_say_which_version_brought_and_last_changed_them(life):
    def versions(version, key):
        row = rows(life, version, "quotes")[key]
        return row["version_added"], row["version_changed"]

    assert versions("1.0.0", FIXED) == (None, None)
    assert [versions(version, FIXED) for version in VERSIONS[1:]] == [("1.0.0", "2.0.0")] * 3
    other = "orchard-lease-2025/vale-digest/qdddd"
    assert [versions(version, other) for version in VERSIONS[1:]] == [("1.0.0", "1.0.0")] * 3
    assert versions("3.0.0", "mill-race-2025/vale-digest/qmmmm") == ("2.1.0", "2.1.0")


def test_what_was_withdrawn_keeps_its_id_and_split(life):
    lines = (life.releases / "3.0.0" / "withdrawn.jsonl").read_text(encoding="utf-8").splitlines()

    assert [json.loads(line) for line in lines] == [
        {"id": WITHDRAWN, "split": "test", "date": "2026-05-01", "reason": "The annotator asked for it."}
    ]


def test_the_card_says_what_can_be_compared(life):
    card = (life.releases / "2.0.0" / "README.md").read_text(encoding="utf-8")

    assert "### Compared with 1.0.0" in card
    assert "| `quote_fidelity` | test | 3 | 1 | 0 | 0 |" in card


def test_the_manifest_names_the_release_before(life):
    manifest = json.loads((life.releases / "2.0.0" / "manifest.json").read_bytes())

    assert manifest["previous"] == {"version": "1.0.0", "digest": life.open("1.0.0").digest}
    assert "previous" not in json.loads((life.releases / "1.0.0" / "manifest.json").read_bytes())


def test_git_revisions_are_compared_without_touching_the_working_tree(life, capsys):
    (life.root / "notes.md").write_text("mine")
    before = git(life, "status", "--porcelain"), git(life, "worktree", "list"), git(life, "rev-parse", "HEAD")
    assert main(["diff", "v1.0.0", "v2.0.0", "--corpus", str(life.root)]) == 0
    by_revision = capsys.readouterr().out
    assert main(["diff", "v1.0.0", str(life.releases / "2.0.0"), "--corpus", str(life.root)]) == 0
    by_both = capsys.readouterr().out
    assert main(["diff", str(life.releases / "1.0.0"), str(life.releases / "2.0.0")]) == 0

    assert by_revision == by_both == capsys.readouterr().out
    assert "quote qcccc: meaning `fact_changed` → `strengthened`" in by_revision
    assert before == (git(life, "status", "--porcelain"), git(life, "worktree", "list"), git(life, "rev-parse", "HEAD"))
    (life.root / "notes.md").unlink()


def test_versions_far_apart_are_compared_too(life):
    summary = life.compare("1.0.0", "3.0.0")

    assert summary.bump.name == "MAJOR"
    assert summary.report.findings == ()


def test_a_release_that_corpus_toml_does_not_name_is_no_release_before(life):
    with pytest.raises(ReleaseError, match=r"\[previous\]"):
        life.build("1.0.0")


def test_the_same_build_twice_is_equal_byte_for_byte(life, tmp_path):
    from corpus_tools import pipeline
    from tests.release.making import contents

    pipeline.build(life.root, tmp_path / "again", previous=life.releases / "2.1.0")
    assert contents(tmp_path / "again") == contents(life.releases / "3.0.0")
