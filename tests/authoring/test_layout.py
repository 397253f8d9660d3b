import pytest
import ryaml

from corpus_tools.authoring.layout import canonical, flow, parse_tree, plain, render_tree

SOURCE = """\
# who says what
outlet: sellan-courier   # the paper
quotes:
- content:
  - exact: |-
      We are not closing
      the crossing
  speaker: ines  # the head
"""


def test_comments_and_layout_survive_an_edit():
    tree = parse_tree(SOURCE)
    tree["quotes"][0]["computed"] = flow({"form": "verbatim"})
    assert render_tree(tree) == SOURCE + "  computed: {form: verbatim}\n"


def test_words_over_several_lines_become_a_block_scalar():
    written = render_tree(canonical({"exact": "one\ntwo"}))
    assert written == "exact: |-\n  one\n  two\n"


@pytest.mark.parametrize(
    "words", ["no", "1e5", "12:30:45", "2026-11-21", "null", "~", "a: b", "# x", "- x", " x ", "é“”"]
)
def test_words_read_back_as_the_same_words(words):
    assert ryaml.loads(render_tree(canonical({"exact": words}))) == {"exact": words}


def test_long_records_get_a_line_for_each_key():
    written = render_tree(canonical({"quotes": [{"note": "x" * 120, "id": "qaaaa"}]}))
    assert written == f"quotes:\n- note: {'x' * 120}\n  id: qaaaa\n"


def test_a_file_that_is_no_mapping_is_refused():
    with pytest.raises(ValueError, match="not a mapping"):
        parse_tree("- a\n")


def test_plain_drops_the_layout_alone():
    assert plain(parse_tree(SOURCE)) == ryaml.loads(SOURCE)
