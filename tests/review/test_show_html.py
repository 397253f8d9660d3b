import pytest

from corpus_tools.cli.main import main
from tests.review.conftest import OPEN, RESTRICTED


@pytest.fixture
def show(tiny, tmp_path, monkeypatch):
    """Runs the verb in an empty folder beside the corpus."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return lambda *words: main(["show", *words, "--corpus", str(tiny)])


def test_page_lands_in_the_working_directory(show, tmp_path, capsys):
    assert show(OPEN, "--html") == 0
    assert capsys.readouterr().out == f"{OPEN}.html\n"
    assert (tmp_path / "here" / f"{OPEN}.html").read_text().startswith("<!doctype html>")


def test_page_can_be_named_or_go_to_standard_output(show, tmp_path, capsys):
    assert show(OPEN, "--html", "sub/page.html") == 0
    capsys.readouterr()
    assert show(OPEN, "--html", "-") == 0
    assert capsys.readouterr().out == (tmp_path / "here/sub/page.html").read_text()


def test_page_replaces_a_page_and_nothing_else(show, tmp_path, capsys):
    mine = tmp_path / "here" / "mine.html"
    mine.write_text("my own notes")
    assert show(OPEN, "--html", "mine.html") == 2
    assert "is no review page; --force" in capsys.readouterr().err
    assert mine.read_text() == "my own notes"
    assert show(OPEN, "--html", "mine.html", "--force") == 0
    assert show(OPEN, "--html", "mine.html") == 0
    assert [path.name for path in mine.parent.iterdir()] == ["mine.html"]


def test_page_is_not_written_over_a_folder(show, tmp_path, capsys):
    (tmp_path / "here" / f"{OPEN}.html").mkdir()
    assert show(OPEN, "--html") == 2
    assert "is a folder" in capsys.readouterr().err


def test_page_with_restricted_text_says_so(show, capsys):
    assert show(RESTRICTED, "--html") == 0
    assert "may not be passed on" in capsys.readouterr().err
    assert show(RESTRICTED, "--html", "--without-texts") == 0
    assert capsys.readouterr().err == ""


def test_page_with_restricted_text_stays_out_of_the_corpus(show, tiny, capsys):
    inside = str(tiny / "page.html")
    assert show(RESTRICTED, "--html", inside) == 2
    assert "lies inside the corpus" in capsys.readouterr().err
    assert show(RESTRICTED, "--html", inside, "--force") == 2
    assert show(RESTRICTED, "--html", inside, "--without-texts") == 0
    assert show(OPEN, "--html", str(tiny / "open.html")) == 0


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ((f"{OPEN}/vale-digest", "--html"), "name orchard-lease-2025 alone"),
        ((OPEN, "--force"), "go with --html"),
        (("nowhere", "--html"), "no event named 'nowhere'"),
    ],
)
def test_what_makes_no_sense_is_an_error_of_usage(words, hint, show, capsys):
    assert show(*words) == 2
    assert hint in capsys.readouterr().err


def test_event_that_cannot_be_read_is_a_finding(show, tiny, tmp_path, capsys):
    (tiny / f"annotations/{OPEN}/event.yaml").write_text("title: [")
    assert show(OPEN, "--html") == 1
    assert "corpus-tools check" in capsys.readouterr().err
    assert list((tmp_path / "here").iterdir()) == []
