import ryaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus_tools.authoring.fix import EventSources, fix_event
from corpus_tools.authoring.received import receive
from corpus_tools.authoring.skeleton import ArticleFacts, EventFacts, article_source, event_source
from corpus_tools.authoring.zoning import propose_zones
from corpus_tools.errors import UsageError
from corpus_tools.schemas.vocab import Access

PROVENANCE = {"annotators": ["tester"], "guideline": "0.1", "date": "2025-08-01", "state": "single"}
TEXTS = st.text(min_size=1, max_size=300) | st.lists(
    st.sampled_from(
        ["Read also: a", "“Yes,” she: said # so.", "- it", "By Ola Brandt", "'t is {x}", "A\u0301 b.", "", "\u00a0"]
    ),
    max_size=12,
).map("\n".join)


def received(raw):
    """Return a text as it may stand in a corpus; refused ones are passed over."""
    try:
        return receive(raw.encode("utf-8", "surrogatepass"), "a.txt").text
    except UsageError:
        assume(False)
        raise


def article(text, access=Access.OPEN):
    return article_source(
        ArticleFacts(
            text=text,
            outlet="bay-wire",
            published=None,
            language="en",
            access=access,
            rights={"licence": "CC0-1.0", "fiction": True},
            rewriting=["unknown"],
            depth="quotes",
            provenance=PROVENANCE,
            zones=propose_zones(text),
            speakers=["ada-ost"],
            statement="main",
        )
    )


def event(text):
    return event_source(
        EventFacts(
            title="A mill",
            date="2025-07-01",
            is_fiction=True,
            provenance=PROVENANCE,
            speaker={"id": "ada-ost", "kind": "person", "name": "Ada Öst"},
            statement="main",
            text=text,
            occasion=None,
            language="en",
            licence="CC0-1.0",
        )
    )


@given(TEXTS)
@settings(max_examples=25)
def test_fix_has_nothing_to_add_to_the_file_of_any_text(raw):
    text = received(raw)
    sources = EventSources(
        event=event(text), articles={"a": article(text)}, texts={"a": text}, statements={"main": text}
    )
    done = fix_event(sources)
    assert (done.articles, done.event, done.questions) == (sources.articles, sources.event, {})


@given(TEXTS)
@settings(max_examples=25)
def test_the_passages_of_any_statement_are_yaml_once_uncommented(raw):
    text = received(raw)
    source = event(text)
    start = source.index("  # passages:")
    lines = source[start : source.index("# Claims")].replace("  # ", "  ")
    passages = ryaml.loads(source[:start] + lines)["statements"][0]["passages"]
    assert [text[passage["at"]["start"] : passage["at"]["end"]] for passage in passages] == [
        passage["at"]["exact"] for passage in passages
    ]


def test_no_word_of_a_restricted_text_is_in_its_file():
    text = "Zymurgy abounds\n\nBy Quillon Vextrup\n\n“Wombats,” he said.\n"
    source = article(text, Access.RESTRICTED)
    assert not any(word in source for word in ("Zymurgy", "Quillon", "Wombats", "opens:"))
