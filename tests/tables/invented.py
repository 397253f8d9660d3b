"""An invented event of any size, built in memory: one statement, open and restricted retellings."""

import json

from corpus_tools.corpus import Corpus, Head
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.head import CorpusFile, SplitAssignment
from corpus_tools.schemas.vocab import Split

SAID = "The old mill will reopen in spring. We may ask every tenant to pay a small fee.\n\nNobody has to leave."
TEXT = (
    "Mill to reopen\n\nThe owner spoke on Monday.\n\n"
    '"The old mill will reopen in spring," she said, "and nobody has to leave."\n\n'
    "Tenants will pay a fee, she added.\n\nRead also: weather\n"
)


def head(splits=None, version="0.1.0"):
    file = CorpusFile.model_validate_json(
        json.dumps(
            {
                "corpus": {
                    "name": "invented",
                    "title": "An invented corpus",
                    "version": version,
                    "schema_version": 1,
                    "guideline": "0.1",
                    "form_rules": "form/1",
                },
                "licences": {"texts": "CC0-1.0", "annotations": "CC-BY-4.0"},
                "outlets": {"mill-post": {"name": "The Mill Post", "invented": True}},
                "annotators": {
                    "lm1": {"kind": "language_model", "description": "A model."},
                    "p1": {"kind": "person", "description": "A person."},
                },
            }
        )
    )
    lines = {
        key: SplitAssignment(event=key, split=Split(split), since="0.1.0") for key, split in (splits or {}).items()
    }
    return Head(file=file, splits=lines)


def place(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def hide(record):
    """Take the words out of selectors, as in a restricted article."""
    if isinstance(record, dict):
        kept = {key: hide(value) for key, value in record.items()}
        return {k: v for k, v in kept.items() if k != "exact"} if "start" in kept else kept
    return [hide(value) for value in record] if isinstance(record, list) else record


def provenance(annotator="lm1"):
    return {"annotators": [annotator], "guideline": "0.1", "date": "2026-01-02", "state": "single"}


def quotes(meaning=None, fidelity="reworded"):
    verbatim = {"form": "verbatim", "rung": "glyphs", "reference": "statement"}
    changed = {"form": "substituted", "flags": ["number_change"], "reference": "statement"}
    first, second = place(TEXT, "The old mill will reopen in spring,"), place(TEXT, "and nobody has to leave.")
    return [
        {
            "id": "qaaaa",
            "content": [first, second],
            "cue": place(TEXT, "said"),
            "source": place(TEXT, "she said") | {"end": TEXT.index("she said") + 3, "exact": "she"},
            "speaker": "owner",
            "presentation": "marked",
            "presentation_flags": ["interrupted_by_frame"],
            "clauses": [
                {
                    "id": "caaaa",
                    "parts": [first],
                    "rendering": "rendered",
                    "renders": [{"statement": "main", **place(SAID, "The old mill will reopen in spring")}],
                    "computed": verbatim,
                },
                {
                    "id": "caaab",
                    "parts": [second],
                    "rendering": "rendered",
                    "renders": [{"statement": "main", **place(SAID, "Nobody has to leave.")}],
                    "computed": changed,
                },
            ],
            "meaning": meaning,
            "attribution": "correct",
            "computed": {
                "form": "substituted",
                "flags": ["number_change"],
                "verified_share": 1.0,
                "fidelity": fidelity,
            },
        },
        {
            "id": "qaaac",
            "content": [place(TEXT, "pay a fee")],
            "presentation": "scare_or_title",
            "clauses": [{"id": "caaac", "rendering": "not_in_statement"}],
            "attribution": "none",
            "duplicate_of": "qaaaa",
            "computed": {"form": "fabricated", "verified_share": 1.0, "fidelity": "fabricated"},
        },
    ]


def mentions():
    words = place(TEXT, "Tenants will pay a fee")
    return [
        {
            "id": "maaaa",
            "span": [words],
            "claim": "fee",
            "mode": "attributed_indirect",
            "chain": [{"speaker": "owner", "cue": place(TEXT, "added"), "factive": False}],
            "renders": [{"statement": "main", **place(SAID, "may ask every tenant to pay a small fee")}],
            "answers": {
                "recoverable": True,
                "compatible": True,
                "claim_entails_mention": False,
                "mention_entails_claim": True,
            },
            "differences": [
                {
                    "id": "daaaa",
                    "slot": "modality",
                    "operation": "strengthen",
                    "at": place(TEXT, "will pay") | {"end": TEXT.index("will pay") + 4, "exact": "will"},
                    "was": {"statement": "main", **place(SAID, "may")},
                    "changes_meaning": True,
                    "computed": {"drift": "modality", "severity": 2},
                },
                {
                    "id": "daaab",
                    "slot": "quantity",
                    "operation": "drop",
                    "was": {"statement": "main", **place(SAID, "small")},
                    "changes_meaning": True,
                    "computed": {"drift": "omission_of_context", "severity": 1},
                },
            ],
            "accept": ["overlaps"],
            "computed": {"relation": "narrower", "distorted": True, "severity": 2},
        }
    ]


def article(restricted=False, annotator="lm1", rewriting=("partial_quote_report",), **labels):
    rest = TEXT.index("The owner")
    tail = TEXT.index("Read also")
    record = {
        "outlet": "mill-post",
        "published": "2026-01-01",
        "language": "en",
        "access": "restricted" if restricted else "open",
        "rights": {"licence": "LicenseRef-none" if restricted else "CC0-1.0", "fiction": not restricted},
        "rewriting": list(rewriting),
        "depth": "full",
        "provenance": provenance(annotator),
        "text": {"norm": "nfc+lf/1", "length": len(TEXT), "digest": "sha256:" + "0" * 64},
        "zones": [
            {"zone": "headline", "start": 0, "end": rest},
            {"zone": "body", "start": rest, "end": tail},
            {"zone": "boilerplate", "kind": "related_link", "start": tail, "end": len(TEXT)},
        ],
        "quotes": quotes(**labels),
        "mentions": mentions(),
    }
    return Article.model_validate_json(json.dumps(hide(record) if restricted else record))


def event(restricted=False):
    rights = {"licence": "CC0-1.0", "fiction": True}
    return Event.model_validate_json(
        json.dumps(
            {
                "title": "A mill reopens",
                "date": "2026-01-01",
                "fiction": not restricted,
                "provenance": provenance(),
                "entities": [{"id": "owner", "kind": "person", "name": "The owner"}],
                "statements": [
                    {
                        "id": "main",
                        "speaker": "owner",
                        "date": "2026-01-01",
                        "occasion": "A meeting.",
                        "language": "en",
                        "access": "open",
                        "rights": rights,
                        "passages": [
                            {"id": "stay", "gist": "All may stay.", "at": place(SAID, "Nobody has to leave.")}
                        ],
                    }
                ],
                "claims": [
                    {"id": "stay", "text": "No tenant must leave.", "origin": "statement", "passages": ["stay"]},
                    {"id": "fee", "text": "Tenants may be asked for a fee.", "origin": "statement"},
                ],
            }
        )
    )


def corpus(event_id="mill", *, restricted=False, n_articles=2, the_head=None, annotator="lm1", **labels):
    ids = [f"post-{number}" for number in range(n_articles)]
    split = "real" if restricted else "train"
    return Corpus(
        head=the_head or head({event_id: split}),
        event_id=event_id,
        event=event(restricted),
        articles={key: article(restricted, annotator, **labels) for key in ids},
        texts={} if restricted else dict.fromkeys(ids, TEXT),
        statement_texts={} if restricted else {"main": SAID},
    )
