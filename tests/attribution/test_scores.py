"""The scorer of attributions, on invented annotations."""

from pathlib import Path

import pytest

from benchmarks.attribution import Relation, exported, iou, marks_only, n_matched, read_corpus, read_polnear, scores
from corpus_tools.attribution.finder import find_attributions

TEXT = "“We sail,” Vale said. “We rest.”\n"
LAYER = """T1\tContent 0 10;22 32\t“We sail,” “We rest.”
T2\tSource 11 15\tVale
T3\tCue 16 20\tsaid
T4\tAttribution 16 20\tsaid
E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2
"""


def write(folder: Path, layers):
    for name in ("text", "attributions"):
        (folder / "dev" / name).mkdir(parents=True)
    (folder / "dev" / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    for annotator, layer in layers.items():
        (folder / "dev" / "attributions" / f"a_{annotator}.ann").write_text(layer, encoding="utf-8")


def test_reads_discontinuous_contents(tmp_path):
    write(tmp_path, {"4b22": LAYER})
    (document,) = read_polnear(tmp_path, "dev")
    assert document.gold == (Relation(((0, 10), (22, 32)), ((16, 20),), ((11, 15),)),)


def test_takes_the_first_annotator_of_several(tmp_path):
    write(tmp_path, {"ef2d": LAYER, "4b22": LAYER.replace("E1", "#1")})
    (document,) = read_polnear(tmp_path, "dev")
    assert document.gold == ()


def test_second_part_of_a_content_may_be_a_mark_of_its_own(tmp_path):
    layer = "T1\tContent 0 10\t“We sail,”\nT2\tContent 22 32\t“We rest.”\nE1\tAttribution:T1 Content:T1 Content2:T2\n"
    write(tmp_path, {"4b22": layer})
    (document,) = read_polnear(tmp_path, "dev")
    assert document.gold[0].content == ((0, 10), (22, 32))


def test_refuses_offsets_that_cover_other_words(tmp_path):
    write(tmp_path, {"4b22": LAYER.replace("11 15", "12 16")})
    with pytest.raises(ValueError, match="T2"):
        list(read_polnear(tmp_path, "dev"))


def test_export_has_the_marks():
    (relation,) = exported(find_attributions(TEXT), TEXT)
    assert relation.content == ((0, 10), (22, 32))


def test_export_joins_paragraphs_and_leaves_out_what_has_no_cue():
    text = "“We sail,” Vale said. “We rest.\n\n“And wait.”\n\n“Ferry Tales” won a prize."
    (relation,) = exported(find_attributions(text), text)
    assert [text[start:end] for start, end in relation.content] == ["“We sail,”", "“We rest.", "“And wait.”"]


def test_marks_only_takes_every_stretch_in_marks():
    assert marks_only(TEXT) == (Relation(((0, 10),)), Relation(((22, 32),)))


def test_overlap_is_of_code_points_over_all_parts():
    assert iou(((0, 5), (10, 15)), ((0, 5),)) == pytest.approx(0.5)
    assert iou(((0, 5),), ((5, 9),)) == 0
    assert iou((), ()) == 0


def test_no_item_has_two_partners():
    gold, found = [((0, 10),)], [((0, 5),), ((5, 10),)]
    assert n_matched(gold, found, 0.3) == 1
    assert n_matched(found, gold, 0.3) == 1


def test_matching_leaves_none_out_that_could_have_a_partner():
    gold, found = [((0, 10),), ((0, 4),)], [((0, 4),), ((0, 11),)]
    assert n_matched(gold, found, 0.3) == 2
    assert n_matched(list(reversed(gold)), found, 0.3) == 2


def test_scores_are_precision_recall_and_f1_in_percent():
    assert scores([{"content 1": (4, 2, 1)}, {"content 1": (0, 0, 0)}], "content 1") == pytest.approx((50, 25, 100 / 3))


def test_most_quotes_of_the_open_events_are_found():
    n_gold = n_found = n_pairs = 0
    for event, document, found in read_corpus(Path(__file__).parents[2]):
        if event.endswith("-2026"):  # the invented events, whose texts are always at hand
            contents = [one.content for one in document.gold], [one.content for one in found]
            n_gold, n_found = n_gold + len(contents[0]), n_found + len(contents[1])
            n_pairs += n_matched(*contents, 1.0)
    assert 200 * n_pairs / (n_gold + n_found) > 90
