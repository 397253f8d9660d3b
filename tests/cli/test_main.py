import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus_tools.cli.main import VERBS, main

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "corpora" / "tiny"
ALL_VERBS = [verb for verbs in VERBS.values() for verb in verbs]


def test_help_is_grouped_by_who_asks(capsys):
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert out.index("for contributors") < out.index("  check") < out.index("for users") < out.index("for maintainers")


@pytest.mark.parametrize("verb", ALL_VERBS)
def test_every_verb_has_help(verb, capsys):
    with pytest.raises(SystemExit) as stop:
        main([verb, "--help"])
    assert stop.value.code == 0
    assert f"corpus-tools {verb}" in capsys.readouterr().out


def test_a_mistyped_verb_gets_the_nearest_one(capsys):
    assert main(["chekc"]) == 2
    assert "did you mean 'check'?" in capsys.readouterr().err


def test_no_verb_is_a_usage_error(capsys):
    assert main([]) == 2
    assert "usage:" in capsys.readouterr().err


def test_what_cannot_be_had_is_one_line(tmp_path, capsys):
    assert main(["check", "--corpus", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_unknown_event_is_named_with_those_there_are(capsys):
    assert main(["check", "--corpus", str(TINY), "no-such-event"]) == 2
    assert "harbour-lamp-2025" in capsys.readouterr().err


def test_the_folder_of_an_unknown_event_is_taken_for_its_name(capsys):
    assert main(["check", "--corpus", str(TINY), "annotations/harbour-lmp-2025"]) == 2
    assert "no event named 'harbour-lmp-2025'; did you mean 'harbour-lamp-2025'?" in capsys.readouterr().err


def test_ctrl_c_stops_without_a_traceback(monkeypatch, capsys):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("corpus_tools.pipeline.check", interrupt)
    assert main(["check", "--corpus", str(TINY)]) == 130
    assert capsys.readouterr().err == "\ncorpus-tools check: stopped\n"


def test_the_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip().count(".") == 2


def test_a_check_loads_neither_arrow_nor_datasets_nor_what_edits():
    code = (
        "import sys; from corpus_tools.cli.main import main; "
        f"assert main(['check', '--corpus', {str(TINY)!r}, 'orchard-lease-2025']) == 0; "
        "print(sorted({'pyarrow', 'datasets', 'ruamel', 'numpy'} & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [["--help"], ["explain"], ["new", "--help"], ["--version"]])
def test_a_reader_that_goes_away_is_no_crash(words):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "corpus_tools", *words], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


def test_corpus_that_is_not_there_is_not_the_one_above_it(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["stats", "--corpus", str(tmp_path / "nowhere")])

    assert stopped.value.code == 2
    assert "no folder" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["build", "verify", "diff", "publish"])
def test_a_verb_that_needs_an_extra_says_which(verb, tmp_path):
    words = {
        "build": ["--out", str(tmp_path / "r"), "--corpus", str(TINY)],
        "verify": [str(tmp_path)],
        "diff": [str(TINY), str(TINY)],
        "publish": ["--to", str(tmp_path / "p"), "--release", str(tmp_path)],
    }
    code = (
        "import sys; sys.modules['pyarrow'] = None; sys.modules['datasets'] = None; "
        "from corpus_tools.cli.main import main; "
        f"sys.exit(main([{verb!r}, *{words[verb]!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"corpus-tools {verb}: needs pyarrow; pip install 'corpus-tools[build]'\n"


@pytest.mark.parametrize("name", ["a" * 300, "b\udcff"])
def test_a_name_that_no_file_system_takes_is_one_line(name, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for words in (["verify", name], ["build", "--corpus", str(TINY), "--load", "--out", name]):
        assert main(words) == 2
        assert capsys.readouterr().err.count("\n") == 1
