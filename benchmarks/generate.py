"""Writes an invented corpus of any size, with annotations nested like the real ones.

    python benchmarks/generate.py FOLDER --articles 1000

Every event has one statement of some 650 words and five retellings: two faithful reports with the
printing quirks of news (a comma inside the mark, straight marks, a capital, a dash respaced), one of
partial quotes, one that passes words on from another occasion, and one machine paraphrase with
altered words inside the marks and a long stretch without any. As in the shipped events, about half
of the clauses are verbatim, an article has some ten quotes and thirty mentions, and its file 25 to
50 kB. Same arguments, same bytes.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from corpus_tools.fidelity.labels import label_article
from corpus_tools.fidelity.reference import References
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.text.digest import digest
from corpus_tools.text.normalize import NORM

N_SENTENCES, N_QUOTES, N_REPORTS, N_FREE = 30, 10, 7, 8
FLOW_CODE_POINTS = 110
SPLITS = ("train", "train", "train", "validation", "test")

Node = dict[str, Any]
"""A record of a file."""

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
SYLLABLES = "bar cor dun fel gre hal jas kes lun mor nar pel ruv sor tam vul wen yor zan bex dra fin gul".split()
PLACES = "Arnholt Bexby Corrane Dunmoor Elstead Farrow Gresby Hallin Istrup Jarrow Kestle Lunden Morwick".split()
CUES = "said added explained told noted stressed".split()


def surname(number: int) -> str:
    """Return the name of an event's speaker, which no other event has."""
    size = len(SYLLABLES)
    return "".join(SYLLABLES[number // size**place % size] for place in range(4)).capitalize()


@dataclass(frozen=True)
class Kind:
    """What one of an event's articles does with the words.

    Attributes:
        rewriting: label of the article.
        altered: chance of a quote to have words replaced.
        partial: chance of a quote to be a piece of its sentence.
        elsewhere: chance of a quote to be from another occasion.
        is_free: whether it has a long stretch of the speaker's words without marks.
    """

    rewriting: str
    altered: float = 0.0
    partial: float = 0.0
    elsewhere: float = 0.0
    is_free: bool = False


KINDS = (
    Kind("faithful_report"),
    Kind("partial_quote_report", partial=0.8),
    Kind("human_paraphrase", altered=0.3, partial=0.2, elsewhere=0.3),
    Kind("machine_paraphrase", altered=0.8, is_free=True),
    Kind("faithful_report", altered=0.1, partial=0.2),
)


@dataclass
class Page:
    """A text under construction, and the records of what stands where."""

    chance: random.Random
    speaker: str
    text: str = ""
    quotes: list[Node] = field(default_factory=list)
    mentions: list[Node] = field(default_factory=list)

    def add(self, words: str) -> Node:
        """Append words and return the selector of them."""
        start = len(self.text)
        self.text += words
        return {"start": start, "end": len(self.text), "exact": words}

    def said_by(self, *, before: str = "", behind: str = " ") -> tuple[Node, Node]:
        """Append speaker and cue and return their selectors."""
        self.text += before
        source = self.add(self.speaker)
        self.text += " "
        cue = self.add(self.chance.choice(CUES))
        source["suffix"] = f" {cue['exact']}"
        self.text += behind
        return source, cue


def sentence(chance: random.Random) -> tuple[str, str]:
    """Return an invented sentence of some twenty words in two halves, each of which makes a claim.

    Numbers and place names keep events apart: by chance, two share no run of words that counts as reuse.
    """
    pick = chance.choice
    head = f"we will {pick(VERBS)} the {pick(ADJECTIVES)} {pick(NOUNS)} {chance.randrange(2, 900)} of {pick(PLACES)}"
    limit = f", unless the {pick(NOUNS)} {pick(NOUNS)} holds" if chance.random() < 0.2 else ""
    place = surname(chance.randrange(len(SYLLABLES) ** 4))
    tail = f"and {pick(VERBS)} {chance.randrange(2, 9000)} metres of the {pick(ADJECTIVES)} {pick(NOUNS)} in {place}"
    return head, f"{tail} before {chance.randrange(1, 29)} {pick(('March', 'May', 'July', 'October'))}{limit}"


def altered(words: str, chance: random.Random) -> str:
    """Return the words with some of them replaced by others of their kind."""
    lists = (NOUNS, VERBS, ADJECTIVES)
    share = chance.choice((0.3, 0.5, 1.0))
    pieces = words.split(" ")
    for at, piece in enumerate(pieces):
        kind = next((known for known in lists if piece in known), None)
        if kind is not None and chance.random() < share:
            pieces[at] = chance.choice(kind)
    return " ".join(pieces)


def printed(words: str, chance: random.Random) -> str:
    """Return the words as a newspaper prints them: now and then a capital, a dash, a contraction less."""
    words = words[0].upper() + words[1:] if chance.random() < 0.7 else words
    return words.replace(" and ", " \N{EN DASH} and ", 1) if chance.random() < 0.1 else words


def statement(chance: random.Random, speaker: str) -> tuple[str, list[tuple[Node, Node, Node]]]:
    """Return a statement and the selectors of its sentences: whole, first half, second half."""
    page, said = Page(chance, speaker), []
    for number in range(N_SENTENCES):
        head, tail = sentence(chance)
        first = page.add(head[0].upper() + head[1:])
        page.text += " "
        second = page.add(tail)
        whole = {"start": first["start"], "end": second["end"], "exact": page.text[first["start"] :]}
        said.append((whole, first, second))
        page.text += ".\n\n" if number % 4 == 3 else ". "
    return page.text.rstrip() + "\n", said


def article(number: int, speaker: str, said: list[tuple[Node, Node, Node]], chance: random.Random) -> tuple[str, Node]:
    """Return an article's text and its annotation without computed labels."""
    page, kind = Page(chance, speaker), KINDS[number]
    page.add(f"{speaker} speaks of the {chance.choice(NOUNS)} and the {chance.choice(NOUNS)}\n\n")
    ends = [len(page.text)]
    for place, at in enumerate(chance.sample(range(len(said)), N_QUOTES + N_REPORTS)):
        if place % 2 == 0 or place >= 2 * N_REPORTS:
            _quote(page, said[at], at, kind)
        else:
            _report(page, said[at], at)
    if kind.is_free:
        _free(page, said, chance.sample(range(len(said)), N_FREE))
    ends.append(len(page.text))
    page.add(f"Write to the desk of outlet {number} about this report, or read it in print.\n")
    ends.append(len(page.text))
    return page.text, _record(page, kind, number, ends)


def _record(page: Page, kind: Kind, number: int, ends: list[int]) -> Node:
    zones = [{"zone": "headline"}, {"zone": "body"}, {"zone": "boilerplate", "kind": "newsletter_promo"}]
    starts = [0, *ends[:-1]]
    mentions = sorted(page.mentions, key=lambda record: (record["span"][0]["start"], -record["span"][0]["end"]))
    for letter, units, inner, pieces in (("q", page.quotes, "c", "clauses"), ("m", mentions, "d", "differences")):
        for at, unit in enumerate(units):
            unit["id"] = _name(letter, number, at)
        for at, piece in enumerate(piece for unit in units for piece in unit[pieces]):
            piece["id"] = _name(inner, number, at)
    for mention in mentions:
        if "quote" in mention:
            mention["quote"] = mention["quote"]["id"]
    return {
        "outlet": f"outlet-{number}",
        "published": "2026-03-04",
        "language": "en",
        "access": "open",
        "rights": {"licence": "CC0-1.0", "fiction": True},
        "rewriting": [kind.rewriting],
        "depth": "full",
        "provenance": PROVENANCE,
        "text": {"norm": NORM, "length": len(page.text), "digest": digest(page.text)},
        "zones": [zone | {"start": a, "end": b} for zone, a, b in zip(zones, starts, ends, strict=True)],
        "quotes": page.quotes,
        "mentions": mentions,
    }


def _quote(page: Page, whole: tuple[Node, Node, Node], at: int, kind: Kind) -> None:
    chance, (sentence_, *halves) = page.chance, whole
    is_partial, is_elsewhere = chance.random() < kind.partial, chance.random() < kind.elsewhere
    is_altered = not is_elsewhere and chance.random() < kind.altered
    was = chance.choice(halves) if is_partial else sentence_
    words = str(was["exact"]).removeprefix("We ").removeprefix("and ") if is_partial else str(was["exact"])
    words = altered(words, chance) if is_altered else words if is_partial else printed(words, chance)
    words = _elsewhere(chance) if is_elsewhere else words
    opening, closing = ("“", "”") if chance.random() < 0.7 else ('"', '"')
    if is_partial:
        source, cue = page.said_by(
            behind=f" that {surname(chance.randrange(len(SYLLABLES) ** 4))} comes first and they {opening}"
        )
        content = page.add(words)
        page.text += f"{closing}.\n\n"
    else:
        page.text += opening
        content = page.add(words + ",")
        source, cue = page.said_by(before=f"{closing} ", behind="")
        page.text += f" beside the {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}.\n\n"
    clause = {"id": "", "rendering": "rendered", "renders": [{"statement": "main"} | was]}
    if is_elsewhere:
        clause = {"id": "", "rendering": "unverifiable", "reason": "other_occasion"}
    presentation = "mixed" if is_partial else "marked"
    quote = _quoted(content, presentation, [clause], changed=is_altered, judged=is_partial)
    page.quotes.append(quote | {"source": source, "cue": cue})
    for half, name in zip(halves, "ab", strict=True):
        if not is_elsewhere and (half is was or not is_partial):
            mode = "attributed_mixed" if is_partial else "attributed_direct"
            mention = _mention(content, f"claim-{at}-{name}", mode, half, changed=is_altered)
            page.mentions.append(mention | {"chain": [_link(source, cue)], "quote": page.quotes[-1]})


def _elsewhere(chance: random.Random) -> str:
    return f"Years ago the {chance.choice(NOUNS)} was {chance.randrange(2, 900)} paces from the {chance.choice(NOUNS)}"


def _report(page: Page, whole: tuple[Node, Node, Node], at: int) -> None:
    for half, name in zip(whole[1:], "ab", strict=True):
        source, cue = page.said_by(behind=" that they ")
        words = str(half["exact"]).removeprefix("We ").removeprefix("and ")
        is_cut = " before " in words
        span = page.add(("will " if words[:4] != "will" else "") + words.split(" before ")[0])
        page.text += f", to the surprise of {page.speaker}.{' ' if name == 'a' else chr(10) * 2}"
        mention = _mention(span, f"claim-{at}-{name}", "attributed_indirect", half, changed=is_cut)
        page.mentions.append(mention | {"chain": [_link(source, cue)]})


def _free(page: Page, said: list[tuple[Node, Node, Node]], chosen: list[int]) -> None:
    """Append a stretch of the speaker's words without marks, a clause a sentence."""
    start, clauses = len(page.text), []
    for at in chosen:
        was = said[at][0]
        is_altered = page.chance.random() < 0.7
        words = str(was["exact"])
        part = page.add((altered(words, page.chance) if is_altered else words) + ".")
        page.text += " "
        clauses.append({"id": "", "parts": [part], "rendering": "rendered", "renders": [{"statement": "main"} | was]})
        page.mentions.append(_mention(part, f"claim-{at}-a", "unmarked_speech", said[at][1], changed=is_altered))
    page.text = page.text.rstrip()
    content = {"start": start, "end": len(page.text), "exact": page.text[start:]}
    page.quotes.append(_quoted(content, "free_unmarked", clauses, changed=True, judged=True))
    page.text += "\n\n"


def _quoted(content: Node, presentation: str, clauses: list[Node], *, changed: bool, judged: bool) -> Node:
    quote: Node = {"id": "", "content": [content], "speaker": "speaker", "presentation": presentation}
    quote |= {"clauses": clauses, "attribution": "correct"}
    if changed:
        quote |= {"meaning": "fact_changed", "meaning_locus": "quote"}
    elif judged:
        quote |= {"meaning": "preserved"}
    if changed or judged:
        printed_as = "Another thing will be done, in another place." if changed else "The same thing will be done."
        quote |= {"said": "One thing will be done in a certain place.", "printed": printed_as}
    return quote


def _link(source: Node, cue: Node) -> Node:
    return {"speaker": "speaker", "source": source, "cue": cue}


def _mention(span: Node, claim: str, mode: str, was: Node, *, changed: bool) -> Node:
    is_drop = mode == "attributed_indirect"
    words = str(span["exact"])[:12].rstrip()
    rendered = {"statement": "main"} | was
    difference: Node = {"id": "", "slot": "time" if is_drop else "participant"}
    difference |= {"operation": "drop" if is_drop else "replace", "was": rendered, "changes_meaning": True}
    if not is_drop:
        difference["at"] = {"start": span["start"], "end": span["start"] + len(words), "exact": words}
    yes: Node = {"recoverable": True, "compatible": True, "claim_entails_mention": True}
    return {
        "id": "",
        "span": [span],
        "claim": claim,
        "mode": mode,
        "renders": [rendered],
        "answers": yes | {"mention_entails_claim": not changed},
        "differences": [difference] if changed else [],
    }


def _name(kind: str, article_number: int, at: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    value = article_number * 1024 + at
    return kind + "".join(letters[value >> shift & 31] for shift in (15, 10, 5, 0))


def event_file(speaker: str, said: list[tuple[Node, Node, Node]], text: str, mentioned: set[str]) -> Node:
    """Return the event's file, with the claims that some article mentions."""
    about: Node = {"id": "main", "speaker": "speaker", "date": "2026-03-04", "occasion": "Read out at a meeting."}
    about |= {"language": "en", "access": "open", "rights": {"licence": "CC0-1.0", "fiction": True}}
    about |= {"text": {"norm": NORM, "length": len(text), "digest": digest(text)}}
    about |= {
        "passages": [
            {"id": f"passage-{at}", "gist": "Two kinds of works will be done, with a date for the second.", "at": whole}
            for at, (whole, *_) in enumerate(said)
        ]
    }
    claims = [
        {
            "id": f"claim-{at}-{name}",
            "text": f"Works of kind {at}{name} will be done in the place that was named.",
            "origin": "statement",
            "passages": [f"passage-{at}"],
        }
        for at in range(len(said))
        for name in "ab"
        if f"claim-{at}-{name}" in mentioned
    ]
    return {
        "title": "A council speaks of works",
        "date": "2026-03-04",
        "fiction": True,
        "provenance": PROVENANCE,
        "entities": [{"id": "speaker", "kind": "person", "name": speaker}],
        "statements": [about],
        "claims": claims,
    }


def with_labels(record: Node, labelled: Article) -> Node:
    """Return an annotation with the computed labels of the article it became."""
    for outer, inner in (("quotes", "clauses"), ("mentions", "differences")):
        for node, unit in zip(record[outer], getattr(labelled, outer), strict=True):
            for piece, part in zip((node, *node[inner]), (unit, *getattr(unit, inner)), strict=True):
                piece["computed"] = part.computed.model_dump(mode="json", exclude_defaults=True)
    return record


_PLAIN = re.compile(r"(?!(?:null|true|false)\Z)[A-Za-z][A-Za-z0-9 ._/’–-]*(?<! )|sha256:[0-9a-f]+")


def render(node: Node | list[Any], indent: str = "") -> str:
    """Return YAML as ``corpus-tools fix`` lays it out: short records on one line, the others in blocks."""
    if isinstance(node, dict):
        return "".join(f"{indent}{key}:{_value(value, indent)}" for key, value in node.items())
    return "".join(f"{indent}-{_value(item, indent, is_item=True)}" for item in node)


def _value(value: object, indent: str, *, is_item: bool = False) -> str:
    if isinstance(value, dict):
        if len(repr(value)) <= FLOW_CODE_POINTS:
            return f" {_flow(value)}\n"
        block = render(value, indent + "  ")
        return " " + block[len(indent) + 2 :] if is_item else "\n" + block
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return "\n" + render(value, indent)
    return f" {_flow(value)}\n"


def _flow(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case bool():
            return "true" if value else "false"
        case str() if not _PLAIN.fullmatch(value):
            return "'" + value.replace("'", "''") + "'"
        case _:
            return str(value)


def write_event(root: Path, number: int) -> None:
    """Write one event's texts and annotations, labelled."""
    chance = random.Random(number)
    name, speaker = f"event-{number:06}", surname(number)
    text, said = statement(chance, speaker)
    pages = {f"article-{at}": article(at, speaker, said, chance) for at in range(len(KINDS))}
    records = {key: Article.model_validate_json(to_json(record)) for key, (_, record) in pages.items()}
    texts = {key: page for key, (page, _) in pages.items()}
    event = event_file(speaker, said, text, {str(m["claim"]) for _, page in pages.values() for m in page["mentions"]})
    about = Event.model_validate_json(to_json(event))
    references = References.of(about, statement_texts={"main": text}, articles=records, texts=texts)
    _write(root / "raw" / name / "statement-main.txt", text)
    _write(root / "annotations" / name / "event.yaml", render(event))
    for key, record in records.items():
        labelled = label_article(key, record, text=texts[key], references=references)
        _write(root / "raw" / name / f"{key}.txt", texts[key])
        _write(root / "annotations" / name / f"{key}.yaml", render(with_labels(pages[key][1], labelled)))


def write_corpus(root: Path, n_articles: int) -> None:
    """Write a corpus of about ``n_articles`` articles."""
    n_events = max(1, n_articles // len(KINDS))
    outlets = "".join(f'[outlets.outlet-{at}]\nname = "Outlet {at}"\ninvented = true\n' for at in range(len(KINDS)))
    _write(root / "corpus.toml", HEAD + outlets)
    lines = [f"event-{at:06}\t{SPLITS[at % len(SPLITS)]}\t0.1.0\t\t\n" for at in range(n_events)]
    _write(root / "splits.tsv", "event\tsplit\tsince\twithdrawn\treason\n" + "".join(lines))
    for number in range(n_events):
        write_event(root, number)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


PROVENANCE: Node = {"annotators": ["generator"], "guideline": "0.1", "date": "2026-11-21", "state": "single"}

HEAD = """[corpus]
name = "generated"
title = "A generated corpus"
version = "0.1.0"
schema_version = 1
guideline = "0.1"
form_rules = "form/2"
[licences]
texts = "CC0-1.0"
annotations = "CC-BY-4.0"
[annotators.generator]
kind = "program"
description = "benchmarks/generate.py"
"""


def main() -> None:
    """Read the arguments and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    write_corpus(options.folder, options.articles)


if __name__ == "__main__":
    main()
