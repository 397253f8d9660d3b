import pyarrow.parquet as pq
import pytest

from corpus_tools.release.folder import parquet
from corpus_tools.release.folder.parquet import MIN_ROWS, SplitWriter
from corpus_tools.schemas.vocab import Split
from corpus_tools.tables.tabulate import CONFIGS
from tests.tables.invented import corpus, named_rows

CLAIMS = CONFIGS["claims"]


def rows_of(event_id, n_rows):
    row = named_rows(corpus(event_id, n_articles=1))["claims"][0]
    return CLAIMS.table([row] * n_rows).batch()


def write(folder, events, n_rows=200):
    folder.mkdir()
    writer = SplitWriter(folder, CLAIMS, Split.TRAIN)
    for event_id in events:
        writer.add(event_id, rows_of(event_id, n_rows))
    return writer.close()


def groups_of(path):
    file = pq.ParquetFile(path)
    return [file.read_row_group(n, columns=["event"])["event"].to_pylist() for n in range(file.num_row_groups)]


@pytest.fixture(scope="module")
def events():
    return [f"event-{number:03}" for number in range(100)]


def test_no_event_spans_two_groups(tmp_path, events):
    write(tmp_path / "a", events)
    groups = groups_of(tmp_path / "a" / "train-00000-of-00001.parquet")
    assert 4 < len(groups) < 40
    assert sum(len(set(group)) for group in groups) == len(events)
    assert min(map(len, groups[:-1])) >= MIN_ROWS


def test_groups_fall_into_step_again_after_an_insertion(tmp_path, events):
    write(tmp_path / "a", events)
    write(tmp_path / "b", sorted([*events, "event-040a"]))
    before = {tuple(g) for g in groups_of(tmp_path / "a" / "train-00000-of-00001.parquet")}
    after = {tuple(g) for g in groups_of(tmp_path / "b" / "train-00000-of-00001.parquet")}
    assert len(after - before) <= 3


def test_a_large_event_stays_in_one_group(tmp_path):
    write(tmp_path / "a", ["mill"], n_rows=9_000)
    assert [len(group) for group in groups_of(tmp_path / "a" / "train-00000-of-00001.parquet")] == [9_000]


def test_files_are_named_with_their_number_and_their_total(tmp_path, events, monkeypatch):
    monkeypatch.setattr(parquet, "SHARD_BYTES", 1)
    written = write(tmp_path / "a", events)
    n_files = len(list((tmp_path / "a").iterdir()))
    assert n_files > 4
    assert next(iter(written.files)) == f"data/claims/train-00000-of-{n_files:05}.parquet"
    assert sum(written.files.values()) == written.n_rows == 20_000
    assert written.n_file_bytes == sum(path.stat().st_size for path in (tmp_path / "a").iterdir())


def test_shards_and_groups_do_not_show_in_the_digest(tmp_path, events, monkeypatch):
    whole = write(tmp_path / "a", events)
    monkeypatch.setattr(parquet, "SHARD_BYTES", 1)
    monkeypatch.setattr(parquet, "MAX_ROWS", 300)
    assert write(tmp_path / "b", events).digest == whole.digest


def test_pages_have_an_index_and_columns_their_description(tmp_path):
    write(tmp_path / "a", ["mill"])
    file = pq.ParquetFile(tmp_path / "a" / "train-00000-of-00001.parquet")
    assert file.metadata.row_group(0).column(0).has_offset_index
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert file.schema_arrow.field("text").metadata[b"description"] == CLAIMS.columns[0].description.encode()
