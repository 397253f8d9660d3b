"""Draws sentences from the grammar: slots, verb forms, and the two sides of a template."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quote_pairs.numbers import PRODUCERS
from benchmarks.quote_pairs.numbers_2 import NUMBERS_2

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

FOLDER = Path(__file__).parent
ROUNDS = (1, 2)
"""The first round of templates was run once and its failures changed rules; the second was written after that."""
NUMBERS = {**PRODUCERS, **NUMBERS_2}

SLOT = re.compile(r"\{([=%^]*)([a-z_]+?)(\d*)(?:\.([a-z0-9_]+))?\}")
"""``{name}``, ``{^name}`` with a capital, ``{vp.past}`` a verb form, ``{=pairs}`` and ``{%pairs}`` two-sided."""

DIFFERENCE = re.compile(r"‹([^‹›|]*)\|([^‹›|]*)›")
"""``‹words said|words printed›``."""

IRREGULAR = {
    "sell": ("sold", "sold"),
    "relay": ("relaid", "relaid"),
    "rebuild": ("rebuilt", "rebuilt"),
    "teach": ("taught", "taught"),
    "shear": ("sheared", "shorn"),
    "cut": ("cut", "cut"),
    "buy": ("bought", "bought"),
    "pay": ("paid", "paid"),
    "light": ("lit", "lit"),
    "freeze": ("froze", "frozen"),
}
DOUBLED = frozenset("ban drop stop map ship plan grit patrol cut cancel label expel".split())
TAILS = {
    1: (
        "",
        "",
        "",
        " in {place9}",
        " in {place9}, and {fact9}",
        ", and {fact9}",
        ", as I told {person9}",
        ", as {person9} told the {role9}",
        ", and {person9} knows it",
        ", and that is what I told {group9}",
        ", and I said so to {person9} in {place9}",
        " in {place9}, where {fact9}",
        "; {fact9}",
        ", which is why {group9} called me",
        ", and {group9} were {feeling9}",
    ),
    2: (
        "",
        "",
        " near {place9}",
        " near {place9}, and {fact9}",
        "; {fact9}",
        ", and so I wrote to {person9}",
        ", and {person9} agrees with me",
        ", which {person9} heard from the {role9}",
        ", and {group9} asked me about it",
        ", as {group9} know",
        ", and I wrote it in my diary on {street9}",
    ),
}
"""What ``~`` stands for: the same on both sides, free of limiters."""
LEADS = {
    1: (
        "Let me be clear: ",
        "Here is the thing: ",
        "I will say it again: ",
        "For the record: ",
        "What I told {group} is this: ",
        "My answer to {person} is simple: ",
        "On {weekday} I wrote this down: ",
    ),
    2: (
        "Listen to me: ",
        "My point is simple: ",
        "As a friend of {person}, I say this: ",
        "Write this down: ",
        "I told the {role}: ",
        "Here is what I told {group} on {weekday}: ",
    ),
}
"""Openings of a sentence that is the same on both sides from its first word on. They limit nothing."""
CONTEXT = {
    1: (
        "{^fact}.",
        "{^fact}, and {fact2}.",
        "I come from {place}.",
        "{person} is the {role} in {place}.",
        "I spoke to {person} on the way here.",
        "{person}, our {role}, lives on {street}.",
        "We met {group} in {place}.",
        "{^fact}, as {person} told me.",
        "My mother worked for {org}.",
        "{^group} know the {thing} well.",
    ),
    2: (
        "{^fact}; {fact2}.",
        "I was born on {street} in {place}.",
        "{^group} sang with {person}.",
        "{person} owns a boat in {place}.",
        "The {thing} is on {street}.",
        "I had tea with the {role}.",
        "{^fact}, says {person}.",
        "We grew up with {group}.",
    ),
}
"""Whole sentences around the quoted one. They limit nothing."""


def file_of(subject: str, round_number: int) -> str:
    """The data file of a round.

    Example:
        >>> file_of("slots", 1), file_of("slots", 2)
        ('slots.txt', 'slots-2.txt')
    """
    return f"{subject}.txt" if round_number == 1 else f"{subject}-{round_number}.txt"


def read_lists(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of a data file: ": name" opens one, items stand between semicolons."""
    lists: dict[str, list[str]] = {}
    current = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            break
        if line.startswith(": "):
            current = line[2:].strip()
            lists[current] = []
        elif line.strip() and not line.startswith("#"):
            lists[current].extend(item.strip() for item in line.split(";") if item.strip())
    return {key: tuple(items) for key, items in lists.items()}


@cache
def read_registers(round_number: int = 1) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """One mapping of lists for each register of speech, in the order of the file."""
    registers: list[dict[str, tuple[str, ...]]] = []
    for line in (FOLDER / file_of("slots", round_number)).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            registers.append({})
        elif registers and ": " in line:
            name, _, items = line.partition(": ")
            registers[-1][name] = tuple(item.strip() for item in items.split(";"))
    return tuple(registers)


@cache
def read_shared(round_number: int = 1) -> Mapping[str, tuple[str, ...]]:
    """The lists that every register shares."""
    return read_lists(file_of("slots", round_number))


@cache
def read_pairs(round_number: int = 1) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The two-sided lists, each item "phrase with ‹a|b›" as (said, printed); of a later round those not yet drawn from."""
    lists = read_lists(file_of("pairs", round_number))
    pairs = {name: tuple(split(item) for item in items) for name, items in lists.items()}
    words = read_lists(file_of("words", round_number))
    pairs |= {name: words_one_edit_apart(members) for name, members in words.items()}
    earlier = read_pairs(round_number - 1) if round_number > 1 else {}
    return {name: tuple(item for item in items if item not in earlier.get(name, ())) for name, items in pairs.items()}


def words_one_edit_apart(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of words of at least four letters that one letter (put in, left out, changed, or swapped) separates.

    Example:
        >>> words_one_edit_apart(["trial", "trail", "train", "house"])
        (('trail', 'train'), ('trail', 'trial'))
    """
    keyed: dict[str, set[str]] = {}
    long_words = sorted({word for word in words if len(word) > 3})
    for word in long_words:
        for i in range(len(word) + 1):
            keyed.setdefault(f"{word[:i]}_{word[i:]}", set()).add(word)
            keyed.setdefault(f"{word[:i]}_{word[i + 1 :]}", set()).add(word)
            swapped = word[:i] + word[i : i + 2][::-1] + word[i + 2 :]
            if swapped in long_words:
                keyed.setdefault(f"{min(word, swapped)}~", set()).update((word, swapped))
    pairs = {pair for group in keyed.values() for pair in combinations(sorted(group), 2)}
    return tuple(sorted(pairs))


def split(text: str) -> tuple[str, str]:
    """The two sides of a text with differences.

    Example:
        >>> split("We ‹will not|will› go.")
        ('We will not go.', 'We will go.')
    """
    return DIFFERENCE.sub(r"\1", text), DIFFERENCE.sub(r"\2", text)


def inflect(phrase: str, form: str) -> str:
    """A verb phrase in the form ``past``, ``pp``, ``ing`` or ``s``; or a noun in the plural.

    ``obj`` is what follows the first word, ``v`` the first word's participle.

    Example:
        >>> inflect("drop the charges", "past"), inflect("rebuild the gym", "pp"), inflect("close the road", "ing")
        ('dropped the charges', 'rebuilt the gym', 'closing the road')
        >>> inflect("bury the cable", "s"), inflect("bury the cable", "v"), inflect("bury the cable", "obj")
        ('buries the cable', 'buried', 'the cable')
        >>> inflect("signal box", "pl")
        'signal boxes'
    """
    verb, _, rest = phrase.partition(" ")
    if form == "obj":
        return rest
    if form == "pl":
        head, last = phrase[:-1], phrase[-1]
        if last == "y" and head[-1] not in "aeiou":
            return head + "ies"
        return phrase + ("es" if phrase.endswith(("s", "x", "ch", "sh")) else "s")
    y_changes = verb.endswith("y") and verb[-2] not in "aeiou"
    stem = verb + verb[-1] if verb in DOUBLED else verb
    if form == "s":
        inflected = (
            verb[:-1] + "ies" if y_changes else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
        )
    elif form == "ing":
        inflected = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else stem + "ing"
    elif verb in IRREGULAR:
        inflected = IRREGULAR[verb][form != "past"]
    elif y_changes:
        inflected = verb[:-1] + "ied"
    else:
        inflected = stem + ("d" if verb.endswith("e") else "ed")
    return inflected if form == "v" else f"{inflected} {rest}"


@dataclass(slots=True)
class Speaker:
    """Somebody who speaks in one register: remembers what a slot was filled with while one text is made."""

    rng: Random
    register: Mapping[str, tuple[str, ...]]
    round_number: int = 1
    filled: dict[str, str] = field(default_factory=dict)

    def fill(self, template: str) -> str:
        """The template with its slots filled and its differences still marked."""
        if "~" in template:
            tails = [tail for tail in TAILS[self.round_number] if "{place" not in template or "{place" not in tail]
            template = template.replace("~", self.rng.choice(tails))
        return SLOT.sub(self._slot, template)

    def aside(self, templates: Sequence[str]) -> str:
        """One of the templates, filled with other values than those of the text so far."""
        taken = {f"taken {key}": value for key, value in self.filled.items()}
        return Speaker(self.rng, self.register, self.round_number, taken).fill(self.rng.choice(templates))

    def _slot(self, match: re.Match[str]) -> str:
        marks, name, number, form = match.groups()
        if "=" in marks or "%" in marks:
            said, printed = self._two_sided(name, form)
            if "%" in marks and self.rng.random() < 0.5:
                said, printed = printed, said
            return f"‹{said}|{printed}›"
        key = name + number
        if key not in self.filled:
            self.filled[key] = self._draw(name)
        text = self.filled[key]
        if form:
            text = inflect(text, form)
        return text[0].upper() + text[1:] if "^" in marks else text

    def _two_sided(self, name: str, form: str | None) -> tuple[str, str]:
        if name == "num":
            return NUMBERS[form or ""](self.rng)
        said, printed = self.rng.choice(read_pairs(self.round_number)[name])
        return SLOT.sub(self._slot, said), SLOT.sub(self._slot, printed)

    def _draw(self, name: str) -> str:
        taken = set(self.filled.values())
        if name == "person":
            shared = read_shared(self.round_number)
            options = tuple(f"{first} {last}" for first in shared["first"] for last in shared["last"])
        elif name == "n":
            number = str(self.rng.randint(13, 960))
            while number in taken:
                number = str(self.rng.randint(13, 960))
            return number
        else:
            options = self.register.get(name) or read_shared(self.round_number)[name]
        free = [option for option in options if option not in taken]
        return self.rng.choice(free)
