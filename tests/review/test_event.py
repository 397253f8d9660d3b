"""What the page is made from, held against golden files of the tiny corpus."""

import json
import shutil
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from corpus_tools import pipeline
from corpus_tools.errors import NotAdmittedError
from corpus_tools.review import page_of, render_page
from tests.checks.conftest import _apply
from tests.review.conftest import CORPORA, OPEN, RESTRICTED


def rendered(page):
    values = asdict(page)
    del values["vocabulary"]  # the guidelines' own words
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize(("event", "with_texts"), [(OPEN, False), (RESTRICTED, False), (RESTRICTED, True)])
def test_data_of_an_event(event, with_texts, read_page, file_regression):
    name = f"{event}-with-texts" if with_texts else event
    file_regression.check(rendered(read_page(event, with_texts=with_texts)), basename=name, extension=".json")


def cells(page):
    return {row.passage: "".join(cell.outcome for cell in row.cells) for row in page.grid}


def test_grid_has_a_row_for_each_passage_and_one_for_the_rest(read_page):
    assert cells(read_page(OPEN)) == {"lease": "KK", "trees": "KB", "sundays": "KD", "offers": "DB", None: "NN"}


def test_what_the_coverage_added_stands_in_the_last_row(read_page):
    page = read_page(RESTRICTED)
    assert cells(page)[None][0] == "I"
    assert page.grid[-1].cells[0].items == (("mgggg", "I", None),)


def test_article_with_quotes_alone_drops_nothing(tiny, draft_of):
    path = tiny / f"annotations/{OPEN}/vale-digest.yaml"
    source = path.read_text()
    path.write_text(source[: source.index("mentions:")].replace("depth: full", "depth: quotes"))
    page = page_of(draft_of(OPEN))
    assert cells(page) == {"lease": "KU", "trees": "KB", "sundays": "KU", "offers": "DB", None: "NN"}
    assert page.claims[0].coverage == {"hillside-post": "equivalent"}


def test_words_are_compared_with_what_they_render(read_page):
    records = {record.key: record for article in read_page(OPEN).articles for record in article.records}
    found = records["qdddd"].clauses[0].comparison
    assert found.said == (("The trees ", False), ("may", True), (" be pruned", False))
    assert found.printed == (("The trees ", False), ("must", True), (" be pruned", False), (",", True))
    assert found.source == "statement main"


def test_witnesses_are_compared_with_only_if_they_are_at_hand(read_page):
    def comparison(page):
        return page.articles[0].records[0].clauses[0].comparison

    assert comparison(read_page(RESTRICTED)) is None
    assert comparison(read_page(RESTRICTED, with_texts=True)).source == "article north-wire"


def test_records_without_ids_and_positions_are_shown_by_their_words(tiny, draft_of):
    path = tiny / f"annotations/{OPEN}/vale-digest.yaml"
    source = path.read_text().replace("- id: qdddd\n  content:\n  - start: 79\n    end: 104\n", "- content:\n  - ")
    path.write_text(
        source.replace("  - \n    exact: The trees must", "  - exact: The trees must").replace(
            "  -     exact", "  - exact"
        )
    )
    record = page_of(draft_of(OPEN)).articles[1].records[1]
    assert (record.key, record.spans[0].start) == ("quotes-1", 79)


def test_words_that_stand_nowhere_have_no_position(tiny, draft_of):
    path = tiny / f"annotations/{OPEN}/vale-digest.yaml"
    path.write_text(
        path.read_text().replace(
            "  - start: 79\n    end: 104\n    exact: The trees must be pruned,", "  - exact: no such words", 1
        )
    )
    spans = page_of(draft_of(OPEN)).articles[1].records[1].spans
    assert [(span.start, span.words) for span in spans] == [(None, "no such words")]


def test_suggested_records_say_what_proposed_them(tiny, draft_of):
    path = tiny / f"annotations/{OPEN}/vale-digest.yaml"
    path.write_text(path.read_text().replace("- id: qdddd\n", "- id: qdddd\n  suggested: suggest/1\n"))
    record = page_of(draft_of(OPEN)).articles[1].records[1]
    assert record.suggested == "suggest/1"


def test_article_that_cannot_be_read_is_named_and_left_out(tiny, draft_of):
    (tiny / f"annotations/{OPEN}/vale-digest.yaml").write_text("outlet: [")
    page = page_of(draft_of(OPEN))
    assert page.unreadable == (f"annotations/{OPEN}/vale-digest.yaml",)
    assert [article.id for article in page.articles] == ["hillside-post"]


def test_event_that_cannot_be_read_has_no_page(tiny, draft_of):
    (tiny / f"annotations/{OPEN}/event.yaml").write_text("title: [")
    assert page_of(draft_of(OPEN)) is None


def test_words_in_a_restricted_file_stay_out_where_the_text_is_not_at_hand(tiny, draft_of):
    path = tiny / f"annotations/{RESTRICTED}/lamp-gazette.yaml"
    path.write_text(path.read_text().replace("- {start: 198, end: 257}", "- {exact: Nobody will put this lamp out}", 1))
    assert "Nobody" not in rendered(page_of(draft_of(RESTRICTED)))


@pytest.mark.slow
def test_no_broken_corpus_keeps_the_page_from_being_made(tmp_path):
    n_pages = 0
    for case in sorted((Path(__file__).parents[1] / "cases").glob("*/case.yaml")):
        root = tmp_path / case.parent.name
        for name in ("tiny", "tiny-texts"):
            shutil.copytree(CORPORA / name, root / name)
        for edit in yaml.safe_load(case.read_text(encoding="utf-8"))["edits"]:
            _apply(root / "tiny", edit)
        with suppress(NotAdmittedError):  # a head that cannot be read
            for page in map(page_of, pipeline.load(root / "tiny")):
                n_pages += page is not None and render_page(page).endswith("</html>\n")
    assert n_pages > 200


@pytest.mark.slow
def test_shipped_events_have_a_page():
    root = pipeline.find_root(Path(__file__).parent)
    for draft in pipeline.load(root, texts=None):
        page = page_of(draft)
        assert len(page.grid) == 1 + sum(len(statement.passages) for statement in page.statements)
        assert not page.holds_restricted_text
