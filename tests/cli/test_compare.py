"""`corpus-tools compare`: no corpus, one command, an exit status that can be a gate."""

import io
import json
import subprocess
import sys

import pytest

from corpus_tools.cli.main import main

SOURCE = "Nobody was hurt. We hope to open in the autumn, probably."
CLEAN = "“Nobody was hurt,” Berg said."
SPUN = "“We will open in the autumn,” Berg said."


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {"source.txt": SOURCE, "clean.txt": CLEAN, "spun.md": SPUN}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def run(capsys, *words):
    status = main(["compare", *words])
    found = capsys.readouterr()
    return status, found.out, found.err


@pytest.mark.usefixtures("files")
def test_the_exit_status_is_a_gate(capsys):
    assert run(capsys, "source.txt", "clean.txt")[0] == 0
    status, out, _ = run(capsys, "source.txt", "spun.md")
    assert status == 1
    assert "CHANGED" in out
    assert "“hope to” became “will”" in out
    assert "1 of 1 quotes needs a look" in out


def test_two_sentences_need_no_files(capsys):
    status, out, _ = run(capsys, "--said", "We may close.", "--printed", "We will close")
    assert (status, out.splitlines()[0]) == (1, "CHANGED  “may” became “will”")
    assert run(capsys, "--said", "We may close.", "--printed", "We may close")[0] == 0
    data = json.loads(run(capsys, "--said", "We may close.", "--printed", "We will close", "--format", "json")[1])
    assert data["verdict"] == "changed"


@pytest.mark.usefixtures("files")
def test_several_texts_against_one_source_as_a_hook_does(capsys):
    status, out, _ = run(capsys, "--source", "source.txt", "clean.txt", "spun.md")
    assert status == 1
    assert out.index("clean.txt") < out.index("KEPT") < out.index("spun.md") < out.index("CHANGED")
    status, out, _ = run(capsys, "--source", "source.txt", "clean.txt", "spun.md", "--format", "json")
    assert [json.loads(line)["clean"] for line in out.splitlines()] == [True, False]


@pytest.mark.usefixtures("files")
def test_json_in_and_out(capsys, monkeypatch):
    request = json.dumps({"text": SPUN, "sources": {"release": SOURCE}})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(request.encode())))
    status, out, _ = run(capsys, "--request", "-", "--format", "json")
    quote = json.loads(out)["quotes"][0]
    assert (status, quote["verdict"], quote["source"]) == (1, "changed", "release")
    assert quote["said"].startswith("We hope to open")


@pytest.mark.usefixtures("files")
def test_standard_input_is_a_text(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CLEAN.encode())))
    assert run(capsys, "source.txt", "-")[0] == 0


def test_a_page_is_written_once(files, capsys):
    assert run(capsys, "source.txt", "clean.txt", "--html", "page.html")[0] == 0
    assert (files / "page.html").read_text().startswith("<!doctype html>")
    status, _, err = run(capsys, "source.txt", "clean.txt", "--html", "page.html")
    assert status == 2
    assert "--force" in err
    assert run(capsys, "source.txt", "clean.txt", "--html", "page.html", "--force")[0] == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "say what to compare"),
        (("source.txt",), "name the source first"),
        (("--said", "x"), "--said and --printed go together"),
        (("--said", "x", "--printed", "y", "source.txt", "clean.txt"), "exclude one another"),
        (("--said", "x", "--printed", "y", "--format", "sarif"), "text or json"),
        (("nowhere.txt", "clean.txt"), "no file nowhere.txt"),
        (("-", "-"), "read once"),
        (("--source", "source.txt"), "name the text"),
        (("--request", "source.txt"), "is not JSON"),
        (("--source", "source.txt", "clean.txt", "spun.md", "--html", "x.html"), "page of one text"),
    ],
)
@pytest.mark.usefixtures("files")
def test_a_wrong_call_is_one_line_that_says_what_to_type(capsys, words, message):
    status, out, err = run(capsys, *words)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "request_",
    [
        "[]",
        "{}",
        '{"text": 1, "sources": {"a": "b"}}',
        '{"text": "x", "sources": {}}',
        '{"text": "x", "sources": {"a": 1}}',
        "[" * 100_000,
    ],
)
def test_a_request_of_another_form_is_refused(files, capsys, request_):
    (files / "request.json").write_text(request_)
    status, _, err = run(capsys, "--request", "request.json")
    assert status == 2
    assert '{"text": "…", "sources": {"NAME": "…"}}' in err


@pytest.mark.usefixtures("files")
def test_no_heavy_package_is_loaded():
    code = (
        "import sys; from corpus_tools.cli.main import main; main(['compare', 'source.txt', 'clean.txt']); "
        "print(sorted({'pyarrow', 'datasets', 'pydantic', 'ruamel', 'yaml', 'numpy'} & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
