import shutil
from pathlib import Path

import pytest

from corpus_tools.cli.main import main

CORPORA = Path(__file__).parents[1] / "corpora"
POST = "annotations/orchard-lease-2025/hillside-post.yaml"


@pytest.fixture
def tiny(tmp_path):
    for name in ("tiny", "tiny-texts"):
        shutil.copytree(CORPORA / name, tmp_path / name)
    return tmp_path / "tiny"


def spoil(tiny, old, new):
    path = tiny / POST
    path.write_text(path.read_text().replace(old, new, 1))


def test_fix_says_what_it_did(tiny, capsys):
    spoil(tiny, "fidelity: faithful", "fidelity: reworded")
    assert main(["fix", "--corpus", str(tiny), "orchard-lease-2025"]) == 0
    assert capsys.readouterr().out == "orchard-lease-2025: 1 file changed, 0 positions and 0 ids filled in\n"


def test_fix_exits_with_findings_where_a_person_must_decide(tiny, capsys):
    spoil(tiny, "exact: visitors could still come on Sundays", "exact: nobody may ever come again")
    assert main(["fix", "--corpus", str(tiny)]) == 1
    assert f"{POST}: mentions/" in capsys.readouterr().out


def test_fix_names_the_file_alone_where_it_breaks_the_schema(tiny, capsys):
    spoil(tiny, "depth: full", "depth: fool")
    assert main(["fix", "--corpus", str(tiny), "orchard-lease-2025"]) == 1
    assert f"  {POST}: no labels computed: " in capsys.readouterr().out


def test_fix_shows_a_diff_and_writes_nothing(tiny, capsys):
    spoil(tiny, "fidelity: faithful", "fidelity: reworded")
    before = (tiny / POST).read_text()
    assert main(["fix", "--corpus", str(tiny), "--diff"]) == 0
    out = capsys.readouterr().out
    assert "-  computed:" in out
    assert "+  computed:" in out
    assert (tiny / POST).read_text() == before


def test_seal_names_what_it_wrote(tiny, tmp_path, capsys):
    local = tmp_path / "mine" / "harbour-lamp-2025"
    shutil.copytree(tiny / "annotations" / "harbour-lamp-2025", local)
    assert main(["seal", str(local), "--from", str(tiny.parent / "tiny-texts"), "--corpus", str(tiny)]) == 0
    assert "sealed annotations/harbour-lamp-2025/event.yaml" in capsys.readouterr().out


def test_seal_refuses_a_folder_that_is_no_event(tiny, tmp_path, capsys):
    assert main(["seal", str(tmp_path), "--from", str(tmp_path), "--corpus", str(tiny)]) == 2
    assert "event.yaml" in capsys.readouterr().err


def test_seal_says_how_to_vouch_for_the_texts(tiny, tmp_path, capsys):
    local = tmp_path / "mine" / "harbour-lamp-2025"
    shutil.copytree(tiny / "annotations" / "harbour-lamp-2025", local)
    texts = tiny.parent / "tiny-texts"
    assert main(["seal", str(local), "--from", str(texts), "--corpus", str(tiny)]) == 0
    *_, last = capsys.readouterr().out.splitlines()
    command = last.partition("corpus-tools ")[2].replace("NAME", "tester").split()
    assert main([*command, "--corpus", str(tiny)]) == 0
