"""The file itself: nothing is loaded, nothing out of a file is markup, the same event gives the same bytes."""

import base64
import hashlib
import json
import re
from dataclasses import asdict, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpus_tools.review import is_page, page_of, render_page
from tests.review.conftest import OPEN, RESTRICTED

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<!--<script>",
    "javascript:alert(1)",
    "a \u202e b \u2066 c \u2028 d",
    "lone \ud800 surrogate",
    "{{data}} {{script}}",
)


class Elements(HTMLParser):
    """Tags with their attributes, and the contents of script and style."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.contents, self._open = [], {}, None
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = (tag, dict(attrs).get("id"))

    def handle_endtag(self, tag):  # noqa: ARG002
        self._open = None

    def handle_data(self, data):
        if self._open is not None:
            self.contents[self._open] = self.contents.get(self._open, "") + data


def hostile(draft, words):
    """A draft with these words in every place that a person writes freely."""
    event = draft.event
    statement = event.statements[0]
    passages = tuple(one.model_copy(update={"gist": words}) for one in statement.passages)
    event = event.model_copy(
        update={
            "title": words,
            "note": words,
            "entities": tuple(one.model_copy(update={"name": words}) for one in event.entities),
            "statements": (statement.model_copy(update={"occasion": words, "passages": passages}),),
            "claims": tuple(one.model_copy(update={"text": words}) for one in event.claims),
        }
    )
    articles = {
        key: replace(one, text=words + one.text[len(words) :], record=one.record.model_copy(update={"note": words}))
        for key, one in draft.articles.items()
    }
    return replace(draft, event=event, articles=articles)


@pytest.fixture
def source(read_page):
    return render_page(read_page(OPEN))


def test_same_event_gives_the_same_bytes(read_page, source):
    assert render_page(read_page(OPEN)) == source
    assert source.endswith("</html>\n")


def test_data_read_back_as_they_were(read_page, source):
    assert json.loads(Elements(source).contents["script", "data"]) == json.loads(json.dumps(asdict(read_page(OPEN))))


@pytest.mark.parametrize("words", HOSTILE)
def test_no_value_becomes_markup(words, draft_of, source):
    spoiled = render_page(page_of(hostile(draft_of(OPEN), words)))
    assert [tag for tag, _ in Elements(spoiled).tags] == [tag for tag, _ in Elements(source).tags]
    data = Elements(spoiled).contents["script", "data"]
    assert data.isascii()
    assert not set(data) & set("<>&")
    assert json.loads(data)["title"] == words
    assert spoiled.encode("utf-8", "replace").count(b"</script>") == source.count("</script>")


def test_policy_lets_nothing_in_but_what_the_page_carries(source):
    found = Elements(source)
    policy = next(attributes["content"] for tag, attributes in found.tags if attributes.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        digest = hashlib.sha256(found.contents[tag, None].encode()).digest()
        assert f"{name} 'sha256-{base64.b64encode(digest).decode()}'" in policy


def test_nothing_is_loaded(source):
    for _, attributes in Elements(source).tags:
        assert not {"src", "href", "srcset", "action", "style"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
    assert not re.search(r"@import|url\(", source)
    assert not re.search(r"https?://", source.replace('https://"', ""))


def test_script_never_reads_markup(source):
    script = Elements(source).contents["script", None]
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "DOMParser",
        "eval(",
        "Function(",
        "fetch(",
        "XMLHttpRequest",
        "import(",
    ):
        assert way not in script


def test_page_of_a_restricted_event_has_no_words_of_its_texts(read_page, tiny):
    source = render_page(read_page(RESTRICTED))
    data = Elements(source).contents["script", "data"]
    for path in sorted((tiny.parent / "tiny-texts").glob("*.txt")):
        words = path.read_text().split()
        for at in range(len(words) - 3):
            assert " ".join(words[at : at + 4]) not in data
    assert not read_page(RESTRICTED).holds_restricted_text


def test_page_says_whether_it_holds_restricted_text(read_page):
    assert read_page(RESTRICTED, with_texts=True).holds_restricted_text
    assert not read_page(OPEN, with_texts=True).holds_restricted_text


def test_our_own_pages_are_known_by_their_head(source):
    assert is_page(source.encode())
    assert not is_page(b"<!doctype html><title>corpus-tools show --html</title>")


def test_every_part_of_the_script_is_used():
    assets = Path(__file__).parents[2] / "corpus_tools/review/assets"
    if not assets.is_dir():
        pytest.skip("the sources are not here")
    from corpus_tools.review.page import SCRIPTS

    assert sorted(path.name for path in assets.glob("*.js")) == sorted(SCRIPTS)
