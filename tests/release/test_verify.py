"""Faults planted in a release: each is found, named by code and file, and ends with status 1."""

import json
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus_tools import lifecycle, pipeline
from corpus_tools.cli.main import main
from corpus_tools.diagnostics.catalogue.release_folder import RULES
from corpus_tools.errors import ReleaseError
from corpus_tools.release.verify.run import verify_release
from tests.release.hub_server import running
from tests.release.mutating import change_front, change_json, change_rows, change_words, seal_files, seal_rows
from tests.release.publishing import clean_environment, publish

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests/corpora/tiny"


def shard(config, split="train"):
    return f"data/{config}/{split}-00000-of-00001.parquet"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A release of the tiny corpus, with the repository's documents beside it."""
    root = tmp_path_factory.mktemp("corpus") / "tiny"
    shutil.copytree(TINY, root)
    shutil.copytree(TINY.parent / "tiny-texts", root.parent / "tiny-texts")
    for name in ("LICENSE-DATA", "CITATION.cff"):
        shutil.copyfile(ROOT / name, root / name)
    pipeline.build(root, root.parent / "release")
    return root.parent / "release"


@pytest.fixture
def release(built, tmp_path):
    shutil.copytree(built, tmp_path / "release")
    return tmp_path / "release"


def rows(config, column, value, *, split="train", number=0):
    """Return a mutation that sets one cell; ``value`` may be made from the old one."""

    def change(found):
        old = found[number][column]
        found[number][column] = value(old) if callable(value) else value

    return lambda folder: change_rows(folder, shard(config, split), change)


def all_rows(config, change, split="train"):
    return lambda folder: change_rows(folder, shard(config, split), change)


def front(change):
    return lambda folder: change_front(folder, change)


def json_file(name, change):
    return lambda folder: change_json(folder, name, change)


def words(old, new):
    return lambda folder: change_words(folder, old, new)


def put(*path, value):
    """Return a change of a nested value; a function makes it from the old one."""

    def change(content):
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value(content.get(path[-1])) if callable(value) else value

    return change


def take(*path):
    def change(content):
        for step in path[:-1]:
            content = content[step]
        del content[path[-1]]

    return change


def everywhere(record, view, number, column, value, *, split="train"):
    """Return a mutation that sets one cell of a record and of its task view, so that both say the same."""

    def mutate(folder):
        for config in (record, view):
            if (folder / shard(config, split)).exists():
                rows(config, column, value, split=split, number=number)(folder)

    return mutate


def of_quote(number, column, value, split="train"):
    return everywhere("quotes", "quote_fidelity", number, column, value, split=split)


def of_mention(number, column, value):
    return everywhere("claim_mentions", "claim_drift", number, column, value)


def of_part(number, **values):
    """Return a change of one of the records that a cell lists."""
    return lambda cell: [{**one, **values} if at == number else one for at, one in enumerate(cell)]


def beside(name, line):
    """Return a mutation that puts a line beside the rows, and into the manifest what is right of the file."""

    def mutate(folder):
        (folder / name).write_text(f"{line}\n")
        change_json(folder, MANIFEST, put("files", name, value={}))
        seal_files(folder)

    return mutate


def flip_a_byte(folder):
    path = folder / shard("quotes")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut_short(folder):
    path = folder / shard("claims")
    path.write_bytes(path.read_bytes()[:-200])
    seal_files(folder)


def swap(folder, *, is_sealed):
    one, other = folder / shard("claims"), folder / shard("claims", "real")
    one.rename(folder / "kept")
    other.rename(one)
    (folder / "kept").rename(other)
    if is_sealed:
        seal_rows(folder)


def with_table(config, change, split="train"):
    def mutate(folder):
        path = folder / shard(config, split)
        pq.write_table(change(pq.read_table(path)), path)
        seal_rows(folder)

    return mutate


def exchange_labels(table):
    metadata = json.loads(table.schema.metadata[b"huggingface"])
    names = metadata["info"]["features"]["fidelity"]["names"]
    names[0], names[1] = names[1], names[0]
    return table.replace_schema_metadata({b"huggingface": json.dumps(metadata).encode()})


def lose_a_shard(folder):
    (folder / shard("claims")).rename(folder / "data/claims/train-00000-of-00002.parquet")
    change_json(
        folder,
        "manifest.json",
        lambda m: m["files"].update({"data/claims/train-00000-of-00002.parquet": m["files"].pop(shard("claims"))}),
    )


def off_by_one(spans):
    return [{"start": spans[0]["start"] + 1, "end": spans[0]["end"] + 1}, *spans[1:]]


CARD, CROISSANT, MANIFEST = "README.md", "croissant.json", "manifest.json"

MUTATIONS = {
    "a byte in a shard": (flip_a_byte, "V614", shard("quotes")),
    "a byte on the card": (lambda f: (f / CARD).write_text((f / CARD).read_text() + " "), "V614", CARD),
    "a checksum": (json_file(MANIFEST, put("files", CARD, "sha256", value="0" * 64)), "V614", CARD),
    "a link for a file": (
        lambda f: ((f / CARD).rename(f.parent / "card"), (f / CARD).symlink_to(f.parent / "card")),
        "V614",
        CARD,
    ),
    "swapped shards": (partial(swap, is_sealed=False), "V614", shard("claims")),
    "swapped shards, sealed": (partial(swap, is_sealed=True), "V622", shard("claims")),
    "a missing file": (lambda f: (f / shard("drift_spans")).unlink(), "V612", shard("drift_spans")),
    "a missing shard": (lose_a_shard, "V612", "data/claims/train-00000-of-00002.parquet"),
    "an unlisted file": (lambda f: (f / "notes.txt").write_text("mine"), "V613", "notes.txt"),
    "an unlisted shard": (
        lambda f: shutil.copyfile(f / shard("claims"), f / "data/claims/old.parquet"),
        "V613",
        "data/claims/old.parquet",
    ),
    "a manifest cut off": (lambda f: (f / MANIFEST).write_text('{"files": {'), "V611", MANIFEST),
    "a manifest without a key": (json_file(MANIFEST, take("configs")), "V611", MANIFEST),
    "no Croissant": (lambda f: (f / CROISSANT).unlink(), "V611", CROISSANT),
    "a card without front matter": (words("---\n", "--\n"), "V611", CARD),
    "a shard cut short": (cut_short, "V615", shard("claims")),
    "a row count of a file": (
        json_file(MANIFEST, put("files", shard("quotes"), "rows", value=5)),
        "V616",
        shard("quotes"),
    ),
    "a row count of a split": (
        json_file(MANIFEST, put("configs", "quotes", "train", "rows", value=5)),
        "V616",
        MANIFEST,
    ),
    "a split in the manifest alone": (
        json_file(MANIFEST, put("configs", "quotes", "test", value={"rows": 1, "digest": "sha256:0"})),
        "V616",
        MANIFEST,
    ),
    "a digest of rows": (
        json_file(MANIFEST, put("configs", "quotes", "train", "digest", value="sha256:" + "0" * 64)),
        "V617",
        MANIFEST,
    ),
    "a digest on the card": (front(put("configs", 0, "description", value="Rows.")), "V617", CARD),
    "a column taken out": (with_table("quotes", lambda t: t.drop_columns(["note"])), "V618", shard("quotes")),
    "a column of another type": (
        with_table("quotes", lambda t: t.set_column(23, "cue_end", t["cue_end"].cast(pa.int64()))),
        "V618",
        shard("quotes"),
    ),
    "class labels in another order": (with_table("quote_fidelity", exchange_labels), "V618", shard("quote_fidelity")),
    "class labels in another order on the card": (
        front(put("dataset_info", 0, "features", 9, "dtype", "class_label", "names", "0", value="fabricated")),
        "V623",
        CARD,
    ),
    "a null id": (rows("drift_spans", "id", None), "V619", shard("drift_spans")),
    "an id of another event": (rows("drift_spans", "id", "other/a/daaaa"), "V619", shard("drift_spans")),
    "a duplicated id": (all_rows("drift_spans", lambda r: r[1].update(id=r[0]["id"])), "V620", shard("drift_spans")),
    "rows out of order": (all_rows("quotes", lambda r: r.insert(0, r.pop())), "V621", shard("quotes")),
    "a feature": (front(put("dataset_info", 4, "features", 0, "dtype", value="int64")), "V623", CARD),
    "a feature too many": (
        front(lambda c: c["dataset_info"][4]["features"].append({"name": "score", "dtype": "int32"})),
        "V623",
        CARD,
    ),
    "a split": (front(lambda c: c["configs"][4]["data_files"].pop()), "V624", CARD),
    "a count on the card": (front(put("dataset_info", 4, "splits", 0, "num_examples", value=9)), "V624", CARD),
    "a size on the card": (front(put("dataset_info", 4, "download_size", value=9)), "V624", CARD),
    "a path on the card": (
        front(put("configs", 4, "data_files", 0, "path", value="data/quotes/*.parquet")),
        "V624",
        CARD,
    ),
    "a wrong default config": (
        front(lambda c: (c["configs"][0].pop("default"), c["configs"][3].update(default=True))),
        "V625",
        CARD,
    ),
    "two default configs": (front(put("configs", 3, "default", value=True)), "V625", CARD),
    "a figure on the card": (words("4 article(s), 2 of them", "4 article(s), 1 of them"), "V626", CARD),
    "a cell of the card's table": (words("training and testing quote checkers | 4 |", "training | 5 |"), "V626", CARD),
    "a rule on the card": (words("Offsets are Unicode", "Offsets are byte"), "V626", CARD),
    "a language on the card": (front(put("language", value=["de"])), "V626", CARD),
    "a licence on the card": (front(put("license", value=["cc0-1.0"])), "V627", CARD),
    "a licence of a row": (rows("articles", "license", "CC-BY-NC-4.0"), "V627", CARD),
    "no licence in a row": (rows("quotes", "license", None), "V627", shard("quotes")),
    "a licence in Croissant": (json_file(CROISSANT, put("license", value=["MIT"])), "V627", CROISSANT),
    "a version on the card": (front(put("configs", 2, "version", value="0.2.0")), "V628", CARD),
    "a version in the manifest": (json_file(MANIFEST, put("version", value="0.2.0")), "V628", CARD),
    "a version in Croissant": (json_file(CROISSANT, put("version", value="0.2.0")), "V628", CROISSANT),
    "a name in Croissant": (json_file(CROISSANT, put("name", value="other")), "V628", CROISSANT),
    "a version to cite": (
        lambda f: ((f / "CITATION.cff").write_text("version: 3.0.0\ntitle: T\n"), seal_files(f)),
        "V628",
        "CITATION.cff",
    ),
    "a vocabulary value": (rows("claim_mentions", "mode", 99), "V629", shard("claim_mentions")),
    "a value inside structs": (
        rows("articles", "zones", lambda z: [{**z[0], "zone": 99}, *z[1:]]),
        "V629",
        shard("articles"),
    ),
    "a class id out of range": (rows("quote_fidelity", "meaning", 99), "V629", shard("quote_fidelity")),
    "words of a withheld text": (rows("quotes", "quote", "lamp", split="real"), "V630", shard("quotes", "real")),
    "an open text gone": (rows("claim_mentions", "mention", None), "V630", shard("claim_mentions")),
    "a character of a text": (rows("articles", "text", lambda t: t[:-2] + "x" + t[-1]), "V631", shard("articles")),
    "a length": (rows("statements", "length", lambda n: n + 1), "V631", shard("statements")),
    "a span off by one": (rows("quotes", "spans", off_by_one), "V632", shard("quotes")),
    "a span outside": (rows("quotes", "cue_end", 99_999), "V632", shard("quotes")),
    "a span of a withheld text outside": (
        rows("claim_mentions", "spans", [{"start": 1, "end": 99_999}], split="real"),
        "V632",
        shard("claim_mentions", "real"),
    ),
    "a span of a view off by one": (rows("claim_drift", "spans", off_by_one), "V632", shard("claim_drift")),
    "words said that were not said": (
        rows("quote_fidelity", "said", "Nothing of it."),
        "V634",
        shard("quote_fidelity"),
    ),
    "a claim that is not there": (rows("claim_mentions", "claim", "no-claim"), "V633", shard("claim_mentions")),
    "an article that is not there": (
        all_rows("quotes", lambda r: r[-1].update(article=f"{r[-1]['event']}/zz", id=f"{r[-1]['event']}/zz/qzzzz")),
        "V633",
        shard("quotes"),
    ),
    "a statement that is not there": (
        rows("drift_spans", "said_statement", "second"),
        "V633",
        shard("drift_spans"),
    ),
    "a label in a view alone": (rows("quote_fidelity", "fidelity", 5), "V634", shard("quote_fidelity")),
    "a row missing in a view": (all_rows("claim_drift", lambda r: r.pop()), "V634", shard("claim_mentions")),
    "a count in a row": (rows("articles", "n_quotes", lambda n: n + 1), "V634", shard("articles")),
    "a fold": (rows("claims", "fold", lambda n: (n + 1) % 5), "V634", shard("claims")),
    "a column in Croissant": (
        json_file(CROISSANT, put("recordSet", 3, "field", 0, "source", "extract", "column", value="headlin")),
        "V635",
        CROISSANT,
    ),
    "a field missing in Croissant": (json_file(CROISSANT, take("recordSet", 3, "field", 0)), "V635", CROISSANT),
    "a type in Croissant": (
        json_file(CROISSANT, put("recordSet", 3, "field", 0, "dataType", value="sc:Integer")),
        "V635",
        CROISSANT,
    ),
    "a checksum in Croissant": (
        json_file(CROISSANT, put("distribution", 2, "sha256", value="0" * 64)),
        "V635",
        CROISSANT,
    ),
    "no name in Croissant": (json_file(CROISSANT, put("name", value="")), "V635", CROISSANT),
    "a record set missing in Croissant": (json_file(CROISSANT, take("recordSet", 3)), "V635", CROISSANT),
    "a figure in Croissant": (
        json_file(CROISSANT, put("rai:dataCollectionMissingData", value="Nothing is missing.")),
        "V635",
        CROISSANT,
    ),
    "a mistyped rai key": (
        json_file(CROISSANT, lambda c: c.update({"rai:dataBias": c["rai:dataBiases"]})),
        "V636",
        CROISSANT,
    ),
    "a licence misspelt in Croissant": (
        json_file(CROISSANT, lambda c: c.update(licence=c["license"])),
        "V636",
        CROISSANT,
    ),
    "a distorted quote called faithful": (of_quote(2, "fidelity", 8), "V638", shard("quotes")),
    "a changed meaning called preserved": (of_quote(2, "meaning", 0), "V638", shard("quotes")),
    "another attribution": (of_quote(2, "attribution", 1), "V638", shard("quotes")),
    "a better form": (of_quote(2, "form", 0), "V638", shard("quotes")),
    "a better form of a clause": (of_quote(3, "clauses", of_part(0, form=1)), "V638", shard("quotes")),
    "another rung": (of_quote(0, "clauses", of_part(0, rung=0)), "V638", shard("quotes")),
    "no flags": (of_quote(2, "flags", []), "V638", shard("quotes")),
    "another share": (of_quote(0, "verified_share", 0.2), "V638", shard("quotes")),
    "another share of a withheld quote": (
        of_quote(0, "verified_share", 0.2, split="real"),
        "V638",
        shard("quotes", "real"),
    ),
    "a worse fidelity of a withheld quote": (
        of_quote(0, "fidelity", 5, split="real"),
        "V638",
        shard("quotes", "real"),
    ),
    "a worse clause of a withheld quote": (
        of_quote(0, "clauses", of_part(0, form=3), split="real"),
        "V638",
        shard("quotes", "real"),
    ),
    "a relation": (of_mention(0, "relation", 2), "V638", shard("claim_mentions")),
    "an answer": (rows("claim_mentions", "compatible", True, number=4), "V638", shard("claim_mentions")),
    "a severity": (rows("drift_spans", "severity", 3, number=0), "V638", shard("drift_spans")),
    "a severity of a mention": (of_mention(3, "severity", 0), "V638", shard("claim_mentions")),
    "a distorted mention called sound": (of_mention(4, "distorted", False), "V638", shard("claim_mentions")),
    "names of differences": (of_mention(4, "drift", []), "V638", shard("claim_mentions")),
    "an operation": (rows("drift_spans", "operation", 2, number=1), "V638", shard("drift_spans")),
    "no form": (of_quote(2, "form", None), "V638", shard("quotes")),
    "a receipt with other words": (of_quote(0, "edits", of_part(0, printed="!")), "V639", shard("quotes")),
    "a receipt by another rule": (of_quote(0, "edits", of_part(0, rule=5)), "V639", shard("quotes")),
    "a receipt elsewhere": (of_quote(0, "said_at", of_part(0, start=1)), "V639", shard("quotes")),
    "no receipt": (of_quote(0, "edits", []), "V639", shard("quotes")),
    "no place of a receipt": (
        lambda folder: (of_quote(0, "edits", [])(folder), of_quote(0, "said_at", [])(folder)),
        "V639",
        shard("quotes"),
    ),
    "another format": (json_file(MANIFEST, put("format", value="foo/1")), "V611", MANIFEST),
    "errata that are none": (beside("errata.jsonl", "not json"), "V611", "errata.jsonl"),
    "an erratum of numbers": (beside("errata.jsonl", '{"version": 1}'), "V611", "errata.jsonl"),
    "tombstones that are none": (beside("withdrawn.jsonl", "garbage {"), "V611", "withdrawn.jsonl"),
    "a tombstone of numbers": (
        beside("withdrawn.jsonl", '{"id": 1, "split": "test", "date": "2026-01-01", "reason": "so"}'),
        "V611",
        "withdrawn.jsonl",
    ),
    "another norm": (json_file(MANIFEST, put("made_with", "norm", value="nfc+lf/9")), "V628", MANIFEST),
    "a commit": (json_file(MANIFEST, put("made_with", "git_commit", value="f" * 40)), "V628", MANIFEST),
    "a release before that comes after": (
        json_file(MANIFEST, put("previous", value={"version": "9.9.9", "digest": "sha256:0"})),
        "V628",
        MANIFEST,
    ),
    "a release before that was never compared": (
        json_file(MANIFEST, put("previous", value={"version": "0.0.1", "digest": f"sha256:{'0' * 64}"})),
        "V628",
        MANIFEST,
    ),
    "other tools": (json_file(MANIFEST, put("made_with", "tool_version", value="0.0.1")), "V637", MANIFEST),
}


ROWS_MOVED = "V616 V617 V622 V624 V626 V633 V634 V635"
CONSEQUENCES = {
    "a byte in a shard": "V635",
    "a link for a file": "V611",
    "swapped shards": ROWS_MOVED,
    "swapped shards, sealed": "V626 V633 V634",
    "a missing file": f"{ROWS_MOVED} V638",
    "a missing shard": "V635",
    "an unlisted shard": "V615",
    "no Croissant": "V612",
    "a shard cut short": ROWS_MOVED,
    "a column taken out": "V623 V635",
    "a column of another type": "V623",
    "class labels in another order": "V623 V634",
    "a licence of a row": "V626",
    "no licence in a row": "V634",
    "a version in the manifest": "V626 V635",
    "a version to cite": "V635",
    "a vocabulary value": "V634 V638",
    "a value inside structs": "V632",
    "a class id out of range": "V634",
    "words of a withheld text": "V634",
    "an open text gone": "V632 V634",
    "a character of a text": "V632 V634",
    "a span off by one": "V634 V638 V639",
    "a span outside": "V634",
    "a span of a view off by one": "V634",
    "a claim that is not there": "V634",
    "an article that is not there": "V634 V638",
    "a row missing in a view": "V626",
    "a count in a row": "V626 V635",
    "no name in Croissant": "V628",
    "a better form of a clause": "V639",
    "another rung": "V634 V639",
}
"""Codes that a fault brings beside its own: what else it makes untrue."""


def test_a_fresh_release_is_found_whole(built, capsys):
    assert main(["verify", str(built)]) == 0
    assert "nothing wrong" in capsys.readouterr().out


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_is_found_and_named(release, name, capsys):
    mutate, code, file = MUTATIONS[name]
    mutate(release)
    status = main(["verify", str(release), "--format", "json"])
    found = [(finding["code"], finding["file"]) for finding in json.loads(capsys.readouterr().out)["findings"]]
    assert (code, file) in found
    assert {code for code, _ in found} <= {code, *CONSEQUENCES.get(name, "").split()}
    assert status == (0 if code == "V637" else 1)


def test_every_rule_has_a_fault():
    assert {code for _, code, _ in MUTATIONS.values()} == {rule.code for rule in RULES}


def test_faults_are_found_together(release):
    for name in ("an unlisted file", "a null id", "a wrong default config", "a mistyped rai key", "a span off by one"):
        MUTATIONS[name][0](release)
    codes = {finding.code for finding in verify_release(release).findings}
    assert {"V613", "V619", "V625", "V632", "V636"} <= codes


def test_many_rows_with_one_fault_are_one_finding(release):
    change_rows(release, shard("claim_mentions"), lambda rows: [row.update(license=None) for row in rows])
    (finding,) = [f for f in verify_release(release).findings if f.location.file == shard("claim_mentions")]
    assert finding.code == "V627"
    assert finding.message.endswith("likewise 5 more row(s)")


def test_nothing_is_changed_by_looking(release):
    before = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    verify_release(release)
    assert {path: path.read_bytes() for path in release.rglob("*") if path.is_file()} == before


def test_a_folder_that_holds_nothing_is_reported_and_one_that_is_not_there_is_refused(tmp_path, capsys):
    assert {finding.code for finding in verify_release(tmp_path).findings} == {"V611"}
    assert main(["verify", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_github_gets_annotations(release, capsys):
    MUTATIONS["an unlisted file"][0](release)
    assert main(["verify", str(release), "--format", "github"]) == 1
    assert "::error file=notes.txt" in capsys.readouterr().out


@pytest.fixture
def address(release):
    """The release's address on a web server of this machine."""
    handler = partial(Quiet, directory=str(release))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def test_a_release_on_a_web_server_is_verified(release, address):
    assert lifecycle.verify(address).findings == ()
    MUTATIONS["a missing file"][0](release)
    assert ("V612", shard("drift_spans")) in {(f.code, f.location.file) for f in lifecycle.verify(address).findings}


def test_a_release_at_an_address_with_a_listing_is_verified(release):
    assert lifecycle.verify(f"file://{release}").findings == ()
    MUTATIONS["an unlisted file"][0](release)
    assert [f.code for f in lifecycle.verify(f"file://{release}").findings] == ["V613"]


def test_a_manifest_cannot_make_files_be_written_elsewhere(release, address, tmp_path):
    change_json(release, "manifest.json", lambda m: m["files"].update({"../escaped": {"size": 1, "sha256": "0"}}))
    assert [f.location.file for f in lifecycle.verify(address).findings] == ["../escaped"]
    assert not list(tmp_path.rglob("escaped"))


@pytest.mark.parametrize("address", ["no-such-protocol://x/y", "http://127.0.0.1:9/release"])
def test_an_address_that_cannot_be_read_is_refused_in_a_line(address, capsys):
    assert main(["verify", address]) == 2
    assert capsys.readouterr().err.startswith(f"corpus-tools verify: {address} cannot be read")


def test_an_address_without_a_release_is_refused(tmp_path):
    with pytest.raises(ReleaseError, match=r"manifest\.json"):
        lifecycle.verify(f"file://{tmp_path}")


def test_the_repository_builds_a_release_that_holds(tmp_path):
    pipeline.build(ROOT, tmp_path / "release")
    assert verify_release(tmp_path / "release").findings == ()


def labelled(root, out, version):
    """Build the corpus with another label than before, under a version."""
    corpus = root / "corpus.toml"
    corpus.write_text(corpus.read_text().replace('version = "0.1.0"', f'version = "{version}"', 1))
    event = root / "annotations/orchard-lease-2025/event.yaml"
    event.write_text(event.read_text().replace("title: ", "title: New ", 1))
    (root / "CITATION.cff").unlink(missing_ok=True)
    pipeline.build(root, out)
    return out


@pytest.mark.parametrize(("version", "codes"), [("0.1.0", {"V601"}), ("0.2.0", set())])
def test_the_version_is_held_against_the_release_before(built, tmp_path, version, codes):
    shutil.copytree(TINY, tmp_path / "tiny")
    now = labelled(tmp_path / "tiny", tmp_path / "now", version)
    assert {finding.code for finding in lifecycle.verify(str(now), previous=str(built)).findings} == codes


def test_words_of_a_restricted_text_are_found(release):
    text = (TINY.parent / "tiny-texts/lamp-gazette.txt").read_text()

    def smuggle(rows):
        rows[0]["note"] = " ".join(text.split()[:40])

    change_rows(release, shard("articles"), smuggle)
    texts = [TINY.parent / "tiny-texts"]
    codes = {finding.code for finding in lifecycle.verify(str(release), corpus=TINY, texts=texts).findings}
    assert codes & {"V651", "V652"}


def test_a_list_of_ids_is_held_against_the_rows(release):
    path = release / "ids/quote_fidelity-train.txt"
    path.write_text("".join(reversed(path.read_text().splitlines(keepends=True))))
    seal_files(release)
    assert found(release) == {("V634", "ids/quote_fidelity-train.txt")}


def found(folder):
    return {(finding.code, finding.location.file) for finding in verify_release(folder).findings}


def test_a_hydrated_release_holds_too(built, tmp_path):
    arguments = ["hydrate", "--release", str(built), "--from", str(TINY.parent / "tiny-texts")]
    assert main([*arguments, "--out", str(tmp_path / "hydrated")]) == 0
    assert verify_release(tmp_path / "hydrated").findings == ()


def test_a_release_on_the_hub_is_verified_by_its_id(built, tmp_path):
    (tmp_path / "hub").mkdir()
    with running(tmp_path / "hub") as server:
        home = {"HF_ENDPOINT": server.url, "HF_HOME": str(tmp_path / "client"), "HF_TOKEN": "hf_invented"}
        environment = clean_environment(**home, HF_HUB_DISABLE_XET="1", HF_HUB_DISABLE_TELEMETRY="1")
        assert publish(built, "hub:someone/tiny", environment=environment).returncode == 0
        command = [sys.executable, "-m", "corpus_tools", "verify", "someone/tiny@v0.1.0"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "someone/tiny@v0.1.0: nothing wrong\n"
    assert done.returncode == 0


@pytest.mark.parametrize(("config", "column"), [("quotes", "spans"), ("articles", "n_quotes"), ("claims", "event")])
def test_columns_that_are_not_there_end_nothing(release, config, column):
    with_table(config, lambda table: table.drop_columns([column]))(release)
    assert ("V618", shard(config)) in found(release)


def test_front_matter_that_would_fill_the_memory_is_not_read(release):
    bomb = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(9))
    change_words(release, "---\n", f"---\na0: &a0 [x]\n{bomb}")
    assert ("V611", "README.md") in found(release)


def test_a_description_of_any_depth_is_read(release):
    depth = 400
    (release / "croissant.json").write_text('{"rai:x": ' + '{"description": ' * depth + "1" + "}" * depth + "}")
    assert ("V636", "croissant.json") in found(release)
