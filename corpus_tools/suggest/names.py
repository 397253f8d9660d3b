"""Where an article names the entities of its event, and which roles it gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import EntityKind
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus_tools.schemas.event import Entity

LEADERS = frozenset(
    """administrator boss ceo chair chairman chairperson chairwoman chief commissioner coordinator director executive
    founder governor head leader manager mayor minister owner president principal rector secretary supervisor
    superintendent chancellor premier curator captain editor""".split()
)
"""Roles that one person has in a body and that is thus known by."""

ROLES = LEADERS | frozenset(
    """spokesman spokeswoman spokesperson engineer lawyer attorney professor doctor analyst expert official resident
    critic councillor councilor senator lawmaker deputy adviser advisor farmer teacher historian artist scientist
    researcher businessman entrepreneur billionaire programmer developer victim witness neighbour neighbor driver
    officer inspector""".split()
)
"""Nouns that say what a person is."""

_KINDS_OF_BODY = (
    "company firm operator group business maker manufacturer platform service app messenger startup",
    "agency authority regulator watchdog commission board inspectorate",
    "ministry department government administration",
    "council municipality town city",
    "museum gallery institute university foundation trust collection",
    "union association federation committee organisation organization",
)

BODIES = {word: frozenset(words.split()) for words in _KINDS_OF_BODY for word in words.split()}
"""Nouns that say what a body is, each with those that may stand for it."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NAME_PARTS = 2
_APPOSITION = 70
"""Most code points between a name and the end of the phrase that says who it is."""
_DESCRIBED = re.compile(rf"\b[Tt]he\s(?:[\w’'-]+\s){{0,2}}?({'|'.join(sorted(ROLES))})\b(?!\s(?:of|for|at)\b)")
_MEN = frozenset("man father grandfather brother son husband uncle spokesman chairman businessman".split())
_WOMEN = frozenset("woman mother grandmother sister daughter wife aunt spokeswoman chairwoman businesswoman".split())
_MALE, _FEMALE = re.compile(r"\b(?:Mr|Sir|Lord)\.?\s+$"), re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady)\.?\s+$")


@dataclass(frozen=True, slots=True)
class Named:
    """A place where an entity is named.

    Attributes:
        span: the name as it is written.
        entity: id of the entity.
        is_possessive: whether the name is a genitive.
    """

    span: Span
    entity: str
    is_possessive: bool


def find_names(text: str, entities: Sequence[Entity]) -> tuple[Named, ...]:
    """Return every place where an entity is named, in order; of names that overlap the longest.

    Example:
        >>> from corpus_tools.schemas.event import Entity
        >>> from corpus_tools.schemas.vocab import EntityKind
        >>> ana = Entity(id="ana-vale", kind=EntityKind.PERSON, name="Ana Vale")
        >>> [(one.span.start, one.entity) for one in find_names("Ana Vale left. Ms Vale’s car stayed.", [ana])]
        [(0, 'ana-vale'), (18, 'ana-vale')]
    """
    found: list[Named] = []
    for name, entity in sorted(_names(entities).items(), key=lambda item: (-len(item[0]), item)):
        for match in _pattern(name).finditer(text):
            span = Span(*match.span(1))
            if not any(span.overlap(other.span) for other in found):
                found.append(Named(span, entity, text[span.end : span.end + 2] in {"’s", "'s"}))
    return tuple(sorted(found, key=lambda one: one.span))


def _names(entities: Sequence[Entity]) -> Mapping[str, str]:
    """Return entity by name; a name that several have is left out."""
    owners: dict[str, set[str]] = {}
    for entity in entities:
        for name in _variants(entity):
            owners.setdefault(name, set()).add(entity.id)
    return {name: next(iter(own)) for name, own in owners.items() if len(own) == 1}


def _variants(entity: Entity) -> Iterator[str]:
    for name in (entity.name, *entity.aliases):
        yield _bare(name)
    parts = entity.name.split()
    if entity.kind is EntityKind.PERSON and len(parts) >= _NAME_PARTS:
        yield parts[-1]


def _bare(name: str) -> str:
    """Return a name without its article, so that "the company" is found at the head of a sentence too."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else name


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    flags = re.IGNORECASE if name[:1].islower() or " " in name else re.NOFLAG
    return re.compile(rf"(?<![\w-])({words})(?![\w-])", flags)


def find_roles(text: str, names: Sequence[Named], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return the persons whom an article gives a role, by the noun of the role; a noun given to several is left out.

    Example:
        >>> from corpus_tools.schemas.event import Entity
        >>> from corpus_tools.schemas.vocab import EntityKind
        >>> ana = Entity(id="ana-vale", kind=EntityKind.PERSON, name="Ana Vale")
        >>> text = "The plan of managing director Ana Vale failed."
        >>> find_roles(text, find_names(text, [ana]), {"ana-vale": ana})
        {'director': 'ana-vale'}
    """
    owners: dict[str, set[str]] = {}
    for named in names:
        if entities[named.entity].kind is EntityKind.PERSON:
            for role in _roles_next_to(text, named.span):
                owners.setdefault(role, set()).add(named.entity)
    return {role: next(iter(own)) for role, own in sorted(owners.items()) if len(own) == 1}


def find_described(text: str, roles: Mapping[str, str], main: str | None) -> tuple[Named, ...]:
    """Return every place where a person is spoken of by a role: "the chief executive", "the Calloway boss".

    Args:
        text: the article.
        roles: whom the article gives each role.
        main: who leads the body that the event is about; None if nobody is known to.

    Example:
        >>> [(one.span.start, one.entity) for one in find_described("The old mayor left.", {"mayor": "ana-vale"}, None)]
        [(0, 'ana-vale')]
    """
    known = {**(dict.fromkeys(LEADERS, main) if main is not None else {}), **roles}
    found = (
        Named(Span(match.start(), match.end()), known[match[1].lower()], text.startswith(("’s", "'s"), match.end()))
        for match in _DESCRIBED.finditer(text)
        if match[1].lower() in known
    )
    return tuple(found)


def _roles_next_to(text: str, span: Span) -> Iterator[str]:
    before = _WORD.findall(text[max(0, span.start - 40) : span.start])
    gap = text[max(0, span.start - 2) : span.start]
    if before and gap.strip(" ,") == gap.strip() and before[-1].lower() in ROLES:
        yield before[-1].lower()
    after = text[span.end : span.end + _APPOSITION]
    if after.startswith(", "):
        phrase = after[2:].split(",")[0].split(".")[0]
        words = [word.lower() for word in _WORD.findall(phrase)]
        head = next((at for at, word in enumerate(words) if word in {"of", "at", "for", "who", "with"}), len(words))
        yield from (word for word in words[max(0, head - 1) : head] if word in ROLES)


def find_genders(text: str, names: Sequence[Named]) -> dict[str, str]:
    """Return "he" or "she" for persons whose titles, names or roles say it.

    Example:
        >>> from corpus_tools.schemas.event import Entity
        >>> from corpus_tools.schemas.vocab import EntityKind
        >>> people = [Entity(id=name.lower(), kind=EntityKind.PERSON, name=name) for name in ("Vale", "Reed")]
        >>> text = "Mr Vale met Reed, a spokeswoman for the mill."
        >>> find_genders(text, find_names(text, people))
        {'vale': 'he', 'reed': 'she'}
    """
    found: dict[str, str] = {}
    for named in names:
        before = text[max(0, named.span.start - 8) : named.span.start]
        nouns = {word.lower() for word in _WORD.findall(named.span.of(text))} | set(_roles_next_to(text, named.span))
        is_man = bool(_MALE.search(before)) or not nouns.isdisjoint(_MEN)
        if is_man or _FEMALE.search(before) or not nouns.isdisjoint(_WOMEN):
            found[named.entity] = "he" if is_man else "she"
    return found
