"""One event with another value in every field: every column of every config holds the value of its own field.

Rows are asked for their columns by name. Truth values, of which there are only two, differ between variants
of the event, so that no two of them in a row agree in all.
"""

import json
from itertools import combinations

import pytest

from corpus_tools.corpus import Corpus, Head
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.head import CorpusFile, SplitAssignment
from corpus_tools.schemas.vocab import Split
from corpus_tools.splits import fold
from corpus_tools.tables.tabulate import CONFIGS
from tests.tables.invented import named_rows

EVENT = "event-sentinel"
STATEMENT = "Alpha opens the door.\n\nBravo said it twice, and Charlie once.\n\nDelta closed.\n\nEcho left."
TEXT = (
    "Headline words\n\nFoxtrot came first.\n\n"
    "Golf told us “Bravo says it twice” and “Charlie twice”, a porter noted.\n\n"
    "India slept in the hotel, Kilo claimed.\n\nJuliet went.\n\nFooter link\n"
)
VARIANTS = (0, 1, 2)


TRIMMED = ((True, True, True), (True, False, True))
ANSWERS = ((True, True, False), (True, False, True), (False, True, True), (True, False, False))
DISTORTED = (False, False, True)
"""Truth values by variant."""


def answers(variant):
    names = ("recoverable", "compatible", "claim_entails_mention", "mention_entails_claim")
    return {name: values[variant] for name, values in zip(names, ANSWERS, strict=True)}


def at(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def bounds(text, words):
    start = text.index(words)
    return start, start + len(words)


def digest(letter):
    return f"sha256:{letter * 64}"


def provenance(name, guideline, state):
    return {"annotators": [f"{name}-one", f"{name}-two"], "guideline": guideline, "date": "2026-01-09", "state": state}


def a_head():
    corpus = {"name": "sentinel", "title": "Sentinels", "version": "0.1.0", "schema_version": 1, "guideline": "0.9"}
    file = CorpusFile.model_validate(
        {
            "corpus": corpus | {"form_rules": "form/1"},
            "licences": {"texts": "CC-BY-SA-4.0", "annotations": "CC-BY-4.0"},
            "outlets": {"the-outlet": {"name": "The Outlet Name", "invented": True}},
            "annotators": {},
        }
    )
    return Head(file=file, splits={EVENT: SplitAssignment(event=EVENT, split=Split.TRAIN, since="0.1.0")})


def an_event(variant):
    entities = [{"id": f"entity-{n}", "kind": "person", "name": f"Entity Name {n}"} for n in range(6)]
    passages = [
        {"id": "passage-one", "gist": "Gist one.", "at": at(STATEMENT, "Alpha opens"), "joined": variant == 1},
        {"id": "passage-two", "gist": "Gist two."},
    ]
    statement = {
        "id": "statement-name",
        "speaker": "entity-0",
        "date": "2026-01-03",
        "occasion": "The occasion.",
        "language": "fr",
        "access": "open",
        "rights": {"licence": "CC0-1.0", "fiction": True},
        "text": {"norm": "nfc+lf/1", "length": 7001, "digest": digest("a")},
        "passages": passages,
    }
    claim = {
        "id": "claim-one",
        "text": "The claim text.",
        "origin": "statement",
        "passages": ["passage-one", "passage-two"],
        "merged_into": "claim-two",
        "split_from": "claim-three",
        "note": "A note on the claim.",
    }
    return Event.model_validate_json(
        json.dumps(
            {
                "title": "The event title",
                "date": "2026-01-01",
                "fiction": variant == 0,
                "provenance": provenance("event-annotator", "0.4", "adjudicated"),
                "entities": entities,
                "statements": [statement],
                "claims": [claim],
            }
        )
    )


def a_quote(variant):
    first, second = at(TEXT, "Bravo says it twice"), at(TEXT, "Charlie twice")
    clauses = [
        {
            "id": "caaaa",
            "parts": [first],
            "rendering": "rendered",
            "renders": [{"statement": "statement-name", **at(STATEMENT, "Bravo said it twice")}],
            "computed": {
                "form": "verbatim",
                "rung": "glyphs",
                "trimmed": TRIMMED[0][variant],
                "reference": "statement",
                "n_witnesses": 41,
                "said_at": {"statement": "statement-name", "start": 3, "end": 31},
                "edits": [{"rule": "trim", "at": 7, "said": "Edit said.", "printed": "Edit printed."}],
            },
        },
        {
            "id": "caaab",
            "parts": [second],
            "rendering": "unverifiable",
            "renders": [{"statement": "statement-name", **at(STATEMENT, "Charlie once")}, {"passage": "passage-two"}],
            "computed": {
                "form": "paraphrase",
                "rung": "final_point",
                "trimmed": TRIMMED[1][variant],
                "reference": "witness",
                "n_witnesses": 42,
                "reason": "sole_witness",
            },
        },
    ]
    return {
        "id": "qaaaa",
        "content": [first, second],
        "source": at(TEXT, "Golf"),
        "cue": at(TEXT, "told us"),
        "speaker": "entity-1",
        "chain": [{"speaker": "entity-2"}],
        "presentation": "marked",
        "presentation_flags": ["interrupted_by_frame"],
        "clauses": clauses,
        "meaning": "reversed",
        "meaning_locus": "frame",
        "said": "Gist of what was said.",
        "printed": "Gist of what was printed.",
        "attribution": "collective",
        "duplicate_of": "qaaab",
        "note": "A note on the quote.",
        "computed": {
            "form": "substituted",
            "flags": ["number_change", "entity_change"],
            "verified_share": 0.625,
            "reason": "other_occasion",
            "fidelity": "distorted",
        },
    }


def a_mention(variant):
    difference = {
        "id": "daaaa",
        "slot": "place",
        "operation": "replace",
        "at": at(TEXT, "the hotel"),
        "was": {"statement": "statement-name", **at(STATEMENT, "closed")},
        "changes_meaning": variant == 0,
        "override": {"severity": 1, "reason": "The reason of the override."},
        "note": "A note on the difference.",
        "computed": {"drift": "numeric", "severity": 1},
    }
    dropped = {
        "id": "daaab",
        "slot": "time",
        "operation": "drop",
        "was": {"passage": "passage-two"},
        "changes_meaning": True,
        "computed": {"drift": "omission_of_context", "severity": 2},
    }
    return {
        "id": "maaaa",
        "span": [at(TEXT, "India slept in the hotel")],
        "claim": "claim-one",
        "mode": "attributed_indirect",
        "chain": [
            {"speaker": "entity-3", "source": at(TEXT, "Kilo"), "cue": at(TEXT, "claimed"), "factive": variant == 1},
            {"speaker": "entity-4"},
        ],
        "renders": [{"statement": "statement-name", **at(STATEMENT, "Delta closed")}],
        "answers": answers(variant),
        "differences": [difference, dropped],
        "accept": ["overlaps", "broader"],
        "quote": "qaaac",
        "duplicate_of": "maaab",
        "note": "A note on the mention.",
        "computed": {"relation": "narrower", "distorted": DISTORTED[variant], "severity": 3},
    }


def an_article(variant):
    headline, footer = TEXT.index("Foxtrot"), TEXT.index("Footer")
    return Article.model_validate_json(
        json.dumps(
            {
                "outlet": "the-outlet",
                "published": "2026-01-02",
                "language": "de",
                "access": "open",
                "rights": {
                    "licence": "CC-BY-NC-4.0",
                    "fiction": variant == 0,
                    "address": {"host": "host.example", "digest": digest("b")},
                    "generation": {"model": "The model", "date": "2026-01-05"},
                },
                "rewriting": ["spun", "human_paraphrase"],
                "depth": "full",
                "provenance": provenance("article-annotator", "0.3", "single"),
                "text": {"norm": "nfc+lf/1", "length": 7002, "digest": digest("c")},
                "zones": [
                    {"zone": "headline", "start": 0, "end": headline},
                    {"zone": "body", "start": headline, "end": footer},
                    {"zone": "boilerplate", "kind": "related_link", "start": footer, "end": len(TEXT)},
                ],
                "quotes": [a_quote(variant)],
                "mentions": [a_mention(variant), a_mention(variant) | {"id": "maaac", "differences": []}],
                "note": "A note on the article.",
            }
        )
    )


def an_admitted_event(variant):
    texts, said = {"the-article": TEXT}, {"statement-name": STATEMENT}
    return Corpus(a_head(), EVENT, an_event(variant), {"the-article": an_article(variant)}, texts, said)


def span(text, words, origin=0, **more):
    start, end = bounds(text, words)
    return more | {"start": start - origin, "end": end - origin}


ABOUT_ALL = {"event": EVENT, "fold": fold(EVENT), "text_status": "open", "license": "CC-BY-4.0"}
ABOUT_ALL |= {"version_added": None, "version_changed": None}
ABOUT_EVENT = ABOUT_ALL | {
    "annotators": ["event-annotator-one", "event-annotator-two"],
    "guideline": "0.4",
    "state": "adjudicated",
}
ABOUT_ARTICLE = ABOUT_ALL | {
    "article": f"{EVENT}/the-article",
    "depth": "full",
    "annotators": ["article-annotator-one", "article-annotator-two"],
    "guideline": "0.3",
    "state": "single",
    "text_license": "CC-BY-NC-4.0",
}
HERE, STATED = f"{EVENT}/the-article", f"{EVENT}/statement-statement-name"
MENTIONED, PRINTED = "India slept in the hotel", "Bravo says it twice Charlie twice"
SAID, SAID_OF_MENTION = "Bravo said it twice … Charlie once", "Delta closed"
ROUND_QUOTE = (TEXT.index("Foxtrot"), TEXT.index("\n\nJuliet"))
ROUND_MENTION = (TEXT.index("Golf"), TEXT.index("\n\nFooter"))
ROUND_SAID = (0, STATEMENT.index("\n\nEcho"))
ROUND_SAID_OF_MENTION = (STATEMENT.index("Bravo"), len(STATEMENT))


def articles(variant):
    starts = [0, TEXT.index("Foxtrot"), TEXT.index("Footer"), len(TEXT)]
    kinds = [("headline", None), ("body", None), ("boilerplate", "related_link")]
    return ABOUT_ARTICLE | {
        "id": HERE,
        "headline": "Headline words",
        "text": TEXT,
        "outlet": "The Outlet Name",
        "outlet_id": "the-outlet",
        "published": "2026-01-02",
        "language": "de",
        "rewriting": ["spun", "human_paraphrase"],
        "event_title": "The event title",
        "event_date": "2026-01-01",
        "fiction": variant == 0,
        "access": "open",
        "zones": [
            {"zone": zone, "kind": kind, "start": starts[n], "end": starts[n + 1]}
            for n, (zone, kind) in enumerate(kinds)
        ],
        "n_quotes": 1,
        "n_mentions": 2,
        "length": 7002,
        "digest": digest("c"),
        "norm": "nfc+lf/1",
        "address_host": "host.example",
        "address_digest": digest("b"),
        "generation_model": "The model",
        "generation_date": "2026-01-05",
        "note": "A note on the article.",
    }


def statements(variant):
    first = {"id": "passage-one", "gist": "Gist one.", "joined": variant == 1, "n_witnesses": 0}
    second = {"id": "passage-two", "gist": "Gist two.", "joined": False, "n_witnesses": 0, "start": None, "end": None}
    return ABOUT_EVENT | {
        "id": STATED,
        "speaker": "Entity Name 0",
        "speaker_id": "entity-0",
        "text": STATEMENT,
        "date": "2026-01-03",
        "occasion": "The occasion.",
        "language": "fr",
        "event_title": "The event title",
        "fiction": variant == 0,
        "access": "open",
        "passages": [span(STATEMENT, "Alpha opens", **first), second],
        "length": 7001,
        "digest": digest("a"),
        "norm": "nfc+lf/1",
        "text_license": "CC0-1.0",
    }


def claims(variant):
    return ABOUT_EVENT | {
        "id": f"{EVENT}/claim-one",
        "claim": f"{EVENT}/claim-one",
        "text": "The claim text.",
        "origin": "statement",
        "passages": ["passage-one", "passage-two"],
        "n_mentions": 2,
        "event_title": "The event title",
        "fiction": variant == 0,
        "merged_into": f"{EVENT}/claim-two",
        "split_from": f"{EVENT}/claim-three",
        "note": "A note on the claim.",
        "text_license": None,
    }


def clauses(variant):
    first, second = (values[variant] for values in TRIMMED)
    keys = ("id", "rendering", "form", "rung", "trimmed", "reference", "n_witnesses", "reason")
    values = (
        ("caaaa", "rendered", "verbatim", "glyphs", first, "statement", 41, None),
        ("caaab", "unverifiable", "paraphrase", "final_point", second, "witness", 42, "sole_witness"),
    )
    return [dict(zip(keys, row, strict=True)) for row in values]


def labels_of_quote(variant):
    return ABOUT_ARTICLE | {
        "id": f"{HERE}/qaaaa",
        "duplicate_of": f"{HERE}/qaaab",
        "quote": PRINTED,
        "speaker": "Entity Name 1",
        "presentation": "marked",
        "form": "substituted",
        "flags": ["number_change", "entity_change"],
        "meaning": "reversed",
        "attribution": "collective",
        "fidelity": "distorted",
        "verified_share": 0.625,
        "reason": "other_occasion",
        "clauses": clauses(variant),
        "said_at": [{"clause": "caaaa", "statement": STATED, "start": 3, "end": 31}],
        "edits": [{"clause": "caaaa", "rule": "trim", "at": 7, "said": "Edit said.", "printed": "Edit printed."}],
    }


def quotes(variant):
    passage = {"clause": "caaab", "statement": None, "passage": "passage-two", "start": None, "end": None}
    said = {"statement": STATED, "passage": None}
    return labels_of_quote(variant) | {
        "meaning_locus": "frame",
        "said_gist": "Gist of what was said.",
        "printed_gist": "Gist of what was printed.",
        "source": "Golf",
        "cue": "told us",
        "zone": "body",
        "presentation_flags": ["interrupted_by_frame"],
        "renders": [
            span(STATEMENT, "Bravo said it twice", clause="caaaa", **said),
            span(STATEMENT, "Charlie once", clause="caaab", **said),
            passage,
        ],
        "spans": [span(TEXT, "Bravo says it twice"), span(TEXT, "Charlie twice")],
        "source_start": bounds(TEXT, "Golf")[0],
        "source_end": bounds(TEXT, "Golf")[1],
        "cue_start": bounds(TEXT, "told us")[0],
        "cue_end": bounds(TEXT, "told us")[1],
        "clause_spans": [
            span(TEXT, "Bravo says it twice", clause="caaaa"),
            span(TEXT, "Charlie twice", clause="caaab"),
        ],
        "speaker_id": "entity-1",
        "chain": ["Entity Name 2"],
        "note": "A note on the quote.",
    }


def quote_fidelity(variant):
    first, last = ROUND_QUOTE
    return labels_of_quote(variant) | {
        "said": SAID,
        "diff": "Bravo [-said-] {+says+} it twice Charlie [-once-] {+twice+}",
        "context": TEXT[first:last],
        "spans": [span(TEXT, "Bravo says it twice", first), span(TEXT, "Charlie twice", first)],
        "rung": "final_point",
        "said_context": STATEMENT[slice(*ROUND_SAID)],
        "said_start": bounds(STATEMENT, "Bravo said it twice")[0],
        "said_end": bounds(STATEMENT, "Charlie once")[1],
        "statement": STATED,
    }


def labels_of_mention(variant):
    return ABOUT_ARTICLE | {
        "id": f"{HERE}/maaaa",
        "duplicate_of": f"{HERE}/maaab",
        "mention": MENTIONED,
        "claim": f"{EVENT}/claim-one",
        "claim_text": "The claim text.",
        "claim_origin": "statement",
        "mode": "attributed_indirect",
        "relation": "narrower",
        "distorted": DISTORTED[variant],
        "severity": 3,
        "drift": ["numeric", "omission_of_context"],
        "accept": ["overlaps", "broader"],
        "speakers": ["Entity Name 3", "Entity Name 4"],
        "zone": "body",
    }


def claim_mentions(variant):
    nobody = {"factive": False, "source_start": None, "source_end": None, "cue_start": None, "cue_end": None}
    source, cue = bounds(TEXT, "Kilo"), bounds(TEXT, "claimed")
    link = {"source_start": source[0], "source_end": source[1], "cue_start": cue[0], "cue_end": cue[1]}
    return (
        labels_of_mention(variant)
        | answers(variant)
        | {
            "chain": [
                {"speaker": "entity-3", "factive": variant == 1} | link,
                {"speaker": "entity-4"} | nobody,
            ],
            "renders": [span(STATEMENT, SAID_OF_MENTION, statement=STATED, passage=None)],
            "spans": [span(TEXT, MENTIONED)],
            "n_differences": 2,
            "quote": f"{HERE}/qaaac",
            "note": "A note on the mention.",
        }
    )


def claim_drift(variant):
    first, last = ROUND_MENTION
    start, end = ROUND_SAID_OF_MENTION
    return labels_of_mention(variant) | {
        "said": SAID_OF_MENTION,
        "context": TEXT[first:last],
        "spans": [span(TEXT, MENTIONED, first)],
        "said_context": STATEMENT[start:end],
        "said_start": bounds(STATEMENT, SAID_OF_MENTION)[0] - start,
        "said_end": bounds(STATEMENT, SAID_OF_MENTION)[1] - start,
        "statement": STATED,
    }


def drift_spans(variant):
    return ABOUT_ARTICLE | {
        "id": f"{HERE}/daaaa",
        "mention_id": f"{HERE}/maaaa",
        "words": "the hotel",
        "words_said": "closed",
        "drift": "numeric",
        "slot": "place",
        "operation": "replace",
        "severity": 1,
        "changes_meaning": variant == 0,
        "mention": MENTIONED,
        "claim": f"{EVENT}/claim-one",
        "claim_text": "The claim text.",
        "override_reason": "The reason of the override.",
        "start": bounds(TEXT, "the hotel")[0],
        "end": bounds(TEXT, "the hotel")[1],
        "said_statement": STATED,
        "said_start": bounds(STATEMENT, "closed")[0],
        "said_end": bounds(STATEMENT, "closed")[1],
        "said_passage": None,
        "note": "A note on the difference.",
    }


EXPECTED = {
    "quote_fidelity": quote_fidelity,
    "claim_drift": claim_drift,
    "articles": articles,
    "statements": statements,
    "quotes": quotes,
    "claims": claims,
    "claim_mentions": claim_mentions,
    "drift_spans": drift_spans,
}


@pytest.fixture(scope="module")
def rows():
    return [named_rows(an_admitted_event(variant)) for variant in VARIANTS]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("config", EXPECTED)
def test_every_column_holds_the_value_of_its_own_field(rows, config, variant):
    expected = EXPECTED[config](variant)
    row = rows[variant][config][0]
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize("config", CONFIGS)
def test_every_column_is_asked_for(config):
    assert set(EXPECTED[config](0)) == {column.name for column in CONFIGS[config].columns}


IDS = [{"article", "id"}, {"claim", "id"}]
"""Rows of articles and of claims name themselves as every other row names them."""


@pytest.mark.parametrize("config", EXPECTED)
def test_no_two_columns_of_a_row_could_be_exchanged_unseen(config):
    """What this module expects differs from column to column, in one of the variants at least."""
    values = [EXPECTED[config](variant) for variant in VARIANTS]
    seen = {name: repr([row[name] for row in values]) for name in values[0]}
    for a, b in combinations(sorted(name for name in seen if values[0][name] is not None), 2):
        assert seen[a] != seen[b] or {a, b} == {"access", "text_status"} or {a, b} in IDS, f"{a} and {b}"


def test_a_difference_that_has_no_words_names_the_passage(rows):
    dropped = rows[0]["drift_spans"][1]
    assert (dropped["said_passage"], dropped["said_statement"]) == ("passage-two", None)
    assert (dropped["words"], dropped["start"], dropped["words_said"]) == (None, None, None)
