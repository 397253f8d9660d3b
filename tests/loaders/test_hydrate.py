import json
import os
import shutil
import subprocess
from argparse import ArgumentParser

import pytest

from corpus_tools.cli import hydrate
from corpus_tools.errors import UsageError
from corpus_tools.loaders.texts.hydrate import find_copies, hydrate_article, read_copies
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.rights import Block
from corpus_tools.schemas.vocab import TextStatus
from corpus_tools.text.digest import digest, folded_digest, make_blocks
from corpus_tools.text.segment import tokens
from corpus_tools.text.span import Span
from tests.text.invented import TEXT, retyped
from tests.unreadable import closed_folder

EVENT, ARTICLE = "mill-race", "sellan-courier"


def record():
    """An article with a quote and a mention for every third word, seven words long."""
    edges = tokens(TEXT)
    spans = [Span(edges[i].start, edges[min(i + 6, len(edges) - 1)].end) for i in range(0, len(edges), 3)]
    parts = [[{"start": span.start, "end": span.end}] for span in spans]
    answers = {"recoverable": True, "compatible": True, "claim_entails_mention": True, "mention_entails_claim": True}
    provenance = {"annotators": ["lm1"], "guideline": "0.1", "date": "2026-11-21", "state": "single"}
    clauses = [{"rendering": "unverifiable", "reason": "no_reference"}]
    labels = {"form": "verbatim", "verified_share": 1.0, "fidelity": "faithful"}
    return {
        "outlet": "mill-gazette",
        "language": "en",
        "access": "restricted",
        "rights": {"licence": "LicenseRef-none", "fiction": True},
        "rewriting": ["unknown"],
        "depth": "claims",
        "provenance": provenance,
        "text": {
            "norm": "nfc+lf/1",
            "length": len(TEXT),
            "digest": digest(TEXT),
            "folded": folded_digest(TEXT),
            "blocks": [Block.model_validate(block, from_attributes=True).model_dump() for block in make_blocks(TEXT)],
        },
        "zones": [{"zone": "body", "start": 0, "end": len(TEXT)}],
        "quotes": [
            {"content": one, "presentation": "marked", "clauses": clauses, "attribution": "correct", "computed": labels}
            for one in parts
        ],
        "mentions": [{"span": one, "claim": "a-claim", "mode": "asserted", "answers": answers} for one in parts],
    }


SPANS = [quote.content[0].span for quote in Article.model_validate_json(json.dumps(record())).quotes]


@pytest.fixture
def sealed(tiny):
    """The tiny corpus with a restricted article beside the open one."""
    tiny.write(f"annotations/{EVENT}/{ARTICLE}.yaml", json.dumps(record(), indent=1))
    return tiny


@pytest.fixture
def hydrated(tmp_path):
    """Hydrates the article from files."""

    def from_files(**files):
        folder = tmp_path / "held"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_bytes(text.encode())
        article = Article.model_validate_json(json.dumps(record()))
        return hydrate_article(article, read_copies(folder).copies)

    return from_files


def run(tiny, held, *words):
    parser = ArgumentParser()
    hydrate.add_arguments(parser)
    out = str(tiny.root / "out")
    options = parser.parse_args(["--corpus", str(tiny.root), "--from", str(held), "--out", out, *words])
    status, out = hydrate.run(options), options.out
    return status, json.loads((out / hydrate.RECEIPT_NAME).read_text("utf-8")), out / EVENT / f"{ARTICLE}.txt"


def held(tiny, data, name="page-7.dat"):
    folder = tiny.root.parent / f"{tiny.root.name}-held"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return folder


def test_a_copy_under_another_name_with_other_line_ends_is_exact(hydrated):
    found = hydrated(whatever=TEXT.replace("\n", "\r\n"))
    assert found.text == TEXT
    assert {found.status_of(span) for span in SPANS} == {TextStatus.EXACT}
    assert all(found.words_of(span) == span.of(TEXT) for span in SPANS)


def test_one_letter_inserted_costs_one_block(hydrated):
    position = TEXT.index("pinned") + 3
    found = hydrated(a=TEXT[:position] + "x" + TEXT[position:])
    [lost] = [one.block for one in found.blocks if one.recovery == "lost"]
    for span in SPANS:
        status = found.status_of(span)
        if span.start < lost.end and lost.start < span.end:
            assert status is TextStatus.LOST
        else:
            assert status is (TextStatus.EXACT if span.end <= lost.start else TextStatus.MOVED)
            assert found.words_of(span) == span.of(TEXT)
    assert found.text is None


def test_a_retyped_copy_gives_words_but_no_text(hydrated):
    found = hydrated(a=retyped(TEXT))
    assert [found.status_of(span) for span in SPANS].count(TextStatus.NORMALISED) >= 0.95 * len(SPANS)
    assert found.text is None


def test_an_article_that_was_never_sealed_is_lost():
    article = Article.model_validate_json(json.dumps(record() | {"text": None}))
    assert hydrate_article(article, ()).status_of(Span(0, 3)) is TextStatus.LOST


def test_copies_are_read_from_folders_in_the_folder_and_the_rest_is_said(tmp_path):
    for name, data in {"a/b.txt": b"one", "c": b"\xff\xfeo", "d.bin": b"a\0b", ".e": b"hidden"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "b.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe")
    found = read_copies(tmp_path)
    assert [copy.name for copy in found.copies] == ["a/b.txt"]
    assert [file.name for file in found.passed_over] == ["c", "d.bin", "folder", "link.txt", "pipe"]
    reasons = [file.reason for file in found.passed_over]
    assert reasons[2:] == ["a link, which is not followed", "a link, which is not followed", "not an ordinary file"]


def test_folders_that_cannot_be_looked_into_are_said():
    with closed_folder("closed") as home:
        assert [file.name for file in read_copies(home).passed_over] == ["closed"]
        with pytest.raises(UsageError, match="closed cannot be looked into: permission denied"):
            read_copies(home / "closed")
        with pytest.raises(UsageError, match="no folder"):
            find_copies([home / "closed" / "within"])


def test_hydrate_writes_the_text_and_the_receipt(sealed, capsys):
    status, receipt, text = run(sealed, held(sealed, TEXT.replace("\n", "\r\n")))
    assert status == 0
    assert text.read_bytes() == TEXT.encode()
    assert receipt["total"]["texts"] == {"all": 1, "whole": 1}
    assert receipt["fidelity"] == {"faithful": {"exact": len(SPANS), "moved": 0, "normalised": 0, "lost": 0}}
    assert receipt["relation"]["not computed"]["exact"] == len(SPANS)
    assert f"{EVENT}/{ARTICLE}  whole" in capsys.readouterr().out


def test_a_deleted_page_writes_a_receipt_and_no_text(sealed):
    status, receipt, text = run(sealed, held(sealed, "[deleted]"))
    assert status == 1
    assert not text.exists()
    assert receipt["articles"][0]["quotes"] == {"exact": 0, "moved": 0, "normalised": 0, "lost": len(SPANS)}


def test_the_receipt_names_no_folder_and_is_the_same_twice(sealed):
    folder = held(sealed, TEXT)
    first, second = (json.dumps(run(sealed, folder)[1]) for _ in range(2))
    assert first == second
    assert str(sealed.root.parent) not in first


def test_texts_may_not_be_written_into_the_corpus(sealed):
    folder = held(sealed, TEXT)
    with pytest.raises(UsageError, match="inside the corpus"):
        run(sealed, folder, "--out", str(sealed.root / "raw"))


@pytest.mark.parametrize("name", ["corpus.toml", "annotations/here.json", "notes.json", "link.json"])
def test_nothing_but_a_receipt_is_replaced_by_a_receipt(sealed, name):
    place = sealed.root / name
    if name == "link.json":
        place.symlink_to(sealed.root / "corpus.toml")
    elif name != "corpus.toml":
        place.write_text('{"receipt": 1, "holder": "ada"}')
    before = place.read_bytes()
    with pytest.raises(UsageError, match="is no receipt of a hydration"):
        run(sealed, held(sealed, TEXT), "--receipt", str(place))
    assert place.read_bytes() == before


def test_a_repository_gets_texts_only_where_they_are_not_committed(sealed):
    folder = held(sealed, TEXT)
    docs = sealed.root / "docs"
    docs.mkdir()
    (docs / "page.md").write_text("A page.")
    for out in (docs, sealed.root):
        with pytest.raises(UsageError, match="holds other files, and git does not ignore it"):
            run(sealed, folder, "--out", str(out))
    assert [path.name for path in docs.iterdir()] == ["page.md"]
    run(sealed, folder, "--out", str(sealed.root / "mine"))
    assert (sealed.root / "mine" / ".gitignore").read_text().endswith("*\n")
    run(sealed, folder, "--out", str(sealed.root / "mine"))
    subprocess.run(["git", "init", "-q", str(sealed.root)], check=True)
    (sealed.root / ".gitignore").write_text("/docs/\n")
    run(sealed, folder, "--out", str(docs))
    assert (docs / EVENT / f"{ARTICLE}.txt").is_file()


def test_no_file_is_replaced_and_no_link_followed(sealed, tmp_path_factory):
    folder, home = held(sealed, TEXT), tmp_path_factory.mktemp("home")
    out = home / "texts"
    (out / EVENT).mkdir(parents=True)
    file = out / EVENT / f"{ARTICLE}.txt"
    file.write_text("Somebody's own.")
    with pytest.raises(UsageError, match="holds something else"):
        run(sealed, folder, "--out", str(out))
    assert file.read_text() == "Somebody's own."
    shutil.rmtree(out / EVENT)
    (home / "elsewhere").mkdir()
    (out / EVENT).symlink_to(home / "elsewhere")
    with pytest.raises(UsageError, match="not a folder of its own"):
        run(sealed, folder, "--out", str(out))
    assert not list((home / "elsewhere").iterdir())


def test_what_a_killed_run_left_is_removed_even_where_nothing_is_written(sealed, tmp_path_factory):
    out = tmp_path_factory.mktemp("texts")
    left = out / EVENT / f".{ARTICLE}.txt.corpus-tools-999999999~"
    left.parent.mkdir(parents=True)
    left.write_text(TEXT)
    run(sealed, held(sealed, "[deleted]"), "--out", str(out))
    assert not left.exists()


def test_a_folder_that_is_not_there_is_said(sealed):
    with pytest.raises(UsageError, match="no folder"):
        run(sealed, sealed.root / "nowhere")
