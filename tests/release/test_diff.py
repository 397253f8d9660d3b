"""What a comparison finds, how grave it is, and how it says so."""

import json
import shutil

import pyarrow as pa
import pytest

from corpus_tools.cli.main import main
from corpus_tools.diagnostics.catalogue import release as catalogue
from corpus_tools.errors import ReleaseError, ReleaseRefusedError, UsageError
from corpus_tools.release.changes import Action, CellChange, ColumnChange, compare_columns, compare_event
from corpus_tools.release.describe import Describer
from corpus_tools.release.diff import ReleaseDiff, summarise
from corpus_tools.release.folder import ReleaseFolder
from corpus_tools.release.rows import ConfigColumns, EventRows
from corpus_tools.release.tombstones import Tombstones
from corpus_tools.release.version import BOOKKEEPING, COUNTS, Bump, Version
from corpus_tools.tables.tabulate import CONFIGS
from tests.release.living import Life
from tests.release.making import SPLITS, build

pytestmark = pytest.mark.slow

QUOTE = "orchard-lease-2025/vale-digest/qcccc"
ERRATUM = {
    "version": "2.0.0",
    "id": QUOTE,
    "old": {"meaning": "fact_changed"},
    "new": {"meaning": "strengthened"},
    "reason": "What changed is how strong it is.",
    "splits": ["test"],
}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Version 1.0.0, built once."""
    life = Life(tmp_path_factory.mktemp("first"))
    life.build()
    return life


@pytest.fixture
def life(tmp_path, first):
    """A corpus whose 1.0.0 is built, and which is about to become 2.0.0."""
    life = Life(tmp_path)
    life.releases = tmp_path / "releases"
    life.releases.mkdir()
    (life.releases / "1.0.0").symlink_to(first.releases / "1.0.0")
    life.follow("1.0.0")
    life.number("2.0.0")
    return life


def write_errata(life, *lines):
    (life.root / "errata.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def withdraw_mention(life):
    text = (life.root / life.HILL).read_text(encoding="utf-8")
    (life.root / life.HILL).write_text(text[: text.index("- id: mcccc")], encoding="utf-8")


def too_low(life):
    life.number("1.9.0")
    life.relabel()
    write_errata(life, ERRATUM | {"version": "1.9.0"})


def moved(life):
    life.change("splits.tsv", "2025\ttest", "2025\tvalidation")


def tombstone_lost(life):
    withdraw_mention(life)
    with (life.root / life.HILL).open("a", encoding="utf-8") as out:
        out.write("withdrawn:\n- {id: mcccc, date: 2026-05-01, reason: The annotator asked for it.}\n")
    life.build("1.0.0")
    life.follow("2.0.0")
    life.number("3.0.0")
    life.change(life.HILL, "withdrawn:\n- {id: mcccc, date: 2026-05-01, reason: The annotator asked for it.}\n", "")


def contradicted(life):
    life.relabel()
    write_errata(life, ERRATUM | {"new": {"meaning": "weakened"}})


INVALID = {
    "V601": too_low,
    "V602": withdraw_mention,
    "V603": moved,
    "V604": contradicted,
    "V605": Life.relabel,
    "V606": tombstone_lost,
}


def corrected(life):
    life.relabel()
    write_errata(life, ERRATUM)


def withdrawn(life):
    withdraw_mention(life)
    with (life.root / life.HILL).open("a", encoding="utf-8") as out:
        out.write("withdrawn:\n- {id: mcccc, date: 2026-05-01, reason: The annotator asked for it.}\n")


def buried(life):
    withdrawn(life)
    life.build("1.0.0")
    life.follow("2.0.0")
    life.number("2.1.0")
    life.add_mill()


VALID = {
    "V601": corrected,
    "V602": withdrawn,
    "V603": Life.add_mill,
    "V604": corrected,
    "V605": corrected,
    "V606": buried,
}


def previous_of(life):
    return max(path.name for path in life.releases.iterdir())


def test_every_rule_between_releases_has_both_cases():
    assert INVALID.keys() == VALID.keys() == {rule.code for rule in catalogue.RULES}


@pytest.mark.parametrize("code", INVALID)
def test_a_release_that_breaks_a_rule_is_refused_for_it_alone(life, code):
    INVALID[code](life)
    previous = previous_of(life)
    with pytest.raises(ReleaseRefusedError) as caught:
        life.build(previous)

    assert {fault[:4] for fault in caught.value.faults} == {code}
    assert not (life.releases / life.version).exists()


@pytest.mark.parametrize("code", VALID)
def test_a_release_that_keeps_a_rule_is_built(life, code):
    VALID[code](life)
    previous = previous_of(life)
    life.build(previous)

    assert life.compare(previous, life.version).report.findings == ()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([ERRATUM, ERRATUM | {"id": QUOTE.replace("qcccc", "qdddd")}], "the row is the same as before"),
        ([ERRATUM | {"splits": ["train"]}], "the row stands in test"),
        ([ERRATUM | {"old": {"meaning": "preserved"}}], "'preserved' → 'strengthened', the rows show 'fact_changed'"),
    ],
)
def test_an_erratum_must_say_what_the_rows_show(life, lines, said):
    life.relabel()
    write_errata(life, *lines)
    with pytest.raises(ReleaseRefusedError, match=said) as caught:
        life.build("1.0.0")

    assert {fault[:4] for fault in caught.value.faults} == {"V604"}


def test_an_erratum_of_an_article_covers_its_records(life):
    life.relabel()
    article = {"id": "orchard-lease-2025/vale-digest", "old": {"note": None}, "new": {"note": "Read again."}}
    life.change(life.VALE, "depth: full", "depth: full\nnote: Read again.")
    write_errata(life, ERRATUM | article)

    life.build("1.0.0")


def test_a_line_that_is_no_erratum_is_named(life):
    write_errata(life, {"id": QUOTE})
    with pytest.raises(ReleaseError, match=r"errata\.jsonl, line 1: version"):
        life.build("1.0.0")


def test_an_event_that_is_gone_is_one_finding(life):
    life.number("2.0.0") if life.version != "2.0.0" else None
    shutil.rmtree(life.root / "annotations/harbour-lamp-2025")
    life.change("splits.tsv", "harbour-lamp-2025\treal\t0.1.0\t\t\n", "")
    with pytest.raises(ReleaseRefusedError, match="event 'harbour-lamp-2025' is gone") as caught:
        life.build("1.0.0")
    assert len(caught.value.faults) == 1

    text = (life.root / "splits.tsv").read_text(encoding="utf-8")
    tombstone = "harbour-lamp-2025\treal\t0.1.0\t2026-05-01\tThe source withdrew it.\n"
    (life.root / "splits.tsv").write_text(text.replace("orchard", tombstone + "orchard", 1), encoding="utf-8")
    life.build("1.0.0")
    diff = ReleaseDiff(life.open("1.0.0"), life.open("2.0.0"))
    assert [(event.event, event.action) for event in diff] == [("harbour-lamp-2025", Action.REMOVED)]


def test_an_article_is_withdrawn_by_its_event(life):
    (life.root / life.VALE).unlink()
    (life.root / "raw/orchard-lease-2025/vale-digest.txt").unlink()
    with pytest.raises(ReleaseRefusedError, match="article 'orchard-lease-2025/vale-digest' is gone") as caught:
        life.build("1.0.0")
    assert len(caught.value.faults) == 1

    with (life.root / life.EVENT).open("a", encoding="utf-8") as out:
        out.write("withdrawn:\n- {id: vale-digest, date: 2026-05-01, reason: The outlet withdrew it.}\n")
    life.build("1.0.0")
    changes = (life.releases / "2.0.0" / "CHANGES.md").read_text(encoding="utf-8")
    assert (
        "vale-digest: article removed (2 quotes, 3 mentions, 3 differences)"
        " (withdrawn 2026-05-01: The outlet withdrew it.)"
    ) in changes


def cells(old, new):
    """Return the columns that differ between two rows of one event."""
    sides = (EventRows("a", {("quotes", "real"): pa.table({"id": ["a/b/q"], **side})}) for side in (old, new))
    return [cell.column for change in compare_event(*sides) for cell in change.cells]


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        (("withheld", "exact"), ["text_status"]),
        (("lost", "exact"), ["text_status"]),
        (("withheld", "open"), ["quote", "text_status"]),
        (("withheld", "withheld"), ["quote"]),
    ],
)
def test_words_that_one_side_has_hydrated_are_no_difference(statuses, found):
    old, new = ({"quote": [words], "text_status": [s]} for words, s in zip((None, "words"), statuses, strict=True))
    old["quote"] = pa.array(old["quote"], pa.string())

    assert cells(old, new) == found


def test_versions_of_rows_are_not_compared():
    assert cells({"version_added": ["1.0.0"]}, {"version_added": ["2.0.0"]}) == []


def test_claims_that_are_merged_or_split_are_reported_as_such(life, capsys):
    life.change(
        life.EVENT,
        "- {id: pruning-allowed, text: The orchard's trees may be pruned., origin: statement, passages: [trees]}",
        "- {id: pruning-allowed, text: The orchard's trees may be pruned., origin: statement, passages: [trees]}\n"
        "- {id: twelve-years, text: The lease lasts twelve years., origin: statement, passages: [lease], "
        "split_from: lease-renewed}",
    )
    life.change(life.EVENT, "passages: [sundays]}", "passages: [sundays], merged_into: pruning-allowed}")
    life.change(life.HILL, "claim: sundays-open", "claim: pruning-allowed")
    main(["diff", str(life.releases / "1.0.0"), str(life.root)])
    out = capsys.readouterr().out

    assert "claim twelve-years added, split from lease-renewed" in out
    assert "claim sundays-open: merged into pruning-allowed; n_mentions `1` → `0`" in out
    assert "mention mcccc: claim 'sundays-open' → 'pruning-allowed'" in out
    assert "claims: 1 merged into another, 1 split from another" in out


def test_other_rules_of_form_ship_what_they_flip(life):
    life.change("corpus.toml", 'form_rules = "form/1"', 'form_rules = "form/2"')
    path = life.root / life.VALE
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("verified_share: 1.0, fidelity: distorted}", "verified_share: 0.9, fidelity: distorted}")
    )
    from corpus_tools import pipeline
    from corpus_tools.corpus import Corpus
    from corpus_tools.loaders.head import load_head
    from corpus_tools.loaders.paths import CorpusPaths

    head, _ = load_head(CorpusPaths(life.root))
    drafts = list(pipeline.load(life.root, texts=None))
    events = [
        Corpus(
            head=head,
            event_id=draft.event_id,
            event=draft.event,
            articles={key: article.record for key, article in draft.articles.items()},
            texts={key: article.text for key, article in draft.articles.items() if article.text is not None},
            statement_texts=draft.statement_texts,
        )
        for draft in drafts
    ]
    pipeline.release(life.root, life.releases / "2.0.0", events, previous=life.releases / "1.0.0")
    lines = [json.loads(line) for line in (life.releases / "2.0.0" / "flips.jsonl").read_text().splitlines()]

    assert {(line["id"].rpartition("/")[2], line["column"], line["old"], line["new"]) for line in lines} == {
        ("qcccc", "verified_share", 1.0, 0.9),
        ("qdddd", "verified_share", 1.0, 0.9),
    }


def test_diff_exits_with_1_if_the_version_is_too_low(life, capsys):
    life.number("1.0.1")
    life.add_mill()
    assert main(["diff", str(life.releases / "1.0.0"), str(life.root)]) == 1
    out = capsys.readouterr().out

    assert "error[V601] version-too-low" in out
    assert out.endswith("tiny 1.0.0 → 1.0.1: MINOR change, expected at least 1.1.0\n")


@pytest.mark.parametrize("name", ["text", "markdown", "json"])
def test_a_diff_is_rendered(life, capsys, file_regression, name):
    corrected(life)
    life.change(life.VALE, "presentation: mixed", "presentation: marked")
    life.add_mill()
    assert main(["diff", str(life.releases / "1.0.0"), str(life.root), "--format", name]) == 1
    out = capsys.readouterr().out
    assert "'orchard-lease-2025/vale-digest/qcccc' differs in presentation, and no erratum says so" in out
    if name == "json":
        out = json.dumps(json.loads(out), indent=1, ensure_ascii=False)

    file_regression.check(out, basename=f"diff-{name}", encoding="utf-8")


def test_build_refuses_with_1_and_prints_the_digest_that_the_next_one_names(life, capsys):
    out = life.releases / "2.0.0"
    command = ["build", "--corpus", str(life.root), "--out", str(out), "--previous", str(life.releases / "1.0.0")]
    life.relabel()
    assert main(command) == 1
    assert "V605 erratum-missing" in capsys.readouterr().err
    assert not out.exists()

    write_errata(life, ERRATUM)
    assert main(command) == 0
    assert capsys.readouterr().out.endswith(f"rows {life.open('2.0.0').digest}\n")


def test_a_revision_is_compared_with_the_labels_it_has_whatever_the_rules_say_today(life, capsys):
    life.change(
        life.VALE,
        "computed: {form: substituted, flags: [number_change], reference",
        "computed: {form: paraphrase, flags: [number_change], reference",
    )
    main(["diff", str(life.releases / "1.0.0"), str(life.root)])

    assert "quote qcccc: clauses [0].form `substituted` → `paraphrase`" in capsys.readouterr().out


def test_nothing_differs_from_itself(first, capsys):
    release = str(first.releases / "1.0.0")
    assert main(["diff", release, release]) == 0
    assert capsys.readouterr().out == "\ntiny 1.0.0 → 1.0.0: nothing changed\n"


def test_errata_are_written_for_the_rows_that_changed(life):
    life.relabel()
    command = ["diff", str(life.releases / "1.0.0"), str(life.root), "--corpus", str(life.root)]
    main([*command, "--errata", ERRATUM["reason"]])
    assert json.loads((life.root / "errata.jsonl").read_text(encoding="utf-8")) == ERRATUM
    main([*command, "--errata", ERRATUM["reason"]])
    assert len((life.root / "errata.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert main(command) == 0
    assert main([*command, "--errata", "short"]) == 2


def test_a_name_that_is_nothing_is_an_error_of_usage(first, capsys):
    assert main(["diff", "no-such-thing", str(first.root), "--corpus", str(first.root)]) == 2
    assert "'no-such-thing' is no release" in capsys.readouterr().err


def test_an_option_is_no_revision(first):
    from corpus_tools import lifecycle

    with pytest.raises(UsageError), lifecycle.compared(first.root, "--output=x", str(first.root)):
        pass


def test_splits_that_moved_are_found_between_releases_of_any_kind(tmp_path):
    build(tmp_path / "old")
    build(tmp_path / "new", splits=SPLITS | {"mill": "test"}, version="0.2.0")
    summary = summarise(ReleaseFolder.open(tmp_path / "old"), ReleaseFolder.open(tmp_path / "new"))

    assert [finding.code for finding in summary.report.findings] == ["V603"]
    assert summary.tally.rows["quotes", "test"].moved == 4
    assert summary.tally.rows["quotes", "test"].removed == 0
    assert summary.tally.rows["quotes", "train"].removed == 4


def test_a_licence_that_changed_is_major(tmp_path, first):
    life = Life(tmp_path, "2.0.0")
    life.change("corpus.toml", 'annotations = "CC-BY-4.0"', 'annotations = "CC-BY-SA-4.0"')
    life.build()
    summary = summarise(first.open("1.0.0"), life.open("2.0.0"))

    assert summary.bump is Bump.MAJOR
    assert summary.tally.has_licence_change
    assert summary.tally.labels["quotes", "license", "CC-BY-4.0", "CC-BY-SA-4.0"] == 6


def test_bookkeeping_is_a_patch(tmp_path, first):
    life = Life(tmp_path, "1.0.1")
    life.change("corpus.toml", 'guideline = "0.1"', 'guideline = "0.2"')
    path = life.root / life.VALE
    path.write_text(path.read_text(encoding="utf-8").replace("guideline: '0.1'", "guideline: '0.2'"), encoding="utf-8")
    life.build()
    summary = summarise(first.open("1.0.0"), life.open("1.0.1"))

    assert summary.bump is Bump.PATCH
    assert summary.report.findings == ()
    assert summary.noted == ("guideline 0.1 → 0.2",)


def test_a_document_that_changed_is_a_patch(tmp_path, first):
    life = Life(tmp_path, "1.0.1")
    (life.root / "DATASHEET.md").write_text("# Why\n", encoding="utf-8")
    life.build()
    summary = summarise(first.open("1.0.0"), life.open("1.0.1"))

    assert (summary.bump, summary.noted) == (Bump.PATCH, ("DATASHEET.md added",))


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ({"a": "string"}, {"a": "string", "b": "int32"}, ColumnChange("x", "b", "column added (int32)", Bump.MINOR)),
        ({"a": "string", "b": "int32"}, {"a": "string"}, ColumnChange("x", "b", "column removed (int32)", Bump.MAJOR)),
        ({"a": "int32"}, {"a": "int64"}, ColumnChange("x", "a", "type int32 → int64", Bump.MAJOR)),
    ],
)
def test_columns_are_compared(old, new, change):
    assert list(compare_columns({"x": ConfigColumns(old, {})}, {"x": ConfigColumns(new, {})})) == [change]


@pytest.mark.parametrize(
    ("names", "bump"), [(("a", "b", "c"), Bump.MINOR), (("b", "a"), Bump.MAJOR), (("a",), Bump.MAJOR)]
)
def test_class_labels_are_compared_with_their_numbers(names, bump):
    old, new = (ConfigColumns({"form": "int64"}, {"form": labels}) for labels in (("a", "b"), names))

    assert [change.bump for change in compare_columns({"x": old}, {"x": new})] == [bump]


def test_named_columns_are_columns():
    columns = {column.name for config in CONFIGS.values() for column in config.columns}

    assert columns >= BOOKKEEPING | COUNTS


@pytest.mark.parametrize(
    ("old", "bump", "needed"),
    [("1.2.3", Bump.PATCH, "1.2.4"), ("1.2.3", Bump.MINOR, "1.3.0"), ("1.2.3", Bump.MAJOR, "2.0.0"),
     ("0.2.3", Bump.MAJOR, "0.3.0"), ("0.2.3", Bump.PATCH, "0.3.0"), ("1.2.3", Bump.NONE, "1.2.3")],
)  # fmt: skip
def test_needed_versions(old, bump, needed):
    assert str(Version.parse(old).after(bump)) == needed


def test_rows_out_of_order_are_an_error(tmp_path):
    import pyarrow.parquet as pq

    build(tmp_path / "old")
    path = next((tmp_path / "old/data/quotes").glob("train-*"))
    build(tmp_path / "two", splits={"a": "train", "b": "train"})
    target = next((tmp_path / "two/data/quotes").glob("train-*"))
    table = pq.read_table(target)
    pq.write_table(table.take(list(range(table.num_rows))[::-1]), target)
    assert path.exists()
    with pytest.raises(ReleaseError, match="not sorted by event"):
        summarise(ReleaseFolder.open(tmp_path / "old"), ReleaseFolder.open(tmp_path / "two"))


@pytest.mark.parametrize(
    ("column", "old", "new", "told"),
    [
        ("form", "substituted", "verbatim", "form `substituted` → `verbatim`"),
        ("spans", [{"start": 1, "end": 4}], [{"start": 4, "end": 7}], "spans +3"),
        ("spans", [{"start": 1, "end": 4}], [{"start": 1, "end": 9}], "spans [0].end +5"),
        ("renders", [{"statement": "a", "start": 1, "end": 4}], [{"statement": "b", "start": 1, "end": 4}],
         "renders [0].statement `a` → `b`"),
        ("said_start", 3, 1, "said_start -2"),
        ("flags", ["weak"], ["weak", "number_change"], "flags +`number_change`"),
        ("accept", ["a", "b"], ["b", "a"], "accept in another order"),
        ("renders", [], [{"start": 1, "end": 2}], "renders 0 → 1 entries"),
        ("distorted", True, None, "distorted `true` → `none`"),
        ("text", "The mill\x1b[31m opens", "It opens", "text 'The mill\\x1b[31m opens' → 'It opens'"),
    ],
)  # fmt: skip
def test_a_value_that_differs_is_told_in_a_few_words(column, old, new, told):
    assert Describer(Tombstones()).cell(CellChange(column, old, new)) == told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "cannot be read"),
        ('{"format": "another/1"}', "is not a release of the format"),
        ('{"format": "corpus-tools release/1"}', "lacks or garbles 'configs'"),
        ('{"format": "corpus-tools release/99", "made_with": {"tool_version": "9.0.0"}}', "install 9.0.0"),
    ],
)
def test_a_folder_that_cannot_be_compared_says_why(tmp_path, content, said):
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(ReleaseError, match=said):
        ReleaseFolder.open(tmp_path)
