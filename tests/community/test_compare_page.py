"""What docs/compare.md shows is what happens."""

import json
import re
import subprocess
import sys
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs" / "compare.md").read_text(encoding="utf-8")
RUN = re.findall(r"<!-- run -->\n```(\w+)\n(.*?)```", PAGE, re.DOTALL)


def test_the_python_example_prints_what_it_says(tmp_path):
    (code,) = (code for language, code in RUN if language == "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [f"# {line}" for line in done.stdout.splitlines()] == re.findall(r"^# .*$", code, re.MULTILINE)


def test_the_json_example_answers_in_json(tmp_path):
    (command,) = (code for language, code in RUN if language == "sh")
    command = command.replace("corpus-tools", f"{sys.executable} -m corpus_tools")
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S602
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert [quote["verdict"] for quote in answer["quotes"]] == ["changed"]
    named = set(re.findall(r"`(\w+)`", PAGE.partition("The fields of a quote:")[2].partition("Give the model")[0]))
    assert set(answer["quotes"][0]) | {"format"} >= named - {"quote"}
