"""Releases that somebody damaged or made to harm: each verb says one line or a report, soon, and reads little."""

import json
import os
import shutil
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus_tools.release.folder.manifest import FORMAT
from tests.release.making import build
from tests.release.mutating import seal_files

pytestmark = pytest.mark.slow

QUOTES = "data/quotes/train-00000-of-00001.parquet"
SECONDS = 60
BYTES = 3 << 30
"""Limits of time and of addresses for one verb; libraries map two gigabytes alone."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "release"
    build(out, splits={"coverage": "real", "mill": "train"})
    return out


def pipe(name):
    def damage(folder):
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)

    return damage


def sparse(name, size):
    def damage(folder):
        with (folder / name).open("wb") as file:
            file.truncate(size)

    return damage


def written(name, text):
    return lambda folder: (folder / name).write_text(text)


def rows(change):
    def damage(folder):
        pq.write_table(change(pq.read_table(folder / QUOTES)), folder / QUOTES, compression="zstd")
        seal_files(folder)

    return damage


def link(name):
    def damage(folder):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to("/dev/zero")

    return damage


def column_of_numbers(name):
    return lambda table: table.set_column(
        table.schema.get_field_index(name), name, pa.array(range(len(table)), pa.int64())
    )


def a_long_string(table):
    long = pa.array(["a" * (400 << 20)] + [None] * (len(table) - 1), pa.string())
    return table.set_column(table.schema.get_field_index("note"), "note", long)


def nested_card(folder):
    card = (folder / "README.md").read_text()
    (folder / "README.md").write_text(card.replace("---\n", f"---\nx: {'[' * 20_000}\n", 1))
    seal_files(folder)


def long_number(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["format"] = FORMAT.rpartition("/")[0] + "/" + "9" * 5_000
    (folder / "manifest.json").write_text(json.dumps(manifest))


DAMAGES = {
    "manifest a pipe": pipe("manifest.json"),
    "card a pipe": pipe("README.md"),
    "rows a pipe": pipe(QUOTES),
    "a list of ids a pipe": pipe("ids/quote_fidelity-train.txt"),
    "citation a pipe": pipe("CITATION.cff"),
    "errata a pipe": pipe("errata.jsonl"),
    "manifest a link": link("manifest.json"),
    "rows a link": link(QUOTES),
    "manifest of 2 GB": sparse("manifest.json", 2 << 30),
    "card of 2 GB": sparse("README.md", 2 << 30),
    "tombstones of 2 GB": sparse("withdrawn.jsonl", 2 << 30),
    "a deep manifest": written("manifest.json", "[" * 200_000),
    "a number of 5,000 digits": written("manifest.json", '{"format": ' + "9" * 5_000 + "}"),
    "a format of 5,000 digits": long_number,
    "a deep card": nested_card,
    "another schema": rows(lambda table: pa.table({"x": list(range(len(table)))})),
    "ids of integers": rows(column_of_numbers("id")),
    "events of integers": rows(column_of_numbers("event")),
    "spans of integers": rows(column_of_numbers("spans")),
    "labels as integers of a list": rows(column_of_numbers("flags")),
    "no articles": rows(lambda table: table.drop_columns(["article"])),
    "a string of 400 MB": rows(a_long_string),
    "not Parquet": lambda folder: (written(QUOTES, "PAR1")(folder), seal_files(folder)),
}

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({bytes}, {bytes}))
from corpus_tools.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def run(*words):
    command = [sys.executable, "-c", LIMITED.format(bytes=BYTES), *map(str, words)]
    environment = os.environ | {
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
    }
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)


@pytest.mark.parametrize("verb", ["verify", "diff", "hydrate", "publish"])
@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_release_is_one_line(built, tmp_path, name, verb):
    folder = shutil.copytree(built, tmp_path / "release")
    DAMAGES[name](folder)
    (tmp_path / "texts").mkdir()
    words = {
        "verify": [folder],
        "diff": [built, folder],
        "hydrate": ["--release", folder, "--from", tmp_path / "texts", "--out", tmp_path / "out"],
        "publish": ["--release", folder, "--to", tmp_path / "shelf"],
    }[verb]
    done = run(verb, *words)
    assert "Traceback" not in done.stderr
    assert done.returncode in {1, 2} if verb == "verify" else done.returncode in {0, 1, 2}, done.stderr
    if done.returncode == 2:
        assert len(done.stderr.splitlines()) == 1
