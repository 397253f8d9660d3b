"""Faults that contributors make by hand, one each, chosen from the guidelines alone; and what `check` says of them.

`python -m tests.attack.planted` prints a line for each: where it was planted, where `check` reports it, how often.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

os.environ |= {"CORPUS_TOOLS_CACHE": ""}

from tests.attack.running import run

CORPORA = Path(__file__).parents[1] / "corpora"
CARET = "‸"
"""Stands in typed words where the fault is; several where it is between two places."""

POST = "annotations/orchard-lease-2025/hillside-post.yaml"
DIGEST = "annotations/orchard-lease-2025/vale-digest.yaml"
ORCHARD = "annotations/orchard-lease-2025/event.yaml"
HARBOUR = "annotations/harbour-lamp-2025/event.yaml"
LAMP = "annotations/harbour-lamp-2025/lamp-gazette.yaml"
WIRE = "annotations/harbour-lamp-2025/north-wire.yaml"
POST_TEXT = "raw/orchard-lease-2025/hillside-post.txt"
DIGEST_TEXT = "raw/orchard-lease-2025/vale-digest.txt"
STATEMENT = "raw/orchard-lease-2025/statement-main.txt"
TOML, SPLITS = "corpus.toml", "splits.tsv"


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault.

    Attributes:
        name: what was done.
        file: in which file.
        old: words of it, once there.
        new: what is typed over them, carets at the place of the fault; without a caret the fault has no line.
        elsewhere: a place in another file that says the same: the file and words of the line.
        is_fault: nothing must be said otherwise.
    """

    name: str
    file: str
    old: str
    new: str
    elsewhere: tuple[tuple[str, str], ...] = ()
    is_fault: bool = True

    def plant(self, corpus):
        """Plant the fault in a copy of the tiny corpus, and return the places where it may be reported."""
        path = corpus / self.file
        source = path.read_text("utf-8") if path.exists() else ""
        assert not self.old or source.count(self.old) == 1, f"{self.name}: {source.count(self.old)} times"
        marked = source.replace(self.old, self.new) if self.old else self.new
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(marked.replace(CARET, "").encode("utf-8", "surrogateescape"))
        places = {(self.file, line.number) for line in _lines(marked) if CARET in line.text}
        for file, words in self.elsewhere:
            there = [line.number for line in _lines((corpus / file).read_text("utf-8")) if words in line.text]
            assert there, f"{self.name}: {words}"
            places |= {(file, number) for number in there}
        return places or {(self.file, None)}


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def _lines(source):
    return [_Line(number, text) for number, text in enumerate(source.split("\n"), 1)]


_LAST = """exact: Visitors remain welcome on Sundays}
  answers: {recoverable: true, compatible: true, claim_entails_mention: true, mention_entails_claim: true}
  computed: {relation: equivalent, distorted: false, severity: 0}
"""
_MENTION = """- ‸id: mkkkk
  ‸span:
  - ‸start: 292
    end: 324
    exact: Sign up for the Hillside letter.
  claim: sundays-open
  mode: asserted
  answers: {recoverable: true, compatible: true, claim_entails_mention: true, mention_entails_claim: true}
  computed: {relation: equivalent, distorted: false, severity: 0}
"""

FAULTS = (
    # zones
    Planted("a gap of one between two zones", POST, "headline, start: 0, end: 29", "headline, start: 0, ‸end: 28", ((POST, "zone: body"),)),
    Planted("boilerplate without its kind", POST, "zone: boilerplate, kind: newsletter_promo,", "‸zone: boilerplate,"),
    Planted("a kind at the body", POST, "zone: body, start", "zone: body, ‸kind: widget, start"),
    Planted("a kind of boilerplate that no list has", POST, "kind: newsletter_promo", "kind: ‸newsletter"),
    Planted("opens of another zone", DIGEST, "opens: The trust has", "opens: ‸Orchard lease"),
    Planted("zones end before the text does", POST, "start: 292, end: 325", "start: 292, ‸end: 320"),
    # quotes
    Planted("content with its opening mark", POST, "  - start: 78\n    end: 138\n    exact: We will renew the lease of the old orchard for twelve years,", "  - ‸start: 77\n    ‸end: 138\n    ‸exact: “We will renew the lease of the old orchard for twelve years,", ((POST, "id: qaaaa"), (POST, "presentation: marked"))),
    Planted("content with its closing mark", DIGEST, "    end: 104\n    exact: The trees must be pruned,", "    ‸end: 105\n    ‸exact: The trees must be pruned,”", ((DIGEST, "- start: 79"), (DIGEST, "id: qdddd"))),
    Planted("words inside marks called free speech", DIGEST, "  speaker: mira-tolland\n  presentation: marked", "  speaker: mira-tolland\n  presentation: ‸free_unmarked"),
    Planted("the frame interrupts, the flag is not set", POST, "  presentation_flags: [interrupted_by_frame]\n", "", ((POST, "id: qbbbb"), (POST, "presentation: marked"))),
    Planted("a flag of continuation at the first quote", POST, "  presentation: marked\n  clauses:\n  - id: caaaa", "  presentation: marked\n  ‸presentation_flags: ‸[continues_previous]\n  clauses:\n  - id: caaaa"),
    Planted("cue lies inside the source", DIGEST, "  cue: {start: 72, end: 76, exact: says}\n", "  cue: {‸start: 66, end: 71, exact: chair}\n"),
    Planted("source lies inside the quoted words", DIGEST, "  source: {start: 106, end: 118, exact: Mira Tolland}\n  cue", "  source: {‸start: 79, end: 88, exact: The trees}\n  cue"),
    Planted("a speaker one letter off", POST, "  speaker: mira-tolland\n  presentation: marked\n  clauses", "  speaker: ‸mira-toland\n  presentation: marked\n  clauses"),
    Planted("no speaker, attribution correct", POST, "  speaker: mira-tolland\n  presentation: marked\n  clauses", "  presentation: marked\n  clauses", ((POST, "id: qaaaa"), (POST, "attribution: correct"))),
    Planted("the trust for the chair whom the source names", POST, "  speaker: mira-tolland\n  presentation: marked\n  clauses", "  speaker: ‸orchard-trust\n  presentation: marked\n  clauses", ((POST, "exact: 'its chair, Mira Tolland'}"),)),
    Planted("an attribution that no list has", DIGEST, "  printed: There were fifty offers.\n  attribution: correct", "  printed: There were fifty offers.\n  attribution: ‸right"),
    Planted("attribution forgotten", DIGEST, "  printed: There were fifty offers.\n  attribution: correct\n", "  printed: There were fifty offers.\n", ((DIGEST, "id: qcccc"),)),
    Planted("meaning not said though words were replaced", DIGEST, "  meaning: strengthened\n  meaning_locus: quote\n  said: Pruning is permitted.\n  printed: Pruning is obligatory.\n", "", ((DIGEST, "id: qdddd"),)),
    Planted("meaning changed, and nobody says where", DIGEST, "  meaning: strengthened\n  meaning_locus: quote\n", "  ‸meaning: strengthened\n"),
    Planted("meaning changed, printed is missing", DIGEST, "  meaning: strengthened\n  meaning_locus: quote\n  said: Pruning is permitted.\n  printed: Pruning is obligatory.\n", "  ‸meaning: strengthened\n  meaning_locus: quote\n  ‸said: Pruning is permitted.\n"),
    Planted("meaning changed, said and printed are equal", DIGEST, "  printed: There were fifty offers.", "  ‸printed: There were forty offers.", ((DIGEST, "said: There were forty offers."), (DIGEST, "meaning: fact_changed"))),
    Planted("not in the statement, yet it renders something", POST, "  - id: caaaa\n    rendering: rendered\n    renders:\n", "  - id: caaaa\n    rendering: ‸not_in_statement\n    ‸renders:\n", ((POST, "id: caaaa"),)),
    Planted("unverifiable without a reason", DIGEST, "  - id: ccccc\n    rendering: rendered\n    renders:\n    - {start: 163, end: 172, statement: main, exact: 40 offers}\n", "  - id: ccccc\n    rendering: ‸unverifiable\n", ((DIGEST, "id: ccccc"),)),
    Planted("rendered, and it is not said what", DIGEST, "  - id: ccccc\n    rendering: rendered\n    renders:\n    - {start: 163, end: 172, statement: main, exact: 40 offers}\n", "  - id: ccccc\n    rendering: ‸rendered\n", ((DIGEST, "id: ccccc"),)),
    Planted("a statement that the event does not have", DIGEST, "{start: 163, end: 172, statement: main,", "{start: 163, end: 172, statement: ‸speech,"),
    Planted("a typing error in the words of the statement", DIGEST, "exact: 'We have received 40 offers, and we have declined every one of them'", "‸exact: 'We have recieved 40 offers, and we have declined every one of them'"),
    Planted("a passage that the event does not have", LAMP, "renders: [passage: lamp-stays-lit]", "renders: [passage: ‸lamp-stay-lit]"),
    Planted("a duplicate of other words", DIGEST, "- id: qdddd\n", "- id: qdddd\n  duplicate_of: ‸qcccc\n"),
    # witnesses
    Planted("a machine paraphrase as a witness", LAMP, "rewriting: [faithful_report]", "rewriting: ‸[machine_paraphrase]", ((HARBOUR, "article: lamp-gazette"),)),
    Planted("a witness that is no article of the event", HARBOUR, "article: north-wire", "article: ‸northwire"),
    Planted("a witness without a reason", HARBOUR, "      reason: Reports the words in full from the quay.\n", "", ((HARBOUR, "article: lamp-gazette"),)),
    # claims and mentions
    Planted("a claim of more than 25 words", ORCHARD, "text: The trust declined forty offers.", "text: ‸The trust that has looked after the old orchard for many years declined each and every one of the forty offers which it had received for it since the spring."),
    Planted("a claim of the statement without a passage", ORCHARD, "origin: statement, passages: [offers]", "‸origin: statement"),
    Planted("a claim of a passage that is not there", ORCHARD, "passages: [lease]", "passages: [‸leases]"),
    Planted("two claims under one id", ORCHARD, "id: sundays-open, text", "id: ‸pruning-allowed, text"),
    Planted("no answers", POST, "{start: 110, end: 144, statement: main, exact: Visitors remain welcome on Sundays}\n  answers: {recoverable: true, compatible: true, claim_entails_mention: true, mention_entails_claim: true}\n", "{start: 110, end: 144, statement: main, exact: Visitors remain welcome on Sundays}\n", ((POST, "id: mcccc"),)),
    Planted("incompatible, and yet one entails the other", DIGEST, "answers: {recoverable: true, compatible: false}", "answers: {recoverable: true, compatible: false, ‸claim_entails_mention: true}"),
    Planted("yes for true", DIGEST, "answers: {recoverable: true, compatible: false}", "answers: {recoverable: ‸yes, compatible: false}"),
    Planted("a question left out that was to be answered", DIGEST, "claim_entails_mention: true, mention_entails_claim: false}", "claim_entails_mention: true}", ((DIGEST, "answers: {recoverable: true, compatible: true, claim_entails_mention: true}"),)),
    Planted("direct mode for words without marks", POST, "mode: attributed_indirect", "mode: ‸attributed_direct"),
    Planted("asserted, and yet somebody is said to have said it", POST, "mode: attributed_indirect", "mode: ‸asserted", ((POST, "{start: 235"),)),
    Planted("attributed to nobody", POST, "  mode: attributed_indirect\n  chain:\n  - {speaker: mira-tolland, source: {start: 235, end: 242, exact: Tolland, suffix: ' said that'}, cue: {start: 243, end: 247, exact: said, suffix: ' that'}}\n", "  ‸mode: attributed_indirect\n", ((POST, "id: mcccc"),)),
    Planted("the quote of a mention is another one", POST, "  quote: qaaaa\n", "  quote: ‸qbbbb\n"),
    Planted("a mention in the boilerplate", POST, _LAST, _LAST + _MENTION, ((POST, "zone: boilerplate"),)),
    Planted("equivalent with a difference that changes meaning", POST, "  quote: qaaaa\n", "  differences:\n  - {‸id: deeee, slot: time, operation: replace, at: {start: 121, end: 137, exact: for twelve years}, was: {start: 43, end: 59, statement: main, exact: for twelve years}, changes_meaning: true}\n  quote: qaaaa\n", ((POST, "id: maaaa"),)),
    Planted("dropped words that are still there", DIGEST, "slot: time, operation: drop, was", "slot: time, operation: drop, ‸at: {start: 14, end: 18, exact: runs}, was"),
    Planted("added words that were there before", DIGEST, "slot: modality, operation: strengthen", "slot: modality, operation: ‸add"),
    Planted("a difference at words outside its mention", DIGEST, "at: {start: 89, end: 93, exact: must}", "at: {‸start: 119, end: 128, exact: explained}"),
    Planted("contradicts, and no difference given", DIGEST, "  differences:\n  - {id: dbbbb, slot: quantity, operation: replace, at: {start: 50, end: 52, exact: '50'}, was: {start: 163, end: 165, statement: main, exact: '40'}, changes_meaning: true, computed: {drift: numeric, severity: 2}}\n", "", ((DIGEST, "id: meeee"),)),
    # heads and the event
    Planted("a language in words", POST, "language: en\n", "language: ‸English\n"),
    Planted("a day in words", POST, "published: 2025-05-06", "published: ‸6 May 2025"),
    Planted("one kind of rewriting, not as a list", DIGEST, "rewriting: [machine_paraphrase]", "rewriting: ‸machine_paraphrase"),
    Planted("restricted, and the text lies here", DIGEST, "access: open", "access: ‸restricted"),
    Planted("an annotator one letter off", DIGEST, "annotators: [tester]", "annotators: [‸testr]"),
    Planted("two entities under one id", ORCHARD, "id: orchard-trust, kind", "id: ‸mira-tolland, kind"),
    Planted("two passages under one id", ORCHARD, "{id: sundays, gist", "{id: ‸trees, gist"),
    # YAML as typed
    Planted("no space after a colon", POST, "  attribution: correct\n  computed: {form: verbatim, verified_share: 1.0, fidelity: faithful}\n- id: qbbbb", "  ‸attribution:correct\n  computed: {form: verbatim, verified_share: 1.0, fidelity: faithful}\n- id: qbbbb"),
    Planted("a brace not closed", DIGEST, "source: {start: 62, end: 71, exact: its chair}\n", "source: {‸start: 62, end: 71, exact: its chair\n", ((DIGEST, "  cue: {start: 72, end: 76, exact: says}"),)),
    Planted("a colon in a sentence without quotation marks", DIGEST, "said: There were forty offers.", "‸said: As told: there were forty offers."),
    # texts
    Planted("a word of a quoted sentence changed in the text", POST_TEXT, "“The trees may be pruned,”", "‸“The trees can be pruned,”", ((POST, "start: 172"), (POST, "exact: The trees may be pruned"), (POST, "digest:"), (POST, "norm:"))),
    Planted("curly marks straightened in the text", DIGEST_TEXT, "“50 offers”", '‸"50 offers"', ((DIGEST, "digest:"), (DIGEST, "norm:"))),
    # corpus.toml and splits.tsv
    Planted("an outlet that articles name is gone", TOML, '[outlets.vale-digest]\nname = "Vale Digest"\ninvented = true\n\n', "", ((DIGEST, "outlet: vale-digest"),)),
    Planted("a word for true", TOML, '[outlets.lamp-gazette]\nname = "Lamp Gazette"\ninvented = true', '[outlets.lamp-gazette]\nname = "Lamp Gazette"\ninvented = ‸"yes"'),
    Planted("an invented article in an outlet that exists", TOML, '[outlets.vale-digest]\nname = "Vale Digest"\ninvented = true', '[outlets.vale-digest]\nname = "Vale Digest"\ninvented = ‸false', ((DIGEST, "outlet: vale-digest"), (DIGEST, "fiction: true"))),
    Planted("a table one letter off", TOML, "[outlets.vale-digest]", "[‸outlet.vale-digest]"),
    Planted("a kind of annotator that no list has", TOML, 'kind = "program"', 'kind = ‸"software"'),
    Planted("an event without a line in splits.tsv", SPLITS, "harbour-lamp-2025\treal\t0.1.0\t\t\n", ""),
    Planted("an event misspelt in splits.tsv", SPLITS, "orchard-lease-2025", "‸orchard-lease-2052"),
    Planted("real news in train", SPLITS, "harbour-lamp-2025\treal", "‸harbour-lamp-2025\ttrain"),
    Planted("withdrawn: yes", SPLITS, "train\t0.1.0\t\t", "‸train\t0.1.0\tyes\t"),
    Planted("a split that no list has", SPLITS, "\ttrain\t", "‸\ttraining\t"),
)  # fmt: skip

_QUOTE = """- ‸id: qkkkk
  content:
  - ‸start: 78
    end: 138
    exact: We will renew the lease of the old orchard for twelve years,
  source: {start: 145, end: 168, exact: 'its chair, Mira Tolland'}
  cue: {start: 140, end: 144, exact: said}
  speaker: mira-tolland
  presentation: marked
  clauses:
  - id: ckkkk
    rendering: rendered
    renders:
    - {start: 0, end: 59, statement: main, exact: We will renew the lease of the old orchard for twelve years}
    computed: {form: verbatim, rung: final_point, reference: statement, said_at: {statement: main, start: 0, end: 60}, edits: [{rule: final_point, at: 59, said: ., printed: ','}]}
  attribution: correct
  computed: {form: verbatim, verified_share: 1.0, fidelity: faithful}
"""

MORE_FAULTS = (
    # keys, heads
    Planted("a key one letter off", DIGEST, "published: 2025-05-07", "‸publshed: 2025-05-07"),
    Planted("a key twice", POST, "depth: full\n", "‸depth: full\n‸depth: quotes\n"),
    Planted("published a year before the statement was made", POST, "published: 2025-05-06", "published: ‸2024-05-06", ((ORCHARD, "  date: 2025-05-06"),)),
    Planted("annotated before it was published", DIGEST, "date: 2025-06-01", "date: ‸2025-01-06", ((DIGEST, "published:"),)),
    Planted("another language than the text has", DIGEST, "language: en", "language: ‸de"),
    Planted("a language with an underscore", POST, "language: en", "language: ‸en_GB"),
    Planted("a licence with a letter for a nought", POST, "licence: CC0-1.0", "licence: ‸CC0-1.O"),
    Planted("an open text that is not free", DIGEST, "licence: CC0-1.0", "licence: ‸LicenseRef-all-rights-reserved", ((DIGEST, "access: open"),)),
    Planted("a whole address for its host", WIRE, "host: north-wire.example", "host: ‸'https://north-wire.example/lamp'"),
    Planted("archived before it was published", LAMP, "archived: '2025-10-05'", "archived: ‸'2025-09-05'", ((LAMP, "published:"),)),
    Planted("a version of the guidelines that does not exist", POST, "guideline: '0.1'", "guideline: ‸'1.0'"),
    Planted("nobody annotated it", POST, "annotators: [tester]", "annotators: ‸[]"),
    Planted("a real article in an invented event", POST, "fiction: true}", "fiction: ‸false}", ((ORCHARD, "fiction: true"), (TOML, "[outlets.hillside-post]"))),
    # zones, spans, words
    Planted("two zones overlap", DIGEST, "body, start: 23", "body, ‸start: 20", ((DIGEST, "zone: headline"),)),
    Planted("a zone begins inside a word", DIGEST, "end: 23, opens: Orchard lease}\n- {zone: body, start: 23, end: 130, opens: The trust has}", "‸end: 25, opens: Orchard lease}\n- {zone: body, ‸start: 25, end: 130}"),
    Planted("start and end changed places", POST, "  cue: {start: 140, end: 144, exact: said}\n  speaker", "  cue: {‸start: 144, end: 140, exact: said}\n  speaker"),
    Planted("two digits of a position changed places", POST, "  - start: 172\n    end: 196\n    exact: The trees", "  - ‸start: 127\n    ‸end: 196\n    ‸exact: The trees"),
    Planted("words that occur twice, without a position", POST, "  cue: {start: 140, end: 144, exact: said}\n  speaker", "  cue: {‸exact: said}\n  speaker"),
    Planted("a suffix that does not follow", POST, "exact: Tolland, suffix: ' said that'", "exact: Tolland, ‸suffix: ' says that'"),
    Planted("a mention stops inside a word", POST, "    end: 289\n    exact: visitors could still come on Sundays\n", "    ‸end: 288\n    ‸exact: visitors could still come on Sunday\n", ((POST, "- start: 253"), (POST, "id: mcccc"))),
    Planted("a quote stops before its last word", DIGEST, "    end: 104\n    exact: The trees must be pruned,\n", "    ‸end: 96\n    ‸exact: The trees must be\n", ((DIGEST, "- start: 79"), (DIGEST, "id: qdddd"), (DIGEST, "presentation: marked"))),
    Planted("words of a restricted text in its file", LAMP, "cue: {start: 112, end: 121}", "cue: {start: 112, end: 121, ‸exact: announced}"),
    Planted("a sentence of a restricted text in a note", LAMP, "  claim: keeper-stays\n", "  claim: keeper-stays\n  ‸note: Says that the keeper of the harbour lamp is to stay for another winter.\n"),
    # quotes
    Planted("a whole sentence called mixed", POST, "  presentation: marked\n  clauses:\n  - id: caaaa", "  presentation: ‸mixed\n  clauses:\n  - id: caaaa"),
    Planted("source and cue changed places", POST, "  source: {start: 198, end: 201, exact: she}\n  cue: {start: 202, end: 207, exact: added}\n", "  source: {‸start: 202, end: 207, exact: added}\n  cue: {‸start: 198, end: 201, exact: she}\n"),
    Planted("renders another sentence", POST, "    - {start: 0, end: 59, statement: main, exact: We will renew the lease of the old orchard for twelve years}\n", "    - {‸start: 110, end: 144, statement: main, exact: Visitors remain welcome on Sundays}\n", ((POST, "id: caaaa"), (POST, "rung: final_point"))),
    Planted("one quote entered twice", POST, "- id: qbbbb\n", _QUOTE + "- id: qbbbb\n", ((POST, "id: qaaaa"), (POST, "- start: 78"))),
    Planted("a quote that is its own duplicate", DIGEST, "- id: qdddd\n", "- id: qdddd\n  duplicate_of: ‸qdddd\n"),
    Planted("the speaker is his own outer speaker", DIGEST, "  cue: {start: 119, end: 128, exact: explained}\n", "  cue: {start: 119, end: 128, exact: explained}\n  ‸chain:\n  - {‸speaker: mira-tolland}\n"),
    Planted("verbatim, and yet reversed by the quote", POST, "  attribution: correct\n  computed: {form: verbatim, verified_share: 1.0, fidelity: faithful}\n- id: qbbbb", "  ‸meaning: reversed\n  ‸meaning_locus: quote\n  said: The lease goes on.\n  printed: The lease ends.\n  attribution: correct\n  computed: {form: verbatim, verified_share: 1.0, fidelity: distorted}\n- id: qbbbb", ((POST, "id: qaaaa"),)),
    Planted("anonymous, and yet named", DIGEST, "  printed: Pruning is obligatory.\n  attribution: correct", "  printed: Pruning is obligatory.\n  attribution: ‸anonymous", ((DIGEST, "  source: {start: 106"), (DIGEST, "id: qdddd"))),
    Planted("a reason for what could be verified", POST, "  - id: caaaa\n    rendering: rendered\n", "  - id: caaaa\n    rendering: rendered\n    ‸reason: other_occasion\n", ((POST, "id: caaaa"),)),
    Planted("a computed label typed by hand", DIGEST, "drift: numeric, severity: 2", "drift: numeric, ‸severity: 3"),
    # mentions
    Planted("a further relation that is the relation itself", DIGEST, "  quote: qdddd\n", "  accept: ‸[narrower]\n  quote: qdddd\n", ((DIGEST, "id: mffff"),)),
    Planted("not recoverable, and the rest is answered", DIGEST, "{recoverable: true, compatible: true, claim_entails_mention: false,", "{recoverable: ‸false, compatible: true, claim_entails_mention: false,"),
    Planted("it is not said whether a difference changes meaning", DIGEST, "exact: may}, changes_meaning: true,", "exact: may},", ((DIGEST, "id: dcccc"),)),
    Planted("another severity without a reason", DIGEST, "exact: '40'}, changes_meaning: true,", "exact: '40'}, changes_meaning: true, ‸override: {severity: 1},"),
    Planted("a mention of a quote by another speaker", DIGEST, "{speaker: mira-tolland, source: {start: 106", "{‸speaker: orchard-trust, source: {start: 106", ((DIGEST, "quote: qdddd"), (DIGEST, "  source: {start: 106"))),
    Planted("renders another passage than its claim", POST, "  - {start: 110, end: 144, statement: main, exact: Visitors remain welcome on Sundays}\n", "  - {‸start: 61, end: 84, statement: main, exact: The trees may be pruned}\n", ((POST, "claim: sundays-open"), (POST, "id: mcccc"))),
    # claims and conflicts
    Planted("a claim of the coverage with a passage", HARBOUR, "origin: coverage}", "origin: ‸coverage, passages: [lamp-stays-lit]}"),
    Planted("a merged claim that still has a mention", ORCHARD, "origin: statement, passages: [sundays]", "origin: statement, passages: [sundays], ‸merged_into: lease-renewed", ((POST, "claim: sundays-open"), (POST, "id: mcccc"))),
    Planted("a conflict of one reading", ORCHARD, "passages: [offers]}\n", "passages: [offers]}\nconflicts:\n- ‸id: how-many\n  claim: offers-declined\n  ‸readings:\n  - ‸{gist: Fifty offers., mentions: [{article: vale-digest, mention: meeee}]}\n"),
    Planted("a conflict with a mention of another claim", ORCHARD, "passages: [offers]}\n", "passages: [offers]}\nconflicts:\n- id: how-many\n  ‸claim: offers-declined\n  readings:\n  - {gist: Fifty offers., mentions: [{article: vale-digest, mention: meeee}]}\n  - {gist: Forty offers., mentions: [{article: hillside-post, ‸mention: mbbbb}]}\n"),
    # statements, passages, witnesses
    Planted("two passages out of order", ORCHARD, "  - {id: trees, gist: Pruning is permitted and felling is not., at: {start: 61, end: 108, exact: The trees may be pruned but must not be felled.}}\n  - {id: sundays, gist: People can still visit on Sundays., at: {start: 110, end: 145, exact: Visitors remain welcome on Sundays.}}", "  - {‸id: sundays, gist: People can still visit on Sundays., at: {start: 110, end: 145, exact: Visitors remain welcome on Sundays.}}\n  - {‸id: trees, gist: Pruning is permitted and felling is not., at: {start: 61, end: 108, exact: The trees may be pruned but must not be felled.}}"),
    Planted("a kind of entity in American spelling", ORCHARD, "kind: organisation", "kind: ‸organization"),
    Planted("a witness beyond the end of its article", HARBOUR, "{start: 198, end: 256}", "{‸start: 198, end: 526}"),
    # tombstones and what is allowed
    Planted("a withdrawn id in use", POST, "depth: full\n", "depth: full\nwithdrawn:\n- {‸id: mcccc, date: 2025-06-02, reason: Entered by mistake.}\n", ((POST, "- id: mcccc"),)),
    Planted("a withdrawn article that is still there", ORCHARD, "claims:\n", "withdrawn:\n- {‸id: vale-digest, date: 2025-06-02, reason: Asked for by its outlet.}\nclaims:\n"),
    Planted("an allowance for a record that is not there", POST, "depth: full\n", "depth: full\nallow:\n- {code: L409, ‸target: qzzzz, reason: The clause is read as a whole.}\n"),
    # registry and splits
    Planted("one outlet twice", TOML, "[annotators.tester]", '‸[outlets.north-wire]\nname = "North Wire"\ninvented = true\n\n[annotators.tester]', ((TOML, "[outlets.north-wire]"),)),
    Planted("spaces for tabs", SPLITS, "orchard-lease-2025\ttrain\t0.1.0\t\t", "‸orchard-lease-2025  train  0.1.0"),
    Planted("one event in two splits", SPLITS, "train\t0.1.0\t\t\n", "train\t0.1.0\t\t\n‸orchard-lease-2025\ttest\t0.1.0\t\t\n", ((SPLITS, "orchard-lease-2025\ttrain"),)),
    Planted("in a split since a version to come", SPLITS, "train\t0.1.0", "train\t‸0.2.0"),
    # texts, files, YAML
    Planted("a text in Latin-1", POST_TEXT, "HILLSIDE", "‸HILLSID\udcc9", ((POST, "digest:"),)),
    Planted("one line of a text ends as on Windows", DIGEST_TEXT, "runs on\n", "‸runs on\r\n", ((DIGEST, "digest:"),)),
    Planted("a word of the statement changed", STATEMENT, "for twelve years", "‸for twenty years", ((ORCHARD, "digest:"), (ORCHARD, "id: lease,"))),
    Planted("a text without annotations", "raw/orchard-lease-2025/valley-echo.txt", "", "The orchard lease goes on.\n"),
    Planted("a name that ends in yml", "annotations/orchard-lease-2025/valley-echo.yml", "", "outlet: vale-digest\n"),
    Planted("marks of a merge that was not finished", DIGEST, "published: 2025-05-07\n", "‸<<<<<<< HEAD\n‸published: 2025-05-07\n‸=======\n‸published: 2025-05-08\n‸>>>>>>> fix-date\n"),
    Planted("an apostrophe inside single quotation marks", DIGEST, "said: There were forty offers.", "‸said: 'There were the trust's forty offers.'", ((DIGEST, "printed: There were fifty"),)),
)  # fmt: skip
"""A second list, planted after the first was looked at: other faults, other places."""


OPEN = frozenset(
    {
        "content with its opening mark",
        "the frame interrupts, the flag is not set",
        "a flag of continuation at the first quote",
        "the trust for the chair whom the source names",
        "direct mode for words without marks",
        "dropped words that are still there",
        "added words that were there before",
        "a difference at words outside its mention",
        "contradicts, and no difference given",
        "restricted, and the text lies here",
        "a word of a quoted sentence changed in the text",
        "curly marks straightened in the text",
        "an event without a line in splits.tsv",
        "real news in train",
        "another language than the text has",
        "two zones overlap",
        "a zone begins inside a word",
        "a mention stops inside a word",
        "a quote stops before its last word",
        "a whole sentence called mixed",
        "source and cue changed places",
        "renders another sentence",
        "the speaker is his own outer speaker",
        "verbatim, and yet reversed by the quote",
        "anonymous, and yet named",
        "a mention of a quote by another speaker",
        "renders another passage than its claim",
        "two passages out of order",
        "a withdrawn article that is still there",
        "a word of the statement changed",
    }
)
"""Names of faults that `check` misses, reports elsewhere or more than once; to be emptied."""

SOUND = (
    Planted("a comment above a record", DIGEST, "- id: meeee\n", "# see the desk's note\n- id: meeee\n", is_fault=False),
    Planted("a note", DIGEST, "  claim: offers-declined\n", "  claim: offers-declined\n  note: The chair may have misspoken.\n", is_fault=False),
    Planted("keys in another order", POST, "outlet: hillside-post\npublished: 2025-05-06\n", "published: 2025-05-06\noutlet: hillside-post\n", is_fault=False),
    Planted("another defensible relation", DIGEST, "compatible: true, claim_entails_mention: true, mention_entails_claim: false}\n", "compatible: true, claim_entails_mention: true, mention_entails_claim: false}\n  accept: [overlaps]\n", is_fault=False),
    Planted("a day in quotation marks", DIGEST, "published: 2025-05-07", "published: '2025-05-07'", is_fault=False),
    Planted("an alias more", ORCHARD, "aliases: [Tolland]", "aliases: [Tolland, Ms Tolland]", is_fault=False),
    Planted("two ways in which an article came to be", POST, "rewriting: [faithful_report]", "rewriting: [faithful_report, appended_generated_text]", is_fault=False),
    Planted("a title in other words", ORCHARD, "title: A trust keeps an orchard", "title: 'An orchard: kept by its trust'", is_fault=False),
)  # fmt: skip
"""Changes that are no faults: nothing may be said of them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `check` said of a planted change.

    Attributes:
        planted: the change.
        places: where it may be reported.
        found: code, file and line of each finding that follows from no other.
        fault: how the command ended as none may.
    """

    planted: Planted
    places: frozenset
    found: tuple
    fault: str

    @property
    def where(self):
        """Return whether it is reported at its line, elsewhere, or not at all."""
        if not self.planted.is_fault:
            return "silent" if not self.found else "FALSE ALARM"
        if not self.found:
            return "MISSED"
        files = {file for file, line in self.places if line is None}
        return (
            "line" if any((file, line) in self.places or file in files for _, file, line in self.found) else "elsewhere"
        )

    @property
    def is_right(self):
        """Whether it is reported once, at its line; or rightly not at all."""
        return not self.fault and (self.where == "silent" or (self.where == "line" and len(self.found) == 1))


def judge(planted):
    """Plant a fault in a copy of the tiny corpus, check it, and return what was said."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(CORPORA / "tiny-texts", work / "tiny-texts")
        corpus = Path(shutil.copytree(CORPORA / "tiny", work / "tiny"))
        places = planted.plant(corpus)
        done = run("check", "--corpus", corpus, "--format", "json", cwd=work)
        try:
            findings = json.loads(done.out)["findings"]
        except ValueError:
            line = done.err.strip().splitlines()[-1:] or [""]
            findings = [{"code": f"usage: {line[0]}", "file": None, "line": None, "caused_by": None}]
        roots = tuple((one["code"], one["file"], one["line"]) for one in findings if one["caused_by"] is None)
        return Verdict(
            planted,
            frozenset(places),
            roots,
            done.fault or ("" if bool(roots) == bool(done.status) else f"status {done.status}"),
        )


def main():
    """Print a line for each planted change, and how many were reported as they should be."""
    verdicts = [judge(planted) for planted in (*FAULTS, *MORE_FAULTS, *SOUND)]
    for verdict in verdicts:
        places = ", ".join(f"{file.rpartition('/')[2]}:{line or '-'}" for file, line in sorted(verdict.places, key=str))
        said = ", ".join(
            f"{code}@{(file or '').rpartition('/')[2]}:{line or '-'}" for code, file, line in verdict.found
        )
        print(
            f"{'ok ' if verdict.is_right else '!! '} {verdict.where:<9} {len(verdict.found)} | {verdict.planted.name} | {places} | {said} {verdict.fault}"
        )
    faults = [verdict for verdict in verdicts if verdict.planted.is_fault]
    print(
        f"{len(faults)} faults: {sum(bool(one.found) for one in faults)} found, {sum(one.where == 'line' for one in faults)} at the right line, "
        f"{sum(one.is_right for one in faults)} of them with one finding; "
        f"{sum(one.where == 'FALSE ALARM' for one in verdicts)} of {len(SOUND)} sound changes reported"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
