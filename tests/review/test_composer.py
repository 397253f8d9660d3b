"""What is selected in the page becomes a fragment; pasted into the file it passes the schema, `fix` and every check."""

import json

import pytest
import ryaml

from corpus_tools import editing, pipeline
from corpus_tools.authoring.fix import EventSources, fix_event
from corpus_tools.review import page_of
from corpus_tools.schemas.article import Article
from tests.review.conftest import OPEN, RESTRICTED

SENTENCE = " 🍎 “We have received 40 offers,” she added."
POST, GAZETTE = f"annotations/{OPEN}/hillside-post.yaml", f"annotations/{RESTRICTED}/lamp-gazette.yaml"

SELECT = """([name, words, occurrence]) => {
  const chunks = [...document.querySelectorAll(`[data-text="${name}"] [data-unit]`)];
  const text = chunks.map((one) => one.textContent).join('');
  let from = -1;
  for (let time = 0; time <= occurrence; time += 1) from = text.indexOf(words, from + 1);
  const at = (unit) => {
    for (const one of chunks) {
      if (unit <= one.textContent.length) return [one.firstChild, unit];
      unit -= one.textContent.length;
    }
  };
  document.getSelection().setBaseAndExtent(...at(from), ...at(from + words.length));
}"""


def select(tab, name, words, occurrence=0):
    tab.evaluate(SELECT, [name, words, occurrence])
    wait_until_selected(tab, words[:60])


def wait_until_selected(tab, words):
    """Wait for the page to hear of a selection, which a browser tells it some time after it was made."""
    tab.wait_for_function("(words) => document.getElementById('selected').textContent.includes(words)", arg=words)


def take(tab, slot, name, words, occurrence=0):
    select(tab, name, words, occurrence)
    tab.locator(f"#take-{slot}").click()


def fragment_of(tab):
    assert tab.locator("#lacking li").all_inner_texts() == []
    return tab.locator("#fragment").input_value()


def paste(path, key, fragment):
    """Put a fragment where the page says it goes, as a person would: below the key."""
    source = path.read_text()
    assert f"\n{key}:\n" in source
    path.write_text(source.replace(f"\n{key}:\n", f"\n{key}:\n{fragment}", 1))


def read(path):
    return Article.model_validate_json(json.dumps(ryaml.loads(path.read_text())))


def errors(root, **options):
    found = pipeline.check(root, **({"events": [OPEN]} | options)).findings
    return [finding.code for finding in found if finding.severity.value == "error"]


@pytest.fixture
def open_tab(tiny, draft_of, open_page):
    """The open event with emoji and a sentence nobody has annotated, opened for a quote."""
    raw = tiny / f"raw/{OPEN}/hillside-post.txt"
    text = (
        raw.read_text()
        .replace("The orchard trust", "🦊🌲 The orchard trust")
        .replace("on Sundays.", f"on Sundays.{SENTENCE}")
    )
    raw.write_text(text)
    list(editing.fix(tiny, events=[OPEN]))
    assert errors(tiny) == ["L412"]  # no quote covers the sentence yet
    tab = open_page(page_of(draft_of(OPEN)))
    tab.locator("#annotate").click()
    return tab, text


def test_quote_of_an_open_text(open_tab, tiny):
    tab, text = open_tab
    article = "article:hillside-post"
    take(tab, "content", article, "We have received 40 offers,")
    take(tab, "source", article, "she", 1)
    take(tab, "cue", article, "added", 1)
    tab.locator("#choose-speaker").select_option("mira-tolland")
    take(tab, "renders-0", "statement:main", "We have received 40 offers")
    fragment = fragment_of(tab)
    assert fragment == (
        "- content:\n"
        '  - {exact: "We have received 40 offers,"}\n'
        '  source: {exact: "she", prefix: "offers,” "}\n'
        '  cue: {exact: "added", prefix: "offers,” she "}\n'
        "  speaker: mira-tolland\n"
        "  presentation: marked\n"
        "  presentation_flags: []\n"
        "  clauses:\n"
        "  - rendering: rendered\n"
        "    renders:\n"
        '    - {statement: main, exact: "We have received 40 offers"}\n'
        "  attribution: correct\n"
    )
    assert POST in tab.locator("#fragment-goal").inner_text()
    paste(tiny / POST, "quotes", fragment)
    list(editing.fix(tiny, events=[OPEN]))
    assert pipeline.check(tiny, events=[OPEN]).findings == ()
    quote = read(tiny / POST).quotes[2]
    assert quote.content[0].span.of(text) == "We have received 40 offers,"
    assert quote.source.span.of(text) == "she"
    assert quote.source.span.start > quote.content[0].span.end
    assert quote.computed.form == "verbatim"


def test_mention_of_an_open_text(open_tab, tiny):
    tab, text = open_tab
    tab.locator("#choose-kind").select_option("mention")
    take(tab, "content", "article:hillside-post", "We have received 40 offers")
    take(tab, "cue", "article:hillside-post", "added", 1)
    tab.locator("#choose-mode").select_option("attributed_direct")
    tab.locator("#choose-speaker").select_option("mira-tolland")
    tab.locator("#choose-claim").select_option("offers-declined")
    take(tab, "renders", "statement:main", "We have received 40 offers")
    assert "an answer to each question" in tab.locator("#lacking").inner_text()
    for question in ("recoverable", "compatible", "claim_entails_mention"):
        tab.locator(f"#choose-{question}").select_option("yes")
    tab.locator("#choose-mention_entails_claim").select_option("no")
    paste(tiny / POST, "mentions", fragment_of(tab))
    list(editing.fix(tiny, events=[OPEN]))
    assert errors(tiny) == ["L412"]
    mention = read(tiny / POST).mentions[3]
    assert mention.span[0].span.of(text) == "We have received 40 offers"
    assert mention.computed.relation == "broader"


@pytest.fixture
def restricted_tab(tiny, draft_of, open_page):
    """The restricted event with its texts at hand, two letters of one of them replaced by emoji."""
    texts = {path.stem: path.read_text() for path in (tiny.parent / "tiny-texts").glob("*.txt")}
    texts["lamp-gazette"] = texts["lamp-gazette"].replace("Keeper", "🦊🌲eper", 1)
    (tiny.parent / "tiny-texts/lamp-gazette.txt").write_text(texts["lamp-gazette"])
    folder = tiny / f"annotations/{RESTRICTED}"
    sources = EventSources(
        event=(folder / "event.yaml").read_text(),
        articles={key: (folder / f"{key}.yaml").read_text() for key in texts},
        texts=texts,
        statements={},
    )
    (tiny / GAZETTE).write_text(fix_event(sources).articles["lamp-gazette"])
    tab = open_page(page_of(draft_of(RESTRICTED, with_texts=True)))
    tab.locator("#annotate").click()
    return tab, texts["lamp-gazette"]


def test_quote_of_a_restricted_text_has_positions_alone(restricted_tab, tiny):
    tab, text = restricted_tab
    words = "two new ropes before the first storm"
    take(tab, "content", "article:lamp-gazette", words)
    take(tab, "source", "article:lamp-gazette", "He")
    tab.locator("#choose-speaker").select_option("jonas-veil")
    tab.locator("#choose-presentation").select_option("free_unmarked")
    tab.locator("#choose-passage-renders-0").select_option("lamp-stays-lit")
    tab.locator("#choose-rendering-0").select_option("unverifiable")
    tab.locator("#choose-reason-0").select_option("no_reference")
    fragment = fragment_of(tab)
    start, source = text.index(words), text.index("He thanked")
    assert fragment.startswith(
        f"- content:\n  - {{start: {start}, end: {start + len(words)}}}\n  source: {{start: {source}, end: {source + 2}}}\n"
    )
    assert "ropes" not in fragment
    texts = [tiny.parent / "tiny-texts"]
    before = errors(tiny, events=[RESTRICTED], texts=texts)  # the receipt of the text without emoji
    paste(tiny / GAZETTE, "quotes", fragment)
    list(editing.fix(tiny, events=[RESTRICTED], texts=texts))
    assert errors(tiny, events=[RESTRICTED], texts=texts) == before
    assert read(tiny / GAZETTE).quotes[1].content[0].span.of(text) == words


def test_passage_stands_for_a_statement_without_text(restricted_tab):
    tab, _ = restricted_tab
    take(tab, "content", "article:lamp-gazette", "Nobody will put this lamp out")
    tab.locator("#choose-speaker").select_option("jonas-veil")
    tab.locator("#choose-passage-renders-0").select_option("lamp-stays-lit")
    assert "    renders:\n    - {passage: lamp-stays-lit}\n" in fragment_of(tab)


def test_clauses_divide_the_content(open_tab, tiny):
    tab, _ = open_tab
    take(tab, "content", "article:hillside-post", "We have received 40 offers,")
    tab.locator("#choose-speaker").select_option("mira-tolland")
    tab.locator("#add-clause").click()
    take(tab, "parts-0", "article:hillside-post", "We have received")
    take(tab, "renders-0", "statement:main", "We have received")
    take(tab, "parts-1", "article:hillside-post", "40 offers,")
    tab.locator("#choose-rendering-1").select_option("not_in_statement")
    tab.locator("#choose-meaning").select_option("claim_added")
    lacks = tab.locator("#lacking").inner_text()
    assert "both propositions" in lacks
    assert "a locus" in lacks
    tab.locator("#choose-meaning_locus").select_option("quote")
    tab.locator("#type-said").fill('Offers: "many" \\ came in.')
    tab.locator("#type-printed").fill("Forty came.")
    paste(tiny / POST, "quotes", fragment_of(tab))
    list(editing.fix(tiny, events=[OPEN]))
    quote = read(tiny / POST).quotes[2]
    assert [clause.rendering for clause in quote.clauses] == ["rendered", "not_in_statement"]
    assert quote.said == 'Offers: "many" \\ came in.'


def test_word_is_selected_with_the_mouse(open_tab):
    tab, text = open_tab
    box = tab.evaluate(
        """() => { const at = [...document.querySelectorAll('[data-text="article:hillside-post"] [data-unit]')]
          .find((one) => one.textContent.includes('will go on')).firstChild;
          const range = document.createRange(); const start = at.textContent.indexOf('trust will');
          range.setStart(at, start); range.setEnd(at, start + 5);
          at.parentElement.scrollIntoView({block: 'center'});
          const { x, y, width, height } = range.getBoundingClientRect(); return { x, y, width, height }; }"""
    )
    tab.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    start = text.index("trust will")
    wait_until_selected(tab, f"hillside-post {start}–{start + 5}")


def test_words_can_be_found_by_typing_them(open_tab):
    tab, text = open_tab
    tab.locator(".finder summary").click()
    tab.locator("#find-in").select_option("article:hillside-post")
    tab.locator("#find-words").fill("🍎 “We")
    tab.locator(".finder button").first.click()
    start = text.index("🍎 “We")
    assert f"{start}–{start + 5}, place 1 of 1" in tab.locator("#selected").inner_text()
    tab.locator("#find-words").fill("nowhere at all")
    tab.locator(".finder button").first.click()
    assert "letter for letter" in tab.locator("#selected").inner_text()


def test_enter_finds_and_goes_on_to_the_next_place(open_tab):
    tab, text = open_tab
    tab.locator(".finder summary").click()
    tab.locator("#find-in").select_option("article:hillside-post")
    tab.locator("#find-words").fill("she added")
    places = [text.index("she added"), text.rindex("she added")]
    for number, start in ((1, places[0]), (2, places[1]), (1, places[0])):
        tab.locator("#find-words").press("Enter")
        assert f"{start}–{start + 9}, place {number} of 2" in tab.locator("#selected").inner_text()


def test_selection_across_two_texts_is_none(open_tab):
    tab, _ = open_tab
    select(tab, "article:hillside-post", "The orchard trust")
    tab.evaluate(
        """() => { const of = (name) => document.querySelector(`[data-text="${name}"] [data-unit]`).firstChild;
          const told = new Promise((done) => document.addEventListener('selectionchange', done, { once: true }));
          document.getSelection().setBaseAndExtent(of('article:hillside-post'), 0, of('article:vale-digest'), 4);
          return told.then(() => null); }"""
    )
    assert "The orchard trust" in tab.locator("#selected").inner_text()


ODD = 'say "no" \\ to: # all\u00a0– “\u200b” \u2028 \U0001f98a {x} [y] & * ! | > % @ `'


def test_whatever_the_words_the_fragment_reads_back(open_page, read_page):
    tab = open_page(read_page(OPEN))
    assert ryaml.loads(f"words: {tab.evaluate('quoted', ODD)}")["words"] == ODD


def test_prefix_grows_until_the_words_stand_once(open_page, read_page):
    tab = open_page(read_page(OPEN))
    found = tab.evaluate(
        """() => { const of = (words, start, end) => selector(new Text(words), { start, end }, false);
          return [of('a b. a b. c b.', 7, 8), of('b b b', 0, 1), of('x x', 2, 3)]; }"""
    )
    assert found == [
        [["exact", '"b"'], ["prefix", '"b. a "']],
        [["exact", '"b"'], ["suffix", '" b b"']],
        [["exact", '"x"'], ["prefix", '"x "']],
    ]


def test_units_are_counted_as_code_points(open_page, read_page):
    tab = open_page(read_page(OPEN))
    places = [(0, False), (1, False), (2, False), (2, True), (3, False), (4, False)]
    points = tab.evaluate("(places) => places.map(([unit, up]) => new Text('a🦊b').point(unit, up))", places)
    assert points == [0, 1, 1, 2, 2, 3]
