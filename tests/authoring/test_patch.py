"""A file is changed where its values differ and nowhere else, whatever its layout."""

import datetime as dt

import pytest
import ryaml
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from corpus_tools.authoring.layout import canonical, parse_tree, plain, render_tree
from corpus_tools.authoring.patch import comments_of, patch
from corpus_tools.errors import UsageError


@pytest.mark.parametrize(
    ("source", "values", "written"),
    [
        pytest.param("a: 1 # one\nb: 2\n", {"a": 3, "b": 2}, "a: 3 # one\nb: 2\n", id="a scalar keeps its comment"),
        pytest.param(
            "zones:\n# why this zone\n- {zone: deck, start: 5, end: 9} # x\n- {zone: body, start: 9}\n",
            {"zones": [{"zone": "deck", "start": 6, "end": 9}, {"zone": "body", "start": 9}]},
            "zones:\n# why this zone\n- {zone: deck, start: 6, end: 9} # x\n- {zone: body, start: 9}\n",
            id="a comment line above an item with a comment of its own",
        ),
        pytest.param(
            "a: {x: true, # because\n  y: [1, # one\n    2]}\nb: 1\n",
            {"a": {"x": True, "y": [1, 2]}, "b": 2},
            "a: {x: true, # because\n  y: [1, # one\n    2]}\nb: 2\n",
            id="comments inside a collection broken over lines",
        ),
        pytest.param("- x\n", None, None, id="not a mapping"),
        pytest.param(
            "s: {exact: so}\n",
            {"s": {"start": 1, "end": 3, "exact": "so"}},
            "s: {start: 1, end: 3, exact: so}\n",
            id="entries before the first",
        ),
        pytest.param(
            "s:\n  exact: so # why\nt: 1\n",
            {"s": {"start": 1, "end": 3, "exact": "so"}, "t": 1},
            "s:\n  start: 1\n  end: 3\n  exact: so # why\nt: 1\n",
            id="lines before the first",
        ),
        pytest.param(
            "q:\n- id: a # mine\n  # to be read\n- id: b\n",
            {"q": [{"id": "a", "computed": {"form": "verbatim"}}, {"id": "b"}]},
            "q:\n- id: a # mine\n  computed: {form: verbatim}\n  # to be read\n- id: b\n",
            id="a line after one with a comment",
        ),
        pytest.param(
            "s: {start: 1, exact: so, prefix: 'x'}\n", {"s": {"start": 1}}, "s: {start: 1}\n", id="entries removed"
        ),
        pytest.param(
            "s: {exact: so, # gone\n  start: 1}\n",
            {"s": {"start": 1}},
            "s: { # gone\n  start: 1}\n",
            id="an entry removed, its comment kept",
        ),
        pytest.param(
            "s:\n  exact: |-\n    so it\n    goes\n\n# next\nt: 1\n",
            {"s": {"exact": "so"}, "t": 1},
            "s:\n  exact: so\n\n# next\nt: 1\n",
            id="block scalar",
        ),
        pytest.param("a:\nb: 1\n", {"a": 2, "b": 1}, "a: 2\nb: 1\n", id="an empty value"),
        pytest.param("f: [a, b] # two\n", {"f": ["a"]}, "f: [a] # two\n", id="a shorter list"),
        pytest.param("a: 1", {"a": 1, "b": {"c": "why?"}}, "a: 1\nb: {c: 'why?'}\n", id="no line end"),
    ],
)
def test_only_what_differs_is_written(source, values, written):
    if written is None:
        with pytest.raises(UsageError):
            patch(source, values)
    else:
        assert patch(source, values) == written


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30) | st.sampled_from(
    [
        "no",
        "12:30:45",
        "2026-11-21",
        "1e5",
        "0o7",
        "~",
        "why? so",
        "a: b",
        "# x",
        "- a",
        "'q'",
        '"q"',
        "{a}",
        "\u0085",
        "a\u2028b",
        " a",
        "a ",
        "a\n\nb",
        "=",
        "<<",
        "y",
        "1_000",
        ".5",
        "0x1F",
        "\ufeffa",
        "a\tb",
        "%a",
        "@a",
        "`a",
    ]
)
SCALARS = WORDS | st.integers(-(10**9), 10**9) | st.booleans() | st.none()
KEYS = st.sampled_from("abcdefg")
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


def seen(node):
    """Values as a reader has them, with days that a reader makes objects of as text."""
    if isinstance(node, dict):
        return {str(key): seen(value) for key, value in node.items()}
    if isinstance(node, list):
        return [seen(value) for value in node]
    return node.isoformat() if isinstance(node, dt.date) else node


@given(MAPPINGS)
@settings(max_examples=300)
def test_what_is_written_is_read_alike_by_every_reader(values):
    written = render_tree(canonical(values))
    assert ryaml.loads(written) == values
    assert seen(yaml.safe_load(written)) == values
    assert plain(parse_tree(written)) == values
    assert seen(YAML(typ="safe", pure=True).load(written)) == values


@st.composite
def layouts(draw):  # noqa: C901 - one layout after the other
    """A file in some layout, with a comment wherever one may be."""
    n = 0

    def comment(indent=None):
        nonlocal n
        if not draw(st.booleans()):
            return "" if indent is None else []
        n += 1
        return f" # comment {n}" if indent is None else [f"{' ' * indent}# comment {n}"]

    def flow(keys):
        inner = []
        for key in keys:
            broken = draw(st.booleans())
            note = comment() if broken else ""
            inner.append(f"{key}: {draw(st.integers(0, 9))}" + "," + (f"{note}\n     " if broken else " "))
        return "{" + "".join(inner) + "z: 1}"

    lines = []
    for number in range(draw(st.integers(1, 4))):
        lines += comment(0)
        match draw(st.integers(0, 3)):
            case 0:
                lines.append(f"k{number}: {draw(st.integers(0, 9))}{comment()}")
            case 1:
                lines.append(f"k{number}: {flow(draw(st.lists(KEYS, unique=True, max_size=3)))}{comment()}")
            case 2:
                lines.append(f"k{number}:{comment()}")
                for _ in range(draw(st.integers(1, 3))):
                    lines += comment(0)
                    lines.append(f"- {flow(draw(st.lists(KEYS, unique=True, max_size=3)))}{comment()}")
            case _:
                lines.append(f"k{number}:{comment()}")
                for key in draw(st.lists(KEYS, unique=True, min_size=1, max_size=3)):
                    lines += comment(2)
                    lines.append(f"  {key}: {draw(st.integers(0, 9))}{comment()}")
    return "\n".join([*lines, *comment(0), ""])


def changed(draw, node):
    """Return values with some scalars changed, some entries added and some removed."""
    if isinstance(node, dict):
        found = {key: changed(draw, value) for key, value in node.items()}
        if len(found) > 1 and draw(st.integers(0, 3)) == 0:
            del found[draw(st.sampled_from(sorted(found)))]
        if draw(st.integers(0, 3)) == 0:
            found["new"] = draw(SCALARS)
        return found
    if isinstance(node, list):
        return [changed(draw, value) for value in node]
    return draw(SCALARS) if draw(st.booleans()) else node


@given(st.data())
@settings(max_examples=300)
def test_every_comment_and_every_value_is_kept_or_the_file_is_refused(data):
    source = data.draw(layouts())
    values = changed(data.draw, plain(parse_tree(source)))
    try:
        written = patch(source, values)
    except UsageError:
        return
    assert plain(parse_tree(written)) == values
    assert not comments_of(source) - comments_of(written)


def test_refusals_are_rare():
    """An ordinary change in an ordinary layout is never refused."""
    source = "# head\nquotes:\n# first\n- id: qaaaa # mine\n  content: [{start: 1, end: 5}] # here\n  # note\n  cue: {exact: said}\n"
    values = plain(parse_tree(source))
    values["quotes"][0] |= {
        "cue": {"start": 7, "end": 11, "exact": "said"},
        "computed": {"form": "verbatim", "flags": ["weak"]},
    }
    assert not comments_of(source) - comments_of(patch(source, values))
