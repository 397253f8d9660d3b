"""What a constructed pair is, which kinds there are, and how a seed becomes pairs."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cache
from random import Random
from typing import TYPE_CHECKING, TypedDict

from benchmarks.quote_pairs.grammar import CONTEXT, FOLDER, LEADS, ROUNDS, Speaker, file_of, read_registers, split

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARE_WITH_CONTEXT = 0.6
"""Of the pairs whose template allows it, how many say more than the article prints, or print a neighbouring sentence."""
SHARE_WITH_LEAD = 0.15
"""Of the pairs that begin alike on both sides, how many have an opening before that."""
MAX_TRIES = 400
"""Draws without a new pair after which a kind counts as exhausted. Every kind yields more than 60 pairs within it."""
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


class Expected(TypedDict):
    """What a checker should answer."""

    kept: bool
    flag: str | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of difference between words said and words printed."""

    name: str
    changes_meaning: bool
    flag: str | None
    arguable: bool
    templates: tuple[str, ...]
    round_number: int

    @property
    def family(self) -> str:
        """The part of the name before the dot."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """Words said, words printed in quotation marks, and whether they mean the same."""

    id: str
    """Kind and a counter, unique for a seed."""
    kind: str
    family: str
    changes_meaning: bool
    expected: Expected
    arguable: bool
    """Careful editors may disagree: counted apart."""
    said: str
    printed: str
    round: int = 1
    """Which templates it is drawn from."""

    def to_dict(self) -> dict[str, object]:
        """The pair as JSON sees it."""
        return asdict(self)


def _parse_kinds(file: str, *, changes_meaning: bool, round_number: int) -> Iterator[Kind]:
    header: list[str] = []
    templates: list[str] = []
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    for line in [*(line for line in lines if line and not line.startswith("#")), "="]:
        if not line.startswith("="):
            text = line.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r")
            templates.append(ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))
            continue
        if header:
            name, *options = header
            flag = next((option for option in options if option not in {"-", "arguable"}), None)
            yield Kind(name, changes_meaning, flag, "arguable" in options, tuple(templates), round_number)
        header, templates = line[1:].split(), []


@cache
def read_kinds(round_number: int = 1) -> tuple[Kind, ...]:
    """All kinds of a round, those that change the meaning first, in the order of the files.

    Raises:
        ValueError: If there is no such round.
    """
    if round_number not in ROUNDS:
        message = f"there is no round {round_number}, only {' and '.join(map(str, ROUNDS))}"
        raise ValueError(message)
    return tuple(
        kind
        for subject, changes_meaning in (("changed", True), ("harmless", False))
        for kind in _parse_kinds(
            file_of(subject, round_number), changes_meaning=changes_meaning, round_number=round_number
        )
    )


def _draw(kind: Kind, template: str, rng: Random) -> tuple[str, str]:
    """Words said and words printed for one template."""
    bare, only_said = template.startswith("! "), template.startswith("> ")
    speaker = Speaker(rng, rng.choice(read_registers(kind.round_number)), kind.round_number)
    leads, context = LEADS[kind.round_number], CONTEXT[kind.round_number]
    text = speaker.fill(template[2:] if bare or only_said else template)
    said, printed = (side.replace(".m..", ".m.") for side in split(text))
    if not bare and text[0].isalpha() and printed[0].isupper() and rng.random() < SHARE_WITH_LEAD:
        lead = speaker.aside(leads)
        said, printed = lead + said, lead + printed
    if bare or rng.random() > SHARE_WITH_CONTEXT:
        return said, printed
    before, after = rng.choice(((1, 0), (0, 1), (1, 1)))
    if before:
        sentence = speaker.aside(context)
        said = f"{sentence} {said}"
        if kind.changes_meaning and not only_said and printed[0].isupper() and rng.random() < 0.3:
            printed = f"{sentence} {printed}"
    if after:
        sentence = speaker.aside(context)
        said = f"{said} {sentence}"
        if not only_said and rng.random() < 0.3:
            printed = f"{printed} {sentence}"
    return said, printed


def generate(seed: int, n: int, *, round_number: int = 1) -> list[Pair]:
    """Pairs, spread evenly over the kinds and sorted by kind; no two have the same words on both sides.

    A kind's pairs depend on the seed and on the number asked for alone. Within a kind the templates take turns.

    Args:
        seed: Starts the random numbers.
        n: How many pairs; at least one for each kind.
        round_number: Which templates: 1, the first, or 2, those written after the first were run.

    Raises:
        ValueError: If fewer pairs are asked for than there are kinds, a kind has not as many different pairs, or
            there is no such round.

    Example:
        >>> pairs = generate(1, 1000)
        >>> len(pairs), pairs == generate(1, 1000)
        (1000, True)
    """
    kinds = read_kinds(round_number)
    if n < len(kinds):
        message = f"{n} pairs asked for, but there are {len(kinds)} kinds, each with at least one pair"
        raise ValueError(message)
    pairs = []
    seen: set[tuple[str, str]] = set()
    for index, kind in enumerate(kinds):
        series = "quote pairs" if round_number == 1 else f"quote pairs, round {round_number}"
        rng = Random(f"{series}, seed {seed}, {kind.name}")
        templates = rng.sample(kind.templates, len(kind.templates))
        wanted = n // len(kinds) + (index < n % len(kinds))
        made = tries = 0
        while made < wanted:
            words = _draw(kind, templates[made % len(templates)] if tries < 20 else rng.choice(templates), rng)
            tries += 1
            if words in seen:
                if tries > MAX_TRIES:
                    message = f"{kind.name} has only {made} different pairs of {wanted}: add templates"
                    raise ValueError(message)
                continue
            seen.add(words)
            made, tries = made + 1, 0
            pairs.append(
                Pair(
                    id=f"{kind.name}-{made:04}",
                    kind=kind.name,
                    family=kind.family,
                    changes_meaning=kind.changes_meaning,
                    expected=Expected(kept=not kind.changes_meaning, flag=kind.flag),
                    arguable=kind.arguable,
                    said=words[0],
                    printed=words[1],
                    round=round_number,
                )
            )
    return pairs
