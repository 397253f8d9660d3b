"""``suggest`` on the small corpus: added once, marked, printed without restricted words, confirmed by name."""

import shutil
from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.authoring.layout import parse_tree, plain, render_tree
from corpus_tools.cli.main import main

CORPORA = Path(__file__).parents[1] / "corpora"
POST = "annotations/orchard-lease-2025/hillside-post.yaml"
LAMP = "annotations/harbour-lamp-2025/lamp-gazette.yaml"


@pytest.fixture
def tiny(tmp_path):
    for name in ("tiny", "tiny-texts"):
        shutil.copytree(CORPORA / name, tmp_path / name)
    return tmp_path / "tiny"


def strip(tiny, name, **changes):
    """Take the records out of an article's file, as if nobody had annotated it yet."""
    tree = parse_tree((tiny / name).read_text())
    tree["quotes"], tree["mentions"] = [], []
    tree.update(changes)
    (tiny / name).write_text("# a comment\n" + render_tree(tree))


def suggest(tiny, *words):
    return main(["suggest", "--corpus", str(tiny), *words])


def read(tiny, name):
    return plain(parse_tree((tiny / name).read_text()))


def test_everything_that_is_added_is_marked_and_only_that_is_found_wrong(tiny, capsys):
    strip(tiny, POST)
    assert suggest(tiny, "orchard-lease-2025/hillside-post") == 0
    out = capsys.readouterr().out
    assert "2 quote(s)" in out
    assert "--confirm" in out
    record = read(tiny, POST)
    assert {one["suggested"] for one in (*record["quotes"], *record["mentions"])} == {"suggest/1"}
    findings = pipeline.check(tiny, events=["orchard-lease-2025"]).open
    assert {finding.rule.code for finding in findings if finding.location.file == POST} == {"L425"}


def test_a_second_time_adds_nothing(tiny, capsys):
    strip(tiny, POST)
    suggest(tiny, "orchard-lease-2025/hillside-post")
    before = (tiny / POST).read_text()
    capsys.readouterr()
    assert suggest(tiny, POST) == 0
    assert "nothing to propose" in capsys.readouterr().out
    assert (tiny / POST).read_text() == before


def test_what_a_person_wrote_stays_as_it_is(tiny):
    before = read(tiny, POST)
    old = (tiny / POST).read_text()
    assert suggest(tiny, "orchard-lease-2025/hillside-post") == 0
    after = read(tiny, POST)
    for key in ("quotes", "mentions"):
        assert [one for one in after[key] if "suggested" not in one] == before[key]
    kept = (tiny / POST).read_text().splitlines()
    assert all(line in kept for line in old.splitlines())


def test_comments_stay(tiny):
    strip(tiny, POST)
    suggest(tiny, "orchard-lease-2025/hillside-post")
    assert (tiny / POST).read_text().startswith("# a comment\n")


def test_no_word_of_a_restricted_text_is_written_or_printed(tiny, capsys):
    strip(tiny, LAMP)
    assert suggest(tiny, "harbour-lamp-2025/lamp-gazette", "--from", str(tiny.parent / "tiny-texts")) == 0
    out = capsys.readouterr().out
    assert "1 quote(s)" in out
    text = (tiny.parent / "tiny-texts" / "lamp-gazette.txt").read_text()
    source = (tiny / LAMP).read_text()
    long_words = {word.strip("“”‘’.,") for word in text.split() if len(word) > 7}
    assert not [word for word in long_words if f" {word} " in out]
    assert not any(key in source for key in ("exact", "prefix", "suffix"))


def test_what_comes_next_names_the_folder_of_the_text(tiny, capsys):
    name = "annotations/harbour-lamp-2025/north-wire.yaml"
    strip(tiny, name)
    folder = str(tiny.parent / "tiny-texts")
    suggest(tiny, name, "--from", folder)
    assert f"`corpus-tools show harbour-lamp-2025/north-wire --from {folder}`" in capsys.readouterr().out


def test_a_text_that_is_not_at_hand_is_said(tiny, capsys, monkeypatch):
    monkeypatch.delenv("CORPUS_TOOLS_TEXTS", raising=False)
    (tiny / "corpus.toml").write_text((tiny / "corpus.toml").read_text().replace("../tiny-texts", "../nowhere"))
    assert suggest(tiny, "harbour-lamp-2025/lamp-gazette") == 2
    assert "--from DIR" in capsys.readouterr().err


def test_a_diff_writes_nothing(tiny, capsys):
    strip(tiny, POST)
    before = (tiny / POST).read_text()
    assert suggest(tiny, "orchard-lease-2025/hillside-post", "--diff") == 0
    assert "+  suggested: suggest/1" in capsys.readouterr().out
    assert (tiny / POST).read_text() == before


def test_claims_are_left_out_on_request(tiny):
    strip(tiny, POST)
    suggest(tiny, "orchard-lease-2025/hillside-post", "--no-claims")
    assert read(tiny, POST)["mentions"] == []


def test_claims_need_a_depth_that_holds_them(tiny, capsys):
    strip(tiny, POST, depth="quotes")
    assert suggest(tiny, "orchard-lease-2025/hillside-post", "--claims") == 2
    assert "depth: claims" in capsys.readouterr().err


def test_confirming_takes_marks_off_by_name(tiny, capsys):
    strip(tiny, POST)
    suggest(tiny, "orchard-lease-2025/hillside-post")
    first = read(tiny, POST)["quotes"][0]["id"]
    capsys.readouterr()
    assert suggest(tiny, "orchard-lease-2025/hillside-post", "--confirm", first) == 0
    assert capsys.readouterr().out == f"orchard-lease-2025/hillside-post: 1 confirmed: {first}\n"
    assert "suggested" not in read(tiny, POST)["quotes"][0]
    assert suggest(tiny, "orchard-lease-2025/hillside-post", "--confirm", "all") == 0
    assert "suggested" not in (tiny / POST).read_text()


def test_confirming_something_else_is_a_mistake(tiny, capsys):
    before = (tiny / POST).read_text()
    assert suggest(tiny, "orchard-lease-2025/hillside-post", "--confirm", "qzzzz") == 2
    assert "no suggestion of orchard-lease-2025/hillside-post: qzzzz" in capsys.readouterr().err
    assert (tiny / POST).read_text() == before


@pytest.mark.parametrize("name", ["orchard-lease-2025", "orchard-lease-2025/nobody", "a/b/c"])
def test_a_name_of_no_article_is_a_mistake(tiny, name, capsys):
    assert suggest(tiny, name) == 2
    assert capsys.readouterr().err.startswith("corpus-tools suggest: ")
