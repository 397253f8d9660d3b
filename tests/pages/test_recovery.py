import lxml.html
import pytest

from tests.pages.designs import DESIGNS, paragraphs
from tests.pages.extractors import EXTRACTORS
from tests.pages.recovery import bare, measure, open_articles, share

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def measured():
    """What came back of the repository's open articles, and spans that were given wrong words."""
    return measure(open_articles())


def test_no_span_gets_other_words_than_its_own(measured):
    assert measured[1] == []


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_nine_annotations_in_ten_come_back_from_a_page(measured, design, extractor):
    recovered, among, _ = share(measured[0][design, extractor])
    assert recovered >= 0.9 * among > 0


@pytest.mark.parametrize("design", DESIGNS)
def test_a_page_holds_every_word_of_the_article(design):
    for _, _, text in open_articles():
        shown = bare(lxml.html.fromstring(DESIGNS[design](text)).text_content())
        assert [line for line in paragraphs(text) if bare(line) not in shown] == []
