"""Writes an invented corpus of any size, with annotations nested like the real ones.

    python benchmarks/generate.py FOLDER --articles 1000

Every event has one statement and five articles; an annotation file is about as long as those of the
shipped events (some 16 kB, ten quotes, eighteen mentions). Same arguments, same bytes.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, field
from pathlib import Path

import ryaml
from pydantic_core import to_json

from corpus_tools.authoring.fix import write_labels
from corpus_tools.authoring.layout import Plain, canonical, plain
from corpus_tools.fidelity.labels import label_article
from corpus_tools.fidelity.reference import References
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.text.digest import digest
from corpus_tools.text.normalize import NORM

N_SENTENCES, N_ARTICLES, N_QUOTES, N_REPORTS = 28, 5, 10, 8
SPLITS = ("train", "train", "train", "validation", "test")

NOUNS = """anchor barrel basin beacon bridge budget cable canal cargo ceiling channel chapel cistern clerk cottage
council crane crew culvert deck depot ditch dock drain engine estate farm fence ferry filter footpath forest gate
gauge grain granary harbour hatch hedge hill inspector kiln ladder lantern ledger library lock mast meadow meter mill
mine mortar museum orchard oven paddock parish pier pipe platform pool pump quarry quay rail ramp reservoir ridge
river roof rope rudder school sewer shed shelter signal silo slipway sluice stable station store tank tender theatre
tile timber tower track tractor trench tunnel turbine valley valve vault village wagon wall warehouse weir well wharf
winch workshop yard""".split()
VERBS = """replace repair inspect close open rebuild measure drain fill paint move raise lower clean test widen seal
check fund lease borrow store empty clear guard mend extend divide survey fence light count record""".split()
ADJECTIVES = """old new broken narrow lower upper eastern western northern southern public private wooden iron spare
shallow deep rusty sound empty heavy temporary permanent hidden flooded listed rented common""".split()
SYLLABLES = "ar be cor dun el far gre hal is jar kes lun mor nar ost pel ruv sor tam ul vey wen yor zan".split()
PLACES = "Arnholt Bexby Corrane Dunmoor Elstead Farrow Gresby Hallin Istrup Jarrow Kestle Lunden Morwick".split()


def surname(number: int) -> str:
    """Return the name of an event's speaker; events share no run of words that holds it."""
    size = len(SYLLABLES)
    return "".join(SYLLABLES[number // size**place % size] for place in range(4)).capitalize()


@dataclass
class Page:
    """A text under construction that knows where its pieces stand."""

    speaker: str = ""
    text: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, words: str) -> dict[str, Plain]:
        """Append words and return the selector of them."""
        start = len(self.text)
        self.text += words
        return {"start": start, "end": len(self.text), "exact": words}


def sentence(chance: random.Random) -> str:
    """Return an invented sentence of some twenty words, without its period; no two events share half of one."""
    number, month = chance.randrange(2, 900), chance.choice(["March", "May", "July", "October"])
    head = (
        f"we will {chance.choice(VERBS)} the {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)} {chance.randrange(900)}"
    )
    middle = f"and {chance.choice(VERBS)} {number} metres of the {chance.choice(NOUNS)} {chance.choice(NOUNS)}"
    tail = f"near {chance.choice(PLACES)} before {chance.randrange(1, 29)} {month}"
    limit = f", unless the {chance.choice(NOUNS)} {chance.choice(NOUNS)} holds" if chance.random() < 0.3 else ""
    return f"{head} {middle} {tail}{limit}"


def alter(words: str, chance: random.Random) -> str:
    """Return the words with one of them replaced."""
    pieces = words.split(" ")
    pieces[4] = chance.choice(NOUNS)
    return " ".join(pieces)


def statement(chance: random.Random) -> tuple[Page, list[dict[str, Plain]]]:
    """Return a statement and the selectors of its sentences."""
    page, selectors = Page(), []
    for number in range(N_SENTENCES):
        words = sentence(chance)
        selectors.append(page.add(words[0].upper() + words[1:]))
        page.add(".\n\n" if number % 4 == 3 else ". ")
    page.text = page.text.rstrip() + "\n"
    return page, selectors


def article(
    number: int, speaker: str, said: list[dict[str, Plain]], chance: random.Random
) -> tuple[str, dict[str, Plain]]:
    """Return an article's text and its annotation without computed labels."""
    page, quotes, mentions = Page(speaker), [], []
    zones = [{"zone": "headline", "start": 0, "end": 0}, {"zone": "body", "start": 0, "end": 0}]
    page.add(f"{chance.choice(PLACES)} council speaks of the {chance.choice(NOUNS)} and the {chance.choice(NOUNS)}\n\n")
    zones[0]["end"] = zones[1]["start"] = len(page.text)
    for place, passage in enumerate(chance.sample(said, N_QUOTES + N_REPORTS)):
        claim = f"claim-{said.index(passage)}"
        was: dict[str, Plain] = {"statement": "main", **passage}
        if place % 2 == 0 or place >= 2 * N_REPORTS:
            _quote(page, was, claim, quotes, mentions, chance)
        else:
            _report(page, was, claim, mentions, chance)
    zones[1]["end"] = len(page.text)
    for kind, records in (("q", quotes), ("m", mentions)):
        for at, record in enumerate(records):
            record["id"] = _name(kind, number, at)
    return page.text, {
        "outlet": f"outlet-{number}",
        "published": "2026-03-04",
        "language": "en",
        "access": "open",
        "rights": {"licence": "CC0-1.0", "fiction": True},
        "rewriting": ["faithful_report"],
        "depth": "full",
        "provenance": {"annotators": ["generator"], "guideline": "0.1", "date": "2026-11-21", "state": "single"},
        "text": {"norm": NORM, "length": len(page.text), "digest": digest(page.text)},
        "zones": zones,
        "quotes": quotes,
        "mentions": mentions,
    }


def _quote(page: Page, was, claim, quotes, mentions, chance) -> None:  # noqa: ANN001 - plain records
    words = str(was["exact"]) if chance.random() < 0.6 else alter(str(was["exact"]), chance)
    page.add("“")
    content = page.add(words)
    page.add(",” ")
    source = page.add(page.speaker)
    page.add(" ")
    cue = page.add("said")
    page.add(f" beside the {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}.\n\n")
    changed = content["exact"] != was["exact"]
    quotes.append(
        {
            "id": "",
            "content": [content],
            "source": source,
            "cue": cue,
            "speaker": "brandt",
            "presentation": "marked",
            "clauses": [{"id": "", "rendering": "rendered", "renders": [was]}],
            "attribution": "correct",
        }
    )
    if changed:
        quotes[-1] |= {
            "meaning": "fact_changed",
            "meaning_locus": "quote",
            "said": "One thing will be done.",
            "printed": "Another thing will be done.",
        }
    mentions.append(_mention(content, claim, "attributed_direct", source, cue, was, changed=changed))


def _report(page: Page, was, claim, mentions, chance) -> None:  # noqa: ANN001 - plain records
    source = page.add(page.speaker)
    page.add(" ")
    cue = page.add("added")
    page.add(" that ")
    words = str(was["exact"])
    span = page.add("they" + words[2:].split(" before ")[0])
    page.add(f", to the surprise of {page.speaker}.\n\n")
    mentions.append(_mention(span, claim, "attributed_indirect", source, cue, was, changed=True))


def _mention(span, claim, mode, source, cue, was, *, changed: bool) -> dict[str, Plain]:  # noqa: ANN001
    words = str(span["exact"])
    difference = {
        "id": "",
        "slot": "participant" if mode == "attributed_direct" else "time",
        "operation": "replace" if mode == "attributed_direct" else "drop",
        "at": {"start": span["start"], "end": span["start"] + 7, "exact": words[:7]},
        "was": was,
        "changes_meaning": True,
    }
    return {
        "id": "",
        "span": [span],
        "claim": claim,
        "mode": mode,
        "chain": [{"speaker": "brandt", "source": source, "cue": cue, "factive": False}],
        "renders": [was],
        "answers": {
            "recoverable": True,
            "compatible": True,
            "claim_entails_mention": True,
            "mention_entails_claim": not changed,
        },
        "differences": [difference] if changed else [],
    }


def _name(kind: str, article_number: int, at: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    value = article_number * 1024 + at
    return kind + "".join(letters[value >> shift & 31] for shift in (15, 10, 5, 0))


def _inner_ids(record: dict[str, Plain], number: int) -> None:
    for outer, inner, kind in (("quotes", "clauses", "c"), ("mentions", "differences", "d")):
        pieces = [piece for one in record[outer] for piece in one[inner]]
        for at, piece in enumerate(pieces):
            piece["id"] = _name(kind, number, at)


def event_file(speaker: str, said: list[dict[str, Plain]], text: str) -> dict[str, Plain]:
    """Return the event's file."""
    return {
        "title": "A council speaks of works",
        "date": "2026-03-04",
        "fiction": True,
        "provenance": {"annotators": ["generator"], "guideline": "0.1", "date": "2026-11-21", "state": "single"},
        "entities": [{"id": "brandt", "kind": "person", "name": speaker, "aliases": []}],
        "statements": [
            {
                "id": "main",
                "speaker": "brandt",
                "date": "2026-03-04",
                "occasion": "Read out at a meeting.",
                "language": "en",
                "access": "open",
                "rights": {"licence": "CC0-1.0", "fiction": True},
                "text": {"norm": NORM, "length": len(text), "digest": digest(text)},
                "passages": [
                    {"id": f"passage-{at}", "gist": "Works will be done.", "at": place} for at, place in enumerate(said)
                ],
            }
        ],
        "claims": [
            {"id": f"claim-{at}", "text": f"Works of kind {at} will be done.", "origin": "statement",
             "passages": [f"passage-{at}"]}
            for at in range(len(said))
        ],
    }  # fmt: skip


def write_event(root: Path, number: int) -> None:
    """Write one event's texts and annotations, labelled."""
    chance = random.Random(number)
    name = f"event-{number:06}"
    page, said = statement(chance)
    speaker = surname(number)
    event = event_file(speaker, said, page.text)
    pages = {f"article-{at}": article(at, speaker, said, chance) for at in range(N_ARTICLES)}
    for at, (_, record) in enumerate(pages.values()):
        _inner_ids(record, at)
    records = {key: Article.model_validate_json(to_json(record)) for key, (_, record) in pages.items()}
    texts = {key: text for key, (text, _) in pages.items()}
    references = References.of(
        Event.model_validate_json(to_json(event)), statement_texts={"main": page.text}, articles=records, texts=texts
    )
    _write(root / "raw" / name / "statement-main.txt", page.text)
    _write(root / "annotations" / name / "event.yaml", ryaml.dumps(event))
    for key, record in records.items():
        tree = canonical(pages[key][1])
        write_labels(tree, label_article(key, record, text=texts[key], references=references))
        _write(root / "raw" / name / f"{key}.txt", texts[key])
        _write(root / "annotations" / name / f"{key}.yaml", ryaml.dumps(plain(tree)))


def write_corpus(root: Path, n_articles: int) -> None:
    """Write a corpus of about ``n_articles`` articles."""
    n_events = max(1, n_articles // N_ARTICLES)
    outlets = "".join(f'[outlets.outlet-{at}]\nname = "Outlet {at}"\ninvented = true\n' for at in range(N_ARTICLES))
    _write(root / "corpus.toml", HEAD + outlets)
    lines = [f"event-{at:06}\t{SPLITS[at % len(SPLITS)]}\t0.1.0\t\t\n" for at in range(n_events)]
    _write(root / "splits.tsv", "event\tsplit\tsince\twithdrawn\treason\n" + "".join(lines))
    for number in range(n_events):
        write_event(root, number)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


HEAD = """[corpus]
name = "generated"
title = "A generated corpus"
version = "0.1.0"
schema_version = 1
guideline = "0.1"
form_rules = "form/1"
[licences]
texts = "CC0-1.0"
annotations = "CC-BY-4.0"
[annotators.generator]
kind = "program"
description = "benchmarks/generate.py"
"""


def main() -> None:
    """Read the arguments and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    write_corpus(options.folder, options.articles)


if __name__ == "__main__":
    main()
