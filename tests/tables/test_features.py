import pyarrow as pa
import pytest

from corpus_tools.schemas.quote import Quote
from corpus_tools.schemas.vocab import Access
from corpus_tools.tables.features import CLASS, STRING, Column, Config, describe, features
from corpus_tools.tables.tabulate import CONFIGS

TASK_VIEWS = {"quote_fidelity", "claim_drift"}
FORBIDDEN = (pa.types.is_dictionary, pa.types.is_map, pa.types.is_large_string, pa.types.is_null)


def types_in(kind):
    yield kind
    for number in range(kind.num_fields):
        yield from types_in(kind.field(number).type)


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_no_type_that_loads_wrongly(config):
    for field in config.schema:
        assert field.nullable
        assert not [t for t in types_in(field.type) for is_bad in FORBIDDEN if is_bad(t)], field.name


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_lists_of_structs_are_flat(config):
    for field in config.schema:
        assert sum(pa.types.is_list(kind) for kind in types_in(field.type)) <= 1, field.name


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_every_column_is_described_once(config):
    names = [column.name for column in config.columns]
    assert len(names) == len(set(names))
    for column in config.columns:
        assert column.description.endswith((".", "?")), column.name
        assert not column.description[0].islower(), column.name


def test_class_labels_stand_in_task_views_only():
    with_labels = {name for name, config in CONFIGS.items() if any(c.labels is not None for c in config.columns)}
    assert with_labels == TASK_VIEWS


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_features_have_the_types_of_the_schema(config):
    assert features(config).arrow_schema.remove_metadata() == config.schema.remove_metadata()


def test_a_field_without_description_is_noticed():
    with pytest.raises(KeyError):
        describe(Quote, "nothing")


def test_null_is_no_label():
    config = Config(
        "a", "a row", "a test", (Column("x", CLASS, "A label.", labels=Access), Column("y", STRING, "Words."))
    )
    assert config.batch([(None, "a"), (1, None)]).to_pylist() == [{"x": None, "y": "a"}, {"x": 1, "y": None}]
    assert features(config)["x"].names == ["open", "restricted", "unavailable"]


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="size"):
        CONFIGS["claims"].batch([("too", "short")])


def test_a_batch_without_rows_has_the_schema():
    config = CONFIGS["quotes"]
    assert config.batch([]).schema == config.schema
