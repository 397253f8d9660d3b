"""The page in a browser: what opens, what the filters let through, which keys do what, what hostile values do not."""

from dataclasses import replace

import pytest

from corpus_tools.review import page_of
from corpus_tools.review.model import Stretch
from tests.review.conftest import OPEN, RESTRICTED
from tests.review.test_page import HOSTILE, hostile


def focused(tab):
    return tab.evaluate("document.activeElement.dataset.place ?? document.activeElement.id")


def cell(tab, place):
    return tab.locator(f'button.cell[data-place="{place}"]')


def text_of(tab, selector):
    return tab.locator(selector).inner_text()


def test_cell_opens_what_renders_the_passage_and_gives_the_focus_back(open_page, read_page):
    tab = open_page(read_page(OPEN))
    cell(tab, "trees@vale-digest").click()
    assert "trees in vale-digest" in text_of(tab, "#panel-title")
    assert tab.locator("#panel .card").count() == 2
    assert tab.locator("#panel .card").first.locator("del").all_inner_texts() == ["may"]
    assert tab.locator("#panel .card").first.locator("ins").all_inner_texts() == ["must", ","]
    tab.keyboard.press("Escape")
    assert tab.locator("#panel").is_hidden()
    assert focused(tab) == "trees@vale-digest"


def test_arrow_keys_move_in_the_grid_and_one_cell_takes_the_tab(open_page, read_page):
    tab = open_page(read_page(OPEN))
    assert tab.locator('button.cell[tabindex="0"]').count() == 1
    cell(tab, "lease@hillside-post").focus()
    path = []
    for key in (
        "ArrowRight",
        "ArrowRight",
        "ArrowDown",
        "ArrowLeft",
        "ArrowUp",
        "ArrowUp",
        "End",
        "Control+End",
        "Home",
        "Control+Home",
    ):
        tab.keyboard.press(key)
        path.append(focused(tab))
    assert path == [
        "lease@vale-digest", "lease@vale-digest", "trees@vale-digest", "trees@hillside-post", "lease@hillside-post",
        "lease@hillside-post", "lease@vale-digest", "+@vale-digest", "+@hillside-post", "lease@hillside-post",
    ]  # fmt: skip
    assert tab.locator('button.cell[tabindex="0"]').count() == 1
    tab.keyboard.press("Enter")
    assert focused(tab) == "panel-title"


def test_slash_searches_and_question_mark_shows_the_keys(open_page, read_page):
    tab = open_page(read_page(OPEN))
    tab.keyboard.press("/")
    assert focused(tab) == "filter-q"
    tab.keyboard.type("?/a")
    assert tab.locator("#filter-q").input_value() == "?/a"
    assert tab.locator("#keys").is_hidden()
    tab.locator("h1").click()
    tab.keyboard.press("?")
    assert tab.locator("#keys").is_visible()
    tab.keyboard.press("Escape")
    assert tab.locator("#keys").is_hidden()


@pytest.mark.parametrize(
    ("filters", "counts"),
    [
        ({"fidelity": "distorted"}, "2 of 10 records, 2 of 5 rows"),
        ({"form": "substituted"}, "1 of 10 records, 1 of 5 rows"),
        ({"relation": "contradicts"}, "1 of 10 records, 1 of 5 rows"),
        ({"severity": "2"}, "2 of 10 records, 2 of 5 rows"),
        ({"distorted": "no"}, "4 of 10 records, 3 of 5 rows"),
        ({"fidelity": "distorted", "distorted": "yes"}, "4 of 10 records, 2 of 5 rows"),
        ({"article": "vale-digest", "outcome": "D"}, "0 of 10 records, 1 of 5 rows"),
        ({"speaker": "mira-tolland"}, "9 of 10 records, 4 of 5 rows"),
        ({"outcome": "B"}, "4 of 10 records, 2 of 5 rows"),
    ],
)  # fmt: skip
def test_filters_say_how_much_they_let_through(filters, counts, open_page, read_page):
    tab = open_page(read_page(OPEN))
    tab.locator(".filters summary").click()
    for name, wanted in filters.items():
        tab.locator(f"#filter-{name}").select_option(wanted)
    assert text_of(tab, "#counts") == counts
    assert tab.evaluate("Object.fromEntries(new URLSearchParams(location.hash.split('?')[1]))") == filters


def test_search_that_finds_nothing_says_so(open_page, read_page):
    tab = open_page(read_page(OPEN))
    tab.locator("#filter-q").fill("zeppelin")
    assert text_of(tab, "#counts").startswith("Nothing matches")
    assert "Nothing matches" in text_of(tab, "#no-records")
    assert tab.locator("#no-rows").is_visible()
    tab.locator("#clear").click()
    assert text_of(tab, "#counts") == "10 records, 5 rows"


def test_address_brings_back_place_and_filters(open_page, read_page):
    tab = open_page(read_page(OPEN), place="#vale-digest/qdddd/fidelity?fidelity=distorted&mentions=shown")
    assert "vale-digest/qdddd" in text_of(tab, "#panel-title")
    assert text_of(tab, "#panel [aria-current] a") == "distorted"
    assert text_of(tab, "#counts") == "2 of 10 records, 2 of 5 rows"
    assert tab.locator("#mentions").is_checked()


@pytest.mark.parametrize("place", ["#nowhere/qzzzz", "#%E0%A4%A", "#lease@nowhere", "#?severity=x&q=%", "#a/b/c/d@e?f"])
def test_address_that_leads_nowhere_leaves_the_page_whole(place, open_page, read_page):
    tab = open_page(read_page(OPEN), place=place)
    assert tab.locator("#panel").is_hidden()
    assert tab.locator("button.cell").count() == 10


def test_clause_and_difference_lead_to_their_record(open_page, read_page):
    tab = open_page(read_page(OPEN), place="#vale-digest/dcccc/slot")
    assert "vale-digest/mffff" in text_of(tab, "#panel-title")
    assert text_of(tab, "#panel [aria-current] a") == "modality"


def test_every_label_has_a_link_and_a_dispute(open_page, read_page):
    page = replace(read_page(OPEN), repository="https://forge.example/corpus")
    tab = open_page(page, place="#vale-digest/qdddd")
    labels = tab.locator("#panel .labels li")
    assert labels.count() == tab.locator("#panel .labels li a.dispute").count() == 14
    first = labels.filter(has_text="fidelity")
    assert first.locator("a").first.get_attribute("href") == "#vale-digest/qdddd/fidelity"
    assert first.locator("a.dispute").get_attribute("href") == (
        "https://forge.example/corpus/issues/new?template=dispute-a-label.yml"
        "&target=orchard-lease-2025%2Fvale-digest%2Fqdddd&label=fidelity&stands=distorted"
    )


def test_dispute_is_copied_where_there_is_no_repository(open_page, read_page):
    tab = open_page(read_page(OPEN), place="#vale-digest/qdddd")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator("#panel button.dispute").first.click()
    tab.wait_for_function("document.getElementById('said').textContent.startsWith('Copied')")
    assert tab.evaluate("navigator.clipboard.readText()").startswith(
        "Dispute of a label\ntarget: orchard-lease-2025/vale-digest/"
    )


@pytest.mark.parametrize("repository", ["javascript:alert(1)", "http://forge.example"])
def test_only_https_becomes_a_link(repository, open_page, read_page):
    tab = open_page(replace(read_page(OPEN), repository=repository), place="#vale-digest/qdddd")
    assert tab.locator("a.dispute").count() == 0
    assert tab.evaluate("[...document.links].every((link) => link.protocol === 'file:')")


def test_quotes_are_underlined_and_open_from_their_letter(open_page, read_page):
    tab = open_page(read_page(OPEN))
    assert tab.locator("#article-vale-digest .mark").all_inner_texts() == ["B", "B"]
    tab.locator("#mentions").check()
    assert tab.locator("#article-vale-digest .mark").count() == 5
    mark = tab.locator('[data-opens="vale-digest/mffff"]')
    mark.click()
    assert "vale-digest/mffff" in text_of(tab, "#panel-title")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.dataset.opens") == "vale-digest/mffff"


def test_text_is_shown_to_the_letter_whatever_is_marked(open_page, read_page):
    page = read_page(OPEN)
    tab = open_page(page, place="#?mentions=shown")
    for article in page.articles:
        shown = tab.evaluate(
            "(id) => [...document.querySelectorAll(`#article-${id} [data-unit]`)].map((one) => one.textContent).join('')",
            article.id,
        )
        assert shown == article.text


def test_marks_may_nest_and_cross(open_page, read_page):
    page = read_page(OPEN)
    article = page.articles[0]
    spans = {"qaaaa": (78, 138), "qbbbb": (90, 110), "maaaa": (60, 100), "mbbbb": (100, 200), "mcccc": (78, 138)}
    records = tuple(replace(one, spans=(Stretch(*spans[one.key]),)) for one in article.records)
    tab = open_page(
        replace(page, articles=(replace(article, records=records), page.articles[1])), place="#?mentions=shown"
    )
    for key, (start, end) in spans.items():
        kind = "quote" if key.startswith("q") else "mention"
        pieces = tab.locator(f'#article-hillside-post span.{kind}[data-path="hillside-post/{key}"]')
        assert "".join(pieces.all_text_contents()) == article.text[start:end]
        assert tab.locator(f'[data-opens="hillside-post/{key}"]').count() == 1


def test_boilerplate_is_folded(open_page, read_page):
    tab = open_page(read_page(OPEN))
    box = tab.locator("#article-hillside-post details.boilerplate")
    assert box.get_attribute("open") is None
    assert "newsletter_promo" in box.inner_text()


def test_words_open_their_record_unless_something_is_selected(open_page, read_page):
    tab = open_page(read_page(OPEN))
    words = tab.locator('#article-vale-digest span.quote[data-path="vale-digest/qdddd"]')
    words.dblclick()
    tab.wait_for_timeout(500)
    assert tab.locator("#panel").is_hidden()
    assert tab.evaluate("document.getSelection().toString().trim()") != ""
    tab.evaluate("document.getSelection().removeAllRanges()")
    words.click()
    tab.locator("#panel").wait_for()
    assert "vale-digest/qdddd" in text_of(tab, "#panel-title")


def test_link_keeps_the_filters_as_they_are_now(open_page, read_page):
    tab = open_page(read_page(OPEN), place="#vale-digest/qdddd")
    tab.locator("#filter-q").fill("trees")
    tab.locator("#panel .labels li").filter(has_text="meaning_locus").locator("a").first.click()
    assert tab.evaluate("location.hash") == "#vale-digest/qdddd/meaning_locus?q=trees"
    tab.go_back()
    assert tab.evaluate("location.hash") == "#vale-digest/qdddd?q=trees"


def test_restricted_text_is_announced(open_page, read_page):
    tab = open_page(read_page(RESTRICTED, with_texts=True))
    assert "contains text that may not be passed on" in text_of(tab, ".banner.restricted")
    tab = open_page(read_page(RESTRICTED))
    assert "not at hand" in text_of(tab, ".banner")
    assert "198–257" in text_of(tab, "#article-lamp-gazette")


def test_suggested_records_are_marked(tiny, draft_of, open_page):
    path = tiny / f"annotations/{OPEN}/vale-digest.yaml"
    path.write_text(path.read_text().replace("- id: qdddd\n", "- id: qdddd\n  suggested: suggest/1\n"))
    tab = open_page(page_of(draft_of(OPEN)))
    assert "1 record proposed by a program" in text_of(tab, ".banner")
    assert cell(tab, "trees@vale-digest").inner_text().split() == ["◐", "B", "2*"]
    assert "not confirmed" in cell(tab, "trees@vale-digest").get_attribute("aria-label")
    cell(tab, "trees@vale-digest").click()
    assert "suggested, not confirmed (suggest/1)" in text_of(tab, "#panel")


@pytest.mark.parametrize("words", [words for words in HOSTILE if words.isprintable() or "\u202e" in words])
def test_hostile_values_stay_text(words, draft_of, open_page):
    tab = open_page(page_of(hostile(draft_of(OPEN), words)))
    assert tab.evaluate("document.querySelector('h1').textContent") == words
    assert tab.locator("img, svg, iframe").count() == 0
    assert tab.locator("script").count() == 2
    cell(tab, "trees@vale-digest").click()
    assert words in tab.evaluate("document.querySelector('#panel-body').textContent")


def test_empty_event_says_what_is_missing(draft_of, open_page):
    draft = draft_of(OPEN)
    event = draft.event.model_copy(
        update={"claims": (), "statements": (draft.event.statements[0].model_copy(update={"passages": ()}),)}
    )
    tab = open_page(page_of(replace(draft, event=event, articles={})))
    words = text_of(tab, "main")
    for said in ("No article yet", "No claim yet", "Nothing is annotated yet"):
        assert said in words
    assert "We will renew the lease" in words


def test_theme_can_be_switched(open_page, read_page):
    tab = open_page(read_page(OPEN))
    before = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.locator("#theme").click()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != before
    tab.locator("#theme").click()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == before


def test_legend_says_what_number_and_star_mean(tiny, draft_of, open_page, read_page):
    assert "2 renderings, where" in text_of(open_page(read_page(OPEN)), ".legend")
    path = tiny / f"annotations/{OPEN}/vale-digest.yaml"
    path.write_text(path.read_text().replace("- id: qdddd", "- id: qdddd\n  suggested: lexicon/1", 1))
    assert "* one is not confirmed" in text_of(open_page(page_of(draft_of(OPEN))), ".legend")


def test_way_back_to_no_place_gives_the_focus_back(open_page, read_page):
    tab = open_page(read_page(OPEN))
    cell(tab, "trees@vale-digest").click()
    tab.locator("#panel").wait_for()
    tab.go_back()
    tab.locator("#panel").wait_for(state="hidden")
    assert focused(tab) == "trees@vale-digest"


def test_cell_opens_at_once_and_leaves_one_step_in_the_history(open_page, read_page):
    tab = open_page(read_page(OPEN))
    opened, steps = tab.evaluate("""() => {
      const before = history.length;
      document.querySelector('button.cell[data-place="trees@vale-digest"]').click();
      return [document.getElementById("panel-title").textContent, history.length - before];
    }""")
    assert "trees in vale-digest" in opened
    assert steps == 1
    assert tab.url.endswith("#trees@vale-digest")


def test_panel_says_what_the_flag_is_for(open_page, read_page):
    tab = open_page(read_page(OPEN), place="#vale-digest/qdddd")
    assert "⚑ disputes a label" in text_of(tab, "#panel")


def test_open_text_that_could_not_be_read_is_said_to_be_missing(draft_of, open_page):
    draft = draft_of(OPEN)
    articles = draft.articles | {"vale-digest": replace(draft.articles["vale-digest"], text=None)}
    tab = open_page(page_of(replace(draft, articles=articles)))
    assert "The text could not be read" in text_of(tab, "#article-vale-digest")
    assert "The text could not be read" not in text_of(tab, "#article-hillside-post")


def test_nothing_is_said_to_be_added_to_a_statement_without_passages(draft_of, open_page):
    draft = draft_of(OPEN)
    statement = draft.event.statements[0].model_copy(update={"passages": ()})
    tab = open_page(page_of(replace(draft, event=draft.event.model_copy(update={"statements": (statement,)}))))
    assert text_of(tab, "th.last").splitlines() == ["All records", "there is no passage yet to set them beside"]


def test_suggested_zones_are_not_counted_as_records(draft_of, open_page):
    draft = draft_of(OPEN)
    article = draft.articles["vale-digest"]
    record = article.record
    suggested = record.model_copy(
        update={
            "quotes": (record.quotes[0].model_copy(update={"suggested": "suggest/1"}), *record.quotes[1:]),
            "zones": tuple(zone.model_copy(update={"suggested": "suggest/1"}) for zone in record.zones),
        }
    )
    articles = draft.articles | {"vale-digest": replace(article, record=suggested)}
    tab = open_page(page_of(replace(draft, articles=articles)))
    assert text_of(tab, ".banner").startswith("1 record and 2 zones proposed by a program")
