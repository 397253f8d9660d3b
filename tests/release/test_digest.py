import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.release.folder.digest import RowsDigest
from corpus_tools.tables.tabulate import CONFIGS, tabulate
from tests.tables.invented import corpus

SCHEMA = pa.schema([("words", pa.string()), ("parts", pa.list_(pa.struct([("a", pa.int32()), ("b", pa.bool_())])))])
ROW = st.fixed_dictionaries(
    {
        "words": st.none() | st.text(alphabet="aé😀", max_size=3),
        "parts": st.none()
        | st.lists(
            st.none() | st.fixed_dictionaries({"a": st.none() | st.integers(0, 2), "b": st.none() | st.booleans()}),
            max_size=2,
        ),
    }
)


def digest(*batches, labels=None):
    found = RowsDigest(SCHEMA, labels or {})
    for batch in batches:
        found.update(batch)
    return found.digest()


def batch(rows):
    return pa.RecordBatch.from_pylist(rows, SCHEMA)


@given(st.lists(ROW, max_size=6), st.data())
def test_how_rows_are_cut_does_not_show(rows, data):
    cut = data.draw(st.integers(0, len(rows)))
    whole = batch(rows)
    assert (
        digest(whole) == digest(batch(rows[:cut]), batch(rows[cut:])) == digest(whole.slice(0, cut), whole.slice(cut))
    )


@given(st.lists(ROW, max_size=4), st.lists(ROW, max_size=4))
def test_other_rows_have_another_digest(one, other):
    assert (digest(batch(one)) == digest(batch(other))) == (one == other)


def test_names_of_class_labels_count():
    rows = batch([{"words": "a", "parts": []}])
    assert digest(rows) != digest(rows, labels={"words": ["x"]}) != digest(rows, labels={"words": ["y"]})


@pytest.mark.parametrize("name", CONFIGS)
def test_rows_read_back_have_the_digest_of_the_rows_written(tmp_path, name):
    written = tabulate(corpus())[name]
    pq.write_table(pa.Table.from_batches([written]), tmp_path / "a.parquet")
    one, other = RowsDigest(written.schema, {}), RowsDigest(written.schema, {})
    one.update(written)
    for read in pq.read_table(tmp_path / "a.parquet").to_batches():
        other.update(read)
    assert one.digest() == other.digest()
