from __future__ import annotations

import pytest

from corpus_tools.diagnostics.catalogue.schema import UNKNOWN_KEY
from corpus_tools.diagnostics.diagnostic import Location, Related
from corpus_tools.loaders.positions import locate_offset, locate_toml, place_findings

YAML = """\
# “é” before anything
a: {b: [1, 'two “x”', 3]}
c:
- d: x
  e: |-
    words
    more
- d: y
"""


def locate(data, pointer, *, on_key=False):
    [finding] = place_findings([UNKNOWN_KEY.found("x", Location("a.yaml", pointer, on_key=on_key))], lambda _: data)
    return finding.location


@pytest.mark.parametrize(
    ("pointer", "on_key", "expected"),
    [
        (("a", "b", 1), False, (2, 12, 2, 21)),
        (("a", "b", 2), False, (2, 23, 2, 24)),
        (("a", "b"), True, (2, 5, 2, 6)),
        (("c", 1, "d"), False, (8, 6, 8, 7)),
        (("c", 0, "e"), True, (5, 3, 5, 4)),
        (("c", 0), False, (4, 3, 4, 4)),
        (("c", 1, "missing"), False, (8, 3, 8, 4)),
        (("c", 9, "d"), False, (4, 1, 4, 4)),
        (("missing",), False, (2, 1, 2, 2)),
    ],
)
def test_locates_keys_and_values(pointer, on_key, expected):
    place = locate(YAML, pointer, on_key=on_key)

    assert (place.line, place.column, place.end_line, place.end_column) == expected


def test_a_file_that_is_no_yaml_has_no_places():
    assert locate("a: [", ("a",)).line is None


def test_an_offset_is_counted_in_code_points():
    place = locate_offset("é\n“𝕏”\nz", 3, 5)

    assert (place.line, place.column, place.end_line, place.end_column) == (2, 2, 2, 4)


def test_a_toml_key_is_placed_at_the_innermost_line_there_is():
    text = '[a]\nb = 1\n[a."c d"]\ne = {f = 2}\n'

    assert locate_toml(text, ("a", "b")).line == 2
    assert locate_toml(text, ("a", "c d", "e", "f")).line == 4
    assert locate_toml(text, ("a", "missing")).line == 1
    assert locate_toml(text, ("missing",)).line == 1


def test_each_file_is_read_once_and_lines_that_are_known_stay():
    reads = []

    def read(name: str) -> str:
        reads.append(name)
        if name == "gone.yaml":
            raise FileNotFoundError(name)
        return YAML

    findings = [
        UNKNOWN_KEY.found("x", Location("a.yaml", ("a", "b"), on_key=True)),
        UNKNOWN_KEY.found("x", Location("a.yaml", ("c", 1, "d")), related=(Related(Location("b.txt", offset=2), "y"),)),
        UNKNOWN_KEY.found("x", Location("gone.yaml", ("a",))),
        UNKNOWN_KEY.found("x", Location("a.yaml", ("a",), line=77)),
        UNKNOWN_KEY.found("x", Location("c.yaml")),
    ]

    placed = place_findings(findings, read)

    assert [finding.location.line for finding in placed] == [2, 8, None, 77, None]
    assert placed[1].related[0].location.column == 3
    assert reads == ["a.yaml", "b.txt", "gone.yaml"]
