from __future__ import annotations

import pytest

from corpus_tools.errors import UnknownNameError
from corpus_tools.loaders.draft import load_event
from corpus_tools.loaders.head import load_head
from corpus_tools.loaders.texts.find import TextSource
from corpus_tools.text.digest import digest


def test_a_sound_corpus_loads_in_silence(tiny):
    draft = tiny.load()

    assert tiny.places() == []
    assert draft.event is not None
    assert draft.articles["mill-gazette"].record is not None
    assert draft.articles["mill-gazette"].text.startswith("New mill wheel\n")
    assert draft.statement_texts == {"main": "The wheel turns. It will turn all winter.\n"}
    assert draft.statement_files == {"main": tiny.statement_file}


@pytest.mark.parametrize("event", ["no-such-event", "../mill-race", "schema", "Mill Race", ""])
def test_an_event_that_is_not_there_is_an_exception(tiny, event):
    head, _ = load_head(tiny.paths)

    with pytest.raises(UnknownNameError, match="mill-race"):
        load_event(tiny.paths, head, event)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("raw/mill-race/mill-gazette.txt", "F013"),
        ("raw/mill-race/statement-main.txt", "F013"),
        ("annotations/mill-race/mill-gazette.yaml", "F014"),
        ("annotations/mill-race/event.yaml", "F016"),
    ],
)
def test_a_missing_half_is_one_finding(tiny, name, code):
    (tiny.root / name).unlink()

    assert [finding.code for finding in tiny.findings()] == [code]


def test_a_text_of_a_statement_that_nobody_names_is_a_finding(tiny):
    tiny.write("raw/mill-race/statement-second.txt", "The wheel stands still.\n")

    (finding,) = tiny.findings()

    assert (finding.code, finding.location.file) == ("F014", "raw/mill-race/statement-second.txt")


def _restrict(tiny) -> str:
    text = (tiny.root / tiny.text_file).read_text("utf-8")
    record = f"text: {{norm: nfc+lf/1, length: {len(text)}, digest: '{digest(text)}'}}\nzones:"
    tiny.change(tiny.article_file, "access: open", "access: restricted")
    tiny.change(tiny.article_file, "zones:", record)
    return text


def test_a_restricted_text_may_not_stand_in_the_corpus(tiny):
    _restrict(tiny)

    (finding,) = tiny.findings()

    assert (finding.code, finding.location.file) == ("F015", tiny.text_file)
    assert tiny.load().articles["mill-gazette"].text is None


def test_a_restricted_text_is_found_outside_the_corpus(tiny, tmp_path_factory):
    text = _restrict(tiny)
    (tiny.root / tiny.text_file).unlink()
    folder = tmp_path_factory.mktemp("held")
    (folder / "000.txt").write_bytes(text.replace("\n", "\r\n").encode())

    article = tiny.load(restricted=TextSource((folder,))).articles["mill-gazette"]

    assert article.text == text
    assert article.text_file is None
    assert tiny.load(restricted=TextSource(())).articles["mill-gazette"].text is None
    assert tiny.load().findings == ()


def test_an_unavailable_statement_has_no_text(tiny):
    tiny.change(tiny.event_file, "access: open\n  rights: {licence: CC0-1.0, fiction: true}", "access: unavailable")

    assert [finding.code for finding in tiny.findings()] == ["F015"]
    assert tiny.load().statement_texts == {}


def test_a_file_that_breaks_the_schema_still_has_its_text(tiny):
    tiny.change(tiny.article_file, "depth: quotes", "depth: quote")

    article = tiny.load().articles["mill-gazette"]

    assert article.record is None
    assert article.text is not None


def test_a_text_with_a_mendable_fault_is_read_in_its_canonical_form(tiny):
    data = (tiny.root / tiny.text_file).read_bytes()
    tiny.write(tiny.text_file, data.replace(b"\n", b"\r\n"))

    draft = tiny.load()

    assert [finding.code for finding in draft.findings] == ["F009"]
    assert "\r" not in draft.articles["mill-gazette"].text


def test_nine_faults_of_nine_kinds_are_nine_findings_with_their_places(tiny):
    tiny.change(tiny.article_file, "outlet: mill-gazette", "outlet: Mill Gazette")
    tiny.change(tiny.article_file, "published: 2026-03-05", "published: 2026-02-30")
    tiny.change(tiny.article_file, "guideline: '0.1'", "guideline: 0.1")
    tiny.change(tiny.article_file, "zone: headline", "zone: headlin")
    tiny.change(tiny.article_file, "start: 16", "start: -16")
    tiny.change(tiny.article_file, "  speaker: ada-quern", "  speeker: ada-quern")
    tiny.change(tiny.article_file, "  attribution: correct\n", "")
    tiny.change(tiny.event_file, "licence: CC0-1.0, fiction: true", "licence: CC0-1.0, fiction: true, fiction: true")
    tiny.change(tiny.text_file, "at noon", "at\u202e noon")

    assert tiny.places() == [
        "F021 annotations/mill-race/event.yaml:14:45",
        "S105 annotations/mill-race/mill-gazette.yaml:1:9",
        "S105 annotations/mill-race/mill-gazette.yaml:2:12",
        "S104 annotations/mill-race/mill-gazette.yaml:8:44",
        "S103 annotations/mill-race/mill-gazette.yaml:10:10",
        "S108 annotations/mill-race/mill-gazette.yaml:11:23",
        "S102 annotations/mill-race/mill-gazette.yaml:13:3",
        "S101 annotations/mill-race/mill-gazette.yaml:19:3",
        "F011 raw/mill-race/mill-gazette.txt:3:33",
    ]


@pytest.mark.parametrize("size", [4_000_001, 50_000_000])
def test_a_huge_annotation_file_is_not_read(tiny, size):
    with (tiny.root / tiny.article_file).open("wb") as file:
        file.truncate(size)

    assert [finding.code for finding in tiny.findings()] == ["F005"]
