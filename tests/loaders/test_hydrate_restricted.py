"""The repository's own restricted articles, where their texts are at hand; by position and digest only."""

from pathlib import Path

import pytest

from corpus_tools.loaders.draft import load_event
from corpus_tools.loaders.head import load_head
from corpus_tools.loaders.paths import CorpusPaths
from corpus_tools.loaders.texts.hydrate import hydrate_article, read_copies
from corpus_tools.schemas.vocab import Access, TextStatus
from corpus_tools.text.digest import digest
from corpus_tools.text.normalize import fold, normalize
from corpus_tools.text.segment import sentences
from tests.text.invented import retyped

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not (SEEDS.is_dir() and (ROOT / "corpus.toml").is_file()), reason="restricted texts are not at hand"
)


@pytest.fixture(scope="module")
def articles():
    """Record and text of every restricted article."""
    paths = CorpusPaths(ROOT)
    head, _ = load_head(paths)
    texts = {digest(text): text for text in (normalize(path.read_text("utf-8")).text for path in SEEDS.glob("*.txt"))}
    drafts = [load_event(paths, head, event) for event in paths.events()]
    records = [one.record for draft in drafts for one in draft.articles.values() if one.record is not None]
    return [(record, texts[record.text.digest]) for record in records if record.access is Access.RESTRICTED]


def spans_of(record):
    """Spans of all annotations."""
    parts = [part for quote in record.quotes for part in quote.content]
    parts += [part for mention in record.mentions for part in mention.span]
    return [part.span for part in parts]


def hydrate(record, folder, *copies):
    for number, copy in enumerate(copies):
        (folder / f"{9 - number}.page").write_bytes(copy.encode())
    return hydrate_article(record, read_copies(folder).copies)


def assert_none_wrong(found, record, text):
    for span in spans_of(record):
        match found.status_of(span):
            case TextStatus.LOST:
                assert found.words_of(span) is None
            case TextStatus.NORMALISED:
                assert fold(found.words_of(span)).text == fold(span.of(text)).text, span
            case _:
                assert found.words_of(span) == span.of(text), span


def test_all_are_found_under_other_names_and_with_other_line_ends(articles, tmp_path):
    assert len(articles) == 5
    copies = [text.replace("\n", "\r\n") for _, text in articles]
    for record, text in articles:
        assert hydrate(record, tmp_path, *copies).text == text


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.95])
def test_a_letter_inserted_loses_what_touches_its_block(articles, tmp_path, share):
    for record, text in articles:
        position = int(len(text) * share)
        found = hydrate(record, tmp_path, text[:position] + "x" + text[position:])
        hit = [b for b in record.text.blocks if b.start <= position <= b.end]
        assert_none_wrong(found, record, text)
        for span in spans_of(record):
            touches = [b for b in hit if span.start < b.end and b.start < span.end]
            status = found.status_of(span)
            if any(b.start < position < b.end for b in touches):
                assert status is TextStatus.LOST
            elif not touches:
                assert status is (TextStatus.EXACT if span.end <= position else TextStatus.MOVED)


def test_an_unrepeated_sentence_removed_loses_what_touches_its_blocks(articles, tmp_path):
    for record, text in articles:
        single = [span for span in sentences(text) if text.count(span.of(text)) == 1]
        gone = single[len(single) // 2]
        found = hydrate(record, tmp_path, text[: gone.start] + text[gone.end :])
        hit = [b for b in record.text.blocks if b.start < gone.end and gone.start < b.end]
        assert_none_wrong(found, record, text)
        for span in spans_of(record):
            is_hit = any(span.start < b.end and b.start < span.end for b in hit)
            assert (found.status_of(span) is TextStatus.LOST) is is_hit


def test_a_retyped_copy_is_normalised(articles, tmp_path):
    statuses = []
    for record, text in articles:
        found = hydrate(record, tmp_path, retyped(text, 72))
        assert_none_wrong(found, record, text)
        statuses += [found.status_of(span) for span in spans_of(record)]
    assert statuses.count(TextStatus.NORMALISED) >= 0.95 * len(statuses)


def test_a_deleted_page_gives_nothing(articles, tmp_path):
    for record, _ in articles:
        found = hydrate(record, tmp_path, "[deleted]")
        assert found.text is None
        assert {found.status_of(span) for span in spans_of(record)} == {TextStatus.LOST}
