"""The audit on the tiny corpus, whose restricted texts lie beside it; every way of smuggling words is tried."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import lifecycle, pipeline
from corpus_tools.cli.main import main
from corpus_tools.errors import UsageError
from corpus_tools.release.audit.measure import audit
from corpus_tools.release.audit.record import RECORD
from corpus_tools.release.audit.sources import read_folder
from corpus_tools.schemas.head import LeakSection
from corpus_tools.text.digest import digest, folded_digest
from corpus_tools.text.leakage import Exposure, Piece, Runs
from corpus_tools.text.span import Span

pytestmark = pytest.mark.slow

CORPORA = Path(__file__).parents[1] / "corpora"
TEXTS = CORPORA / "tiny-texts"
GAZETTE = (TEXTS / "lamp-gazette.txt").read_text(encoding="utf-8")
HOME = "annotations/harbour-lamp-2025"
EVENT, ARTICLE = f"{HOME}/event.yaml", f"{HOME}/lamp-gazette.yaml"
NINE = "told the assembled crew on the quay. He thanked"
WORDS = "Nobody will put this lamp out while I can climb the stairs".split()


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """Return a release of the tiny corpus as it is."""
    root = Path(shutil.copytree(CORPORA / "tiny", tmp_path_factory.mktemp("made") / "tiny"))
    return pipeline.build(root, root.parent / "release").path


@pytest.fixture
def tiny(tmp_path):
    shutil.copytree(TEXTS, tmp_path / "tiny-texts")
    return Path(shutil.copytree(CORPORA / "tiny", tmp_path / "tiny"))


def replace(root, name, old, new):
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def write(root, name, content):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def audited(root, release=None, *, texts=TEXTS):
    """Return what an audit of a corpus's files finds, and of a release beside it if one is named."""
    released = [read_folder(release, label="release/")] if release is not None else []
    budget = next(pipeline.load(root)).head.file.leak
    return audit(pipeline.load(root, texts=[texts]), [read_folder(root), *released], budget)


def gazette(found):
    return next(article for article in found.articles if article.article == "lamp-gazette")


def codes(found):
    return sorted({finding.code for finding in found.report.open})


def test_the_tiny_corpus_gives_nothing_away(released):
    found = audited(CORPORA / "tiny", released)
    assert codes(found) == []
    assert found.is_whole
    assert found.unread == ()
    assert {article.article: article.n_longest for article in found.articles} == {"lamp-gazette": 0, "north-wire": 3}
    assert found.max_share < 0.04


def note(root):
    replace(root, ARTICLE, "  claim: keeper-stays\n", f"  claim: keeper-stays\n  note: {NINE}\n")


def far_note(root):
    replace(root, f"{HOME}/north-wire.yaml", "zones:", f"note: {NINE}\nzones:")


def claim_text(root):
    replace(root, EVENT, "text: The keeper keeps his post.", f"text: {NINE}")


def gist(root):
    replace(root, EVENT, "gist: The light keeps burning", f"gist: {NINE}, and the light keeps burning")


def title(root):
    replace(root, EVENT, "title: A lamp keeper keeps his post", f"title: {NINE}")


def prefix(root):
    replace(root, f"{HOME.replace('harbour-lamp', 'orchard-lease')}/hillside-post.yaml", "exact: she}",
            f"exact: she, prefix: '{NINE}'}}")  # fmt: skip


def alias(root):
    replace(root, EVENT, "aliases: [Veil]", f"aliases: [Veil, '{NINE}']")


def several_aliases(root):
    pieces = ", ".join(" ".join(WORDS[at : at + 2]) for at in range(0, 12, 2))
    replace(root, EVENT, "aliases: [Veil]", f"aliases: [Veil, {pieces}]")


def file_name(root):
    write(root, f"docs/{'-'.join(WORDS).lower()}.md", "nothing")


def several_file_names(root):
    for at in range(0, 12, 2):
        write(root, f"docs/{at:02}/{'-'.join(WORDS[at : at + 2])}", "nothing")


def picture_name(root):
    (root / f"{'_'.join(WORDS)}.png").write_bytes(b"\x89PNG\0")


def split_id(root):
    slug = "-".join(WORDS).lower()
    replace(root, EVENT, "id: keeper-stays", f"id: {slug}")


def several_exacts(root):
    """Words dealt out over the selectors of one record, two or three each, as C505 does not see them."""
    rows, at = [], GAZETTE.index("Nobody")
    for start in range(0, 12, 3):
        words = " ".join(WORDS[start : start + 3])
        rows.append(f"  - {{start: {at}, end: {at + len(words)}, exact: {words}}}\n")
        at += len(words) + 1
    replace(root, ARTICLE, "  - {start: 198, end: 257}\n", "".join(rows))


def single_exacts(root):
    rows, at = [], GAZETTE.index("Nobody")
    for word in WORDS:
        rows.append(f"  - {{start: {at}, exact: {word}, end: {at + len(word)}}}\n")
        at += len(word) + 1
    replace(root, ARTICLE, "  - {start: 198, end: 257}\n", "".join(rows))


def shuffled_exacts(root):
    """One word a record, records in no order: only positions put them together."""
    lines, at = [], GAZETTE.index("Nobody")
    for word in WORDS:
        lines.append(json.dumps({"article": "lamp-gazette", "event": "harbour-lamp-2025", "start": at,
                                 "end": at + len(word), "w": word}))  # fmt: skip
        at += len(word) + 1
    write(root, "docs/words.jsonl", "\n".join(sorted(lines, key=digest)))


def notes_beside_positions(root):
    """Three words each in notes far from one another, none of them a run that counts by itself."""
    replace(root, ARTICLE, "  attribution: correct\n", "  attribution: correct\n  note: (this lamp out)\n")
    replace(root, ARTICLE, "  quote: qeeee\n", "  quote: qeeee\n  note: (while I can), (Nobody will put)\n")


def escaped_value(root):
    words = "".join(f"\\u{ord(letter):04x}" for letter in NINE)
    replace(root, EVENT, "title: A lamp keeper keeps his post", f'title: "{words}"')


def escaped_source(root):
    write(root, "docs/code.py", 'x = "' + "".join(f"\\x{ord(letter):02x}" for letter in NINE) + '"')


def invisible(root):
    write(root, "docs/a.txt", "\u200b".join(NINE))


def entities(root):
    write(root, "docs/a.html", "".join(f"&#{ord(letter)};" for letter in NINE))


def address(root):
    write(root, "docs/a.txt", "https://paper.example/" + NINE.replace(" ", "%20"))


def wide_letters(root):
    write(root, "docs/a.txt", "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in NINE))


def table_column(root):
    lines = ["word\tn", *(f"{word}\t1" for word in WORDS)]
    write(root, "docs/words.tsv", "\n".join(lines))


def mixed_column(root):
    """A column of words beside a column of others, so that no line holds two words of the text."""
    write(root, "docs/words.csv", "\n".join(["a,b", *(f"{word},zebra" for word in WORDS)]))


SMUGGLED = [
    note, far_note, claim_text, gist, title, prefix, alias, several_aliases, file_name, several_file_names,
    picture_name, split_id, several_exacts, single_exacts, shuffled_exacts, notes_beside_positions, escaped_value,
    escaped_source, invisible, entities, address, wide_letters, table_column, mixed_column,
]  # fmt: skip


@pytest.mark.parametrize("smuggle", SMUGGLED, ids=lambda smuggle: smuggle.__name__)
def test_smuggled_words_are_found_and_the_longest_run_is_over_budget(tiny, smuggle):
    smuggle(tiny)
    found = audited(tiny)
    assert "V651" in codes(found)
    assert gazette(found).n_longest >= 8
    finding = next(
        finding for finding in found.report.open if finding.code == "V651" and finding.target == "lamp-gazette"
    )
    assert finding.related
    assert str(gazette(found).n_longest) in finding.message


@pytest.mark.parametrize("smuggle", [note, claim_text, title, gist])
def test_words_smuggled_into_a_release_are_found_in_it(tiny, tmp_path, smuggle):
    smuggle(tiny)
    bad = pipeline.build(tiny, tmp_path / "bad").path
    found = audited(CORPORA / "tiny", bad)
    assert "V651" in codes(found)
    assert all(where.startswith("release/") for where in gazette(found).where)


@pytest.mark.parametrize("name", ["README.md", "CHANGES.md", "croissant.json", "manifest.json", "DATASHEET.md"])
def test_words_smuggled_into_a_document_of_a_release_are_found(tmp_path, released, name):
    bad = Path(shutil.copytree(released, tmp_path / "bad"))
    path = bad / name
    if name.endswith(".json"):
        content = json.loads(path.read_text()) if path.exists() else {}
        path.write_text(json.dumps(content | {"description": NINE}))
    else:
        path.write_text((path.read_text() if path.exists() else "") + NINE)
    found = audited(CORPORA / "tiny", bad)
    assert codes(found) == ["V651"]
    assert gazette(found).where[0].startswith(f"release/{name}")


DIGESTS = {
    "ours": digest,
    "folded": folded_digest,
    "sha256": lambda words: hashlib.sha256(words.encode()).hexdigest(),
    "md5": lambda words: hashlib.md5(words.encode()).hexdigest(),  # noqa: S324 - what somebody may publish
    "sha1": lambda words: hashlib.sha1(words.encode()).hexdigest(),  # noqa: S324 - likewise
    "lower": lambda words: hashlib.sha256(words.lower().encode()).hexdigest(),
    "upper-digits": lambda words: hashlib.sha256(words.encode()).hexdigest().upper(),
    "cut": lambda words: hashlib.sha256(words.encode()).hexdigest()[:20],
}


@pytest.mark.parametrize("rule", DIGESTS.values(), ids=DIGESTS)
@pytest.mark.parametrize("words", ["climb", "keeper Jonas Veil", "this lamp out while I can climb the stairs,”"])
def test_a_digest_that_a_list_of_phrases_reads_is_found(tiny, rule, words):
    write(tiny, "docs/seen.md", f"The line {rule(words)} was checked.")
    found = audited(tiny)
    assert "V653" in codes(found)
    assert next(finding for finding in found.report.open if finding.code == "V653").location.file == "docs/seen.md"


def test_what_a_digest_gives_away_counts_in_the_share(tiny):
    before = gazette(audited(tiny)).share
    write(tiny, "docs/seen.md", "".join(f"{digest(' '.join(WORDS[at : at + 4]))}\n" for at in (0, 4, 8)))
    found = audited(tiny)
    assert gazette(found).share > before + 0.1
    assert gazette(found).n_longest >= 12


def test_digests_of_blocks_are_no_finding_however_few_their_words(tiny):
    assert "V653" not in codes(audited(tiny))


def test_digests_of_longer_stretches_are_no_finding(tiny):
    write(tiny, "docs/seen.md", digest(GAZETTE[:120]))
    assert codes(audited(tiny)) == []


def test_a_block_below_the_minimum_is_found(tiny):
    replace(tiny, ARTICLE, "  - start: 315\n    end: 411\n", "  - start: 315\n    end: 350\n")
    found = audited(tiny)
    assert codes(found) == ["V654"]
    assert "35 code points" in found.report.open[0].message
    assert found.report.open[0].location.file == ARTICLE


def test_a_digest_in_a_selector_is_found(tiny):
    quote = {"id": "qeeee", "source": {"start": 259, "end": 276, "digest": digest("keeper Jonas Veil, salted")}}
    write(tiny, "docs/a.json", json.dumps({"event": "harbour-lamp-2025", "article": "lamp-gazette", "quotes": [quote]}))
    found = audited(tiny)
    assert codes(found) == ["V654"]
    assert found.report.open[0].location.pointer == ("quotes", 0, "source", "digest")


def test_an_article_whose_file_cannot_be_read_is_not_passed_over(tiny):
    replace(tiny, ARTICLE, "outlet:", "colour:")
    found = audited(tiny)
    assert codes(found) == ["V655"]
    assert "cannot be read" in found.report.open[0].message


def test_many_short_pieces_are_over_the_share(tiny):
    words = GAZETTE.split()
    pieces = [" ".join(words[at : at + 5]) for at in range(0, len(words) - 5, 8)]
    write(tiny, "docs/notes.md", " zebra ".join(pieces))
    found = audited(tiny)
    assert codes(found) == ["V652"]
    assert gazette(found).share > 0.4


def test_own_words_and_names_are_within_the_budget(tiny):
    replace(tiny, ARTICLE, "  claim: keeper-stays\n",
            "  claim: keeper-stays\n  note: Jonas Veil is said to remain as keeper; the port office says so.\n")  # fmt: skip
    assert codes(audited(tiny)) == []


def test_the_budget_is_the_corpus_own(tiny):
    write(tiny, "docs/a.md", " ".join(NINE.split()[:5]))
    assert codes(audited(tiny)) == []
    replace(tiny, "corpus.toml", "max_run_words = 7", "max_run_words = 4")
    assert codes(audited(tiny)) == ["V651"]
    replace(tiny, "corpus.toml", "max_run_words = 4", "max_run_words = 7\nmax_share = 0.01")
    assert codes(audited(tiny)) == ["V652"]


def test_a_text_that_is_not_at_hand_is_said(tiny, released, tmp_path):
    (tmp_path / "tiny-texts" / "lamp-gazette.txt").unlink()
    found = audited(tiny, released, texts=tmp_path)
    assert codes(found) == ["V655"]
    assert not found.is_whole
    required, _ = lifecycle.audit(tiny, release=released, require_text=True)
    assert codes(required) == ["V656"]
    with pytest.raises(UsageError, match="not at hand"):
        lifecycle.audit(tiny, release=released, is_written=True)


def test_what_cannot_be_read_is_named(tiny):
    (tiny / "picture.png").write_bytes(b"\x89PNG\0")
    assert audited(tiny).unread == ("picture.png",)


def test_a_release_inside_the_corpus_is_read_like_anything_else_and_once(tiny, released):
    bad = Path(shutil.copytree(released, tiny / "docs" / "release"))
    assert codes(audited(tiny)) == []
    (bad / "README.md").write_text(NINE)
    assert codes(audited(tiny)) == ["V651"]
    found, _ = lifecycle.audit(tiny, texts=[TEXTS], release=bad)
    assert codes(found) == ["V651"]
    assert gazette(found).where == ("release/README.md",)


def test_links_are_not_followed(tiny, tmp_path):
    (tmp_path / "outside.txt").write_text(NINE)
    (tiny / "inside.txt").symlink_to(tmp_path / "outside.txt")
    assert codes(audited(tiny)) == []


def test_hostile_files_end_in_no_crash(tiny):
    write(tiny, "docs/deep.json", "[" * 100_000)
    write(tiny, "docs/deeper.json", "[" * 900 + "]" * 900)
    os.mkfifo(tiny / "docs" / "pipe.parquet")
    (tiny / "docs" / "link.parquet").symlink_to("/dev/zero")
    write(tiny, "docs/bomb.yaml", "a: &a [x]\nb: [*a, *a]\n" * 3)
    write(tiny, "docs/odd.yaml", "- {start: 9, end: 3, article: lamp-gazette, event: harbour-lamp-2025, note: x}\n"
                                 "- {start: 0, end: 999999999, article: lamp-gazette, event: harbour-lamp-2025, note: x}")  # fmt: skip
    (tiny / "docs" / "bad.parquet").write_bytes(b"PAR1\0no table PAR1")
    found = audited(tiny)
    assert codes(found) == []
    assert found.unread == ("docs/bad.parquet", "docs/link.parquet", "docs/pipe.parquet")


def test_the_command_prints_places_and_no_words(tiny, released, capsys):
    note(tiny)
    assert main(["audit", "--corpus", str(tiny), "--release", str(released)]) == 1
    out = capsys.readouterr().out
    assert "harbour-lamp-2025/lamp-gazette" in out
    assert "V651" in out
    assert "mentions/0/note" in out
    assert not [word for word in ("assembled", "quay", "crew") if word in out]


def test_the_command_builds_what_it_audits_if_no_release_is_named(tiny, capsys):
    assert main(["audit", "--corpus", str(tiny)]) == 0
    assert "budget" in capsys.readouterr().out
    assert not (tiny / "release").exists()


def test_a_folder_that_is_no_release_is_an_error_of_usage(tiny, tmp_path, capsys):
    assert main(["audit", "--corpus", str(tiny), "--release", str(tmp_path)]) == 2
    assert "not a release" in capsys.readouterr().err


def test_the_card_quotes_the_audit_of_its_own_rows_alone(tiny, tmp_path):
    out = tmp_path / "out"
    card = out / "README.md"
    pipeline.build(tiny, out)
    assert "Leak audit" not in card.read_text(encoding="utf-8")
    lifecycle.audit(tiny, release=out, is_written=True)
    record = (tiny / RECORD).read_bytes()
    pipeline.build(tiny, out)
    sentence = next(line for line in card.read_text(encoding="utf-8").splitlines() if "Leak audit" in line)
    assert "2 restricted text(s)" in sentence
    assert "at most 3 word(s) in a row" in sentence
    assert (out / RECORD).read_bytes() == record
    assert lifecycle.verify(str(out)).findings == ()
    lifecycle.audit(tiny, is_written=True)
    assert (tiny / RECORD).read_bytes() == record
    replace(tiny, EVENT, "text: The keeper keeps his post.", "text: The keeper stays where he is.")
    pipeline.build(tiny, out)
    assert "Leak audit" not in card.read_text(encoding="utf-8")
    assert not (out / RECORD).exists()


def test_a_figure_of_the_audit_that_is_not_the_recorded_one_is_found(tiny, tmp_path):
    out = tmp_path / "out"
    pipeline.build(tiny, out)
    lifecycle.audit(tiny, release=out, is_written=True)
    pipeline.build(tiny, out)
    card = out / "README.md"
    card.write_text(
        card.read_text(encoding="utf-8").replace("at most 3 word(s)", "at most 2 word(s)"), encoding="utf-8"
    )
    assert any("Leak audit" in finding.message for finding in lifecycle.verify(str(out)).open)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_run_of_four_words_is_found_wherever_it_stands(data):
    text = Exposure("lamp", GAZETTE)
    first = data.draw(st.integers(0, len(text.words) - 4))
    behind = data.draw(st.integers(first + 4, len(text.words)))
    start, end = text.starts[first], text.ends[behind - 1]
    before, after = data.draw(st.text(max_size=20)), data.draw(st.text(max_size=20))
    Runs([text]).mark([Piece("a", before), Piece("b", f" {GAZETTE[start:end]} "), Piece("c", after)])
    assert text.share >= (end - start) / len(GAZETTE)
    assert text.n_longest >= behind - first


@settings(max_examples=60, deadline=None)
@given(cut=st.lists(st.integers(1, 4), min_size=1, max_size=40))
def test_however_a_stretch_is_dealt_out_beside_its_positions_it_is_put_together(cut):
    text = Exposure("lamp", GAZETTE)
    at = 10
    for size in cut:
        behind = min(at + size, 40)
        if at < behind:
            span = Span(text.starts[at], text.ends[behind - 1])
            text.mark_beside([Piece("a", span.of(GAZETTE))], [span])
        at = behind
    assert text.n_longest == min(sum(cut), 30)


def test_an_empty_corpus_is_audited(tmp_path):
    found = audit([], [read_folder(tmp_path)], LeakSection())
    assert (found.articles, found.max_share, found.n_longest, found.report.findings) == ((), 0.0, 0, ())
