import tomllib

import pytest

from corpus_tools.authoring.corpus_file import add_table
from corpus_tools.errors import UsageError

SOURCE = """\
# The corpus.

[licences]
texts = "CC0-1.0"         # invented texts

[outlets.bay-wire]
name = "Bay Wire"
invented = true

# Closed in 2024.
[outlets.moon-post]
name = "Moon Post"
invented = true

[annotators.tester]
kind = "program"
description = "For tests."
"""
VALUES = {"name": "New", "invented": True}


@pytest.mark.parametrize(
    ("name", "above", "below"),
    [
        ("aaa", 'texts = "CC0-1.0"         # invented texts\n', "[outlets.bay-wire]"),
        ("lamp", "invented = true\n", "# Closed in 2024."),
        ("zzz", "invented = true\n", "[annotators.tester]"),
    ],
)
def test_a_table_goes_to_its_place_and_nothing_else_changes(name, above, below):
    table = f'[outlets.{name}]\nname = "New"\ninvented = true\n'
    new = add_table(SOURCE, "outlets", name, VALUES)
    assert f"{above}\n{table}\n{below}" in new
    assert new.replace(f"{table}\n", "") == SOURCE


def test_the_last_table_of_a_file_is_followed_by_nothing():
    assert add_table(SOURCE, "annotators", "zoe", {"kind": "person"}).endswith(
        'description = "For tests."\n\n[annotators.zoe]\nkind = "person"\n'
    )


def test_the_first_table_of_its_kind_goes_to_the_end():
    source = '[outlets.bay-wire]\nname = "Bay Wire"\n'
    assert (
        add_table(source, "annotators", "zoe", {"kind": "person"}) == f'{source}\n[annotators.zoe]\nkind = "person"\n'
    )


def test_line_ends_stay_what_they_are():
    new = add_table(SOURCE.replace("\n", "\r\n"), "outlets", "lamp", VALUES)
    assert new.count("\n") == new.count("\r\n")
    assert new.replace("\r\n", "\n") == add_table(SOURCE, "outlets", "lamp", VALUES)


@pytest.mark.parametrize("name", ['The "Bay" Wire', "C:\\new", "Ö — ’", "[outlets.x]"])
def test_any_name_reads_back(name):
    found = tomllib.loads(add_table(SOURCE, "outlets", "lamp", {"name": name, "invented": False}))
    assert found["outlets"]["lamp"] == {"name": name, "invented": False}


@pytest.mark.parametrize("source", ['outlets = {a = {name = "A"}}\n', 'note = """\n[outlets.zzz]\n"""\n'])
def test_a_file_that_cannot_be_added_to_gives_the_lines_to_add_by_hand(source):
    with pytest.raises(UsageError, match=r'add by hand:\n\[outlets.lamp\]\nname = "New"\ninvented = true$'):
        add_table(source, "outlets", "lamp", VALUES)
