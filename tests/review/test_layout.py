"""The page on screens and on paper: what is in sight, what fits."""

from dataclasses import replace

import pytest

from corpus_tools.review import page_of
from tests.review.conftest import OPEN
from tests.review.test_browser import cell
from tests.review.test_page import hostile


@pytest.mark.parametrize("width", [360, 820, 1280])
@pytest.mark.parametrize("place", ["", "#trees@vale-digest"])
def test_page_never_scrolls_sideways(width, place, open_page, draft_of):
    for words in ("A trust keeps an orchard", "unbreakable" * 14):
        tab = open_page(page_of(hostile(draft_of(OPEN), words)), width=width, place=place)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def wide_event(read_page):
    """An event with ten times the articles: more than any screen has room for."""
    page = read_page(OPEN)
    articles = tuple(replace(one, id=f"{one.id}-{number}") for number in range(10) for one in page.articles)
    grid = tuple(replace(row, cells=row.cells * 10) for row in page.grid)
    return replace(page, articles=articles, grid=grid)


IN_SIGHT = """(cell) => {
  const [box, frame] = [cell, cell.closest(".scroller")].map((one) => one.getBoundingClientRect());
  const at = (x, y) => cell.contains(document.elementFromPoint(x, y));
  return frame.left <= box.left && box.right <= frame.right + 1
    && at(box.left + 4, box.top + 4) && at(box.right - 4, box.bottom - 4);
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_cell_that_an_address_names_comes_into_sight(width, open_page, wide_event):
    tab = open_page(wide_event, width=width, place="#trees@vale-digest-7")
    assert cell(tab, "trees@vale-digest-7").evaluate(IN_SIGHT)


@pytest.mark.parametrize("width", [360, 1280])
def test_cell_with_the_focus_is_never_under_what_sticks(width, open_page, wide_event):
    tab = open_page(wide_event, width=width, height=420)
    cell(tab, "lease@hillside-post-0").focus()
    for key in ["Control+End", *["ArrowUp"] * 4, *["ArrowLeft"] * 15, *["ArrowDown"] * 3, "ArrowUp"]:
        tab.keyboard.press(key)
        assert tab.locator(":focus").evaluate(IN_SIGHT), key


@pytest.mark.parametrize("width", [720, 768, 1160])
def test_five_articles_stand_side_by_side_without_scrolling(width, open_page, wide_event):
    page = replace(
        wide_event,
        articles=wide_event.articles[:5],
        grid=tuple(replace(row, cells=row.cells[:5]) for row in wide_event.grid),
        claims=tuple(
            replace(one, coverage={article.id: "unrecoverable" for article in wide_event.articles[:5]})
            for one in wide_event.claims
        ),
    )
    tab = open_page(page, width=width, place="#trees@vale-digest-1")
    for media in ("screen", "print"):
        tab.emulate_media(media=media)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert tab.evaluate(
            "[...document.querySelectorAll('.scroller')].every((one) => one.scrollWidth <= one.clientWidth)"
        )


def test_head_of_the_grid_stands_on_every_sheet_of_paper(open_page, read_page):
    tab = open_page(read_page(OPEN), width=717)
    tab.emulate_media(media="print")
    assert tab.locator("table.grid thead").evaluate("(head) => getComputedStyle(head).display") == "table-header-group"


def test_table_that_does_not_scroll_is_no_stop_of_the_tab(open_page, read_page, wide_event):
    assert open_page(read_page(OPEN)).locator(".claims .scroller[tabindex]").count() == 0
    assert open_page(wide_event).get_by_role("region", name="scrolls sideways").count() == 1


@pytest.mark.parametrize("how", [{"forced_colors": "active"}, {"media": "print"}])
def test_tints_are_not_all_that_shows_a_mention(how, open_page, read_page):
    tab = open_page(read_page(OPEN), place="#?mentions=shown")
    tab.emulate_media(**how)
    mention = tab.locator("#article-vale-digest .words .mention").first
    assert mention.evaluate("(one) => getComputedStyle(one).borderBottomStyle") == "dotted"


def test_open_cell_is_outlined_where_shadows_are_not_drawn(open_page, read_page):
    tab = open_page(read_page(OPEN), place="#trees@vale-digest")
    tab.emulate_media(forced_colors="active")
    opened = cell(tab, "trees@vale-digest")
    assert opened.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
