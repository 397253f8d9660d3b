import pyarrow as pa
import pytest

from corpus_tools.release.folder.labels import named
from corpus_tools.schemas import vocab
from corpus_tools.schemas.quote import Quote
from corpus_tools.schemas.vocab import Access, Vocabulary
from corpus_tools.tables.column import BOOL, STRING, STRINGS, Column, Config, Part, Role, describe, features
from corpus_tools.tables.tabulate import CONFIGS, VIEWS
from tests.tables.invented import corpus, named_rows

EVENTS = [named_rows(corpus()), named_rows(corpus(restricted=True))]
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


def is_closed(values, closed):
    strings = {value for value in values if isinstance(value, str)}
    return bool(strings) and strings <= closed


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_a_closed_vocabulary_is_a_class_label_wherever_it_occurs(config):
    """No field of strings holds only labels: in every row of the corpus they would be told by their names."""
    closed = {label.value for vocabulary in Vocabulary.__subclasses__() for label in vocabulary}
    rows = [row for event in EVENTS for row in event.get(config.name, ())]
    for column in config.columns:
        values = [row[column.name] for row in rows]
        if column.parts:
            for part in column.parts:
                told = {record[part.name] for records in values for record in records or ()}
                assert part.vocabulary is not None or not is_closed(told, closed), f"{column.name}.{part.name}"
        elif column.vocabulary is None and values and isinstance(values[0], list):
            assert not is_closed({label for labels in values for label in labels or ()}, closed), column.name
        elif column.vocabulary is None:
            assert not is_closed(set(values), closed), column.name


def test_every_vocabulary_of_records_is_that_of_a_column():
    kinds = {kind for kind in vars(vocab).values() if isinstance(kind, type) and issubclass(kind, Vocabulary)}
    elsewhere = {Vocabulary, vocab.AnnotatorKind, vocab.EntityKind, vocab.Split}
    assert {
        v for config in CONFIGS.values() for c in config.columns for v in c.vocabularies.values()
    } == kinds - elsewhere


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_task_view_has_inputs_then_targets_then_derived_columns_then_bookkeeping(view):
    roles = [column.role for column in view.columns]
    assert roles == sorted(roles, key=list(Role).index)
    assert set(roles) == set(Role)


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_rows_refer_to_rows_by_whole_ids(config):
    for event in EVENTS:
        ids = {row["id"] for rows in event.values() for row in rows}
        for row in event.get(config.name, ()):
            for column in config.columns:
                assert {wanted for _, wanted in column.references(row[column.name])} <= ids, column.name


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_what_a_config_says_of_its_columns_is_so(config):
    assert {config.words, config.part_of, "id", "event"} - {None} <= config.by_name.keys()
    assert config.words is None or config.by_name[config.words].may_hold_words
    assert {c.refers_to for c in config.columns} - {None} <= CONFIGS.keys()


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_features_have_the_types_of_the_schema(config):
    assert features(config).arrow_schema.remove_metadata() == config.schema.remove_metadata()


def test_a_field_without_description_is_noticed():
    with pytest.raises(KeyError):
        describe(Quote, "nothing")


def read(name):
    return lambda row: row[name]


PAIRS = (Part("key", STRING), Part("access", STRING, Access))
TOY = Config(
    name="toy",
    noun="toy",
    row="a row",
    purpose="a test",
    columns=(
        Column("one", STRING, "A label.", read("one"), Role.TARGET, vocabulary=Access),
        Column("many", STRINGS, "Labels.", read("many"), Role.TARGET, vocabulary=Access),
        Column("pairs", PAIRS, "Records.", read("pairs"), Role.TARGET),
        Column("plain", BOOL, "A fact.", read("plain"), Role.INPUT),
    ),
)
NOTHING = {"one": None, "many": None, "pairs": None, "plain": None}


def test_labels_are_stored_as_numbers_in_lists_and_records_too():
    row = {
        "one": "restricted",
        "many": ["open", "open"],
        "pairs": [{"key": "a", "access": "restricted"}],
        "plain": True,
    }
    stored = TOY.table([row, NOTHING]).batch().to_pylist()
    assert stored == [{"one": 1, "many": [0, 0], "pairs": [{"key": "a", "access": 1}], "plain": True}, NOTHING]


def test_labels_have_their_names_among_the_features():
    names = ["open", "restricted", "unavailable"]
    found = features(TOY)
    assert found["one"].names == found["many"].feature.names == found["pairs"].feature["access"].names == names


def test_what_is_stored_has_the_same_names_when_it_is_read():
    rows = [NOTHING | {"one": "open", "many": [], "pairs": [{"key": None, "access": None}]}, NOTHING]
    table = pa.Table.from_batches([TOY.table(rows).batch()])
    assert named(table, TOY.labels).to_pylist() == rows


def test_a_label_of_no_vocabulary_is_refused():
    with pytest.raises(KeyError, match="secret"):
        TOY.table([NOTHING | {"one": "secret"}]).batch()


def test_a_column_that_a_row_does_not_have_is_null():
    assert TOY.table([{"plain": False}]).batch().to_pylist() == [NOTHING | {"plain": False}]


def test_a_table_without_rows_has_the_schema():
    config = CONFIGS["quotes"]
    assert config.table([]).batch().schema == config.schema
