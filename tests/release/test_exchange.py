import pytest

from corpus_tools.release.folder import exchange as module
from corpus_tools.release.folder.exchange import building_place, exchange, exchange_names, repair


@pytest.fixture
def out(tmp_path):
    place = tmp_path / "release"
    for folder, content in ((place, "old"), (building_place(place), "new")):
        folder.mkdir()
        (folder / "file").write_text(content)
    return place


def state(out):
    return (out / "file").read_text(), sorted(path.name for path in out.parent.iterdir())


@pytest.fixture(params=[True, False], ids=["one step", "two renames"])
def _either_way(request, monkeypatch):
    if not request.param:
        monkeypatch.setattr(module, "exchange_names", lambda _one, _other: False)


@pytest.mark.usefixtures("_either_way")
def test_the_new_folder_takes_the_place(out):
    exchange(out)
    assert state(out) == ("new", ["release"])


def test_the_first_folder_needs_no_exchange(tmp_path):
    building_place(tmp_path / "release").mkdir()
    exchange(tmp_path / "release")
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


def test_names_are_exchanged_where_the_system_can(out):
    if exchange_names(out, building_place(out)):
        assert (out / "file").read_text() == "new"
        assert (building_place(out) / "file").read_text() == "old"


def test_what_a_killed_build_left_is_removed(out):
    repair(out)
    assert state(out) == ("old", ["release"])


@pytest.mark.parametrize("n_steps", [0, 1, 2, 3])
def test_two_renames_cut_short_are_finished(out, n_steps):
    old, marker = out.with_name(".release.old"), out.with_name(".release.exchanging")
    marker.touch()
    steps = [lambda: out.rename(old), lambda: building_place(out).rename(out), marker.unlink]
    for step in steps[:n_steps]:
        step()
    repair(out)
    assert state(out) == ("new", ["release"])


def test_nothing_to_repair_is_nothing_done(tmp_path):
    repair(tmp_path / "release")
    assert not list(tmp_path.iterdir())
