from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus_tools import pipeline
from corpus_tools.authoring.boilerplate import kind_of
from corpus_tools.authoring.zoning import propose_zones
from corpus_tools.schemas.vocab import BoilerplateKind

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"


def zones(text):
    return [(str(zone.kind or zone.zone), zone.span.of(text).strip()) for zone in propose_zones(text)]


def names(text):
    return [name for name, _ in zones(text)]


BODY = "The council of Marrow Bay has voted to keep its lighthouse, and nobody spoke against it at the meeting."


def share_right(drafts, kind_counts):
    """Share of code points whose proposed zone is the annotated one."""
    n_right = n_all = 0
    for draft in drafts:
        for article in draft.articles.values():
            if article.text is None:
                continue
            labels = {}
            for zone in article.record.zones:
                labels |= dict.fromkeys(range(zone.start, zone.end), (zone.zone, zone.kind if kind_counts else None))
            for zone in propose_zones(article.text):
                label = (zone.zone, zone.kind if kind_counts else None)
                n_right += sum(labels[i] == label for i in range(zone.span.start, zone.span.end))
            n_all += len(article.text)
    return n_right / n_all


def test_the_open_articles_get_the_zones_that_a_person_gave_them():
    drafts = [draft for draft in pipeline.load(ROOT, texts=None) if draft.event.fiction]
    assert share_right(drafts, kind_counts=True) >= 0.99


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the restricted texts are not at hand")
def test_the_restricted_articles_get_them_too():
    drafts = [draft for draft in pipeline.load(ROOT, texts=[SEEDS]) if not draft.event.fiction]
    assert share_right(drafts, kind_counts=True) >= 0.99


def test_zones_tile_the_text_and_white_space_belongs_to_the_zone_before():
    text = f"\n Lighthouse stays \n\n\n{BODY}\n\n\nRead also: Ten piers\n \n"
    found = propose_zones(text)
    starts = [0, text.index(BODY), text.index("Read also")]
    assert [zone.span.start for zone in found] == starts
    assert [zone.span.end for zone in found] == [*starts[1:], len(text)]
    assert [text[zone.span.start :].lstrip().startswith(zone.opens) for zone in found] == [True] * 3


def test_a_text_that_begins_with_a_sentence_has_no_headline():
    assert names(f"{BODY} It was over by nine.\n\n{BODY}") == ["body"]


@pytest.mark.parametrize(
    "above",
    [
        "• The lamp stays lit\n• The keeper stays too",
        "No hand went up against it, and the keeper may stay until spring",
        BODY,
    ],
    ids=["bullets", "a line without a period", "a sentence that the report says again"],
)
def test_what_stands_between_headline_and_report_is_a_deck(above):
    text = f"Lighthouse stays\n\n{above}\n\n{BODY} Some clapped.\n\nThen they went home, and it rained."
    assert names(text) == ["headline", "deck", "body"]


@pytest.mark.parametrize("opening", ["MARROW BAY, May 6 — ", "Marrow Bay, 6 May - ", "By Ada Quill\n\n"])
def test_the_report_begins_at_its_dateline_or_byline(opening):
    text = f"Lighthouse stays\n\nNobody spoke against it. The keeper was not there.\n\n{opening}{BODY}"
    assert names(text) == ["headline", "deck", "body"]


def test_the_head_of_a_page_is_metadata():
    text = f"21 C\nMarrow Bay\nFriday, May 6, 2025\n\nLighthouse stays\n\nMay 6, 2025\n\n{BODY}"
    assert names(text) == ["page_metadata", "headline", "page_metadata", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home > Shore > Lamps", BoilerplateKind.PAGE_METADATA),
        ("Home | Shore | Lamps", BoilerplateKind.PAGE_METADATA),
        ("Bay Wire | May 6, 2025 | 2 min read", BoilerplateKind.PAGE_METADATA),
        ("Updated on 6 May 2025 at 10:30", BoilerplateKind.PAGE_METADATA),
        ("You may also like: Six piers", BoilerplateKind.RELATED_LINK),
        ("Latest Articles", BoilerplateKind.RELATED_LINK),
        ("Sign up for the Bay letter", BoilerplateKind.NEWSLETTER_PROMO),
        ("All of the bay in your inbox", BoilerplateKind.NEWSLETTER_PROMO),
        ("Leave a reply", BoilerplateKind.COMMENT_FORM),
        ("Your email address will not be published.", BoilerplateKind.COMMENT_FORM),
        ("Share this story: E-mail | Print", BoilerplateKind.WIDGET),
        ("Source: town hall", BoilerplateKind.SOURCE_LINK),
        ("© Bay Wire", BoilerplateKind.LEGAL_NOTICE),
    ],
)
def test_a_line_of_a_page_is_known_anywhere(line, kind):
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "Updated timetable angers islanders",
        "Sources close to the keeper said nothing.",
        "The newsletter of the harbour was late, and so was its editor.",
        "Related costs will be shared between the two towns.",
        "Latest figures show a fall.",
        "In May the lamp was mended.",
        "“Subscribe to nothing,” the keeper said.",
    ],
)
def test_a_line_of_a_report_is_none_of_the_pages(line):
    assert kind_of(line) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ada Quill has covered the bay since 2019.", "author_bio"),
        ("Ada Quill is a reporter at Bay Wire.", "author_bio"),
        ("Support us with a coin.", "call_to_action"),
        ("Bay Wire corrects its errors.", "legal_notice"),
    ],
)
def test_at_the_end_of_a_page_more_is_known(line, kind):
    assert kind_of(line) is None
    assert zones(f"Lighthouse stays\n\n{BODY}\n\n{line}\n")[-1] == (kind, line)


def test_the_labels_of_a_form_belong_to_its_heading():
    text = f"Lighthouse stays\n\n{BODY}\n\nLeave a comment\nYour name\nYour town\n"
    assert zones(text)[-1] == ("comment_form", "Leave a comment\nYour name\nYour town")


def test_a_pointer_in_the_middle_leaves_the_report_whole_around_it():
    text = f"Lighthouse stays\n\n{BODY}\n\nALSO READ: Six piers\n\nThe keeper was glad, and said so."
    assert names(text) == ["headline", "body", "related_link", "body"]


def test_a_closing_summary_is_appended():
    text = f"Lighthouse stays\n\n{BODY}\n\nThe keeper smiled at this.\n\nIn conclusion, lamps matter to everybody.\n\nSource link"
    assert names(text) == ["headline", "body", "appended_summary", "source_link"]


def test_the_words_below_a_picture_are_a_caption():
    text = f"Lighthouse stays\n\nBy Ada Quill\n\nThe lamp at dusk. (Photo: Bay Wire)\n\n{BODY}"
    assert names(text) == ["headline", "body", "caption", "body"]


def test_a_report_that_ends_in_speech_is_not_cut():
    text = f"Lighthouse stays\n\n{BODY}\n\nAda Quill is a keeper and writer. “Follow us up the stairs.”\n"
    assert names(text) == ["headline", "body"]


def test_opening_words_go_on_until_they_lead_to_the_zone():
    text = f"Sign up for it, says the keeper\n\nBy Ada Quill\n\n{BODY}\n\nSign up for the Bay letter\n"
    assert propose_zones(text)[-1].opens == "Sign up for"


@pytest.mark.parametrize("text", ["x", "\n\n x", "One line.\n", "“", "A\nB", "\u00a0\nA title\u00a0\n"])
def test_any_text_gets_zones(text):
    found = propose_zones(text)
    assert (found[0].span.start, found[-1].span.end) == (0, len(text))
    assert all(zone.opens for zone in found)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1))
def test_the_zones_of_any_text_tile_it_and_are_found_again_by_their_words(text):
    assume(text.strip())
    found = propose_zones(text)
    assert [zone.span.start for zone in found] == [0, *(zone.span.end for zone in found[:-1])]
    assert found[-1].span.end == len(text)
    assert all(text[zone.span.start :].lstrip().startswith(zone.opens) for zone in found)
