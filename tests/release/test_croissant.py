"""`croissant.json` as mlcroissant reads it, held against the rows."""

import json
import logging
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus_tools.release.documents.croissant import CONTEXT, data_type, is_described
from corpus_tools.tables.tabulate import CONFIGS
from tests.release.making import build, contents

pytestmark = pytest.mark.slow

mlcroissant = pytest.importorskip("mlcroissant")


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    root = tmp_path_factory.mktemp("corpus")
    (root / "CITATION.cff").write_text(
        "title: Invented\nversion: 0.1.0\nauthors:\n- {name: The contributors}\n- {given-names: A., family-names: Mill}\n"
        "date-released: 2026-01-02\nkeywords: [quotation]\n"
    )
    return build(root / "release", documents=root).path


@pytest.fixture(scope="module")
def croissant(release):
    return json.loads((release / "croissant.json").read_text())


@pytest.fixture(scope="module")
def dataset(release):
    return mlcroissant.Dataset(str(release / "croissant.json"))


def plain(value):
    """Return a record of mlcroissant as our rows are: words as text, names without what stands before them.

    It reads a list of records that is null as one record of nulls.
    """
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, dict):
        return {key.rpartition("/")[2]: plain(part) for key, part in value.items()}
    if not isinstance(value, list):
        return value
    parts = [plain(part) for part in value]
    is_null = len(parts) == 1 and isinstance(parts[0], dict) and set(parts[0].values()) == {None}
    return None if is_null else parts


def test_it_is_valid_without_a_warning(release, caplog):
    with caplog.at_level(logging.WARNING):
        dataset = mlcroissant.Dataset(str(release / "croissant.json"))
    assert dataset.metadata.ctx.issues.errors == set()
    assert dataset.metadata.ctx.issues.warnings == set()


@pytest.mark.parametrize("config", CONFIGS)
def test_records_of_every_config_are_the_rows_of_its_files(release, dataset, config):
    files = sorted((release / "data" / config).iterdir())
    assert files
    for path in files:
        split = path.name.partition("-")[0]
        records = [plain(record) for record in dataset.records(f"{config}/{split}")]
        assert records == pq.read_table(path).to_pylist()


def test_a_file_that_is_another_one_is_refused(release, tmp_path):
    shutil.copytree(release, tmp_path / "release")
    one = tmp_path / "release/data/claims/train-00000-of-00001.parquet"
    pq.write_table(pq.read_table(one), one, compression="none")
    dataset = mlcroissant.Dataset(str(tmp_path / "release/croissant.json"))
    with pytest.raises(Exception, match=r"Download\(data/claims/train"):
        list(dataset.records("claims/train"))


def test_every_column_is_described_in_the_tables_words(croissant):
    fields = {field["@id"]: field for node in croissant["recordSet"] for field in node["field"]}
    for config in CONFIGS.values():
        for column in config.columns:
            assert fields[f"{config.name}/train/{column.name}"]["description"].startswith(column.description)


def test_class_ids_are_named(croissant):
    fields = {field["@id"]: field for node in croissant["recordSet"] for field in node["field"]}
    assert "8 faithful" in fields["quote_fidelity/train/fidelity"]["description"]
    assert "0 verbatim" in fields["quotes/train/form"]["description"]
    clauses = {part["name"]: part for part in fields["quotes/train/clauses"]["subField"]}
    assert "0 verbatim" in clauses["form"]["description"]
    assert clauses["form"]["dataType"] == "sc:Integer"


def test_it_says_who_annotated_and_what_was_computed(croissant):
    annotation, computation = croissant["prov:wasGeneratedBy"]
    assert [(agent["prov:label"], agent["@type"]) for agent in annotation["prov:wasAssociatedWith"]] == [
        ("lm1", "prov:SoftwareAgent")
    ]
    fields = {field["@id"]: field for node in croissant["recordSet"] for field in node["field"]}
    assert fields["quotes/train/form"]["prov:wasGeneratedBy"] == {"@id": computation["@id"]}
    assert "prov:wasGeneratedBy" not in fields["quotes/train/meaning"]
    assert fields["quotes/train/annotators"]["equivalentProperty"] == "prov:wasAttributedTo"


def test_what_is_known_is_stated_and_no_address_is_made_up(croissant):
    assert croissant["name"] == "invented"
    assert croissant["version"] == "0.1.0"
    assert croissant["datePublished"] == "2026-01-02"
    assert croissant["url"] == "README.md"
    assert [creator["name"] for creator in croissant["creator"]] == ["The contributors", "A. Mill"]
    assert "version = {0.1.0}" in croissant["citeAs"]
    assert croissant["license"] == [f"https://spdx.org/licenses/{name}.html" for name in ("CC-BY-4.0", "CC0-1.0")]


def test_without_a_citation_no_date_is_made_up(tmp_path):
    croissant = json.loads((build(tmp_path / "release").path / "croissant.json").read_text())
    assert "datePublished" not in croissant
    assert [creator["name"] for creator in croissant["creator"]] == ["The invented contributors"]


def test_figures_are_those_of_the_rows(croissant):
    assert croissant["rai:dataCollectionMissingData"].startswith("2 of 10 article(s) come without text")
    assert croissant["rai:dataAnnotationAnalysis"][0].startswith("0 of 30 annotated quotes and mentions")


def test_the_context_is_the_one_that_readers_know():
    from mlcroissant._src.core.context import Context
    from mlcroissant._src.core.rdf import make_context

    ours = {key for key in CONTEXT if key not in {"annotation", "prov"}}
    standard = make_context(Context(conforms_to="http://mlcommons.org/croissant/1.1"))
    assert ours == standard.keys()
    assert {key: CONTEXT[key] for key in ours} == standard


def test_two_descriptions_are_equal_byte_for_byte(release, tmp_path):
    again = build(tmp_path / "release", documents=release.parent).path
    assert contents(again)["croissant.json"] == contents(release)["croissant.json"]


def test_columns_that_would_end_its_reader_are_left_out():
    flat = pa.struct([("start", pa.int32())])
    assert is_described(pa.list_(flat))
    assert not is_described(pa.list_(pa.struct([("spans", pa.list_(flat))])))
    assert not is_described(pa.list_(pa.list_(pa.string())))
    assert data_type(pa.float64()) == "sc:Float"


def test_every_column_of_today_is_described():
    assert all(is_described(column.stored) for config in CONFIGS.values() for column in config.columns)
