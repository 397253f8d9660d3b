from ruamel.yaml.comments import CommentedMap

from corpus_tools.authoring.anchoring import Anchors
from corpus_tools.text.span import Span

TEXT = "“Nothing is lost,” she said.\n\nThe mayor said no. “We start in May,” she said on Tuesday."


def anchored(selector, text=TEXT, windows=(), **options):
    anchors = Anchors(text, **options)
    tree = CommentedMap(selector)
    return anchors.anchor(tree, ("quotes", 0), windows), tree, anchors


def test_words_that_stand_once_are_found():
    span, tree, anchors = anchored({"exact": "We start in May"})
    assert span.of(TEXT) == "We start in May"
    assert list(tree) == ["start", "end", "exact"]
    assert anchors.n_moved == 1


def test_words_that_stand_twice_are_a_question():
    span, tree, anchors = anchored({"exact": "she said"})
    assert span is None
    assert "start" not in tree
    assert "2 places" in anchors.questions[0].message


def test_a_prefix_decides_between_two_places():
    span, _, _ = anchored({"exact": "she said", "prefix": "in May,”"})
    assert span.start == TEXT.rindex("she said")


def test_a_cue_is_looked_for_beside_its_quote_first():
    anchors = Anchors(TEXT)
    tree = CommentedMap({"exact": "she said"})
    content = Span(TEXT.index("We start"), TEXT.index(",” she said on"))
    assert anchors.anchor(tree, (), anchors.seeker.around(content)).start == TEXT.rindex("she said")


def test_words_already_in_their_place_are_left_alone():
    start = TEXT.index("May")
    _, tree, anchors = anchored({"start": start, "end": start + 3, "exact": "May"})
    assert anchors.n_moved == 0
    assert tree == {"start": start, "end": start + 3, "exact": "May"}


def test_an_ambiguous_word_moves_only_where_its_neighbours_moved_to():
    edited = "It rained. " + TEXT
    anchors = Anchors(edited)
    may = TEXT.index("May")
    anchors.anchor(CommentedMap({"start": may, "end": may + 3, "exact": "May"}), ())
    said = TEXT.rindex("she said")
    moved = anchors.anchor(CommentedMap({"start": said, "end": said + 8, "exact": "she said"}), ())
    assert moved == Span(said + 11, said + 19)


def test_words_that_changed_a_little_are_offered_and_not_taken():
    span, tree, anchors = anchored({"exact": "We will start in May"})
    assert span is None
    assert tree["exact"] == "We will start in May"
    assert anchors.questions


def test_words_that_changed_a_little_are_taken_on_request():
    _, tree, _ = anchored({"exact": "We started in May"}, is_approximate_allowed=True)
    assert tree["exact"] == "We start in May"
