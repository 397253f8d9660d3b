"""Public quote checkers behind one signature, each imported only when it is asked for."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Answer = Callable[[str, str], bool]
"""(said, printed) → is it kept?"""

RATIO_KEPT = 90.0
"""``partial_ratio`` from which fuzzy matching is usually called a match."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a peer says: kept or not; none of them names a kind of change."""

    kept: bool
    flags: tuple[str, ...] = ()


def _gtrex() -> Answer:
    gtrex = importlib.import_module("gtrex")
    return lambda said, printed: bool(gtrex.Verifier(said, gtrex.Policy()).verify(printed).grounded)


def _krokai() -> Answer:
    corpus, verify, verdicts = (importlib.import_module(f"krokai.{name}") for name in ("corpus", "verify", "verdicts"))

    def answer(said: str, printed: str) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "source.txt").write_text(said, encoding="utf-8")
            verdict, _, _ = verify.check(printed, corpus.Corpus([folder], quiet=True))
        return verdict in verdicts.CLEAN

    return answer


def _quotecheck() -> Answer:
    quotecheck = importlib.import_module("quotecheck")
    return lambda said, printed: bool(quotecheck.check(printed, said).ok)


def _verbatimeter() -> Answer:
    verbatimeter = importlib.import_module("verbatimeter")
    return lambda said, printed: bool(
        verbatimeter.check(printed, said, count_tokens=lambda text: len(text.split())).differing_tokens == 0
    )


def _rapidfuzz() -> Answer:
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    return lambda said, printed: bool(fuzz.partial_ratio(said, printed) >= RATIO_KEPT)


PEERS: dict[str, Callable[[], Answer]] = {
    "gtrex": _gtrex,
    "krokai": _krokai,
    "quotecheck": _quotecheck,
    "rapidfuzz": _rapidfuzz,
    "verbatimeter": _verbatimeter,
}
"""How each peer is asked: its default policy, the whole of what was said as the source."""


def load_peer(name: str) -> Callable[[str, str], Verdict]:
    """A peer as a checker.

    Raises:
        ModuleNotFoundError: If the peer is not installed.
    """
    answer = PEERS[name]()
    return lambda said, printed: Verdict(answer(said, printed))
