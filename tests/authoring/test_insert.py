"""New records go into a file line by line, and a confirmed suggestion loses its mark and nothing else."""

import difflib
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.authoring.insert import NewMention, confirm, ids_in, insert_records
from corpus_tools.authoring.layout import parse_tree, plain
from corpus_tools.schemas.claim import Answers, Mention
from corpus_tools.schemas.quote import ChainLink, Clause, Quote
from corpus_tools.schemas.selector import Selector
from corpus_tools.schemas.vocab import Attribution, Mode, Presentation, Rendering

WORDS = "0123456789" * 20
FILE = """\
# what an annotator said
outlet: weir-post   # a paper
quotes:
# the first one is easy
- id: qaaaa
  content: [{start: 20, end: 25}]   # odd layout
  presentation: marked
# asked Tom about this one
- id: qbbbb
  content:
  - {start: 60, end: 70}
  presentation: marked
mentions: []
# the end
note: Kept.
"""


def quote(start, end, suggested="suggest/1"):
    return Quote(
        suggested=suggested,
        content=(Selector(start=start, end=end),),
        presentation=Presentation.MARKED,
        clauses=(Clause(rendering=Rendering.NOT_IN_STATEMENT),),
        attribution=Attribution.NONE,
    )


def mention(start, end):
    return Mention(
        suggested="suggest/1",
        span=(Selector(start=start, end=end),),
        claim="a-claim",
        mode=Mode.ATTRIBUTED_DIRECT,
        chain=(ChainLink(speaker="anna"),),
        answers=Answers(recoverable=False),
    )


def count_up():
    """Return a choice that is never the same twice in a row."""
    numbers = count()
    return lambda n: (next(numbers) * 7) % n


def inserted(source, quotes=(), mentions=(), words=WORDS):
    taken = ids_in(source)
    return insert_records(source, quotes, mentions, words=words, statements={}, taken=taken, choose=count_up())


def added_and_dropped(old, new):
    lines = [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[:2] in {"+ ", "- "}]
    return [line[2:] for line in lines if line[0] == "+"], [line[2:] for line in lines if line[0] == "-"]


def test_records_stand_in_order_and_every_other_line_stays():
    done = inserted(FILE, [quote(0, 5), quote(40, 45), quote(80, 85)])
    tree = plain(parse_tree(done.source))
    assert [one["content"][0]["start"] for one in tree["quotes"]] == [0, 20, 40, 60, 80]
    _, dropped = added_and_dropped(FILE, done.source)
    assert dropped == []


def test_a_comment_stays_with_the_record_below_it():
    lines = inserted(FILE, [quote(0, 5), quote(40, 45)]).source.splitlines()
    assert lines[lines.index("# the first one is easy") + 1] == "- id: qaaaa"
    assert lines[lines.index("# asked Tom about this one") + 1] == "- id: qbbbb"
    assert lines[lines.index("# the end") + 1] == "note: Kept."


def test_open_texts_give_their_words_and_restricted_ones_none():
    assert "exact: '01234'" in inserted(FILE, [quote(0, 5)]).source
    assert "exact" not in inserted(FILE, [quote(0, 5)], words=None).source


def test_a_mention_names_the_quote_that_is_added_with_it():
    done = inserted(FILE, [quote(80, 85)], [NewMention(mention(80, 85), 0), NewMention(mention(90, 95), None)])
    first, second = plain(parse_tree(done.source))["mentions"]
    assert first["quote"] == done.quotes[0]
    assert "quote" not in second


def test_a_mention_names_the_one_that_it_repeats():
    done = inserted(FILE, [], [NewMention(mention(80, 85)), NewMention(mention(90, 95), duplicate_of=0)])
    first, second = plain(parse_tree(done.source))["mentions"]
    assert second["duplicate_of"] == first["id"]


def test_a_list_that_is_missing_is_added_behind_the_one_before_it():
    done = inserted("zones: []\nnote: x\n", [quote(0, 5)], [NewMention(mention(0, 5), 0)])
    assert list(parse_tree(done.source)) == ["zones", "quotes", "mentions", "note"]


def test_nothing_to_add_changes_nothing():
    assert inserted(FILE).source == FILE


@given(st.sets(st.integers(0, 18).map(lambda n: n * 10 + 1), max_size=6))
def test_the_file_reads_back_as_the_old_records_and_the_new_ones(starts):
    done = inserted(FILE, [quote(start, start + 4) for start in sorted(starts)])
    before, after = plain(parse_tree(FILE)), plain(parse_tree(done.source))
    new = [one for one in after["quotes"] if one["id"] in done.quotes]
    assert [one for one in after["quotes"] if one not in new] == before["quotes"]
    assert {one["content"][0]["start"] for one in new} == starts
    assert {key: value for key, value in after.items() if key != "quotes"} == {
        key: value for key, value in before.items() if key != "quotes"
    }


def test_confirming_deletes_the_marks_of_the_named_records_alone():
    source = inserted(FILE, [quote(0, 5), quote(40, 45)]).source
    first, second = inserted(FILE, [quote(0, 5), quote(40, 45)]).quotes
    done = confirm(source, [second])
    assert (done.names, done.unknown) == ((second,), ())
    assert added_and_dropped(source, done.source) == ([], ["  suggested: suggest/1"])
    assert confirm(done.source, ["all"]).names == (first,)
    assert "suggested" not in confirm(source, ["all"]).source


def test_confirming_what_is_no_suggestion_is_said():
    assert confirm(FILE, ["qaaaa", "all"]).unknown == ("qaaaa",)


def test_zones_are_confirmed_together():
    source = "zones:\n- {zone: body, start: 0, end: 9, suggested: new/1}   # sure?\n- {zone: deck, suggested: new/1}\n"
    done = confirm(source, ["zones"])
    assert done.names == ("zones",)
    assert plain(parse_tree(done.source)) == {"zones": [{"zone": "body", "start": 0, "end": 9}, {"zone": "deck"}]}
    assert "# sure?" in done.source
