"""Annotation files as they begin: every record that needs nobody's judgement, and comments that ask for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ryaml
from pydantic import ValidationError
from pydantic_core import to_json
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from corpus_tools.authoring.complete import text_record
from corpus_tools.authoring.layout import Plain, canonical, flow, render_tree
from corpus_tools.authoring.seal import MODELINE
from corpus_tools.authoring.zoning import PROPOSER
from corpus_tools.errors import UsageError
from corpus_tools.loaders.yaml.schema_errors import describe_errors
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.vocab import Access
from corpus_tools.text.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus_tools.authoring.zoning import ProposedZone
    from corpus_tools.schemas.base import Record

MAX_LISTED = 12
"""Entities that a comment lists as possible speakers."""

Part = tuple[str, dict[str, Plain]]
"""A comment, and the keys that stand below it."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What an article's file says before anybody has annotated it.

    Attributes:
        text: canonical text.
        outlet: id.
        published: day, if it is known.
        language: BCP 47 tag.
        access: ``open`` or ``restricted``.
        rights: record of the text's licence and provenance.
        rewriting: labels.
        depth: label.
        provenance: record of who annotates.
        zones: proposed zones.
        speakers: ids of the event's entities.
        statement: id of the statement that is retold; None if its text is not open.
    """

    text: str
    outlet: str
    published: str | None
    language: str
    access: Access
    rights: Mapping[str, Plain]
    rewriting: Sequence[str]
    depth: str
    provenance: Mapping[str, Plain]
    zones: Sequence[ProposedZone]
    speakers: Sequence[str]
    statement: str | None


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What an event's file says before anybody has worked on it.

    Attributes:
        title: in own words.
        date: day of the happening, and of the utterance.
        is_fiction: whether the event is invented.
        provenance: record of who annotates.
        speaker: record of the entity that spoke.
        statement: id of the statement.
        text: canonical text of the statement; None if nobody here may publish it.
        occasion: where and how it was made public.
        language: BCP 47 tag.
        licence: licence of the statement's text.
    """

    title: str
    date: str
    is_fiction: bool
    provenance: Mapping[str, Plain]
    speaker: Mapping[str, Plain]
    statement: str
    text: str | None
    occasion: str | None
    language: str
    licence: str | None


def article_source(facts: ArticleFacts) -> str:
    """Return an article's annotation file: complete but for what a person must say.

    No word of a restricted text is in it, neither in a record nor in a comment.

    Raises:
        UsageError: if a fact cannot stand in such a file, a language that is no tag for example.
    """
    is_sealed = facts.access is Access.RESTRICTED
    published: dict[str, Plain] = {"published": facts.published} if facts.published else {}
    record = text_record(facts.text, blocks=is_sealed).model_dump(mode="json", exclude_defaults=True)
    parts: list[Part] = [
        (_ABOUT_ARTICLE, {"outlet": facts.outlet, **published}),
        ("" if published else _PUBLISHED, {"language": facts.language, "access": facts.access.value}),
        ("" if is_sealed or not facts.rights["fiction"] else _GENERATION, {"rights": dict(facts.rights)}),
        (_REWRITING, {"rewriting": list(facts.rewriting)}),
        (_DEPTH, {"depth": facts.depth, "provenance": dict(facts.provenance), "text": record}),
    ]
    zones = CommentedMap(zones=CommentedSeq([flow(_zone(zone, is_sealed=is_sealed)) for zone in facts.zones]))
    listed = _commented(_ZONES + ("" if is_sealed else _BORDERS)) + render_tree(zones)
    source = MODELINE.format("article") + _rendered(parts) + listed + _commented(_quote_example(facts))
    _prove(Article, source)
    return source


def _zone(zone: ProposedZone, *, is_sealed: bool) -> dict[str, Plain]:
    return {
        "zone": zone.zone.value,
        **({"kind": zone.kind.value} if zone.kind is not None else {}),
        "start": zone.span.start,
        "end": zone.span.end,
        "suggested": PROPOSER,
        **({} if is_sealed else {"opens": zone.opens}),
    }


def event_source(facts: EventFacts) -> str:
    """Return an event's own file: speaker and statement, and a passage for each sentence as a comment.

    A passage needs a gist in somebody's own words, which no program has; so the passages are proposed where they
    cannot be taken for annotated ones.

    Raises:
        UsageError: if a fact cannot stand in such a file, such as a title that is too long.
    """
    parts: list[Part] = [
        (_ABOUT_EVENT, {"title": facts.title, "date": facts.date, "fiction": facts.is_fiction}),
        ("", {"provenance": dict(facts.provenance)}),
        (_ENTITIES, {"entities": [dict(facts.speaker)]}),
        (_STATEMENT if facts.occasion is None else "", {"statements": [_statement(facts)]}),
    ]
    passages = _indented(_passages(facts.text)) if facts.text is not None else _UNAVAILABLE
    source = MODELINE.format("event") + _rendered(parts) + passages + _commented(_CLAIMS)
    _prove(Event, source)
    return source


def _statement(facts: EventFacts) -> dict[str, Plain]:
    is_open = facts.text is not None
    rights: Plain = {"licence": facts.licence, "fiction": facts.is_fiction}
    text = text_record(facts.text).model_dump(mode="json", exclude_defaults=True) if facts.text is not None else None
    return {
        "id": facts.statement,
        "speaker": facts.speaker["id"],
        "date": facts.date,
        "occasion": facts.occasion or OCCASION_UNKNOWN,
        "language": facts.language,
        "access": (Access.OPEN if is_open else Access.UNAVAILABLE).value,
        **({"rights": rights, "text": text} if is_open else {}),
    }


def _passages(text: str) -> str:
    """Return a passage for each sentence, to be uncommented as its gist is written: an empty gist breaks the schema."""
    spans = sentences(text)
    digits = max(2, len(str(len(spans))))
    records: list[Plain] = [
        {"id": f"s{n:0{digits}}", "gist": "", "at": {"start": span.start, "end": span.end, "exact": span.of(text)}}
        for n, span in enumerate(spans, start=1)
    ]
    return _PASSAGES + render_tree(canonical({"passages": records}))


def _rendered(parts: Iterable[Part]) -> str:
    return "".join(_commented(comment) + render_tree(canonical(values)) for comment, values in parts if values)


def _commented(words: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in words.splitlines())


def _indented(words: str) -> str:
    """Return a comment at the depth of a statement's keys, so that taking the ``#`` away is enough."""
    return "".join(f"  # {line}".rstrip() + "\n" for line in words.splitlines())


def _prove(model: type[Record], source: str) -> None:
    """Hold a file against its schema; what it breaks came from an option, which is then named."""
    values = ryaml.loads(source)  # type: ignore[attr-defined]  # re-exported at run time
    try:
        model.model_validate_json(to_json(values))
    except ValidationError as error:
        faults = describe_errors(error, values, model, "", target="")
        raise UsageError("; ".join(fault.message for fault in faults)) from error


def _quote_example(facts: ArticleFacts) -> str:
    return "\n".join(_quote_lines(facts))


def _quote_lines(facts: ArticleFacts) -> Iterator[str]:
    listed = ", ".join(facts.speakers[:MAX_LISTED])
    more = f" and {len(facts.speakers) - MAX_LISTED} more" if len(facts.speakers) > MAX_LISTED else ""
    renders = "passage: ID" if facts.statement is None else f"statement: {facts.statement}, exact: …"
    yield "Quotes, every one of them; words as they are printed, without the outer quotation marks. `corpus-tools fix`"
    yield "finds positions and computes labels; where words stand twice, add `prefix` (some words just before)."
    if facts.access is Access.RESTRICTED:
        yield "The text is restricted: run `fix` with the text at hand before you commit, it takes the words out again."
    yield f"Speakers of this event: {listed}{more}."
    yield "quotes:"
    yield "- content: [{exact: …}]"
    yield "  source: {exact: …}           # who speaks, as it is printed; leave out what is not there"
    yield "  cue: {exact: …}              # said, according to …"
    yield f"  speaker: {facts.speakers[0] if facts.speakers else 'ID'}"
    yield "  presentation: marked         # marked, mixed, free_unmarked, scare_or_title"
    yield f"  clauses: [{{rendering: rendered, renders: [{{{renders}}}]}}]"
    yield "  attribution: correct"


OCCASION_UNKNOWN = "Where and how it was made public is not recorded."

_ABOUT_ARTICLE = """\
Begun by `corpus-tools new`. Hold every zone against the text and mend it where it is wrong; then delete its mark, or
all of them with `corpus-tools suggest EVENT/ARTICLE --confirm zones`. Then the quotes, which `corpus-tools suggest`
proposes. Comments may go when they have done their work.
"""
_PUBLISHED = "published: YYYY-MM-DD          # the day, if it is known\n"
_GENERATION = "If a model wrote the text, add to rights: generation: {model: …, date: YYYY-MM-DD}\n"
_REWRITING = """\
How the article came to be, one or more: faithful_report, partial_quote_report, human_paraphrase, machine_paraphrase,
spun, appended_generated_text, unknown.
"""
_DEPTH = "How far it is annotated: quotes; claims (every mention of a claim too); full (every difference too).\n"
_ZONES = """\
headline, deck, body, caption, appended_summary, or boilerplate with its kind; each runs to the start of the next one.
"""
_BORDERS = "To move where a zone starts, write its first words into `opens` and run `corpus-tools fix`.\n"
_ABOUT_EVENT = """\
Begun by `corpus-tools new`. What a person adds: who else speaks or is spoken of, the passages of the statement in own
words, the claims. Comments may go when they have done their work.
"""
_ENTITIES = """\
Sorted by id. Aliases are other names in use: {id: …, kind: person, name: …, aliases: [surname, title]}. Kinds: person,
organisation, group, document, place, product, unknown.
"""
_STATEMENT = "occasion: say in your own words where and how the statement was made public.\n"
_PASSAGES = """\
Passages: stretches that carry one proposition each; here one a sentence. Take the # away, write each gist in your own
words, join or split where a sentence is not one proposition, and give ids that can be read.
"""
_UNAVAILABLE = """\
  # The statement's text is not open, so its passages rest on articles that carry the speaker's words:
  # passages:
  # - {id: …, gist: …, witnesses: [{article: …, parts: [{exact: …}], reason: …}]}
"""
_CLAIMS = """\
Claims, once there is a mention of one: what is said to be so, each in own words.
claims:
- {id: …, text: …, origin: statement, passages: [s01]}
"""
