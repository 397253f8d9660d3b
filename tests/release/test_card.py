import pytest
import yaml

from corpus_tools.release.documents.card import plain
from corpus_tools.release.documents.hub import licence_fields, size_category
from corpus_tools.tables.tabulate import CONFIGS
from tests.release.making import build


@pytest.fixture(scope="module")
def card(tmp_path_factory):
    return (build(tmp_path_factory.mktemp("built") / "release").path / "README.md").read_text()


@pytest.fixture(scope="module")
def front(card):
    return yaml.safe_load(card.split("---\n")[1])


def test_every_config_has_features_splits_and_files(front):
    names = [entry["config_name"] for entry in front["configs"]]
    assert names == list(CONFIGS) == [entry["config_name"] for entry in front["dataset_info"]]
    for listed, described in zip(front["configs"], front["dataset_info"], strict=True):
        assert [s["split"] for s in listed["data_files"]] == [s["name"] for s in described["splits"]]
        assert all(split["num_examples"] > 0 for split in described["splits"])


def test_every_description_holds_a_digest_of_its_own(front):
    digests = [entry["description"].rpartition("sha256:")[2] for entry in front["configs"]]
    assert len(set(digests)) == len(CONFIGS)
    assert {len(digest) for digest in digests} == {64}


def test_licences_and_languages_are_those_of_the_rows(front):
    assert front["license"] == ["cc-by-4.0", "cc0-1.0"]
    assert front["language"] == ["en"]


def test_the_truth_box_counts(card):
    assert "4 invented event(s) and 1 event(s) of real coverage" in card
    assert "10 article(s), 2 of them without text" in card
    assert "0 of 30 annotated quotes and mentions were labelled by people" in card


def test_labels_by_people_are_counted(tmp_path):
    release = build(tmp_path / "release", splits={"mill": "train"}, annotator="p1")
    card = (release.path / "README.md").read_text()
    assert "6 of 6 annotated quotes and mentions were labelled by people" in card


def test_every_column_and_class_label_is_explained(card):
    for config in CONFIGS.values():
        for column in config.columns:
            assert f"| `{column.name}` |" in card
            for vocabulary in column.vocabularies.values():
                assert all(f"| `{label.value}` | " in card for label in vocabulary)


def test_tables_have_no_stray_bars(card):
    for line in card.splitlines():
        if line.startswith("| `"):
            assert line.replace("\\|", "").count("|") in {4, 5, 8}, line


def test_words_of_a_corpus_do_nothing_on_the_card():
    assert "<" not in plain("<script>alert(1)</script> | [x](y)")
    assert plain("a\n# b") == "a \\# b"


def test_an_unknown_licence_is_another_one():
    assert licence_fields(["EUPL-1.2", "MIT"]) == {"license": ["mit", "other"], "license_name": "eupl-1.2"}


def test_sizes_are_the_hubs():
    assert [size_category(10**power) for power in (2, 3, 6)] == ["n<1K", "1K<n<10K", "1M<n<10M"]
