"""What may not be looked into is one line, whichever verb is asked to."""

from importlib import import_module
from pathlib import Path

import pytest

from corpus_tools.cli.main import main
from tests.unreadable import closed_folder

pytestmark = pytest.mark.slow

TINY = Path(__file__).parents[1] / "corpora" / "tiny"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A release, so that everything a verb imports is loaded while it may be."""
    out = tmp_path_factory.mktemp("released") / "release"
    for words in (
        ["build", "--corpus", TINY, "--out", out],
        ["verify", out],
        ["diff", out, out],
        ["stats", "--corpus", TINY],
        ["publish", "--release", out, "--to", out.parent / "shelf"],
    ):
        assert main([str(word) for word in words]) == 0
    main(["audit", "--corpus", str(TINY), "--release", str(out)])
    import_module("corpus_tools.cli.splits")
    return out


VERBS = {
    "audit": ["audit", "--corpus", "CLOSED"],
    "stats": ["stats", "--corpus", "CLOSED"],
    "build": ["build", "--corpus", "CLOSED", "--out", "HOME/out"],
    "splits": ["splits", "assign", "--corpus", "CLOSED"],
    "verify": ["verify", "CLOSED"],
    "diff": ["diff", "CLOSED", "CLOSED"],
    "hydrate": ["hydrate", "--corpus", "CLOSED", "--from", "HOME/texts"],
    "texts to hydrate from": ["hydrate", "--corpus", "HOME/tiny", "--from", "CLOSED"],
    "a release to publish": ["publish", "--release", "CLOSED", "--to", "HOME/shelf"],
}


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("name", VERBS)
def test_a_closed_folder_is_one_line(name, capsys):
    with closed_folder("closed", copies=[TINY]) as home:
        words = [word.replace("CLOSED", f"{home}/closed/tiny").replace("HOME", str(home)) for word in VERBS[name]]
        assert main(words) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said and len(said.splitlines()) == 1
    assert "/closed" in said


def test_a_folder_of_texts_that_is_closed_is_no_clean_audit(released, capsys):
    with closed_folder("closed", copies=[TINY, released]) as home:
        words = ["audit", "--corpus", home / "tiny", "--release", home / "release", "--from", home / "closed"]
        assert main([str(word) for word in words]) == 2
    assert "closed cannot be looked into: permission denied" in capsys.readouterr().err
