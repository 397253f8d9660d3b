import io
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
import ryaml

from corpus_tools import pipeline
from corpus_tools.cli import new
from corpus_tools.cli.main import main

CORPORA = Path(__file__).parents[1] / "corpora"
EVENT = "orchard-lease-2025"
RECORD, TEXT = f"annotations/{EVENT}/vale-times.yaml", f"raw/{EVENT}/vale-times.txt"
ARTICLE = """\
Orchard is safe for twelve years

By Ola Brandt

VALE, May 7 - The old orchard goes on, its chair has said. “Visitors remain welcome on Sundays,” Mira Tolland told us.

Read also: Ten ways with apples
Sign up for the Vale letter
"""
STATEMENT = "We shall keep the mill. It needs a new wheel.\n\nNobody will lose their place in the queue.\n"
TIMES = ("--outlet", "vale-times", "--outlet-name", "Vale Times", "--annotator", "tester")
MILL = ("--title", "A mill is kept", "--date", "2025-07-01", "--speaker", "Ada Öst", "--annotator", "tester")


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    for name in ("tiny", "tiny-texts"):
        shutil.copytree(CORPORA / name, tmp_path / name)
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "s.txt").write_text(STATEMENT)
    monkeypatch.setattr(new, "today", lambda: date(2025, 8, 1))
    monkeypatch.chdir(tmp_path / "tiny")
    return tmp_path / "tiny"


def begin(*words, text="../a.txt", event=EVENT):
    return main(["new", event, "--text", text, *words])


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def levels(root, event=EVENT):
    """Levels on which something is wrong with an event."""
    return {finding.rule.level for finding in pipeline.check(root, events=[event]).findings}


def test_an_article_is_begun_and_sound_but_for_what_a_person_must_say(tiny):
    assert begin(*TIMES) == 0
    found = pipeline.check(tiny, events=[EVENT]).findings
    assert [finding.code for finding in found] == ["L412", "L425", "L425", "L425", "L425"]
    assert (tiny / TEXT).read_text() == ARTICLE


def test_the_skeleton_reads_as_expected(tiny, file_regression):
    begin(*TIMES, "--published", "2025-05-07", "--rewriting", "faithful_report")
    file_regression.check((tiny / RECORD).read_text(), basename="new-article", extension=".yaml")


@pytest.mark.usefixtures("tiny")
def test_fix_has_nothing_to_add(capsys):
    begin(*TIMES)
    capsys.readouterr()
    main(["fix"])
    assert capsys.readouterr().out.count("nothing to do") == 2


def test_the_report_says_what_was_done_and_what_comes_next(tiny, capsys, file_regression):
    (tiny.parent / "a.txt").write_bytes(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    begin("--outlet", "vale-times", "--outlet-name", "Vale Times", "--annotator", "an1")
    file_regression.check(capsys.readouterr().out, basename="new-report")


def test_a_dry_run_shows_it_all_and_writes_nothing(tiny, capsys):
    before = files(tiny)
    assert begin(*TIMES, "--dry-run") == 0
    out = capsys.readouterr().out
    assert files(tiny) == before
    assert f"--- {RECORD}\n# yaml-language-server" in out
    assert "+[outlets.vale-times]" in out


def test_confirming_the_zones_and_annotating_the_quote_makes_it_clean(tiny):
    begin(*TIMES)
    path = tiny / RECORD
    path.write_text(
        path.read_text().replace("suggested: new/1, ", "")
        + "quotes:\n- content: [{exact: 'Visitors remain welcome on Sundays,'}]\n  source: {exact: Mira Tolland}\n"
        "  cue: {exact: told}\n  speaker: mira-tolland\n  presentation: marked\n  clauses:\n  - rendering: rendered\n"
        "    renders: [{statement: main, exact: Visitors remain welcome on Sundays}]\n  attribution: correct\n"
    )
    assert main(["fix"]) == 0
    assert main(["check", f"annotations/{EVENT}"]) == 0


def test_a_pipe_is_a_file_too(tiny, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert begin(*TIMES, text="-") == 0
    assert (tiny / TEXT).read_text() == ARTICLE


def test_it_works_from_any_folder(tiny, monkeypatch, capsys):
    monkeypatch.chdir(tiny.parent)
    assert begin(*TIMES, "--corpus", "tiny", text="a.txt") == 0
    assert f"corpus-tools check tiny/annotations/{EVENT} --corpus tiny" in capsys.readouterr().out
    monkeypatch.chdir(tiny / "raw")
    assert begin("--outlet", "vale-digest", "--article", "b", "--annotator", "tester", text="../../s.txt") == 0
    assert f"corpus-tools check ../annotations/{EVENT}\n" in capsys.readouterr().out


def test_a_text_that_lies_at_its_place_already_is_taken_up(tiny):
    (tiny / TEXT).write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    assert begin(*TIMES, text=TEXT) == 0
    assert (tiny / TEXT).read_bytes() == ARTICLE.encode()
    assert {*map(int, levels(tiny))} == {4}


def test_the_text_of_a_known_outlet_may_be_called_after_it(tiny):
    shutil.copy(tiny.parent / "a.txt", tiny.parent / "north-wire.txt")
    assert begin("--annotator", "tester", text="../north-wire.txt") == 0
    assert "outlet: north-wire\n" in (tiny / f"annotations/{EVENT}/north-wire.yaml").read_text()


def test_an_address_names_the_outlet_and_is_not_kept_for_an_open_text(tiny):
    assert (
        begin("--url", "https://www.hillsidepost.example/orchard-is-safe", "--article", "b", "--annotator", "tester")
        == 0
    )
    source = (tiny / f"annotations/{EVENT}/b.yaml").read_text()
    assert "outlet: hillside-post\n" in source
    assert "example" not in source


class TestRefusals:
    """Each says what to type, and writes nothing."""

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["orchard-leese-2025", "--text", "../a.txt", *TIMES], f"no event 'orchard-leese-2025'; there is {EVENT}"),
            (["../x", "--text", "../a.txt", *TIMES], "'../x' is no id for an event: .* try x"),
            (["Orchard", "--text", "../a.txt", *TIMES], "try orchard"),
            (["schema", "--text", "../a.txt", *TIMES], "choose another id"),
            ([EVENT, *TIMES], "nothing to begin"),
            ([EVENT, "--text", "../b.txt", *TIMES], r"no file ../b.txt; did you mean ../[as].txt\?"),
            ([EVENT, "--text", "../no/b.txt", *TIMES], "there is no folder ../no"),
            ([EVENT, "--text", "..", *TIMES], "is a folder, expected a file; it holds a.txt, s.txt"),
            ([EVENT, "--text", "/dev/null", *TIMES], "no ordinary file"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--article", "Vale-Times"], "try vale-times"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--article", "../../x"], "no id for an article: .* try x"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--article", "event"], "choose another --article"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--article", "statement-main"], "choose another --article"),
            ([EVENT, "--text", "../a.txt", "--outlet", "vale-digest", "--annotator", "tester"],
             "vale-digest.yaml is there already, and stays as it is; for another article: --article vale-digest-2"),
            ([EVENT, "--text", "../a.txt", "--outlet", "vale-digest"], "who annotates\\? add --annotator ID"),
            ([EVENT, "--text", "../a.txt", "--outlet", "vale-digest", "--annotator", "testr"], "mean --annotator tester"),
            ([EVENT, "--text", f"raw/{EVENT}/vale-digest.txt", *TIMES, "--article", "b"], "this is the text of .*/vale-digest"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--url", "gazette"], "--url takes the whole address"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--access", "restricted"], "invented texts are open"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--licence", "CC-BY-4"], r"did you mean CC-BY-4.0\?"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--licence", "CC-BY-NC-4.0"], "leave --licence out"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--archived", "2025-05-08"], "--archived is for restricted texts"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--outlet-name", "a\nb"], "words on one line"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--speaker", "Ada"], "--speaker is for a new event"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--language", "English"], "'language' is 'English', expected a language tag"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--outlet-name", "x" * 121], "at most 120 code points"),
            ([EVENT, "--text", "../a.txt", *TIMES, "--annotator", "zoe", "--about-annotator", "x\ny"], "one line"),
            (["mill-2025", "--statement", "../s.txt", *MILL, "--fiction", "--title", "x" * 161], "title.* at most 160"),
            ([EVENT, "--statement", "../s.txt", *MILL], "has its statement already"),
            (["mill-2025", "--statement", "../s.txt", "--annotator", "tester"], "needs --title and --date and --speaker"),
            (["mill-2025", "--statement", "../s.txt", *MILL], "add --statement-licence ID, .* or --statement unavailable"),
            ([EVENT, "--text", "../a.txt", "--outlet", "qq", "--annotator", "tester"], "in corpus.toml; for a new one say"),
            (["mill-2025", "--statement", "-", "--text", "-", *MILL, *TIMES], "only one text comes through a pipe"),
            (["mill-2025", "--statement", "../s.txt", *MILL, "--fiction", "--speaker", "!"], "in Latin letters"),
        ],
    )  # fmt: skip
    def test_a_mistake_is_answered(self, tiny, capsys, words, said):
        before = files(tiny)
        assert main(["new", *words]) == 2
        assert files(tiny) == before
        err = capsys.readouterr().err.replace("\n", " ")
        assert re.search(said, err), err

    @pytest.mark.usefixtures("tiny")
    def test_independent_mistakes_are_answered_at_once(self, capsys):
        assert main(["new", "orchard", "--text", "../a.txt", "--outlet", "vale"]) == 2
        err = capsys.readouterr().err
        assert err.count("\n- ") == 3
        assert f"there is {EVENT}" in err
        assert "who annotates?" in err
        assert "no outlet 'vale'" in err

    @pytest.mark.parametrize(
        "words", [["--published", "6 May"], ["--published", "2025-02-30"], ["--archived", "20250506"]]
    )
    @pytest.mark.usefixtures("tiny")
    def test_a_day_is_written_in_one_way(self, capsys, words):
        with pytest.raises(SystemExit) as stop:
            begin(*TIMES, *words)
        assert stop.value.code == 2
        assert "expected a day as YYYY-MM-DD" in capsys.readouterr().err

    @pytest.mark.usefixtures("tiny")
    @pytest.mark.parametrize("option", ["--rewriting", "--access", "--depth", "--speaker-kind"])
    def test_a_label_that_there_is_not_gets_those_there_are(self, capsys, option):
        with pytest.raises(SystemExit) as stop:
            begin(*TIMES, option, "nothing")
        assert stop.value.code == 2
        assert "invalid choice: 'nothing' (choose from " in capsys.readouterr().err

    def test_a_file_of_another_encoding_is_named_with_the_command(self, tiny, capsys):
        (tiny.parent / "a.txt").write_bytes("Café stays\n".encode("cp1252"))
        assert begin(*TIMES) == 2
        assert "`iconv -f WINDOWS-1252 -t UTF-8 ../a.txt > ../a.utf8.txt`" in capsys.readouterr().err

    def test_nothing_is_written_through_a_link(self, tiny, capsys):
        outside = tiny.parent / "outside"
        shutil.move(tiny / "raw" / EVENT, outside)
        (tiny / "raw" / EVENT).symlink_to(outside)
        before = files(outside)
        assert begin(*TIMES) == 2
        assert "is a link; links are not followed" in capsys.readouterr().err
        assert files(outside) == before
        assert not (tiny / RECORD).exists()

    def test_a_link_at_its_place_is_left_alone(self, tiny, capsys):
        (tiny / TEXT).symlink_to(tiny.parent / "nowhere.txt")
        assert begin(*TIMES) == 2
        assert f"{TEXT} is there already" in capsys.readouterr().err
        assert not (tiny.parent / "nowhere.txt").exists()

    def test_all_is_taken_back_where_one_file_cannot_be_written(self, tiny, capsys):
        shutil.move(tiny / "raw", tiny.parent / "raw")
        (tiny / "raw").write_text("in the way")
        before = files(tiny)
        assert (
            main(["new", "mill-2025", "--statement", "../s.txt", *MILL, "--fiction", "--text", "../a.txt", *TIMES]) == 2
        )
        assert "nothing was written" in capsys.readouterr().err
        assert files(tiny) == before
        assert not (tiny / "annotations" / "mill-2025").exists()

    def test_an_event_that_cannot_be_read_is_mended_first(self, tiny, capsys):
        (tiny / f"annotations/{EVENT}/event.yaml").write_text("title: [")
        assert begin(*TIMES) == 2
        assert f"`corpus-tools check annotations/{EVENT}/event.yaml` says why" in capsys.readouterr().err

    def test_faulty_splits_are_mended_before_a_line_is_added(self, tiny, capsys):
        (tiny / "splits.tsv").write_text("event\tsplit\n")
        before = files(tiny)
        assert main(["new", "mill-2025", "--statement", "../s.txt", *MILL, "--fiction"]) == 2
        assert "splits.tsv: 1 error" in capsys.readouterr().err
        assert files(tiny) == before


class TestEvent:
    """A new event."""

    def begin(self, *words):
        return main(["new", "mill-2025", *words, *MILL])

    def test_it_is_sound_as_it_begins(self, tiny):
        assert self.begin("--statement", "../s.txt", "--fiction") == 0
        assert levels(tiny, "mill-2025") == set()
        assert (tiny / "raw/mill-2025/statement-main.txt").read_text() == STATEMENT

    def test_it_reads_as_expected(self, tiny, file_regression):
        self.begin("--statement", "../s.txt", "--fiction")
        file_regression.check(
            (tiny / "annotations/mill-2025/event.yaml").read_text(), basename="new-event", extension=".yaml"
        )

    @pytest.mark.usefixtures("tiny")
    def test_it_says_that_speakers_come_before_suggestions(self, capsys):
        self.begin("--statement", "../s.txt", "--fiction")
        assert "`entities` of annotations/mill-2025/event.yaml: suggest looks for them" in capsys.readouterr().out

    def test_its_split_is_chosen_once(self, tiny, capsys):
        self.begin("--statement", "../s.txt", "--fiction")
        assert "splits.tsv  (+ mill-2025: validation)" in capsys.readouterr().out
        assert (tiny / "splits.tsv").read_text().split("\n")[1:4] == [
            "harbour-lamp-2025\treal\t0.1.0\t\t",
            "mill-2025\tvalidation\t0.1.0\t\t",
            "orchard-lease-2025\ttrain\t0.1.0\t\t",
        ]

    def test_a_passage_waits_for_its_gist(self, tiny):
        self.begin("--statement", "../s.txt", "--fiction")
        path = tiny / "annotations/mill-2025/event.yaml"
        source = path.read_text()
        start = source.index("  # passages:")
        lines = source[start : source.index("# Claims")]
        path.write_text(source[:start] + lines.replace("  # ", "  "))
        report = pipeline.check(tiny, events=["mill-2025"])
        assert {finding.location.pointer[-1] for finding in report.findings if finding.rule.level == 1} == {"gist"}
        path.write_text(path.read_text().replace("gist: ''", "gist: In own words."))
        assert ryaml.loads(path.read_text())["statements"][0]["passages"][2]["at"]["exact"].startswith("Nobody will")
        assert levels(tiny, "mill-2025") == set()

    def test_an_article_may_come_along(self, tiny):
        assert self.begin("--statement", "../s.txt", "--fiction", "--text", "../a.txt", *TIMES) == 0
        assert {*map(int, levels(tiny, "mill-2025"))} == {4}

    def test_a_real_event_is_of_the_split_real(self, tiny):
        assert self.begin("--statement", "../s.txt", "--statement-licence", "CC-BY-4.0") == 0
        assert "mill-2025\treal\t" in (tiny / "splits.tsv").read_text()
        assert levels(tiny, "mill-2025") == set()

    def test_a_statement_may_be_unavailable(self, tiny):
        assert self.begin("--statement", "unavailable") == 0
        assert "access: unavailable" in (tiny / "annotations/mill-2025/event.yaml").read_text()
        assert levels(tiny, "mill-2025") == set()
        assert not (tiny / "raw" / "mill-2025").exists()


class TestRestricted:
    """An article that stays outside."""

    EVENT = "harbour-lamp-2025"

    def begin(self, *words, text="../a.txt"):
        url = "https://www.moon-post.example/orchard-is-safe-for-twelve-years"
        return begin("--url", url, "--annotator", "tester", *words, text=text, event=self.EVENT)

    def test_no_word_of_it_is_written(self, tiny):
        assert self.begin() == 0
        assert not list(tiny.rglob("moon-post.txt"))
        source = (tiny / f"annotations/{self.EVENT}/moon-post.yaml").read_text()
        record = ryaml.loads(source)
        assert "Orchard is safe" not in source
        assert "twelve" not in source
        assert "opens" not in record["zones"][0]
        assert record["rights"]["address"]["host"] == "www.moon-post.example"
        assert record["rights"]["licence"] == "LicenseRef-restricted"

    def test_it_is_sound_but_for_a_receipt_and_what_a_person_must_say(self, tiny):
        self.begin("--archived", "2025-05-08")
        found = pipeline.check(tiny, events=[self.EVENT], texts=[tiny.parent]).findings
        ours = {finding.code for finding in found if "moon-post" in finding.location.file}
        assert ours == {"L412", "L425", "R319"}

    def test_it_says_where_the_text_is_looked_for(self, tiny, capsys):
        self.begin()
        out = capsys.readouterr().out
        assert "looked for in ../tiny-texts, $CORPUS_TOOLS_TEXTS, --from DIR: not found there yet" in out
        assert "corpus-tools show harbour-lamp-2025/moon-post --from ..\n" in out
        shutil.copy(tiny.parent / "s.txt", tiny.parent / "tiny-texts")
        self.begin("--article", "b", text="../tiny-texts/s.txt")
        out = capsys.readouterr().out
        assert "--from DIR: found\n" in out
        assert "corpus-tools show harbour-lamp-2025/b\n" in out

    def test_it_may_not_lie_in_the_corpus(self, tiny, capsys):
        shutil.copy(tiny.parent / "a.txt", tiny / "a.txt")
        assert self.begin(text="a.txt") == 2
        assert "a restricted text stays outside" in capsys.readouterr().err

    def test_an_open_licence_makes_it_open(self, tiny):
        assert self.begin("--licence", "CC-BY-4.0") == 0
        assert (tiny / f"raw/{self.EVENT}/moon-post.txt").read_text() == ARTICLE


def test_a_run_killed_after_any_of_its_files_can_be_repeated(tiny, tmp_path, monkeypatch):
    shutil.copytree(tiny, tmp_path / "before")
    assert begin(*TIMES) == 0
    whole = files(tiny)
    new_files = [
        name for name in (TEXT, "corpus.toml") if whole[Path(name)] != files(tmp_path / "before").get(Path(name))
    ]
    for n_written in range(len(new_files) + 1):
        shutil.rmtree(tiny)
        shutil.copytree(tmp_path / "before", tiny)
        monkeypatch.chdir(tiny)
        for name in new_files[:n_written]:
            (tiny / name).write_bytes(whole[Path(name)])
        words = (
            TIMES if "corpus.toml" not in new_files[:n_written] else ("--outlet", "vale-times", "--annotator", "tester")
        )
        assert begin(*words) == 0
        assert files(tiny).keys() == whole.keys()
